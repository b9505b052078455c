/* icon-name.h - the full name of one of our icons */
#pragma once

#include <gtk/gtk.h>

/* NAME of way-NAME-symbolic → the name that GTK looks for; free it. */
static inline char *
way_icon_name_dup (const char *name)
{
  return g_strconcat ("way-", name, "-symbolic", NULL);
}

static inline GtkWidget *
way_icon_name_new_image (const char *name)
{
  g_autofree char *full = way_icon_name_dup (name);

  return gtk_image_new_from_icon_name (full);
}
