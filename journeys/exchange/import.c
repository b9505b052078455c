/* import.c - records from a table of text: what is in it and what it means */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/import-private.h"

static int
first_row (WayImport *self)
{
  return self->format.has_header ? 1 : 0;
}

static void
name_columns (WayImport *self)
{
  char **first = self->sample->len > 0 ? g_ptr_array_index (self->sample, 0) : NULL;
  int    i;

  self->n_columns = first != NULL ? g_strv_length (first) : 0;
  self->columns = g_new0 (WayImportColumn, MAX (1, self->n_columns));
  for (i = 0; i < self->n_columns; i++)
    {
      char *name = self->format.has_header ? g_strstrip (g_strdup (first[i])) : g_strdup ("");

      /* TRANSLATORS: a column of a table without a name; %d is its number */
      self->columns[i].name = *name != '\0' ? g_steal_pointer (&name) : g_strdup_printf (_ ("Column %d"), i + 1);
      g_free (name);
      self->columns[i].target = WAY_IMPORT_NOTHING;
      self->columns[i].style.writing.scale = 1;
    }
}

/**
 * way_import_open:
 * @file: a table of text
 * @kind: the kind of record its rows are
 * @wishes: (nullable): what is known about how it is written
 * @records: (nullable): where it is remembered what the columns mean
 * @cancellable: (nullable): to stop it
 * @error: where to put why it cannot be read
 *
 * Looks at a table. What is wrong in its middle is only found when it is read.
 *
 * Returns: (transfer full) (nullable): the import
 */
WayImport *
way_import_open (GFile              *file,
                 WayKind             kind,
                 const WayCsvWishes *wishes,
                 WayRecords         *records,
                 GCancellable       *cancellable,
                 GError            **error)
{
  static const WayCsvWishes nothing = { .header = -1 };
  g_autoptr (WayImport) self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (way_records_is_kind (kind), NULL);

  self = g_new0 (WayImport, 1);
  self->file = g_object_ref (file);
  self->kind = kind;
  self->info = way_kind_get_info (kind);
  if (!way_csv_find_format (file, wishes != NULL ? wishes : &nothing, &self->format, &self->sample, cancellable, error))
    return NULL;
  name_columns (self);
  if (self->format.has_header)
    way_import_guess_targets (self);
  way_import_choose_key (self);
  if (!way_import_recall (self, records, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * way_import_copy:
 * @self: an import
 *
 * Returns: (transfer full): one of its own, for another thread
 */
WayImport *
way_import_copy (WayImport *self)
{
  WayImport *copy = g_memdup2 (self, sizeof *self);
  int        i;

  copy->file = g_object_ref (self->file);
  copy->sample = g_ptr_array_ref (self->sample);
  copy->columns = g_memdup2 (self->columns, MAX (1, self->n_columns) * sizeof (WayImportColumn));
  for (i = 0; i < self->n_columns; i++)
    copy->columns[i].name = g_strdup (self->columns[i].name);

  return copy;
}

/**
 * way_import_free:
 * @self: (transfer full): an import
 *
 * Frees it.
 */
void
way_import_free (WayImport *self)
{
  int i;

  for (i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].name);
  g_free (self->columns);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_free (self);
}

/**
 * way_import_get_kind:
 * @self: an import
 *
 * Returns: the kind of record the rows are
 */
WayKind
way_import_get_kind (WayImport *self)
{
  return self->kind;
}

/**
 * way_import_get_format:
 * @self: an import
 *
 * Returns: (transfer none): how the table is written
 */
const WayCsvFormat *
way_import_get_format (WayImport *self)
{
  return &self->format;
}

/**
 * way_import_get_n_columns:
 * @self: an import
 *
 * Returns: how many columns the table has
 */
int
way_import_get_n_columns (WayImport *self)
{
  return self->n_columns;
}

/**
 * way_import_get_column_name:
 * @self: an import
 * @column: which column
 *
 * Returns: (transfer none): its name, or one made of its number
 */
const char *
way_import_get_column_name (WayImport *self,
                            int        column)
{
  return self->columns[column].name;
}

/**
 * way_import_find_column:
 * @self: an import
 * @name_or_number: the name of a column, or its number counted from 1
 *
 * Returns: the first column that is meant; -1 when there is none
 */
int
way_import_find_column (WayImport  *self,
                        const char *name_or_number)
{
  gint64 number;
  int    i;

  for (i = 0; self->format.has_header && i < self->n_columns; i++)
    if (strcmp (self->columns[i].name, name_or_number) == 0)
      return i;
  if (g_ascii_string_to_signed (name_or_number, 10, 1, self->n_columns, &number, NULL))
    return number - 1;

  return -1;
}

/**
 * way_import_get_n_samples:
 * @self: an import
 *
 * Returns: how many rows are known before the import
 */
int
way_import_get_n_samples (WayImport *self)
{
  return MAX (0, (int)self->sample->len - first_row (self));
}

/**
 * way_import_get_sample:
 * @self: an import
 * @row: one of the first rows
 * @column: which column
 *
 * Returns: (transfer none): the text of a cell
 */
const char *
way_import_get_sample (WayImport *self,
                       int        row,
                       int        column)
{
  char **cells = g_ptr_array_index (self->sample, row + first_row (self));
  int    i;

  for (i = 0; i < column && cells[i] != NULL; i++)
    ;

  return cells[i] != NULL ? cells[i] : "";
}

/**
 * way_import_get_target:
 * @self: an import
 * @column: which column
 *
 * Returns: what it means: a place in the kind, %WAY_IMPORT_NOTHING …
 */
int
way_import_get_target (WayImport *self,
                       int        column)
{
  return self->columns[column].target;
}

/**
 * way_import_set_target:
 * @self: an import
 * @column: which column
 * @target: what it means
 *
 * Says what a column means, and takes that from any other column.
 */
void
way_import_set_target (WayImport *self,
                       int        column,
                       int        target)
{
  int i;

  g_return_if_fail (column >= 0 && column < self->n_columns);

  for (i = 0; i < self->n_columns; i++)
    if (self->columns[i].target == target)
      self->columns[i].target = WAY_IMPORT_NOTHING;
  self->columns[column].target = target;
  self->changed = TRUE;
  way_import_look_at_column (self, column);
  /* By what no column is any more, nothing can be matched. */
  if (self->key_chosen && self->key >= 0 && self->key != way_kind_find_name (self->kind) && !way_import_has_target (self, self->key))
    self->key_chosen = FALSE;
  if (!self->key_chosen)
    way_import_choose_key (self);
}

/**
 * way_import_has_target:
 * @self: an import
 * @target: what a column may mean
 *
 * Returns: whether one does
 */
gboolean
way_import_has_target (WayImport *self,
                       int        target)
{
  int i;

  for (i = 0; i < self->n_columns; i++)
    if (self->columns[i].target == target)
      return TRUE;

  return FALSE;
}

/**
 * way_import_get_key:
 * @self: an import
 *
 * Returns: the field by which rows are matched with records, or %WAY_IMPORT_KEY_ID
 */
int
way_import_get_key (WayImport *self)
{
  return self->key;
}

/**
 * way_import_set_key:
 * @self: an import
 * @key: a field, or %WAY_IMPORT_KEY_ID
 *
 * Chooses how rows are matched. Where it is not set, names are compared.
 */
void
way_import_set_key (WayImport *self,
                    int        key)
{
  self->key = key;
  self->key_chosen = TRUE;
  self->changed = TRUE;
}

/**
 * way_import_set_create_missing:
 * @self: an import
 * @create: whether accounts and others that are referred to are added when they are not there
 *
 * Without that, such a row is rejected.
 */
void
way_import_set_create_missing (WayImport *self,
                               gboolean   create)
{
  self->create_missing = create;
}

/**
 * way_import_set_currency:
 * @self: an import
 * @currency: three letters, or empty
 *
 * Sets the currency of amounts that name none, neither in the cell nor above it.
 */
void
way_import_set_currency (WayImport  *self,
                         const char *currency)
{
  g_strlcpy (self->currency, currency, sizeof self->currency);
}

/**
 * way_import_set_dates:
 * @self: an import
 * @dates: the order of day and month where the values do not tell it
 *
 * Without that, such a row is rejected.
 */
void
way_import_set_dates (WayImport     *self,
                      WayImportDates dates)
{
  self->dates = dates;
}

/**
 * way_import_set_trace:
 * @self: an import
 * @trace: (nullable): what the same import told when it was done before
 *
 * What was taken back is put again: records have the ids that they had, and a file that was
 * changed since is refused.
 */
void
way_import_set_trace (WayImport            *self,
                      const WayImportTrace *trace)
{
  self->trace = trace != NULL ? *trace : (WayImportTrace){ 0 };
}
