/* preferences.c - what the user can set once for all maps */
#include "config.h"

#include "app/preferences.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/color-button.h"
#include "app/export-choices.h"
#include "app/watched-folders.h"
#include "journeys/model/currencies.h"
#include "journeys/workshop/legibility.h"
#include "widgets/shared/file-dialogs.h"

typedef struct
{
  /* owned */
  GtkBuilder *builder;

  /* borrowed */
  WayApplication *application;
  GSettings      *settings;
  GtkWindow      *window;
} Preferences;

static gpointer
get (Preferences *self,
     const char  *id)
{
  return gtk_builder_get_object (self->builder, id);
}

/* The builder holds the window, which holds all of this, and is not destroyed as long as somebody holds it. */
static void
unrealize_cb (Preferences *self)
{
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->builder);
}

/* A currency is taken once it has its three letters. */
static void
currency_cb (Preferences *self)
{
  const char      *text = gtk_editable_get_text (get (self, "currency_row"));
  g_autofree char *code = g_ascii_strup (text, -1);
  gboolean         right = way_currency_is_known (code);

  if (right)
    gtk_widget_remove_css_class (get (self, "currency_row"), "error");
  else
    gtk_widget_add_css_class (get (self, "currency_row"), "error");
  if (right)
    g_settings_set_string (self->settings, "currency", code);
}

static void
theme_cb (Preferences *self)
{
  g_settings_set_string (self->settings, "export-theme", way_theme_get (way_export_choices_get_theme (get (self, "theme_row")))->name);
}

static void
page_cb (Preferences *self)
{
  g_settings_set_string (self->settings, "export-page", way_export_choices_get_page (get (self, "page_row")));
}

static void
scheme_cb (Preferences *self)
{
  g_settings_set_enum (self->settings, "color-scheme", adw_combo_row_get_selected (get (self, "scheme_row")));
}

static void
show_exports (Preferences *self)
{
  g_autofree char *theme_name = g_settings_get_string (self->settings, "export-theme");
  g_autofree char *page = g_settings_get_string (self->settings, "export-page");
  WayThemeName     theme = WAY_THEME_PRINT;

  way_theme_from_name (theme_name, &theme);
  way_export_choices_show_themes (get (self, "theme_row"), theme);
  way_export_choices_show_pages (get (self, "page_row"), page);
  g_signal_connect_swapped (get (self, "theme_row"), "notify::selected", G_CALLBACK (theme_cb), self);
  g_signal_connect_swapped (get (self, "page_row"), "notify::selected", G_CALLBACK (page_cb), self);
}

/* Brand. */

static void
show_logo (Preferences *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "logo");
  g_autofree char *name = *path != '\0' ? g_filename_display_basename (path) : g_strdup (_ ("None"));

  adw_action_row_set_subtitle (get (self, "logo_row"), name);
  gtk_widget_set_visible (get (self, "logo_clear"), *path != '\0');
  gtk_widget_set_visible (get (self, "logo_image"), *path != '\0');
  if (*path != '\0')
    gtk_image_set_from_file (get (self, "logo_image"), path);
}

/* The answers may come after the window was closed: they go to what outlives it. */
static void
logo_chosen_cb (GFile   *file,
                gpointer data)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    g_settings_set_string (data, "logo", path);
}

static void
choose_logo_cb (Preferences *self)
{
  const WayFilePattern patterns[] = { { _ ("PNG pictures"), "*.png" }, { _ ("JPEG pictures"), "*.jpg" } };

  way_file_dialogs_open (self->window, _ ("Choose Logo"), patterns, G_N_ELEMENTS (patterns), NULL, logo_chosen_cb, self->settings);
}

static void
clear_logo_cb (Preferences *self)
{
  g_settings_reset (self->settings, "logo");
}

static void
clear_color_cb (Preferences *self)
{
  g_settings_reset (self->settings, "brand-color");
}

static void
show_color (Preferences *self)
{
  g_autofree char *color = g_settings_get_string (self->settings, "brand-color");

  adw_action_row_set_subtitle (get (self, "color_row"), *color != '\0' ? color : _ ("None"));
  gtk_widget_set_visible (get (self, "color_clear"), *color != '\0');
}

/* Folders. */

static void
remove_folder_cb (GtkButton   *button,
                  Preferences *self)
{
  way_watched_folders_remove (self->application, g_object_get_data (G_OBJECT (button), "folder"));
}

static void
show_folders (Preferences *self)
{
  g_auto (GStrv) folders = g_settings_get_strv (self->settings, "watched-folders");
  GPtrArray *rows = g_object_get_data (G_OBJECT (self->window), "folder-rows");
  guint      i;

  for (i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (get (self, "folders_group"), g_ptr_array_index (rows, i));
  rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self->window), "folder-rows", rows, (GDestroyNotify)g_ptr_array_unref);

  for (i = 0; folders[i] != NULL; i++)
    {
      GtkWidget       *row = adw_action_row_new ();
      GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      g_autofree char *shown = g_filename_display_name (folders[i]);
      g_autofree char *escaped = g_markup_escape_text (shown, -1);
      /* TRANSLATORS: %s is a folder */
      g_autofree char *name = g_strdup_printf (_ ("Stop watching %s"), shown);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _ ("Stop watching"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "folder", g_strdup (folders[i]), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_folder_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (get (self, "folders_group"), row);
      g_ptr_array_add (rows, row);
    }
  if (folders[0] == NULL)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No folder is watched"));
      gtk_widget_add_css_class (row, "quiet");
      adw_preferences_group_add (get (self, "folders_group"), row);
      g_ptr_array_add (rows, row);
    }
}

static void
folder_chosen_cb (GFile   *file,
                  gpointer data)
{
  if (file != NULL)
    way_watched_folders_add (data, file);
}

static void
add_folder_cb (Preferences *self)
{
  way_file_dialogs_folder (self->window, _ ("Watch Folder"), folder_chosen_cb, self->application);
}

/* The room. */

static void
show_rule (Preferences *self)
{
  WayRoom          room = { g_settings_get_double (self->settings, "room-distance"), g_settings_get_double (self->settings, "room-picture-height"), 0 };
  g_autofree char *rule = way_legibility_dup_rule (&room);

  adw_preferences_group_set_description (get (self, "room_group"), rule);
}

/* A share of accounts, as people say it: so many of a hundred. */
static gboolean
share_to_percent (GValue   *value,
                  GVariant *variant,
                  gpointer  data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);

  return TRUE;
}

static GVariant *
percent_to_share (const GValue       *value,
                  const GVariantType *type,
                  gpointer            data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static void
connect_all (Preferences *self)
{
  g_autofree char *currency = g_settings_get_string (self->settings, "currency");
  GtkWidget       *color = way_color_button_new (self->settings, "brand-color");

  g_settings_bind (self->settings, "my-name", get (self, "name_row"), "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "review-interval-months", get (self, "interval_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mass-likeness", get (self, "likeness_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "least-asked", get (self, "asked_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "abm-top-share", get (self, "share_adjustment"), "value", G_SETTINGS_BIND_DEFAULT,
                                share_to_percent, percent_to_share, NULL, NULL);
  g_settings_bind (self->settings, "weight-fit", get (self, "weight_fit_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "weight-intent", get (self, "weight_intent_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "weight-engagement", get (self, "weight_engagement_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "weight-relationship", get (self, "weight_relationship_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "room-distance", get (self, "distance_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "room-picture-height", get (self, "height_adjustment"), "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (self->settings, "changed::room-distance", G_CALLBACK (show_rule), self);
  g_signal_connect_swapped (self->settings, "changed::room-picture-height", G_CALLBACK (show_rule), self);
  show_rule (self);
  gtk_editable_set_text (get (self, "currency_row"), currency);
  g_signal_connect_swapped (get (self, "currency_row"), "changed", G_CALLBACK (currency_cb), self);
  adw_combo_row_set_selected (get (self, "scheme_row"), g_settings_get_enum (self->settings, "color-scheme"));
  g_signal_connect_swapped (get (self, "scheme_row"), "notify::selected", G_CALLBACK (scheme_cb), self);

  show_exports (self);
  gtk_widget_set_valign (color, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (get (self, "color_row"), color);
  g_signal_connect_swapped (get (self, "logo_button"), "clicked", G_CALLBACK (choose_logo_cb), self);
  g_signal_connect_swapped (get (self, "logo_clear"), "clicked", G_CALLBACK (clear_logo_cb), self);
  g_signal_connect_swapped (get (self, "color_clear"), "clicked", G_CALLBACK (clear_color_cb), self);
  g_signal_connect_swapped (get (self, "folder_button"), "clicked", G_CALLBACK (add_folder_cb), self);
  g_signal_connect_swapped (self->settings, "changed::logo", G_CALLBACK (show_logo), self);
  g_signal_connect_swapped (self->settings, "changed::brand-color", G_CALLBACK (show_color), self);
  g_signal_connect_swapped (self->settings, "changed::watched-folders", G_CALLBACK (show_folders), self);
  show_logo (self);
  show_color (self);
  show_folders (self);
}

/**
 * way_preferences_present:
 * @application: the application
 * @parent: (nullable): the window they are asked for in
 *
 * Shows the preferences. Every change counts at once.
 */
void
way_preferences_present (WayApplication *application,
                         GtkWindow      *parent)
{
  Preferences *self = g_new0 (Preferences, 1);

  self->application = application;
  self->settings = way_application_get_settings (application);
  self->builder = gtk_builder_new_from_resource ("/io/github/waymark/Waymark/preferences.ui");
  self->window = get (self, "preferences");
  connect_all (self);
  way_accessible_names_set (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, gtk_window_get_title (self->window));
  gtk_window_set_transient_for (self->window, parent);
  g_object_set_data_full (G_OBJECT (self->window), "preferences", self, g_free);
  g_signal_connect_swapped (self->window, "unrealize", G_CALLBACK (unrealize_cb), self);
  gtk_window_present (self->window);
}
