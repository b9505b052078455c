/* recovered-shelf.c - what was not saved when the program ended, to be kept or discarded
 *
 * Nothing is applied and nothing goes unless the user says so; what was discarded
 * stands below until that is said once more.
 */
#include "config.h"

#include "app/recovered-shelf.h"

#include <glib/gi18n.h>

struct _WayRecoveredShelf
{
  GtkWidget parent_instance;

  /* owned */
  WayRecoveries *recoveries;

  /* parts */
  GtkWidget *group; /* NULL when there is nothing */

  /* state */
  gboolean discarded; /* those that were discarded once are on the shelf, and not the others */
};

G_DEFINE_FINAL_TYPE (WayRecoveredShelf, way_recovered_shelf, GTK_TYPE_WIDGET)

static void
way_recovered_shelf_dispose (GObject *object)
{
  WayRecoveredShelf *self = WAY_RECOVERED_SHELF (object);

  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->recoveries);

  G_OBJECT_CLASS (way_recovered_shelf_parent_class)->dispose (object);
}

static void
way_recovered_shelf_class_init (WayRecoveredShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_recovered_shelf_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_recovered_shelf_init (WayRecoveredShelf *self)
{
}

static GtkWidget *
add_button (GtkWidget          *row,
            const char         *words,
            const char         *action,
            const WayRecovered *left)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", left->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

static GtkWidget *
build_row (const WayRecovered *left)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *words = way_recovered_dup_words (left);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *left->title != '\0' ? left->title : left->problem != NULL ? _ ("Work that cannot be read")
                                                                                            : _ ("Untitled map"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  /* Of what went wrong every word is needed. */
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), left->problem != NULL ? 0 : 4);
  if (left->map_path != NULL)
    gtk_widget_set_tooltip_text (row, left->map_path);
  if (left->problem != NULL && !left->is_newer)
    add_button (row, _ ("_Put Aside"), "win.discard-recovered", left);
  else if (left->problem == NULL)
    {
      gtk_widget_add_css_class (add_button (row, left->discarded != 0 ? _ ("Discard for _Ever") : _ ("_Discard"),
                                            "win.discard-recovered", left),
                                left->discarded != 0 ? "destructive-action" : "flat");
      if (!left->is_draft)
        gtk_widget_add_css_class (add_button (row, _ ("_Compare…"), "win.compare-recovered", left), "flat");
      gtk_widget_add_css_class (add_button (row, _ ("_Keep"), "win.recover", left),
                                left->discarded != 0 ? "flat" : "suggested-action");
    }

  return row;
}

static void
fill (WayRecoveredShelf *self)
{
  GPtrArray *list = way_recoveries_get_left (self->recoveries);
  guint      i;

  g_clear_pointer (&self->group, gtk_widget_unparent);
  for (i = 0; i < list->len; i++)
    {
      const WayRecovered *left = g_ptr_array_index (list, i);

      if ((left->discarded != 0) != self->discarded)
        continue;
      if (self->group == NULL)
        {
          self->group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group),
                                           self->discarded ? _ ("Discarded Work") : _ ("Recovered Work"));
          adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                                 self->discarded ? _ ("This was not saved, because it was not wanted. It stays until it is discarded once more.")
                                                                 : _ ("Waymark ended before this was saved. It is in no file yet."));
          gtk_widget_set_parent (self->group, GTK_WIDGET (self));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), build_row (left));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->group != NULL);
}

/**
 * way_recovered_shelf_new:
 * @recoveries: (transfer none): what finds it
 * @discarded: whether what was discarded once is on it, or what was not
 *
 * Returns: (transfer floating): what was left, one row each; unseen when there is nothing
 */
GtkWidget *
way_recovered_shelf_new (WayRecoveries *recoveries,
                         gboolean       discarded)
{
  WayRecoveredShelf *self = g_object_new (WAY_TYPE_RECOVERED_SHELF, NULL);

  self->recoveries = g_object_ref (recoveries);
  self->discarded = discarded;
  g_signal_connect_object (recoveries, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);

  return GTK_WIDGET (self);
}
