/* write-schema.c - keeps the grammar of maps, data/journey.rng, up to date
 *
 * Runs with each build, so that a new field is one line in its table and no more. A
 * tree that cannot be written keeps what it has; a hygiene test says when that is old.
 */
#include "config.h"

#include "journeys/documents/schema.h"

static gboolean
is_same (const char *path,
         const char *text)
{
  g_autofree char *old = NULL;

  return g_file_get_contents (path, &old, NULL, NULL) && g_str_equal (old, text);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *schema = way_schema_write ();
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: write-schema OUT.rng DATA/journey.rng\n");
      return 2;
    }
  if (!g_file_set_contents (argv[1], schema, -1, &error))
    {
      g_printerr ("write-schema: %s\n", error->message);
      return 1;
    }
  if (!is_same (argv[2], schema))
    g_file_set_contents (argv[2], schema, -1, NULL);

  return 0;
}
