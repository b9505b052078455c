/* shared-values.c - what several items have in common */
#include "config.h"

#include "journeys/model/shared-values.h"

#include <string.h>

/* Looked up once for each kind, however many items there are. */
typedef struct
{
  const char *field;
  int         places[WAY_N_KINDS]; /* 0: not looked up */
} Places;

static const char *
get_value (Places  *places,
           WayItem *item)
{
  int *place = &places->places[way_item_get_kind (item)];

  if (*place == 0)
    *place = way_kind_find_field (way_item_get_kind (item), places->field) + 1;

  return *place > 0 ? way_item_get_at (item, *place - 1) : NULL;
}

/* Under one name, kinds may mean different things. */
static gboolean
are_alike (const WayField *a,
           const WayField *b)
{
  return a->type == b->type &&
         a->choices == b->choices &&
         a->minimum == b->minimum &&
         a->maximum == b->maximum &&
         a->targets == b->targets &&
         g_strcmp0 (a->initial, b->initial) == 0 &&
         strcmp (a->label, b->label) == 0;
}

/**
 * way_shared_values_list_fields:
 * @items: (element-type WayItem): one or more items
 *
 * Returns: (transfer container) (element-type WayField): the fields that all of them have, as
 *   the kind of the first declares them
 */
GPtrArray *
way_shared_values_list_fields (GPtrArray *items)
{
  GPtrArray         *fields = g_ptr_array_new ();
  const WayKindInfo *info;
  WayKindSet         kinds = 0;
  guint              i;
  int                j, kind;

  g_return_val_if_fail (items->len > 0, fields);

  info = way_item_get_info (g_ptr_array_index (items, 0));
  for (i = 0; i < items->len; i++)
    kinds |= WAY_KIND_MASK (way_item_get_kind (g_ptr_array_index (items, i)));
  for (j = 0; j < info->n_fields; j++)
    {
      gboolean shared = TRUE;

      for (kind = 0; kind < WAY_N_KINDS && shared; kind++)
        if (kinds & WAY_KIND_MASK (kind))
          {
            const WayField *other = way_kind_get_field (kind, info->fields[j].name);

            shared = other != NULL && are_alike (&info->fields[j], other);
          }
      if (shared)
        g_ptr_array_add (fields, (gpointer)&info->fields[j]);
    }

  return fields;
}

/**
 * way_shared_values_get:
 * @items: (element-type WayItem): items that have the field
 * @field: one of their shared fields
 * @value: (out) (transfer none) (nullable): the value that all have; NULL: unset in all
 *
 * Returns: whether all have the same; if not, @value is NULL
 */
gboolean
way_shared_values_get (GPtrArray      *items,
                       const WayField *field,
                       const char    **value)
{
  Places places = { .field = field->name };
  guint  i;

  *value = items->len > 0 ? get_value (&places, g_ptr_array_index (items, 0)) : NULL;
  for (i = 1; i < items->len; i++)
    if (g_strcmp0 (get_value (&places, g_ptr_array_index (items, i)), *value) != 0)
      {
        *value = NULL;
        return FALSE;
      }

  return TRUE;
}

static void
entry_clear (gpointer data)
{
  g_free (((WaySharedEntry *)data)->text);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  return (int)((const WaySharedEntry *)b)->count - (int)((const WaySharedEntry *)a)->count;
}

/**
 * way_shared_values_count:
 * @items: (element-type WayItem): items that have the field
 * @field: a list or a field of references
 * @most: how many entries to give
 *
 * Counts how many of the items have each entry.
 *
 * Returns: (transfer full) (element-type WaySharedEntry): the entries, the most frequent first,
 *   otherwise in the order in which they are met
 */
GArray *
way_shared_values_count (GPtrArray      *items,
                         const WayField *field,
                         guint           most)
{
  const char *separator = field->type == WAY_FIELD_LIST ? "\n" : " ";
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (WaySharedEntry));
  Places  places = { .field = field->name };
  guint   i, j;

  g_array_set_clear_func (entries, entry_clear);
  for (i = 0; i < items->len; i++)
    {
      const char *value = get_value (&places, g_ptr_array_index (items, i));
      g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", separator, -1);

      for (j = 0; parts[j] != NULL; j++)
        {
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (seen, parts[j]));

          if (place == 0)
            {
              WaySharedEntry entry = { g_strdup (parts[j]), 0 };

              g_array_append_val (entries, entry);
              place = entries->len;
              g_hash_table_insert (seen, g_strdup (parts[j]), GUINT_TO_POINTER (place));
            }
          g_array_index (entries, WaySharedEntry, place - 1).count++;
        }
    }
  /* g_array_sort() keeps the order of equals. */
  g_array_sort (entries, compare_counts);
  if (entries->len > most)
    g_array_set_size (entries, most);

  return entries;
}
