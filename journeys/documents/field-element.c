/* field-element.c - the element of a field, with what was found in it */
#include "config.h"

#include "journeys/documents/reader-private.h"

#include <string.h>

#include "journeys/documents/xml-text.h"

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  return (*(const WayForeign *const *)a)->offset - (*(const WayForeign *const *)b)->offset;
}

/* Where in a text a node goes; the end when that place is not there any more. */
static gsize
clamp_offset (const char *text,
              gsize       length,
              int         offset)
{
  if (length == 0 || (gsize)offset > length || (text[offset] & 0xc0) == 0x80)
    return length;

  return offset;
}

/* Appends <name …>text</name>. @inner has attributes and nodes, sorted as they
 * were found, or is NULL. */
void
way_append_field_element (GString    *out,
                          const char *name,
                          const char *text,
                          GPtrArray  *inner)
{
  gsize length = text != NULL ? strlen (text) : 0;
  gsize done = 0;
  gsize mark;
  g_autoptr (GPtrArray) nodes = NULL;
  guint i;

  g_string_append_c (out, '<');
  g_string_append (out, name);
  for (i = 0; inner != NULL && i < inner->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (inner, i);

      if (foreign->name != NULL)
        way_xml_append_attribute (out, foreign->name, foreign->text);
      else
        {
          if (nodes == NULL)
            nodes = g_ptr_array_new ();
          g_ptr_array_add (nodes, (gpointer)foreign);
        }
    }

  mark = out->len;
  g_string_append_c (out, '>');
  if (nodes != NULL)
    {
      g_ptr_array_sort (nodes, compare_offsets);
      for (i = 0; i < nodes->len; i++)
        {
          const WayForeign *foreign = g_ptr_array_index (nodes, i);
          gsize             offset = clamp_offset (text, length, foreign->offset);

          if (offset > done)
            {
              way_xml_append_text (out, text + done, offset - done);
              done = offset;
            }
          g_string_append (out, foreign->text);
        }
    }
  if (length > done)
    way_xml_append_text (out, text + done, length - done);

  if (out->len == mark + 1)
    {
      g_string_truncate (out, mark);
      g_string_append (out, "/>");
      return;
    }
  g_string_append (out, "</");
  g_string_append (out, name);
  g_string_append_c (out, '>');
}
