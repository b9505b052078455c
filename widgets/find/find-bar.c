/* find-bar.c - finds words in all that is written on a map, and replaces them
 *
 * What is found is selected, as if it had been clicked; a change of the selection
 * is where the next search goes on from.
 */
#include "config.h"

#include "widgets/find/find-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/commands/replace.h"
#include "journeys/model/fold.h"
#include "journeys/model/matches.h"
#include "journeys/model/written.h"
#include "widgets/shared/keys.h"

/* Things that are looked at between two frames. */
#define PORTION 400

struct _WayFindBar
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;
  WaySelection *selection;
  WayMatches   *matches;
  char         *anchor; /* id of what was selected when the search began */

  /* template */
  GtkWidget *clamp;
  GtkWidget *entry;
  GtkWidget *with;
  GtkWidget *status;
  GtkWidget *replacing;
  GtkWidget *replace_button;
  GtkWidget *replace_all_button;
  GtkWidget *replace_toggle;
  GtkWidget *steps[2]; /* to the previous and to the next */

  /* state */
  gboolean editable;
  gboolean wanted; /* something is to be shown as soon as all was looked at */
  int      by;     /* which: 0 the first from the anchor on, 1 the next, -1 the previous */
  gboolean wrapped;
  guint    portion_id;
};

enum
{
  SIGNAL_SOUGHT,
  SIGNAL_SHOW_ITEM,
  SIGNAL_TOLD,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayFindBar, way_find_bar, GTK_TYPE_WIDGET)

static WayMap *
get_map (WayFindBar *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

static const char *
get_text (WayFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static WayItem *
get_selected (WayFindBar *self)
{
  return self->selection != NULL && self->history != NULL ? way_selection_get_item (self->selection, get_map (self)) : NULL;
}

/* Where in the text the words were found: "Note: … the fault of Benoît, as always". */
static char *
dup_snippet (WayFindBar *self,
             WayItem    *item)
{
  g_autofree char *sought = way_fold_text (get_text (self));
  g_autofree char *before = NULL;
  g_autofree char *hit = NULL;
  g_autofree char *after = NULL;
  const WayField  *field;

  if (!way_written_find (get_map (self), item, sought, &field, &before, &hit, &after))
    return g_strdup ("");

  return g_markup_printf_escaped ("%s: %s<b>%s</b>%s", _ (field->label), before, hit, after);
}

static void
set_status (WayFindBar *self,
            const char *markup)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->status)), markup) == 0)
    return;
  gtk_label_set_markup (GTK_LABEL (self->status), markup);
  /* What is said when it changes. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->status)), -1);
}

static void
update_status (WayFindBar *self)
{
  guint    n = self->matches != NULL ? way_matches_get_size (self->matches) : 0;
  gboolean sought = *get_text (self) != '\0' && self->matches != NULL;
  gboolean complete = sought && way_matches_is_complete (self->matches);
  gboolean there = FALSE;
  int      place;

  gtk_widget_set_sensitive (self->steps[0], n > 0);
  gtk_widget_set_sensitive (self->steps[1], n > 0);
  gtk_widget_set_sensitive (self->replace_button, n > 0 && self->editable);
  gtk_widget_set_sensitive (self->replace_all_button, n > 0 && self->editable);
  if (complete && n == 0)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");

  if (!sought)
    set_status (self, _ ("Searches all texts of the map"));
  else if (!complete)
    set_status (self, _ ("Searching…"));
  else if (n == 0)
    set_status (self, _ ("Nothing found"));
  else
    {
      WayItem         *item = get_selected (self);
      g_autofree char *text = NULL;

      place = way_matches_find_place (self->matches, item, &there);
      if (there)
        {
          g_autofree char *snippet = dup_snippet (self, item);
          /* TRANSLATORS: which of all that were found is shown */
          g_autofree char *count = g_strdup_printf (_ ("%d of %d"), place + 1, (int)n);

          text = g_strdup_printf ("%s%s · %s", count, self->wrapped ? _ (", from the other end") : "", snippet);
        }
      else
        text = g_strdup_printf (g_dngettext (NULL, "%d found", "%d found", n), (int)n);
      set_status (self, text);
    }
}

static void
show_item (WayFindBar *self,
           WayItem    *item)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_ITEM], 0, way_item_get_id (item));
}

/* Goes to the first at or after FROM, or from there to the next or previous. */
static void
go (WayFindBar *self,
    WayItem    *from,
    int         by)
{
  GPtrArray *list = way_matches_list (self->matches);
  gboolean   there;
  int        n = list->len;
  int        place = way_matches_find_place (self->matches, from, &there);

  if (n == 0)
    {
      update_status (self);
      return;
    }
  if (by < 0 || there)
    place += by;
  self->wrapped = by != 0 && (place < 0 || place >= n);
  place = (place + n) % n;
  show_item (self, g_ptr_array_index (list, place));
  update_status (self);
}

static void
fulfil (WayFindBar *self)
{
  if (!self->wanted || !way_matches_is_complete (self->matches))
    return;
  self->wanted = FALSE;
  if (self->by == 0)
    go (self, self->anchor != NULL ? way_map_find (get_map (self), self->anchor) : NULL, 0);
  else
    go (self, get_selected (self), self->by);
}

static gboolean
portion_cb (gpointer data)
{
  WayFindBar *self = data;

  if (way_matches_advance (self->matches, PORTION))
    return G_SOURCE_CONTINUE;
  self->portion_id = 0;
  fulfil (self);
  update_status (self);

  return G_SOURCE_REMOVE;
}

/* A small map is through at once, a large one after a while. */
static void
look_on (WayFindBar *self)
{
  if (self->portion_id == 0 && way_matches_advance (self->matches, PORTION))
    self->portion_id = g_idle_add (portion_cb, self);
  fulfil (self);
  update_status (self);
}

static gboolean
has_sought (WayMap  *map,
            WayItem *item,
            gpointer data)
{
  return way_written_find (map, item, data, NULL, NULL, NULL, NULL);
}

static void
look_for (WayFindBar *self)
{
  g_autofree char *sought = way_fold_text (get_text (self));

  if (self->matches == NULL)
    return;
  g_clear_handle_id (&self->portion_id, g_source_remove);
  self->wrapped = FALSE;
  self->wanted = *sought != '\0';
  self->by = 0;
  if (*sought != '\0')
    way_matches_look_for (self->matches, has_sought, g_strdup (sought), g_free);
  else
    way_matches_look_for (self->matches, NULL, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_SOUGHT], 0, *sought != '\0' ? sought : NULL);
  look_on (self);
}

static void
typed_cb (WayFindBar *self)
{
  if (way_find_bar_is_open (self))
    look_for (self);
}

static void
matches_changed_cb (WayFindBar *self)
{
  self->wrapped = FALSE;
  look_on (self);
}

static void
selection_changed_cb (WayFindBar *self)
{
  if (way_find_bar_is_open (self))
    update_status (self);
}

/* Replacing. */

static gboolean
perform (WayFindBar       *self,
         GPtrArray        *items,
         WayReplaceResult *result)
{
  g_autoptr (WayCommand) command = way_replace_new_command (get_map (self), items, get_text (self),
                                                            gtk_editable_get_text (GTK_EDITABLE (self->with)), result);
  g_autoptr (GError) error = NULL;

  if (command == NULL)
    return FALSE;
  way_history_seal (self->history);
  if (!way_history_perform (self->history, command, &error))
    {
      g_signal_emit (self, signals[SIGNAL_TOLD], 0, error->message);
      return FALSE;
    }
  way_keys_leave_undo (GTK_EDITABLE (self->entry));
  way_keys_leave_undo (GTK_EDITABLE (self->with));

  return TRUE;
}

static gboolean
can_replace (WayFindBar *self)
{
  return self->matches != NULL && self->editable && *get_text (self) != '\0';
}

/**
 * way_find_bar_replace:
 * @self: a find bar
 *
 * Replaces in what is shown, and goes on to the next. Shows the first when nothing is.
 */
void
way_find_bar_replace (WayFindBar *self)
{
  WayItem *item = get_selected (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  WayReplaceResult result;

  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!can_replace (self))
    return;
  if (!way_matches_contains (self->matches, item))
    {
      way_find_bar_step (self, 1);
      return;
    }
  g_ptr_array_add (items, item);
  if (!perform (self, items, &result) && result.n_left > 0)
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, _ ("This text stays as it is."));
  go (self, item, way_matches_contains (self->matches, item) ? 1 : 0);
}

/**
 * way_find_bar_replace_all:
 * @self: a find bar
 *
 * Replaces everywhere, as one step.
 */
void
way_find_bar_replace_all (WayFindBar *self)
{
  g_autofree char *text = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GPtrArray) items = NULL;
  WayReplaceResult result;

  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!can_replace (self))
    return;
  while (way_matches_advance (self->matches, PORTION))
    ;
  /* The list changes under our hands. */
  items = g_ptr_array_copy (way_matches_list (self->matches), NULL, NULL);
  if (!perform (self, items, &result) && result.n_items > 0)
    return;
  text = result.n_items == 0 ? g_strdup (_ ("Nothing was replaced."))
                             : g_strdup_printf (g_dngettext (NULL, "Replaced in %d place.", "Replaced in %d places.", result.n_items), result.n_items);
  if (result.n_left > 0)
    left = g_strdup_printf (g_dngettext (NULL, "%d text stays as it is.", "%d texts stay as they are.", result.n_left), result.n_left);
  if (left != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", text, left);

      g_signal_emit (self, signals[SIGNAL_TOLD], 0, both);
    }
  else
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, text);
  update_status (self);
}

/* Keys. */

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
  GtkWidget *close = new_button ("window-close-symbolic", _ ("Close"));

  self->steps[0] = new_button ("go-up-symbolic", _ ("Previous"));
  self->steps[1] = new_button ("go-down-symbolic", _ ("Next"));
  self->replace_toggle = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->replace_toggle), "edit-find-replace-symbolic");
  gtk_widget_add_css_class (self->replace_toggle, "flat");
  gtk_widget_set_tooltip_text (self->replace_toggle, _ ("Replace"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replace_toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Replace"), -1);
  g_signal_connect_object (self->steps[0], "clicked", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps[1], "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->replace_toggle, "toggled", G_CALLBACK (replace_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (close, "clicked", G_CALLBACK (way_find_bar_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->steps[0]);
  gtk_box_append (GTK_BOX (box), self->steps[1]);
  gtk_box_append (GTK_BOX (box), self->replace_toggle);
  gtk_box_append (GTK_BOX (box), close);

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
  g_free (WAY_FIND_BAR (object)->anchor);

  G_OBJECT_CLASS (way_find_bar_parent_class)->finalize (object);
}

static void
way_find_bar_class_init (WayFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_find_bar_finalize;

  /**
   * WayFindBar::sought:
   * @sought: (nullable): what is looked for now, folded; NULL for nothing
   */
  signals[SIGNAL_SOUGHT] = g_signal_new ("sought", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayFindBar::show-item:
   * @id: what was found
   *
   * This is to be selected and brought into sight.
   */
  signals[SIGNAL_SHOW_ITEM] = g_signal_new ("show-item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayFindBar::told:
   * @message: what was done
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
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
  self->matches = way_matches_new (get_map (self), FALSE);
  g_signal_connect_object (self->matches, "changed", G_CALLBACK (matches_changed_cb), self, G_CONNECT_SWAPPED);
  look_for (self);
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

/**
 * way_find_bar_step:
 * @self: a find bar
 * @by: 1 for the next, -1 for the previous
 *
 * Goes from what is selected to the next that was found. Opens the bar when it is closed.
 */
void
way_find_bar_step (WayFindBar *self,
                   int         by)
{
  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!way_find_bar_is_open (self))
    {
      way_find_bar_open (self, FALSE);
      if (*get_text (self) == '\0')
        return;
    }
  if (self->matches == NULL || *get_text (self) == '\0')
    return;
  self->wanted = TRUE;
  self->by = by;
  look_on (self);
}
