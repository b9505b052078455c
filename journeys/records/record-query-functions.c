/* record-query-functions.c - functions that SQL lacks */
#include "config.h"

#include <math.h>
#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/priority.h"
#include "journeys/records/record-query-private.h"
#include "journeys/records/search.h"

static gboolean
is_word_sign (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether one folded text stands in another, not as a part of a longer word:
 * Denmark is not in "DE". */
static gboolean
has_whole (const char *folded,
           const char *sought)
{
  gsize       length = strlen (sought);
  const char *place;

  for (place = strstr (folded, sought); place != NULL; place = strstr (g_utf8_next_char (place), sought))
    {
      const char *end = place + length;
      gboolean    begins = place == folded || !is_word_sign (g_utf8_get_char (sought)) ||
                        !is_word_sign (g_utf8_get_char (g_utf8_prev_char (place)));
      gboolean ends = *end == '\0' || !is_word_sign (g_utf8_get_char (g_utf8_prev_char (end))) ||
                      !is_word_sign (g_utf8_get_char (end));

      if (begins && ends)
        return TRUE;
    }

  return FALSE;
}

/* way_has (text, folded): whether a text says what is sought. */
static void
has_cb (sqlite3_context *context,
        int              n_values,
        sqlite3_value  **values)
{
  const char      *text = (const char *)sqlite3_value_text (values[0]);
  const char      *sought = (const char *)sqlite3_value_text (values[1]);
  g_autofree char *folded = NULL;

  if (text == NULL)
    {
      sqlite3_result_int (context, 0);
      return;
    }
  folded = way_fold_text (text);
  sqlite3_result_int (context, has_whole (folded, sought));
}

/* Whether a word begins one of a text. */
static gboolean
begins (const char *folded,
        const char *word)
{
  const char *place;

  for (place = strstr (folded, word); place != NULL; place = strstr (place + 1, word))
    if (place == folded || !is_word_sign (g_utf8_get_char (g_utf8_prev_char (place))))
      return TRUE;

  return FALSE;
}

static void
free_words (void *words)
{
  g_strfreev (words);
}

/* way_begins (folded, words): whether each word, one a line, begins one of a folded text. The
 * text is at hand where a record is put into its order; to ask the index of words instead costs
 * more than all else in a search. */
static void
begins_cb (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);
  char      **words = sqlite3_get_auxdata (context, 1);
  gboolean    is_new = words == NULL;
  gboolean    all = text != NULL;
  int         i;

  if (is_new)
    words = g_strsplit ((const char *)sqlite3_value_text (values[1]), "\n", -1);
  for (i = 0; all && words[i] != NULL; i++)
    all = begins (text, words[i]);
  sqlite3_result_int (context, all);
  /* Kept by SQLite, which may free them at once, from row to row. */
  if (is_new)
    sqlite3_set_auxdata (context, 1, words, free_words);
}

/* way_fold (text): the text as it is compared and sorted. */
static void
fold_cb (sqlite3_context *context,
         int              n_values,
         sqlite3_value  **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, way_fold_text (text), -1, g_free);
}

/* way_sought (text): the text as it is searched, with both spellings of umlauts. */
static void
sought_cb (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, way_search_fold (text), -1, g_free);
}

/* way_priority (fit, intent, engagement, relationship, and the weight of each). */
static void
priority_cb (sqlite3_context *context,
             int              n_values,
             sqlite3_value  **values)
{
  WayPriorityWeights weights = { sqlite3_value_double (values[4]), sqlite3_value_double (values[5]),
                                 sqlite3_value_double (values[6]), sqlite3_value_double (values[7]) };
  double             figures[4];
  double             priority;
  guint              i;

  for (i = 0; i < G_N_ELEMENTS (figures); i++)
    figures[i] = sqlite3_value_type (values[i]) == SQLITE_NULL ? NAN : sqlite3_value_double (values[i]);
  if (way_priority_of_figures (figures, &weights, &priority))
    sqlite3_result_double (context, priority);
}

/* Adds what the SQL of queries needs to a connection. */
gboolean
way_query_add_functions (sqlite3 *handle)
{
  static const struct
  {
    const char *name;
    int         n_values;
    void (*func) (sqlite3_context *context,
                  int              n_values,
                  sqlite3_value  **values);
  } functions[] = {
    { "way_has", 2, has_cb },
    { "way_begins", 2, begins_cb },
    { "way_fold", 1, fold_cb },
    { "way_sought", 1, sought_cb },
    { "way_priority", 8, priority_cb },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (handle, functions[i].name, functions[i].n_values, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                    NULL, functions[i].func, NULL, NULL, NULL) != SQLITE_OK)
      return FALSE;

  return TRUE;
}
