/* csv-reader.c - the records of a comma-separated table, one after the other
 *
 * libcsv finds the fields and knows no lines; they are counted by what ends a
 * record and by the line ends inside of fields.
 */
#include "config.h"

#include "journeys/exchange/csv-reader.h"

#include <string.h>

#include <csv.h>
#include <glib/gi18n.h>

#include "journeys/exchange/csv-quotes.h"
#include "journeys/exchange/csv-text.h"

G_DEFINE_QUARK (way_csv_error, way_csv_error)

typedef struct
{
  struct csv_parser parser;

  /* owned */
  GString   *text;   /* the fields of the record, each with its NUL */
  GArray    *starts; /* where they are in it */
  GPtrArray *cells;
  GString   *doubled; /* the piece that is read, with its quotes doubled */
  GError    *error;

  /* of who reads */
  WayCsvFunc func;
  gpointer   data;

  /* state */
  guint64  line;       /* in which the next field begins */
  guint64  begins;     /* in which the record begins */
  gboolean after_cr;   /* the line feed of a carriage return belongs to it */
  gboolean is_pending; /* a backslash was read */
  gboolean stopped;
} Reader;

static guint64
count_lines (const char *text,
             gsize       length)
{
  const char *end = text + length;
  const char *p;
  guint64     n = 0;

  if (memchr (text, '\r', length) == NULL)
    {
      for (p = memchr (text, '\n', length); p != NULL; p = memchr (p + 1, '\n', end - p - 1))
        n++;
      return n;
    }
  for (p = text; p < end; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
      n++;

  return n;
}

static void
take_field (void  *field,
            size_t length,
            void  *data)
{
  Reader *reader = data;

  reader->after_cr = FALSE;
  if (reader->stopped)
    return;
  if (reader->starts->len == 0)
    reader->begins = reader->line;
  if (reader->starts->len == WAY_CSV_MAX_COLUMNS)
    {
      g_set_error (&reader->error, WAY_CSV_ERROR, WAY_CSV_ERROR_TOO_LARGE,
                   _ ("There are more than %d columns, which no table of records has."), WAY_CSV_MAX_COLUMNS);
      reader->stopped = TRUE;
      return;
    }
  g_array_append_val (reader->starts, reader->text->len);
  g_string_append_len (reader->text, field, length);
  g_string_append_c (reader->text, '\0');
  reader->line += count_lines (field, length);
}

static gboolean
is_blank (Reader *reader)
{
  /* Only the NUL of each field. */
  return reader->text->len == reader->starts->len;
}

static void
take_record (int   terminator,
             void *data)
{
  Reader *reader = data;
  guint   i;

  if (!reader->stopped && reader->starts->len > 0 && !is_blank (reader))
    {
      g_ptr_array_set_size (reader->cells, 0);
      for (i = 0; i < reader->starts->len; i++)
        g_ptr_array_add (reader->cells, reader->text->str + g_array_index (reader->starts, gsize, i));
      if (!reader->func ((const char *const *)reader->cells->pdata, reader->cells->len, reader->begins, reader->data, &reader->error))
        reader->stopped = TRUE;
    }
  g_array_set_size (reader->starts, 0);
  g_string_truncate (reader->text, 0);

  if (reader->stopped)
    return;
  if (terminator == '\r' || (terminator == '\n' && !reader->after_cr))
    reader->line++;
  reader->after_cr = terminator == '\r';
}

/* Where the reading is: in a field with quotes, where that begins. */
static void
prefix_line (Reader  *reader,
             gboolean at_quote,
             GError **error)
{
  g_autofree char *number = NULL;
  guint64          line = reader->line;

  if (!at_quote && reader->parser.entry_pos > 0)
    line += count_lines ((const char *)reader->parser.entry_buf, reader->parser.entry_pos);
  number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  /* TRANSLATORS: a number, and what is wrong there follows */
  g_prefix_error (error, _ ("Line %s: "), number);
}

static gboolean
fail_parse (Reader  *reader,
            GError **error)
{
  switch (csv_error (&reader->parser))
    {
    case CSV_EPARSE:
      g_set_error_literal (error, WAY_CSV_ERROR, WAY_CSV_ERROR_QUOTE,
                           reader->parser.quoted
                             ? _ ("The quotation mark that is opened here is not closed properly. Close it, and double those inside.")
                             : _ ("There is a quotation mark inside of a field that does not begin with one. Put the field in quotation marks, and double those inside."));
      prefix_line (reader, TRUE, error);
      break;
    default:
      g_set_error_literal (error, WAY_CSV_ERROR, WAY_CSV_ERROR_TOO_LARGE, _ ("There is not enough memory to read this."));
      prefix_line (reader, TRUE, error);
      break;
    }

  return FALSE;
}

static gboolean
parse (Reader     *reader,
       const char *text,
       gsize       length,
       GError    **error)
{
  if (csv_parse (&reader->parser, text, length, take_field, take_record, reader) != length && !reader->stopped)
    return fail_parse (reader, error);
  if (!reader->stopped && reader->parser.entry_pos > WAY_CSV_MAX_FIELD)
    {
      g_set_error_literal (error, WAY_CSV_ERROR, WAY_CSV_ERROR_QUOTE,
                           _ ("A field that begins here is longer than a million characters. Perhaps its quotation mark is not closed."));
      prefix_line (reader, TRUE, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_all (Reader             *reader,
          WayCsvText         *text,
          const WayCsvFormat *format,
          guint64             largest,
          WayCsvProgress      progress,
          GCancellable       *cancellable,
          GError            **error)
{
  gboolean    skip = format->has_sep_line;
  guint64     all = 0, bytes;
  const char *piece;
  gsize       length;

  while (!reader->stopped)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!way_csv_text_read (text, &piece, &length, &bytes, cancellable, error))
        {
          prefix_line (reader, FALSE, error);
          return FALSE;
        }
      if (length == 0)
        break;
      all += length;
      if (skip)
        {
          gsize line = strcspn (piece, "\r\n");

          line += line + 1 < length && piece[line] == '\r' && piece[line + 1] == '\n' ? 2 : 1;
          line = MIN (line, length);
          piece += line;
          length -= line;
          reader->line++;
          skip = FALSE;
        }
      if (format->has_backslashes)
        {
          g_string_truncate (reader->doubled, 0);
          way_csv_double_quotes (piece, length, format->quote, &reader->is_pending, reader->doubled);
          piece = reader->doubled->str;
          length = reader->doubled->len;
        }
      if (!parse (reader, piece, length, error))
        return FALSE;
      if (progress != NULL && !reader->stopped)
        progress (bytes, reader->data);
      /* What was asked for is there; the record that is begun is not whole. */
      if (largest > 0 && all >= largest)
        return TRUE;
    }
  if (!reader->stopped && csv_fini (&reader->parser, take_field, take_record, reader) != 0)
    return fail_parse (reader, error);

  return TRUE;
}

/**
 * way_csv_read:
 * @file: a file
 * @format: how to read it
 * @largest: about how many bytes to read at most; 0 for all
 * @func: (scope call): is called for each record that is not blank, the header too
 * @progress: (nullable) (scope call): is called now and then
 * @data: what both get
 * @cancellable: (nullable): to stop it
 * @error: where to put what is wrong, with the line
 *
 * Reads a table. A record of nothing is left out.
 *
 * Returns: whether all was read; false also when @func ended it
 */
gboolean
way_csv_read (GFile              *file,
              const WayCsvFormat *format,
              guint64             largest,
              WayCsvFunc          func,
              WayCsvProgress      progress,
              gpointer            data,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (WayCsvText) text = NULL;
  Reader   reader = { .func = func, .data = data, .line = 1 };
  gboolean done;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  text = way_csv_text_open (file, format, cancellable, error);
  if (text == NULL)
    return FALSE;
  if (csv_init (&reader.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
    g_error ("csv_init() failed");
  csv_set_delim (&reader.parser, format->delimiter);
  csv_set_quote (&reader.parser, format->quote);
  reader.doubled = g_string_new (NULL);
  reader.text = g_string_new (NULL);
  reader.starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader.cells = g_ptr_array_new ();

  done = read_all (&reader, text, format, largest, progress, cancellable, error);
  if (reader.error != NULL)
    {
      if (reader.error->domain == WAY_CSV_ERROR)
        prefix_line (&reader, TRUE, &reader.error);
      g_propagate_error (error, reader.error);
    }
  csv_free (&reader.parser);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.starts);
  g_ptr_array_unref (reader.cells);
  g_string_free (reader.doubled, TRUE);

  return done && !reader.stopped;
}
