/* versions.h - earlier states of maps, kept beside the files
 *
 * A file for each map, named by its UUID, so that the versions are found when
 * the map was renamed or moved. Any thread may call this.
 */
#pragma once

#include "journeys/documents/document-error.h"
#include "journeys/documents/rewrite.h"

typedef struct
{
  gint64 id;
  gint64 saved; /* when, in microseconds of Unix time */
  char  *path;  /* of the file of the map then; NULL for one that had none */
  char  *label; /* what the user called it; NULL for a save */
  gint64 size;  /* bytes of the map */
} WayVersion;

char *way_versions_dup_folder (void);

gboolean way_versions_keep (const char *folder,
                            const char *uuid,
                            GBytes     *content,
                            gint64      saved,
                            const char *path,
                            const char *label,
                            GError    **error);

char **way_versions_find (const char *folder,
                          const char *path,
                          GPtrArray  *problems);

GPtrArray *way_versions_list (const char *folder,
                              const char *uuid,
                              GError    **error);

GBytes *way_versions_read (const char *folder,
                           const char *uuid,
                           gint64      id,
                           GError    **error);

void way_versions_rewrite_all (const char       *folder,
                               const WayRewrite *rewrite);

gboolean way_versions_remove_unread (const char *path,
                                     GError    **error);
