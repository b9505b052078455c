/* story-list-sections.c - the parts of the story, told anew when the map is another */
#include "config.h"

#include "widgets/story/story-list-private.h"

#include "journeys/model/rules.h"

void
way_story_section_free (gpointer data)
{
  WayStorySection *section = data;

  g_free (section->id);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

guint
way_story_list_get_n_rows (WayStoryList *self)
{
  const WayStorySection *last = self->sections->len > 0 ? g_ptr_array_index (self->sections, self->sections->len - 1) : NULL;

  return last != NULL ? last->start + last->rows->len : 0;
}

static void
number (WayStoryList *self)
{
  guint start = 0;
  guint i;

  for (i = 0; i < self->sections->len; i++)
    {
      WayStorySection *section = g_ptr_array_index (self->sections, i);

      section->start = start;
      start += section->rows->len;
    }
}

/* The lines of a section as the map has them now. */
static GPtrArray *
tell (WayStoryList          *self,
      const WayStorySection *section)
{
  WayItem *item = way_map_find (self->map, section->id);

  if (section->id == NULL)
    return way_story_tell_bench (self->map, self->filter);
  if (item == NULL)
    return g_ptr_array_new ();
  if (section->role == WAY_STORY_TITLE)
    return way_story_tell_head (self->map);
  if (section->role == WAY_STORY_STAGE)
    return way_story_tell_stage (self->map, item);

  return way_story_tell_step (self->map, item, self->cards, self->votes, self->filter);
}

static GPtrArray *
wrap (GPtrArray *lines)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  gsize      n, i;
  gpointer  *all = g_ptr_array_steal (lines, &n);

  for (i = 0; i < n; i++)
    g_ptr_array_add (rows, way_story_row_new (all[i]));
  g_free (all);
  g_ptr_array_unref (lines);

  return rows;
}

static gboolean
is_equal (GPtrArray *one,
          guint      i,
          GPtrArray *other,
          guint      j)
{
  return way_story_line_equal (way_story_row_get_line (g_ptr_array_index (one, i)), way_story_row_get_line (g_ptr_array_index (other, j)));
}

/* What says the same keeps its row, so that what is seen does not jump. */
void
way_story_list_tell_again (WayStoryList    *self,
                           WayStorySection *section)
{
  GPtrArray *before = section->rows;
  GPtrArray *after = wrap (tell (self, section));
  guint      head = 0, tail = 0, i;

  while (head < before->len && head < after->len && is_equal (before, head, after, head))
    head++;
  while (tail < before->len - head && tail < after->len - head && is_equal (before, before->len - 1 - tail, after, after->len - 1 - tail))
    tail++;
  for (i = 0; i < head; i++)
    g_set_object (&g_ptr_array_index (after, i), g_ptr_array_index (before, i));
  for (i = 1; i <= tail; i++)
    g_set_object (&g_ptr_array_index (after, after->len - i), g_ptr_array_index (before, before->len - i));

  section->stale = FALSE;
  section->rows = after;
  number (self);
  if (before->len != after->len || head + tail < after->len)
    g_list_model_items_changed (G_LIST_MODEL (self), section->start + head, before->len - head - tail, after->len - head - tail);
  g_ptr_array_unref (before);
}

static void
add_section (WayStoryList *self,
             WayStoryRole  role,
             const char   *id)
{
  WayStorySection *section = g_new0 (WayStorySection, 1);

  section->role = role;
  section->id = g_strdup (id);
  section->rows = wrap (tell (self, section));
  g_ptr_array_add (self->sections, section);
  if (id != NULL)
    g_hash_table_insert (self->by_id, section->id, section);
}

void
way_story_list_tell_whole (WayStoryList *self)
{
  guint before = way_story_list_get_n_rows (self);
  int   i, j;

  self->whole_stale = FALSE;
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->sections, 0);
  g_clear_pointer (&self->votes, g_hash_table_unref);
  self->votes = way_rules_count_votes (self->map);
  add_section (self, WAY_STORY_TITLE, way_map_get_uuid (self->map));
  for (i = 0; i < way_map_n (self->map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self->map, WAY_MAP_STAGES, i);

      add_section (self, WAY_STORY_STAGE, way_item_get_id (stage));
      for (j = 0; j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        add_section (self, WAY_STORY_STEP, way_item_get_id (way_item_get_child (stage, WAY_STAGE_STEPS, j)));
    }
  add_section (self, WAY_STORY_STAGE, NULL);
  number (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, way_story_list_get_n_rows (self));
}
