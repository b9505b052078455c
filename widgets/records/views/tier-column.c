/* tier-column.c - the accounts of one tier, and what is not known of them */
#include "config.h"

#include "widgets/records/views/tier-column.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/records/views/tier-row.h"

struct _WayTierColumn
{
  GtkWidget parent_instance;

  /* owned */
  GListStore        *store; /* of WayTierItem */
  GtkMultiSelection *selection;
  char              *name;
  char              *wanted; /* the account that gets the keyboard in the next frame, or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *share; /* a level bar */
  GtkWidget *debts;
  GtkWidget *list;
  GtkWidget *more;

  /* state */
  guint tick_id;
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_LEFT,
  SIGNAL_DROPPED,
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTierColumn, way_tier_column, GTK_TYPE_WIDGET)

static void
activate_cb (WayTierColumn *self,
             guint          position)
{
  g_autoptr (WayTierItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", "account", way_tier_item_get_id (item));
}

static gboolean
drop_cb (WayTierColumn *self,
         const GValue  *value,
         double         x,
         double         y)
{
  WayTierItem *item = g_value_get_object (value);

  if (way_tier_column_has (self, item))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, item);

  return TRUE;
}

static void
more_cb (WayTierColumn *self)
{
  g_signal_emit (self, signals[SIGNAL_MORE], 0);
}

/* Keys say left and right; before and after depend on how the language is written. */
static int
get_way (GtkWidget *widget,
         GVariant  *parameter)
{
  int by = g_variant_get_int32 (parameter);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -by : by;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, get_way (widget, parameter));

  return TRUE;
}

static gboolean
leave_cb (GtkWidget *widget,
          GVariant  *parameter,
          gpointer   data)
{
  g_signal_emit (widget, signals[SIGNAL_LEFT], 0, get_way (widget, parameter));

  return TRUE;
}

static void
way_tier_column_dispose (GObject *object)
{
  WayTierColumn *self = WAY_TIER_COLUMN (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (way_tier_column_parent_class)->dispose (object);
}

static void
way_tier_column_finalize (GObject *object)
{
  g_free (WAY_TIER_COLUMN (object)->name);
  g_free (WAY_TIER_COLUMN (object)->wanted);

  G_OBJECT_CLASS (way_tier_column_parent_class)->finalize (object);
}

static gboolean
way_tier_column_grab_focus (GtkWidget *widget)
{
  return way_tier_column_focus (WAY_TIER_COLUMN (widget), NULL);
}

static void
way_tier_column_class_init (WayTierColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_tier_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_tier_column_finalize;
  widget_class->grab_focus = way_tier_column_grab_focus;

  /**
   * WayTierColumn::moved:
   * @by: −1 for the column before, 1 for the one after
   *
   * What is selected is to go to another column.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * WayTierColumn::left:
   * @by: −1 for the column before, 1 for the one after
   *
   * The keyboard is to go to another column.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * WayTierColumn::dropped:
   * @item: a #WayTierItem of another column
   *
   * An account was dropped here.
   */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, WAY_TYPE_TIER_ITEM);

  /**
   * WayTierColumn::more:
   *
   * More accounts are to be shown.
   */
  signals[SIGNAL_MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "tiercolumn");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_head (WayTierColumn *self,
           const char    *note)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *about = make_label ("caption");

  gtk_widget_add_css_class (head, "head");
  self->title = make_label ("title-4");
  self->count = make_label ("count");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->count);
  gtk_label_set_text (GTK_LABEL (about), note);
  self->share = gtk_level_bar_new_for_interval (0, 1);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (self->share), GTK_LEVEL_BAR_OFFSET_LOW, 0.34);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (self->share), GTK_LEVEL_BAR_OFFSET_HIGH, 0.67);
  self->debts = make_label ("caption");
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), about);
  gtk_box_append (GTK_BOX (head), self->share);
  gtk_box_append (GTK_BOX (head), self->debts);

  return head;
}

static void
add_keys (GtkShortcutController *keys,
          GdkModifierType        modifiers,
          GtkShortcutFunc        callback)
{
  static const struct
  {
    guint key;
    int   by;
  } ways[] = { { GDK_KEY_Left, -1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_KP_Right, 1 } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (ways[i].key, modifiers), gtk_callback_action_new (callback, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (ways[i].by));
      gtk_shortcut_controller_add_shortcut (keys, shortcut);
    }
}

static void
way_tier_column_init (WayTierColumn *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkDropTarget      *target = gtk_drop_target_new (WAY_TYPE_TIER_ITEM, GDK_ACTION_MOVE);

  self->store = g_list_store_new (WAY_TYPE_TIER_ITEM);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), way_tier_row_factory_new ());
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  self->more = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->more), gtk_label_new (NULL));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->more))), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  /* The list would take them, although it goes nowhere to the side. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_keys (GTK_SHORTCUT_CONTROLLER (keys), GDK_CONTROL_MASK | GDK_SHIFT_MASK, move_cb);
  add_keys (GTK_SHORTCUT_CONTROLLER (keys), 0, leave_cb);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * way_tier_column_new:
 * @title: what the tier is called, translated
 * @note: what it is for, translated
 *
 * Returns: (transfer floating): an empty column
 */
GtkWidget *
way_tier_column_new (const char *title,
                     const char *note)
{
  WayTierColumn *self = g_object_new (WAY_TYPE_TIER_COLUMN, NULL);
  GtkWidget     *scrolled = gtk_scrolled_window_new ();

  self->name = g_strdup (title);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self, note));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), self->more);

  return GTK_WIDGET (self);
}

static void
show_head (WayTierColumn      *self,
           const WayTierDebts *debts,
           guint               n_shown)
{
  g_autofree char *count = g_strdup_printf ("%'u", debts->n);
  g_autofree char *few = way_tier_debts_dup_text (debts, WAY_TIER_DEBTS_NAMED);
  g_autofree char *all = way_tier_debts_dup_text (debts, G_MAXUINT);
  g_autofree char *spoken = g_strdup_printf (g_dngettext (NULL, "%s, %u account", "%s, %u accounts", debts->n), self->name, debts->n);
  g_autofree char *more = NULL;
  guint            rest = debts->n > n_shown ? debts->n - n_shown : 0;

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->debts), few);
  gtk_widget_set_tooltip_text (self->debts, debts->debts->len > WAY_TIER_DEBTS_NAMED ? all : NULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->share), debts->completeness);
  gtk_widget_set_visible (self->share, debts->n > 0 && debts->asks != WAY_INSIGHT_ASKS_TIER);
  /* To know the basics is no success. */
  if (debts->asks == WAY_INSIGHT_ASKS_INSIGHT)
    gtk_widget_remove_css_class (self->share, "plain");
  else
    gtk_widget_add_css_class (self->share, "plain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->share), GTK_ACCESSIBLE_PROPERTY_LABEL, debts->asks == WAY_INSIGHT_ASKS_BASICS ? _ ("Completeness of basics") : _ ("Completeness of insight"), -1);
  more = g_strdup_printf (g_dngettext (NULL, "%'u less valuable: show more", "%'u less valuable: show more", rest), rest);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->more))), more);
  gtk_widget_set_visible (self->more, rest > 0);
}

/* The account that has the keyboard, or NULL. */
static char *
dup_focused (WayTierColumn *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->list);
  GtkWidget *row = child != NULL ? gtk_widget_get_first_child (child) : NULL;

  return row != NULL ? g_strdup (way_tier_row_get_id (row)) : NULL;
}

/**
 * way_tier_column_select:
 * @self: a column
 * @items: (element-type WayTierItem): accounts
 *
 * Selects those that are here, wherever they are now, and nothing else.
 */
void
way_tier_column_select (WayTierColumn *self,
                        GPtrArray     *items)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store)), i;

  for (i = 0; i < items->len; i++)
    g_hash_table_add (ids, (char *)way_tier_item_get_id (g_ptr_array_index (items, i)));
  for (i = 0; i < n; i++)
    {
      g_autoptr (WayTierItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_hash_table_contains (ids, way_tier_item_get_id (item)))
        gtk_bitset_add (selected, i);
    }
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
}

/**
 * way_tier_column_set:
 * @self: a column
 * @debts: how many accounts there are, and what is not known of them
 * @cards: (element-type WayTierCard): those that are shown
 *
 * Shows the accounts of the tier. What did not change stays as it is, with the selection.
 */
void
way_tier_column_set (WayTierColumn      *self,
                     const WayTierDebts *debts,
                     GPtrArray          *cards)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint begin = 0, end = 0, i;

  g_return_if_fail (WAY_IS_TIER_COLUMN (self));

  show_head (self, debts, cards->len);
  for (; begin < MIN (n, cards->len); begin++)
    {
      g_autoptr (WayTierItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), begin);

      if (!way_tier_item_is_like (item, g_ptr_array_index (cards, begin)))
        break;
    }
  for (; end < MIN (n, cards->len) - begin; end++)
    {
      g_autoptr (WayTierItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), n - 1 - end);

      if (!way_tier_item_is_like (item, g_ptr_array_index (cards, cards->len - 1 - end)))
        break;
    }
  for (i = begin; i < cards->len - end; i++)
    g_ptr_array_add (items, way_tier_item_new (g_ptr_array_index (cards, i)));
  if (n - begin - end > 0 || items->len > 0)
    {
      g_autoptr (GPtrArray) selected = way_tier_column_list_selected (self);
      g_autofree char *focused = self->wanted != NULL ? g_strdup (self->wanted) : dup_focused (self);

      g_list_store_splice (self->store, begin, n - begin - end, items->pdata, items->len);
      way_tier_column_select (self, selected);
      if (focused != NULL)
        way_tier_column_focus (self, focused);
    }
}

/**
 * way_tier_column_list_selected:
 * @self: a column
 *
 * Returns: (transfer full) (element-type WayTierItem): the accounts that are selected, in their order
 */
GPtrArray *
way_tier_column_list_selected (WayTierColumn *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint         position;
  gboolean      more;

  for (more = gtk_bitset_iter_init_first (&iter, selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->store), position));

  return items;
}

static gboolean
find (WayTierColumn *self,
      const char    *id,
      guint         *position)
{
  for (*position = 0; *position < g_list_model_get_n_items (G_LIST_MODEL (self->store)); (*position)++)
    {
      g_autoptr (WayTierItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), *position);

      if (strcmp (way_tier_item_get_id (item), id) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * way_tier_column_has:
 * @self: a column
 * @item: an account
 *
 * Returns: whether the account is shown here
 */
gboolean
way_tier_column_has (WayTierColumn *self,
                     WayTierItem   *item)
{
  guint position;

  g_return_val_if_fail (WAY_IS_TIER_COLUMN (self), FALSE);

  return find (self, way_tier_item_get_id (item), &position);
}

/**
 * way_tier_column_take_out:
 * @self: a column
 * @items: (element-type WayTierItem): accounts that leave it
 *
 * Shows at once that accounts left, until the figures follow.
 */
void
way_tier_column_take_out (WayTierColumn *self,
                          GPtrArray     *items)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint begin = n, end = 0, n_rest = 0, i;

  for (i = 0; i < items->len; i++)
    g_hash_table_add (ids, (char *)way_tier_item_get_id (g_ptr_array_index (items, i)));
  /* From the first that leaves to the last, those between them that stay are put in again:
   * the list hears of it once, however many they are. */
  for (i = 0; i < n; i++)
    {
      WayTierItem *item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_hash_table_contains (ids, way_tier_item_get_id (item)))
        {
          begin = MIN (begin, i);
          end = i + 1;
          n_rest = rest->len;
          g_object_unref (item);
        }
      else if (begin < n)
        g_ptr_array_add (rest, item);
      else
        g_object_unref (item);
    }
  if (begin < end)
    g_list_store_splice (self->store, begin, end - begin, rest->pdata, n_rest);
}

/**
 * way_tier_column_take_in:
 * @self: a column
 * @items: (element-type WayTierItem): accounts that came
 *
 * Shows at once that accounts came, until the figures follow, and selects them.
 */
void
way_tier_column_take_in (WayTierColumn *self,
                         GPtrArray     *items)
{
  if (items->len == 0)
    return;
  g_list_store_splice (self->store, 0, 0, items->pdata, items->len);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 0, items->len, TRUE);
  way_tier_column_focus (self, way_tier_item_get_id (g_ptr_array_index (items, 0)));
}

/* The widget of an account, when it is in sight. */
static GtkWidget *
find_row (WayTierColumn *self,
          const char    *id)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (self->list); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && g_strcmp0 (way_tier_row_get_id (row), id) == 0)
        return child;
    }

  return NULL;
}

/* Rows come into being while the list is laid out. */
static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  WayTierColumn *self = WAY_TIER_COLUMN (widget);
  GtkWidget     *row = self->wanted != NULL ? find_row (self, self->wanted) : NULL;

  self->tick_id = 0;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  g_clear_pointer (&self->wanted, g_free);

  return G_SOURCE_REMOVE;
}

/**
 * way_tier_column_focus:
 * @self: a column
 * @id: (nullable): an account; NULL for the one that was looked at last
 *
 * Gives the keyboard to an account, and brings it into sight.
 *
 * Returns: whether it is here
 */
gboolean
way_tier_column_focus (WayTierColumn *self,
                       const char    *id)
{
  guint position;

  g_return_val_if_fail (WAY_IS_TIER_COLUMN (self), FALSE);

  if (id == NULL)
    return gtk_widget_grab_focus (self->list);
  if (!find (self, id, &position))
    return FALSE;
  gtk_widget_grab_focus (self->list);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);

  return TRUE;
}
