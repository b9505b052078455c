/* filter-bar.c - the filter in use: what it asks for, how much it lets through */
#include "config.h"

#include "widgets/find/filter-bar.h"

#include <glib/gi18n.h>

#include "journeys/commands/views.h"
#include "widgets/find/filter-count.h"
#include "widgets/find/filter-menu.h"
#include "widgets/find/views-menu.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

struct _WayFilterBar
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  WayFilter  *filter;

  /* template */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *menu_button;
  GtkWidget *menu;
  GtkWidget *views_button;
  GtkWidget *views;
  GtkWidget *count;
  GtkWidget *clear;

  /* state */
  gboolean editable;
  gboolean setting; /* this program, not the user, writes into the entry */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TOLD,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayFilterBar, way_filter_bar, GTK_TYPE_WIDGET)

static WayMap *
get_map (WayFilterBar *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

/* Chips. */

static void
removed_cb (WayFilterBar *self,
            WayChip      *chip);

static void
update_chips (WayFilterBar *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);
  GtkWidget *last = self->menu_button;
  int        part, i;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (WAY_IS_CHIP (child))
        gtk_box_remove (GTK_BOX (self->box), child);
      child = next;
    }
  for (part = 0; part < WAY_N_FILTER_PARTS && self->history != NULL; part++)
    {
      const char *const *values = way_filter_get_values (self->filter, part);

      for (i = 0; values[i] != NULL; i++)
        {
          g_autofree char *name = way_filter_dup_value_name (get_map (self), part, values[i]);
          GtkWidget       *chip = way_chip_new (values[i], name, NULL, FALSE);

          gtk_widget_set_tooltip_text (chip, way_filter_menu_get_part_title (part));
          g_object_set_data (G_OBJECT (chip), "part", GINT_TO_POINTER (part));
          g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
          gtk_box_insert_child_after (GTK_BOX (self->box), chip, last);
          last = chip;
        }
    }
}

/* Which view is shown, if it is one. */
static void
update_view (WayFilterBar *self)
{
  WayItem *view = self->history != NULL && !way_filter_is_empty (self->filter) ? way_views_find (get_map (self), self->filter) : NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->views_button), view != NULL ? way_item_get_name (view) : _ ("Views"));
}

static void
filter_changed (WayFilterBar *self)
{
  update_chips (self);
  update_view (self);
  way_filter_count_set_source (WAY_FILTER_COUNT (self->count), get_map (self), self->filter);
  gtk_widget_set_sensitive (self->clear, !way_filter_is_empty (self->filter));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_chosen (WayFilterBar *self,
            int           part,
            const char   *value,
            gboolean      chosen)
{
  if (way_filter_set (self->filter, part, value, chosen))
    filter_changed (self);
}

static void
removed_cb (WayFilterBar *self,
            WayChip      *chip)
{
  g_autofree char *value = g_strdup (way_chip_get_value (chip));

  gtk_widget_grab_focus (self->entry);
  set_chosen (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part")), value, FALSE);
}

static void
typed_cb (WayFilterBar *self)
{
  if (self->setting)
    return;
  way_filter_set_words (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  filter_changed (self);
}

static void
view_chosen_cb (WayFilterBar *self,
                const char   *id)
{
  WayItem *view = way_map_find (get_map (self), id);

  if (view != NULL)
    {
      g_autoptr (WayFilter) filter = way_filter_new_for_view (view);

      way_filter_bar_set_filter (self, filter);
    }
}

static void
told_cb (WayFilterBar *self,
         const char   *message)
{
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, message);
}

static void
map_changed_cb (WayFilterBar    *self,
                const WayChange *change)
{
  switch ((int)way_item_get_kind (change->item))
    {
    case WAY_KIND_VIEW:
      update_view (self);
      break;
    case WAY_KIND_LANE:
    case WAY_KIND_PERSONA_LINK:
      /* What is asked for may be called otherwise, or be gone. */
      if (change->type == WAY_CHANGE_REMOVED && way_filter_forget_missing (self->filter, get_map (self)))
        filter_changed (self);
      else if (change->type == WAY_CHANGE_SET)
        update_chips (self);
      break;
    default:
      break;
    }
}

/* Esc leaves the bar; when nothing is asked for, it goes. */
static gboolean
key_pressed_cb (WayFilterBar   *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (way_filter_is_empty (self->filter))
    way_filter_bar_close (self);
  else
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0);

  return GDK_EVENT_STOP;
}

static void
entry_activated_cb (WayFilterBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
way_filter_bar_dispose (GObject *object)
{
  WayFilterBar *self = WAY_FILTER_BAR (object);

  if (self->box != NULL)
    way_filter_bar_set_history (self, NULL, FALSE);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_filter_bar_parent_class)->dispose (object);
}

static void
way_filter_bar_finalize (GObject *object)
{
  way_filter_free (WAY_FILTER_BAR (object)->filter);

  G_OBJECT_CLASS (way_filter_bar_parent_class)->finalize (object);
}

static void
way_filter_bar_class_init (WayFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_filter_bar_finalize;

  /**
   * WayFilterBar::changed:
   *
   * Something else is asked for.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayFilterBar::told:
   * @message: what could not be done
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayFilterBar::closed:
   *
   * The bar gives the focus away; it may still be seen.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
build_menus (WayFilterBar *self)
{
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->menu_button), _ ("Filter by"));
  gtk_widget_set_tooltip_text (self->menu_button, _ ("Kinds, tags, evidence, personas and lanes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter by"), -1);
  self->menu = way_filter_menu_new ();
  g_signal_connect_object (self->menu, "toggled", G_CALLBACK (set_chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu_button), self->menu);

  self->views_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->views_button), _ ("Views"));
  gtk_widget_set_tooltip_text (self->views_button, _ ("Saved views"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->views_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Saved views"), -1);
  self->views = way_views_menu_new ();
  g_signal_connect_object (self->views, "chosen", G_CALLBACK (view_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->views_button), self->views);
}

static void
build_entry (WayFilterBar *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, "edit-find-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Words on the card"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 16);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Words on the card"), -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
build_clear (WayFilterBar *self)
{
  self->clear = gtk_button_new_with_mnemonic (_ ("C_lear"));
  gtk_widget_set_tooltip_text (self->clear, _ ("Show all cards"));
  gtk_widget_set_sensitive (self->clear, FALSE);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (way_filter_bar_clear), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
build_close (WayFilterBar *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Show all cards and close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show all cards and close"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (way_filter_bar_close), self, G_CONNECT_SWAPPED);

  return close;
}

static void
way_filter_bar_init (WayFilterBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->filter = way_filter_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->box, way_wrap_layout_new (6));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  build_entry (self);
  build_menus (self);

  self->count = way_filter_count_new ();
  gtk_widget_set_hexpand (self->count, TRUE);
  build_clear (self);

  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->menu_button);
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_box_append (GTK_BOX (self->box), self->views_button);
  gtk_box_append (GTK_BOX (self->box), self->clear);
  gtk_box_append (GTK_BOX (self->box), build_close (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_filter_bar_set_history:
 * @self: a filter bar
 * @history: (nullable): of the map
 * @editable: whether views may be saved
 */
void
way_filter_bar_set_history (WayFilterBar *self,
                            WayHistory   *history,
                            gboolean      editable)
{
  g_return_if_fail (WAY_IS_FILTER_BAR (self));

  way_filter_bar_clear (self);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (get_map (self), self);
  g_set_object (&self->history, history);
  self->editable = editable;
  if (history != NULL)
    g_signal_connect_object (get_map (self), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  way_filter_menu_set_source (WAY_FILTER_MENU (self->menu), get_map (self), self->filter);
  way_views_menu_set_source (WAY_VIEWS_MENU (self->views), history, editable, self->filter);
  way_filter_count_set_source (WAY_FILTER_COUNT (self->count), get_map (self), self->filter);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_filter_bar_open:
 * @self: a filter bar
 *
 * Shows the bar and takes the focus.
 */
void
way_filter_bar_open (WayFilterBar *self)
{
  g_return_if_fail (WAY_IS_FILTER_BAR (self));

  if (self->history == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

/**
 * way_filter_bar_open_views:
 * @self: a filter bar
 *
 * Shows the bar and the menu of saved views.
 */
void
way_filter_bar_open_views (WayFilterBar *self)
{
  g_return_if_fail (WAY_IS_FILTER_BAR (self));

  way_filter_bar_open (self);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->views_button));
}

/**
 * way_filter_bar_clear:
 * @self: a filter bar
 *
 * Lets every card through.
 */
void
way_filter_bar_clear (WayFilterBar *self)
{
  g_autoptr (WayFilter) nothing = way_filter_new ();

  g_return_if_fail (WAY_IS_FILTER_BAR (self));

  way_filter_bar_set_filter (self, nothing);
}

/**
 * way_filter_bar_close:
 * @self: a filter bar
 *
 * Lets every card through and hides the bar.
 */
void
way_filter_bar_close (WayFilterBar *self)
{
  g_return_if_fail (WAY_IS_FILTER_BAR (self));

  way_filter_bar_clear (self);
  if (!way_filter_bar_is_open (self))
    return;
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_filter_bar_is_open:
 * @self: a filter bar
 *
 * Returns: whether it is seen
 */
gboolean
way_filter_bar_is_open (WayFilterBar *self)
{
  g_return_val_if_fail (WAY_IS_FILTER_BAR (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * way_filter_bar_get_filter:
 * @self: a filter bar
 *
 * Returns: (transfer none): what is asked for
 */
const WayFilter *
way_filter_bar_get_filter (WayFilterBar *self)
{
  g_return_val_if_fail (WAY_IS_FILTER_BAR (self), NULL);

  return self->filter;
}

/**
 * way_filter_bar_set_filter:
 * @self: a filter bar
 * @filter: what is asked for from now on
 */
void
way_filter_bar_set_filter (WayFilterBar    *self,
                           const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_FILTER_BAR (self));

  if (way_filter_equal (filter, self->filter))
    return;
  way_filter_assign (self->filter, filter);
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), way_filter_get_words (filter));
  self->setting = FALSE;
  filter_changed (self);
}
