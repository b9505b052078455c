/* import-done.c - what was imported, taken back and put again */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/tables/import-assistant-private.h"
#include "widgets/records/tables/import-report.h"
#include "widgets/shared/wrap-layout.h"

static void
describe (WayImportAssistant *self,
          const char         *title,
          const char         *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->done), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->done), escaped);
}

/* One of the two at most. */
static void
offer (WayImportAssistant *self,
       GtkWidget          *button)
{
  gtk_widget_set_sensitive (self->undo_button, TRUE);
  gtk_widget_set_visible (self->undo_button, button != NULL && button == self->undo_button);
  gtk_widget_set_visible (self->redo_button, button != NULL && button == self->redo_button);
}

/* Shows what an import did, and takes from the result how to take it back. */
void
way_import_done_show (WayImportAssistant *self,
                      WayImportResult    *result)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%'d row was read", "%'d rows were read", result->read), (int)result->read);
  guint64          n = result->added + result->updated;
  g_autofree char *told = g_strdup_printf (g_dngettext (NULL, "%'d record was imported", "%'d records were imported", n), (int)n);
  g_autofree char *text = g_strdup_printf (result->undo != NULL ? _ ("All records as they were before are also in this backup file:\n%s")
                                                                : _ ("This was too much to be taken back here. All records as they were before are in this backup file:\n%s"),
                                           result->backup);

  describe (self, title, text);
  way_import_report_set_result (WAY_IMPORT_REPORT (self->report), result);
  gtk_widget_set_visible (self->report, TRUE);
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  self->undo = g_steal_pointer (&result->undo);
  self->trace = result->trace;
  self->is_done = TRUE;
  offer (self, self->undo != NULL ? self->undo_button : NULL);
  way_import_assistant_show_page (self, "done");
  /* Return, pressed once too often, takes nothing back. */
  gtk_widget_grab_focus (self->close_button);
  way_import_assistant_tell (self, told);
}

/* Nothing can be taken back or put again any more. */
void
way_import_done_forget (WayImportAssistant *self)
{
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  offer (self, NULL);
}

/* Another table is looked at, or this one anew. Only what was looked at when it was imported is put again. */
void
way_import_done_leave (WayImportAssistant *self)
{
  self->is_done = FALSE;
  gtk_widget_set_visible (self->redo_button, FALSE);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *async,
           gpointer      data)
{
  g_autoptr (WayImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayBulkUndo) undo = NULL;
  g_autofree WayBulkUndoCounts *counts = way_import_undo_finish (async, &undo, &error);
  g_autofree char              *kept = NULL;

  if (self->stack == NULL)
    return;
  if (counts == NULL)
    {
      self->undo = g_steal_pointer (&undo);
      offer (self, self->undo_button);
      describe (self, _ ("The import could not be taken back"), error->message);
      return;
    }
  if (counts->kept > 0)
    kept = g_strdup_printf (g_dngettext (NULL, "%'d record was changed since and stays", "%'d records were changed since and stay", counts->kept), (int)counts->kept);
  describe (self, _ ("The import was taken back"), kept != NULL ? kept : _ ("The records are as they were before."));
  gtk_widget_set_visible (self->report, FALSE);
  offer (self, self->is_done ? self->redo_button : NULL);
  gtk_widget_grab_focus (self->is_done ? self->redo_button : self->close_button);
  way_import_assistant_tell (self, _ ("The import was taken back"));
}

static void
undo_cb (WayImportAssistant *self)
{
  if (self->undo == NULL)
    return;
  gtk_widget_set_sensitive (self->undo_button, FALSE);
  describe (self, _ ("Taking the import back…"), "");
  way_import_undo_async (g_steal_pointer (&self->undo), way_desk_get_records (self->desk), undone_cb, g_object_ref (self));
}

static void
redo_cb (WayImportAssistant *self)
{
  way_import_assistant_run (self, &self->trace);
}

void
way_import_done_build (WayImportAssistant *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *narrow = adw_clamp_new ();

  gtk_widget_set_layout_manager (buttons, way_wrap_layout_new (12));
  self->done = adw_status_page_new ();
  gtk_widget_add_css_class (self->done, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->done), "object-select-symbolic");
  self->report = way_import_report_new (FALSE);
  self->undo_button = way_import_pages_new_button (self, _ ("_Undo Import"), NULL, G_CALLBACK (undo_cb));
  self->redo_button = way_import_pages_new_button (self, _ ("_Redo Import"), NULL, G_CALLBACK (redo_cb));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), self->undo_button);
  gtk_box_append (GTK_BOX (buttons), self->redo_button);
  gtk_box_append (GTK_BOX (buttons), way_import_pages_new_button (self, _ ("_Another Table…"), NULL, G_CALLBACK (way_import_assistant_choose)));
  self->close_button = way_import_pages_new_button (self, _ ("_Close"), "suggested-action", G_CALLBACK (way_import_assistant_close));
  gtk_box_append (GTK_BOX (buttons), self->close_button);
  gtk_box_append (GTK_BOX (box), self->report);
  gtk_box_append (GTK_BOX (box), buttons);
  adw_clamp_set_maximum_size (ADW_CLAMP (narrow), 560);
  adw_clamp_set_child (ADW_CLAMP (narrow), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->done), narrow);
  gtk_stack_add_named (GTK_STACK (self->stack), self->done, "done");
}
