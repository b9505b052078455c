/* imports.c - tables that tests import, and records for them */
#include "config.h"

#include "tests/support/imports.h"

#include "tests/support/folders.h"

void
way_test_imports_set_up (WayTestImports *self,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->folder = way_test_folder_new_in_memory ();
  self->table = g_build_filename (self->folder, "table.csv", NULL);
  self->records = way_records_open (self->folder, &error);
  g_assert_no_error (error);
}

void
way_test_imports_tear_down (WayTestImports *self,
                            gconstpointer   data)
{
  g_assert_finalize_object (self->records);
  g_free (self->table);
  way_test_folder_free (self->folder);
}

WayImport *
way_test_imports_open (WayTestImports *self,
                       WayKind         kind,
                       const char     *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WayImport *import = way_import_open (file, kind, NULL, self->records, NULL, &error);

  g_assert_no_error (error);

  return import;
}

/* Counts as "read added updated unchanged rejected", or the error. */
char *
way_test_imports_run (WayTestImports *self,
                      WayImport      *import,
                      gboolean        try_only)
{
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (!way_import_run (import, self->records, try_only, NULL, NULL, NULL, &result, &error))
    return g_strdup (error->message);
  g_assert_cmpuint (result.read, ==, result.added + result.updated + result.unchanged + result.rejected);
  g_assert_cmpuint (result.problems->len, ==, MIN (result.rejected, WAY_IMPORT_MAX_PROBLEMS));

  return g_strdup_printf ("%d %d %d %d %d", (int)result.read, (int)result.added, (int)result.updated, (int)result.unchanged, (int)result.rejected);
}

char *
way_test_imports_import (WayTestImports *self,
                         WayKind         kind,
                         const char     *text)
{
  g_autoptr (WayImport) import = NULL;

  way_test_write (self->table, text, -1);
  import = way_test_imports_open (self, kind, self->table);

  return way_test_imports_run (self, import, FALSE);
}

void
way_test_imports_assert_value (WayTestImports *self,
                               WayKind         kind,
                               const char     *name,
                               const char     *field,
                               const char     *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_find (self->records, kind, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (record, field), ==, value);
}

void
way_test_imports_assert_sound (WayTestImports *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  way_records_check (self->records, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

void
way_test_imports_assert_gone (WayTestImports *self,
                              WayKind         kind,
                              const char     *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_find (self->records, kind, name, &error);

  g_assert_null (record);
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

/**
 * way_test_imports_put:
 * @text: (nullable): a table, or the last one again
 * @key: (nullable): the field that tells who is who
 * @undo: (out) (optional): what takes it back
 *
 * Imports a table, and adds what it refers to.
 *
 * Returns: (transfer full): counts as "added updated rejected created"
 */
char *
way_test_imports_put (WayTestImports *self,
                      WayKind         kind,
                      const char     *text,
                      const char     *key,
                      WayBulkUndo   **undo)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->table);
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    way_test_write (self->table, text, -1);
  import = way_import_open (file, kind, NULL, self->records, NULL, &error);
  g_assert_no_error (error);
  if (key != NULL)
    way_import_set_key (import, way_kind_find_field (kind, key));
  way_import_set_create_missing (import, TRUE);
  way_import_run (import, self->records, FALSE, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  if (undo != NULL)
    *undo = g_steal_pointer (&result.undo);

  return g_strdup_printf ("%d %d %d %d", (int)result.added, (int)result.updated, (int)result.rejected, (int)(result.created[WAY_KIND_ACCOUNT] + result.created[WAY_KIND_PERSONA]));
}
