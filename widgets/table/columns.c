/* columns.c - the columns of the table, from the declarations of the kinds of card */
#include "config.h"

#include "widgets/table/columns.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/story-words.h"
#include "journeys/layout/card-face.h"

/* How a row sorts in a column. Cards that say nothing come last. */
typedef struct
{
  double number;
  char  *text; /* as g_utf8_collate_key () gives it, or NULL */
} Key;

static void
free_key (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static void
free_column (gpointer data)
{
  WayTableColumn *self = data;

  g_hash_table_unref (self->keys);
  g_free (self);
}

static gboolean
is_usual (const char *name)
{
  static const char *const usual[] = { "title", "kind", "stage", "step", "lane", "channel", "moment-of-truth",
                                       "owner", "tags", "belief" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (usual); i++)
    if (strcmp (usual[i], name) == 0)
      return TRUE;

  return FALSE;
}

static int
choose_width (const WayField *field)
{
  if (field == NULL)
    return 158;
  if (field->flags & WAY_FIELD_NAME)
    return 260;

  switch (field->type)
    {
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_MARK:
      return 120;
    case WAY_FIELD_DATE:
    case WAY_FIELD_CHOICE:
      return 132;
    case WAY_FIELD_PARAGRAPH:
      return 240;
    case WAY_FIELD_TEXT:
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PICTURE:
    default:
      return 160;
    }
}

static WayTableColumn *
add (GPtrArray      *columns,
     WayColumnRole   role,
     const char     *name,
     const char     *label,
     const WayField *field)
{
  WayTableColumn *column = g_new0 (WayTableColumn, 1);
  int             kind;

  column->role = role;
  column->name = name;
  column->label = label;
  column->field = field;
  column->width = role == WAY_COLUMN_KIND ? 190 : choose_width (field);
  column->usual = is_usual (name);
  column->keys = g_hash_table_new_full (NULL, NULL, NULL, free_key);
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    column->places[kind] = field != NULL && way_kind_is_card (kind) ? way_kind_find_field (kind, name) : -1;
  g_ptr_array_add (columns, column);

  return column;
}

static gboolean
has_column (GPtrArray  *columns,
            const char *name)
{
  guint i;

  for (i = 0; i < columns->len; i++)
    if (strcmp (((WayTableColumn *)g_ptr_array_index (columns, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * way_table_columns_new:
 *
 * Returns: (transfer full) (element-type WayTableColumn): all columns there are: the title, the
 *   place, then each field of any kind of card in its declared order
 */
GPtrArray *
way_table_columns_new (void)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);
  int        kind, i;

  add (columns, WAY_COLUMN_FIELD, "title", _ ("Title"), way_kind_get_field (WAY_KIND_NOTE, "title"));
  add (columns, WAY_COLUMN_KIND, "kind", _ ("Kind"), NULL);
  add (columns, WAY_COLUMN_STAGE, "stage", _ ("Stage"), NULL);
  add (columns, WAY_COLUMN_STEP, "step", _ ("Step"), NULL);
  add (columns, WAY_COLUMN_LANE, "lane", _ ("Lane"), NULL);
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_kind_is_card (kind))
      {
        const WayKindInfo *info = way_kind_get_info (kind);

        for (i = 0; i < info->n_fields; i++)
          if (!(info->fields[i].flags & WAY_FIELD_HIDDEN) && info->fields[i].type != WAY_FIELD_PICTURE && !has_column (columns, info->fields[i].name))
            add (columns, WAY_COLUMN_FIELD, info->fields[i].name, _ (info->fields[i].label), &info->fields[i]);
      }

  return columns;
}

/**
 * way_table_column_get_field:
 * @self: a column
 * @card: a card
 *
 * Returns: (transfer none) (nullable): the field of the card that stands in the column
 */
const WayField *
way_table_column_get_field (const WayTableColumn *self,
                            WayItem              *card)
{
  int place = self->places[way_item_get_kind (card)];

  return place >= 0 ? &way_item_get_info (card)->fields[place] : NULL;
}

/* The value; what unset stands for where the field has that; or NULL. */
static const char *
get_value (const WayTableColumn *self,
           WayItem              *card)
{
  int         place = self->places[way_item_get_kind (card)];
  const char *value = place >= 0 ? way_item_get_at (card, place) : NULL;

  return place >= 0 && value == NULL ? way_item_get_info (card)->fields[place].initial : value;
}

static const char *
get_name (WayItem *item)
{
  if (item == NULL)
    return "";

  return *way_item_get_name (item) != '\0' ? way_item_get_name (item) : _ ("Untitled");
}

/**
 * way_table_column_dup_text:
 * @self: a column
 * @map: the map
 * @card: a card
 *
 * Returns: (transfer full): what is read there
 */
char *
way_table_column_dup_text (const WayTableColumn *self,
                           WayMap               *map,
                           WayItem              *card)
{
  WayItem    *step = way_map_find (map, way_item_get_at (card, WAY_CARD_STEP));
  int         place = self->places[way_item_get_kind (card)];
  const char *value = get_value (self, card);

  switch (self->role)
    {
    case WAY_COLUMN_KIND:
      return g_strdup (_ (way_item_get_info (card)->label));
    case WAY_COLUMN_STAGE:
      return g_strdup (get_name (step != NULL ? way_item_get_parent (step) : NULL));
    case WAY_COLUMN_STEP:
      return g_strdup (get_name (step));
    case WAY_COLUMN_LANE:
      return g_strdup (get_name (way_map_find (map, way_item_get_at (card, WAY_CARD_LANE))));
    case WAY_COLUMN_FIELD:
    default:
      break;
    }
  if (place == WAY_CARD_TITLE)
    return g_strdup (way_card_face_get_title (map, card));
  if (value == NULL)
    return g_strdup ("");

  return way_story_words_format (map, &way_item_get_info (card)->fields[place], value);
}

static int
find_choice (const WayField *field,
             const char     *value)
{
  int i;

  for (i = 0; field->choices[i].name != NULL; i++)
    if (strcmp (field->choices[i].name, value) == 0)
      return i;

  return i;
}

static Key *
make_key (WayTableColumn *self,
          WayMap         *map,
          WayItem        *card)
{
  Key            *key = g_new0 (Key, 1);
  const WayField *field = way_table_column_get_field (self, card);
  const char     *value = get_value (self, card);

  if (self->role == WAY_COLUMN_KIND)
    {
      key->number = way_item_get_kind (card);
      return key;
    }
  if (value == NULL && self->places[way_item_get_kind (card)] != WAY_CARD_TITLE)
    {
      key->number = G_MAXDOUBLE;
      return key;
    }

  switch (field->type)
    {
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_MONEY:
      key->number = g_ascii_strtod (value, NULL);
      return key;
    case WAY_FIELD_MARK:
      return key;
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
      key->text = g_strdup (value);
      return key;
    case WAY_FIELD_CHOICE:
      /* Words of one's own follow those that were declared, by the alphabet. */
      key->number = find_choice (field, value);
      break;
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PICTURE:
    default:
      break;
    }
  {
    g_autofree char *text = way_table_column_dup_text (self, map, card);

    if (*text == '\0')
      key->number = G_MAXDOUBLE;
    else
      key->text = g_utf8_collate_key (text, -1);
  }

  return key;
}

static const Key *
get_key (WayTableColumn *self,
         WayMap         *map,
         WayCardRow     *row)
{
  Key *key = g_hash_table_lookup (self->keys, row);

  if (key == NULL)
    {
      key = make_key (self, map, way_card_row_get_card (row));
      g_hash_table_insert (self->keys, row, key);
    }

  return key;
}

/**
 * way_table_column_compare:
 * @self: a column
 * @map: the map
 * @list: the list that the rows are of
 * @a: a row
 * @b: another row
 *
 * Compares as the type of the column asks for: numbers as numbers, choices and places in
 * their order, text by the alphabet of the user.
 *
 * Returns: less than 0, 0 or more than 0
 */
int
way_table_column_compare (WayTableColumn *self,
                          WayMap         *map,
                          WayCardList    *list,
                          WayCardRow     *a,
                          WayCardRow     *b)
{
  const Key *one, *other;

  if (self->role == WAY_COLUMN_STAGE || self->role == WAY_COLUMN_STEP || self->role == WAY_COLUMN_LANE)
    {
      int field = self->role == WAY_COLUMN_LANE ? WAY_CARD_LANE : WAY_CARD_STEP;

      return way_card_list_get_place (list, way_item_get_at (way_card_row_get_card (a), field)) -
             way_card_list_get_place (list, way_item_get_at (way_card_row_get_card (b), field));
    }

  one = get_key (self, map, a);
  other = get_key (self, map, b);
  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  if (one->text == NULL || other->text == NULL)
    return (one->text == NULL) - (other->text == NULL);

  return strcmp (one->text, other->text);
}

/**
 * way_table_column_forget:
 * @self: a column
 * @row: (nullable): a row whose card is different now, or is gone; NULL for all
 *
 * Makes the next comparison look again.
 */
void
way_table_column_forget (WayTableColumn *self,
                         WayCardRow     *row)
{
  if (row != NULL)
    g_hash_table_remove (self->keys, row);
  else
    g_hash_table_remove_all (self->keys);
}
