/* story-list.c - the story of a map as a list that follows the map */
#include "config.h"

#include "widgets/story/story-list.h"

#include "journeys/model/rules.h"
#include "widgets/story/story-list-private.h"

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayStoryList, way_story_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, way_story_list_selection_init))

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
    way_story_list_tell_whole (self);
  for (i = 0; i < self->sections->len; i++)
    if (((WayStorySection *)g_ptr_array_index (self->sections, i))->stale)
      way_story_list_tell_again (self, g_ptr_array_index (self->sections, i));
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
mark (WayStoryList    *self,
      WayStorySection *section)
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
  WayStorySection *section = step_id != NULL ? g_hash_table_lookup (self->by_id, step_id) : NULL;

  if (section != NULL)
    mark (self, section);
}

static WayStorySection *
get_bench (WayStoryList *self)
{
  return g_ptr_array_index (self->sections, self->sections->len - 1);
}

/* The section that tells of an item that is within @item or is it; NULL: more than one may. */
static WayStorySection *
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
      return TRUE;
    case WAY_KIND_STAGE:
    case WAY_KIND_STEP:
      return change->type != WAY_CHANGE_SET;
    default:
      return FALSE;
    }
}

/* A dot is told with its card, and many are given in a row. */
static void
dots_changed (WayStoryList *self,
              WayItem      *dots)
{
  WayItem *card = way_map_find (self->map, way_item_get (dots, "card"));

  g_clear_pointer (&self->votes, g_hash_table_unref);
  self->votes = way_rules_count_votes (self->map);
  if (card != NULL)
    mark_step (self, way_item_get_at (card, WAY_CARD_STEP));
}

static void
map_changed_cb (WayStoryList    *self,
                const WayChange *change)
{
  const char      *left, *entered;
  WayStorySection *section;

  if (way_item_get_kind (change->item) == WAY_KIND_DOTS)
    {
      dots_changed (self, change->item);
      return;
    }
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
  if (way_story_list_get_n_rows (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, way_story_list_get_n_rows (self));
}

static WayStoryRow *
get_row (WayStoryList *self,
         guint         position)
{
  guint low = 0, high = self->sections->len;

  if (position >= way_story_list_get_n_rows (self))
    return NULL;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (((WayStorySection *)g_ptr_array_index (self->sections, middle))->start <= position)
        low = middle;
      else
        high = middle;
    }
  {
    WayStorySection *section = g_ptr_array_index (self->sections, low);

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
  return way_story_list_get_n_rows (WAY_STORY_LIST (model));
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
  self->sections = g_ptr_array_new_with_free_func (way_story_section_free);
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
      way_story_list_tell_whole (self);
      return;
    }

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->cards, way_step_cards_free);
  before = way_story_list_get_n_rows (self);
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
  WayItem               *item = way_map_find (self->map, id);
  const WayStorySection *section = item != NULL && self->sections->len > 0 ? find_section (self, item) : NULL;
  guint                  i;

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
  int n = way_story_list_get_n_rows (self);
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
