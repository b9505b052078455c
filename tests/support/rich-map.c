/* rich-map.c - a map with every kind and every field, made from their tables */
#include "config.h"

#include "tests/support/rich-map.h"

#include "journeys/model/item-private.h"

static void
fill (WayItem *item,
      int      depth)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  g_assert_cmpint (depth, <, 10);
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < WAY_N_KINDS; j++)
      if (info->slots[i].kinds & WAY_KIND_MASK (j))
        {
          g_autoptr (WayItem) child = way_item_new (j, NULL);

          fill (child, depth + 1);
          way_item_append_child (item, i, child);
        }
}

static void
note_id (WayItem *item,
         gpointer data)
{
  GPtrArray **by_kind = data;

  g_ptr_array_add (by_kind[way_item_get_kind (item)], (gpointer)way_item_get_id (item));
}

/* Kind → the ids of its items. */
GHashTable *
way_test_collect_ids (WayMap *map)
{
  GHashTable *ids = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  GPtrArray  *by_kind[WAY_N_KINDS];
  int         i;

  for (i = 0; i < WAY_N_KINDS; i++)
    {
      by_kind[i] = g_ptr_array_new ();
      g_hash_table_insert (ids, GINT_TO_POINTER (i), by_kind[i]);
    }
  way_item_foreach (way_map_get_root (map), note_id, by_kind);

  return ids;
}

static char *
make_reference (const WayField *field,
                GHashTable     *ids)
{
  GString *value = g_string_new (NULL);
  int      found = 0;
  int      i;

  for (i = 0; i < WAY_N_KINDS; i++)
    {
      GPtrArray *own = g_hash_table_lookup (ids, GINT_TO_POINTER (i));
      guint      j;

      for (j = 0; (field->targets & WAY_KIND_MASK (i)) != 0 && j < own->len; j++)
        if (found < (field->type == WAY_FIELD_REFERENCES ? 2 : 1))
          {
            g_string_append_printf (value, "%s%s", found > 0 ? " " : "", (char *)g_ptr_array_index (own, j));
            found++;
          }
    }
  g_assert_cmpint (found, >, 0);

  return g_string_free (value, FALSE);
}

static char *
make_number (const WayField *field)
{
  double number = CLAMP (field->decimals > 0 ? 0.5 : 7, field->minimum, field->maximum);
  char   text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, field->decimals > 0 ? "%.1f" : "%.0f", number));
}

/* A value that the field takes and that is hard to store. */
char *
way_test_make_value (const WayField *field,
                     GHashTable     *ids)
{
  int i;

  switch (field->type)
    {
    case WAY_FIELD_PARAGRAPH:
      return g_strdup ("First & <b>\"last\"</b> ]]>  end\n\n\tindented, 東京 😀\n  &amp; 'so'");
    case WAY_FIELD_CHOICE:
      if (field->flags & WAY_FIELD_OPEN)
        return g_strdup ("Our own \"word\" & <more>");
      for (i = 0; field->choices[i + 1].name != NULL; i++)
        ;
      return g_strdup (field->choices[i].name);
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return make_number (field);
    case WAY_FIELD_DATE:
      return g_strdup ("2028-02-29");
    case WAY_FIELD_TIME:
      return g_strdup ("2026-11-24T14:05:00Z");
    case WAY_FIELD_MONEY:
      return g_strdup ("-1200000.5 EUR");
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      return make_reference (field, ids);
    case WAY_FIELD_LIST:
      return g_strdup ("first & foremost\n<second>\n\"third\" ž");
    case WAY_FIELD_MARK:
      return g_strdup ("yes");
    case WAY_FIELD_PICTURE:
      return g_strdup ("aGVsbG8=");
    case WAY_FIELD_TEXT:
    default:
      return g_strdup (field->longest > 0 && field->longest < 40 ? "a & <b>" : "“Ünder” & <over> \"it\"'s &amp; &#38;");
    }
}

typedef struct
{
  GHashTable *ids;
  gboolean    all;
} Setting;

static void
set_values (WayItem *item,
            gpointer data)
{
  const Setting     *setting = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];
      gboolean        place = way_kind_is_card (way_item_get_kind (item)) && (i == WAY_CARD_STEP || i == WAY_CARD_LANE);

      if (setting->all || place || (field->flags & WAY_FIELD_REQUIRED) != 0)
        {
          g_autofree char *value = way_test_make_value (field, setting->ids);
          g_autoptr (GError) error = NULL;

          way_item_set (item, field->name, value, &error);
          g_assert_no_error (error);
          g_assert_nonnull (way_item_get_at (item, i));
        }
    }
}

/* A map with an item of every kind in every place where it may stand, with all
 * of its values, or only with those it cannot do without. */
WayMap *
way_test_rich_map_new (gboolean with_values)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, uuid);
  g_autoptr (GHashTable) ids = NULL;
  WayMap *map;
  Setting setting;

  fill (root, 0);
  map = way_map_new_for_root (root);
  ids = way_test_collect_ids (map);
  setting.ids = ids;
  setting.all = with_values;
  way_item_foreach (root, set_values, &setting);

  return map;
}
