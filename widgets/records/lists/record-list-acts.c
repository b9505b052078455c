/* record-list-acts.c - what is done with the records that are selected */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <glib/gi18n.h>

#include "journeys/exchange/formula.h"
#include "journeys/records/record-reader.h"
#include "widgets/records/care/edit-together.h"
#include "widgets/records/pages/record-words.h"

/* As many are copied. */
#define MOST_COPIED 100000

static gboolean
may_change (WayRecordList *self)
{
  const char *notice = way_records_get_notice (way_desk_get_records (self->desk));

  if (notice != NULL)
    way_record_list_report (self, notice);

  return notice == NULL;
}

/* What is selected, when it is not too much to be changed at once. */
static GPtrArray *
list_few (WayRecordList *self)
{
  g_autoptr (GError) error = NULL;
  guint      n = way_record_list_n_selected (self);
  GPtrArray *ids;

  if (n == 0)
    return NULL;
  if (n > WAY_RECORD_LIST_MOST_TOGETHER)
    {
      g_autofree char *message = g_strdup_printf (g_dngettext (NULL, "%'u record is selected. Select at most %'d to change them together.",
                                                               "%'u records are selected. Select at most %'d to change them together.", n),
                                                  n, WAY_RECORD_LIST_MOST_TOGETHER);
      way_record_list_report (self, message);
      return NULL;
    }
  ids = way_record_list_dup_selected_ids (self, &error);
  if (ids == NULL)
    way_record_list_report (self, error->message);

  return ids;
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  g_autoptr (GPtrArray) ids = may_change (self) ? list_few (self) : NULL;
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *links = NULL;
  g_autofree char *called = NULL;
  g_autofree char *told = NULL;
  guint            place = gtk_bitset_get_minimum (selected);
  gint64           key = way_record_model_get_key (self->model, place);

  if (ids == NULL || ids->len == 0)
    return;
  command = way_desk_delete_command (self->desk, self->kind, ids, &links, &error);
  if (command != NULL && ids->len == 1)
    {
      WayItem *record = way_desk_load (self->desk, self->kind, g_ptr_array_index (ids, 0), NULL);

      called = record != NULL ? g_strdup (way_item_get_shown_name (record)) : NULL;
    }
  if (command == NULL || !way_desk_perform (self->desk, command, &error))
    {
      way_record_list_report (self, error->message);
      return;
    }
  self->after_removal = place;
  self->removed_key = key;
  told = way_record_words_dup_deleted (self->kind, ids->len, called, links);
  gtk_widget_activate_action (widget, "records.told", "s", told);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);

  if (may_change (self))
    gtk_widget_activate_action (widget, "records.new", "s", way_kind_get_info (self->kind)->element);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  g_autoptr (WayRecordQuery) query = way_record_query_copy (self->query);

  way_record_query_clear (query);
  way_record_list_set_query (self, query);
  gtk_widget_grab_focus (self->entry);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (!gtk_bitset_is_empty (selected))
    way_record_list_open (self, gtk_bitset_get_minimum (selected));
}

static void
together_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  g_autoptr (GPtrArray) ids = may_change (self) ? list_few (self) : NULL;
  g_autoptr (GError) error = NULL;

  if (ids == NULL || ids->len == 0)
    return;
  if (!way_edit_together_present (self->desk, self->kind, ids, GTK_WINDOW (gtk_widget_get_root (widget)), &error))
    way_record_list_report (self, error->message);
}

/* Copying. */

typedef struct
{
  WayRecordReader *reader;
  WayKind          kind;
  GArray          *keys;
  GArray          *columns; /* of WayShownColumn */
  GString         *plain;
  GString         *html;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  way_record_reader_unref (copy->reader);
  g_array_unref (copy->keys);
  g_array_unref (copy->columns);
  g_string_free (copy->plain, TRUE);
  g_string_free (copy->html, TRUE);
  g_free (copy);
}

static void
add_value (Copy       *copy,
           const char *tag,
           const char *text,
           gboolean    is_first)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\n\r", ' ');
  g_autofree char *safe = way_formula_defuse (line);
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  g_string_append_printf (copy->plain, "%s%s", is_first ? "" : "\t", safe);
  g_string_append_printf (copy->html, "<%s>%s</%s>", tag, escaped, tag);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Copy                  *copy = data;
  GError                *error = NULL;
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (copy->kind, &n_columns);
  g_autoptr (GPtrArray) rows = way_record_reader_read (copy->reader, copy->kind, (const gint64 *)copy->keys->data,
                                                       copy->keys->len, cancellable, &error);
  guint i, j;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_string_append (copy->html, "<table><tr>");
  for (j = 0; j < copy->columns->len; j++)
    add_value (copy, "th", _ (columns[g_array_index (copy->columns, WayShownColumn, j).place].label), j == 0);
  g_string_append (copy->html, "</tr>");
  for (i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        continue;
      g_string_append_c (copy->plain, '\n');
      g_string_append (copy->html, "<tr>");
      for (j = 0; j < copy->columns->len; j++)
        {
          int              place = g_array_index (copy->columns, WayShownColumn, j).place;
          g_autofree char *text = way_record_column_format (&columns[place], g_ptr_array_index (row, WAY_RECORD_ROW_COLUMNS + place));

          add_value (copy, "td", text, j == 0);
        }
      g_string_append (copy->html, "</tr>");
    }
  g_string_append (copy->html, "</table>");
  g_task_return_boolean (task, TRUE);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayRecordList *self = WAY_RECORD_LIST (source);
  Copy          *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GdkContentProvider *both[2];
  GValue              text = G_VALUE_INIT;
  g_autoptr (GBytes) html = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        way_record_list_report (self, error->message);
      return;
    }
  html = g_bytes_new (copy->html->str, copy->html->len);
  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, copy->plain->str);
  both[0] = gdk_content_provider_new_for_value (&text);
  both[1] = gdk_content_provider_new_for_bytes ("text/html", html);
  g_value_unset (&text);
  {
    g_autoptr (GdkContentProvider) content = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));

    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  }
}

/* The rows that are selected, with the columns that are shown. */
static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GTask) task = NULL;
  Copy         *copy;
  GtkBitsetIter iter;
  guint         position;
  gboolean      is_valid;

  if (gtk_bitset_is_empty (selected))
    return;
  if (gtk_bitset_get_size (selected) > MOST_COPIED)
    {
      g_autofree char *message = g_strdup_printf (g_dngettext (NULL, "Select at most %'d record to copy it. A table of all of them can be exported.",
                                                               "Select at most %'d records to copy them. A table of all of them can be exported.", MOST_COPIED),
                                                  MOST_COPIED);

      way_record_list_report (self, message);
      return;
    }
  copy = g_new0 (Copy, 1);
  copy->reader = way_record_reader_new (way_desk_get_records (self->desk));
  copy->kind = self->kind;
  copy->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  copy->columns = g_array_copy (self->shown_columns);
  copy->plain = g_string_new (NULL);
  copy->html = g_string_new (NULL);
  for (is_valid = gtk_bitset_iter_init_first (&iter, selected, &position); is_valid; is_valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 key = way_record_model_get_key (self->model, position);

      g_array_append_val (copy->keys, key);
    }
  task = g_task_new (self, self->cancellable, copied_cb, NULL);
  g_task_set_source_tag (task, copy_action);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_in_thread);
}

void
way_record_list_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rows.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "rows.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "rows.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "rows.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "rows.edit-together", NULL, together_action);
  gtk_widget_class_install_action (widget_class, "rows.show-all", NULL, show_all_action);
}

/* What is offered. */

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

GtkWidget *
way_record_list_build_together (WayRecordList *self)
{
  self->together = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->together, "together");
  self->together_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->together_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->together_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->together_label, TRUE);
  gtk_widget_add_css_class (self->together_label, "numeric");
  gtk_box_append (GTK_BOX (self->together), self->together_label);
  gtk_box_append (GTK_BOX (self->together), new_button (_ ("_Edit"), "rows.edit-together"));
  gtk_box_append (GTK_BOX (self->together), new_button (_ ("_Copy"), "rows.copy"));
  gtk_box_append (GTK_BOX (self->together), new_button (_ ("_Delete"), "rows.delete"));

  return self->together;
}

static void
closed_cb (GtkWidget *popover)
{
  /* Its actions are activated after it was closed. */
  g_idle_add_once ((GSourceOnceFunc)gtk_widget_unparent, popover);
}

/* The menu of what is selected, at a place of a widget of the list. */
void
way_record_list_popup_menu (WayRecordList *self,
                            GtkWidget     *widget,
                            double         x,
                            double         y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  gboolean     several = way_record_list_n_selected (self) > 1;
  GtkWidget   *popover;
  GdkRectangle place;

  g_menu_append (first, several ? _ ("_Edit Together") : _ ("_Open"), several ? "rows.edit-together" : "rows.open");
  g_menu_append (first, _ ("_Copy as Table"), "rows.copy");
  g_menu_append (last, _ ("_Delete"), "rows.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_translate_coordinates (widget, self->box, x, y, &x, &y);
  place = (GdkRectangle){ x, y, 1, 1 };
  gtk_widget_set_parent (popover, self->box);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
