/* import-result.c - what an import did, in numbers and words */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/import-private.h"
#include "journeys/model/join.h"

static void
problem_free (gpointer data)
{
  WayImportProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

void
way_import_result_init (WayImportResult *result)
{
  memset (result, 0, sizeof *result);
  result->problems = g_ptr_array_new_with_free_func (problem_free);
}

/* Counts a row that cannot be a record; the first ones are told. */
void
way_import_result_reject (WayImportResult *result,
                          guint64          line,
                          const char      *message)
{
  WayImportProblem *problem;

  result->rejected++;
  if (result->problems->len == WAY_IMPORT_MAX_PROBLEMS)
    return;
  problem = g_new0 (WayImportProblem, 1);
  problem->line = line;
  problem->message = g_strdup (message);
  g_ptr_array_add (result->problems, problem);
}

/**
 * way_import_result_clear:
 * @result: a result
 *
 * Frees what is in it.
 */
void
way_import_result_clear (WayImportResult *result)
{
  g_clear_pointer (&result->problems, g_ptr_array_unref);
  g_clear_pointer (&result->undo, way_bulk_undo_free);
  g_clear_pointer (&result->backup, g_free);
}

static char *
count_of_kind (WayKind kind,
               guint64 n)
{
  switch ((int)kind)
    {
    case WAY_KIND_ACCOUNT:
      return g_strdup_printf (g_dngettext (NULL, "%'d account", "%'d accounts", n), (int)n);
    case WAY_KIND_CONTACT:
      return g_strdup_printf (g_dngettext (NULL, "%'d contact", "%'d contacts", n), (int)n);
    case WAY_KIND_PERSONA:
      return g_strdup_printf (g_dngettext (NULL, "%'d persona", "%'d personas", n), (int)n);
    case WAY_KIND_JOB:
      return g_strdup_printf (g_dngettext (NULL, "%'d job", "%'d jobs", n), (int)n);
    default:
      return g_strdup_printf (g_dngettext (NULL, "%'d record", "%'d records", n), (int)n);
    }
}

/**
 * way_import_result_get_nothing:
 * @result: a result
 *
 * Returns: (transfer none) (nullable): a sentence that says that no row was there; NULL when there were some
 */
const char *
way_import_result_get_nothing (const WayImportResult *result)
{
  return result->read == 0 ? _ ("The table has no rows. Choose one with a row for each record.") : NULL;
}

/**
 * way_import_result_dup_created:
 * @result: a result
 *
 * Returns: (transfer full) (nullable): what was added because rows refer to it: “2 accounts, 1 persona”; NULL when nothing was
 */
char *
way_import_result_dup_created (const WayImportResult *result)
{
  g_autoptr (GString) all = g_string_new (NULL);
  int kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (result->created[kind] > 0)
      {
        g_autofree char *one = count_of_kind (kind, result->created[kind]);

        way_join_append (all, _ (", "), one);
      }

  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}
