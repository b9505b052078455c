/* fragment-text.c - a part of a map as text: lines for an editor, cells for a spreadsheet */
#include "config.h"

#include <string.h>

#include "journeys/exchange/export-fragment.h"
#include "journeys/exchange/formula.h"
#include "journeys/layout/card-face.h"

typedef struct
{
  WayMap    *map;
  GPtrArray *steps;
  GPtrArray *cells; /* of GPtrArray of cards; column within row; NULL: empty */
} Grid;

static void
cell_free (gpointer cell)
{
  if (cell != NULL)
    g_ptr_array_unref (cell);
}

static void
grid_init (Grid   *grid,
           WayMap *map)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  guint i, n;

  grid->map = map;
  grid->steps = way_map_list_steps (map);
  n = grid->steps->len * way_map_n (map, WAY_MAP_LANES);
  grid->cells = g_ptr_array_new_full (n, cell_free);
  g_ptr_array_set_size (grid->cells, n);
  for (i = 0; i < grid->steps->len; i++)
    g_hash_table_insert (columns, (gpointer)way_item_get_id (g_ptr_array_index (grid->steps, i)), GUINT_TO_POINTER (i));
  for (i = 0; i < (guint)way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem  *card = way_map_get (map, WAY_MAP_CARDS, i);
      guint     column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, way_item_get_at (card, WAY_CARD_STEP)));
      guint     row = way_item_get_index (way_map_find (map, way_item_get_at (card, WAY_CARD_LANE)));
      gpointer *cell = &grid->cells->pdata[row * grid->steps->len + column];

      if (*cell == NULL)
        *cell = g_ptr_array_new ();
      g_ptr_array_add (*cell, card);
    }
}

static void
grid_clear (Grid *grid)
{
  g_ptr_array_unref (grid->steps);
  g_ptr_array_unref (grid->cells);
}

static GPtrArray *
get_cell (Grid *grid,
          guint column,
          int   row)
{
  return g_ptr_array_index (grid->cells, row * grid->steps->len + column);
}

/* Lines. */

/* A title of several lines stays on one. */
static void
append_line (GString    *out,
             int         indent,
             const char *before,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *line = g_strjoinv (" ", lines);

  g_string_append_printf (out, "%*s%s%s%s\n", indent, "", before, *before != '\0' ? ": " : "", line);
}

static void
append_cards (Grid       *grid,
              GString    *out,
              guint       column,
              int         row,
              int         indent,
              const char *before)
{
  GPtrArray *cell = get_cell (grid, column, row);
  guint      i;

  for (i = 0; cell != NULL && i < cell->len; i++)
    append_line (out, indent, before, way_card_face_get_title (grid->map, g_ptr_array_index (cell, i)));
}

static void
append_columns (Grid    *grid,
                GString *out,
                gboolean named)
{
  WayItem *stage = NULL;
  guint    column;
  int      row;

  for (column = 0; column < grid->steps->len; column++)
    {
      WayItem *step = g_ptr_array_index (grid->steps, column);

      if (named && way_item_get_parent (step) != stage)
        {
          stage = way_item_get_parent (step);
          append_line (out, 0, "", way_item_get_name (stage));
        }
      if (named)
        append_line (out, 2, "", way_item_get_name (step));
      for (row = 0; row < way_map_n (grid->map, WAY_MAP_LANES); row++)
        append_cards (grid, out, column, row, named ? 4 : 0,
                      named ? way_item_get_name (way_map_get (grid->map, WAY_MAP_LANES, row)) : "");
    }
}

static void
append_rows (Grid    *grid,
             GString *out)
{
  guint column;
  int   row;

  for (row = 0; row < way_map_n (grid->map, WAY_MAP_LANES); row++)
    {
      append_line (out, 0, "", way_item_get_name (way_map_get (grid->map, WAY_MAP_LANES, row)));
      for (column = 0; column < grid->steps->len; column++)
        append_cards (grid, out, column, row, 2, way_item_get_name (g_ptr_array_index (grid->steps, column)));
    }
}

/**
 * way_fragment_to_text:
 * @fragment: a part of a map
 *
 * Returns: (transfer full): a line for each card in the order of the journey, below the names
 *   of the stages, steps or lanes when these were chosen
 */
char *
way_fragment_to_text (WayFragment *fragment)
{
  GString *out = g_string_new (NULL);
  Grid     grid;
  int      i;

  grid_init (&grid, way_fragment_get_map (fragment));
  if (way_fragment_get_content (fragment) == WAY_FRAGMENT_LANES)
    append_rows (&grid, out);
  else
    append_columns (&grid, out, way_fragment_get_content (fragment) != WAY_FRAGMENT_CARDS);
  for (i = 0; i < way_map_n (grid.map, WAY_MAP_BENCH); i++)
    append_line (out, 0, "", way_card_face_get_title (grid.map, way_map_get (grid.map, WAY_MAP_BENCH, i)));
  grid_clear (&grid);
  /* One line is a piece of a sentence as well. */
  if (out->len > 0 && strchr (out->str, '\n') == out->str + out->len - 1)
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/* Cells. */

/* A spreadsheet takes what is pasted for formulas, too. */
static void
append_quoted (GString    *out,
               const char *text)
{
  g_autofree char *safe = way_formula_defuse (text);
  const char      *p;

  if (strpbrk (safe, "\t\n\r\"") == NULL)
    {
      g_string_append (out, safe);
      return;
    }
  g_string_append_c (out, '"');
  for (p = safe; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_cell (Grid    *grid,
             GString *out,
             guint    column,
             int      row)
{
  GPtrArray *cell = get_cell (grid, column, row);
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; cell != NULL && i < cell->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", way_card_face_get_title (grid->map, g_ptr_array_index (cell, i)));
  append_quoted (out, text->str);
}

/**
 * way_fragment_to_table:
 * @fragment: a part of a map
 *
 * Returns: (transfer full): a line for each lane and a column for each step, separated by tabs;
 *   several cards of a cell are lines in it. Names stand in the first row and column
 *   when stages, steps or lanes were chosen.
 */
char *
way_fragment_to_table (WayFragment *fragment)
{
  gboolean named = way_fragment_get_content (fragment) != WAY_FRAGMENT_CARDS;
  GString *out = g_string_new (NULL);
  Grid     grid;
  guint    column;
  int      row;

  grid_init (&grid, way_fragment_get_map (fragment));
  for (column = 0; named && column < grid.steps->len; column++)
    {
      g_string_append_c (out, '\t');
      append_quoted (out, way_item_get_name (g_ptr_array_index (grid.steps, column)));
    }
  if (named)
    g_string_append_c (out, '\n');
  for (row = 0; row < way_map_n (grid.map, WAY_MAP_LANES); row++)
    {
      if (named)
        append_quoted (out, way_item_get_name (way_map_get (grid.map, WAY_MAP_LANES, row)));
      for (column = 0; column < grid.steps->len; column++)
        {
          if (named || column > 0)
            g_string_append_c (out, '\t');
          append_cell (&grid, out, column, row);
        }
      g_string_append_c (out, '\n');
    }
  for (row = 0; row < way_map_n (grid.map, WAY_MAP_BENCH); row++)
    {
      append_quoted (out, way_card_face_get_title (grid.map, way_map_get (grid.map, WAY_MAP_BENCH, row)));
      g_string_append_c (out, '\n');
    }
  grid_clear (&grid);

  return g_string_free (out, FALSE);
}
