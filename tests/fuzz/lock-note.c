/* lock-note.c - the note of another program that has a file open */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/documents/lock-note.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *note = way_fuzz_write (".~lock.map.journey#", data, size);
  g_autofree char *path = g_build_filename (way_fuzz_get_folder (), "map.journey", NULL);
  g_autoptr (WayLockNote) ours = way_lock_note_take (path, "Somebody");
  g_autoptr (GPtrArray) others = way_lock_note_list_others (path);

  if (others->len > 0)
    {
      WayHolder *holder = g_ptr_array_index (others, 0);

      g_assert_nonnull (holder->user);
      g_assert_true (g_utf8_validate (holder->user, -1, NULL));
      g_assert_true (g_utf8_validate (holder->host, -1, NULL));
    }

  return 0;
}
