/* recovered.h - what an earlier run left unsaved */
#pragma once

#include "journeys/documents/recovery.h"
#include "journeys/documents/rewrite.h"

/* The file of the map, beside what it was when the map was open. */
typedef enum
{
  WAY_BASE_SAME,    /* it is as it was */
  WAY_BASE_CHANGED, /* somebody changed it since */
  WAY_BASE_GONE,    /* it is not there, or cannot be read */
  WAY_BASE_NONE,    /* the map was never saved */
} WayBase;

typedef struct
{
  char    *path;     /* of the recovery file */
  char    *map_path; /* NULL when the map was never saved */
  char    *title;    /* of the map as it was last; "" when it has none */
  char    *problem;  /* why it cannot be read, translated; NULL when it can */
  gboolean is_newer; /* a newer version of the program can read it: it stays where it is */
  char    *unread;   /* why the file of the map cannot be compared with, translated; NULL when it can or was not needed */
  char    *draft;    /* what was typed and is on no map yet; NULL */
  char    *place;    /* where on the map that was to go; NULL */
  WayBase  base;
  guint    n_steps;  /* what was done and not saved */
  gboolean is_whole; /* whether all of that can be read; known once it was */
  gboolean is_draft; /* whether nothing but the draft was not saved */
  gint64   first;    /* when, in microseconds of Unix time; 0 when there are no steps */
  gint64   last;
  gint64   opened;    /* when that part of it was opened that can be read, in seconds of Unix time; 0 */
  gint64   discarded; /* when the user said that it is not wanted, in seconds of Unix time; 0 */
} WayRecovered;

GPtrArray *way_recovered_list (WayRecoveryFolder *folder);

WayDocument *way_recovered_read (WayRecovered *self,
                                 WayMap      **before,
                                 GError      **error);

WayDocument *way_recovered_open (WayRecovered      *self,
                                 WayRecoveryFolder *folder,
                                 WayRecovery      **recovery,
                                 gboolean          *is_whole,
                                 GError           **error);

gboolean way_recovered_discard (WayRecovered *self,
                                GError      **error);

char *way_recovered_dup_words (const WayRecovered *left);

void way_recovered_rewrite_all (const char       *folder,
                                const WayRewrite *rewrite);

void way_recovered_free (WayRecovered *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRecovered, way_recovered_free)
