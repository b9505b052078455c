/* csv-encoding.c - in what encoding a file of text is
 *
 * A byte order mark says it. Without one it is UTF-8 if all of it is, or most that
 * is not ASCII: then it is damaged, and will be refused. Else it is what spreadsheets
 * in western countries write.
 */
#include "config.h"

#include "journeys/exchange/csv-encoding.h"

#include <string.h>

#include "journeys/exchange/csv-text.h"

#define PIECE 65536

typedef struct
{
  guint64 good; /* characters that are more than ASCII */
  guint64 bad;  /* bytes that are no UTF-8 */
  guint64 even; /* NULs by their place */
  guint64 odd;
  guint64 bytes;
} Counts;

/* Counts what is in a piece; returns how much of it was looked at. */
static gsize
count (Counts       *counts,
       const guchar *bytes,
       gsize         length,
       gboolean      is_last)
{
  gsize i = 0;

  while (i < length)
    {
      gunichar c;

      if (bytes[i] < 0x80)
        {
          if (bytes[i] == 0)
            {
              if ((counts->bytes + i) % 2 == 0)
                counts->even++;
              else
                counts->odd++;
            }
          i++;
          continue;
        }
      if (length - i < 6 && !is_last)
        break;
      c = g_utf8_get_char_validated ((const char *)bytes + i, length - i);
      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          counts->bad++;
          i++;
        }
      else
        {
          counts->good++;
          i += g_utf8_skip[bytes[i]];
        }
    }
  counts->bytes += i;

  return i;
}

static gboolean
read_counts (GInputStream *stream,
             Counts       *counts,
             guchar        head[4],
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree guchar *buffer = g_malloc (PIECE + 8);
  gsize              kept = 0, done;
  gssize             n;
  gboolean           is_first = TRUE;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = g_input_stream_read (stream, buffer + kept, PIECE, cancellable, error);
      if (n < 0)
        return FALSE;
      if (is_first)
        memcpy (head, buffer, MIN (n, 4));
      is_first = FALSE;
      done = count (counts, buffer, kept + n, n == 0);
      kept = kept + n - done;
      memmove (buffer, buffer + done, kept);
      /* Zeros at every second byte say it at once. */
      if (counts->even + counts->odd > PIECE / 4)
        break;
    }
  while (n > 0);

  return TRUE;
}

/* What spreadsheets write without Unicode is the encoding of the country they are used in,
 * which is mostly that of the user. */
static const char *
find_old_encoding (void)
{
  static const struct
  {
    const char *languages; /* separated by spaces */
    const char *encoding;
  } old[] = {
    { "ru uk be bg sr mk kk", "WINDOWS-1251" },
    { "pl cs sk hu sl hr ro bs sq", "WINDOWS-1250" },
    { "el", "WINDOWS-1253" },
    { "tr az", "WINDOWS-1254" },
    { "he yi", "WINDOWS-1255" },
    { "ar fa ur", "WINDOWS-1256" },
    { "ja", "SHIFT-JIS" },
    { "zh_TW zh_HK zh_MO", "BIG5" },
    { "zh", "GB18030" },
    { "ko", "EUC-KR" },
  };
  const char *const *names = g_get_language_names ();
  guint              i;
  int                j;

  /* From the surest to the whole language: zh_TW.UTF-8, zh_TW, zh. */
  for (j = 0; names[j] != NULL && strcmp (names[j], "C") != 0; j++)
    for (i = 0; i < G_N_ELEMENTS (old); i++)
      {
        g_auto (GStrv) languages = g_strsplit (old[i].languages, " ", -1);

        if (g_strv_contains ((const char *const *)languages, names[j]))
          return old[i].encoding;
      }

  return "WINDOWS-1252";
}

static void
choose (const Counts *counts,
        const guchar  head[4],
        WayCsvFormat *format)
{
  const char *encoding;

  format->mark = 0;
  if (head[0] == 0xef && head[1] == 0xbb && head[2] == 0xbf)
    {
      encoding = "UTF-8";
      format->mark = 3;
    }
  else if ((head[0] == 0xff && head[1] == 0xfe) || (head[0] == 0xfe && head[1] == 0xff))
    {
      encoding = head[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
      format->mark = 2;
    }
  else if (counts->odd > counts->bytes / 8 && counts->even < counts->odd / 16)
    encoding = "UTF-16LE";
  else if (counts->even > counts->bytes / 8 && counts->odd < counts->even / 16)
    encoding = "UTF-16BE";
  else
    encoding = counts->bad <= counts->good ? "UTF-8" : find_old_encoding ();
  g_strlcpy (format->encoding, encoding, sizeof format->encoding);
}

/**
 * way_csv_find_encoding:
 * @file: a file
 * @wanted: (nullable): the encoding that somebody chose
 * @format: what gets the encoding and the size of the byte order mark
 * @cancellable: (nullable): to stop it
 * @error: where to put why the file cannot be read
 *
 * Looks through the whole file.
 *
 * Returns: whether it could be read
 */
gboolean
way_csv_find_encoding (GFile        *file,
                       const char   *wanted,
                       WayCsvFormat *format,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GInputStream) stream = way_csv_open (file, cancellable, error);
  guchar head[4] = { 0 };
  Counts counts = { 0 };

  if (stream == NULL || !read_counts (stream, &counts, head, cancellable, error))
    return FALSE;
  choose (&counts, head, format);
  if (wanted == NULL)
    return TRUE;

  /* The mark is no letter in whatever encoding it is read; it is skipped if it fits. */
  if (g_ascii_strncasecmp (wanted, "UTF-16", 6) == 0 || g_ascii_strncasecmp (wanted, "UTF16", 5) == 0)
    {
      if (!g_str_has_prefix (format->encoding, "UTF-16"))
        g_strlcpy (format->encoding, g_str_has_suffix (wanted, "BE") || g_str_has_suffix (wanted, "be") ? "UTF-16BE" : "UTF-16LE",
                   sizeof format->encoding);
      return TRUE;
    }
  if (g_ascii_strcasecmp (wanted, "UTF-8") == 0 || g_ascii_strcasecmp (wanted, "UTF8") == 0)
    wanted = "UTF-8";
  if (strcmp (wanted, "UTF-8") != 0 || strcmp (format->encoding, "UTF-8") != 0)
    format->mark = 0;
  g_strlcpy (format->encoding, wanted, sizeof format->encoding);

  return TRUE;
}
