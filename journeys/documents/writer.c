/* writer.c - the canonical bytes of a map
 *
 * One element a line, two spaces for each level, attributes and elements in
 * the order in which the fields are declared, what was not understood where it
 * was found. The same map always gives the same bytes.
 */
#include "config.h"

#include "journeys/documents/writer.h"

#include <string.h>

#include "journeys/documents/reader-private.h"
#include "journeys/documents/writer-private.h"
#include "journeys/documents/xml-text.h"

static void write_item (WayWriter *writer,
                        WayItem   *item,
                        int        indent);

static void
write_field_line (WayWriter  *writer,
                  const char *name,
                  const char *text,
                  GPtrArray  *inner,
                  int         indent)
{
  guint mark = writer->scope->len;
  g_autoptr (GPtrArray) whole = inner != NULL ? way_writer_complete_inner (writer, inner) : NULL;

  way_writer_start_line (writer, indent);
  way_append_field_element (writer->out, name, text, whole);
  g_string_append_c (writer->out, '\n');
  g_array_set_size (writer->scope, mark);
}

static void
write_list (WayWriter      *writer,
            WayItem        *item,
            int             part,
            const WayField *field,
            int             indent)
{
  g_auto (GStrv) entries = g_strsplit (item->values[part] != NULL ? item->values[part] : "", "\n", -1);
  int n = g_strv_length (entries);
  g_autoptr (GArray) before = way_writer_place_foreign (item, part, WAY_FOREIGN_CHILD,
                                                        (const char **)entries, n);
  g_autoptr (GHashTable) by_entry = item->foreign != NULL ? way_writer_collect_inner (item, part) : NULL;
  guint next = 0;
  int   i;

  for (i = 0; i < n; i++)
    {
      way_writer_before (writer, before, &next, i, indent);
      write_field_line (writer, field->entry, entries[i],
                        by_entry != NULL ? g_hash_table_lookup (by_entry, entries[i]) : NULL, indent);
    }
  way_writer_before (writer, before, &next, G_MAXINT, indent);
}

static void
write_field (WayWriter      *writer,
             WayItem        *item,
             int             part,
             const WayField *field,
             int             indent)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GPtrArray) inner = NULL;
  guint next = 0;
  guint i;

  if (item->foreign == NULL)
    {
      if (item->values[part] == NULL)
        return;
      if (field->type != WAY_FIELD_LIST)
        {
          write_field_line (writer, field->name, item->values[part], NULL, indent);
          return;
        }
    }
  if (field->type == WAY_FIELD_LIST)
    {
      write_list (writer, item, part, field, indent);
      return;
    }

  before = way_writer_place_foreign (item, part, WAY_FOREIGN_CHILD, NULL, 0);
  way_writer_before (writer, before, &next, G_MAXINT, indent);
  for (i = 0; i < item->foreign->len; i++)
    if (way_writer_is_inner (g_ptr_array_index (item->foreign, i), part))
      {
        if (inner == NULL)
          inner = g_ptr_array_new ();
        g_ptr_array_add (inner, g_ptr_array_index (item->foreign, i));
      }
  if (item->values[part] != NULL || inner != NULL)
    write_field_line (writer, field->name, item->values[part], inner, indent);
}

static void
write_children (WayWriter *writer,
                WayItem   *item,
                int        slot,
                GArray    *placed,
                int        indent)
{
  int   n = way_item_n_children (item, slot);
  guint next = 0;
  int   i;

  for (i = 0; i < n; i++)
    {
      way_writer_before (writer, placed, &next, i, indent);
      write_item (writer, way_item_get_child (item, slot, i), indent);
    }
  way_writer_before (writer, placed, &next, G_MAXINT, indent);
}

/* The places of foreign content among the children of a slot. */
static GArray *
place_among_children (WayItem        *item,
                      int             part,
                      int             slot,
                      WayForeignPlace place)
{
  g_autoptr (GPtrArray) keys = NULL;
  int n, i;

  if (item->foreign == NULL)
    return NULL;
  n = way_item_n_children (item, slot);
  keys = g_ptr_array_sized_new (n);
  for (i = 0; i < n; i++)
    g_ptr_array_add (keys, way_item_get_child (item, slot, i)->id);

  return way_writer_place_foreign (item, part, place, (const char **)keys->pdata, n);
}

static void
write_placed_attributes (WayWriter *writer,
                         GArray    *placed)
{
  g_autoptr (GPtrArray) attributes = g_ptr_array_new ();
  guint i;

  for (i = 0; i < placed->len; i++)
    g_ptr_array_add (attributes, g_array_index (placed, WayPlaced, i).foreign);
  way_writer_foreign_attributes (writer, attributes);
}

static void
write_slot (WayWriter     *writer,
            WayItem       *item,
            int            part,
            int            slot,
            const WaySlot *info,
            int            indent)
{
  g_autoptr (GArray) outside = NULL;
  g_autoptr (GArray) inside = NULL;
  g_autoptr (GArray) attributes = NULL;
  guint mark = writer->scope->len;
  guint next = 0;

  if (info->element == NULL)
    {
      outside = place_among_children (item, part, slot, WAY_FOREIGN_CHILD);
      write_children (writer, item, slot, outside, indent);
      return;
    }

  if (item->foreign != NULL)
    {
      outside = way_writer_place_foreign (item, part, WAY_FOREIGN_CHILD, NULL, 0);
      inside = place_among_children (item, part, slot, WAY_FOREIGN_PART_CHILD);
      attributes = way_writer_place_foreign (item, part, WAY_FOREIGN_PART_ATTRIBUTE, NULL, 0);
      way_writer_before (writer, outside, &next, G_MAXINT, indent);
    }
  if (way_item_n_children (item, slot) == 0 && inside == NULL && attributes == NULL)
    return;

  way_writer_start_line (writer, indent);
  g_string_append_c (writer->out, '<');
  g_string_append (writer->out, info->element);
  if (attributes != NULL)
    write_placed_attributes (writer, attributes);
  if (way_item_n_children (item, slot) == 0 && inside == NULL)
    g_string_append (writer->out, "/>\n");
  else
    {
      g_string_append (writer->out, ">\n");
      write_children (writer, item, slot, inside, indent + 1);
      way_writer_start_line (writer, indent);
      g_string_append_printf (writer->out, "</%s>\n", info->element);
    }
  g_array_set_size (writer->scope, mark);
}

/* Items. */

/* Whether a known attribute stands where this one was kept because its value made no sense. */
static gboolean
is_replaced (WayItem          *item,
             const WayForeign *foreign)
{
  int place = way_kind_find_field (item->kind, foreign->name);

  return place >= 0 &&
         item->values[place] != NULL &&
         way_field_is_attribute (&way_item_get_info (item)->fields[place]);
}

static void
write_attributes (WayWriter *writer,
                  WayItem   *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  const char        *version = WAY_XML_VERSION;
  g_autoptr (GPtrArray) attributes = NULL;
  guint i;
  int   j;

  if (item->kind == WAY_KIND_MAP)
    {
      for (i = 0; item->foreign != NULL && i < item->foreign->len; i++)
        {
          const WayForeign *foreign = g_ptr_array_index (item->foreign, i);

          if (foreign->place == WAY_FOREIGN_ATTRIBUTE && strcmp (foreign->name, "version") == 0)
            version = foreign->text;
        }
      way_xml_append_attribute (writer->out, "xmlns", WAY_XML_NAMESPACE);
      way_xml_append_attribute (writer->out, "version", version);
    }
  way_xml_append_attribute (writer->out, "id", item->id);
  for (j = 0; j < info->n_fields; j++)
    if (item->values[j] != NULL && way_field_is_attribute (&info->fields[j]))
      way_xml_append_attribute (writer->out, info->fields[j].name, item->values[j]);
  if (item->foreign == NULL)
    return;
  attributes = g_ptr_array_new ();
  for (i = 0; i < item->foreign->len; i++)
    {
      WayForeign *foreign = g_ptr_array_index (item->foreign, i);

      if (foreign->place == WAY_FOREIGN_ATTRIBUTE && foreign->text != version && !is_replaced (item, foreign))
        g_ptr_array_add (attributes, foreign);
    }
  way_writer_foreign_attributes (writer, attributes);
}

static void
write_item (WayWriter *writer,
            WayItem   *item,
            int        indent)
{
  const WayKindInfo *info = way_item_get_info (item);
  guint              mark = writer->scope->len;
  g_autoptr (GArray) last = NULL;
  guint next = 0;
  gsize start;
  int   i;

  way_writer_start_line (writer, indent);
  g_string_append_c (writer->out, '<');
  g_string_append (writer->out, info->element);
  write_attributes (writer, item);
  start = writer->out->len;
  g_string_append (writer->out, ">\n");

  for (i = 0; i < info->n_fields; i++)
    if (!way_field_is_attribute (&info->fields[i]))
      write_field (writer, item, i, &info->fields[i], indent + 1);
    else if (item->foreign != NULL)
      {
        g_autoptr (GArray) before = way_writer_place_foreign (item, i, WAY_FOREIGN_CHILD, NULL, 0);
        guint first = 0;

        way_writer_before (writer, before, &first, G_MAXINT, indent + 1);
      }
  for (i = 0; i < info->n_slots; i++)
    write_slot (writer, item, info->n_fields + i, i, &info->slots[i], indent + 1);
  last = way_writer_place_foreign (item, info->n_fields + info->n_slots, WAY_FOREIGN_CHILD, NULL, 0);
  way_writer_before (writer, last, &next, G_MAXINT, indent + 1);

  if (writer->out->len == start + 2)
    {
      g_string_truncate (writer->out, start);
      g_string_append (writer->out, "/>\n");
    }
  else
    {
      way_writer_start_line (writer, indent);
      g_string_append (writer->out, "</");
      g_string_append (writer->out, info->element);
      g_string_append (writer->out, ">\n");
    }
  g_array_set_size (writer->scope, mark);
}

static void
writer_init (WayWriter *writer,
             GString   *out)
{
  writer->out = out;
  writer->scope = g_array_new (FALSE, FALSE, sizeof (WayDeclared));
  way_writer_declare (writer, "", WAY_XML_NAMESPACE);
}

static void
write_around (WayWriter      *writer,
              WayItem        *root,
              WayForeignPlace place)
{
  guint i;

  for (i = 0; root->foreign != NULL && i < root->foreign->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (root->foreign, i);

      if (foreign->place == place)
        way_writer_foreign_line (writer, foreign, 0);
    }
}

/**
 * way_writer_write_root:
 * @root: an item of the kind map
 *
 * Writes a map that no #WayMap holds, for example a copy made for another thread.
 *
 * Returns: (transfer full): the whole file
 */
GBytes *
way_writer_write_root (WayItem *root)
{
  GString  *out = g_string_sized_new (64 * 1024);
  WayWriter writer;

  writer_init (&writer, out);
  g_string_append (out, WAY_XML_DECLARATION);
  write_around (&writer, root, WAY_FOREIGN_BEFORE);
  write_item (&writer, root, 0);
  write_around (&writer, root, WAY_FOREIGN_AFTER);
  g_array_unref (writer.scope);

  return g_string_free_to_bytes (out);
}

/**
 * way_writer_write:
 * @map: a map
 *
 * Returns: (transfer full): the whole file; the same map always gives the same bytes
 */
GBytes *
way_writer_write (WayMap *map)
{
  g_return_val_if_fail (WAY_IS_MAP (map), NULL);

  return way_writer_write_root (way_map_get_root (map));
}

/**
 * way_writer_append_item:
 * @out: where to append
 * @item: an item
 * @indent: how many levels deep it stands
 *
 * Appends the lines of an item and all in it, as they stand in a file.
 */
void
way_writer_append_item (GString *out,
                        WayItem *item,
                        int      indent)
{
  WayWriter writer;

  writer_init (&writer, out);
  write_item (&writer, item, indent);
  g_array_unref (writer.scope);
}

static void
declare_prefixes (WayItem *item,
                  gpointer data)
{
  WayWriter *writer = data;
  guint      i, k;
  int        j;

  for (i = 0; item->foreign != NULL && i < item->foreign->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (item->foreign, i);

      for (j = 0; foreign->prefixes != NULL && foreign->prefixes[j] != NULL; j += 2)
        {
          gboolean known = FALSE;

          for (k = 0; k < writer->scope->len && !known; k++)
            known = strcmp (g_array_index (writer->scope, WayDeclared, k).prefix, foreign->prefixes[j]) == 0;
          if (known)
            continue;
          way_writer_append_declaration (writer, foreign->prefixes[j], foreign->prefixes[j + 1]);
          way_writer_declare (writer, foreign->prefixes[j], foreign->prefixes[j + 1]);
        }
    }
}

/**
 * way_writer_write_fragment:
 * @item: an item
 * @of: (nullable): what an attribute `of` says about it
 *
 * Writes an item for itself. Namespaces that were declared outside it are
 * declared around it, so that [func@reader_read_item] gives an equal item.
 *
 * Returns: (transfer full): an element `fragment` around the item
 */
GBytes *
way_writer_write_fragment (WayItem    *item,
                           const char *of)
{
  GString  *out = g_string_new (NULL);
  WayWriter writer;

  writer_init (&writer, out);
  g_string_append (out, "<fragment");
  way_xml_append_attribute (out, "xmlns", WAY_XML_NAMESPACE);
  way_item_foreach (item, declare_prefixes, &writer);
  if (of != NULL)
    way_xml_append_attribute (out, "of", of);
  g_string_append (out, ">\n");
  write_item (&writer, item, 1);
  g_string_append (out, "</fragment>\n");
  g_array_unref (writer.scope);

  return g_string_free_to_bytes (out);
}

/**
 * way_writer_writes_same:
 * @a: a map
 * @b: another
 *
 * Returns: whether their files are the same to the byte, with all that this version does not know
 */
gboolean
way_writer_writes_same (WayMap *a,
                        WayMap *b)
{
  g_autoptr (GBytes) first = way_writer_write (a);
  g_autoptr (GBytes) second = way_writer_write (b);

  return g_bytes_equal (first, second);
}
