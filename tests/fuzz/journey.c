/* journey.c - a map: what could be read is written and read again without a difference */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"

static WayMap *
read_map (GBytes  *bytes,
          GError **error)
{
  g_autoptr (GPtrArray) notices = NULL;
  gboolean read_only;

  return way_reader_read (bytes, "a map", &notices, &read_only, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = way_fuzz_bytes (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = read_map (bytes, &error);
  g_autoptr (WayMap) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (map == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  written = way_writer_write (map);
  again = read_map (written, &error);
  if (again == NULL)
    g_error ("What was written cannot be read: %s", error->message);
  rewritten = way_writer_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));

  return 0;
}
