/* floor-save.c - what saving a map costs at least: parse it, write it, parse it
 * again, and sync it to the disk
 *
 * usage: floor-save FILE OUT
 */
#include <stdlib.h>

#include <glib.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

static int
count_nodes (const char *bytes,
             gsize       size)
{
  xmlTextReader *reader = xmlReaderForMemory (bytes, size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  int            n = 0;

  while (xmlTextReaderRead (reader) == 1)
    {
      n++;
      while (xmlTextReaderMoveToNextAttribute (reader) == 1)
        n++;
    }
  xmlFreeTextReader (reader);

  return n;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *bytes = NULL;
  gsize            size;
  xmlTextReader   *reader;
  xmlBuffer       *buffer = xmlBufferCreate ();
  xmlTextWriter   *writer = xmlNewTextWriterMemory (buffer, 0);
  int              n;

  if (argc != 3 || !g_file_get_contents (argv[1], &bytes, &size, NULL))
    return 2;

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  reader = xmlReaderForMemory (bytes, size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  while (xmlTextReaderRead (reader) == 1)
    switch (xmlTextReaderNodeType (reader))
      {
      case XML_READER_TYPE_ELEMENT:
        {
          int empty = xmlTextReaderIsEmptyElement (reader);

          xmlTextWriterStartElement (writer, xmlTextReaderConstName (reader));
          while (xmlTextReaderMoveToNextAttribute (reader) == 1)
            xmlTextWriterWriteAttribute (writer, xmlTextReaderConstName (reader), xmlTextReaderConstValue (reader));
          if (empty)
            xmlTextWriterEndElement (writer);
        }
        break;
      case XML_READER_TYPE_END_ELEMENT:
        xmlTextWriterEndElement (writer);
        break;
      case XML_READER_TYPE_TEXT:
        xmlTextWriterWriteString (writer, xmlTextReaderConstValue (reader));
        break;
      default:
        break;
      }
  xmlFreeTextReader (reader);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);

  n = count_nodes ((const char *)buffer->content, buffer->use);
  if (!g_file_set_contents_full (argv[2], (const char *)buffer->content, buffer->use,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, NULL))
    return 1;
  g_print ("%d\n", n);
  xmlBufferFree (buffer);

  return 0;
}
