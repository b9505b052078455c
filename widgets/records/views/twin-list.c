/* twin-list.c - rows of a table that are made when they are looked at: there may be a hundred thousand */
#include "config.h"

#include "widgets/records/views/twin-list.h"

struct _WayTwinList
{
  GObject parent_instance;

  /* owned */
  gpointer       data;
  GDestroyNotify destroy;

  /* state */
  WayTwinRowFunc func;
  guint          n;
};

static GType
way_twin_list_get_item_type (GListModel *model)
{
  return WAY_TYPE_TWIN_ROW;
}

static guint
way_twin_list_get_n_items (GListModel *model)
{
  return WAY_TWIN_LIST (model)->n;
}

static gpointer
way_twin_list_get_item (GListModel *model,
                        guint       position)
{
  WayTwinList *self = WAY_TWIN_LIST (model);

  return position < self->n ? self->func (position, self->data) : NULL;
}

static void
way_twin_list_list_init (GListModelInterface *interface)
{
  interface->get_item_type = way_twin_list_get_item_type;
  interface->get_n_items = way_twin_list_get_n_items;
  interface->get_item = way_twin_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WayTwinList, way_twin_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, way_twin_list_list_init))

static void
way_twin_list_finalize (GObject *object)
{
  WayTwinList *self = WAY_TWIN_LIST (object);

  self->destroy (self->data);

  G_OBJECT_CLASS (way_twin_list_parent_class)->finalize (object);
}

static void
way_twin_list_class_init (WayTwinListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_twin_list_finalize;
}

static void
way_twin_list_init (WayTwinList *self)
{
}

/**
 * way_twin_list_new:
 * @n: how many rows there are
 * @func: makes one; called again for the same one
 * @data: (transfer full): passed to @func
 * @destroy: frees @data
 *
 * Returns: (transfer full): the rows
 */
WayTwinList *
way_twin_list_new (guint          n,
                   WayTwinRowFunc func,
                   gpointer       data,
                   GDestroyNotify destroy)
{
  WayTwinList *self = g_object_new (WAY_TYPE_TWIN_LIST, NULL);

  self->n = n;
  self->func = func;
  self->data = data;
  self->destroy = destroy;

  return self;
}
