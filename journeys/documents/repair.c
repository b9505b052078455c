/* repair.c - making a map sound that a file describes wrongly
 *
 * Everything is done in passes over all items, never one removal at a time: a
 * file can have a hundred thousand of them.
 */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  WayReader  *reader;
  GHashTable *gone;    /* items that go, with all in them */
  GHashTable *parents; /* items that lose children */
} Repair;

static void
mark_gone (WayItem *item,
           gpointer data)
{
  Repair *repair = data;

  g_hash_table_add (repair->gone, item);
  g_hash_table_remove (repair->reader->ids, item->id);
}

static gboolean
is_target (Repair         *repair,
           const WayField *field,
           const char     *id)
{
  WayItem *target = g_hash_table_lookup (repair->reader->ids, id);

  return target != NULL && (field->targets & WAY_KIND_MASK (target->kind)) != 0;
}

/* Keeps the references that lead somewhere; the first that does not is @lost. */
static char *
sound_references (Repair         *repair,
                  const WayField *field,
                  const char     *value,
                  char          **lost)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  int i;

  *lost = NULL;
  if (strchr (value, ' ') == NULL)
    {
      if (!is_target (repair, field, value))
        *lost = g_strdup (value);
      return NULL;
    }
  ids = g_strsplit (value, " ", -1);
  kept = g_ptr_array_new ();
  for (i = 0; ids[i] != NULL; i++)
    if (is_target (repair, field, ids[i]))
      g_ptr_array_add (kept, ids[i]);
    else if (*lost == NULL)
      *lost = g_strdup (ids[i]);
  g_ptr_array_add (kept, NULL);

  return kept->len > 1 ? g_strjoinv (" ", (char **)kept->pdata) : NULL;
}

static void
repair_references (Repair            *repair,
                   const WayReadItem *entry)
{
  WayItem           *item = entry->item;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField  *field = &info->fields[i];
      g_autofree char *lost = NULL;
      char            *kept;

      if (field->targets == 0)
        continue;
      if (item->values[i] != NULL)
        {
          kept = sound_references (repair, field, item->values[i], &lost);
          if (lost == NULL)
            {
              g_free (kept);
              continue;
            }
          way_item_take_value (item, i, kept);
          way_reader_notice (repair->reader, entry->line, TRUE,
                             _ ("%s “%s”: %s refers to “%s”, "
                                "which is not there. The reference was taken out."),
                             _ (info->label), way_item_get_name (item), _ (field->label), lost);
        }
      if ((field->flags & WAY_FIELD_REQUIRED) != 0 && item->values[i] == NULL && item->parent != NULL)
        {
          way_reader_notice (repair->reader, entry->line, TRUE,
                             _ ("%s: What it belongs to (%s) is not there. It was taken out."),
                             _ (info->label), _ (field->label));
          g_hash_table_add (repair->parents, item->parent);
          way_item_foreach (item, mark_gone, repair);
          return;
        }
    }
}

/* Takes what goes out of the children of an item. */
static void
drop_children (Repair  *repair,
               WayItem *parent)
{
  int n_slots = way_item_get_info (parent)->n_slots;
  int i;

  for (i = 0; i < n_slots; i++)
    {
      g_autoptr (GPtrArray) children = g_steal_pointer (&parent->slots[i]);
      guint j;

      for (j = 0; children != NULL && j < children->len; j++)
        {
          WayItem *child = g_ptr_array_index (children, j);

          child->parent = NULL;
          if (!g_hash_table_contains (repair->gone, child))
            way_item_insert_child (parent, i, -1, child);
        }
    }
}

static void
drop_gone (Repair *repair)
{
  GArray        *items = repair->reader->items;
  GHashTableIter iter;
  gpointer       parent;
  guint          i, n;

  for (i = 0, n = 0; i < items->len; i++)
    {
      WayReadItem *entry = &g_array_index (items, WayReadItem, i);

      if (!g_hash_table_contains (repair->gone, entry->item))
        g_array_index (items, WayReadItem, n++) = *entry;
    }
  g_array_set_size (items, n);

  g_hash_table_iter_init (&iter, repair->parents);
  while (g_hash_table_iter_next (&iter, &parent, NULL))
    if (!g_hash_table_contains (repair->gone, parent))
      drop_children (repair, parent);
  g_hash_table_remove_all (repair->gone);
  g_hash_table_remove_all (repair->parents);
}

/* A card without a cell goes to the bench. */
static void
seat_cards (WayReader *reader)
{
  g_autoptr (GPtrArray) cards = NULL;
  guint homeless = 0;
  guint i;

  for (i = 0; i < reader->items->len; i++)
    {
      WayReadItem *entry = &g_array_index (reader->items, WayReadItem, i);
      WayItem     *item = entry->item;

      if (item->parent == reader->root &&
          item->slot == WAY_MAP_CARDS &&
          (item->values[WAY_CARD_STEP] == NULL || item->values[WAY_CARD_LANE] == NULL))
        {
          way_reader_notice (reader, entry->line, TRUE,
                             _ ("%s “%s” stands in no step and lane. It was put on the bench."),
                             _ (way_item_get_info (item)->label), way_item_get_name (item));
          homeless++;
        }
    }
  if (homeless == 0)
    return;

  cards = g_steal_pointer (&reader->root->slots[WAY_MAP_CARDS]);
  for (i = 0; i < cards->len; i++)
    {
      WayItem *card = g_ptr_array_index (cards, i);
      gboolean seated = card->values[WAY_CARD_STEP] != NULL && card->values[WAY_CARD_LANE] != NULL;

      card->parent = NULL;
      way_item_insert_child (reader->root, seated ? WAY_MAP_CARDS : WAY_MAP_BENCH, -1, card);
    }
}

static void
give_steps (WayReader *reader)
{
  guint i;

  for (i = 0; i < reader->items->len; i++)
    {
      WayReadItem *entry = &g_array_index (reader->items, WayReadItem, i);

      if (entry->item->kind == WAY_KIND_STAGE && way_item_n_children (entry->item, WAY_STAGE_STEPS) == 0)
        {
          g_autofree char *id = way_reader_new_id (reader, WAY_KIND_STEP);
          g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, id);

          way_item_insert_child (entry->item, WAY_STAGE_STEPS, -1, step);
          g_hash_table_insert (reader->ids, step->id, step);
          way_reader_notice (reader, entry->line, TRUE, _ ("The stage “%s” has no step. It was given one."),
                             way_item_get_name (entry->item));
        }
    }
}

/* Makes a map keep the rules that commands keep, and tells what was done. */
void
way_reader_repair (WayReader *self)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  Repair   repair = { self, gone, parents };
  gboolean again;
  guint    i;

  do
    {
      for (i = 0; i < self->items->len; i++)
        {
          const WayReadItem *entry = &g_array_index (self->items, WayReadItem, i);

          if (!g_hash_table_contains (gone, entry->item))
            repair_references (&repair, entry);
        }
      again = g_hash_table_size (gone) > 0;
      if (again)
        drop_gone (&repair);
    }
  while (again);

  seat_cards (self);
  give_steps (self);
}
