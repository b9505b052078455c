/* mark-names.c - names with spaces behind a mark */
#include "config.h"

#include "journeys/capture/mark-scan.h"

#include <string.h>

#include "journeys/capture/suggestions.h"
#include "journeys/model/fold.h"

#define MOST_WORDS 12

/* Names that may stand behind a mark, as it goes on. */
typedef struct
{
  WayMarkType type;
  const char *from; /* behind the sign */
  const char *end;  /* of the line */
  GPtrArray  *names;
} Run;

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Where the next word ends; NULL when there is none, or another mark comes. */
static const char *
find_next_end (const Run  *self,
               const char *p)
{
  while (p < self->end && !is_letter (g_utf8_get_char (p)))
    {
      if (*p == '"' || (way_mark_is_word_mark (*p) && way_mark_is_word_start (self->from, p)))
        return NULL;
      p = g_utf8_next_char (p);
    }
  if (p >= self->end)
    return NULL;
  while (p < self->end && is_letter (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* Only what can begin so is looked at closely: there may be very many names. */
static GPtrArray *
keep_fitting (GPtrArray  *names,
              const char *word)
{
  g_autofree char *folded = way_fold_name (word);
  GPtrArray       *fitting = g_ptr_array_new ();
  guint            i;

  for (i = 0; i < names->len; i++)
    {
      g_autofree char *name = way_fold_name (g_ptr_array_index (names, i));

      if (strstr (name, folded) != NULL)
        g_ptr_array_add (fitting, g_ptr_array_index (names, i));
    }

  return fitting;
}

static guint
count_meant (const Run  *self,
             const char *to)
{
  g_autofree char *typed = g_strndup (self->from, to - self->from);
  guint            n = 0;
  guint            i;

  for (i = 0; i < self->names->len; i++)
    n += way_suggestion_is_meant (self->type, g_ptr_array_index (self->names, i), typed);

  return n;
}

/* The signs at the end of a name are of it: "Acme Inc." */
static const char *
take_ending (const Run  *self,
             const char *name,
             const char *to)
{
  const char *tail = name + strlen (name);

  while (tail > name && !is_letter (g_utf8_get_char (g_utf8_prev_char (tail))))
    tail = g_utf8_prev_char (tail);

  return (gsize)(self->end - to) >= strlen (tail) && memcmp (to, tail, strlen (tail)) == 0 ? to + strlen (tail) : to;
}

/* Where what was typed is a whole name; NULL when it is none. */
static const char *
find_whole (const Run  *self,
            const char *to)
{
  g_autofree char *typed = g_strndup (self->from, to - self->from);
  g_autofree char *folded = way_fold_name (typed);
  guint            i;

  for (i = 0; i < self->names->len; i++)
    {
      g_autofree char *name = way_fold_name (g_ptr_array_index (self->names, i));

      if (strcmp (folded, name) == 0)
        return take_ending (self, g_ptr_array_index (self->names, i), to);
    }

  return NULL;
}

/**
 * way_mark_find_name:
 * @p: a sign that is followed by a word
 * @after: where that word ends
 * @end: the end of the line
 * @names: the names that are known
 *
 * Names have spaces. A mark goes on over them as far as it is a whole name that is known, or else as far as only one
 * name begins so: at the end of the line, and before other words when its first word alone would leave open who is meant.
 *
 * Returns: where the mark ends, not before @after
 */
const char *
way_mark_find_name (const char         *p,
                    const char         *after,
                    const char         *end,
                    const WayMarkNames *names)
{
  WayMarkType      type = way_mark_get_type (*p);
  Run              run = { type, p + 1, end, NULL };
  g_autofree char *word = g_strndup (p + 1, after - p - 1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) fitting = NULL;
  const char *whole, *begun = NULL;
  const char *to = after;
  int         i;

  if (way_mark_skip_spaces (after, end) == end)
    return after;
  all = names->list (type, names->data);
  run.names = fitting = keep_fitting (all, word);
  whole = find_whole (&run, after);
  for (i = 0; fitting->len > 0 && i < MOST_WORDS && (to = find_next_end (&run, to)) != NULL; i++)
    {
      const char *found = find_whole (&run, to);

      if (found != NULL)
        whole = found;
      if (type != WAY_MARK_TAG && count_meant (&run, to) == 1)
        begun = to;
    }
  if (whole != NULL || begun == NULL)
    return whole != NULL ? whole : after;

  return way_mark_skip_spaces (begun, end) == end || count_meant (&run, after) != 1 ? begun : after;
}

/**
 * way_captured_list_names:
 * @text: what was typed
 * @mark: a mark in it
 *
 * Returns: (transfer full) (element-type utf8): what could be its name, the shortest first; nothing when it stands
 *   between quotation marks
 */
GPtrArray *
way_captured_list_names (const char    *text,
                         const WayMark *mark)
{
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *from = text + mark->start + 1;
  const char *to = text + mark->end;
  Run         run = { mark->type, from, way_mark_find_line_end (to), NULL };
  int         i;

  for (i = 0; i < MOST_WORDS && to != NULL && *from != '"'; i++)
    {
      g_ptr_array_add (names, g_strndup (from, to - from));
      to = find_next_end (&run, to);
    }

  return names;
}
