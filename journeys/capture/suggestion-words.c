/* suggestion-words.c - whether what is typed can mean a text */
#include "config.h"

#include "journeys/capture/suggestions.h"

#include <string.h>

#include "journeys/model/fold.h"

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Of letters and digits, folded. */
static char **
list_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *p = text;

  while (*p != '\0')
    {
      const char *from = p;

      while (*p != '\0' && is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > from)
        {
          g_autofree char *word = g_strndup (from, p - from);
          g_autofree char *folded = way_fold_name (word);

          g_strv_builder_add (words, folded);
        }
      else
        p = g_utf8_next_char (p);
    }

  return g_strv_builder_end (words);
}

/**
 * way_suggestion_fits:
 * @text: a word or some words that can be meant
 * @typed: what is typed; a space or another sign at its end ends its last word
 *
 * Returns: whether the text begins so, or the words that are typed begin words of it, in that order
 */
gboolean
way_suggestion_fits (const char *text,
                     const char *typed)
{
  gboolean         ended = *typed != '\0' && !is_letter (g_utf8_get_char (g_utf8_prev_char (typed + strlen (typed))));
  g_autofree char *whole = way_fold_name (text);
  g_autofree char *folded = way_fold_name (typed);
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) wanted = NULL;
  int i, j = 0;

  if (!ended && g_str_has_prefix (whole, folded))
    return TRUE;
  words = list_words (text);
  wanted = list_words (typed);
  for (i = 0; wanted[i] != NULL; i++)
    {
      gboolean to_its_end = ended && wanted[i + 1] == NULL;

      for (; words[j] != NULL && !(to_its_end ? g_str_equal (words[j], wanted[i]) : g_str_has_prefix (words[j], wanted[i])); j++)
        ;
      if (words[j++] == NULL)
        return FALSE;
    }

  return i > 0;
}

/**
 * way_suggestion_has_words:
 * @text: some words that can be meant
 * @typed: what is typed
 *
 * Returns: whether each word that is typed begins another one of the text
 */
gboolean
way_suggestion_has_words (const char *text,
                          const char *typed)
{
  g_auto (GStrv) words = way_fold_words (text);
  g_auto (GStrv) wanted = way_fold_words (typed);
  int i, j;

  for (i = 0; wanted[i] != NULL; i++)
    {
      for (j = 0; words[j] != NULL && (*words[j] == '\0' || !g_str_has_prefix (words[j], wanted[i])); j++)
        ;
      if (words[j] == NULL)
        return FALSE;
      *words[j] = '\0';
    }

  return i > 0 || *typed == '\0';
}

/**
 * way_suggestion_is_meant:
 * @type: a type of mark
 * @name: a name that can stand behind it
 * @typed: what is typed
 *
 * Returns: whether the name may be meant by somebody who did not type on
 */
gboolean
way_suggestion_is_meant (WayMarkType type,
                         const char *name,
                         const char *typed)
{
  return type == WAY_MARK_JOB ? way_suggestion_has_words (name, typed) : way_suggestion_fits (name, typed);
}
