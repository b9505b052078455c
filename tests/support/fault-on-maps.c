/* fault-on-maps.c - maps and the records they speak of, while something fails */
#include "config.h"

#include "tests/support/fault-operations.h"

#include "journeys/records/aliases.h"
#include "journeys/records/duplicates.h"
#include "journeys/records/erase.h"
#include "journeys/records/library-index.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"

static gboolean
list_mentions (WayFaultStage *stage,
               GError       **error)
{
  g_autoptr (GPtrArray) mentions = way_records_list_mentions (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error);
  g_autoptr (GPtrArray) stages = mentions != NULL ? way_records_list_stages (stage->records, way_map_get_uuid (stage->map), error) : NULL;
  guint i;

  if (stages == NULL)
    return FALSE;
  g_string_append_printf (stage->told, "%u mentions\n", mentions->len);
  for (i = 0; i < stages->len; i++)
    {
      WayLibraryStage *library_stage = g_ptr_array_index (stages, i);

      g_string_append_printf (stage->told, "%s %d %g\n", library_stage->title, library_stage->n_emotions, library_stage->emotion);
    }
  return TRUE;
}

/* The account was renamed since it was linked. */
static gboolean
prepare_stale (WayFaultStage *stage,
               GError       **error)
{
  g_autoptr (WayItem) account = way_records_get (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error);

  way_item_set (account, "name", "Nordwind SE", NULL);

  return way_records_update (stage->records, account, error);
}

static gboolean
list_stale (WayFaultStage *stage,
            GError       **error)
{
  g_autoptr (GPtrArray) stale = way_links_list_stale (stage->map, stage->records, error);
  g_autoptr (WayCommand) command = stale != NULL ? way_links_refresh_command (stage->map, stage->records, NULL, error) : NULL;
  guint i, j;

  if (command == NULL)
    return FALSE;
  for (i = 0; i < stale->len; i++)
    {
      WayStaleLink *link = g_ptr_array_index (stale, i);

      for (j = 0; j < link->differences->len; j++)
        {
          WayLinkDifference *difference = g_ptr_array_index (link->differences, j);

          g_string_append_printf (stage->told, "%s: %s, %s\n", link->name, difference->shown, difference->now);
        }
    }

  return TRUE;
}

static gboolean
list_unknown (WayFaultStage *stage,
              GError       **error)
{
  g_autoptr (GPtrArray) unknown = way_links_list_unknown (stage->map, stage->records, error);
  guint i;

  if (unknown == NULL)
    return FALSE;
  for (i = 0; i < unknown->len; i++)
    {
      WayUnknownLink *link = g_ptr_array_index (unknown, i);

      g_string_append_printf (stage->told, "%s %u\n", link->name, link->candidates->len);
    }

  return TRUE;
}

static gboolean
take_over (WayFaultStage *stage,
           GError       **error)
{
  g_autoptr (WayCommand) command = way_links_take_over (stage->map, stage->records, NULL, NULL, error);

  return command != NULL;
}

static gboolean
add_alias (WayFaultStage *stage,
           GError       **error)
{
  return way_records_add_alias (stage->records, WAY_KIND_ACCOUNT, "11111111-1111-4111-8111-999999999999", WAY_STAGE_ACCOUNT, error);
}

static gboolean
list_duplicates (WayFaultStage *stage,
                 GError       **error)
{
  g_autoptr (GPtrArray) duplicates = way_records_list_duplicates (stage->records, WAY_KIND_ACCOUNT, error);
  g_autoptr (GPtrArray) alike = duplicates != NULL ? way_records_list_alike (stage->records, WAY_KIND_ACCOUNT, "NORDWIND Logistik GmbH", error) : NULL;

  if (alike == NULL)
    return FALSE;
  g_string_append_printf (stage->told, "%u groups, %u alike\n", duplicates->len, alike->len);

  return TRUE;
}

static gboolean
plan_to_erase (WayFaultStage *stage,
               GError       **error)
{
  g_autoptr (WayErasure) plan = way_erasure_new (stage->records, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, NULL, error);

  if (plan == NULL)
    return FALSE;
  g_string_append_printf (stage->told, "%u maps, %u backups, %d names, %d texts\n", plan->maps->len, plan->backups->len, plan->n_names, plan->n_texts);

  return TRUE;
}

static gboolean
erase (WayFaultStage *stage,
       GError       **error)
{
  g_autoptr (WayErasure) plan = way_erasure_new (stage->records, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, NULL, error);

  return plan != NULL && way_erasure_perform (plan, stage->records, TRUE, error);
}

const WayFaultOperation way_fault_on_maps[] = {
  { "list mentions", OPEN, list_mentions, NULL },
  { "list what maps show of before", OPEN, list_stale, prepare_stale },
  { "list what is unknown", OPEN, list_unknown, NULL },
  { "take over what is unknown", LONG, take_over, NULL },
  { "add an alias", OPEN, add_alias, NULL },
  { "list duplicates", OPEN, list_duplicates, NULL },
  { "plan to erase", OPEN, plan_to_erase, NULL },
  { "erase", WHOLE, erase, NULL },
  { NULL },
};
