/* record-words.c - a record in few words */
#include "config.h"

#include "widgets/records/pages/record-words.h"

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "journeys/records/record-column.h"

/* The columns that make the second line of a record, and the one that stands out. */
static const struct
{
  WayKind     kind;
  const char *pill;
  const char *line[4];
} shown[] = {
  { WAY_KIND_ACCOUNT, "tier", { "industry", "region", "employees", "relation" } },
  { WAY_KIND_CONTACT, "role", { "position", "account", "adoption", NULL } },
  { WAY_KIND_PERSONA, "role", { "position", NULL, NULL, NULL } },
  { WAY_KIND_JOB, "kind", { "personas", NULL, NULL, NULL } },
  { WAY_KIND_PROFILE, "tier", { "regions", "industries", "technologies", "relation" } },
};

static guint
find (WayKind kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shown); i++)
    if (shown[i].kind == kind)
      return i;

  g_return_val_if_reached (0);
}

/**
 * way_record_words_get_pill_column:
 * @kind: a kind of record
 *
 * Returns: (transfer none): the column whose value stands out: the tier of an account
 */
const char *
way_record_words_get_pill_column (WayKind kind)
{
  return shown[find (kind)].pill;
}

/**
 * way_record_words_get_pill_class:
 * @value: (nullable): the value that stands out
 *
 * Returns: (transfer none): the class of its looks in the style sheet
 */
const char *
way_record_words_get_pill_class (const char *value)
{
  if (g_strcmp0 (value, "strategic") == 0 || g_strcmp0 (value, "decider") == 0 || g_strcmp0 (value, "emotional") == 0)
    return "violet";
  if (g_strcmp0 (value, "lite") == 0 || g_strcmp0 (value, "champion") == 0 || g_strcmp0 (value, "functional") == 0)
    return "green";
  if (g_strcmp0 (value, "blocker") == 0)
    return "orange";

  return "gray";
}

static char *
dup_column (WayRecordRow *row,
            const char   *name)
{
  return way_record_row_dup_text (row, way_record_columns_find (way_record_row_get_kind (row), name));
}

/**
 * way_record_words_dup_pill:
 * @row: a row
 *
 * Returns: (transfer full): what stands out about it; empty when that is not known
 */
char *
way_record_words_dup_pill (WayRecordRow *row)
{
  return dup_column (row, way_record_words_get_pill_column (way_record_row_get_kind (row)));
}

static gulong
get_number (const char *value)
{
  return CLAMP (g_ascii_strtod (value, NULL), 0, 1e9);
}

/**
 * way_record_words_dup_line:
 * @row: a row
 *
 * Returns: (transfer full): what is known besides the name: Logistics · DE · 4,200 people
 */
char *
way_record_words_dup_line (WayRecordRow *row)
{
  WayKind kind = way_record_row_get_kind (row);
  g_autoptr (GString) line = g_string_new (NULL);
  guint place = find (kind), i;

  for (i = 0; i < G_N_ELEMENTS (shown[place].line) && shown[place].line[i] != NULL; i++)
    {
      const char      *value = way_record_row_get_named (row, shown[place].line[i]);
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      if (g_str_equal (shown[place].line[i], "employees"))
        text = g_strdup_printf (g_dngettext (NULL, "%'lu person", "%'lu people", get_number (value)), get_number (value));
      else
        text = dup_column (row, shown[place].line[i]);
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append (line, text);
    }
  g_strdelimit (line->str, "\n", ' ');

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * way_record_words_dup_figure:
 * @row: a row
 *
 * Returns: (transfer full): one figure about it, for its end: 3 maps; empty when there is none
 */
char *
way_record_words_dup_figure (WayRecordRow *row)
{
  const char *maps = way_record_row_get_named (row, "maps");
  const char *opportunity = way_record_row_get_named (row, "opportunity");
  /* An account has more telling ones. */
  const char *score = way_record_row_get_kind (row) == WAY_KIND_CONTACT ? way_record_row_get_named (row, "lead-score") : NULL;

  if (opportunity != NULL)
    {
      g_autofree char *text = dup_column (row, "opportunity");

      /* TRANSLATORS: how much it is worth to serve a job better, 0 to 20 */
      return g_strdup_printf (_ ("opportunity %s"), text);
    }
  if (score != NULL)
    {
      g_autofree char *text = dup_column (row, "lead-score");

      return g_strdup_printf (_ ("score %s"), text);
    }
  if (maps != NULL)
    return g_strdup_printf (g_dngettext (NULL, "%'lu map", "%'lu maps", get_number (maps)), get_number (maps));

  return g_strdup ("");
}

/**
 * way_record_words_dup_all:
 * @row: a row
 *
 * Returns: (transfer full): the name and all this, as it is read out
 */
char *
way_record_words_dup_all (WayRecordRow *row)
{
  g_autofree char *pill = way_record_words_dup_pill (row);
  g_autofree char *line = way_record_words_dup_line (row);
  g_autofree char *figure = way_record_words_dup_figure (row);
  const char      *parts[] = { way_record_row_get_name (row), pill, line, figure };
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      way_join_append (all, _ (", "), parts[i]);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * way_record_words_dup_deleted:
 * @kind: a kind of record
 * @n: how many were deleted
 * @name: (nullable): what it was called, when it was one
 * @links: (nullable): what linked to them, in words; see [method@Desk.delete_command]
 *
 * Returns: (transfer full): what was deleted, and what that takes away elsewhere
 */
char *
way_record_words_dup_deleted (WayKind     kind,
                              guint       n,
                              const char *name,
                              const char *links)
{
  g_autofree char *said = n == 1 && name != NULL ? g_strdup_printf (_ ("“%s” was deleted."), name)
                                                 : g_strdup_printf (g_dngettext (NULL, "%u record was deleted.", "%u records were deleted.", n), n);

  if (links != NULL)
    /* TRANSLATORS: %s is what was deleted, as a sentence; the second is, for example, 12 contacts, 3 maps */
    return g_strdup_printf (g_dngettext (NULL, "%s It was linked to by %s.", "%s They were linked to by %s.", n), said, links);
  if (kind == WAY_KIND_PROFILE)
    /* TRANSLATORS: %s is what was deleted, as a sentence: a customer profile */
    return g_strdup_printf (g_dngettext (NULL, "%s The accounts it keeps stay.", "%s The accounts they keep stay.", n), said);

  return g_steal_pointer (&said);
}
