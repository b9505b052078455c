/* outcomes-section.c - what was voted and scored about a card or a step, to be read */
#include "config.h"

#include "widgets/inspector/outcomes-section.h"

#include <glib/gi18n.h>

#include "journeys/model/results.h"
#include "journeys/workshop/outcomes.h"

struct _WayOutcomesSection
{
  GtkWidget parent_instance;

  /* owned */
  WayMap *map;
  char   *about_id;

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayOutcomesSection, way_outcomes_section, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
add_outcome (WayOutcomesSection *self,
             WayOutcome         *outcome)
{
  GtkWidget       *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget       *title = add_label (box, outcome->title);
  g_autofree char *name = g_strdup_printf ("%s: %s", outcome->title, outcome->text);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (box), 4);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "quiet");
  add_label (box, outcome->text);
  gtk_widget_add_css_class (box, "fieldcard");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
clear (WayOutcomesSection *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static gboolean
rebuild_cb (gpointer data)
{
  WayOutcomesSection *self = data;
  WayItem            *about = way_map_find (self->map, self->about_id);
  g_autoptr (GPtrArray) outcomes = about != NULL ? way_outcomes_list (self->map, about) : g_ptr_array_new ();
  GtkWidget *heading;
  guint      i;

  self->idle = 0;
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), outcomes->len > 0);
  if (outcomes->len == 0)
    return G_SOURCE_REMOVE;
  heading = gtk_label_new (_ ("Votes and Scores"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  for (i = 0; i < outcomes->len; i++)
    add_outcome (self, g_ptr_array_index (outcomes, i));

  return G_SOURCE_REMOVE;
}

static void
map_changed_cb (WayOutcomesSection *self,
                const WayChange    *change)
{
  WayKind kind = way_item_get_kind (change->item);

  /* Of dots and scores only those that are about this. */
  if (way_results_is_kind (kind) ? g_strcmp0 (way_results_get_about (change->item), self->about_id) != 0
                                 : kind != WAY_KIND_VOTE_ROUND && kind != WAY_KIND_SCORING_ROUND)
    return;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
way_outcomes_section_dispose (GObject *object)
{
  WayOutcomesSection *self = WAY_OUTCOMES_SECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  clear (self);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (way_outcomes_section_parent_class)->dispose (object);
}

static void
way_outcomes_section_finalize (GObject *object)
{
  g_free (WAY_OUTCOMES_SECTION (object)->about_id);

  G_OBJECT_CLASS (way_outcomes_section_parent_class)->finalize (object);
}

static void
way_outcomes_section_class_init (WayOutcomesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_outcomes_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_outcomes_section_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
way_outcomes_section_init (WayOutcomesSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

/**
 * way_outcomes_section_new:
 * @map: a map
 * @about: a card or a step of it
 *
 * Returns: (transfer floating): the results about it; not seen if there are none
 */
GtkWidget *
way_outcomes_section_new (WayMap  *map,
                          WayItem *about)
{
  WayOutcomesSection *self = g_object_new (WAY_TYPE_OUTCOMES_SECTION, NULL);

  self->map = g_object_ref (map);
  self->about_id = g_strdup (way_item_get_id (about));
  rebuild_cb (self);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
