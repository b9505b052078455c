/* import-report.c - what an import does or did, in numbers, and what is wrong with which line */
#include "config.h"

#include "widgets/records/tables/import-report.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What is counted, in the order in which it is shown. */
enum
{
  ADDED,
  UPDATED,
  UNCHANGED,
  REJECTED,
  N_COUNTS
};

struct _WayImportReport
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *counts;
  GtkWidget *numbers[N_COUNTS];
  GtkWidget *spinner;
  GtkWidget *created;
  GtkWidget *message;
  GtkWidget *problems; /* AdwExpanderRow in a list */
  GtkWidget *expander;
  GPtrArray *rows; /* owned; of what is in the expander */

  /* state */
  gboolean is_trial;
};

G_DEFINE_FINAL_TYPE (WayImportReport, way_import_report, GTK_TYPE_WIDGET)

static void
way_import_report_dispose (GObject *object)
{
  WayImportReport *self = WAY_IMPORT_REPORT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_import_report_parent_class)->dispose (object);
}

static void
way_import_report_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_IMPORT_REPORT (object)->rows);

  G_OBJECT_CLASS (way_import_report_parent_class)->finalize (object);
}

static void
way_import_report_class_init (WayImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_import_report_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_import_report_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importreport");
}

static void
add_count (WayImportReport *self,
           int              place,
           const char      *label,
           const char      *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  self->numbers[place] = gtk_label_new ("–");
  gtk_widget_add_css_class (self->numbers[place], "number");
  gtk_widget_add_css_class (self->numbers[place], css_class);
  gtk_widget_add_css_class (words, "caption");
  gtk_box_append (GTK_BOX (box), self->numbers[place]);
  gtk_box_append (GTK_BOX (box), words);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->numbers[place]), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words, NULL, -1);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (self->counts), box);
}

static void
way_import_report_init (WayImportReport *self)
{
  GtkWidget *line = gtk_overlay_new ();

  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (self->counts), TRUE);
  gtk_widget_set_hexpand (self->counts, TRUE);
  self->spinner = gtk_spinner_new ();
  gtk_widget_add_css_class (line, "card");
  gtk_widget_add_css_class (line, "counts");
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_END);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (line), self->counts);
  gtk_overlay_add_overlay (GTK_OVERLAY (line), self->spinner);
  gtk_box_append (GTK_BOX (self->box), line);

  self->created = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->created), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->created), 0);
  gtk_widget_set_visible (self->created, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->created);

  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_selectable (GTK_LABEL (self->message), TRUE);
  gtk_widget_add_css_class (self->message, "message");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->message);

  self->problems = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->problems), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->problems, "boxed-list");
  self->expander = adw_expander_row_new ();
  gtk_list_box_append (GTK_LIST_BOX (self->problems), self->expander);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows that cannot be imported"), -1);
  gtk_widget_set_visible (self->problems, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->problems);
}

/**
 * way_import_report_new:
 * @is_trial: whether it says what would happen, as against what was done
 *
 * Returns: (transfer floating): a report of nothing yet
 */
GtkWidget *
way_import_report_new (gboolean is_trial)
{
  WayImportReport *self = g_object_new (WAY_TYPE_IMPORT_REPORT, NULL);

  self->is_trial = is_trial;
  add_count (self, ADDED, is_trial ? _ ("will be added") : _ ("added"), "added");
  add_count (self, UPDATED, is_trial ? _ ("will be updated") : _ ("updated"), "updated");
  add_count (self, UNCHANGED, is_trial ? _ ("stay as they are") : _ ("unchanged"), "unchanged");
  add_count (self, REJECTED, is_trial ? _ ("cannot be imported") : _ ("rejected"), "rejected");

  return GTK_WIDGET (self);
}

static void
set_number (WayImportReport *self,
            int              place,
            guint64          number)
{
  g_autofree char *text = g_strdup_printf ("%'d", (int)number);

  gtk_label_set_text (GTK_LABEL (self->numbers[place]), text);
  if (number == 0)
    gtk_widget_add_css_class (self->numbers[place], "none");
  else
    gtk_widget_remove_css_class (self->numbers[place], "none");
}

/* What the rows name and was not there. */
static void
show_created (WayImportReport       *self,
              const WayImportResult *result)
{
  g_autofree char *created = way_import_result_dup_created (result);
  g_autofree char *text = NULL;

  if (created != NULL)
    text = g_strdup_printf (self->is_trial ? _ ("Will also be added, because rows name them: %s") : _ ("Also added, because rows name them: %s"), created);

  gtk_widget_set_visible (self->created, text != NULL);
  gtk_label_set_text (GTK_LABEL (self->created), text != NULL ? text : "");
}

static void
show_problems (WayImportReport       *self,
               const WayImportResult *result)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%'d row cannot be imported", "%'d rows cannot be imported", result->rejected), (int)result->rejected);
  g_autofree char *more = NULL;
  guint            i;

  for (i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (self->problems, result->rejected > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (result->rejected > result->problems->len)
    more = g_strdup_printf (g_dngettext (NULL, "The first %d is shown", "The first %d are shown", result->problems->len), (int)result->problems->len);
  /* One says mostly what is wrong with all. */
  if (more == NULL && result->problems->len > 0)
    {
      WayImportProblem *first = g_ptr_array_index (result->problems, 0);
      /* TRANSLATORS: a line of a file, and what is wrong with it */
      g_autofree char *text = g_strdup_printf (_ ("Line %d: %s"), (int)first->line, first->message);

      more = g_markup_escape_text (text, -1);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), more != NULL ? more : "");
  for (i = 0; i < result->problems->len; i++)
    {
      WayImportProblem *problem = g_ptr_array_index (result->problems, i);
      /* TRANSLATORS: a line of a file */
      g_autofree char *line = g_strdup_printf (_ ("Line %d"), (int)problem->line);
      g_autofree char *message = g_markup_escape_text (problem->message, -1);
      GtkWidget       *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), message);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
      g_ptr_array_add (self->rows, row);
    }
}

/**
 * way_import_report_set_result:
 * @self: a report
 * @result: what was counted
 *
 * Shows numbers and problems.
 */
void
way_import_report_set_result (WayImportReport       *self,
                              const WayImportResult *result)
{
  g_return_if_fail (WAY_IS_IMPORT_REPORT (self));

  set_number (self, ADDED, result->added);
  set_number (self, UPDATED, result->updated);
  set_number (self, UNCHANGED, result->unchanged);
  set_number (self, REJECTED, result->rejected);
  show_created (self, result);
  show_problems (self, result);
  way_import_report_set_message (self, way_import_result_get_nothing (result));
}

/**
 * way_import_report_set_message:
 * @self: a report
 * @message: (nullable): why there are no numbers
 *
 * Says that the table is refused as a whole.
 */
void
way_import_report_set_message (WayImportReport *self,
                               const char      *message)
{
  int i;

  g_return_if_fail (WAY_IS_IMPORT_REPORT (self));

  gtk_widget_set_visible (self->message, message != NULL);
  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  if (message == NULL)
    return;
  for (i = 0; i < N_COUNTS; i++)
    gtk_label_set_text (GTK_LABEL (self->numbers[i]), "–");
  gtk_widget_set_visible (self->created, FALSE);
  gtk_widget_set_visible (self->problems, FALSE);
}

/**
 * way_import_report_set_busy:
 * @self: a report
 * @busy: whether it is being counted
 *
 * Shows that the numbers are about to change.
 */
void
way_import_report_set_busy (WayImportReport *self,
                            gboolean         busy)
{
  g_return_if_fail (WAY_IS_IMPORT_REPORT (self));

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}
