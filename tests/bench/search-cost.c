/* search-cost.c - what it costs to find records while somebody types
 *
 * usage: search-cost type|KEY|order COLUMN FOLDER RUNS
 *
 * Types words letter by letter; after each, all records that fit are found in their
 * order, and those that fill a screen are read, as a list does. KEY stands for one of
 * the words alone. The floor is floor-search. With order, all records are brought into
 * the order of a column.
 */
#include "config.h"

#include <string.h>

#include "journeys/records/record-reader.h"
#include "tests/bench/cost.h"
#include "tests/bench/typed-words.h"

static void
check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("search-cost: %s\n", error->message);
  exit (1);
}

static void
ask (WayRecordReader *reader,
     WayRecordQuery  *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = way_record_reader_find (reader, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;

  check (error);
  rows = way_record_reader_read (reader, WAY_KIND_ACCOUNT, (const gint64 *)keys->data, MIN (keys->len, SCREEN), NULL, &error);
  check (error);
}

static void
type (WayRecordReader *reader,
      WayRecordQuery  *query,
      const char      *word)
{
  gsize length;

  for (length = 1; length <= strlen (word); length++)
    {
      g_autofree char *typed = g_strndup (word, length);

      way_record_query_set_text (query, typed);
      ask (reader, query);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  gboolean order = argc == 5 && strcmp (argv[1], "order") == 0;
  g_autoptr (WayRecords) records = argc == (order ? 5 : 4) ? way_records_open (argv[argc - 2], &error) : NULL;
  g_autoptr (WayRecordReader) reader = NULL;
  g_autoptr (WayRecordQuery) query = NULL;
  double start;
  int    runs, i;
  guint  j;

  check (error);
  if (records == NULL)
    return 2;
  reader = way_record_reader_new (records);
  query = way_record_query_new (WAY_KIND_ACCOUNT);
  runs = cost_runs (argv[argc - 1]);
  if (order)
    way_record_query_set_order (query, argv[2], FALSE);
  start = cost_now ();
  for (i = 0; i < runs; i++)
    if (order)
      ask (reader, query);
    else
      for (j = 0; j < G_N_ELEMENTS (typed_words); j++)
        if (strcmp (argv[1], "type") == 0 || strcmp (argv[1], typed_words[j]) == 0)
          type (reader, query, typed_words[j]);
  cost_print (cost_now () - start, runs);

  return 0;
}
