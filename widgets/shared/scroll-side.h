/* scroll-side.h - where scrollbars stand that take room of their own */
#pragma once

#include <gtk/gtk.h>

void way_scroll_side_keep (void);
