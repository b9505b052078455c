/* find-bar.c - finds words in all that is written on a map, and replaces them
 *
 * What is found is selected, as if it had been clicked; a change of the selection
 * is where the next search goes on from.
 */
#include "config.h"

#include "widgets/find/find-bar-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/shared/keys.h"

enum
{
  SIGNAL_SOUGHT,
  SIGNAL_SHOW_ITEM,
  SIGNAL_TOLD,
  SIGNAL_REPLACED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayFindBar, way_find_bar, GTK_TYPE_WIDGET)

static void
typed_cb (WayFindBar *self)
{
  way_find_bar_set_done (self, NULL);
  if (way_find_bar_is_open (self))
    way_find_bar_look_for (self);
}

static void
matches_changed_cb (WayFindBar *self)
{
  self->wrapped = FALSE;
  way_find_bar_look_on (self);
}

static void
selection_changed_cb (WayFindBar *self)
{
  if (way_find_bar_is_open (self))
    way_find_bar_update_status (self);
}

/* Keys. */

/* What follows what under Tab: the two texts first, whatever stands beside them. */
static gboolean
way_find_bar_focus (GtkWidget       *widget,
                    GtkDirectionType direction)
{
  WayFindBar *self = WAY_FIND_BAR (widget);
  GtkWidget  *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget  *order[] = { self->entry, self->with, self->replace_button, self->replace_all_button,
                          self->steps[0], self->steps[1], self->replace_toggle, self->closer };
  int         n = G_N_ELEMENTS (order);
  int         by = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int         i = by < 0 ? n : -1;
  int         j;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (way_find_bar_parent_class)->focus (widget, direction);
  for (j = 0; focus != NULL && j < n; j++)
    if (focus == order[j] || gtk_widget_is_ancestor (focus, order[j]))
      i = j;
  for (i += by; i >= 0 && i < n; i += by)
    if (gtk_widget_child_focus (order[i], direction))
      return TRUE;

  return FALSE;
}

static gboolean
key_pressed_cb (WayFindBar            *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean        in_entry = focus != NULL && gtk_widget_is_ancestor (focus, self->entry);
  gboolean        in_with = focus != NULL && gtk_widget_is_ancestor (focus, self->with);
  gboolean        enter = (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter) && (held & ~GDK_SHIFT_MASK) == 0;
  gboolean        escape = keyval == GDK_KEY_Escape && held == 0;

  if (!escape && !(enter && (in_entry || in_with)))
    return GDK_EVENT_PROPAGATE;
  if (way_keys_filter (controller, focus))
    return GDK_EVENT_STOP;
  if (escape)
    way_find_bar_close (self);
  else if (in_entry)
    way_find_bar_step (self, held != 0 ? -1 : 1);
  else
    way_find_bar_replace (self);

  return GDK_EVENT_STOP;
}

static void
previous_cb (WayFindBar *self)
{
  way_find_bar_step (self, -1);
}

static void
next_cb (WayFindBar *self)
{
  way_find_bar_step (self, 1);
}

static void
replace_toggled_cb (WayFindBar *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->replace_toggle));

  gtk_widget_set_visible (self->with, shown);
  gtk_widget_set_visible (self->replacing, shown);
}

static GtkWidget *
new_button (const char *icon,
            const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static GtkWidget *
build_buttons (WayFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->steps[0] = new_button ("go-up-symbolic", _ ("Previous"));
  self->steps[1] = new_button ("go-down-symbolic", _ ("Next"));
  self->closer = new_button ("window-close-symbolic", _ ("Close"));
  self->replace_toggle = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->replace_toggle), "edit-find-replace-symbolic");
  gtk_widget_add_css_class (self->replace_toggle, "flat");
  gtk_widget_set_tooltip_text (self->replace_toggle, _ ("Replace"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replace_toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Replace"), -1);
  g_signal_connect_object (self->steps[0], "clicked", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps[1], "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->replace_toggle, "toggled", G_CALLBACK (replace_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->closer, "clicked", G_CALLBACK (way_find_bar_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->steps[0]);
  gtk_box_append (GTK_BOX (box), self->steps[1]);
  gtk_box_append (GTK_BOX (box), self->replace_toggle);
  gtk_box_append (GTK_BOX (box), self->closer);

  return box;
}

static GtkWidget *
build_replacing (WayFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->replace_button = gtk_button_new_with_mnemonic (_ ("_Replace"));
  self->replace_all_button = gtk_button_new_with_mnemonic (_ ("Replace _All"));
  g_signal_connect_object (self->replace_button, "clicked", G_CALLBACK (way_find_bar_replace), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->replace_all_button, "clicked", G_CALLBACK (way_find_bar_replace_all), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->replace_button);
  gtk_box_append (GTK_BOX (box), self->replace_all_button);

  return box;
}

static GtkWidget *
new_entry (const char *icon,
           const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, icon);
  gtk_entry_set_icon_activatable (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return entry;
}

static void
way_find_bar_dispose (GObject *object)
{
  WayFindBar *self = WAY_FIND_BAR (object);

  way_find_bar_set_history (self, NULL, FALSE);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->clamp, gtk_widget_unparent);

  G_OBJECT_CLASS (way_find_bar_parent_class)->dispose (object);
}

static void
way_find_bar_finalize (GObject *object)
{
  WayFindBar *self = WAY_FIND_BAR (object);

  g_free (self->anchor);
  g_free (self->shown);
  g_free (self->shown_as);
  g_free (self->done);

  G_OBJECT_CLASS (way_find_bar_parent_class)->finalize (object);
}

static void
way_find_bar_class_init (WayFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_find_bar_finalize;
  widget_class->focus = way_find_bar_focus;

  /**
   * WayFindBar::sought:
   * @sought: (nullable): what is looked for now, folded; NULL for nothing
   */
  signals[SIGNAL_SOUGHT] = g_signal_new ("sought", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayFindBar::show-item:
   * @id: what was found
   * @holder: whose text it was found in: that of the same, or of a comment on it
   *
   * This is to be selected and brought into sight.
   */
  signals[SIGNAL_SHOW_ITEM] = g_signal_new ("show-item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * WayFindBar::told:
   * @message: what was done
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayFindBar::replaced:
   * @message: what was done, and can be undone
   */
  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayFindBar::closed:
   *
   * The bar had the focus and gives it away.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
way_find_bar_init (WayFindBar *self)
{
  GtkWidget          *grid = gtk_grid_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = new_entry ("edit-find-symbolic", _ ("Find"));
  self->with = new_entry ("edit-find-replace-symbolic", _ ("Replace with"));
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->status, "caption");
  gtk_widget_add_css_class (self->status, "quiet");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_attach (GTK_GRID (grid), self->entry, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), build_buttons (self), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->with, 0, 1, 1, 1);
  self->replacing = build_replacing (self);
  gtk_grid_attach (GTK_GRID (grid), self->replacing, 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->status, 0, 2, 2, 1);
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), grid);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
  replace_toggled_cb (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_find_bar_set_history:
 * @self: a find bar
 * @history: (nullable): of the map to search
 * @editable: whether something may be replaced
 */
void
way_find_bar_set_history (WayFindBar *self,
                          WayHistory *history,
                          gboolean    editable)
{
  g_return_if_fail (WAY_IS_FIND_BAR (self));

  g_clear_handle_id (&self->portion_id, g_source_remove);
  if (self->matches != NULL)
    g_signal_handlers_disconnect_by_data (self->matches, self);
  g_clear_object (&self->matches);
  g_set_object (&self->history, history);
  g_clear_pointer (&self->shown, g_free);
  way_find_bar_set_done (self, NULL);
  self->editable = editable;
  if (self->clamp != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_find_bar_set_selection:
 * @self: a find bar
 * @selection: what is selected on the map
 */
void
way_find_bar_set_selection (WayFindBar   *self,
                            WaySelection *selection)
{
  g_return_if_fail (WAY_IS_FIND_BAR (self));

  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * way_find_bar_open:
 * @self: a find bar
 * @replacing: whether to show what replaces
 *
 * Opens the bar, or goes back to it; what was looked for last is selected and found again.
 */
void
way_find_bar_open (WayFindBar *self,
                   gboolean    replacing)
{
  gboolean was_open;

  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (self->history == NULL)
    return;
  was_open = way_find_bar_is_open (self);
  g_free (self->anchor);
  self->anchor = self->selection != NULL ? g_strdup (way_selection_get_last (self->selection)) : NULL;
  gtk_widget_set_sensitive (self->replace_toggle, self->editable);
  if (replacing || !was_open)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->replace_toggle), replacing && self->editable);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (was_open)
    return;
  self->matches = way_matches_new (way_find_bar_get_map (self), FALSE);
  g_signal_connect_object (self->matches, "changed", G_CALLBACK (matches_changed_cb), self, G_CONNECT_SWAPPED);
  way_find_bar_look_for (self);
}

/**
 * way_find_bar_close:
 * @self: a find bar
 *
 * Closes the bar. What was found last stays selected.
 */
void
way_find_bar_close (WayFindBar *self)
{
  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!way_find_bar_is_open (self))
    return;
  way_find_bar_set_history (self, self->history, self->editable);
  g_signal_emit (self, signals[SIGNAL_SOUGHT], 0, NULL);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/**
 * way_find_bar_is_open:
 * @self: a find bar
 *
 * Returns: whether it is seen
 */
gboolean
way_find_bar_is_open (WayFindBar *self)
{
  g_return_val_if_fail (WAY_IS_FIND_BAR (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}
