/* persona-grid-build.c - the rows and columns of the grid, made anew when they are others */
#include "config.h"

#include "widgets/personas/persona-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/personas/presence-cell.h"
#include "widgets/shared/icon-name.h"

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
new_row_name (const char *name,
              const char *more,
              const char *icon,
              GtkWidget **more_label)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW_HEADER, NULL);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *note = gtk_label_new (more);

  gtk_widget_add_css_class (box, "rowname");
  if (icon != NULL)
    {
      GtkWidget *image = way_icon_name_new_image (icon);

      gtk_widget_set_halign (image, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 15);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 15);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "quiet");
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_set_valign (box, GTK_ALIGN_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (more_label != NULL)
    *more_label = note;

  return box;
}

static GtkWidget *
new_row (const char *class)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, class);

  return row;
}

static void
add_column (WayPersonaGrid *self,
            WayItem        *item)
{
  WayGridColumn *column = g_new0 (WayGridColumn, 1);
  int            i;

  column->id = g_strdup (way_item_get_id (item));
  column->steps = g_ptr_array_new_with_free_func (g_free);
  column->cells = g_ptr_array_new ();
  if (way_item_get_kind (item) == WAY_KIND_STEP)
    g_ptr_array_add (column->steps, g_strdup (column->id));
  else
    for (i = 0; i < way_item_n_children (item, WAY_STAGE_STEPS); i++)
      g_ptr_array_add (column->steps, g_strdup (way_item_get_id (way_item_get_child (item, WAY_STAGE_STEPS, i))));
  for (i = 0; i < (int)column->steps->len; i++)
    g_hash_table_insert (self->by_step, g_ptr_array_index (column->steps, i), column);
  g_ptr_array_add (self->columns, column);
}

static void
list_columns (WayPersonaGrid *self)
{
  WayMap *map = way_persona_grid_get_map (self);
  int     i, j;

  g_hash_table_remove_all (self->by_step);
  g_ptr_array_set_size (self->columns, 0);
  for (i = 0; i < way_map_n (map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (map, WAY_MAP_STAGES, i);

      if (!self->by_steps)
        add_column (self, stage);
      for (j = 0; self->by_steps && j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        add_column (self, way_item_get_child (stage, WAY_STAGE_STEPS, j));
    }
}

/* A row of the names and one of the cells, as high as each other. */
static GtkWidget *
add_row (WayPersonaGrid *self,
         GtkWidget      *name,
         const char *class)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget *row = new_row (class);

  gtk_widget_add_css_class (name, class);
  gtk_size_group_add_widget (group, name);
  gtk_size_group_add_widget (group, row);
  gtk_box_append (GTK_BOX (self->names), name);
  gtk_box_append (GTK_BOX (self->rows), row);

  return row;
}

static void
add_cells (WayPersonaGrid *self,
           GtkWidget      *row)
{
  guint i;

  for (i = 0; i < self->columns->len; i++)
    {
      GtkWidget *cell = way_presence_cell_new ();

      g_signal_connect_object (cell, "clicked", G_CALLBACK (way_persona_grid_clicked), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (((WayGridColumn *)g_ptr_array_index (self->columns, i))->cells, cell);
      gtk_widget_set_hexpand (cell, TRUE);
      gtk_box_append (GTK_BOX (row), cell);
    }
}

static void
add_headers (WayPersonaGrid *self)
{
  GtkWidget *row = add_row (self, g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), "headers");
  guint      i;

  for (i = 0; i < self->columns->len; i++)
    {
      WayGridColumn *column = g_ptr_array_index (self->columns, i);
      GtkWidget     *header = gtk_button_new_with_label ("");
      GtkWidget     *label = gtk_button_get_child (GTK_BUTTON (header));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (header, "flat");
      gtk_widget_add_css_class (header, "header");
      g_signal_connect_object (header, "clicked", G_CALLBACK (way_persona_grid_clicked), self, G_CONNECT_SWAPPED);
      column->header = header;
      gtk_box_append (GTK_BOX (row), header);
    }
}

static void
show_page (WayPersonaGrid *self)
{
  gboolean none = self->personas->len == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), none || self->columns->len == 0 ? "empty" : "grid");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), none ? _ ("No Personas Yet") : _ ("No Stages Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   none ? _ ("Link those who take the journey to the map: then it is seen here who is where, and where they disagree.")
                                        : _ ("Add a stage to the map first."));
  gtk_widget_set_visible (self->link_button, none);
}

/* Who filters by personas sees these alone. */
static gboolean
is_asked_for (WayPersonaGrid *self,
              WayItem        *persona)
{
  return self->filter == NULL || way_filter_get_values (self->filter, WAY_FILTER_PERSONAS)[0] == NULL ||
         way_filter_has (self->filter, WAY_FILTER_PERSONAS, way_item_get_id (persona));
}

/* Where in the grid the keyboard is. */
static gboolean
find_focus (WayPersonaGrid *self,
            guint          *row,
            guint          *column)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (*column = 0; focus != NULL && *column < self->columns->len; (*column)++)
    if (g_ptr_array_find (((WayGridColumn *)g_ptr_array_index (self->columns, *column))->cells, focus, row))
      return TRUE;

  return FALSE;
}

void
way_persona_grid_build_cells (WayPersonaGrid *self)
{
  WayMap  *map = way_persona_grid_get_map (self);
  guint    row = 0, column = 0;
  gboolean focused = find_focus (self, &row, &column);
  int      i;
  guint    j;

  self->stale = FALSE;
  clear_box (self->names);
  clear_box (self->rows);
  g_ptr_array_set_size (self->personas, 0);
  list_columns (self);
  add_headers (self);
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *item = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (item) != WAY_KIND_PERSONA_LINK || !is_asked_for (self, item))
        continue;
      g_ptr_array_add (self->personas, g_strdup (way_item_get_id (item)));
      add_cells (self, add_row (self, new_row_name (way_item_get_shown_name (item), way_item_get_text (item, "position"), NULL, NULL), "persona"));
    }
  /* TRANSLATORS: how far apart the emotions of the personas are */
  add_cells (self, add_row (self, new_row_name (_ ("Disagreement"), "", NULL, &self->mean), "gaps"));
  for (j = 0; j < self->columns->len; j++)
    way_persona_grid_update_column (self, g_ptr_array_index (self->columns, j));
  way_persona_grid_update_mean (self);
  show_page (self);
  way_persona_grid_show_selection (self);
  if (focused && self->personas->len > 0 && self->columns->len > 0)
    gtk_widget_grab_focus (way_persona_grid_get_cell (self, MIN (row, self->personas->len), MIN (column, self->columns->len - 1)));
}

static void
by_step_cb (WayPersonaGrid *self)
{
  way_persona_grid_set_by_step (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_step_button)));
}

GtkWidget *
way_persona_grid_build_bar (WayPersonaGrid *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *hint = gtk_label_new (_ ("Disagreement: highest − lowest emotion in a step; of a stage, the largest"));

  gtk_widget_add_css_class (bar, "bar");
  self->by_step_button = gtk_toggle_button_new_with_label (_ ("Steps"));
  gtk_widget_set_tooltip_text (self->by_step_button, _ ("A column for each step instead of each stage"));
  g_signal_connect_object (self->by_step_button, "toggled", G_CALLBACK (by_step_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->by_step_button);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "quiet");
  gtk_box_append (GTK_BOX (bar), hint);

  return bar;
}

/* The names stay in sight while the cells are scrolled. */
GtkWidget *
way_persona_grid_build_frame (WayPersonaGrid *self)
{
  GtkWidget *across = gtk_scrolled_window_new ();
  GtkWidget *down = gtk_scrolled_window_new ();
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Personas by stage"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (across), self->rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (across), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (across, TRUE);
  gtk_widget_set_valign (across, GTK_ALIGN_START);
  gtk_widget_set_valign (self->names, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (both), self->names);
  gtk_box_append (GTK_BOX (both), across);
  gtk_widget_add_css_class (both, "grid");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (down), both);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (down), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);

  return down;
}
