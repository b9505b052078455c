/* test-long-life.c - a day of editing on a large map, with all that the program does meanwhile
 *
 * Eight hours, each second something at random: edits, undo, selections, a save every five minutes, what others
 * wrote, exports. At the end of each hour the program holds what one would that has just opened the map, and the
 * steps that can be taken back; nothing else. At the end of the day they are all taken back.
 */
#include "config.h"

#include <time.h>

#include "journeys/documents/recovery.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/painter.h"
#include "journeys/exchange/export.h"
#include "journeys/model/filter.h"
#include "journeys/model/matches.h"
#include "journeys/review/compare.h"
#include "tests/support/crowded-map.h"
#include "tests/support/folders.h"
#include "tests/support/inventions.h"
#include "tests/support/live-memory.h"
#include "tests/support/open-document.h"
#include "tests/support/test-main.h"

#define HOURS 8
#define KEPT_TEXTS 60 /* few, so that it makes no difference which texts those are */
#define LANES 12
#define PORTION 256 /* items that are looked through in one step */
#define WINDOW_WIDTH 1000
#define WINDOW_HEIGHT 700
#define CARD_WIDTH 192
#define CARD_HEIGHT 96

/* What may come of a day in which nothing leaks: other texts that are kept, and pages of databases. Bytes. */
#define SLACK (64 * 1024)
#define SLACK_OF_MANY (512 * 1024)

/* Of pictures that were drawn, as journeys/drawing/picture-store.c says, and what is kept of each beside. Bytes. */
#define MOST_PICTURES (50 * 1024 * 1024)

/* Of versions, as journeys/documents/versions.c says, and what SQLite has beside them. Bytes. */
#define MOST_VERSIONS (64 * 1024 * 1024 + 1024 * 1024)

/* On average, also when many cards are changed at once now and then. Bytes. */
#define MOST_OF_A_STEP 8192

typedef struct
{
  /* how long it is */
  int cards;
  int steps_an_hour;
  int steps_a_save;

  int warm; /* hours until fonts of all scripts have come, and what is kept for the next time is full */

  /* owned */
  char              *folder;
  GFile             *file;
  WayRecoveryFolder *recoveries;
  WayDocument       *document;
  WayRecovery       *recovery;
  WayTexts          *texts;
  WayLayout         *layout;
  WayMatches        *matches;
  cairo_surface_t   *surface;
  GRand             *rand;
  GBytes            *first;

  /* borrowed */
  WayMap     *map;
  WayHistory *history;

  /* state */
  int     steps;
  int     n_columns; /* in the morning */
  int     n_lanes;
  gssize  held; /* bytes, when it was warm, that are neither of the map nor of its history */
  gssize  grown;
  guint   files;
  clock_t longest; /* processor time of a step */
  int     slowest;
  int     n_saves, n_merges, n_exports;
} Day;

static const WayLayoutOptions options = { .hints = TRUE, .folds = TRUE, .legend = TRUE, .comments = TRUE, .rtl = -1 };

static void
paint (WayLayout       *layout,
       cairo_surface_t *surface,
       const WayRect   *area)
{
  cairo_t *cr = cairo_create (surface);
  WaySink *sink = way_cairo_sink_new (cr, FALSE);

  cairo_translate (cr, -area->x, -area->y);
  way_painter_paint (sink, layout, way_theme_get (WAY_THEME_LIGHT), area, WAY_PART_ALL);
  way_cairo_sink_free (sink);
  cairo_destroy (cr);
}

static void
paint_window (Day *day)
{
  WayRect area = { 0, 0, WINDOW_WIDTH, WINDOW_HEIGHT };
  double  width, height;

  way_layout_get_size (day->layout, &width, &height);
  area.x = g_rand_double_range (day->rand, 0, width);
  area.y = g_rand_double_range (day->rand, 0, height);
  paint (day->layout, day->surface, &area);
}

static void
paint_card (Day *day)
{
  WayItem *card = way_test_pick (day->rand, day->map, WAY_MAP_CARDS);
  WayBox   box;

  if (!way_layout_find (day->layout, way_item_get_id (card), &box))
    return;
  paint (day->layout, day->surface, &(WayRect){ box.rect.x - 8, box.rect.y - 8, CARD_WIDTH, CARD_HEIGHT });
}

/* What a field of search has found is kept up to date, and something else is looked for now and then. */
static gboolean
passes (WayMap  *map,
        WayItem *item,
        gpointer data)
{
  return !way_kind_is_card (way_item_get_kind (item)) || way_filter_matches (data, map, item);
}

static void
find (Day *day)
{
  static const char *const words[] = { "invoice", "nobody", "Büro", "予約", "billing" };

  if (day->steps % 50 == 0)
    {
      WayFilter *filter = way_filter_new ();

      way_filter_set_words (filter, words[g_rand_int_range (day->rand, 0, G_N_ELEMENTS (words))]);
      way_matches_look_for (day->matches, passes, filter, (GDestroyNotify)way_filter_free);
    }
  way_matches_advance (day->matches, PORTION);
  if (way_matches_is_complete (day->matches) && day->steps % 50 == 49)
    way_matches_list (day->matches);
}

/* People see at once that far too much is gone, or came. */
static gboolean
is_another_map (Day *day)
{
  return way_map_n (day->map, WAY_MAP_CARDS) < day->cards * 19 / 20 || way_map_n (day->map, WAY_MAP_LANES) > day->n_lanes + 8 ||
         ABS (way_layout_n_columns (day->layout) - day->n_columns) > 4 + day->n_columns / 10;
}

static WayCommand *
invent (Day *day,
        int  what)
{
  if (what < 8)
    return way_test_invent_group (day->rand, day->map);
  if (what < 16)
    return way_test_invent_anything (day->rand, day->map);

  return way_test_invent (day->rand, day->map);
}

static void
edit (Day *day)
{
  int what = g_rand_int_range (day->rand, 0, 100);

  if (what < 2)
    way_test_invent_typing (day->rand, day->history);
  else if (what < 4)
    way_test_step_back_and_forth (day->rand, day->history);
  else
    {
      g_autoptr (WayCommand) command = invent (day, what);

      if (command != NULL)
        way_history_perform (day->history, command, NULL);
    }
  way_layout_update (day->layout);
  while (is_another_map (day) && way_history_undo (day->history))
    way_layout_update (day->layout);
}

static void
let_work (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Somebody else opens the file, does something and saves it. */
static void
be_somebody_else (Day *day)
{
  g_autoptr (WayDocument) document = way_test_document_open (day->file);
  WayMap *map = way_document_get_map (document);
  int     i;

  for (i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("Theirs %d of %d", i, day->steps);
      g_autoptr (WayCommand) command = way_command_new_set (way_test_pick (day->rand, map, WAY_MAP_CARDS), "title", title, NULL);

      g_assert_true (way_history_perform (way_document_get_history (document), command, NULL));
    }
  way_test_document_assert_saves (document);
}

/* Whatever came of it: what others wrote is taken over, and then mine is saved. */
static void
after_save (Day    *day,
            GError *error)
{
  g_autoptr (GError) why = error;

  if (g_error_matches (why, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK))
    {
      way_test_document_merge (day->document);
      day->n_merges++;
      way_test_document_assert_saves (day->document);
    }
  else
    g_assert_no_error (why);
  day->n_saves++;
}

/* In another thread, while the next step is done. */
static void
save (Day *day)
{
  WayTestOutcome outcome = { 0 };

  way_document_save_async (day->document, NULL, way_test_document_note_saved, &outcome);
  edit (day);
  way_test_document_wait_for (&outcome);
  after_save (day, outcome.error);
}

/* The map of the morning, so that letters have the same size each time: cairo keeps the shapes of them for 256 fonts, some
 * megabytes in all, and each scale is another font. No PNG, which is drawn as the window is.
 */
static void export(Day *day)
{
  static const char *const formats[] = { "pdf", "svg" };
  WayExportOptions         export_options;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_reader_read (day->first, "morning", NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;

  way_export_options_init (&export_options);
  bytes = way_export_to_bytes (map, formats[day->n_exports % G_N_ELEMENTS (formats)], &export_options, NULL, NULL, NULL, &error);
  if (error != NULL)
    g_assert_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_TOO_LARGE);
  day->n_exports++;
}

/* An earlier version is looked at, beside the map of now. */
static void
look_back (Day *day)
{
  g_autofree char *folder = way_versions_dup_folder ();
  const char      *uuid = way_map_get_uuid (day->map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = way_versions_list (folder, uuid, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayMap) then = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  WayVersion *version;

  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, >, 0);
  g_assert_cmpuint (versions->len, <=, 100);
  version = g_ptr_array_index (versions, g_rand_int_range (day->rand, 0, versions->len));
  bytes = way_versions_read (folder, uuid, version->id, &error);
  g_assert_no_error (error);
  then = way_reader_read (bytes, "then", NULL, NULL, &error);
  g_assert_no_error (error);
  differences = way_compare (then, day->map);
}

static void
live (Day *day)
{
  int     pause = day->steps_a_save;
  clock_t start = clock ();

  edit (day);
  if (clock () - start > day->longest)
    {
      day->longest = clock () - start;
      day->slowest = day->steps;
      g_test_message ("step %d: %.3f s: %s", day->steps, (double)day->longest / CLOCKS_PER_SEC, way_history_get_undo_label (day->history));
    }
  paint_card (day);
  if (day->steps % 10 == 0)
    paint_window (day);
  find (day);
  way_recovery_write_now (day->recovery);
  let_work ();
  if (day->steps % (6 * pause) == pause + pause / 2)
    be_somebody_else (day);
  if (day->steps % (6 * pause) == 4 * pause + pause / 2)
    export(day);
  if (day->steps % pause == 0)
    save (day);
  day->steps++;
}

/* What a program has that has just opened the map and shows it. */
static gsize
count_fresh (Day *day)
{
  gsize start = way_test_count_live_bytes ();
  gsize all;
  g_autoptr (WayDocument) document = way_test_document_open (day->file);
  g_autoptr (WayTexts) texts = way_texts_new (1);
  g_autoptr (WayLayout) layout = way_layout_new (way_document_get_map (document), texts, &options);

  way_layout_update (layout);
  all = way_test_count_live_bytes ();

  return all - start;
}

static void
rest (Day *day)
{
  GError *error = NULL;

  way_document_save (day->document, &error);
  after_save (day, error);
  let_work ();
  way_recovery_folder_flush (day->recoveries);
  /* What a thread has done is told here, and given back then. */
  way_test_wait_for_threads ();
  let_work ();
  way_test_wait_for_threads ();
}

/* Pictures that were drawn are kept up to a limit, and it is chance which of them those are. */
static gsize
forget_pictures (Day *day)
{
  gsize before = way_test_count_live_bytes ();

  g_object_set_data (G_OBJECT (day->layout), "way-picture-store", NULL);

  return before - way_test_count_live_bytes ();
}

static void
check_hour (Day *day,
            int  hour)
{
  g_autofree char *versions = way_versions_dup_folder ();
  gsize            pictures, steps_bytes, live_bytes, fresh, kept, recovery;
  guint            files;
  gssize           held;

  rest (day);
  files = way_test_count_open_files ();
  pictures = forget_pictures (day);
  live_bytes = way_test_count_live_bytes ();
  steps_bytes = way_test_count_history_bytes (day->history);
  fresh = count_fresh (day);
  held = (gssize)live_bytes - steps_bytes - fresh;
  kept = way_test_count_folder_bytes (versions);
  recovery = way_test_count_folder_bytes (way_recovery_folder_get_path (day->recoveries));
  g_test_message ("hour %d: %d cards; %.1f MB, of which the map %.1f, %u steps %.1f, the rest %.3f; pictures %.1f MB; %u files; versions %.1f MB, recovery %.1f kB", hour,
                  way_map_n (day->map, WAY_MAP_CARDS), live_bytes / 1e6, fresh / 1e6, way_history_n_steps (day->history), steps_bytes / 1e6, held / 1e6, pictures / 1e6,
                  files, kept / 1e6, recovery / 1e3);
  look_back (day);
  if (hour <= day->warm)
    {
      day->held = held;
      day->files = files;
    }
  day->grown = MAX (day->grown, held - day->held);
  g_assert_cmpint (held - day->held, <, day->cards> 1000 ? SLACK_OF_MANY : SLACK);
  g_assert_cmpuint (pictures, <, MOST_PICTURES);
  g_assert_cmpuint (steps_bytes, <, MOST_OF_A_STEP * way_history_n_steps (day->history));
  g_assert_cmpuint (files, <=, day->files);
  g_assert_cmpuint (kept, <, MOST_VERSIONS);
}

static void
begin (Day *day)
{
  g_autoptr (WayMap) map = way_test_crowded_map_new (day->cards, LANES, TRUE);
  g_autofree char *path = NULL;
  g_autofree char *recoveries = NULL;

  day->folder = way_test_folder_new_in_memory ();
  g_setenv ("WAYMARK_DATA_DIR", day->folder, TRUE);
  path = g_build_filename (day->folder, "map.journey", NULL);
  day->file = g_file_new_for_path (path);
  day->first = way_writer_write (map);
  way_test_write (path, g_bytes_get_data (day->first, NULL), g_bytes_get_size (day->first));
  recoveries = way_recovery_folder_dup_path ();
  day->recoveries = way_recovery_folder_new (recoveries);
  day->document = way_test_document_open (day->file);
  day->recovery = way_recovery_new (day->recoveries, day->document);
  day->map = way_document_get_map (day->document);
  day->history = way_document_get_history (day->document);
  day->texts = way_texts_new (KEPT_TEXTS);
  day->layout = way_layout_new (day->map, day->texts, &options);
  day->matches = way_matches_new (day->map, TRUE);
  day->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WINDOW_WIDTH, WINDOW_HEIGHT);
  day->rand = g_rand_new_with_seed (20261124);
  day->n_columns = way_layout_n_columns (day->layout);
  day->n_lanes = way_map_n (day->map, WAY_MAP_LANES);
  way_test_room = (WayTestRoom){
    .cards = day->cards + day->cards / 50,
    .stages = way_map_n (day->map, WAY_MAP_STAGES) + 4,
    .lanes = day->n_lanes + 4,
    .items = G_MAXUINT,
    .chosen = day->cards / 20,
  };
}

/* To the first byte, and to the last. */
static void
check_undo (Day *day)
{
  g_autoptr (GBytes) last = way_writer_write (day->map);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) again = NULL;
  guint place = way_history_get_place (day->history);

  g_assert_true (way_history_go_to (day->history, 0));
  way_layout_update (day->layout);
  back = way_writer_write (day->map);
  g_assert_true (g_bytes_equal (day->first, back));
  g_assert_true (way_history_go_to (day->history, place));
  way_layout_update (day->layout);
  again = way_writer_write (day->map);
  g_assert_true (g_bytes_equal (last, again));
}

static void
end (Day *day)
{
  rest (day);
  g_assert_finalize_object (day->matches);
  g_assert_finalize_object (day->layout);
  way_texts_unref (day->texts);
  cairo_surface_destroy (day->surface);
  g_assert_finalize_object (day->recovery);
  g_assert_finalize_object (day->document);
  g_assert_finalize_object (day->recoveries);
  g_rand_free (day->rand);
  g_bytes_unref (day->first);
  g_object_unref (day->file);
  way_test_folder_free (day->folder);
}

static void
spend (Day *day)
{
  int hour;

  g_random_set_seed (20261124);
  begin (day);
  for (hour = 1; hour <= HOURS; hour++)
    {
      while (day->steps < hour * day->steps_an_hour)
        live (day);
      check_hour (day, hour);
    }
  check_undo (day);
  end (day);
}

/* A short day is spent twice: in the second one each letter has been drawn before, so that far less is enough to tell
 * that something is kept. */
static void
test_day (void)
{
  gboolean is_long = g_getenv ("WAYMARK_TEST_LONG") != NULL;
  Day      before = { .cards = 200, .steps_an_hour = 80, .steps_a_save = 20, .warm = HOURS };
  Day      day = before;

  if (is_long)
    day = (Day){ .cards = 20000, .steps_an_hour = 3600, .steps_a_save = 300, .warm = 3 };
  else
    {
      spend (&before);
      day.warm = 1;
    }
  spend (&day);
  g_print ("# promise 12: %d random edits in a row on a map of %d cards, with %d saves, %d merges and %d exports; what is held beside map and undo grew by %" G_GSSIZE_FORMAT " kB\n",
           day.steps, day.cards, day.n_saves, day.n_merges, day.n_exports, day.grown / 1024);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/long-life/a-day", test_day);

  return way_test_run ();
}
