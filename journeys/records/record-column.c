/* record-column.c - what a list of records can show of each */
#include "config.h"

#include "journeys/records/record-column-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* What is worked out in the file itself, so that a list can be sorted by it. */
typedef struct
{
  WayKind     kind;
  const char *name;
  const char *label;
  int         decimals;
  gboolean    first;
  const char *sql;
} WorkedOut;

/* Where the weights of the user stand. */
#define WEIGHTS "$weights"

/* None is nothing to show. */
#define COUNT "(SELECT nullif (count (*), 0)"

#define MAPS_OF(element) COUNT " FROM \"map-link\" AS m WHERE m.kind = '" element "' AND m.record = r.id)"

/* Another score stands in the place of @s: of the same one it was given later, or written later on the same
 * day. As journeys/insight has it in opportunity.c and lead-scores.c. */
#define LATER " AND (ifnull (l.date, '') > ifnull (s.date, '') OR (ifnull (l.date, '') = ifnull (s.date, '') AND l.position > s.position))"

/* Of each persona the latest score that is whole. */
#define COUNTING_SCORES                                                                                            \
  " FROM \"job-score\" AS s WHERE s.owner = r.id AND s.importance IS NOT NULL AND s.satisfaction IS NOT NULL AND " \
  "NOT EXISTS (SELECT 1 FROM \"job-score\" AS l WHERE l.owner = s.owner AND l.persona IS s.persona AND "           \
  "l.importance IS NOT NULL AND l.satisfaction IS NOT NULL" LATER ")"

#define OPPORTUNITY "s.importance + max (s.importance - s.satisfaction, 0)"

/* Of each contact the latest score of a product. */
#define COUNTING_LEADS                                                                                         \
  "s.score IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"contact-lead-score\" AS l WHERE l.owner = s.owner AND " \
  "way_fold (l.product) IS way_fold (s.product) AND l.score IS NOT NULL" LATER ")"

/* Source of the priority and of the opportunity score: domain of account-based
 * marketing, and Ulwick's importance + max (importance − satisfaction, 0). */
static const WorkedOut worked_out[] = {
  { WAY_KIND_ACCOUNT, "priority", N_ ("Priority"), 0, TRUE, "way_priority (r.fit, r.intent, r.engagement, r.relationship" WEIGHTS ")" },
  { WAY_KIND_ACCOUNT, "lead-score", N_ ("Lead score"), 1, FALSE,
    "(SELECT sum (s.score) FROM contact AS c JOIN \"contact-lead-score\" AS s ON s.owner = c.id WHERE c.account = r.id AND " COUNTING_LEADS ")" },
  { WAY_KIND_ACCOUNT, "contacts", N_ ("Contacts"), 0, FALSE,
    COUNT " FROM contact AS c WHERE c.account = r.id)" },
  { WAY_KIND_ACCOUNT, "maps", N_ ("Maps"), 0, FALSE, MAPS_OF ("account") },
  { WAY_KIND_CONTACT, "lead-score", N_ ("Lead score"), 1, FALSE,
    "(SELECT sum (s.score) FROM \"contact-lead-score\" AS s WHERE s.owner = r.id AND " COUNTING_LEADS ")" },
  { WAY_KIND_PERSONA, "contacts", N_ ("Contacts"), 0, TRUE,
    COUNT " FROM contact AS c WHERE c.persona = r.id)" },
  { WAY_KIND_PERSONA, "jobs", N_ ("Jobs"), 0, TRUE,
    COUNT " FROM \"job-personas\" AS p WHERE p.target = r.id)" },
  { WAY_KIND_PERSONA, "maps", N_ ("Maps"), 0, TRUE, MAPS_OF ("persona") },
  { WAY_KIND_JOB, "opportunity", N_ ("Opportunity"), 1, TRUE,
    "(SELECT max (" OPPORTUNITY ")" COUNTING_SCORES ")" },
  { WAY_KIND_JOB, "answers", N_ ("Answers"), 0, TRUE,
    "(SELECT s.n" COUNTING_SCORES " ORDER BY " OPPORTUNITY " DESC, s.position LIMIT 1)" },
  { WAY_KIND_JOB, "shared", N_ ("Shared by"), 0, TRUE,
    COUNT " FROM \"job-personas\" AS p WHERE p.owner = r.id)" },
  { WAY_KIND_JOB, "maps", N_ ("Maps"), 0, TRUE, MAPS_OF ("job") },
};

/* What is seen of a list before anybody chose, which fits a window of 1280 pixels; the name always stands first. */
static const struct
{
  WayKind     kind;
  const char *names;
} first[] = {
  { WAY_KIND_ACCOUNT, " name industry region tier value renewal " },
  { WAY_KIND_CONTACT, " name account persona role position email " },
  { WAY_KIND_PERSONA, " name role position " },
  { WAY_KIND_JOB, " statement kind personas " },
  { WAY_KIND_PROFILE, " name regions industries technologies relation tier " },
};

typedef struct
{
  WayRecordColumn *columns;
  int              n_columns;
} Columns;

static gboolean
is_first (WayKind     kind,
          const char *name)
{
  g_autofree char *word = g_strconcat (" ", name, " ", NULL);
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i].kind == kind)
      return strstr (first[i].names, word) != NULL;

  return FALSE;
}

static gboolean
is_number (const WayField *field)
{
  return field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_NUMBER || field->type == WAY_FIELD_MONEY;
}

static void
add_columns (WayKind  kind,
             Columns *columns)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  g_autoptr (GArray) array = g_array_new (FALSE, TRUE, sizeof (WayRecordColumn));
  WayRecordColumn column;
  guint           i;
  int             j;

  for (j = 0; j < info->n_fields; j++)
    {
      const WayField *field = &info->fields[j];

      if (field->type == WAY_FIELD_PARAGRAPH || field->type == WAY_FIELD_PICTURE)
        continue;
      column = (WayRecordColumn){ field->name, field->label, field, field->decimals, is_number (field), is_first (kind, field->name) };
      g_array_append_val (array, column);
    }
  for (i = 0; i < G_N_ELEMENTS (worked_out); i++)
    if (worked_out[i].kind == kind)
      {
        column = (WayRecordColumn){ worked_out[i].name, worked_out[i].label, NULL, worked_out[i].decimals, TRUE, worked_out[i].first };
        g_array_append_val (array, column);
      }
  column = (WayRecordColumn){ WAY_RECORD_COLUMN_CHANGED, N_ ("Changed"), NULL, 0, FALSE, FALSE };
  g_array_append_val (array, column);

  columns->n_columns = array->len;
  columns->columns = (WayRecordColumn *)g_array_free (g_steal_pointer (&array), FALSE);
}

static const Columns *
get_columns (WayKind kind)
{
  static Columns all[WAY_N_KINDS];
  static gsize   made[WAY_N_KINDS];

  if (g_once_init_enter (&made[kind]))
    {
      add_columns (kind, &all[kind]);
      g_once_init_leave (&made[kind], 1);
    }

  return &all[kind];
}

/**
 * way_record_columns_get:
 * @kind: a kind of record
 * @n_columns: (out): how many there are
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (array length=n_columns): the columns, in the order of the declaration
 */
const WayRecordColumn *
way_record_columns_get (WayKind kind,
                        int    *n_columns)
{
  const Columns *columns;

  g_return_val_if_fail (kind < WAY_N_KINDS, NULL);

  columns = get_columns (kind);
  *n_columns = columns->n_columns;

  return columns->columns;
}

/**
 * way_record_columns_find:
 * @kind: a kind of record
 * @name: the name of a column
 *
 * Returns: which one it is; -1 when there is none of that name
 */
int
way_record_columns_find (WayKind     kind,
                         const char *name)
{
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (kind, &n_columns);

  for (i = 0; i < n_columns; i++)
    if (g_strcmp0 (columns[i].name, name) == 0)
      return i;

  return -1;
}

static void
append_weights (GString                  *sql,
                const WayPriorityWeights *weights)
{
  const double all[] = { weights->fit, weights->intent, weights->engagement, weights->relationship };
  char         text[G_ASCII_DTOSTR_BUF_SIZE];
  guint        i;

  for (i = 0; i < G_N_ELEMENTS (all); i++)
    g_string_append_printf (sql, ", %s", g_ascii_dtostr (text, sizeof text, all[i]));
}

/* Whether it counts, so that nothing to show is zero. */
gboolean
way_record_column_is_count (WayKind                kind,
                            const WayRecordColumn *column)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (worked_out); i++)
    if (worked_out[i].kind == kind && strcmp (worked_out[i].name, column->name) == 0)
      return g_str_has_prefix (worked_out[i].sql, COUNT);

  return FALSE;
}

/* The SQL of what is worked out for a record with the alias r, as the user wants it judged. */
void
way_record_column_append_sql (GString               *sql,
                              WayKind                kind,
                              const WayRecordColumn *column,
                              const WayLimits       *limits)
{
  const char *made = strcmp (column->name, WAY_RECORD_COLUMN_CHANGED) == 0 ? "r.changed" : NULL;
  const char *place;
  guint       i;

  for (i = 0; made == NULL && i < G_N_ELEMENTS (worked_out); i++)
    if (worked_out[i].kind == kind && strcmp (worked_out[i].name, column->name) == 0)
      made = worked_out[i].sql;
  g_return_if_fail (made != NULL);

  place = strstr (made, WEIGHTS);
  g_string_append_len (sql, made, place != NULL ? place - made : -1);
  if (place == NULL)
    return;
  append_weights (sql, &limits->weights);
  g_string_append (sql, place + strlen (WEIGHTS));
}

static char *
format_time (const char *value)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (value, NULL);
  g_autoptr (GDateTime) here = time != NULL ? g_date_time_to_local (time) : NULL;

  /* TRANSLATORS: a date as people write it in a text, for example 24 Nov 2026 */
  return here != NULL ? g_date_time_format (here, _ ("%-d %b %Y")) : g_strdup (value);
}

/**
 * way_record_column_format:
 * @column: a column
 * @value: (nullable): what a row has there
 *
 * Makes the text that a person reads, in the user's locale.
 *
 * Returns: (transfer full): the text, empty when unset
 */
char *
way_record_column_format (const WayRecordColumn *column,
                          const char            *value)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  if (strcmp (column->name, WAY_RECORD_COLUMN_CHANGED) == 0)
    return format_time (value);
  if (column->field == NULL)
    {
      double number = g_ascii_strtod (value, NULL);

      return g_strdup_printf ("%'.*f", column->decimals, number);
    }
  if (column->field->type == WAY_FIELD_REFERENCE || column->field->type == WAY_FIELD_REFERENCES)
    return g_strdup (value);

  return way_field_format (column->field, value);
}
