/* record-list.c - all records of one kind, to be searched and chosen from */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <glib/gi18n.h>

#include "widgets/records/lists/record-filter.h"
#include "widgets/shared/wide-table.h"

/* Typing does not search for each letter of a fast word. */
#define SEARCH_DELAY 60

enum
{
  PROP_0,
  PROP_ARRANGEMENT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WayRecordList, way_record_list, GTK_TYPE_WIDGET)

void
way_record_list_report (WayRecordList *self,
                        const char    *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", message);
}

static void
searched_cb (WayRecordList *self)
{
  way_record_list_follow_profile (self);
  way_record_list_show_state (self);
}

/* Searches for what the query is now, and goes to the beginning of what is found. */
void
way_record_list_ask (WayRecordList *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  if (way_record_query_equal (self->query, way_record_model_get_query (self->model)) && way_record_model_is_known (self->model))
    return;
  way_record_model_set_query (self->model, self->query);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    way_record_list_scroll_to (self, 0);
  way_record_list_show_filter (self);
}

static gboolean
search_cb (gpointer data)
{
  WayRecordList *self = data;

  self->search_id = 0;
  way_record_query_set_text (self->query, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  way_record_list_ask (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (WayRecordList *self)
{
  if (self->search_id == 0)
    self->search_id = g_timeout_add (SEARCH_DELAY, search_cb, self);
}

/* Searches for what is typed, if that was still being waited for. */
void
way_record_list_finish_typing (WayRecordList *self)
{
  if (self->search_id == 0)
    return;
  g_clear_handle_id (&self->search_id, g_source_remove);
  search_cb (self);
}

static void
entry_activated_cb (WayRecordList *self)
{
  way_record_list_finish_typing (self);
  if (!way_record_model_is_busy (self->model) && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    way_record_list_open (self, 0);
}

/* Esc takes back what is sought, then leaves the entry. */
static void
stop_search_cb (WayRecordList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_grab_focus (way_record_list_get_rows (self));
}

static gboolean
entry_key_cb (WayRecordList         *self,
              guint                  key,
              guint                  code,
              GdkModifierType        modifiers,
              GtkEventControllerKey *controller)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return GDK_EVENT_PROPAGATE;
  way_record_list_show_all_rows (self);
  way_record_list_scroll_to (self, 0);
  gtk_widget_grab_focus (way_record_list_get_rows (self));

  return GDK_EVENT_STOP;
}

/* How much room there is. */

static gboolean
compact_cb (gpointer data)
{
  WayRecordList *self = data;
  gboolean       compact = gtk_widget_get_width (GTK_WIDGET (self)) < WAY_RECORD_LIST_WIDE;

  self->compact_id = 0;
  if (compact == self->compact)
    return G_SOURCE_REMOVE;
  self->compact = compact;
  self->fresh = TRUE;
  /* What is not in sight costs nothing. */
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), compact ? NULL : GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->cards), compact ? GTK_SELECTION_MODEL (self->selection) : NULL);
  way_record_list_show_state (self);
  way_record_list_set_shown (self, self->shown_id);

  return G_SOURCE_REMOVE;
}

static void
way_record_list_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  /* Nothing may ask for another size while sizes are given out. */
  if ((width < WAY_RECORD_LIST_WIDE) != self->compact && self->compact_id == 0)
    self->compact_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, compact_cb, self, NULL);
}

static void
way_record_list_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (WAY_RECORD_LIST (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
way_record_list_grab_focus (GtkWidget *widget)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty") == 0)
    return gtk_widget_grab_focus (self->entry);

  return gtk_widget_grab_focus (way_record_list_get_rows (self)) || gtk_widget_grab_focus (self->entry);
}

static void
way_record_list_dispose (GObject *object)
{
  WayRecordList *self = WAY_RECORD_LIST (object);

  /* The parts tell of their end as of a change. */
  self->arranging = self->ordering = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->compact_id, g_source_remove);
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  g_clear_handle_id (&self->search_id, g_source_remove);
  way_record_list_drop_portions (self);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
  way_focus_claim_drop (&self->claim);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_record_list_parent_class)->dispose (object);
}

static void
way_record_list_finalize (GObject *object)
{
  WayRecordList *self = WAY_RECORD_LIST (object);

  g_clear_pointer (&self->query, way_record_query_free);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_array_unref (self->shown_columns);
  g_object_unref (self->cancellable);
  g_free (self->shown_id);

  G_OBJECT_CLASS (way_record_list_parent_class)->finalize (object);
}

static void
way_record_list_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_ARRANGEMENT)
    g_value_take_boxed (value, way_record_list_dup_arrangement (WAY_RECORD_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
way_record_list_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_ARRANGEMENT)
    way_record_list_set_arrangement (WAY_RECORD_LIST (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
way_record_list_class_init (WayRecordListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_record_list_dispose;
  object_class->finalize = way_record_list_finalize;
  object_class->get_property = way_record_list_get_property;
  object_class->set_property = way_record_list_set_property;
  widget_class->size_allocate = way_record_list_size_allocate;
  widget_class->measure = way_record_list_measure;
  widget_class->grab_focus = way_record_list_grab_focus;

  /**
   * WayRecordList:arrangement:
   *
   * The columns in their order, each as its name and width: "industry 160", then the
   * order of the rows: "order value descending". Empty stands for the usual.
   */
  props[PROP_ARRANGEMENT] = g_param_spec_boxed ("arrangement", NULL, NULL, G_TYPE_STRV,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  way_record_list_install_acts (widget_class);
  way_record_list_install_filter_acts (widget_class);
  gtk_widget_class_set_css_name (widget_class, "recordlist");
}

static GtkWidget *
new_scrolled (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  way_wide_table_keep_start (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
build_bar (WayRecordList *self)
{
  GtkWidget          *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (bar, "bar");
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (bar), self->entry);

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "count");
  gtk_box_append (GTK_BOX (bar), self->count);

  way_record_list_build_filter (self);
  gtk_box_append (GTK_BOX (bar), self->filter);
  gtk_box_append (GTK_BOX (bar), way_record_list_build_columns_button (self));

  return bar;
}

static void
build (WayRecordList *self)
{
  const char *placeholder = way_record_list_get_search_words (self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), build_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->chips);
  g_object_set (self->entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);

  way_record_list_build_views (self);
  way_record_list_build_empty (self);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), new_scrolled (self->table), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), new_scrolled (self->cards), "cards");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), way_record_list_build_together (self));
}

static void
way_record_list_init (WayRecordList *self)
{
  self->shown_columns = g_array_new (FALSE, FALSE, sizeof (WayShownColumn));
  self->cancellable = g_cancellable_new ();
  self->after_removal = GTK_INVALID_LIST_POSITION;
  self->fresh = TRUE;
}

/**
 * way_record_list_new:
 * @desk: where records are edited
 * @kind: a kind of record
 *
 * Returns: (transfer floating): all records of the kind
 */
GtkWidget *
way_record_list_new (WayDesk *desk,
                     WayKind  kind)
{
  WayRecordList *self;

  g_return_val_if_fail (WAY_IS_DESK (desk), NULL);
  g_return_val_if_fail (way_records_is_kind (kind), NULL);

  self = g_object_new (WAY_TYPE_RECORD_LIST, NULL);
  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->query = way_record_query_new (kind);
  self->model = way_record_model_new (way_desk_get_records (desk), kind);
  self->selection = gtk_multi_selection_new (g_object_ref (way_record_list_build_portions (self)));
  way_record_list_take_usual_columns (self);
  build (self);
  way_record_list_fill_table (self);
  way_record_list_follow_selection (self);
  g_signal_connect_swapped (self->model, "searched", G_CALLBACK (searched_cb), self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), GTK_SELECTION_MODEL (self->selection));
  way_record_model_set_query (self->model, self->query);
  way_record_list_show_filter (self);

  return GTK_WIDGET (self);
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (WayRecordList) self = data;
  guint position;

  if (!way_record_model_locate_finish (WAY_RECORD_MODEL (source), result, &position, NULL) || self->selection == NULL)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    way_record_list_select_only (self, position);
  way_record_list_scroll_to (self, position);
}

/**
 * way_record_list_set_shown:
 * @self: a list
 * @id: (nullable): the id of a record; NULL for none
 *
 * Tells which record has its page open: it is selected and brought into sight.
 */
void
way_record_list_set_shown (WayRecordList *self,
                           const char    *id)
{
  g_return_if_fail (WAY_IS_RECORD_LIST (self));

  if (self->shown_id != id)
    {
      g_free (self->shown_id);
      self->shown_id = g_strdup (id);
    }
  if (id != NULL)
    way_record_model_locate_async (self->model, self->shown_id, self->cancellable, located_cb, g_object_ref (self));
}

/**
 * way_record_list_search:
 * @self: a list
 *
 * Goes to where words are looked for.
 */
void
way_record_list_search (WayRecordList *self)
{
  g_return_if_fail (WAY_IS_RECORD_LIST (self));

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * way_record_list_filter:
 * @self: a list
 *
 * Opens the menu of what can be asked for besides words.
 */
void
way_record_list_filter (WayRecordList *self)
{
  g_return_if_fail (WAY_IS_RECORD_LIST (self));

  way_record_filter_open (WAY_RECORD_FILTER (self->filter));
}

/**
 * way_record_list_set_query:
 * @self: a list
 * @query: what to show
 *
 * Shows something else.
 */
void
way_record_list_set_query (WayRecordList  *self,
                           WayRecordQuery *query)
{
  WayRecordQuery *copy;

  g_return_if_fail (WAY_IS_RECORD_LIST (self));
  g_return_if_fail (query != NULL && way_record_query_get_kind (query) == self->kind);

  copy = way_record_query_copy (query);
  g_clear_pointer (&self->query, way_record_query_free);
  self->query = copy;
  g_signal_handlers_block_by_func (self->entry, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), way_record_query_get_text (query));
  g_signal_handlers_unblock_by_func (self->entry, typed_cb, self);
  way_record_list_show_order (self);
  way_record_list_ask (self);
}

/**
 * way_record_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what it shows, or searches for
 */
WayRecordQuery *
way_record_list_get_query (WayRecordList *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_LIST (self), NULL);

  return self->query;
}
