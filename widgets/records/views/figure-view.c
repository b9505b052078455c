/* figure-view.c - a figure that is worked out from the records, as a plot and as a table */
#include "config.h"

#include "widgets/records/views/figure-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/views/figure-export.h"
#include "widgets/shared/records-watch.h"
#include "widgets/shared/wrap-layout.h"

#define SPACING 6
#define INLAID_TABLE_HEIGHT 320

/* Figures live as long as a plot is drawn from them. */
typedef struct
{
  gpointer       figures;
  GDestroyNotify free;
} Held;

struct _WayFigureView
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordsWatch *watch;
  char            *about;
  char            *table_title; /* or NULL: as the view */
  Held            *held;        /* or NULL */
  gpointer         state;
  GDestroyNotify   free_state;
  GCancellable    *reading; /* or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *controls;
  GtkWidget *notice;
  GtkWidget *twin_button;
  GtkWidget *stack;
  GtkWidget *plot; /* or what stands in its place */
  GtkWidget *table;
  GtkWidget *empty;
  GtkWidget *empty_button;
  GtkWidget *export_button;

  /* state */
  const WayFigureKind *kind;
  gboolean             stale;
  gboolean             is_empty;
  gboolean             rows_stale;
  gboolean             wants_focus; /* as soon as there is something to have it */
  gconstpointer        focused;     /* what had it when it was wanted; never looked into */
};

G_DEFINE_FINAL_TYPE (WayFigureView, way_figure_view, GTK_TYPE_WIDGET)

static void
clear_held (gpointer data)
{
  Held *held = data;

  held->free (held->figures);
}

/**
 * way_figure_view_hold:
 * @self: a view that shows figures
 *
 * Keeps the figures for a plot that is drawn from them.
 *
 * Returns: (transfer full): to be released with way_figure_view_release()
 */
gpointer
way_figure_view_hold (WayFigureView *self)
{
  return g_rc_box_acquire (self->held);
}

/**
 * way_figure_view_release:
 * @held: (transfer full): what way_figure_view_hold() gave
 *
 * Lets go of figures.
 */
void
way_figure_view_release (gpointer held)
{
  g_rc_box_release_full (held, clear_held);
}

/* Rows are made when somebody looks at them: there may be a hundred thousand. */
static void
ensure_rows (WayFigureView *self)
{
  if (!self->rows_stale || self->held == NULL || self->is_empty)
    return;
  self->rows_stale = FALSE;
  self->kind->list (self, self->held->figures, self->state);
}

static void
choose_page (WayFigureView *self)
{
  gboolean twin = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->twin_button));

  if (twin)
    ensure_rows (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->is_empty ? "empty" : (twin ? "table" : "plot"));
  gtk_widget_set_sensitive (self->twin_button, !self->is_empty);
  gtk_widget_set_sensitive (self->export_button, !self->is_empty);
  /* Who has gone elsewhere meanwhile stays there. */
  if (self->wants_focus && gtk_widget_get_root (self->stack) != NULL && gtk_root_get_focus (gtk_widget_get_root (self->stack)) == self->focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What goes with a piece of work in another thread. */
typedef struct
{
  WayRecords          *records; /* owned */
  char                *about;   /* owned */
  const WayFigureKind *kind;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->records);
  g_free (work->about);
  g_free (work);
}

static void
work_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Work    *work = data;
  GError  *error = NULL;
  gpointer figures = work->kind->read (work->records, work->about, cancellable, &error);

  if (figures != NULL)
    g_task_return_pointer (task, figures, work->kind->free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayFigureView *self = WAY_FIGURE_VIEW (source);
  g_autoptr (GError) error = NULL;
  gpointer figures = g_task_propagate_pointer (G_TASK (result), &error);
  Held    *held;

  /* Another one is on its way, or nobody waits for it any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    {
      way_figure_view_set_empty (self, _ ("The records cannot be read"), error->message, NULL, NULL, NULL);
      return;
    }
  held = g_rc_box_new (Held);
  held->figures = figures;
  held->free = self->kind->free;
  g_clear_pointer (&self->held, way_figure_view_release);
  self->held = held;
  way_figure_view_show_again (self);
}

/**
 * way_figure_view_reload:
 * @self: a view
 *
 * Works the figures out again; what is shown stays until they are there.
 */
void
way_figure_view_reload (WayFigureView *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  work = g_new0 (Work, 1);
  work->records = g_object_ref (way_desk_get_records (self->desk));
  work->about = g_strdup (self->about);
  work->kind = self->kind;
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, way_figure_view_reload);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_cb);
}

static void
way_figure_view_map (GtkWidget *widget)
{
  WayFigureView *self = WAY_FIGURE_VIEW (widget);

  GTK_WIDGET_CLASS (way_figure_view_parent_class)->map (widget);
  if (self->stale)
    way_figure_view_reload (self);
}

static void
opened_cb (WayFigureView *self,
           const char    *element,
           const char    *id)
{
  if (self->kind->open != NULL && self->held != NULL && self->kind->open (self, self->held->figures, element, id))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", element, id);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayFigureView *self = WAY_FIGURE_VIEW (widget);
  const char    *format = g_variant_get_string (parameter, NULL);

  if (self->is_empty)
    return;
  if (g_str_equal (format, "csv") || g_str_equal (format, "xlsx"))
    way_figure_export_table (way_figure_view_get_table (self), self->table_title != NULL ? self->table_title : _ (self->kind->title), format);
  else
    way_plot_view_save (WAY_PLOT_VIEW (self->plot), format);
}

static void
way_figure_view_dispose (GObject *object)
{
  WayFigureView *self = WAY_FIGURE_VIEW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->held, way_figure_view_release);
  if (self->free_state != NULL && self->state != NULL)
    self->free_state (self->state);
  self->state = NULL;
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_figure_view_parent_class)->dispose (object);
}

static void
way_figure_view_finalize (GObject *object)
{
  g_free (WAY_FIGURE_VIEW (object)->about);
  g_free (WAY_FIGURE_VIEW (object)->table_title);

  G_OBJECT_CLASS (way_figure_view_parent_class)->finalize (object);
}

static gboolean
way_figure_view_grab_focus (GtkWidget *widget)
{
  WayFigureView *self = WAY_FIGURE_VIEW (widget);
  GtkWidget     *child = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  /* Until then the keyboard is nowhere, rather than in what changes something. */
  self->wants_focus = self->held == NULL;
  if (self->wants_focus)
    {
      self->focused = gtk_widget_get_root (widget) != NULL ? gtk_root_get_focus (gtk_widget_get_root (widget)) : NULL;
      return TRUE;
    }
  if (child == self->empty)
    return gtk_widget_get_visible (self->empty_button) && gtk_widget_grab_focus (self->empty_button);

  return child != NULL && (gtk_widget_grab_focus (child) || gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD));
}

static void
way_figure_view_class_init (WayFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_figure_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_figure_view_finalize;
  widget_class->map = way_figure_view_map;
  widget_class->grab_focus = way_figure_view_grab_focus;

  gtk_widget_class_install_action (widget_class, "figure.export", "s", export_action);
  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_figure_view_init (WayFigureView *self)
{
}

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
    gtk_widget_set_parent (question, self->controls);
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
  g_signal_connect_swapped (self->twin_button, "toggled", G_CALLBACK (choose_page), self);
  gtk_widget_set_parent (self->twin_button, self->controls);

  if (self->kind->make == NULL)
    {
      g_menu_append (menu, _ ("_PDF…"), "figure.export::pdf");
      g_menu_append (menu, _ ("P_NG…"), "figure.export::png");
      g_menu_append (menu, _ ("_SVG…"), "figure.export::svg");
    }
  way_figure_export_append_formats (menu);
  self->export_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->export_button), _ ("_Export"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->export_button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->export_button), G_MENU_MODEL (menu));
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

static void
build (WayFigureView *self)
{
  const char *label = _ (self->kind->title);
  GtkWidget  *spinner = gtk_spinner_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_controls (self);
  gtk_box_append (GTK_BOX (self->box), self->controls);
  self->notice = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->notice), 0);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_widget_add_css_class (self->notice, "notice");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->notice);

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
  if (self->kind->make != NULL)
    self->plot = self->kind->make (self, self->state);
  else
    {
      self->plot = self->kind->inlaid ? way_plot_view_new_inlaid (label) : way_plot_view_new (label);
      way_plot_view_set_paper (WAY_PLOT_VIEW (self->plot), label, NULL, NULL, FALSE);
      g_signal_connect_swapped (self->plot, "activated", G_CALLBACK (opened_cb), self);
    }
  gtk_stack_add_named (GTK_STACK (self->stack), self->plot, "plot");
  self->table = way_twin_table_new (label);
  if (self->kind->inlaid)
    gtk_widget_set_size_request (self->table, -1, INLAID_TABLE_HEIGHT);
  g_signal_connect_swapped (self->table, "opened", G_CALLBACK (opened_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  make_empty (self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_sensitive (self->twin_button, FALSE);
  gtk_widget_set_sensitive (self->export_button, FALSE);
}

/**
 * way_figure_view_new:
 * @desk: where records are edited
 * @kind: what is worked out and how it is shown; static
 * @about: (nullable): what it is about, for example the id of an account
 * @state: (transfer full) (nullable): what the kind remembers
 * @free_state: (nullable): frees it
 *
 * Makes a view; the figures are worked out when it is seen.
 *
 * Returns: (transfer floating): the view
 */
WayFigureView *
way_figure_view_new (WayDesk             *desk,
                     const WayFigureKind *kind,
                     const char          *about,
                     gpointer             state,
                     GDestroyNotify       free_state)
{
  WayFigureView *self = g_object_new (WAY_TYPE_FIGURE_VIEW, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->about = g_strdup (about);
  self->state = state;
  self->free_state = free_state;
  self->stale = TRUE;
  gtk_widget_set_name (GTK_WIDGET (self), kind->name);
  gtk_widget_add_css_class (GTK_WIDGET (self), kind->inlaid ? "inlaid" : "whole");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (kind->title), -1);
  build (self);
  self->watch = way_records_watch_new (way_desk_get_records (desk), kind->kinds);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (way_figure_view_reload), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_figure_view_get_desk:
 * @self: a view
 *
 * Returns: (transfer none): where records are edited
 */
WayDesk *
way_figure_view_get_desk (WayFigureView *self)
{
  g_return_val_if_fail (WAY_IS_FIGURE_VIEW (self), NULL);

  return self->desk;
}

/**
 * way_figure_view_get_state:
 * @self: a view
 *
 * Returns: (transfer none): what its kind remembers
 */
gpointer
way_figure_view_get_state (WayFigureView *self)
{
  g_return_val_if_fail (WAY_IS_FIGURE_VIEW (self), NULL);

  return self->state;
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
 * way_figure_view_set_about:
 * @self: a view
 * @about: (nullable): what it is about now
 *
 * Works out the figures of something else.
 */
void
way_figure_view_set_about (WayFigureView *self,
                           const char    *about)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  if (g_strcmp0 (self->about, about) == 0)
    return;
  g_free (self->about);
  self->about = g_strdup (about);
  way_figure_view_reload (self);
}

/**
 * way_figure_view_show_again:
 * @self: a view
 *
 * Shows the figures that are there in another way.
 */
void
way_figure_view_show_again (WayFigureView *self)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  if (self->held == NULL)
    return;
  self->is_empty = FALSE;
  self->rows_stale = TRUE;
  self->kind->show (self, self->held->figures, self->state);
  choose_page (self);
}

/**
 * way_figure_view_set_table_title:
 * @self: a view
 * @title: (nullable): what the table is called in a file; NULL for the title of the view
 *
 * A table that leaves something out says so by its name.
 */
void
way_figure_view_set_table_title (WayFigureView *self,
                                 const char    *title)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  g_free (self->table_title);
  self->table_title = g_strdup (title);
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
  if (self->kind->make == NULL)
    way_plot_view_set_paper (WAY_PLOT_VIEW (self->plot), _ (self->kind->title), text, NULL, FALSE);
}

/**
 * way_figure_view_set_plot:
 * @self: a view
 * @func: makes the plot
 * @data: (transfer full): passed to @func
 * @destroy: frees @data
 *
 * Sets what is drawn.
 */
void
way_figure_view_set_plot (WayFigureView *self,
                          WayPlotFunc    func,
                          gpointer       data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  way_plot_view_set_source (WAY_PLOT_VIEW (self->plot), func, data, destroy);
}

/**
 * way_figure_view_set_rows:
 * @self: a view
 * @columns: (array length=n_columns): the columns of the table
 * @n_columns: how many
 * @rows: (element-type WayTwinRow): its rows
 *
 * Sets what stands in the table.
 */
void
way_figure_view_set_rows (WayFigureView       *self,
                          const WayTwinColumn *columns,
                          guint                n_columns,
                          GPtrArray           *rows)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  way_twin_table_set_rows (WAY_TWIN_TABLE (self->table), columns, n_columns, rows);
}

/**
 * way_figure_view_set_empty:
 * @self: a view
 * @title: what is missing
 * @description: what it takes
 * @button: (nullable): what can be done about it, with a mnemonic
 * @action: (nullable): the action that does it
 * @target: (nullable): its target, a string
 *
 * Says why there is nothing to show.
 */
void
way_figure_view_set_empty (WayFigureView *self,
                           const char    *title,
                           const char    *description,
                           const char    *button,
                           const char    *action,
                           const char    *target)
{
  /* The description of a status page is markup. */
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  self->is_empty = TRUE;
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
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_button), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), action);
    }
  choose_page (self);
}

/**
 * way_figure_view_get_content:
 * @self: a view
 *
 * Returns: (transfer none): what shows the plot, or stands in its place
 */
GtkWidget *
way_figure_view_get_content (WayFigureView *self)
{
  g_return_val_if_fail (WAY_IS_FIGURE_VIEW (self), NULL);

  return self->plot;
}

/**
 * way_figure_view_get_plot_view:
 * @self: a view of a plot
 *
 * Returns: (transfer none): what shows the plot
 */
WayPlotView *
way_figure_view_get_plot_view (WayFigureView *self)
{
  g_return_val_if_fail (WAY_IS_FIGURE_VIEW (self), NULL);

  return WAY_PLOT_VIEW (self->plot);
}

/**
 * way_figure_view_get_table:
 * @self: a view
 *
 * Returns: (transfer none): what shows the same as a table
 */
WayTwinTable *
way_figure_view_get_table (WayFigureView *self)
{
  g_return_val_if_fail (WAY_IS_FIGURE_VIEW (self), NULL);

  ensure_rows (self);
  return WAY_TWIN_TABLE (self->table);
}
