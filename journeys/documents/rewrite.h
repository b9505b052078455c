/* rewrite.h - what is to be found nowhere any more, taken out of all that is kept of maps */
#pragma once

#include "journeys/model/map.h"

/* What could not be looked into, or not changed. */
typedef struct
{
  char    *path;
  char    *problem; /* translated */
  gboolean damaged; /* nobody can read it ever; else it may be read another time */
} WayUnread;

/* A file of a map that was changed just as what is kept of it: the sums of what was in it, and of what is. */
typedef struct
{
  char *before;
  char *after;
} WayRewritten;

typedef struct
{
  /* @changed: whether it changed it; returns FALSE when it could not */
  gboolean (*change_map) (WayMap   *map,
                          gboolean *changed,
                          gpointer  data,
                          GError  **error);
  char *(*change_text) (const char *text,
                        gpointer    data); /* returns the other text; NULL: it stays */
  gpointer    data;
  GHashTable *files;  /* path → WayRewritten; or NULL */
  GPtrArray  *unread; /* where WayUnread are added */
} WayRewrite;

GPtrArray *way_rewrite_new_unread (void);

void way_rewrite_add_unread (const WayRewrite *self,
                             const char       *path,
                             const char       *problem,
                             gboolean          damaged);

GDir *way_rewrite_open_folder (const WayRewrite *self,
                               const char       *folder);

gboolean way_rewrite_is_damage (const GError *error);

GHashTable *way_rewrite_new_files (void);

void way_rewrite_add_file (GHashTable *files,
                           const char *path,
                           GBytes     *before,
                           GBytes     *after);
