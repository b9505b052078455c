/* figure-view-private.h - what the parts of a view of figures share */
#pragma once

#include "widgets/records/views/figure-view.h"
#include "widgets/shared/records-watch.h"

/* Figures live as long as a plot is drawn from them. */
typedef struct
{
  gpointer       figures;
  GDestroyNotify free;
} WayFiguresHeld;

struct _WayFigureView
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordsWatch *watch;
  char            *about;
  char            *file_name;     /* of its table, to begin with; NULL: its title */
  char            *wanted_format; /* of a file that waits for the table, or NULL */
  WayFiguresHeld  *held;          /* or NULL */
  gpointer         state;
  GDestroyNotify   free_state;
  GCancellable    *reading;      /* or NULL */
  GCancellable    *reading_rows; /* or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *controls;
  GtkWidget *notice;
  GtkWidget *hint;     /* how to work on what stands in the place of the plot */
  GtkWidget *remedies; /* what can be done about what is missing */
  GtkWidget *twin_button;
  GtkWidget *stack;
  GtkWidget *plot;  /* or what stands in its place */
  GtkWidget *paper; /* the plot, also where it is never seen */
  GtkWidget *table;
  GtkWidget *empty;
  GtkWidget *empty_button;
  GtkWidget *export_button;

  /* state */
  const WayFigureKind *kind;
  gboolean             stale;
  gboolean             is_empty;
  gboolean             rows_stale;
  gboolean             rows_known;  /* some were listed */
  gboolean             wants_focus; /* as soon as there is something to have it */
  gconstpointer        focused;     /* what had it when it was wanted; never looked into */
};

void way_figure_view_choose_page (WayFigureView *self);

void way_figure_view_open (WayFigureView *self,
                           const char    *element,
                           const char    *id);

/* figure-view-rows.c */

void way_figure_view_ensure_rows (WayFigureView *self);

void way_figure_view_export_rows (WayFigureView *self,
                                  const char    *format);

/* figure-view-parts.c */

void way_figure_view_build (WayFigureView *self);

void way_figure_view_clear_remedies (WayFigureView *self);
