/* test-records-table.c - records as tables, and back */
#include "config.h"

#include "journeys/exchange/records-table.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/exchange/formula.h"
#include "journeys/exchange/list-table.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"
#include "tests/support/imports.h"
#include "tests/support/test-main.h"

static void
test_formulas (void)
{
  static const char *const texts[] = { "=1+1", "+49 30 1", "-x", "@a", "\tx", "\rx", "＝a", "'=a", "''+b", "'-5", "'", "''", "plain", "-5", "+5.5", "", "-", "'tis" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *safe = way_formula_defuse (texts[i]);

      g_assert_null (strchr ("=@\t\r", *safe == '\0' ? 'x' : *safe));
      g_assert_cmpstr (way_formula_restore (safe), ==, texts[i]);
    }
  g_assert_cmpstr (way_formula_restore ("-5"), ==, "-5");
}

/* Of signs that other programs have rules for. */
static char *
make_text (GRand   *rand,
           gboolean lines)
{
  static const char *const pieces[] = { "=", "+", "-", "@", "'", "\"", ",", ";", "|", "ä", "日本", "＝", " ", "1", "2.5", "word", "€", "\t", "#", "sep=", "é", "\\" };
  GString                 *text = g_string_new (NULL);
  int                      n = g_rand_int_range (rand, 1, 8);

  for (; n > 0; n--)
    {
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (lines && g_rand_int_range (rand, 0, 5) == 0)
        g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static char *
make_value (GRand          *rand,
            const WayField *field)
{
  switch ((int)field->type)
    {
    case WAY_FIELD_TEXT:
      return make_text (rand, FALSE);
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_LIST:
      return make_text (rand, TRUE);
    case WAY_FIELD_CHOICE:
      return g_strdup (field->choices[0].name);
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return g_strdup_printf ("%d", g_rand_int_range (rand, field->minimum, MIN (field->maximum, 1e6) + 1));
    case WAY_FIELD_MONEY:
      return g_strdup_printf ("%d.%02d%s", g_rand_int_range (rand, -2000000, 2000000), g_rand_int_range (rand, 0, 100),
                              g_rand_boolean (rand) ? " EUR" : "");
    case WAY_FIELD_DATE:
      return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 1950, 2050), g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
    default:
      return NULL;
    }
}

static gboolean
compare_record (WayItem *record,
                gpointer data,
                GError **error)
{
  WayRecords        *other = data;
  const WayKindInfo *info = way_item_get_info (record);
  g_autoptr (WayItem) same = way_records_get (other, info->kind, way_item_get_id (record), error);
  int i;

  if (same == NULL)
    return FALSE;
  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type != WAY_FIELD_PICTURE)
      g_assert_cmpstr (way_item_get_at (same, i), ==, way_item_get_at (record, i));

  return TRUE;
}

static void
test_round_trip (WayTestImports *imports,
                 gconstpointer   data)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_PERSONA, WAY_KIND_CONTACT, WAY_KIND_JOB };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *folder = g_build_filename (imports->folder, "other", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = way_records_open (folder, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint k;
  int   i, j;

  g_assert_no_error (error);
  for (k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const WayKindInfo *info = way_kind_get_info (kinds[k]);
      g_autofree char   *counts = NULL;
      g_autoptr (WayImport) import = NULL;
      g_auto (WayImportResult) result = { 0 };
      guint64 n_rows;

      for (i = 0; i < 150; i++)
        {
          g_autoptr (WayItem) record = way_records_new_record (kinds[k]);

          for (j = 0; j < info->n_fields; j++)
            {
              g_autofree char *value = make_value (rand, &info->fields[j]);
              g_autofree char *named = NULL;

              if (g_rand_int_range (rand, 0, 4) == 0 && !(info->fields[j].flags & WAY_FIELD_NAME))
                continue;
              if (info->fields[j].flags & WAY_FIELD_NAME)
                named = g_strdup_printf ("%s%d", value, g_rand_int_range (rand, 0, 100));
              if (info->fields[j].targets != 0 && ids->len > 0)
                named = g_strdup (g_ptr_array_index (ids, info->fields[j].targets & WAY_KIND_MASK (WAY_KIND_ACCOUNT) ? 0 : 1));
              way_item_set (record, info->fields[j].name, named != NULL ? named : value, &error);
              g_assert_no_error (error);
            }
          way_records_add (imports->records, record, &error);
          g_assert_no_error (error);
          if (i == 0)
            g_ptr_array_add (ids, g_strdup (way_item_get_id (record)));
        }

      g_assert_true (way_records_table_write (imports->records, kinds[k], NULL, imports->table, k % 2 ? WAY_TABLE_CSV_MARK : WAY_TABLE_CSV, &n_rows, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_rows, ==, 150);
      import = way_test_imports_open (imports, kinds[k], imports->table);
      g_assert_true (way_import_run (import, other, FALSE, NULL, NULL, NULL, &result, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (result.added, ==, 150);
      way_records_each (imports->records, kinds[k], NULL, compare_record, other, NULL, &error);
      g_assert_no_error (error);
      /* And what came from here changes nothing here. */
      counts = way_test_imports_run (imports, import, FALSE);
      g_assert_cmpstr (counts, ==, "150 0 0 150 0");
    }
}

/* A table that cannot be finished leaves what was there. */
static void
test_export_is_whole (WayTestImports *imports,
                      gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (imports->folder, "none", "table.xlsx", NULL);

  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name\nA\n", "1 1 0 0 0");
  before = way_test_read (imports->table);
  g_cancellable_cancel (cancellable);
  g_assert_false (way_records_table_write (imports->records, WAY_KIND_ACCOUNT, NULL, imports->table, WAY_TABLE_CSV, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  way_test_assert_same (imports->table, before);
  g_clear_error (&error);
  g_assert_false (way_records_table_write (imports->records, WAY_KIND_ACCOUNT, NULL, nowhere, WAY_TABLE_XLSX, NULL, NULL, &error));
  g_assert_nonnull (error);
}

/* A list is written as it is shown: what is in it, in its order and columns; and tells how far it is. */
static void
test_list (WayTestImports *imports,
           gconstpointer   data)
{
  static const char *const columns[] = { "revenue", "name", NULL };
  static const char *const regions[] = { "North", NULL };
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayMeter) meter = way_meter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;
  const WayListTable list = { query, columns };
  const WayListTable whole = { query, NULL };
  guint64            n_rows;

  way_test_assert_import (imports, WAY_KIND_ACCOUNT, "name,region,revenue\nBolt,North,2 EUR\nAcme,South,1\n=Crux,North,3\nDash,North,\n", "4 4 0 0 0");
  way_record_query_set (query, "region", WAY_RECORD_ANY, regions);
  way_record_query_set_order (query, "name", TRUE);
  g_assert_true (way_list_table_write (&list, imports->records, imports->table, WAY_TABLE_CSV, &n_rows, meter, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpfloat (way_meter_get (meter), ==, 1);
  g_assert_true (g_file_get_contents (imports->table, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "revenue,name\r\n,Dash\r\n2 EUR,Bolt\r\n3,'=Crux\r\n");

  before = way_test_read (imports->table);
  g_cancellable_cancel (cancellable);
  g_assert_false (way_list_table_write (&whole, imports->records, imports->table, WAY_TABLE_XLSX, &n_rows, meter, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  way_test_assert_same (imports->table, before);
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

/* What is deleted while a list is written is not in the table, or still is; the table is whole. */
static void
test_list_while_deleting (WayTestImports *imports,
                          gconstpointer   data)
{
  static const char *const columns[] = { "name", NULL };
  const int                n = 3000;
  g_autoptr (GString) text = g_string_new ("name\n");
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordReader) reader = way_record_reader_new (imports->records);
  int i;

  for (i = 0; i < n; i++)
    g_string_append_printf (text, "Account %04d\n", i);
  way_test_assert_import (imports, WAY_KIND_ACCOUNT, text->str, "3000 3000 0 0 0");
  way_record_query_set_order (query, "name", FALSE);
  for (i = 0; i < 2; i++)
    {
      const WayListTable list = { query, i == 0 ? columns : NULL };
      g_autoptr (WayMeter) meter = way_meter_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) keys = way_record_reader_find (reader, query, NULL, &error);
      g_autoptr (GPtrArray) last = way_record_reader_read (reader, WAY_KIND_ACCOUNT, &g_array_index (keys, gint64, keys->len - 1), 1, NULL, &error);
      g_autofree char *id = g_strdup (g_ptr_array_index ((GPtrArray *)g_ptr_array_index (last, 0), WAY_RECORD_ROW_ID));
      g_autofree char *written = NULL;
      int              n_references = G_OBJECT (imports->records)->ref_count;
      int              n_written;

      way_list_table_write_async (&list, imports->records, imports->table, WAY_TABLE_CSV, meter, NULL, take_result, &result);
      while (i == 0 && way_meter_get (meter) == 0)
        g_thread_yield ();
      g_assert_true (way_records_delete (imports->records, WAY_KIND_ACCOUNT, id, &error));
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      n_written = way_list_table_write_finish (result, &error);
      g_assert_no_error (error);
      g_assert_cmpint (n_written, >=, n - i - 1);
      g_assert_cmpint (n_written, <=, n - i);
      g_assert_true (g_file_get_contents (imports->table, &written, NULL, NULL));
      g_assert_nonnull (strstr (written, "Account 2997"));
      /* The thread lets go of the records a little later. */
      g_clear_object (&result);
      while (g_atomic_int_get (&G_OBJECT (imports->records)->ref_count) > n_references)
        g_thread_yield ();
    }
}

/* Which columns there are: how many places those have that are worked out, which are aligned as figures, and which are shown first. */
static void
test_columns (void)
{
  static const struct
  {
    WayKind     kind;
    const char *columns;
  } cases[] = {
    { WAY_KIND_ACCOUNT,
      "!name !industry !region !tier employees# revenue# founded# branches# technologies website relation since owner "
      "!value# !renewal likeness# fit# intent# engagement# relationship# !priority#0 lead-score#1 contacts#0 maps#0 "
      "changed0" },
    { WAY_KIND_CONTACT,
      "!name !account !persona !role !position department !email phone adoption goals frustrations priorities sources "
      "channels lead-score#1 changed0" },
    { WAY_KIND_PERSONA,
      "!name !role !position goals frustrations priorities sources channels !contacts#0 !jobs#0 !maps#0 changed0" },
    { WAY_KIND_JOB,
      "!statement !kind !personas !opportunity#1 !answers#0 !shared#0 !maps#0 changed0" },
    { WAY_KIND_PROFILE,
      "!name conditions !regions !industries employees-from# employees-to# revenue-from# revenue-to# founded-from# "
      "founded-to# branches-from# branches-to# !technologies technologies-not !relation !tier value-from# value-to# "
      "changed0" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) told = g_string_new (NULL);
      int                    n, j;
      const WayRecordColumn *columns = way_record_columns_get (cases[i].kind, &n);

      for (j = 0; j < n; j++)
        {
          g_string_append_printf (told, "%s%s%s%s", j > 0 ? " " : "", columns[j].first ? "!" : "", columns[j].name, columns[j].number ? "#" : "");
          if (columns[j].field == NULL)
            g_string_append_printf (told, "%d", columns[j].decimals);
          g_assert_cmpint (way_record_columns_find (cases[i].kind, columns[j].name), ==, j);
        }
      g_assert_cmpstr (told->str, ==, cases[i].columns);
      g_assert_cmpint (way_record_columns_find (cases[i].kind, "no-such-column"), ==, -1);
    }
}

#define ADD(path, func) g_test_add ("/records/records-table/" path, WayTestImports, NULL, way_test_imports_set_up, func, way_test_imports_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/records-table/defuses-formulas", test_formulas);
  g_test_add_func ("/records/records-table/columns", test_columns);
  ADD ("gives-back-what-was-exported", test_round_trip);
  ADD ("writes-a-list-as-it-is", test_list);
  ADD ("list-is-whole-while-records-go", test_list_while_deleting);
  ADD ("exports-all-or-nothing", test_export_is_whole);

  return way_test_run ();
}
