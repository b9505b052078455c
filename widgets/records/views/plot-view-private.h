/* plot-view-private.h - what the parts of a view of a plot share */
#pragma once

#include "widgets/records/views/plot-area.h"
#include "widgets/records/views/plot-view.h"

struct _WayPlotView
{
  GtkWidget parent_instance;

  /* owned */
  char *label;
  char *title; /* on paper */
  char *note;
  char *date;

  /* template */
  GtkWidget *child; /* the area, or what scrolls it */
  GtkWidget *area;
  GtkWidget *menu;

  /* state */
  WayPlotFunc func;
  gpointer    data; /* owned by the area */
  gboolean    bare;
  int         about; /* the item whose menu is open; -1: none */
  double      pinch; /* the zoom when the fingers came down */
};

void way_plot_view_activate (WayPlotView *self,
                             int          place);

/* plot-view-menu.c */

void way_plot_view_install_menu (GtkWidgetClass *klass);

void way_plot_view_add_menu (WayPlotView *self);
