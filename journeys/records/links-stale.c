/* links-stale.c - what maps show of records that have changed since */
#include "config.h"

#include "journeys/records/links-stale.h"

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "journeys/records/aliases.h"
#include "journeys/records/links-private.h"

static void
difference_free (gpointer data)
{
  WayLinkDifference *self = data;

  g_free (self->shown);
  g_free (self->now);
  g_free (self);
}

/**
 * way_stale_link_free:
 * @self: (transfer full): what was listed of a link
 *
 * Frees it.
 */
void
way_stale_link_free (WayStaleLink *self)
{
  g_free (self->link_id);
  g_free (self->record_id);
  g_free (self->name);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/* The record that a link means now, or NULL when the records do not have it. */
static WayItem *
get_record (WayLinking *linking,
            WayItem    *link)
{
  const char      *id = way_item_get (link, "record");
  GError         **problem = way_linking_get_problem (linking);
  g_autofree char *now = NULL;
  WayKind          kind;

  if (id == NULL)
    return NULL;
  way_links_get_record_kind (way_item_get_kind (link), &kind);
  now = way_records_resolve (linking->records, kind, id, problem);

  return now != NULL ? way_records_get (linking->records, kind, now, problem) : NULL;
}

/* Of a link on the map, or of a persona of the records that does not stand there. */
static char *
dup_name (WayLinking *linking,
          const char *id)
{
  WayItem *link = way_map_find (linking->map, id);
  GError **problem = way_linking_get_problem (linking);
  g_autoptr (WayItem) persona = link == NULL ? way_records_get (linking->records, WAY_KIND_PERSONA, id, problem) : NULL;

  if (link == NULL)
    link = persona;

  return link != NULL ? g_strdup (way_item_get_shown_name (link)) : NULL;
}

/* Names in the place of ids. */
static char *
dup_names (WayLinking *linking,
           const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  int i;

  for (i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = dup_name (linking, parts[i]);

      if (name != NULL)
        /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
        way_join_append (names, _ (", "), name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_shown (WayLinking     *linking,
           const WayField *field,
           const char     *value)
{
  if (value == NULL)
    return NULL;
  if (field->targets != 0)
    return dup_names (linking, value);

  return way_field_format (field, value);
}

/* "Aylin: 8 / 3, all: 7 / 5": importance and satisfaction. */
static char *
dup_scores (WayLinking *linking,
            GPtrArray  *scores)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < scores->len; i++)
    {
      WayItem         *score = g_ptr_array_index (scores, i);
      const char      *persona = way_item_get (score, "persona");
      g_autofree char *names = persona != NULL ? dup_names (linking, persona) : NULL;
      const char      *importance = way_item_get (score, "importance");
      const char      *satisfaction = way_item_get (score, "satisfaction");

      g_string_append_printf (text, "%s%s: %s / %s", text->len > 0 ? _ (", ") : "",
                              names == NULL ? _ ("All") : names,
                              importance != NULL ? importance : "–", satisfaction != NULL ? satisfaction : "–");
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
add_difference (WayStaleLink   *stale,
                const WayField *field,
                char           *shown,
                char           *now,
                gboolean        puts)
{
  WayLinkDifference *difference = g_new0 (WayLinkDifference, 1);

  difference->field = field;
  difference->shown = shown;
  difference->now = now;
  difference->puts = puts;
  g_ptr_array_add (stale->differences, difference);
}

static void
compare_fields (WayLinking   *linking,
                WayItem      *record,
                WayItem      *link,
                WayStaleLink *stale)
{
  g_autoptr (WayItem) fresh = way_linking_make_snapshot (linking, record, way_item_get_kind (link), link);
  const WayKindInfo *info = way_item_get_info (link);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];
      const char     *shown = way_item_get_at (link, i);
      const char     *now = way_item_get_at (fresh, i);

      if (g_strcmp0 (shown, now) == 0 || way_kept_has (link, field->name, now))
        continue;
      if (field->flags & WAY_FIELD_HIDDEN)
        stale->moved = TRUE;
      else
        add_difference (stale, field, dup_shown (linking, field, shown), dup_shown (linking, field, now),
                        field->targets == 0 || way_linking_have_records (linking, shown));
    }
}

static void
compare_scores (WayLinking   *linking,
                WayItem      *record,
                WayItem      *link,
                WayStaleLink *stale)
{
  g_autoptr (GPtrArray) scores = way_linking_make_scores (linking, record);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *now = way_kept_dup_scores (scores);
  gboolean         puts = TRUE;
  int              i;

  if (way_item_get_kind (link) != WAY_KIND_JOB_LINK || way_linking_scores_equal (link, scores) || way_kept_has (link, WAY_LINK_SCORES, now))
    return;
  for (i = 0; i < way_item_n_children (link, WAY_JOB_SCORES); i++)
    {
      WayItem *score = way_item_get_child (link, WAY_JOB_SCORES, i);

      g_ptr_array_add (shown, score);
      puts = puts && way_linking_have_records (linking, way_item_get (score, "persona"));
    }
  add_difference (stale, NULL, dup_scores (linking, shown), dup_scores (linking, scores), puts);
}

/**
 * way_links_list_stale:
 * @map: a map
 * @records: the records
 * @error: where to put why it failed
 *
 * Compares what the map shows of records with the records themselves. Links whose record is
 * not there are passed by; see [func@links_list_unknown]. The map is not changed, and may be a copy
 * that another thread looks at.
 *
 * Returns: (transfer full) (nullable) (element-type WayStaleLink): the links that differ, in the order of the map
 */
GPtrArray *
way_links_list_stale (WayMap     *map,
                      WayRecords *records,
                      GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_stale_link_free);
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) problem = NULL;
  WayLinking linking = { .records = records, .map = map, .coming = coming, .problem = &problem };
  int        i;

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);
      g_autoptr (WayItem) record = get_record (&linking, link);
      g_autoptr (WayStaleLink) stale = NULL;

      if (record == NULL)
        continue;
      stale = g_new0 (WayStaleLink, 1);
      stale->differences = g_ptr_array_new_with_free_func (difference_free);
      stale->link_id = g_strdup (way_item_get_id (link));
      stale->kind = way_item_get_kind (record);
      stale->record_id = g_strdup (way_item_get_id (record));
      stale->name = g_strdup (way_item_get_shown_name (link));
      compare_fields (&linking, record, link, stale);
      compare_scores (&linking, record, link, stale);
      if (stale->moved || stale->differences->len > 0)
        g_ptr_array_add (found, g_steal_pointer (&stale));
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return g_steal_pointer (&found);
}

/* Two links of one record, since another was merged into it: one is enough. */
static gboolean
is_second (WayLinking *linking,
           WayItem    *record,
           WayItem    *link)
{
  return way_linking_find (linking, way_item_get_kind (record), way_item_get_id (record)) != link;
}

/* The answers that were given, as the files about links look at them. */
static GHashTable *
collect (GPtrArray        *answers,
         WayLinkAnswerType type)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint       i;

  for (i = 0; i < answers->len; i++)
    {
      WayLinkAnswer *answer = g_ptr_array_index (answers, i);

      if (answer->type == type)
        g_hash_table_add (keys, way_linking_dup_key (answer->link_id, answer->field != NULL ? answer->field->name : WAY_LINK_SCORES));
    }

  return keys;
}

static gboolean
is_answered (GPtrArray *answers,
             WayItem   *link)
{
  guint i;

  for (i = 0; answers != NULL && i < answers->len; i++)
    if (g_str_equal (((WayLinkAnswer *)g_ptr_array_index (answers, i))->link_id, way_item_get_id (link)))
      return TRUE;

  return answers == NULL;
}

static gboolean
refresh_all (WayLinking *linking,
             GPtrArray  *answers,
             GError    **error)
{
  WayMap *map = linking->map;
  int     i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);
      g_autoptr (WayItem) record = is_answered (answers, link) ? get_record (linking, link) : NULL;

      if (record != NULL && !is_second (linking, record, link) &&
          !way_linking_refresh (linking, record, link, error))
        return FALSE;
    }
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);
      g_autoptr (WayItem) record = is_answered (answers, link) ? get_record (linking, link) : NULL;

      if (record != NULL && is_second (linking, record, link) &&
          !way_linking_unite (linking, link,
                              way_linking_find (linking, way_item_get_kind (record), way_item_get_id (record)), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_links_refresh_command:
 * @map: a map
 * @records: the records
 * @answers: (nullable) (element-type WayLinkAnswer): what to do about each difference; NULL: take all that
 *   [func@links_list_stale] lists
 * @error: where to put why it failed
 *
 * Makes one command that brings links up to date, but for what is kept; what is written into the records is left
 * to [func@links_put]. Where two links have become one record, what refers to the second refers to the first
 * afterwards.
 *
 * Returns: (transfer full) (nullable): the command; an empty group when there is nothing to refresh
 */
WayCommand *
way_links_refresh_command (WayMap     *map,
                           WayRecords *records,
                           GPtrArray  *answers,
                           GError    **error)
{
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) takes = answers != NULL ? collect (answers, WAY_LINK_TAKE) : NULL;
  g_autoptr (GHashTable) keeps = answers != NULL ? collect (answers, WAY_LINK_KEEP) : NULL;
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Refresh Linked Records"));
  g_autoptr (GError) problem = NULL;
  WayLinking linking = { .records = records, .map = map, .group = group, .coming = coming, .takes = takes, .keeps = keeps, .problem = &problem };

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  if (!refresh_all (&linking, answers, error))
    return NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (takes != NULL && g_hash_table_size (takes) == 0 && keeps != NULL && g_hash_table_size (keeps) > 0)
    way_command_set_label (group, _ ("Keep What the Map Shows"));

  return g_steal_pointer (&group);
}
