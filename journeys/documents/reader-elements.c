/* reader-elements.c - elements and attributes into items and values */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/xml-text.h"

#define ITEM_COST(info) \
  (sizeof (WayItem) + 64 + ((info)->n_fields + (info)->n_slots) * sizeof (char *) + sizeof (WayReadItem) + 64)

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

/* Items. */

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
  way_reader_read_attributes (self, item, n_namespaces, namespaces, n_attributes, attributes);
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
                                  around->type == WAY_FRAME_CONTAINER
                                    ? WAY_FOREIGN_PART_CHILD
                                    : WAY_FOREIGN_CHILD,
                                  way_item_get_info (around->item)->n_fields + slot,
                                  way_item_n_children (around->item, slot), item->id);
      way_item_insert_child (around->item, slot, -1, item);
    }
  push_frame (self, WAY_FRAME_ITEM, item, 0);
}

/* Whether something must be repaired; see repair.c, which looks closer. */
static void
doubt_item (WayReader *self,
            WayItem   *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  guint64            missing = 0;
  int                i;

  if (!self->knows_required[item->kind])
    {
      for (i = 0; i < info->n_fields; i++)
        if (info->fields[i].flags & WAY_FIELD_REQUIRED)
          self->required[item->kind] |= G_GUINT64_CONSTANT (1) << i;
      self->knows_required[item->kind] = TRUE;
    }
  missing = self->required[item->kind];
  for (i = 0; missing != 0; i++, missing >>= 1)
    if ((missing & 1) != 0 && item->values[i] == NULL)
      self->doubt = TRUE;
  if (item->kind == WAY_KIND_STAGE && way_item_n_children (item, WAY_STAGE_STEPS) == 0)
    self->doubt = TRUE;
  if (item->parent == self->root &&
      item->slot == WAY_MAP_CARDS &&
      (item->values[WAY_CARD_STEP] == NULL || item->values[WAY_CARD_LANE] == NULL))
    self->doubt = TRUE;
}

static void
end_item (WayReader *self,
          WayFrame  *frame)
{
  const WayKindInfo *info = way_item_get_info (frame->item);

  way_reader_place_pending (self, frame->item, WAY_FOREIGN_CHILD, info->n_fields + info->n_slots,
                            G_MAXINT, NULL);
  way_reader_end_lists (self, frame);
  doubt_item (self, frame->item);
  way_frame_clear (frame);
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

      return !way_field_is_attribute (field) && strcmp (way_reader_get_element (field), name) == 0
               ? PART_FIELD
               : PART_NONE;
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
  *part = way_reader_find_attribute (info, name, &look);

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
      way_reader_take_namespaces (self, WAY_FOREIGN_PART_ATTRIBUTE, part, n_namespaces, namespaces,
                                  item, NULL);
      for (i = 0; i < n_attributes; i++, attributes += 5)
        {
          WayForeign *foreign = way_reader_new_attribute (self, WAY_FOREIGN_PART_ATTRIBUTE, attributes);

          foreign->part = part;
          way_item_take_foreign (item, foreign);
        }
      frame->seen |= bit;
    }
  else
    way_reader_notice (self, way_reader_get_line (self), TRUE,
                       _ ("“%s” is there twice. Both were put together."),
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
      if (!way_kind_from_element (info->slots[frame->part - info->n_fields].kinds,
                                  (const char *)name, &frame->last_kind))
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
  const char *element = self->wrapped ? "fragment" : way_kind_get_info (self->kind)->element;
  int         i;

  if (strcmp ((const char *)name, element) != 0 || !is_ours (uri))
    way_reader_fail (self, WAY_DOCUMENT_ERROR_NOT_A_MAP,
                     _ ("The file is XML, but not a journey map. Choose a file that Waymark has written."));
  else if (!self->wrapped)
    start_item (self, self->kind, 0, n_namespaces, namespaces, n_attributes, attributes);
  else
    {
      for (i = 0; i < n_attributes; i++, attributes += 5)
        if (self->of == NULL && attributes[1] == NULL && strcmp ((const char *)attributes[0], "of") == 0)
          self->of = way_reader_dup_value (attributes);
      push_frame (self, WAY_FRAME_FRAGMENT, NULL, 0);
    }
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
      way_reader_fail (self, WAY_DOCUMENT_ERROR_TOO_LARGE,
                       _ ("Elements stand in one another too deep here."));
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
          if (self->root != NULL ||
              !is_ours (uri) ||
              strcmp ((const char *)name, way_kind_get_info (self->kind)->element) != 0)
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
              way_reader_start_field (self, part, n_namespaces, namespaces, n_attributes, attributes);
              push_frame (self, WAY_FRAME_FIELD, frame->item, part);
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
        way_reader_tell_unknown (self, (const char *)name);
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
      way_reader_end_field (self, frame->part);
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
  add_markup (data,
              g_strdup_printf (text != NULL ? "<?%s %s?>" : "<?%s?>", (const char *)target,
                               (const char *)text));
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
  way_reader_fail (data, WAY_DOCUMENT_ERROR_MALFORMED,
                   _ ("The file has a document type. It was not opened."));
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
