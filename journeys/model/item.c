/* item.c - one thing on a map, or one record */
#include "config.h"

#include "journeys/model/item-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* Crockford's alphabet without i, l, o and u: ids are read out and typed. */
static const char id_letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * way_item_new:
 * @kind: what it is
 * @id: (nullable): its id; NULL for eight new random characters
 *
 * Returns: (transfer full): an item without values, children or parent
 */
WayItem *
way_item_new (WayKind     kind,
              const char *id)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  /* One block, because a map has thousands of these. */
  WayItem *self = g_malloc0 (sizeof (WayItem) + (info->n_fields + info->n_slots) * sizeof (gpointer));

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->values = (char **)(self + 1);
  self->slots = (GPtrArray **)(self->values + info->n_fields);
  if (id != NULL)
    self->id = g_strdup (id);
  else
    {
      int i;

      self->id = g_malloc (9);
      for (i = 0; i < 8; i++)
        self->id[i] = id_letters[g_random_int_range (0, 32)];
      self->id[8] = '\0';
    }

  return self;
}

/**
 * way_item_ref:
 * @item: an item
 *
 * Returns: (transfer full): the same item
 */
WayItem *
way_item_ref (WayItem *item)
{
  g_atomic_ref_count_inc (&item->ref_count);
  return item;
}

/**
 * way_item_unref:
 * @item: (transfer full): an item
 *
 * Gives back a reference; the last one frees the item and its children.
 */
void
way_item_unref (WayItem *item)
{
  const WayKindInfo *info;
  int                i;

  if (!g_atomic_ref_count_dec (&item->ref_count))
    return;

  info = way_item_get_info (item);
  for (i = 0; i < info->n_slots; i++)
    if (item->slots[i] != NULL)
      {
        guint j;

        for (j = 0; j < item->slots[i]->len; j++)
          ((WayItem *)g_ptr_array_index (item->slots[i], j))->parent = NULL;
        g_ptr_array_unref (item->slots[i]);
      }
  for (i = 0; i < info->n_fields; i++)
    g_free (item->values[i]);
  g_free (item->id);
  g_clear_pointer (&item->foreign, g_ptr_array_unref);
  g_free (item);
}

/**
 * way_item_get_kind:
 * @item: an item
 *
 * Returns: what it is
 */
WayKind
way_item_get_kind (WayItem *item)
{
  return item->kind;
}

/**
 * way_item_get_info:
 * @item: an item
 *
 * Returns: (transfer none): the declaration of its kind
 */
const WayKindInfo *
way_item_get_info (WayItem *item)
{
  return way_kind_get_info (item->kind);
}

/**
 * way_item_get_id:
 * @item: an item
 *
 * Returns: (transfer none): its id, unique in its map
 */
const char *
way_item_get_id (WayItem *item)
{
  return item->id;
}

/**
 * way_item_get_at:
 * @item: an item
 * @field: the place of a field in its kind
 *
 * Returns: (transfer none) (nullable): the canonical value; NULL when unset
 */
const char *
way_item_get_at (WayItem *item,
                 int      field)
{
  return item->values[field];
}

/**
 * way_item_get:
 * @item: an item
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the canonical value; NULL when unset
 *   or when the kind has no such field
 */
const char *
way_item_get (WayItem    *item,
              const char *field)
{
  int place = way_kind_find_field (item->kind, field);

  return place >= 0 ? item->values[place] : NULL;
}

/**
 * way_item_get_text:
 * @item: an item
 * @field: the name of a field
 *
 * Returns: (transfer none): the value; what unset stands for, or "", when it is unset
 */
const char *
way_item_get_text (WayItem    *item,
                   const char *field)
{
  int         place = way_kind_find_field (item->kind, field);
  const char *initial;

  if (place < 0)
    return "";
  if (item->values[place] != NULL)
    return item->values[place];
  initial = way_item_get_info (item)->fields[place].initial;

  return initial != NULL ? initial : "";
}

/**
 * way_item_get_int:
 * @item: an item
 * @field: the name of a field
 * @otherwise: what to return when it is unset and nothing stands for unset
 *
 * Returns: the value as a whole number
 */
int
way_item_get_int (WayItem    *item,
                  const char *field,
                  int         otherwise)
{
  const char *text = way_item_get_text (item, field);

  return *text != '\0' ? (int)g_ascii_strtoll (text, NULL, 10) : otherwise;
}

/**
 * way_item_get_number:
 * @item: an item
 * @field: the name of a field
 * @number: (out): the value
 *
 * Returns: whether the field is set
 */
gboolean
way_item_get_number (WayItem    *item,
                     const char *field,
                     double     *number)
{
  const char *text = way_item_get_text (item, field);

  if (*text == '\0')
    return FALSE;
  *number = g_ascii_strtod (text, NULL);

  return TRUE;
}

/**
 * way_item_has_mark:
 * @item: an item
 * @field: the name of a mark
 *
 * Returns: whether the mark is set
 */
gboolean
way_item_has_mark (WayItem    *item,
                   const char *field)
{
  return way_item_get (item, field) != NULL;
}

/**
 * way_item_refers_to:
 * @item: an item
 * @field: the name of a field of one or several references
 * @id: an id
 *
 * Returns: whether the field names that id
 */
gboolean
way_item_refers_to (WayItem    *item,
                    const char *field,
                    const char *id)
{
  const char *value = way_item_get (item, field);
  gsize       length = strlen (id);
  const char *p;

  for (p = value; p != NULL && (p = strstr (p, id)) != NULL; p += length)
    if ((p == value || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;

  return FALSE;
}

/**
 * way_item_get_name:
 * @item: an item
 *
 * Returns: (transfer none): what the item is called; "" when it has no name
 */
const char *
way_item_get_name (WayItem *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & WAY_FIELD_NAME)
      return item->values[i] != NULL ? item->values[i] : "";

  return "";
}

/**
 * way_item_get_shown_name:
 * @item: an item
 *
 * Returns: (transfer none): what the item is called; "Untitled step" and the like when it has no name
 */
const char *
way_item_get_shown_name (WayItem *item)
{
  const char *name = way_item_get_name (item);

  if (*name != '\0')
    return name;
  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_STAGE:
      return _ ("Untitled stage");
    case WAY_KIND_STEP:
      return _ ("Untitled step");
    case WAY_KIND_LANE:
      return _ ("Untitled lane");
    default:
      return _ ("Untitled");
    }
}

/**
 * way_item_set:
 * @item: an item that no map holds
 * @field: the name of a field
 * @text: (nullable): the new value; NULL or empty for unset
 * @error: where to put why it is refused
 *
 * Sets a value before the item becomes part of a map, or of a record.
 *
 * Returns: whether it was set; if not, the item is unchanged
 */
gboolean
way_item_set (WayItem    *item,
              const char *field,
              const char *text,
              GError    **error)
{
  int   place = way_kind_find_field (item->kind, field);
  char *value;

  g_return_val_if_fail (place >= 0, FALSE);

  if (!way_field_normalise_stored (&way_item_get_info (item)->fields[place], text, &value, error))
    return FALSE;
  way_item_take_value (item, place, value);

  return TRUE;
}

/* Sets a value that is canonical already. */
void
way_item_put (WayItem    *item,
              int         field,
              const char *value)
{
  way_item_take_value (item, field, g_strdup (value));
}

/* The same, taking the text over. */
void
way_item_take_value (WayItem *item,
                     int      field,
                     char    *value)
{
  g_free (item->values[field]);
  item->values[field] = value;
}

void
way_item_set_id (WayItem    *item,
                 const char *id)
{
  g_free (item->id);
  item->id = g_strdup (id);
}

/* Keeps something that is not known here. */
void
way_item_take_foreign (WayItem    *item,
                       WayForeign *foreign)
{
  if (item->foreign == NULL)
    item->foreign = g_ptr_array_new_with_free_func ((GDestroyNotify)way_foreign_free);
  g_ptr_array_add (item->foreign, foreign);
}
