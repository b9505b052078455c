/* import-guess.c - what the columns of a table may mean, by their names and first values */
#include "config.h"

#include <string.h>

#include "journeys/exchange/import-private.h"
#include "journeys/records/bulk-keys.h"

/* Learns from the first values how all of a column are written. */
void
way_import_look_at_column (WayImport *self,
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

  if (target < WAY_IMPORT_ID && target != WAY_IMPORT_CURRENCY)
    return TRUE;
  for (i = 0; i < way_import_get_n_samples (self); i++)
    {
      const char      *cell = way_import_get_sample (self, i, column);
      g_autofree char *value = NULL;
      gboolean         fits;

      if (*cell == '\0')
        continue;
      if (target == WAY_IMPORT_CURRENCY)
        {
          char currency[4];

          fits = way_import_read_currency (cell, "", currency, NULL);
        }
      else if (target == WAY_IMPORT_ID)
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

/* Whether a column of whatever name has two or more of the choices of a field, and nothing else. */
static gboolean
has_choices (WayImport      *self,
             int             column,
             const WayField *field)
{
  const WayChoice *first = NULL;
  gboolean         several = FALSE;
  int              i;

  for (i = 0; i < way_import_get_n_samples (self); i++)
    {
      const char      *cell = way_import_get_sample (self, i, column);
      const WayChoice *choice = *cell != '\0' ? way_import_find_choice (field, cell) : first;

      if (*cell != '\0' && choice == NULL)
        return FALSE;
      several = several || (first != NULL && choice != first);
      first = choice;
    }

  return several;
}

/* What no name tells, the values may. */
static void
guess_by_choices (WayImport *self)
{
  int i, j;

  for (j = 0; j < self->info->n_fields; j++)
    for (i = 0; self->info->fields[j].type == WAY_FIELD_CHOICE && i < self->n_columns && !way_import_has_target (self, j); i++)
      if (self->columns[i].target == WAY_IMPORT_NOTHING && has_choices (self, i, &self->info->fields[j]))
        self->columns[i].target = j;
}

/* Each field goes to the column whose name says it best. */
void
way_import_guess_targets (WayImport *self)
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
      way_import_look_at_column (self, i);
      /* Our own names mean what they say; rows that do not bear that out are told one by one. */
      if (column->target != WAY_IMPORT_NOTHING && (guesses[i].rank > 0 || column->target < 0) && !fits_values (self, i, column->target))
        column->target = WAY_IMPORT_NOTHING;
    }
  for (i = 0; i < self->n_columns; i++)
    for (j = 0; j < self->n_columns && self->columns[i].target != WAY_IMPORT_NOTHING; j++)
      if (j != i && self->columns[j].target == self->columns[i].target &&
          (guesses[j].rank < guesses[i].rank || (guesses[j].rank == guesses[i].rank && j < i)))
        self->columns[i].target = WAY_IMPORT_NOTHING;
  guess_by_choices (self);
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
void
way_import_choose_key (WayImport *self)
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
