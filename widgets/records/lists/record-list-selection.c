/* record-list-selection.c - what is selected in a list, kept when it changes
 *
 * GTK knows places, which change; what is selected is remembered by the keys of
 * the records.
 */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include "journeys/records/record-reader.h"

static GtkBitset *
get_selected (WayRecordList *self)
{
  return gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
}

static gint64 *
dup_keys (WayRecordList *self,
          guint         *n)
{
  g_autoptr (GtkBitset) selected = get_selected (self);
  gint64       *keys = g_new (gint64, MAX (gtk_bitset_get_size (selected), 1));
  GtkBitsetIter iter;
  guint         position;
  gboolean      is_valid;

  *n = 0;
  for (is_valid = gtk_bitset_iter_init_first (&iter, selected, &position); is_valid; is_valid = gtk_bitset_iter_next (&iter, &position))
    keys[(*n)++] = way_record_model_get_key (self->model, position);

  return keys;
}

/* Everything that was selected may be in another place in a moment. */
static void
about_to_change_cb (WayRecordList *self)
{
  g_autofree gint64 *keys = NULL;
  guint              n, i;

  if (self->selected != NULL)
    return;
  keys = dup_keys (self, &n);
  if (n == 0)
    return;
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (i = 0; i < n; i++)
    g_hash_table_add (self->selected, g_memdup2 (&keys[i], sizeof (gint64)));
}

static void
select_again (WayRecordList *self)
{
  g_autoptr (GHashTable) selected = g_steal_pointer (&self->selected);
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint left = g_hash_table_size (selected), i;

  for (i = 0; i < n && left > 0; i++)
    {
      gint64 key = way_record_model_get_key (self->model, i);

      if (!g_hash_table_contains (selected, &key))
        continue;
      gtk_bitset_add (places, i);
      left--;
    }
  way_record_list_show_all_rows (self);
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), places, all);
}

static void
searched_cb (WayRecordList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model)), place;

  if (way_record_model_is_busy (self->model))
    return;
  if (self->selected != NULL)
    select_again (self);
  /* Where something was removed, the next one is selected. The search may have begun before that. */
  if (self->after_removal == GTK_INVALID_LIST_POSITION || way_record_model_find_key (self->model, self->removed_key, &place))
    return;
  if (n > 0 && way_record_list_n_selected (self) == 0)
    way_record_list_select_only (self, MIN (self->after_removal, n - 1));
  self->after_removal = GTK_INVALID_LIST_POSITION;
}

static void
selection_changed_cb (WayRecordList *self)
{
  guint            n = way_record_list_n_selected (self);
  g_autofree char *label = g_strdup_printf (g_dngettext (NULL, "%'u selected", "%'u selected", n), n);

  gtk_label_set_text (GTK_LABEL (self->together_label), label);
  gtk_widget_set_visible (self->together, n > 1);
}

void
way_record_list_follow_selection (WayRecordList *self)
{
  g_signal_connect_swapped (self->model, "about-to-change", G_CALLBACK (about_to_change_cb), self);
  g_signal_connect_swapped (self->model, "searched", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (selection_changed_cb), self);
  selection_changed_cb (self);
}

guint
way_record_list_n_selected (WayRecordList *self)
{
  g_autoptr (GtkBitset) selected = get_selected (self);

  return gtk_bitset_get_size (selected);
}

void
way_record_list_select_only (WayRecordList *self,
                             guint          position)
{
  way_record_list_show_all_rows (self);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/* The ids of what is selected, of as many as can be worked on together. */
GPtrArray *
way_record_list_dup_selected_ids (WayRecordList *self,
                                  GError       **error)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (way_record_model_get_records (self->model));
  g_autofree gint64 *keys = NULL;
  guint              n;

  keys = dup_keys (self, &n);

  return way_record_reader_read_ids (reader, self->kind, keys, MIN (n, WAY_RECORD_LIST_MOST_TOGETHER), error);
}
