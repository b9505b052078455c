/* canvas.h - a map that is seen, moved in and edited
 *
 * Stands in a GtkScrolledWindow. Changes the map by commands only, through the
 * history that it is given. Places and lengths in this header are those of the
 * layout: pixels at zoom 1.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/capture/split.h"
#include "journeys/commands/history.h"
#include "journeys/layout/layout.h"
#include "journeys/model/filter.h"
#include "widgets/shared/selection.h"

#define WAY_CANVAS_ZOOM_MIN 0.1
#define WAY_CANVAS_ZOOM_MAX 4.0

#define WAY_TYPE_CANVAS (way_canvas_get_type ())
G_DECLARE_FINAL_TYPE (WayCanvas, way_canvas, WAY, CANVAS, GtkWidget)

WayCanvas *way_canvas_new (void);

/* The map is that of the history. */
void way_canvas_set_history (WayCanvas  *self,
                             WayHistory *history);

WayMap *way_canvas_get_map (WayCanvas *self);

void way_canvas_set_selection (WayCanvas    *self,
                               WaySelection *selection);

WaySelection *way_canvas_get_selection (WayCanvas *self);

void way_canvas_set_theme (WayCanvas   *self,
                           WayThemeName theme);

/* Off for maps that are shown only: nothing on the canvas changes them. */
void way_canvas_set_editable (WayCanvas *self,
                              gboolean   editable);

/* Whose emotion a click in an emotion lane sets; NULL for the first persona. */
void way_canvas_set_persona (WayCanvas  *self,
                             const char *persona_id);

const char *way_canvas_get_persona (WayCanvas *self);

WayLayout *way_canvas_get_layout (WayCanvas *self);

/* What is looked at: the rest is dimmed. */
void way_canvas_set_filter (WayCanvas       *self,
                            const WayFilter *filter);

void way_canvas_set_sought (WayCanvas  *self,
                            const char *sought);

/* Zoom: 0.1 to 4.0, and a property "zoom" that notifies. */
void way_canvas_set_zoom (WayCanvas *self,
                          double     zoom);

double way_canvas_get_zoom (WayCanvas *self);

void way_canvas_zoom_at (WayCanvas *self,
                         double     zoom,
                         double     widget_x,
                         double     widget_y);

void way_canvas_zoom_in (WayCanvas *self);

void way_canvas_zoom_out (WayCanvas *self);

void way_canvas_zoom_fit (WayCanvas *self);

void way_canvas_zoom_width (WayCanvas *self);

void way_canvas_zoom_actual (WayCanvas *self);

void way_canvas_zoom_selection (WayCanvas *self);

void way_canvas_scroll_to (WayCanvas  *self,
                           const char *id);

void way_canvas_widget_to_map (WayCanvas *self,
                               double     widget_x,
                               double     widget_y,
                               double    *x,
                               double    *y);

void way_canvas_map_to_widget (WayCanvas *self,
                               double     x,
                               double     y,
                               double    *widget_x,
                               double    *widget_y);

/* Editing in place. Each of these does nothing when the canvas is not editable. */
gboolean way_canvas_edit_title (WayCanvas  *self,
                                const char *id);

gboolean way_canvas_edit_field (WayCanvas  *self,
                                const char *id,
                                const char *field);

void way_canvas_end_edit (WayCanvas *self);

gboolean way_canvas_is_editing (WayCanvas *self);

gboolean way_canvas_is_dragging (WayCanvas *self);

/* Whether the cell in use is one that cards can be put into. */
gboolean way_canvas_takes_cards (WayCanvas *self);

gboolean way_canvas_add_card (WayCanvas *self);

gboolean way_canvas_remove_selected (WayCanvas *self);

void way_canvas_toggle_fold (WayCanvas  *self,
                             const char *lane_id);

/* To another place, by one; longer or shorter; once more. Each is one step. */
gboolean way_canvas_move_selected (WayCanvas       *self,
                                   GtkDirectionType direction);

gboolean way_canvas_change_span (WayCanvas *self,
                                 int        by);

gboolean way_canvas_duplicate_selected (WayCanvas *self);

/* What is dragged over the map from elsewhere. The items are those of the map at that time. */
typedef struct
{
  WayItem *card; /* that it comes onto, or NULL */
  WayItem *step;
  WayItem *lane;
  WayItem *after; /* between these of the cell; NULL: at that end */
  WayItem *before;
} WayCanvasPlace;

gboolean way_canvas_guest_move (WayCanvas *self,
                                double     x,
                                double     y,
                                gboolean   onto);

void way_canvas_guest_leave (WayCanvas *self);

gboolean way_canvas_guest_drop (WayCanvas      *self,
                                double          x,
                                double          y,
                                gboolean        onto,
                                WayCanvasPlace *place);

/* The cell that what is typed elsewhere lands in; NULL for none. */
void way_canvas_set_glow (WayCanvas  *self,
                          const char *step_id,
                          const char *lane_id);

/* Cards that would come there, as shadows of themselves; NULL for none. */
void way_canvas_set_ghosts (WayCanvas *self,
                            WaySplit  *split);
