/* command.c - a step of a recovery file: done to a map and taken back, it leaves the map as it was */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "journeys/commands/history.h"
#include "journeys/documents/command-xml.h"
#include "journeys/documents/writer.h"

static void
check_text (WayCommand *command)
{
  g_autofree char *text = way_command_to_xml (command);
  g_autoptr (WayCommand) again = way_command_from_xml (text, -1, NULL);
  g_autofree char *same = NULL;

  g_assert_nonnull (again);
  same = way_command_to_xml (again);
  g_assert_cmpstr (same, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_from_xml (text, -1, &error);
  g_autoptr (WayMap) map = NULL;
  g_autoptr (WayHistory) history = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  if (command == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  check_text (command);

  map = way_fuzz_read_sample ();
  history = way_history_new (map);
  before = way_writer_write (map);
  if (way_history_replay (history, command, WAY_DEED_STEP, NULL))
    way_history_undo (history);
  after = way_writer_write (map);
  g_assert_true (g_bytes_equal (before, after));

  return 0;
}
