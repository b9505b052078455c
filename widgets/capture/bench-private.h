/* bench-private.h - what the files of the bench share */
#pragma once

#include "widgets/capture/bench-list.h"
#include "widgets/capture/bench-row.h"

struct _WayBenchList
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory    *history;   /* or NULL */
  WaySelection  *selection; /* or NULL */
  GtkStringList *ids;       /* of the cards, in their order */
  GHashTable    *rows;      /* id → row that shows it now */

  /* template */
  GtkWidget          *entry;
  GtkWidget          *stack; /* the list, or a word about it */
  GtkWidget          *view;
  GtkWidget          *hint;
  GtkSingleSelection *chosen;

  /* state */
  gboolean editable;
};

WayMap *way_bench_list_get_map (WayBenchList *self);

void way_bench_list_place_here (WayBenchList *self,
                                const char   *id);

void way_bench_list_remove (WayBenchList *self,
                            const char   *id);

void way_bench_list_place_row (WayBenchList *self,
                               WayBenchRow  *row);

void way_bench_list_remove_row (WayBenchList *self,
                                WayBenchRow  *row);

void way_bench_list_retitle (WayBenchList *self,
                             const char   *title,
                             WayBenchRow  *row);

void way_bench_list_add (WayBenchList *self);
