/* job-section.c - the job that a card on the map places
 *
 * The card says where, the job what: its five questions, its kind and its scores.
 */
#include "config.h"

#include "widgets/inspector/job-section.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/inspector/item-form.h"
#include "widgets/inspector/linking.h"
#include "widgets/shared/wrap-layout.h"

struct _WayJobSection
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  WayRecords *records; /* or NULL */
  char       *card_id;
  char       *job_id; /* of the job that is shown, or NULL */

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayJobSection, way_job_section, GTK_TYPE_WIDGET)

static WayItem *
get_card (WayJobSection *self)
{
  return way_map_find (way_history_get_map (self->history), self->card_id);
}

/* What the title says is the job. */
static void
create (WayJobSection *self,
        WayRecords    *records)
{
  WayItem *card = get_card (self);
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (card == NULL)
    return;
  g_ptr_array_add (about, card);
  way_linking_create (self->history, records, WAY_KIND_JOB_LINK, way_item_get_name (card), about,
                      way_kind_get_field (WAY_KIND_JOB_CARD, "job"), &error);
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.report", "s", error->message);
}

static void
create_here_cb (WayJobSection *self)
{
  create (self, NULL);
}

static void
take_over_cb (WayJobSection *self)
{
  create (self, self->records);
}

static GtkWidget *
add_button (WayJobSection *self,
            GtkWidget     *buttons,
            const char    *label,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);

  return button;
}

/* The card has a title only. */
static void
show_none (WayJobSection *self,
           WayItem       *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("This card is a title only. As a job it can have the five questions and scores."));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_layout_manager (buttons, way_wrap_layout_new (6));
  add_button (self, buttons, _ ("_Make It a Job of This Map"), G_CALLBACK (create_here_cb));
  if (self->records != NULL && !way_records_is_read_only (self->records))
    add_button (self, buttons, _ ("_Take Over into Records"), G_CALLBACK (take_over_cb));
  gtk_widget_set_sensitive (buttons, *way_item_get_name (card) != '\0');
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "fieldcard");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
clear (WayJobSection *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static gboolean
update_cb (gpointer data)
{
  WayJobSection *self = data;
  WayItem       *card = get_card (self);
  const char    *id = card != NULL ? way_item_get (card, "job") : NULL;
  WayItem       *job = id != NULL ? way_map_find (way_history_get_map (self->history), id) : NULL;

  self->idle = 0;
  clear (self);
  g_free (self->job_id);
  self->job_id = job != NULL ? g_strdup (id) : NULL;
  if (job != NULL)
    {
      GtkWidget *heading = gtk_label_new (_ ("The job"));

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "section");
      gtk_widget_set_parent (heading, GTK_WIDGET (self));
      gtk_widget_set_parent (way_item_form_new (self->history, job, self->records, TRUE), GTK_WIDGET (self));
    }
  else if (card != NULL)
    show_none (self, card);

  return G_SOURCE_REMOVE;
}

static void
map_changed_cb (WayJobSection   *self,
                const WayChange *change)
{
  WayItem *card = change->type == WAY_CHANGE_SET && strcmp (way_item_get_id (change->item), self->card_id) == 0 ? change->item : NULL;

  if (card != NULL && self->idle == 0 &&
      (self->job_id == NULL || g_strcmp0 (way_item_get (card, "job"), self->job_id) != 0))
    self->idle = g_idle_add (update_cb, self);
}

static void
way_job_section_dispose (GObject *object)
{
  WayJobSection *self = WAY_JOB_SECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  clear (self);
  g_clear_object (&self->history);
  g_clear_object (&self->records);
  g_clear_pointer (&self->card_id, g_free);
  g_clear_pointer (&self->job_id, g_free);

  G_OBJECT_CLASS (way_job_section_parent_class)->dispose (object);
}

static void
way_job_section_class_init (WayJobSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_job_section_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "jobsection");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_job_section_init (WayJobSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The job"), -1);
}

/**
 * way_job_section_new:
 * @history: the history of a map
 * @card: a job card on it
 * @records: (nullable): the records
 *
 * Returns: (transfer floating): the fields of the job that the card places, or what makes one of it
 */
GtkWidget *
way_job_section_new (WayHistory *history,
                     WayItem    *card,
                     WayRecords *records)
{
  WayJobSection *self = g_object_new (WAY_TYPE_JOB_SECTION, NULL);

  self->history = g_object_ref (history);
  self->records = records != NULL ? g_object_ref (records) : NULL;
  self->card_id = g_strdup (way_item_get_id (card));
  update_cb (self);
  g_signal_connect_object (way_history_get_map (history), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
