/* filter.c - which cards of a map are looked at */
#include "config.h"

#include "journeys/model/filter.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/model/written.h"

struct _WayFilter
{
  char      *words; /* as typed, without spaces around */
  char     **folded;
  GPtrArray *values[WAY_N_FILTER_PARTS]; /* of char*, with NULL at the end */
};

/* What the parts are called on a saved view. */
static const char *const fields[WAY_N_FILTER_PARTS] = {
  [WAY_FILTER_KINDS] = "kinds",
  [WAY_FILTER_TAGS] = "tags",
  [WAY_FILTER_BELIEFS] = "beliefs",
  [WAY_FILTER_PERSONAS] = "personas",
  [WAY_FILTER_LANES] = "lanes",
};

/**
 * way_filter_new:
 *
 * Returns: (transfer full): a filter that lets every card through
 */
WayFilter *
way_filter_new (void)
{
  WayFilter *self = g_new0 (WayFilter, 1);
  int        i;

  self->words = g_strdup ("");
  self->folded = way_fold_words ("");
  for (i = 0; i < WAY_N_FILTER_PARTS; i++)
    {
      self->values[i] = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->values[i], NULL);
    }

  return self;
}

/**
 * way_filter_new_for_view:
 * @view: a saved view
 *
 * Returns: (transfer full): the filter it keeps
 */
WayFilter *
way_filter_new_for_view (WayItem *view)
{
  WayFilter *self = way_filter_new ();
  int        part, i;

  way_filter_set_words (self, way_item_get_text (view, "words"));
  for (part = 0; part < WAY_N_FILTER_PARTS; part++)
    {
      g_auto (GStrv) values = g_strsplit_set (way_item_get_text (view, fields[part]),
                                              way_kind_get_field (WAY_KIND_VIEW, fields[part])->type == WAY_FIELD_LIST ? "\n" : " ", -1);

      for (i = 0; values[i] != NULL; i++)
        if (*values[i] != '\0')
          way_filter_set (self, part, values[i], TRUE);
    }

  return self;
}

/**
 * way_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): one that is the same
 */
WayFilter *
way_filter_copy (const WayFilter *self)
{
  WayFilter *copy = way_filter_new ();

  way_filter_assign (copy, self);

  return copy;
}

/**
 * way_filter_assign:
 * @self: a filter
 * @other: another
 *
 * Makes a filter the same as another.
 */
void
way_filter_assign (WayFilter       *self,
                   const WayFilter *other)
{
  int   part;
  guint i;

  way_filter_set_words (self, other->words);
  for (part = 0; part < WAY_N_FILTER_PARTS; part++)
    {
      g_ptr_array_set_size (self->values[part], 0);
      for (i = 0; i + 1 < other->values[part]->len; i++)
        g_ptr_array_add (self->values[part], g_strdup (g_ptr_array_index (other->values[part], i)));
      g_ptr_array_add (self->values[part], NULL);
    }
}

/**
 * way_filter_free:
 * @self: (transfer full): a filter
 */
void
way_filter_free (WayFilter *self)
{
  int i;

  for (i = 0; i < WAY_N_FILTER_PARTS; i++)
    g_ptr_array_unref (self->values[i]);
  g_free (self->words);
  g_strfreev (self->folded);
  g_free (self);
}

/**
 * way_filter_replace:
 * @place: (inout) (nullable): where somebody keeps the filter in use, NULL for none
 * @filter: (nullable): the filter from now on
 *
 * Makes the filter in use a copy of another; one that lets every card through is none.
 *
 * Returns: whether it is another one now
 */
gboolean
way_filter_replace (WayFilter      **place,
                    const WayFilter *filter)
{
  if (filter != NULL && way_filter_is_empty (filter))
    filter = NULL;
  if (filter == NULL ? *place == NULL : *place != NULL && way_filter_equal (filter, *place))
    return FALSE;
  g_clear_pointer (place, way_filter_free);
  if (filter != NULL)
    *place = way_filter_copy (filter);

  return TRUE;
}

/**
 * way_filter_equal:
 * @a: a filter
 * @b: another
 *
 * Returns: whether both let the same through, in whatever order it was chosen
 */
gboolean
way_filter_equal (const WayFilter *a,
                  const WayFilter *b)
{
  int   part;
  guint i;

  if (strcmp (a->words, b->words) != 0)
    return FALSE;
  for (part = 0; part < WAY_N_FILTER_PARTS; part++)
    {
      if (a->values[part]->len != b->values[part]->len)
        return FALSE;
      for (i = 0; i + 1 < a->values[part]->len; i++)
        if (!way_filter_has (b, part, g_ptr_array_index (a->values[part], i)))
          return FALSE;
    }

  return TRUE;
}

/**
 * way_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether every card is let through
 */
gboolean
way_filter_is_empty (const WayFilter *self)
{
  int part;

  if (self->folded[0] != NULL)
    return FALSE;
  for (part = 0; part < WAY_N_FILTER_PARTS; part++)
    if (self->values[part]->len > 1)
      return FALSE;

  return TRUE;
}

/**
 * way_filter_get_words:
 * @self: a filter
 *
 * Returns: (transfer none): the words a card must have, as typed
 */
const char *
way_filter_get_words (const WayFilter *self)
{
  return self->words;
}

/**
 * way_filter_set_words:
 * @self: a filter
 * @words: the words a card must have; all of them, in any of its texts
 */
void
way_filter_set_words (WayFilter  *self,
                      const char *words)
{
  char *copy = g_strstrip (g_strdup (words));

  g_free (self->words);
  g_strfreev (self->folded);
  self->words = copy;
  self->folded = way_fold_words (copy);
}

/**
 * way_filter_get_values:
 * @self: a filter
 * @part: a respect
 *
 * Returns: (transfer none) (array zero-terminated=1): what was chosen there
 */
const char *const *
way_filter_get_values (const WayFilter *self,
                       WayFilterPart    part)
{
  return (const char *const *)self->values[part]->pdata;
}

static gboolean
find (const WayFilter *self,
      WayFilterPart    part,
      const char      *value,
      guint           *place)
{
  guint i;

  for (i = 0; i + 1 < self->values[part]->len; i++)
    if (strcmp (g_ptr_array_index (self->values[part], i), value) == 0)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * way_filter_has:
 * @self: a filter
 * @part: a respect
 * @value: what may be chosen there
 *
 * Returns: whether it is
 */
gboolean
way_filter_has (const WayFilter *self,
                WayFilterPart    part,
                const char      *value)
{
  guint place;

  return find (self, part, value, &place);
}

/**
 * way_filter_set:
 * @self: a filter
 * @part: a respect
 * @value: what may be chosen there
 * @chosen: whether it is from now on
 *
 * Returns: whether that is new
 */
gboolean
way_filter_set (WayFilter    *self,
                WayFilterPart part,
                const char   *value,
                gboolean      chosen)
{
  guint place = 0;

  if (find (self, part, value, &place) == chosen)
    return FALSE;
  if (chosen)
    g_ptr_array_insert (self->values[part], self->values[part]->len - 1, g_strdup (value));
  else
    g_ptr_array_remove_index (self->values[part], place);

  return TRUE;
}

/**
 * way_filter_forget_missing:
 * @self: a filter
 * @map: its map
 *
 * Drops personas and lanes that are not on the map any more.
 *
 * Returns: whether there were such
 */
gboolean
way_filter_forget_missing (WayFilter *self,
                           WayMap    *map)
{
  static const WayFilterPart parts[] = { WAY_FILTER_PERSONAS, WAY_FILTER_LANES };
  gboolean                   dropped = FALSE;
  guint                      i, j;

  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    for (j = self->values[parts[i]]->len - 1; j > 0; j--)
      if (way_map_find (map, g_ptr_array_index (self->values[parts[i]], j - 1)) == NULL)
        {
          g_ptr_array_remove_index (self->values[parts[i]], j - 1);
          dropped = TRUE;
        }

  return dropped;
}

static gboolean
has_tag (const WayFilter *self,
         const char      *tags)
{
  g_auto (GStrv) list = NULL;
  int i;

  if (tags == NULL)
    return FALSE;
  list = g_strsplit (tags, "\n", -1);
  for (i = 0; list[i] != NULL; i++)
    if (way_filter_has (self, WAY_FILTER_TAGS, list[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_persona (const WayFilter *self,
             WayItem         *card)
{
  guint i;

  for (i = 0; i + 1 < self->values[WAY_FILTER_PERSONAS]->len; i++)
    if (way_item_refers_to (card, "personas", g_ptr_array_index (self->values[WAY_FILTER_PERSONAS], i)))
      return TRUE;

  return FALSE;
}

static gboolean
asks_for (const WayFilter *self,
          WayFilterPart    part)
{
  return self->values[part]->len > 1;
}

/**
 * way_filter_matches:
 * @self: a filter
 * @map: a map
 * @card: a card on it
 *
 * Returns: whether the card is let through
 */
gboolean
way_filter_matches (const WayFilter *self,
                    WayMap          *map,
                    WayItem         *card)
{
  if (asks_for (self, WAY_FILTER_KINDS) && !way_filter_has (self, WAY_FILTER_KINDS, way_item_get_info (card)->element))
    return FALSE;
  if (asks_for (self, WAY_FILTER_LANES) && (way_item_get_at (card, WAY_CARD_LANE) == NULL || !way_filter_has (self, WAY_FILTER_LANES, way_item_get_at (card, WAY_CARD_LANE))))
    return FALSE;
  if (asks_for (self, WAY_FILTER_BELIEFS) && !way_filter_has (self, WAY_FILTER_BELIEFS, way_item_get_text (card, "belief")))
    return FALSE;
  if (asks_for (self, WAY_FILTER_TAGS) && !has_tag (self, way_item_get (card, "tags")))
    return FALSE;
  if (asks_for (self, WAY_FILTER_PERSONAS) && !has_persona (self, card))
    return FALSE;

  return self->folded[0] == NULL || way_written_has_words (map, card, (const char *const *)self->folded);
}

/**
 * way_filter_get_field:
 * @part: a respect
 *
 * Returns: the name of the field of a saved view that keeps it
 */
const char *
way_filter_get_field (WayFilterPart part)
{
  return fields[part];
}

/**
 * way_filter_dup_value:
 * @self: a filter
 * @part: a respect
 *
 * Returns: (transfer full): what was chosen, as the value of the field of a saved view
 */
char *
way_filter_dup_value (const WayFilter *self,
                      WayFilterPart    part)
{
  return g_strjoinv (way_kind_get_field (WAY_KIND_VIEW, fields[part])->type == WAY_FIELD_LIST ? "\n" : " ", (char **)self->values[part]->pdata);
}
