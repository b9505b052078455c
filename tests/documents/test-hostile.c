/* test-hostile.c - files that are made to harm: opened or refused, quickly and in little memory
 *
 * Each file is opened in a process of its own, whose CPU time and greatest memory are
 * measured and which ends when it opens any other file or a connection. The files in
 * the folder are templates (EXPECT.tsv says what is in them); large ones are made.
 */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "tests/support/bounded.h"
#include "tests/support/folders.h"
#include "tests/support/large-files.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static WayTestBounded most;
static guint          n_files = 0;

/* Returns the message it was refused with, or NULL. */
static char *
try_to_open (const char *path)
{
  const char *const doors[] = { path, NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;

  way_test_close_doors (doors);
  document = way_document_open (file, &error);
  way_test_open_doors ();

  return document == NULL ? g_strdup (error->message) : NULL;
}

static void
leave_message (gpointer path)
{
  g_autofree char *result = g_strconcat (path, ".message", NULL);
  g_autofree char *message = try_to_open (path);

  if (message != NULL)
    g_file_set_contents (result, message, -1, NULL);
}

/* In a process of its own, whose message is in a file. */
static char *
measure (const char *path)
{
  g_autofree char *result = g_strconcat (path, ".message", NULL);
  g_autofree char *name = g_path_get_basename (path);
  char            *message = NULL;

  way_test_bounded (name, leave_message, (gpointer)path, &most);
  n_files++;
  if (g_file_get_contents (result, &message, NULL, NULL))
    g_unlink (result);

  return message;
}

/* Checks a file against the bounds. Returns the message it was refused with, or NULL. */
static char *
check_file (const char     *path,
            WayTestExpected expected)
{
  g_autofree char *start = g_strconcat (path, ":", NULL);
  char            *message = WAY_TEST_PART == 1 ? measure (path) : try_to_open (path);

  g_test_message ("%s", message != NULL ? message : "opened");
  g_assert_true (expected == EITHER || (message != NULL) == (expected == REFUSED));
  /* FILE:LINE: and some words. */
  if (message != NULL)
    {
      g_assert_true (g_str_has_prefix (message, start));
      g_assert_true (g_ascii_isdigit (message[strlen (start)]));
      g_assert_nonnull (strstr (message + strlen (start), ": "));
    }

  return message;
}

/* The folder of templates. */

static void
replace (GByteArray *bytes,
         const char *old,
         gsize       old_length,
         const char *new,
         gsize new_length)
{
  gsize i = 0;

  while (i + old_length <= bytes->len)
    {
      if (memcmp (bytes->data + i, old, old_length) == 0)
        {
          g_autofree char *rest = g_memdup2 (bytes->data + i + old_length, bytes->len - i - old_length);
          gsize            left = bytes->len - i - old_length;

          g_byte_array_set_size (bytes, i);
          g_byte_array_append (bytes, (const guint8 *)new, new_length);
          g_byte_array_append (bytes, (const guint8 *)rest, left);
          i += new_length;
        }
      else
        i++;
    }
}

static void
fill_in (GByteArray *bytes,
         const char *name)
{
  static const char *const placeholders[][2] = {
    { "@ROOT@", "journey" },
    { "@NS@", "urn:waymark:journey:1" },
    { "@NS_UPPER@", "URN:WAYMARK:JOURNEY:1" },
    { "@PORT@", "9" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      const char *old = placeholders[i][0];
      const char *new = placeholders[i][1];
      gsize            old_length, new_length;
      g_autofree char *wide_old = g_convert (old, -1, "UTF-16LE", "UTF-8", NULL, &old_length, NULL);
      g_autofree char *wide_new = g_convert (new, -1, "UTF-16LE", "UTF-8", NULL, &new_length, NULL);

      replace (bytes, old, strlen (old), new, strlen (new));
      replace (bytes, wide_old, old_length, wide_new, new_length);
    }
  if (g_str_equal (name, "duplicate-id.xml"))
    {
      replace (bytes, "><item", 6, "><lanes><item", 13);
      replace (bytes, "/><lanes><item", 14, "/><item", 7);
      replace (bytes, "<item", 5, "<lane", 5);
      replace (bytes, "</journey>", 10, "</lanes></journey>", 18);
    }
}

static void
test_templates (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *list = g_test_build_filename (G_TEST_DIST, "documents", "hostile", "EXPECT.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int i, n = 0;

  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_autofree char *source = g_test_build_filename (G_TEST_DIST, "documents", "hostile", columns[0], NULL);
      g_autofree char *path = g_build_filename (folder, columns[0], NULL);
      g_autofree char *message = NULL;
      g_autoptr (GBytes) content = way_test_read (source);
      GByteArray     *bytes = g_byte_array_new ();
      WayTestExpected expected = EITHER;

      g_byte_array_append (bytes, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      fill_in (bytes, columns[0]);
      way_test_write (path, (const char *)bytes->data, bytes->len);
      g_byte_array_unref (bytes);
      if (g_str_equal (columns[1], "reject"))
        expected = REFUSED;
      else if (g_str_equal (columns[1], "accept") || g_str_equal (columns[1], "schema"))
        expected = OPENED;
      message = check_file (path, expected);
      n++;

      if (g_str_equal (columns[0], "duplicate-id.xml"))
        {
          g_autoptr (GFile) file = g_file_new_for_path (path);
          g_autoptr (WayDocument) document = way_document_open (file, NULL);

          /* Nothing was merged, and each of the three is told, and that the map itself has none. */
          g_assert_cmpint (way_map_n (way_document_get_map (document), WAY_MAP_LANES), ==, 4);
          g_assert_cmpuint (way_document_get_notices (document)->len, ==, 4);
        }
      g_unlink (path);
    }
  g_assert_cmpint (n, >=, 18);
  way_test_folder_free (folder);
}

static void
test_made (void)
{
  char                   *folder = way_test_folder_new ();
  guint                   n, i;
  const WayTestLargeFile *files = way_test_get_large_files (&n);

  for (i = 0; i < n; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      FILE            *out = fopen (path, "w");

      way_test_write_large_file (&files[i], out);
      g_assert_cmpint (ftell (out), <=, 32 * 1024 * 1024 + 1);
      fclose (out);
      g_free (check_file (path, WAY_TEST_PART == 1 ? files[i].expected : EITHER));
      g_unlink (path);
    }
  way_test_folder_free (folder);
}

/* A real map, cut off at 64 places, and with one bit turned at 64 others. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  char *folder = way_test_folder_new ();
  guint i;
  gsize j;

  for (i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = way_test_read (g_ptr_array_index (paths, i));
      gsize            size = g_bytes_get_size (bytes);
      g_autofree char *cut = g_build_filename (folder, "cut", NULL);
      g_autofree char *flipped = g_build_filename (folder, "flipped", NULL);

      /* One of them in full. */
      for (j = i == 4 ? 1 : 62; j <= 64; j++)
        {
          g_autofree char *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

          way_test_write (cut, data, size * j / 65);
          g_free (check_file (cut, REFUSED));
          data[size * (2 * j - 1) / 130] ^= 1 << (j % 8);
          way_test_write (flipped, data, size);
          g_free (check_file (flipped, EITHER));
        }
    }
  way_test_folder_free (folder);
}

static void
test_worst (void)
{
  g_test_message ("slowest: %s, %.2f s", most.slowest, most.seconds);
  g_test_message ("largest: %s, %ld MiB", most.largest, most.kib / 1024);
  g_print ("# promise 5: %u files that were made to harm opened or refused, in %.2f s and %ld MB at most\n", n_files, most.seconds, most.kib / 1024);
  g_assert_cmpint (most.seconds > 0, ==, WAY_TEST_PART == 1);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/hostile/templates", test_templates);
  g_test_add_func ("/documents/hostile/made", test_made);
  g_test_add_func ("/documents/hostile/damaged", test_damaged);
  g_test_add_func ("/documents/hostile/worst", test_worst);

  return way_test_run ();
}
