/* record-filter-private.h - what the files of the filter share */
#pragma once

#include "journeys/records/record-reader.h"
#include "widgets/records/lists/record-filter.h"

struct _WayRecordFilter
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordReader *reader;
  WayRecordQuery  *query;    /* a copy of what is asked for now */
  GCancellable    *asking;   /* what the menu shows is read while it is open; NULL when it is closed */
  GCancellable    *counting; /* or NULL */

  /* template */
  GtkWidget *button;
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *profiles; /* NULL when the kind has none */

  /* state */
  WayKind  kind;
  gboolean filling;
};

/* record-filter.c */

void way_record_filter_tell (WayRecordFilter *self);

void way_record_filter_fit (WayRecordFilter *self);

GtkWidget *way_record_filter_new_heading (const char *text);

GtkWidget *way_record_filter_new_choice (const char *name);

void way_record_filter_set_figure (GtkWidget *choice,
                                   int        n_records);

/* record-filter-choices.c */

void way_record_filter_add_choices (WayRecordFilter *self,
                                    const WayField  *field);

void way_record_filter_add_values (WayRecordFilter *self);

void way_record_filter_count (WayRecordFilter *self);

/* record-filter-profiles.c */

void way_record_filter_add_profiles (WayRecordFilter *self);
