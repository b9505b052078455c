/* list-cost.c - how long a list of records keeps the window waiting
 *
 * usage: list-cost scroll|search|bare FOLDER FRAMES
 *
 * Scrolls through all accounts, a few rows a frame and now and then to somewhere else,
 * or types into the search; told is the longest time that the
 * main loop was busy in one go, in processor time of its thread. The floor is a bare
 * list of GTK with as many rows and columns of plain text.
 */
#include "config.h"

#include <adwaita.h>

#include "journeys/records/desk.h"
#include "tests/bench/cost.h"
#include "tests/bench/typed-words.h"
#include "widgets/records/lists/record-list-private.h"

#define WIDTH 1280
#define HEIGHT 720
#define STEP 3     /* rows a frame */
#define JUMP 40    /* frames until it goes somewhere else */
#define COLUMNS 13 /* of the bare list */
#define WARM_UP 30
#define LETTERS 5 /* of a word, at most */

typedef struct
{
  const char *what;
  GtkWidget  *list;
  GtkWidget  *rows;
  GtkWidget  *window;
  guint       painted;
  double      longest;
} Bench;

static double
thread_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static void
painted_cb (Bench *self)
{
  self->painted++;
}

static void
iterate (Bench *self)
{
  double start = thread_now ();

  g_main_context_iteration (NULL, TRUE);
  self->longest = MAX (self->longest, thread_now () - start);
}

static void
draw_frame (Bench *self)
{
  guint before = self->painted;

  gtk_widget_queue_draw (self->window);
  while (self->painted == before || g_main_context_pending (NULL))
    iterate (self);
}

/* The bare list. */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

static GtkWidget *
new_bare (guint n)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkWidget     *view, *scroller = gtk_scrolled_window_new ();
  guint          i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Account %u", i);

      gtk_string_list_append (strings, text);
    }
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (strings))));
  for (i = 0; i < COLUMNS; i++)
    {
      GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Column", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_column_set_fixed_width (column, 120);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

static GtkWidget *
find_rows (GtkWidget *widget)
{
  GtkWidget *child, *found = NULL;

  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_rows (child);

  return found;
}

static void
scroll (Bench *self,
        guint  n,
        int    frame)
{
  guint place = ((guint)(frame / JUMP) * 100003u + (guint)(frame % JUMP) * STEP) % n;

  gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", place);
}

/* A letter more, as soon as what the last one finds is there. */
static void
type (Bench *self,
      int    frame)
{
  WayRecordList   *list = WAY_RECORD_LIST (self->list);
  const char      *word = typed_words[frame / LETTERS % G_N_ELEMENTS (typed_words)];
  g_autofree char *typed = g_strndup (word, frame % LETTERS + 1);

  if (list->search_id == 0 && !way_record_model_is_busy (list->model))
    gtk_editable_set_text (GTK_EDITABLE (list->entry), typed);
}

static void
check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("list-cost: %s\n", error->message);
  exit (1);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = argc == 4 ? way_records_open (argv[2], &error) : NULL;
  g_autoptr (WayDesk) desk = NULL;
  int   frames, i;
  guint n;

  check (error);
  if (records == NULL)
    return 2;
  adw_init ();
  bench.what = argv[1];
  frames = cost_runs (argv[3]);
  n = MAX (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), 1);
  check (error);
  desk = way_desk_new (records);
  bench.list = g_str_equal (bench.what, "bare") ? new_bare (n) : way_record_list_new (desk, WAY_KIND_ACCOUNT);
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench.window), bench.list);
  gtk_window_present (GTK_WINDOW (bench.window));
  while (!gtk_widget_get_mapped (bench.window) || gtk_widget_get_frame_clock (bench.window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (bench.window), "after-paint", G_CALLBACK (painted_cb), &bench);
  while (WAY_IS_RECORD_LIST (bench.list) && way_record_model_is_busy (WAY_RECORD_LIST (bench.list)->model))
    g_main_context_iteration (NULL, TRUE);
  bench.rows = find_rows (bench.list);

  for (i = 0; i < frames + WARM_UP; i++)
    {
      if (i == WARM_UP)
        bench.longest = 0;
      if (g_str_equal (bench.what, "search"))
        type (&bench, i);
      else
        scroll (&bench, n, i);
      draw_frame (&bench);
    }
  cost_print (bench.longest, 1);
  gtk_window_destroy (GTK_WINDOW (bench.window));

  return 0;
}
