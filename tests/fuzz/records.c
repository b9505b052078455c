/* records.c - a file of records that is damaged, or not ours: opened, read, changed */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/records/erase.h"
#include "journeys/records/figures.h"
#include "journeys/records/library.h"
#include "journeys/records/records.h"

static void
read_kind (WayRecords *records,
           WayKind     kind)
{
  g_autoptr (GPtrArray) all = way_records_list (records, kind, NULL, 0, 100, NULL);
  g_autoptr (GPtrArray) found = way_records_list (records, kind, "no", 0, 10, NULL);
  g_autoptr (WayItem) record = kind == WAY_KIND_ACCOUNT ? way_records_new_record (kind) : NULL;

  way_records_count (records, kind, NULL, NULL);
  if (all != NULL && all->len > 0)
    {
      g_autoptr (GPtrArray) referrers = way_records_list_referrers (records, kind, way_item_get_id (g_ptr_array_index (all, 0)), NULL);

      way_records_update (records, g_ptr_array_index (all, 0), NULL);
    }
  if (record == NULL)
    return;
  way_item_set (record, "name", "Another", NULL);
  way_records_add (records, record, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = way_fuzz_write ("records.db", data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (way_fuzz_get_folder (), &error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *unfinished = NULL;
  int              kind;

  g_assert_true ((records == NULL) == (error != NULL));
  if (records != NULL)
    {
      way_records_check (records, problems, NULL);
      for (kind = 0; kind < WAY_N_KINDS; kind++)
        if (way_records_is_kind (kind))
          read_kind (records, kind);
      maps = way_records_list_maps (records, NULL, NULL);
      way_records_find_main_currency (records, &currency, NULL);
      way_erasure_find_unfinished (records, &unfinished, NULL);
      g_clear_object (&records);
    }
  way_fuzz_empty ();

  return 0;
}
