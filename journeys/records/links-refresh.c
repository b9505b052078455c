/* links-refresh.c - links brought up to date, field by field */
#include "config.h"

#include "journeys/records/links-private.h"

/* What is asked about a field of a link. */
char *
way_linking_dup_key (const char *link_id,
                     const char *field)
{
  return g_strdup_printf ("%s %s", link_id, field);
}

/* Whether a field shall show what the record says. */
gboolean
way_linking_takes (WayLinking *linking,
                   WayItem    *link,
                   const char *field,
                   const char *now)
{
  g_autofree char *key = NULL;

  if (linking->takes == NULL)
    return !way_kept_has (link, field, now);
  key = way_linking_dup_key (way_item_get_id (link), field);

  return g_hash_table_contains (linking->takes, key);
}

/* What a record has fits into its link, as the fields of both are declared alike. */
static void
add_set (WayLinking *linking,
         WayItem    *link,
         const char *field,
         const char *value)
{
  way_command_group_add (linking->group, way_command_new_set (link, field, value, NULL));
}

/* Notes that the map goes on to show what it shows, when that was decided now. */
static void
keep (WayLinking *linking,
      WayItem    *link,
      const char *field,
      const char *now,
      char      **kept)
{
  g_autofree char *key = way_linking_dup_key (way_item_get_id (link), field);

  if (linking->keeps != NULL && g_hash_table_contains (linking->keeps, key))
    way_kept_note (kept, field, now, TRUE);
}

static gboolean
refresh_scores (WayLinking *linking,
                WayItem    *record,
                WayItem    *link,
                char      **kept,
                GError    **error)
{
  g_autoptr (GPtrArray) now = way_linking_make_scores (linking, record);
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *text = way_kept_dup_scores (now);
  guint            j;
  int              i;

  if (way_item_get_kind (link) != WAY_KIND_JOB_LINK)
    return TRUE;
  if (!way_linking_scores_equal (link, now) && !way_linking_takes (linking, link, WAY_LINK_SCORES, text))
    {
      keep (linking, link, WAY_LINK_SCORES, text, kept);
      return TRUE;
    }
  if (!way_linking_add_scored_personas (linking, record, error))
    return FALSE;
  scores = way_linking_make_scores (linking, record);
  way_kept_note (kept, WAY_LINK_SCORES, NULL, FALSE);
  if (way_linking_scores_equal (link, scores))
    return TRUE;
  for (i = 0; i < way_item_n_children (link, WAY_JOB_SCORES); i++)
    way_command_group_add (linking->group,
                           way_command_new_remove (linking->map,
                                                   way_item_get_child (link, WAY_JOB_SCORES, i)));
  for (j = 0; j < scores->len; j++)
    way_command_group_add (linking->group,
                           way_command_new_insert (link, WAY_JOB_SCORES, -1, g_ptr_array_index (scores, j)));

  return TRUE;
}

/* The record is on the map already: only what changed is set, and nothing that is kept. */
gboolean
way_linking_refresh (WayLinking *linking,
                     WayItem    *record,
                     WayItem    *link,
                     GError    **error)
{
  g_autoptr (WayItem) fresh = NULL;
  g_autofree char   *kept = g_strdup (way_item_get (link, "kept"));
  const WayKindInfo *info = way_item_get_info (link);
  int                i;

  /* First, since personas that come with them are named by the job as well. */
  if (!refresh_scores (linking, record, link, &kept, error))
    return FALSE;
  fresh = way_linking_make_snapshot (linking, record, way_item_get_kind (link), link);
  for (i = 0; i < info->n_fields; i++)
    {
      const char *field = info->fields[i].name;
      const char *now = way_item_get_at (fresh, i);

      if (g_strcmp0 (now, way_item_get_at (link, i)) == 0)
        {
          way_kept_note (&kept, field, NULL, FALSE);
          continue;
        }
      if (!(info->fields[i].flags & WAY_FIELD_HIDDEN) && !way_linking_takes (linking, link, field, now))
        {
          keep (linking, link, field, now, &kept);
          continue;
        }
      way_kept_note (&kept, field, NULL, FALSE);
      add_set (linking, link, field, now);
    }

  if (g_strcmp0 (kept, way_item_get (link, "kept")) != 0)
    add_set (linking, link, "kept", kept);

  return TRUE;
}
