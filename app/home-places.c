/* home-places.c - the places that one can go to without a map, said once */
#include "config.h"

#include "app/home-places.h"

#include <glib/gi18n.h>

#include "widgets/records/views/fit-view.h"
#include "widgets/records/views/landscape-view.h"
#include "widgets/records/views/lead-view.h"
#include "widgets/records/views/matrix-view.h"
#include "widgets/records/views/tier-board.h"

static const WayHomePlace places[] = {
  { "maps", N_ ("All maps"), "map", N_ ("Maps"), WAY_N_KINDS, NULL },
  { "accounts", N_ ("Accounts"), "account", N_ ("Records"), WAY_KIND_ACCOUNT, NULL },
  { "contacts", N_ ("Contacts"), "contact", NULL, WAY_KIND_CONTACT, NULL },
  { "personas", N_ ("Personas"), "persona", NULL, WAY_KIND_PERSONA, NULL },
  { "jobs", N_ ("Jobs"), "job", NULL, WAY_KIND_JOB, NULL },
  { "profiles", N_ ("Customer profiles"), "tag", NULL, WAY_KIND_PROFILE, NULL },
  { "tiers", N_ ("Tier board"), "lane", N_ ("Views"), WAY_N_KINDS, way_tier_board_new },
  { "fit", N_ ("Is ABM right here?"), "metric", NULL, WAY_N_KINDS, way_fit_view_new },
  { "landscape", N_ ("Opportunity landscape"), "opportunity", NULL, WAY_N_KINDS, way_landscape_view_new },
  { "matrix", N_ ("Persona × job"), "step", NULL, WAY_N_KINDS, way_matrix_view_new },
  { "leads", N_ ("Lead scores"), "star", NULL, WAY_N_KINDS, way_lead_view_new },
};

/**
 * way_home_places_list:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the places, in the order in which they are shown
 */
const WayHomePlace *
way_home_places_list (int *n)
{
  *n = G_N_ELEMENTS (places);

  return places;
}

/**
 * way_home_places_find:
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the place of that name
 */
const WayHomePlace *
way_home_places_find (const char *name)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].name, name) == 0)
      return &places[i];

  return NULL;
}

/**
 * way_home_places_find_kind:
 * @kind: a kind of record
 *
 * Returns: (transfer none) (nullable): the place where records of that kind are listed
 */
const WayHomePlace *
way_home_places_find_kind (WayKind kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].kind == kind)
      return &places[i];

  return NULL;
}
