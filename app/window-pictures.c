/* window-pictures.c - pictures that are chosen, dropped or pasted */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/bounded-read.h"
#include "journeys/commands/edits.h"
#include "journeys/drawing/picture.h"
#include "widgets/shared/file-dialogs.h"

#define MOST_AT_ONCE 30   /* as they are at most, a map has room for 40 */
#define MOST_IN_SILENCE 3 /* are there before one asks where they are */

/* What the import takes, the best first. */
const char *way_window_picture_types[] = { "image/png", "image/jpeg", "image/webp", "image/gif", NULL };

/* Pictures on their way to the map, one after the other. */
typedef struct
{
  WayWindow       *window;
  WayDocument     *document;
  WayWindowTarget *target;
  char            *field; /* of the card that gets one */
  GQueue           files; /* of GFile, that are not read yet */
  GPtrArray       *values;
  GError          *error; /* the first */
  guint            n_failed;
  guint            n_left_out;
  char            *name;  /* of the one that is read now, for messages */
  GBytes          *bytes; /* of it, or NULL yet */
  GdkDrop         *drop;  /* that it comes by, or NULL */
} Coming;

/* The source of a drop is told when there is nothing more to ask of it. */
static void
finish_drop (Coming  *coming,
             gboolean taken)
{
  if (coming->drop != NULL)
    gdk_drop_finish (coming->drop, taken ? GDK_ACTION_COPY : 0);
  g_clear_object (&coming->drop);
}

static void
coming_free (Coming *coming)
{
  finish_drop (coming, FALSE);
  g_object_unref (coming->window);
  g_object_unref (coming->document);
  way_window_target_free (coming->target);
  g_free (coming->field);
  g_queue_clear_full (&coming->files, g_object_unref);
  g_ptr_array_unref (coming->values);
  g_clear_error (&coming->error);
  g_free (coming->name);
  g_clear_pointer (&coming->bytes, g_bytes_unref);
  g_free (coming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coming, coming_free)

static Coming *
coming_new (WayWindow       *self,
            WayWindowTarget *target,
            const char      *field)
{
  Coming *coming = g_new0 (Coming, 1);

  coming->window = g_object_ref (self);
  coming->document = g_object_ref (self->document);
  coming->target = target;
  coming->field = g_strdup (field);
  coming->values = g_ptr_array_new_with_free_func (g_free);
  coming->name = g_strdup (_ ("Picture"));

  return coming;
}

static void
tell (Coming *coming)
{
  g_autofree char *text = NULL;

  if (!way_window_still_shows (coming->window, coming->document))
    return;
  if (coming->n_failed > 1)
    text = g_strdup_printf (g_dngettext (NULL, "%s %u more could not be used.", "%s %u more could not be used.", coming->n_failed - 1),
                            coming->error->message, coming->n_failed - 1);
  else if (coming->error != NULL)
    text = g_strdup (coming->error->message);
  else if (coming->n_left_out > 0)
    text = g_strdup_printf (_ ("Only the first %d pictures were taken. Bring the others afterwards."), MOST_AT_ONCE);
  if (text != NULL)
    way_window_show_toast (coming->window, text, NULL, NULL, NULL);
}

static void
put_on_map (Coming  *coming,
            GError **error)
{
  WayMap     *map = way_document_get_map (coming->document);
  WayHistory *history = way_document_get_history (coming->document);
  WayCardMove to;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!way_window_target_find (coming->target, map, &to))
    return;
  way_window_finish_typing (coming->window);
  command = way_edits_new_pictures (map, coming->values, &to, coming->field, ids, error);
  if (command == NULL)
    return;
  if (way_history_perform (history, command, error) && (to.card == NULL || way_item_get_slot (to.card) == WAY_MAP_CARDS))
    way_window_show_new (coming->window, ids);
}

static void read_next (Coming *coming);

static void
fail (Coming *coming,
      GError *error)
{
  if (coming->n_failed++ == 0)
    coming->error = error;
  else
    g_error_free (error);
  read_next (coming);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Coming *coming = data;
  GError *error = NULL;
  char   *value = way_picture_import (coming->bytes, coming->name, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_free);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Coming *coming = data;
  GError *error = NULL;
  char   *value = g_task_propagate_pointer (G_TASK (result), &error);

  if (value == NULL)
    {
      fail (coming, error);
      return;
    }
  g_ptr_array_add (coming->values, value);
  read_next (coming);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Coming *coming = data;
  GError *error = NULL;
  g_autoptr (GTask) task = NULL;

  coming->bytes = way_bounded_read_finish (G_INPUT_STREAM (source), result, &error);
  finish_drop (coming, coming->bytes != NULL);
  if (coming->bytes == NULL)
    {
      fail (coming, error);
      return;
    }
  task = g_task_new (NULL, NULL, imported_cb, coming);
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, coming, NULL);
  g_task_run_in_thread (task, import_in_thread);
}

static void
take_stream (Coming       *coming,
             GInputStream *stream)
{
  way_bounded_read_async (stream, WAY_PICTURE_LARGEST_FILE, NULL, read_cb, coming);
}

static void
file_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Coming *coming = data;
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream != NULL)
    take_stream (coming, G_INPUT_STREAM (stream));
  else
    fail (coming, error);
}

/* Nothing is fetched from there. */
gboolean
way_window_is_on_web (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

/* The next file; after the last, all that could be read is put on the map as one step. */
static void
read_next (Coming *coming)
{
  g_autoptr (GFile) file = g_queue_pop_head (&coming->files);

  g_clear_pointer (&coming->bytes, g_bytes_unref);
  if (file != NULL && way_window_still_shows (coming->window, coming->document))
    {
      g_free (coming->name);
      coming->name = g_file_get_basename (file);
      if (way_window_is_on_web (file))
        {
          fail (coming, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("A picture of a web page cannot be had by its address. Save it first, or copy the picture itself.")));
          return;
        }
      g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, file_opened_cb, coming);
      return;
    }
  if (coming->values->len > 0 && way_window_still_shows (coming->window, coming->document))
    put_on_map (coming, coming->error == NULL ? &coming->error : NULL);
  tell (coming);
  coming_free (coming);
}

static void
take_files (Coming *coming,
            GSList *files)
{
  for (; files != NULL; files = files->next)
    if (g_queue_get_length (&coming->files) < MOST_AT_ONCE)
      g_queue_push_tail (&coming->files, g_object_ref (files->data));
    else
      coming->n_left_out++;
  if (g_queue_get_length (&coming->files) > MOST_IN_SILENCE)
    way_window_show_toast (coming->window, _ ("Reading the pictures…"), NULL, NULL, NULL);
  read_next (coming);
}

/* Takes files that were dropped; @target is the function's. */
void
way_window_take_pictures (WayWindow       *self,
                          WayWindowTarget *target,
                          GSList          *files)
{
  take_files (coming_new (self, target, "picture"), files);
}

/* Takes what a drop holds; @target is the function's. */
void
way_window_take_picture (WayWindow       *self,
                         WayWindowTarget *target,
                         GInputStream    *stream,
                         GdkDrop         *drop)
{
  Coming *coming = coming_new (self, target, "picture");

  coming->drop = g_object_ref (drop);
  take_stream (coming, stream);
}

/* Pasted. */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Coming *coming = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream != NULL)
    take_stream (coming, stream);
  else
    fail (coming, error);
}

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Coming       *coming = data;
  GError       *error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    take_files (coming, g_value_get_boxed (value));
  else
    fail (coming, error);
}

static gboolean
has_picture (GdkContentFormats *formats)
{
  guint i;

  for (i = 0; way_window_picture_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, way_window_picture_types[i]))
      return TRUE;

  return FALSE;
}

/* Returns whether there is something that could be a picture. */
gboolean
way_window_paste_picture (WayWindow    *self,
                          GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean           file = gdk_content_formats_contain_mime_type (formats, "text/uri-list");
  g_autoptr (GError) error = NULL;
  WayWindowTarget *target;

  if (!file && !has_picture (formats))
    return FALSE;
  way_window_finish_typing (self);
  target = way_window_target_new_selected (self, &error);
  if (target == NULL)
    way_window_show_toast (self, error->message, NULL, NULL, NULL);
  else if (file)
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, coming_new (self, target, "picture"));
  else
    gdk_clipboard_read_async (clipboard, way_window_picture_types, G_PRIORITY_DEFAULT, NULL, opened_cb, coming_new (self, target, "picture"));

  return TRUE;
}

/* Chosen. */

static void
chosen_cb (GFile   *file,
           gpointer data)
{
  GSList files = { file, NULL };

  if (file != NULL)
    take_files (data, &files);
  else
    coming_free (data);
}

static void
choose_cb (WayWindow  *self,
           const char *id,
           const char *field)
{
  const WayFilePattern patterns[] = {
    { _ ("Pictures"), "*.png *.jpg *.jpeg *.webp *.gif" },
  };
  WayWindowTarget *target;

  if (!way_window_is_editable (self))
    return;
  target = g_new0 (WayWindowTarget, 1);
  target->card = g_strdup (id);
  way_file_dialogs_open (GTK_WINDOW (self), _ ("Choose Picture"), patterns, G_N_ELEMENTS (patterns), NULL, chosen_cb, coming_new (self, target, field));
}

void
way_window_init_pictures (WayWindow *self)
{
  g_signal_connect_swapped (self->inspector, "choose-picture", G_CALLBACK (choose_cb), self);
}
