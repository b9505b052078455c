/* test-schema.c - every declared field finds its place in the file */
#include "config.h"

#include "journeys/records/backup.h"
#include "journeys/records/records.h"
#include "tests/support/folders.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <glib/gstdio.h>

static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB,
                                 WAY_KIND_PROFILE };

/* The smallest PNG there is. */
#define PICTURE "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

static char *
make_value (const WayField *field,
            WayItem        *account,
            WayItem        *persona)
{
  switch (field->type)
    {
    case WAY_FIELD_TEXT:
      return g_strdup_printf ("Über “%s” 電話 'x'; --", field->name);
    case WAY_FIELD_PARAGRAPH:
      return g_strdup_printf ("%s\n\nsecond line", field->name);
    case WAY_FIELD_CHOICE:
      return g_strdup (field->choices[1].name);
    case WAY_FIELD_SCORE:
      return g_strdup_printf ("%g", field->maximum);
    case WAY_FIELD_NUMBER:
      return g_strdup (field->decimals > 0 ? "7.3" : "1999");
    case WAY_FIELD_DATE:
      return g_strdup ("2026-11-24");
    case WAY_FIELD_TIME:
      return g_strdup ("2026-11-24T14:05:00Z");
    case WAY_FIELD_MONEY:
      return g_strdup ("9999999999999.99 EUR");
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      return g_strdup (way_item_get_id ((field->targets & WAY_KIND_MASK (WAY_KIND_ACCOUNT)) ? account : persona));
    case WAY_FIELD_LIST:
      return g_strdup ("one\ntwo, with a comma\nthree");
    case WAY_FIELD_MARK:
      return g_strdup ("yes");
    case WAY_FIELD_PICTURE:
      return g_strdup (PICTURE);
    default:
      g_assert_not_reached ();
    }
}

static void
fill (WayItem *item,
      WayItem *account,
      WayItem *persona)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = make_value (&info->fields[i], account, persona);

      way_item_set (item, info->fields[i].name, value, &error);
      g_assert_no_error (error);
      g_assert_nonnull (way_item_get_at (item, i));
    }
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < WAY_N_KINDS; j++)
      if (info->slots[i].kinds & WAY_KIND_MASK (j))
        {
          g_autoptr (WayItem) first = way_item_new (j, NULL);
          g_autoptr (WayItem) second = way_item_new (j, NULL);

          fill (first, account, persona);
          way_item_append_child (item, i, first);
          way_item_append_child (item, i, second);
        }
}

static WayItem *
add_named (WayRecords *records,
           WayKind     kind,
           const char *field,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  WayItem *item = way_records_new_record (kind);

  way_item_set (item, field, name, NULL);
  way_records_add (records, item, &error);
  g_assert_no_error (error);

  return item;
}

static void
test_every_field (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) account = NULL;
  g_autoptr (WayItem) persona = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint i;

  g_assert_no_error (error);
  account = add_named (records, WAY_KIND_ACCOUNT, "name", "Northwind");
  persona = add_named (records, WAY_KIND_PERSONA, "name", "Nadia");
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayItem) item = way_records_new_record (kinds[i]);
      g_autoptr (WayItem) empty = way_records_new_record (kinds[i]);
      g_autoptr (WayItem) read = NULL;
      g_autoptr (WayItem) read_empty = NULL;
      const WayKindInfo *info = way_kind_get_info (kinds[i]);
      int                j;

      fill (item, account, persona);
      way_records_add (records, item, &error);
      g_assert_no_error (error);
      read = way_records_get (records, kinds[i], way_item_get_id (item), &error);
      g_assert_no_error (error);
      for (j = 0; j < info->n_fields; j++)
        g_assert_cmpstr (way_item_get_at (read, j), ==, way_item_get_at (item, j));
      g_assert_true (way_item_equal (item, read));

      /* And back to nothing but a name, by an update. */
      for (j = 0; j < info->n_fields; j++)
        if (info->fields[j].flags & WAY_FIELD_NAME)
          way_item_set (empty, info->fields[j].name, "only a name", NULL);
      way_records_add (records, empty, &error);
      g_assert_no_error (error);
      read_empty = way_records_get (records, kinds[i], way_item_get_id (empty), &error);
      g_assert_true (way_item_equal (empty, read_empty));
    }

  /* The file passes every check, and the one at the beginning. */
  g_assert_true (way_records_check (records, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&records);
  records = way_records_open (folder, &error);
  g_assert_no_error (error);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* What other programs read of the file: numbers that can be added up, and amounts beside their currency. */
static void
test_types_of_columns (void)
{
  static const struct
  {
    const char *table;
    const char *column;
    const char *type;
  } table[] = {
    { "account", "name", "TEXT" },
    { "account", "note", "TEXT" },
    { "account", "tier", "TEXT" },
    { "account", "renewal", "TEXT" },
    { "account", "technologies", "TEXT" },
    { "account", "employees", "INTEGER" },
    { "account", "fit", "INTEGER" },
    { "account", "revenue", "REAL" },
    { "account", "revenue-currency", "TEXT" },
    { "contact", "account", "TEXT" },
    { "contact-lead-score", "score", "REAL" },
    { "job-score", "importance", "REAL" },
  };
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  guint i;

  g_assert_no_error (error);
  g_clear_object (&records);
  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT type FROM pragma_table_info ('%s') WHERE name = '%s'", table[i].table, table[i].column);
      g_autoptr (GPtrArray) types = way_test_ask_sql (path, sql);

      g_test_message ("%s of %s", table[i].column, table[i].table);
      g_assert_cmpuint (types->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (types, 0), ==, table[i].type);
    }

  way_test_folder_free (folder);
}

static void
test_columns_do_not_clash (void)
{
  static const char *const own[] = { "row", "id", "changed", "sorted", "search", "owner-id", "position-in" };
  guint                    i, j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (j = 0; j < G_N_ELEMENTS (own); j++)
      g_assert_cmpint (way_kind_find_field (kinds[i], own[j]), ==, -1);
}

/* A file from before a field was declared gets its column, and is copied first. */
static void
test_missing_column_is_added (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) account = add_named (records, WAY_KIND_ACCOUNT, "name", "Northwind");
  g_autoptr (WayItem) read = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_clear_object (&records);
  way_test_run_sql (path, "ALTER TABLE account DROP COLUMN trends;"
                          "ALTER TABLE account DROP COLUMN \"revenue-currency\";"
                          "DROP INDEX \"contact-persona-index\";"
                          "DROP TABLE \"job-score\"");

  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  read = way_records_get (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get_name (read), ==, "Northwind");
  way_item_set (read, "trends", "growing", NULL);
  way_item_set (read, "revenue", "12 EUR", NULL);
  g_assert_true (way_records_update (records, read, &error));
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, "growing", &error), ==, 1);
  backups = way_records_list_backups (folder);
  g_assert_cmpuint (backups->len, ==, 1);

  /* Nothing is missing any more: no second copy, which might have the name of the first. */
  g_clear_object (&records);
  g_assert_cmpint (g_unlink (g_ptr_array_index (backups, 0)), ==, 0);
  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (backups);
  backups = way_records_list_backups (folder);
  g_assert_cmpuint (backups->len, ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* All that can be missing is added: what the file is then is what a new one is. */
static void
test_all_that_is_missing_is_added (void)
{
  static const char *const everything =
    "SELECT format ('%s %s %s %d %s %s %s', t.name, c.name, c.type, c.\"notnull\", c.pk, f.\"table\", f.on_delete) "
    "FROM sqlite_schema AS t, pragma_table_info (t.name) AS c LEFT JOIN pragma_foreign_key_list (t.name) AS f ON f.\"from\" = c.name "
    "WHERE t.type = 'table' UNION ALL SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL ORDER BY 1";
  static const char *const columns =
    "SELECT format ('ALTER TABLE \"%w\" DROP COLUMN \"%w\"', t.name, c.name) FROM sqlite_schema AS t, pragma_table_info (t.name) AS c "
    "WHERE t.type = 'table' AND NOT c.\"notnull\" AND c.pk = 0 AND t.name NOT LIKE 'map%' AND t.name NOT GLOB '*-words*' AND t.name NOT GLOB '*-parts*'";
  static const char *const indexes = "SELECT format ('DROP INDEX \"%w\"', name) FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL";
  static const char *const tables = "SELECT format ('DROP TABLE \"%w\"', name) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'"
                                    " AND name IN ('profile', 'erasure') OR name GLOB 'map-*' AND type = 'table' OR name IN ('record-alias', 'job-personas', 'job-score')";
  const char *const        parts[] = { indexes, columns, tables };
  char                    *folder = way_test_folder_new ();
  g_autofree char         *path = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GPtrArray) before = NULL;
  guint i, j;

  g_clear_object (&records);
  before = way_test_ask_sql (path, everything);
  g_assert_cmpuint (before->len, >, 200);
  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) before_it = way_test_ask_sql (path, indexes);
      g_autoptr (GPtrArray) removals = way_test_ask_sql (path, parts[i]);
      g_autoptr (GPtrArray) after = NULL;

      g_assert_cmpuint (removals->len, >, 0);
      for (j = 0; parts[i] == columns && j < before_it->len; j++)
        way_test_run_sql (path, g_ptr_array_index (before_it, j));
      for (j = 0; j < removals->len; j++)
        way_test_run_sql (path, g_ptr_array_index (removals, j));
      records = way_records_open (folder, &error);
      g_assert_no_error (error);
      g_clear_object (&records);
      after = way_test_ask_sql (path, everything);
      for (j = 0; j < MIN (before->len, after->len); j++)
        g_assert_cmpstr (g_ptr_array_index (after, j), ==, g_ptr_array_index (before, j));
      g_assert_cmpuint (after->len, ==, before->len);
    }
  way_test_folder_free (folder);
}

/* Nothing is changed before there is a copy. */
static void
test_no_room_for_copy (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GBytes) before = NULL;

  g_assert_no_error (error);
  g_clear_object (&records);
  way_test_run_sql (path, "ALTER TABLE account DROP COLUMN trends");
  before = way_test_read (path);
  way_test_write (backups, "in the way", -1);
  g_assert_null (way_records_open (folder, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, backups));
  g_assert_nonnull (strstr (error->message, "Nothing was changed."));
  way_test_assert_same (path, before);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (backups), ==, 0);
  records = way_records_open (folder, &error);
  g_assert_no_error (error);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Somebody has changed a record behind the back of the index: that is found when all is looked through. */
static void
test_index_is_checked (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) account = add_named (records, WAY_KIND_ACCOUNT, "name", "Northwind");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (way_records_check (records, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  way_test_run_sql (path, "UPDATE account SET search = 'something else'");
  g_assert_true (way_records_check (records, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), path));

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_index_follows_declaration (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) account = add_named (records, WAY_KIND_ACCOUNT, "name", "Northwind");

  g_clear_object (&records);
  way_test_run_sql (path, "UPDATE waymark SET value = '1 name' WHERE key = 'index of account'; UPDATE account SET search = 'nothing'");
  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, "orthw", &error), ==, 1);
  g_assert_no_error (error);
  g_clear_object (&records);
  /* It says which fields: all that are sought, from the name on. */
  way_test_run_sql (path, "CREATE TEMP TABLE said (value TEXT CHECK (value LIKE '_% name industry %' AND value LIKE '% note')); "
                          "INSERT INTO said SELECT value FROM waymark WHERE key = 'index of account'");

  way_test_folder_free (folder);
}

/* What a newer version added beside our columns stays when we write. */
static void
test_unknown_columns_stay (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) account = add_named (records, WAY_KIND_ACCOUNT, "name", "Northwind");
  g_autoptr (GPtrArray) rows = NULL;

  g_clear_object (&records);
  way_test_run_sql (path, "ALTER TABLE account ADD COLUMN mood TEXT; UPDATE account SET mood = 'sunny'");
  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  way_item_set (account, "name", "Southwind", NULL);
  g_assert_true (way_records_update (records, account, &error));
  g_clear_object (&records);

  rows = way_test_ask_sql (path, "SELECT mood, name FROM account");
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (rows, 0), ==, "sunny Southwind");
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/schema/every-field", test_every_field);
  g_test_add_func ("/records/schema/types-of-columns", test_types_of_columns);
  g_test_add_func ("/records/schema/columns-do-not-clash", test_columns_do_not_clash);
  g_test_add_func ("/records/schema/missing-column-is-added", test_missing_column_is_added);
  g_test_add_func ("/records/schema/all-that-is-missing-is-added", test_all_that_is_missing_is_added);
  g_test_add_func ("/records/schema/no-room-for-copy", test_no_room_for_copy);
  g_test_add_func ("/records/schema/index-is-checked", test_index_is_checked);
  g_test_add_func ("/records/schema/index-follows-declaration", test_index_follows_declaration);
  g_test_add_func ("/records/schema/unknown-columns-stay", test_unknown_columns_stay);

  return way_test_run ();
}
