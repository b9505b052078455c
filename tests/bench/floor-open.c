/* floor-open.c - what opening a map costs at least: one streaming pass over it
 *
 * usage: floor-open FILE
 */
#include <stdio.h>
#include <stdlib.h>

#include <libxml/xmlreader.h>

int
main (int   argc,
      char *argv[])
{
  FILE          *file = argc == 2 ? fopen (argv[1], "rb") : NULL;
  char          *bytes;
  long           size;
  xmlTextReader *reader;
  unsigned long  sum = 0;
  int            status;

  if (file == NULL)
    return 2;
  fseek (file, 0, SEEK_END);
  size = ftell (file);
  rewind (file);
  bytes = malloc (size);
  if (fread (bytes, 1, size, file) != (size_t)size)
    return 1;
  fclose (file);

  reader = xmlReaderForMemory (bytes, size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  while ((status = xmlTextReaderRead (reader)) == 1)
    {
      const xmlChar *name = xmlTextReaderConstName (reader);
      const xmlChar *value = xmlTextReaderConstValue (reader);

      sum += name != NULL ? name[0] : 0;
      sum += value != NULL ? value[0] : 0;
      while (xmlTextReaderMoveToNextAttribute (reader) == 1)
        sum += xmlTextReaderConstName (reader)[0] + xmlTextReaderConstValue (reader)[0];
    }
  xmlFreeTextReader (reader);
  free (bytes);
  printf ("%lu\n", sum);

  return status == 0 ? 0 : 1;
}
