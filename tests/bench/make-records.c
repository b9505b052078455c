/* make-records.c - a file of records as large as wanted
 *
 * usage: make-records ACCOUNTS FOLDER
 *
 * Invents accounts with names of two or three words, and the same every time.
 */
#include "config.h"

#include <stdlib.h>

#include "journeys/records/bulk.h"

static const char *const first[] = { "Nord", "Süd", "Alpen", "Ocean", "Blue", "Grand", "Neue", "Royal", "Kestrel", "Aster", "Halden", "Borealis", "Quill", "Orbit",
                                     "Vantage", "Meridian", "Solace", "Pine", "Umbra", "Tamsin", "Élan", "Österreich", "Łódź", "Zürich", "Hansa", "Rhein", "Donau",
                                     "Baltic", "Iberia", "Atlas", "Nova" };
static const char *const second[] = { "wind", "bahn", "werk", "land", "haven", "crest", "field", "stein", "berg", "line", "point", "gate", "port", "mark", "works",
                                      "logic", "stream", "forge", "bridge" };
static const char *const third[] = { "Freight", "Medical", "Foods", "Shipyards", "Energy", "Retail", "Rail", "Paper", "Labs", "Ports", "Insurance", "Hotels", "Optics",
                                     "Systems", "Holding", "Group", "Partners" };
static const char *const industries[] = { "Logistics", "Health care", "Food", "Marine", "Energy", "Retail", "Transport", "Manufacturing", "Software", "Finance",
                                          "Hospitality", "Optics", NULL };
static const char *const regions[] = { "DE", "CH", "UK", "NO", "FI", "SE", "NL", "BE", "AT", "JP", "FR", "ES", "US" };
static const char *const tiers[] = { "strategic", "lite", "lite", "programmatic", "programmatic", "programmatic", NULL };
static const char *const relations[] = { "prospect", "customer", "customer", "partner", "former", NULL };
static const char *const currencies[] = { "EUR", "EUR", "EUR", "CHF", "USD" };

static guint32 state = 2463534242u;

static guint32
draw (guint32 below)
{
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;

  return state % below;
}

#define ONE_OF(list) list[draw (G_N_ELEMENTS (list))]

static const char *const fields[] = { "name", "industry", "region", "tier", "relation", "employees", "value", "renewal", "fit", "intent", "engagement", "relationship" };

static char *
invent (int field,
        int number)
{
  switch (field)
    {
    case 0:
      return g_strdup_printf ("%s%s %s %d", ONE_OF (first), ONE_OF (second), ONE_OF (third), number);
    case 1:
      return g_strdup (ONE_OF (industries));
    case 2:
      return g_strdup (ONE_OF (regions));
    case 3:
      return g_strdup (ONE_OF (tiers));
    case 4:
      return g_strdup (ONE_OF (relations));
    case 5:
      return draw (8) == 0 ? NULL : g_strdup_printf ("%u", 5 + draw (40) * draw (400));
    case 6:
      return draw (4) == 0 ? NULL : g_strdup_printf ("%u %s", 1000 * (1 + draw (2000)), ONE_OF (currencies));
    case 7:
      return draw (3) == 0 ? NULL : g_strdup_printf ("%u-%02u-%02u", 2026 + draw (3), 1 + draw (12), 1 + draw (28));
    default:
      return draw (5) == 0 ? NULL : g_strdup_printf ("%u", draw (101));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = argc == 3 ? way_records_open (argv[2], &error) : NULL;
  int            places[G_N_ELEMENTS (fields)];
  WayBulk       *bulk;
  WayBulkOutcome outcome;
  guint          i;
  int            n;

  if (argc != 3)
    return 2;
  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    places[i] = way_kind_find_field (WAY_KIND_ACCOUNT, fields[i]);
  bulk = records != NULL ? way_bulk_begin (records, WAY_KIND_ACCOUNT, places, G_N_ELEMENTS (fields), WAY_BULK_ID, NULL, &error) : NULL;
  for (n = atoi (argv[1]); bulk != NULL && n > 0; n--)
    {
      char *values[G_N_ELEMENTS (fields)];

      for (i = 0; i < G_N_ELEMENTS (fields); i++)
        values[i] = invent (i, n);
      if (!way_bulk_put (bulk, NULL, (const char *const *)values, &outcome, &error))
        break;
      for (i = 0; i < G_N_ELEMENTS (fields); i++)
        g_free (values[i]);
    }
  if (bulk != NULL && error == NULL)
    way_bulk_end (bulk, NULL, NULL, NULL, NULL, &error);
  if (error != NULL)
    {
      g_printerr ("make-records: %s\n", error->message);
      return 1;
    }

  return 0;
}
