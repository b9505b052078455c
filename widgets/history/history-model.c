/* history-model.c - the states of a map, for a list: the first one, and one after each step */
#include "config.h"

#include "widgets/history/history-model.h"

#include "widgets/history/history-line.h"

struct _WayHistoryModel
{
  GObject parent_instance;

  /* owned */
  WayHistory *history;
};

static GType
get_item_type (GListModel *model)
{
  return WAY_TYPE_HISTORY_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return way_history_n_steps (WAY_HISTORY_MODEL (model)->history) + 1;
}

static gpointer
get_item (GListModel *model,
          guint       place)
{
  return place < get_n_items (model) ? way_history_line_new (place) : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WayHistoryModel, way_history_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
way_history_model_dispose (GObject *object)
{
  WayHistoryModel *self = WAY_HISTORY_MODEL (object);

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_history_model_parent_class)->dispose (object);
}

static void
way_history_model_class_init (WayHistoryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_history_model_dispose;
}

static void
way_history_model_init (WayHistoryModel *self)
{
}

static void
steps_changed_cb (WayHistoryModel *self,
                  guint            place,
                  guint            removed,
                  guint            added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), place + 1, removed, added);
}

/**
 * way_history_model_new:
 * @history: a history
 *
 * Returns: (transfer full): a list of [class@HistoryLine] that follows it
 */
WayHistoryModel *
way_history_model_new (WayHistory *history)
{
  WayHistoryModel *self = g_object_new (WAY_TYPE_HISTORY_MODEL, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "steps-changed", G_CALLBACK (steps_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
