/* place-words.c - where something stands, in a line: Stage ▸ Step ▸ Lane */
#include "config.h"

#include "widgets/shared/place-words.h"

/**
 * way_place_words_go_left:
 * @widget: where it will be shown
 * @line: a line of text
 *
 * Returns: whether it is read from right to left
 */
gboolean
way_place_words_go_left (GtkWidget  *widget,
                         const char *line)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, line);

  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/**
 * way_place_words_join:
 * @widget: where it will be shown
 * @first: the name of the outermost
 * @...: the names inside it, and %NULL
 *
 * Joins names by arrows that point as the line is read, which its first letter tells.
 *
 * Returns: (transfer full): the line
 */
char *
way_place_words_join (GtkWidget  *widget,
                      const char *first,
                      ...)
{
  const char *arrow = way_place_words_go_left (widget, first) ? "◂" : "▸";
  g_autoptr (GString) line = g_string_new (first);
  const char *name;
  va_list     names;

  va_start (names, first);
  while ((name = va_arg (names, const char *)) != NULL)
    g_string_append_printf (line, " %s %s", arrow, name);
  va_end (names);

  return g_string_free (g_steal_pointer (&line), FALSE);
}
