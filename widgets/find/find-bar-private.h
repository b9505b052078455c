/* find-bar-private.h - what the files of the find bar share */
#pragma once

#include "journeys/model/matches.h"
#include "widgets/find/find-bar.h"

/* Things that are looked at between two frames. */
#define WAY_FIND_PORTION 400

struct _WayFindBar
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;
  WaySelection *selection;
  WayMatches   *matches;
  char         *anchor;   /* id of what was selected when the search began */
  char         *shown;    /* id of what was shown last, or NULL */
  char         *shown_as; /* id of what was selected for it: a lane for a card that is folded away */
  char         *done;     /* what replacing did, told while nothing is left to be found */

  /* template */
  GtkWidget *clamp;
  GtkWidget *entry;
  GtkWidget *with;
  GtkWidget *status;
  GtkWidget *replacing;
  GtkWidget *replace_button;
  GtkWidget *replace_all_button;
  GtkWidget *replace_toggle;
  GtkWidget *closer;
  GtkWidget *steps[2]; /* to the previous and to the next */

  /* state */
  gboolean editable;
  gboolean sought; /* the map shows what is looked for */
  gboolean wanted; /* something is to be shown as soon as all was looked at */
  int      by;     /* which: 0 the first from the anchor on, 1 the next, -1 the previous */
  gboolean wrapped;
  guint    portion_id;
};

WayMap *way_find_bar_get_map (WayFindBar *self);

const char *way_find_bar_get_text (WayFindBar *self);

WayItem *way_find_bar_get_shown (WayFindBar *self);

void way_find_bar_update_status (WayFindBar *self);

void way_find_bar_set_done (WayFindBar *self,
                            const char *done);

void way_find_bar_go (WayFindBar *self,
                      WayItem    *from,
                      int         by);

void way_find_bar_look_for (WayFindBar *self);

void way_find_bar_look_on (WayFindBar *self);
