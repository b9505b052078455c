/* card-row.c - one card in a list of cards */
#include "config.h"

#include "widgets/table/card-row.h"

#include "widgets/table/card-list-private.h"

G_DEFINE_FINAL_TYPE (WayCardRow, way_card_row, G_TYPE_OBJECT)

static void
way_card_row_finalize (GObject *object)
{
  WayCardRow *self = WAY_CARD_ROW (object);

  way_item_unref (self->card);

  G_OBJECT_CLASS (way_card_row_parent_class)->finalize (object);
}

static void
way_card_row_class_init (WayCardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_card_row_finalize;
}

static void
way_card_row_init (WayCardRow *self)
{
}

/**
 * way_card_row_get_card:
 * @self: a row
 *
 * Returns: (transfer none): its card; it may be off the map by now
 */
WayItem *
way_card_row_get_card (WayCardRow *self)
{
  return self->card;
}
