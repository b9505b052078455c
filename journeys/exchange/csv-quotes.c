/* csv-quotes.c - with which marks a table quotes, and how it writes those inside of a field
 *
 * Databases write 'Acme', and "Acme \"Sons\"" where others double the marks.
 */
#include "config.h"

#include "journeys/exchange/csv-quotes.h"

#include <string.h>

/* Lines that are looked at. */
#define MOST_LINES 50

#define ENDS_FIELD ",;|\t\r\n"

/**
 * way_csv_find_quote:
 * @text: the beginning of a table
 * @length: how long it is, in bytes
 *
 * Returns: the mark around its fields: an apostrophe where all lines begin and end with one
 */
char
way_csv_find_quote (const char *text,
                    gsize       length)
{
  const char *end = text + length;
  const char *p = text;
  int         n;

  for (n = 0; p < end && n < MOST_LINES; n++)
    {
      const char *line_end = memchr (p, '\n', end - p);
      const char *last = line_end != NULL ? line_end - 1 : end - 1;

      /* The line at the end of what is known is not whole. */
      if (line_end == NULL && n > 0)
        break;
      if (last > p && *last == '\r')
        last--;
      if (*p != '\'' || *last != '\'' || last == p)
        return '"';
      p = line_end != NULL ? line_end + 1 : end;
    }

  return n > 0 ? '\'' : '"';
}

/**
 * way_csv_has_backslashes:
 * @text: the beginning of a table
 * @length: how long it is, in bytes
 * @quote: the mark around its fields
 *
 * Returns: whether marks inside of a field have a backslash before them, as against being doubled
 */
gboolean
way_csv_has_backslashes (const char *text,
                         gsize       length,
                         char        quote)
{
  gboolean found = FALSE;
  gsize    i;

  for (i = 1; i + 1 < length; i++)
    {
      if (text[i] != quote || text[i + 1] == '\0')
        continue;
      /* "C:\" ends with one. */
      if (text[i - 1] == '\\' && text[i + 1] != quote && strchr (ENDS_FIELD, text[i + 1]) == NULL)
        found = TRUE;
      else if (text[i + 1] == quote && text[i - 1] != '\\' && strchr (ENDS_FIELD, text[i - 1]) == NULL)
        return FALSE;
    }

  return found;
}

/**
 * way_csv_double_quotes:
 * @text: a piece of a table that writes backslashes
 * @length: how long it is, in bytes
 * @quote: the mark around its fields
 * @is_pending: (inout): whether the piece before ended with a backslash that is not written yet
 * @out: where to put it
 *
 * Writes marks inside of fields doubled. A backslash before anything else stays.
 */
void
way_csv_double_quotes (const char *text,
                       gsize       length,
                       char        quote,
                       gboolean   *is_pending,
                       GString    *out)
{
  gsize i;

  for (i = 0; i < length; i++)
    {
      if (*is_pending)
        {
          g_string_append_c (out, text[i] == quote ? quote : '\\');
          *is_pending = FALSE;
          if (text[i] != '\\')
            g_string_append_c (out, text[i]);
        }
      else if (text[i] == '\\')
        *is_pending = TRUE;
      else
        g_string_append_c (out, text[i]);
    }
}
