/* window-find.c - find, replace, filter, and going to what was found */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "journeys/model/written.h"

static WayMap *
get_map (WayWindow *self)
{
  return way_document_get_map (self->document);
}

static WayItem *
find_job_card (WayMap     *map,
               const char *job_id)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);

      if (way_item_get_kind (card) == WAY_KIND_JOB_CARD && way_item_refers_to (card, "job", job_id))
        return card;
    }

  return NULL;
}

/* What can be seen of an item: of a job its card, of a card in a folded lane the lane. */
static WayItem *
find_seen (WayMap  *map,
           WayItem *item)
{
  WayItem *lane;

  if (way_item_get_kind (item) == WAY_KIND_JOB_LINK)
    {
      WayItem *card = find_job_card (map, way_item_get_id (item));

      item = card != NULL ? card : way_map_get_root (map);
    }
  if (!way_kind_is_card (way_item_get_kind (item)))
    return item;
  lane = way_map_find (map, way_item_get_at (item, WAY_CARD_LANE));

  return lane != NULL && way_item_has_mark (lane, "folded") ? lane : item;
}

static gboolean
is_on_bench (WayWindow *self)
{
  WayItem *item = self->document != NULL ? way_selection_get_item (self->selection, get_map (self)) : NULL;

  return item != NULL && way_kind_is_card (way_item_get_kind (item)) && way_item_get_slot (item) == WAY_MAP_BENCH;
}

/* The cell in use stays: the card can be put there. */
static void
show_on_bench (WayWindow *self,
               WayItem   *card)
{
  g_autofree char *step = g_strdup (way_selection_get_step (self->selection));
  g_autofree char *lane = g_strdup (way_selection_get_lane (self->selection));

  way_selection_select_in_cell (self->selection, way_item_get_id (card), step, lane);
  way_window_show_side (self, "bench");
  way_bench_list_show (self->bench, way_item_get_id (card));
}

/**
 * way_window_go_to:
 * @self: a window with a map
 * @id: the id of an item of the map
 *
 * Selects an item and brings it into sight, on the map or on the bench. Nothing about
 * the map changes.
 */
void
way_window_go_to (WayWindow  *self,
                  const char *id)
{
  WayItem *item = self->document != NULL ? way_map_find (get_map (self), id) : NULL;

  if (item == NULL)
    return;
  item = find_seen (get_map (self), item);
  if (way_kind_is_card (way_item_get_kind (item)) && way_item_get_slot (item) == WAY_MAP_BENCH)
    {
      show_on_bench (self, item);
      return;
    }
  way_window_uncover_map (self);
  if (way_kind_is_card (way_item_get_kind (item)))
    way_selection_select_in_cell (self->selection, way_item_get_id (item), way_item_get_at (item, WAY_CARD_STEP), way_item_get_at (item, WAY_CARD_LANE));
  else
    way_selection_select (self->selection, way_item_get_id (item));
  way_canvas_scroll_to (self->canvas, way_item_get_id (item));
}

/**
 * way_window_focus_selected:
 * @self: a window with a map
 *
 * Gives the keyboard to what was gone to: the face that is seen, or the bench.
 */
void
way_window_focus_selected (WayWindow *self)
{
  if (is_on_bench (self) && gtk_widget_get_mapped (GTK_WIDGET (self->bench)))
    gtk_widget_grab_focus (GTK_WIDGET (self->bench));
  else
    way_window_focus_face (self);
}

/* What is found in words that somebody said is shown where these are read. */
static void
found_cb (WayWindow  *self,
          const char *id,
          const char *holder_id)
{
  WayItem *holder = self->document != NULL ? way_map_find (get_map (self), holder_id) : NULL;

  way_window_go_to (self, id);
  if (holder == NULL || (way_item_get_kind (holder) != WAY_KIND_COMMENT && way_item_get_kind (holder) != WAY_KIND_REPLY))
    return;
  way_window_show_side (self, "comments");
  way_comments_page_show (self->comments, holder_id);
}

static void
sought_cb (WayWindow  *self,
           const char *sought)
{
  way_canvas_set_sought (self->canvas, sought);
  /* What is typed is seen, until something is found in the side. */
  if (sought != NULL)
    way_window_uncover_map (self);
}

/* Escape ends the search from the map too, before it lets go of what was found. */
static gboolean
map_key_cb (WayWindow      *self,
            guint           keyval,
            guint           keycode,
            GdkModifierType state)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);

  if (keyval != GDK_KEY_Escape || held != 0 || !way_find_bar_is_open (self->find_bar) ||
      way_canvas_is_editing (self->canvas) || way_canvas_is_dragging (self->canvas))
    return GDK_EVENT_PROPAGATE;
  way_find_bar_close (self->find_bar);

  return GDK_EVENT_STOP;
}

static void
filter_changed_cb (WayWindow *self)
{
  const WayFilter *filter = way_filter_bar_get_filter (self->filter_bar);

  way_canvas_set_filter (self->canvas, filter);
  way_table_set_filter (self->table, filter);
  way_story_view_set_filter (self->story, filter);
  way_persona_grid_set_filter (self->personas, filter);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.clear-filter", !way_filter_is_empty (filter));
}

/* What is found is shown on the map. */
static gboolean
show_map (WayWindow *self)
{
  if (self->document == NULL)
    return FALSE;
  way_window_finish_typing (self);
  way_window_uncover_map (self);
  way_window_show_face (self, "map");

  return TRUE;
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    {
      way_home_search (self->home);
      return;
    }
  if (!show_map (self))
    return;
  if (g_str_equal (name, "win.find-next"))
    way_find_bar_step (self->find_bar, 1);
  else if (g_str_equal (name, "win.find-previous"))
    way_find_bar_step (self->find_bar, -1);
  else
    way_find_bar_open (self->find_bar, g_str_equal (name, "win.replace"));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    {
      if (way_home_search (self->home))
        way_record_list_filter (way_home_get_list (self->home));
      return;
    }
  way_window_finish_typing (self);
  if (g_str_equal (name, "win.views"))
    way_filter_bar_open_views (self->filter_bar);
  else
    way_filter_bar_open (self->filter_bar);
}

static void
clear_filter_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  way_filter_bar_close (WAY_WINDOW (widget)->filter_bar);
}

static void
show_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  WayItem   *view = self->document != NULL ? way_map_find (get_map (self), g_variant_get_string (parameter, NULL)) : NULL;

  if (view == NULL || way_item_get_kind (view) != WAY_KIND_VIEW)
    return;
  {
    g_autoptr (WayFilter) filter = way_filter_new_for_view (view);

    way_filter_bar_set_filter (self->filter_bar, filter);
    gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), TRUE);
  }
}

/* The map of the window is another one. */
void
way_window_update_find (WayWindow *self)
{
  static const char *const names[] = { "win.find", "win.replace", "win.find-next", "win.find-previous", "win.filter", "win.views", "win.show-view" };
  WayHistory              *history = self->document != NULL ? way_document_get_history (self->document) : NULL;
  gboolean                 editable = way_window_is_editable (self);
  guint                    i;

  way_find_bar_set_history (self->find_bar, history, editable);
  way_filter_bar_set_history (self->filter_bar, history, editable);
  way_canvas_set_sought (self->canvas, NULL);
  filter_changed_cb (self);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], history != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.replace", editable);
}

void
way_window_init_find (WayWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (map_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_widget_get_parent (GTK_WIDGET (self->canvas)), keys);
  way_find_bar_set_selection (self->find_bar, self->selection);
  g_signal_connect_swapped (self->find_bar, "sought", G_CALLBACK (sought_cb), self);
  g_signal_connect_swapped (self->find_bar, "show-item", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->find_bar, "told", G_CALLBACK (way_window_tell), self);
  g_signal_connect_swapped (self->find_bar, "closed", G_CALLBACK (way_window_focus_selected), self);
  g_signal_connect_swapped (self->find_bar, "replaced", G_CALLBACK (way_window_show_undo_toast), self);
  g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->filter_bar, "told", G_CALLBACK (way_window_tell), self);
  g_signal_connect_swapped (self->filter_bar, "closed", G_CALLBACK (way_window_focus_selected), self);
  way_window_update_find (self);
}

void
way_window_install_find_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.find", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.replace", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.find-next", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.find-previous", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (klass, "win.views", NULL, filter_action);
  gtk_widget_class_install_action (klass, "win.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (klass, "win.show-view", "s", show_view_action);
  way_go_to_install_action (klass);
  way_command_palette_install_action (klass);
}
