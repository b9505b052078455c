/* completion-private.h - what the files of the completion share
 *
 * completion.c          the list
 * completion-records.c  what it knows of the records
 * completion-link.c     what it links when a line lands
 */
#pragma once

#include "journeys/capture/landing.h"
#include "journeys/model/fold.h"
#include "widgets/capture/completion.h"
#include "widgets/shared/record-finder.h"

#define MOST_FOUND 12 /* records at once */

struct _WayCompletion
{
  GtkPopover parent_instance;

  /* owned */
  WayMap          *map;         /* or NULL */
  WaySuggestions  *suggestions; /* of the map, or NULL */
  WayRecords      *records;     /* or NULL */
  WayRecordFinder *everybody;   /* reads the personas, or NULL */
  WayRecordFinder *finder;      /* looks for what is typed, or NULL */
  GPtrArray       *personas;    /* of WayItem; records, as far as they are known */
  GPtrArray       *found;       /* of WayItem; records that fit what was typed */
  GPtrArray       *met;         /* of WayItem; accounts and jobs that were found until now */
  GHashTable      *chosen;      /* folded name → WayItem; the record that was meant by it */
  char            *answered;    /* what was typed when they were found, or NULL */
  char            *word;        /* what is typed, or NULL */
  char            *card;        /* the id of what something is to be taken off, or NULL */

  /* template */
  GtkWidget *list;

  /* state */
  WayMarkType  type;
  WayMarkType  answered_type;
  GdkRectangle at;
  int          n_rows;
  gboolean     wanted; /* somebody types something that can be completed */
};

/* completion.c */
void way_completion_refill (WayCompletion *self);

/* completion-records.c */
void way_completion_ask (WayCompletion *self);

void way_completion_choose (WayCompletion *self,
                            const char    *word,
                            const char    *record_id);

GPtrArray *way_completion_list_known (WayCompletion *self);

GPtrArray *way_completion_get_answers (WayCompletion *self);

void way_completion_meet (WayCompletion *self,
                          GPtrArray     *found);

gboolean way_completion_is_asked_for (WayItem   *record,
                                      WayKindSet link_kinds);

WayItem *way_completion_find_among (GPtrArray  *records,
                                    WayKindSet  link_kinds,
                                    const char *name,
                                    gboolean    named);

WayItem *way_completion_find_beginning (WayCompletion *self,
                                        WayKindSet     link_kinds,
                                        const char    *name,
                                        gboolean      *several);
