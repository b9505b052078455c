/* reader-values.c - attributes into values, ids and references */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/xml-text.h"

#define LONGEST_ID 64
#define REFERENCE_COST 256 /* in time more than in memory */

static gboolean
is_id (const char *text)
{
  int i;

  for (i = 0; text[i] != '\0'; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_' && text[i] != '.')
      return FALSE;

  return i > 0 && i <= LONGEST_ID;
}

/* Whether all ids in a value are those of items that were read already. */
static gboolean
is_resolved (WayReader      *self,
             const WayField *field,
             const char     *value)
{
  char id[LONGEST_ID + 1];

  while (TRUE)
    {
      gsize          length = strcspn (value, " ");
      const WayItem *target;

      if (length > LONGEST_ID)
        return FALSE;
      memcpy (id, value, length);
      id[length] = '\0';
      target = g_hash_table_lookup (self->ids, id);
      if (target == NULL || (field->targets & WAY_KIND_MASK (target->kind)) == 0)
        return FALSE;
      if (value[length] == '\0')
        return TRUE;
      value += length + 1;
    }
}

/* Looks at the references that pointed forward when they were read. */
void
way_reader_resolve (WayReader *self)
{
  guint i;

  for (i = 0; i < self->unresolved->len && !self->doubt; i++)
    {
      const WayUnresolved *entry = &g_array_index (self->unresolved, WayUnresolved, i);

      if (!is_resolved (self, &way_item_get_info (entry->item)->fields[entry->field],
                        entry->item->values[entry->field]))
        self->doubt = TRUE;
    }
}

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

  patient.longest = G_MAXINT;
  if (!way_field_normalise_stored (&patient, text, value, error))
    return FALSE;
  if (!way_field_check_length (field, *value, &reason))
    way_reader_notice (self, way_reader_get_line (self), FALSE, _ ("%s It was kept all the same."),
                       reason->message);

  return TRUE;
}

static gboolean
spend_references (WayReader  *self,
                  const char *text)
{
  gsize n = 1;

  for (; *text != '\0'; text++)
    n += *text == ' ';

  return way_reader_spend (self, n * REFERENCE_COST);
}

/* Takes the text, unless it is no value of the field. */
gboolean
way_reader_take_value (WayReader *self,
                       WayItem   *item,
                       int        place,
                       char     **text)
{
  const WayField *field = &way_item_get_info (item)->fields[place];
  g_autoptr (GError) reason = NULL;
  char *value;

  if (field->type == WAY_FIELD_REFERENCES && !spend_references (self, *text))
    return FALSE;
  if (way_field_is_canonical (field, *text))
    value = g_steal_pointer (text);
  else if (!normalise (self, field, *text, &value, &reason))
    {
      way_reader_notice (self, way_reader_get_line (self), FALSE, _ ("%s It was left as it is."),
                         reason->message);
      return FALSE;
    }
  if (value != NULL)
    {
      way_reader_spend (self, strlen (value) + 24);
      if (field->targets != 0 && !is_resolved (self, field, value))
        {
          WayUnresolved entry = { item, place };

          g_array_append_val (self->unresolved, entry);
        }
    }
  way_item_take_value (item, place, value);

  return TRUE;
}

gboolean
way_reader_set_value (WayReader  *self,
                      WayItem    *item,
                      int         place,
                      const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return way_reader_take_value (self, item, place, &copy);
}

/* The field behind an attribute; the search starts where the last one was found. */
int
way_reader_find_attribute (const WayKindInfo *info,
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

void
way_reader_tell_unknown (WayReader  *self,
                         const char *name)
{
  if (!self->newer)
    way_reader_notice (self, way_reader_get_line (self), FALSE,
                       _ ("“%s” is not known here. It is kept as it is."), name);
}

/* An id that nothing has. */
char *
way_reader_new_id (WayReader *self,
                   WayKind    kind)
{
  char *id = NULL;

  do
    {
      g_autoptr (WayItem) fresh = way_item_new (WAY_KIND_LEVEL, NULL);

      g_free (id);
      id = kind == WAY_KIND_MAP ? g_uuid_string_random () : g_strdup (fresh->id);
    }
  while (g_hash_table_contains (self->ids, id));

  return id;
}

/* Takes the id that the file gives. */
static void
give_id (WayReader *self,
         WayItem   *item,
         char      *id)
{
  g_free (item->id);
  if (id != NULL && is_id (id) && !g_hash_table_contains (self->ids, id))
    item->id = id;
  else
    {
      const char *label = _ (way_item_get_info (item)->label);
      int         line = way_reader_get_line (self);

      if (id == NULL)
        way_reader_notice (self, line, TRUE, _ ("%s has no id. It was given a new one."), label);
      else if (!is_id (id))
        way_reader_notice (self, line, TRUE,
                           _ ("%s: “%s” cannot be an id. It was given a new one."), label, id);
      else
        way_reader_notice (self, line, TRUE,
                           _ ("%s: The id “%s” is there twice. This one was given a new one."), label, id);
      g_free (id);
      item->id = way_reader_new_id (self, item->kind);
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
    way_reader_notice (self, line, FALSE,
                       _ ("“%s” is not a version. The map is read as version %s."), version, WAY_XML_VERSION);
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

/* The version comes first in importance, whatever its place: it decides what is told of the rest. */
static void
read_versions (WayReader      *self,
               int             n_attributes,
               const xmlChar **attributes)
{
  int i;

  for (i = 0; i < n_attributes; i++, attributes += 5)
    if (attributes[1] == NULL && strcmp ((const char *)attributes[0], "version") == 0)
      {
        g_autofree char *version = way_reader_dup_value (attributes);

        read_version (self, version);
      }
}

/* Whether an attribute was understood. */
static gboolean
read_attribute (WayReader      *self,
                WayItem        *item,
                const xmlChar **attribute,
                char          **id,
                int            *look)
{
  const char      *name = (const char *)attribute[0];
  g_autofree char *value = NULL;
  int              place;

  if (attribute[1] != NULL)
    return FALSE;
  value = way_reader_dup_value (attribute);
  if (strcmp (name, "id") == 0)
    {
      *id = g_steal_pointer (&value);
      return TRUE;
    }
  if (item->kind == WAY_KIND_MAP && strcmp (name, "version") == 0)
    return strcmp (value, WAY_XML_VERSION) == 0;
  place = way_reader_find_attribute (way_item_get_info (item), name, look);
  if (place < 0)
    {
      way_reader_tell_unknown (self, name);
      return FALSE;
    }

  return way_reader_take_value (self, item, place, &value);
}

/* Fills an item from the attributes of its element. */
void
way_reader_read_attributes (WayReader      *self,
                            WayItem        *item,
                            int             n_namespaces,
                            const xmlChar **namespaces,
                            int             n_attributes,
                            const xmlChar **attributes)
{
  char *id = NULL;
  int   look = 0;
  int   i;

  if (item->kind == WAY_KIND_MAP)
    read_versions (self, n_attributes, attributes);
  if (n_namespaces > 0)
    way_reader_take_namespaces (self, WAY_FOREIGN_ATTRIBUTE, 0, n_namespaces, namespaces, item, NULL);
  for (i = 0; i < n_attributes; i++, attributes += 5)
    if (!read_attribute (self, item, attributes, &id, &look))
      way_item_take_foreign (item, way_reader_new_attribute (self, WAY_FOREIGN_ATTRIBUTE, attributes));

  give_id (self, item, id);
}
