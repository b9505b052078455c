/* buying-group.c - the people of one account who decide together */
#include "config.h"

#include "journeys/insight/buying-group.h"

#include <string.h>

#include <glib/gi18n.h>

/**
 * way_member_free:
 * @self: (transfer full): a member
 *
 * Frees it.
 */
void
way_member_free (WayMember *self)
{
  g_clear_pointer (&self->contact, way_item_unref);
  g_clear_pointer (&self->persona, way_item_unref);
  g_free (self);
}

/**
 * way_override_free:
 * @self: (transfer full): an override
 *
 * Frees it.
 */
void
way_override_free (WayOverride *self)
{
  g_free (self->own);
  g_free (self->inherited);
  g_free (self);
}

static void
add_member (GPtrArray *group,
            WayItem   *contact,
            WayItem   *persona)
{
  WayMember *member = g_new0 (WayMember, 1);

  member->contact = way_item_ref (contact);
  member->persona = persona != NULL ? way_item_ref (persona) : NULL;
  g_ptr_array_add (group, member);
}

/**
 * way_buying_group_read:
 * @records: the records
 * @account_id: an account
 * @error: where to put why it failed
 *
 * Reads the contacts of an account, each with the persona it starts from.
 *
 * Returns: (transfer full) (nullable) (element-type WayMember): the people, by name
 */
GPtrArray *
way_buying_group_read (WayRecords *records,
                       const char *account_id,
                       GError    **error)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func ((GDestroyNotify)way_member_free);
  g_autoptr (GPtrArray) found = way_records_list_referrers (records, WAY_KIND_ACCOUNT, account_id, error);
  g_autoptr (GHashTable) personas = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)way_item_unref);
  guint i;

  if (found == NULL)
    return NULL;
  for (i = 0; i < found->len; i++)
    {
      WayItem    *contact = g_ptr_array_index (found, i);
      const char *id = way_item_get (contact, "persona");
      WayItem    *persona = id != NULL ? g_hash_table_lookup (personas, id) : NULL;

      if (way_item_get_kind (contact) != WAY_KIND_CONTACT)
        continue;
      if (id != NULL && persona == NULL)
        {
          persona = way_records_get (records, WAY_KIND_PERSONA, id, error);
          if (persona == NULL)
            return NULL;
          g_hash_table_insert (personas, (char *)way_item_get_id (persona), persona);
        }
      add_member (group, contact, persona);
    }

  return g_steal_pointer (&group);
}

/**
 * way_buying_group_find:
 * @desk: what records are worked on, with a root of the kind records
 * @account_id: an account
 *
 * Finds the contacts of an account among those that are on the desk.
 *
 * Returns: (transfer full) (element-type WayMember): the people, in the order of the desk
 */
GPtrArray *
way_buying_group_find (WayMap     *desk,
                       const char *account_id)
{
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify)way_member_free);
  int        i;

  for (i = 0; i < way_map_n (desk, WAY_RECORDS_CONTACTS); i++)
    {
      WayItem    *contact = way_map_get (desk, WAY_RECORDS_CONTACTS, i);
      const char *account = way_item_get (contact, "account");
      const char *persona = way_item_get (contact, "persona");

      if (g_strcmp0 (account, account_id) == 0)
        add_member (group, contact, persona != NULL ? way_map_find (desk, persona) : NULL);
    }

  return group;
}

/* Whether a contact takes this field from its persona. A name and a note are everybody's own. */
static gboolean
is_inherited (const WayField *field)
{
  return !(field->flags & WAY_FIELD_NAME) && strcmp (field->name, "note") != 0 &&
         way_kind_find_field (WAY_KIND_PERSONA, field->name) >= 0;
}

/**
 * way_member_get:
 * @self: a person
 * @field: the name of a field of contacts
 *
 * Returns: (transfer none) (nullable): the value, from the persona where the contact has none
 */
const char *
way_member_get (const WayMember *self,
                const char      *field)
{
  const WayField *description = way_kind_get_field (WAY_KIND_CONTACT, field);
  const char     *value;

  g_return_val_if_fail (description != NULL, NULL);

  value = way_item_get (self->contact, field);
  if (value == NULL && self->persona != NULL && is_inherited (description))
    value = way_item_get (self->persona, field);

  return value;
}

/**
 * way_member_dup_role:
 * @self: a person
 *
 * Returns: (transfer full) (nullable): the part in the buying group, for the user
 */
char *
way_member_dup_role (const WayMember *self)
{
  const char *role = way_member_get (self, "role");

  return role != NULL ? way_field_format (way_kind_get_field (WAY_KIND_CONTACT, "role"), role) : NULL;
}

/**
 * way_member_list_overrides:
 * @self: a person
 *
 * Lists where the contact says something else than its persona. What the persona says
 * nothing of is not overridden, only added.
 *
 * Returns: (transfer full) (element-type WayOverride): the differences, in the order of the fields
 */
GPtrArray *
way_member_list_overrides (const WayMember *self)
{
  GPtrArray         *overrides = g_ptr_array_new_with_free_func ((GDestroyNotify)way_override_free);
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_CONTACT);
  int                i;

  for (i = 0; self->persona != NULL && i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];
      const char     *own = way_item_get_at (self->contact, i);
      const char     *inherited = is_inherited (field) ? way_item_get (self->persona, field->name) : NULL;
      WayOverride    *override;

      if (own == NULL || inherited == NULL || strcmp (own, inherited) == 0)
        continue;
      override = g_new0 (WayOverride, 1);
      override->field = field;
      override->own = way_field_format (field, own);
      override->inherited = way_field_format (way_kind_get_field (WAY_KIND_PERSONA, field->name), inherited);
      g_ptr_array_add (overrides, override);
    }

  return overrides;
}
