/* suggestion-names.c - names that a mark goes on with over spaces */
#include "config.h"

#include "journeys/capture/suggestions-private.h"

#include <glib/gi18n.h>

/* The names of links or records; of a persona also the position, as somebody is called by it. */
static void
take_names (GPtrArray *names,
            WayItem   *item)
{
  if (*way_item_get_name (item) != '\0')
    g_ptr_array_add (names, (gpointer)way_item_get_name (item));
  if (way_kind_get_field (way_item_get_kind (item), "position") != NULL && way_item_get (item, "position") != NULL)
    g_ptr_array_add (names, (gpointer)way_item_get (item, "position"));
}

static void
take_kind (GPtrArray                *names,
           WayMap                   *map,
           const WaySuggestionQuery *query,
           WayKind                   link_kind,
           WayKind                   kind)
{
  GPtrArray *records = query->card == NULL ? query->records : NULL;
  guint      i;
  int        j;

  for (j = 0; j < way_map_n (map, WAY_MAP_RECORDS); j++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, j);

      if (way_item_get_kind (link) == link_kind && way_suggestion_is_there (query, link, kind))
        take_names (names, link);
    }
  for (i = 0; records != NULL && i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);

      if (way_item_get_kind (record) == kind && !way_suggestion_is_on_map (map, record, link_kind))
        take_names (names, record);
    }
}

static GPtrArray *
list_names (WayMarkType type,
            gpointer    data)
{
  WaySuggestions           *self = ((gpointer *)data)[0];
  const WaySuggestionQuery *query = ((gpointer *)data)[1];
  GPtrArray                *names = g_ptr_array_new ();
  const WayField           *channels = way_kind_get_field (WAY_KIND_TOUCHPOINT, "channel");
  GHashTableIter            iter;
  gpointer                  tag;
  int                       i;

  if (type == WAY_MARK_WHO)
    {
      take_kind (names, self->map, query, WAY_KIND_PERSONA_LINK, WAY_KIND_PERSONA);
      take_kind (names, self->map, query, WAY_KIND_ACCOUNT_LINK, WAY_KIND_ACCOUNT);
    }
  else if (type == WAY_MARK_JOB)
    take_kind (names, self->map, query, WAY_KIND_JOB_LINK, WAY_KIND_JOB);
  else if (type == WAY_MARK_CHANNEL)
    {
      for (i = 0; i < way_map_n (self->map, WAY_MAP_CHANNELS); i++)
        g_ptr_array_add (names, (gpointer)way_item_get_name (way_map_get (self->map, WAY_MAP_CHANNELS, i)));
      for (i = 0; channels->choices[i].name != NULL; i++)
        g_ptr_array_add (names, (gpointer)_ (channels->choices[i].label));
    }
  else
    {
      way_suggestions_collect_tags (self);
      g_hash_table_iter_init (&iter, self->tags);
      while (g_hash_table_iter_next (&iter, &tag, NULL))
        g_ptr_array_add (names, tag);
    }

  return names;
}

/**
 * way_suggestions_read:
 * @self: suggestions
 * @text: what was typed
 * @records: (nullable) (element-type WayItem): records that are known, each once
 * @card: (nullable): a card of the map, when something is to be taken off it
 *
 * Reads a text with marks as the list that it was typed with has shown it: a mark goes on over the spaces of a name.
 *
 * Returns: (transfer full): what it says
 */
WayCaptured *
way_suggestions_read (WaySuggestions *self,
                      const char     *text,
                      GPtrArray      *records,
                      WayItem        *card)
{
  WaySuggestionQuery query = { .records = records, .card = card };
  gpointer           known[] = { self, &query };
  WayMarkNames       names = { list_names, known };

  return way_captured_parse_named (text, &names);
}
