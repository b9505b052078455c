/* written.c - what people wrote about a thing on a map */
#include "config.h"

#include "journeys/model/written.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"

/* So many letters of a text are shown before what was found in it. */
#define SHOWN_BEFORE 18

/**
 * way_written_get_name:
 * @map: the map
 * @item: an item on it
 *
 * Returns: (transfer none): what it is called; a job card without a title is called as its job
 */
const char *
way_written_get_name (WayMap  *map,
                      WayItem *item)
{
  const char *name = way_item_get_name (item);

  if ((name == NULL || *name == '\0') && way_item_get_kind (item) == WAY_KIND_JOB_CARD)
    {
      WayItem *job = way_map_find (map, way_item_get (item, "job"));

      name = job != NULL ? way_item_get (job, "statement") : NULL;
    }

  return name != NULL ? name : "";
}

/**
 * way_written_get_name_or_kind:
 * @map: the map
 * @item: an item on it
 *
 * Returns: (transfer none): what it is called, or what it is
 */
const char *
way_written_get_name_or_kind (WayMap  *map,
                              WayItem *item)
{
  const char *name = way_written_get_name (map, item);

  return *name != '\0' ? name : _ (way_item_get_info (item)->label);
}

/**
 * way_written_is_subject:
 * @item: an item on a map
 *
 * Returns: whether it is something that is found by itself
 */
gboolean
way_written_is_subject (WayItem *item)
{
  WayItem *parent = way_item_get_parent (item);

  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_MAP:
    case WAY_KIND_STAGE:
    case WAY_KIND_STEP:
    case WAY_KIND_LANE:
      return TRUE;
    case WAY_KIND_PERSONA_LINK:
    case WAY_KIND_ACCOUNT_LINK:
      return parent == NULL || way_item_get_kind (parent) == WAY_KIND_MAP;
    default:
      /* Not what is in the attic. */
      return way_kind_is_card (way_item_get_kind (item)) && (parent == NULL || way_item_get_kind (parent) == WAY_KIND_MAP);
    }
}

/**
 * way_written_get_subject:
 * @item: an item
 * @parent: (nullable): where it is, or was
 *
 * Returns: (transfer none) (nullable): what the item is found with
 */
WayItem *
way_written_get_subject (WayItem *item,
                         WayItem *parent)
{
  if (way_written_is_subject (item))
    return item;
  while (parent != NULL && !way_written_is_subject (parent))
    parent = way_item_get_parent (parent);
  /* Much hangs on a map that is not about it. */
  if (parent != NULL && way_item_get_kind (parent) == WAY_KIND_MAP && way_item_get_kind (item) != WAY_KIND_COMMENT && way_item_get_kind (item) != WAY_KIND_REPLY)
    return NULL;

  return parent;
}

static gboolean
is_written (const WayField *field)
{
  if (field->flags & WAY_FIELD_HIDDEN)
    return FALSE;
  switch ((int)field->type)
    {
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_LIST:
      return TRUE;
    case WAY_FIELD_CHOICE:
      return (field->flags & WAY_FIELD_OPEN) != 0;
    default:
      return FALSE;
    }
}

static gboolean
walk_fields (WayItem       *item,
             WayWrittenFunc func,
             gpointer       data)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const char *value = way_item_get_at (item, i);

      if (value == NULL || !is_written (&info->fields[i]))
        continue;
      /* What was chosen is found by the word that is shown for it. */
      if (info->fields[i].type == WAY_FIELD_CHOICE)
        {
          g_autofree char *shown = way_field_format (&info->fields[i], value);

          if (func (item, &info->fields[i], shown, data))
            return TRUE;
        }
      else if (func (item, &info->fields[i], value, data))
        return TRUE;
    }

  return FALSE;
}

static gboolean
belongs (WayItem *child)
{
  switch ((int)way_item_get_kind (child))
    {
    case WAY_KIND_EVIDENCE:
    case WAY_KIND_COMMENT:
    case WAY_KIND_REPLY:
    case WAY_KIND_EMOTION:
    case WAY_KIND_MEASURE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
walk_slot (WayItem       *item,
           int            slot,
           WayWrittenFunc func,
           gpointer       data)
{
  int i, j;

  for (i = 0; i < way_item_n_children (item, slot); i++)
    {
      WayItem *child = way_item_get_child (item, slot, i);

      if (!belongs (child))
        return FALSE;
      if (walk_fields (child, func, data))
        return TRUE;
      for (j = 0; j < way_item_get_info (child)->n_slots; j++)
        if (walk_slot (child, j, func, data))
          return TRUE;
    }

  return FALSE;
}

/**
 * way_written_foreach:
 * @map: the map
 * @subject: something on it that is found by itself
 * @func: (scope call): called for each text, with what has it in a field
 * @data: passed to @func
 *
 * Goes through all that is written about something, what it is called first.
 *
 * Returns: whether @func ended it
 */
gboolean
way_written_foreach (WayMap        *map,
                     WayItem       *subject,
                     WayWrittenFunc func,
                     gpointer       data)
{
  WayItem *job = way_item_get_kind (subject) == WAY_KIND_JOB_CARD ? way_map_find (map, way_item_get (subject, "job")) : NULL;
  int      i;

  if (walk_fields (subject, func, data))
    return TRUE;
  if (job != NULL && walk_fields (job, func, data))
    return TRUE;
  for (i = 0; i < way_item_get_info (subject)->n_slots; i++)
    if (walk_slot (subject, i, func, data))
      return TRUE;

  return FALSE;
}

static gboolean
gather (WayItem        *holder,
        const WayField *field,
        const char     *value,
        gpointer        data)
{
  GString         *all = data;
  g_autofree char *folded = way_fold_text (value);

  g_string_append (all, folded);
  g_string_append_c (all, '\n');

  return FALSE;
}

/**
 * way_written_dup_folded:
 * @map: the map
 * @subject: something on it that is found by itself
 *
 * For those who look at the same thing for other words again and again.
 *
 * Returns: (transfer full): all its texts, folded, each on a line of its own
 */
char *
way_written_dup_folded (WayMap  *map,
                        WayItem *subject)
{
  GString *all = g_string_new (NULL);

  way_written_foreach (map, subject, gather, all);

  return g_string_free (all, FALSE);
}

/**
 * way_written_has_words:
 * @map: the map
 * @subject: something on it that is found by itself
 * @words: folded words
 *
 * Returns: whether each word is in one or another of its texts
 */
gboolean
way_written_has_words (WayMap            *map,
                       WayItem           *subject,
                       const char *const *words)
{
  g_autofree char *all = way_written_dup_folded (map, subject);

  return way_fold_has_words (all, words);
}

typedef struct
{
  const char      *sought;
  WayItem        **holder;
  const WayField **field;
  char           **before, **hit, **after;
} Find;

/* A text that is cut is cut between words, if there is a place for it. */
static const char *
find_word_start (const char *text,
                 const char *from,
                 const char *end)
{
  const char *p;

  if (from == text || from[-1] == '\n')
    return from;
  for (p = from; p < end; p++)
    if (*p == ' ')
      return p + 1;

  return from;
}

static gboolean
find (WayItem        *holder,
      const WayField *field,
      const char     *value,
      gpointer        data)
{
  Find *finding = data;
  gsize start, end;

  /* Most texts have it not, which is told faster than where it is. */
  {
    g_autofree char *folded = way_fold_text (value);

    if (strstr (folded, finding->sought) == NULL)
      return FALSE;
  }
  if (finding->holder != NULL)
    *finding->holder = holder;
  if (finding->field == NULL)
    return TRUE;
  if (!way_fold_find (value, finding->sought, 0, &start, &end))
    start = end = 0;

  *finding->field = field;
  if (finding->before != NULL)
    {
      const char *from = value + start;
      int         i;

      for (i = 0; i < SHOWN_BEFORE && from > value && from[-1] != '\n'; i++)
        from = g_utf8_prev_char (from);
      from = find_word_start (value, from, value + start);
      *finding->before = g_strdup_printf ("%s%.*s", from > value && from[-1] != '\n' ? "…" : "", (int)(value + start - from), from);
      *finding->hit = g_strndup (value + start, end - start);
      *finding->after = g_strndup (value + end, strcspn (value + end, "\n"));
    }

  return TRUE;
}

/**
 * way_written_find:
 * @map: the map
 * @subject: something on it that is found by itself
 * @sought: folded
 * @field: (out) (optional) (transfer none): in which field it was found first
 * @before: (out) (optional): what stands before it in its line; not with @field NULL
 * @hit: (out) (optional): itself, as it was written
 * @after: (out) (optional): what stands after it
 *
 * Finds the first text about something that has @sought in it.
 *
 * Returns: whether there is one
 */
gboolean
way_written_find (WayMap          *map,
                  WayItem         *subject,
                  const char      *sought,
                  const WayField **field,
                  char           **before,
                  char           **hit,
                  char           **after)
{
  Find finding = { sought, NULL, field, before, hit, after };

  return way_written_foreach (map, subject, find, &finding);
}

/**
 * way_written_find_holder:
 * @map: the map
 * @subject: something on it that is found by itself
 * @sought: folded
 *
 * Finds whose text it is in which @sought is found first: that of the subject, of a
 * comment on it, of its job.
 *
 * Returns: (transfer none) (nullable): what has the text in one of its fields
 */
WayItem *
way_written_find_holder (WayMap     *map,
                         WayItem    *subject,
                         const char *sought)
{
  WayItem *holder = NULL;
  Find     finding = { sought, &holder, NULL, NULL, NULL, NULL };

  way_written_foreach (map, subject, find, &finding);

  return holder;
}
