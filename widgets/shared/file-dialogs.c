/* file-dialogs.c - which file to open, and where to save
 *
 * The only user of GtkFileChooserNative, which newer GTK deprecates.
 */
#include "config.h"

#include "widgets/shared/file-dialogs.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkFileChooserNative *native; /* owned: nobody else keeps it while it is seen */
  WayFileFunc           func;
  gpointer              data;
} Asking;

static void
response_cb (GtkNativeDialog *native,
             int              response,
             Asking          *asking)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  gtk_native_dialog_hide (native);
  asking->func (file, asking->data);
  gtk_native_dialog_destroy (native);
  g_object_unref (asking->native);
  g_free (asking);
}

static GtkFileChooserNative *
ask (GtkWindow           *parent,
     const char          *title,
     GtkFileChooserAction action,
     WayFileFunc          func,
     gpointer             data)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->native = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  asking->func = func;
  asking->data = data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (asking->native), TRUE);
  g_signal_connect (asking->native, "response", G_CALLBACK (response_cb), asking);

  return asking->native;
}

static void
add_pattern (GtkFileChooser       *chooser,
             const WayFilePattern *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) patterns = g_strsplit (pattern->pattern, " ", -1);
  guint i;

  gtk_file_filter_set_name (filter, pattern->label);
  /* Cameras write the endings of their files in capitals. */
  for (i = 0; patterns[i] != NULL; i++)
    if (g_str_has_prefix (patterns[i], "*."))
      gtk_file_filter_add_suffix (filter, patterns[i] + 2);
    else
      gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * way_file_dialogs_open:
 * @parent: the window that asks
 * @title: what is asked, translated
 * @patterns: (array length=n_patterns): which files are shown
 * @n_patterns: how many
 * @folder: (nullable): where to begin
 * @func: called with the file, or with NULL
 * @data: passed to @func
 *
 * Asks for a file that is there.
 */
void
way_file_dialogs_open (GtkWindow            *parent,
                       const char           *title,
                       const WayFilePattern *patterns,
                       int                   n_patterns,
                       GFile                *folder,
                       WayFileFunc           func,
                       gpointer              data)
{
  GtkFileChooserNative *native = ask (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, func, data);
  int                   i;

  for (i = 0; i < n_patterns; i++)
    add_pattern (GTK_FILE_CHOOSER (native), &patterns[i]);
  add_pattern (GTK_FILE_CHOOSER (native), &(WayFilePattern){ _ ("All files"), "*" });
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * way_file_dialogs_save:
 * @parent: the window that asks
 * @title: what is asked, translated
 * @pattern: which files are shown
 * @folder: (nullable): where to begin
 * @name: the name to begin with
 * @func: called with the file, or with NULL
 * @data: passed to @func
 *
 * Asks where to save. Whether an old file may be replaced was asked as well.
 */
void
way_file_dialogs_save (GtkWindow            *parent,
                       const char           *title,
                       const WayFilePattern *pattern,
                       GFile                *folder,
                       const char           *name,
                       WayFileFunc           func,
                       gpointer              data)
{
  GtkFileChooserNative *native = ask (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, func, data);

  add_pattern (GTK_FILE_CHOOSER (native), pattern);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * way_file_dialogs_folder:
 * @parent: the window that asks
 * @title: what is asked, translated
 * @func: called with the folder, or with NULL
 * @data: passed to @func
 *
 * Asks for a folder.
 */
void
way_file_dialogs_folder (GtkWindow  *parent,
                         const char *title,
                         WayFileFunc func,
                         gpointer    data)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (ask (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, func, data)));
}
