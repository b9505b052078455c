/* fault-on-maps.c - maps and the records they speak of, while something fails */
#include "config.h"

#include "tests/support/fault-operations.h"

#include "journeys/records/aliases.h"
#include "journeys/records/backup.h"
#include "journeys/records/duplicates.h"
#include "journeys/records/erase.h"
#include "journeys/records/library-index.h"
#include "journeys/records/library-reviews.h"
#include "journeys/records/library.h"
#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"
#include "journeys/records/links.h"
#include "journeys/records/merge.h"
#include "tests/support/linked-map.h"

#include <string.h>

#include <sqlite3.h>

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

static gboolean
list_reviews (WayFaultStage *stage,
              GError       **error)
{
  g_autoptr (GPtrArray) reviews = way_records_list_reviews_of (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error);

  return reviews != NULL && way_fault_tell_count (stage, reviews->len);
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

static const char *
find_link_id (WayMap     *map,
              const char *name)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    if (strcmp (way_item_get_name (way_map_get (map, WAY_MAP_RECORDS, i)), name) == 0)
      return way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, i));

  g_return_val_if_reached (NULL);
}

/* One is new, one is known, and one is on the map twice. */
static gboolean
settle (WayFaultStage *stage,
        GError       **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WayCommand) command = NULL;

  g_hash_table_insert (choices, (gpointer)find_link_id (stage->map, "Tom"), (gpointer) "");
  g_hash_table_insert (choices, (gpointer)find_link_id (stage->map, "Nadia"), (gpointer)WAY_STAGE_PERSONA);
  g_hash_table_insert (choices, (gpointer)find_link_id (stage->map, "Northwind Freight"), (gpointer)WAY_STAGE_ACCOUNT);
  command = way_links_settle (stage->map, stage->records, choices, NULL, error);

  return command != NULL;
}

static gboolean
match (WayFaultStage *stage,
       GError       **error)
{
  g_autoptr (WayCommand) command = way_links_match_command (stage->map, stage->records, find_link_id (stage->map, "Northwind Freight"), WAY_STAGE_ACCOUNT_2, error);

  return command != NULL;
}

#define GONE "11111111-1111-4111-8111-999999999999"

static gboolean
list_same (WayFaultStage *stage,
           GError       **error)
{
  WayItem         *link = way_links_find (stage->map, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT);
  g_autofree char *kept = way_records_resolve (stage->records, WAY_KIND_ACCOUNT, GONE, error);
  g_autofree char *record = kept != NULL ? way_links_dup_record (stage->records, link, error) : NULL;
  g_auto (GStrv) ids = record != NULL ? way_records_list_same (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error) : NULL;
  g_autofree char *joined = NULL;

  if (ids == NULL)
    return FALSE;
  joined = g_strjoinv (" ", ids);
  g_string_append_printf (stage->told, "%s %s: %s\n", kept, record, joined);

  return TRUE;
}

static gboolean
forget_same (WayFaultStage *stage,
             GError       **error)
{
  return way_records_forget_same (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error);
}

static gboolean
add_alias (WayFaultStage *stage,
           GError       **error)
{
  return way_records_add_alias (stage->records, WAY_KIND_ACCOUNT, GONE, WAY_STAGE_ACCOUNT, error);
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

/* The person stands in each place there is: another record is theirs, speaks of them, was merged into theirs, and
 * there is a copy of before. */
static gboolean
make_known (WayFaultStage *stage,
            WayKind        kind,
            const char    *id,
            const char    *name,
            GError       **error)
{
  g_autofree char *text = g_strdup_printf ("Ask %s first", name);
  g_autoptr (WayItem) account = way_records_get (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT_2, error);

  if (account == NULL)
    return FALSE;
  way_item_set (account, "owner", name, NULL);
  way_item_set (account, "trends", text, NULL);

  return way_records_update (stage->records, account, error) &&
         way_records_add_alias (stage->records, kind, GONE, id, error) &&
         way_records_backup_daily (stage->records, error);
}

static gboolean
prepare_erase (WayFaultStage *stage,
               GError       **error)
{
  return make_known (stage, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, "Nadia Brandt", error);
}

static gboolean
prepare_erase_persona (WayFaultStage *stage,
                       GError       **error)
{
  return make_known (stage, WAY_KIND_PERSONA, WAY_STAGE_PERSONA, "Logistics lead", error);
}

static gboolean
erase_persona (WayFaultStage *stage,
               GError       **error)
{
  g_autoptr (WayErasure) plan = way_erasure_new (stage->records, WAY_KIND_PERSONA, WAY_STAGE_PERSONA, NULL, error);

  return plan != NULL && way_erasure_perform (plan, stage->records, TRUE, error);
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

/* The program ended in the middle of it: the record is gone, and little else. */
static gboolean
prepare_unfinished (WayFaultStage *stage,
                    GError       **error)
{
  g_autofree char *path = way_records_dup_path (stage->folder);
  g_autofree char *name = NULL;
  sqlite3         *handle;
  gboolean         done;

  /* The others begin with what was prepared once. */
  if (!way_erasure_find_unfinished (stage->records, &name, error) || name != NULL)
    return name != NULL;
  if (!prepare_erase (stage, error) || !way_records_delete (stage->records, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, error))
    return FALSE;
  done = sqlite3_open (path, &handle) == SQLITE_OK &&
         sqlite3_exec (handle, "INSERT INTO erasure (kind, ids, name, backups) VALUES ('persona', '" GONE "', 'Somebody else', 0), "
                               "('contact', '" WAY_STAGE_CONTACT "', 'Nadia Brandt', 0)",
                       NULL, NULL, NULL) == SQLITE_OK;
  sqlite3_close (handle);

  return done;
}

static gboolean
find_unfinished (WayFaultStage *stage,
                 GError       **error)
{
  g_autofree char *name = NULL;

  if (!way_erasure_find_unfinished (stage->records, &name, error))
    return FALSE;
  g_string_append (stage->told, name);

  return TRUE;
}

static gboolean
finish_erasure (WayFaultStage *stage,
                GError       **error)
{
  g_autoptr (WayErasure) plan = way_erasure_new_unfinished (stage->records, "Nadia Brandt", NULL, error);

  return plan != NULL && way_erasure_perform (plan, stage->records, FALSE, error);
}

/* Cards speak of a persona who is a record, and the map was reviewed. */
static gboolean
prepare_mentions (WayFaultStage *stage,
                  GError       **error)
{
  g_autoptr (WayHistory) history = way_history_new (stage->map);
  WayItem    *root = way_map_get_root (stage->map);
  WayItem    *link = way_test_link_record (stage->records, history, WAY_KIND_PERSONA, WAY_STAGE_PERSONA);
  const char *id = way_item_get_id (link);
  WayItem    *review;
  g_autoptr (WayCommand) set = way_command_new_set (way_map_get (stage->map, WAY_MAP_CARDS, 0), "personas", id, error);

  if (set == NULL || !way_history_perform (history, set, error))
    return FALSE;
  review = way_test_add (history, root, WAY_MAP_REVIEWS, WAY_KIND_REVIEW, "date", "2026-02-01", "summary", "Billing is new", NULL);
  way_test_add (history, review, 0, WAY_KIND_VERDICT, "title", "One", "verdict", "keep", NULL);

  return TRUE;
}

static gboolean
remember_mentions (WayFaultStage *stage,
                   GError       **error)
{
  g_autofree char *path = way_fault_stage_dup_map_path (stage);

  return way_records_remember_map (stage->records, stage->map, path, error);
}

/* The map has the job without the score that it got since, and not the persona whom that is about. */
static gboolean
prepare_job (WayFaultStage *stage,
             GError       **error)
{
  g_autoptr (WayHistory) history = way_history_new (stage->map);

  way_test_add (history, way_map_get_root (stage->map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Bill it", "record", WAY_STAGE_JOB, NULL);

  return TRUE;
}

static gboolean
refresh_job (WayFaultStage *stage,
             GError       **error)
{
  g_autoptr (WayCommand) command = way_records_link_command (stage->records, stage->map, WAY_KIND_JOB, WAY_STAGE_JOB, error);
  g_autoptr (WayCommand) all = command != NULL ? way_links_refresh_command (stage->map, stage->records, NULL, error) : NULL;

  return all != NULL && way_fault_tell_count (stage, way_command_group_get_size (all));
}

static gboolean
list_scored_twice (WayFaultStage *stage,
                   GError       **error)
{
  static const char *const personas[] = { WAY_STAGE_PERSONA, NULL };
  g_autoptr (GPtrArray) names = way_merge_list_scored_twice (stage->records, personas, error);

  return names != NULL && way_fault_tell_count (stage, names->len);
}

const WayFaultOperation way_fault_on_maps[] = {
  { "list mentions", OPEN, list_mentions, NULL },
  { "list reviews", OPEN, list_reviews, NULL },
  { "list what maps show of before", OPEN, list_stale, prepare_stale },
  { "list what is unknown", OPEN, list_unknown, NULL },
  { "take over what is unknown", LONG, take_over, NULL },
  { "settle what is unknown", LONG, settle, NULL },
  { "match", OPEN, match, NULL },
  { "add an alias", OPEN, add_alias, NULL },
  { "list what is the same", OPEN, list_same, add_alias },
  { "forget what is the same", OPEN, forget_same, add_alias },
  { "list duplicates", OPEN, list_duplicates, NULL },
  { "plan to erase", OPEN, plan_to_erase, prepare_erase },
  { "erase a contact", WHOLE, erase, prepare_erase },
  { "erase a persona", WHOLE, erase_persona, prepare_erase_persona },
  { "find an erasure that was interrupted", WHOLE, find_unfinished, prepare_unfinished },
  { "finish an erasure", WHOLE, finish_erasure, prepare_unfinished },
  { "remember what a map speaks of", WHOLE, remember_mentions, prepare_mentions },
  { "refresh a job", WHOLE, refresh_job, prepare_job },
  { "list who is scored twice", WHOLE, list_scored_twice, NULL },
  { NULL },
};
