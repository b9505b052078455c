/* reader-foreign.c - keeping what is not understood
 *
 * A foreign element becomes XML text again, with everything in it. Prefixes
 * that it uses but does not declare are noted, so that the writer can declare
 * them when the item has moved to where they are not declared.
 */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

#include "journeys/documents/xml-text.h"

static void
append_qualified (GString       *out,
                  const xmlChar *name,
                  const xmlChar *prefix)
{
  if (prefix != NULL)
    {
      g_string_append (out, (const char *)prefix);
      g_string_append_c (out, ':');
    }
  g_string_append (out, (const char *)name);
}

/* Keeps a node until it is known what it stands before. */
void
way_reader_add_node (WayReader *self,
                     char      *text)
{
  WayFrame   *frame = &self->frames[self->depth];
  WayForeign *foreign = way_foreign_new (WAY_FOREIGN_CHILD, NULL, NULL);

  foreign->text = text;
  if (self->raw_needs->len > 0)
    {
      guint i;

      foreign->prefixes = g_new0 (char *, self->raw_needs->len + 1);
      for (i = 0; i < self->raw_needs->len; i++)
        foreign->prefixes[i] = g_strdup (g_ptr_array_index (self->raw_needs, i));
      g_ptr_array_set_size (self->raw_needs, 0);
    }
  way_reader_spend (self, sizeof *foreign + strlen (text) + 64);
  if (frame->type == WAY_FRAME_FIELD)
    {
      foreign->place = WAY_FOREIGN_PART_CHILD;
      foreign->offset = self->text->len;
      g_ptr_array_add (self->inner, foreign);
    }
  else
    g_ptr_array_add (self->pending, foreign);
}

/* Says where the nodes stand that were waiting. */
void
way_reader_place_pending (WayReader      *self,
                          WayItem        *item,
                          WayForeignPlace place,
                          int             part,
                          int             index,
                          const char     *anchor)
{
  guint i;

  for (i = 0; i < self->pending->len; i++)
    {
      WayForeign *foreign = g_ptr_array_index (self->pending, i);

      foreign->place = place;
      foreign->part = part;
      foreign->index = index;
      foreign->anchor = g_strdup (anchor);
      way_item_take_foreign (item, foreign);
      self->pending->pdata[i] = NULL;
    }
  if (self->pending->len > 0)
    {
      /* They belong to the item now. */
      g_ptr_array_set_free_func (self->pending, NULL);
      g_ptr_array_set_size (self->pending, 0);
      g_ptr_array_set_free_func (self->pending, (GDestroyNotify)way_foreign_free);
    }
}

/* Text between elements, where none belongs. */
void
way_reader_flush_stray_text (WayReader *self)
{
  g_autoptr (GString) out = NULL;

  if (self->text->len == 0)
    return;
  out = g_string_new (NULL);
  way_xml_append_text (out, g_strstrip (self->text->str), -1);
  g_string_truncate (self->text, 0);
  way_reader_add_node (self, g_string_free (g_steal_pointer (&out), FALSE));
}

/* As long as entities are not replaced, which they never are here, libxml2 hands "&" over as "&#38;". */
static char *
decode (const xmlChar *text,
        gsize          left)
{
  const char *from = (const char *)text;
  char       *value = g_malloc (left + 1);
  char       *to = value;

  while (left > 0)
    {
      const char *found = memchr (from, '&', left);
      gsize       run = found != NULL ? (gsize)(found - from) + 1 : left;

      memcpy (to, from, run);
      to += run;
      from += run;
      left -= run;
      if (found != NULL && left >= 4 && memcmp (from, "#38;", 4) == 0)
        {
          from += 4;
          left -= 4;
        }
    }
  *to = '\0';

  return value;
}

/* The value of an attribute. */
char *
way_reader_dup_value (const xmlChar **attribute)
{
  return decode (attribute[3], attribute[4] - attribute[3]);
}

/* The name of a namespace, borrowed from the parser; empty for none. */
static const char *
get_namespace (WayReader     *self,
               const xmlChar *uri)
{
  g_autofree char *name = NULL;

  if (uri == NULL || strchr ((const char *)uri, '&') == NULL)
    return uri != NULL ? (const char *)uri : "";
  name = decode (uri, strlen ((const char *)uri));

  return (const char *)xmlDictLookup (self->parser->dict, (const xmlChar *)name, -1);
}

static void
need_prefix (GPtrArray     *needs,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  const char *text = prefix != NULL ? (const char *)prefix : "";
  guint       i;

  for (i = 0; i < needs->len; i += 2)
    if (strcmp (g_ptr_array_index (needs, i), text) == 0)
      return;
  g_ptr_array_add (needs, (gpointer)text);
  g_ptr_array_add (needs, (gpointer)uri);
}

static gboolean
declares (GPtrArray  *list,
          const char *prefix)
{
  guint i;

  for (i = 0; i < list->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (list, i);

      if (foreign->name != NULL &&
          g_str_has_prefix (foreign->name, "xmlns:") &&
          strcmp (foreign->name + 6, prefix) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Notes for the next node what its parts need from further out. */
void
way_reader_need_prefixes (WayReader *self,
                          GPtrArray *inner)
{
  guint i;
  int   j;

  for (i = 0; i < inner->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (inner, i);

      for (j = 0; foreign->prefixes != NULL && foreign->prefixes[j] != NULL; j += 2)
        if (!declares (inner, foreign->prefixes[j]))
          need_prefix (self->raw_needs, (const xmlChar *)foreign->prefixes[j],
                       (const xmlChar *)foreign->prefixes[j + 1]);
    }
}

/* Makes what is kept of one attribute, given as five pointers by libxml2. */
WayForeign *
way_reader_new_attribute (WayReader      *self,
                          WayForeignPlace place,
                          const xmlChar **attribute)
{
  WayForeign *foreign = way_foreign_new (place, NULL, NULL);

  foreign->name = attribute[1] != NULL
                    ? g_strconcat ((const char *)attribute[1], ":", (const char *)attribute[0], NULL)
                    : g_strdup ((const char *)attribute[0]);
  foreign->text = way_reader_dup_value (attribute);
  if (attribute[2] != NULL && strcmp ((const char *)attribute[1], "xml") != 0)
    {
      foreign->prefixes = g_new0 (char *, 3);
      foreign->prefixes[0] = g_strdup ((const char *)attribute[1]);
      foreign->prefixes[1] = g_strdup (get_namespace (self, attribute[2]));
    }
  way_reader_spend (self, sizeof *foreign + strlen (foreign->text) + 96);

  return foreign;
}

/* Keeps declarations of namespaces; they go to an item, or to a list. */
void
way_reader_take_namespaces (WayReader      *self,
                            WayForeignPlace place,
                            int             part,
                            int             n_namespaces,
                            const xmlChar **namespaces,
                            WayItem        *item,
                            GPtrArray      *list)
{
  int i;

  for (i = 0; i < n_namespaces; i++)
    {
      WayForeign *foreign;

      if (namespaces[2 * i] == NULL)
        continue;
      foreign = way_foreign_new (place, NULL, get_namespace (self, namespaces[2 * i + 1]));
      foreign->name = g_strconcat ("xmlns:", (const char *)namespaces[2 * i], NULL);
      foreign->part = part;
      way_reader_spend (self, sizeof *foreign + strlen (foreign->text) + 96);
      if (item != NULL)
        way_item_take_foreign (item, foreign);
      else
        g_ptr_array_add (list, foreign);
    }
}

static void
close_start_tag (WayReader *self)
{
  if (self->raw_open)
    g_string_append_c (self->raw, '>');
  self->raw_open = FALSE;
}

static void
use_prefix (WayReader     *self,
            const xmlChar *prefix,
            const xmlChar *uri)
{
  guint i;

  for (i = self->raw_prefixes->len; i > 0; i--)
    if (g_array_index (self->raw_prefixes, WayRawPrefix, i - 1).prefix == prefix)
      return;
  if (prefix == NULL ? g_strcmp0 ((const char *)uri, WAY_XML_NAMESPACE) == 0
                     : uri == NULL || strcmp ((const char *)prefix, "xml") == 0)
    return;
  need_prefix (self->raw_needs, prefix, (const xmlChar *)get_namespace (self, uri));
}

void
way_reader_raw_start (WayReader      *self,
                      const xmlChar  *name,
                      const xmlChar  *prefix,
                      const xmlChar  *uri,
                      int             n_namespaces,
                      const xmlChar **namespaces,
                      int             n_attributes,
                      const xmlChar **attributes)
{
  int i;

  if (self->raw_depth == 0)
    {
      g_string_truncate (self->raw, 0);
      g_ptr_array_set_size (self->raw_needs, 0);
      g_array_set_size (self->raw_prefixes, 0);
    }
  close_start_tag (self);
  self->raw_depth++;
  g_string_append_c (self->raw, '<');
  append_qualified (self->raw, name, prefix);
  for (i = 0; i < n_namespaces; i++)
    {
      WayRawPrefix declared = { namespaces[2 * i], self->raw_depth };
      const char  *value = get_namespace (self, namespaces[2 * i + 1]);

      g_array_append_val (self->raw_prefixes, declared);
      if (declared.prefix == NULL)
        way_xml_append_attribute (self->raw, "xmlns", value);
      else
        {
          g_autofree char *full = g_strconcat ("xmlns:", (const char *)declared.prefix, NULL);

          way_xml_append_attribute (self->raw, full, value);
        }
    }
  use_prefix (self, prefix, uri);
  for (i = 0; i < n_attributes; i++, attributes += 5)
    {
      g_autofree char *value = way_reader_dup_value (attributes);

      if (attributes[1] != NULL)
        {
          g_autofree char *full = g_strconcat ((const char *)attributes[1], ":",
                                               (const char *)attributes[0], NULL);

          use_prefix (self, attributes[1], attributes[2]);
          way_xml_append_attribute (self->raw, full, value);
        }
      else
        way_xml_append_attribute (self->raw, (const char *)attributes[0], value);
    }
  self->raw_open = TRUE;
}

void
way_reader_raw_end (WayReader     *self,
                    const xmlChar *name,
                    const xmlChar *prefix)
{
  if (self->raw_open)
    g_string_append (self->raw, "/>");
  else
    {
      g_string_append (self->raw, "</");
      append_qualified (self->raw, name, prefix);
      g_string_append_c (self->raw, '>');
    }
  self->raw_open = FALSE;
  while (self->raw_prefixes->len > 0 &&
         g_array_index (self->raw_prefixes, WayRawPrefix, self->raw_prefixes->len - 1).depth == self->raw_depth)
    g_array_set_size (self->raw_prefixes, self->raw_prefixes->len - 1);
  if (--self->raw_depth == 0)
    way_reader_add_node (self, g_strndup (self->raw->str, self->raw->len));
}

void
way_reader_raw_text (WayReader  *self,
                     const char *text,
                     int         length)
{
  close_start_tag (self);
  way_xml_append_text (self->raw, text, length);
}

/* A comment, a processing instruction or CDATA, as it stands. */
void
way_reader_raw_markup (WayReader  *self,
                       const char *markup)
{
  close_start_tag (self);
  g_string_append (self->raw, markup);
}
