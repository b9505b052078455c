/* test-inspector.c - every field is seen and edited where its kind is shown */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "tests/support/inspector.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/window.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/dots.h"

/* Everything declared. */

static GType
find_editor (const WayField *field)
{
  switch (field->type)
    {
    case WAY_FIELD_PARAGRAPH:
      return GTK_TYPE_TEXT_VIEW;
    case WAY_FIELD_TEXT:
      return field->flags & WAY_FIELD_NAME ? GTK_TYPE_TEXT_VIEW : GTK_TYPE_TEXT;
    case WAY_FIELD_CHOICE:
      return field->flags & WAY_FIELD_OPEN ? GTK_TYPE_TEXT : GTK_TYPE_DROP_DOWN;
    case WAY_FIELD_SCORE:
      return field->maximum - field->minimum <= 10 ? WAY_TYPE_DOTS : GTK_TYPE_TEXT;
    case WAY_FIELD_MARK:
      return GTK_TYPE_SWITCH;
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      return GTK_TYPE_MENU_BUTTON;
    case WAY_FIELD_PICTURE:
      return GTK_TYPE_PICTURE;
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    case WAY_FIELD_LIST:
    default:
      return GTK_TYPE_TEXT;
    }
}

static void
collect_item (WayItem *item,
              gpointer data)
{
  WayItem **items = data;
  int       kind = way_item_get_kind (item);

  if (items[kind] == NULL)
    items[kind] = item;
}

static void
test_every_field_has_a_row (void)
{
  WayTestInspector fixture = { 0 };
  WayItem         *items[WAY_N_KINDS] = { NULL };
  int              kind, i, n_kinds = 0, n_rows = 0;

  way_test_inspector_set_up_with (&fixture, way_test_rich_map_new (TRUE));
  way_item_foreach (way_map_get_root (fixture.map), collect_item, items);
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      const WayKindInfo *info = way_kind_get_info (kind);

      if (items[kind] == NULL)
        continue;
      n_kinds++;
      way_selection_select (fixture.selection, way_item_get_id (items[kind]));
      for (i = 0; i < info->n_fields; i++)
        {
          const WayField *field = &info->fields[i];
          WayFieldRow    *row = way_test_inspector_find_row (&fixture, field->name);

          if (field->flags & WAY_FIELD_HIDDEN)
            {
              g_assert_null (row);
              continue;
            }
          g_assert_nonnull (row);
          g_assert_true (way_field_row_get_field (row) == field);
          if (way_test_find (GTK_WIDGET (row), find_editor (field), 0) == NULL)
            g_error ("%s of %s has no %s", field->name, info->element, g_type_name (find_editor (field)));
          n_rows++;
        }
    }
  g_assert_cmpint (n_kinds, >, 30);
  g_assert_cmpint (n_rows, >, 200);
  /* Looking changes nothing. */
  g_assert_false (way_history_can_undo (fixture.history));
  way_test_inspector_tear_down (&fixture, NULL);
}

/* Each type of field, by keys and clicks. */

static void
test_text (WayTestInspector *fixture,
           gconstpointer     data)
{
  WayFieldRow *row = way_test_inspector_use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  GtkWidget   *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);

  way_test_type ("Billing");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Billing") == 0);
  way_test_inspector_assert_undone (fixture, fixture->card, "owner", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_true (way_history_redo (fixture->history));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Billing");
}

static void
test_paragraph (WayTestInspector *fixture,
                gconstpointer     data)
{
  WayFieldRow   *row = way_test_inspector_use_row (fixture, fixture->card, "environment", GTK_TYPE_TEXT_VIEW);
  GtkWidget     *view = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  int            height = gtk_widget_get_height (view);

  g_assert_cmpint (height, >, 8);
  way_test_type ("One");
  way_test_press ("Return");
  way_test_type ("Two");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "environment"), "One\nTwo") == 0);
  /* It grows with what is in it. */
  way_test_wait_until (gtk_widget_get_height (view) > height);
  way_test_inspector_assert_undone (fixture, fixture->card, "environment", NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static void
test_long_text_is_shown_whole (WayTestInspector *fixture,
                               gconstpointer     data)
{
  g_autoptr (WayCommand) command = way_command_new_set (fixture->card, "title",
                                                        "A title that has many more words than can stand on one line of an inspector as narrow as it is, so it wraps", NULL);
  GtkWidget     *view;
  GtkTextBuffer *buffer;
  GtkTextIter    end;
  int            y, height;

  g_assert_true (way_history_perform (fixture->history, command, NULL));
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  view = way_test_find (GTK_WIDGET (way_test_inspector_find_row (fixture, "title")), GTK_TYPE_TEXT_VIEW, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  way_test_next_frame (fixture->inspector);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (view), &end, &y, &height);
  g_assert_cmpint (height, >, 30);
  way_test_wait_until (gtk_widget_get_height (view) >= height);
}

static void
test_name_is_one_line (WayTestInspector *fixture,
                       gconstpointer     data)
{
  g_autofree char *before = g_strdup (way_item_get (fixture->card, "title"));

  way_test_inspector_use_row (fixture, fixture->card, "title", GTK_TYPE_TEXT_VIEW);
  way_test_press ("ctrl+a");
  way_test_type ("Signed");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "title"), "Signed") == 0);
  way_test_inspector_assert_undone (fixture, fixture->card, "title", before);
}

static void
test_choice (WayTestInspector *fixture,
             gconstpointer     data)
{
  WayFieldRow *row;
  GtkWidget   *drop_down;

  way_test_inspector_use_row (fixture, fixture->card, "belief", GTK_TYPE_DROP_DOWN);
  row = way_test_inspector_find_row (fixture, "belief");
  drop_down = way_test_find (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), !=, GTK_INVALID_LIST_POSITION);
  way_test_press ("space");
  way_test_press ("Down Down");
  way_test_press ("Return");
  way_test_wait_until (way_item_get (fixture->card, "belief") != NULL);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_null (way_item_get (fixture->card, "belief"));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 0);
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_open_choice (WayTestInspector *fixture,
                  gconstpointer     data)
{
  way_test_inspector_use_row (fixture, fixture->card, "channel", GTK_TYPE_TEXT);
  way_test_press ("ctrl+a");
  way_test_type ("Carrier pigeon");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "channel"), "Carrier pigeon") == 0);
  way_test_inspector_assert_undone (fixture, fixture->card, "channel", "email");
}

static void
test_score (WayTestInspector *fixture,
            gconstpointer     data)
{
  WayFieldRow *row = way_test_inspector_use_row (fixture, fixture->card, "satisfaction", WAY_TYPE_DOTS);
  GtkWidget   *dots = way_test_find (GTK_WIDGET (row), WAY_TYPE_DOTS, 0);
  int          value;

  way_test_press ("4");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "satisfaction"), "4") == 0);
  way_test_inspector_assert_undone (fixture, fixture->card, "satisfaction", NULL);
  g_assert_false (way_dots_get_value (WAY_DOTS (dots), &value));
  way_test_click_on (way_test_find (dots, GTK_TYPE_BUTTON, 1));
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "satisfaction"), "2") == 0);
  /* The same again takes it back. */
  way_test_click_on (way_test_find (dots, GTK_TYPE_BUTTON, 1));
  way_test_wait_until (way_item_get (fixture->card, "satisfaction") == NULL);
}

static void
test_number (WayTestInspector *fixture,
             gconstpointer     data)
{
  WayItem     *root = way_map_get_root (fixture->map);
  WayFieldRow *row = way_test_inspector_use_row (fixture, root, "review-interval", GTK_TYPE_TEXT);
  GtkWidget   *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);

  way_test_press ("ctrl+a");
  way_test_type ("18");
  way_test_wait_until (g_strcmp0 (way_item_get (root, "review-interval"), "18") == 0);
  way_test_press ("Up");
  way_test_wait_until (g_strcmp0 (way_item_get (root, "review-interval"), "19") == 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "19");

  /* Out of range: said, and nothing is lost. */
  way_test_press ("ctrl+a");
  way_test_type ("99999");
  way_test_wait_until (way_field_row_get_message (row) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "99999");
  way_test_press ("ctrl+a");
  way_test_type ("6");
  way_test_wait_until (way_field_row_get_message (row) == NULL);
  g_assert_cmpstr (way_item_get (root, "review-interval"), ==, "6");

  /* Its beginning alone is not what was meant, and no step either. */
  way_field_row_commit (row, "12");
  way_test_press ("ctrl+a");
  way_test_type ("24 weeks");
  way_test_wait_until (way_field_row_get_message (row) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "24 weeks");
  g_assert_cmpstr (way_item_get (root, "review-interval"), ==, "12");
  way_test_press ("ctrl+a");
  way_test_type ("0.02 k");
  way_test_wait_until (way_field_row_get_message (row) == NULL);
  g_assert_cmpstr (way_item_get (root, "review-interval"), ==, "20");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (root, "review-interval"), ==, "12");
}

/* Three decimals are decimals, typed or counted. */
static void
test_decimals (WayTestInspector *fixture,
               gconstpointer     data)
{
  WayItem *step = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem *measure = way_test_add (fixture->history, step, WAY_STEP_MEASURES, WAY_KIND_MEASURE, "metric", "nps", "target", "123456789012.375", NULL);

  way_test_inspector_use_row (fixture, measure, "target", GTK_TYPE_TEXT);
  way_test_press ("Up");
  way_test_wait_until (g_strcmp0 (way_item_get (measure, "target"), "123456789013.375") == 0);
  way_test_press ("ctrl+a");
  way_test_type ("2.375");
  way_test_wait_until (g_strcmp0 (way_item_get (measure, "target"), "2.375") == 0);
  way_test_press ("Up");
  way_test_wait_until (g_strcmp0 (way_item_get (measure, "target"), "3.375") == 0);
}

/* It reads as it does in lists; where the keyboard is, as it can be typed. */
static void
test_read_and_typed (WayTestInspector *fixture,
                     gconstpointer     data)
{
  WayItem     *root = way_map_get_root (fixture->map);
  WayFieldRow *row = way_test_inspector_use_row (fixture, root, "reviewed", GTK_TYPE_TEXT);
  GtkWidget   *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);

  way_test_type ("2026-02-28");
  way_test_wait_until (g_strcmp0 (way_item_get (root, "reviewed"), "2026-02-28") == 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "2026-02-28");
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), "28 Feb 2026") == 0);
  way_test_press ("shift+Tab");
  way_test_wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), "2026-02-28") == 0);
  /* What is taken back meanwhile is shown so too. */
  way_test_press ("ctrl+a");
  way_test_type ("2026-03-01");
  way_test_wait_until (g_strcmp0 (way_item_get (root, "reviewed"), "2026-03-01") == 0);
  way_test_press ("Tab");
  g_assert_true (way_history_undo (fixture->history));
  way_test_wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), "28 Feb 2026") == 0);
}

/* Where lines run from the right, texts begin at the right as their labels do. */
static void
test_right_to_left (WayTestInspector *fixture,
                    gconstpointer     data)
{
  WayFieldRow *row = way_test_inspector_use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  GtkWidget   *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);
  GtkWidget   *view = way_test_find (GTK_WIDGET (way_test_inspector_find_row (fixture, "title")), GTK_TYPE_TEXT_VIEW, 0);

  way_test_type ("Billing");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Billing") == 0);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, 1);
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (view)), ==, GTK_JUSTIFY_RIGHT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, 0);
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (view)), ==, GTK_JUSTIFY_LEFT);
}

static void
test_date (WayTestInspector *fixture,
           gconstpointer     data)
{
  WayItem     *root = way_map_get_root (fixture->map);
  WayFieldRow *row = way_test_inspector_use_row (fixture, root, "reviewed", GTK_TYPE_TEXT);
  GtkWidget   *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);

  way_test_type ("2026-02-30");
  way_test_wait_until (way_field_row_get_message (row) != NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "2026-02-30");
  g_assert_null (way_item_get (root, "reviewed"));
  g_assert_false (way_history_can_undo (fixture->history));

  way_test_press ("BackSpace BackSpace");
  way_test_type ("28");
  way_test_wait_until (g_strcmp0 (way_item_get (root, "reviewed"), "2026-02-28") == 0);
  g_assert_null (way_field_row_get_message (row));
  way_test_inspector_assert_undone (fixture, root, "reviewed", NULL);

  /* What is no date takes none away. */
  way_field_row_commit (row, "2026-02-28");
  way_test_press ("ctrl+a BackSpace");
  way_test_type ("next year");
  way_test_wait_until (way_field_row_get_message (row) != NULL);
  g_assert_cmpstr (way_item_get (root, "reviewed"), ==, "2026-02-28");
}

static void
test_mark (WayTestInspector *fixture,
           gconstpointer     data)
{
  WayFieldRow *row = way_test_inspector_use_row (fixture, fixture->card, "moment-of-truth", GTK_TYPE_SWITCH);
  GtkWidget   *toggle = way_test_find (GTK_WIDGET (row), GTK_TYPE_SWITCH, 0);

  way_test_press ("space");
  way_test_wait_until (way_item_has_mark (fixture->card, "moment-of-truth"));
  way_test_inspector_assert_undone (fixture, fixture->card, "moment-of-truth", NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
}

static void
test_tags (WayTestInspector *fixture,
           gconstpointer     data)
{
  WayFieldRow *row = way_test_inspector_use_row (fixture, fixture->card, "tags", GTK_TYPE_TEXT);

  way_test_type ("billing, #procurement");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "tags"), "billing\nprocurement") == 0);
  g_assert_nonnull (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 1));
  way_test_press ("BackSpace");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "tags"), "billing") == 0);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_nonnull (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 1));
  way_test_inspector_assert_undone (fixture, fixture->card, "tags", NULL);
  g_assert_null (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 0));
}

static void
test_too_long (WayTestInspector *fixture,
               gconstpointer     data)
{
  WayFieldRow     *row = way_test_inspector_use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  GtkWidget       *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);
  int              longest = way_field_get_longest (way_field_row_get_field (row));
  g_autofree char *long_text = g_strnfill (longest + 1, 'x');

  way_test_type ("Billing");
  way_test_press ("ctrl+a");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), long_text);
  way_test_press ("ctrl+v");
  way_test_wait_until (way_field_row_get_message (row) != NULL);
  g_assert_cmpstr (way_item_get (fixture->card, "owner"), ==, "Billing");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, long_text);
}

#define ADD(path, func) g_test_add ("/widgets/inspector/" path, WayTestInspector, NULL, way_test_inspector_set_up, func, way_test_inspector_tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/widgets/inspector/every-field-has-a-row", test_every_field_has_a_row);
  ADD ("text", test_text);
  ADD ("paragraph", test_paragraph);
  ADD ("long-text-is-shown-whole", test_long_text_is_shown_whole);
  ADD ("name-is-one-line", test_name_is_one_line);
  ADD ("choice", test_choice);
  ADD ("open-choice", test_open_choice);
  ADD ("score", test_score);
  ADD ("number", test_number);
  ADD ("decimals", test_decimals);
  ADD ("date", test_date);
  ADD ("read-and-typed", test_read_and_typed);
  ADD ("right-to-left", test_right_to_left);
  ADD ("mark", test_mark);
  ADD ("tags", test_tags);
  ADD ("too-long", test_too_long);

  return g_test_run ();
}
