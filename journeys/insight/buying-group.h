/* buying-group.h - the people of one account who decide together
 *
 * A contact starts from a persona: what is not known of the contact is taken
 * from there, and what is known of both and differs is an override.
 */
#pragma once

#include "journeys/model/map.h"
#include "journeys/records/records.h"

/* One person. */
typedef struct
{
  WayItem *contact; /* owned */
  WayItem *persona; /* owned; or NULL */
} WayMember;

/* Where a contact differs from its persona. */
typedef struct
{
  const WayField *field; /* of the contact; borrowed */
  char           *own;   /* for the user */
  char           *inherited;
} WayOverride;

void way_member_free (WayMember *self);

void way_override_free (WayOverride *self);

GPtrArray *way_buying_group_read (WayRecords *records,
                                  const char *account_id,
                                  GError    **error);

GPtrArray *way_buying_group_find (WayMap     *desk,
                                  const char *account_id);

const char *way_member_get (const WayMember *self,
                            const char      *field);

char *way_member_dup_role (const WayMember *self);

GPtrArray *way_member_list_overrides (const WayMember *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMember, way_member_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayOverride, way_override_free)
