/* job-scores.c - how important a job is to whom, and how satisfied they are: rows that are edited */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/drawing/plot-figures.h"
#include "journeys/model/today.h"
#include "widgets/inspector/field-row.h"
#include "widgets/records/pages/job-page-private.h"
#include "widgets/records/views/plot-view.h"
#include "widgets/shared/show-new.h"
#include "widgets/shared/wrap-layout.h"

#define RING 46 /* pixels */

static const struct
{
  const char *field;
  int         width; /* pixels that its editor needs */
} columns[] = {
  { "persona", 196 },
  { "importance", 118 },
  { "satisfaction", 118 },
  { "n", 118 },
  { "spread", 118 },
  { "date", 150 },
};

/* A persona that has the job, and of whom nothing is known yet. */
static char *
dup_unscored (WayItem *job)
{
  g_auto (GStrv) ids = g_strsplit (way_item_get_text (job, "personas"), " ", -1);
  int i, j;

  for (i = 0; ids[i] != NULL; i++)
    {
      for (j = 0; j < way_item_n_children (job, WAY_JOB_SCORES); j++)
        if (g_str_equal (way_item_get_text (way_item_get_child (job, WAY_JOB_SCORES, j), "persona"), ids[i]))
          break;
      if (*ids[i] != '\0' && j == way_item_n_children (job, WAY_JOB_SCORES))
        return g_strdup (ids[i]);
    }

  return NULL;
}

static void
add_cb (WayJobPage *self)
{
  WayItem         *job = way_job_page_get_job (self);
  WayMap          *map = way_desk_get_map (self->desk);
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *today = way_today_dup ();
  g_autofree char *persona = NULL;
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, id);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row, *editor;

  if (job == NULL)
    return;
  way_item_set (score, "date", today, NULL);
  persona = dup_unscored (job);
  if (persona != NULL)
    way_item_set (score, "persona", persona, NULL);
  command = way_command_new_insert (job, WAY_JOB_SCORES, way_item_n_children (job, WAY_JOB_SCORES), score);
  if (!way_desk_perform (self->desk, command, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
      return;
    }
  /* Whose score it is is asked first, where that is not known. */
  way_job_scores_update (self, job);
  row = gtk_widget_get_last_child (self->scores_box);
  editor = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));
  way_show_new (row, persona != NULL ? gtk_widget_get_next_sibling (editor) : editor);
}

static void
remove_cb (GtkButton  *button,
           WayJobPage *self)
{
  WayMap  *map = way_desk_get_map (self->desk);
  WayItem *score = way_map_find (map, g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (score == NULL)
    return;
  command = way_command_new_remove (map, score);
  if (!way_desk_perform (self->desk, command, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
}

static GtkWidget *
new_row (WayJobPage *self,
         WayItem    *score)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *ring = way_plot_view_new_inlaid (_ ("Opportunity score"));
  GtkWidget *remove = way_page_card_new_button (_ ("Remove"), "edit-delete-symbolic");
  guint      i;

  gtk_widget_set_layout_manager (row, way_wrap_layout_new (8));
  gtk_widget_add_css_class (row, "scores");
  gtk_widget_set_size_request (ring, RING, RING);
  gtk_box_append (GTK_BOX (row), ring);
  for (i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *cell = way_field_row_new (way_desk_get_history (self->desk), score, way_kind_get_field (WAY_KIND_JOB_SCORE, columns[i].field),
                                           way_desk_get_records (self->desk));
      GtkWidget *clamp = adw_clamp_new ();

      adw_clamp_set_maximum_size (ADW_CLAMP (clamp), columns[i].width);
      adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), columns[i].width);
      adw_clamp_set_child (ADW_CLAMP (clamp), cell);
      gtk_box_append (GTK_BOX (row), clamp);
    }
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (way_item_get_id (score)), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), remove);

  return row;
}

static void
show_ring (GtkWidget *row,
           WayItem   *score,
           int        least)
{
  WayRingData *ring = g_new0 (WayRingData, 1);
  double       importance, satisfaction;

  ring->most = 20;
  ring->least_n = least;
  ring->n = way_item_get_int (score, "n", 0);
  ring->value = -1;
  if (way_item_get_number (score, "importance", &importance) && way_item_get_number (score, "satisfaction", &satisfaction))
    ring->value = way_opportunity_get_score (importance, satisfaction);
  way_plot_view_set_source (WAY_PLOT_VIEW (gtk_widget_get_first_child (row)), way_plot_new_ring, ring, g_free);
}

GtkWidget *
way_job_scores_new (WayJobPage *self)
{
  GtkWidget *card = way_page_card_new (_ ("Importance and satisfaction"));
  GtkWidget *add = way_page_card_new_button (_ ("Add a Score"), "list-add-symbolic");

  self->scores_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  way_page_card_add_tail (WAY_PAGE_CARD (card), add);
  way_page_card_append (WAY_PAGE_CARD (card), self->scores_box);

  return card;
}

/* Rows follow their score by themselves; they are made anew when it is another one. */
void
way_job_scores_update (WayJobPage *self,
                       WayItem    *job)
{
  g_autoptr (GString) digest = g_string_new (NULL);
  GtkWidget *row;
  int        i, n = way_item_n_children (job, WAY_JOB_SCORES);

  for (i = 0; i < n; i++)
    g_string_append_printf (digest, "%s\n", way_item_get_id (way_item_get_child (job, WAY_JOB_SCORES, i)));
  if (way_page_card_is_new (self->scores_box, digest->str))
    {
      way_page_card_clear (self->scores_box);
      for (i = 0; i < n; i++)
        gtk_box_append (GTK_BOX (self->scores_box), new_row (self, way_item_get_child (job, WAY_JOB_SCORES, i)));
      if (n == 0)
        gtk_box_append (GTK_BOX (self->scores_box),
                        way_page_card_new_label (_ ("Ask people how important this is to them and how satisfied they are, from 0 to 10, and add what they say."), "quiet"));
    }
  for (i = 0, row = gtk_widget_get_first_child (self->scores_box); i < n && row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    show_ring (row, way_item_get_child (job, WAY_JOB_SCORES, i), way_job_page_get_least_asked (self));
}
