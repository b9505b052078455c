/* minutes.c - what happened in a workshop, as Markdown */
#include "config.h"

#include "journeys/exchange/minutes.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/written.h"

/* Names are names, whatever signs they have. */
static void
append_escaped (GString    *text,
                const char *plain)
{
  const char *p;

  for (p = plain; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#|~", *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p == '\n' ? ' ' : *p);
    }
}

/**
 * way_minutes_dup_time:
 * @time: (nullable): a time as files have it
 *
 * Returns: (transfer full): hours and minutes of the local clock; empty for none
 */
char *
way_minutes_dup_time (const char *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}

static void
append_head (GString *text,
             WayMap  *map,
             WayItem *workshop)
{
  g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_WORKSHOP, "date"), way_item_get_text (workshop, "date"));
  g_autofree char *begun = way_minutes_dup_time (way_item_get (workshop, "begun"));
  g_autofree char *ended = way_minutes_dup_time (way_item_get (workshop, "ended"));
  /* TRANSLATORS: a workshop and the map it was about */
  g_autofree char *heading = g_strdup_printf (_ ("%s: %s"), way_item_get_text (workshop, "title"), way_item_get_text (way_map_get_root (map), "title"));
  const char      *objective = way_item_get (way_map_get_root (map), "objective");

  g_string_append (text, "# ");
  append_escaped (text, heading);
  g_string_append_printf (text, "\n\n%s", date);
  if (*begun != '\0')
    g_string_append_printf (text, ", %s%s%s", begun, *ended != '\0' ? "–" : "", ended);
  g_string_append (text, "\n");
  if (objective != NULL)
    {
      g_string_append (text, "\n> ");
      append_escaped (text, objective);
      g_string_append_c (text, '\n');
    }
}

static void
append_people (GString *text,
               WayItem *workshop)
{
  const char *people = way_item_get (workshop, "people");
  g_auto (GStrv) names = NULL;
  int i;

  if (people == NULL)
    return;
  g_string_append_printf (text, "\n## %s\n\n", _ ("Participants"));
  names = g_strsplit (people, "\n", -1);
  for (i = 0; names[i] != NULL; i++)
    {
      g_string_append (text, "- ");
      append_escaped (text, names[i]);
      g_string_append_c (text, '\n');
    }
}

/* All minutes of one kind as a list below a heading. */
static void
append_kind (GString    *text,
             WayItem    *workshop,
             const char *kind,
             const char *heading)
{
  gboolean any = FALSE;
  int      i;

  for (i = 0; i < way_item_n_children (workshop, 0); i++)
    {
      WayItem *minute = way_item_get_child (workshop, 0, i);

      if (g_strcmp0 (way_item_get (minute, "kind"), kind) != 0)
        continue;
      if (!any)
        g_string_append_printf (text, "\n## %s\n\n", heading);
      any = TRUE;
      g_string_append (text, "- ");
      append_escaped (text, way_item_get_text (minute, "text"));
      g_string_append_c (text, '\n');
    }
}

typedef struct
{
  const char *card;
  int         dots;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return ((const Place *)b)->dots - ((const Place *)a)->dots;
}

/* Cards in the order of their dots. */
static GArray *
list_places (WayItem *round)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  int i;

  for (i = 0; i < way_item_n_children (round, 0); i++)
    {
      WayItem *dots = way_item_get_child (round, 0, i);
      Place    place = { way_item_get_text (dots, "card"), way_item_get_int (dots, "count", 0) };
      gpointer row;

      if (g_hash_table_lookup_extended (rows, place.card, NULL, &row))
        {
          Place *known = &g_array_index (places, Place, GPOINTER_TO_UINT (row));

          known->dots = MIN ((gint64)known->dots + place.dots, G_MAXINT);
          continue;
        }
      g_hash_table_insert (rows, (gpointer)place.card, GUINT_TO_POINTER (places->len));
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  return places;
}

static void
append_ranking (GString *text,
                WayMap  *map,
                WayItem *round)
{
  g_autoptr (GArray) places = list_places (round);
  guint i;

  for (i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      WayItem     *card = way_map_find (map, place->card);

      g_string_append_printf (text, "%u. ", i + 1);
      append_escaped (text, card != NULL ? way_written_get_name_or_kind (map, card) : "");
      g_string_append_printf (text, " – %d\n", place->dots);
    }
}

/* Rounds from before they said so are those of their day. */
static gboolean
is_of_workshop (WayItem *round,
                WayItem *workshop)
{
  if (way_item_get (round, "workshop") != NULL)
    return strcmp (way_item_get (round, "workshop"), way_item_get_id (workshop)) == 0;

  return g_strcmp0 (way_item_get (round, "date"), way_item_get (workshop, "date")) == 0;
}

static void
append_ballot (GString *text,
               WayItem *round)
{
  int              n = way_item_get_int (round, "n", 0);
  int              n_dots = way_item_get_int (round, "dots", 3);
  g_autofree char *voters = g_strdup_printf (g_dngettext (NULL, "%d voter", "%d voters", n), n);
  g_autofree char *dots = g_strdup_printf (g_dngettext (NULL, "%d dot each", "%d dots each", n_dots), n_dots);

  if (way_item_has_mark (round, "secret"))
    /* TRANSLATORS: how many voted, and how many dots each had */
    g_string_append_printf (text, _ ("%s, %s, secret ballot"), voters, dots);
  else
    g_string_append_printf (text, _ ("%s, %s"), voters, dots);
  g_string_append (text, "\n\n");
}

static void
append_votes (GString *text,
              WayMap  *map,
              WayItem *workshop)
{
  gboolean any = FALSE;
  int      i;

  for (i = 0; i < way_map_n (map, WAY_MAP_VOTE_ROUNDS); i++)
    {
      WayItem *round = way_map_get (map, WAY_MAP_VOTE_ROUNDS, i);

      if (!is_of_workshop (round, workshop))
        continue;
      if (!any)
        g_string_append_printf (text, "\n## %s\n", _ ("Votes"));
      any = TRUE;
      g_string_append (text, "\n### ");
      append_escaped (text, way_item_get_text (round, "name"));
      g_string_append (text, "\n\n");
      append_ballot (text, round);
      append_ranking (text, map, round);
    }
}

static void
append_number (GString    *text,
               WayItem    *item,
               WayKind     kind,
               const char *field)
{
  g_autofree char *shown = way_item_get (item, field) != NULL ? way_field_format (way_kind_get_field (kind, field), way_item_get (item, field)) : NULL;

  g_string_append_printf (text, " %s |", shown != NULL ? shown : "");
}

static void
append_scores (GString *text,
               WayMap  *map,
               WayItem *workshop)
{
  gboolean any = FALSE;
  int      i, j;

  for (i = 0; i < way_map_n (map, WAY_MAP_SCORING_ROUNDS); i++)
    {
      WayItem *round = way_map_get (map, WAY_MAP_SCORING_ROUNDS, i);

      if (!is_of_workshop (round, workshop))
        continue;
      if (!any)
        g_string_append_printf (text, "\n## %s\n", _ ("Scores"));
      any = TRUE;
      g_string_append (text, "\n### ");
      append_escaped (text, way_item_get_text (round, "name"));
      g_string_append_printf (text, "\n\n| %s | %s | %s | n |\n| --- | --- | --- | --- |\n", _ ("Group"), _ ("Median"), _ ("Spread"));
      for (j = 0; j < way_item_n_children (round, 0); j++)
        {
          WayItem *score = way_item_get_child (round, 0, j);

          g_string_append (text, "| ");
          append_escaped (text, way_item_get (score, "group") != NULL ? way_item_get (score, "group") : _ ("All"));
          g_string_append (text, " |");
          append_number (text, score, WAY_KIND_SCORE, "median");
          append_number (text, score, WAY_KIND_SCORE, "spread");
          append_number (text, score, WAY_KIND_SCORE, "n");
          g_string_append_c (text, '\n');
        }
    }
}

static void
append_minutes (GString *text,
                WayItem *workshop)
{
  int n = way_item_n_children (workshop, 0);
  int i;

  if (n == 0)
    return;
  g_string_append_printf (text, "\n## %s\n\n| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n", _ ("Minutes"),
                          _ ("Time"), _ ("What"), _ ("Text"), _ ("By"));
  for (i = 0; i < n; i++)
    {
      WayItem         *minute = way_item_get_child (workshop, 0, i);
      g_autofree char *time = way_minutes_dup_time (way_item_get (minute, "time"));
      g_autofree char *kind = way_field_format (way_kind_get_field (WAY_KIND_MINUTE, "kind"), way_item_get_text (minute, "kind"));

      g_string_append_printf (text, "| %s | %s | ", time, kind);
      append_escaped (text, way_item_get_text (minute, "text"));
      g_string_append (text, " | ");
      append_escaped (text, way_item_get_text (minute, "by"));
      g_string_append (text, " |\n");
    }
}

/**
 * way_minutes_dup_markdown:
 * @map: the map
 * @workshop: a workshop of it
 *
 * Writes down a workshop for those who were not there: participants, decisions, what was
 * parked, its votes and scores, and everything in order of time.
 *
 * Returns: (transfer full): Markdown, ending with a line feed
 */
char *
way_minutes_dup_markdown (WayMap  *map,
                          WayItem *workshop)
{
  GString *text = g_string_new (NULL);

  append_head (text, map, workshop);
  append_people (text, workshop);
  append_kind (text, workshop, "decided", _ ("Decisions"));
  append_kind (text, workshop, "parked", _ ("Parked"));
  append_votes (text, map, workshop);
  append_scores (text, map, workshop);
  append_minutes (text, workshop);

  return g_string_free (text, FALSE);
}
