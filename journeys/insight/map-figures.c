/* map-figures.c - who takes part in which stages of a map, and how they feel there */
#include "config.h"

#include "journeys/insight/map-figures.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/model/rules.h"
#include "journeys/model/step-cards.h"
#include "journeys/review/presence.h"

/* The figures of so many maps are remembered. */
#define MOST_KEPT 1000

/* A file as it was when it was read. */
typedef struct
{
  WayMapFigures *figures; /* owned */
  gint64         size;
  gint64         seconds;
  gint64         nanoseconds;
} Kept;

static GMutex      mutex;
static GHashTable *kept_files; /* path → Kept, both owned; under the mutex */

static void
persona_free (gpointer data)
{
  WayMapPersona *persona = data;

  g_free (persona->record);
  g_free (persona->name);
  g_free (persona->role);
  g_free (persona);
}

static void
stage_free (gpointer data)
{
  WayMapStage *stage = data;

  g_free (stage->id);
  g_free (stage->title);
  g_free (stage->widest_title);
  g_array_unref (stage->feelings);
  g_array_unref (stage->present);
  g_ptr_array_unref (stage->touchpoints);
  g_free (stage);
}

static void
clear_figures (gpointer data)
{
  WayMapFigures *self = data;

  g_free (self->id);
  g_free (self->path);
  g_free (self->title);
  g_clear_pointer (&self->personas, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
}

/**
 * way_map_figures_ref:
 * @self: figures
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
WayMapFigures *
way_map_figures_ref (WayMapFigures *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * way_map_figures_unref:
 * @self: (transfer full): figures
 *
 * May be called from any thread.
 */
void
way_map_figures_unref (WayMapFigures *self)
{
  g_atomic_rc_box_release_full (self, clear_figures);
}

static GPtrArray *
take_personas (WayMapFigures *self,
               WayMap        *map)
{
  GPtrArray *links = g_ptr_array_new ();
  int        i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem       *link = way_map_get (map, WAY_MAP_RECORDS, i);
      WayMapPersona *persona;

      if (way_item_get_kind (link) != WAY_KIND_PERSONA_LINK)
        continue;
      persona = g_new0 (WayMapPersona, 1);
      persona->record = g_strdup (way_item_get (link, "record"));
      persona->name = g_strdup (way_item_get_shown_name (link));
      persona->role = g_strdup (way_item_get (link, "role"));
      g_ptr_array_add (self->personas, persona);
      g_ptr_array_add (links, link);
    }

  return links;
}

static void
take_feelings (WayMapStage *self,
               GPtrArray   *links,
               WayItem     *step,
               guint        place)
{
  guint i;

  for (i = 0; i < links->len; i++)
    {
      WayItem      *emotion = way_rules_find_emotion (step, way_item_get_id (g_ptr_array_index (links, i)));
      WayMapFeeling feeling = { i, place, 0 };

      if (emotion != NULL && way_item_get_number (emotion, "level", &feeling.level))
        g_array_append_val (self->feelings, feeling);
    }
}

static void
take_touchpoints (WayMapStage  *self,
                  GPtrArray    *links,
                  WayStepCards *cards,
                  WayItem      *step)
{
  guint i, j;

  for (i = 0; i < way_step_cards_n (cards, way_item_get_id (step)); i++)
    {
      WayItem *card = way_step_cards_get (cards, way_item_get_id (step), i);
      GArray  *named;

      if (way_item_get_kind (card) != WAY_KIND_TOUCHPOINT)
        continue;
      named = g_array_new (FALSE, FALSE, sizeof (guint));
      for (j = 0; j < links->len; j++)
        if (way_item_refers_to (card, "personas", way_item_get_id (g_ptr_array_index (links, j))))
          g_array_append_val (named, j);
      g_ptr_array_add (self->touchpoints, named);
    }
}

static void
take_gaps (WayMapStage *self,
           GPtrArray   *steps)
{
  WayItem *widest = way_presence_find_widest_gap ((WayItem *const *)steps->pdata, steps->len, &self->widest_gap);
  double   gap;
  guint    i;

  self->has_gap = widest != NULL;
  if (widest != NULL && way_item_get_name (widest) != NULL)
    self->widest_title = g_strdup (way_item_get_name (widest));
  for (i = 0; i < steps->len; i++)
    if (way_presence_get_gap (g_ptr_array_index (steps, i), &gap))
      {
        self->sum_of_gaps += gap;
        self->n_gaps++;
      }
}

static void
take_stage (WayMapFigures *self,
            WayMap        *map,
            GPtrArray     *links,
            WayStepCards  *cards,
            WayItem       *item,
            guint         *n_steps)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  WayMapStage *stage = g_new0 (WayMapStage, 1);
  guint        i;

  stage->id = g_strdup (way_item_get_id (item));
  stage->title = g_strdup (way_item_get_shown_name (item));
  stage->feelings = g_array_new (FALSE, FALSE, sizeof (WayMapFeeling));
  stage->present = g_array_new (FALSE, FALSE, sizeof (gboolean));
  stage->touchpoints = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_ptr_array_add (self->stages, stage);

  for (i = 0; i < (guint)way_item_n_children (item, WAY_STAGE_STEPS); i++)
    {
      WayItem *step = way_item_get_child (item, WAY_STAGE_STEPS, i);

      g_ptr_array_add (steps, step);
      take_feelings (stage, links, step, (*n_steps)++);
      take_touchpoints (stage, links, cards, step);
    }
  for (i = 0; i < links->len; i++)
    {
      WayPresence presence;

      way_presence_find (&presence, map, cards, NULL, way_item_get_id (g_ptr_array_index (links, i)),
                         (WayItem *const *)steps->pdata, steps->len);
      g_array_append_val (stage->present, presence.present);
    }
  take_gaps (stage, steps);
}

/**
 * way_map_figures_new:
 * @map: a map
 * @path: its file
 *
 * Finds who takes part in which stages of a map. A touchpoint counts where it begins.
 *
 * Returns: (transfer full): the figures
 */
WayMapFigures *
way_map_figures_new (WayMap     *map,
                     const char *path)
{
  WayMapFigures *self = g_atomic_rc_box_new0 (WayMapFigures);
  g_autoptr (WayStepCards) cards = way_step_cards_new (map);
  g_autoptr (GPtrArray) links = NULL;
  guint n_steps = 0;
  int   i;

  self->id = g_strdup (way_map_get_uuid (map));
  self->path = g_strdup (path);
  self->title = g_strdup (way_item_get_shown_name (way_map_get_root (map)));
  self->personas = g_ptr_array_new_with_free_func (persona_free);
  self->stages = g_ptr_array_new_with_free_func (stage_free);
  way_rules_get_scale (map, &self->lowest, &self->highest);
  links = take_personas (self, map);
  for (i = 0; i < way_map_n (map, WAY_MAP_STAGES); i++)
    take_stage (self, map, links, cards, way_map_get (map, WAY_MAP_STAGES, i), &n_steps);

  return self;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  way_map_figures_unref (kept->figures);
  g_free (kept);
}

static WayMapFigures *
find_kept (const char     *path,
           const GStatBuf *info)
{
  WayMapFigures *figures = NULL;
  Kept          *kept;

  g_mutex_lock (&mutex);
  kept = kept_files != NULL ? g_hash_table_lookup (kept_files, path) : NULL;
  if (kept != NULL && kept->size == info->st_size && kept->seconds == info->st_mtim.tv_sec &&
      kept->nanoseconds == info->st_mtim.tv_nsec)
    figures = way_map_figures_ref (kept->figures);
  g_mutex_unlock (&mutex);

  return figures;
}

static void
keep (const char     *path,
      const GStatBuf *info,
      WayMapFigures  *figures)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->figures = way_map_figures_ref (figures);
  kept->size = info->st_size;
  kept->seconds = info->st_mtim.tv_sec;
  kept->nanoseconds = info->st_mtim.tv_nsec;
  g_mutex_lock (&mutex);
  if (kept_files == NULL)
    kept_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  if (g_hash_table_size (kept_files) >= MOST_KEPT)
    g_hash_table_remove_all (kept_files);
  g_hash_table_replace (kept_files, g_strdup (path), kept);
  g_mutex_unlock (&mutex);
}

/**
 * way_map_figures_read:
 * @path: the file of a map
 * @error: where to put why it cannot be read
 *
 * Reads a map for its figures. A file that did not change since is not read again. May be
 * called from any thread.
 *
 * Returns: (transfer full) (nullable): the figures
 */
WayMapFigures *
way_map_figures_read (const char *path,
                      GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayDocument) document = NULL;
  WayMapFigures *figures;
  GStatBuf       info;
  gboolean       there = g_stat (path, &info) == 0;

  figures = there ? find_kept (path, &info) : NULL;
  if (figures != NULL)
    return figures;
  document = way_document_open (file, error);
  if (document == NULL)
    return NULL;
  figures = way_map_figures_new (way_document_get_map (document), path);
  if (there)
    keep (path, &info, figures);

  return figures;
}

/**
 * way_map_figures_to_five:
 * @self: the figures of a map
 * @level: an emotion on its scale
 *
 * Returns: the same on the scale from −2 to +2, on which maps are compared
 */
double
way_map_figures_to_five (const WayMapFigures *self,
                         double               level)
{
  return self->highest > self->lowest ? (level - self->lowest) * 4 / (self->highest - self->lowest) - 2 : 0;
}

/**
 * way_map_figures_gap_to_five:
 * @self: the figures of a map
 * @gap: a gap on its scale
 *
 * Returns: the same on the scale from −2 to +2, on which maps are compared
 */
double
way_map_figures_gap_to_five (const WayMapFigures *self,
                             double               gap)
{
  return self->highest > self->lowest ? gap * 4 / (self->highest - self->lowest) : 0;
}
