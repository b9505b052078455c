/* figure-view-parts.c - what stands around figures: the question, controls, what is to be known and what is missing */
#include "config.h"

#include "widgets/records/views/figure-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/shared/export-menu.h"
#include "widgets/shared/wrap-layout.h"

#define SPACING 6
#define INLAID_TABLE_HEIGHT 320

/* What the view answers; the window or the page says what it is called. */
static void
make_question (WayFigureView *self)
{
  GtkWidget *question = gtk_label_new (_ (self->kind->question));

  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_widget_add_css_class (question, "question");
  if (self->kind->inlaid)
    gtk_box_append (GTK_BOX (self->box), question);
  else
    {
      gtk_widget_set_hexpand (question, TRUE);
      gtk_widget_set_parent (question, self->controls);
    }
}

static void
make_controls (WayFigureView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->controls, way_wrap_layout_new (SPACING));
  gtk_widget_add_css_class (self->controls, "controls");
  make_question (self);

  self->twin_button = gtk_toggle_button_new ();
  gtk_button_set_label (GTK_BUTTON (self->twin_button), _ ("_Table"));
  gtk_button_set_use_underline (GTK_BUTTON (self->twin_button), TRUE);
  gtk_widget_set_tooltip_text (self->twin_button, _ ("The same as a table"));
  g_signal_connect_swapped (self->twin_button, "toggled", G_CALLBACK (way_figure_view_choose_page), self);
  gtk_widget_set_parent (self->twin_button, self->controls);

  way_export_menu_append_pictures (menu, "figure.export");
  way_export_menu_append_tables (menu, "figure.export");
  self->export_button = way_export_menu_new_button (_ ("_Export"), menu);
  gtk_widget_set_parent (self->export_button, self->controls);
}

static void
make_empty (WayFigureView *self)
{
  self->empty = adw_status_page_new ();
  if (self->kind->inlaid)
    gtk_widget_add_css_class (self->empty, "compact");
  self->empty_button = gtk_button_new ();
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->empty_button, "pill");
  gtk_widget_add_css_class (self->empty_button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), self->empty_button);
}

/* A line above the figures. */
static GtkWidget *
add_words (WayFigureView *self)
{
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_add_css_class (words, "notice");
  gtk_widget_set_visible (words, FALSE);
  gtk_box_append (GTK_BOX (self->box), words);

  return words;
}

void
way_figure_view_build (WayFigureView *self)
{
  const char *label = _ (self->kind->title);
  GtkWidget  *spinner = gtk_spinner_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_controls (self);
  gtk_box_append (GTK_BOX (self->box), self->controls);
  self->notice = add_words (self);
  self->hint = add_words (self);
  self->remedies = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->remedies, way_wrap_layout_new (SPACING));
  gtk_widget_add_css_class (self->remedies, "remedies");
  gtk_widget_set_visible (self->remedies, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->remedies);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), !self->kind->inlaid);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Being worked out"), -1);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "loading");
  self->paper = self->kind->inlaid ? way_plot_view_new_inlaid (label) : way_plot_view_new (label);
  way_plot_view_set_paper (WAY_PLOT_VIEW (self->paper), label, NULL, NULL, FALSE);
  g_signal_connect_swapped (self->paper, "activated", G_CALLBACK (way_figure_view_open), self);
  self->plot = self->kind->make != NULL ? self->kind->make (self, self->state) : self->paper;
  gtk_stack_add_named (GTK_STACK (self->stack), self->plot, "plot");
  if (self->paper != self->plot)
    gtk_stack_add_named (GTK_STACK (self->stack), self->paper, "paper");
  self->table = way_twin_table_new (label);
  if (self->kind->inlaid)
    gtk_widget_set_size_request (self->table, -1, INLAID_TABLE_HEIGHT);
  g_signal_connect_swapped (self->table, "opened", G_CALLBACK (way_figure_view_open), self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  make_empty (self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_sensitive (self->twin_button, FALSE);
  gtk_widget_set_sensitive (self->export_button, FALSE);
}

/**
 * way_figure_view_add_control:
 * @self: a view
 * @label: (nullable): what the control sets, translated, with a mnemonic
 * @control: the control
 *
 * Adds a control before the buttons that every view has.
 */
void
way_figure_view_add_control (WayFigureView *self,
                             const char    *label,
                             GtkWidget     *control)
{
  GtkWidget *box = control;

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  if (label != NULL)
    {
      GtkWidget *name = gtk_label_new_with_mnemonic (label);

      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
      gtk_label_set_mnemonic_widget (GTK_LABEL (name), control);
      gtk_box_append (GTK_BOX (box), name);
      gtk_box_append (GTK_BOX (box), control);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
    }
  gtk_widget_insert_before (box, self->controls, self->twin_button);
}

/**
 * way_figure_view_set_notice:
 * @self: a view
 * @text: (nullable): what is to be known about the figures
 *
 * Says something above the figures.
 */
void
way_figure_view_set_notice (WayFigureView *self,
                            const char    *text)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  gtk_label_set_text (GTK_LABEL (self->notice), text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL && *text != '\0');
  way_plot_view_set_paper (WAY_PLOT_VIEW (self->paper), _ (self->kind->title), text, NULL, FALSE);
}

/**
 * way_figure_view_set_hint:
 * @self: a view, in its show function
 * @text: (nullable): how to work on what is shown
 *
 * Says something above the plot, or what stands in its place; not above the table, and not on paper.
 */
void
way_figure_view_set_hint (WayFigureView *self,
                          const char    *text)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  gtk_label_set_text (GTK_LABEL (self->hint), text != NULL ? text : "");
}

/**
 * way_figure_view_set_file_name:
 * @self: a view, in its show function
 * @name: (nullable): what its table is called as a file; NULL: as the view is
 *
 * Says in a name what the table is a part of.
 */
void
way_figure_view_set_file_name (WayFigureView *self,
                               const char    *name)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  g_free (self->file_name);
  self->file_name = g_strdup (name);
}

void
way_figure_view_clear_remedies (WayFigureView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->remedies)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (self->remedies, FALSE);
}

/**
 * way_figure_view_add_remedy:
 * @self: a view, in its show function
 * @text: what is missing, translated
 * @hint: (nullable): what to do about it, translated
 * @action: the action that leads there
 * @target: (transfer floating): its target
 *
 * Adds a button to what is said above the figures.
 */
void
way_figure_view_add_remedy (WayFigureView *self,
                            const char    *text,
                            const char    *hint,
                            const char    *action,
                            GVariant      *target)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  gtk_widget_set_tooltip_text (button, hint);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, self->remedies);
  gtk_widget_set_visible (self->remedies, TRUE);
}

/**
 * way_figure_view_set_empty:
 * @self: a view
 * @title: what is missing
 * @description: what it takes
 * @button: (nullable): what can be done about it, with a mnemonic
 * @action: (nullable): the action that does it
 * @target: (nullable) (transfer floating): its target
 *
 * Says why there is nothing to show.
 */
void
way_figure_view_set_empty (WayFigureView *self,
                           const char    *title,
                           const char    *description,
                           const char    *button,
                           const char    *action,
                           GVariant      *target)
{
  /* The description of a status page is markup. */
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  self->is_empty = TRUE;
  way_figure_view_clear_remedies (self);
  way_figure_view_set_notice (self, NULL);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), escaped);
  gtk_widget_set_visible (self->empty_button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->empty_button), button);
      gtk_button_set_use_underline (GTK_BUTTON (self->empty_button), TRUE);
      /* Another action may want another target. */
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), NULL);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->empty_button), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), action);
    }
  way_figure_view_choose_page (self);
}
