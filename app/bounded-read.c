/* bounded-read.c - all that a stream has, up to a limit
 *
 * What is dropped or pasted comes from any program, and may never end.
 */
#include "config.h"

#include "app/bounded-read.h"

#include <glib/gi18n.h>

#define PART (256 * 1024)

typedef struct
{
  GByteArray *bytes; /* owned */
  gsize       most;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_byte_array_unref (reading->bytes);
  g_free (reading);
}

static void
part_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  GInputStream *stream = G_INPUT_STREAM (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Reading      *reading = g_task_get_task_data (task);
  GError       *error = NULL;
  g_autoptr (GBytes) part = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize size;

  if (part == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  size = g_bytes_get_size (part);
  if (size == 0)
    {
      g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (reading->bytes)), (GDestroyNotify)g_bytes_unref);
      return;
    }
  if (reading->bytes->len + size > reading->most)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                               _ ("That is larger than %d MiB. Use something smaller."), (int)(reading->most >> 20));
      return;
    }
  g_byte_array_append (reading->bytes, g_bytes_get_data (part, NULL), size);
  g_input_stream_read_bytes_async (stream, PART, G_PRIORITY_DEFAULT, cancellable, part_cb, g_steal_pointer (&task));
}

/**
 * way_bounded_read_async:
 * @stream: what to read
 * @most: how many bytes are taken
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @data: passed to @callback
 *
 * Reads a stream to its end.
 */
void
way_bounded_read_async (GInputStream       *stream,
                        gsize               most,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  GTask   *task = g_task_new (stream, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->bytes = g_byte_array_new ();
  reading->most = most;
  g_task_set_source_tag (task, way_bounded_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_input_stream_read_bytes_async (stream, PART, G_PRIORITY_DEFAULT, cancellable, part_cb, task);
}

/**
 * way_bounded_read_finish:
 * @stream: what was read
 * @result: what the callback got
 * @error: where to put why there is nothing
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
way_bounded_read_finish (GInputStream *stream,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
