/* test-capture.c - the capture strip and the bench, with real keys */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/capture/bench-list.h"
#include "widgets/capture/bench-row.h"
#include "widgets/capture/capture-strip.h"
#include "widgets/capture/strip-private.h"

typedef struct
{
  WayMap          *map;
  WayHistory      *history;
  WaySelection    *selection;
  GtkWidget       *window;
  WayCaptureStrip *strip;
  WayBenchList    *bench;
  int              n_closed;
} Fixture;

static void
closed_cb (Fixture *fixture)
{
  fixture->n_closed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->strip = WAY_CAPTURE_STRIP (way_capture_strip_new ());
  fixture->bench = WAY_BENCH_LIST (way_bench_list_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->bench), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bench));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->strip));
  way_capture_strip_set_selection (fixture->strip, fixture->selection);
  way_capture_strip_set_history (fixture->strip, fixture->history);
  way_bench_list_set_selection (fixture->bench, fixture->selection);
  way_bench_list_set_history (fixture->bench, fixture->history);
  g_signal_connect_swapped (fixture->strip, "closed", G_CALLBACK (closed_cb), fixture);
  fixture->window = way_test_window_new (box, 1000, 400);
  way_capture_strip_open (fixture->strip);
  way_test_next_frame (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->strip), (gpointer *)&fixture->strip);
  g_object_add_weak_pointer (G_OBJECT (fixture->bench), (gpointer *)&fixture->bench);
  g_object_add_weak_pointer (G_OBJECT (fixture->history), (gpointer *)&fixture->history);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->strip == NULL && fixture->bench == NULL);
  g_object_unref (fixture->history);
  g_assert_null (fixture->history);
  g_object_unref (fixture->selection);
  g_object_unref (fixture->map);
}

static WayItem *
get_last (Fixture *fixture,
          int      slot)
{
  return way_map_get (fixture->map, slot, way_map_n (fixture->map, slot) - 1);
}

static const char *
get_prompt (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (fixture->strip->prompt));
}

static const char *
get_place (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (fixture->strip->place));
}

static gboolean
is_typed (Fixture    *fixture,
          const char *wanted)
{
  g_autofree char *text = way_capture_strip_dup_text (fixture->strip);

  return strcmp (text, wanted) == 0;
}

static void
test_lands (Fixture      *fixture,
            gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  g_assert_cmpstr (get_place (fixture), ==, "Set up ▸ Contract signed ▸ Touchpoints");
  way_test_press ("Tab alt+Down");
  g_assert_cmpstr (get_place (fixture), ==, "Set up ▸ Kick-off call ▸ Pains");
  way_test_type ("late #x");
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  g_assert_cmpstr (way_item_get (get_last (fixture, WAY_MAP_CARDS), "title"), ==, "late");
  g_assert_true (is_typed (fixture, ""));
  /* Nothing lands of nothing. */
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_test_press ("Escape");
  g_assert_cmpint (fixture->n_closed, ==, 1);
  g_assert_false (way_capture_strip_is_open (fixture->strip));
}

/* Enter belongs to an input method while it has something of its own. */
static void
test_preedit (Fixture      *fixture,
              gconstpointer data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_type ("a");
  g_signal_emit_by_name (fixture->strip->view, "preedit-changed", "ni");
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  /* So do the others: no step is left, no lane. */
  g_signal_emit_by_name (fixture->strip->view, "preedit-changed", "ni");
  way_test_press ("alt+Down");
  g_assert_cmpstr (get_place (fixture), ==, "Set up ▸ Contract signed ▸ Touchpoints");
  g_signal_emit_by_name (fixture->strip->view, "preedit-changed", "");
  way_test_press ("Return");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
}

/* Where letters of another script are typed, keys with Ctrl are those of the same place. */
static void
test_another_script (Fixture      *fixture,
                     gconstpointer data)
{
  way_test_set_layout ("us,ru");
  way_test_press ("Cyrillic_ya");
  way_test_wait_until (is_typed (fixture, "я"));
  way_test_press ("ctrl+Cyrillic_ya");
  way_test_wait_until (is_typed (fixture, ""));
  way_test_press ("ctrl+Cyrillic_o");
  way_test_type ("Later");
  way_test_press ("Return");
  way_test_set_layout ("us");
  g_assert_cmpint (way_item_get_kind (way_map_get (fixture->map, WAY_MAP_CARDS, way_map_n (fixture->map, WAY_MAP_CARDS) - 1)), ==, WAY_KIND_JOB_CARD);
}

static void
copy (Fixture    *fixture,
      const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), text);
}

static void
test_offers_cells (Fixture      *fixture,
                   gconstpointer data)
{
  int            n = way_map_n (fixture->map, WAY_MAP_CARDS);
  const WayItem *card;

  way_test_press ("Tab Tab Tab");
  copy (fixture, "one\ttwo\n\tthree\n");
  way_test_press ("ctrl+shift+v");
  way_test_wait_until (way_capture_strip_get_offer (fixture->strip) != NULL);
  g_assert_cmpstr (get_prompt (fixture), ==, "3 cards in 2 steps, 1 of them new");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  way_test_press ("Return");
  g_assert_null (way_capture_strip_get_offer (fixture->strip));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 3);
  card = get_last (fixture, WAY_MAP_CARDS);
  g_assert_cmpstr (way_item_get ((WayItem *)card, "title"), ==, "three");
  /* One step back takes the new step of the map along. */
  way_history_undo (fixture->history);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  g_assert_cmpint (way_item_n_children (get_last (fixture, WAY_MAP_STAGES), WAY_STAGE_STEPS), ==, 2);
}

static void
test_offer_is_bounded (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = 0; i < 1200; i++)
    g_string_append_printf (text, "line %d\n", i);
  copy (fixture, text->str);
  way_test_press ("ctrl+v");
  way_test_wait_until (way_capture_strip_get_offer (fixture->strip) != NULL);
  g_assert_cmpstr (get_prompt (fixture), ==, "1000 cards in 1 step · 200 more are left out");
  way_test_press ("Escape");
  g_assert_null (way_capture_strip_get_offer (fixture->strip));
  g_assert_cmpstr (way_item_get (get_last (fixture, WAY_MAP_CARDS), "title"), ==, "line 0");
  g_assert_true (way_capture_strip_is_open (fixture->strip));
}

/* As many levels as the scale has. */
static void
test_levels (Fixture      *fixture,
             gconstpointer data)
{
  WayItem    *step = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  const char *tom = way_item_get_id (way_map_get (fixture->map, WAY_MAP_RECORDS, 1));
  WayItem    *emotion = way_rules_find_emotion (step, tom);

  way_capture_strip_set_persona (fixture->strip, tom);
  way_test_press ("ctrl+1");
  g_assert_cmpstr (way_item_get (emotion, "level"), ==, "-2");
  g_assert_cmpstr (get_prompt (fixture), ==, "Tom: Very bad");
  way_test_press ("ctrl+6");
  g_assert_cmpstr (way_item_get (emotion, "level"), ==, "-2");
  way_test_press ("ctrl+KP_5");
  g_assert_cmpstr (way_item_get (emotion, "level"), ==, "2");
  g_assert_true (is_typed (fixture, ""));
}

static void
test_completion (Fixture      *fixture,
                 gconstpointer data)
{
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) tag = way_command_new_set (card, "tags", "billing\npurchase order", NULL);
  WayCompletion *completion = WAY_COMPLETION (fixture->strip->completion);

  g_assert_true (way_history_perform (fixture->history, tag, NULL));
  way_test_type ("x #ord");
  way_test_wait_until (way_completion_is_shown (completion));
  g_assert_cmpstr (way_completion_take (completion), ==, "purchase order");
  g_assert_null (way_completion_get_chosen (completion));
  way_test_press ("Down Tab");
  g_assert_true (is_typed (fixture, "x #\"purchase order\" "));
  g_assert_false (way_completion_is_shown (completion));
  /* Also what was typed a moment ago. */
  way_test_type ("#fresh");
  way_test_press ("Return");
  way_test_type ("y #fre");
  g_assert_cmpstr (way_completion_take (completion), ==, "fresh");
  way_test_press ("Escape");
  g_assert_false (way_completion_is_shown (completion));
  g_assert_true (way_capture_strip_is_open (fixture->strip));
}

/* Beyond the last step one is offered, and what is typed before is not its name. */
static char *
link_record (Fixture    *fixture,
             const char *name,
             GError    **error)
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
test_records_of_others (Fixture      *fixture,
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
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  locked = link_record (fixture, "Mona", &error);
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_LOCKED);
  g_assert_null (locked);
  sqlite3_close (other);

  way_capture_strip_set_records (fixture->strip, NULL);
  way_test_wait_until (G_OBJECT (records)->ref_count == 1);
  g_assert_finalize_object (records);
  way_test_folder_free (folder);
}

static void
add_persona (Fixture    *fixture,
             const char *name)
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

/* The records are asked in another thread; whom a word means is told before Enter. */
static void
test_records (Fixture      *fixture,
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
  way_test_wait_until (is_typed (fixture, "Calls @\"Aster Freight GmbH\" "));
  way_test_type ("%inbox");
  way_test_wait_until (way_completion_is_shown (completion));
  g_assert_cmpstr (get_prompt (fixture), ==, "“inbox” is Approve an order without leaving my inbox");
  way_test_press ("Return");
  card = get_last (fixture, WAY_MAP_CARDS);
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
  g_assert_cmpstr (get_place (fixture), ==, "The last card");
  way_test_press ("Return");
  g_assert_null (way_item_get (card, "accounts"));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n + 2);
  way_test_press ("ctrl+z");
  g_assert_nonnull (way_item_get (card, "accounts"));
  g_assert_true (is_typed (fixture, "-@ast"));
  way_test_press ("ctrl+a BackSpace ctrl+z");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_RECORDS) == n);
  way_test_press ("ctrl+a BackSpace");

  /* The statement of a job that is known is offered as a whole. */
  way_test_press ("ctrl+j");
  way_test_type ("appr");
  way_test_wait_until (way_completion_is_shown (completion));
  way_test_press ("Right");
  way_test_wait_until (is_typed (fixture, "Approve an order without leaving my inbox "));
  g_assert_cmpstr (get_prompt (fixture), ==, "A job of your records");
  way_test_press ("Return");
  link = way_map_find (fixture->map, way_item_get (get_last (fixture, WAY_MAP_CARDS), "job"));
  g_assert_nonnull (way_item_get (link, "record"));
  /* Two that begin so: Enter asks first, and a word between quotation marks is new. */
  add_persona (fixture, "Tomasz");
  way_test_type ("x @to");
  way_test_wait_until (way_completion_is_shown (completion));
  way_test_press ("Return");
  g_assert_cmpstr (way_completion_get_chosen (completion), ==, "Tom");
  way_test_press ("Down Return");
  way_test_wait_until (is_typed (fixture, "x @Tomasz "));
  way_test_press ("ctrl+a BackSpace");
  way_test_type ("x @\"to");
  g_assert_cmpstr (get_prompt (fixture), ==, "“to” is a new persona");

  way_capture_strip_set_records (fixture->strip, NULL);
  way_test_wait_until (G_OBJECT (records)->ref_count == 1);
  g_assert_finalize_object (records);
  way_test_folder_free (folder);
}

static void
test_offers_a_step (Fixture      *fixture,
                    gconstpointer data)
{
  WayItem *stage = get_last (fixture, WAY_MAP_STAGES);

  way_test_press ("alt+2 Tab");
  way_test_type ("thought");
  way_test_press ("Tab");
  g_assert_cmpstr (get_place (fixture), ==, "First use ▸ New step");
  way_test_press ("Return");
  g_assert_cmpint (way_item_n_children (stage, WAY_STAGE_STEPS), ==, 3);
  g_assert_true (is_typed (fixture, "thought"));
  g_assert_cmpstr (get_place (fixture), ==, "First use ▸ Untitled step ▸ Touchpoints");
  way_test_press ("Return");
  g_assert_cmpstr (way_item_get (get_last (fixture, WAY_MAP_CARDS), "title"), ==, "thought");
}

static void
test_bench_follows (Fixture      *fixture,
                    gconstpointer data)
{
  WayItem *first = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem *card;
  g_autoptr (WayCommand) rename = NULL;
  GtkWidget *row;

  way_test_press ("ctrl+b");
  way_test_type ("one");
  way_test_press ("Return");
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 1);
  card = get_last (fixture, WAY_MAP_BENCH);
  way_test_next_frame (fixture->window);
  row = way_test_find (GTK_WIDGET (fixture->bench), WAY_TYPE_BENCH_ROW, 0);
  rename = way_command_new_set (card, "title", "two", NULL);
  way_history_perform (fixture->history, rename, NULL);
  g_assert_true (way_test_find (GTK_WIDGET (fixture->bench), WAY_TYPE_BENCH_ROW, 0) == row);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (row, GTK_TYPE_LABEL, 0))), ==, "two");
  way_history_undo (fixture->history);
  /* Into no cell, into one of emotions, into one that takes it. */
  g_assert_false (way_bench_list_place (fixture->bench, way_item_get_id (card), NULL, NULL));
  g_assert_false (way_bench_list_place (fixture->bench, way_item_get_id (card), way_item_get_id (first), way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 1))));
  g_assert_true (way_bench_list_place (fixture->bench, way_item_get_id (card), way_item_get_id (first), way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 2))));
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 0);
  way_history_undo (fixture->history);
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpuint (way_bench_list_get_count (fixture->bench), ==, 0);
}

#define ADD(name, function) g_test_add ("/widgets/capture/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("lands", test_lands);
  ADD ("preedit", test_preedit);
  ADD ("another-script", test_another_script);
  ADD ("offers-cells", test_offers_cells);
  ADD ("offer-is-bounded", test_offer_is_bounded);
  ADD ("levels", test_levels);
  ADD ("completion", test_completion);
  ADD ("records", test_records);
  ADD ("records-of-others", test_records_of_others);
  ADD ("offers-a-step", test_offers_a_step);
  ADD ("bench-follows", test_bench_follows);

  return g_test_run ();
}
