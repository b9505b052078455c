/* records-table.c - records as a table of text or a workbook
 *
 * A table of text is for programs, and for being imported again: its columns have the
 * names of the fields, and its values are canonical. A workbook is for people.
 */
#include "config.h"

#include "journeys/exchange/records-table.h"

#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  WayRecords        *records;
  const WayKindInfo *info;
  WayTableWriter    *writer;
  WayTableFormat     format;

  /* owned */
  int        *columns;
  WayCell    *cells;
  char      **texts; /* of cells that are not as they are kept */
  GHashTable *names; /* id → how a record that is referred to is written */

  int     n_columns;
  guint64 n_rows;
} Table;

static gboolean
is_written (const WayField *field)
{
  return field->type != WAY_FIELD_PICTURE && !(field->flags & WAY_FIELD_HIDDEN);
}

static void
choose_columns (Table                 *table,
                const WayRecordsTable *what)
{
  int i;

  if (what->columns != NULL)
    {
      table->columns = g_memdup2 (what->columns, what->n_columns * sizeof (int));
      table->n_columns = what->n_columns;
      return;
    }
  table->columns = g_new0 (int, table->info->n_fields + 1);
  /* What is imported again is known by its id; people do not read it. */
  if (table->format != WAY_TABLE_XLSX)
    table->columns[table->n_columns++] = WAY_IMPORT_ID;
  for (i = 0; i < table->info->n_fields; i++)
    if (is_written (&table->info->fields[i]))
      table->columns[table->n_columns++] = i;
}

static WayCellType
find_type (const WayField *field)
{
  switch ((int)field->type)
    {
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return WAY_CELL_NUMBER;
    case WAY_FIELD_MONEY:
      return WAY_CELL_MONEY;
    case WAY_FIELD_DATE:
      return WAY_CELL_DATE;
    default:
      return WAY_CELL_TEXT;
    }
}

/* A name, if it is that of one record only, or the id. "Null" is nobody's name in a table. */
static const char *
name_record (Table      *table,
             WayKind     kind,
             gboolean    for_people,
             const char *id)
{
  const char *known = g_hash_table_lookup (table->names, id);
  g_autoptr (WayItem) record = NULL;
  g_autoptr (WayItem) found = NULL;
  char *name;

  if (known != NULL)
    return known;
  record = way_records_get (table->records, kind, id, NULL);
  if (record != NULL && !for_people)
    found = way_records_find (table->records, kind, way_item_get_name (record), NULL);
  name = g_strdup (record != NULL && (for_people || (found != NULL && strcmp (way_item_get_id (found), id) == 0 &&
                                                     g_ascii_strcasecmp (way_item_get_name (record), "null") != 0))
                     ? way_item_get_name (record)
                     : id);
  g_hash_table_insert (table->names, g_strdup (id), name);

  return name;
}

static char *
name_records (Table          *table,
              const WayField *field,
              const char     *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean for_people = table->format == WAY_TABLE_XLSX;
  WayKind  kind;
  int      i;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_records_is_kind (kind) && (field->targets & WAY_KIND_MASK (kind)))
      break;
  if (kind == WAY_N_KINDS)
    return g_strdup (value);
  /* Line ends, because a semicolon can be part of a name; even behind a single one. */
  for (i = 0; ids[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name_record (table, kind, for_people, ids[i]));
  if (field->type == WAY_FIELD_REFERENCES && i == 1 && !for_people && strchr (names->str, ';') != NULL)
    g_string_append_c (names, '\n');

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* One entry that has a semicolon would come back as two. */
static char *
write_list (const char *value)
{
  return strchr (value, ';') != NULL && strchr (value, '\n') == NULL ? g_strconcat (value, "\n", NULL) : g_strdup (value);
}

static void
fill_cell (Table   *table,
           WayItem *record,
           int      column)
{
  WayCell        *cell = &table->cells[column];
  const WayField *field;
  const char     *value;

  g_clear_pointer (&table->texts[column], g_free);
  cell->type = WAY_CELL_TEXT;
  if (table->columns[column] == WAY_IMPORT_ID)
    {
      cell->value = way_item_get_id (record);
      return;
    }
  field = &table->info->fields[table->columns[column]];
  value = way_item_get_at (record, table->columns[column]);
  cell->value = value;
  if (value == NULL)
    return;
  cell->type = find_type (field);
  if (field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES)
    table->texts[column] = name_records (table, field, value);
  else if (field->type == WAY_FIELD_LIST && table->format != WAY_TABLE_XLSX)
    table->texts[column] = write_list (value);
  else if ((field->type == WAY_FIELD_CHOICE || field->type == WAY_FIELD_MARK) && table->format == WAY_TABLE_XLSX)
    table->texts[column] = way_field_format (field, value);
  if (table->texts[column] != NULL)
    cell->value = table->texts[column];
}

static gboolean
add_record (WayItem *record,
            gpointer data,
            GError **error)
{
  Table *table = data;
  int    i;

  for (i = 0; i < table->n_columns; i++)
    fill_cell (table, record, i);
  table->n_rows++;

  return way_table_writer_add (table->writer, table->cells, error);
}

static gboolean
add_listed (Table                 *table,
            const WayRecordsTable *what,
            GCancellable          *cancellable,
            GError               **error)
{
  GPtrArray *ids = what->ids;
  guint      i;

  for (i = 0; i < ids->len; i++)
    {
      g_autoptr (WayItem) record = NULL;
      g_autoptr (GError) missing = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (what->meter != NULL)
        way_meter_set ((double)i / ids->len, what->meter);
      record = way_records_get (table->records, table->info->kind, g_ptr_array_index (ids, i), &missing);
      if (record != NULL)
        {
          if (!add_record (record, table, error))
            return FALSE;
        }
      /* Deleted since it was listed. */
      else if (!g_error_matches (missing, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&missing));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_table (Table                 *table,
             const WayRecordsTable *what,
             const char            *path,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autofree const char **headings = g_new0 (const char *, MAX (1, table->n_columns));
  gboolean                done;
  int                     i;

  for (i = 0; i < table->n_columns; i++)
    {
      if (table->columns[i] == WAY_IMPORT_ID)
        headings[i] = "id";
      else if (table->format == WAY_TABLE_XLSX)
        headings[i] = _ (table->info->fields[table->columns[i]].label);
      else
        headings[i] = table->info->fields[table->columns[i]].name;
    }
  table->writer = way_table_writer_open (path, table->format, _ (table->info->plural), headings, table->n_columns, error);
  if (table->writer == NULL)
    return FALSE;
  done = what->ids != NULL ? add_listed (table, what, cancellable, error)
                           : way_records_each (table->records, table->info->kind, what->query, add_record, table, cancellable, error);
  if (done)
    return way_table_writer_finish (table->writer, error);
  way_table_writer_cancel (table->writer);

  return FALSE;
}

/**
 * way_records_table_write:
 * @records: the records
 * @kind: a kind of record
 * @what: (nullable): which of them, and what of them; NULL for all
 * @path: a file, which is replaced when the table is whole
 * @format: how it is written
 * @n_rows: (out) (optional): how many records are in it
 * @cancellable: (nullable): to stop it
 * @error: where to put why it could not be written
 *
 * Writes records as a table. Pictures, notes with dates and scores are not in it.
 * May be called in any thread.
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
way_records_table_write (WayRecords            *records,
                         WayKind                kind,
                         const WayRecordsTable *what,
                         const char            *path,
                         WayTableFormat         format,
                         guint64               *n_rows,
                         GCancellable          *cancellable,
                         GError               **error)
{
  static const WayRecordsTable all = { 0 };
  Table                        table = { .records = records, .info = way_kind_get_info (kind), .format = format };
  gboolean                     done;
  int                          i;

  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);
  g_return_val_if_fail (way_records_is_kind (kind), FALSE);

  if (what == NULL)
    what = &all;
  choose_columns (&table, what);
  table.cells = g_new0 (WayCell, MAX (1, table.n_columns));
  table.texts = g_new0 (char *, MAX (1, table.n_columns));
  table.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  done = write_table (&table, what, path, cancellable, error);
  if (n_rows != NULL)
    *n_rows = table.n_rows;

  for (i = 0; i < table.n_columns; i++)
    g_free (table.texts[i]);
  g_free (table.texts);
  g_free (table.cells);
  g_free (table.columns);
  g_hash_table_unref (table.names);

  return done;
}
