/* compare-words.c - differences between two states of a map, told in words */
#include "config.h"

#include "journeys/exchange/compare-words.h"

#include <glib/gi18n.h>

#include "journeys/exchange/story-words.h"
#include "journeys/model/shorten.h"
#include "journeys/model/written.h"

/* More of a long text is not read in a list anyway. Characters. */
#define LONGEST 160

/**
 * way_compare_words_name:
 * @map: the map with the item
 * @item: an item of it
 *
 * Returns: (transfer full): what it is and how it is called; of what has no name, what it belongs to
 */
char *
way_compare_words_name (WayMap  *map,
                        WayItem *item)
{
  const char *kind = _ (way_item_get_info (item)->label);
  const char *name = way_written_get_name (map, item);
  WayItem    *parent = way_item_get_parent (item);

  if (name == NULL || *name == '\0')
    name = way_item_get_name (item);
  if (name != NULL && *name != '\0')
    /* TRANSLATORS: a kind of thing on a map, and its name: Touchpoint “Call the depot” */
    return g_strdup_printf (_ ("%1$s “%2$s”"), kind, name);
  if (parent != NULL)
    {
      g_autofree char *of = way_compare_words_name (map, parent);

      /* TRANSLATORS: a thing without a name, and what it belongs to: Emotion of Step “Kick-off” */
      return g_strdup_printf (_ ("%1$s of %2$s"), kind, of);
    }

  return g_strdup (kind);
}

static char *
dup_value (WayMap         *map,
           const WayField *field,
           const char     *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (field->type == WAY_FIELD_PICTURE)
    return g_strdup (_ ("a picture"));
  text = way_story_words_format (map, field, value);
  if (text == NULL || *text == '\0')
    return g_strdup (_ ("nothing"));

  return way_shorten (text, LONGEST);
}

/**
 * way_compare_words_details:
 * @from: the map as it was
 * @to: the map as it is
 * @difference: of the two
 *
 * Returns: (transfer full): what is different about the thing, a line for each; "" for what is new or gone
 */
char *
way_compare_words_details (WayMap              *from,
                           WayMap              *to,
                           const WayDifference *difference)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint i;

  if (difference->type != WAY_DIFFERENCE_CHANGED)
    return g_strdup ("");
  for (i = 0; i < difference->fields->len; i++)
    {
      int              place = g_array_index (difference->fields, int, i);
      const WayField  *field = &way_item_get_info (difference->after)->fields[place];
      g_autofree char *was = dup_value (from, field, way_item_get_at (difference->before, place));
      g_autofree char *is = dup_value (to, field, way_item_get_at (difference->after, place));

      /* TRANSLATORS: a field, what it was and what it is: Title: Call us → Call the depot */
      g_string_append_printf (lines, _ ("%1$s: %2$s → %3$s"), _ (field->label), was, is);
      g_string_append_c (lines, '\n');
    }
  if (difference->moved && way_item_get_parent (difference->after) != NULL)
    {
      g_autofree char *was = way_compare_words_name (from, way_item_get_parent (difference->before));
      g_autofree char *is = way_compare_words_name (to, way_item_get_parent (difference->after));

      if (g_str_equal (was, is))
        g_string_append (lines, _ ("It stands in another place."));
      else
        g_string_append_printf (lines, _ ("Moved from %1$s to %2$s."), was, is);
    }
  if (lines->len > 0 && lines->str[lines->len - 1] == '\n')
    g_string_truncate (lines, lines->len - 1);

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * way_compare_words_count:
 * @differences: (element-type WayDifference): what is different
 *
 * Returns: (transfer full): how many things are new, changed and gone
 */
char *
way_compare_words_count (GPtrArray *differences)
{
  guint            n[3] = { 0 };
  guint            i;
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *removed = NULL;

  for (i = 0; i < differences->len; i++)
    n[((WayDifference *)g_ptr_array_index (differences, i))->type]++;
  added = g_strdup_printf (ngettext ("%u added", "%u added", n[WAY_DIFFERENCE_ADDED]), n[WAY_DIFFERENCE_ADDED]);
  changed = g_strdup_printf (ngettext ("%u changed", "%u changed", n[WAY_DIFFERENCE_CHANGED]), n[WAY_DIFFERENCE_CHANGED]);
  removed = g_strdup_printf (ngettext ("%u removed", "%u removed", n[WAY_DIFFERENCE_REMOVED]), n[WAY_DIFFERENCE_REMOVED]);

  return g_strdup_printf ("%s · %s · %s", added, changed, removed);
}
