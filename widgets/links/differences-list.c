/* differences-list.c - what records say now, beside what a map shows of them */
#include "config.h"

#include "widgets/links/differences-list.h"

#include <glib/gi18n.h>

#include "journeys/records/links-stale.h"
#include "widgets/shared/icon-name.h"

struct _WayDifferencesList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (WayDifferencesList, way_differences_list, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Tier, and below it "Lite → Strategic"; long texts stand one below the other. */
static void
add_difference (GtkWidget         *box,
                WayLinkDifference *difference)
{
  const char      *field = difference->field != NULL ? _ (difference->field->label) : _ ("Scores");
  const char      *shown = difference->shown != NULL ? difference->shown : _ ("nothing");
  const char      *now = difference->now != NULL ? difference->now : _ ("nothing");
  g_autofree char *spoken = g_strdup_printf (_ ("%s: on the map %s, now %s"), field, shown, now);
  GtkWidget       *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget       *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *old = new_label (shown, "old");
  gboolean         long_text = g_utf8_strlen (shown, -1) + g_utf8_strlen (now, -1) > 44;

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (row), new_label (field, "field"));
  if (long_text)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (values), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (values), old);
  if (!long_text)
    {
      const char *icon = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "go-previous-symbolic" : "go-next-symbolic";
      GtkWidget  *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (arrow, "quiet");
      gtk_box_append (GTK_BOX (values), arrow);
    }
  gtk_box_append (GTK_BOX (values), new_label (now, "now"));
  gtk_box_append (GTK_BOX (row), values);
  gtk_box_append (GTK_BOX (box), row);
}

static GtkWidget *
new_record (WayStaleLink *stale)
{
  GtkWidget       *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *icon = way_icon_name_dup (way_kind_get_info (stale->kind)->icon);
  guint            i;

  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (head), new_label (stale->name, "heading"));
  gtk_box_append (GTK_BOX (box), head);
  if (stale->moved)
    gtk_box_append (GTK_BOX (box), new_label (_ ("It was merged with another record."), "quiet"));
  for (i = 0; i < stale->differences->len; i++)
    add_difference (box, g_ptr_array_index (stale->differences, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, stale->name, -1);
  gtk_widget_add_css_class (box, "record");

  return box;
}

static void
way_differences_list_dispose (GObject *object)
{
  g_clear_pointer (&WAY_DIFFERENCES_LIST (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (way_differences_list_parent_class)->dispose (object);
}

static void
way_differences_list_class_init (WayDifferencesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_differences_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "differenceslist");
}

static void
way_differences_list_init (WayDifferencesList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * way_differences_list_new:
 *
 * Returns: (transfer floating): a list that is empty
 */
GtkWidget *
way_differences_list_new (void)
{
  return g_object_new (WAY_TYPE_DIFFERENCES_LIST, NULL);
}

/**
 * way_differences_list_fill:
 * @self: a list
 * @stale: (element-type WayStaleLink): links whose records say something else now
 *
 * Shows record by record what the map has and what is true now.
 */
void
way_differences_list_fill (WayDifferencesList *self,
                           GPtrArray          *stale)
{
  GtkWidget *child;
  guint      i;

  g_return_if_fail (WAY_IS_DIFFERENCES_LIST (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (i = 0; i < stale->len; i++)
    gtk_box_append (GTK_BOX (self->box), new_record (g_ptr_array_index (stale, i)));
}
