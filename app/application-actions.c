/* application-actions.c - what can be done without a map */
#include "config.h"

#include "app/application-private.h"

#include <glib/gi18n.h>

#include "app/actions.h"
#include "app/preferences.h"
#include "app/window.h"

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  GtkWindow *active = gtk_application_get_active_window (data);

  /* Where records are listed, a new record is meant. */
  if (active == NULL || !WAY_IS_WINDOW (active) || !way_window_add_record (WAY_WINDOW (active)))
    way_application_show_start (data);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  way_preferences_present (data, gtk_application_get_active_window (data));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  GtkWindow *active = gtk_application_get_active_window (data);
  GtkWindow *overlay;

  if (!GTK_IS_APPLICATION_WINDOW (active))
    return;
  /* The window it belongs to tells it the keys of the actions. */
  if (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (active)) == NULL)
    gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (active), GTK_SHORTCUTS_WINDOW (way_actions_new_shortcuts_window ()));
  overlay = GTK_WINDOW (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (active)));
  gtk_window_present (overlay);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _ ("Waymark"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _ ("The Waymark project"),
                         "comments", _ ("Draw, link and review customer journey maps"),
                         "copyright", "© 2026 The Waymark project",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://waymark.github.io",
                         /* TRANSLATORS: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

/* Each window asks for itself; the program ends with the last one. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));
  GList *l;

  way_application_set_ending (data, TRUE);
  for (l = windows; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
retry_records_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  way_application_retry_records (data);
}

void
way_application_install_actions (WayApplication *self)
{
  static const GActionEntry entries[] = {
    { "new", new_action, NULL, NULL, NULL, { 0 } },
    { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
    { "shortcuts", shortcuts_action, NULL, NULL, NULL, { 0 } },
    { "about", about_action, NULL, NULL, NULL, { 0 } },
    { "retry-records", retry_records_action, NULL, NULL, NULL, { 0 } },
    { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  way_actions_set_keys (GTK_APPLICATION (self));
}
