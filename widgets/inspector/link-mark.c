/* link-mark.c - the mark on the chip of a persona, an account or a job: how it stands to the records */
#include "config.h"

#include "widgets/inspector/link-mark.h"

#include <glib/gi18n.h>

#include "journeys/records/links.h"
#include "widgets/shared/link-states.h"

static void
update (WayChip *chip)
{
  WayHistory    *history = g_object_get_data (G_OBJECT (chip), "history");
  WayLinkStates *states = g_object_get_data (G_OBJECT (chip), "states");
  WayItem       *link = way_map_find (way_history_get_map (history), way_chip_get_value (chip));
  const char    *elsewhere = NULL;

  if (link == NULL)
    return;
  if (way_item_get (link, "record") == NULL)
    elsewhere = _ ("On this map only");
  else if (states != NULL && way_link_states_get_unknown (states) != NULL && way_link_states_get_record (states, link) == NULL)
    elsewhere = _ ("Not among your records");
  if (elsewhere != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (chip), "local");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "local");
  /* TRANSLATORS: as short as can be, beside the name of a persona, an account or a job that is none of the records */
  way_chip_set_state (chip, elsewhere != NULL ? "map" : "link", elsewhere != NULL ? _ ("map only") : NULL,
                      elsewhere != NULL ? elsewhere : _ ("Linked to a record"));
}

/**
 * way_link_mark_add:
 * @chip: a chip
 * @history: the history of the map with what the chip stands for
 * @records: (nullable): the records
 *
 * Shows from now on whether the persona, the account or the job on a chip is one of the records, or is known
 * on the map only. Chips of other things stay as they are.
 */
void
way_link_mark_add (WayChip    *chip,
                   WayHistory *history,
                   WayRecords *records)
{
  WayItem *link = way_map_find (way_history_get_map (history), way_chip_get_value (chip));
  WayKind  kind;

  if (link == NULL || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    return;
  g_object_set_data_full (G_OBJECT (chip), "history", g_object_ref (history), g_object_unref);
  if (records != NULL)
    {
      WayLinkStates *states = way_link_states_share (history, records);

      g_object_set_data_full (G_OBJECT (chip), "states", states, g_object_unref);
      g_signal_connect_object (states, "changed", G_CALLBACK (update), chip, G_CONNECT_SWAPPED);
    }
  update (chip);
}
