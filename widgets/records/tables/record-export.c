/* record-export.c - a list of records as a file for spreadsheets and other programs
 *
 * Asks three things that have good answers already, then where to put the file, and
 * writes it beside all else.
 */
#include "config.h"

#include "widgets/records/tables/record-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/exchange/list-table.h"
#include "widgets/shared/progress-window.h"
#include "widgets/shared/save-as.h"

/* What can be chosen, in the order in which it is. */
static const WayTableFormat formats[] = { WAY_TABLE_XLSX, WAY_TABLE_CSV, WAY_TABLE_CSV_MARK };

enum
{
  ROWS_SHOWN,
  ROWS_ALL
};

enum
{
  COLUMNS_SHOWN,
  COLUMNS_ALL
};

typedef struct
{
  /* owned */
  GtkWidget      *above; /* who asked, and is told */
  WayDesk        *desk;
  WayRecordQuery *query;
  char          **columns;
  char           *name; /* of the file, once it is known */

  /* template */
  GtkWidget *window;
  GtkWidget *format;
  GtkWidget *rows;
  GtkWidget *fields;

  WayProgressWindow *progress; /* while it is written */
  WayTableFormat     chosen;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->above);
  g_clear_object (&export->desk);
  g_clear_pointer (&export->query, way_record_query_free);
  g_strfreev (export->columns);
  g_free (export->name);
  g_free (export);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  gint64           n = way_list_table_write_finish (result, &error);
  g_autofree char *text = NULL;

  way_progress_window_end (g_steal_pointer (&export->progress));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_ ("The export was stopped, and no file was written"));
  if (n >= 0)
    /* TRANSLATORS: %s is the name of a file */
    text = g_strdup_printf (g_dngettext (NULL, "%'d record is in %s", "%'d records are in %s", n), (int)n, export->name);
  gtk_widget_activate_action (export->above, "records.report", "s", text != NULL ? text : error->message);
  export_free (export);
}

/* Goes on until it is written, and is freed then. */
static void
save (GtkWidget  *above,
      const char *path,
      gpointer    data)
{
  Export **holder = data;
  Export *export = *holder;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *title = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WayMeter) meter = way_meter_new ();
  WayListTable table = { export->query, (const char *const *)export->columns };
  GtkRoot     *root;

  /* A file without what was typed last would be wrong, and nobody would see it. */
  if (!way_desk_flush (export->desk, &error))
    {
      gtk_widget_activate_action (export->above, "records.report", "s", error->message);
      return;
    }
  *holder = NULL;
  export->name = g_filename_display_name (base);
  root = gtk_widget_get_root (export->above);
  /* TRANSLATORS: %s is the name of a file */
  title = g_strdup_printf (_ ("Writing %s…"), export->name);
  export->progress = way_progress_window_begin (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, meter, cancellable);
  way_list_table_write_async (&table, way_desk_get_records (export->desk), path, export->chosen, meter, cancellable, written_cb, export);
}

static void
holder_free (gpointer data)
{
  Export **holder = data;

  if (*holder != NULL)
    export_free (*holder);
  g_free (holder);
}

static void
ask_where (Export *export)
{
  Export **holder = g_new (Export *, 1);

  *holder = export;
  way_save_as (export->above, _ ("Export Records"), _ (way_kind_get_info (way_record_query_get_kind (export->query))->plural),
               export->chosen == WAY_TABLE_XLSX ? "xlsx" : "csv", save, holder, holder_free);
}

static void
go_cb (Export *export)
{
  GtkWidget *window = export->window;

  export->chosen = formats[adw_combo_row_get_selected (ADW_COMBO_ROW (export->format))];
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (export->rows)) == ROWS_ALL)
    way_record_query_clear (export->query);
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (export->fields)) == COLUMNS_ALL)
    g_clear_pointer (&export->columns, g_strfreev);
  g_object_set_data (G_OBJECT (window), "export", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ask_where (export);
}

/* Closed without an answer. */
static void
closed_cb (GtkWidget *window)
{
  Export *export = g_object_get_data (G_OBJECT (window), "export");

  if (export != NULL)
    export_free (export);
}

static gboolean
escape_cb (GtkWidget *window,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

static GtkWidget *
add_choice (GtkWidget         *group,
            const char        *title,
            const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static GtkWidget *
build_choices (Export *export)
{
  GtkWidget  *group = adw_preferences_group_new ();
  gboolean    is_part = way_record_query_has_conditions (export->query) || *way_record_query_get_text (export->query) != '\0';
  const char *format_choices[] = { _ ("Workbook (XLSX)"), _ ("Table of text (CSV)"), _ ("Table of text for Excel (CSV)"), NULL };
  const char *row_choices[] = { _ ("Those in the list"), _ ("All records"), NULL };
  const char *column_choices[] = { _ ("Columns of the list"), _ ("All fields"), NULL };

  export->format = add_choice (group, _ ("Format"), format_choices);
  export->rows = add_choice (group, _ ("Rows"), row_choices);
  export->fields = add_choice (group, _ ("Columns"), column_choices);
  gtk_widget_set_visible (export->rows, is_part);
  gtk_widget_set_visible (export->fields, export->columns != NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("A table of text with all fields can be imported again."));

  return group;
}

/**
 * way_record_export_present:
 * @above: the widget with the list; it or what is around it has the action records.report
 * @desk: where records are edited; what is being typed is written first
 * @query: what the list shows
 * @columns: (nullable) (array zero-terminated=1): the columns it shows, by their names
 *
 * Asks how and where to write the list, and does it.
 */
void
way_record_export_present (GtkWidget         *above,
                           WayDesk           *desk,
                           WayRecordQuery    *query,
                           const char *const *columns)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget          *button = gtk_button_new_with_mnemonic (_ ("_Export…"));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkRoot            *root = gtk_widget_get_root (above);
  Export *export = g_new0 (Export, 1);
  g_autofree char *title = NULL;

  export->above = g_object_ref (above);
  export->desk = g_object_ref (desk);
  export->query = way_record_query_copy (query);
  export->columns = g_strdupv ((char **)columns);
  export->window = adw_window_new ();
  /* TRANSLATORS: a kind of record, as many: Export Accounts */
  title = g_strdup_printf (_ ("Export %s"), _ (way_kind_get_info (way_record_query_get_kind (query))->plural));

  gtk_window_set_title (GTK_WINDOW (export->window), title);
  gtk_window_set_default_size (GTK_WINDOW (export->window), 440, -1);
  gtk_window_set_resizable (GTK_WINDOW (export->window), FALSE);
  gtk_window_set_modal (GTK_WINDOW (export->window), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (export->window), GTK_WINDOW (root));
  gtk_widget_add_css_class (content, "recordexport");
  gtk_box_append (GTK_BOX (content), build_choices (export));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), button);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (export->window), box);
  gtk_window_set_default_widget (GTK_WINDOW (export->window), button);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (export->window, keys);
  g_object_set_data (G_OBJECT (export->window), "export", export);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (go_cb), export);
  g_signal_connect (export->window, "destroy", G_CALLBACK (closed_cb), NULL);
  gtk_window_present (GTK_WINDOW (export->window));
}
