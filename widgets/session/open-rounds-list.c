/* open-rounds-list.c - votes and rounds of scores that are not finished */
#include "config.h"

#include "widgets/session/open-rounds-list.h"

#include <glib/gi18n.h>

#include "journeys/workshop/open-rounds.h"
#include "widgets/session/page-parts.h"

struct _WayOpenRoundsList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (WayOpenRoundsList, way_open_rounds_list, GTK_TYPE_WIDGET)

static GtkWidget *
new_row (WayMap  *map,
         WayItem *open,
         gboolean can_go_on)
{
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *button = gtk_button_new_with_label (_ ("Go On"));
  g_autofree char *name = way_open_rounds_dup_name (map, open);
  g_autofree char *progress = way_open_rounds_dup_progress (open);
  /* TRANSLATORS: %s is what is voted on or scored */
  g_autofree char *action = g_strdup_printf (_ ("Go on with %s"), name);

  way_page_add_label (words, name, "roundname");
  way_page_add_label (words, progress, "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "quiet");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, can_go_on);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "session.resume");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", way_item_get_id (open));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

/**
 * way_open_rounds_list_show:
 * @self: a list
 * @map: (nullable): the map
 * @can_go_on: whether a session goes on
 *
 * Shows what is not finished; nothing at all if everything is.
 */
void
way_open_rounds_list_show (WayOpenRoundsList *self,
                           WayMap            *map,
                           gboolean           can_go_on)
{
  int        n = map != NULL ? way_map_n (map, WAY_MAP_OPEN_ROUNDS) : 0;
  int        i;
  GtkWidget *row;

  g_return_if_fail (WAY_IS_OPEN_ROUNDS_LIST (self));

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (i = 0; i < n; i++)
    {
      row = new_row (map, way_map_get (map, WAY_MAP_OPEN_ROUNDS, i), can_go_on);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
    }
  gtk_widget_set_visible (self->hint, !can_go_on);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
way_open_rounds_list_dispose (GObject *object)
{
  g_clear_pointer (&WAY_OPEN_ROUNDS_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_open_rounds_list_parent_class)->dispose (object);
}

static void
way_open_rounds_list_class_init (WayOpenRoundsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_open_rounds_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_open_rounds_list_init (WayOpenRoundsList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  way_page_add_label (self->box, _ ("Not Finished"), "heading");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Not finished"), -1);
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->hint = way_page_add_label (self->box, _ ("Start the session (F5) to go on."), "quiet");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_open_rounds_list_new:
 *
 * Returns: (transfer floating): a list that is not seen yet
 */
GtkWidget *
way_open_rounds_list_new (void)
{
  return g_object_new (WAY_TYPE_OPEN_ROUNDS_LIST, NULL);
}
