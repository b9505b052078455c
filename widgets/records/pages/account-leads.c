/* account-leads.c - how ready the people of an account are to buy, in all and by product */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/insight/lead-scores.h"
#include "widgets/records/pages/account-page-private.h"

GtkWidget *
way_account_leads_new (WayAccountPage *self)
{
  self->leads = way_page_card_new (_ ("Lead scores"));
  self->leads_box = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->leads_box), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->leads_box), 4);
  way_page_card_append (WAY_PAGE_CARD (self->leads), self->leads_box);

  return self->leads;
}

static void
attach (GtkWidget  *grid,
        const char *text,
        const char *css_class,
        int         column,
        int         row)
{
  GtkWidget *label = way_page_card_new_label (text, css_class);

  gtk_widget_set_hexpand (label, column == 0);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

void
way_account_leads_update (WayAccountPage *self)
{
  g_autoptr (WayLeadScores) scores = way_lead_scores_of_group (self->group);
  g_autoptr (GString) digest = g_string_new (NULL);
  g_autofree char *sum = NULL;
  GtkWidget       *child;
  guint            i;

  for (i = 0; i < scores->scores->len; i++)
    {
      const WayLeadScore *score = g_ptr_array_index (scores->scores, i);

      g_string_append_printf (digest, "%s|%g|%u|%s\n", score->product != NULL ? score->product : "", score->score, score->n, score->date != NULL ? score->date : "");
    }
  gtk_widget_set_visible (self->leads, scores->scores->len > 0);
  if (!way_page_card_is_new (self->leads_box, digest->str))
    return;
  while ((child = gtk_widget_get_first_child (self->leads_box)) != NULL)
    gtk_grid_remove (GTK_GRID (self->leads_box), child);
  for (i = 0; i < scores->scores->len; i++)
    {
      const WayLeadScore *score = g_ptr_array_index (scores->scores, i);
      g_autofree char    *people = g_strdup_printf (g_dngettext (NULL, "%u person", "%u people", score->n), score->n);
      g_autofree char    *date = way_field_format (way_kind_get_field (WAY_KIND_LEAD_SCORE, "date"), score->date);
      g_autofree char    *figure = g_strdup_printf ("%.4g", score->score);

      attach (self->leads_box, score->product != NULL ? score->product : _ ("In general"), NULL, 0, i);
      attach (self->leads_box, people, "quiet", 1, i);
      attach (self->leads_box, date, "quiet", 2, i);
      attach (self->leads_box, figure, "heading", 3, i);
    }
  sum = g_strdup_printf (_ ("%.4g in all"), scores->sum);
  way_page_card_set_aside (WAY_PAGE_CARD (self->leads), sum);
}
