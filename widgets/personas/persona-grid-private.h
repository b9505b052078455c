/* persona-grid-private.h - what the parts of the grid share */
#pragma once

#include "journeys/model/step-cards.h"
#include "widgets/personas/persona-grid.h"

/* A stage or a step. */
typedef struct
{
  char      *id;
  GPtrArray *steps; /* ids of those that are looked at; owned */
  GtkWidget *header;
  GPtrArray *cells; /* a row each, the gap last; borrowed */
} WayGridColumn;

struct _WayPersonaGrid
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;   /* or NULL */
  WaySelection *selection; /* or NULL */
  WayStepCards *cards;     /* NULL when nobody looks */
  WayFilter    *filter;    /* or NULL */
  GPtrArray    *columns;   /* of WayGridColumn */
  GPtrArray    *personas;  /* ids, in the order of the rows */
  GHashTable   *by_step;   /* id of a step → its column */

  /* template */
  GtkWidget *box;
  GtkWidget *by_step_button;
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *link_button;
  GtkWidget *names;
  GtkWidget *rows;
  GtkWidget *mean;

  /* state */
  WayThemeName theme;
  gboolean     by_steps;
  gboolean     stale; /* rows or columns are others now */
  guint        idle;
};

void way_grid_column_free (gpointer data);

WayMap *way_persona_grid_get_map (WayPersonaGrid *self);

/* persona-grid-build.c */
GtkWidget *way_persona_grid_build_bar (WayPersonaGrid *self);

GtkWidget *way_persona_grid_build_frame (WayPersonaGrid *self);

void way_persona_grid_build_cells (WayPersonaGrid *self);

/* persona-grid-update.c */
void way_persona_grid_update_column (WayPersonaGrid *self,
                                     WayGridColumn  *column);

void way_persona_grid_update_mean (WayPersonaGrid *self);

void way_persona_grid_show_selection (WayPersonaGrid *self);

void way_persona_grid_clicked (WayPersonaGrid *self,
                               GtkWidget      *cell);
