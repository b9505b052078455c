/* csv.c - a table of text, tried for each kind of record */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

#include "journeys/exchange/import.h"

static WayRecords *records;

static void
close_records (void)
{
  g_clear_object (&records);
}

static WayRecords *
get_records (void)
{
  g_autoptr (GError) error = NULL;

  if (records == NULL)
    {
      g_autofree char *folder = g_build_filename (way_fuzz_get_folder (), "data", NULL);

      records = way_records_open (folder, &error);
      g_assert_no_error (error);
      atexit (close_records);
    }

  return records;
}

static void
try_kind (GFile  *file,
          WayKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayImport) import = way_import_open (file, kind, NULL, get_records (), NULL, &error);
  g_auto (WayImportResult) result = { 0 };
  gboolean done;

  if (import == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  way_import_set_create_missing (import, TRUE);
  done = way_import_run (import, get_records (), TRUE, NULL, NULL, NULL, &result, &error);
  g_assert_true (done == (error == NULL));
  if (done)
    g_assert_cmpuint (result.read, ==, result.added + result.updated + result.unchanged + result.rejected);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB };
  g_autofree char     *path = way_fuzz_write ("table.csv", data, size);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  /* One of them each time: what is slow is shown, and the others have their turn. */
  try_kind (file, kinds[size % G_N_ELEMENTS (kinds)]);

  return 0;
}
