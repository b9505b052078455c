/* score-answers.c - what the groups of a round of scores answered */
#include "config.h"

#include "widgets/session/score-answers.h"

#include <glib/gi18n.h>

#include "widgets/session/page-parts.h"

struct _WayScoreAnswers
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *sum;
};

G_DEFINE_FINAL_TYPE (WayScoreAnswers, way_score_answers, GTK_TYPE_WIDGET)

static char *
dup_sum (const WayScoreSum *sum)
{
  g_autofree char *median = way_score_format (sum->median);
  g_autofree char *spread = way_score_format (sum->spread);
  g_autofree char *n = g_strdup_printf (g_dngettext (NULL, "%d answer", "%d answers", sum->n), sum->n);

  /* TRANSLATORS: the middle answer, highest − lowest, and how many answers */
  return g_strdup_printf (_ ("median %s · spread %s · %s"), median, spread, n);
}

static GtkWidget *
new_row (const char *name,
         const char *text)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *name_label = gtk_label_new (name);
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *words = g_strdup_printf ("%s, %s", name, text);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return box;
}

/**
 * way_score_answers_show:
 * @self: answers
 * @scoring: a round
 *
 * Shows each group and all together.
 *
 * Returns: whether there are any
 */
gboolean
way_score_answers_show (WayScoreAnswers *self,
                        WayScoring      *scoring)
{
  GtkWidget  *row;
  WayScoreSum sum;
  gboolean    any;
  int         i;

  g_return_val_if_fail (WAY_IS_SCORE_ANSWERS (self), FALSE);

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (i = 0; i < way_scoring_n_groups (scoring); i++)
    {
      const char      *name = way_scoring_get_group (scoring, i, &sum);
      g_autofree char *text = dup_sum (&sum);

      row = new_row (*name != '\0' ? name : _ ("All"), text);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
    }
  any = way_scoring_get_sum (scoring, &sum);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (any)
    {
      g_autofree char *text = dup_sum (&sum);
      /* TRANSLATORS: %s are median, spread and how many answers of all groups together */
      g_autofree char *whole = g_strdup_printf (_ ("Together: %s"), text);

      gtk_label_set_text (GTK_LABEL (self->sum), whole);
    }

  return any;
}

static void
way_score_answers_dispose (GObject *object)
{
  g_clear_pointer (&WAY_SCORE_ANSWERS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_score_answers_parent_class)->dispose (object);
}

static void
way_score_answers_class_init (WayScoreAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_score_answers_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_score_answers_init (WayScoreAnswers *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Answers by group"), -1);
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->sum = way_page_add_label (self->box, NULL, "heading");
}

/**
 * way_score_answers_new:
 *
 * Returns: (transfer floating): no answers yet
 */
GtkWidget *
way_score_answers_new (void)
{
  return g_object_new (WAY_TYPE_SCORE_ANSWERS, NULL);
}
