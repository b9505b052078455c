/* application.c - the running program and its open maps */
#include "config.h"

#include "app/application.h"

#include <glib/gi18n.h>

#include "app/window.h"

struct _WayApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (WayApplication, way_application, ADW_TYPE_APPLICATION)

/* A new map from the template that ships as the first. */
static WayDocument *
start_map (GError **error)
{
  const char      *folder = g_getenv ("WAYMARK_PKGDATADIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : PKGDATADIR, "templates", "onboarding.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayDocument) model = way_document_open (file, error);

  return model != NULL ? way_document_duplicate (model) : NULL;
}

static void
show (WayApplication *self,
      WayDocument    *document,
      const GError   *error)
{
  if (document == NULL)
    {
      GtkWidget *dialog = adw_message_dialog_new (gtk_application_get_active_window (GTK_APPLICATION (self)), _ ("The map could not be opened"), error->message);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
      gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }
  gtk_window_present (GTK_WINDOW (way_window_new (GTK_APPLICATION (self), document)));
}

static void
way_application_activate (GApplication *application)
{
  WayApplication *self = WAY_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;

  if (gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL)
    {
      gtk_window_present (gtk_application_get_active_window (GTK_APPLICATION (self)));
      return;
    }
  document = start_map (&error);
  show (self, document, error);
}

static void
way_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  int i;

  for (i = 0; i < n_files; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = way_document_open (files[i], &error);

      show (WAY_APPLICATION (application), document, error);
    }
}

static void
way_application_startup (GApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[2];
  } keys[] = {
    { "win.save", { "<Control>s" } },
    { "win.export", { "<Control>e" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "window.close", { "<Control>w" } },
  };
  guint i;

  G_APPLICATION_CLASS (way_application_parent_class)->startup (application);

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action, keys[i].keys);
}

static void
way_application_class_init (WayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = way_application_startup;
  application_class->activate = way_application_activate;
  application_class->open = way_application_open;
}

static void
way_application_init (WayApplication *self)
{
}

/**
 * way_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
WayApplication *
way_application_new (void)
{
  return g_object_new (WAY_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
