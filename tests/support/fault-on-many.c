/* fault-on-many.c - long lists, figures and tables of records, while something fails */
#include "config.h"

#include "tests/support/fault-operations.h"

#include "journeys/exchange/import.h"
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
  WayAccountQuery           query = { NULL, pairs, G_N_ELEMENTS (pairs), "EUR", 0, -1 };
  g_autofree char          *currency = NULL;
  guint                     n_all, n_above;

  if (!way_records_foreach_account (stage->records, &query, tell_account, stage->told, error) ||
      !way_records_foreach_pattern (stage->records, "strategic", pairs, G_N_ELEMENTS (pairs), tell_pattern, stage->told, error) ||
      !way_records_foreach_lead_score (stage->records, tell_lead, stage->told, error) ||
      !way_records_find_main_currency (stage->records, &currency, error) ||
      !way_records_rank_value (stage->records, 1000, "EUR", &n_all, &n_above, error))
    return FALSE;
  g_string_append_printf (stage->told, "%s %u %u\n", currency, n_all, n_above);

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
import_table (WayFaultStage *stage,
              gboolean       try_only,
              GError       **error)
{
  g_autofree char *path = g_build_filename (stage->folder, "maps", "table.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayImport) import = way_import_open (file, WAY_KIND_ACCOUNT, NULL, stage->records, NULL, error);
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
  return import_table (stage, FALSE, error);
}

static gboolean
try_import (WayFaultStage *stage,
            GError       **error)
{
  return import_table (stage, TRUE, error);
}

const WayFaultOperation way_fault_on_many[] = {
  { "read beside", OPEN, read_beside, NULL },
  { "read figures", OPEN, read_figures, NULL },
  { "remember", OPEN, remember, NULL },
  { "import", LONG, import_all, prepare_import },
  { "try an import", LONG, try_import, prepare_import },
  { NULL },
};
