/* linked-map.c - a map linked with records */
#include "config.h"

#include "tests/support/linked-map.h"

#include "journeys/records/links.h"
#include "tests/support/folders.h"

static const char *
get_name_field (WayKind kind)
{
  return kind == WAY_KIND_JOB || kind == WAY_KIND_JOB_LINK ? "statement" : "name";
}

/* A fixture: empty records, and the map of way_test_map_new (), on which two personas and an account have no record. */
void
way_linked_map_set_up (WayLinkedMap *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = way_test_folder_new_in_memory ();
  self->records = way_records_open (self->folder, &error);
  g_assert_no_error (error);
  self->map = way_test_map_new ();
  self->history = way_history_new (self->map);
}

/* The same, with no persona and no account on the map. */
void
way_linked_map_set_up_without_links (WayLinkedMap *self,
                                     gconstpointer data)
{
  way_linked_map_set_up (self, data);
  while (way_map_n (self->map, WAY_MAP_RECORDS) > 0)
    {
      g_autoptr (WayCommand) remove = way_command_new_remove (self->map, way_map_get (self->map, WAY_MAP_RECORDS, 0));

      way_linked_map_perform (self, remove);
    }
}

void
way_linked_map_tear_down (WayLinkedMap *self,
                          gconstpointer data)
{
  g_object_unref (self->history);
  g_object_unref (self->map);
  g_assert_finalize_object (self->records);
  way_test_folder_free (self->folder);
}

/* A record that is kept. The caller owns the result. */
WayItem *
way_linked_map_add (WayLinkedMap *self,
                    WayKind       kind,
                    const char   *name)
{
  g_autoptr (GError) error = NULL;
  WayItem *record = way_records_new_record (kind);

  way_item_set (record, get_name_field (kind), name, NULL);
  way_records_add (self->records, record, &error);
  g_assert_no_error (error);

  return record;
}

void
way_linked_map_change (WayLinkedMap *self,
                       WayItem      *record,
                       const char   *field,
                       const char   *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (way_item_set (record, field, value, &error));
  g_assert_true (way_records_update (self->records, record, &error));
  g_assert_no_error (error);
}

void
way_linked_map_perform (WayLinkedMap *self,
                        WayCommand   *command)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  g_assert_true (way_history_perform (self->history, command, &error));
  g_assert_no_error (error);
}

/* Puts a record on the map, or brings what is there of it up to date. The result belongs to the map. */
WayItem *
way_linked_map_link (WayLinkedMap *self,
                     WayItem      *record)
{
  return way_test_link_record (self->records, self->history, way_item_get_kind (record), way_item_get_id (record));
}

/* A persona, an account or a job that has no record. The result belongs to the map. */
WayItem *
way_linked_map_add_local (WayLinkedMap *self,
                          WayKind       link_kind,
                          const char   *name)
{
  return way_test_add (self->history, way_map_get_root (self->map), WAY_MAP_RECORDS, link_kind, get_name_field (link_kind), name, NULL);
}

/* Adds a score to a job that is not kept with it yet. */
void
way_test_score_job (WayItem    *job,
                    const char *persona,
                    const char *importance,
                    const char *satisfaction)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, id);

  way_item_set (score, "persona", persona, NULL);
  way_item_set (score, "importance", importance, NULL);
  way_item_set (score, "satisfaction", satisfaction, NULL);
  way_item_append_child (job, WAY_JOB_SCORES, score);
}

/* The same as way_linked_map_link () for records and maps of other makers. */
WayItem *
way_test_link_record (WayRecords *records,
                      WayHistory *history,
                      WayKind     kind,
                      const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_records_link_command (records, way_history_get_map (history), kind, id, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
  g_assert_no_error (error);

  return way_links_find (way_history_get_map (history), kind, id);
}
