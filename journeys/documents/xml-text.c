/* xml-text.c - text as it stands in XML
 *
 * A short list of characters is escaped and everything else copied in runs:
 * this is the inner loop of saving.
 */
#include "config.h"

#include "journeys/documents/document-error.h"
#include "journeys/documents/xml-text.h"

#include <string.h>

G_DEFINE_QUARK (way_document_error, way_document_error)

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length,
                const char *special)
{
  const char *end = text + length;

  while (text < end)
    {
      gsize       run = strcspn (text, special);
      const char *escape;

      run = MIN (run, (gsize)(end - text));
      g_string_append_len (out, text, run);
      text += run;
      if (text == end)
        return;
      switch (*text++)
        {
        case '&':
          escape = "&amp;";
          break;
        case '<':
          escape = "&lt;";
          break;
        case '>':
          escape = "&gt;";
          break;
        case '"':
          escape = "&quot;";
          break;
        case '\t':
          escape = "&#9;";
          break;
        case '\n':
          escape = "&#10;";
          break;
        case '\r':
        default:
          escape = "&#13;";
          break;
        }
      g_string_append (out, escape);
    }
}

/**
 * way_xml_append_text:
 * @out: where to append
 * @text: text without characters that XML forbids, ended by a zero
 * @length: how many bytes of it, or -1 for all
 *
 * Appends text as it stands between tags.
 */
void
way_xml_append_text (GString    *out,
                     const char *text,
                     gssize      length)
{
  append_escaped (out, text, length < 0 ? strlen (text) : (gsize)length, "&<>\r");
}

/**
 * way_xml_append_attribute:
 * @out: where to append
 * @name: the name of an attribute, with its prefix
 * @value: its value
 *
 * Appends a space, the name and the quoted value.
 */
void
way_xml_append_attribute (GString    *out,
                          const char *name,
                          const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  append_escaped (out, value, strlen (value), "&<>\"\t\n\r");
  g_string_append_c (out, '"');
}
