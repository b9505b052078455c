/* story.c - a map told in words, in the order of the journey */
#include "config.h"

#include "journeys/exchange/story.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/story-words.h"
#include "journeys/layout/card-face.h"
#include "journeys/model/rules.h"

/**
 * way_story_line_free:
 * @line: (transfer full): a line of a story
 */
void
way_story_line_free (WayStoryLine *line)
{
  g_free (line->lead);
  g_free (line->text);
  g_clear_pointer (&line->details, g_ptr_array_unref);
  g_free (line->id);
  g_free (line);
}

/**
 * way_story_line_equal:
 * @a: a line of a story
 * @b: another one
 *
 * Returns: whether they say the same of the same item
 */
gboolean
way_story_line_equal (const WayStoryLine *a,
                      const WayStoryLine *b)
{
  guint n = a->details != NULL ? a->details->len : 0;
  guint i;

  if (a->role != b->role || n != (b->details != NULL ? b->details->len : 0) || g_strcmp0 (a->id, b->id) != 0 ||
      strcmp (a->lead, b->lead) != 0 || strcmp (a->text, b->text) != 0)
    return FALSE;
  for (i = 0; i < n; i++)
    if (strcmp (g_ptr_array_index (a->details, i), g_ptr_array_index (b->details, i)) != 0)
      return FALSE;

  return TRUE;
}

/**
 * way_story_line_dup_plain:
 * @line: a line of a story
 *
 * Returns: (transfer full): all that it says, as text
 */
char *
way_story_line_dup_plain (const WayStoryLine *line)
{
  GString *plain = g_string_new (line->lead);
  guint    i;

  if (*line->lead != '\0' && *line->text != '\0')
    g_string_append (plain, line->role == WAY_STORY_CARD ? "\n" : ": ");
  g_string_append (plain, line->text);
  for (i = 0; line->details != NULL && i < line->details->len; i++)
    g_string_append_printf (plain, "\n%s", (char *)g_ptr_array_index (line->details, i));

  return g_string_free (plain, FALSE);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)way_story_line_free);
}

static WayStoryLine *
add (GPtrArray   *lines,
     WayStoryRole role,
     WayItem     *item,
     const char  *lead,
     const char  *text)
{
  WayStoryLine *line = g_new0 (WayStoryLine, 1);

  line->role = role;
  line->level = role <= WAY_STORY_LANE ? (int)role + 1 : 0;
  line->lead = g_strdup (lead != NULL ? lead : "");
  line->text = g_strdup (text != NULL ? text : "");
  line->id = g_strdup (way_item_get_id (item));
  g_ptr_array_add (lines, line);

  return line;
}

static const char *
name_or (const char *name,
         const char *otherwise)
{
  return *name != '\0' ? name : otherwise;
}

/* Each field of the item that is set as a paragraph of its own. */
static void
add_fields (GPtrArray  *lines,
            WayMap     *map,
            WayItem    *item,
            const char *but)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (way_story_words_tells (&info->fields[i]) && g_strcmp0 (info->fields[i].name, but) != 0 && way_item_get_at (item, i) != NULL)
      {
        g_autofree char *text = way_story_words_format (map, &info->fields[i], way_item_get_at (item, i));

        if (*text != '\0')
          add (lines, WAY_STORY_TEXT, item, _ (info->fields[i].label), text);
      }
}

static void
add_comments (GPtrArray *lines,
              WayItem   *item)
{
  g_autofree char *text = way_story_words_count_comments (item);
  WayStoryLine    *line;

  if (text == NULL)
    return;
  line = add (lines, WAY_STORY_TEXT, item, NULL, text);
  line->details = g_ptr_array_new_with_free_func (g_free);
  way_story_words_add_comments (line->details, item);
}

/* The linked records of a kind, on one line. */
static void
add_records (GPtrArray  *lines,
             WayMap     *map,
             WayKind     kind,
             const char *more)
{
  g_autoptr (GString) names = g_string_new (NULL);
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem    *item = way_map_get (map, WAY_MAP_RECORDS, i);
      const char *about = more != NULL ? way_item_get_text (item, more) : "";

      if (way_item_get_kind (item) == kind)
        g_string_append_printf (names, "%s%s%s%s", names->len > 0 ? "; " : "", name_or (way_item_get_name (item), _ ("Untitled")),
                                *about != '\0' ? ", " : "", about);
    }
  if (names->len > 0)
    add (lines, WAY_STORY_TEXT, way_map_get_root (map), _ (way_kind_get_info (kind)->plural), names->str);
}

/**
 * way_story_tell_head:
 * @map: a map
 *
 * Returns: (transfer full) (element-type WayStoryLine): what the map is about
 */
GPtrArray *
way_story_tell_head (WayMap *map)
{
  GPtrArray *lines = new_lines ();
  WayItem   *root = way_map_get_root (map);

  add (lines, WAY_STORY_TITLE, root, name_or (way_item_get_name (root), _ ("Untitled map")), NULL);
  if (way_item_get (root, "objective") != NULL)
    add (lines, WAY_STORY_TEXT, root, _ ("Objective"), way_item_get (root, "objective"));
  add_records (lines, map, WAY_KIND_PERSONA_LINK, "position");
  add_records (lines, map, WAY_KIND_ACCOUNT_LINK, NULL);
  add_records (lines, map, WAY_KIND_JOB_LINK, NULL);
  add_fields (lines, map, root, "objective");
  add_comments (lines, root);

  return lines;
}

/* What is measured of the stage as a whole, for each lane that shows the metric. */
static void
add_stage_metrics (GPtrArray *lines,
                   WayMap    *map,
                   WayItem   *stage)
{
  int i;

  for (i = 0; way_item_n_children (stage, WAY_STAGE_MEASURES) > 0 && i < way_map_n (map, WAY_MAP_LANES); i++)
    {
      WayItem         *lane = way_map_get (map, WAY_MAP_LANES, i);
      gboolean         shows = g_str_equal (way_item_get_text (lane, "kind"), "metric");
      WayItem         *measure = shows ? way_rules_find_measure (stage, way_item_get_text (lane, "metric")) : NULL;
      g_autofree char *text = measure != NULL ? way_story_words_measure (measure, way_item_get (lane, "unit")) : NULL;

      if (measure != NULL)
        add (lines, WAY_STORY_TEXT, stage, name_or (way_item_get_name (lane), _ ("Metric")), text);
    }
}

/**
 * way_story_tell_stage:
 * @map: a map
 * @stage: one of its stages
 *
 * Returns: (transfer full) (element-type WayStoryLine): what stands before its steps
 */
GPtrArray *
way_story_tell_stage (WayMap  *map,
                      WayItem *stage)
{
  GPtrArray *lines = new_lines ();

  add (lines, WAY_STORY_STAGE, stage, name_or (way_item_get_name (stage), _ ("Untitled stage")), NULL);
  add_fields (lines, map, stage, NULL);
  add_stage_metrics (lines, map, stage);
  add_comments (lines, stage);

  return lines;
}

static void
add_card (GPtrArray  *lines,
          WayMap     *map,
          WayItem    *card,
          GHashTable *votes)
{
  int              dots = votes != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (votes, way_item_get_id (card))) : 0;
  g_autofree char *facts = way_story_words_card_facts (map, card, dots);
  WayStoryLine    *line = add (lines, WAY_STORY_CARD, card, name_or (way_card_face_get_title (map, card), _ ("Untitled")), facts);

  line->details = way_story_words_card_details (map, card);
}

/* Who asks for personas hears of their feelings only. */
static gboolean
tells_emotion (const WayFilter *filter,
               WayItem         *emotion)
{
  return filter == NULL || way_filter_get_values (filter, WAY_FILTER_PERSONAS)[0] == NULL ||
         way_filter_has (filter, WAY_FILTER_PERSONAS, way_item_get_text (emotion, "persona"));
}

static void
add_emotions (GPtrArray       *lines,
              WayMap          *map,
              WayItem         *step,
              WayItem         *lane,
              const WayFilter *filter)
{
  int i;

  for (i = 0; i < way_item_n_children (step, WAY_STEP_EMOTIONS); i++)
    {
      WayItem         *emotion = way_item_get_child (step, WAY_STEP_EMOTIONS, i);
      WayItem         *persona = way_map_find (map, way_item_get (emotion, "persona"));
      g_autofree char *text = way_story_words_emotion (map, emotion);

      if (*text == '\0' || !tells_emotion (filter, emotion))
        continue;
      if (lane != NULL)
        add (lines, WAY_STORY_LANE, lane, name_or (way_item_get_name (lane), _ ("Emotion")), NULL);
      lane = NULL;
      add (lines, WAY_STORY_EMOTION, emotion, persona != NULL ? name_or (way_item_get_name (persona), _ ("Untitled")) : "", text);
    }
}

static void
add_metric (GPtrArray *lines,
            WayMap    *map,
            WayItem   *step,
            WayItem   *lane)
{
  WayItem         *measure = way_rules_find_measure (step, way_item_get_text (lane, "metric"));
  g_autofree char *text = NULL;

  if (measure == NULL)
    return;
  text = way_story_words_measure (measure, way_item_get_text (lane, "unit"));
  add (lines, WAY_STORY_LANE, lane, name_or (way_item_get_name (lane), _ ("Metric")), NULL);
  add (lines, WAY_STORY_VALUE, measure, NULL, text);
}

static gboolean
tells_card (const WayFilter *filter,
            WayMap          *map,
            WayItem         *card)
{
  return filter == NULL || way_filter_matches (filter, map, card);
}

/* The cards of a lane below its name; a lane that says nothing here is passed by. */
static void
add_cards (GPtrArray       *lines,
           WayMap          *map,
           WayItem         *step,
           WayItem         *lane,
           WayStepCards    *cards,
           GHashTable      *votes,
           const WayFilter *filter,
           gboolean         headed)
{
  const char *step_id = way_item_get_id (step);
  guint       n = way_step_cards_n (cards, step_id);
  guint       i;

  for (i = 0; i < n; i++)
    {
      WayItem *card = way_step_cards_get (cards, step_id, i);

      if (g_strcmp0 (way_item_get_at (card, WAY_CARD_LANE), way_item_get_id (lane)) != 0 || !tells_card (filter, map, card))
        continue;
      if (!headed)
        add (lines, WAY_STORY_LANE, lane, name_or (way_item_get_name (lane), _ ("Untitled lane")), NULL);
      headed = TRUE;
      add_card (lines, map, card, votes);
    }
}

/**
 * way_story_tell_step:
 * @map: a map
 * @step: one of its steps
 * @cards: the cards of each step
 * @votes: (nullable): as [func@rules_count_votes] gives them
 * @filter: (nullable): which cards to tell of; NULL for all
 *
 * Returns: (transfer full) (element-type WayStoryLine): the step, lane by lane
 */
GPtrArray *
way_story_tell_step (WayMap          *map,
                     WayItem         *step,
                     WayStepCards    *cards,
                     GHashTable      *votes,
                     const WayFilter *filter)
{
  GPtrArray *lines = new_lines ();
  gboolean   felt = FALSE;
  int        i;

  add (lines, WAY_STORY_STEP, step, name_or (way_item_get_name (step), _ ("Untitled step")), NULL);
  add_fields (lines, map, step, NULL);
  add_comments (lines, step);
  /* Feelings that no lane shows are told first. */
  for (i = 0; i < way_map_n (map, WAY_MAP_LANES); i++)
    felt |= g_str_equal (way_item_get_text (way_map_get (map, WAY_MAP_LANES, i), "kind"), "emotion");
  if (!felt)
    add_emotions (lines, map, step, NULL, filter);
  for (i = 0; i < way_map_n (map, WAY_MAP_LANES); i++)
    {
      WayItem    *lane = way_map_get (map, WAY_MAP_LANES, i);
      const char *kind = way_item_get_text (lane, "kind");
      guint       before = lines->len;

      /* Two lanes may show the same curves; they are told once. */
      if (g_str_equal (kind, "emotion") && felt)
        {
          add_emotions (lines, map, step, lane, filter);
          felt = FALSE;
        }
      else if (g_str_equal (kind, "metric"))
        add_metric (lines, map, step, lane);
      add_cards (lines, map, step, lane, cards, votes, filter, lines->len > before);
    }

  return lines;
}

/**
 * way_story_tell_bench:
 * @map: a map
 * @filter: (nullable): which cards to tell of; NULL for all
 *
 * Returns: (transfer full) (element-type WayStoryLine): the cards without a place; empty when there are none
 */
GPtrArray *
way_story_tell_bench (WayMap          *map,
                      const WayFilter *filter)
{
  GPtrArray *lines = new_lines ();
  int        i;

  for (i = 0; i < way_map_n (map, WAY_MAP_BENCH); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_BENCH, i);

      if (!tells_card (filter, map, card))
        continue;
      if (lines->len == 0)
        add (lines, WAY_STORY_STAGE, way_map_get_root (map), _ ("Bench"), NULL);
      add_card (lines, map, card, NULL);
    }

  return lines;
}

static void
take_all (GPtrArray *lines,
          GPtrArray *more)
{
  g_ptr_array_extend_and_steal (lines, more);
}

/**
 * way_story_tell:
 * @map: a map
 *
 * Returns: (transfer full) (element-type WayStoryLine): the whole map
 */
GPtrArray *
way_story_tell (WayMap *map)
{
  GPtrArray *lines = new_lines ();
  g_autoptr (WayStepCards) cards = way_step_cards_new (map);
  g_autoptr (GHashTable) votes = way_rules_count_votes (map);
  int i, j;

  take_all (lines, way_story_tell_head (map));
  for (i = 0; i < way_map_n (map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (map, WAY_MAP_STAGES, i);

      take_all (lines, way_story_tell_stage (map, stage));
      for (j = 0; j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        take_all (lines, way_story_tell_step (map, way_item_get_child (stage, WAY_STAGE_STEPS, j), cards, votes, NULL));
    }
  take_all (lines, way_story_tell_bench (map, NULL));

  return lines;
}
