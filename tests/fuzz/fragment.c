/* fragment.c - a part of a map on the clipboard, which any program may have put there */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/documents/fragment-xml.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = way_fuzz_bytes (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayFragment) fragment = way_fragment_from_xml (bytes, &error);
  g_autoptr (WayFragment) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (fragment == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  written = way_fragment_to_xml (fragment);
  again = way_fragment_from_xml (written, &error);
  if (again == NULL)
    g_error ("What was written cannot be read: %s", error->message);
  rewritten = way_fragment_to_xml (again);
  g_assert_true (g_bytes_equal (written, rewritten));

  return 0;
}
