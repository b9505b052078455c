/* story-bar.c - what stands over the story: the contents to jump by */
#include "config.h"

#include "widgets/story/story-view-private.h"

#include <glib/gi18n.h>

static void
contents_chosen_cb (WayStoryView  *self,
                    GtkListBoxRow *row)
{
  guint place;

  gtk_popover_popdown (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->contents)));
  if (way_story_list_find (self->list, g_object_get_data (G_OBJECT (row), "id"), &place))
    way_story_view_go_to (self, place);
}

/* Stages and their steps. */
static void
fill_contents_cb (WayStoryView *self,
                  GtkWidget    *popover)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  guint      i;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Contents"), -1);
  way_story_list_settle (self->list);
  for (i = 0; i < way_story_view_get_n_rows (self); i++)
    {
      const WayStoryLine *line = way_story_list_get_line (self->list, i);
      GtkWidget          *row, *label;

      if (line->role != WAY_STORY_STAGE && line->role != WAY_STORY_STEP)
        continue;
      row = gtk_list_box_row_new ();
      label = gtk_label_new (line->lead);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      if (line->role == WAY_STORY_STEP)
        gtk_widget_set_margin_start (label, 18);
      else
        gtk_widget_add_css_class (label, "heading");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->lead, -1);
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (line->id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (contents_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
}

GtkWidget *
way_story_view_build_bar (WayStoryView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *copying = gtk_button_new_with_label (_ ("Copy"));
  GtkWidget *hint = gtk_label_new (_ ("N and P: next and previous heading"));

  gtk_widget_add_css_class (bar, "bar");
  gtk_widget_add_css_class (popover, "menu");
  self->contents = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->contents), _ ("Contents"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->contents), popover);
  gtk_widget_set_tooltip_text (self->contents, _ ("Go to a stage or a step"));
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_contents_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->contents);
  gtk_widget_set_tooltip_text (copying, _ ("Copy the story as text, or what is chosen of it (Ctrl+A, Ctrl+C)"));
  g_signal_connect_object (copying, "clicked", G_CALLBACK (way_story_view_copy_story), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), copying);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "quiet");
  gtk_box_append (GTK_BOX (bar), hint);

  return bar;
}
