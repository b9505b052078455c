/* writer-private.h - what the parts of the writer share */
#pragma once

#include "journeys/model/item-private.h"

typedef struct
{
  const char *prefix;
  const char *uri;
} WayDeclared;

typedef struct
{
  GString *out;
  GArray  *scope; /* of WayDeclared, innermost last */
} WayWriter;

/* A foreign node or attribute and the entry that it goes to. */
typedef struct
{
  WayForeign *foreign;
  int         position;
} WayPlaced;

void way_writer_start_line (WayWriter *writer,
                            int        indent);

void way_writer_declare (WayWriter  *writer,
                         const char *prefix,
                         const char *uri);

void way_writer_append_declaration (WayWriter  *writer,
                                    const char *prefix,
                                    const char *uri);

void way_writer_foreign_attributes (WayWriter *writer,
                                    GPtrArray *attributes);

void way_writer_foreign_line (WayWriter        *writer,
                              const WayForeign *foreign,
                              int               indent);

GArray *way_writer_place_foreign (WayItem        *item,
                                  int             part,
                                  WayForeignPlace place,
                                  const char    **keys,
                                  int             n_keys);

void way_writer_before (WayWriter *writer,
                        GArray    *placed,
                        guint     *next,
                        int        position,
                        int        indent);

GPtrArray *way_writer_complete_inner (WayWriter *writer,
                                      GPtrArray *inner);

gboolean way_writer_is_inner (const WayForeign *foreign,
                              int               part);

GHashTable *way_writer_collect_inner (WayItem *item,
                                      int      part);
