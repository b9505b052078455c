/* write-schema.c - writes the grammar of maps, data/journey.rng */
#include "config.h"

#include "journeys/documents/schema.h"

int
main (int    argc,
      char **argv)
{
  g_autofree char *schema = way_schema_write ();
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: write-schema OUT.rng\n");
      return 2;
    }
  if (!g_file_set_contents (argv[1], schema, -1, &error))
    {
      g_printerr ("write-schema: %s\n", error->message);
      return 1;
    }

  return 0;
}
