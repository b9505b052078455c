/* color-button.c - a setting that is a colour, or empty
 *
 * The only user of GtkColorButton, which newer GTK deprecates.
 */
#include "config.h"

#include "app/color-button.h"

#include <glib/gi18n.h>

static void
color_set_cb (GtkColorChooser *chooser,
              GSettings       *settings)
{
  g_autofree char *text = NULL;
  GdkRGBA          color;

  gtk_color_chooser_get_rgba (chooser, &color);
  text = g_strdup_printf ("#%02X%02X%02X", (int)(color.red * 255 + 0.5), (int)(color.green * 255 + 0.5), (int)(color.blue * 255 + 0.5));
  g_settings_set_string (settings, g_object_get_data (G_OBJECT (chooser), "key"), text);
}

static void
show (GtkColorChooser *chooser,
      const char      *key,
      GSettings       *settings)
{
  g_autofree char *text = g_settings_get_string (settings, key);
  GdkRGBA          color = { 0.5, 0.5, 0.5, 1 };

  if (*text != '\0')
    gdk_rgba_parse (&color, text);
  gtk_color_chooser_set_rgba (chooser, &color);
}

/**
 * way_color_button_new:
 * @settings: the settings
 * @key: one of them: "#RRGGBB", or empty
 *
 * Returns: (transfer floating): a button that shows the colour and lets another one be chosen
 */
GtkWidget *
way_color_button_new (GSettings  *settings,
                      const char *key)
{
  GtkWidget       *button = gtk_color_button_new ();
  g_autofree char *detail = g_strconcat ("changed::", key, NULL);

  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), _ ("Choose Colour"));
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (button), FALSE);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  show (GTK_COLOR_CHOOSER (button), key, settings);
  g_signal_connect (button, "color-set", G_CALLBACK (color_set_cb), settings);
  g_signal_connect_object (settings, detail, G_CALLBACK (show), button, G_CONNECT_SWAPPED);

  return button;
}
