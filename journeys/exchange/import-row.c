/* import-row.c - the cells of a row as values of a record, and what the row refers to */
#include "config.h"

#include "journeys/exchange/import-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/formula.h"
#include "journeys/exchange/import-private.h"
#include "journeys/model/fold.h"
#include "journeys/model/join.h"

static gboolean
is_reference (const WayField *field)
{
  return field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES;
}

static int
find_place (WayImportRow *row,
            int           field)
{
  int i;

  for (i = 0; i < row->n_fields; i++)
    if (row->fields[i] == field)
      return i;

  return -1;
}

static WayKind
find_referred_kind (const WayField *field)
{
  WayKind kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_records_is_kind (kind) && (field->targets & WAY_KIND_MASK (kind)))
      return kind;

  return WAY_N_KINDS;
}

static char *
make_key (WayKind     kind,
          const char *name)
{
  g_autofree char *folded = way_fold_text (name);

  return g_strdup_printf ("%d %s", kind, folded);
}

/* A record that will be added if the row is taken: two rows with the same name mean the
 * same, and so do two names in one row. */
static WayItem *
miss (WayImportRow *row,
      WayKind       kind,
      const char   *name,
      GError      **error)
{
  g_autofree char *key = make_key (kind, name);
  g_autoptr (WayItem) record = NULL;
  guint i;

  for (i = 0; i < row->missing->len; i++)
    {
      WayItem         *other = g_ptr_array_index (row->missing, i);
      g_autofree char *other_key = make_key (way_item_get_kind (other), way_item_get_name (other));

      if (strcmp (key, other_key) == 0)
        return way_item_ref (other);
    }
  record = way_records_new_record (kind);
  if (!way_item_set (record, way_kind_get_name_field (kind), name, error))
    return NULL;
  g_ptr_array_add (row->missing, way_item_ref (record));

  return g_steal_pointer (&record);
}

/* Adds what a row refers to, now that nothing is against the row. @created is counted up
 * for each kind. */
gboolean
way_import_row_add_missing (WayImportRow *row,
                            WayBulk      *bulk,
                            guint64      *created,
                            GError      **error)
{
  guint i;

  for (i = 0; i < row->missing->len; i++)
    {
      WayItem *record = g_ptr_array_index (row->missing, i);
      WayKind  kind = way_item_get_kind (record);

      if (!way_records_add (row->records, record, error))
        return FALSE;
      way_bulk_note_created (bulk, record);
      g_hash_table_insert (row->known, make_key (kind, way_item_get_name (record)), g_strdup (way_item_get_id (record)));
      created[kind]++;
    }

  return TRUE;
}

/* The id of the record that a name or id stands for; that of one to be added when there
 * is none and that was asked for. */
static gboolean
refer (WayImportRow   *row,
       const WayField *field,
       const char     *name,
       char          **id,
       GError        **error)
{
  WayKind          kind = find_referred_kind (field);
  g_autofree char *key = make_key (kind, name);
  const char      *known = g_hash_table_lookup (row->known, key);
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) missing = NULL;

  if (known != NULL)
    {
      *id = g_strdup (known);
      return TRUE;
    }

  record = way_records_find (row->records, kind, name, &missing);
  if (record != NULL)
    g_hash_table_insert (row->known, g_steal_pointer (&key), g_strdup (way_item_get_id (record)));
  else if (row->import->create_missing && g_error_matches (missing, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND) &&
           !g_uuid_string_is_valid (name))
    {
      record = miss (row, kind, name, error);
      if (record == NULL)
        return FALSE;
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  *id = g_strdup (way_item_get_id (record));

  return TRUE;
}

/* Names or ids, separated by semicolons or line ends; ids also by spaces. */
static gboolean
refer_all (WayImportRow   *row,
           const WayField *field,
           const char     *cell,
           char          **value,
           GError        **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_auto (GStrv) names = NULL;
  int i;

  *value = NULL;
  cell = way_formula_restore (cell);
  if (field->type == WAY_FIELD_REFERENCE)
    {
      g_autofree char *name = g_strstrip (g_strdup (cell));

      if (*name == '\0' || g_ascii_strcasecmp (name, "null") == 0)
        return TRUE;

      return refer (row, field, name, value, error);
    }

  names = g_strsplit_set (cell, " ", -1);
  for (i = 0; names[i] != NULL && g_uuid_string_is_valid (names[i]); i++)
    ;
  if (names[i] != NULL)
    {
      g_strfreev (names);
      names = g_strsplit_set (cell, strpbrk (cell, "\r\n") != NULL ? "\r\n" : ";", -1);
    }
  for (i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = NULL;

      g_strstrip (names[i]);
      if (*names[i] == '\0')
        continue;
      if (!refer (row, field, names[i], &id, error))
        return FALSE;
      if (strstr (ids->str, id) == NULL)
        way_join_append (ids, " ", id);
    }
  if (ids->len > 0)
    *value = g_string_free (g_steal_pointer (&ids), FALSE);

  return TRUE;
}

static gboolean
has_amount (WayImport         *import,
            const char *const *cells,
            int                n_cells)
{
  int i;

  for (i = 0; i < MIN (n_cells, import->n_columns); i++)
    {
      int target = import->columns[i].target;

      if (target >= 0 && import->info->fields[target].type == WAY_FIELD_MONEY && *cells[i] != '\0')
        return TRUE;
    }

  return FALSE;
}

/* In which currency the amounts of a row are that do not say it themselves. What stands there without one is nobody's. */
static gboolean
read_currency (WayImport         *import,
               const char *const *cells,
               int                n_cells,
               char               currency[4],
               GError           **error)
{
  int i;

  g_strlcpy (currency, import->currency, 4);
  if (!has_amount (import, cells, n_cells))
    return TRUE;
  for (i = 0; i < MIN (n_cells, import->n_columns); i++)
    if (import->columns[i].target == WAY_IMPORT_CURRENCY)
      {
        char own[4];

        if (!way_import_read_currency (cells[i], import->currency, own, error))
          return FALSE;
        if (*own != '\0')
          g_strlcpy (currency, own, 4);
      }

  return TRUE;
}

/* The values of a row that refer to nothing else. */
static gboolean
convert_plain (WayImportRow      *row,
               const char *const *cells,
               int                n_cells,
               const char       **id,
               GError           **error)
{
  WayImport  *import = row->import;
  const char *first = NULL, *last = NULL;
  char        currency[4];
  int         i;

  if (!read_currency (import, cells, n_cells, currency, error))
    return FALSE;
  for (i = 0; i < MIN (n_cells, import->n_columns); i++)
    {
      int   target = import->columns[i].target;
      char *value;

      if (target == WAY_IMPORT_ID && *cells[i] != '\0')
        {
          if (!g_uuid_string_is_valid (cells[i]))
            {
              g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("“%s” is not the id of a record."), cells[i]);
              return FALSE;
            }
          *id = cells[i];
        }
      else if (target == WAY_IMPORT_FIRST_NAME)
        first = way_formula_restore (cells[i]);
      else if (target == WAY_IMPORT_LAST_NAME)
        last = way_formula_restore (cells[i]);
      else if (target >= 0 && !is_reference (&import->info->fields[target]))
        {
          WayImportStyle style = import->columns[i].style;

          if (style.writing.currency[0] == '\0')
            g_strlcpy (style.writing.currency, currency, sizeof style.writing.currency);
          if (!way_import_convert (&import->info->fields[target], cells[i], &style, &value, error))
            return FALSE;
          row->values[find_place (row, target)] = value;
        }
    }
  if (row->name >= 0 && row->values[row->name] == NULL && (first != NULL || last != NULL))
    {
      g_string_printf (row->full_name, "%s %s", first != NULL ? first : "", last != NULL ? last : "");
      return way_field_normalise_stored (&import->info->fields[row->fields[row->name]], row->full_name->str, &row->values[row->name], error);
    }

  return TRUE;
}

static gboolean
convert_references (WayImportRow      *row,
                    const char *const *cells,
                    int                n_cells,
                    GError           **error)
{
  WayImport *import = row->import;
  int        i;

  for (i = 0; i < MIN (n_cells, import->n_columns); i++)
    {
      int target = import->columns[i].target;

      if (target >= 0 && is_reference (&import->info->fields[target]) &&
          !refer_all (row, &import->info->fields[target], cells[i], &row->values[find_place (row, target)], error))
        return FALSE;
    }

  return TRUE;
}

/* Brings the cells of a row into values. @id is what the row gives as one, or NULL; what is
 * referred to and is not there waits to be added. */
gboolean
way_import_row_convert (WayImportRow      *row,
                        const char *const *cells,
                        int                n_cells,
                        const char       **id,
                        GError           **error)
{
  int i;

  for (i = 0; i < row->n_fields; i++)
    g_clear_pointer (&row->values[i], g_free);
  g_ptr_array_set_size (row->missing, 0);
  *id = NULL;

  return convert_plain (row, cells, n_cells, id, error) && convert_references (row, cells, n_cells, error);
}

/* What the columns give, each once, in the order of the kind. */
static void
collect_fields (WayImportRow *row)
{
  WayImport *import = row->import;
  gboolean   has_parts = way_import_has_target (import, WAY_IMPORT_FIRST_NAME) || way_import_has_target (import, WAY_IMPORT_LAST_NAME);
  int        i;

  row->fields = g_new0 (int, import->info->n_fields);
  row->name = -1;
  for (i = 0; i < import->info->n_fields; i++)
    {
      gboolean is_name = (import->info->fields[i].flags & WAY_FIELD_NAME) != 0;

      if (!way_import_has_target (import, i) && !(is_name && has_parts))
        continue;
      if (is_name)
        row->name = row->n_fields;
      row->fields[row->n_fields++] = i;
    }
  row->values = g_new0 (char *, MAX (1, row->n_fields));
}

void
way_import_row_init (WayImportRow *row,
                     WayImport    *import,
                     WayRecords   *records)
{
  *row = (WayImportRow){ .import = import, .records = records };
  row->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  row->missing = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  row->full_name = g_string_new (NULL);
  collect_fields (row);
}

void
way_import_row_clear (WayImportRow *row)
{
  int i;

  for (i = 0; i < row->n_fields; i++)
    g_free (row->values[i]);
  g_free (row->values);
  g_free (row->fields);
  g_hash_table_unref (row->known);
  g_ptr_array_unref (row->missing);
  g_string_free (row->full_name, TRUE);
}
