/* command-xml.c - commands as text, for logs and for other programs
 *
 * Kinds and fields are written by name, because their places in the tables
 * change from version to version. Several kinds can have one element; those
 * after the first are numbered.
 */
#include "config.h"

#include "journeys/documents/command-xml.h"

#include <string.h>

#include <glib/gi18n.h>
#include <libxml/parser.h>

#include "journeys/commands/command-private.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/text-guard.h"
#include "journeys/documents/writer.h"
#include "journeys/documents/xml-text.h"

#define DEEPEST 128

static const char *const type_names[] = { "insert", "remove", "move", "set", "group" };

static char *
dup_kind_name (WayKind kind)
{
  const char *element = way_kind_get_info (kind)->element;
  int         number = 1;
  int         i;

  for (i = 0; i < (int)kind; i++)
    if (strcmp (way_kind_get_info (i)->element, element) == 0)
      number++;

  return number == 1 ? g_strdup (element) : g_strdup_printf ("%s.%d", element, number);
}

static gboolean
find_kind (const char *name,
           WayKind    *kind)
{
  int i;

  for (i = 0; name != NULL && i < WAY_N_KINDS; i++)
    {
      g_autofree char *own = dup_kind_name (i);

      if (strcmp (own, name) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Writing. */

static void
append_number (GString    *out,
               const char *name,
               int         number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  way_xml_append_attribute (out, name, text);
}

static void
append_string (GString    *out,
               const char *name,
               const char *value)
{
  if (value != NULL)
    way_xml_append_attribute (out, name, value);
}

static void
append_value (GString    *out,
              const char *element,
              const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "<%s>", element);
  way_xml_append_text (out, value, -1);
  g_string_append_printf (out, "</%s>", element);
}

static void
append_command (GString    *out,
                WayCommand *command,
                gboolean    outermost)
{
  guint i;

  g_string_append (out, "<command");
  if (outermost)
    way_xml_append_attribute (out, "xmlns", WAY_XML_NAMESPACE);
  way_xml_append_attribute (out, "type", type_names[command->type]);
  append_string (out, "label", command->label);
  append_string (out, "item", command->item_id);
  append_string (out, "parent", command->parent_id);
  append_string (out, "old-parent", command->old_parent_id);
  append_string (out, "follows", command->follows ? "yes" : NULL);
  append_number (out, "slot", command->slot);
  append_number (out, "index", command->index);
  append_number (out, "old-slot", command->old_slot);
  append_number (out, "old-index", command->old_index);
  if (command->type == WAY_COMMAND_SET || command->type == WAY_COMMAND_MOVE)
    {
      g_autofree char *kind = dup_kind_name (command->kind);

      way_xml_append_attribute (out, "kind", kind);
    }
  if (command->type == WAY_COMMAND_SET)
    way_xml_append_attribute (out, "field",
                              way_kind_get_info (command->kind)->fields[command->field].name);
  if (command->item != NULL)
    {
      g_autofree char *kind = dup_kind_name (way_item_get_kind (command->item));

      way_xml_append_attribute (out, "content", kind);
    }
  g_string_append_c (out, '>');

  append_value (out, "old", command->old_value);
  append_value (out, "new", command->new_value);
  if (command->item != NULL)
    {
      g_autoptr (GBytes) fragment = way_writer_write_fragment (command->item, NULL);
      gsize       size;
      const char *text = g_bytes_get_data (fragment, &size);

      g_string_append_len (out, text, size);
    }
  for (i = 0; command->children != NULL && i < command->children->len; i++)
    append_command (out, g_ptr_array_index (command->children, i), FALSE);
  g_string_append (out, "</command>");
}

/**
 * way_command_to_xml:
 * @command: a command
 *
 * Returns: (transfer full): the command as XML, with everything that is needed to
 *   apply it and to take it back
 */
char *
way_command_to_xml (WayCommand *command)
{
  GString *out = g_string_new (NULL);

  append_command (out, command, TRUE);

  return g_string_free (out, FALSE);
}

/* Reading. */

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED,
               _ ("This is not a change of a map (%s)."), why);
  return FALSE;
}

static char *
get_string (xmlNode    *node,
            const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *)name);
  char    *copy = g_strdup ((const char *)value);

  xmlFree (value);

  return copy;
}

static gboolean
get_number (xmlNode    *node,
            const char *name,
            int        *number,
            GError    **error)
{
  g_autofree char *text = get_string (node, name);
  gint64           value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, -1, G_MAXINT, &value, NULL))
    return refuse (error, name);
  *number = value;

  return TRUE;
}

static char *
get_content (xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  char    *copy = g_strdup (text != NULL ? (const char *)text : "");

  xmlFree (text);

  return copy;
}

/* The item, read by the reader of files from the text of its element. */
static WayItem *
read_item (xmlNode *node,
           WayKind  kind,
           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlDoc    *document = xmlNewDoc ((const xmlChar *)"1.0");
  xmlNode   *copy = xmlDocCopyNode (node, document, 1);

  xmlDocSetRootElement (document, copy);
  xmlNodeDump (buffer, document, copy, 0, 0);
  bytes = g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlFreeDoc (document);
  xmlBufferFree (buffer);

  return way_reader_read_item (bytes, "command", kind, error);
}

static WayCommand *read_command (xmlNode *node,
                                 int      depth,
                                 GError **error);

static gboolean
read_children (WayCommand *command,
               xmlNode    *node,
               int         depth,
               GError    **error)
{
  xmlNode *child;

  for (child = node->children; child != NULL; child = child->next)
    {
      const char *name = (const char *)child->name;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (strcmp (name, "old") == 0 && command->old_value == NULL)
        command->old_value = get_content (child);
      else if (strcmp (name, "new") == 0 && command->new_value == NULL)
        command->new_value = get_content (child);
      else if (strcmp (name, "fragment") == 0 && command->item == NULL)
        {
          g_autofree char *content = get_string (node, "content");
          WayKind          kind;

          if (!find_kind (content, &kind))
            return refuse (error, "content");
          command->item = read_item (child, kind, error);
          if (command->item == NULL)
            return FALSE;
        }
      else if (strcmp (name, "command") == 0 && command->children != NULL)
        {
          WayCommand *part = read_command (child, depth + 1, error);

          if (part == NULL)
            return FALSE;
          g_ptr_array_add (command->children, part);
        }
      else
        return refuse (error, name);
    }

  return TRUE;
}

/* Values from a log are looked at as closely as typed ones. */
static gboolean
check_value (WayCommand *command,
             char      **value,
             GError    **error)
{
  char *normal;

  if (*value == NULL)
    return TRUE;
  if (!way_field_normalise_stored (&way_kind_get_info (command->kind)->fields[command->field],
                                   *value, &normal, error))
    return FALSE;
  g_free (*value);
  *value = normal;

  return TRUE;
}

static gboolean
read_type (WayCommand *command,
           xmlNode    *node,
           GError    **error)
{
  g_autofree char *type = get_string (node, "type");
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (type, type_names[i]) == 0)
      {
        command->type = i;
        return TRUE;
      }

  return refuse (error, "type");
}

/* What is inserted is what it is called: it is found by that when it is taken back. */
static gboolean
has_item (const WayCommand *command)
{
  return command->item != NULL && g_strcmp0 (command->item_id, way_item_get_id (command->item)) == 0;
}

static gboolean
is_complete (const WayCommand *command)
{
  switch (command->type)
    {
    case WAY_COMMAND_INSERT:
      return has_item (command) && command->parent_id != NULL;
    case WAY_COMMAND_REMOVE:
      return has_item (command);
    case WAY_COMMAND_MOVE:
      return command->item_id != NULL && command->parent_id != NULL;
    case WAY_COMMAND_SET:
      return command->item_id != NULL;
    case WAY_COMMAND_GROUP:
    default:
      return TRUE;
    }
}

static gboolean
read_all (WayCommand *command,
          xmlNode    *node,
          int         depth,
          GError    **error)
{
  g_autofree char *kind = get_string (node, "kind");
  g_autofree char *field = get_string (node, "field");

  if (!read_type (command, node, error) ||
      !get_number (node, "slot", &command->slot, error) ||
      !get_number (node, "index", &command->index, error) ||
      !get_number (node, "old-slot", &command->old_slot, error) ||
      !get_number (node, "old-index", &command->old_index, error))
    return FALSE;
  command->follows = xmlHasProp (node, (const xmlChar *)"follows") != NULL;
  command->label = get_string (node, "label");
  command->item_id = get_string (node, "item");
  command->parent_id = get_string (node, "parent");
  command->old_parent_id = get_string (node, "old-parent");
  if ((command->type == WAY_COMMAND_SET || command->type == WAY_COMMAND_MOVE) &&
      !find_kind (kind, &command->kind))
    return refuse (error, "kind");
  if (command->type == WAY_COMMAND_SET)
    {
      command->field = field != NULL ? way_kind_find_field (command->kind, field) : -1;
      if (command->field < 0)
        return refuse (error, "field");
    }
  if (command->type == WAY_COMMAND_GROUP)
    command->children = g_ptr_array_new_with_free_func ((GDestroyNotify)way_command_unref);
  if (!read_children (command, node, depth, error))
    return FALSE;
  if (command->type == WAY_COMMAND_SET &&
      (!check_value (command, &command->old_value, error) ||
       !check_value (command, &command->new_value, error)))
    return FALSE;

  if (!is_complete (command))
    return refuse (error, type_names[command->type]);

  return TRUE;
}

static WayCommand *
read_command (xmlNode *node,
              int      depth,
              GError **error)
{
  WayCommand *command;

  if (depth > DEEPEST || strcmp ((const char *)node->name, "command") != 0)
    {
      refuse (error, (const char *)node->name);
      return NULL;
    }
  command = g_new0 (WayCommand, 1);
  g_ref_count_init (&command->ref_count);
  if (!read_all (command, node, depth, error))
    g_clear_pointer (&command, way_command_unref);

  return command;
}

/**
 * way_command_from_xml:
 * @text: what [func@command_to_xml] gave
 * @length: how many bytes, or -1 up to the zero
 * @error: where to put why it is no command
 *
 * Returns: (transfer full) (nullable): an equal command, which can be applied to an equal map
 */
WayCommand *
way_command_from_xml (const char *text,
                      gssize      length,
                      GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize)length);
  g_autoptr (GBytes) checked = way_text_guard_check (bytes, "command", WAY_TEXT_GUARD_LARGEST, error);
  WayCommand *command = NULL;
  xmlDoc     *document;
  gsize       size;
  const char *data;

  if (checked == NULL)
    return NULL;
  data = g_bytes_get_data (checked, &size);
  document = xmlReadMemory (data, size, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    refuse (error, "XML");
  else
    command = read_command (xmlDocGetRootElement (document), 0, error);
  xmlFreeDoc (document);

  return command;
}
