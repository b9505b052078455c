/* test-naming.c - people, companies and jobs of the records, named in the capture strip */
#include "config.h"

#include <string.h>

#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/sql.h"
#include "tests/support/strip.h"
#include "tests/support/window.h"
#include "widgets/capture/completion-private.h"
#include "widgets/capture/strip-private.h"

static char *
link_record (WayTestStrip *fixture,
             const char   *name,
             GError      **error)
{
  g_autoptr (WayCommand) group = way_command_new_group (NULL);
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  WayKind  kind;
  char    *id = NULL;
  gboolean done = way_completion_link_record (fixture->map, group, coming, WAY_KIND_MASK (WAY_KIND_PERSONA_LINK), name, FALSE,
                                              fixture->strip->completion, &kind, &id, error);

  g_assert_cmpint (done, ==, *error == NULL);

  return id;
}

/* Who was known and is deleted meanwhile is not linked, and hinders nothing; whom the records cannot look for is
 * not taken for somebody new. */
static void
test_records_of_others (WayTestStrip *fixture,
                        gconstpointer data)
{
  char          *folder = way_test_folder_new ();
  WayRecords    *records = way_records_open (folder, NULL);
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);
  g_autoptr (WayItem) persona = way_records_new_record (WAY_KIND_PERSONA);
  g_autofree char *path = g_build_filename (folder, "records.db", NULL);
  g_autofree char *known = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *locked = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  way_item_set (persona, "name", "Aylin", NULL);
  g_assert_true (way_records_add (records, persona, NULL));
  way_capture_strip_set_records (fixture->strip, records);
  way_completion_load (completion);
  way_test_wait_until (way_completion_knows (completion, WAY_MARK_WHO, "Aylin", TRUE) != NULL);
  known = link_record (fixture, "Aylin", &error);
  g_assert_nonnull (known);

  g_assert_true (way_records_delete (records, WAY_KIND_PERSONA, way_item_get_id (persona), NULL));
  gone = link_record (fixture, "Aylin", &error);
  g_assert_no_error (error);
  g_assert_null (gone);

  way_records_hurry (records, 0);
  other = way_test_open_sql (path, "BEGIN EXCLUSIVE");
  locked = link_record (fixture, "Mona", &error);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_assert_null (locked);
  sqlite3_close (other);

  way_capture_strip_set_records (fixture->strip, NULL);
  way_test_wait_until (G_OBJECT (records)->ref_count == 1);
  g_assert_finalize_object (records);
  way_test_folder_free (folder);
}

static void
add_persona (WayTestStrip *fixture,
             const char   *name)
{
  way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", name, NULL);
}

static void
add_record (WayRecords *records,
            WayKind     kind,
            const char *name)
{
  g_autoptr (WayItem) record = way_records_new_record (kind);

  way_item_set (record, way_kind_get_name_field (kind), name, NULL);
  g_assert_true (way_records_add (records, record, NULL));
}

/* What was not there when it was looked for is, once it was added and the strip is opened anew. */
static void
test_added_since (WayTestStrip *fixture,
                  gconstpointer data)
{
  char          *folder = way_test_folder_new ();
  WayRecords    *records = way_records_open (folder, NULL);
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);

  way_capture_strip_set_records (fixture->strip, records);
  way_test_type ("Calls @ast");
  way_test_wait_until (completion->answered != NULL);
  way_strip_set_text (fixture->strip, "");
  way_capture_strip_close (fixture->strip);

  add_record (records, WAY_KIND_ACCOUNT, "Aster Freight GmbH");
  way_capture_strip_open (fixture->strip);
  way_test_type ("Calls @ast");
  way_test_wait_until (way_completion_is_shown (completion));

  way_capture_strip_set_records (fixture->strip, NULL);
  way_test_wait_until (G_OBJECT (records)->ref_count == 1);
  g_assert_finalize_object (records);
  way_test_folder_free (folder);
}

/* The records are asked in another thread; whom a word means is told before Enter. */
static void
test_records (WayTestStrip *fixture,
              gconstpointer data)
{
  char          *folder = way_test_folder_new ();
  WayRecords    *records = way_records_open (folder, NULL);
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);
  int            n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  WayItem       *card, *link;

  add_record (records, WAY_KIND_ACCOUNT, "Aster Freight GmbH");
  add_record (records, WAY_KIND_JOB, "Approve an order without leaving my inbox");
  way_capture_strip_set_records (fixture->strip, records);

  way_test_type ("Calls @ast");
  way_test_wait_until (way_completion_is_shown (completion));
  way_test_press ("Right");
  way_test_wait_until (way_test_strip_is_typed (fixture, "Calls @\"Aster Freight GmbH\" "));
  way_test_type ("%inbox");
  way_test_wait_until (way_completion_is_shown (completion));
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "“inbox” is Approve an order without leaving my inbox");
  way_test_press ("Return");
  card = way_test_strip_get_last (fixture, WAY_MAP_CARDS);
  g_assert_cmpstr (way_item_get (card, "title"), ==, "Calls");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 2);
  link = way_map_find (fixture->map, way_item_get (card, "accounts"));
  g_assert_cmpstr (way_item_get_name (link), ==, "Aster Freight GmbH");
  g_assert_nonnull (way_item_get (link, "record"));
  link = way_map_find (fixture->map, way_item_get (card, "serves"));
  g_assert_nonnull (way_item_get (link, "record"));

  /* Off the card again; both stay on the map. */
  way_test_type ("-@ast");
  way_test_wait_until (way_completion_is_shown (completion));
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "The last card");
  way_test_press ("Return");
  g_assert_null (way_item_get (card, "accounts"));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 2);
  way_test_press ("ctrl+z");
  g_assert_nonnull (way_item_get (card, "accounts"));
  g_assert_true (way_test_strip_is_typed (fixture, "-@ast"));
  way_test_press ("ctrl+a BackSpace ctrl+z");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_RECORDS) == n);
  way_test_press ("ctrl+a BackSpace");

  /* The statement of a job that is known is offered as a whole. */
  way_test_press ("ctrl+j");
  way_test_type ("appr");
  way_test_wait_until (way_completion_is_shown (completion));
  way_test_press ("Right");
  way_test_wait_until (way_test_strip_is_typed (fixture, "Approve an order without leaving my inbox "));
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "A job of your records");
  way_test_press ("Return");
  link = way_map_find (fixture->map, way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "job"));
  g_assert_nonnull (way_item_get (link, "record"));
  /* Two that begin so: Enter asks first, and a word between quotation marks is new. */
  add_persona (fixture, "Tomasz");
  way_test_type ("x @to");
  way_test_wait_until (way_completion_is_shown (completion));
  way_test_press ("Return");
  g_assert_cmpstr (way_completion_get_chosen (completion), ==, "Tom");
  way_test_press ("Down Return");
  way_test_wait_until (way_test_strip_is_typed (fixture, "x @Tomasz "));
  way_test_press ("ctrl+a BackSpace");
  way_test_type ("x @\"to");
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "“to” is a new persona");

  way_capture_strip_set_records (fixture->strip, NULL);
  way_test_wait_until (G_OBJECT (records)->ref_count == 1);
  g_assert_finalize_object (records);
  way_test_folder_free (folder);
}

typedef struct
{
  WayRecords *records;
  char       *folder;
} Room;

static void
open_records (WayTestStrip *fixture,
              Room         *room)
{
  static const char *const accounts[] = { "Müller Maschinenbau GmbH", "Müller Malerei", "Müller Logistik AG", "Brandt & Söhne" };
  guint                    i;

  room->folder = way_test_folder_new ();
  room->records = way_records_open (room->folder, NULL);
  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    add_record (room->records, WAY_KIND_ACCOUNT, accounts[i]);
  way_capture_strip_set_records (fixture->strip, room->records);
}

static void
close_records (WayTestStrip *fixture,
               Room         *room)
{
  way_capture_strip_set_records (fixture->strip, NULL);
  way_test_wait_until (G_OBJECT (room->records)->ref_count == 1);
  g_assert_finalize_object (room->records);
  way_test_folder_free (room->folder);
}

/* What the card names in a field. */
static const char *
get_named (WayTestStrip *fixture,
           const char   *field)
{
  WayItem *card = way_test_strip_get_last (fixture, WAY_MAP_CARDS);

  return way_item_get_name (way_map_find (fixture->map, way_item_get (card, field)));
}

static const char *
get_title (WayTestStrip *fixture)
{
  return way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "title");
}

/* The list stays open over the spaces of a name, and Enter makes what was told. */
static void
test_spaces (WayTestStrip *fixture,
             gconstpointer data)
{
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);
  int            n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  Room           room;

  open_records (fixture, &room);
  way_test_type ("Calls @Muller Masch");
  way_test_wait_until (strcmp (way_test_strip_get_prompt (fixture), "“Muller Masch” is Müller Maschinenbau GmbH") == 0);
  g_assert_true (way_completion_is_shown (completion));
  way_test_press ("Return");
  g_assert_cmpstr (get_title (fixture), ==, "Calls");
  g_assert_cmpstr (get_named (fixture, "accounts"), ==, "Müller Maschinenbau GmbH");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 1);
  /* Off again. */
  way_test_type ("-@Muller Masch");
  way_test_wait_until (way_completion_is_shown (completion));
  g_assert_cmpstr (way_test_strip_get_prompt (fixture), ==, "Taken off “Calls”");
  way_test_press ("Return");
  g_assert_null (way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "accounts"));

  /* Tab takes the first of the list, and moves on without one. */
  way_test_type ("Asks @Muller Lo");
  way_test_wait_until (way_completion_is_shown (completion));
  way_test_press ("Tab");
  g_assert_true (way_test_strip_is_typed (fixture, "Asks @\"Müller Logistik AG\" "));
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "Set up ▸ Contract signed ▸ Touchpoints");
  way_test_press ("Tab");
  g_assert_cmpstr (way_test_strip_get_place (fixture), ==, "Set up ▸ Kick-off call ▸ Touchpoints");
  way_test_press ("Return");
  g_assert_cmpstr (get_named (fixture, "accounts"), ==, "Müller Logistik AG");
  close_records (fixture, &room);
}

/* Where the list knows more than would land, Enter asks first. */
static void
test_several (WayTestStrip *fixture,
              gconstpointer data)
{
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);
  int            n = way_map_n (fixture->map, WAY_MAP_CARDS);
  Room           room;

  open_records (fixture, &room);
  way_test_type ("Calls @Muller Ma");
  way_test_wait_until (strcmp (way_test_strip_get_prompt (fixture), "“Muller Ma” begins a name in the list: Tab takes it") == 0);
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  g_assert_nonnull (way_completion_get_chosen (completion));
  way_test_press ("Down Return");
  g_assert_true (way_test_strip_is_typed (fixture, "Calls @\"Müller Maschinenbau GmbH\" ") || way_test_strip_is_typed (fixture, "Calls @\"Müller Malerei\" "));
  way_test_press ("ctrl+a BackSpace");
  /* Nothing goes on so: it is a name and words. */
  way_test_type ("@Nobody and then more text");
  g_assert_false (way_completion_is_shown (completion));
  way_test_press ("Return");
  g_assert_cmpstr (get_title (fixture), ==, "Nobody and then more text");
  g_assert_cmpstr (get_named (fixture, "personas"), ==, "Nobody");
  close_records (fixture, &room);
}

/* A whole name is known even to who types faster than the records answer. */
static void
test_in_a_hurry (WayTestStrip *fixture,
                 gconstpointer data)
{
  int  n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  Room room;

  open_records (fixture, &room);
  way_strip_set_text (fixture->strip, "asks @muller logistik ag and @Brandt & Söhne");
  way_strip_land (fixture->strip, FALSE);
  g_assert_cmpstr (get_title (fixture), ==, "asks muller logistik ag and");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 2);
  g_assert_cmpstr (way_item_get_name (way_test_strip_get_last (fixture, WAY_MAP_RECORDS)), ==, "Brandt & Söhne");
  g_assert_null (way_item_get (way_test_strip_get_last (fixture, WAY_MAP_CARDS), "personas"));
  close_records (fixture, &room);
}

#define ADD(name, function) g_test_add ("/widgets/naming/" name, WayTestStrip, NULL, way_test_strip_set_up, function, way_test_strip_tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("records", test_records);
  ADD ("records-of-others", test_records_of_others);
  ADD ("added-since", test_added_since);
  ADD ("spaces", test_spaces);
  ADD ("several", test_several);
  ADD ("in-a-hurry", test_in_a_hurry);

  return g_test_run ();
}
