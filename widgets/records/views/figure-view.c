/* figure-view.c - a figure that is worked out from the records, as a plot and as a table */
#include "config.h"

#include "widgets/records/views/figure-view-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WayFigureView, way_figure_view, GTK_TYPE_WIDGET)

static void
clear_held (gpointer data)
{
  WayFiguresHeld *held = data;

  held->free (held->figures);
}

static void
release_figures (WayFiguresHeld *held)
{
  g_rc_box_release_full (held, clear_held);
}

void
way_figure_view_choose_page (WayFigureView *self)
{
  gboolean twin = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->twin_button));

  if (twin)
    way_figure_view_ensure_rows (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->is_empty ? "empty" : !twin            ? "plot"
                                                                                      : self->rows_known ? "table"
                                                                                                         : "loading");
  gtk_widget_set_visible (self->hint, !twin && !self->is_empty && *gtk_label_get_text (GTK_LABEL (self->hint)) != '\0');
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

  /* Another one is on its way, or nobody waits for it any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    {
      way_figure_view_set_empty (self, _ ("The records cannot be read"), error->message, NULL, NULL, NULL);
      return;
    }
  way_figure_view_take_figures (self, figures);
}

/**
 * way_figure_view_take_figures:
 * @self: a view
 * @figures: (transfer full): what its kind shows
 *
 * Shows figures that are there.
 */
void
way_figure_view_take_figures (WayFigureView *self,
                              gpointer       figures)
{
  WayFiguresHeld *held;

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  held = g_rc_box_new (WayFiguresHeld);
  held->figures = figures;
  held->free = self->kind->free;
  g_clear_pointer (&self->held, release_figures);
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

  if (self->kind->read == NULL)
    return;
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

void
way_figure_view_open (WayFigureView *self,
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
    way_figure_view_export_rows (self, format);
  else
    way_plot_view_save (WAY_PLOT_VIEW (self->paper), format);
}

static void
way_figure_view_dispose (GObject *object)
{
  WayFigureView *self = WAY_FIGURE_VIEW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->reading_rows != NULL)
    g_cancellable_cancel (self->reading_rows);
  g_clear_object (&self->reading_rows);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->held, release_figures);
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
  g_free (WAY_FIGURE_VIEW (object)->file_name);
  g_free (WAY_FIGURE_VIEW (object)->wanted_format);

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
  way_figure_view_build (self);
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
  way_figure_view_clear_remedies (self);
  self->kind->show (self, self->held->figures, self->state);
  way_figure_view_choose_page (self);
}

/* A plot, with the figures that it is drawn from. */
typedef struct
{
  WayPlotFunc     func;
  gpointer        data;
  GDestroyNotify  destroy;
  WayFiguresHeld *held;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  drawing->destroy (drawing->data);
  release_figures (drawing->held);
  g_free (drawing);
}

static WayPlot *
draw (const WayPlotFrame *frame,
      gpointer            data)
{
  Drawing *drawing = data;

  return drawing->func (frame, drawing->data);
}

/**
 * way_figure_view_set_plot:
 * @self: a view, in its show function
 * @func: makes the plot
 * @data: (transfer full): passed to @func; may point into the figures
 * @destroy: frees @data
 *
 * Sets what is drawn. The figures are kept for as long as it is.
 */
void
way_figure_view_set_plot (WayFigureView *self,
                          WayPlotFunc    func,
                          gpointer       data,
                          GDestroyNotify destroy)
{
  Drawing *drawing;

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  drawing = g_new (Drawing, 1);
  *drawing = (Drawing){ func, data, destroy, g_rc_box_acquire (self->held) };
  way_plot_view_set_source (WAY_PLOT_VIEW (self->paper), draw, drawing, drawing_free);
}

/**
 * way_figure_view_get_plot_view:
 * @self: a view
 *
 * Returns: (transfer none): what shows the plot, or has it for files
 */
WayPlotView *
way_figure_view_get_plot_view (WayFigureView *self)
{
  g_return_val_if_fail (WAY_IS_FIGURE_VIEW (self), NULL);

  return WAY_PLOT_VIEW (self->paper);
}
