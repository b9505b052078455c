/* score-row.c - edits a number on a short scale */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/dots.h"

struct _WayScoreRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *dots;
  GtkWidget *number;
};

G_DEFINE_FINAL_TYPE (WayScoreRow, way_score_row, WAY_TYPE_FIELD_ROW)

static void
chosen_cb (WayScoreRow *self)
{
  g_autofree char *text = NULL;
  int              value;

  if (way_dots_get_value (WAY_DOTS (self->dots), &value))
    text = g_strdup_printf ("%d", value);
  way_field_row_commit (WAY_FIELD_ROW (self), text);
}

static void
way_score_row_build (WayFieldRow *row)
{
  WayScoreRow       *self = WAY_SCORE_ROW (row);
  const WayField    *field = way_field_row_get_field (row);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  int                n = field->maximum - field->minimum + 1;
  g_autofree WayDot *dots = g_new (WayDot, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int i;

  for (i = 0; i < n; i++)
    {
      char *name = g_strdup_printf (_ ("%d of %d"), (int)field->minimum + i, (int)field->maximum);

      g_ptr_array_add (names, name);
      dots[i] = (WayDot){ (int)field->minimum + i, name };
    }
  self->dots = way_dots_new (WAY_DOTS_SCORE, _ (field->label), dots, n);
  g_signal_connect_object (self->dots, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->number = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->dots);
  gtk_label_set_xalign (GTK_LABEL (self->number), 0);
  gtk_box_append (GTK_BOX (box), self->number);
  way_field_row_set_editor (row, box);
}

static void
way_score_row_show (WayFieldRow *row,
                    const char  *value)
{
  WayScoreRow *self = WAY_SCORE_ROW (row);
  gboolean     mixed = way_field_row_is_mixed (row);

  /* There is no room for the word beside the dots in half a line. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (self->number)), mixed ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (mixed)
    {
      way_dots_set_value (WAY_DOTS (self->dots), FALSE, 0);
      gtk_label_set_text (GTK_LABEL (self->number), _ ("Mixed"));
      return;
    }
  if (value == NULL)
    value = way_field_row_get_field (row)->initial;
  way_dots_set_value (WAY_DOTS (self->dots), value != NULL, value != NULL ? (int)g_ascii_strtoll (value, NULL, 10) : 0);
  gtk_label_set_text (GTK_LABEL (self->number), value != NULL ? value : "");
}

static void
way_score_row_class_init (WayScoreRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_score_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_score_row_show;
}

static void
way_score_row_init (WayScoreRow *self)
{
}
