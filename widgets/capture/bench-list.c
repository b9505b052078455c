/* bench-list.c - thoughts without a place yet, beside the map */
#include "config.h"

#include "widgets/capture/bench-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"

enum
{
  SIGNAL_COUNT_CHANGED,
  SIGNAL_PLACED,
  SIGNAL_REMOVED,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayBenchList, way_bench_list, GTK_TYPE_WIDGET)

typedef char WayBenchDrag;

static WayBenchDrag *
copy_id (WayBenchDrag *id)
{
  return g_strdup (id);
}

static void
free_id (WayBenchDrag *id)
{
  g_free (id);
}

G_DEFINE_BOXED_TYPE (WayBenchDrag, way_bench_drag, copy_id, free_id)

/* Following the map. */

static void
show_count (WayBenchList *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), way_bench_list_get_count (self) > 0 ? "list" : "empty");
  g_signal_emit (self, signals[SIGNAL_COUNT_CHANGED], 0);
}

static void
insert (WayBenchList *self,
        int           place,
        WayItem      *card)
{
  const char *const added[] = { way_item_get_id (card), NULL };

  gtk_string_list_splice (self->ids, place, 0, added);
}

static void
show_row (WayBenchList *self,
          WayBenchRow  *row,
          WayItem      *card)
{
  GtkWidget       *around = gtk_widget_get_parent (GTK_WIDGET (row));
  const char      *title = way_card_face_get_title (way_bench_list_get_map (self), card);
  g_autofree char *name = NULL;

  way_bench_row_show (row, way_bench_list_get_map (self), card, self->editable);
  if (around == NULL)
    return;
  /* TRANSLATORS: a card without a cell, as a screen reader says it: its title and its kind */
  name = g_strdup_printf (_ ("%s, %s, on the bench"), *title != '\0' ? title : _ ("Untitled"), _ (way_item_get_info (card)->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
map_changed_cb (WayBenchList    *self,
                const WayChange *change)
{
  WayItem     *root = way_map_get_root (way_bench_list_get_map (self));
  WayBenchRow *row;

  switch (change->type)
    {
    case WAY_CHANGE_INSERTED:
    case WAY_CHANGE_REMOVED:
      if (change->parent != root || change->slot != WAY_MAP_BENCH)
        return;
      if (change->type == WAY_CHANGE_INSERTED)
        insert (self, change->index, change->item);
      else
        gtk_string_list_remove (self->ids, change->index);
      break;
    case WAY_CHANGE_MOVED:
      if (change->old_parent == root && change->old_slot == WAY_MAP_BENCH)
        gtk_string_list_remove (self->ids, change->old_index);
      if (change->parent == root && change->slot == WAY_MAP_BENCH)
        insert (self, change->index, change->item);
      break;
    case WAY_CHANGE_SET:
    default:
      if (way_item_get_parent (change->item) != root || way_item_get_slot (change->item) != WAY_MAP_BENCH)
        return;
      /* In place: the row may have the focus. */
      row = g_hash_table_lookup (self->rows, way_item_get_id (change->item));
      if (row != NULL)
        show_row (self, row, change->item);
      return;
    }
  show_count (self);
}

static void
fill (WayBenchList *self)
{
  WayMap *map = way_bench_list_get_map (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  int i;

  for (i = 0; map != NULL && i < way_map_n (map, WAY_MAP_BENCH); i++)
    g_ptr_array_add (ids, (gpointer)way_item_get_id (way_map_get (map, WAY_MAP_BENCH, i)));
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)), (const char *const *)ids->pdata);
  show_count (self);
}

/* Rows. */

static void
setup_cb (WayBenchList *self,
          GtkListItem  *item)
{
  GtkWidget *row = way_bench_row_new ();

  g_signal_connect_object (row, "place", G_CALLBACK (way_bench_list_place_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (way_bench_list_remove_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "retitled", G_CALLBACK (way_bench_list_retitle), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (WayBenchList *self,
         GtkListItem  *item)
{
  const char *id = gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item)));
  WayItem    *card = way_bench_list_get_map (self) != NULL ? way_map_find (way_bench_list_get_map (self), id) : NULL;

  if (card == NULL)
    return;
  g_hash_table_insert (self->rows, g_strdup (id), gtk_list_item_get_child (item));
  show_row (self, WAY_BENCH_ROW (gtk_list_item_get_child (item)), card);
}

static void
unbind_cb (WayBenchList *self,
           GtkListItem  *item)
{
  const char *id = gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item)));

  if (g_hash_table_lookup (self->rows, id) == gtk_list_item_get_child (item))
    g_hash_table_remove (self->rows, id);
}

static void
activate_cb (WayBenchList *self,
             guint         place)
{
  g_autofree char *id = g_strdup (gtk_string_list_get_string (self->ids, place));

  if (id != NULL)
    way_bench_list_place_here (self, id);
}

static WayBenchRow *
find_row (GtkWidget *inside)
{
  GtkWidget *child;

  if (WAY_IS_BENCH_ROW (inside))
    return WAY_BENCH_ROW (inside);
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      WayBenchRow *row = find_row (child);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
key_pressed_cb (WayBenchList   *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  GdkModifierType  held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  GtkWidget       *focus = gtk_root_get_focus (gtk_widget_get_root (self->view));
  WayBenchRow     *row;
  g_autofree char *id = NULL;

  /* While a title is typed the keys are the entry's. */
  if (held != 0 || focus == NULL || GTK_IS_TEXT (focus))
    return FALSE;
  row = find_row (focus);
  if (row == NULL)
    return FALSE;
  id = g_strdup (way_bench_row_get_id (row));
  switch (keyval)
    {
    case GDK_KEY_F2:
      way_bench_row_edit (row);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      way_bench_list_remove (self, id);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The id of the card that is chosen; empty for none. */
static const char *
get_chosen (WayBenchList *self)
{
  const char *id = gtk_string_list_get_string (self->ids, gtk_single_selection_get_selected (self->chosen));

  return id != NULL ? id : "";
}

static gboolean
way_bench_list_grab_focus (GtkWidget *widget)
{
  WayBenchList *self = WAY_BENCH_LIST (widget);
  GtkWidget    *row = g_hash_table_lookup (self->rows, get_chosen (self));

  if (row != NULL && gtk_widget_grab_focus (gtk_widget_get_parent (row)))
    return TRUE;

  return gtk_widget_grab_focus (way_bench_list_get_count (self) > 0 ? self->view : self->entry);
}

static void
way_bench_list_dispose (GObject *object)
{
  WayBenchList *self = WAY_BENCH_LIST (object);
  GtkWidget    *child;

  /* Nobody is told any more: the window may have forgotten the list already. */
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (way_bench_list_get_map (self), self);
  g_clear_object (&self->history);
  g_clear_object (&self->selection);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->ids);

  G_OBJECT_CLASS (way_bench_list_parent_class)->dispose (object);
}

static void
way_bench_list_finalize (GObject *object)
{
  g_hash_table_unref (WAY_BENCH_LIST (object)->rows);

  G_OBJECT_CLASS (way_bench_list_parent_class)->finalize (object);
}

static void
way_bench_list_class_init (WayBenchListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_bench_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_bench_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_bench_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "benchlist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * WayBenchList::count-changed:
   *
   * There are more cards on the bench, or fewer.
   */
  signals[SIGNAL_COUNT_CHANGED] = g_signal_new ("count-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayBenchList::placed:
   * @id: of the card
   *
   * A card has a cell now.
   */
  signals[SIGNAL_PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayBenchList::removed:
   * @label: what was removed, in words
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayBenchList::refused:
   * @message: why, for the user
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *label = gtk_label_new (_ ("Thoughts without a place lie here. In the capture strip Ctrl+B sends the next card to the bench."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);

  return label;
}

static void
way_bench_list_init (WayBenchList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->editable = TRUE;
  self->ids = gtk_string_list_new (NULL);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a thought"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a thought"), -1);
  gtk_widget_add_css_class (self->entry, "thought");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (way_bench_list_add), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->ids)));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (self->chosen), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Bench"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty_page (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  self->hint = gtk_label_new (_ ("Enter puts a card into the cell in use; or drag it to the map."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "quiet");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "hint");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Bench"), -1);
}

/**
 * way_bench_list_set_history:
 * @self: a bench
 * @history: (nullable): the history of the map whose bench it is
 */
void
way_bench_list_set_history (WayBenchList *self,
                            WayHistory   *history)
{
  g_return_if_fail (WAY_IS_BENCH_LIST (self));

  if (self->history == history)
    return;
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (way_bench_list_get_map (self), self);
  g_set_object (&self->history, history);
  if (history != NULL)
    g_signal_connect_object (way_bench_list_get_map (self), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->ids != NULL && self->stack != NULL)
    fill (self);
}

/**
 * way_bench_list_set_selection:
 * @self: a bench
 * @selection: (nullable): whose cell is the one in use
 */
void
way_bench_list_set_selection (WayBenchList *self,
                              WaySelection *selection)
{
  g_return_if_fail (WAY_IS_BENCH_LIST (self));

  g_set_object (&self->selection, selection);
}

/**
 * way_bench_list_set_editable:
 * @self: a bench
 * @editable: whether it changes its map
 */
void
way_bench_list_set_editable (WayBenchList *self,
                             gboolean      editable)
{
  g_return_if_fail (WAY_IS_BENCH_LIST (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  gtk_widget_set_sensitive (self->entry, editable);
  gtk_widget_set_visible (self->hint, editable);
  fill (self);
}

/**
 * way_bench_list_show:
 * @self: a bench
 * @id: the id of a card on it
 *
 * Chooses a card and brings it into sight; the focus stays where it is.
 */
void
way_bench_list_show (WayBenchList *self,
                     const char   *id)
{
  WayItem *card = way_bench_list_get_map (self) != NULL ? way_map_find (way_bench_list_get_map (self), id) : NULL;

  g_return_if_fail (WAY_IS_BENCH_LIST (self));

  if (card == NULL || way_item_get_slot (card) != WAY_MAP_BENCH)
    return;
  gtk_single_selection_set_selected (self->chosen, way_item_get_index (card));
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", way_item_get_index (card));
}

/**
 * way_bench_list_get_count:
 * @self: a bench
 *
 * Returns: how many cards lie on it
 */
guint
way_bench_list_get_count (WayBenchList *self)
{
  g_return_val_if_fail (WAY_IS_BENCH_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->ids));
}
