/* command-palette.c - everything a user can do, by a few letters of its name */
#include "config.h"

#include "app/command-palette.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/actions.h"
#include "app/window-private.h"
#include "journeys/model/fold.h"
#include "widgets/find/chooser.h"

#define MOST_ROWS 60
#define MOST_RECENT 12

/* Windows have no action of their own. */
#define WINDOW_PREFIX "window:"

typedef struct
{
  char *action; /* detailed, or WINDOW_PREFIX and a number */
  char *title;
  char *note;
  char *keys; /* or NULL */
  int   rank;
  int   place; /* among those of the same rank: what was used lately first */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->action);
  g_free (entry->title);
  g_free (entry->note);
  g_free (entry->keys);
  g_free (entry);
}

/* What was used lately, the last first, for all windows. */
static GPtrArray *
get_recent (void)
{
  GObject   *application = G_OBJECT (g_application_get_default ());
  GPtrArray *recent = g_object_get_data (application, "recent-commands");

  if (recent == NULL)
    {
      recent = g_ptr_array_new_with_free_func (g_free);
      g_object_set_data_full (application, "recent-commands", recent, (GDestroyNotify)g_ptr_array_unref);
    }

  return recent;
}

static void
note_use (const char *action)
{
  GPtrArray *recent = get_recent ();
  char      *copy = g_strdup (action);
  guint      place;

  if (g_ptr_array_find_with_equal_func (recent, action, g_str_equal, &place))
    g_ptr_array_remove_index (recent, place);
  g_ptr_array_insert (recent, 0, copy);
  if (recent->len > MOST_RECENT)
    g_ptr_array_set_size (recent, MOST_RECENT);
}

/* "Ctrl+Z" as this keyboard says it; of keys that do the same, the first. */
static char *
dup_keys (const char *keys)
{
  g_auto (GStrv) all = keys != NULL ? g_strsplit (keys, " ", -1) : NULL;
  guint           key;
  GdkModifierType modifiers;

  if (all == NULL || all[0] == NULL || !gtk_accelerator_parse (all[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

/* A button knows whether its action can be used now; nothing else tells it. */
static gboolean
is_enabled (WayWindow  *self,
            const char *action)
{
  GtkWidget *probe = g_object_get_data (G_OBJECT (self->probes), action);

  if (probe == NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_action_parse_detailed_name (action, &name, &target, NULL);
      probe = gtk_button_new ();
      gtk_box_append (GTK_BOX (self->probes), probe);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), name);
      g_object_set_data (G_OBJECT (self->probes), action, probe);
    }

  return gtk_widget_get_sensitive (probe);
}

typedef struct
{
  WayWindow *window;
  GPtrArray *entries;
  char     **words;
  char      *typed; /* folded */
} Gathering;

static void
gather (Gathering  *gathering,
        const char *action,
        const char *title,
        const char *note,
        const char *keys)
{
  g_autofree char *text = g_strdup_printf ("%s %s", title, note);
  g_autofree char *folded = way_fold_text (text);
  int              rank = way_fold_rank (folded, (const char *const *)gathering->words);
  g_autofree char *named = way_fold_text (title);
  guint            used;
  Entry           *entry;

  if (rank < 0)
    return;
  entry = g_new0 (Entry, 1);
  entry->action = g_strdup (action);
  entry->title = g_strdup (title);
  entry->note = g_strdup (note);
  entry->keys = dup_keys (keys);
  entry->rank = rank;
  entry->place = MOST_RECENT + gathering->entries->len;
  if (g_ptr_array_find_with_equal_func (get_recent (), action, g_str_equal, &used))
    entry->place = used;
  /* Who types all of it means that one. */
  if (strcmp (named, gathering->typed) == 0)
    entry->place = -1;
  g_ptr_array_add (gathering->entries, entry);
}

static void
gather_actions (Gathering *gathering)
{
  const WayActionInfo *actions;
  int                  n, i;

  actions = way_actions_list (&n);
  for (i = 0; i < n; i++)
    if (actions[i].action != NULL && !g_str_equal (actions[i].action, "win.commands") && is_enabled (gathering->window, actions[i].action))
      gather (gathering, actions[i].action, _ (actions[i].title), way_actions_get_group_title (actions[i].group), actions[i].keys);
}

/* What is done with something: lanes of a kind, saved views, other maps. */
static void
gather_more (Gathering *gathering)
{
  WayWindow       *self = gathering->window;
  WayMap          *map = self->document != NULL ? way_document_get_map (self->document) : NULL;
  const WayChoice *kind = way_kind_get_field (WAY_KIND_LANE, "kind")->choices;
  GtkApplication  *application = gtk_window_get_application (GTK_WINDOW (self));
  GList           *l;
  int              i;

  for (; way_window_is_editable (self) && kind->name != NULL; kind++)
    {
      g_autofree char *action = g_strdup_printf ("win.add-lane::%s", kind->name);
      /* TRANSLATORS: %s is a kind of lane, for example Pains */
      g_autofree char *title = g_strdup_printf (_ ("Add a lane: %s"), _ (kind->label));

      gather (gathering, action, title, way_actions_get_group_title (WAY_ACTIONS_CHANGE), NULL);
    }
  for (i = 0; map != NULL && i < way_map_n (map, WAY_MAP_VIEWS); i++)
    {
      WayItem         *view = way_map_get (map, WAY_MAP_VIEWS, i);
      g_autofree char *action = g_strdup_printf ("win.show-view::%s", way_item_get_id (view));
      /* TRANSLATORS: %s is the name of a saved view */
      g_autofree char *title = g_strdup_printf (_ ("Show the view %s"), way_item_get_name (view));

      gather (gathering, action, title, way_actions_get_group_title (WAY_ACTIONS_VIEW), NULL);
    }
  for (l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && l->data != self && WAY_WINDOW (l->data)->document != NULL)
      {
        g_autofree char *action = g_strdup_printf (WINDOW_PREFIX "%u", gtk_application_window_get_id (l->data));
        /* TRANSLATORS: %s is the title of a map that is open in another window */
        g_autofree char *title = g_strdup_printf (_ ("To the window %s"), gtk_window_get_title (l->data));

        gather (gathering, action, title, way_actions_get_group_title (WAY_ACTIONS_MAPS), NULL);
      }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = *(Entry *const *)a;
  const Entry *y = *(Entry *const *)b;

  return x->rank != y->rank ? x->rank - y->rank : x->place - y->place;
}

static void
typed_cb (WayWindow *self)
{
  WayChooser *chooser = WAY_CHOOSER (self->commands);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autofree char *typed = way_fold_text (way_chooser_get_text (chooser));
  g_auto (GStrv) words = way_fold_words (typed);
  Gathering gathering = { self, entries, words, typed };
  guint     i;

  gather_actions (&gathering);
  gather_more (&gathering);
  g_ptr_array_sort (entries, compare_entries);
  way_chooser_clear (chooser);
  for (i = 0; i < entries->len && i < MOST_ROWS; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      way_chooser_add (chooser, entry->action, NULL, entry->title, entry->note, entry->keys);
    }
  way_chooser_done (chooser);
}

static void
chosen_cb (WayWindow  *self,
           const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  note_use (action);
  if (g_str_has_prefix (action, WINDOW_PREFIX))
    {
      GtkWindow *window = gtk_application_get_window_by_id (gtk_window_get_application (GTK_WINDOW (self)), (guint)g_ascii_strtoull (action + strlen (WINDOW_PREFIX), NULL, 10));

      if (window != NULL)
        gtk_window_present (window);
      return;
    }
  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
commands_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->commands == NULL)
    {
      GtkWidget *parent = adw_toast_overlay_get_child (self->toasts);

      self->probes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_visible (self->probes, FALSE);
      gtk_box_append (GTK_BOX (parent), self->probes);
      self->commands = way_chooser_new (_ ("What do you want to do?"), TRUE);
      gtk_widget_set_parent (self->commands, parent);
      g_signal_connect_swapped (self->commands, "typed", G_CALLBACK (typed_cb), self);
      g_signal_connect_swapped (self->commands, "chosen", G_CALLBACK (chosen_cb), self);
    }
  way_chooser_open (WAY_CHOOSER (self->commands), GTK_WIDGET (self->stack));
}

void
way_command_palette_install_action (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.commands", NULL, commands_action);
}
