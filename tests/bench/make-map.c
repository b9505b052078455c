/* make-map.c - writes a map of a given number of cards, as people would fill one
 *
 * usage: make-map CARDS OUT.journey [LANES]
 *
 * LANES counts those that hold cards, 6 if not given; there is one of emotions
 * besides. Whatever the size, a cell has two cards, so that maps differ in their
 * size only.
 */
#include "config.h"

#include "journeys/documents/writer.h"
#include "tests/support/crowded-map.h"

int
main (int   argc,
      char *argv[])
{
  int lanes = argc > 3 ? atoi (argv[3]) : 6;
  int cards;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (argc < 3 || argc > 4 || (cards = atoi (argv[1])) < 1 || lanes < 1)
    {
      g_printerr ("usage: make-map CARDS OUT.journey [LANES]\n");
      return 2;
    }
  g_random_set_seed (1);
  map = way_test_crowded_map_new (cards, lanes, FALSE);
  bytes = way_writer_write (map);

  return g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL) ? 0 : 1;
}
