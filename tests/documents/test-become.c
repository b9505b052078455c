/* test-become.c - an open map becomes what another one is, in one step, or as far as that goes */
#include "config.h"

#include <string.h>

#include "journeys/documents/reader.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

/* The map as its file has it, with other texts in the places of some. */
static WayMap *
read_other (WayTestDocument *fixture,
            const char      *from,
            const char      *to)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  bytes = g_string_free_to_bytes (g_steal_pointer (&changed));
  map = way_reader_read (bytes, "another", NULL, NULL, &error);
  g_assert_no_error (error);

  return map;
}

static WayBecome
become (WayTestDocument *fixture,
        WayMap          *map,
        gboolean         in_part)
{
  g_autoptr (GError) error = NULL;
  guint     n_skipped = 7;
  WayBecome became = way_document_become (fixture->document, map, "Restore", in_part, &n_skipped, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_skipped, ==, 0);

  return became;
}

static void
assert_undoes (WayTestDocument *fixture,
               const char      *before,
               const char      *after)
{
  WayHistory *history = way_document_get_history (fixture->document);

  g_assert_cmpstr (way_document_get_title (fixture->document), ==, before);
  g_assert_true (way_history_can_undo (history));
  way_history_undo (history);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, after);
  way_history_redo (history);
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, before);
}

static void
test_whole (WayTestDocument *fixture,
            gconstpointer    data)
{
  g_autoptr (WayMap) same = read_other (fixture, "title=\"Onboarding\"", "title=\"Onboarding\"");
  g_autoptr (WayMap) other = read_other (fixture, "title=\"Onboarding\"", "title=\"Offboarding\"");

  g_assert_cmpint (become (fixture, same, FALSE), ==, WAY_BECOME_WAS_SAME);
  g_assert_false (way_history_can_undo (way_document_get_history (fixture->document)));
  g_assert_cmpint (become (fixture, other, FALSE), ==, WAY_BECOME_SAME);
  assert_undoes (fixture, "Offboarding", "Onboarding");
}

/* What is not known here stays what it is. Who wants all or nothing has nothing of it then, and the steps of before. */
static void
test_in_part (WayTestDocument *fixture,
              gconstpointer    data)
{
  g_autoptr (WayMap) odd = read_other (fixture, "title=\"Onboarding\"", "title=\"Onboarding\" odd=\"1\"");
  g_autoptr (WayMap) both = read_other (fixture, "title=\"Onboarding\"", "title=\"Offboarding\" odd=\"1\"");
  g_autoptr (WayMap) mine = NULL;

  g_assert_cmpint (become (fixture, odd, FALSE), ==, WAY_BECOME_IN_PART);
  g_assert_false (way_history_can_undo (way_document_get_history (fixture->document)));

  way_test_document_edit (fixture->document, "Mine");
  g_assert_cmpint (become (fixture, both, FALSE), ==, WAY_BECOME_IN_PART);
  assert_undoes (fixture, "Mine", "Onboarding");
  mine = read_other (fixture, "title=\"Onboarding\"", "title=\"Mine\" odd=\"1\"");
  g_assert_cmpint (become (fixture, mine, FALSE), ==, WAY_BECOME_IN_PART);
  assert_undoes (fixture, "Mine", "Onboarding");

  g_assert_cmpint (become (fixture, both, TRUE), ==, WAY_BECOME_IN_PART);
  assert_undoes (fixture, "Offboarding", "Mine");
}

#define ADD(path, func) g_test_add ("/documents/become/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("whole", test_whole);
  ADD ("in-part", test_in_part);

  return way_test_run ();
}
