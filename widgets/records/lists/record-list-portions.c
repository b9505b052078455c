/* record-list-portions.c - rows come to a list in portions
 *
 * GTK makes 200 rows at once when a list gets long, which takes as long as several frames. What comes to
 * a short list is shown to GTK a screen at a time, one each frame; once there are 200 the rest costs nothing.
 */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#define PORTION 24 /* rows: a screen, or half of a large one */
#define ENOUGH 200 /* rows that GTK makes of a list, however long it is */

static guint
get_shown (WayRecordList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->portions));
}

static void
stop (WayRecordList *self)
{
  if (self->portion_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->portion_id);
  self->portion_id = 0;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  guint          size = get_shown (self) + PORTION;

  if (size < ENOUGH && size < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    {
      gtk_slice_list_model_set_size (self->portions, size);
      return G_SOURCE_CONTINUE;
    }
  self->portion_id = 0;
  gtk_slice_list_model_set_size (self->portions, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static void
about_to_change_cb (WayRecordList *self)
{
  guint shown = get_shown (self);

  if (shown >= ENOUGH)
    return;
  stop (self);
  gtk_slice_list_model_set_size (self->portions, MAX (shown, PORTION));
}

static void
searched_cb (WayRecordList *self)
{
  if (self->portion_id == 0 && get_shown (self) < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    self->portion_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Makes what GTK shows of the model, with as many rows as there are now, or soon. */
GListModel *
way_record_list_build_portions (WayRecordList *self)
{
  self->portions = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, PORTION);
  g_signal_connect_swapped (self->model, "about-to-change", G_CALLBACK (about_to_change_cb), self);
  g_signal_connect_swapped (self->model, "searched", G_CALLBACK (searched_cb), self);

  return G_LIST_MODEL (self->portions);
}

void
way_record_list_drop_portions (WayRecordList *self)
{
  stop (self);
  g_clear_object (&self->portions);
}

/* Somebody wants to select, or to see, what may not have its turn yet. */
void
way_record_list_show_all_rows (WayRecordList *self)
{
  stop (self);
  gtk_slice_list_model_set_size (self->portions, G_MAXUINT);
}
