/* page-cost.c - what it costs to open the page of a large account
 *
 * usage: page-cost make DIR CONTACTS MAPS
 *        page-cost open|floor DIR RUNS
 *
 * Told is the processor time of the main thread from the wish to see the page to the end of
 * its first frame; what is read in threads comes later. The floor asks SQLite for the same rows.
 */
#include "config.h"

#include <adwaita.h>
#include <sqlite3.h>
#include <string.h>

#include "journeys/documents/document.h"
#include "journeys/records/library.h"
#include "tests/bench/cost.h"
#include "widgets/records/pages/record-page.h"

#define PERSONAS 5
#define JOBS 40
#define ACCOUNT "11111111-1111-4111-8111-111111111111"

typedef struct
{
  WayRecords *records;
  GtkWidget  *window;
  gboolean    painted;
} Bench;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static char *
add (WayRecords *records,
     WayItem    *record,
     const char *field,
     const char *name)
{
  g_autoptr (GError) error = NULL;

  way_item_set (record, field, name, NULL);
  if (!way_records_add (records, record, &error))
    g_error ("%s", error->message);

  return g_strdup (way_item_get_id (record));
}

static void
make_people (WayRecords *records,
             int         n,
             char      **personas)
{
  int i;

  for (i = 0; i < PERSONAS; i++)
    {
      g_autoptr (WayItem) persona = way_records_new_record (WAY_KIND_PERSONA);
      g_autofree char *name = g_strdup_printf ("Persona %d", i);

      way_item_set (persona, "role", "champion", NULL);
      personas[i] = add (records, persona, "name", name);
    }
  for (i = 0; i < n; i++)
    {
      g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
      g_autofree char *name = g_strdup_printf ("Contact number %d", i);

      way_item_set (contact, "account", ACCOUNT, NULL);
      way_item_set (contact, "persona", personas[i % PERSONAS], NULL);
      way_item_set (contact, "priorities", "On time delivery\nNo surprises", NULL);
      g_free (add (records, contact, "name", name));
    }
  for (i = 0; i < JOBS; i++)
    {
      g_autoptr (WayItem) job = way_records_new_record (WAY_KIND_JOB);
      g_autofree char *name = g_strdup_printf ("Get thing %d done before noon", i);

      way_item_set (job, "personas", personas[i % PERSONAS], NULL);
      g_free (add (records, job, "statement", name));
    }
}

static void
make_maps (WayRecords *records,
           const char *folder,
           int         n)
{
  int i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *title = g_strdup_printf ("Map %d", i);
      g_autofree char *name = g_strdup_printf ("map-%d.journey", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, uuid);
      g_autoptr (WayItem) link = way_item_new (WAY_KIND_ACCOUNT_LINK, NULL);
      g_autoptr (WayMap) map = NULL;
      g_autoptr (WayDocument) document = NULL;
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;

      way_item_set (root, "title", title, NULL);
      way_item_set (link, "record", ACCOUNT, NULL);
      way_item_append_child (root, WAY_MAP_RECORDS, link);
      map = way_map_new_for_root (root);
      document = way_document_new (map);
      file = g_file_new_for_path (path);
      if (!way_document_save_as (document, file, &error) || !way_records_remember_map (records, map, path, &error))
        g_error ("%s", error->message);
    }
}

static void
make (WayRecords *records,
      const char *folder,
      int         n_contacts,
      int         n_maps)
{
  char *personas[PERSONAS];
  g_autoptr (WayItem) account = way_item_new (WAY_KIND_ACCOUNT, ACCOUNT);
  int i;

  way_records_begin (records, NULL);
  way_item_set (account, "tier", "strategic", NULL);
  g_free (add (records, account, "name", "Northwind Freight"));
  make_people (records, n_contacts, personas);
  make_maps (records, folder, n_maps);
  way_records_end (records, TRUE, NULL);
  for (i = 0; i < PERSONAS; i++)
    g_free (personas[i]);
}

static void
painted_cb (Bench *self)
{
  self->painted = TRUE;
}

static double
open_page (Bench *self)
{
  g_autoptr (WayDesk) desk = way_desk_new (self->records);
  double before = now ();
  double cost;

  gtk_window_set_child (GTK_WINDOW (self->window), way_record_page_new (desk, WAY_KIND_ACCOUNT, ACCOUNT));
  self->painted = FALSE;
  gtk_widget_queue_draw (self->window);
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
  cost = now () - before;
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);

  return cost;
}

static double
measure_pages (Bench *self,
               int    runs)
{
  double total = 0;
  int    i;

  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb), self);
  open_page (self);
  for (i = 0; i < runs; i++)
    total += open_page (self);
  gtk_window_destroy (GTK_WINDOW (self->window));

  return total;
}

static void
ask (sqlite3    *handle,
     const char *sql)
{
  sqlite3_stmt *statement;
  int           i, size = 0;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (i = 0; i < sqlite3_column_count (statement); i++)
      size += sqlite3_column_bytes (statement, i);
  sqlite3_finalize (statement);
  if (size == 0)
    g_error ("%s: nothing", sql);
}

static double
measure_floor (const char *path,
               int         runs)
{
  sqlite3 *handle;
  double   before;
  int      i;

  if (sqlite3_open (path, &handle) != SQLITE_OK)
    g_error ("%s", path);
  before = now ();
  for (i = 0; i < runs; i++)
    {
      ask (handle, "SELECT * FROM account WHERE id = '" ACCOUNT "'");
      ask (handle, "SELECT * FROM contact WHERE account = '" ACCOUNT "' ORDER BY sorted");
      ask (handle, "SELECT * FROM persona");
      ask (handle, "SELECT * FROM job");
      ask (handle, "SELECT map.* FROM \"map-link\" JOIN map ON map.id = map WHERE kind = 'account' AND record = '" ACCOUNT "'");
    }
  before = now () - before;
  sqlite3_close (handle);

  return before;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (argc < 4)
    return 2;
  if (g_str_equal (argv[1], "floor"))
    {
      g_autofree char *path = way_records_dup_path (argv[2]);

      cost_print (measure_floor (path, cost_runs (argv[3])), cost_runs (argv[3]));
      return 0;
    }
  bench.records = way_records_open (argv[2], &error);
  if (bench.records == NULL)
    g_error ("%s", error->message);
  if (g_str_equal (argv[1], "make") && argc == 5)
    make (bench.records, argv[2], atoi (argv[3]), atoi (argv[4]));
  else
    {
      gtk_init ();
      adw_init ();
      cost_print (measure_pages (&bench, cost_runs (argv[3])), cost_runs (argv[3]));
    }
  g_object_unref (bench.records);

  return 0;
}
