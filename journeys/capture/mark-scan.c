/* mark-scan.c - what in a text is a mark, letter by letter */
#include "config.h"

#include "journeys/capture/mark-scan.h"

#include <string.h>

gboolean
way_mark_is_kind_mark (const char *p)
{
  return *p != '\0' && strchr ("!+?=\">", *p) != NULL;
}

gboolean
way_mark_is_word_mark (char c)
{
  return c == '@' || c == '#' || c == '^' || c == '%';
}

WayMarkType
way_mark_get_type (char sign)
{
  switch (sign)
    {
    case '@':
      return WAY_MARK_WHO;
    case '#':
      return WAY_MARK_TAG;
    case '^':
      return WAY_MARK_CHANNEL;
    default:
      return WAY_MARK_JOB;
    }
}

static gboolean
is_joiner (gunichar c)
{
  return c == '-' || c == '_' || c == '.' || c == '\'' || c == 0x2019 || c == '&';
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

gboolean
way_mark_is_in_word (gunichar c)
{
  /* Joiners of Persian, Hindi and emoji stand inside words. */
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x200c || c == 0x200d || is_joiner (c);
}

/* A word begins after a space or an opening bracket. */
gboolean
way_mark_is_word_start (const char *begin,
                        const char *p)
{
  gunichar before;

  if (p == begin)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (p));

  return g_unichar_isspace (before) || before == '(' || before == '[' || before == '{';
}

/* The end of the word that the mark at p has; NULL when it is none. */
const char *
way_mark_find_word (const char *p,
                    const char *end,
                    char      **word)
{
  const char *from = p + 1;
  const char *to = from;
  gboolean    has_letter = FALSE;

  *word = NULL;
  if (p >= end || !way_mark_is_word_mark (*p) || from >= end)
    return NULL;
  if (*from == '"')
    {
      const char *close = memchr (from + 1, '"', end - from - 1);
      const char *last = close != NULL ? close : end;

      *word = g_strstrip (g_strndup (from + 1, last - from - 1));
      if (**word != '\0')
        return close != NULL ? close + 1 : end;
      g_clear_pointer (word, g_free);
      return NULL;
    }

  while (to < end && way_mark_is_in_word (g_utf8_get_char (to)))
    {
      has_letter |= is_letter (g_utf8_get_char (to));
      to = g_utf8_next_char (to);
    }
  /* The full stop of a sentence is not of the word. */
  while (to > from && is_joiner (g_utf8_get_char (g_utf8_prev_char (to))))
    to = g_utf8_prev_char (to);
  /* "#1 reason" and a lone sign are words like others. */
  if (!has_letter || to == from)
    return NULL;
  *word = g_strndup (from, to - from);

  return to;
}

gboolean
way_mark_is_word (const char *p,
                  const char *end)
{
  g_autofree char *word = NULL;

  return way_mark_find_word (p, end, &word) != NULL;
}

/* A minus before a mark, which is nobody's beginning of a sentence. */
gboolean
way_mark_is_taking_off (const char *p,
                        const char *end)
{
  return p + 1 < end && *p == '-' && way_mark_is_word (p + 1, end);
}

/* Whether a backslash stands at p that takes what follows literally; also a sign before a
 * number, which would be no mark without it either. */
gboolean
way_mark_is_escape (const char *p,
                    const char *end,
                    gboolean    first)
{
  const char *after = p;

  while (after < end && *after == '\\')
    after++;

  return after > p && after < end && ((first && (way_mark_is_kind_mark (after) || way_mark_is_taking_off (after, end))) || (way_mark_is_word_mark (*after) && after + 1 < end && !g_unichar_isspace (g_utf8_get_char (after + 1))));
}

const char *
way_mark_skip_spaces (const char *p,
                      const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

const char *
way_mark_find_line_end (const char *p)
{
  return p + strcspn (p, "\n\r");
}
