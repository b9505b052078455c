/* records-text.h - all that is in a file of records, to be compared */
#pragma once

#include <glib.h>

char *way_test_records_text (const char *path,
                             GString    *problems);
