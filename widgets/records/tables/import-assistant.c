/* import-assistant.c - records from a table, step by step: choose it, look at it, import it */
#include "config.h"

#include "widgets/records/tables/import-assistant-private.h"

#include <glib/gi18n.h>

#include "widgets/records/tables/import-columns.h"
#include "widgets/records/tables/import-missing.h"
#include "widgets/records/tables/import-options.h"
#include "widgets/records/tables/import-report.h"
#include "widgets/shared/file-dialogs.h"

/* How long nothing is changed before it is counted anew, and how often the bar moves; milliseconds. */
#define PAUSE 200
#define MOVE 100

enum
{
  SIGNAL_CLOSE,
  SIGNAL_TOLD,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayImportAssistant, way_import_assistant, GTK_TYPE_WIDGET)

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
way_import_assistant_dispose (GObject *object)
{
  WayImportAssistant *self = WAY_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->try_id, g_source_remove);
  g_clear_handle_id (&self->move_id, g_source_remove);
  stop (&self->opening);
  stop (&self->trying);
  stop (&self->running);
  if (self->stack != NULL)
    {
      way_import_columns_set_import (WAY_IMPORT_COLUMNS (self->columns), NULL);
      way_import_missing_set_import (WAY_IMPORT_MISSING (self->missing), NULL);
      way_import_options_set_import (WAY_IMPORT_OPTIONS (self->options), NULL);
    }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->import, way_import_free);
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  g_clear_pointer (&self->meter, way_meter_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_import_assistant_parent_class)->dispose (object);
}

void
way_import_assistant_show_page (WayImportAssistant *self,
                                const char         *page)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static gboolean
shows (WayImportAssistant *self,
       const char         *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

/* Counting what would happen. */

static void
show_go (WayImportAssistant    *self,
         const WayImportResult *result)
{
  guint64          n = result != NULL ? result->added + result->updated : 0;
  g_autofree char *label = NULL;

  if (result == NULL || n == 0)
    label = g_strdup (_ ("_Import"));
  else
    label = g_strdup_printf (g_dngettext (NULL, "_Import %'d Record", "_Import %'d Records", n), (int)n);
  gtk_button_set_label (GTK_BUTTON (self->go), label);
  gtk_widget_set_sensitive (self->go, n > 0);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *async,
          gpointer      data)
{
  g_autoptr (WayImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  WayImportResult *result = way_import_run_finish (async, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    {
      g_clear_pointer (&result, way_import_result_free);
      return;
    }
  g_clear_object (&self->trying);
  way_import_report_set_busy (WAY_IMPORT_REPORT (self->trial), FALSE);
  show_go (self, result);
  if (result != NULL)
    {
      way_import_report_set_result (WAY_IMPORT_REPORT (self->trial), result);
      way_import_missing_set_result (WAY_IMPORT_MISSING (self->missing), result);
    }
  else
    way_import_report_set_message (WAY_IMPORT_REPORT (self->trial), error->message);
  g_clear_pointer (&result, way_import_result_free);
}

static gboolean
try_cb (gpointer data)
{
  WayImportAssistant *self = data;
  g_autoptr (WayMeter) meter = way_meter_new ();

  self->try_id = 0;
  if (self->import == NULL)
    return G_SOURCE_REMOVE;
  self->trying = g_cancellable_new ();
  way_import_run_async (self->import, way_desk_get_records (self->desk), TRUE, meter, self->trying, tried_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Counts what would happen, when nothing is changed for a moment. */
void
way_import_assistant_try (WayImportAssistant *self)
{
  stop (&self->trying);
  g_clear_handle_id (&self->try_id, g_source_remove);
  self->try_id = g_timeout_add (PAUSE, try_cb, self);
  way_import_report_set_busy (WAY_IMPORT_REPORT (self->trial), TRUE);
  show_go (self, NULL);
}

/* Looking at a table. */

static void
show_import (WayImportAssistant *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  int              n = way_import_get_n_columns (self->import);
  int              n_above = way_import_get_format (self->import)->n_above;
  g_autofree char *columns = g_strdup_printf (g_dngettext (NULL, "%d column", "%d columns", n), n);
  g_autofree char *above = g_strdup_printf (g_dngettext (NULL, "%d row above their names is left out", "%d rows above their names are left out", n_above), n_above);
  g_autofree char *about = n_above > 0 ? g_strjoin (" · ", columns, above, NULL) : g_strdup (columns);

  gtk_label_set_text (GTK_LABEL (self->name), shown);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  way_import_columns_set_import (WAY_IMPORT_COLUMNS (self->columns), self->import);
  way_import_missing_set_import (WAY_IMPORT_MISSING (self->missing), self->import);
  way_import_options_set_import (WAY_IMPORT_OPTIONS (self->options), self->import);
  if (!shows (self, "look"))
    {
      way_import_assistant_show_page (self, "look");
      gtk_widget_child_focus (self->columns, GTK_DIR_TAB_FORWARD);
    }
  way_import_assistant_try (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *async,
           gpointer      data)
{
  g_autoptr (WayImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  WayImport *import = way_import_open_finish (async, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    {
      g_clear_pointer (&import, way_import_free);
      return;
    }
  g_clear_object (&self->opening);
  if (import == NULL)
    {
      way_import_pages_show_problem (self->drop_hint, error);
      way_import_assistant_show_page (self, "choose");
      return;
    }
  way_import_columns_set_import (WAY_IMPORT_COLUMNS (self->columns), NULL);
  way_import_missing_set_import (WAY_IMPORT_MISSING (self->missing), NULL);
  way_import_options_set_import (WAY_IMPORT_OPTIONS (self->options), NULL);
  g_clear_pointer (&self->import, way_import_free);
  self->import = import;
  way_import_done_leave (self);
  show_import (self);
}

static void
open_with (WayImportAssistant *self,
           const WayCsvWishes *wishes)
{
  stop (&self->trying);
  stop (&self->opening);
  g_clear_handle_id (&self->try_id, g_source_remove);
  self->opening = g_cancellable_new ();
  way_import_open_async (self->file, self->kind, wishes, way_desk_get_records (self->desk), self->opening, opened_cb, g_object_ref (self));
}

/* Reads the table as the options say now. */
void
way_import_assistant_reopen (WayImportAssistant *self)
{
  WayCsvWishes wishes;

  way_import_options_get_wishes (WAY_IMPORT_OPTIONS (self->options), &wishes);
  open_with (self, &wishes);
}

void
way_import_assistant_change_columns (WayImportAssistant *self)
{
  way_import_missing_update (WAY_IMPORT_MISSING (self->missing));
  way_import_options_update (WAY_IMPORT_OPTIONS (self->options));
  way_import_assistant_try (self);
}

/**
 * way_import_assistant_open:
 * @self: an assistant
 * @file: a table of text
 *
 * Looks at a table.
 */
void
way_import_assistant_open (WayImportAssistant *self,
                           GFile              *file)
{
  g_return_if_fail (WAY_IS_IMPORT_ASSISTANT (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->running != NULL)
    return;
  g_set_object (&self->file, file);
  open_with (self, NULL);
}

static void
chosen_cb (GFile   *file,
           gpointer data)
{
  g_autoptr (WayImportAssistant) self = data;

  if (file != NULL && self->stack != NULL)
    way_import_assistant_open (self, file);
}

void
way_import_assistant_choose (WayImportAssistant *self)
{
  const WayFilePattern patterns[] = {
    { _ ("Tables of text"), "*.csv *.tsv *.tab *.psv *.txt" },
    { _ ("All files"), "*" },
  };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  way_file_dialogs_open (GTK_WINDOW (root), _ ("Import a Table"), patterns, G_N_ELEMENTS (patterns), NULL, chosen_cb, g_object_ref (self));
}

static gboolean
drop_cb (WayImportAssistant *self,
         const GValue       *value)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || self->running != NULL)
    return FALSE;
  way_import_assistant_open (self, file);

  return TRUE;
}

/* Importing. */

static gboolean
move_cb (gpointer data)
{
  WayImportAssistant *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), way_meter_get (self->meter));

  return G_SOURCE_CONTINUE;
}

static void
end_run (WayImportAssistant *self)
{
  g_clear_handle_id (&self->move_id, g_source_remove);
  g_clear_object (&self->running);
  g_clear_pointer (&self->meter, way_meter_unref);
}

static void
run_cb (GObject      *source,
        GAsyncResult *async,
        gpointer      data)
{
  g_autoptr (WayImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  WayImportResult *result = way_import_run_finish (async, &error);
  gboolean         done;

  if (self->stack == NULL)
    {
      g_clear_pointer (&result, way_import_result_free);
      return;
    }
  end_run (self);
  done = result != NULL;
  if (done)
    way_import_done_show (self, result);
  else if (self->is_again && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    way_import_assistant_show_page (self, "done");
  else
    {
      way_import_assistant_show_page (self, "look");
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        way_import_assistant_try (self);
      else
        way_import_report_set_message (WAY_IMPORT_REPORT (self->trial), error->message);
    }
  g_clear_pointer (&result, way_import_result_free);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, done);
}

/* Imports what is looked at; with a trace, what was taken back once more. */
void
way_import_assistant_run (WayImportAssistant   *self,
                          const WayImportTrace *trace)
{
  g_autoptr (GError) error = NULL;

  if (self->import == NULL || self->running != NULL)
    return;
  /* What is being typed on a page belongs to before. */
  if (!way_desk_flush (self->desk, &error))
    {
      way_import_assistant_show_page (self, "look");
      way_import_report_set_message (WAY_IMPORT_REPORT (self->trial), error->message);
      return;
    }
  stop (&self->trying);
  g_clear_handle_id (&self->try_id, g_source_remove);
  way_import_set_trace (self->import, trace);
  self->running = g_cancellable_new ();
  self->meter = way_meter_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  self->move_id = g_timeout_add (MOVE, move_cb, self);
  way_import_assistant_show_page (self, "run");
  way_import_run_async (self->import, way_desk_get_records (self->desk), FALSE, self->meter, self->running, run_cb, g_object_ref (self));
  /* It has a copy; what is looked at later is no repetition. */
  self->is_again = trace != NULL;
  way_import_set_trace (self->import, NULL);
}

void
way_import_assistant_go (WayImportAssistant *self)
{
  way_import_assistant_run (self, NULL);
}

/* Says what was done where the records are. */
void
way_import_assistant_tell (WayImportAssistant *self,
                           const char         *text)
{
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, text);
}

void
way_import_assistant_close (WayImportAssistant *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

/* The records were opened anew. What was there before an import is not kept beyond that: it may have somebody who was erased. */
static void
set_desk (WayImportAssistant *self,
          WayDesk            *desk)
{
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "replaced", G_CALLBACK (set_desk), self, G_CONNECT_SWAPPED);
  way_import_done_forget (self);
  if (self->import != NULL && self->running == NULL)
    way_import_assistant_try (self);
}

static void
way_import_assistant_class_init (WayImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_import_assistant_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importassistant");

  /**
   * WayImportAssistant::close:
   *
   * There is nothing more to do.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayImportAssistant::told:
   * @text: what was done
   *
   * Records were imported.
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayImportAssistant::ended:
   * @done: whether records were imported
   *
   * An import is over, done or not.
   */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
way_import_assistant_init (WayImportAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  way_import_pages_build (self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * way_import_assistant_new:
 * @desk: where records are edited
 * @kind: the kind of record to import
 *
 * Returns: (transfer floating): an assistant that asks for a table
 */
GtkWidget *
way_import_assistant_new (WayDesk *desk,
                          WayKind  kind)
{
  WayImportAssistant *self = g_object_new (WAY_TYPE_IMPORT_ASSISTANT, NULL);

  self->kind = kind;
  set_desk (self, desk);

  return GTK_WIDGET (self);
}

/**
 * way_import_assistant_begin:
 * @self: an assistant
 *
 * Asks for a table once more. What was imported last can be looked at from there.
 */
void
way_import_assistant_begin (WayImportAssistant *self)
{
  g_return_if_fail (WAY_IS_IMPORT_ASSISTANT (self));

  if (self->running != NULL)
    return;
  gtk_widget_set_visible (self->last_button, way_import_assistant_has_last (self));
  way_import_assistant_show_page (self, "choose");
  gtk_widget_grab_focus (self->choose_button);
}

/**
 * way_import_assistant_has_last:
 * @self: an assistant
 *
 * Returns: whether an import can be taken back or put again
 */
gboolean
way_import_assistant_has_last (WayImportAssistant *self)
{
  g_return_val_if_fail (WAY_IS_IMPORT_ASSISTANT (self), FALSE);

  return gtk_widget_get_visible (self->undo_button) || gtk_widget_get_visible (self->redo_button);
}

/**
 * way_import_assistant_is_running:
 * @self: an assistant
 *
 * Returns: whether it is importing
 */
gboolean
way_import_assistant_is_running (WayImportAssistant *self)
{
  g_return_val_if_fail (WAY_IS_IMPORT_ASSISTANT (self), FALSE);

  return self->running != NULL && shows (self, "run");
}

/**
 * way_import_assistant_cancel:
 * @self: an assistant
 *
 * Stops an import; nothing is changed then.
 */
void
way_import_assistant_cancel (WayImportAssistant *self)
{
  g_return_if_fail (WAY_IS_IMPORT_ASSISTANT (self));

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}
