/* test-actions.c - everything a user can do is in the one table */
#include "config.h"

#include <string.h>

#include "app/actions.h"
#include "app/application.h"
#include "app/window.h"
#include "tests/support/test-main.h"
#include "tests/support/window.h"

/* What nobody would look for by name: the buttons of notices and of lists of files, and
 * what is done with something that has to be chosen first. */
static const char *const beside[] = {
  "app.restore-records",
  "app.retry-records",
  "win.add-lane",
  "win.cancel-export",
  "win.compare-recovered",
  "win.copy-to",
  "win.discard-recovered",
  "win.kind",
  "win.look-at-others",
  "win.look-at-recovered",
  "win.new-from",
  "win.open-path",
  "win.open-sample",
  "win.recover",
  "win.show-folder",
  "win.show-map",
  "win.show-view",
  "win.undo-taking-over",
};

/* Each window makes these itself, because they have a state. */
static const char *const with_state[] = {
  "win.kind",
  "win.lock",
};

/* Other prefixes are those of widgets, which know what they do. */
static GHashTable *
list_table (void)
{
  GHashTable          *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const WayActionInfo *actions;
  int                  n, i;

  actions = way_actions_list (&n);
  for (i = 0; i < n; i++)
    if (actions[i].action != NULL && (g_str_has_prefix (actions[i].action, "win.") || g_str_has_prefix (actions[i].action, "app.")))
      {
        g_auto (GStrv) parts = g_strsplit (actions[i].action, "::", 2);

        g_hash_table_add (names, g_strdup (parts[0]));
      }

  return names;
}

static GHashTable *
list_installed (void)
{
  GHashTable     *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidgetClass *klass = g_type_class_ref (WAY_TYPE_WINDOW);
  g_autoptr (WayApplication) application = way_application_new ();
  g_auto (GStrv) of_application = NULL;
  GType               owner;
  const char         *name, *property;
  const GVariantType *parameter;
  guint               i;

  for (i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (g_str_has_prefix (name, "win."))
      g_hash_table_add (names, g_strdup (name));
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  of_application = g_action_group_list_actions (G_ACTION_GROUP (application));
  for (i = 0; of_application[i] != NULL; i++)
    g_hash_table_add (names, g_strconcat ("app.", of_application[i], NULL));
  for (i = 0; i < G_N_ELEMENTS (with_state); i++)
    g_hash_table_add (names, g_strdup (with_state[i]));
  g_type_class_unref (klass);

  return names;
}

static void
test_complete (void)
{
  g_autoptr (GHashTable) table = list_table ();
  g_autoptr (GHashTable) installed = list_installed ();
  GHashTableIter iter;
  gpointer       name;
  guint          i;

  for (i = 0; i < G_N_ELEMENTS (beside); i++)
    g_hash_table_add (table, g_strdup (beside[i]));
  g_hash_table_iter_init (&iter, installed);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (table, name))
      {
        g_test_message ("%s can be done, but is not in the table", (char *)name);
        g_test_fail ();
      }
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (installed, name))
      {
        g_test_message ("%s is in the table, but cannot be done", (char *)name);
        g_test_fail ();
      }
}

/* Two actions with the same keys would be one of them. */
static void
test_keys_are_given_once (void)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const WayActionInfo *actions;
  int                  n, i, j;

  actions = way_actions_list (&n);
  for (i = 0; i < n; i++)
    {
      g_autofree char *all = g_strjoin (" ", actions[i].keys != NULL ? actions[i].keys : "", actions[i].more, NULL);
      g_auto (GStrv) keys = g_strsplit (all, " ", -1);

      if (actions[i].action == NULL || actions[i].by_widget)
        continue;
      for (j = 0; keys[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint           key;

          if (*keys[j] == '\0')
            continue;
          g_assert_true (gtk_accelerator_parse (keys[j], &key, &modifiers));
          if (!g_hash_table_add (given, gtk_accelerator_name (key, modifiers)))
            g_error ("%s: %s is another action's key", actions[i].action, keys[j]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/app/actions/table-is-complete", test_complete);
  g_test_add_func ("/app/actions/keys-are-given-once", test_keys_are_given_once);

  /* The application was never run, and keeps its fonts. */
  return g_test_run ();
}
