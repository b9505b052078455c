/* import.c - records from a table of text: what is in it and what it means */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/import-private.h"
#include "journeys/records/bulk-keys.h"
#include "journeys/records/remembered.h"

static int
first_row (WayImport *self)
{
  return self->format.has_header ? 1 : 0;
}

/* Learns from the first values how all of a column are written. */
static void
look_at_values (WayImport *self,
                int        column)
{
  WayImportColumn *about = &self->columns[column];
  int              i;

  about->style.writing.decimal = '\0';
  about->style.dates = WAY_IMPORT_DATES_UNKNOWN;
  if (about->target < 0)
    return;
  for (i = 0; i < way_import_get_n_samples (self); i++)
    way_import_look_at_value (&self->info->fields[about->target], way_import_get_sample (self, i, column), &about->style);
}

/* A guess that most values do not bear out is none: "size" is no number of people in a table of shirts. */
static gboolean
fits_values (WayImport *self,
             int        column,
             int        target)
{
  int good = 0, bad = 0, i;

  if (target < WAY_IMPORT_ID)
    return TRUE;
  for (i = 0; i < way_import_get_n_samples (self); i++)
    {
      const char      *cell = way_import_get_sample (self, i, column);
      g_autofree char *value = NULL;
      gboolean         fits;

      if (*cell == '\0')
        continue;
      if (target == WAY_IMPORT_ID)
        fits = g_uuid_string_is_valid (cell);
      else if (self->info->fields[target].type == WAY_FIELD_REFERENCE || self->info->fields[target].type == WAY_FIELD_REFERENCES)
        fits = TRUE;
      else
        {
          WayImportStyle style = self->columns[column].style;

          /* The order of a date can be chosen yet. */
          if (style.dates == WAY_IMPORT_DATES_UNKNOWN || style.dates == WAY_IMPORT_DATES_MIXED)
            style.dates = WAY_IMPORT_DATES_DAY_FIRST;
          fits = way_import_convert (&self->info->fields[target], cell, &style, &value, NULL);
        }
      if (fits)
        good++;
      else
        bad++;
    }

  return good >= bad;
}

/* Each field goes to the column whose name says it best. */
static void
guess_targets (WayImport *self)
{
  g_autofree WayImportGuess *guesses = g_new0 (WayImportGuess, MAX (1, self->n_columns));
  int                        i, j;

  for (i = 0; i < self->n_columns; i++)
    {
      WayImportColumn *column = &self->columns[i];

      guesses[i] = way_import_guess (self->kind, column->name);
      column->target = guesses[i].target;
      column->style.writing.scale = guesses[i].scale;
      g_strlcpy (column->style.writing.currency, guesses[i].currency, sizeof column->style.writing.currency);
      look_at_values (self, i);
      /* Our own names mean what they say; rows that do not bear that out are told one by one. */
      if (column->target != WAY_IMPORT_NOTHING && (guesses[i].rank > 0 || column->target < 0) && !fits_values (self, i, column->target))
        column->target = WAY_IMPORT_NOTHING;
    }
  for (i = 0; i < self->n_columns; i++)
    for (j = 0; j < self->n_columns && self->columns[i].target != WAY_IMPORT_NOTHING; j++)
      if (j != i && self->columns[j].target == self->columns[i].target &&
          (guesses[j].rank < guesses[i].rank || (guesses[j].rank == guesses[i].rank && j < i)))
        self->columns[i].target = WAY_IMPORT_NOTHING;
}

/* How many of the first rows repeat what an earlier one has in a column. */
static int
count_repeated (WayImport *self,
                int        target)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int column, n = 0, i;

  for (column = 0; column < self->n_columns && self->columns[column].target != target; column++)
    ;
  for (i = 0; column < self->n_columns && i < way_import_get_n_samples (self); i++)
    {
      g_autofree char *folded = way_bulk_keys_fold (way_import_get_sample (self, i, column));

      if (*folded != '\0' && !g_hash_table_add (seen, g_steal_pointer (&folded)))
        n++;
    }

  return n;
}

/* An address tells records apart better than a name, unless several have the same. */
static void
choose_key (WayImport *self)
{
  static const char *const surest[] = { "email", "website" };
  int                      name = way_kind_find_name (self->kind);
  guint                    i;

  self->key = name;
  for (i = 0; i < G_N_ELEMENTS (surest); i++)
    {
      int field = way_kind_find_field (self->kind, surest[i]);

      if (field >= 0 && way_import_has_target (self, field) &&
          (!way_import_has_target (self, name) || count_repeated (self, field) <= count_repeated (self, name)))
        self->key = field;
    }
  if (way_import_has_target (self, WAY_IMPORT_ID))
    self->key = WAY_IMPORT_KEY_ID;
}

/* What the columns of a table with these names are remembered by. */
char *
way_import_dup_memory_key (WayImport *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sum = NULL;
  int              i;

  for (i = 0; i < self->n_columns; i++)
    g_string_append_printf (names, "%s\n", self->columns[i].name);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, names->str, names->len);

  return g_strdup_printf ("import of %s %s", self->info->element, sum);
}

/* One word for each column, and the key. */
char *
way_import_dup_memory (WayImport *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  int i;

  for (i = 0; i < self->n_columns; i++)
    g_string_append_printf (words, "%s ", way_import_get_target_name (self->kind, self->columns[i].target));
  g_string_append (words, self->key == WAY_IMPORT_KEY_ID ? "id" : self->info->fields[self->key].name);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
recall_targets (WayImport  *self,
                WayRecords *records)
{
  g_autofree char *key = NULL;
  g_autofree char *memory = NULL;
  g_auto (GStrv) words = NULL;
  int i, target;

  if (records == NULL || !self->format.has_header)
    return;
  key = way_import_dup_memory_key (self);
  memory = way_records_dup_remembered (records, key);
  if (memory == NULL)
    return;
  words = g_strsplit (memory, " ", -1);
  if ((int)g_strv_length (words) != self->n_columns + 1)
    return;
  for (i = 0; i < self->n_columns; i++)
    {
      target = way_import_find_target (self->kind, words[i]);
      if (target >= WAY_IMPORT_LAST_NAME)
        way_import_set_target (self, i, target);
    }
  target = way_import_find_target (self->kind, words[i]);
  if (target >= 0 || target == WAY_IMPORT_ID)
    way_import_set_key (self, target == WAY_IMPORT_ID ? WAY_IMPORT_KEY_ID : target);
  self->changed = FALSE;
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
    guess_targets (self);
  choose_key (self);
  recall_targets (self, records);

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
  look_at_values (self, column);
  /* By what no column is any more, nothing can be matched. */
  if (self->key_chosen && self->key >= 0 && self->key != way_kind_find_name (self->kind) && !way_import_has_target (self, self->key))
    self->key_chosen = FALSE;
  if (!self->key_chosen)
    choose_key (self);
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
