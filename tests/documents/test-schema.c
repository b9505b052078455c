/* test-schema.c - the grammar accepts what Waymark writes, and not just anything
 *
 * The validator gets one second of CPU time: a grammar can be right and useless.
 */
#include "config.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <glib/gstdio.h>

#include "journeys/documents/schema.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

typedef struct
{
  char *folder;
  char *schema;
  char *path; /* of the map that is looked at */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *grammar = way_schema_write ();

  fixture->folder = way_test_folder_new ();
  fixture->schema = g_build_filename (fixture->folder, "journey.rng", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  way_test_write (fixture->schema, grammar, -1);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->schema);
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
}

static void
limit_time (gpointer data)
{
  const struct rlimit second = { 1, 1 };

  setrlimit (RLIMIT_CPU, &second);
}

static gboolean
validates (Fixture    *fixture,
           const char *path)
{
  const char      *arguments[] = { "xmllint", "--noout", "--nonet", "--relaxng", fixture->schema, path, NULL };
  g_autofree char *messages = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, limit_time, NULL, NULL, &messages, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status))
    g_error ("Validating %s took more than a second", path);
  g_test_message ("%s", messages);
  /* 5 is a grammar that is itself wrong. */
  g_assert_cmpint (WEXITSTATUS (status), !=, 5);

  return WEXITSTATUS (status) == 0;
}

static char *
to_text (WayMap *map)
{
  g_autoptr (GBytes) bytes = way_writer_write (map);
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

static void
check_map (Fixture *fixture,
           WayMap  *map)
{
  g_autofree char *text = to_text (map);

  way_test_write (fixture->path, text, -1);
  g_assert_true (validates (fixture, fixture->path));
}

static void
test_written_maps (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (WayMap) empty = way_map_new ();
  g_autoptr (WayMap) usual = way_test_map_new ();
  g_autoptr (WayMap) bare = way_test_rich_map_new (FALSE);
  g_autoptr (WayMap) rich = way_test_rich_map_new (TRUE);

  check_map (fixture, empty);
  check_map (fixture, usual);
  check_map (fixture, bare);
  check_map (fixture, rich);
}

static void
test_shipped_maps (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  guint i;

  for (i = 0; i < paths->len; i++)
    if (!validates (fixture, g_ptr_array_index (paths, i)))
      g_error ("%s does not validate", (char *)g_ptr_array_index (paths, i));
}

/* What other programs add, at every place of a map with everything on it. */
static void
test_foreign_content (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autofree char *text = to_text (map);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  int n = 0;
  int i;

  for (i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      gsize       indent = strspn (line, " ");
      const char *name_end;

      if (line[indent] != '<' || line[indent + 1] == '?')
        g_string_append (out, line);
      else if (line[indent + 1] == '/')
        g_string_append_printf (out, "<!-- odd --><x:odd/>%s", line);
      else
        {
          name_end = line + indent + 1 + strcspn (line + indent + 1, " >/");
          if (i > 1)
            g_string_append (out, "<x:odd x:a=\"1\" b=\"2\">c<d xmlns=\"\"/></x:odd><?odd?>");
          g_string_append_len (out, line, name_end - line);
          g_string_append_printf (out, "%s xml:lang=\"en\" x:odd=\"1\"%s", i == 1 ? " xmlns:x=\"urn:x\"" : "", name_end);
          n++;
        }
      g_string_append_c (out, '\n');
    }
  g_test_message ("%d elements", n);
  g_assert_cmpint (n, >, 300);
  way_test_write (fixture->path, out->str, out->len);
  g_assert_true (validates (fixture, fixture->path));
}

#define HEAD "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\""

static void
test_texts (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean    valid;
  } cases[] = {
    { HEAD "/>", TRUE },
    { HEAD " xmlns:x=\"urn:x\" x:odd=\"1\"><x:odd a=\"b\">c<d/></x:odd></journey>", TRUE },
    { HEAD "><lanes xmlns:x=\"urn:x\"><x:odd/><lane id=\"l\" kind=\"pain\"/></lanes></journey>", TRUE },
    { HEAD " xmlns:x=\"urn:x\"><objective>a <x:odd>b</x:odd><!-- c --></objective></journey>", TRUE },
    { HEAD " odd=\"1\"/>", FALSE },
    { HEAD "><odd/></journey>", FALSE },
    { HEAD " scope=\"odd\"/>", FALSE },
    { HEAD " review-interval=\"0\"/>", FALSE },
    { HEAD "><lanes><lane/></lanes></journey>", FALSE },
    { HEAD "><lanes><pain id=\"p\"/></lanes></journey>", FALSE },
    { HEAD "><objective>a<odd/></objective></journey>", FALSE },
    { HEAD "><lanes><lane id=\"a b\"/></lanes></journey>", FALSE },
    { HEAD "><objective/></journey>", FALSE },
    { HEAD "><stages/><lanes/></journey>", TRUE },
    { HEAD "><lanes/><stages/></journey>", FALSE },
    { HEAD "><records><job id=\"j\" personas=\"a b\"/></records></journey>", TRUE },
    { HEAD "><records><job id=\"j\" personas=\"a /\"/></records></journey>", FALSE },
    { HEAD "><records><job id=\"j\" personas=\"\"/></records></journey>", FALSE },
    { HEAD "><stages><stage id=\"s\"><step id=\"t\"><emotion id=\"e\"/></step></stage></stages></journey>", FALSE },
    { "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"/>", FALSE },
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\"/>", FALSE },
    { "<journey xmlns=\"urn:waymark:journey:1\" version=\"2.0\" id=\"m\"/>", FALSE },
    { "<journey version=\"1.0\" id=\"m\"/>", FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      way_test_write (fixture->path, cases[i].text, -1);
      if (validates (fixture, fixture->path) != cases[i].valid)
        g_error ("%s", cases[i].text);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static int
run_writer (const char *out,
            const char *kept)
{
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "journeys", "write-schema", NULL);
  const char      *arguments[] = { program, out, kept, NULL };
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &told, &status, &error));
  g_assert_true (WIFEXITED (status));
  g_assert_true ((WEXITSTATUS (status) == 0) == (*told == '\0'));

  return WEXITSTATUS (status);
}

/* The grammar of the tree is written anew when it is another one, and not touched otherwise. */
static void
test_kept_up_to_date (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "kept.rng", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "journey.rng", NULL);
  g_autofree char *grammar = way_schema_write ();
  GStatBuf         before, after;

  g_assert_cmpint (run_writer (NULL, NULL), ==, 2);
  g_assert_cmpint (run_writer (nowhere, kept), ==, 1);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  way_test_write (kept, "old", -1);
  g_assert_cmpint (run_writer (fixture->schema, kept), ==, 0);
  g_assert_true (way_test_has_bytes (kept, grammar));
  g_stat (kept, &before);
  g_assert_cmpint (run_writer (fixture->schema, kept), ==, 0);
  g_stat (kept, &after);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  /* A tree that cannot be written keeps what it has. */
  g_assert_cmpint (run_writer (fixture->schema, nowhere), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("/documents/schema/accepts-what-is-written", test_written_maps);
  ADD ("/documents/schema/accepts-what-is-shipped", test_shipped_maps);
  ADD ("/documents/schema/accepts-foreign-content", test_foreign_content);
  ADD ("/documents/schema/knows-right-from-wrong", test_texts);
  g_test_add ("/documents/schema/kept-up-to-date", Fixture, NULL, set_up, test_kept_up_to_date, tear_down);

  return way_test_run ();
}
