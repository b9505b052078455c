/* versions.c - the file with earlier states of a map */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/documents/versions.h"

#define UUID "6f2d1f6e-8f5e-4d0e-9d63-0d5b7f3d2a11"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char      *folder = way_fuzz_get_folder ();
  g_autofree char *path = way_fuzz_write (UUID ".versions", data, size);
  g_autoptr (GBytes) content = g_bytes_new_static ("kept", 4);
  g_autoptr (GPtrArray) list = way_versions_list (folder, UUID, NULL);
  guint i;

  for (i = 0; list != NULL && i < list->len; i++)
    {
      WayVersion *version = g_ptr_array_index (list, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = way_versions_read (folder, UUID, version->id, &error);

      g_assert_true ((bytes == NULL) == (error != NULL));
    }
  way_versions_keep (folder, UUID, content, 1, NULL, "Kept", NULL);
  way_fuzz_empty ();

  return 0;
}
