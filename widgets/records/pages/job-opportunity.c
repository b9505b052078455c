/* job-opportunity.c - the greatest opportunity of a job, whose it is, and where it stands among others */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/drawing/plot-figures.h"
#include "widgets/records/pages/job-page-private.h"
#include "widgets/records/views/landscape-view.h"
#include "widgets/records/views/least-asked.h"
#include "widgets/records/views/plot-view.h"

#define RING 104             /* pixels */
#define LANDSCAPE_HEIGHT 300 /* pixels */

/* A plot, and what its texts belong to. */
typedef struct
{
  WayLandscapeData data;
  GArray          *marks;
  GPtrArray       *own;   /* WayOpportunity */
  GPtrArray       *other; /* or NULL */
  char            *id;
} Landscape;

static void
landscape_free (gpointer data)
{
  Landscape *self = data;

  g_array_unref (self->marks);
  g_ptr_array_unref (self->own);
  g_clear_pointer (&self->other, g_ptr_array_unref);
  g_free (self->id);
  g_free (self);
}

static void
add_mark (Landscape            *self,
          const WayOpportunity *opportunity)
{
  WayLandscapeMark mark;

  way_landscape_mark_init (&mark, opportunity);
  g_array_append_val (self->marks, mark);
}

static void
activated_cb (WayPlotView *view,
              const char  *element,
              const char  *id,
              WayJobPage  *self)
{
  if (!g_str_equal (id, self->id))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", element, id);
}

GtkWidget *
way_job_opportunity_new (WayJobPage *self)
{
  GtkWidget *card = way_page_card_new (_ ("Opportunity"));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->opportunity = card;
  way_page_card_add_tail (WAY_PAGE_CARD (card), way_least_asked_new_button (way_desk_get_records (self->desk)));
  self->ring = way_plot_view_new_inlaid (_ ("Opportunity score"));
  gtk_widget_set_size_request (self->ring, RING, RING);
  gtk_widget_set_valign (self->ring, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->ring, _ ("Opportunity score, 0 to 20: importance + (importance − satisfaction)"));
  gtk_box_append (GTK_BOX (head), self->ring);
  self->whose = way_page_card_new_label (NULL, NULL);
  gtk_widget_set_hexpand (self->whose, TRUE);
  gtk_box_append (GTK_BOX (head), self->whose);
  way_page_card_append (WAY_PAGE_CARD (card), head);
  self->landscape = way_plot_view_new (_ ("Opportunity landscape with this job marked"));
  gtk_widget_set_size_request (self->landscape, -1, LANDSCAPE_HEIGHT);
  gtk_widget_set_margin_top (self->landscape, 10);
  g_signal_connect (self->landscape, "activated", G_CALLBACK (activated_cb), self);
  way_page_card_append (WAY_PAGE_CARD (card), self->landscape);

  return card;
}

static char *
dup_whose (GPtrArray *opportunities,
           int        least)
{
  const WayOpportunity *highest = way_opportunities_get_highest (opportunities);
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  if (highest == NULL)
    return g_strdup (_ ("Nobody was asked yet how important this is and how satisfied they are."));
  /* A score is never a mean of several personas. */
  g_string_append_printf (text, _ ("Highest for %s: %s"), highest->persona_name, way_zone_get_label (highest->zone));
  if (way_opportunity_is_hollow (highest, least))
    {
      g_string_append_c (text, '\n');
      g_string_append (text, _ ("Too few answers to believe it"));
    }
  for (i = 0; i < opportunities->len; i++)
    {
      const WayOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (opportunity == highest)
        continue;
      g_string_append_c (text, '\n');
      /* TRANSLATORS: a persona, an opportunity score, for example “Served right” */
      g_string_append_printf (text, _ ("%s: %.1f, %s"), opportunity->persona_name, opportunity->score, way_zone_get_label (opportunity->zone));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_landscape (WayJobPage *self,
                GPtrArray  *own)
{
  Landscape *landscape = g_new0 (Landscape, 1);
  guint      i;

  landscape->marks = g_array_new (FALSE, FALSE, sizeof (WayLandscapeMark));
  landscape->own = g_ptr_array_ref (own);
  landscape->id = g_strdup (self->id);
  if (self->reading != NULL && self->reading->opportunities != NULL)
    landscape->other = g_ptr_array_ref (self->reading->opportunities);
  for (i = 0; i < own->len; i++)
    add_mark (landscape, g_ptr_array_index (own, i));
  for (i = 0; landscape->other != NULL && i < landscape->other->len; i++)
    {
      const WayOpportunity *opportunity = g_ptr_array_index (landscape->other, i);

      /* The job itself is as it is on the desk. */
      if (!g_str_equal (opportunity->job, self->id))
        add_mark (landscape, opportunity);
    }
  landscape->data = (WayLandscapeData){ (const WayLandscapeMark *)landscape->marks->data, landscape->marks->len, way_job_page_get_least_asked (self), landscape->id };
  way_plot_view_set_source (WAY_PLOT_VIEW (self->landscape), way_plot_new_landscape, &landscape->data, landscape_free);
}

void
way_job_opportunity_update (WayJobPage *self,
                            WayItem    *job,
                            GPtrArray  *opportunities)
{
  const WayOpportunity *highest = way_opportunities_get_highest (opportunities);
  WayRingData          *ring = g_new0 (WayRingData, 1);
  int                   least = way_job_page_get_least_asked (self);
  g_autofree char      *whose = dup_whose (opportunities, least);

  *ring = (WayRingData){ highest != NULL ? highest->score : -1, 20, highest != NULL ? MAX (0, highest->n) : 0, least };
  way_plot_view_set_source (WAY_PLOT_VIEW (self->ring), way_plot_new_ring, ring, g_free);
  gtk_label_set_text (GTK_LABEL (self->whose), whose);
  gtk_widget_set_visible (self->landscape, opportunities->len > 0);
  way_plot_view_set_paper (WAY_PLOT_VIEW (self->landscape), way_item_get_shown_name (job), NULL, NULL, FALSE);
  show_landscape (self, opportunities);
}
