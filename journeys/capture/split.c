/* split.c - a pasted text, cut into cards
 *
 * Spreadsheets put a cell with a tab, a line end or a quotation mark in it into
 * quotation marks, and double those inside. Everything else in quotation marks
 * is what somebody said, and keeps them.
 */
#include "config.h"

#include "journeys/capture/split.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/capture/landing-private.h"
#include "journeys/capture/target.h"
#include "journeys/commands/edits.h"
#include "journeys/model/rules.h"

static void
card_free (gpointer data)
{
  WaySplitCard *card = data;

  g_free (card->text);
  g_free (card);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

/* A cell in quotation marks, as spreadsheets write it; NULL when it is none. */
static char *
read_quoted (const char **at)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *p = *at;
  gboolean    needed = FALSE;

  if (*p != '"')
    return NULL;
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        break;
      if (*p == '"')
        p++;
      needed |= *p == '"' || *p == '\t' || is_line_end (*p);
      g_string_append_c (cell, *p);
    }
  if (*p != '"' || !needed || (p[1] != '\t' && !is_line_end (p[1])))
    return NULL;
  *at = p + 1;

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static char *
read_cell (const char **at)
{
  char       *quoted = read_quoted (at);
  const char *from = *at;

  if (quoted != NULL)
    return quoted;
  while (**at != '\t' && !is_line_end (**at))
    (*at)++;

  return g_strndup (from, *at - from);
}

static void
add (WaySplit *self,
     int       column,
     char     *text)
{
  WaySplitCard *card;

  if (self->cards->len >= WAY_SPLIT_MOST_CARDS || column >= WAY_SPLIT_MOST_STEPS)
    {
      self->n_left++;
      return;
    }
  card = g_new0 (WaySplitCard, 1);
  card->column = column;
  card->text = g_strdup (text);
  g_ptr_array_add (self->cards, card);
  self->n_columns = MAX (self->n_columns, column + 1);
}

/* A block that was copied with empty columns before it begins where it has something. */
static void
trim_columns (WaySplit *self)
{
  int   first = self->n_columns;
  guint i;

  for (i = 0; i < self->cards->len; i++)
    first = MIN (first, ((WaySplitCard *)g_ptr_array_index (self->cards, i))->column);
  for (i = 0; i < self->cards->len; i++)
    ((WaySplitCard *)g_ptr_array_index (self->cards, i))->column -= first;
  self->n_columns -= first;
}

/**
 * way_split_new:
 * @text: what was pasted
 *
 * Cuts a text: each line is a card, each tab begins the next step. Empty cells are none.
 *
 * Returns: (transfer full): its cards
 */
WaySplit *
way_split_new (const char *text)
{
  WaySplit        *self = g_new0 (WaySplit, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *p = valid;
  int              column = 0;

  self->cards = g_ptr_array_new_with_free_func (card_free);
  while (*p != '\0')
    {
      g_autofree char *cell = read_cell (&p);

      g_strstrip (cell);
      if (*cell != '\0')
        add (self, column, cell);
      column = *p == '\t' ? column + 1 : 0;
      if (*p != '\0')
        p++;
    }
  trim_columns (self);

  return self;
}

/**
 * way_split_free:
 * @self: (transfer full): a cut text
 */
void
way_split_free (WaySplit *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self);
}

/**
 * way_split_count_steps:
 * @self: a cut text
 *
 * Returns: in how many steps there will be a card
 */
int
way_split_count_steps (WaySplit *self)
{
  gboolean used[WAY_SPLIT_MOST_STEPS] = { FALSE };
  int      n = 0;
  guint    i;

  for (i = 0; i < self->cards->len; i++)
    {
      WaySplitCard *card = g_ptr_array_index (self->cards, i);

      n += !used[card->column];
      used[card->column] = TRUE;
    }

  return n;
}

/**
 * way_split_count_new_steps:
 * @self: a cut text
 * @map: a map
 * @step: (nullable): where it begins
 *
 * Returns: how many steps the map lacks for it
 */
int
way_split_count_new_steps (WaySplit *self,
                           WayMap   *map,
                           WayItem  *step)
{
  int n = self->n_columns;

  for (; n > 0 && step != NULL; step = way_target_find_step (map, step, 1))
    n--;

  return n;
}

/* The steps it reaches over; what the map lacks is added at its end. */
static GPtrArray *
list_steps (WaySplit   *self,
            WayMap     *map,
            WayItem    *step,
            WayCommand *group)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  WayItem   *last = step;
  int        i, place;

  for (; step != NULL && (int)ids->len < self->n_columns; step = way_target_find_step (map, step, 1))
    {
      g_ptr_array_add (ids, g_strdup (way_item_get_id (step)));
      last = step;
    }
  if (last == NULL)
    return ids;
  place = way_item_get_index (last) + 1;
  for (i = ids->len; i < self->n_columns; i++)
    {
      char *id = way_map_new_id (map);
      g_autoptr (WayItem) fresh = way_item_new (WAY_KIND_STEP, id);

      way_command_group_add (group, way_command_new_insert (way_item_get_parent (last), WAY_STAGE_STEPS, place++, fresh));
      g_ptr_array_add (ids, id);
    }

  return ids;
}

static WayItem *
new_card (WayLandingGroup *records,
          const char      *step_id,
          const char      *text,
          GError         **error)
{
  const WayLanding *landing = records->landing;
  g_autofree char  *id = way_map_new_id (records->map);
  g_autoptr (WayCaptured) captured = way_captured_new_literal (text);
  g_autoptr (WayItem) card = way_item_new (landing->lane != NULL ? way_rules_get_lane_card_kind (landing->lane) : WAY_KIND_NOTE, id);

  if (!way_landing_set_title (records, card, captured, NULL, error) || !way_item_set (card, "note", captured->note, error))
    return NULL;
  if (!landing->bench)
    {
      way_item_set (card, "step", step_id, NULL);
      way_item_set (card, "lane", way_item_get_id (landing->lane), NULL);
    }

  return g_steal_pointer (&card);
}

/**
 * way_split_new_command:
 * @self: a cut text
 * @map: a map
 * @landing: where it begins, and the lane that all cards go to; or the bench
 * @error: where to put why not
 *
 * Makes the command that puts all cards on the map, as one step of undo.
 *
 * Returns: (transfer full): the command, or NULL
 */
WayCommand *
way_split_new_command (WaySplit         *self,
                       WayMap           *map,
                       const WayLanding *landing,
                       GError          **error)
{
  gboolean one = self->cards->len == 1;
  g_autoptr (WayCommand) group = way_command_new_group (NULL);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) jobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  WayLandingGroup records = { map, landing, group, coming, jobs };
  guint           i;

  if (landing->bench)
    way_command_set_label (group, one ? _ ("Put Card on the Bench") : _ ("Put Cards on the Bench"));
  else
    way_command_set_label (group, one ? _ ("Add Card") : _ ("Add Cards"));
  if (!landing->bench && way_split_count_new_steps (self, map, landing->step) > 0 && !way_edits_check_unlocked (map, error))
    return NULL;
  steps = landing->bench ? NULL : list_steps (self, map, landing->step, group);
  for (i = 0; i < self->cards->len; i++)
    {
      WaySplitCard *cell = g_ptr_array_index (self->cards, i);
      g_autoptr (WayItem) card = new_card (&records, steps != NULL ? g_ptr_array_index (steps, cell->column) : NULL, cell->text, error);

      if (card == NULL)
        return NULL;
      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), landing->bench ? WAY_MAP_BENCH : WAY_MAP_CARDS, -1, card));
    }

  return g_steal_pointer (&group);
}
