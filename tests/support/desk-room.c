/* desk-room.c - a desk, another program, and one that takes its time */
#include "config.h"

#include "tests/support/desk-room.h"

#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/sql.h"

static void
problem_cb (WayTestDesk *self,
            const char  *message)
{
  g_ptr_array_add (self->problems, g_strdup (message));
}

static void
elsewhere_cb (WayTestDesk *self,
              int          kind,
              const char  *id)
{
  g_assert_true (way_records_is_kind (kind));
  g_assert_true (g_uuid_string_is_valid (id));
  self->n_elsewhere++;
}

void
way_test_desk_set_up (WayTestDesk  *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  way_database_set_patience (50);
  self->folder = way_test_folder_new_in_memory ();
  self->records = way_records_open (self->folder, &error);
  g_assert_no_error (error);
  self->desk = way_desk_new (self->records);
  self->history = way_desk_get_history (self->desk);
  self->map = way_desk_get_map (self->desk);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (self->desk, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (self->desk, "changed-elsewhere", G_CALLBACK (elsewhere_cb), self);
  self->other = way_records_open (self->folder, &error);
  g_assert_no_error (error);
  path = way_records_dup_path (self->folder);
  self->file = way_test_open_sql (path, NULL);
}

void
way_test_desk_tear_down (WayTestDesk  *self,
                         gconstpointer data)
{
  sqlite3_close (self->file);
  g_assert_finalize_object (self->desk);
  g_assert_finalize_object (self->records);
  g_assert_finalize_object (self->other);
  g_ptr_array_unref (self->problems);
  way_test_folder_free (self->folder);
}

const char *
way_test_desk_get_problem (WayTestDesk *self)
{
  return self->problems->len > 0 ? g_ptr_array_index (self->problems, self->problems->len - 1) : NULL;
}

void
way_test_desk_run_sql (WayTestDesk *self,
                       const char  *sql)
{
  way_test_run_sql_in (self->file, sql);
}

gboolean
way_test_desk_set (WayTestDesk *self,
                   WayItem     *item,
                   const char  *field,
                   const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);

  return way_history_perform (self->history, command, NULL);
}

void
way_test_desk_type (WayTestDesk *self,
                    WayItem     *item,
                    const char  *field,
                    const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_type (self->history, command, &error));
}

WayItem *
way_test_desk_create (WayTestDesk *self,
                      WayKind      kind,
                      const char  *name,
                      const char  *field,
                      const char  *value)
{
  g_autoptr (GError) error = NULL;
  WayItem *item = way_desk_create (self->desk, kind, name, field, value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (item);

  return item;
}

void
way_test_desk_delete (WayTestDesk *self,
                      WayKind      kind,
                      const char  *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;

  g_ptr_array_add (ids, (char *)id);
  command = way_desk_delete_command (self->desk, kind, ids, NULL, &error);
  g_assert_no_error (error);
  way_desk_perform (self->desk, command, &error);
  g_assert_no_error (error);
}

WayItem *
way_test_desk_read_file (WayTestDesk *self,
                         WayKind      kind,
                         const char  *id)
{
  return way_records_get (self->other, kind, id, NULL);
}

void
way_test_desk_assert_in_file (WayTestDesk *self,
                              WayItem     *item)
{
  g_autoptr (WayItem) read = way_test_desk_read_file (self, way_item_get_kind (item), way_item_get_id (item));

  g_assert_nonnull (read);
  g_assert_true (way_item_equal (item, read));
}

void
way_test_desk_assert_field (WayTestDesk *self,
                            WayItem     *item,
                            const char  *field,
                            const char  *value)
{
  g_autoptr (WayItem) read = way_test_desk_read_file (self, way_item_get_kind (item), way_item_get_id (item));

  g_assert_cmpstr (way_item_get (item, field), ==, value);
  g_assert_cmpstr (way_item_get (read, field), ==, value);
}

void
way_test_desk_set_elsewhere (WayTestDesk *self,
                             WayKind      kind,
                             const char  *id,
                             const char  *field,
                             const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_get (self->other, kind, id, &error);

  g_assert_no_error (error);
  way_item_set (record, field, value, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_update (self->other, record, &error));
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *)data = TRUE;

  return G_SOURCE_REMOVE;
}

void
way_test_desk_wait_until_written (WayTestDesk *self)
{
  gboolean over = FALSE;
  guint    limit = g_timeout_add_seconds (20, over_cb, &over);

  while (way_desk_has_unwritten (self->desk) && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (limit);
  /* Nothing is tried again and again. */
  g_assert_null (g_main_context_find_source_by_user_data (NULL, self->desk));
}
