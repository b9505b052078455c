/* story-list.c - the story of a map as a list that follows the map */
#include "config.h"

#include "widgets/story/story-list.h"

#include "journeys/model/rules.h"

/* A part of the story that is told at once. */
typedef struct
{
  WayStoryRole role;  /* of what it begins with */
  char        *id;    /* of the map, a stage or a step; NULL: the bench */
  GPtrArray   *rows;  /* of WayStoryRow */
  guint        start; /* position of the first */
  gboolean     stale;
} Section;

struct _WayStoryList
{
  GObject parent_instance;

  /* owned */
  WayMap       *map;
  WaySelection *selection;
  GPtrArray    *sections; /* in order */
  GHashTable   *by_id;    /* id of the map, a stage or a step → its section */
  WayStepCards *cards;    /* NULL when nobody looks */
  GHashTable   *votes;
  WayFilter    *filter; /* or NULL */

  /* state */
  gboolean whole_stale; /* something is different that any section may tell */
  guint    idle;
};

static void list_model_init (GListModelInterface *iface);
static void selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayStoryList, way_story_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_init))

static void
free_section (gpointer data)
{
  Section *section = data;

  g_free (section->id);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

static guint
get_n_rows (WayStoryList *self)
{
  const Section *last = self->sections->len > 0 ? g_ptr_array_index (self->sections, self->sections->len - 1) : NULL;

  return last != NULL ? last->start + last->rows->len : 0;
}

static void
number (WayStoryList *self)
{
  guint start = 0;
  guint i;

  for (i = 0; i < self->sections->len; i++)
    {
      Section *section = g_ptr_array_index (self->sections, i);

      section->start = start;
      start += section->rows->len;
    }
}

/* The lines of a section as the map has them now. */
static GPtrArray *
tell (WayStoryList  *self,
      const Section *section)
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
static void
tell_again (WayStoryList *self,
            Section      *section)
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
  Section *section = g_new0 (Section, 1);

  section->role = role;
  section->id = g_strdup (id);
  section->rows = wrap (tell (self, section));
  g_ptr_array_add (self->sections, section);
  if (id != NULL)
    g_hash_table_insert (self->by_id, section->id, section);
}

static void
tell_whole (WayStoryList *self)
{
  guint before = get_n_rows (self);
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
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_rows (self));
}

/**
 * way_story_list_settle:
 * @self: a list
 *
 * Tells now what would be told before the next frame.
 */
void
way_story_list_settle (WayStoryList *self)
{
  guint i;

  g_return_if_fail (WAY_IS_STORY_LIST (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->cards == NULL)
    return;
  if (self->whole_stale)
    tell_whole (self);
  for (i = 0; i < self->sections->len; i++)
    if (((Section *)g_ptr_array_index (self->sections, i))->stale)
      tell_again (self, g_ptr_array_index (self->sections, i));
}

static gboolean
idle_cb (gpointer data)
{
  WayStoryList *self = data;

  self->idle = 0;
  way_story_list_settle (self);

  return G_SOURCE_REMOVE;
}

/* Many changes of one step are told once, before the next frame. */
static void
mark (WayStoryList *self,
      Section      *section)
{
  if (section != NULL)
    section->stale = TRUE;
  else
    self->whole_stale = TRUE;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
mark_step (WayStoryList *self,
           const char   *step_id)
{
  Section *section = step_id != NULL ? g_hash_table_lookup (self->by_id, step_id) : NULL;

  if (section != NULL)
    mark (self, section);
}

static Section *
get_bench (WayStoryList *self)
{
  return g_ptr_array_index (self->sections, self->sections->len - 1);
}

/* The section that tells of an item that is within @item or is it; NULL: more than one may. */
static Section *
find_section (WayStoryList *self,
              WayItem      *item)
{
  for (; item != NULL; item = way_item_get_parent (item))
    {
      WayKind kind = way_item_get_kind (item);

      if (way_kind_is_card (kind) && way_item_get_parent (item) != NULL)
        {
          if (way_item_get_kind (way_item_get_parent (item)) == WAY_KIND_MAP && way_item_get_slot (item) == WAY_MAP_BENCH)
            return get_bench (self);
          return g_hash_table_lookup (self->by_id, way_item_get_text (item, "step"));
        }
      if (kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP || kind == WAY_KIND_MAP)
        return g_hash_table_lookup (self->by_id, way_item_get_id (item));
    }

  return NULL;
}

/* What stands in many places: names of lanes and records, levels, votes, and where steps are. */
static gboolean
is_everywhere (const WayChange *change)
{
  switch ((int)way_item_get_kind (change->item))
    {
    case WAY_KIND_LANE:
    case WAY_KIND_LEVEL:
    case WAY_KIND_PERSONA_LINK:
    case WAY_KIND_ACCOUNT_LINK:
    case WAY_KIND_JOB_LINK:
    case WAY_KIND_JOB_SCORE:
    case WAY_KIND_VOTE_ROUND:
    case WAY_KIND_DOTS:
      return TRUE;
    case WAY_KIND_STAGE:
    case WAY_KIND_STEP:
      return change->type != WAY_CHANGE_SET;
    default:
      return FALSE;
    }
}

static void
map_changed_cb (WayStoryList    *self,
                const WayChange *change)
{
  const char *left, *entered;
  Section    *section;

  if (way_step_cards_follow (self->cards, change, &left, &entered))
    {
      mark_step (self, left);
      mark_step (self, entered);
    }
  if (is_everywhere (change))
    {
      mark (self, NULL);
      return;
    }
  section = find_section (self, change->type == WAY_CHANGE_SET ? change->item : change->parent);
  if (section != NULL)
    mark (self, section);
  if (change->type != WAY_CHANGE_SET && way_kind_is_card (way_item_get_kind (change->item)))
    mark (self, get_bench (self));
}

static void
selection_changed_cb (WayStoryList *self)
{
  if (get_n_rows (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, get_n_rows (self));
}

static WayStoryRow *
get_row (WayStoryList *self,
         guint         position)
{
  guint low = 0, high = self->sections->len;

  if (position >= get_n_rows (self))
    return NULL;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (((Section *)g_ptr_array_index (self->sections, middle))->start <= position)
        low = middle;
      else
        high = middle;
    }
  {
    Section *section = g_ptr_array_index (self->sections, low);

    return g_ptr_array_index (section->rows, position - section->start);
  }
}

static GType
get_item_type (GListModel *model)
{
  return WAY_TYPE_STORY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return get_n_rows (WAY_STORY_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  WayStoryRow *row = get_row (WAY_STORY_LIST (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  WayStoryList       *self = WAY_STORY_LIST (model);
  const WayStoryLine *line = way_story_list_get_line (self, position);

  /* What is said of a thing below its name is not selected beside the name. */
  return line != NULL && line->role != WAY_STORY_TEXT && way_selection_contains (self->selection, line->id);
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           only)
{
  WayStoryList       *self = WAY_STORY_LIST (model);
  const WayStoryLine *line = way_story_list_get_line (self, position);
  WayItem            *item = line != NULL ? way_map_find (self->map, line->id) : NULL;

  if (item == NULL)
    return FALSE;
  /* A value is the step's. */
  if (line->role == WAY_STORY_VALUE)
    item = way_item_get_parent (item);
  if (!only)
    way_selection_add (self->selection, way_item_get_id (item));
  else if (way_kind_is_card (way_item_get_kind (item)))
    way_selection_select_in_cell (self->selection, way_item_get_id (item), way_item_get_at (item, WAY_CARD_STEP), way_item_get_at (item, WAY_CARD_LANE));
  else
    way_selection_select (self->selection, way_item_get_id (item));

  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  WayStoryList       *self = WAY_STORY_LIST (model);
  const WayStoryLine *line = way_story_list_get_line (self, position);

  if (line != NULL)
    way_selection_remove (self->selection, line->id);

  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n,
              gboolean           only)
{
  WayStoryList *self = WAY_STORY_LIST (model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint i;

  for (i = 0; !only && i < way_selection_get_size (self->selection); i++)
    g_ptr_array_add (ids, g_strdup (way_selection_get_nth (self->selection, i)));
  for (i = position; i < position + n; i++)
    {
      const WayStoryLine *line = way_story_list_get_line (self, i);

      /* Cards only: of headings there is nothing to do together. */
      if (line != NULL && line->role == WAY_STORY_CARD)
        g_ptr_array_add (ids, g_strdup (line->id));
    }
  g_ptr_array_add (ids, NULL);
  way_selection_select_many (self->selection, (const char *const *)ids->pdata);

  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, get_n_rows (WAY_STORY_LIST (model)), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  way_selection_clear (WAY_STORY_LIST (model)->selection);

  return TRUE;
}

static void
selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

static void
way_story_list_dispose (GObject *object)
{
  WayStoryList *self = WAY_STORY_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->cards, way_step_cards_free);
  g_clear_pointer (&self->votes, g_hash_table_unref);
  g_clear_object (&self->map);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (way_story_list_parent_class)->dispose (object);
}

static void
way_story_list_finalize (GObject *object)
{
  WayStoryList *self = WAY_STORY_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->sections);
  g_clear_pointer (&self->filter, way_filter_free);

  G_OBJECT_CLASS (way_story_list_parent_class)->finalize (object);
}

static void
way_story_list_class_init (WayStoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_story_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_story_list_finalize;
}

static void
way_story_list_init (WayStoryList *self)
{
  self->sections = g_ptr_array_new_with_free_func (free_section);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * way_story_list_new:
 * @map: a map
 * @selection: what is selected on it
 *
 * Returns: (transfer full): an empty list; see [method@StoryList.set_active]
 */
WayStoryList *
way_story_list_new (WayMap       *map,
                    WaySelection *selection)
{
  WayStoryList *self = g_object_new (WAY_TYPE_STORY_LIST, NULL);

  self->map = g_object_ref (map);
  self->selection = g_object_ref (selection);

  return self;
}

/**
 * way_story_list_set_active:
 * @self: a list
 * @active: whether somebody looks at it
 *
 * Tells the story and follows the map from now on, or empties the list.
 */
void
way_story_list_set_active (WayStoryList *self,
                           gboolean      active)
{
  guint before;

  g_return_if_fail (WAY_IS_STORY_LIST (self));

  if ((self->cards != NULL) == active)
    return;
  if (active)
    {
      self->cards = way_step_cards_new (self->map);
      g_signal_connect_swapped (self->map, "changed", G_CALLBACK (map_changed_cb), self);
      g_signal_connect_swapped (self->selection, "changed", G_CALLBACK (selection_changed_cb), self);
      tell_whole (self);
      return;
    }

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->cards, way_step_cards_free);
  before = get_n_rows (self);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->sections, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
}

/**
 * way_story_list_set_filter:
 * @self: a list
 * @filter: (nullable): which cards to tell of; NULL for all
 */
void
way_story_list_set_filter (WayStoryList    *self,
                           const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_STORY_LIST (self));

  if (way_filter_replace (&self->filter, filter) && self->cards != NULL)
    mark (self, NULL);
}

/**
 * way_story_list_get_line:
 * @self: a list
 * @position: counted from 0
 *
 * Returns: (transfer none) (nullable): what is said there
 */
const WayStoryLine *
way_story_list_get_line (WayStoryList *self,
                         guint         position)
{
  WayStoryRow *row = get_row (self, position);

  return row != NULL ? way_story_row_get_line (row) : NULL;
}

/**
 * way_story_list_find:
 * @self: a list
 * @id: (nullable): the id of an item
 * @position: (out): where it is told of first
 *
 * Returns: whether it is told of
 */
gboolean
way_story_list_find (WayStoryList *self,
                     const char   *id,
                     guint        *position)
{
  WayItem       *item = way_map_find (self->map, id);
  const Section *section = item != NULL && self->sections->len > 0 ? find_section (self, item) : NULL;
  guint          i;

  for (i = 0; section != NULL && i < section->rows->len; i++)
    if (g_strcmp0 (way_story_row_get_line (g_ptr_array_index (section->rows, i))->id, id) == 0)
      {
        *position = section->start + i;
        return TRUE;
      }

  return FALSE;
}

/**
 * way_story_list_find_heading:
 * @self: a list
 * @from: a position
 * @by: 1 for the next, −1 for the one before
 * @level: of the heading; 0: any
 * @position: (out): where it is
 *
 * Returns: whether there is one
 */
gboolean
way_story_list_find_heading (WayStoryList *self,
                             guint         from,
                             int           by,
                             int           level,
                             guint        *position)
{
  int n = get_n_rows (self);
  int i;

  for (i = (int)from + by; i >= 0 && i < n; i += by)
    {
      const WayStoryLine *line = way_story_list_get_line (self, i);

      if (line->level > 0 && (level == 0 || line->level == level))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
