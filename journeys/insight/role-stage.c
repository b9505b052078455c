/* role-stage.c - how the buying roles of an account fare in the stages of its maps */
#include "config.h"

#include "journeys/insight/role-stage.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/insight/map-figures.h"
#include "journeys/records/aliases.h"
#include "journeys/records/library.h"

/* So many maps of one account are read; who has more looks at them one by one. */
#define MOST_MAPS 200

static void
row_free (gpointer data)
{
  WayRoleRow *row = data;

  g_free (row->role);
  g_free (row->label);
  g_free (row->people);
  g_free (row);
}

static void
column_free (gpointer data)
{
  WayRoleColumn *column = data;

  g_free (column->map_id);
  g_free (column->map_path);
  g_free (column->map_title);
  g_free (column->stage_id);
  g_free (column->title);
  g_free (column->gap_step);
  g_free (column);
}

static void
clear_grid (gpointer data)
{
  WayRoleStage *self = data;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->feelings);
  g_free (self->cells);
}

/**
 * way_role_stage_ref:
 * @self: a grid
 *
 * Returns: (transfer full): the same
 */
WayRoleStage *
way_role_stage_ref (WayRoleStage *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * way_role_stage_unref:
 * @self: (transfer full): a grid
 *
 * Frees it when nobody else has it.
 */
void
way_role_stage_unref (WayRoleStage *self)
{
  g_atomic_rc_box_release_full (self, clear_grid);
}

/* What is gathered while maps are read. */
typedef struct
{
  WayRoleStage *grid;
  WayRecords   *records;
  GPtrArray    *group;   /* element-type WayMember */
  GHashTable   *roles;   /* role or "" → a set of names of people; both owned */
  GPtrArray    *figures; /* element-type WayMapFigures */
} Reading;

static void
note_role (Reading    *self,
           const char *role,
           const char *name)
{
  GHashTable *people = g_hash_table_lookup (self->roles, role);

  if (people == NULL)
    {
      people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->roles, g_strdup (role), people);
    }
  if (name != NULL)
    g_hash_table_add (people, g_strdup (name));
}

/* The roles of a persona of a map: those of the contacts who start from it, else its own. Adds
 * them as strings. */
static void
list_roles (Reading             *self,
            const WayMapPersona *persona,
            const char          *record,
            GPtrArray           *roles)
{
  guint i;

  for (i = 0; record != NULL && i < self->group->len; i++)
    {
      const WayMember *member = g_ptr_array_index (self->group, i);
      const char      *role = way_member_get (member, "role");

      if (g_strcmp0 (way_item_get (member->contact, "persona"), record) != 0)
        continue;
      role = role != NULL ? role : "";
      if (!g_ptr_array_find_with_equal_func (roles, role, g_str_equal, NULL))
        g_ptr_array_add (roles, g_strdup (role));
      note_role (self, role, way_item_get_shown_name (member->contact));
    }
  if (roles->len == 0)
    {
      const char *role = persona->role != NULL ? persona->role : "";

      g_ptr_array_add (roles, g_strdup (role));
      note_role (self, role, persona->name);
    }
}

static void
note_feelings (Reading             *self,
               const WayMapFigures *figures,
               const WayMapStage   *stage,
               GPtrArray           *records)
{
  guint i;

  for (i = 0; i < stage->feelings->len; i++)
    {
      const WayMapFeeling *feeling = &g_array_index (stage->feelings, WayMapFeeling, i);
      const char          *record = g_ptr_array_index (records, feeling->persona);
      WayPersonaFeeling   *sum;

      if (record == NULL)
        continue;
      sum = g_hash_table_lookup (self->grid->feelings, record);
      if (sum == NULL)
        {
          sum = g_new0 (WayPersonaFeeling, 1);
          g_hash_table_insert (self->grid->feelings, g_strdup (record), sum);
        }
      sum->mean = (sum->mean * sum->n + way_map_figures_to_five (figures, feeling->level)) / (sum->n + 1);
      sum->n++;
    }
}

static void
take_columns (Reading             *self,
              const WayMapFigures *figures,
              GPtrArray           *records)
{
  guint i;

  for (i = 0; i < figures->stages->len; i++)
    {
      const WayMapStage *stage = g_ptr_array_index (figures->stages, i);
      WayRoleColumn     *column = g_new0 (WayRoleColumn, 1);

      column->map_id = g_strdup (figures->id);
      column->map_path = g_strdup (figures->path);
      column->map_title = g_strdup (figures->title);
      column->begins_map = i == 0;
      column->lowest = figures->lowest;
      column->highest = figures->highest;
      column->stage_id = g_strdup (stage->id);
      column->title = g_strdup (stage->title);
      column->n_touchpoints = stage->touchpoints->len;
      column->has_gap = stage->has_gap;
      column->gap = stage->widest_gap;
      column->gap_step = g_strdup (stage->widest_title);
      g_ptr_array_add (self->grid->columns, column);

      self->grid->gap += way_map_figures_gap_to_five (figures, stage->sum_of_gaps);
      self->grid->n_gaps += stage->n_gaps;
      note_feelings (self, figures, stage, records);
    }
}

static gboolean
read_maps (Reading      *self,
           const char   *account_id,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GPtrArray) entries = way_records_list_maps_of (self->records, WAY_KIND_ACCOUNT, account_id, error);
  guint i;

  if (entries == NULL)
    return FALSE;
  self->grid->n_maps = entries->len;
  self->grid->n_left_out = entries->len > MOST_MAPS ? entries->len - MOST_MAPS : 0;
  for (i = 0; i < MIN (entries->len, MOST_MAPS); i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GError) problem = NULL;
      WayMapFigures *figures;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      figures = way_map_figures_read (entry->path, &problem);
      if (figures == NULL)
        {
          g_ptr_array_add (self->grid->problems, g_strdup (problem->message));
          continue;
        }
      g_ptr_array_add (self->figures, figures);
      self->grid->n_read++;
    }

  return TRUE;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

/* The keys of a table, sorted; they stay its own. */
static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray     *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_strings);

  return keys;
}

static char *
join_people (GHashTable *people)
{
  g_autoptr (GPtrArray) names = list_keys (people);
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (names, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (Reading    *self,
         const char *role)
{
  GHashTable *people = g_hash_table_lookup (self->roles, role);
  WayRoleRow *row;

  if (people == NULL)
    return;
  row = g_new0 (WayRoleRow, 1);
  row->role = *role != '\0' ? g_strdup (role) : NULL;
  row->label = *role != '\0' ? way_field_format (way_kind_get_field (WAY_KIND_PERSONA, "role"), role) : g_strdup (_ ("No role"));
  row->people = join_people (people);
  g_ptr_array_add (self->grid->rows, row);
  g_hash_table_remove (self->roles, role);
}

/* The roles that are declared in their order, the user's own words after them, none at the end. */
static void
make_rows (Reading *self)
{
  const WayChoice *choice;
  g_autoptr (GPtrArray) own = NULL;
  guint i;

  for (choice = way_kind_get_field (WAY_KIND_PERSONA, "role")->choices; choice->name != NULL; choice++)
    add_row (self, choice->name);
  own = list_keys (self->roles);
  for (i = 0; i < own->len; i++)
    if (*(const char *)g_ptr_array_index (own, i) != '\0')
      add_row (self, g_ptr_array_index (own, i));
  add_row (self, "");
}

static gboolean
has_role (GPtrArray  *roles,
          const char *role)
{
  return g_ptr_array_find_with_equal_func (roles, role != NULL ? role : "", g_str_equal, NULL);
}

static void
fill_cell (WayRoleCell       *cell,
           const WayMapStage *stage,
           GPtrArray         *roles, /* of each persona a GPtrArray */
           const char        *role)
{
  double sum = 0;
  guint  i, j;

  for (i = 0; i < stage->present->len; i++)
    if (g_array_index (stage->present, gboolean, i) && has_role (g_ptr_array_index (roles, i), role))
      cell->present = TRUE;
  for (i = 0; i < stage->feelings->len; i++)
    {
      const WayMapFeeling *feeling = &g_array_index (stage->feelings, WayMapFeeling, i);

      if (!has_role (g_ptr_array_index (roles, feeling->persona), role))
        continue;
      sum += feeling->level;
      cell->n_emotions++;
    }
  cell->mean = cell->n_emotions > 0 ? sum / cell->n_emotions : 0;
  for (i = 0; i < stage->touchpoints->len; i++)
    {
      GArray *named = g_ptr_array_index (stage->touchpoints, i);

      for (j = 0; j < named->len; j++)
        if (has_role (g_ptr_array_index (roles, g_array_index (named, guint, j)), role))
          {
            cell->n_touchpoints++;
            break;
          }
    }
}

/* Rows are known only when all maps are read. */
static void
fill_cells (Reading   *self,
            GPtrArray *roles) /* of each map a GPtrArray of each persona */
{
  WayRoleStage *grid = self->grid;
  guint         column = 0;
  guint         i, j, row;

  grid->cells = g_new0 (WayRoleCell, MAX (grid->rows->len * grid->columns->len, 1));
  for (i = 0; i < self->figures->len; i++)
    {
      const WayMapFigures *figures = g_ptr_array_index (self->figures, i);

      for (j = 0; j < figures->stages->len; j++, column++)
        for (row = 0; row < grid->rows->len; row++)
          fill_cell (&grid->cells[row * grid->columns->len + column], g_ptr_array_index (figures->stages, j),
                     g_ptr_array_index (roles, i), ((WayRoleRow *)g_ptr_array_index (grid->rows, row))->role);
    }
}

/* The records of the personas of a map, under the ids that they have now; NULL where there is none. */
static GPtrArray *
list_records (Reading             *self,
              const WayMapFigures *figures,
              GError             **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  guint i;

  for (i = 0; i < figures->personas->len; i++)
    {
      const WayMapPersona *persona = g_ptr_array_index (figures->personas, i);

      g_ptr_array_add (records, persona->record != NULL ? way_records_resolve (self->records, WAY_KIND_PERSONA, persona->record, &problem) : NULL);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }

  return g_steal_pointer (&records);
}

static gboolean
work_out (Reading *self,
          GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  guint i, j;

  for (i = 0; i < self->figures->len; i++)
    {
      const WayMapFigures *figures = g_ptr_array_index (self->figures, i);
      GPtrArray           *of_map = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
      g_autoptr (GPtrArray) records = list_records (self, figures, error);

      if (records == NULL)
        {
          g_ptr_array_unref (of_map);
          return FALSE;
        }
      take_columns (self, figures, records);
      for (j = 0; j < figures->personas->len; j++)
        {
          GPtrArray *of_persona = g_ptr_array_new_with_free_func (g_free);

          list_roles (self, g_ptr_array_index (figures->personas, j), g_ptr_array_index (records, j), of_persona);
          g_ptr_array_add (of_map, of_persona);
        }
      g_ptr_array_add (roles, of_map);
    }
  self->grid->has_gap = self->grid->n_gaps > 0;
  if (self->grid->has_gap)
    self->grid->gap /= self->grid->n_gaps;
  make_rows (self);
  fill_cells (self, roles);

  return TRUE;
}

/**
 * way_role_stage_read:
 * @records: the records
 * @account_id: an account
 * @cancellable: (nullable): ends the reading
 * @error: where to put why it failed
 *
 * Reads the maps that an account is linked to, and works out how each buying role fares in
 * each stage. A persona on a map has the roles of the contacts of the account who start from
 * it, and without such contacts the role it has on the map. Maps that cannot be read are told
 * of. May be called from another thread, and should be: it opens files.
 *
 * Returns: (transfer full) (nullable): the grid
 */
WayRoleStage *
way_role_stage_read (WayRecords   *records,
                     const char   *account_id,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (WayRoleStage) grid = NULL;
  g_autoptr (GPtrArray) group = NULL;
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify)way_map_figures_unref);
  g_autoptr (GHashTable) roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  Reading reading;

  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  group = way_buying_group_read (records, account_id, error);
  if (group == NULL)
    return NULL;
  grid = g_atomic_rc_box_new0 (WayRoleStage);
  grid->rows = g_ptr_array_new_with_free_func (row_free);
  grid->columns = g_ptr_array_new_with_free_func (column_free);
  grid->problems = g_ptr_array_new_with_free_func (g_free);
  grid->feelings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading = (Reading){ grid, records, group, roles, figures };
  if (!read_maps (&reading, account_id, cancellable, error) || !work_out (&reading, error))
    return NULL;

  return g_steal_pointer (&grid);
}

/**
 * way_role_stage_get_cell:
 * @self: a grid
 * @row: the place of a role
 * @column: the place of a stage
 *
 * Returns: (transfer none): what is known there
 */
const WayRoleCell *
way_role_stage_get_cell (const WayRoleStage *self,
                         guint               row,
                         guint               column)
{
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, NULL);

  return &self->cells[row * self->columns->len + column];
}
