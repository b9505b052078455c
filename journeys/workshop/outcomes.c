/* outcomes.c - what votes and rounds of scores said of something, in words */
#include "config.h"

#include "journeys/workshop/outcomes.h"

#include <glib/gi18n.h>

#include "journeys/model/results.h"
#include "journeys/workshop/scoring.h"

static void
outcome_free (gpointer data)
{
  WayOutcome *outcome = data;

  g_free (outcome->title);
  g_free (outcome->text);
  g_free (outcome);
}

static char *
dup_date (WayItem *round)
{
  const WayField *field = way_kind_get_field (way_item_get_kind (round), "date");

  return way_item_get (round, "date") != NULL ? way_field_format (field, way_item_get (round, "date")) : NULL;
}

/* Vote · 24 November 2026 */
static char *
dup_title (WayMap  *map,
           WayItem *result)
{
  WayItem         *round = way_item_get_parent (result);
  g_autofree char *date = dup_date (round);
  g_autofree char *what = NULL;
  WayItem         *persona;

  if (way_item_get_kind (round) == WAY_KIND_VOTE_ROUND)
    what = g_strdup (*way_item_get_name (round) != '\0' ? way_item_get_name (round) : _ ("Vote"));
  else
    what = way_field_format (way_kind_get_field (WAY_KIND_SCORING_ROUND, "what"), way_item_get_text (round, "what"));
  persona = way_map_find (map, way_item_get (result, "persona"));
  if (persona != NULL)
    return date != NULL ? g_strdup_printf ("%s · %s · %s", what, way_item_get_name (persona), date)
                        : g_strdup_printf ("%s · %s", what, way_item_get_name (persona));

  return date != NULL ? g_strdup_printf ("%s · %s", what, date) : g_steal_pointer (&what);
}

/* 5 dots of 3 voters (Anna 3, Ben 2) */
static char *
dup_dots (GPtrArray *results,
          guint      from,
          guint      end)
{
  WayItem *round = way_item_get_parent (g_ptr_array_index (results, from));
  int      voters = way_item_get_int (round, "n", 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *of = g_strdup_printf (g_dngettext (NULL, "%d voter", "%d voters", voters), voters);
  int              sum = 0;
  guint            i;

  for (i = from; i < end; i++)
    sum += way_item_get_int (g_ptr_array_index (results, i), "count", 0);
  g_string_append_printf (text, g_dngettext (NULL, "%d dot", "%d dots", sum), sum);
  if (voters > 0)
    g_string_append_printf (text, " · %s", of);
  for (i = from; i < end; i++)
    {
      WayItem *dots = g_ptr_array_index (results, i);

      if (way_item_get (dots, "person") != NULL)
        g_string_append_printf (text, "\n%s: %d", way_item_get (dots, "person"), way_item_get_int (dots, "count", 0));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_score (GString *text,
              WayItem *score)
{
  static const char *const fields[] = { "median", "spread", "n" };
  char                    *words[G_N_ELEMENTS (fields)];
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      double number = 0;

      words[i] = way_item_get_number (score, fields[i], &number) ? way_score_format (number) : g_strdup ("–");
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (way_item_get (score, "group") != NULL)
    g_string_append_printf (text, "%s: ", way_item_get (score, "group"));
  g_string_append_printf (text, _ ("median %s · spread %s · n %s"), words[0], words[1], words[2]);
  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (words[i]);
}

static char *
dup_scores (GPtrArray *results,
            guint      from,
            guint      end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = from; i < end; i++)
    append_score (text, g_ptr_array_index (results, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * way_outcomes_list:
 * @map: the map
 * @about: a card or a step
 *
 * Returns: (transfer full) (element-type WayOutcome): one for each round that said something
 *   of it; votes first, and the last ones first
 */
GPtrArray *
way_outcomes_list (WayMap  *map,
                   WayItem *about)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (outcome_free);
  g_autoptr (GPtrArray) results = way_results_list (way_results_of (map), way_item_get_id (about));
  guint from, end;

  for (from = 0; from < results->len; from = end)
    {
      WayItem    *first = g_ptr_array_index (results, from);
      WayOutcome *outcome = g_new0 (WayOutcome, 1);

      for (end = from + 1; end < results->len; end++)
        if (way_item_get_parent (g_ptr_array_index (results, end)) != way_item_get_parent (first))
          break;
      outcome->title = dup_title (map, first);
      outcome->text = way_item_get_kind (first) == WAY_KIND_DOTS ? dup_dots (results, from, end) : dup_scores (results, from, end);
      g_ptr_array_add (outcomes, outcome);
    }

  return outcomes;
}
