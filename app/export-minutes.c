/* export-minutes.c - the minutes of a workshop, as a file to hand round */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "journeys/documents/file.h"
#include "journeys/exchange/minutes.h"
#include "widgets/session/session-panel.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"
#include "widgets/shared/message-dialogs.h"

static void
named_cb (GFile   *file,
          gpointer data)
{
  g_autoptr (WayWindow) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  WayItem         *workshop;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  if (file == NULL || self->document == NULL || way_window_get_application (self) == NULL)
    return;
  workshop = way_minutes_panel_get_workshop (way_session_panel_get_minutes (WAY_SESSION_PANEL (self->session_panel)));
  if (workshop == NULL)
    return;
  if (path == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Minutes Were Not Exported"),
                                _ ("The place is not on this computer. Choose a folder that is."));
      return;
    }
  text = way_minutes_dup_markdown (way_document_get_map (self->document), workshop);
  bytes = g_bytes_new_take (text, strlen (text));
  if (way_file_write (path, bytes, NULL, NULL, &error))
    way_window_show_toast (self, _ ("The minutes were exported"), NULL, NULL, NULL);
  else
    way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Minutes Were Not Exported"), error->message);
}

static void
where_cb (GFile   *file,
          gpointer data)
{
  static const char *const endings[] = { "md", NULL };

  way_file_name_complete (GTK_WINDOW (data), file, endings, named_cb, data);
}

void
way_export_minutes_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *file_name = NULL;

  if (self->document == NULL || way_minutes_panel_get_workshop (way_session_panel_get_minutes (WAY_SESSION_PANEL (self->session_panel))) == NULL)
    {
      if (self->document != NULL)
        way_window_show_toast (self, _ ("There are no minutes yet"), NULL, NULL, NULL);
      return;
    }
  way_window_finish_typing (self);
  way_history_seal (way_document_get_history (self->document));
  folder = way_window_dup_folder (self);
  base = way_window_dup_file_name (self, "md");
  base[strlen (base) - strlen (".md")] = '\0';
  /* TRANSLATORS: the name of a file; %s is what the map is called */
  file_name = g_strdup_printf (_ ("%s minutes.md"), base);
  way_file_dialogs_save (GTK_WINDOW (self), _ ("Export Minutes"), &(WayFilePattern){ _ ("Markdown texts"), "*.md" }, folder, file_name,
                         where_cb, g_object_ref (self));
}
