/* open-document.c - a map that is opened from a file */
#include "config.h"

#include "tests/support/open-document.h"

#include <string.h>

#include "journeys/documents/writer.h"
#include "journeys/review/merge.h"
#include "journeys/review/transfer.h"
#include "tests/support/folders.h"
#include "tests/support/inventions.h"
#include "tests/support/maps.h"

void
way_test_document_set_up (WayTestDocument *fixture,
                          gconstpointer    data)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) bytes = way_writer_write (map);
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  fixture->folder = way_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  way_test_write (fixture->path, text, size);
  fixture->document = way_test_document_open (fixture->file);
}

/* One that needs no repair. */
WayDocument *
way_test_document_open (GFile *file)
{
  g_autoptr (GError) error = NULL;
  WayDocument *document = way_document_open (file, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (way_document_get_notices (document)->len, ==, 0);

  return document;
}

void
way_test_document_tear_down (WayTestDocument *fixture,
                             gconstpointer    data)
{
  g_clear_object (&fixture->document);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
}

void
way_test_document_edit (WayDocument *document,
                        const char  *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (way_document_get_map (document)), "title", title, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (way_document_get_history (document), command, &error));
}

void
way_test_document_do_anything (WayDocument *document,
                               GRand       *rand)
{
  WayHistory *history = way_document_get_history (document);
  g_autoptr (WayCommand) command = NULL;

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      way_history_undo (history);
      return;
    case 1:
      way_history_redo (history);
      return;
    case 2:
      way_history_withdraw (history);
      return;
    default:
      command = way_test_invent (rand, way_document_get_map (document));
      break;
    }
  if (command == NULL)
    return;
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      way_history_type (history, command, NULL);
      break;
    case 1:
      way_history_attach (history, command, NULL);
      break;
    default:
      way_history_perform (history, command, NULL);
      break;
    }
}

void
way_test_document_assert_state (WayDocument     *document,
                                WayDocumentState state,
                                gboolean         modified)
{
  g_assert_cmpint (way_document_get_state (document), ==, state);
  g_assert_cmpint (way_document_is_modified (document), ==, modified);
}

void
way_test_document_assert_saves (WayDocument *document)
{
  g_autoptr (GError) error = NULL;

  if (!way_document_save (document, &error))
    g_error ("%s", error->message);
  way_test_document_assert_state (document, WAY_DOCUMENT_SAVED, FALSE);
}

void
way_test_document_accept_disk (WayDocument *document)
{
  g_auto (WayFileIdentity) read = { 0 };
  gboolean changed;
  g_autoptr (WayMap) theirs = way_document_read_disk (document, &read, &changed, NULL);

  way_document_accept_read (document, &read);
}

/* Takes over what they did to what was left alone here; mine may be saved then. */
void
way_test_document_merge (WayDocument *document)
{
  WayMap *map = way_document_get_map (document);
  g_autoptr (GError) error = NULL;
  g_auto (WayFileIdentity) read = { 0 };
  gboolean changed;
  guint    i, n_skipped;
  g_autoptr (WayMap) base = way_document_read_base (document, &error);
  g_autoptr (WayMap) theirs = way_document_read_disk (document, &read, &changed, &error);
  g_autoptr (WayMerge) merge = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;

  g_assert_no_error (error);
  g_assert_true (changed);
  merge = way_merge_new (base, map, theirs);
  for (i = 0; i < merge->entries->len; i++)
    {
      WayMergeEntry *entry = g_ptr_array_index (merge->entries, i);

      if (entry->mine == NULL)
        g_ptr_array_add (chosen, entry->theirs);
    }
  command = way_transfer_new (map, chosen, "Theirs", &n_skipped);
  if (command != NULL)
    g_assert_true (way_history_perform_as_is (way_document_get_history (document), command, &error));
  way_document_accept_read (document, &read);
}

/* The message begins with the file, so that it can be told as it is. */
void
way_test_document_assert_refused (WayTestDocument *fixture,
                                  GError         **error,
                                  int              code)
{
  g_assert_error (*error, WAY_DOCUMENT_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_true (g_str_has_prefix ((*error)->message, fixture->path));
  g_clear_error (error);
}

/* The title of the map in a file, read anew. */
void
way_test_document_assert_title (const char *path,
                                const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (way_document_get_title (document), ==, title);
}

void
way_test_document_count (WayDocument   *document,
                         GParamSpec    *spec,
                         WayTestCounts *counts)
{
  counts->title += g_str_equal (spec->name, "title");
  counts->state += g_str_equal (spec->name, "state");
  counts->modified += g_str_equal (spec->name, "modified");
  counts->file += g_str_equal (spec->name, "file");
}

void
way_test_document_assert_counts (WayTestCounts *counts,
                                 int            title,
                                 int            state,
                                 int            modified,
                                 int            file)
{
  g_assert_cmpint (counts->title, ==, title);
  g_assert_cmpint (counts->state, ==, state);
  g_assert_cmpint (counts->modified, ==, modified);
  g_assert_cmpint (counts->file, ==, file);
  memset (counts, 0, sizeof *counts);
}

void
way_test_document_note_saved (GObject      *source,
                              GAsyncResult *result,
                              gpointer      data)
{
  WayTestOutcome *outcome = data;

  outcome->called++;
  outcome->done = way_document_save_finish (WAY_DOCUMENT (source), result, &outcome->error);
}

void
way_test_document_wait_for (WayTestOutcome *outcome)
{
  while (outcome->called == 0)
    g_main_context_iteration (NULL, TRUE);
}
