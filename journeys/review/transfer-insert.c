/* transfer-insert.c - what is new on one state of a map comes to another */
#include "config.h"

#include "journeys/review/transfer-private.h"

#include "journeys/model/item-private.h"

static void
note_coming (WayItem *item,
             gpointer coming)
{
  g_hash_table_insert (coming, (gpointer)way_item_get_id (item), item);
}

/* What stands elsewhere on the map comes later, by being moved. */
static void
leave_out_known (WayTransfer *self,
                 WayItem     *item)
{
  int slot, i;

  for (slot = 0; slot < way_item_get_info (item)->n_slots; slot++)
    for (i = way_item_n_children (item, slot) - 1; i >= 0; i--)
      {
        WayItem *child = way_item_get_child (item, slot, i);

        if (way_map_find (self->map, way_item_get_id (child)) != NULL)
          way_item_remove_child (item, slot, i);
        else
          leave_out_known (self, child);
      }
}

typedef struct
{
  WayTransfer *transfer;
  GHashTable  *coming;
} Tidying;

static void
drop_vain_references (WayItem *item,
                      gpointer data)
{
  Tidying           *tidying = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets != 0 && way_item_get_at (item, i) != NULL)
      {
        g_autofree char *sound = way_transfer_dup_sound (tidying->transfer, &info->fields[i], tidying->coming, way_item_get_at (item, i));

        if (g_strcmp0 (sound, way_item_get_at (item, i)) != 0)
          way_item_put (item, i, sound);
      }
}

/* A stage with no step of its own is put on the map with one for the time being. */
static void
fill_new (WayTransfer *self,
          WayItem     *stage)
{
  g_autoptr (WayItem) step = NULL;

  if (way_item_get_kind (stage) != WAY_KIND_STAGE || way_item_n_children (stage, WAY_STAGE_STEPS) > 0)
    return;
  step = way_transfer_new_filler (self);
  way_item_append_child (stage, WAY_STAGE_STEPS, step);
}

static gboolean
insert (WayTransfer *self,
        WayItem     *after)
{
  g_autoptr (WayItem) copy = NULL;
  g_autoptr (GHashTable) coming = NULL;
  WayItem *parent = way_transfer_find (self, way_item_get_parent (after));
  Tidying  tidying = { self, NULL };

  if (parent == NULL)
    return FALSE;
  copy = way_item_copy (after);
  leave_out_known (self, copy);
  coming = g_hash_table_new (g_str_hash, g_str_equal);
  way_item_foreach (copy, note_coming, coming);
  tidying.coming = coming;
  way_item_foreach (copy, drop_vain_references, &tidying);
  fill_new (self, copy);

  return way_transfer_do (self, way_command_new_insert (parent, way_item_get_slot (after), way_transfer_find_index (self, after, parent) + 1, copy));
}

/* Some make no sense without others that come later: they are tried again as long as that helps. */
void
way_transfer_insert_added (WayTransfer *self)
{
  guint n_waiting = 0, n_before;
  guint i;

  do
    {
      n_before = n_waiting;
      n_waiting = 0;
      for (i = 0; i < self->differences->len; i++)
        {
          WayItem *after = way_transfer_get (self, i)->after;

          if (way_transfer_get (self, i)->type == WAY_DIFFERENCE_ADDED && way_transfer_find (self, after) == NULL && !insert (self, after))
            n_waiting++;
        }
    }
  while (n_waiting > 0 && n_waiting != n_before);
  self->n_skipped += n_waiting;
}
