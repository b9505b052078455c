/* test-become.c - a map that becomes what another one is, as one step or not at all */
#include "config.h"

#include <string.h>

#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

#define BECOME "Become the other"

/* The map as it is, with another title (or NULL) and with what no step carries over. */
static WayMap *
make_other (WayTestDocument *fixture, const char *title, gboolean foreign)
{
  WayItem *root = way_map_get_root (way_document_get_map (fixture->document));
  g_autoptr (GBytes) bytes = way_writer_write (way_document_get_map (fixture->document));
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *old = g_strdup_printf (" title=\"%s\"", way_item_get (root, "title"));
  g_autofree char *new = g_strdup_printf (" title=\"%s\"%s", title != NULL ? title : way_item_get (root, "title"), foreign ? " budget=\"9\"" : "");
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map;

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  other = g_string_free_to_bytes (g_steal_pointer (&text));
  map = way_reader_read (other, "other", NULL, NULL, &error);
  g_assert_no_error (error);

  return map;
}

/* All that a step can carry, or nothing of it; what was done before stays done. */
static void
test_become (WayTestDocument *fixture,
             gconstpointer    data)
{
  static const struct
  {
    const char *title;
    gboolean    foreign;
    gboolean    in_part;
    WayBecome   became;
    const char *now;
    guint       place;
  } cases[] = {
    { NULL, FALSE, FALSE, WAY_BECOME_WAS_SAME, "Before", 1 },
    { NULL, FALSE, TRUE, WAY_BECOME_WAS_SAME, "Before", 1 },
    { "Theirs", FALSE, FALSE, WAY_BECOME_SAME, "Theirs", 2 },
    { "Theirs", FALSE, TRUE, WAY_BECOME_SAME, "Theirs", 2 },
    { NULL, TRUE, FALSE, WAY_BECOME_IN_PART, "Before", 1 },
    { NULL, TRUE, TRUE, WAY_BECOME_IN_PART, "Before", 1 },
    { "Theirs", TRUE, FALSE, WAY_BECOME_IN_PART, "Before", 1 },
    { "Theirs", TRUE, TRUE, WAY_BECOME_IN_PART, "Theirs", 2 },
  };
  WayHistory *history = way_document_get_history (fixture->document);
  guint       i;

  way_test_document_edit (fixture->document, "Before");
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WayMap) other = make_other (fixture, cases[i].title, cases[i].foreign);
      g_autoptr (GError) error = NULL;
      guint n_skipped = 99;

      g_test_message ("%u", i);
      g_assert_cmpint (way_document_become (fixture->document, other, BECOME, cases[i].in_part, &n_skipped, &error), ==, cases[i].became);
      g_assert_no_error (error);
      g_assert_cmpuint (n_skipped, ==, 0);
      g_assert_cmpstr (way_document_get_title (fixture->document), ==, cases[i].now);
      g_assert_cmpuint (way_history_get_place (history), ==, cases[i].place);
      g_assert_true (cases[i].title == NULL || !way_history_can_redo (history));
      if (cases[i].place == 1)
        continue;
      g_assert_cmpstr (way_history_get_undo_label (history), ==, BECOME);
      way_history_undo (history);
      g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Before");
      way_history_redo (history);
      g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Theirs");
      way_history_undo (history);
    }
}

/* What would be lost of theirs is not taken, and mine is not saved by that. */
static void
test_not_taken (WayTestDocument *fixture,
                gconstpointer    data)
{
  g_autoptr (WayMap) other = make_other (fixture, "Theirs", TRUE);
  g_autoptr (GBytes) theirs = way_writer_write (other);
  g_autoptr (GError) error = NULL;
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (WayMap) map = NULL;
  gboolean changed;

  way_test_document_edit (fixture->document, "Mine");
  way_test_write (fixture->path, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));
  map = way_document_read_disk (fixture->document, &read, &changed, &error);
  g_assert_no_error (error);
  g_assert_true (changed);
  g_assert_false (way_document_take_read (fixture->document, map, &read, BECOME, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "would be lost"));
  g_assert_cmpstr (way_document_get_title (fixture->document), ==, "Mine");
  way_test_document_assert_state (fixture->document, WAY_DOCUMENT_NOT_SAVED, TRUE);
  g_assert_cmpuint (way_history_n_steps (way_document_get_history (fixture->document)), ==, 1);
  way_test_assert_same (fixture->path, theirs);
  g_clear_error (&error);
  g_assert_false (way_document_save (fixture->document, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
}

/* What is only told of a file is no damage, and what had to be repaired is. */
static void
test_told (WayTestDocument *fixture,
           gconstpointer    data)
{
  static const struct
  {
    const char *text;
    gboolean    is_whole;
    gboolean    is_damaged;
  } cases[] = {
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\" odd=\"1\"/>", TRUE, FALSE },
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\" odd=\"1\"><stages><stage id=\"a\"/><stage id=\"a\"/></stages></journey>", FALSE, TRUE },
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"9.0\" title=\"Theirs\"/>", FALSE, FALSE },
    { "no map", FALSE, TRUE },
    { NULL, FALSE, FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (WayFileIdentity) read = { 0 };
      g_auto (WayFileIdentity) again = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) damage = NULL;
      g_autoptr (WayMap) map = NULL;
      gboolean changed;

      if (cases[i].text != NULL)
        way_test_write (fixture->path, cases[i].text, -1);
      else
        g_assert_true (g_file_delete (fixture->file, NULL, NULL));
      map = way_document_read_disk (fixture->document, &read, &changed, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "whole");
      g_assert_true ((map != NULL) == cases[i].is_whole);
      g_assert_true ((error == NULL) == cases[i].is_whole);
      g_assert_true (changed == (cases[i].text != NULL));
      g_assert_true (way_document_is_disk_damaged (fixture->document, &again, &damage) == cases[i].is_damaged);
      g_assert_true ((damage != NULL) == cases[i].is_damaged);
      if (damage != NULL)
        g_assert_cmpstr (damage->message, ==, error->message);
    }
}

#define ADD(path, func) g_test_add ("/documents/become/" path, WayTestDocument, NULL, way_test_document_set_up, func, way_test_document_tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("become", test_become);
  ADD ("not-taken", test_not_taken);
  ADD ("told", test_told);

  return way_test_run ();
}
