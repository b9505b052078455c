/* job-hints.c - what could make the statement of a job more useful
 *
 * Advice below the statement, which goes away by itself when it is followed. It stops nobody.
 */
#include "config.h"

#include "widgets/inspector/job-hints.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/capture/job-statement.h"
#include "journeys/records/records.h"

#define PAUSE 1200 /* milliseconds without a change, before anything is said */

struct _WayJobHints
{
  GtkWidget parent_instance;

  /* owned */
  WayMap *map;
  char   *job_id;

  /* state */
  guint idle;
  guint pause; /* source that waits until nobody types, or 0 */
};

G_DEFINE_FINAL_TYPE (WayJobHints, way_job_hints, GTK_TYPE_WIDGET)

static void
clear (WayJobHints *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* A sign, what was noticed, and below it what to try. */
static void
add_hint (WayJobHints   *self,
          WayJobFinding *finding)
{
  GtkWidget       *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "spacing", 8, NULL);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "way-hypothesis-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget       *text = gtk_label_new (finding->text);
  GtkWidget       *suggestion = gtk_label_new (finding->suggestion);
  GtkWidget       *labels[] = { text, suggestion };
  g_autofree char *spoken = g_strdup_printf ("%s %s", finding->text, finding->suggestion);
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (words), labels[i]);
    }
  gtk_widget_add_css_class (suggestion, "quiet");
  gtk_widget_add_css_class (suggestion, "caption");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

/* What can be said about it: nothing about a name that nobody has chosen. */
static GPtrArray *
list_findings (WayJobHints *self)
{
  WayItem         *job = way_map_find (self->map, self->job_id);
  const char      *statement = job != NULL ? way_item_get_text (job, "statement") : "";
  WayItem         *root = way_map_get_root (self->map);
  const char      *language = way_item_get_kind (root) == WAY_KIND_MAP ? way_item_get (root, "language") : NULL;
  g_autofree char *fresh = way_records_dup_new_name (WAY_KIND_JOB);
  GPtrArray       *findings = way_job_statement_check (g_str_equal (statement, fresh) ? "" : statement, language);
  gboolean         emotional = job != NULL && g_strcmp0 (way_item_get (job, "kind"), "emotional") == 0;
  guint            i;

  for (i = findings->len; emotional && i > 0; i--)
    if (((WayJobFinding *)g_ptr_array_index (findings, i - 1))->type == WAY_JOB_FINDING_FEELING)
      g_ptr_array_remove_index (findings, i - 1);

  return findings;
}

static void
fill (WayJobHints *self,
      GPtrArray   *findings)
{
  guint i;

  clear (self);
  for (i = 0; i < findings->len; i++)
    add_hint (self, g_ptr_array_index (findings, i));
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
}

static gboolean
paused_cb (gpointer data)
{
  WayJobHints *self = data;
  g_autoptr (GPtrArray) findings = list_findings (self);

  self->pause = 0;
  fill (self, findings);

  return G_SOURCE_REMOVE;
}

/* Nobody is interrupted while they write; what was followed goes at once. */
static gboolean
update_cb (gpointer data)
{
  WayJobHints *self = data;
  g_autoptr (GPtrArray) findings = list_findings (self);

  self->idle = 0;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (findings->len == 0)
    fill (self, findings);
  else
    self->pause = g_timeout_add (PAUSE, paused_cb, self);

  return G_SOURCE_REMOVE;
}

static void
map_changed_cb (WayJobHints     *self,
                const WayChange *change)
{
  if (change->type == WAY_CHANGE_SET && self->idle == 0 && strcmp (way_item_get_id (change->item), self->job_id) == 0 &&
      (change->field == way_kind_find_field (way_item_get_kind (change->item), "statement") ||
       change->field == way_kind_find_field (way_item_get_kind (change->item), "kind")))
    self->idle = g_idle_add (update_cb, self);
}

static void
way_job_hints_dispose (GObject *object)
{
  WayJobHints *self = WAY_JOB_HINTS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->pause, g_source_remove);
  clear (self);
  g_clear_object (&self->map);
  g_clear_pointer (&self->job_id, g_free);

  G_OBJECT_CLASS (way_job_hints_parent_class)->dispose (object);
}

static void
way_job_hints_class_init (WayJobHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_job_hints_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "jobhints");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_job_hints_init (WayJobHints *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Hints on the statement"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_job_hints_new:
 * @history: the history of a map, or of the desk
 * @job: a job on it: a record, or what a map has of one
 *
 * Returns: (transfer floating): advice on its statement, which follows it when nobody
 *   types; not visible while there is none
 */
GtkWidget *
way_job_hints_new (WayHistory *history,
                   WayItem    *job)
{
  WayJobHints *self = g_object_new (WAY_TYPE_JOB_HINTS, NULL);

  self->map = g_object_ref (way_history_get_map (history));
  self->job_id = g_strdup (way_item_get_id (job));
  paused_cb (self);
  g_signal_connect_object (self->map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
