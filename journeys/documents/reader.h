/* reader.h - a map out of the bytes of a file */
#pragma once

#include "journeys/documents/document-error.h"
#include "journeys/model/map.h"

/* What the reader had to say about a file that it could read. */
typedef struct
{
  char    *message; /* NAME:LINE: what is wrong and what was done */
  int      line;
  gboolean repaired; /* the map differs from the file in this */
} WayNotice;

WayMap *way_reader_read (GBytes     *bytes,
                         const char *name,
                         GPtrArray **notices,
                         gboolean   *read_only,
                         GError    **error);

WayMap *way_reader_read_own (GBytes     *bytes,
                             const char *name,
                             GPtrArray **notices,
                             gboolean   *read_only,
                             GError    **error);

WayMap *way_reader_read_part (GBytes     *bytes,
                              const char *name,
                              char      **of,
                              GError    **error);

WayItem *way_reader_read_item (GBytes     *bytes,
                               const char *name,
                               WayKind     kind,
                               GError    **error);
