/* test-story.c - the map as text: headings to jump by, kept up to date */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/story/story-list.h"
#include "widgets/story/story-paragraph.h"
#include "widgets/story/story-view.h"

typedef struct
{
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  WayStoryList *list;
  int           told;    /* how often something was told of the list */
  guint         changed; /* rows, the last time */
} Fixture;

static void
told_cb (GListModel *model,
         guint       position,
         guint       removed,
         guint       added,
         Fixture    *fixture)
{
  fixture->told++;
  fixture->changed = MAX (removed, added);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->list = way_story_list_new (fixture->map, fixture->selection);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (told_cb), fixture);
  way_story_list_set_active (fixture->list, TRUE);
  fixture->told = 0;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

/* The list says what the core tells of the map as it is now. */
static void
assert_true_story (Fixture *fixture)
{
  g_autoptr (GPtrArray) lines = way_story_tell (fixture->map);
  guint i;

  way_story_list_settle (fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, lines->len);
  for (i = 0; i < lines->len; i++)
    g_assert_true (way_story_line_equal (g_ptr_array_index (lines, i), way_story_list_get_line (fixture->list, i)));
}

static void
set (Fixture    *fixture,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, NULL);

  g_assert_true (way_history_perform (fixture->history, command, NULL));
}

static void
test_follows (Fixture      *fixture,
              gconstpointer data)
{
  WayItem *root = way_map_get_root (fixture->map);
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 2);
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  g_autoptr (WayCommand) command = NULL;

  /* Typing in a card tells one row. */
  set (fixture, card, "title", "Connect all systems");
  assert_true_story (fixture);
  g_assert_cmpint (fixture->told, ==, 1);
  g_assert_cmpuint (fixture->changed, ==, 1);

  set (fixture, card, "step", way_item_get_id (way_item_get_child (stage, WAY_STAGE_STEPS, 0)));
  assert_true_story (fixture);
  g_assert_cmpint (fixture->told, ==, 3);
  set (fixture, way_item_get_child (way_item_get_child (stage, WAY_STAGE_STEPS, 0), WAY_STEP_EMOTIONS, 0), "reason", "A name at last");
  set (fixture, stage, "goal", "Begin");
  set (fixture, root, "objective", "Ship");
  way_test_add (fixture->history, card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT, "text", "Why?", NULL);
  way_test_add (fixture->history, root, WAY_MAP_BENCH, WAY_KIND_NOTE, "title", "Later", NULL);
  assert_true_story (fixture);
  set (fixture, way_map_get (fixture->map, WAY_MAP_LANES, 0), "title", "Contacts");
  set (fixture, way_map_get (fixture->map, WAY_MAP_RECORDS, 0), "name", "Nadja");
  assert_true_story (fixture);
  {
    WayItem *round = way_test_add (fixture->history, root, WAY_MAP_VOTE_ROUNDS, WAY_KIND_VOTE_ROUND, "name", "First", NULL);

    assert_true_story (fixture);
    fixture->told = 0;
    way_test_add (fixture->history, round, 0, WAY_KIND_DOTS, "card", way_item_get_id (card), "count", "2", NULL);
    assert_true_story (fixture);
    g_assert_cmpint (fixture->told, ==, 1);
    g_assert_cmpuint (fixture->changed, ==, 1);
  }
  command = way_command_new_move (stage, root, WAY_MAP_STAGES, 1);
  g_assert_true (way_history_perform (fixture->history, command, NULL));
  assert_true_story (fixture);
  while (way_history_undo (fixture->history))
    assert_true_story (fixture);
}

static void
test_headings (Fixture      *fixture,
               gconstpointer data)
{
  guint place;

  g_assert_true (way_story_list_find_heading (fixture->list, 0, 1, 2, &place));
  g_assert_cmpstr (way_story_list_get_line (fixture->list, place)->lead, ==, "Set up");
  g_assert_true (way_story_list_find_heading (fixture->list, place, 1, 0, &place));
  g_assert_cmpstr (way_story_list_get_line (fixture->list, place)->lead, ==, "Contract signed");
  g_assert_true (way_story_list_find_heading (fixture->list, place, -1, 1, &place));
  g_assert_cmpuint (place, ==, 0);
  g_assert_false (way_story_list_find_heading (fixture->list, place, -1, 0, &place));
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 3);
  guint    place;

  way_selection_select (fixture->selection, way_item_get_id (card));
  g_assert_true (way_story_list_find (fixture->list, way_item_get_id (card), &place));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->list), place));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), 0, TRUE);
  g_assert_cmpstr (way_selection_get_last (fixture->selection), ==, way_map_get_uuid (fixture->map));
}

static gboolean
tells (Fixture    *fixture,
       const char *lead)
{
  guint i;

  way_story_list_settle (fixture->list);
  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    if (strcmp (way_story_list_get_line (fixture->list, i)->lead, lead) == 0)
      return TRUE;

  return FALSE;
}

/* Cards that are not looked at are left out, with the lanes that have no others; places stay. */
static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (WayFilter) filter = way_filter_new ();
  WayItem *pain = way_map_get (fixture->map, WAY_MAP_CARDS, 4);

  g_assert_true (tells (fixture, "PO number missing"));
  g_assert_true (tells (fixture, "Nadia"));
  way_filter_set (filter, WAY_FILTER_PERSONAS, way_item_get_text (pain, "personas"), TRUE);
  way_story_list_set_filter (fixture->list, filter);
  g_assert_true (tells (fixture, "PO number missing"));
  g_assert_false (tells (fixture, "Issue credentials"));
  g_assert_false (tells (fixture, "Touchpoints"));
  g_assert_true (tells (fixture, "Connect systems"));
  g_assert_true (tells (fixture, "Tom"));
  g_assert_false (tells (fixture, "Nadia"));
  set (fixture, way_map_get (fixture->map, WAY_MAP_CARDS, 5), "personas", way_item_get_text (pain, "personas"));
  g_assert_true (tells (fixture, "Issue credentials"));
  way_story_list_set_filter (fixture->list, NULL);
  assert_true_story (fixture);
}

static WayStoryParagraph *
get_focus (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return WAY_IS_STORY_PARAGRAPH (focus) ? WAY_STORY_PARAGRAPH (focus) : NULL;
}

/* N jumps to the next heading, arrows go on, and what is gone to is selected. */
static void
test_keys (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WaySelection) selection = way_selection_new ();
  GtkWidget *view = g_object_new (WAY_TYPE_STORY_VIEW, NULL);
  GtkWidget *window;

  way_story_view_set_selection (WAY_STORY_VIEW (view), selection);
  way_story_view_set_history (WAY_STORY_VIEW (view), history);
  window = way_test_window_new (view, 700, 600);
  gtk_widget_grab_focus (view);
  way_test_wait_until (get_focus (window) != NULL);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (get_focus (window))), ==, GTK_ACCESSIBLE_ROLE_HEADING);
  way_test_press ("n");
  way_test_wait_until (g_strcmp0 (way_selection_get_last (selection), way_item_get_id (way_map_get (map, WAY_MAP_STAGES, 0))) == 0);
  /* The same keys of another layout. */
  way_test_set_layout ("us,ru");
  way_test_press ("Cyrillic_te");
  way_test_wait_until (g_strcmp0 (way_selection_get_last (selection), way_item_get_id (way_map_get (map, WAY_MAP_STAGES, 0))) != 0);
  way_test_press ("Cyrillic_ze");
  way_test_wait_until (g_strcmp0 (way_selection_get_last (selection), way_item_get_id (way_map_get (map, WAY_MAP_STAGES, 0))) == 0);
  way_test_set_layout ("us");
  way_test_press ("3");
  way_test_press ("Down");
  way_test_press ("Down");
  way_test_wait_until (g_strcmp0 (way_selection_get_last (selection), way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0))) == 0);
  way_test_wait_until (get_focus (window) != NULL);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (get_focus (window))), ==, GTK_ACCESSIBLE_ROLE_LABEL);
  way_test_next_frame (view);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A paragraph, several in a row, or the whole story is copied as text. */
static void
test_copies (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WaySelection) selection = way_selection_new ();
  GtkWidget       *view = g_object_new (WAY_TYPE_STORY_VIEW, NULL);
  WayStoryView    *story = WAY_STORY_VIEW (view);
  GtkWidget       *window;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *all = NULL;

  way_story_view_set_selection (story, selection);
  way_story_view_set_history (story, history);
  window = way_test_window_new (view, 700, 600);
  gtk_widget_grab_focus (view);
  way_test_wait_until (get_focus (window) != NULL);
  one = way_story_view_dup_copied (story);
  g_assert_cmpstr (one, ==, "Onboarding");
  way_test_press ("shift+Down");
  way_test_wait_until (gtk_widget_has_css_class (GTK_WIDGET (get_focus (window)), "chosen"));
  two = way_story_view_dup_copied (story);
  g_assert_cmpstr (two, ==, "Onboarding\n\nObjective: Ship and bill the first load");
  way_test_press ("ctrl+a");
  way_test_press ("ctrl+c");
  way_test_wait_until (way_selection_get_size (selection) == (guint)way_map_n (map, WAY_MAP_CARDS));
  all = way_story_view_dup_copied (story);
  g_assert_true (g_str_has_prefix (all, two));
  g_assert_nonnull (strstr (all, "\n\nFirst invoice\n"));
  g_assert_nonnull (strstr (all, "PO number missing"));
  way_test_press ("Home");
  way_test_wait_until (way_selection_get_size (selection) == 1);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_focus (window)), "chosen"));
  way_test_next_frame (view);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, function) g_test_add ("/widgets/story/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("follows-the-map", test_follows);
  ADD ("finds-headings", test_headings);
  ADD ("shares-the-selection", test_selection);
  ADD ("leaves-out-what-is-filtered", test_filter);
  g_test_add_func ("/widgets/story/is-walked-by-keys", test_keys);

  g_test_add_func ("/widgets/story/is-copied-as-text", test_copies);

  return g_test_run ();
}
