/* xml-text.h - text as it stands in XML */
#pragma once

#include <glib.h>

#define WAY_XML_NAMESPACE "urn:waymark:journey:1"
#define WAY_XML_VERSION "1.0"
#define WAY_XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void way_xml_append_text (GString    *out,
                          const char *text,
                          gssize      length);

void way_xml_append_attribute (GString    *out,
                               const char *name,
                               const char *value);
