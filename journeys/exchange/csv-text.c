/* csv-text.c - the bytes of a file as UTF-8, piece by piece */
#include "config.h"

#include "journeys/exchange/csv-text.h"

#include <string.h>

#include <glib/gi18n.h>

#define PIECE 65536

struct _WayCsvText
{
  /* owned */
  GInputStream *file;
  GInputStream *stream; /* what is read; the file, or what makes UTF-8 of it */
  char         *encoding;

  /* state */
  gboolean is_utf8;
  gsize    kept; /* bytes of a character that the last piece ended in */
  gsize    begun;
  guint64  bytes;
  gboolean failed; /* the piece given last ends where the error is */
  char     buffer[PIECE + 8];
};

/**
 * way_csv_open:
 * @file: a table of text
 * @cancellable: (nullable): to stop it
 * @error: where to put why it cannot be opened and what to do, without its name; a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GInputStream *
way_csv_open (GFile        *file,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GError) problem = NULL;
  GFileInputStream *stream = g_file_read (file, cancellable, &problem);

  if (stream != NULL)
    return G_INPUT_STREAM (stream);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error_literal (error, G_IO_ERROR, problem->code, _ ("There is no such file. It may have been moved or renamed."));
  else if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error_literal (error, G_IO_ERROR, problem->code, _ ("You may not read this file. Ask its owner for access."));
  else if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error_literal (error, G_IO_ERROR, problem->code, _ ("This is a folder. Choose a file in it."));
  else
    g_propagate_error (error, g_steal_pointer (&problem));

  return NULL;
}

/**
 * way_csv_text_open:
 * @file: a file
 * @format: its encoding
 * @cancellable: (nullable): to stop it
 * @error: where to put why it cannot be opened
 *
 * Returns: (transfer full) (nullable): the text
 */
WayCsvText *
way_csv_text_open (GFile              *file,
                   const WayCsvFormat *format,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (GInputStream) stream = way_csv_open (file, cancellable, error);
  g_autoptr (WayCsvText) self = NULL;

  if (stream == NULL)
    return NULL;
  if (format->mark > 0 && g_input_stream_skip (stream, format->mark, cancellable, error) < 0)
    return NULL;

  self = g_new0 (WayCsvText, 1);
  self->file = g_steal_pointer (&stream);
  self->encoding = g_strdup (format->encoding);
  self->is_utf8 = g_ascii_strcasecmp (format->encoding, "UTF-8") == 0;
  self->bytes = format->mark;
  if (self->is_utf8)
    self->stream = g_object_ref (self->file);
  else
    {
      g_autoptr (GError) unknown = NULL;
      g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", format->encoding, &unknown);

      if (converter == NULL)
        {
          g_set_error (error, WAY_CSV_ERROR, WAY_CSV_ERROR_ENCODING,
                       _ ("The encoding “%s” is not known. Use for example UTF-8, WINDOWS-1252 or SHIFT-JIS."), format->encoding);
          return NULL;
        }
      self->stream = g_converter_input_stream_new (self->file, G_CONVERTER (converter));
    }

  return g_steal_pointer (&self);
}

/**
 * way_csv_text_close:
 * @self: (transfer full): a text
 *
 * Closes the file.
 */
void
way_csv_text_close (WayCsvText *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_free (self->encoding);
  g_free (self);
}

static gboolean
fail_encoding (WayCsvText *self,
               GError    **error)
{
  g_set_error (error, WAY_CSV_ERROR, WAY_CSV_ERROR_ENCODING,
               _ ("There are bytes that are no text in the encoding %s. Choose the encoding of the file, or save it again as UTF-8."),
               self->encoding);
  return FALSE;
}

static gboolean
fail_nul (GError **error)
{
  g_set_error_literal (error, WAY_CSV_ERROR, WAY_CSV_ERROR_NUL,
                       _ ("There is a NUL byte, which no text has. The file is damaged, or it is no table of text."));
  return FALSE;
}

/**
 * way_csv_text_read:
 * @self: a text
 * @piece: (out) (transfer none): the next piece, of whole characters, until the next call
 * @length: (out): how long it is; 0 at the end
 * @bytes: (out): how much of the file was read
 * @cancellable: (nullable): to stop it
 * @error: where to put what is wrong
 *
 * Reads on. What is before something that is wrong is given before the error is.
 *
 * Returns: whether there is nothing wrong
 */
gboolean
way_csv_text_read (WayCsvText   *self,
                   const char  **piece,
                   gsize        *length,
                   guint64      *bytes,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GError) wrong = NULL;
  const char *end;
  const char *nul;
  gssize      n;
  gsize       all;

  if (self->failed)
    return self->begun ? fail_nul (error) : fail_encoding (self, error);

  memmove (self->buffer, self->buffer + self->begun, self->kept);
  n = g_input_stream_read (self->stream, self->buffer + self->kept, PIECE, cancellable, &wrong);
  if (n < 0 && (g_error_matches (wrong, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
                g_error_matches (wrong, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)))
    return fail_encoding (self, error);
  if (n < 0)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  if (n == 0 && self->kept > 0)
    return fail_encoding (self, error);

  all = self->kept + n;
  self->kept = 0;
  self->begun = 0;
  *piece = self->buffer;
  *length = all;
  self->bytes = self->is_utf8 ? self->bytes + n : (guint64)g_seekable_tell (G_SEEKABLE (self->file));
  *bytes = self->bytes;

  nul = memchr (self->buffer, '\0', all);
  if (nul != NULL)
    all = nul - self->buffer;
  if (self->is_utf8 && !g_utf8_validate_len (self->buffer, all, &end))
    {
      gsize    good = end - self->buffer;
      gunichar c = g_utf8_get_char_validated (end, all - good);

      *length = good;
      if (c == (gunichar)-2 && all - good < 4 && nul == NULL)
        {
          self->kept = all - good;
          self->begun = good;
          /* Less than one character: there must be more. */
          if (good == 0)
            return way_csv_text_read (self, piece, length, bytes, cancellable, error);
        }
      else
        self->failed = TRUE;
    }
  else if (nul != NULL)
    {
      *length = all;
      self->failed = TRUE;
      self->begun = 1;
    }
  if (self->failed && *length == 0)
    return way_csv_text_read (self, piece, length, bytes, cancellable, error);

  return TRUE;
}
