/* test-writing.c - typing on the map, with real keys */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tests/support/canvas.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"

static void
set_up (WayTestCanvas *fixture,
        gconstpointer  data)
{
  way_test_canvas_set_up (fixture, way_test_map_new (), 900, 560);
}

static void
test_typing_is_live_and_undone_at_once (WayTestCanvas *fixture,
                                        gconstpointer  data)
{
  WayItem         *card = way_test_canvas_find_card (fixture, "PO number missing");
  g_autofree char *id = g_strdup (way_item_get_id (card));
  WayBox           before, after;

  way_layout_find (way_canvas_get_layout (fixture->canvas), id, &before);
  way_selection_select (way_canvas_get_selection (fixture->canvas), id);
  way_test_canvas_settle (fixture);
  way_test_press ("F2");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_test_press ("End");
  way_test_type (" on the invoice that nobody reads");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "PO number missing on the invoice that nobody reads") == 0);
  way_layout_find (way_canvas_get_layout (fixture->canvas), id, &after);
  g_assert_cmpfloat (after.rect.height, >, before.rect.height);

  /* Escape keeps what was typed. */
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "PO number missing on the invoice that nobody reads");
  way_test_canvas_settle (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "PO number missing");
  g_assert_false (way_history_can_undo (fixture->history));
}

typedef struct
{
  GtkLabel      *beside;
  GtkTextBuffer *typed;
  guint          n;
} Typing;

static gboolean
type_in_a_frame_cb (GtkWidget     *widget,
                    GdkFrameClock *clock,
                    gpointer       data)
{
  Typing *typing = data;

  gtk_text_buffer_set_text (typing->typed, typing->n++ % 2 == 0 ? "More" : "Nobody knows the number of the invoice", -1);
  gtk_label_set_text (typing->beside, typing->n % 2 == 0 ? "Beside" : "Besides");

  return G_SOURCE_REMOVE;
}

/* What stands beside the map may be laid out anew by the same key, just before the frame. GTK leaves out of a frame
 * what is not laid out then, and warns. */
static void
test_map_is_in_every_frame (WayTestCanvas *fixture,
                            gconstpointer  data)
{
  WayItem   *card = way_test_canvas_find_card (fixture, "PO number missing");
  GtkWidget *scrolled = g_object_ref (gtk_widget_get_parent (GTK_WIDGET (fixture->canvas)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Typing     typing = { GTK_LABEL (gtk_label_new ("Beside")), NULL, 0 };

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_label_set_ellipsize (typing.beside, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (typing.beside));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  g_object_unref (scrolled);
  way_test_canvas_settle (fixture);
  way_canvas_edit_title (fixture->canvas, way_item_get_id (card));
  way_test_canvas_settle (fixture);
  typing.typed = gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_test_find (GTK_WIDGET (fixture->canvas), GTK_TYPE_TEXT_VIEW, 0)));
  while (typing.n < 6)
    {
      gtk_widget_add_tick_callback (box, type_in_a_frame_cb, &typing, NULL);
      way_test_next_frame (fixture->window);
    }
  way_canvas_end_edit (fixture->canvas);
}

static void
test_undo_while_typing (WayTestCanvas *fixture,
                        gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "PO number missing");

  way_canvas_edit_title (fixture->canvas, way_item_get_id (card));
  way_test_canvas_settle (fixture);
  way_test_type ("abc");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "abc") == 0);
  way_test_press ("ctrl+z");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "PO number missing") == 0);
  g_assert_true (way_canvas_is_editing (fixture->canvas));
  {
    g_autofree char *shown = way_title_editor_dup_text (fixture->canvas->editor);

    g_assert_cmpstr (shown, ==, "PO number missing");
  }
  way_test_press ("ctrl+shift+z");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "abc") == 0);
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
}

static void
test_typing_in_an_empty_cell_adds_a_card (WayTestCanvas *fixture,
                                          gconstpointer  data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_canvas_use_cell (fixture, 1, 2);
  way_test_type ("Nobody");
  way_test_wait_until (way_test_canvas_find_card (fixture, "Nobody") != NULL);
  g_assert_cmpint (way_item_get_kind (way_test_canvas_find_card (fixture, "Nobody")), ==, WAY_KIND_PAIN);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_test_press ("Tab");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpuint (way_selection_get_size (way_canvas_get_selection (fixture->canvas)), ==, 0);

  /* One that nothing was typed into goes again. */
  way_test_press ("Return");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 2);
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  /* And is no step to be undone. */
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
}

/* While people talk, a cell is passed over with the key that went on to it. */
static void
test_tab_goes_on (WayTestCanvas *fixture,
                  gconstpointer  data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);

  way_test_canvas_use_cell (fixture, 0, 2);
  way_test_type ("One");
  way_test_wait_until (way_test_canvas_find_card (fixture, "One") != NULL);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), way_item_get_id (way_layout_get_step (layout, 1))) == 0);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), way_item_get_id (way_layout_get_step (layout, 2))) == 0);
  way_test_press ("shift+Tab");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), way_item_get_id (way_layout_get_step (layout, 1))) == 0);
  /* After an arrow it belongs to the window again. */
  way_test_press ("Right");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), way_item_get_id (way_layout_get_step (layout, 2))) == 0);
  way_test_press ("Tab");
  way_test_canvas_settle (fixture);
  g_assert_cmpstr (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), ==, way_item_get_id (way_layout_get_step (layout, 2)));
}

static void
test_typing_names_a_header (WayTestCanvas *fixture,
                            gconstpointer  data)
{
  WayItem *lane = way_map_get (fixture->map, WAY_MAP_LANES, 2);

  way_selection_select (way_canvas_get_selection (fixture->canvas), way_item_get_id (lane));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  way_test_canvas_settle (fixture);
  way_test_type ("What hurts");
  way_test_wait_until (g_strcmp0 (way_item_get_name (lane), "What hurts") == 0);
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
}

static void
test_typing_on_a_card_begins_the_next (WayTestCanvas *fixture,
                                       gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "PO number missing");
  int      n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_canvas_select_card (fixture->canvas, way_item_get_id (card), FALSE);
  way_test_canvas_settle (fixture);
  way_test_type ("Also late");
  way_test_wait_until (way_test_canvas_find_card (fixture, "Also late") != NULL);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  g_assert_cmpstr (way_item_get_name (card), ==, "PO number missing");
  g_assert_cmpint (way_item_get_index (way_test_canvas_find_card (fixture, "Also late")), ==, way_item_get_index (card) + 1);
  g_assert_cmpstr (way_item_get (way_test_canvas_find_card (fixture, "Also late"), "step"), ==, way_item_get (card, "step"));
  way_canvas_end_edit (fixture->canvas);
  way_test_canvas_settle (fixture);
}

/* The first key opens the editor, and an accent waits there for its letter. */
static void
test_accents_are_composed (WayTestCanvas *fixture,
                           gconstpointer  data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_set_layout ("us(intl)");
  way_test_canvas_use_cell (fixture, 1, 2);
  way_test_press ("dead_acute e");
  way_test_wait_until (way_test_canvas_find_card (fixture, "é") != NULL);
  way_canvas_end_edit (fixture->canvas);
  way_selection_select (way_canvas_get_selection (fixture->canvas), way_item_get_id (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 1)));
  way_test_canvas_settle (fixture);
  way_test_press ("dead_acute a s");
  way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), "ás") == 0);
  way_canvas_end_edit (fixture->canvas);
  /* An accent alone is no card. */
  way_test_canvas_use_cell (fixture, 1, 3);
  way_test_press ("dead_acute");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_canvas_end_edit (fixture->canvas);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_test_set_layout ("us");
}

/* Keys with Ctrl are found by what they have on another layout, and under Caps Lock. */
static void
test_another_script (WayTestCanvas *fixture,
                     gconstpointer  data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_set_layout ("us,ru");
  way_canvas_select_card (fixture->canvas, way_item_get_id (way_test_canvas_find_card (fixture, "PO number missing")), FALSE);
  way_test_canvas_settle (fixture);
  way_test_press ("ctrl+Cyrillic_ve");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) == n + 1);
  way_test_press ("Caps_Lock");
  way_test_press ("ctrl+d");
  way_test_press ("Caps_Lock");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) == n + 2);
  /* The title is typed with the same layout, and taken back with it. */
  way_test_canvas_use_cell (fixture, 1, 2);
  way_test_press ("Cyrillic_ya");
  way_test_wait_until (way_test_canvas_find_card (fixture, "я") != NULL);
  way_test_press ("ctrl+Cyrillic_ya");
  way_test_wait_until (way_test_canvas_find_card (fixture, "я") == NULL);
  way_test_set_layout ("us");
}

static void
test_undoing_the_card_ends_its_editing (WayTestCanvas *fixture,
                                        gconstpointer  data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_test_canvas_use_cell (fixture, 1, 2);
  g_assert_true (way_canvas_add_card (fixture->canvas));
  g_assert_true (way_canvas_is_editing (fixture->canvas));
  way_history_undo (fixture->history);
  g_assert_false (way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n);
  way_test_canvas_settle (fixture);
}

static void
test_typing_is_legible_at_any_zoom (WayTestCanvas *fixture,
                                    gconstpointer  data)
{
  static const double zooms[] = { 0.3, 1, 3 };
  WayItem            *card = way_test_canvas_find_card (fixture, "PO number missing");
  guint               i;

  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      graphene_rect_t bounds;
      WayBox          box;

      way_canvas_set_zoom (fixture->canvas, zooms[i]);
      g_assert_true (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
      way_test_next_frame (GTK_WIDGET (fixture->canvas));
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (fixture->canvas->editor), GTK_WIDGET (fixture->canvas), &bounds));
      way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (card), &box);
      /* As large as the card, or as it takes to read it; and in sight. */
      g_assert_cmpfloat (bounds.size.width, >, MAX (zooms[i], 0.8) * box.rect.width * 0.7);
      g_assert_cmpfloat (bounds.size.width, <=, MAX (zooms[i], 0.9) * box.rect.width);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      /* Its end too, where there is room for it beside the names of the lanes. */
      if (bounds.size.width < 0.5 * gtk_widget_get_width (GTK_WIDGET (fixture->canvas)))
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
      way_canvas_end_edit (fixture->canvas);
    }
}

/* Whoever takes the focus keeps it, and the window is still alive. */
static void
test_click_beside_ends_typing (WayTestCanvas *fixture,
                               gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Beside");
  WayItem   *card = way_test_canvas_find_card (fixture, "Contract signed");

  g_object_ref (scrolled);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_object_unref (scrolled);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  way_test_next_frame (button);
  way_test_canvas_settle (fixture);

  g_assert_true (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_test_type ("New");
  way_test_wait_until (g_strcmp0 (way_item_get (card, "title"), "New") == 0);
  way_test_click_on (button);
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  way_test_canvas_settle (fixture);
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "New");
}

/* A job card without a title of its own shows the statement of its job. */
static void
test_job_card_edits_its_job (WayTestCanvas *fixture,
                             gconstpointer  data)
{
  WayItem *root = way_map_get_root (fixture->map);
  WayItem *job = way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Pay carriers on time", NULL);
  WayItem *card = way_test_add (fixture->history, root, WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "job", way_item_get_id (job),
                                "step", way_item_get_id (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 0)),
                                "lane", way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 2)), NULL);

  g_assert_true (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
  way_test_canvas_settle (fixture);
  way_test_press ("End");
  way_test_type (" always");
  way_test_wait_until (g_strcmp0 (way_item_get (job, "statement"), "Pay carriers on time always") == 0);
  g_assert_null (way_item_get (card, "title"));
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpstr (way_selection_get_last (way_canvas_get_selection (fixture->canvas)), ==, way_item_get_id (card));
  way_history_undo (fixture->history);
  g_assert_cmpstr (way_item_get (job, "statement"), ==, "Pay carriers on time");
  way_test_canvas_settle (fixture);
}

static WayItem *
add_job_card (WayTestCanvas *fixture,
              WayItem       *lane)
{
  way_selection_select_in_cell (way_canvas_get_selection (fixture->canvas), NULL,
                                way_item_get_id (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 0)), way_item_get_id (lane));
  g_assert_true (way_canvas_add_card (fixture->canvas));
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  way_test_canvas_settle (fixture);

  return way_selection_get_item (way_canvas_get_selection (fixture->canvas), fixture->map);
}

/* In a lane of jobs a card is a job from its first letter on, and all of it is one step. */
static void
test_new_job_card_is_a_job (WayTestCanvas *fixture,
                            gconstpointer  data)
{
  int      jobs = way_map_n (fixture->map, WAY_MAP_RECORDS);
  WayItem *lane = way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "Jobs", "kind", "job", NULL);
  WayItem *card, *job;

  way_test_canvas_settle (fixture);
  card = add_job_card (fixture, lane);
  g_assert_cmpint (way_item_get_kind (card), ==, WAY_KIND_JOB_CARD);
  job = way_map_find (fixture->map, way_item_get (card, "job"));
  g_assert_nonnull (job);
  way_test_type ("Pay carriers");
  way_test_wait_until (g_strcmp0 (way_item_get (job, "statement"), "Pay carriers") == 0);
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_null (way_item_get (card, "title"));
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Add Job “Pay carriers”");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, jobs + 1);
  way_history_undo (fixture->history);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, jobs);
  way_history_redo (fixture->history);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, jobs + 1);

  /* And when nothing is written, neither of them stays. */
  add_job_card (fixture, lane);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, jobs + 2);
  way_test_press ("Escape");
  way_test_wait_until (!way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, jobs + 1);
  way_test_canvas_settle (fixture);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/widgets/writing/" name, WayTestCanvas, NULL, set_up, func, way_test_canvas_tear_down)
  ADD ("map-is-in-every-frame", test_map_is_in_every_frame);
  ADD ("typing-is-live-and-undone-at-once", test_typing_is_live_and_undone_at_once);
  ADD ("undo-while-typing", test_undo_while_typing);
  ADD ("typing-in-an-empty-cell-adds-a-card", test_typing_in_an_empty_cell_adds_a_card);
  ADD ("tab-goes-on", test_tab_goes_on);
  ADD ("typing-names-a-header", test_typing_names_a_header);
  ADD ("typing-on-a-card-begins-the-next", test_typing_on_a_card_begins_the_next);
  ADD ("accents-are-composed", test_accents_are_composed);
  ADD ("another-script", test_another_script);
  ADD ("undoing-the-card-ends-its-editing", test_undoing_the_card_ends_its_editing);
  ADD ("typing-is-legible-at-any-zoom", test_typing_is_legible_at_any_zoom);
  ADD ("click-beside-ends-typing", test_click_beside_ends_typing);
  ADD ("job-card-edits-its-job", test_job_card_edits_its_job);
  ADD ("new-job-card-is-a-job", test_new_job_card_is_a_job);

  return g_test_run ();
}
