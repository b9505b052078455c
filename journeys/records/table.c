/* table.c - how the records of one kind lie in the file */
#include "config.h"

#include "journeys/records/table.h"

#include <string.h>

static const WayKindSet record_kinds = WAY_KIND_MASK (WAY_KIND_ACCOUNT) |
                                       WAY_KIND_MASK (WAY_KIND_CONTACT) | WAY_KIND_MASK (WAY_KIND_PERSONA) | WAY_KIND_MASK (WAY_KIND_JOB);

static void
column_free (gpointer data)
{
  WayColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static void
link_table_free (gpointer data)
{
  WayLinkTable *link = data;

  g_free (link->name);
  g_free (link);
}

/**
 * way_table_get_target:
 * @field: a field of references
 * @target: (out): the kind of record it refers to
 *
 * Returns: whether it refers to records of exactly one kind
 */
gboolean
way_table_get_target (const WayField *field,
                      WayKind        *target)
{
  WayKindSet targets = field->targets & record_kinds;

  if (targets == 0 || (targets & (targets - 1)) != 0)
    return FALSE;
  for (*target = 0; WAY_KIND_MASK (*target) != targets;)
    (*target)++;

  return TRUE;
}

/**
 * way_table_new:
 * @kind: a kind of record, or of part of one
 * @owner: (nullable): the table of the records that these are part of
 * @slot: the slot of the owner
 *
 * Derives the table of a kind from its fields.
 *
 * Returns: (transfer full): the table
 */
WayTable *
way_table_new (WayKind     kind,
               const char *owner,
               int         slot)
{
  WayTable *self = g_new0 (WayTable, 1);
  int       i, j;

  self->kind = kind;
  self->info = way_kind_get_info (kind);
  self->owner = owner;
  self->slot = slot;
  self->name = owner != NULL ? g_strdup_printf ("%s-%s", owner, self->info->element) : g_strdup (self->info->element);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->links = g_ptr_array_new_with_free_func (link_table_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify)way_table_free);

  for (i = 0; i < self->info->n_fields; i++)
    {
      const WayField *field = &self->info->fields[i];
      WayKind         target;

      if (field->type == WAY_FIELD_REFERENCES && way_table_get_target (field, &target))
        {
          WayLinkTable *link = g_new0 (WayLinkTable, 1);

          /* A part refers to one of a kind: a column holds one id. */
          g_assert (owner == NULL);
          link->field = field;
          link->place = i;
          link->name = g_strdup_printf ("%s-%s", self->name, field->name);
          link->target = target;
          g_ptr_array_add (self->links, link);
        }
      else
        {
          WayColumn *column = g_new0 (WayColumn, 1);

          column->field = field;
          column->place = i;
          column->name = g_strdup (field->name);
          column->present = TRUE;
          g_ptr_array_add (self->columns, column);
        }
    }

  for (i = 0; i < self->info->n_slots; i++)
    for (j = 0; j < WAY_N_KINDS; j++)
      if (self->info->slots[i].kinds & WAY_KIND_MASK (j))
        g_ptr_array_add (self->children, way_table_new (j, self->name, i));

  return self;
}

/**
 * way_table_free:
 * @self: (transfer full): a table
 *
 * Frees the description; the file is not touched.
 */
void
way_table_free (WayTable *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->children);
  g_free (self->select);
  g_free (self->insert);
  g_free (self->update);
  g_free (self);
}

static gboolean
is_whole (const WayField *field)
{
  return field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_MARK ||
         (field->type == WAY_FIELD_NUMBER && field->decimals == 0);
}

static gboolean
is_real (const WayField *field)
{
  return field->type == WAY_FIELD_MONEY || (field->type == WAY_FIELD_NUMBER && field->decimals > 0);
}

/**
 * way_table_get_column_type:
 * @column: a column
 *
 * Returns: (transfer none): the type it has in SQL
 */
const char *
way_table_get_column_type (WayColumn *column)
{
  if (is_whole (column->field))
    return "INTEGER";

  return is_real (column->field) ? "REAL" : "TEXT";
}

static char *
define_column (WayTable  *self,
               WayColumn *column)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  WayKind target;

  g_string_append_printf (sql, "\"%s\" %s", column->name, way_table_get_column_type (column));
  if (way_table_get_target (column->field, &target))
    /* A part that is about something has no meaning without it; a score of
     * one persona must not become the score of all. */
    g_string_append_printf (sql, " REFERENCES \"%s\" (id) ON DELETE %s", way_kind_get_info (target)->element,
                            self->owner != NULL ? "CASCADE" : "SET NULL");
  /* An amount is a number, to be sorted and compared; its currency stands beside it. */
  if (column->field->type == WAY_FIELD_MONEY)
    g_string_append_printf (sql, ", \"%s-currency\" TEXT", column->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
define (GPtrArray  *definitions,
        const char *table,
        const char *column,
        char       *sql)
{
  g_ptr_array_add (definitions, g_strdup (table));
  g_ptr_array_add (definitions, g_strdup (column));
  g_ptr_array_add (definitions, sql);
}

/* The indexes for searching, below the table they are of. */
static const struct
{
  const char *suffix;
  const char *options;
} indexes[] = {
  { "-words", "tokenize='unicode61 remove_diacritics 2', prefix='2 3'" },
  { "-parts", "tokenize='trigram'" },
};

static char *
define_index (gsize       i,
              const char *table)
{
  return g_strdup_printf ("CREATE VIRTUAL TABLE \"%s%s\" USING fts5 (search, content='%s', content_rowid='row', %s)",
                          table, indexes[i].suffix, table, indexes[i].options);
}

/**
 * way_table_is_index:
 * @name: how a file names something
 * @sql: by what it was made
 *
 * Returns: whether it is an index for searching, of a table that this or a newer version knows
 */
gboolean
way_table_is_index (const char *name,
                    const char *sql)
{
  gsize length = name != NULL ? strspn (name, "abcdefghijklmnopqrstuvwxyz") : 0;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (length > 0 && strcmp (name + length, indexes[i].suffix) == 0)
      {
        g_autofree char *table = g_strndup (name, length);
        g_autofree char *own = define_index (i, table);

        return strcmp (own, sql) == 0;
      }

  return FALSE;
}

/**
 * way_table_add_definitions:
 * @self: a table
 * @definitions: (element-type utf8): where to add the definitions
 *
 * Tells what must be in the file, as triples of the name of a table or index,
 * the name of a column (or NULL for the whole), and the SQL that makes it.
 * A new file needs the first kind only; an older one what it lacks.
 */
void
way_table_add_definitions (WayTable  *self,
                           GPtrArray *definitions)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint i;

  /* The columns of the primary key stand first and in its order: SQLite 3.40
   * mistakes one for another when it checks a table without rowid that has them
   * otherwise. */
  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\n  ", self->name);
  if (self->owner != NULL)
    g_string_append_printf (sql, "owner TEXT NOT NULL REFERENCES \"%s\" (id) ON DELETE CASCADE,\n  id TEXT NOT NULL,\n  position INTEGER NOT NULL",
                            self->owner);
  else
    g_string_append (sql, "row INTEGER PRIMARY KEY,\n  id TEXT NOT NULL UNIQUE,\n  changed TEXT NOT NULL,\n"
                          "  sorted TEXT NOT NULL,\n  search TEXT NOT NULL");
  for (i = 0; i < self->columns->len; i++)
    {
      g_autofree char *definition = define_column (self, g_ptr_array_index (self->columns, i));
      g_string_append_printf (sql, ",\n  %s", definition);
    }
  g_string_append (sql, self->owner != NULL ? ",\n  PRIMARY KEY (owner, id)\n) STRICT, WITHOUT ROWID" : "\n) STRICT");
  define (definitions, self->name, NULL, g_strdup (sql->str));

  for (i = 0; i < self->columns->len; i++)
    {
      WayColumn       *column = g_ptr_array_index (self->columns, i);
      g_autofree char *definition = define_column (self, column);
      g_autofree char *index = g_strdup_printf ("%s-%s-index", self->name, column->name);
      char            *second = column->field->type == WAY_FIELD_MONEY ? strstr (definition, ", ") : NULL;
      WayKind          target;

      if (second != NULL)
        {
          g_autofree char *currency = g_strdup_printf ("%s-currency", column->name);

          define (definitions, self->name, currency, g_strdup_printf ("ALTER TABLE \"%s\" ADD COLUMN %s", self->name, second + 2));
          *second = '\0';
        }
      define (definitions, self->name, column->name, g_strdup_printf ("ALTER TABLE \"%s\" ADD COLUMN %s", self->name, definition));
      if (way_table_get_target (column->field, &target))
        define (definitions, index, NULL, g_strdup_printf ("CREATE INDEX \"%s\" ON \"%s\" (\"%s\")", index, self->name, column->name));
    }

  for (i = 0; i < self->links->len; i++)
    {
      WayLinkTable    *link = g_ptr_array_index (self->links, i);
      g_autofree char *index = g_strdup_printf ("%s-index", link->name);

      define (definitions, link->name, NULL,
              g_strdup_printf ("CREATE TABLE \"%s\" (\n  owner TEXT NOT NULL REFERENCES \"%s\" (id) ON DELETE CASCADE,\n"
                               "  target TEXT NOT NULL REFERENCES \"%s\" (id) ON DELETE CASCADE,\n  position INTEGER NOT NULL,\n"
                               "  PRIMARY KEY (owner, target)\n) STRICT, WITHOUT ROWID",
                               link->name, self->name, way_kind_get_info (link->target)->element));
      define (definitions, index, NULL, g_strdup_printf ("CREATE INDEX \"%s\" ON \"%s\" (target)", index, link->name));
    }

  for (i = 0; i < self->children->len; i++)
    way_table_add_definitions (g_ptr_array_index (self->children, i), definitions);

  if (self->owner == NULL)
    {
      g_autofree char *sorted = g_strdup_printf ("%s-sorted-index", self->name);

      define (definitions, sorted, NULL, g_strdup_printf ("CREATE INDEX \"%s\" ON \"%s\" (sorted, id)", sorted, self->name));
      for (i = 0; i < G_N_ELEMENTS (indexes); i++)
        {
          g_autofree char *index = g_strconcat (self->name, indexes[i].suffix, NULL);

          define (definitions, index, NULL, define_index (i, self->name));
        }
    }
}

/**
 * way_table_make_statements:
 * @self: a table whose columns were compared with the file
 *
 * Writes the statements for the columns that are present.
 */
void
way_table_make_statements (WayTable *self)
{
  static const char *const own[] = { "id", "changed", "sorted", "search", NULL };
  static const char *const part[] = { "id", "owner", "position", NULL };
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GString) sets = g_string_new (NULL);
  g_autoptr (GString) select = g_string_new ("SELECT r.id");
  const char *const *fixed = self->owner != NULL ? part : own;
  int                place = 0;
  guint              i;

  for (; fixed[place] != NULL; place++)
    {
      g_string_append_printf (columns, "%s%s", place > 0 ? ", " : "", fixed[place]);
      g_string_append_printf (places, "%s?%d", place > 0 ? ", " : "", place + 1);
      if (place > 0)
        g_string_append_printf (sets, "%s%s = ?%d", place > 1 ? ", " : "", fixed[place], place + 1);
    }
  for (i = 0; i < self->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (self->columns, i);
      int        n = column->field->type == WAY_FIELD_MONEY ? 2 : 1;

      if (!column->present)
        continue;
      for (; n > 0; n--)
        {
          g_autofree char *name = g_strconcat (column->name, n == 1 && column->field->type == WAY_FIELD_MONEY ? "-currency" : NULL, NULL);

          place++;
          g_string_append_printf (columns, ", \"%s\"", name);
          g_string_append_printf (places, ", ?%d", place);
          g_string_append_printf (sets, ", \"%s\" = ?%d", name, place);
          g_string_append_printf (select, ", r.\"%s\"", name);
        }
    }
  g_string_append_printf (select, " FROM \"%s\" AS r", self->name);

  g_free (self->select);
  g_free (self->insert);
  g_clear_pointer (&self->update, g_free);
  self->select = g_strdup (select->str);
  self->insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->name, columns->str, places->str);
  if (self->owner == NULL)
    self->update = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?1", self->name, sets->str);
  for (i = 0; i < self->children->len; i++)
    way_table_make_statements (g_ptr_array_index (self->children, i));
}

/**
 * way_table_bind_value:
 * @column: a column that is present
 * @statement: an insert or update
 * @place: the place of the column in it
 * @value: (nullable): a canonical value of its field
 *
 * Binds one value.
 *
 * Returns: the place behind it
 */
int
way_table_bind_value (WayColumn    *column,
                      WayStatement *statement,
                      int           place,
                      const char   *value)
{
  if (value == NULL)
    way_statement_bind_text (statement, place, NULL);
  else if (column->field->type == WAY_FIELD_MARK)
    way_statement_bind_int (statement, place, 1);
  else if (is_whole (column->field))
    way_statement_bind_int (statement, place, g_ascii_strtoll (value, NULL, 10));
  else if (is_real (column->field))
    way_statement_bind_double (statement, place, g_ascii_strtod (value, NULL));
  else
    way_statement_bind_text (statement, place, value);
  place++;
  if (column->field->type == WAY_FIELD_MONEY)
    {
      const char *currency = value != NULL ? strchr (value, ' ') : NULL;

      way_statement_bind_text (statement, place++, currency != NULL ? currency + 1 : NULL);
    }

  return place;
}

/**
 * way_table_bind:
 * @self: a table
 * @statement: its insert or update
 * @first: the place of the first column
 * @item: the item to store
 *
 * Binds the values of an item.
 */
void
way_table_bind (WayTable     *self,
                WayStatement *statement,
                int           first,
                WayItem      *item)
{
  guint i;

  for (i = 0; i < self->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (self->columns, i);

      if (column->present)
        first = way_table_bind_value (column, statement, first, way_item_get_at (item, column->place));
    }
}

/**
 * way_table_read_value:
 * @field: a field that is not one of references
 * @statement: a statement on a row
 * @column: where the value is; its currency is in the next one
 *
 * Returns: (transfer full) (nullable): the canonical value; NULL when unset
 */
char *
way_table_read_value (const WayField *field,
                      WayStatement   *statement,
                      int             column)
{
  sqlite3_stmt *handle = way_statement_get_handle (statement);

  if (sqlite3_column_type (handle, column) == SQLITE_NULL)
    return NULL;
  if (field->type == WAY_FIELD_MARK)
    return way_statement_get_int (statement, column) != 0 ? g_strdup ("yes") : NULL;
  if (is_real (field))
    {
      char        number[G_ASCII_DTOSTR_BUF_SIZE + 320];
      char        format[16];
      const char *currency = field->type == WAY_FIELD_MONEY ? way_statement_get_text (statement, column + 1) : NULL;

      g_snprintf (format, sizeof format, "%%.%df", field->decimals);
      g_ascii_formatd (number, sizeof number, format, sqlite3_column_double (handle, column));

      return g_strconcat (number, currency != NULL ? " " : NULL, currency, NULL);
    }

  return g_strdup (way_statement_get_text (statement, column));
}

/**
 * way_table_read:
 * @self: a table
 * @statement: its select, on a row
 *
 * Makes an item of a row. Other programs may have written the file: what a
 * field does not take is left out.
 *
 * Returns: (transfer full): the item, without links and children
 */
WayItem *
way_table_read (WayTable     *self,
                WayStatement *statement)
{
  WayItem *item = way_item_new (self->kind, way_statement_get_text (statement, 0));
  int      column = 1;
  guint    i;

  for (i = 0; i < self->columns->len; i++)
    {
      WayColumn       *description = g_ptr_array_index (self->columns, i);
      g_autofree char *value = NULL;

      if (!description->present)
        continue;
      value = way_table_read_value (description->field, statement, column);
      column += description->field->type == WAY_FIELD_MONEY ? 2 : 1;
      if (value != NULL)
        way_item_set (item, description->field->name, value, NULL);
    }

  return item;
}
