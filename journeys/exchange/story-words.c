/* story-words.c - how values are told in a sentence */
#include "config.h"

#include "journeys/exchange/story-words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/comments.h"
#include "journeys/model/join.h"
#include "journeys/model/rules.h"

/**
 * way_story_words_tells:
 * @field: a field
 *
 * Returns: whether the field is told beside the name of its item; pictures, places and
 *   colours are not
 */
gboolean
way_story_words_tells (const WayField *field)
{
  return !(field->flags & (WAY_FIELD_HIDDEN | WAY_FIELD_NAME)) && field->type != WAY_FIELD_PICTURE &&
         !g_str_equal (field->name, "color") && !g_str_equal (field->name, "language");
}

static char *
format_references (WayMap     *map,
                   const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  int i;

  for (i = 0; ids[i] != NULL; i++)
    {
      WayItem *item = way_map_find (map, ids[i]);

      if (item != NULL)
        way_join_append (names, ", ", *way_item_get_name (item) != '\0' ? way_item_get_name (item) : _ ("Untitled"));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * way_story_words_format:
 * @map: the map
 * @field: a field
 * @value: a value of it
 *
 * Returns: (transfer full): the value for people, references by the names of what they point to
 */
char *
way_story_words_format (WayMap         *map,
                        const WayField *field,
                        const char     *value)
{
  if (field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES)
    return format_references (map, value);
  if (field->type == WAY_FIELD_SCORE && field->maximum <= 10)
    return g_strdup_printf (_ ("%d of %d"), atoi (value), (int)field->maximum);

  return way_field_format (field, value);
}

/**
 * way_story_words_count_comments:
 * @item: an item
 *
 * Returns: (transfer full) (nullable): how many comments there are, and how many are open
 */
char *
way_story_words_count_comments (WayItem *item)
{
  int              slot = way_comments_get_slot (way_item_get_kind (item));
  int              n = slot >= 0 ? way_item_n_children (item, slot) : 0;
  int              open = way_comments_count_open (item);
  g_autofree char *all = NULL;

  if (n == 0)
    return NULL;
  all = g_strdup_printf (g_dngettext (NULL, "%d comment", "%d comments", n), n);
  if (open == 0)
    return g_steal_pointer (&all);

  /* TRANSLATORS: how many comments, and how many of them are not resolved: 3 comments, 1 open */
  return g_strdup_printf (g_dngettext (NULL, "%s, %d open", "%s, %d open", open), all, open);
}

static void
add_said (GPtrArray *lines,
          WayItem   *said)
{
  const char *author = way_item_get (said, "author");

  /* TRANSLATORS: who wrote a comment or a reply, and what */
  g_ptr_array_add (lines, g_strdup_printf (_ ("%s: %s"), author != NULL ? author : _ ("Unknown"), way_item_get_text (said, "text")));
}

/**
 * way_story_words_add_comments:
 * @lines: (element-type utf8): lines of text
 * @item: an item
 *
 * Adds what is said about an item, each comment with its replies after it.
 */
void
way_story_words_add_comments (GPtrArray *lines,
                              WayItem   *item)
{
  int slot = way_comments_get_slot (way_item_get_kind (item));
  int i, j;

  for (i = 0; slot >= 0 && i < way_item_n_children (item, slot); i++)
    {
      WayItem *comment = way_item_get_child (item, slot, i);

      add_said (lines, comment);
      for (j = 0; j < way_item_n_children (comment, 0); j++)
        add_said (lines, way_item_get_child (comment, 0, j));
    }
}

/**
 * way_story_words_emotion:
 * @map: the map
 * @emotion: an emotion of a step
 *
 * Returns: (transfer full): the level in words, and the reason; "" when neither is told
 */
char *
way_story_words_emotion (WayMap  *map,
                         WayItem *emotion)
{
  const char *reason = way_item_get (emotion, "reason");
  const char *label, *sign;
  int         level;

  if (way_item_get (emotion, "level") == NULL)
    return g_strdup (reason != NULL ? reason : "");
  level = way_item_get_int (emotion, "level", 0);
  label = way_rules_get_level_label (map, level);
  sign = level < 0 ? "−" : level > 0 ? "+"
                                     : "";
  if (reason == NULL)
    /* TRANSLATORS: how somebody feels, and the level as a number: Bad (−1) */
    return g_strdup_printf (_ ("%s (%s%d)"), label, sign, ABS (level));

  /* TRANSLATORS: how somebody feels, the level as a number, and why: Bad (−1). The invoice came late */
  return g_strdup_printf (_ ("%s (%s%d). %s"), label, sign, ABS (level), reason);
}

/**
 * way_story_words_measure:
 * @measure: a value of a metric
 * @unit: (nullable): the unit of its lane, when it has none itself
 *
 * Returns: (transfer full): the value with its unit and date
 */
char *
way_story_words_measure (WayItem    *measure,
                         const char *unit)
{
  g_autofree char *value = way_field_format (way_kind_get_field (WAY_KIND_MEASURE, "value"), way_item_get (measure, "value"));
  g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_MEASURE, "date"), way_item_get (measure, "date"));
  const char      *own = way_item_get (measure, "unit");
  const char      *shown = own != NULL ? own : unit != NULL ? unit
                                                            : "";

  return g_strjoin ("", value, *shown != '\0' ? " " : "", shown, *date != '\0' ? ", " : "", date, NULL);
}

static void
add (GString    *facts,
     const char *part)
{
  if (*part == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, part);
}

static void
add_field (GString        *facts,
           WayMap         *map,
           const WayField *field,
           const char     *value)
{
  g_autofree char *shown = way_story_words_format (map, field, value);
  g_autofree char *text = NULL;

  if (field->type == WAY_FIELD_MARK)
    {
      add (facts, _ (field->label));
      return;
    }
  if (*shown == '\0')
    return;
  /* TRANSLATORS: the name of a field and its value */
  text = g_strdup_printf (_ ("%s: %s"), _ (field->label), shown);
  add (facts, text);
}

static void
add_job (GString *facts,
         WayMap  *map,
         WayItem *card)
{
  WayItem         *job = way_item_get_kind (card) == WAY_KIND_JOB_CARD ? way_map_find (map, way_item_get (card, "job")) : NULL;
  WayItem         *best = NULL;
  WayItem         *persona;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  double           score;

  if (job == NULL || !way_rules_job_score (job, &score, &best))
    return;
  persona = way_map_find (map, way_item_get (best, "persona"));
  number = g_strdup_printf ("%'.*f", score == (int)score ? 0 : 1, score);
  /* TRANSLATORS: how much a job asks for something better, 0 to 20, and for whom */
  text = persona != NULL ? g_strdup_printf (_ ("Opportunity score: %s (%s)"), number, way_item_get_name (persona))
                         : g_strdup_printf (_ ("%s: %s"), _ ("Opportunity score"), number);
  add (facts, text);
}

/* A card over several steps says how far it reaches on this map. */
static void
add_span (GString *facts,
          WayMap  *map,
          WayItem *card)
{
  int              span = way_item_get_int (card, "span", 1);
  WayItem         *step = span > 1 ? way_map_find (map, way_item_get_at (card, WAY_CARD_STEP)) : NULL;
  g_autofree char *text = NULL;

  if (step != NULL)
    span = MIN (span, way_map_count_steps_from (map, step));
  if (span < 2)
    return;
  text = g_strdup_printf (g_dngettext (NULL, "over %d step", "over %d steps", span), span);
  add (facts, text);
}

/**
 * way_story_words_card_facts:
 * @map: the map
 * @card: a card
 * @votes: how many dots it got
 *
 * Returns: (transfer full): its kind, and what is short of its fields, on one line
 */
char *
way_story_words_card_facts (WayMap  *map,
                            WayItem *card,
                            int      votes)
{
  GString           *facts = g_string_new (NULL);
  const WayKindInfo *info = way_item_get_info (card);
  g_autofree char   *comments = way_story_words_count_comments (card);
  int                i;

  add (facts, _ (info->label));
  add_span (facts, map, card);
  for (i = 0; i < info->n_fields; i++)
    if (way_story_words_tells (&info->fields[i]) && info->fields[i].type != WAY_FIELD_PARAGRAPH && way_item_get_at (card, i) != NULL)
      add_field (facts, map, &info->fields[i], way_item_get_at (card, i));
  add_job (facts, map, card);
  if (votes > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d vote", "%d votes", votes), votes);

      add (facts, text);
    }
  if (comments != NULL)
    add (facts, comments);

  return g_string_free (facts, FALSE);
}

/* One piece of evidence: Interview × 9, Kestrel Foods, 19 May 2026: what was said */
static char *
dup_evidence (WayItem *evidence)
{
  g_autofree char *kind = way_field_format (way_kind_get_field (WAY_KIND_EVIDENCE, "kind"), way_item_get (evidence, "kind"));
  g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_EVIDENCE, "date"), way_item_get (evidence, "date"));
  const char      *n = way_item_get (evidence, "n");
  const char      *source = way_item_get_text (evidence, "source");
  const char      *note = way_item_get_text (evidence, "note");
  g_autoptr (GString) text = g_string_new (*kind != '\0' ? kind : _ ("Evidence"));

  if (n != NULL)
    g_string_append_printf (text, " × %s", n);
  if (*source != '\0')
    g_string_append_printf (text, ", %s", source);
  if (*date != '\0')
    g_string_append_printf (text, ", %s", date);
  if (*note != '\0')
    g_string_append_printf (text, ": %s", note);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * way_story_words_card_details:
 * @map: the map
 * @card: a card
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is long of its fields, its
 *   evidence, and its comments
 */
GPtrArray *
way_story_words_card_details (WayMap  *map,
                              WayItem *card)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func (g_free);
  const WayKindInfo *info = way_item_get_info (card);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (way_story_words_tells (&info->fields[i]) && info->fields[i].type == WAY_FIELD_PARAGRAPH && way_item_get_at (card, i) != NULL)
      g_ptr_array_add (details, g_strdup_printf (_ ("%s: %s"), _ (info->fields[i].label), way_item_get_at (card, i)));
  for (i = 0; i < way_item_n_children (card, WAY_CARD_EVIDENCE); i++)
    g_ptr_array_add (details, dup_evidence (way_item_get_child (card, WAY_CARD_EVIDENCE, i)));
  way_story_words_add_comments (details, card);

  return details->len > 0 ? g_steal_pointer (&details) : NULL;
}
