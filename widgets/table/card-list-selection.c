/* card-list-selection.c - rows are selected where cards are: in the selection of the window */
#include "config.h"

#include "widgets/table/card-list-private.h"

static const char *
get_id (WayCardList *self,
        guint        position)
{
  WayCardRow *row = way_card_list_get_row (self, position);

  return row != NULL ? way_item_get_id (row->card) : NULL;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  WayCardList *self = WAY_CARD_LIST (model);

  return way_selection_contains (self->selection, get_id (self, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              first,
                        guint              n)
{
  WayCardList *self = WAY_CARD_LIST (model);
  GtkBitset   *set = gtk_bitset_new_empty ();
  guint        i, position;

  for (i = 0; i < way_selection_get_size (self->selection); i++)
    if (way_card_list_find (self, way_selection_get_nth (self->selection, i), &position) && position >= first && position - first < n)
      gtk_bitset_add (set, position);

  return set;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           only)
{
  WayCardList *self = WAY_CARD_LIST (model);
  WayCardRow  *row = way_card_list_get_row (self, position);

  if (row == NULL)
    return FALSE;
  if (only)
    way_selection_select_in_cell (self->selection, way_item_get_id (row->card),
                                  way_item_get_at (row->card, WAY_CARD_STEP), way_item_get_at (row->card, WAY_CARD_LANE));
  else
    way_selection_add (self->selection, way_item_get_id (row->card));

  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  WayCardList *self = WAY_CARD_LIST (model);
  const char  *id = get_id (self, position);

  if (id != NULL)
    way_selection_remove (self->selection, id);

  return TRUE;
}

/* What is selected afterwards: of what is in the mask the set, of the rest what is. */
static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  WayCardList *self = WAY_CARD_LIST (model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  GtkBitsetIter iter;
  gboolean      more;
  guint         i, position;

  for (i = 0; i < way_selection_get_size (self->selection); i++)
    {
      const char *id = way_selection_get_nth (self->selection, i);

      if (way_card_list_find (self, id, &position) && !gtk_bitset_contains (mask, position))
        g_ptr_array_add (ids, (char *)id);
    }
  gtk_bitset_intersect (wanted, mask);
  for (more = gtk_bitset_iter_init_first (&iter, wanted, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (ids, (char *)get_id (self, position));
  g_ptr_array_add (ids, NULL);
  {
    /* The texts may be those of the selection itself. */
    g_auto (GStrv) copy = g_strdupv ((char **)ids->pdata);

    way_selection_select_many (self->selection, (const char *const *)copy);
  }

  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n,
              gboolean           only)
{
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (model)));

  return set_selection (model, range, only ? all : range);
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n);

  return set_selection (model, none, range);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, g_list_model_get_n_items (G_LIST_MODEL (model)), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  way_selection_clear (WAY_CARD_LIST (model)->selection);

  return TRUE;
}

void
way_card_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}
