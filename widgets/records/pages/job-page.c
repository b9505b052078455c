/* job-page.c - a job: its five questions, how much it matters to whom, and who and what it is about */
#include "config.h"

#include "widgets/records/pages/job-page-private.h"

#include <glib/gi18n.h>

#include "journeys/records/limits.h"
#include "widgets/inspector/field-row.h"
#include "widgets/inspector/job-hints.h"
#include "widgets/records/pages/page-columns.h"
#include "widgets/records/pages/page-head.h"
#include "widgets/records/pages/page-words.h"

#define SPACING 16 /* pixels between cards */
#define COLUMN 340 /* pixels that a column has at least */

G_DEFINE_FINAL_TYPE (WayJobPage, way_job_page, GTK_TYPE_WIDGET)

WayItem *
way_job_page_get_job (WayJobPage *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

/* So many people have to be asked before a score is believed. */
int
way_job_page_get_least_asked (WayJobPage *self)
{
  WayLimits limits;

  way_limits_get (way_desk_get_records (self->desk), &limits);

  return limits.least_asked;
}

static const char *
get_persona_name (const char *id,
                  gpointer    data)
{
  WayItem *persona = way_map_find (data, id);

  return persona != NULL ? way_item_get_shown_name (persona) : NULL;
}

GPtrArray *
way_job_page_list_opportunities (WayJobPage *self,
                                 WayItem    *job)
{
  return way_opportunities_of_job (job, get_persona_name, way_desk_get_map (self->desk));
}

static guint
count_personas (WayItem *job)
{
  g_auto (GStrv) ids = g_strsplit (way_item_get_text (job, "personas"), " ", -1);
  guint i, n = 0;

  for (i = 0; ids[i] != NULL; i++)
    n += *ids[i] != '\0';

  return n;
}

static void
update_head (WayJobPage *self,
             WayItem    *job,
             GPtrArray  *opportunities)
{
  const WayOpportunity *highest = way_opportunities_get_highest (opportunities);
  guint                 n = count_personas (job);
  g_autofree char      *kind = way_page_words_dup_value (job, "kind");
  g_autofree char      *line = way_page_words_dup_changed (self->changed);
  g_autofree char      *shared = g_strdup_printf (g_dngettext (NULL, "%u persona has it", "Shared by %u personas", n), n);
  g_autofree char      *score = NULL;

  way_page_head_set_line (WAY_PAGE_HEAD (self->head), line);
  way_page_head_clear_pills (WAY_PAGE_HEAD (self->head));
  way_page_head_add_pill (WAY_PAGE_HEAD (self->head), kind, NULL, "kind");
  if (n > 0)
    way_page_head_add_pill (WAY_PAGE_HEAD (self->head), shared, NULL, "personas");
  else
    way_page_head_add_pill (WAY_PAGE_HEAD (self->head), _ ("Personas?"), "missing", "personas");
  if (highest == NULL)
    return;
  /* TRANSLATORS: an opportunity score, and the name of the persona whose it is */
  score = g_strdup_printf (_ ("Opportunity %.1f: %s"), highest->score, highest->persona_name);
  way_page_head_add_pill (WAY_PAGE_HEAD (self->head), score, highest->zone >= WAY_ZONE_UNDER_SERVED ? "good" : NULL, NULL);
}

static gboolean
update_cb (gpointer data)
{
  WayJobPage *self = data;
  WayItem    *job = way_job_page_get_job (self);
  g_autoptr (GPtrArray) opportunities = NULL;

  self->update_idle = 0;
  if (job == NULL)
    return G_SOURCE_REMOVE;
  opportunities = way_job_page_list_opportunities (self, job);
  update_head (self, job, opportunities);
  way_job_opportunity_update (self, job, opportunities);
  way_job_scores_update (self, job);
  way_job_places_update (self);

  return G_SOURCE_REMOVE;
}

void
way_job_page_update_soon (WayJobPage *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

typedef struct
{
  WayRecords *records;
  char       *id;
  char       *personas;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->records);
  g_free (request->id);
  g_free (request->personas);
  g_free (request);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;

  g_task_return_pointer (task, way_job_reading_new (request->records, request->id, request->personas, cancellable),
                         (GDestroyNotify)way_job_reading_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayJobPage    *self = data;
  WayJobReading *reading = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled when the page goes. */
  if (reading == NULL)
    return;
  g_clear_pointer (&self->reading, way_job_reading_free);
  self->reading = reading;
  way_job_page_update_soon (self);
}

static void
load (WayJobPage *self,
      WayItem    *job)
{
  g_auto (GStrv) personas = g_strsplit (way_item_get_text (job, "personas"), " ", -1);
  Request *request = g_new0 (Request, 1);
  g_autoptr (GTask) task = NULL;
  int i;

  g_free (self->changed);
  self->changed = way_records_dup_changed (way_desk_get_records (self->desk), WAY_KIND_JOB, self->id);
  for (i = 0; personas[i] != NULL; i++)
    if (*personas[i] != '\0' && !g_hash_table_contains (self->held, personas[i]) &&
        way_desk_load (self->desk, WAY_KIND_PERSONA, personas[i], NULL) != NULL)
      {
        g_hash_table_add (self->held, g_strdup (personas[i]));
        way_desk_hold (self->desk, personas[i]);
      }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request->records = g_object_ref (way_desk_get_records (self->desk));
  request->id = g_strdup (self->id);
  request->personas = g_strdup (way_item_get_text (job, "personas"));
  task = g_task_new (NULL, self->cancellable, read_cb, self);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_thread);
}

static gboolean
load_cb (gpointer data)
{
  WayJobPage *self = data;
  WayItem    *job = way_job_page_get_job (self);

  self->load_idle = 0;
  if (job != NULL)
    {
      load (self, job);
      way_job_page_update_soon (self);
    }

  return G_SOURCE_REMOVE;
}

static void
load_soon (WayJobPage *self)
{
  if (self->load_idle == 0)
    self->load_idle = g_idle_add (load_cb, self);
}

static void
way_job_page_dispose (GObject *object)
{
  WayJobPage *self = WAY_JOB_PAGE (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->load_idle, g_source_remove);
  g_clear_object (&self->watch);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->desk != NULL)
    way_desk_release_all (self->desk, self->held);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_job_page_parent_class)->dispose (object);
}

static void
way_job_page_finalize (GObject *object)
{
  WayJobPage *self = WAY_JOB_PAGE (object);

  g_clear_pointer (&self->reading, way_job_reading_free);
  g_hash_table_unref (self->held);
  g_free (self->changed);
  g_free (self->id);

  G_OBJECT_CLASS (way_job_page_parent_class)->finalize (object);
}

static void
way_job_page_class_init (WayJobPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_job_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_job_page_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_job_page_init (WayJobPage *self)
{
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GtkWidget *
new_field (WayJobPage *self,
           WayItem    *job,
           const char *field)
{
  return way_field_row_new (way_desk_get_history (self->desk), job, way_kind_get_field (WAY_KIND_JOB, field), way_desk_get_records (self->desk));
}

/* What makes a job useful: five questions, each with its number. */
static GtkWidget *
new_questions (WayJobPage *self,
               WayItem    *job)
{
  static const char *const questions[] = { "statement", "why", "if-not-done", "today", "hindrance" };
  GtkWidget               *card = way_page_card_new (_ ("Five questions"));
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget       *label = gtk_label_new (number);
      GtkWidget       *row = new_field (self, job, questions[i]);

      gtk_widget_add_css_class (label, "question");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_hexpand (row, TRUE);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), row);
      way_page_card_append (WAY_PAGE_CARD (card), line);
    }
  way_page_card_append (WAY_PAGE_CARD (card), new_field (self, job, "kind"));

  return card;
}

/* A card for a field that stands alone. */
static GtkWidget *
new_field_card (WayJobPage *self,
                WayItem    *job,
                const char *title,
                const char *field)
{
  GtkWidget *card = way_page_card_new (title);
  GtkWidget *row = new_field (self, job, field);

  way_field_row_set_plain (WAY_FIELD_ROW (row));
  way_page_card_append (WAY_PAGE_CARD (card), row);

  return card;
}

static void
add (WayJobPage *self,
     GtkWidget  *card,
     gboolean    wide)
{
  way_page_columns_set_wide (card, wide);
  gtk_box_append (GTK_BOX (self->columns), card);
}

/**
 * way_job_page_new:
 * @desk: the desk
 * @job: a job on it
 *
 * Returns: (transfer floating): everything about the job
 */
GtkWidget *
way_job_page_new (WayDesk *desk,
                  WayItem *job)
{
  WayJobPage *self = g_object_new (WAY_TYPE_JOB_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (job));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->head = way_page_head_new (desk, job);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), way_job_hints_new (way_desk_get_history (desk), job));
  self->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->columns, way_page_columns_new (SPACING, COLUMN));
  gtk_box_append (GTK_BOX (self->box), self->columns);
  add (self, new_questions (self, job), FALSE);
  add (self, way_job_opportunity_new (self), FALSE);
  add (self, way_job_scores_new (self), TRUE);
  add (self, way_job_levers_new (self), FALSE);
  add (self, new_field_card (self, job, _ ("Who has this job"), "personas"), FALSE);
  add (self, way_job_places_new (self), FALSE);
  add (self, way_job_accounts_new (self), FALSE);
  add (self, new_field_card (self, job, _ ("Note"), "note"), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  load (self, job);
  update_cb (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (way_job_page_update_soon), self, G_CONNECT_SWAPPED);
  self->watch = way_records_watch_new (way_desk_get_records (desk), WAY_RECORDS_WATCH_ALL);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (load_soon), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
