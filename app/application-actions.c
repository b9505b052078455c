/* application-actions.c - what can be done without a map, and the keys of everything */
#include "config.h"

#include "app/application-private.h"

#include <glib/gi18n.h>

#include "app/preferences.h"
#include "app/window.h"

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
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
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/waymark/Waymark/shortcuts.ui");

      gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (active),
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
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
  static const struct
  {
    const char *action;
    const char *keys[4];
  } keys[] = {
    { "app.new", { "<Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question", "<Control><Shift>slash", "F1" } },
    { "app.quit", { "<Control>q" } },
    { "win.open", { "<Control>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as", { "<Control><Shift>s" } },
    { "win.export", { "<Control>e" } },
    { "win.close", { "<Control>w" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.add-stage", { "<Control>1" } },
    { "win.add-step", { "<Control>2" } },
    { "win.choose-lane", { "<Control>3" } },
    { "win.add-card", { "<Control>4" } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.zoom-actual", { "<Control>0", "<Control>KP_0" } },
    { "win.zoom-fit", { "<Control>9", "<Control>KP_9" } },
    { "win.zoom-selection", { "<Control>8", "<Control>KP_8" } },
    { "win.inspector", { "F9" } },
    { "win.new-window", { "<Control><Shift>n" } },
    { "win.fullscreen", { "F11" } },
    { "win.main-menu", { "F10" } },
  };
  guint i;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}
