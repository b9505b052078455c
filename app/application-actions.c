/* application-actions.c - what can be done without a map */
#include "config.h"

#include "app/application-private.h"

#include <glib/gi18n.h>

#include "app/actions.h"
#include "app/backups-window.h"
#include "app/preferences.h"
#include "app/window.h"
#include "journeys/documents/templates.h"
#include "widgets/shared/message-dialogs.h"

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

/* In the first of the languages of the user that there is. */
static GFile *
find_promises (void)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char   *data = way_documents_dup_data_dir ();
  int                i;

  for (i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("promises.%s.html", languages[i]);
      g_autofree char *path = g_build_filename (data, "help", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_file_new_for_path (path);
    }

  return g_file_new_build_filename (data, "help", "promises.en.html", NULL);
}

static void
promises_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  GtkWindow *active = gtk_application_get_active_window (data);
  g_autoptr (GFile) page = find_promises ();
  g_autofree char *uri = g_file_get_uri (page);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gdk_display_get_default ());
  g_autoptr (GError) error = NULL;

  if (active != NULL && !g_app_info_launch_default_for_uri (uri, G_APP_LAUNCH_CONTEXT (context), &error))
    {
      /* TRANSLATORS: a page of help, and why no program shows it */
      g_autofree char *text = g_strdup_printf (_ ("The page is %s. No program could show it: %s"), g_file_peek_path (page), error->message);

      way_message_dialogs_tell (active, _ ("The Page Could Not Be Shown"), text);
    }
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

static void
restore_records_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL && way_application_can_restore_records (data))
    way_backups_window_show (data, window);
}

void
way_application_install_actions (WayApplication *self)
{
  static const GActionEntry entries[] = {
    { "new", new_action, NULL, NULL, NULL, { 0 } },
    { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
    { "shortcuts", shortcuts_action, NULL, NULL, NULL, { 0 } },
    { "promises", promises_action, NULL, NULL, NULL, { 0 } },
    { "about", about_action, NULL, NULL, NULL, { 0 } },
    { "retry-records", retry_records_action, NULL, NULL, NULL, { 0 } },
    { "restore-records", restore_records_action, NULL, NULL, NULL, { 0 } },
    { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  way_actions_set_keys (GTK_APPLICATION (self));
}
