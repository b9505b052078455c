/* save-as.c - asks where a file goes and writes it there */
#include "config.h"

#include "widgets/shared/save-as.h"

#include <glib/gi18n.h>

#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"

typedef struct
{
  GtkWidget     *above; /* owned */
  char          *ending;
  WaySaveFunc    func;
  gpointer       data;
  GDestroyNotify destroy;
} Saving;

static void
named_cb (GFile   *file,
          gpointer data)
{
  Saving          *saving = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    saving->func (saving->above, path, saving->data);
  else if (file != NULL)
    gtk_widget_activate_action (saving->above, "records.report", "s", _ ("Files can only be saved in folders of this computer."));
  if (saving->destroy != NULL)
    saving->destroy (saving->data);
  g_object_unref (saving->above);
  g_free (saving->ending);
  g_free (saving);
}

/* What was chosen decides how it is written: the name gets its ending. */
static void
chosen_cb (GFile   *file,
           gpointer data)
{
  Saving           *saving = data;
  GtkRoot          *root = gtk_widget_get_root (saving->above);
  const char *const endings[] = { saving->ending, NULL };

  way_file_name_complete (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file, endings, named_cb, saving);
}

/**
 * way_save_as:
 * @above: who asks; it or what is around it has the action records.report
 * @title: of the dialog, translated
 * @name: what the file is called to begin with, without its ending; need not be fit for a name
 * @ending: of the file, without a dot
 * @func: writes the file; not called when nobody wants it any more
 * @data: (transfer full): passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks for a file and lets it be written.
 */
void
way_save_as (GtkWidget     *above,
             const char    *title,
             const char    *name,
             const char    *ending,
             WaySaveFunc    func,
             gpointer       data,
             GDestroyNotify destroy)
{
  GtkRoot         *root = gtk_widget_get_root (above);
  g_autofree char *pattern_text = g_strconcat ("*.", ending, NULL);
  g_autofree char *upper = g_ascii_strup (ending, -1);
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\:*?\"<>|\n", '-');
  g_autofree char *file = g_strconcat (safe, ".", ending, NULL);
  WayFilePattern   pattern = { upper, pattern_text };
  Saving          *saving = g_new (Saving, 1);

  *saving = (Saving){ g_object_ref (above), g_strdup (ending), func, data, destroy };
  way_file_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, &pattern, NULL, file, chosen_cb, saving);
}
