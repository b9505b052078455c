/* picture-store.c - the decoded pictures of the cards that were drawn last */
#include "config.h"

#include <string.h>

#include "journeys/drawing/painter-private.h"

/* Some forty pictures of the size that we make. */
#define MOST_BYTES (48u << 20)

typedef struct
{
  char       *id;      /* of the card */
  char       *value;   /* what was decoded */
  WayPicture *picture; /* NULL: damaged */
  gsize       cost;
  GList       link; /* in the order of drawing */
} Entry;

/* Belongs to a layout, as its texts do, and so to one thread. */
typedef struct
{
  GHashTable *entries; /* id of a card → Entry */
  GQueue      drawn;   /* of these, what was drawn last first */
  gsize       cost;
} Store;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->value);
  g_clear_pointer (&entry->picture, way_picture_free);
  g_free (entry);
}

static void
store_free (gpointer data)
{
  Store *self = data;

  g_hash_table_unref (self->entries);
  g_free (self);
}

static Store *
get_store (WayLayout *layout)
{
  static GQuark quark;
  Store        *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("way-picture-store");
  self = g_object_get_qdata (G_OBJECT (layout), quark);
  if (self == NULL)
    {
      self = g_new0 (Store, 1);
      self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
      g_object_set_qdata_full (G_OBJECT (layout), quark, self, store_free);
    }

  return self;
}

static void
drop (Store *self,
      Entry *entry)
{
  self->cost -= entry->cost;
  g_queue_unlink (&self->drawn, &entry->link);
  g_hash_table_remove (self->entries, entry->id);
}

/* Those that were not drawn for longest go first. */
static void
make_room (Store *self,
           gsize  bytes)
{
  while (self->cost + bytes > MOST_BYTES && !g_queue_is_empty (&self->drawn))
    drop (self, g_queue_peek_tail (&self->drawn));
}

/* The picture of a card, borrowed until the next one is asked for; NULL when it cannot be shown. */
WayPicture *
way_painter_get_picture (WayPainter *self,
                         WayItem    *card)
{
  Store      *store = get_store (self->layout);
  const char *id = way_item_get_id (card);
  const char *value = way_item_get_text (card, "picture");
  Entry      *entry = g_hash_table_lookup (store->entries, id);

  if (entry != NULL && strcmp (entry->value, value) != 0)
    {
      drop (store, entry);
      entry = NULL;
    }
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->link.data = entry;
      entry->id = g_strdup (id);
      entry->value = g_strdup (value);
      entry->picture = way_picture_new_for_value (value);
      entry->cost = 2 * strlen (value);
      if (entry->picture != NULL)
        entry->cost += (gsize)way_picture_get_width (entry->picture) * way_picture_get_height (entry->picture) * 4;
      make_room (store, entry->cost);
      store->cost += entry->cost;
      g_hash_table_insert (store->entries, entry->id, entry);
    }
  else
    g_queue_unlink (&store->drawn, &entry->link);
  g_queue_push_head_link (&store->drawn, &entry->link);

  return entry->picture;
}
