/* record-row.c - a record in a list */
#include "config.h"

#include "journeys/records/record-row-private.h"

#include "journeys/records/record-column.h"
#include "journeys/records/record-reader.h"

struct _WayRecordRow
{
  GObject parent_instance;

  WayKind  kind;
  gint64   key;
  guint    position; /* in the model; it keeps it up */
  gboolean stale;    /* the texts are those of another record, until this one is read */

  /* owned: the id, then a value for each column; NULL until it is read */
  GPtrArray *texts;
};

enum
{
  SIGNAL_FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayRecordRow, way_record_row, G_TYPE_OBJECT)

static void
way_record_row_finalize (GObject *object)
{
  g_clear_pointer (&WAY_RECORD_ROW (object)->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (way_record_row_parent_class)->finalize (object);
}

static void
way_record_row_class_init (WayRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_record_row_finalize;

  /**
   * WayRecordRow::filled:
   *
   * The row was read, for the first time or because the record is different now.
   */
  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_record_row_init (WayRecordRow *self)
{
}

/* A row of which only the key is known. */
WayRecordRow *
way_record_row_new (WayKind kind,
                    gint64  key,
                    guint   position)
{
  WayRecordRow *self = g_object_new (WAY_TYPE_RECORD_ROW, NULL);

  self->kind = kind;
  self->key = key;
  self->position = position;

  return self;
}

guint
way_record_row_get_position (WayRecordRow *self)
{
  return self->position;
}

void
way_record_row_set_position (WayRecordRow *self,
                             guint         position)
{
  self->position = position;
}

/* Makes it the row of another record. What it shows stays for the moment until that is read. */
void
way_record_row_set_key (WayRecordRow *self,
                        gint64        key)
{
  self->stale = self->stale || self->key != key;
  self->key = key;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  guint i;

  if (a == NULL)
    return FALSE;
  for (i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;

  return TRUE;
}

/* Gives a row what was read of its record. */
void
way_record_row_fill (WayRecordRow *self,
                     GPtrArray    *texts)
{
  self->stale = FALSE;
  if (is_same (self->texts, texts))
    return;
  g_ptr_array_ref (texts);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = texts;
  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
}

/**
 * way_record_row_get_kind:
 * @self: a row
 *
 * Returns: the kind of its record
 */
WayKind
way_record_row_get_kind (WayRecordRow *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), WAY_KIND_ACCOUNT);

  return self->kind;
}

/**
 * way_record_row_get_key:
 * @self: a row
 *
 * Returns: the key of its record, by which readers and models know it
 */
gint64
way_record_row_get_key (WayRecordRow *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), 0);

  return self->key;
}

/**
 * way_record_row_is_filled:
 * @self: a row
 *
 * Returns: whether the record was read; until then all values are unset
 */
gboolean
way_record_row_is_filled (WayRecordRow *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), FALSE);

  return self->texts != NULL;
}

/**
 * way_record_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of the record; NULL until it was read
 */
const char *
way_record_row_get_id (WayRecordRow *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), NULL);

  return self->texts != NULL && !self->stale ? g_ptr_array_index (self->texts, WAY_RECORD_ROW_ID) : NULL;
}

/**
 * way_record_row_get_value:
 * @self: a row
 * @column: which column, see [func@record_columns_get]
 *
 * Returns: (transfer none) (nullable): the canonical value, for references the
 *   names of what they refer to; NULL when unset
 */
const char *
way_record_row_get_value (WayRecordRow *self,
                          int           column)
{
  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), NULL);

  if (self->texts == NULL || column < 0 || WAY_RECORD_ROW_COLUMNS + (guint)column >= self->texts->len)
    return NULL;

  return g_ptr_array_index (self->texts, WAY_RECORD_ROW_COLUMNS + column);
}

/**
 * way_record_row_get_named:
 * @self: a row
 * @column: the name of a column
 *
 * Returns: (transfer none) (nullable): as [method@RecordRow.get_value]
 */
const char *
way_record_row_get_named (WayRecordRow *self,
                          const char   *column)
{
  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), NULL);

  return way_record_row_get_value (self, way_record_columns_find (self->kind, column));
}

/**
 * way_record_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): what the record is called; empty until it was read
 */
const char *
way_record_row_get_name (WayRecordRow *self)
{
  const char *name;

  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), "");

  name = way_record_row_get_named (self, way_kind_get_name_field (self->kind));

  return name != NULL ? name : "";
}

/**
 * way_record_row_dup_text:
 * @self: a row
 * @column: which column
 *
 * Returns: (transfer full): what a person reads there; empty when unset
 */
char *
way_record_row_dup_text (WayRecordRow *self,
                         int           column)
{
  const WayRecordColumn *columns;
  int                    n_columns;

  g_return_val_if_fail (WAY_IS_RECORD_ROW (self), NULL);

  columns = way_record_columns_get (self->kind, &n_columns);
  g_return_val_if_fail (column >= 0 && column < n_columns, NULL);

  return way_record_column_format (&columns[column], way_record_row_get_value (self, column));
}
