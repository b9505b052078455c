/* fault-on-records.c - records that are read and changed while something fails */
#include "config.h"

#include "tests/support/fault-operations.h"

#include "journeys/records/backup.h"
#include "journeys/records/library-scan.h"
#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"

#include <glib/gstdio.h>

/* Reading. What was read is told, and must be the same as without a fault. */

void
way_fault_tell_item (WayItem *item,
                     gpointer data)
{
  GString           *told = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  g_string_append_printf (told, "%s %s", info->element, way_item_get_id (item));
  for (i = 0; i < info->n_fields; i++)
    if (way_item_get_at (item, i) != NULL)
      g_string_append_printf (told, " %s=%s", info->fields[i].name, way_item_get_at (item, i));
  g_string_append_c (told, '\n');
}

gboolean
way_fault_tell_records (WayFaultStage *stage,
                        GPtrArray     *records)
{
  guint i;

  if (records == NULL)
    return FALSE;
  for (i = 0; i < records->len; i++)
    way_item_foreach (g_ptr_array_index (records, i), way_fault_tell_item, stage->told);
  g_ptr_array_unref (records);

  return TRUE;
}

gboolean
way_fault_tell_record (WayFaultStage *stage,
                       WayItem       *record)
{
  if (record == NULL)
    return FALSE;
  way_item_foreach (record, way_fault_tell_item, stage->told);
  way_item_unref (record);

  return TRUE;
}

gboolean
way_fault_tell_count (WayFaultStage *stage,
                      int            count)
{
  g_string_append_printf (stage->told, "%d\n", count);

  return count >= 0;
}

static gboolean
tell_maps (WayFaultStage *stage,
           GPtrArray     *maps)
{
  guint i;

  if (maps == NULL)
    return FALSE;
  for (i = 0; i < maps->len; i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (maps, i);

      g_string_append_printf (stage->told, "%s %s %s %s %s %s %s %s %g %d\n", entry->id, entry->path, entry->title, entry->objective,
                              entry->owner, entry->status, entry->reviewed, entry->due, entry->confidence, entry->n_cards);
    }
  g_ptr_array_unref (maps);

  return TRUE;
}

static gboolean
open_records (WayFaultStage *stage,
              GError       **error)
{
  g_autoptr (WayRecords) records = way_records_open (stage->folder, error);

  return records != NULL;
}

static gboolean
get (WayFaultStage *stage,
     GError       **error)
{
  return way_fault_tell_record (stage, way_records_get (stage->records, WAY_KIND_JOB, WAY_STAGE_JOB, error)) &&
         way_fault_tell_record (stage, way_records_get (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error));
}

static gboolean
list (WayFaultStage *stage,
      GError       **error)
{
  return way_fault_tell_records (stage, way_records_list (stage->records, WAY_KIND_ACCOUNT, NULL, 0, -1, error)) &&
         way_fault_tell_records (stage, way_records_list (stage->records, WAY_KIND_JOB, NULL, 0, 10, error));
}

/* So many that they are not asked one by one for what belongs to them. */
static gboolean
prepare_many (WayFaultStage *stage,
              GError       **error)
{
  int i;

  for (i = way_records_count (stage->records, WAY_KIND_JOB, NULL, error); i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("44444444-4444-4444-8444-3333333333%02d", i);
      g_autoptr (WayItem) job = way_item_new (WAY_KIND_JOB, id);

      way_item_set (job, "statement", "Know where the load is", NULL);
      way_item_set (job, "personas", WAY_STAGE_PERSONA, NULL);
      if (!way_records_add (stage->records, job, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_many (WayFaultStage *stage,
           GError       **error)
{
  return way_fault_tell_records (stage, way_records_list (stage->records, WAY_KIND_JOB, NULL, 0, -1, error));
}

static gboolean
search (WayFaultStage *stage,
        GError       **error)
{
  return way_fault_tell_records (stage, way_records_list (stage->records, WAY_KIND_ACCOUNT, "sudwi bav", 0, -1, error)) &&
         way_fault_tell_records (stage, way_records_list (stage->records, WAY_KIND_ACCOUNT, "no", 0, -1, error));
}

static gboolean
count (WayFaultStage *stage,
       GError       **error)
{
  return way_fault_tell_count (stage, way_records_count (stage->records, WAY_KIND_CONTACT, NULL, error)) &&
         way_fault_tell_count (stage, way_records_count (stage->records, WAY_KIND_CONTACT, "brandt", error));
}

static gboolean
find (WayFaultStage *stage,
      GError       **error)
{
  return way_fault_tell_record (stage, way_records_find (stage->records, WAY_KIND_ACCOUNT, "SUDWIND", error));
}

static gboolean
list_referrers (WayFaultStage *stage,
                GError       **error)
{
  return way_fault_tell_records (stage, way_records_list_referrers (stage->records, WAY_KIND_PERSONA, WAY_STAGE_PERSONA, error)) &&
         way_fault_tell_records (stage, way_records_list_referring (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT,
                                                                    WAY_KIND_MASK (WAY_KIND_CONTACT), error));
}

static gboolean
check (WayFaultStage *stage,
       GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint i;

  if (!way_records_check (stage->records, problems, error))
    return FALSE;
  for (i = 0; i < problems->len; i++)
    g_string_append_printf (stage->told, "%s\n", (char *)g_ptr_array_index (problems, i));

  return TRUE;
}

/* Changing. */

static gboolean
add (WayFaultStage *stage,
     GError       **error)
{
  g_autoptr (WayItem) account = way_item_new (WAY_KIND_ACCOUNT, "11111111-1111-4111-8111-333333333333");

  way_item_set (account, "name", "Łódź Spedycja", NULL);
  way_item_set (account, "website", "https://lodz.example", NULL);
  way_item_set (account, "value", "50000.5 PLN", NULL);

  return way_records_add (stage->records, account, error);
}

/* With parts, and with references from the record and from a part. */
static gboolean
add_job (WayFaultStage *stage,
         GError       **error)
{
  g_autoptr (WayItem) job = way_item_new (WAY_KIND_JOB, "44444444-4444-4444-8444-222222222222");
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, "score003");

  way_item_set (job, "statement", "Find the carrier of a late delivery", NULL);
  way_item_set (job, "personas", WAY_STAGE_PERSONA, NULL);
  way_item_set (score, "importance", "7", NULL);
  way_item_set (score, "persona", WAY_STAGE_PERSONA, NULL);
  way_item_append_child (job, WAY_JOB_SCORES, score);

  return way_records_add (stage->records, job, error);
}

static gboolean
set_one (WayFaultStage *stage,
         WayKind        kind,
         const char    *id,
         const char    *field,
         const char    *value,
         GError       **error)
{
  g_autoptr (WayItem) item = way_records_get (stage->records, kind, id, error);

  if (item == NULL)
    return FALSE;
  way_item_set (item, field, value, NULL);

  return way_records_update (stage->records, item, error);
}

static gboolean
update (WayFaultStage *stage,
        GError       **error)
{
  return set_one (stage, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, "trends", "Fewer carriers, larger ones", error);
}

static gboolean
update_job (WayFaultStage *stage,
            GError       **error)
{
  return set_one (stage, WAY_KIND_JOB, WAY_STAGE_JOB, "why", "Every question delays the payment", error);
}

/* Others refer to it. */
static gboolean delete (WayFaultStage *stage,
                        GError       **error)
{
  return way_records_delete (stage->records, WAY_KIND_PERSONA, WAY_STAGE_PERSONA, error);
}

static gboolean
change_many (WayFaultStage *stage,
             GError       **error)
{
  gboolean done;

  if (!way_records_begin (stage->records, error))
    return FALSE;
  done = add (stage, error) && update (stage, error);
  if (done && way_records_begin (stage->records, error))
    {
      done = add_job (stage, error) && delete (stage, error);
      done = way_records_end (stage->records, done, done ? error : NULL) && done;
    }
  else
    done = FALSE;

  return way_records_end (stage->records, done, done ? error : NULL);
}

/* One who goes on after a part was refused, as an import does: the part is taken back, and the rest is kept. */
static gboolean
change_all_but_one (WayFaultStage *stage,
                    GError       **error)
{
  g_autoptr (GError) refused = NULL;
  gboolean done;

  if (!way_records_begin (stage->records, error))
    return FALSE;
  done = update (stage, error);
  if (done)
    {
      /* The second half does not go: such a record is there. */
      if (!way_records_begin (stage->records, error))
        done = FALSE;
      else
        {
          done = update_job (stage, error);
          if (done)
            set_one (stage, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, "account", WAY_STAGE_JOB, &refused);
          way_records_end (stage->records, FALSE, NULL);
          if (done && g_error_matches (refused, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
            g_clear_error (&refused);
          if (done && refused != NULL)
            {
              done = FALSE;
              g_propagate_error (error, g_steal_pointer (&refused));
            }
        }
    }
  done = done && add (stage, error);

  return way_records_end (stage->records, done, done ? error : NULL);
}

/* The library of maps. */

static gboolean
remember_map (WayFaultStage *stage,
              GError       **error)
{
  g_autofree char *path = way_fault_stage_dup_map_path (stage);

  return way_records_remember_map (stage->records, stage->map, path, error);
}

static gboolean
forget_map (WayFaultStage *stage,
            GError       **error)
{
  return way_records_forget_map (stage->records, way_map_get_uuid (stage->map), error);
}

static gboolean
list_maps (WayFaultStage *stage,
           GError       **error)
{
  return tell_maps (stage, way_records_list_maps (stage->records, "onb", error)) &&
         tell_maps (stage, way_records_list_maps_of (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error));
}

/* A map that is in the library and was deleted since. */
static gboolean
prepare_gone (WayFaultStage *stage,
              GError       **error)
{
  g_autofree char *folder = g_build_filename (stage->folder, "gone", NULL);
  g_autofree char *path = g_build_filename (folder, "gone.journey", NULL);
  g_autoptr (GPtrArray) maps = way_records_list_maps (stage->records, NULL, error);
  g_autoptr (WayMap) map = way_test_map_new ();
  gboolean done;

  if (maps == NULL || maps->len > 1)
    return maps != NULL;
  g_mkdir (folder, 0700);
  way_test_write (path, "", 0);
  done = way_records_remember_map (stage->records, map, path, error);
  g_unlink (path);

  return done;
}

static gboolean
scan_folder (WayFaultStage *stage,
             const char    *name,
             GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *maps = g_build_filename (stage->folder, name, NULL);
  const char      *folders[] = { maps, NULL };
  WayScanCounts    counts;

  return way_library_scan (stage->records, folders, problems, &counts, NULL, error);
}

static gboolean
scan (WayFaultStage *stage,
      GError       **error)
{
  return scan_folder (stage, "maps", error);
}

static gboolean
scan_gone (WayFaultStage *stage,
           GError       **error)
{
  return scan_folder (stage, "gone", error);
}

static gboolean
link_record (WayFaultStage *stage,
             GError       **error)
{
  g_autoptr (WayCommand) command = way_records_link_command (stage->records, stage->map, WAY_KIND_JOB, WAY_STAGE_JOB, error);
  g_autoptr (WayCommand) group = way_command_new_group ("All");
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *id = command != NULL ? way_links_add_record (stage->records, stage->map, group, coming, WAY_KIND_JOB, WAY_STAGE_JOB, error) : NULL;

  return id != NULL;
}

/* Copies. */

static gboolean
back_up (WayFaultStage *stage,
         GError       **error)
{
  g_autofree char *path = way_records_backup (stage->records, NULL, error);

  return path != NULL;
}

static gboolean
back_up_daily (WayFaultStage *stage,
               GError       **error)
{
  return way_records_backup_daily (stage->records, error);
}

/* There is a copy, and the records are different since. */
static gboolean
prepare_restore (WayFaultStage *stage,
                 GError       **error)
{
  gboolean done;

  stage->records = way_records_open (stage->folder, error);
  done = stage->records != NULL && back_up_daily (stage, error) && add (stage, error);
  g_clear_object (&stage->records);

  return done;
}

static gboolean
restore (WayFaultStage *stage,
         GError       **error)
{
  g_autofree char *copy = g_build_filename (stage->folder, "backups", "records-2026-11-24.db", NULL);
  g_autofree char *aside = way_records_restore (stage->folder, copy, error);

  return aside != NULL;
}

const WayFaultOperation way_fault_on_records[] = {
  { "open", CLOSED (WAY_START_PLAIN), open_records, NULL },
  { "open: make the file", CLOSED (WAY_START_NONE), open_records, NULL },
  { "open: add what is missing", CLOSED (WAY_START_OLDER), open_records, NULL },
  { "open: make the index anew", CLOSED (WAY_START_STALE), open_records, NULL },
  { "open: of a newer version", CLOSED (WAY_START_NEWER), open_records, NULL },
  { "get", OPEN, get, NULL },
  { "list", OPEN, list, NULL },
  { "list many", WHOLE, list_many, prepare_many },
  { "search", OPEN, search, NULL },
  { "count", OPEN, count, NULL },
  { "find", OPEN, find, NULL },
  { "list referrers", OPEN, list_referrers, NULL },
  { "check", WHOLE, check, NULL },
  { "add", OPEN, add, NULL },
  { "add a job", OPEN, add_job, NULL },
  { "update", OPEN, update, NULL },
  { "update a job", OPEN, update_job, NULL },
  { "delete", OPEN, delete, NULL },
  { "change many", LONG, change_many, NULL },
  { "change all but one", LONG, change_all_but_one, NULL },
  { "remember a map", OPEN, remember_map, forget_map },
  { "forget a map", OPEN, forget_map, NULL },
  { "list maps", OPEN, list_maps, NULL },
  { "scan", LONG, scan, NULL },
  { "scan what is gone", WHOLE, scan_gone, prepare_gone },
  { "link", OPEN, link_record, NULL },
  { "back up", WHOLE, back_up, NULL },
  { "back up daily", WHOLE, back_up_daily, NULL },
  { "restore", CLOSED (WAY_START_PLAIN), restore, prepare_restore },
  { NULL },
};
