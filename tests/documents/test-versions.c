/* test-versions.c - what a save replaces is kept, and comes back as it was */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/versions.h"
#include "journeys/storage/error.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayTestDocument document;
  char           *folder;
  const char     *uuid;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  way_test_document_set_up (&fixture->document, NULL);
  fixture->uuid = way_map_get_uuid (way_document_get_map (fixture->document.document));
  g_setenv ("WAYMARK_DATA_DIR", fixture->document.folder, TRUE);
  fixture->folder = way_versions_dup_folder ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->folder);
  way_test_document_tear_down (&fixture->document, NULL);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = way_versions_list (fixture->folder, fixture->uuid, &error);

  g_assert_no_error (error);

  return versions;
}

static void
keep (Fixture    *fixture,
      const char *text,
      gint64      saved,
      const char *label)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  way_versions_keep (fixture->folder, fixture->uuid, bytes, saved, NULL, label, &error);
  g_assert_no_error (error);
}

static void
test_saves (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) first = way_test_read (fixture->document.path);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) got = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  WayVersion *version;

  way_test_document_edit (fixture->document.document, "One");
  way_test_document_assert_saves (fixture->document.document);
  second = way_test_read (fixture->document.path);
  way_test_document_edit (fixture->document.document, "Two");
  way_test_document_assert_saves (fixture->document.document);
  g_assert_cmpstr (way_document_get_unkept (fixture->document.document), ==, NULL);

  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 2);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->path, ==, fixture->document.path);
  got = way_versions_read (fixture->folder, fixture->uuid, version->id, NULL);
  g_assert_true (g_bytes_equal (got, second));
  g_clear_pointer (&got, g_bytes_unref);
  version = g_ptr_array_index (versions, 1);
  got = way_versions_read (fixture->folder, fixture->uuid, version->id, NULL);
  g_assert_true (g_bytes_equal (got, first));
}

/* What somebody else wrote, and the user said may be replaced, is not lost either. */
static void
test_of_others (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (WayDocument) other = way_document_open (fixture->document.file, NULL);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) got = NULL;

  way_test_document_edit (other, "Theirs");
  way_test_document_assert_saves (other);
  theirs = way_test_read (fixture->document.path);
  way_test_document_edit (fixture->document.document, "Mine");
  way_test_document_accept_disk (fixture->document.document);
  way_test_document_assert_saves (fixture->document.document);
  versions = list (fixture);
  got = way_versions_read (fixture->folder, fixture->uuid, ((WayVersion *)g_ptr_array_index (versions, 0))->id, NULL);
  g_assert_true (g_bytes_equal (got, theirs));
}

static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  keep (fixture, "a", 1, NULL);
  keep (fixture, "a", 2, NULL);
  keep (fixture, "b", 3, NULL);
  keep (fixture, "a", 4, NULL);
  keep (fixture, "a", 5, "Before the workshop");
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 4);
  g_assert_cmpstr (((WayVersion *)g_ptr_array_index (versions, 0))->label, ==, "Before the workshop");
}

/* Those of today are all there, those of long ago some; what has a name stays. */
static void
test_bounds (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  gint64 hour = 3600 * G_TIME_SPAN_SECOND;
  int    i;

  keep (fixture, "named", 0, "Named");
  for (i = 1; i <= 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      keep (fixture, text, i * hour, NULL);
    }
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 101);
  for (i = 0; i < 20; i++)
    g_assert_cmpint (((WayVersion *)g_ptr_array_index (versions, i))->saved, ==, (300 - i) * hour);
  g_assert_cmpstr (((WayVersion *)g_ptr_array_index (versions, 100))->label, ==, "Named");
  for (i = 20; i < 99; i++)
    g_assert_cmpint (((WayVersion *)g_ptr_array_index (versions, i))->saved - ((WayVersion *)g_ptr_array_index (versions, i + 1))->saved, <=, 16 * hour);
}

/* Whether the content is among the versions. */
static gboolean
has (Fixture *fixture,
     GBytes  *content)
{
  g_autoptr (GPtrArray) versions = list (fixture);
  guint i;

  for (i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = way_versions_read (fixture->folder, fixture->uuid, ((WayVersion *)g_ptr_array_index (versions, i))->id, NULL);

      if (bytes != NULL && g_bytes_equal (bytes, content))
        return TRUE;
    }

  return FALSE;
}

/* What has just been kept is there, whatever date its file has: nothing else has it any more. */
static void
test_old_date (Fixture      *fixture,
               gconstpointer data)
{
  const gint64 dates[] = { 0, 1, 50 * G_TIME_SPAN_HOUR + 1, 99 * G_TIME_SPAN_HOUR + 1 };
  guint        i;

  for (i = 1; i <= 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      keep (fixture, text, i * G_TIME_SPAN_HOUR, NULL);
    }
  for (i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf ("Of old %u", i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GPtrArray) versions = NULL;

      keep (fixture, text, dates[i], NULL);
      g_assert_true (has (fixture, bytes));
      versions = list (fixture);
      g_assert_cmpuint (versions->len, ==, 100);
    }
}

/* Of large ones there are fewer, so that they do not fill the disk. */
static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GError) error = NULL;
  gsize            size = 11 * 1024 * 1024;
  g_autofree char *noise = g_malloc (size + 1);
  int              i;

  for (i = 1; i <= 12; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      gsize j;

      /* What cannot be compressed, as pictures cannot. */
      for (j = 0; j + 4 <= size; j += 4)
        *(guint32 *)(noise + j) = g_rand_int (rand);
      bytes = g_bytes_new (noise, size);
      g_assert_true (way_versions_keep (fixture->folder, fixture->uuid, bytes, i, NULL, NULL, &error));
    }
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 5);
  g_assert_cmpint (((WayVersion *)g_ptr_array_index (versions, 0))->saved, ==, 12);
  /* Not that one of them which has just been kept. */
  noise[0] ^= 1;
  old = g_bytes_new (noise, size);
  g_assert_true (way_versions_keep (fixture->folder, fixture->uuid, old, 0, NULL, NULL, &error));
  g_assert_true (has (fixture, old));
}

static gboolean
rename_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "title", data, NULL);

  *changed = TRUE;

  return way_history_perform (history, command, error);
}

static gboolean
refuse_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Refused");

  return FALSE;
}

static char *
rename_label (const char *label,
              gpointer    data)
{
  return g_strdup (data);
}

/* What is to be found nowhere any more is in no byte of the file. */
static void
test_rewritten (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->uuid, ".versions", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  g_autoptr (GError) error = NULL;
  WayRewrite rewrite = { rename_map, rename_label, (gpointer) "Somebody", NULL, unread };
  guint      i;

  way_test_document_edit (fixture->document.document, "Xaverine");
  way_test_document_assert_saves (fixture->document.document);
  way_test_document_edit (fixture->document.document, "Two");
  way_test_document_assert_saves (fixture->document.document);
  keep (fixture, "no map", 1, "Before Xaverine came");
  way_versions_rewrite_all (fixture->folder, &rewrite);
  /* What cannot be read is told, and goes when that is wanted. */
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, path);
  g_assert_true (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpstr (((WayVersion *)g_ptr_array_index (versions, 2))->label, ==, "Somebody");
  g_assert_false (way_test_has_bytes (path, "Xaverine"));
  g_assert_true (way_versions_remove_unread (path, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (g_steal_pointer (&versions));
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 2);
  for (i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = way_versions_read (fixture->folder, fixture->uuid, ((WayVersion *)g_ptr_array_index (versions, i))->id, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_nonnull (strstr (text, "Somebody"));
      g_assert_null (strstr (text, "Xaverine"));
    }
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_told (WayRewrite *rewrite,
             const char *folder,
             const char *path)
{
  WayUnread *unread;

  g_ptr_array_set_size (rewrite->unread, 0);
  way_versions_rewrite_all (folder, rewrite);
  g_assert_cmpuint (rewrite->unread->len, ==, path != NULL);
  if (path == NULL)
    return;
  unread = g_ptr_array_index (rewrite->unread, 0);
  g_assert_cmpstr (unread->path, ==, path);
  g_assert_false (unread->damaged);
}

/* What was not done does not count as done. */
static void
test_not_rewritten (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->uuid, ".versions", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *none = g_build_filename (fixture->folder, "none", NULL);
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { refuse_map, rename_label, (gpointer) "Somebody", NULL, unread };

  way_test_document_edit (fixture->document.document, "Xaverine");
  way_test_document_assert_saves (fixture->document.document);
  assert_told (&rewrite, fixture->folder, path);
  rewrite.change_map = rename_map;
  assert_told (&rewrite, fixture->folder, NULL);
  /* Nothing is there; or something, which is no folder that can be read. */
  assert_told (&rewrite, none, NULL);
  assert_told (&rewrite, path, path);
}

/* What a newer version may read is no damage: it is told, and never removed. */
static void
test_unread_for_now (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->uuid, ".versions", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GString) names = g_string_new ("<journey xmlns=\"urn:waymark:journey:1\" id=\"m\">");
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  WayRewrite rewrite = { rename_map, rename_label, (gpointer) "Somebody", NULL, unread };
  int        i;

  for (i = 0; i < 30000; i++)
    g_string_append_printf (names, "<a%d/>", i);
  g_string_append (names, "</journey>");
  keep (fixture, names->str, 1, NULL);
  g_string_append (names, " ");
  keep (fixture, names->str, 2, NULL);
  assert_told (&rewrite, fixture->folder, path);
  g_assert_true (way_versions_remove_unread (path, &error));
  g_assert_no_error (error);
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 2);
}

/* Bytes that are no content, and a content that is more than a map can be. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->uuid, ".versions", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *zeros = g_malloc0 (40 * 1024 * 1024);
  g_autoptr (GBytes) bomb = g_bytes_new_take (g_steal_pointer (&zeros), 40 * 1024 * 1024);
  g_autoptr (GError) error = NULL;
  gint64 id;

  keep (fixture, "<journey/>", 1, NULL);
  way_test_run_sql (path, "UPDATE content SET bytes = x'00'");
  g_assert_true (way_versions_keep (fixture->folder, fixture->uuid, bomb, 2, NULL, NULL, NULL));
  for (id = 1; id <= 3; id++)
    {
      g_assert_null (way_versions_read (fixture->folder, fixture->uuid, id, &error));
      g_assert_nonnull (strstr (error->message, "The versions of the map cannot be read, because the file is damaged. The map itself is not concerned."));
      g_clear_error (&error);
    }
}

/* The head of the file is whole, and the rest is not. */
static void
test_half_damaged (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->uuid, ".versions", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  WayRewrite rewrite = { rename_map, rename_label, (gpointer) "Somebody", NULL, unread };
  gsize      size;

  keep (fixture, "<journey/>", 1, NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + 4096, 0xff, size - 4096);
  way_test_write (path, bytes, size);
  way_versions_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_true (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* The user wants it to go. */
  g_assert_true (way_versions_remove_unread (path, &error));
  g_assert_no_error (error);
  versions = list (fixture);
  g_assert_cmpuint (versions->len, ==, 0);
}

/* A newer version may mean something else by what it has put there. */
static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *name = g_strconcat (fixture->uuid, ".versions", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  way_test_document_edit (fixture->document.document, "One");
  way_test_document_assert_saves (fixture->document.document);
  way_test_run_sql (path, "PRAGMA user_version = 2");
  before = way_test_read (path);
  g_assert_null (way_versions_list (fixture->folder, fixture->uuid, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  /* The map is saved all the same, and it is told that there is no version. */
  way_test_document_edit (fixture->document.document, "Two");
  way_test_document_assert_saves (fixture->document.document);
  g_assert_nonnull (strstr (way_document_get_unkept (fixture->document.document), "newer version of Waymark"));
  way_test_assert_same (path, before);
}

/* Of two maps that had the file one after the other the later one is first; what cannot be read is none. */
static void
test_found_by_file (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const maps[] = { "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222", "33333333-3333-4333-8333-333333333333" };
  g_autofree char         *odd = g_build_filename (fixture->folder, "odd.versions", NULL);
  g_autofree char         *none = g_build_filename (fixture->folder, "none", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) half = NULL;
  g_auto (GStrv) found = NULL;
  g_auto (GStrv) elsewhere = NULL;
  g_auto (GStrv) nowhere = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autofree char *text = i < 2 ? g_strdup_printf ("<journey xmlns=\"urn:waymark:journey:1\" id=\"%s\"/>", maps[i]) : g_strdup ("<half");
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      g_assert_true (way_versions_keep (fixture->folder, maps[i], bytes, 1000 - (i == 0 ? 0 : i == 1 ? 100
                                                                                                     : -100),
                                        "/maps/one.journey", NULL, NULL));
    }
  /* What somebody left in the file that is no map hides none of those before it. */
  half = g_bytes_new_static ("<half", 5);
  g_assert_true (way_versions_keep (fixture->folder, maps[1], half, 950, "/maps/one.journey", NULL, NULL));
  way_test_write (odd, "no database", -1);
  found = way_versions_find (fixture->folder, "/maps/one.journey", problems);
  elsewhere = way_versions_find (fixture->folder, "/maps/two.journey", NULL);
  nowhere = way_versions_find (none, "/maps/one.journey", problems);
  g_assert_cmpuint (g_strv_length (found), ==, 2);
  g_assert_cmpstr (found[0], ==, maps[0]);
  g_assert_cmpstr (found[1], ==, maps[1]);
  g_assert_null (elsewhere[0]);
  g_assert_null (nowhere[0]);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), odd));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "not a file of versions"));
}

/* While that is taken out, a save does not bring it back. */
static void
test_keeps_none (Fixture      *fixture,
                 gconstpointer data)
{
  const guint expected[] = { 1, 1, 2 };
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) versions = NULL;
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      way_document_set_keeps_versions (fixture->document.document, i != 1);
      way_test_document_edit (fixture->document.document, title);
      way_test_document_assert_saves (fixture->document.document);
      versions = list (fixture);
      g_assert_cmpuint (versions->len, ==, expected[i]);
    }
}

static gboolean
count_cb (gpointer data)
{
  ++*(int *)data;

  return G_SOURCE_REMOVE;
}

/* Nothing a person does comes in between, whatever is being saved. */
static void
test_keeps_none_while_saving (Fixture      *fixture,
                              gconstpointer data)
{
  WayTestOutcome outcome = { 0 };
  int            count = 0;

  way_test_document_edit (fixture->document.document, "One");
  way_document_save_async (fixture->document.document, NULL, way_test_document_note_saved, &outcome);
  g_idle_add_full (G_PRIORITY_HIGH, count_cb, &count, NULL);
  way_document_set_keeps_versions (fixture->document.document, FALSE);
  g_assert_cmpint (count, ==, 0);
  way_test_document_wait_for (&outcome);
  g_assert_true (outcome.done);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A save is more important than what was there before it. */
static void
test_cannot_keep (Fixture      *fixture,
                  gconstpointer data)
{
  way_test_write (fixture->folder, "no folder", -1);
  way_test_document_edit (fixture->document.document, "One");
  way_test_document_assert_saves (fixture->document.document);
  g_assert_nonnull (way_document_get_unkept (fixture->document.document));
  way_test_document_assert_title (fixture->document.path, "One");
}

/* What is in another file is kept before it is replaced, whatever it is; what cannot be read is not replaced when it must
 * be kept. */
static void
test_other_file (Fixture      *fixture,
                 gconstpointer data)
{
  const char      *texts[] = { "Notes, and no map", "<<<<<<< HEAD\n<journey/>\n=======\n<journey/>\n>>>>>>> theirs\n", "" };
  g_autofree char *path = g_build_filename (fixture->document.folder, "other.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WayDocument) document = way_document_duplicate (fixture->document.document);
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

      fixture->uuid = way_map_get_uuid (way_document_get_map (document));
      way_test_write (path, texts[i], -1);
      way_document_must_keep (document);
      g_assert_true (way_document_save_as (document, file, &error));
      g_assert_true (has (fixture, bytes));
    }
  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayDocument) document = way_document_duplicate (fixture->document.document);
      struct stat before, after;

      g_assert_cmpint (truncate (path, 33 * 1024 * 1024), ==, 0);
      g_assert_cmpint (stat (path, &before), ==, 0);
      if (i == 0)
        {
          way_document_must_keep (document);
          g_assert_false (way_document_save_as (document, file, &error));
          g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
          g_test_message ("%s", error->message);
          g_assert_true (g_str_has_prefix (error->message, path));
          g_clear_error (&error);
          g_assert_cmpint (stat (path, &after), ==, 0);
          g_assert_cmpint (after.st_ino, ==, before.st_ino);
          g_assert_cmpint (after.st_size, ==, before.st_size);
          continue;
        }
      /* Who said that it may be replaced is told that it is gone. */
      g_assert_true (way_document_save_as (document, file, &error));
      g_assert_nonnull (way_document_get_unkept (document));
    }
}

/* What somebody else made after an erasure is no part of what was erased. */
static void
test_others_after_forgetting (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (WayDocument) other = way_document_open (fixture->document.file, NULL);
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  way_test_document_edit (fixture->document.document, "Erased");
  way_document_forget (fixture->document.document);
  way_test_document_edit (other, "Theirs");
  way_test_document_assert_saves (other);
  theirs = way_test_read (fixture->document.path);
  way_test_document_edit (fixture->document.document, "Mine");
  way_test_document_accept_disk (fixture->document.document);
  way_document_set_keeps_versions (fixture->document.document, FALSE);
  g_assert_false (way_document_save (fixture->document.document, &error));
  way_test_document_assert_refused (&fixture->document, &error, WAY_DOCUMENT_ERROR_WRITE);
  way_test_assert_same (fixture->document.path, theirs);
  way_document_set_keeps_versions (fixture->document.document, TRUE);
  way_test_document_assert_saves (fixture->document.document);
  g_assert_true (has (fixture, theirs));
}

/* Nor is what they made before lost by it: nobody but the file has that. */
static void
test_others_before_forgetting (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (WayDocument) other = way_document_open (fixture->document.file, NULL);
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) mine = NULL;

  way_test_document_edit (other, "Theirs");
  way_test_document_assert_saves (other);
  theirs = way_test_read (fixture->document.path);
  way_test_document_edit (fixture->document.document, "Mine");
  way_test_document_accept_disk (fixture->document.document);
  way_document_forget (fixture->document.document);
  way_test_document_assert_saves (fixture->document.document);
  g_assert_true (has (fixture, theirs));
  /* What is saved after that is a version again. */
  mine = way_test_read (fixture->document.path);
  way_test_document_edit (fixture->document.document, "Later");
  way_test_document_assert_saves (fixture->document.document);
  g_assert_true (has (fixture, mine));
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (Fixture      *fixture,
                  gconstpointer data);
  } tests[] = {
    { "/versions/saves", test_saves },
    { "/versions/of-others", test_of_others },
    { "/versions/same", test_same },
    { "/versions/bounds", test_bounds },
    { "/versions/old-date", test_old_date },
    { "/versions/large", test_large },
    { "/versions/rewritten", test_rewritten },
    { "/versions/not-rewritten", test_not_rewritten },
    { "/versions/unread-for-now", test_unread_for_now },
    { "/versions/damaged", test_damaged },
    { "/versions/newer", test_newer },
    { "/versions/half-damaged", test_half_damaged },
    { "/versions/found-by-file", test_found_by_file },
    { "/versions/keeps-none", test_keeps_none },
    { "/versions/keeps-none-while-saving", test_keeps_none_while_saving },
    { "/versions/cannot-keep", test_cannot_keep },
    { "/versions/other-file", test_other_file },
    { "/versions/others-after-forgetting", test_others_after_forgetting },
    { "/versions/others-before-forgetting", test_others_before_forgetting },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return way_test_run ();
}
