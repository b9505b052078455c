/* bulk-ids.c - ids of many new records */
#include "config.h"

#include "journeys/records/bulk-ids.h"

/**
 * way_bulk_ids_init:
 * @ids: (out caller-allocates): ids
 *
 * Makes ids that nobody has.
 */
void
way_bulk_ids_init (WayBulkIds *ids)
{
  ids->time = g_get_real_time () / 1000;
  ids->salt = g_random_int ();
}

/* As good as random, but the same each time.
 * Source: Sebastiano Vigna, splitmix64. */
static guint32
mix (const WayBulkIds *ids,
     guint32           row)
{
  guint64 z = (((guint64)ids->salt << 32) | row) + ids->time * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return (z ^ (z >> 31)) >> 34;
}

/**
 * way_bulk_ids_write:
 * @ids: ids
 * @row: which
 * @id: (out caller-allocates): the id of that row
 *
 * Writes an id. They are in the order of time and rows, so that they come one behind the
 * other in their index.
 * Source: RFC 9562, version 7.
 */
void
way_bulk_ids_write (const WayBulkIds *ids,
                    guint32           row,
                    char              id[WAY_BULK_ID_SIZE])
{
  g_snprintf (id, WAY_BULK_ID_SIZE, "%08x-%04x-7%03x-%04x-%04x%08x",
              (guint32)(ids->time >> 16), (guint32)(ids->time & 0xffff), ids->salt & 0xfff,
              0x8000 | (row >> 18), (row >> 2) & 0xffff, ((row & 3) << 30) | mix (ids, row));
}
