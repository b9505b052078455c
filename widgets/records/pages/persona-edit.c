/* persona-edit.c - a part of a persona's poster, edited where it stands */
#include "config.h"

#include "widgets/records/pages/persona-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/inspector/field-row.h"
#include "widgets/records/views/plot-view.h"

#define WIDEST_EDITOR 440
#define LEAST_EDITOR 250

/* Where the part that is edited stands now. */
gboolean
way_persona_page_find_edited (WayPersonaPage *self,
                              GdkRectangle   *rect)
{
  int    place = self->edited != NULL ? way_plot_view_find (WAY_PLOT_VIEW (self->view), "part", self->edited) : -1;
  double x, y;

  if (place < 0)
    return FALSE;
  way_plot_view_get_item_place (WAY_PLOT_VIEW (self->view), place, rect);
  if (!gtk_widget_translate_coordinates (self->view, GTK_WIDGET (self), rect->x, rect->y, &x, &y))
    return FALSE;
  rect->x = (int)x;
  rect->y = (int)y;

  return TRUE;
}

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover     *popover,
           WayPersonaPage *self)
{
  int place = self->edited != NULL ? way_plot_view_find (WAY_PLOT_VIEW (self->view), "part", self->edited) : -1;

  if (GTK_WIDGET (popover) != self->editor)
    return;
  self->editor = NULL;
  g_clear_pointer (&self->edited, g_free);
  if (place >= 0)
    way_plot_view_focus_item (WAY_PLOT_VIEW (self->view), place);
  /* It is still closing. */
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* Where something is typed, before what takes something away. */
static GtkWidget *
find_entry (GtkWidget *inside)
{
  GtkWidget *child, *found = NULL;

  if (GTK_IS_TEXT (inside) || GTK_IS_TEXT_VIEW (inside))
    return inside;
  for (child = gtk_widget_get_first_child (inside); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);

  return found;
}

/* Long paragraphs are scrolled. */
static GtkWidget *
wrap_row (GtkWidget      *row,
          const WayField *field)
{
  GtkWidget *scroller;

  if (field->type != WAY_FIELD_PARAGRAPH)
    return row;
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), row);

  return scroller;
}

/* Opens the editor of a part, if there is such a part. */
void
way_persona_page_edit (WayPersonaPage *self,
                       const char     *field)
{
  WayItem         *persona = way_persona_page_find_persona (self);
  GtkWidget       *row, *child, *entry;
  GdkRectangle     rect;
  g_autofree char *name = g_strdup (field);

  if (persona == NULL || way_kind_get_field (WAY_KIND_PERSONA, name) == NULL)
    return;
  if (self->editor != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->editor));
  g_free (self->edited);
  self->edited = g_steal_pointer (&name);
  if (!way_persona_page_find_edited (self, &rect))
    {
      g_clear_pointer (&self->edited, g_free);
      return;
    }
  row = way_field_row_new (way_desk_get_history (self->desk), persona, way_kind_get_field (WAY_KIND_PERSONA, self->edited),
                           way_desk_get_records (self->desk));
  child = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (child), CLAMP (rect.width, LEAST_EDITOR, WIDEST_EDITOR));
  adw_clamp_set_tightening_threshold (ADW_CLAMP (child), CLAMP (rect.width, LEAST_EDITOR, WIDEST_EDITOR));
  adw_clamp_set_child (ADW_CLAMP (child), wrap_row (row, way_kind_get_field (WAY_KIND_PERSONA, self->edited)));
  gtk_widget_set_size_request (child, CLAMP (rect.width, LEAST_EDITOR, WIDEST_EDITOR), -1);
  self->editor = gtk_popover_new ();
  gtk_widget_add_css_class (self->editor, "parteditor");
  gtk_popover_set_child (GTK_POPOVER (self->editor), child);
  gtk_popover_set_position (GTK_POPOVER (self->editor), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->editor), &rect);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (way_kind_get_field (WAY_KIND_PERSONA, self->edited)->label), -1);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  g_signal_connect (self->editor, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->editor));
  entry = find_entry (row);
  /* A name is given anew more often than it is mended. */
  if (entry != NULL && GTK_IS_TEXT_VIEW (entry) && g_str_equal (self->edited, "name"))
    g_signal_emit_by_name (entry, "select-all", TRUE);
  if (entry == NULL || !gtk_widget_grab_focus (entry))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static gboolean
wanted_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  WayPersonaPage  *self = WAY_PERSONA_PAGE (widget);
  g_autofree char *wanted = NULL;

  if (gtk_widget_get_width (self->view) == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  wanted = g_steal_pointer (&self->wanted);
  if (wanted != NULL)
    way_persona_page_edit (self, wanted);

  return G_SOURCE_REMOVE;
}

/**
 * way_persona_page_show_field:
 * @self: a page
 * @field: the name of a field
 *
 * Opens the editor of a field.
 *
 * Returns: whether there is such a part
 */
gboolean
way_persona_page_show_field (WayPersonaPage *self,
                             const char     *field)
{
  g_clear_pointer (&self->wanted, g_free);
  if (gtk_widget_get_width (self->view) > 0)
    {
      way_persona_page_edit (self, field);
      return self->edited != NULL;
    }
  /* Before the first frame nobody knows where the parts are. */
  if (way_kind_get_field (WAY_KIND_PERSONA, field) == NULL)
    return FALSE;
  self->wanted = g_strdup (field);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), wanted_cb, NULL, NULL);

  return TRUE;
}
