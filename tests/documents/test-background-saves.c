/* test-background-saves.c - saving without waiting, one after the other */
#include "config.h"

#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

static void
test_async (WayTestDocument *fixture,
            gconstpointer    data)
{
  WayTestOutcome outcome = { 0 };
  WayTestCounts  counts = { 0 };

  way_test_document_edit (fixture->document, "One");
  g_signal_connect (fixture->document, "notify", G_CALLBACK (way_test_document_count), &counts);
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcome);
  /* The file may be there already, but until it is known to be, nothing says so. */
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVING, TRUE);
  way_test_document_assert_counts (&counts, 0, 1, 0, 0);
  g_assert_cmpint (outcome.called, ==, 0);
  way_test_document_wait_for (&outcome);
  g_assert_true (outcome.done);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_test_document_assert_counts (&counts, 0, 1, 1, 0);
  way_test_document_assert_title (fixture->path, "One");
}

static void
test_edits_during_a_save (WayTestDocument *fixture,
                          gconstpointer    data)
{
  WayTestOutcome outcome = { 0 };
  g_autoptr (GError) error = NULL;

  way_test_document_edit (fixture->document, "One");
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcome);
  way_test_document_edit (fixture->document, "Two");
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVING, TRUE);
  /* Not two at a time. */
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  way_test_document_wait_for (&outcome);
  g_assert_true (outcome.done);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_title (fixture->path, "One");
  way_history_undo (way_document_get_history (fixture->document));
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_history_redo (way_document_get_history (fixture->document));
  way_test_document_assert_saves (fixture->document);
  way_test_document_assert_title (fixture->path, "Two");
}

static void
test_saves_follow_each_other (WayTestDocument *fixture,
                              gconstpointer    data)
{
  WayTestOutcome   outcomes[5] = { 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  int i;

  way_test_document_edit (fixture->document, "One");
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcomes[0]);
  way_test_document_edit (fixture->document, "Two");
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcomes[1]);
  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &outcomes[2]);
  way_document_save_as_async (fixture->document, other, NULL, way_test_document_note_saved, &outcomes[3]);
  way_document_save_as_async (fixture->document, other, NULL, way_test_document_note_saved, &outcomes[4]);
  for (i = 0; i < 5; i++)
    {
      way_test_document_wait_for (&outcomes[i]);
      g_assert_true (outcomes[i].done);
      g_assert_cmpint (outcomes[i].called, ==, 1);
    }
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_SAVED, FALSE);
  way_test_document_assert_title (fixture->path, "Two");
  way_test_document_assert_title (path, "Two");
  g_assert_true (g_file_equal (way_document_get_file (fixture->document), other));
}

static void
test_async_trouble (WayTestDocument *fixture,
                    gconstpointer    data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "map.journey", NULL);
  g_autoptr (GFile) gone = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayDocument) fresh = way_document_new (map);
  WayTestOutcome failed = { 0 }, cancelled = { 0 }, homeless = { 0 }, last = { 0 };

  way_test_document_edit (fixture->document, "One");
  way_document_save_as_async (fixture->document, gone, NULL, way_test_document_note_saved, &failed);
  way_test_document_wait_for (&failed);
  g_assert_false (failed.done);
  g_assert_error (failed.error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);

  g_cancellable_cancel (cancellable);
  way_document_save_async (fixture->document, cancellable, way_test_document_note_saved, &cancelled);
  way_test_document_wait_for (&cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  way_test_document_assert_title (fixture->path, "Onboarding");

  way_document_save_async (fresh, NULL, way_test_document_note_saved, &homeless);
  way_test_document_wait_for (&homeless);
  g_assert_error (homeless.error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);

  way_document_save_async (fixture->document, NULL, way_test_document_note_saved, &last);
  way_test_document_wait_for (&last);
  g_assert_true (last.done);
  way_test_document_assert_title (fixture->path, "One");
  g_error_free (failed.error);
  g_error_free (cancelled.error);
  g_error_free (homeless.error);
}

/* A window that is closed does not take its saves along. */
static void
test_dropped_while_saving (WayTestDocument *fixture,
                           gconstpointer    data)
{
  WayTestOutcome outcomes[2] = { 0 };
  WayDocument   *document = fixture->document;

  way_test_document_edit (document, "One");
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcomes[0]);
  way_test_document_edit (document, "Two");
  way_document_save_async (document, NULL, way_test_document_note_saved, &outcomes[1]);
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *)&document);
  g_clear_object (&fixture->document);
  way_test_document_wait_for (&outcomes[0]);
  way_test_document_wait_for (&outcomes[1]);
  /* The thread that wrote gives its reference back a moment after it said so; one
   * that is kept lets the test run into its time limit. */
  while (document != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  way_test_document_assert_title (fixture->path, "Two");
}

#define ADD(path, func) g_test_add ("/documents/background-saves/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("async", test_async);
  ADD ("edits-during-a-save", test_edits_during_a_save);
  ADD ("saves-follow-each-other", test_saves_follow_each_other);
  ADD ("async-trouble", test_async_trouble);
  ADD ("dropped-while-saving", test_dropped_while_saving);

  return way_test_run ();
}
