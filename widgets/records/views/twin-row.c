/* twin-row.c - a row of a table that shows the same as a plot */
#include "config.h"

#include "widgets/records/views/twin-row.h"

#include <math.h>

struct _WayTwinRow
{
  GObject parent_instance;

  /* owned */
  char   *element;
  char   *id;
  char  **texts;
  char  **keys; /* as g_utf8_collate_key () gives them, made when they are asked for */
  double *numbers;

  /* state */
  guint n;
};

G_DEFINE_FINAL_TYPE (WayTwinRow, way_twin_row, G_TYPE_OBJECT)

static void
way_twin_row_finalize (GObject *object)
{
  WayTwinRow *self = WAY_TWIN_ROW (object);
  guint       i;

  for (i = 0; i < self->n; i++)
    {
      g_free (self->texts[i]);
      g_free (self->keys[i]);
    }
  g_free (self->texts);
  g_free (self->keys);
  g_free (self->numbers);
  g_free (self->element);
  g_free (self->id);

  G_OBJECT_CLASS (way_twin_row_parent_class)->finalize (object);
}

static void
way_twin_row_class_init (WayTwinRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_twin_row_finalize;
}

static void
way_twin_row_init (WayTwinRow *self)
{
}

/**
 * way_twin_row_new:
 * @n_columns: how many values it has
 * @element: (nullable): the element of the kind of what it is about
 * @id: (nullable): the id of that; NULL when there is nothing to open
 *
 * Returns: (transfer full): a row without values
 */
WayTwinRow *
way_twin_row_new (guint       n_columns,
                  const char *element,
                  const char *id)
{
  WayTwinRow *self = g_object_new (WAY_TYPE_TWIN_ROW, NULL);
  guint       i;

  self->n = n_columns;
  self->element = g_strdup (element);
  self->id = g_strdup (id);
  self->texts = g_new0 (char *, n_columns);
  self->keys = g_new0 (char *, n_columns);
  self->numbers = g_new (double, n_columns);
  for (i = 0; i < n_columns; i++)
    self->numbers[i] = NAN;

  return self;
}

/**
 * way_twin_row_set_text:
 * @self: a row that is in no table yet
 * @column: the place of a column
 * @text: (nullable): its value
 *
 * Sets a text.
 */
void
way_twin_row_set_text (WayTwinRow *self,
                       guint       column,
                       const char *text)
{
  g_return_if_fail (WAY_IS_TWIN_ROW (self) && column < self->n);

  g_free (self->texts[column]);
  self->texts[column] = g_strdup (text);
}

/**
 * way_twin_row_set_number:
 * @self: a row that is in no table yet
 * @column: the place of a column of numbers
 * @number: its value; NAN for none
 *
 * Sets a number.
 */
void
way_twin_row_set_number (WayTwinRow *self,
                         guint       column,
                         double      number)
{
  g_return_if_fail (WAY_IS_TWIN_ROW (self) && column < self->n);

  self->numbers[column] = number;
}

/**
 * way_twin_row_get_text:
 * @self: a row
 * @column: the place of a column
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
way_twin_row_get_text (WayTwinRow *self,
                       guint       column)
{
  g_return_val_if_fail (WAY_IS_TWIN_ROW (self) && column < self->n, NULL);

  return self->texts[column];
}

/**
 * way_twin_row_get_number:
 * @self: a row
 * @column: the place of a column of numbers
 *
 * Returns: its number; NAN for none
 */
double
way_twin_row_get_number (WayTwinRow *self,
                         guint       column)
{
  g_return_val_if_fail (WAY_IS_TWIN_ROW (self) && column < self->n, NAN);

  return self->numbers[column];
}

/**
 * way_twin_row_get_key:
 * @self: a row
 * @column: the place of a column of texts
 *
 * Returns: (transfer none): what the text is sorted by
 */
const char *
way_twin_row_get_key (WayTwinRow *self,
                      guint       column)
{
  g_return_val_if_fail (WAY_IS_TWIN_ROW (self) && column < self->n, "");

  if (self->keys[column] == NULL)
    self->keys[column] = g_utf8_collate_key (self->texts[column] != NULL ? self->texts[column] : "", -1);

  return self->keys[column];
}

/**
 * way_twin_row_get_element:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the element of the kind of what it is about
 */
const char *
way_twin_row_get_element (WayTwinRow *self)
{
  g_return_val_if_fail (WAY_IS_TWIN_ROW (self), NULL);

  return self->element;
}

/**
 * way_twin_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of what it is about
 */
const char *
way_twin_row_get_id (WayTwinRow *self)
{
  g_return_val_if_fail (WAY_IS_TWIN_ROW (self), NULL);

  return self->id;
}
