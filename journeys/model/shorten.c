/* shorten.c - texts where there is little room */
#include "config.h"

#include "journeys/model/shorten.h"

/**
 * way_shorten:
 * @text: a text
 * @longest: how many characters there is room for, at least one
 *
 * Makes a text fit.
 *
 * Returns: (transfer full): the text, or its beginning and “…”
 */
char *
way_shorten (const char *text,
             int         longest)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= longest)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, longest - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}
