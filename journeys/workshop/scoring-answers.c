/* scoring-answers.c - answers as people type them */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/workshop/scoring-private.h"

#define MOST_ANSWERS 10000

int
way_scoring_compare (gconstpointer a,
                     gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The nearest level there is, of two the lower, the cautious side. */
double
way_scoring_find_level (WayScoring *self,
                        double      value)
{
  double best = g_array_index (self->levels, double, 0);
  guint  i;

  for (i = 1; i < self->levels->len; i++)
    {
      double level = g_array_index (self->levels, double, i);

      if (fabs (level - value) < fabs (best - value) - 1e-9)
        best = level;
    }

  return best;
}

static gboolean
is_part (WayScoring *self,
         const char *text,
         const char *sign)
{
  if (strchr (" \t\n;", *sign) != NULL)
    return TRUE;

  /* People who write "7,5" mean seven and a half, where there is a half. */
  return *sign == ',' && !(self->decimals > 0 && sign > text && g_ascii_isdigit (sign[-1]) && g_ascii_isdigit (sign[1]));
}

/* Words as they were typed, between what parts them; "" among them. */
static char **
split_answers (WayScoring *self,
               const char *text)
{
  GStrvBuilder *words = g_strv_builder_new ();
  const char   *start, *end;
  char        **list;

  for (start = text;; start = end + 1)
    {
      g_autofree char *word = NULL;

      for (end = start; *end != '\0' && !is_part (self, text, end); end++)
        ;
      word = g_strndup (start, end - start);
      g_strv_builder_add (words, word);
      if (*end == '\0')
        break;
    }
  list = g_strv_builder_end (words);
  g_strv_builder_unref (words);

  return list;
}

static gboolean
parse_answer (WayScoring *self,
              const char *word,
              double     *value)
{
  /* Typographers write minus as −. */
  g_autofree char *plain = g_str_has_prefix (word, "−") ? g_strconcat ("-", word + strlen ("−"), NULL) : g_strdup (word);
  char            *end;

  g_strdelimit (plain, ",", '.');
  *value = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || !(*value >= self->lowest && *value <= self->highest))
    return FALSE;
  if (self->levels->len > 0)
    return way_scoring_find_level (self, *value) == *value;

  return fabs (*value * pow (10, self->decimals) - round (*value * pow (10, self->decimals))) <= 1e-9;
}

static void
refuse_answer (WayScoring *self,
               const char *word,
               GError    **error)
{
  g_autofree char *lowest = way_score_format (self->lowest);
  g_autofree char *highest = way_score_format (self->highest);
  g_autoptr (GString) levels = g_string_new (NULL);
  guint i;

  if (self->levels->len == 0)
    {
      /* TRANSLATORS: an answer, then the lowest and the highest there can be */
      g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("“%s” is not on the scale from %s to %s."), word, lowest, highest);
      return;
    }
  for (i = 0; i < self->levels->len; i++)
    {
      g_autofree char *level = way_score_format (g_array_index (self->levels, double, i));

      g_string_append_printf (levels, "%s%s", i > 0 ? _ (", ") : "", level);
    }
  /* TRANSLATORS: an answer, then the levels there are: −2, 0, 2 */
  g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("“%s” is not one of the levels %s."), word, levels->str);
}

/* Puts them into @answers in order of size. As in "3 4 4 5"; commas and semicolons part as well. */
gboolean
way_scoring_parse_answers (WayScoring *self,
                           const char *text,
                           GArray     *answers,
                           GError    **error)
{
  g_auto (GStrv) words = split_answers (self, text);
  int i;

  for (i = 0; words[i] != NULL; i++)
    {
      double value;

      if (*words[i] == '\0')
        continue;
      if (answers->len >= MOST_ANSWERS || !parse_answer (self, words[i], &value))
        {
          refuse_answer (self, words[i], error);
          return FALSE;
        }
      g_array_append_val (answers, value);
    }
  g_array_sort (answers, way_scoring_compare);

  return TRUE;
}
