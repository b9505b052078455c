/* reads-against.h - texts in letters of the left, where lines run from the right */
#pragma once

#include <gtk/gtk.h>

/* Such a text would begin at the left, far from its label. Figures alone begin where their widget does. */
static inline gboolean
way_reads_against (GtkWidget  *widget,
                   const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  const char *letter = text;

  while (*letter != '\0' && !g_unichar_isalpha (g_utf8_get_char (letter)))
    letter = g_utf8_next_char (letter);
  if (*letter == '\0' || gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL)
    return FALSE;
  layout = gtk_widget_create_pango_layout (widget, text);

  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_LTR;
}
