/* import-assistant.c - records from a table, step by step: choose it, look at it, import it */
#include "config.h"

#include "widgets/records/tables/import-assistant.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/exchange/import-async.h"
#include "widgets/records/tables/import-columns.h"
#include "widgets/records/tables/import-options.h"
#include "widgets/records/tables/import-report.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/wrap-layout.h"

/* How long nothing is changed before it is counted anew, and how often the bar moves; milliseconds. */
#define PAUSE 200
#define MOVE 100

struct _WayImportAssistant
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk        *desk;
  GFile          *file;
  WayImport      *import; /* what is looked at, or NULL */
  WayBulkUndo    *undo;   /* of what was done */
  GCancellable   *opening;
  GCancellable   *trying;
  GCancellable   *running;
  WayImportMeter *meter;

  /* template */
  GtkWidget *stack;
  GtkWidget *drop_hint; /* "choose" */
  GtkWidget *name;      /* "look" */
  GtkWidget *about;
  GtkWidget *columns;
  GtkWidget *options;
  GtkWidget *trial;
  GtkWidget *go;
  GtkWidget *bar;  /* "run" */
  GtkWidget *done; /* "done" */
  GtkWidget *report;
  GtkWidget *undo_button;

  /* state */
  WayKind kind;
  guint   try_id;
  guint   move_id;
};

enum
{
  SIGNAL_CLOSE,
  SIGNAL_TOLD,
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
  if (self->stack != NULL)
    {
      way_import_columns_set_import (WAY_IMPORT_COLUMNS (self->columns), NULL);
      way_import_options_set_import (WAY_IMPORT_OPTIONS (self->options), NULL);
    }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->import, way_import_free);
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  g_clear_pointer (&self->meter, way_import_meter_unref);
  g_clear_object (&self->running);
  g_clear_object (&self->file);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_import_assistant_parent_class)->dispose (object);
}

static void
show_page (WayImportAssistant *self,
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
    way_import_report_set_result (WAY_IMPORT_REPORT (self->trial), result);
  else
    way_import_report_set_message (WAY_IMPORT_REPORT (self->trial), error->message);
  g_clear_pointer (&result, way_import_result_free);
}

static gboolean
try_cb (gpointer data)
{
  WayImportAssistant *self = data;
  g_autoptr (WayImportMeter) meter = way_import_meter_new ();

  self->try_id = 0;
  if (self->import == NULL)
    return G_SOURCE_REMOVE;
  self->trying = g_cancellable_new ();
  way_import_run_async (self->import, way_desk_get_records (self->desk), TRUE, meter, self->trying, tried_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
try_soon (WayImportAssistant *self)
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
  g_autofree char *about = g_strdup_printf (g_dngettext (NULL, "%d column", "%d columns", n), n);

  gtk_label_set_text (GTK_LABEL (self->name), shown);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  way_import_columns_set_import (WAY_IMPORT_COLUMNS (self->columns), self->import);
  way_import_options_set_import (WAY_IMPORT_OPTIONS (self->options), self->import);
  if (!shows (self, "look"))
    {
      show_page (self, "look");
      gtk_widget_child_focus (self->columns, GTK_DIR_TAB_FORWARD);
    }
  try_soon (self);
}

/* What went wrong may name a file, and the description of a status page is markup. */
static void
show_problem (GtkWidget    *page,
              const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
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
      show_problem (self->drop_hint, error);
      show_page (self, "choose");
      return;
    }
  way_import_columns_set_import (WAY_IMPORT_COLUMNS (self->columns), NULL);
  way_import_options_set_import (WAY_IMPORT_OPTIONS (self->options), NULL);
  g_clear_pointer (&self->import, way_import_free);
  self->import = import;
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

static void
rewritten_cb (WayImportAssistant *self)
{
  WayCsvWishes wishes;

  way_import_options_get_wishes (WAY_IMPORT_OPTIONS (self->options), &wishes);
  open_with (self, &wishes);
}

static void
columns_changed_cb (WayImportAssistant *self)
{
  way_import_options_update (WAY_IMPORT_OPTIONS (self->options));
  try_soon (self);
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

static void
choose_cb (WayImportAssistant *self)
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

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), way_import_meter_get (self->meter));

  return G_SOURCE_CONTINUE;
}

static void
show_done (WayImportAssistant *self,
           WayImportResult    *result)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%'d row was read", "%'d rows were read", result->read), (int)result->read);
  guint64          n = result->added + result->updated;
  g_autofree char *told = g_strdup_printf (g_dngettext (NULL, "%'d record was imported", "%'d records were imported", n), (int)n);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->done), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->done),
                                   result->undo != NULL ? _ ("A copy of the records as they were before is kept.")
                                                        : _ ("A copy of the records as they were before is kept. There are too many changes to take them back one by one."));
  way_import_report_set_result (WAY_IMPORT_REPORT (self->report), result);
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  self->undo = g_steal_pointer (&result->undo);
  gtk_widget_set_visible (self->undo_button, self->undo != NULL);
  show_page (self, "done");
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, told);
}

static void
end_run (WayImportAssistant *self)
{
  g_clear_handle_id (&self->move_id, g_source_remove);
  g_clear_object (&self->running);
  g_clear_pointer (&self->meter, way_import_meter_unref);
}

static void
run_cb (GObject      *source,
        GAsyncResult *async,
        gpointer      data)
{
  g_autoptr (WayImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  WayImportResult *result = way_import_run_finish (async, &error);

  if (self->stack == NULL)
    {
      g_clear_pointer (&result, way_import_result_free);
      return;
    }
  end_run (self);
  if (result != NULL)
    show_done (self, result);
  else
    {
      show_page (self, "look");
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        try_soon (self);
      else
        way_import_report_set_message (WAY_IMPORT_REPORT (self->trial), error->message);
    }
  g_clear_pointer (&result, way_import_result_free);
}

static void
go_cb (WayImportAssistant *self)
{
  g_autoptr (GError) error = NULL;

  if (self->import == NULL || self->running != NULL)
    return;
  /* What is being typed on a page belongs to before. */
  if (!way_desk_flush (self->desk, &error))
    {
      way_import_report_set_message (WAY_IMPORT_REPORT (self->trial), error->message);
      return;
    }
  stop (&self->trying);
  g_clear_handle_id (&self->try_id, g_source_remove);
  self->running = g_cancellable_new ();
  self->meter = way_import_meter_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  self->move_id = g_timeout_add (MOVE, move_cb, self);
  show_page (self, "run");
  way_import_run_async (self->import, way_desk_get_records (self->desk), FALSE, self->meter, self->running, run_cb, g_object_ref (self));
}

/* Afterwards. */

static void
undone_cb (GObject      *source,
           GAsyncResult *async,
           gpointer      data)
{
  g_autoptr (WayImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree WayBulkUndoCounts *counts = way_import_undo_finish (async, &error);
  g_autofree char              *kept = NULL;

  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (self->undo_button, TRUE);
  gtk_widget_set_visible (self->undo_button, FALSE);
  if (counts == NULL)
    {
      show_problem (self->done, error);
      return;
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (self->done), _ ("The import was taken back"));
  if (counts->kept > 0)
    kept = g_strdup_printf (g_dngettext (NULL, "%'d record was changed since and stays", "%'d records were changed since and stay", counts->kept), (int)counts->kept);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->done), kept != NULL ? kept : _ ("The records are as they were before."));
  gtk_widget_set_visible (self->report, FALSE);
}

static void
undo_cb (WayImportAssistant *self)
{
  if (self->undo == NULL)
    return;
  gtk_widget_set_sensitive (self->undo_button, FALSE);
  way_import_undo_async (g_steal_pointer (&self->undo), way_desk_get_records (self->desk), undone_cb, g_object_ref (self));
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
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  gtk_widget_set_visible (self->undo_button, FALSE);
  if (self->import != NULL && self->running == NULL)
    try_soon (self);
}

static void
close_cb (WayImportAssistant *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
again_cb (WayImportAssistant *self)
{
  gtk_widget_set_visible (self->report, TRUE);
  choose_cb (self);
}

/* What there is to see. */

static GtkWidget *
new_button (WayImportAssistant *self,
            const char         *label,
            const char         *css_class,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static void
build_choose (WayImportAssistant *self)
{
  self->drop_hint = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->drop_hint), "document-open-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->drop_hint), _ ("Choose a Table"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->drop_hint),
                                   _ ("CSV or text with tabs, as spreadsheets, address books and customer databases export it. You can also drop it here."));
  adw_status_page_set_child (ADW_STATUS_PAGE (self->drop_hint), new_button (self, _ ("_Choose a File…"), "suggested-action", G_CALLBACK (choose_cb)));
  gtk_stack_add_named (GTK_STACK (self->stack), self->drop_hint, "choose");
}

static GtkWidget *
build_title (WayImportAssistant *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->name, "title-3");
  self->about = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->about);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), new_button (self, _ ("_Other File…"), NULL, G_CALLBACK (choose_cb)));

  return line;
}

static GtkWidget *
clamp (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static void
build_look (WayImportAssistant *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bottom_clamp = adw_clamp_new ();

  gtk_widget_add_css_class (content, "content");
  self->columns = way_import_columns_new ();
  self->options = way_import_options_new ();
  self->trial = way_import_report_new ();
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (columns_changed_cb), self);
  g_signal_connect_swapped (self->options, "changed", G_CALLBACK (try_soon), self);
  g_signal_connect_swapped (self->options, "rewritten", G_CALLBACK (rewritten_cb), self);
  gtk_box_append (GTK_BOX (content), build_title (self));
  gtk_box_append (GTK_BOX (content), self->columns);
  gtk_box_append (GTK_BOX (content), self->trial);
  gtk_box_append (GTK_BOX (content), self->options);
  gtk_box_append (GTK_BOX (page), clamp (content));

  self->go = new_button (self, _ ("_Import"), "suggested-action", G_CALLBACK (go_cb));
  gtk_widget_add_css_class (self->go, "pill");
  gtk_widget_set_hexpand (self->go, TRUE);
  gtk_widget_add_css_class (bottom, "bottom");
  gtk_box_append (GTK_BOX (bottom), self->go);
  adw_clamp_set_child (ADW_CLAMP (bottom_clamp), bottom);
  gtk_box_append (GTK_BOX (page), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (page), bottom_clamp);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "look");
}

static void
build_run (WayImportAssistant *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *narrow = adw_clamp_new ();

  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), new_button (self, _ ("_Cancel"), NULL, G_CALLBACK (way_import_assistant_cancel)));
  adw_clamp_set_maximum_size (ADW_CLAMP (narrow), 400);
  adw_clamp_set_child (ADW_CLAMP (narrow), box);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Importing…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Until it is done nothing is changed."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), narrow);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "run");
}

static void
build_done (WayImportAssistant *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *narrow = adw_clamp_new ();

  gtk_widget_set_layout_manager (buttons, way_wrap_layout_new (12));
  self->done = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->done), "object-select-symbolic");
  self->report = way_import_report_new ();
  self->undo_button = new_button (self, _ ("_Undo Import"), NULL, G_CALLBACK (undo_cb));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), self->undo_button);
  gtk_box_append (GTK_BOX (buttons), new_button (self, _ ("_Another Table…"), NULL, G_CALLBACK (again_cb)));
  gtk_box_append (GTK_BOX (buttons), new_button (self, _ ("_Close"), "suggested-action", G_CALLBACK (close_cb)));
  gtk_box_append (GTK_BOX (box), self->report);
  gtk_box_append (GTK_BOX (box), buttons);
  adw_clamp_set_maximum_size (ADW_CLAMP (narrow), 560);
  adw_clamp_set_child (ADW_CLAMP (narrow), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->done), narrow);
  gtk_stack_add_named (GTK_STACK (self->stack), self->done, "done");
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
}

static void
way_import_assistant_init (WayImportAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  build_choose (self);
  build_look (self);
  build_run (self);
  build_done (self);
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
