/* fault-on-many.c - long lists, figures and tables of records, while something fails */
#include "config.h"

#include "tests/support/fault-operations.h"

#include "journeys/exchange/import.h"
#include "journeys/records/each.h"
#include "journeys/records/figures.h"
#include "journeys/records/record-reader.h"
#include "journeys/records/remembered.h"
#include "tests/support/folders.h"

static gboolean
read_beside (WayFaultStage *stage,
             GError       **error)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (stage->records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint i, j;

  way_record_query_set_text (query, "wind");
  way_record_query_set_order (query, "region", TRUE);
  if (!way_fault_tell_count (stage, way_record_reader_count (reader, query, NULL, error)))
    return FALSE;
  keys = way_record_reader_find (reader, query, NULL, error);
  rows = keys != NULL ? way_record_reader_read (reader, WAY_KIND_ACCOUNT, &g_array_index (keys, gint64, 0), keys->len, NULL, error) : NULL;
  if (rows == NULL)
    return FALSE;
  for (i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      for (j = 0; j < row->len; j++)
        g_string_append_printf (stage->told, "%s\t", (char *)g_ptr_array_index (row, j));
    }

  return TRUE;
}

static void
tell_account (const WayAccountRow *row,
              gpointer             data)
{
  g_string_append_printf (data, "%s %s %s %s %g %d %g %" G_GUINT64_FORMAT "\n", row->id, row->name, row->tier, row->currency,
                          row->value, row->likeness, row->figures[0], row->filled);
}

static void
tell_pattern (guint64  filled,
              guint    n_accounts,
              gpointer data)
{
  g_string_append_printf (data, "%" G_GUINT64_FORMAT " %u\n", filled, n_accounts);
}

static void
tell_group (const char  *account,
            guint        n_contacts,
            const guint *n_filled,
            gpointer     data)
{
  g_string_append_printf (data, "%s %u %u\n", account, n_contacts, n_filled[0]);
}

static void
tell_lead (const WayLeadRow *row,
           gpointer          data)
{
  g_string_append_printf (data, "%s %s %s %g\n", row->contact, row->account_name, row->product, row->score);
}

static gboolean
read_figures (WayFaultStage *stage,
              GError       **error)
{
  static const WayFieldPair pairs[] = { { "trends", NULL }, { "region", "industry" } };
  static const WayFieldPair of_contact[] = { { "email", "goals" } };
  WayAccountQuery           query = { NULL, NULL, pairs, G_N_ELEMENTS (pairs), "EUR", 0, -1 };
  WayAccountQuery           of_strategic = { "strategic", NULL, pairs, G_N_ELEMENTS (pairs), NULL, 0, -1 };
  WayAccountQuery           of_contacts = { "strategic", NULL, of_contact, G_N_ELEMENTS (of_contact), NULL, 0, -1 };
  g_autofree char          *currency = NULL;
  guint                     n_all, n_above;

  if (!way_records_foreach_account (stage->records, &query, tell_account, stage->told, error) ||
      !way_records_foreach_pattern (stage->records, &of_strategic, tell_pattern, stage->told, error) ||
      !way_records_foreach_group (stage->records, &of_contacts, tell_group, stage->told, error) ||
      !way_records_foreach_lead_score (stage->records, tell_lead, stage->told, error) ||
      !way_records_find_main_currency (stage->records, &currency, error) ||
      !way_records_rank_value (stage->records, 1000, "EUR", &n_all, &n_above, error))
    return FALSE;
  g_string_append_printf (stage->told, "%s %u %u\n", currency, n_all, n_above);

  return TRUE;
}

static gboolean
read_values (WayFaultStage *stage,
             GError       **error)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (stage->records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GPtrArray) values = way_record_reader_list_values (reader, query, "region", 10, NULL, error);
  g_autoptr (GArray) keys = values != NULL ? way_record_reader_find_first (reader, query, 1, NULL, error) : NULL;
  g_autoptr (GPtrArray) ids = NULL;
  guint i;

  if (keys == NULL)
    return FALSE;
  for (i = 0; i < values->len; i++)
    {
      WayRecordValue *value = g_ptr_array_index (values, i);

      g_string_append_printf (stage->told, "%s %d\n", value->value, value->n_records);
    }

  ids = way_record_reader_read_ids (reader, WAY_KIND_ACCOUNT, (const gint64 *)keys->data, keys->len, error);
  if (ids == NULL)
    return FALSE;
  g_string_append (stage->told, g_ptr_array_index (ids, 0));

  return way_fault_tell_count (stage, keys->len);
}

static gboolean
tell_each (WayItem *record,
           gpointer told,
           GError **error)
{
  way_item_foreach (record, way_fault_tell_item, told);

  return TRUE;
}

static gboolean
read_each (WayFaultStage *stage,
           GError       **error)
{
  return way_records_each (stage->records, WAY_KIND_ACCOUNT, "wind", tell_each, stage->told, NULL, error) &&
         way_records_each (stage->records, WAY_KIND_JOB, NULL, tell_each, stage->told, NULL, error);
}

/* Those that fit a profile, and where a record is among them. */
static gboolean
read_fitting (WayFaultStage *stage,
              GError       **error)
{
  static const char *const tiers[] = { "strategic", WAY_RECORD_QUERY_UNSET, NULL };
  g_autoptr (WayRecordReader) reader = way_record_reader_new (stage->records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
  gint64 key;

  way_item_set (profile, "name", "Large", NULL);
  way_item_set (profile, "revenue-from", "1000000 EUR", NULL);
  way_record_query_set_profile (query, profile);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, tiers);
  if (!way_fault_tell_count (stage, way_record_reader_count (reader, query, NULL, error)))
    return FALSE;
  key = way_record_reader_find_key (reader, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, NULL, error);

  return way_fault_tell_count (stage, (int)key) && key > 0;
}

/* As a long change does, through a connection of its own. */
static gboolean
write_beside (WayFaultStage *stage,
              GError       **error)
{
  g_autoptr (WayRecords) beside = way_records_open_beside (stage->records, error);
  g_autoptr (WayItem) account = beside != NULL ? way_records_get (beside, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error) : NULL;

  if (account == NULL)
    return FALSE;
  way_item_set (account, "region", "Hamburg", NULL);

  return way_records_update (beside, account, error);
}

static gboolean
recall (WayFaultStage *stage,
        GError       **error)
{
  g_autofree char *value = NULL;

  if (!way_records_recall (stage->records, "columns of account", &value, error))
    return FALSE;
  g_string_append (stage->told, value);

  return TRUE;
}

static gboolean
remember (WayFaultStage *stage,
          GError       **error)
{
  return way_records_remember (stage->records, "columns of account", "name, tier", error);
}

/* Accounts that are new, as they are, changed and refused. */
static gboolean
prepare_import (WayFaultStage *stage,
                GError       **error)
{
  static const char table[] = "Name,Region,Tier,Website\n"
                              "Nordwind Logistik,Hamburg,strategic,https://nordwind.example\n"
                              "S\u00fcdwind,Bavaria,lite,\n"
                              "Ostwind,Saxony,lite,https://ostwind.example\n"
                              "Westwind,\"R\u00fchr,\nValley\",programmatic,\n"
                              ",Nowhere,lite,\n"
                              "Nobody,Hamburg,platinum,\n";
  g_autofree char  *path = g_build_filename (stage->folder, "maps", "table.csv", NULL);

  way_test_write (path, table, -1);

  return TRUE;
}

static gboolean
import_kind (WayFaultStage *stage,
             WayKind        kind,
             gboolean       try_only,
             GError       **error)
{
  g_autofree char *path = g_build_filename (stage->folder, "maps", "table.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayImport) import = way_import_open (file, kind, NULL, stage->records, NULL, error);
  g_auto (WayImportResult) result = { 0 };

  if (import == NULL || !way_import_run (import, stage->records, try_only, NULL, NULL, NULL, &result, error))
    return FALSE;
  g_string_append_printf (stage->told, "%d read, %d added, %d updated, %d unchanged, %d rejected\n", (int)result.read, (int)result.added,
                          (int)result.updated, (int)result.unchanged, (int)result.rejected);

  return TRUE;
}

static gboolean
import_all (WayFaultStage *stage,
            GError       **error)
{
  return import_kind (stage, WAY_KIND_ACCOUNT, FALSE, error);
}

/* What refers to others, in a field of its own and in a table of links. */
static gboolean
prepare_import_jobs (WayFaultStage *stage,
                     GError       **error)
{
  static const char table[] = "Statement,Personas,Why\n"
                              "Bill a delivery without questions,Logistics lead,Each costs a day\n"
                              "Know where the load is,Logistics lead,\n";
  g_autofree char  *path = g_build_filename (stage->folder, "maps", "table.csv", NULL);

  way_test_write (path, table, -1);

  return TRUE;
}

static gboolean
import_jobs (WayFaultStage *stage,
             GError       **error)
{
  return import_kind (stage, WAY_KIND_JOB, FALSE, error);
}

/* Of imports that were done once, in the records that all begin with. */
static WayBulkUndo *import_undo = NULL, *contacts_undo = NULL;

static gboolean
prepare_undo_of (WayFaultStage *stage,
                 WayKind        kind,
                 const char    *table,
                 WayBulkUndo  **undo,
                 GError       **error)
{
  g_autofree char *path = g_build_filename (stage->folder, "maps", "table.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayImport) import = NULL;
  g_auto (WayImportResult) result = { 0 };

  if (*undo != NULL)
    return TRUE;
  way_test_write (path, table, -1);
  import = way_import_open (file, kind, NULL, stage->records, NULL, error);
  if (import != NULL)
    way_import_set_create_missing (import, TRUE);
  if (import == NULL || !way_import_run (import, stage->records, FALSE, NULL, NULL, NULL, &result, error))
    return FALSE;
  *undo = g_steal_pointer (&result.undo);

  return *undo != NULL;
}

static gboolean
prepare_import_undo (WayFaultStage *stage,
                     GError       **error)
{
  static const char table[] = "Name,Region,Trends\n"
                              "Nordwind Logistik,Hamburg,\n"
                              "S\u00fcdwind,Tyrol,Fewer carriers\n"
                              "Ostwind,Saxony,\n"
                              "Westwind,Ruhr,\n";

  return prepare_undo_of (stage, WAY_KIND_ACCOUNT, table, &import_undo, error);
}

/* With it an account is made, and another persona is taken in the place of the one that was there. */
static gboolean
prepare_contacts_undo (WayFaultStage *stage,
                       GError       **error)
{
  static const char table[] = "Name,Account,Persona\n"
                              "Nadia Brandt,Nordwind Logistik,Champion\n"
                              "Omar,Ostwind,\n";

  return prepare_undo_of (stage, WAY_KIND_CONTACT, table, &contacts_undo, error);
}

static gboolean
take_back (WayFaultStage *stage,
           WayBulkUndo   *undo,
           GError       **error)
{
  WayBulkUndoCounts counts;

  if (!way_bulk_undo_perform (undo, stage->records, &counts, error))
    return FALSE;
  g_string_append_printf (stage->told, "%d removed, %d changed, %d kept\n", (int)counts.removed, (int)counts.changed, (int)counts.kept);

  return TRUE;
}

static gboolean
undo_import (WayFaultStage *stage,
             GError       **error)
{
  return take_back (stage, import_undo, error);
}

static gboolean
undo_contacts (WayFaultStage *stage,
               GError       **error)
{
  return take_back (stage, contacts_undo, error);
}

static gboolean
try_import (WayFaultStage *stage,
            GError       **error)
{
  return import_kind (stage, WAY_KIND_ACCOUNT, TRUE, error);
}

const WayFaultOperation way_fault_on_many[] = {
  { "read beside", LONG, read_beside, NULL },
  { "read figures", OPEN, read_figures, NULL },
  { "read values", LONG, read_values, NULL },
  { "read each", OPEN, read_each, NULL },
  { "read what fits a profile", LONG, read_fitting, NULL },
  { "write beside", LONG, write_beside, NULL },
  { "remember", OPEN, remember, NULL },
  { "recall", OPEN, recall, remember },
  { "import", LONG, import_all, prepare_import },
  { "try an import", LONG, try_import, prepare_import },
  { "take an import back", LONG, undo_import, prepare_import_undo },
  { "import jobs", WHOLE, import_jobs, prepare_import_jobs },
  { "take an import of contacts back", WHOLE, undo_contacts, prepare_contacts_undo },
  { NULL },
};
