/* reader.c - a map out of the bytes of a file
 *
 * libxml2's event interface, which has a fraction of the cost of its reader
 * and of a tree, fed by us, so that nothing more is parsed after the first
 * error. The table of kinds says what every element and attribute is.
 */
#include "config.h"

#include "journeys/documents/reader-private.h"
#include "journeys/documents/text-guard.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/map-private.h"

/* What a map may take in memory, beside the bytes of the file: for each byte that the file may have. */
#define MOST_COST 3
/* libxml2 keeps all names in a table that gets slow beyond this. */
#define MOST_NAMES 20000
#define MOST_NOTICES 500
#define NOTICE_COST 512

static void
notice_free (gpointer data)
{
  WayNotice *notice = data;

  g_free (notice->message);
  g_free (notice);
}

int
way_reader_get_line (WayReader *self)
{
  return self->parser->input != NULL ? self->parser->input->line : 1;
}

/* Remembers something to tell; a file with thousands of faults is not told in full. */
void
way_reader_notice (WayReader  *self,
                   int         line,
                   gboolean    repaired,
                   const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  WayNotice       *notice;
  va_list          arguments;

  /* A file with more faults than anybody would mend is at its end soon. */
  if (!way_reader_spend (self, NOTICE_COST) || self->notices->len > MOST_NOTICES)
    return;

  if (self->notices->len == MOST_NOTICES)
    text = g_strdup (_ ("There is more of this kind, which is not listed."));
  else
    {
      va_start (arguments, format);
      text = g_strdup_vprintf (format, arguments);
      va_end (arguments);
    }
  notice = g_new0 (WayNotice, 1);
  notice->message = g_strdup_printf ("%s:%d: %s", self->name, line, text);
  notice->line = line;
  notice->repaired = repaired;
  g_ptr_array_add (self->notices, notice);
}

/* Ends the reading; the first reason is the one that is told. */
void
way_reader_fail (WayReader  *self,
                 int         code,
                 const char *message)
{
  if (self->error == NULL)
    g_set_error (&self->error, WAY_DOCUMENT_ERROR, code, "%s:%d: %s", self->name,
                 way_reader_get_line (self), message);
}

gboolean
way_reader_spend (WayReader *self,
                  gsize      bytes)
{
  self->cost += bytes;
  if (self->cost <= MOST_COST * self->most)
    return TRUE;

  way_reader_fail (self, WAY_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("The map is too large to be held in memory. It was not opened."));

  return FALSE;
}

/* Called by libxml2 for faults of the XML itself. */
static void
on_error (void     *data,
          xmlError *fault)
{
  WayReader       *self = data;
  g_autofree char *reason = NULL;

  if (fault->level == XML_ERR_WARNING || self->error != NULL)
    return;
  reason = g_strstrip (g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1));
  if (fault->level == XML_ERR_ERROR)
    {
      way_reader_notice (self, fault->line, FALSE, "%s", reason);
      return;
    }
  if (self->left == 0 && self->parser->input->cur >= self->parser->input->end)
    g_set_error (&self->error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED,
                 _ ("%s:%d: The file ends here in the middle of the map, so a part of it is missing. "
                    "Open an earlier copy."),
                 self->name, fault->line);
  else
    g_set_error (&self->error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED,
                 _ ("%s:%d: The file is damaged here (%s). "
                    "Open an earlier copy, or mend this line with a text editor."),
                 self->name, fault->line, reason);
}

static int
on_read (void *data,
         char *buffer,
         int   length)
{
  WayReader *self = data;
  gsize      n = MIN (self->left, (gsize)length);

  if (self->parser != NULL && xmlDictSize (self->parser->dict) > MOST_NAMES)
    way_reader_fail (self, WAY_DOCUMENT_ERROR_TOO_LARGE,
                     _ ("The file uses more than 20,000 different names. "
                        "It was not opened, because no map has so many."));
  if (self->error != NULL)
    return 0;
  memcpy (buffer, self->next, n);
  self->next += n;
  self->left -= n;

  return n;
}

static xmlParserInput *
refuse_entity (const char    *url,
               const char    *id,
               xmlParserCtxt *context)
{
  return NULL;
}

static void
prepare_library (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_entity);
      g_once_init_leave (&ready, 1);
    }
}

static void
reader_init (WayReader  *self,
             const char *name,
             WayKind     kind)
{
  memset (self, 0, sizeof *self);
  self->name = name;
  self->kind = kind;
  self->most = WAY_TEXT_GUARD_LARGEST;
  self->items = g_array_new (FALSE, FALSE, sizeof (WayReadItem));
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->unresolved = g_array_new (FALSE, FALSE, sizeof (WayUnresolved));
  self->notices = g_ptr_array_new_with_free_func (notice_free);
  self->text = g_string_new (NULL);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify)way_foreign_free);
  self->inner = g_ptr_array_new_with_free_func ((GDestroyNotify)way_foreign_free);
  self->raw = g_string_new (NULL);
  self->raw_needs = g_ptr_array_new ();
  self->raw_prefixes = g_array_new (FALSE, FALSE, sizeof (WayRawPrefix));
  self->frames[0].type = WAY_FRAME_DOCUMENT;
}

static void
reader_clear (WayReader *self)
{
  int i;

  for (i = 0; i <= self->depth; i++)
    way_frame_clear (&self->frames[i]);
  g_clear_pointer (&self->root, way_item_unref);
  g_array_unref (self->items);
  g_hash_table_unref (self->ids);
  g_array_unref (self->unresolved);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->of);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->inner);
  g_string_free (self->raw, TRUE);
  g_ptr_array_unref (self->raw_needs);
  g_array_unref (self->raw_prefixes);
}

static gboolean
reader_parse (WayReader *self,
              GBytes    *bytes,
              GError   **error)
{
  g_autoptr (GBytes) text = way_text_guard_check (bytes, self->name, self->most, error);
  xmlSAXHandler handler = way_reader_handler;

  if (text == NULL)
    return FALSE;

  prepare_library ();
  self->next = g_bytes_get_data (text, &self->left);
  handler.serror = on_error;
  self->parser = xmlCreateIOParserCtxt (&handler, self, on_read, NULL, self, XML_CHAR_ENCODING_NONE);
  if (self->parser == NULL)
    way_reader_fail (self, WAY_DOCUMENT_ERROR_MALFORMED, _ ("The file is empty. Open an earlier copy."));
  else
    {
      xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
      xmlParseDocument (self->parser);
      if (!self->parser->wellFormed && self->error == NULL)
        way_reader_fail (self, WAY_DOCUMENT_ERROR_MALFORMED,
                         _ ("The file is damaged here. Open an earlier copy."));
      else if (self->root == NULL)
        way_reader_fail (self, WAY_DOCUMENT_ERROR_NOT_A_MAP, _ ("The file is not a journey map."));
    }
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  return TRUE;
}

static int
compare_notices (gconstpointer a,
                 gconstpointer b)
{
  return (*(const WayNotice *const *)a)->line - (*(const WayNotice *const *)b)->line;
}

/* What a file describes wrongly is put right. */
static WayMap *
reader_make_map (WayReader *self)
{
  way_reader_resolve (self);
  if (self->doubt)
    way_reader_repair (self);

  return way_map_new_for_index (self->root, g_hash_table_ref (self->ids));
}

static WayMap *
read_map (GBytes     *bytes,
          const char *name,
          gsize       most,
          GPtrArray **notices,
          gboolean   *read_only,
          GError    **error)
{
  WayReader reader;
  WayMap   *map = NULL;

  reader_init (&reader, name, WAY_KIND_MAP);
  reader.most = most;
  if (reader_parse (&reader, bytes, error))
    {
      map = reader_make_map (&reader);
      g_ptr_array_sort (reader.notices, compare_notices);
      if (notices != NULL)
        *notices = g_steal_pointer (&reader.notices);
      if (read_only != NULL)
        *read_only = reader.read_only;
    }
  reader_clear (&reader);

  return map;
}

/**
 * way_reader_read:
 * @bytes: the whole of a file
 * @name: what to call it in messages
 * @notices: (out) (optional) (transfer full) (element-type WayNotice): what was odd, in the order of the file
 * @read_only: (out) (optional): whether a newer program wrote it in a way that must not be saved over
 * @error: where to put why it cannot be read, as NAME:LINE: message
 *
 * Reads a map. What is not understood is kept with the items it stands in;
 * references that lead nowhere, repeated ids and the like are repaired, and
 * each repair is told in @notices. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the map
 */
WayMap *
way_reader_read (GBytes     *bytes,
                 const char *name,
                 GPtrArray **notices,
                 gboolean   *read_only,
                 GError    **error)
{
  return read_map (bytes, name, WAY_TEXT_GUARD_LARGEST, notices, read_only, error);
}

/**
 * way_reader_read_own:
 * @bytes: what this program kept of a map by itself
 * @name: what to call it in messages
 * @notices: (out) (optional) (transfer full) (element-type WayNotice): what was odd
 * @read_only: (out) (optional): whether a newer program wrote it in a way that must not be saved over
 * @error: where to put why it cannot be read, as NAME:LINE: message
 *
 * The same as [func@reader_read], but of a map that may have become too large for a file.
 *
 * Returns: (transfer full) (nullable): the map
 */
WayMap *
way_reader_read_own (GBytes     *bytes,
                     const char *name,
                     GPtrArray **notices,
                     gboolean   *read_only,
                     GError    **error)
{
  return read_map (bytes, name, WAY_TEXT_GUARD_LARGEST_OWN, notices, read_only, error);
}

/**
 * way_reader_read_part:
 * @bytes: an element `fragment` around a map
 * @name: what to call it in messages
 * @of: (out) (transfer full) (nullable): what its attribute `of` says
 * @error: where to put why it cannot be read, as NAME:LINE: message
 *
 * Reads a part of a map as closely as a file; what is wrong is repaired without a word.
 *
 * Returns: (transfer full) (nullable): the part
 */
WayMap *
way_reader_read_part (GBytes     *bytes,
                      const char *name,
                      char      **of,
                      GError    **error)
{
  WayReader reader;
  WayMap   *map = NULL;

  reader_init (&reader, name, WAY_KIND_MAP);
  reader.wrapped = TRUE;
  if (reader_parse (&reader, bytes, error))
    {
      map = reader_make_map (&reader);
      *of = g_steal_pointer (&reader.of);
    }
  reader_clear (&reader);

  return map;
}

/**
 * way_reader_read_item:
 * @bytes: an element `fragment` around the element of one item
 * @name: what to call it in messages
 * @kind: what the item is
 * @error: where to put why it cannot be read
 *
 * Reads an item as [func@writer_write_fragment] wrote it. Nothing is repaired.
 *
 * Returns: (transfer full) (nullable): the item, without a parent
 */
WayItem *
way_reader_read_item (GBytes     *bytes,
                      const char *name,
                      WayKind     kind,
                      GError    **error)
{
  WayReader reader;
  WayItem  *item = NULL;

  reader_init (&reader, name, kind);
  reader.wrapped = TRUE;
  if (reader_parse (&reader, bytes, error))
    item = g_steal_pointer (&reader.root);
  reader_clear (&reader);

  return item;
}
