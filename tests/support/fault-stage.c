/* fault-stage.c - where operations on records are done while something fails */
#include "config.h"

#include "tests/support/fault-stage.h"

#include <string.h>

#include "journeys/documents/document.h"
#include "journeys/documents/writer.h"
#include "journeys/records/library.h"
#include "tests/support/folders.h"
#include "tests/support/linked-map.h"
#include "tests/support/sql.h"

static void
add (WayRecords *records,
     WayKind     kind,
     const char *id,
     ...)
{
  g_autoptr (WayItem) item = way_item_new (kind, id);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list     values;

  va_start (values, id);
  while ((field = va_arg (values, const char *)) != NULL)
    way_item_set (item, field, va_arg (values, const char *), &error);
  va_end (values);
  g_assert_no_error (error);
  way_records_add (records, item, &error);
  g_assert_no_error (error);
}

static void
add_job (WayRecords *records)
{
  g_autoptr (WayItem) job = way_item_new (WAY_KIND_JOB, WAY_STAGE_JOB);
  g_autoptr (WayItem) all = way_item_new (WAY_KIND_JOB_SCORE, "score001");
  g_autoptr (WayItem) one = way_item_new (WAY_KIND_JOB_SCORE, "score002");
  g_autoptr (GError) error = NULL;

  way_item_set (job, "statement", "Bill a delivery without questions", &error);
  way_item_set (job, "personas", WAY_STAGE_PERSONA, &error);
  way_item_set (all, "importance", "8.5", &error);
  way_item_set (one, "importance", "9", &error);
  way_item_set (one, "satisfaction", "3.5", &error);
  way_item_set (one, "persona", WAY_STAGE_PERSONA, &error);
  g_assert_no_error (error);
  way_item_append_child (job, WAY_JOB_SCORES, all);
  way_item_append_child (job, WAY_JOB_SCORES, one);
  way_records_add (records, job, &error);
  g_assert_no_error (error);
}

static void
save (WayMap     *map,
      const char *path)
{
  g_autoptr (GBytes) bytes = way_writer_write (map);

  way_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
add_maps (WayRecords *records,
          const char *folder)
{
  g_autofree char *maps = g_build_filename (folder, "maps", NULL);
  g_autofree char *path = g_build_filename (maps, "known.journey", NULL);
  g_autofree char *other_path = g_build_filename (maps, "unknown.journey", NULL);
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayMap) other = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (maps, 0700), ==, 0);
  way_test_link_record (records, history, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT);
  save (map, path);
  save (other, other_path);
  way_records_remember_map (records, map, path, &error);
  g_assert_no_error (error);
}

static void
run_sql (const char *folder,
         const char *sql)
{
  g_autofree char *path = way_records_dup_path (folder);

  way_test_run_sql (path, sql);
}

/**
 * way_fault_stage_make:
 * @folder: an empty folder
 * @start: what to put there
 *
 * Makes what an operation begins with.
 */
void
way_fault_stage_make (const char *folder,
                      WayStart    start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;

  if (start == WAY_START_NONE)
    return;
  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  add (records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, "name", "Nordwind Logistik", "tier", "strategic", "revenue", "12000000 EUR",
       "website", "https://nordwind.example", "trends", "Shippers want one bill\nand no phone calls", NULL);
  add (records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT_2, "name", "Südwind", "tier", "lite", "region", "Bavaria", NULL);
  add (records, WAY_KIND_PERSONA, WAY_STAGE_PERSONA, "name", "Logistics lead", "role", "decider", "goals", "No surprises\nOne tool", NULL);
  add (records, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, "name", "Nadia Brandt", "account", WAY_STAGE_ACCOUNT, "persona", WAY_STAGE_PERSONA, NULL);
  add_job (records);
  add_maps (records, folder);
  g_clear_object (&records);

  if (start == WAY_START_OLDER)
    run_sql (folder, "ALTER TABLE account DROP COLUMN likeness; ALTER TABLE account DROP COLUMN \"value-currency\";"
                     "DROP INDEX \"contact-persona-index\"; DROP TABLE \"contact-lead-score\"; DROP TABLE \"profile-words\"");
  if (start == WAY_START_NEWER)
    run_sql (folder, "PRAGMA user_version = 99; ALTER TABLE account ADD COLUMN mood TEXT");
  if (start == WAY_START_STALE)
    run_sql (folder, "UPDATE waymark SET value = '1 name' WHERE key = 'index of account'");
}

char *
way_fault_stage_dup_map_path (WayFaultStage *self)
{
  return g_build_filename (self->folder, "maps", "known.journey", NULL);
}

static void
changed_cb (WayFaultStage *self)
{
  self->n_changes++;
}

static void
problem_cb (WayFaultStage *self,
            const char    *message)
{
  g_free (self->problem);
  self->problem = g_strdup (message);
}

static void
load_map (WayFaultStage *self)
{
  g_autofree char *path = way_fault_stage_dup_map_path (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  document = way_document_open (file, &error);
  g_assert_no_error (error);
  self->map = g_object_ref (way_document_get_map (document));
}

/**
 * way_fault_stage_new:
 * @folder: a folder as way_fault_stage_make() makes it
 * @operation: what will be done
 *
 * Opens what the operation needs, and does what comes before it.
 *
 * Returns: (transfer full): the stage
 */
WayFaultStage *
way_fault_stage_new (const char              *folder,
                     const WayFaultOperation *operation)
{
  WayFaultStage *self = g_new0 (WayFaultStage, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_strdup (folder);
  self->told = g_string_new (NULL);
  load_map (self);
  if (!operation->is_closed)
    {
      self->records = way_records_open (folder, &error);
      g_assert_no_error (error);
      g_signal_connect_swapped (self->records, "changed", G_CALLBACK (changed_cb), self);
    }
  if (operation->has_desk)
    {
      self->desk = way_desk_new (self->records);
      g_signal_connect_swapped (self->desk, "problem", G_CALLBACK (problem_cb), self);
    }
  if (operation->prepare != NULL && !operation->prepare (self, &error))
    g_error ("%s: cannot be prepared: %s", operation->name, error != NULL ? error->message : "no reason");
  self->n_changes = 0;

  return self;
}

void
way_fault_stage_free (WayFaultStage *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  g_clear_object (&self->records);
  g_clear_object (&self->map);
  g_string_free (self->told, TRUE);
  g_free (self->problem);
  g_free (self->folder);
  g_free (self);
}

/* After a failure, what is done next makes the records begin anew with what they know of the file. */
void
way_fault_stage_settle (WayFaultStage *self)
{
  if (self->records != NULL)
    way_records_count (self->records, WAY_KIND_PROFILE, NULL, NULL);
}

/**
 * way_fault_stage_find_difference:
 * @self: a stage
 *
 * Compares what is on the desk with what is in the file.
 *
 * Returns: (transfer full) (nullable): what is different, when nothing waits to be written
 */
char *
way_fault_stage_find_difference (WayFaultStage *self)
{
  WayItem *root = self->desk != NULL ? way_map_get_root (way_desk_get_map (self->desk)) : NULL;
  int      slot, i;

  if (root == NULL || way_desk_has_unwritten (self->desk))
    return NULL;
  for (slot = 0; slot < way_item_get_info (root)->n_slots; slot++)
    for (i = 0; i < way_item_n_children (root, slot); i++)
      {
        WayItem *item = way_item_get_child (root, slot, i);
        g_autoptr (GError) error = NULL;
        g_autoptr (WayItem) kept = way_records_get (self->records, way_item_get_kind (item), way_item_get_id (item), &error);

        if (kept == NULL)
          return g_strdup_printf ("“%s” is on the desk only: %s", way_item_get_name (item), error->message);
        if (!way_item_equal (item, kept))
          return g_strdup_printf ("“%s” is different on the desk", way_item_get_name (item));
      }

  return NULL;
}
