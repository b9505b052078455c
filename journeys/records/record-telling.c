/* record-telling.c - what tells a record from others of its name */
#include "config.h"

#include "journeys/model/join.h"
#include "journeys/records/record-telling.h"

/* So many values are enough. */
#define MOST_VALUES 4

/* Of a person it is not the first things that can be said. */
static const char *const of_contacts[] = { "account", "position", "email", "phone" };

static WayItem *
get_target (WayRecords     *self,
            const WayField *field,
            const char     *id)
{
  return way_records_get (self, field->targets & WAY_KIND_MASK (WAY_KIND_ACCOUNT) ? WAY_KIND_ACCOUNT : WAY_KIND_PERSONA, id, NULL);
}

/* NULL when it is long, or nothing to tell by. */
static char *
dup_shown (WayRecords     *self,
           const WayField *field,
           const char     *value)
{
  g_autoptr (WayItem) target = NULL;

  if (value == NULL || field->flags & WAY_FIELD_NAME || field->type == WAY_FIELD_PARAGRAPH ||
      field->type == WAY_FIELD_PICTURE || field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_REFERENCES)
    return NULL;
  if (field->type != WAY_FIELD_REFERENCE)
    return way_field_format (field, value);
  target = get_target (self, field, value);

  return target != NULL ? g_strdup (way_item_get_shown_name (target)) : NULL;
}

static guint
add (WayRecords     *self,
     WayItem        *record,
     const WayField *field,
     GString        *text)
{
  g_autofree char *shown = dup_shown (self, field, way_item_get (record, field->name));

  if (shown != NULL)
    way_join_append (text, " · ", shown);

  return shown != NULL;
}

/**
 * way_records_dup_telling:
 * @self: the records
 * @record: a record
 *
 * Finds a few short values beside its name: of a contact the account, the position and the e-mail address.
 *
 * Returns: (transfer full): them, for people; "" when nothing is known
 */
char *
way_records_dup_telling (WayRecords *self,
                         WayItem    *record)
{
  const WayKindInfo *info = way_item_get_info (record);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;
  int   i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  if (info->kind == WAY_KIND_CONTACT)
    for (i = 0; i < (int)G_N_ELEMENTS (of_contacts); i++)
      n += add (self, record, way_kind_get_field (info->kind, of_contacts[i]), text);
  if (n == 0)
    for (i = 0; n < MOST_VALUES && i < info->n_fields; i++)
      n += add (self, record, &info->fields[i], text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
