/* plot-area-private.h - what the parts of a plot area share */
#pragma once

#include "widgets/records/views/plot-area.h"

#define WAY_PLOT_LEAST 120         /* pixels */
#define WAY_PLOT_MOST_CHILDREN 800 /* items that are widgets at the same time */

struct _WayPlotArea
{
  GtkWidget parent_instance;

  /* owned */
  GtkAdjustment *hadjustment; /* or NULL: not scrolled */
  GtkAdjustment *vadjustment;
  WayPlot       *plot;     /* or NULL */
  GHashTable    *children; /* place of an item + 1 → its button, borrowed */
  gpointer       data;
  GDestroyNotify destroy;

  /* state */
  WayPlotFunc  func;
  WayThemeName theme;
  gboolean     inlaid;
  gboolean     elastic;
  gboolean     stale;
  double       zoom;
  double       scale; /* pixels of the widget for one of the plot */
  double       built_width;
  double       built_height;
  double       head_shift;
  int          hovered; /* the item below the pointer, if it would have no child; -1: none */
  int          pressed; /* the item without a child that was pressed; -1: none */
  int          current; /* the item with the focus, or the last one that had it; -1: none */
};

void way_plot_area_activate (WayPlotArea *self,
                             int          place);

void way_plot_area_get_offset (WayPlotArea *self,
                               double      *x,
                               double      *y);

void way_plot_area_get_heads (WayPlotArea *self,
                              double      *start,
                              double      *width,
                              double      *height);

void way_plot_area_update_children (WayPlotArea *self);

GtkWidget *way_plot_area_add_child (WayPlotArea *self,
                                    int          place);

int way_plot_area_get_place (GtkWidget *child);

void way_plot_area_add_keys (WayPlotArea *self);

/* plot-area-pointer.c */

void way_plot_area_add_pointer (WayPlotArea *self);

gboolean way_plot_area_focus (GtkWidget       *widget,
                              GtkDirectionType direction);

gboolean way_plot_area_grab_focus (GtkWidget *widget);
