/* figure-view-rows.c - the table of a view: filled when somebody looks at it, or wants it as a file */
#include "config.h"

#include "widgets/records/views/figure-view-private.h"

#include <glib/gi18n.h>

#include "widgets/records/views/figure-export.h"

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
  gpointer rows = work->kind->read_rows (work->records, work->about, cancellable, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, work->kind->free_rows);
  else
    g_task_return_error (task, error);
}

static void
save_rows (WayFigureView *self,
           const char    *format)
{
  way_figure_export_table (WAY_TWIN_TABLE (self->table), self->file_name != NULL ? self->file_name : _ (self->kind->title), format);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayFigureView *self = WAY_FIGURE_VIEW (source);
  g_autoptr (GError) error = NULL;
  gpointer         rows = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *format = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading_rows);
  format = g_steal_pointer (&self->wanted_format);
  if (error != NULL)
    {
      self->rows_stale = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
      return;
    }
  self->kind->list (self, rows, self->state);
  way_figure_view_choose_page (self);
  if (format != NULL)
    save_rows (self, format);
}

static void
read_rows (WayFigureView *self)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading_rows);
  g_clear_object (&self->reading_rows);
  self->reading_rows = g_cancellable_new ();
  work->records = g_object_ref (way_desk_get_records (self->desk));
  work->about = g_strdup (self->about);
  work->kind = self->kind;
  task = g_task_new (self, self->reading_rows, read_cb, NULL);
  g_task_set_source_tag (task, read_rows);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_cb);
}

/* Rows are made when somebody looks at them: there may be a hundred thousand. */
void
way_figure_view_ensure_rows (WayFigureView *self)
{
  if (!self->rows_stale || self->held == NULL || self->is_empty)
    return;
  self->rows_stale = FALSE;
  if (self->kind->read_rows != NULL)
    read_rows (self);
  else
    self->kind->list (self, self->held->figures, self->state);
}

/* Saves the table, as soon as it is there. */
void
way_figure_view_export_rows (WayFigureView *self,
                             const char    *format)
{
  way_figure_view_ensure_rows (self);
  if (self->reading_rows == NULL)
    {
      save_rows (self, format);
      return;
    }
  g_free (self->wanted_format);
  self->wanted_format = g_strdup (format);
}

/**
 * way_figure_view_set_rows:
 * @self: a view, in its list function
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
  g_autoptr (GListStore) store = g_list_store_new (WAY_TYPE_TWIN_ROW);

  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  way_twin_table_set_rows (WAY_TWIN_TABLE (self->table), columns, n_columns, G_LIST_MODEL (store));
  self->rows_known = TRUE;
}

/**
 * way_figure_view_take_list:
 * @self: a view, in its list function
 * @columns: (array length=n_columns): the columns of the table
 * @n_columns: how many
 * @rows: (transfer full): its rows
 *
 * Sets what stands in the table, where there is too much to make all rows.
 */
void
way_figure_view_take_list (WayFigureView       *self,
                           const WayTwinColumn *columns,
                           guint                n_columns,
                           WayTwinList         *rows)
{
  g_return_if_fail (WAY_IS_FIGURE_VIEW (self));

  way_twin_table_set_rows (WAY_TWIN_TABLE (self->table), columns, n_columns, G_LIST_MODEL (rows));
  g_object_unref (rows);
  self->rows_known = TRUE;
}
