/* figure-view.h - a figure that is worked out from the records, as a plot and as a table
 *
 * What all such views share: the figures are worked out in another thread, again when
 * records change; the same rows as a table; the way out to files; and what is said when there
 * is nothing to show. A view is made by its own file, from a WayFigureKind.
 */
#pragma once

#include "journeys/drawing/plot.h"
#include "journeys/records/desk.h"
#include "widgets/records/views/plot-view.h"
#include "widgets/records/views/twin-list.h"
#include "widgets/records/views/twin-table.h"

#define WAY_TYPE_FIGURE_VIEW (way_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (WayFigureView, way_figure_view, WAY, FIGURE_VIEW, GtkWidget)

typedef struct
{
  const char *name;     /* of the widget, for tests and style */
  const char *title;    /* translatable */
  const char *question; /* translatable: what the view answers */
  gboolean    inlaid;   /* it is a part of a page */
  WayKindSet  kinds;    /* records of these kinds make a difference; WAY_KIND_MAP for the library */

  /* In another thread. @about is what the view is about, or NULL. Where this is NULL, somebody gives the figures. */
  gpointer (*read) (WayRecords   *records,
                    const char   *about,
                    GCancellable *cancellable,
                    GError      **error);

  GDestroyNotify free; /* of what was read */

  /* In another thread, when the table is looked at: what it takes beside the figures, freed with free_rows;
   * NULL: nothing. */
  gpointer (*read_rows) (WayRecords   *records,
                         const char   *about,
                         GCancellable *cancellable,
                         GError      **error);

  GDestroyNotify free_rows;

  /* What stands in the place of a plot, which is drawn for files only; NULL: a plot. */
  GtkWidget *(*make) (WayFigureView *view,
                      gpointer       state);

  /* Shows what was read, with way_figure_view_set_…(); rows are asked for when they are looked at. */
  void (*show) (WayFigureView *view,
                gpointer       figures,
                gpointer       state);

  /* Sets the rows of the table, with way_figure_view_set_rows() or way_figure_view_take_list(); @figures are what
   * read_rows gave where there is that, and to be freed by whom they are given to. */
  void (*list) (WayFigureView *view,
                gpointer       figures,
                gpointer       state);

  /* Opens something of the plot or the table; NULL: the record. Returns whether it did. */
  gboolean (*open) (WayFigureView *view,
                    gpointer       figures,
                    const char    *element,
                    const char    *id);
} WayFigureKind;

WayFigureView *way_figure_view_new (WayDesk             *desk,
                                    const WayFigureKind *kind,
                                    const char          *about,
                                    gpointer             state,
                                    GDestroyNotify       free_state);

WayDesk *way_figure_view_get_desk (WayFigureView *self);

gpointer way_figure_view_get_state (WayFigureView *self);

void way_figure_view_add_control (WayFigureView *self,
                                  const char    *label,
                                  GtkWidget     *control);

void way_figure_view_set_about (WayFigureView *self,
                                const char    *about);

void way_figure_view_show_again (WayFigureView *self);

void way_figure_view_reload (WayFigureView *self);

void way_figure_view_take_figures (WayFigureView *self,
                                   gpointer       figures);

/* For the show function. */

void way_figure_view_set_notice (WayFigureView *self,
                                 const char    *text);

void way_figure_view_set_hint (WayFigureView *self,
                               const char    *text);

void way_figure_view_set_file_name (WayFigureView *self,
                                    const char    *name);

void way_figure_view_add_remedy (WayFigureView *self,
                                 const char    *text,
                                 const char    *hint,
                                 const char    *action,
                                 GVariant      *target);

void way_figure_view_set_plot (WayFigureView *self,
                               WayPlotFunc    func,
                               gpointer       data,
                               GDestroyNotify destroy);

void way_figure_view_set_rows (WayFigureView       *self,
                               const WayTwinColumn *columns,
                               guint                n_columns,
                               GPtrArray           *rows);

void way_figure_view_take_list (WayFigureView       *self,
                                const WayTwinColumn *columns,
                                guint                n_columns,
                                WayTwinList         *rows);

void way_figure_view_set_empty (WayFigureView *self,
                                const char    *title,
                                const char    *description,
                                const char    *button,
                                const char    *action,
                                GVariant      *target);

WayPlotView *way_figure_view_get_plot_view (WayFigureView *self);
