/* story-view.c - the map as text to read, in the order of the journey */
#include "config.h"

#include "widgets/story/story-view.h"

#include <glib/gi18n.h>

#include "widgets/shared/follow.h"
#include "widgets/shared/keys.h"
#include "widgets/story/story-paragraph.h"
#include "widgets/story/story-view-private.h"

G_DEFINE_FINAL_TYPE (WayStoryView, way_story_view, GTK_TYPE_WIDGET)

guint
way_story_view_get_n_rows (WayStoryView *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

GtkWidget *
way_story_view_find_paragraph (WayStoryView *self,
                               guint         place)
{
  g_autoptr (WayStoryRow) row = self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), place) : NULL;

  return row != NULL ? g_hash_table_lookup (self->shown, row) : NULL;
}

static void
scroll (WayStoryView *self)
{
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", self->place);
}

/* GTK makes the rows while it lays out, and must not be disturbed then. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayStoryView *self = WAY_STORY_VIEW (widget);
  GtkWidget    *paragraph = way_story_view_find_paragraph (self, self->place);

  /* What is not laid out yet does not know where to scroll to. */
  if (self->frames == 1)
    scroll (self);
  if (self->place < way_story_view_get_n_rows (self) && (self->frames++ < 2 || (paragraph == NULL && self->frames < 10)))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  way_focus_claim_take (&self->claim, widget, paragraph);

  return G_SOURCE_REMOVE;
}

static void
wait_for_layout (WayStoryView *self,
                 gboolean      focus)
{
  self->frames = 0;
  if (focus)
    way_focus_claim_make (&self->claim, GTK_WIDGET (self));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Puts the focus into the paragraph in use, now or when GTK has made it. */
void
way_story_view_bring_here (WayStoryView *self)
{
  GtkWidget *paragraph;

  scroll (self);
  paragraph = way_story_view_find_paragraph (self, self->place);
  if (paragraph == NULL || !gtk_widget_grab_focus (paragraph))
    wait_for_layout (self, TRUE);
}

void
way_story_view_go_to (WayStoryView *self,
                      guint         place)
{
  if (way_story_view_get_n_rows (self) == 0)
    return;
  way_story_view_end_range (self);
  self->place = MIN (place, way_story_view_get_n_rows (self) - 1);
  self->selecting = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), self->place, TRUE);
  self->selecting = FALSE;
  way_story_view_bring_here (self);
}

static void
follow_selection (WayStoryView *self)
{
  guint place;

  if (self->list == NULL || !way_story_list_find (self->list, way_selection_get_last (self->selection), &place))
    return;
  way_story_view_end_range (self);
  self->place = place;
  scroll (self);
}

static void
selection_changed_cb (WayStoryView *self)
{
  if (!self->selecting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

/**
 * way_story_view_go_to_heading:
 * @self: a story
 * @by: 1 for the next, −1 for the one before
 * @level: of the heading, from 1; 0: any
 *
 * Jumps to a heading.
 *
 * Returns: whether there is one
 */
gboolean
way_story_view_go_to_heading (WayStoryView *self,
                              int           by,
                              int           level)
{
  guint place;

  g_return_val_if_fail (WAY_IS_STORY_VIEW (self), FALSE);

  if (self->list == NULL || !way_story_list_find_heading (self->list, self->place, by, level, &place))
    return FALSE;
  way_story_view_go_to (self, place);

  return TRUE;
}

static gboolean
walk (WayStoryView *self,
      guint         place,
      gboolean      extend)
{
  if (extend)
    way_story_view_extend_to (self, place);
  else
    way_story_view_go_to (self, place);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (WayStoryView          *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);

  key = way_keys_find_letter (controller, key);
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_c || key == GDK_KEY_Insert))
    return way_story_view_copy (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (held & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK) || way_story_view_get_n_rows (self) == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_n:
    case GDK_KEY_h:
      return (held & GDK_CONTROL_MASK) == 0 && way_story_view_go_to_heading (self, held == 0 ? 1 : -1, 0);
    case GDK_KEY_p:
      return (held & GDK_CONTROL_MASK) == 0 && way_story_view_go_to_heading (self, -1, 0);
    case GDK_KEY_1:
    case GDK_KEY_2:
    case GDK_KEY_3:
    case GDK_KEY_4:
      return held == 0 && way_story_view_go_to_heading (self, 1, key - GDK_KEY_0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return (held & GDK_CONTROL_MASK) == 0 && walk (self, self->place > 0 ? self->place - 1 : 0, held != 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return (held & GDK_CONTROL_MASK) == 0 && walk (self, self->place + 1, held != 0);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return walk (self, 0, (held & GDK_SHIFT_MASK) != 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return walk (self, way_story_view_get_n_rows (self) - 1, (held & GDK_SHIFT_MASK) != 0);
    case GDK_KEY_a:
      if (held != GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      way_story_view_choose_all (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      way_story_view_end_range (self);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
bind_cb (WayStoryView *self,
         GtkListItem  *list_item)
{
  WayStoryRow *row = gtk_list_item_get_item (list_item);
  GtkWidget   *paragraph = way_story_paragraph_new (way_story_row_get_line (row));

  gtk_list_item_set_child (list_item, paragraph);
  gtk_list_item_set_activatable (list_item, FALSE);
  g_hash_table_insert (self->shown, row, paragraph);
  way_story_view_mark (self, gtk_list_item_get_position (list_item), paragraph);
}

static void
unbind_cb (WayStoryView *self,
           GtkListItem  *list_item)
{
  g_hash_table_remove (self->shown, gtk_list_item_get_item (list_item));
  gtk_list_item_set_child (list_item, NULL);
}

/* Where a click put the focus. */
static void
pressed_cb (WayStoryView    *self,
            int              n,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget      *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  guint           i;

  while (widget != NULL && !WAY_IS_STORY_PARAGRAPH (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      widget = WAY_IS_STORY_PARAGRAPH (child) ? child : gtk_widget_get_parent (widget);
    }
  for (i = 0; widget != NULL && i < way_story_view_get_n_rows (self); i++)
    if (way_story_view_find_paragraph (self, i) == widget)
      {
        if (held & GDK_SHIFT_MASK)
          {
            gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
            way_story_view_extend_to (self, i);
            return;
          }
        way_story_view_end_range (self);
        self->place = i;
        self->selecting = TRUE;
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), i, TRUE);
        self->selecting = FALSE;
        gtk_widget_grab_focus (widget);
        return;
      }
}

static void
way_story_view_map (GtkWidget *widget)
{
  WayStoryView *self = WAY_STORY_VIEW (widget);

  GTK_WIDGET_CLASS (way_story_view_parent_class)->map (widget);
  if (self->list == NULL)
    return;
  way_story_list_set_active (self->list, TRUE);
  follow_selection (self);
  wait_for_layout (self, FALSE);
}

/* Nobody sees it: it shall cost nothing. */
static void
way_story_view_unmap (GtkWidget *widget)
{
  WayStoryView *self = WAY_STORY_VIEW (widget);

  if (self->list != NULL)
    way_story_list_set_active (self->list, FALSE);
  GTK_WIDGET_CLASS (way_story_view_parent_class)->unmap (widget);
}

static gboolean
way_story_view_grab_focus (GtkWidget *widget)
{
  WayStoryView *self = WAY_STORY_VIEW (widget);
  GtkWidget    *paragraph = way_story_view_find_paragraph (self, self->place);

  if (paragraph != NULL && self->tick == 0)
    return gtk_widget_grab_focus (paragraph);
  wait_for_layout (self, TRUE);

  return TRUE;
}

static void
drop_list (WayStoryView *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  g_clear_object (&self->list);
}

static void
way_story_view_dispose (GObject *object)
{
  WayStoryView *self = WAY_STORY_VIEW (object);

  drop_list (self);
  way_focus_claim_drop (&self->claim);
  way_follow (&self->selection, NULL, NULL, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->view = NULL;
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_story_view_parent_class)->dispose (object);
}

static void
way_story_view_finalize (GObject *object)
{
  g_hash_table_unref (WAY_STORY_VIEW (object)->shown);
  g_clear_pointer (&WAY_STORY_VIEW (object)->filter, way_filter_free);

  G_OBJECT_CLASS (way_story_view_parent_class)->finalize (object);
}

static void
way_story_view_class_init (WayStoryViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_story_view_dispose;
  object_class->finalize = way_story_view_finalize;
  widget_class->map = way_story_view_map;
  widget_class->unmap = way_story_view_unmap;
  widget_class->grab_focus = way_story_view_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "story");
}

static void
way_story_view_init (WayStoryView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->shown = g_hash_table_new (NULL, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), way_story_view_build_bar (self));

  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Story"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
}

/**
 * way_story_view_set_selection:
 * @self: a story
 * @selection: that of the window
 *
 * Sets what is selected; once, before the history.
 */
void
way_story_view_set_selection (WayStoryView *self,
                              WaySelection *selection)
{
  g_return_if_fail (WAY_IS_STORY_VIEW (self));

  way_follow (&self->selection, selection, G_CALLBACK (selection_changed_cb), self);
}

/**
 * way_story_view_set_history:
 * @self: a story
 * @history: (nullable): of the map to tell
 *
 * Tells another map.
 */
void
way_story_view_set_history (WayStoryView *self,
                            WayHistory   *history)
{
  g_return_if_fail (WAY_IS_STORY_VIEW (self));

  if (self->history == history)
    return;
  drop_list (self);
  g_set_object (&self->history, history);
  self->place = 0;
  if (history == NULL)
    return;
  self->list = way_story_list_new (way_history_get_map (history), self->selection);
  way_story_list_set_filter (self->list, self->filter);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (way_story_view_end_range), self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->list));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    way_story_list_set_active (self->list, TRUE);
}

/**
 * way_story_view_set_filter:
 * @self: a story
 * @filter: (nullable): which cards are told of; NULL for all
 */
void
way_story_view_set_filter (WayStoryView    *self,
                           const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_STORY_VIEW (self));

  if (way_filter_replace (&self->filter, filter) && self->list != NULL)
    way_story_list_set_filter (self->list, self->filter);
}
