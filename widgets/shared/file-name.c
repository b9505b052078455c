/* file-name.c - the ending of a name that was typed
 *
 * The file dialog asks before a file is replaced, but it knows only the name that
 * was typed, not the one that is written to when an ending is added.
 */
#include "config.h"

#include "widgets/shared/file-name.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/shared/message-dialogs.h"

typedef struct
{
  GFile      *file; /* owned */
  WayFileFunc func;
  gpointer    data;
} Asking;

static void
answer_cb (const char *id,
           gpointer    data)
{
  Asking *asking = data;

  asking->func (g_str_equal (id, "replace") ? asking->file : NULL, asking->data);
  g_object_unref (asking->file);
  g_free (asking);
}

static gboolean
has_ending (const char        *name,
            const char *const *endings)
{
  const char *dot = strrchr (name, '.');
  int         i;

  for (i = 0; dot != NULL && endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
      return TRUE;

  return FALSE;
}

/**
 * way_file_name_complete:
 * @parent: the window that asks
 * @file: (nullable): what was chosen to save to
 * @endings: (array zero-terminated=1): the endings it may have; the first one is added to any other name
 * @func: called with the file to write to, or with NULL
 * @data: passed to @func
 *
 * Gives a file the ending of what is written to it, and asks before a file of that
 * name is replaced.
 */
void
way_file_name_complete (GtkWindow         *parent,
                        GFile             *file,
                        const char *const *endings,
                        WayFileFunc        func,
                        gpointer           data)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "replace", _ ("_Replace"), WAY_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GFile) parent_folder = NULL;
  g_autoptr (GFile) named = NULL;
  Asking *asking;

  if (file == NULL || has_ending (base, endings))
    {
      func (file, data);
      return;
    }
  name = g_strconcat (base, ".", endings[0], NULL);
  parent_folder = g_file_get_parent (file);
  named = g_file_get_child (parent_folder, name);
  if (!g_file_query_exists (named, NULL))
    {
      func (named, data);
      return;
    }
  asking = g_new0 (Asking, 1);
  asking->file = g_steal_pointer (&named);
  asking->func = func;
  asking->data = data;
  shown = g_filename_display_name (name);
  /* TRANSLATORS: %s is the name of a file */
  body = g_strdup_printf (_ ("“%s” is there already. If you replace it, what is in it now is gone."), shown);
  way_message_dialogs_ask (parent, _ ("Replace the File?"), body, answers, G_N_ELEMENTS (answers), answer_cb, asking);
}
