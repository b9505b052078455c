/* paste-places.c - where what is pasted goes */
#include "config.h"

#include "journeys/commands/paste-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"
#include "journeys/model/rules.h"

static void
identify (WayPaste *self,
          WayItem  *item,
          WayItem  *with)
{
  g_hash_table_insert (self->ids, g_strdup (item->id), g_strdup (with->id));
}

static gboolean
has_same (WayItem    *a,
          WayItem    *b,
          const char *field)
{
  const char *value = way_item_get (a, field);

  return value != NULL && g_strcmp0 (value, way_item_get (b, field)) == 0;
}

static gboolean
have_one_name (WayItem *a,
               WayItem *b)
{
  return *way_item_get_name (a) != '\0' && strcmp (way_item_get_name (a), way_item_get_name (b)) == 0;
}

/* Records. */

/* The same item of this map, or one with the same UUID, or one with the same name of which it is
 * not known that it is another. */
static WayItem *
find_record (WayPaste *self,
             WayItem  *record)
{
  WayItem *known = self->same_map ? way_map_find (self->map, record->id) : NULL;
  WayItem *named = NULL;
  int      i;

  if (known != NULL && known->kind == record->kind)
    return known;
  for (i = 0; i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *other = way_map_get (self->map, WAY_MAP_RECORDS, i);

      if (other->kind != record->kind)
        continue;
      if (has_same (other, record, "record"))
        return other;
      if (named == NULL && have_one_name (other, record) &&
          (way_item_get (other, "record") == NULL || way_item_get (record, "record") == NULL))
        named = other;
    }

  return named;
}

static void
place_records_of_kind (WayPaste *self,
                       WayKind   kind)
{
  int i;

  for (i = 0; i < way_map_n (self->from, WAY_MAP_RECORDS); i++)
    {
      WayItem *record = way_map_get (self->from, WAY_MAP_RECORDS, i);
      WayItem *known = record->kind == kind ? find_record (self, record) : NULL;

      if (known != NULL)
        identify (self, record, known);
      else if (record->kind == kind)
        way_paste_add (self, self->records, record, way_map_get_root (self->map), WAY_MAP_RECORDS, -1);
    }
}

/* Jobs refer to personas, so they come after them. */
void
way_paste_place_records (WayPaste *self)
{
  int i, j;

  for (i = 0; i < way_map_n (self->from, WAY_MAP_CHANNELS); i++)
    {
      WayItem *channel = way_map_get (self->from, WAY_MAP_CHANNELS, i);
      gboolean known = FALSE;

      for (j = 0; j < way_map_n (self->map, WAY_MAP_CHANNELS) && !known; j++)
        known = have_one_name (channel, way_map_get (self->map, WAY_MAP_CHANNELS, j));
      if (!known)
        way_paste_add (self, self->records, channel, way_map_get_root (self->map), WAY_MAP_CHANNELS, -1);
    }
  place_records_of_kind (self, WAY_KIND_PERSONA_LINK);
  place_records_of_kind (self, WAY_KIND_ACCOUNT_LINK);
  place_records_of_kind (self, WAY_KIND_JOB_LINK);
}

/* Lanes. */

static gboolean
are_alike (WayItem *a,
           WayItem *b)
{
  return strcmp (way_item_get_text (a, "kind"), way_item_get_text (b, "kind")) == 0;
}

/* The nearest lane of the kind; one with the same title before all others. */
static WayItem *
find_lane (WayPaste *self,
           WayItem  *lane,
           int       near)
{
  WayItem *best = NULL;
  int      distance = G_MAXINT;
  int      i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_LANES); i++)
    {
      WayItem *other = way_map_get (self->map, WAY_MAP_LANES, i);

      if (!are_alike (other, lane))
        continue;
      if (have_one_name (other, lane))
        return other;
      if (ABS (i - near) < distance)
        {
          best = other;
          distance = ABS (i - near);
        }
    }

  return best;
}

/* Cards in cells. */

static int
find_column (GPtrArray  *steps,
             const char *id)
{
  guint i;

  for (i = 0; i < steps->len; i++)
    if (g_strcmp0 (way_item_get_id (g_ptr_array_index (steps, i)), id) == 0)
      return i;

  return -1;
}

/* Also says how far it may reach: not beyond the end of the map. */
static void
add_card (WayPaste *self,
          WayItem  *card,
          WayItem  *step,
          int       index)
{
  WayItem         *copy = way_paste_add (self, self->cards, card, way_map_get_root (self->map), WAY_MAP_CARDS, index);
  int              column = find_column (self->steps, g_hash_table_lookup (self->ids, step->id));
  int              span = way_item_get_int (copy, "span", 1);
  g_autofree char *text = NULL;

  if (column < 0 || span <= (int)self->steps->len - column)
    return;
  span = self->steps->len - column;
  text = span > 1 ? g_strdup_printf ("%d", span) : NULL;
  way_item_put (copy, WAY_CARD_SPAN, text);
}

/* The lane for the row of the fragment that is so far below its first one. */
static WayItem *
choose_lane (WayPaste *self,
             WayItem  *lane,
             int       row)
{
  WayItem *same = way_map_get (self->map, WAY_MAP_LANES, row);
  WayItem *alike;

  if (same != NULL && way_rules_lane_takes_cards (same) && (self->same_map || are_alike (same, lane)))
    return same;
  alike = find_lane (self, lane, row);
  if (alike != NULL && way_rules_lane_takes_cards (alike))
    return alike;

  return same != NULL && way_rules_lane_takes_cards (same) ? same : self->place->lane;
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE, message);
  return FALSE;
}

/**
 * way_paste_check_cell:
 * @place: where the user is
 * @error: where to put why no card can be put there
 *
 * Returns: whether it is a cell that takes cards
 */
gboolean
way_paste_check_cell (const WayPastePlace *place,
                      GError             **error)
{
  if (place->step == NULL || place->lane == NULL)
    return refuse (error, _ ("Choose a cell first: what is pasted goes there."));

  return way_rules_lane_takes_cards (place->lane) || refuse (error, _ ("This lane takes no cards. Choose a cell of another one."));
}

gboolean
way_paste_place_cards (WayPaste *self,
                       GError  **error)
{
  g_autoptr (GPtrArray) columns = way_map_list_steps (self->from);
  const WayPastePlace *place = self->place;
  WayItem             *after = place->card;
  int                  first, row, index, i;

  if (!way_paste_check_cell (place, error))
    return FALSE;

  first = find_column (self->steps, place->step->id);
  row = way_item_get_index (place->lane);
  index = after != NULL && after->slot == WAY_MAP_CARDS ? way_item_get_index (after) + 1 : -1;
  for (i = 0; i < (int)columns->len; i++)
    identify (self, g_ptr_array_index (columns, i),
              g_ptr_array_index (self->steps, MIN (first + i, (int)self->steps->len - 1)));
  for (i = 0; i < way_map_n (self->from, WAY_MAP_LANES); i++)
    {
      WayItem *lane = way_map_get (self->from, WAY_MAP_LANES, i);

      identify (self, lane, way_map_n (self->from, WAY_MAP_LANES) == 1 ? place->lane : choose_lane (self, lane, row + i));
    }

  for (i = 0; i < way_map_n (self->from, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->from, WAY_MAP_CARDS, i);
      WayItem *step = way_map_find (self->from, way_item_get_at (card, WAY_CARD_STEP));
      gboolean here = g_strcmp0 (g_hash_table_lookup (self->ids, step->id), place->step->id) == 0 && g_strcmp0 (g_hash_table_lookup (self->ids, way_item_get_at (card, WAY_CARD_LANE)), place->lane->id) == 0;

      add_card (self, card, step, here && index >= 0 ? index++ : -1);
    }
  /* From the bench everything comes into the cell in use. */
  for (i = 0; i < way_map_n (self->from, WAY_MAP_BENCH); i++)
    {
      WayItem *copy = way_paste_add (self, self->cards, way_map_get (self->from, WAY_MAP_BENCH, i),
                                     way_map_get_root (self->map), WAY_MAP_CARDS, index >= 0 ? index++ : -1);

      identify (self, place->step, place->step);
      identify (self, place->lane, place->lane);
      way_item_put (copy, WAY_CARD_STEP, place->step->id);
      way_item_put (copy, WAY_CARD_LANE, place->lane->id);
    }

  return TRUE;
}

/* Stages, steps, lanes. */

static void
add_steps_of (WayPaste *self,
              WayItem  *stage,
              guint     column)
{
  int i;

  for (i = 0; i < way_item_n_children (stage, WAY_STAGE_STEPS); i++)
    g_ptr_array_insert (self->steps, column + i, way_item_get_child (stage, WAY_STAGE_STEPS, i));
}

/* The column after the last step of a stage, or the end. */
static guint
find_end (WayPaste *self,
          WayItem  *stage)
{
  int n = stage != NULL ? way_item_n_children (stage, WAY_STAGE_STEPS) : 0;

  return n > 0 ? find_column (self->steps, way_item_get_child (stage, WAY_STAGE_STEPS, n - 1)->id) + 1 : (int)self->steps->len;
}

static void
place_stages (WayPaste *self)
{
  WayItem *here = self->place->step != NULL ? self->place->step->parent : NULL;
  int      index = here != NULL ? way_item_get_index (here) + 1 : way_map_n (self->map, WAY_MAP_STAGES);
  guint    column = find_end (self, here);
  int      i;

  for (i = 0; i < way_map_n (self->from, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self->from, WAY_MAP_STAGES, i);
      WayItem *copy = way_paste_add (self, self->structure, stage, way_map_get_root (self->map), WAY_MAP_STAGES, index + i);

      add_steps_of (self, copy, column);
      column += way_item_n_children (copy, WAY_STAGE_STEPS);
    }
}

static void
place_steps (WayPaste *self)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->from);
  WayItem *here = self->place->step;
  WayItem *stage = here != NULL ? here->parent : way_map_get (self->map, WAY_MAP_STAGES, way_map_n (self->map, WAY_MAP_STAGES) - 1);
  int      index = here != NULL ? way_item_get_index (here) + 1 : way_item_n_children (stage, WAY_STAGE_STEPS);
  guint    column = here != NULL ? (guint)find_column (self->steps, here->id) + 1 : self->steps->len;
  guint    i;

  for (i = 0; i < steps->len; i++)
    g_ptr_array_insert (self->steps, column + i,
                        way_paste_add (self, self->structure, g_ptr_array_index (steps, i), stage, WAY_STAGE_STEPS, index + i));
}

/* A step of the same map, or of the same name in a stage of the same name, or the same column. */
static WayItem *
find_step (WayPaste *self,
           WayItem  *step,
           guint     column)
{
  WayItem *known = self->same_map ? way_map_find (self->map, step->id) : NULL;
  guint    i;

  if (known != NULL && known->kind == WAY_KIND_STEP)
    return known;
  for (i = 0; i < self->steps->len; i++)
    {
      WayItem *other = g_ptr_array_index (self->steps, i);

      if (have_one_name (other, step) && have_one_name (other->parent, step->parent))
        return other;
    }

  return g_ptr_array_index (self->steps, MIN (column, self->steps->len - 1));
}

static void
place_lanes (WayPaste *self)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (self->from);
  int   index = self->place->lane != NULL ? way_item_get_index (self->place->lane) + 1 : way_map_n (self->map, WAY_MAP_LANES);
  guint i;
  int   j;

  for (j = 0; j < way_map_n (self->from, WAY_MAP_LANES); j++)
    way_paste_add (self, self->structure, way_map_get (self->from, WAY_MAP_LANES, j),
                   way_map_get_root (self->map), WAY_MAP_LANES, index + j);
  /* A map without columns gets those that the lanes had. */
  if (self->steps->len == 0)
    {
      place_stages (self);
      return;
    }
  for (i = 0; i < steps->len; i++)
    {
      WayItem *step = g_ptr_array_index (steps, i);
      WayItem *there = find_step (self, step, i);

      identify (self, step, there);
      for (j = 0; j < way_item_n_children (step, WAY_STEP_HINTS); j++)
        way_paste_add (self, self->structure, way_item_get_child (step, WAY_STEP_HINTS, j), there, WAY_STEP_HINTS, -1);
    }
}

/* The lanes that the cards of pasted columns go to; a map that has none of the kind gets it. */
static void
match_lanes (WayPaste *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  int i;

  for (i = 0; i < way_map_n (self->from, WAY_MAP_CARDS); i++)
    g_hash_table_add (used, (gpointer)way_item_get_at (way_map_get (self->from, WAY_MAP_CARDS, i), WAY_CARD_LANE));
  for (i = 0; i < way_map_n (self->from, WAY_MAP_LANES); i++)
    {
      WayItem *lane = way_map_get (self->from, WAY_MAP_LANES, i);
      WayItem *known = self->same_map ? way_map_find (self->map, lane->id) : NULL;

      if (known == NULL || known->kind != WAY_KIND_LANE)
        known = find_lane (self, lane, i);
      if (known != NULL)
        identify (self, lane, known);
      else if (g_hash_table_contains (used, lane->id))
        way_paste_add (self, self->records, lane, way_map_get_root (self->map), WAY_MAP_LANES, -1);
    }
}

gboolean
way_paste_place_structure (WayPaste *self,
                           GError  **error)
{
  int i;

  if (way_fragment_get_content (self->fragment) == WAY_FRAGMENT_LANES)
    place_lanes (self);
  else
    {
      match_lanes (self);
      if (way_fragment_get_content (self->fragment) == WAY_FRAGMENT_STAGES || self->steps->len == 0)
        place_stages (self);
      else
        place_steps (self);
    }
  for (i = 0; i < way_map_n (self->from, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (self->from, WAY_MAP_CARDS, i);

      add_card (self, card, way_map_find (self->from, way_item_get_at (card, WAY_CARD_STEP)), -1);
    }

  return TRUE;
}
