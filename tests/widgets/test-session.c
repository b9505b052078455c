/* test-session.c - the panels of a workshop, with real keys, and what an audience sees */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-private.h"
#include "widgets/canvas/canvas-stage.h"
#include "widgets/inspector/outcomes-section.h"
#include "widgets/session/session-bar.h"
#include "widgets/session/session-panel.h"

typedef struct
{
  WayMap          *map;
  WayHistory      *history;
  WaySession      *session;
  WaySessionPanel *panel;
  WaySessionBar   *bar;
  GtkWidget       *window;
  GString         *done; /* names of the actions that keys activated */
  char            *folder;
  char            *clock;
} Fixture;

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  g_string_append_printf (data, "%s ", g_action_get_name (G_ACTION (action)));
}

static void
add_actions (Fixture *fixture)
{
  static const char *const names[] = { "timer", "pause", "reveal-next", "reveal-back", "spotlight", "vote", "score", "decide", "park", "next-speaker", "minutes", "leave" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  guint i;

  fixture->done = g_string_new (NULL);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], NULL);

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture->done);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (fixture->window, "session", G_ACTION_GROUP (group));
}

static void
forward (Fixture *fixture,
         int      seconds)
{
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->clock, &before, NULL, NULL);
  text = g_strdup_printf ("%d\n", (before != NULL ? atoi (before) : 0) + seconds);
  g_assert_true (g_file_set_contents (fixture->clock, text, -1, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->clock = g_build_filename (fixture->folder, "clock", NULL);
  g_setenv ("WAYMARK_CLOCK", fixture->clock, TRUE);
  forward (fixture, 1000);
  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->session = way_session_new (fixture->history);
  way_session_begin (fixture->session, &error);
  g_assert_no_error (error);
  fixture->panel = WAY_SESSION_PANEL (way_session_panel_new ());
  fixture->bar = WAY_SESSION_BAR (way_session_bar_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->panel), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->panel));
  way_minutes_panel_set_map (way_session_panel_get_minutes (fixture->panel), fixture->map);
  way_minutes_panel_set_session (way_session_panel_get_minutes (fixture->panel), fixture->session);
  way_session_bar_set_session (fixture->bar, fixture->session);
  fixture->window = way_test_window_new (box, 420, 760);
  add_actions (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->panel), (gpointer *)&fixture->panel);
  g_object_add_weak_pointer (G_OBJECT (fixture->bar), (gpointer *)&fixture->bar);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->panel == NULL && fixture->bar == NULL);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
  g_string_free (fixture->done, TRUE);
  g_unsetenv ("WAYMARK_CLOCK");
  g_free (fixture->clock);
  way_test_folder_free (fixture->folder);
}

/* Whether a text can be read somewhere. */
static gboolean
reads (GtkWidget  *inside,
       const char *text)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (inside))
    return FALSE;
  if (GTK_IS_LABEL (inside) && strstr (gtk_label_get_text (GTK_LABEL (inside)), text) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (reads (child, text))
      return TRUE;

  return FALSE;
}

#define SEES(text) way_test_wait_until (reads (fixture->window, text))
#define MISSES(text) way_test_wait_until (!reads (fixture->window, text))

static GtkWidget *
find_button (GtkWidget  *inside,
             const char *label)
{
  GtkWidget *child, *found;

  if (GTK_IS_BUTTON (inside) && gtk_widget_get_mapped (inside) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (inside)), label) == 0)
    return inside;
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if ((found = find_button (child, label)) != NULL)
      return found;

  return NULL;
}

static GtkWidget *
find_sign (GtkWidget  *inside,
           const char *icon)
{
  GtkWidget *child, *found;

  if (GTK_IS_BUTTON (inside) && gtk_widget_get_mapped (inside) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (inside)), icon) == 0)
    return inside;
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if ((found = find_sign (child, icon)) != NULL)
      return found;

  return NULL;
}

static GtkWidget *
find_drop_down (GtkWidget *inside)
{
  GtkWidget *child, *found = GTK_IS_DROP_DOWN (inside) ? inside : NULL;

  for (child = gtk_widget_get_first_child (inside); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_drop_down (child);

  return found;
}

static void
press_button (Fixture    *fixture,
              const char *label)
{
  GtkWidget *button = find_button (fixture->window, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
enter (const char *text)
{
  way_test_type (text);
  way_test_press ("Return");
}

static void
test_participants (Fixture      *fixture,
                   gconstpointer data)
{
  g_auto (GStrv) people = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (way_session_panel_get_minutes (fixture->panel)));
  enter ("Anna, Ben");
  SEES ("Ben");
  enter ("Chloe");
  SEES ("Chloe");
  people = way_session_dup_people (fixture->session);
  g_assert_cmpuint (g_strv_length (people), ==, 3);
  way_history_undo (fixture->history);
  MISSES ("Chloe");
  SEES ("Anna");
  /* Nobody speaks who is not there any more. */
  way_session_next_speaker (fixture->session);
  way_session_bar_update (fixture->bar);
  way_session_set_people (fixture->session, (const char *const[]){ "Ben", NULL }, NULL);
  g_assert_true (reads (GTK_WIDGET (fixture->bar), "Next Speaker"));
}

/* An earlier one is read again, and nobody can be added to it. */
static void
test_earlier (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const people[] = { "Anna", NULL };
  WayMinutesPanel         *minutes = way_session_panel_get_minutes (fixture->panel);
  WayItem                 *first = way_session_get_workshop (fixture->session);
  GtkWidget               *choice;

  way_session_set_people (fixture->session, people, NULL);
  way_session_decide (fixture->session, "Ship it", NULL, NULL);
  g_assert_true (way_session_end (fixture->session, NULL));
  forward (fixture, 3600);
  g_assert_true (way_session_begin (fixture->session, NULL));
  way_minutes_panel_set_session (minutes, fixture->session);
  SEES ("goes on");
  MISSES ("Ship it");
  g_assert_true (way_minutes_panel_get_workshop (minutes) == way_session_get_workshop (fixture->session));
  choice = find_drop_down (GTK_WIDGET (minutes));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  SEES ("Ship it");
  SEES ("Anna");
  g_assert_true (way_minutes_panel_get_workshop (minutes) == first);
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (minutes)) && GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  MISSES ("Ship it");
}

static GPtrArray *
list_cards (Fixture *fixture)
{
  GPtrArray *cards = g_ptr_array_new ();
  int        i;

  for (i = 0; i < 3; i++)
    g_ptr_array_add (cards, (gpointer)way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, i)));

  return cards;
}

static void
begin_vote (Fixture *fixture)
{
  static const char *const people[] = { "Anna", "Ben", NULL };
  WayVotePanel            *vote = way_session_panel_get_vote (fixture->panel);
  g_autoptr (GPtrArray) cards = list_cards (fixture);

  way_session_set_people (fixture->session, people, NULL);
  way_session_panel_show (fixture->panel, GTK_WIDGET (vote));
  way_vote_panel_begin (vote, fixture->session, cards, "Three cards.");
  SEES ("Three cards. In turn: Anna, Ben.");
  enter ("Worst");
  SEES ("Anna, it is your turn (1 of 2).");
  way_test_press ("Return");
  SEES ("3 dots left");
}

static void
expect_asked (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *asked = way_vote_panel_dup_asked (way_session_panel_get_vote (fixture->panel));

  g_assert_cmpstr (asked, ==, expected);
}

static void
test_vote_hides (Fixture      *fixture,
                 gconstpointer data)
{
  begin_vote (fixture);
  way_test_press ("plus plus");
  SEES ("1 dot left");
  SEES ("●●");
  expect_asked (fixture, "Worst\nAnna (1 of 2)");
  way_test_press ("minus plus plus plus");
  SEES ("0 dots left");
  /* No more can be given, nowhere. */
  g_assert_false (gtk_widget_get_sensitive (find_sign (fixture->window, "list-add-symbolic")));
  press_button (fixture, "_Done, Next");
  SEES ("Ben, it is your turn (2 of 2).");
  g_assert_false (reads (fixture->window, "●"));
  way_test_press ("Return");
  SEES ("3 dots left");
  g_assert_false (reads (fixture->window, "●"));
  way_test_press ("Down plus");
  SEES ("2 dots left");
  press_button (fixture, "_Done, Next");
  /* The last has voted. */
  SEES ("●●●");
  expect_asked (fixture, "Worst\n1. Contract signed  ●●●\n2. Kick-off call  ●");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_VOTE_ROUNDS), ==, 1);

  /* Each ballot is a step. */
  way_history_undo (fixture->history);
  SEES ("Ben, it is your turn (2 of 2).");
  g_assert_false (reads (fixture->window, "●"));
  way_history_undo (fixture->history);
  SEES ("Anna, it is your turn (1 of 2).");
  way_history_redo (fixture->history);
  SEES ("Ben, it is your turn (2 of 2).");
  way_history_undo (fixture->history);
  way_history_undo (fixture->history);
  way_test_wait_until (way_ballot_find_open (fixture->map) == NULL && reads (fixture->window, "Participants"));
}

static void
test_vote_goes_on (Fixture      *fixture,
                   gconstpointer data)
{
  WayVotePanel *vote = way_session_panel_get_vote (fixture->panel);

  begin_vote (fixture);
  way_test_press ("plus");
  press_button (fixture, "_Done, Next");
  SEES ("Ben, it is your turn (2 of 2).");
  /* The session ends with the program, and begins again. */
  way_vote_panel_end (vote);
  way_session_panel_show (fixture->panel, GTK_WIDGET (way_session_panel_get_minutes (fixture->panel)));
  SEES ("Not Finished");
  SEES ("1 of 2 has voted");
  way_session_panel_show (fixture->panel, GTK_WIDGET (vote));
  g_assert_true (way_vote_panel_resume (vote, fixture->session));
  SEES ("Ben, it is your turn (2 of 2).");
  press_button (fixture, "_Give Up the Vote");
  SEES ("Participants");
  MISSES ("Not Finished");
  way_history_undo (fixture->history);
  SEES ("Not Finished");
}

static void
begin_scores (Fixture *fixture)
{
  WayScorePanel *score = way_session_panel_get_score (fixture->panel);
  g_autoptr (GError) error = NULL;

  way_session_panel_show (fixture->panel, GTK_WIDGET (score));
  way_score_panel_begin (score, fixture->session, NULL, way_map_get (fixture->map, WAY_MAP_CARDS, 0), NULL, &error);
  g_assert_no_error (error);
  gtk_widget_grab_focus (GTK_WIDGET (score));
}

static void
test_scores (Fixture      *fixture,
             gconstpointer data)
{
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);

  begin_scores (fixture);
  SEES ("Answers from 1 to 5");
  enter ("Sales");
  enter ("3 4 4 5");
  SEES ("median 4 · spread 2 · 4 answers");
  enter ("Service");
  enter ("9");
  SEES ("“9” is not on the scale from 1 to 5.");
  way_test_press ("ctrl+a");
  enter ("1 2");
  SEES ("median 1.5 · spread 1 · 2 answers");
  SEES ("Together: median 3.5 · spread 4 · 6 answers");

  /* What a group said is a step, and outlives the session. */
  way_history_undo (fixture->history);
  SEES ("Together: median 4 · spread 2 · 4 answers");
  way_score_panel_end (way_session_panel_get_score (fixture->panel));
  begin_scores (fixture);
  SEES ("Together: median 4 · spread 2 · 4 answers");
  press_button (fixture, "_Accept 4 as Importance");
  SEES ("Participants");
  g_assert_cmpstr (way_item_get (card, "importance-customer"), ==, "4");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_OPEN_ROUNDS), ==, 0);
}

/* What was typed stays when nothing else can be scored, or the same is asked for again. */
static void
test_scores_stay (Fixture      *fixture,
                  gconstpointer data)
{
  WayScorePanel *score = way_session_panel_get_score (fixture->panel);
  WayItem       *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  g_autoptr (GError) error = NULL;

  begin_scores (fixture);
  SEES ("Select a step to score how somebody feels there.");
  enter ("Sales");
  way_test_press ("Return");
  SEES ("What did they answer?");
  enter ("3 4");
  SEES ("Together: median 3.5 · spread 1 · 2 answers");
  way_test_type ("Service");
  g_assert_false (way_score_panel_begin (score, fixture->session, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID);
  g_clear_error (&error);
  begin_scores (fixture);
  way_test_press ("Return");
  enter ("5");
  SEES ("Together: median 4 · spread 2 · 3 answers");
  SEES ("Service");
  way_score_panel_begin (score, fixture->session, NULL, NULL, NULL, NULL);
  press_button (fixture, "_Accept 4 as Importance");
  g_assert_cmpstr (way_item_get (card, "importance-customer"), ==, "4");
}

/* What came of it stands beside the card, and goes with the step that brought it. */
static void
test_outcomes (Fixture      *fixture,
               gconstpointer data)
{
  WayItem   *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  GtkWidget *section = way_outcomes_section_new (fixture->map, card);

  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (fixture->panel))), section);
  begin_vote (fixture);
  way_test_press ("plus plus");
  press_button (fixture, "_Done, Next");
  g_assert_false (gtk_widget_get_visible (section));
  way_test_press ("Return plus");
  press_button (fixture, "_Done, Next");
  SEES ("3 dots · 2 voters");
  way_history_undo (fixture->history);
  way_test_wait_until (!gtk_widget_get_visible (section));
}

static void
test_timer (Fixture      *fixture,
            gconstpointer data)
{
  way_session_bar_ask (fixture->bar, WAY_ASK_TIMER);
  enter ("x");
  SEES ("Write minutes as 7 or 7:30");
  way_test_press ("ctrl+a");
  enter ("7");
  SEES ("7:00");
  forward (fixture, 61);
  SEES ("5:59");
  way_session_bar_pause (fixture->bar);
  forward (fixture, 600);
  way_session_bar_pause (fixture->bar);
  SEES ("5:59");
  forward (fixture, 359);
  /* No noise: a word, and a minute later how long it is over. */
  SEES ("Time is up");
  forward (fixture, 72);
  SEES ("−1:12");
  way_session_bar_ask (fixture->bar, WAY_ASK_TIMER);
  way_test_press ("Return");
  SEES ("Timer");
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->bar));
  way_test_press ("t v s l n d p BackSpace shift+space space");
  way_test_wait_until (strcmp (fixture->done->str, "timer vote score spotlight next-speaker decide park reveal-back reveal-back reveal-next ") == 0);
  g_string_truncate (fixture->done, 0);
  way_test_press ("ctrl+t Escape d Escape Escape");
  way_test_wait_until (strcmp (fixture->done->str, "decide leave ") == 0);
  /* Where they act is said. */
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->bar), "keys"));
  g_assert_false (reads (GTK_WIDGET (fixture->bar), "F5: keys of the session"));
  way_session_bar_ask (fixture->bar, WAY_ASK_DECISION);
  way_test_wait_until (!gtk_widget_has_css_class (GTK_WIDGET (fixture->bar), "keys"));
  SEES ("F5: keys of the session");
  way_test_press ("Escape");
  way_test_wait_until (gtk_widget_has_css_class (GTK_WIDGET (fixture->bar), "keys"));
  way_session_bar_show_revealed (fixture->bar, 5, 28);
  SEES ("Reveal · 5 of 28");
}

typedef struct
{
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  WayCanvas    *canvas;
  GtkWidget    *window;
} Stage;

/* The colour in the middle of something on the map. */
static guint32
look_at (Stage      *stage,
         const char *id)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int              width = gtk_widget_get_width (GTK_WIDGET (stage->canvas));
  int              height = gtk_widget_get_height (GTK_WIDGET (stage->canvas));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  GskRenderNode   *node;
  WayBox           box;
  WayView          view;
  graphene_rect_t  rect;
  guint32          pixel;

  way_test_next_frame (GTK_WIDGET (stage->canvas));
  paintable = gtk_widget_paintable_new (GTK_WIDGET (stage->canvas));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  g_assert_true (way_layout_find (stage->canvas->layout, id, &box));
  way_canvas_get_view (stage->canvas, &view);
  way_canvas_get_box_rect (stage->canvas, &view, &box, &rect);
  pixel = *(guint32 *)(cairo_image_surface_get_data (surface) + (int)(rect.origin.y + 4) * cairo_image_surface_get_stride (surface) +
                       (int)(rect.origin.x + rect.size.width / 2) * 4);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return pixel & 0xffffff;
}

static void
test_stage (void)
{
  Stage       stage = { .map = way_test_map_new () };
  const char *stages[2];
  guint32     bright[2];
  int         i;

  stage.history = way_history_new (stage.map);
  stage.selection = way_selection_new ();
  stage.canvas = way_canvas_new ();
  way_canvas_set_history (stage.canvas, stage.history);
  way_canvas_set_selection (stage.canvas, stage.selection);
  stage.window = way_test_window_new (GTK_WIDGET (stage.canvas), 900, 560);
  for (i = 0; i < 2; i++)
    {
      stages[i] = way_item_get_id (way_map_get (stage.map, WAY_MAP_STAGES, i));
      bright[i] = look_at (&stage, stages[i]);
    }
  way_canvas_set_revealed (stage.canvas, WAY_REVEAL_STAGES, 1);
  g_assert_cmphex (look_at (&stage, stages[0]), ==, bright[0]);
  g_assert_cmphex (look_at (&stage, stages[1]), !=, bright[1]);
  way_canvas_set_revealed (stage.canvas, WAY_REVEAL_STAGES, way_canvas_count_portions (stage.canvas, WAY_REVEAL_STAGES));
  g_assert_cmphex (look_at (&stage, stages[1]), ==, bright[1]);

  way_selection_select (stage.selection, way_item_get_id (way_map_get (stage.map, WAY_MAP_CARDS, 0)));
  way_canvas_set_spotlight (stage.canvas, TRUE);
  g_assert_cmphex (look_at (&stage, stages[1]) & 0xff, <, bright[1] & 0xff);
  way_canvas_set_spotlight (stage.canvas, FALSE);
  g_assert_cmphex (look_at (&stage, stages[1]), ==, bright[1]);

  g_object_add_weak_pointer (G_OBJECT (stage.canvas), (gpointer *)&stage.canvas);
  gtk_window_destroy (GTK_WINDOW (stage.window));
  way_test_wait_until (stage.canvas == NULL);
  g_assert_finalize_object (stage.selection);
  g_assert_finalize_object (stage.history);
  g_assert_finalize_object (stage.map);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/widgets/session/participants", test_participants);
  ADD ("/widgets/session/earlier-workshops", test_earlier);
  ADD ("/widgets/session/vote-hides-until-the-last", test_vote_hides);
  ADD ("/widgets/session/vote-goes-on", test_vote_goes_on);
  ADD ("/widgets/session/scores", test_scores);
  ADD ("/widgets/session/scores-stay", test_scores_stay);
  ADD ("/widgets/session/outcomes", test_outcomes);
  ADD ("/widgets/session/timer", test_timer);
  ADD ("/widgets/session/keys", test_keys);
  g_test_add_func ("/widgets/session/reveal-and-spotlight", test_stage);

  return g_test_run ();
}
