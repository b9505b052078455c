/* floor-open.c - what opening a map costs at least: one streaming pass over it
 *
 * usage: floor-open FILE RUNS
 */
#include <libxml/xmlreader.h>

#include "tests/bench/cost.h"

/* The first letter stands for the text: to look at more is up to the reader. */
static unsigned long
look (const xmlChar *text)
{
  return text != NULL ? text[0] : 0;
}

static int
read_once (const char    *path,
           unsigned long *sum)
{
  FILE          *file = fopen (path, "rb");
  char          *bytes;
  long           size;
  xmlTextReader *reader;
  int            status;

  if (file == NULL)
    return -1;
  fseek (file, 0, SEEK_END);
  size = ftell (file);
  rewind (file);
  bytes = malloc (size);
  if (fread (bytes, 1, size, file) != (size_t)size)
    return -1;
  fclose (file);

  reader = xmlReaderForMemory (bytes, size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  while ((status = xmlTextReaderRead (reader)) == 1)
    {
      *sum += look (xmlTextReaderConstName (reader)) + look (xmlTextReaderConstValue (reader));
      while (xmlTextReaderMoveToNextAttribute (reader) == 1)
        *sum += look (xmlTextReaderConstName (reader)) + look (xmlTextReaderConstValue (reader));
    }
  xmlFreeTextReader (reader);
  free (bytes);

  return status;
}

int
main (int   argc,
      char *argv[])
{
  unsigned long sum = 0;
  double        start;
  int           runs, i;

  if (argc != 3)
    return 2;
  runs = cost_runs (argv[2]);
  start = cost_now ();
  for (i = 0; i < runs; i++)
    if (read_once (argv[1], &sum) != 0)
      return 1;
  cost_print (cost_now () - start, runs);

  return sum == 0;
}
