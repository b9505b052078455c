/* csv-format.c - how a table of text is written: encoding, delimiter, header
 *
 * The delimiter is the sign that cuts all records into as many fields as the
 * first one, when quotes are heeded. Commas that stand in numbers or before
 * spaces are those of a text, where another sign does as well.
 */
#include "config.h"

#include "journeys/exchange/csv-format.h"

#include <string.h>

#include <csv.h>
#include <glib/gi18n.h>

#include "journeys/exchange/csv-encoding.h"
#include "journeys/exchange/csv-quotes.h"
#include "journeys/exchange/csv-text.h"
#include "journeys/exchange/import-names.h"

#define SAMPLE_BYTES (256 * 1024)
#define SAMPLE_RECORDS 1000

/* Records above the names of the columns. */
#define MOST_ABOVE 10

/* In the order in which they are preferred. */
static const char delimiters[] = { '\t', ';', '|', ',' };

typedef struct
{
  GArray *counts; /* of fields, for each record */
  int     n;
  gsize   length; /* of all fields */
} Cut;

static void
count_field (void  *field,
             size_t length,
             void  *data)
{
  Cut *cut = data;

  cut->n++;
  cut->length += length;
}

static void
count_record (int   terminator,
              void *data)
{
  Cut *cut = data;

  if (cut->length > 0 && cut->counts->len < SAMPLE_RECORDS)
    g_array_append_val (cut->counts, cut->n);
  cut->n = 0;
  cut->length = 0;
}

/* How many records have as many fields as the first, 0 to 1; 0 when that has one. */
static double
try_delimiter (const char *text,
               gsize       length,
               gboolean    is_whole,
               char        quote,
               char        delimiter,
               int        *columns)
{
  struct csv_parser parser;
  Cut               cut = { .counts = g_array_new (FALSE, FALSE, sizeof (int)) };
  double            same = 0;
  guint             i;

  *columns = 1;
  if (csv_init (&parser, 0) == 0)
    {
      csv_set_delim (&parser, delimiter);
      csv_set_quote (&parser, quote);
      csv_parse (&parser, text, length, count_field, count_record, &cut);
      if (is_whole)
        csv_fini (&parser, count_field, count_record, &cut);
      csv_free (&parser);
    }
  if (cut.counts->len > 0)
    *columns = g_array_index (cut.counts, int, 0);
  for (i = 0; *columns > 1 && i < cut.counts->len; i++)
    same += g_array_index (cut.counts, int, i) == *columns;
  if (cut.counts->len > 0)
    same /= cut.counts->len;
  g_array_unref (cut.counts);

  return same;
}

/* Whether most commas are those of numbers and sentences. */
static gboolean
is_comma_of_text (const char *text,
                  gsize       length,
                  char        quote)
{
  gsize    all = 0, weak = 0, i;
  gboolean quoted = FALSE;

  for (i = 0; i < length; i++)
    {
      if (text[i] == quote)
        quoted = !quoted;
      if (text[i] != ',' || quoted)
        continue;
      all++;
      if ((i > 0 && g_ascii_isdigit (text[i - 1]) && i + 1 < length && g_ascii_isdigit (text[i + 1])) ||
          (i + 1 < length && text[i + 1] == ' '))
        weak++;
    }

  return weak * 2 > all;
}

static char
find_delimiter (const char *text,
                gsize       length,
                gboolean    is_whole,
                char        quote,
                gboolean   *found)
{
  char   best = ',';
  double best_same = 0;
  int    best_columns = 1;
  guint  i;

  for (i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      int    columns;
      double same = try_delimiter (text, length, is_whole, quote, delimiters[i], &columns);

      if (same == 0)
        continue;
      /* As regular as another one: then the one that cuts more, but for commas of a text. */
      if (best_same == 0 || same > best_same + 0.1 ||
          (same > best_same - 0.1 && columns > best_columns && !(delimiters[i] == ',' && is_comma_of_text (text, length, quote))))
        {
          best = delimiters[i];
          best_same = same;
          best_columns = columns;
        }
    }
  *found = best_same > 0;

  return best;
}

/* How many cells can be the names of columns, and how many there are that are not empty. */
static void
count_names (const char *const *cells,
             int               *n_names,
             int               *n_filled)
{
  int i;

  *n_names = *n_filled = 0;
  for (i = 0; cells[i] != NULL; i++)
    {
      *n_filled += *cells[i] != '\0';
      *n_names += way_import_is_known_name (cells[i]);
    }
}

/* Above the names of columns can be a title, which nothing cuts. */
static char
find_delimiter_below (const char *text,
                      gsize       length,
                      gboolean    is_whole,
                      char        quote)
{
  gboolean found;
  char     delimiter = find_delimiter (text, length, is_whole, quote, &found);
  int      i;

  for (i = 0; !found && i < MOST_ABOVE; i++)
    {
      const char      *line_end = memchr (text, '\n', length);
      g_autofree char *line = NULL;
      g_auto (GStrv) cells = NULL;
      char below;
      int  n_names, n_filled;

      if (line_end == NULL)
        break;
      length -= line_end + 1 - text;
      text = line_end + 1;
      below = find_delimiter (text, length, is_whole, quote, &found);
      line = g_strndup (text, MIN (length, strcspn (text, "\r\n")));
      cells = g_strsplit (line, (char[]){ below, '\0' }, -1);
      count_names ((const char *const *)cells, &n_names, &n_filled);
      /* Names in quotation marks are known without them. */
      found = found && n_names >= 2;
      if (found)
        delimiter = below;
    }

  return delimiter;
}

static gboolean
read_sample (GFile              *file,
             const WayCsvFormat *format,
             GString            *sample,
             gboolean           *is_whole,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (WayCsvText) text = way_csv_text_open (file, format, cancellable, error);
  const char *piece;
  gsize       length;
  guint64     bytes;

  *is_whole = FALSE;
  if (text == NULL)
    return FALSE;
  while (sample->len < SAMPLE_BYTES)
    {
      /* What is wrong with it is told when it is read. */
      if (!way_csv_text_read (text, &piece, &length, &bytes, cancellable, NULL))
        return TRUE;
      if (length == 0)
        {
          *is_whole = TRUE;
          return TRUE;
        }
      g_string_append_len (sample, piece, length);
    }

  return TRUE;
}

/* "sep=;", which Excel heeds and writes. */
static gboolean
has_sep_line (const char *text,
              char       *delimiter)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || !strchr ("\r\n", text[5]))
    return FALSE;
  *delimiter = text[4];

  return TRUE;
}

typedef struct
{
  GPtrArray *records; /* of char** */
} Sample;

static gboolean
keep_record (const char *const *cells,
             int                n_cells,
             guint64            line,
             gpointer           data,
             GError           **error)
{
  Sample *sample = data;
  char  **copy = g_new0 (char *, n_cells + 1);
  int     i;

  for (i = 0; i < n_cells; i++)
    copy[i] = g_strdup (cells[i]);
  g_ptr_array_add (sample->records, copy);

  return sample->records->len < SAMPLE_RECORDS;
}

/* Something that no column is called. */
static gboolean
is_value (const char *cell)
{
  const char *p;
  gboolean    digits = FALSE;

  if (strstr (cell, "://") != NULL || (strchr (cell, '@') != NULL && strchr (cell, '.') != NULL))
    return TRUE;
  for (p = cell; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits = TRUE;
      else if (strchr (" .,:-/$+()", *p) == NULL)
        return FALSE;
    }

  return digits;
}

/* How many records stand above the one that names the columns: short ones above one in which
 * names are known. */
static guint
count_above (GPtrArray *records)
{
  guint i;

  for (i = 0; i < MIN (records->len, MOST_ABOVE); i++)
    {
      int n_names, n_filled;

      count_names (g_ptr_array_index (records, i), &n_names, &n_filled);
      if (n_names >= 2)
        return i;
      if (n_filled >= 2)
        return 0;
    }

  return 0;
}

/* Names are words; a first record with values in it is a record like others. */
static gboolean
has_header (GPtrArray *records)
{
  char **first;
  int    i;
  guint  values = 0;

  if (records->len == 0)
    return FALSE;
  first = g_ptr_array_index (records, 0);
  for (i = 0; first[i] != NULL; i++)
    {
      if (way_import_is_known_name (first[i]))
        return TRUE;
      if (is_value (first[i]))
        values++;
    }

  return values == 0;
}

/* What people choose by mistake is told by its first bytes. */
static gboolean
check_is_text (GFile        *file,
               GCancellable *cancellable,
               GError      **error)
{
  static const struct
  {
    const char *bytes;
    const char *message;
  } others[] = {
    { "PK\003\004", N_ ("Line 1: This is a workbook or an archive, no table of text. Open it where it is from, and save the table as CSV.") },
    { "\320\317\021\340", N_ ("Line 1: This is an old workbook, no table of text. Open it where it is from, and save the table as CSV.") },
    { "%PDF", N_ ("Line 1: This is a PDF document, no table of text. Export the table as CSV where it is from.") },
    { "<!DO", N_ ("Line 1: This is a web page, no table of text. Export the table as CSV where it is from.") },
    { "<htm", N_ ("Line 1: This is a web page, no table of text. Export the table as CSV where it is from.") },
    { "<?xm", N_ ("Line 1: This is XML, no table of text. Export the table as CSV where it is from.") },
  };
  g_autoptr (GInputStream) stream = way_csv_open (file, cancellable, error);
  char  bytes[4];
  gsize length;
  guint i;

  if (stream == NULL || !g_input_stream_read_all (stream, bytes, sizeof bytes, &length, cancellable, error))
    return FALSE;
  for (i = 0; length == sizeof bytes && i < G_N_ELEMENTS (others); i++)
    if (memcmp (bytes, others[i].bytes, sizeof bytes) == 0)
      {
        g_set_error_literal (error, WAY_CSV_ERROR, WAY_CSV_ERROR_NO_TEXT, _ (others[i].message));
        return FALSE;
      }

  return TRUE;
}

/**
 * way_csv_find_format:
 * @file: a file
 * @wishes: what is known of it
 * @format: (out caller-allocates): how it is to be read
 * @sample: (out) (transfer full) (element-type GStrv): its first records, the header too
 * @cancellable: (nullable): to stop it
 * @error: where to put why it cannot be read
 *
 * Finds out how a table is written. A table that is damaged has a format all the same.
 *
 * Returns: whether the file could be read
 */
gboolean
way_csv_find_format (GFile              *file,
                     const WayCsvWishes *wishes,
                     WayCsvFormat       *format,
                     GPtrArray         **sample,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Sample   kept = { 0 };
  gboolean is_whole;
  gsize    from = 0;

  memset (format, 0, sizeof *format);
  if (!check_is_text (file, cancellable, error) ||
      !way_csv_find_encoding (file, wishes->encoding, format, cancellable, error) ||
      !read_sample (file, format, text, &is_whole, cancellable, error))
    return FALSE;

  format->has_sep_line = has_sep_line (text->str, &format->delimiter);
  if (format->has_sep_line)
    {
      from = strcspn (text->str, "\r\n");
      from += strspn (text->str + from, "\r\n");
    }
  format->quote = way_csv_find_quote (text->str + from, text->len - from);
  format->has_backslashes = way_csv_has_backslashes (text->str, text->len, format->quote);
  if (format->has_backslashes)
    {
      g_autoptr (GString) doubled = g_string_sized_new (text->len);
      gboolean is_pending = FALSE;

      way_csv_double_quotes (text->str, text->len, format->quote, &is_pending, doubled);
      g_string_assign (text, doubled->str);
    }
  if (!format->has_sep_line)
    format->delimiter = find_delimiter_below (text->str, text->len, is_whole, format->quote);
  if (wishes->delimiter != '\0')
    format->delimiter = wishes->delimiter;

  kept.records = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  way_csv_read (file, format, SAMPLE_BYTES, keep_record, NULL, &kept, cancellable, NULL);
  if (wishes->header != 0)
    format->n_above = count_above (kept.records);
  if (format->n_above > 0)
    g_ptr_array_remove_range (kept.records, 0, format->n_above);
  format->has_header = wishes->header < 0 ? has_header (kept.records) : wishes->header > 0;
  *sample = kept.records;

  return TRUE;
}
