/* bulk-keys.c - which records have a value, for matching by it */
#include "config.h"

#include "journeys/records/bulk-keys.h"

#include <string.h>

#include "journeys/model/fold.h"

typedef struct
{
  guint64 hash; /* 0: free */
  gint64  row;
} Entry;

struct _WayBulkKeys
{
  Entry *entries; /* open addressing; a power of two */
  gsize  size;
  gsize  n;
};

/* FNV-1a of 64 bits, with its bits stirred once more at the end. */
static guint64
hash (const char *key)
{
  guint64     sum = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  const char *p;

  for (p = key; *p != '\0'; p++)
    sum = (sum ^ (guchar)*p) * G_GUINT64_CONSTANT (0x100000001b3);
  sum = (sum ^ (sum >> 32)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  sum ^= sum >> 29;

  return sum != 0 ? sum : 1;
}

/* Where a hash is, or would be. */
static Entry *
find_entry (WayBulkKeys *self,
            guint64      sum)
{
  gsize i = sum & (self->size - 1);

  while (self->entries[i].hash != 0 && self->entries[i].hash != sum)
    i = (i + 1) & (self->size - 1);

  return &self->entries[i];
}

/**
 * way_bulk_keys_new:
 *
 * Returns: (transfer full): no keys yet
 */
WayBulkKeys *
way_bulk_keys_new (void)
{
  WayBulkKeys *self = g_new0 (WayBulkKeys, 1);

  self->size = 256;
  self->entries = g_new0 (Entry, self->size);

  return self;
}

/**
 * way_bulk_keys_free:
 * @self: (transfer full): keys
 *
 * Frees them.
 */
void
way_bulk_keys_free (WayBulkKeys *self)
{
  g_free (self->entries);
  g_free (self);
}

/**
 * way_bulk_keys_add:
 * @self: keys
 * @key: a folded value
 * @row: the record that has it
 *
 * Adds a record. A second one with the same value makes the value useless.
 */
void
way_bulk_keys_add (WayBulkKeys *self,
                   const char  *key,
                   gint64       row)
{
  guint64 sum = hash (key);
  Entry  *entry;
  gsize   i;

  if (self->n * 3 >= self->size * 2)
    {
      g_autofree Entry *old = self->entries;
      gsize             old_size = self->size;

      self->size *= 2;
      self->entries = g_new0 (Entry, self->size);
      for (i = 0; i < old_size; i++)
        if (old[i].hash != 0)
          *find_entry (self, old[i].hash) = old[i];
    }

  entry = find_entry (self, sum);
  if (entry->hash == 0)
    {
      entry->hash = sum;
      entry->row = row;
      self->n++;
    }
  else if (entry->row != row)
    entry->row = WAY_BULK_KEYS_SEVERAL;
}

/**
 * way_bulk_keys_find:
 * @self: keys
 * @key: a folded value
 *
 * Returns: the record that has it; 0: none; below 0: several have it
 */
gint64
way_bulk_keys_find (WayBulkKeys *self,
                    const char  *key)
{
  Entry *entry = find_entry (self, hash (key));

  return entry->hash != 0 ? entry->row : 0;
}

/**
 * way_bulk_keys_fold:
 * @value: a value of a record
 *
 * Folds a value so far that ways of writing it are the same: capitals, accents, and
 * what stands around the name of a host: "http://www.Acme.example/" and "acme.example".
 *
 * Returns: (transfer full): the key
 */
char *
way_bulk_keys_fold (const char *value)
{
  char *folded = way_fold_text (value);
  char *from = folded;
  gsize length;

  if (g_str_has_prefix (from, "http://"))
    from += strlen ("http://");
  else if (g_str_has_prefix (from, "https://"))
    from += strlen ("https://");
  if (g_str_has_prefix (from, "www."))
    from += strlen ("www.");
  length = strlen (from);
  while (length > 0 && (from[length - 1] == '/' || from[length - 1] == ' '))
    length--;
  memmove (folded, from, length);
  folded[length] = '\0';

  return folded;
}
