/* mark-words.c - marks while they are typed: completed, written, taken literally */
#include "config.h"

#include "journeys/capture/marks.h"

#include <string.h>

#include "journeys/capture/mark-scan.h"

#define LONGEST_NAME 200 /* bytes */

/* Also after the minus of what is taken off. */
static gboolean
begins_mark (const char *text,
             const char *p)
{
  gboolean minus = *text == '-' && p > text && p[-1] == '-';

  return way_mark_is_word_start (text, minus ? p - 1 : p);
}

/**
 * way_captured_find_word:
 * @text: what was typed
 * @caret: a place in it, in bytes
 * @type: (out): what kind of mark it is
 * @start: (out): where the mark begins, in bytes
 * @word: (out): what is typed of its name, maybe nothing yet
 *
 * Finds what can be completed: from the last mark of the line on, since names have spaces. Whether some name goes on
 * so is another question.
 *
 * Returns: whether the caret may be in the name of a mark
 */
gboolean
way_captured_find_word (const char  *text,
                        int          caret,
                        WayMarkType *type,
                        int         *start,
                        char       **word)
{
  const char *end = text + caret;
  const char *p = end;
  gboolean    quoted;

  /* The last mark of the line: names have spaces. */
  do
    {
      if (p == text || p[-1] == '\n' || p[-1] == '\r')
        return FALSE;
      p = g_utf8_prev_char (p);
    }
  while (!way_mark_is_word_mark (*p) || !begins_mark (text, p));
  quoted = p + 1 < end && p[1] == '"';
  /* Between quotation marks it has ended. */
  if (quoted && memchr (p + 2, '"', end - p - 2) != NULL)
    return FALSE;
  if (!quoted && p + 1 < end && !way_mark_is_in_word (g_utf8_get_char (p + 1)))
    return FALSE;
  *type = way_mark_get_type (*p);
  *start = p - text;
  p += quoted ? 2 : 1;
  if (!quoted && end - p > LONGEST_NAME)
    return FALSE;
  *word = g_strndup (p, end - p);

  return TRUE;
}

/**
 * way_captured_write_word:
 * @type: who, tag, channel or job
 * @word: its word
 *
 * Returns: (transfer full): the mark, as it is typed
 */
char *
way_captured_write_word (WayMarkType type,
                         const char *word)
{
  char             sign = type == WAY_MARK_WHO ? '@' : (type == WAY_MARK_TAG ? '#' : (type == WAY_MARK_CHANNEL ? '^' : '%'));
  g_autofree char *plain = g_strdup_printf ("%c%s", sign, word);
  const char      *end = plain + strlen (plain);
  g_autofree char *read = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *clean = NULL;

  if (way_mark_find_word (plain, end, &read) == end)
    return g_steal_pointer (&plain);
  parts = g_strsplit (word, "\"", -1);
  clean = g_strjoinv ("", parts);

  return g_strdup_printf ("%c\"%s\"", sign, clean);
}

/**
 * way_captured_escape:
 * @text: any text
 * @at_start: whether it stands at the beginning of what is typed
 *
 * Puts backslashes before what would be read as marks.
 *
 * Returns: (transfer full): a text that says the same literally
 */
char *
way_captured_escape (const char *text,
                     gboolean    at_start)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *all = valid + strlen (valid);
  const char      *first = at_start ? way_mark_skip_spaces (valid, all) : NULL;
  const char      *line = valid;
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p;

  for (p = valid; *p != '\0';)
    {
      const char *end = way_mark_find_line_end (p);
      const char *after = g_utf8_next_char (p);

      if (p == first && (way_mark_is_kind_mark (p) || way_mark_is_taking_off (p, end)))
        g_string_append_c (out, '\\');
      else if (way_mark_is_word_start (line, p) && (way_mark_is_word (p, end) || way_mark_is_escape (p, end, p == first)))
        {
          g_string_append_c (out, '\\');
          /* The run of backslashes stays together. */
          for (; *p == '\\'; p++)
            g_string_append_c (out, '\\');
          after = g_utf8_next_char (p);
        }
      g_string_append_len (out, p, after - p);
      if (*p == '\n' || *p == '\r')
        line = after;
      p = after;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
