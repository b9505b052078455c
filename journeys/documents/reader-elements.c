/* reader-elements.c - elements and attributes into items and values */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/xml-text.h"

#define ITEM_COST(info) (sizeof (WayItem) + 64 + (info)->n_fields * sizeof (char *) + sizeof (WayReadItem) + 64)

static WayFrame *
push_frame (WayReader   *self,
            WayFrameType type,
            WayItem     *item,
            int          part)
{
  WayFrame *frame = &self->frames[++self->depth];

  memset (frame, 0, sizeof *frame);
  frame->type = type;
  frame->item = item;
  frame->part = part;

  return frame;
}

void
way_frame_clear (WayFrame *frame)
{
  int i;

  if (frame->lists != NULL)
    {
      for (i = 0; i < way_item_get_info (frame->item)->n_fields; i++)
        if (frame->lists[i].text != NULL)
          g_string_free (frame->lists[i].text, TRUE);
      g_clear_pointer (&frame->lists, g_free);
    }
  g_clear_pointer (&frame->annotated, g_hash_table_unref);
}

static gboolean
is_ours (const xmlChar *uri)
{
  return uri != NULL && strcmp ((const char *)uri, WAY_XML_NAMESPACE) == 0;
}

static const char *
get_element (const WayField *field)
{
  return field->type == WAY_FIELD_LIST ? field->entry : field->name;
}

/* Values. */

/* A value that is too long was typed somewhere, so it is kept. */
static gboolean
normalise (WayReader      *self,
           const WayField *field,
           const char     *text,
           char          **value,
           GError        **error)
{
  g_autoptr (GError) reason = NULL;
  WayField patient = *field;

  if (way_field_normalise (field, text, value, &reason))
    return TRUE;
  patient.longest = G_MAXINT;
  if (g_error_matches (reason, WAY_FIELD_ERROR, WAY_FIELD_ERROR_TOO_LONG) && way_field_normalise (&patient, text, value, NULL))
    {
      way_reader_notice (self, way_reader_get_line (self), FALSE, "%s", reason->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static gboolean
set_value (WayReader  *self,
           WayItem    *item,
           int         place,
           const char *text)
{
  g_autoptr (GError) reason = NULL;
  char *value;

  if (!normalise (self, &way_item_get_info (item)->fields[place], text, &value, &reason))
    {
      way_reader_notice (self, way_reader_get_line (self), FALSE, _ ("%s It was left as it is."), reason->message);
      return FALSE;
    }
  if (value != NULL)
    way_reader_spend (self, strlen (value) + 24);
  way_item_take_value (item, place, value);

  return TRUE;
}

/* The field behind an attribute; the search starts where the last one was found. */
static int
find_attribute (const WayKindInfo *info,
                const char        *name,
                int               *look)
{
  int i, n;

  for (n = 0, i = *look; n < info->n_fields; n++, i++)
    {
      if (i >= info->n_fields)
        i = 0;
      if (strcmp (info->fields[i].name, name) == 0 && way_field_is_attribute (&info->fields[i]))
        {
          *look = i + 1;
          return i;
        }
    }

  return -1;
}

static void
tell_unknown (WayReader  *self,
              const char *name)
{
  if (!self->newer)
    way_reader_notice (self, way_reader_get_line (self), FALSE, _ ("“%s” is not known here. It is kept as it is."), name);
}

/* Ids and versions. */

static gboolean
is_id (const char *text)
{
  int i;

  for (i = 0; text[i] != '\0'; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.", text[i]) == NULL)
      return FALSE;

  return i > 0 && i <= 64;
}

static void
give_id (WayReader *self,
         WayItem   *item,
         char      *id)
{
  const char *label = _ (way_item_get_info (item)->label);
  int         line = way_reader_get_line (self);

  if (id != NULL && is_id (id) && !g_hash_table_contains (self->ids, id))
    {
      g_free (item->id);
      item->id = id;
    }
  else
    {
      if (id == NULL)
        way_reader_notice (self, line, TRUE, _ ("%s has no id. It was given a new one."), label);
      else if (!is_id (id))
        way_reader_notice (self, line, TRUE, _ ("%s: “%s” cannot be an id. It was given a new one."), label, id);
      else
        way_reader_notice (self, line, TRUE, _ ("%s: The id “%s” is there twice. This one was given a new one."), label, id);
      g_free (id);
      g_free (item->id);
      item->id = NULL;
      do
        {
          g_autoptr (WayItem) fresh = way_item_new (WAY_KIND_LEVEL, NULL);

          g_free (item->id);
          item->id = item->kind == WAY_KIND_MAP ? g_uuid_string_random () : g_strdup (fresh->id);
        }
      while (g_hash_table_contains (self->ids, item->id));
    }
  g_hash_table_insert (self->ids, item->id, item);
}

static void
read_version (WayReader  *self,
              const char *version)
{
  int     line = way_reader_get_line (self);
  char   *end;
  guint64 major = g_ascii_strtoull (version, &end, 10);
  guint64 minor = *end == '.' ? g_ascii_strtoull (end + 1, NULL, 10) : 0;

  if (end == version)
    way_reader_notice (self, line, FALSE, _ ("“%s” is not a version. The map is read as version %s."), version, WAY_XML_VERSION);
  else if (major > 1)
    {
      self->read_only = TRUE;
      self->newer = TRUE;
      way_reader_notice (self, line, FALSE,
                         _ ("The map was made by a much newer Waymark (format %s). It can be looked at but not changed. "
                            "Install the newest version to change it."),
                         version);
    }
  else if (major == 1 && minor > 0)
    {
      self->newer = TRUE;
      way_reader_notice (self, line, FALSE,
                         _ ("The map was made by a newer Waymark (format %s). "
                            "What this version does not know is not shown, but is kept."),
                         version);
    }
}

/* Items. */

static void
read_attributes (WayReader      *self,
                 WayItem        *item,
                 int             n_namespaces,
                 const xmlChar **namespaces,
                 int             n_attributes,
                 const xmlChar **attributes)
{
  const WayKindInfo *info = way_item_get_info (item);
  char              *id = NULL;
  int                look = 0;
  int                i;

  way_reader_take_namespaces (self, WAY_FOREIGN_ATTRIBUTE, 0, n_namespaces, namespaces, item, NULL);
  for (i = 0; i < n_attributes; i++, attributes += 5)
    {
      const char      *name = (const char *)attributes[0];
      g_autofree char *value = NULL;
      int              place;

      if (attributes[1] == NULL)
        {
          value = g_strndup ((const char *)attributes[3], attributes[4] - attributes[3]);
          if (strcmp (name, "id") == 0)
            {
              id = g_steal_pointer (&value);
              continue;
            }
          if (item->kind == WAY_KIND_MAP && strcmp (name, "version") == 0)
            {
              read_version (self, value);
              if (strcmp (value, WAY_XML_VERSION) == 0)
                continue;
            }
          else
            {
              place = find_attribute (info, name, &look);
              if (place >= 0 && set_value (self, item, place, value))
                continue;
              if (place < 0)
                tell_unknown (self, name);
            }
        }
      way_item_take_foreign (item, way_reader_new_attribute (self, WAY_FOREIGN_ATTRIBUTE, attributes));
    }

  give_id (self, item, id);
}

static void
start_item (WayReader      *self,
            WayKind         kind,
            int             slot,
            int             n_namespaces,
            const xmlChar **namespaces,
            int             n_attributes,
            const xmlChar **attributes)
{
  WayFrame *around = &self->frames[self->depth];
  g_autoptr (WayItem) item = way_item_new (kind, "");
  WayReadItem        entry = { item, way_reader_get_line (self) };
  const WayKindInfo *info = way_item_get_info (item);

  if (!way_reader_spend (self, ITEM_COST (info)))
    return;
  read_attributes (self, item, n_namespaces, namespaces, n_attributes, attributes);
  g_array_append_val (self->items, entry);

  if (around->item == NULL)
    {
      self->root = way_item_ref (item);
      way_reader_place_pending (self, item, WAY_FOREIGN_BEFORE, 0, 0, NULL);
    }
  else
    {
      if (self->pending->len > 0)
        way_reader_place_pending (self, around->item,
                                  around->type == WAY_FRAME_CONTAINER ? WAY_FOREIGN_PART_CHILD : WAY_FOREIGN_CHILD,
                                  way_item_get_info (around->item)->n_fields + slot,
                                  way_item_n_children (around->item, slot), item->id);
      way_item_insert_child (around->item, slot, -1, item);
    }
  push_frame (self, WAY_FRAME_ITEM, item, 0);
}

static void
end_lists (WayReader *self,
           WayFrame  *frame)
{
  int i;

  for (i = 0; frame->lists != NULL && i < way_item_get_info (frame->item)->n_fields; i++)
    if (frame->lists[i].text != NULL)
      set_value (self, frame->item, i, frame->lists[i].text->str);
}

static void
end_item (WayReader *self,
          WayFrame  *frame)
{
  const WayKindInfo *info = way_item_get_info (frame->item);

  way_reader_place_pending (self, frame->item, WAY_FOREIGN_CHILD, info->n_fields + info->n_slots, G_MAXINT, NULL);
  end_lists (self, frame);
  way_frame_clear (frame);
}

/* Fields that are elements. */

static void
start_field (WayReader      *self,
             int             place,
             int             n_namespaces,
             const xmlChar **namespaces,
             int             n_attributes,
             const xmlChar **attributes)
{
  WayItem *item = self->frames[self->depth].item;
  int      i;

  g_ptr_array_set_size (self->inner, 0);
  way_reader_take_namespaces (self, WAY_FOREIGN_PART_ATTRIBUTE, place, n_namespaces, namespaces, NULL, self->inner);
  for (i = 0; i < n_attributes; i++, attributes += 5)
    g_ptr_array_add (self->inner, way_reader_new_attribute (self, WAY_FOREIGN_PART_ATTRIBUTE, attributes));
  push_frame (self, WAY_FRAME_FIELD, item, place);
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
add_entry (WayReader *self,
           WayFrame  *frame,
           int        place)
{
  WayFrameList    *list = get_list (frame, place);
  const WayField   text = { .type = WAY_FIELD_TEXT, .label = "", .longest = G_MAXINT };
  g_autofree char *entry = NULL;
  guint            i;

  way_field_normalise (&text, self->text->str, &entry, NULL);
  if (entry == NULL)
    return self->inner->len == 0;
  if (self->inner->len > 0 && !note_annotated (frame, place, entry))
    return FALSE;

  for (i = 0; i < self->inner->len; i++)
    {
      WayForeign *foreign = g_ptr_array_index (self->inner, i);

      foreign->index = list->n;
      foreign->anchor = g_strdup (entry);
      if (strcmp (entry, self->text->str) != 0)
        foreign->offset = G_MAXINT;
    }
  way_reader_spend (self, strlen (entry) + 1);
  if (list->text->len > 0)
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
  guint64     bit = G_GUINT64_CONSTANT (1) << place;
  const char *value;
  guint       i;

  if ((frame->seen & bit) != 0 || frame->item->values[place] != NULL || (way_field_is_attribute (&way_item_get_info (frame->item)->fields[place]) && self->inner->len > 0) || !set_value (self, frame->item, place, self->text->str))
    return FALSE;

  frame->seen |= bit;
  value = frame->item->values[place];
  for (i = 0; i < self->inner->len; i++)
    if (value == NULL || strcmp (value, self->text->str) != 0)
      ((WayForeign *)g_ptr_array_index (self->inner, i))->offset = G_MAXINT;

  return TRUE;
}

static void
end_field (WayReader *self,
           int        place)
{
  WayFrame       *frame = &self->frames[self->depth];
  const WayField *field = &way_item_get_info (frame->item)->fields[place];
  int             index = field->type == WAY_FIELD_LIST && frame->lists != NULL ? frame->lists[place].n : 0;
  gboolean        taken = field->type == WAY_FIELD_LIST ? add_entry (self, frame, place) : add_value (self, frame, place);
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

      way_append_field_element (element, get_element (field), self->text->str, self->inner);
      way_reader_need_prefixes (self, self->inner);
      g_string_truncate (self->text, 0);
      way_reader_add_node (self, g_string_free (g_steal_pointer (&element), FALSE));
    }
  g_ptr_array_set_size (self->inner, 0);
  g_string_truncate (self->text, 0);
}

/* What an element is in its place. */

typedef enum
{
  PART_NONE,
  PART_FIELD,
  PART_CONTAINER,
  PART_ITEM,
} PartType;

static PartType
match_part (const WayKindInfo *info,
            int                part,
            const char        *name,
            WayKind           *kind)
{
  const WaySlot *slot;

  if (part < info->n_fields)
    {
      const WayField *field = &info->fields[part];

      return !way_field_is_attribute (field) && strcmp (get_element (field), name) == 0 ? PART_FIELD : PART_NONE;
    }
  slot = &info->slots[part - info->n_fields];
  if (slot->element != NULL)
    return strcmp (slot->element, name) == 0 ? PART_CONTAINER : PART_NONE;

  return way_kind_from_element (slot->kinds, name, kind) ? PART_ITEM : PART_NONE;
}

static PartType
find_part (WayFrame   *frame,
           const char *name,
           int        *part,
           WayKind    *kind)
{
  const WayKindInfo *info = way_item_get_info (frame->item);
  int                n_parts = info->n_fields + info->n_slots;
  int                look = 0;
  int                i, n;

  for (n = 0, i = frame->look; n < n_parts; n++, i++)
    {
      PartType type;

      if (i >= n_parts)
        i = 0;
      type = match_part (info, i, name, kind);
      if (type != PART_NONE)
        {
          frame->look = i;
          *part = i;
          return type;
        }
    }

  /* Written by hand, a short field may be an element as well. */
  *part = find_attribute (info, name, &look);

  return *part >= 0 ? PART_FIELD : PART_NONE;
}

static void
start_container (WayReader      *self,
                 WayFrame       *frame,
                 int             part,
                 int             n_namespaces,
                 const xmlChar **namespaces,
                 int             n_attributes,
                 const xmlChar **attributes)
{
  WayItem *item = frame->item;
  guint64  bit = G_GUINT64_CONSTANT (1) << part;
  int      i;

  way_reader_place_pending (self, item, WAY_FOREIGN_CHILD, part, 0, NULL);
  if ((frame->seen & bit) == 0)
    {
      way_reader_take_namespaces (self, WAY_FOREIGN_PART_ATTRIBUTE, part, n_namespaces, namespaces, item, NULL);
      for (i = 0; i < n_attributes; i++, attributes += 5)
        {
          WayForeign *foreign = way_reader_new_attribute (self, WAY_FOREIGN_PART_ATTRIBUTE, attributes);

          foreign->part = part;
          way_item_take_foreign (item, foreign);
        }
      frame->seen |= bit;
    }
  else
    way_reader_notice (self, way_reader_get_line (self), TRUE, _ ("“%s” is there twice. Both were put together."),
                       way_item_get_info (item)->slots[part - way_item_get_info (item)->n_fields].element);
  push_frame (self, WAY_FRAME_CONTAINER, item, part);
}

/* Looks for the kind of an item in a container; mostly it is that of the last one. */
static gboolean
find_kind (WayFrame      *frame,
           const xmlChar *name,
           WayKind       *kind)
{
  const WayKindInfo *info = way_item_get_info (frame->item);

  if (frame->last_name != name)
    {
      if (!way_kind_from_element (info->slots[frame->part - info->n_fields].kinds, (const char *)name, &frame->last_kind))
        return FALSE;
      frame->last_name = name;
    }
  *kind = frame->last_kind;

  return TRUE;
}

static void
start_outermost (WayReader      *self,
                 const xmlChar  *name,
                 const xmlChar  *uri,
                 int             n_namespaces,
                 const xmlChar **namespaces,
                 int             n_attributes,
                 const xmlChar **attributes)
{
  const char *element = self->kind == WAY_KIND_MAP ? way_kind_get_info (WAY_KIND_MAP)->element : "fragment";

  if (strcmp ((const char *)name, element) != 0 || !is_ours (uri))
    way_reader_fail (self, WAY_DOCUMENT_ERROR_NOT_A_MAP,
                     _ ("The file is XML, but not a journey map. Choose a file that Waymark has written."));
  else if (self->kind == WAY_KIND_MAP)
    start_item (self, WAY_KIND_MAP, 0, n_namespaces, namespaces, n_attributes, attributes);
  else
    push_frame (self, WAY_FRAME_FRAGMENT, NULL, 0);
}

static void
on_start (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  WayReader *self = data;
  WayFrame  *frame = &self->frames[self->depth];
  WayKind    kind = WAY_KIND_MAP;
  int        part = 0;

  if (self->error != NULL)
    return;
  if (self->depth >= WAY_READER_DEEPEST)
    {
      way_reader_fail (self, WAY_DOCUMENT_ERROR_TOO_LARGE, _ ("Elements stand in one another too deep here."));
      return;
    }
  if (self->raw_depth == 0)
    {
      if (frame->type != WAY_FRAME_FIELD)
        way_reader_flush_stray_text (self);
      switch (frame->type)
        {
        case WAY_FRAME_DOCUMENT:
          start_outermost (self, name, uri, n_namespaces, namespaces, n_attributes, attributes);
          return;

        case WAY_FRAME_FRAGMENT:
          if (self->root != NULL || !is_ours (uri) || strcmp ((const char *)name, way_kind_get_info (self->kind)->element) != 0)
            way_reader_fail (self, WAY_DOCUMENT_ERROR_NOT_A_MAP, _ ("This is not an item of a map."));
          else
            start_item (self, self->kind, 0, n_namespaces, namespaces, n_attributes, attributes);
          return;

        case WAY_FRAME_CONTAINER:
          if (is_ours (uri) && find_kind (frame, name, &kind))
            {
              start_item (self, kind, frame->part - way_item_get_info (frame->item)->n_fields,
                          n_namespaces, namespaces, n_attributes, attributes);
              return;
            }
          break;

        case WAY_FRAME_ITEM:
          if (!is_ours (uri))
            break;
          switch (find_part (frame, (const char *)name, &part, &kind))
            {
            case PART_FIELD:
              start_field (self, part, n_namespaces, namespaces, n_attributes, attributes);
              return;
            case PART_CONTAINER:
              start_container (self, frame, part, n_namespaces, namespaces, n_attributes, attributes);
              return;
            case PART_ITEM:
              start_item (self, kind, part - way_item_get_info (frame->item)->n_fields,
                          n_namespaces, namespaces, n_attributes, attributes);
              return;
            case PART_NONE:
            default:
              break;
            }
          break;

        case WAY_FRAME_FIELD:
        default:
          break;
        }
      if (is_ours (uri))
        tell_unknown (self, (const char *)name);
    }

  way_reader_raw_start (self, name, prefix, uri, n_namespaces, namespaces, n_attributes, attributes);
}

static void
on_end (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  WayReader *self = data;
  WayFrame  *frame = &self->frames[self->depth];

  if (self->error != NULL)
    return;
  if (self->raw_depth > 0)
    {
      way_reader_raw_end (self, name, prefix);
      return;
    }
  if (frame->type != WAY_FRAME_FIELD)
    way_reader_flush_stray_text (self);
  switch (frame->type)
    {
    case WAY_FRAME_ITEM:
      end_item (self, frame);
      break;
    case WAY_FRAME_CONTAINER:
      way_reader_place_pending (self, frame->item, WAY_FOREIGN_PART_CHILD, frame->part, G_MAXINT, NULL);
      break;
    case WAY_FRAME_FIELD:
      self->depth--;
      end_field (self, frame->part);
      return;
    case WAY_FRAME_DOCUMENT:
    case WAY_FRAME_FRAGMENT:
    default:
      break;
    }
  self->depth--;
}

static void
on_text (void          *data,
         const xmlChar *text,
         int            length)
{
  WayReader *self = data;
  int        i;

  if (self->error != NULL)
    return;
  if (self->raw_depth > 0)
    {
      way_reader_raw_text (self, (const char *)text, length);
      return;
    }
  if (self->frames[self->depth].type != WAY_FRAME_FIELD && self->text->len == 0)
    {
      for (i = 0; i < length && g_ascii_isspace (text[i]); i++)
        ;
      if (i == length)
        return;
    }
  g_string_append_len (self->text, (const char *)text, length);
}

static void
on_cdata (void          *data,
          const xmlChar *text,
          int            length)
{
  WayReader *self = data;

  if (self->error == NULL && self->raw_depth > 0)
    {
      g_autofree char *markup = g_strdup_printf ("<![CDATA[%.*s]]>", length, (const char *)text);

      way_reader_raw_markup (self, markup);
    }
  else
    on_text (data, text, length);
}

static void
add_markup (WayReader *self,
            char      *markup)
{
  WayFrameType type = self->frames[self->depth].type;

  if (self->error != NULL || type == WAY_FRAME_FRAGMENT)
    g_free (markup);
  else if (self->raw_depth > 0)
    {
      way_reader_raw_markup (self, markup);
      g_free (markup);
    }
  else
    {
      if (type != WAY_FRAME_FIELD)
        way_reader_flush_stray_text (self);
      way_reader_add_node (self, markup);
    }
}

static void
on_comment (void          *data,
            const xmlChar *text)
{
  add_markup (data, g_strdup_printf ("<!--%s-->", (const char *)text));
}

static void
on_instruction (void          *data,
                const xmlChar *target,
                const xmlChar *text)
{
  add_markup (data, g_strdup_printf (text != NULL ? "<?%s %s?>" : "<?%s?>", (const char *)target, (const char *)text));
}

static void
on_end_document (void *data)
{
  WayReader *self = data;

  if (self->root != NULL)
    way_reader_place_pending (self, self->root, WAY_FOREIGN_AFTER, 0, 0, NULL);
}

static void
on_doctype (void          *data,
            const xmlChar *name,
            const xmlChar *id,
            const xmlChar *address)
{
  way_reader_fail (data, WAY_DOCUMENT_ERROR_MALFORMED, _ ("The file has a document type. It was not opened."));
}

static void
on_reference (void          *data,
              const xmlChar *name)
{
  way_reader_fail (data, WAY_DOCUMENT_ERROR_MALFORMED, _ ("The file uses an entity. It was not opened."));
}

const xmlSAXHandler way_reader_handler = {
  .initialized = XML_SAX2_MAGIC,
  .startElementNs = on_start,
  .endElementNs = on_end,
  .characters = on_text,
  .ignorableWhitespace = on_text,
  .cdataBlock = on_cdata,
  .comment = on_comment,
  .processingInstruction = on_instruction,
  .internalSubset = on_doctype,
  .reference = on_reference,
  .endDocument = on_end_document,
};
