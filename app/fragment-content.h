/* fragment-content.h - a part of a map on the clipboard
 *
 * In every form that another program may ask for; each is made when it is asked for.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/fragment.h"

typedef enum
{
  WAY_CONTENT_FRAGMENT = 1 << 0,
  WAY_CONTENT_TEXT = 1 << 1,
  WAY_CONTENT_TABLE = 1 << 2,
  WAY_CONTENT_PICTURE = 1 << 3,
  WAY_CONTENT_ALL = 0xf,
} WayContentForms;

GdkContentProvider *way_fragment_content_new (WayFragment    *fragment,
                                              WayContentForms forms);
