/* erase-panel.c - what is known of a person, and what becomes of it when it is erased
 *
 * The same list before and after: what would be done, and what was.
 */
#include "config.h"

#include "widgets/records/care/erase-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "journeys/model/today.h"

struct _WayErasePanel
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *page;
  GtkWidget *with_backups; /* or NULL */
};

G_DEFINE_FINAL_TYPE (WayErasePanel, way_erase_panel, GTK_TYPE_WIDGET)

static AdwPreferencesGroup *
add_group (WayErasePanel *self,
           const char    *title,
           const char    *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char     *heading = g_markup_escape_text (title, -1);
  g_autofree char     *words = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (group, heading);
  adw_preferences_group_set_description (group, words);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), group);

  return group;
}

/* A sign says how it stands: done, to be read by somebody, or not reached. */
static AdwActionRow *
add_row (AdwPreferencesGroup *group,
         const char          *icon,
         const char          *title,
         const char          *subtitle)
{
  AdwActionRow    *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *words = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (words != NULL)
    adw_action_row_set_subtitle (row, words);
  adw_action_row_set_subtitle_lines (row, 0);
  if (icon != NULL)
    adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (group, GTK_WIDGET (row));

  return row;
}

static char *
dup_lines (GPtrArray *texts)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint i;

  for (i = 0; i < texts->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (const char *)g_ptr_array_index (texts, i));

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
add_counts (AdwPreferencesGroup *group,
            WayErasure          *plan)
{
  const char *to_do = plan->done ? "object-select-symbolic" : NULL;

  if (plan->referrers->len > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u record loses a reference", "%u records lose a reference", plan->referrers->len),
                                               plan->referrers->len);

      add_row (group, to_do, text, NULL);
    }
  if (plan->n_names > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d other record has the name as an owner or author", "%d other records have the name as an owner or author", plan->n_names),
                                               plan->n_names);

      add_row (group, to_do, text, _ ("“Somebody” stands there then."));
    }
  if (plan->namesakes->len > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u other record has this name", "%u other records have this name", plan->namesakes->len),
                                               plan->namesakes->len);
      g_autofree char *each = dup_lines (plan->namesakes);
      g_autofree char *words = g_strdup_printf ("%s\n%s", each, g_dngettext (NULL, "It may be another person, and stays. If it is the same, erase it too.", "They may be other people, and stay. Those that are the same have to be erased too.", plan->namesakes->len));

      add_row (group, "dialog-warning-symbolic", text, words);
    }
  if (plan->n_texts > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d other record speaks of the person", "%d other records speak of the person", plan->n_texts),
                                               plan->n_texts);

      add_row (group, "dialog-warning-symbolic", text, _ ("Texts stay as they are. Search for the name and read them."));
    }
}

static char *
dup_map_words (WayErasure    *plan,
               WayErasureMap *map)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (map->problem != NULL)
    return map->done ? g_strdup (map->problem) : g_strdup_printf (_ ("Not reached. %s"), map->problem);
  if (map->n_names > 0)
    g_string_append_printf (text, map->done || !plan->done ? g_dngettext (NULL, "“Somebody” in %d place", "“Somebody” in %d places", map->n_names) : g_dngettext (NULL, "The name is in %d place still", "The name is in %d places still", map->n_names),
                            map->n_names);
  if (map->open && map->done)
    g_string_append_printf (text, " · %s", _ ("it is open: save it"));
  if (map->n_texts > 0)
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, g_dngettext (NULL, "%d text speaks of the person and stays", "%d texts speak of the person and stay", map->n_texts),
                              map->n_texts);
    }
  if (map->shown && plan->kind == WAY_KIND_CONTACT)
    way_join_append (text, " · ", _ ("a persona of that name stays"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
open_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "erase.open-map", "s", (const char *)g_object_get_data (G_OBJECT (button), "path"));
}

static void
add_map (AdwPreferencesGroup *group,
         WayErasure          *plan,
         WayErasureMap       *map)
{
  g_autofree char *words = dup_map_words (plan, map);
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), map->title);
  gboolean         attention = map->problem != NULL || map->n_texts > 0 || (map->shown && plan->kind == WAY_KIND_CONTACT);
  AdwActionRow    *row = add_row (group,
                               attention   ? "dialog-warning-symbolic"
                                  : map->done ? "object-select-symbolic"
                                              : "way-map-symbolic",
                               *map->title != '\0' ? map->title : map->path, words);
  GtkWidget       *open = gtk_button_new_with_label (_ ("Open"));

  gtk_widget_set_tooltip_text (GTK_WIDGET (row), map->path);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (open, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (open), "path", g_strdup (map->path), g_free);
  g_signal_connect (open, "clicked", G_CALLBACK (open_cb), NULL);
  adw_action_row_add_suffix (row, open);
}

static void
add_file (AdwPreferencesGroup *group,
          WayErasureFile      *file)
{
  g_autofree char *name = g_path_get_basename (file->path);
  g_autofree char *time = way_time_format (file->modified);
  g_autofree char *words = file->problem != NULL ? g_strdup_printf (_ ("Not deleted. %s"), file->problem)
                           : file->done          ? g_strdup (_ ("Deleted"))
                           : file->about != NULL ? g_strdup_printf ("%s\n%s", file->about, name)
                                                 : g_strdup (name);
  AdwActionRow    *row = add_row (group,
                               file->problem != NULL ? "dialog-warning-symbolic"
                                  : file->done          ? "object-select-symbolic"
                                                        : "drive-harddisk-symbolic",
                               *time != '\0' ? time : name, words);

  gtk_widget_set_tooltip_text (GTK_WIDGET (row), file->path);
}

static void
add_files (AdwPreferencesGroup *group,
           GPtrArray           *files)
{
  guint i;

  for (i = 0; i < files->len; i++)
    add_file (group, g_ptr_array_index (files, i));
}

/* What deletes them: by the way, as part of what is to be done, or now. */
static void
add_choice (AdwPreferencesGroup *group,
            const char          *title,
            const char          *words,
            GtkWidget           *choice)
{
  AdwActionRow *row = add_row (group, NULL, title, words);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, choice);
  adw_action_row_set_activatable_widget (row, choice);
}

static GtkWidget *
new_delete_button (const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Delete"));

  gtk_widget_add_css_class (button, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
add_backups (WayErasePanel *self,
             WayErasure    *plan)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Backups that have the person"), NULL);
  GtkWidget           *choice;

  if (way_erasure_count_kept (plan->backups) > 0)
    {
      choice = plan->done ? new_delete_button ("erase.delete-backups") : gtk_switch_new ();
      if (!plan->done)
        {
          self->with_backups = choice;
          gtk_switch_set_active (GTK_SWITCH (choice), plan->backups_too);
        }
      add_choice (group, _ ("Delete these backups, whole"),
                  _ ("All other records in them are gone too. Kept, they have the person until they are deleted."), choice);
    }
  add_files (group, plan->backups);
}

static void
add_unread (WayErasePanel *self,
            WayErasure    *plan)
{
  AdwPreferencesGroup *damaged = NULL;
  AdwPreferencesGroup *later = NULL;
  guint                i;

  for (i = 0; i < plan->unread->len; i++)
    {
      WayErasureFile *file = g_ptr_array_index (plan->unread, i);

      if (file->again && later == NULL)
        later = add_group (self, _ ("Kept work that was not reached"), _ ("It may have the person still, and stays. Try again when nothing stands in the way."));
      if (!file->again && damaged == NULL)
        {
          damaged = add_group (self, _ ("Kept work that could not be read"), _ ("It may have the person still."));
          if (way_erasure_count_kept (plan->unread) > 0)
            add_choice (damaged, _ ("Delete what cannot be read"), _ ("Versions that can be read stay."), new_delete_button ("erase.delete-unread"));
        }
      add_file (file->again ? later : damaged, file);
    }
}

static void
way_erase_panel_dispose (GObject *object)
{
  g_clear_pointer (&WAY_ERASE_PANEL (object)->page, gtk_widget_unparent);

  G_OBJECT_CLASS (way_erase_panel_parent_class)->dispose (object);
}

static void
way_erase_panel_class_init (WayErasePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_erase_panel_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_erase_panel_init (WayErasePanel *self)
{
  self->page = adw_preferences_page_new ();
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

/* What is gone then or now, and what has the person still. */
static char *
dup_words (WayErasure *plan)
{
  guint            n = way_erasure_count_kept (plan->backups);
  const char      *gone = plan->begun && !plan->done                  ? _ ("Erasing was interrupted. The record is gone; the rest is still to be done.")
                          : plan->waits                               ? _ ("Save the maps that are open: that ends it. The records keep the name until then.")
                          : plan->unfinished && plan->problem == NULL ? _ ("Not everything could be reached. The records keep the name until the rest is erased.")
                          : plan->problem != NULL                     ? _ ("The file of the records may have bytes of the person still.")
                          : plan->done                                ? _ ("No byte of the record is left in the file of the records.")
                                                                      : _ ("The record goes, so that no byte of it is left in the file of the records. This cannot be undone, nor can what was done in the records before.");
  g_autofree char *kept = NULL;

  if (n == 0)
    return g_strdup (gone);
  if (plan->done)
    kept = g_strdup_printf (g_dngettext (NULL, "%u backup still has the person.", "%u backups still have the person.", n), n);
  else
    kept = g_strdup_printf (g_dngettext (NULL, "%u backup has the person too, and keeps it unless you choose to delete it.", "%u backups have the person too, and keep it unless you choose to delete them.", n), n);

  return g_strdup_printf ("%s %s", gone, kept);
}

/**
 * way_erase_panel_new:
 * @plan: a plan, or one that was carried out; only looked at now
 *
 * When it was carried out and backups have the person still, these are offered to be deleted by the action
 * erase.delete-backups.
 *
 * Returns: (transfer floating): what it says
 */
GtkWidget *
way_erase_panel_new (WayErasure *plan)
{
  WayErasePanel   *self = g_object_new (WAY_TYPE_ERASE_PANEL, NULL);
  g_autofree char *title = g_strdup_printf (plan->done ? _ ("“%s” was erased") : plan->begun ? _ ("Finish erasing “%s”?")
                                                                                             : _ ("Erase “%s” everywhere?"),
                                            plan->name);
  g_autofree char     *words = dup_words (plan);
  AdwPreferencesGroup *records = add_group (self, title, words);
  AdwPreferencesGroup *maps;
  guint                i;

  if (!plan->done && *plan->telling != '\0')
    add_row (records, "avatar-default-symbolic", plan->name, plan->telling);
  if (plan->problem != NULL)
    add_row (records, "dialog-warning-symbolic", _ ("Not all of it could be done"), plan->problem);
  add_counts (records, plan);
  if (plan->backups->len > 0)
    add_backups (self, plan);
  if (plan->unread->len > 0)
    add_unread (self, plan);
  if (plan->maps->len > 0)
    {
      maps = add_group (self, _ ("Maps"), NULL);
      for (i = 0; i < plan->maps->len; i++)
        add_map (maps, plan, g_ptr_array_index (plan->maps, i));
    }

  return GTK_WIDGET (self);
}

/**
 * way_erase_panel_get_with_backups:
 * @self: a panel
 *
 * Returns: whether the backups are to be deleted as well
 */
gboolean
way_erase_panel_get_with_backups (WayErasePanel *self)
{
  g_return_val_if_fail (WAY_IS_ERASE_PANEL (self), FALSE);

  return self->with_backups != NULL && gtk_switch_get_active (GTK_SWITCH (self->with_backups));
}
