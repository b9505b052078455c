/* test-long-life.c - a window in which somebody works for hours with keys, on a large map
 *
 * Rounds of random gestures, each with real keys: typing, moving, undo, zoom, search, the faces of the map, other
 * windows and dialogs. After a round all of it is undone and the map is saved, so that the window is as it was: once
 * it is warm, nothing more may be held than then, and no window or file may be left. A warning ends the test.
 */
#include "config.h"

#include "app/window-private.h"
#include "journeys/documents/writer.h"
#include "tests/support/crowded-map.h"
#include "tests/support/folders.h"
#include "tests/support/live-memory.h"
#include "tests/support/test-main.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-private.h"

#define LANES 12
#define WORDS "the invoice had no number"

/* Rounds after which everything that is kept for the next time is there. */
#define WARM 6

/* By which two rounds may differ: which texts and tiles are kept, and what of a list is in sight. Bytes. */
#define SLACK (2 * 1024 * 1024)

typedef struct
{
  const char *keys;
  const char *text;  /* typed then */
  const char *then;  /* keys after that */
  gboolean    opens; /* a window, which "then" closes */
} Gesture;

/* Arrows are random; what is done most often stands here more than once. */
static const Gesture gestures[] = {
  { "", WORDS, "Return" },
  { "", WORDS, "Return" },
  { "F2", " more", "Return" },
  { "Insert", "another", "Return" },
  { "Delete", NULL, NULL },
  { "ctrl+d", NULL, NULL },
  { "alt+Right", NULL, "alt+Down" },
  { "alt+Left", NULL, "alt+Up" },
  { "alt+shift+Right", NULL, NULL },
  { "shift+Right shift+Down", NULL, "alt+Right" },
  { "ctrl+c", NULL, "Right ctrl+v" },
  { "ctrl+x", NULL, "Down ctrl+v" },
  { "ctrl+m", NULL, NULL },
  { "ctrl+b", NULL, NULL },
  { "ctrl+1", NULL, NULL },
  { "ctrl+2", NULL, NULL },
  { "ctrl+z ctrl+z ctrl+z", NULL, "ctrl+y" },
  { "ctrl+z", NULL, "ctrl+z" },
  { "ctrl+plus ctrl+plus", NULL, "ctrl+minus" },
  { "ctrl+minus ctrl+minus", NULL, "ctrl+0" },
  { "ctrl+9", NULL, "ctrl+0" },
  { "ctrl+8", NULL, "ctrl+0" },
  { "Page_Down Page_Down", NULL, "Page_Up" },
  { "ctrl+End", NULL, "ctrl+Home" },
  { "ctrl+f", "invoice", "Return F3 F3" },
  { "ctrl+h", "invoice", NULL },
  { "ctrl+shift+f", NULL, NULL },
  { "ctrl+k", "zoom", NULL },
  { "ctrl+g", "inv", NULL },
  { "ctrl+space", "typed in the strip", "Return" },
  { "ctrl+shift+m", "Is that so?", NULL },
  { "ctrl+shift+h", NULL, "F9" },
  { "F9", NULL, "F9" },
  { "F10", NULL, NULL },
  { "Menu", NULL, NULL },
  { "ctrl+a", NULL, NULL },
  { "ctrl+Page_Down ctrl+Page_Down", NULL, "ctrl+Page_Up ctrl+Page_Up" },
  { "ctrl+Page_Up", NULL, "ctrl+Page_Down" },
  { "ctrl+s", NULL, NULL },
  { "ctrl+comma", NULL, "Escape", TRUE },
  { "ctrl+question", NULL, "Escape", TRUE },
  { "ctrl+alt+v", NULL, "Escape", TRUE },
  { "ctrl+e", NULL, "Escape", TRUE },
  { "ctrl+shift+n", NULL, "ctrl+w", TRUE },
  { "ctrl+n", NULL, "ctrl+w", TRUE },
};

typedef struct
{
  char           *folder;
  GFile          *file;
  WayApplication *application;
  WayWindow      *window;
  WayDocument    *document;
  GRand          *rand;
  int             keys;
} Desk;

static guint
count_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GList *l;
  guint  n = 0;

  for (l = windows; l != NULL; l = l->next)
    n += gtk_widget_get_visible (l->data);

  return n;
}

/* The other one, which is gone altogether once it is closed; only that of the shortcuts is kept for the next time. */
static void
watch_window (Desk       *desk,
              GtkWindow **window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GList *l;

  for (l = windows; l != NULL; l = l->next)
    if (gtk_widget_get_visible (l->data) && l->data != (gpointer)desk->window && !GTK_IS_SHORTCUTS_WINDOW (l->data))
      g_set_weak_pointer (window, l->data);
}

/* Everything that a window is made of. */
static guint
count_widgets (GtkWidget *widget)
{
  GtkWidget *child;
  guint      n = 1;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);

  return n;
}

static void
settle (Desk *desk)
{
  WayCanvas *canvas = desk->window->canvas;

  way_test_wait_until (!g_main_context_pending (NULL) && canvas->proxies_id == 0 && canvas->still_id == 0 && canvas->frame_id == 0);
}

static void
press (Desk       *desk,
       const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  if (*keys == '\0')
    return;
  desk->keys += g_strv_length (each);
  way_test_press (keys);
}

/* To somewhere near. */
static void
go_about (Desk *desk)
{
  static const char *const arrows[] = { "Left", "Right", "Right", "Up", "Down", "Down" };
  g_autoptr (GString) keys = g_string_new ("Down");
  int n = g_rand_int_range (desk->rand, 1, 8);

  while (n-- > 0)
    g_string_append_printf (keys, " %s", arrows[g_rand_int_range (desk->rand, 0, G_N_ELEMENTS (arrows))]);
  press (desk, keys->str);
}

/* To the map, with nothing open beside it. */
static void
come_back (Desk          *desk,
           const Gesture *gesture)
{
  press (desk, "Escape Escape");
  settle (desk);
  if (count_windows () > 1)
    g_error ("%s: a window is left", gesture->keys);
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  gtk_widget_grab_focus (GTK_WIDGET (desk->window->canvas));
}

static void
make (Desk          *desk,
      const Gesture *gesture)
{
  GtkWindow *opened = NULL;

  g_test_message ("%s", *gesture->keys != '\0' ? gesture->keys : gesture->text);
  press (desk, gesture->keys);
  if (gesture->opens)
    {
      way_test_wait_until (count_windows () == 2 && !gtk_window_is_active (GTK_WINDOW (desk->window)));
      watch_window (desk, &opened);
    }
  if (gesture->text != NULL)
    {
      way_test_type (gesture->text);
      desk->keys += strlen (gesture->text);
    }
  if (gesture->then != NULL)
    press (desk, gesture->then);
  if (gesture->opens)
    way_test_wait_until (count_windows () == 1 && opened == NULL);
  come_back (desk, gesture);
}

/* All is undone and saved. What can be done again remains, and is counted for itself. */
static void
put_back (Desk *desk)
{
  WayHistory *history = way_document_get_history (desk->document);
  g_autoptr (GError) error = NULL;

  way_window_finish_typing (desk->window);
  g_assert_true (way_history_go_to (history, 0));
  way_document_save (desk->document, &error);
  g_assert_no_error (error);
  press (desk, "ctrl+0 ctrl+Home Escape");
  settle (desk);
  way_test_next_frame (GTK_WIDGET (desk->window));
  settle (desk);
  way_test_wait_for_threads ();
}

static void
begin (Desk *desk,
       int   cards)
{
  g_autoptr (WayMap) map = way_test_crowded_map_new (cards, LANES, TRUE);
  g_autoptr (GBytes) bytes = way_writer_write (map);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  desk->folder = way_test_folder_new_in_memory ();
  g_setenv ("WAYMARK_DATA_DIR", desk->folder, TRUE);
  path = g_build_filename (desk->folder, "map.journey", NULL);
  desk->file = g_file_new_for_path (path);
  way_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  desk->rand = g_rand_new_with_seed (20261124);
  desk->application = way_application_new ();
  g_application_set_flags (G_APPLICATION (desk->application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (desk->application), NULL, &error));
  desk->window = WAY_WINDOW (way_application_open_file (desk->application, desk->file, NULL, &error));
  g_assert_no_error (error);
  desk->document = way_window_get_document (desk->window);
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)) && gtk_widget_get_mapped (GTK_WIDGET (desk->window->canvas)));
  gtk_widget_grab_focus (GTK_WIDGET (desk->window->canvas));
}

static void
end (Desk *desk)
{
  g_object_add_weak_pointer (G_OBJECT (desk->window), (gpointer *)&desk->window);
  g_object_add_weak_pointer (G_OBJECT (desk->document), (gpointer *)&desk->document);
  press (desk, "ctrl+w");
  way_test_wait_until (desk->window == NULL && desk->document == NULL);
  g_object_unref (desk->application);
  g_rand_free (desk->rand);
  g_object_unref (desk->file);
  way_test_folder_free (desk->folder);
}

/* Each window that is opened from this one, and closed again. */
static void
look_into_windows (Desk *desk)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (gestures); i++)
    if (gestures[i].opens)
      make (desk, &gestures[i]);
}

static void
test_hours (void)
{
  gboolean is_long = g_getenv ("WAYMARK_TEST_LONG") != NULL;
  int      rounds = is_long ? 24 : 2;
  Desk     desk = { 0 };
  gssize   held = 0, first = 0, grown = 0;
  guint    widgets, files = 0;
  int      i, j;

  begin (&desk, is_long ? 20000 : 300);
  look_into_windows (&desk);
  for (i = 1; i <= rounds; i++)
    {
      for (j = 0; j < (is_long ? 25 : 5); j++)
        {
          go_about (&desk);
          make (&desk, &gestures[g_rand_int_range (desk.rand, 0, G_N_ELEMENTS (gestures))]);
        }
      put_back (&desk);
      held = (gssize)way_test_count_live_bytes () - way_test_count_history_bytes (way_document_get_history (desk.document));
      widgets = count_widgets (GTK_WIDGET (desk.window));
      g_test_message ("round %d: %d keys, %.2f MB beside the steps, %u widgets, %u files", i, desk.keys, held / 1e6, widgets,
                      way_test_count_open_files ());
      if (i == WARM)
        {
          first = held;
          files = way_test_count_open_files ();
        }
      grown = i > WARM ? MAX (grown, held - first) : 0;
    }
  g_assert_cmpint (grown, <, SLACK);
  g_assert_true (files == 0 || way_test_count_open_files () <= files);
  end (&desk);
  g_print ("# promise 12: %d keys in a window, and what is held after undo grew by %" G_GSSIZE_FORMAT " kB\n", desk.keys, grown / 1024);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/app/long-life/hours", test_hours);

  return g_test_run ();
}
