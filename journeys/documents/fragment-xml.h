/* fragment-xml.h - a part of a map as text, for the clipboard */
#pragma once

#include "journeys/documents/document-error.h"
#include "journeys/model/fragment.h"

#define WAY_FRAGMENT_MEDIA_TYPE "application/vnd.waymark.fragment+xml"

GBytes *way_fragment_to_xml (WayFragment *fragment);

WayFragment *way_fragment_from_xml (GBytes  *bytes,
                                    GError **error);
