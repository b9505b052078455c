/* reader-fields.c - elements that are fields: paragraphs, pictures and the entries of lists */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

/* Up to this length an entry is compared with those before it at once. */
#define SHORT_LIST 256

const char *
way_reader_get_element (const WayField *field)
{
  return field->type == WAY_FIELD_LIST ? field->entry : field->name;
}

/* Keeps what stands on the element until its text is known. */
void
way_reader_start_field (WayReader      *self,
                        int             place,
                        int             n_namespaces,
                        const xmlChar **namespaces,
                        int             n_attributes,
                        const xmlChar **attributes)
{
  int i;

  g_ptr_array_set_size (self->inner, 0);
  way_reader_take_namespaces (self, WAY_FOREIGN_PART_ATTRIBUTE, place, n_namespaces, namespaces,
                              NULL, self->inner);
  for (i = 0; i < n_attributes; i++, attributes += 5)
    g_ptr_array_add (self->inner, way_reader_new_attribute (self, WAY_FOREIGN_PART_ATTRIBUTE, attributes));
}

static WayFrameList *
get_list (WayFrame *frame,
          int       place)
{
  if (frame->lists == NULL)
    frame->lists = g_new0 (WayFrameList, way_item_get_info (frame->item)->n_fields);
  if (frame->lists[place].text == NULL)
    frame->lists[place].text = g_string_new (NULL);

  return &frame->lists[place];
}

/* Whether the foreign content of an entry can be found again by its text. */
static gboolean
note_annotated (WayFrame   *frame,
                int         place,
                const char *entry)
{
  if (frame->annotated == NULL)
    frame->annotated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_hash_table_add (frame->annotated, g_strdup_printf ("%d %s", place, entry));
}

static gboolean
has_entry (const char *list,
           const char *entry)
{
  gsize       length = strlen (entry);
  const char *p;

  for (p = list; (p = strstr (p, entry)) != NULL; p++)
    if ((p == list || p[-1] == '\n') && (p[length] == '\n' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

static gboolean
add_entry (WayReader *self,
           WayFrame  *frame,
           int        place)
{
  static const WayField line = { .type = WAY_FIELD_TEXT, .label = "", .longest = G_MAXINT };
  WayFrameList         *list = get_list (frame, place);
  g_autofree char      *normal = NULL;
  const char           *entry = self->text->str;
  guint                 i;

  if (!way_field_is_canonical (&line, entry))
    {
      way_field_normalise_stored (&line, entry, &normal, NULL);
      entry = normal;
    }
  if (entry == NULL)
    return self->inner->len == 0;
  if (self->inner->len > 0 && !note_annotated (frame, place, entry))
    return FALSE;

  for (i = 0; i < self->inner->len; i++)
    {
      WayForeign *foreign = g_ptr_array_index (self->inner, i);

      foreign->index = list->n;
      foreign->anchor = g_strdup (entry);
      if (normal != NULL)
        foreign->offset = G_MAXINT;
    }
  way_reader_spend (self, strlen (entry) + 1);
  list->unsure = list->unsure || list->text->len > SHORT_LIST || has_entry (list->text->str, entry);
  if (list->n > 0)
    g_string_append_c (list->text, '\n');
  g_string_append (list->text, entry);
  list->n++;

  return TRUE;
}

static gboolean
add_value (WayReader *self,
           WayFrame  *frame,
           int        place)
{
  guint64         bit = G_GUINT64_CONSTANT (1) << place;
  const WayField *field = &way_item_get_info (frame->item)->fields[place];
  const char     *value;
  guint           i;

  if ((frame->seen & bit) != 0 || frame->item->values[place] != NULL)
    return FALSE;
  if (way_field_is_attribute (field) && self->inner->len > 0)
    return FALSE;
  if (!way_reader_set_value (self, frame->item, place, self->text->str))
    return FALSE;

  frame->seen |= bit;
  value = frame->item->values[place];
  if (value == NULL || strcmp (value, self->text->str) != 0)
    for (i = 0; i < self->inner->len; i++)
      ((WayForeign *)g_ptr_array_index (self->inner, i))->offset = G_MAXINT;

  return TRUE;
}

/* The element has ended; the frame is that of its item. */
void
way_reader_end_field (WayReader *self,
                      int        place)
{
  WayFrame       *frame = &self->frames[self->depth];
  const WayField *field = &way_item_get_info (frame->item)->fields[place];
  int             index = field->type == WAY_FIELD_LIST && frame->lists != NULL ? frame->lists[place].n : 0;
  gboolean        taken = field->type == WAY_FIELD_LIST
                            ? add_entry (self, frame, place)
                            : add_value (self, frame, place);
  guint           i;

  if (taken)
    {
      way_reader_place_pending (self, frame->item, WAY_FOREIGN_CHILD, place, index, NULL);
      for (i = 0; i < self->inner->len; i++)
        {
          WayForeign *foreign = way_foreign_copy (g_ptr_array_index (self->inner, i));

          foreign->part = place;
          way_item_take_foreign (frame->item, foreign);
        }
    }
  else
    {
      g_autoptr (GString) element = g_string_new (NULL);

      way_append_field_element (element, way_reader_get_element (field), self->text->str, self->inner);
      way_reader_need_prefixes (self, self->inner);
      g_string_truncate (self->text, 0);
      way_reader_add_node (self, g_string_free (g_steal_pointer (&element), FALSE));
    }
  g_ptr_array_set_size (self->inner, 0);
  g_string_truncate (self->text, 0);
}

/* All entries are there: they become values. */
void
way_reader_end_lists (WayReader *self,
                      WayFrame  *frame)
{
  const WayKindInfo *info = way_item_get_info (frame->item);
  int                i;

  for (i = 0; frame->lists != NULL && i < info->n_fields; i++)
    {
      WayFrameList *list = &frame->lists[i];

      if (list->text == NULL)
        continue;
      if (list->n > 0 && !list->unsure && list->text->len <= (gsize)way_field_get_longest (&info->fields[i]))
        way_item_take_value (frame->item, i, g_string_free (g_steal_pointer (&list->text), FALSE));
      else
        way_reader_set_value (self, frame->item, i, list->text->str);
    }
}
