/* floor-save.c - what saving a map costs at least: write it, parse what was
 * written, and have it on the disk under its name
 *
 * usage: floor-save FILE OUT RUNS
 *
 * What is written is read from FILE first, which is not counted. It comes out
 * byte for byte the same, or the program fails.
 */
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <unistd.h>

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

#include "tests/bench/cost.h"

typedef struct
{
  int   type; /* as the reader says */
  char *name;
  char *value;
} Event;

typedef struct
{
  Event *events;
  int    n;
} Content;

static void
add (Content       *content,
     int            type,
     const xmlChar *name,
     const xmlChar *value)
{
  Event event = { type, name != NULL ? strdup ((const char *)name) : NULL, value != NULL ? strdup ((const char *)value) : NULL };

  if ((content->n & (content->n - 1)) == 0)
    content->events = realloc (content->events, (content->n > 0 ? 2 * content->n : 1) * sizeof (Event));
  content->events[content->n++] = event;
}

/* Looks at everything in a file; collects it when asked to. */
static unsigned long
parse (const char *bytes,
       int         size,
       Content    *content)
{
  xmlTextReader *reader = xmlReaderForMemory (bytes, size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  unsigned long  sum = 0;

  while (xmlTextReaderRead (reader) == 1)
    {
      const xmlChar *name = xmlTextReaderConstName (reader);
      const xmlChar *value = xmlTextReaderConstValue (reader);
      int            type = xmlTextReaderNodeType (reader);
      int            empty = xmlTextReaderIsEmptyElement (reader);

      sum += (name != NULL) + (value != NULL);
      if (content != NULL)
        add (content, type, name, value);
      while (xmlTextReaderMoveToNextAttribute (reader) == 1)
        {
          name = xmlTextReaderConstName (reader);
          value = xmlTextReaderConstValue (reader);
          sum += name[0] + value[0];
          if (content != NULL)
            add (content, XML_READER_TYPE_ATTRIBUTE, name, value);
        }
      if (empty && content != NULL)
        add (content, XML_READER_TYPE_END_ELEMENT, NULL, NULL);
    }
  xmlFreeTextReader (reader);

  return sum;
}

static xmlBuffer *
serialise (const Content *content)
{
  xmlBuffer     *buffer = xmlBufferCreate ();
  xmlTextWriter *writer;
  int            i;

  xmlBufferSetAllocationScheme (buffer, XML_BUFFER_ALLOC_DOUBLEIT);
  writer = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterSetIndentString (writer, BAD_CAST "  ");
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  for (i = 0; i < content->n; i++)
    {
      const Event *event = &content->events[i];

      if (event->type == XML_READER_TYPE_ELEMENT)
        xmlTextWriterStartElement (writer, BAD_CAST event->name);
      else if (event->type == XML_READER_TYPE_ATTRIBUTE)
        xmlTextWriterWriteAttribute (writer, BAD_CAST event->name, BAD_CAST event->value);
      else if (event->type == XML_READER_TYPE_TEXT)
        xmlTextWriterWriteString (writer, BAD_CAST event->value);
      else if (event->type == XML_READER_TYPE_END_ELEMENT)
        xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);

  return buffer;
}

static int
put (const char *path,
     const char *temporary,
     const char *folder,
     const char *bytes,
     size_t      size)
{
  int descriptor = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  while (size > 0)
    {
      ssize_t n = write (descriptor, bytes, size);

      if (n < 0)
        return -1;
      bytes += n;
      size -= n;
    }
  if (fsync (descriptor) != 0 || close (descriptor) != 0 || rename (temporary, path) != 0)
    return -1;
  descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fsync (descriptor) != 0)
    return -1;

  return close (descriptor);
}

static char *
get_bytes (const char *path,
           long       *size)
{
  FILE *file = fopen (path, "rb");
  char *bytes;

  if (file == NULL)
    return NULL;
  fseek (file, 0, SEEK_END);
  *size = ftell (file);
  rewind (file);
  bytes = malloc (*size);
  if (fread (bytes, 1, *size, file) != (size_t)*size)
    return NULL;
  fclose (file);

  return bytes;
}

int
main (int   argc,
      char *argv[])
{
  Content       content = { NULL, 0 };
  char          temporary[4096];
  char         *folder;
  char         *bytes;
  long          size;
  unsigned long sum = 0;
  double        start;
  int           runs, i;

  if (argc != 4 || (bytes = get_bytes (argv[1], &size)) == NULL)
    return 2;
  runs = cost_runs (argv[3]);
  parse (bytes, size, &content);
  snprintf (temporary, sizeof temporary, "%s.new", argv[2]);
  folder = dirname (strdup (argv[2]));

  start = cost_now ();
  for (i = 0; i < runs; i++)
    {
      xmlBuffer *buffer = serialise (&content);

      if (buffer->use != size || memcmp (buffer->content, bytes, size) != 0)
        {
          fprintf (stderr, "floor-save: what was written is not what was read\n");
          return 1;
        }
      sum += parse ((const char *)buffer->content, buffer->use, NULL);
      if (put (argv[2], temporary, folder, (const char *)buffer->content, buffer->use) != 0)
        return 1;
      xmlBufferFree (buffer);
    }
  cost_print (cost_now () - start, runs);

  return sum == 0;
}
