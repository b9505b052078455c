/* spans.c - cards over several steps, when columns come, go or move
 *
 * A card goes on to cover the steps it covers. When one of them goes it gets shorter, and
 * begins with the next one if it was the first; what comes between them it covers too. A step
 * that is moved away from the others that a card covers leaves the card.
 */
#include "config.h"

#include "journeys/commands/spans.h"

#include "journeys/commands/columns-after.h"
#include "journeys/commands/command-private.h"
#include "journeys/model/map-private.h"
#include "journeys/model/rules.h"

typedef struct
{
  WayLongCards   *cards;
  WayColumnsAfter before;
  WayColumnsAfter after;
  int             most;     /* steps that a card can cover */
  GHashTable     *affected; /* cards that reach over a column that comes, goes or moves */
} Spans;

/* The cards that cover a step, and begin up to so many steps before it. */
static void
note_cards (Spans   *self,
            WayItem *step,
            int      furthest)
{
  int distance;

  for (distance = 0; step != NULL && distance <= furthest; distance++)
    {
      const GPtrArray *cards = way_long_cards_get (self->cards, step);
      guint            i;

      for (i = 0; cards != NULL && i < cards->len; i++)
        {
          WayItem *card = g_ptr_array_index (cards, i);

          if (way_item_get_int (card, "span", 1) > distance)
            g_hash_table_add (self->affected, card);
        }
      if (distance < furthest)
        step = way_columns_after_get_next (&self->before, step, -1);
    }
}

static void
note_affected (Spans *self)
{
  int            furthest = way_long_cards_get_longest (self->cards) - 1;
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->after.touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      WayItem *step = key;
      WayItem *near;

      /* Who reaches over it from further away reaches over the one before it too. */
      if (way_map_find (self->before.map, way_item_get_id (step)) == step)
        {
          near = way_columns_after_get_next (&self->before, step, -1);
          note_cards (self, step, near != NULL && g_hash_table_contains (self->after.touched, near) ? 0 : furthest);
        }
      if (way_columns_after_has (&self->after, step))
        {
          near = way_columns_after_get_next (&self->after, step, -1);
          if (near != NULL && !g_hash_table_contains (self->after.touched, near))
            note_cards (self, near, furthest);
        }
    }
}

/* From the first to the last of those that stay where they are; of those that all move, as many
 * as are together. Returns FALSE when none is left. */
static gboolean
choose_ends (Spans     *self,
             GPtrArray *covered,
             WayItem  **first,
             WayItem  **last)
{
  WayItem *there = NULL;
  WayItem *near;
  guint    i;

  *first = *last = NULL;
  for (i = 0; i < covered->len; i++)
    {
      WayItem *step = g_ptr_array_index (covered, i);

      if (!way_columns_after_has (&self->after, step))
        continue;
      if (there == NULL)
        there = step;
      if (g_hash_table_contains (self->after.touched, step))
        continue;
      if (*first == NULL)
        *first = step;
      *last = step;
    }
  if (there == NULL)
    return FALSE;
  if (*first == NULL)
    *first = *last = there;
  while ((near = way_columns_after_get_next (&self->after, *first, -1)) != NULL && g_ptr_array_find (covered, near, NULL))
    *first = near;
  while ((near = way_columns_after_get_next (&self->after, *last, 1)) != NULL && g_ptr_array_find (covered, near, NULL))
    *last = near;

  return TRUE;
}

/* How many steps there are from one to another, or to the end of the map, and at most so many. */
static int
count_steps (Spans   *self,
             WayItem *from,
             WayItem *to,
             int      most)
{
  int n = 1;

  while (n < most && from != to && (from = way_columns_after_get_next (&self->after, from, 1)) != NULL)
    n++;

  return n;
}

static void
adjust (Spans     *self,
        WayItem   *card,
        GPtrArray *commands)
{
  g_autoptr (GPtrArray) covered = way_rules_list_covered (self->before.map, card);
  g_autofree char *text = NULL;
  WayItem         *first, *last;
  gboolean         begins;
  int              span;

  if (!choose_ends (self, covered, &first, &last))
    return;
  begins = first == g_ptr_array_index (covered, 0);
  span = count_steps (self, first, last, self->most);
  /* What ends with the map keeps the number that it has. */
  if (!begins || count_steps (self, first, NULL, way_item_get_int (card, "span", 1)) != span)
    {
      text = span > 1 ? g_strdup_printf ("%d", span) : NULL;
      if (g_strcmp0 (way_item_get_at (card, WAY_CARD_SPAN), text) != 0)
        g_ptr_array_add (commands, way_command_new_set (card, "span", text, NULL));
    }
  if (!begins)
    g_ptr_array_add (commands, way_command_new_set (card, "step", way_item_get_id (first), NULL));
}

static int
compare_cards (gconstpointer a,
               gconstpointer b)
{
  return way_item_get_index (*(WayItem *const *)a) - way_item_get_index (*(WayItem *const *)b);
}

static GPtrArray *
list_affected (Spans *self)
{
  GPtrArray     *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       card;

  g_hash_table_iter_init (&iter, self->affected);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    if (!g_hash_table_contains (self->after.told, way_item_get_id (card)))
      g_ptr_array_add (list, card);
  g_ptr_array_sort (list, compare_cards);

  return list;
}

/* Whether columns come, go or move. */
static gboolean
has_columns (WayCommand *command)
{
  WayKind kind;
  guint   i;

  switch (command->type)
    {
    case WAY_COMMAND_INSERT:
    case WAY_COMMAND_REMOVE:
      kind = way_item_get_kind (command->item);
      return kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP;
    case WAY_COMMAND_MOVE:
      return command->kind == WAY_KIND_STAGE || command->kind == WAY_KIND_STEP;
    case WAY_COMMAND_GROUP:
      for (i = 0; i < command->children->len; i++)
        if (has_columns (g_ptr_array_index (command->children, i)))
          return TRUE;
      return FALSE;
    case WAY_COMMAND_SET:
    default:
      return FALSE;
    }
}

/**
 * way_spans_list:
 * @map: a map
 * @command: what is to be done to it
 *
 * Finds what must be set, before the command is done, for the cards that cover several steps
 * to go on to cover the same. Cards of which the command says that itself are left out. Its
 * cost is that of the command, and of looking back as far as the longest card reaches.
 *
 * Returns: (transfer full) (element-type WayCommand): commands that set steps and spans
 */
GPtrArray *
way_spans_list (WayMap     *map,
                WayCommand *command)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func ((GDestroyNotify)way_command_unref);
  Spans      self = { NULL };
  g_autoptr (GPtrArray) affected = NULL;
  guint i;

  if (!has_columns (command))
    return commands;
  self.cards = way_map_get_long_cards (map);
  if (way_long_cards_get_longest (self.cards) == 1)
    return commands;

  self.most = (int)way_kind_get_field (WAY_KIND_TOUCHPOINT, "span")->maximum;
  self.affected = g_hash_table_new (NULL, NULL);
  way_columns_after_init (&self.before, map);
  way_columns_after_init (&self.after, map);
  way_columns_after_follow (&self.after, command);
  note_affected (&self);
  affected = list_affected (&self);
  for (i = 0; i < affected->len; i++)
    adjust (&self, g_ptr_array_index (affected, i), commands);
  way_columns_after_clear (&self.before);
  way_columns_after_clear (&self.after);
  g_hash_table_unref (self.affected);

  return commands;
}

/**
 * way_spans_complete:
 * @map: a map
 * @command: what is to be done to it
 *
 * Returns: (transfer full): the command, with what [func@spans_list] finds
 */
WayCommand *
way_spans_complete (WayMap     *map,
                    WayCommand *command)
{
  g_autoptr (GPtrArray) commands = way_spans_list (map, command);
  WayCommand *whole;
  guint       i;

  if (commands->len == 0)
    return way_command_ref (command);
  whole = way_command_new_group (NULL);
  whole->follows = TRUE;
  for (i = 0; i < commands->len; i++)
    way_command_group_add (whole, way_command_ref (g_ptr_array_index (commands, i)));
  way_command_group_add (whole, way_command_ref (command));

  return whole;
}
