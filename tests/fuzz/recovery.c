/* recovery.c - what an earlier run left unsaved, as a new run looks for it and opens it */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery.h"

static void
open_one (WayRecovered      *recovered,
          WayRecoveryFolder *folder)
{
  g_autoptr (WayMap) before = NULL;
  g_autoptr (WayDocument) read = way_recovered_read (recovered, &before, NULL);
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (WayDocument) document = NULL;
  gboolean is_whole;

  document = way_recovered_open (recovered, folder, &recovery, &is_whole, NULL);
}

/* What is still written in the thread of FOLDER looks like a leak to whoever counts meanwhile. */
static void
finish (WayRecoveryFolder *folder)
{
  way_recovery_folder_flush (folder);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = way_fuzz_write ("5f7e.recovery", data, size);
  g_autoptr (WayRecoveryFolder) folder = way_recovery_folder_new (way_fuzz_get_folder ());
  g_autoptr (GPtrArray) list = way_recovered_list (folder);
  guint i;

  for (i = 0; i < list->len; i++)
    {
      WayRecovered *recovered = g_ptr_array_index (list, i);

      g_assert_nonnull (recovered->title);
      if (recovered->problem == NULL)
        {
          open_one (recovered, folder);
          finish (folder);
        }
    }
  g_clear_object (&folder);
  way_fuzz_empty ();

  return 0;
}
