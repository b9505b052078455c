/* main.c - where the program begins */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/application.h"

int
main (int   argc,
      char *argv[])
{
  const char *folder = g_getenv ("WAYMARK_LOCALEDIR");
  g_autoptr (WayApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = way_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
