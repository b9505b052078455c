/* join.c - texts one after the other, with something between them */
#include "config.h"

#include "journeys/model/join.h"

/**
 * way_join_append:
 * @text: what there is so far
 * @between: what stands between two parts
 * @part: one more
 *
 * Appends a part. What stands between comes before it, unless it is the first.
 */
void
way_join_append (GString    *text,
                 const char *between,
                 const char *part)
{
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
}
