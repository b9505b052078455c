/* test-inspector.c - every field is seen and edited where its kind is shown */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "journeys/records/records.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/rich-map.h"
#include "tests/support/window.h"
#include "widgets/inspector/children-section.h"
#include "widgets/inspector/emotion-section.h"
#include "widgets/inspector/field-row-private.h"
#include "widgets/inspector/inspector.h"
#include "widgets/inspector/records-section.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/dots.h"

typedef struct
{
  char         *folder;
  WayRecords   *records;
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  GtkWidget    *inspector;
  GtkWidget    *window;
  WayItem      *card; /* a touchpoint */
  char         *problem;
} Fixture;

static void
problem_cb (WayInspector *inspector,
            const char   *message,
            Fixture      *fixture)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
set_up_with (Fixture *fixture,
             WayMap  *map)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->map = map;
  fixture->history = way_history_new (map);
  fixture->selection = way_selection_new ();
  fixture->inspector = way_inspector_new ();
  way_inspector_set_records (WAY_INSPECTOR (fixture->inspector), fixture->records);
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), fixture->history);
  way_inspector_set_selection (WAY_INSPECTOR (fixture->inspector), fixture->selection);
  g_signal_connect (fixture->inspector, "problem", G_CALLBACK (problem_cb), fixture);
  fixture->window = way_test_window_new (fixture->inspector, 380, 900);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  set_up_with (fixture, way_test_map_new ());
  fixture->card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->inspector), (gpointer *)&fixture->inspector);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->inspector == NULL);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
  g_assert_finalize_object (fixture->records);
  way_test_folder_free (fixture->folder);
  g_free (fixture->problem);
}

static WayFieldRow *
find_row (Fixture    *fixture,
          const char *field)
{
  GtkWidget *row = way_inspector_find_row (WAY_INSPECTOR (fixture->inspector), field);

  return row != NULL ? WAY_FIELD_ROW (row) : NULL;
}

/* The row of a field of an item, where keys go to. */
static WayFieldRow *
use_row (Fixture    *fixture,
         WayItem    *item,
         const char *field,
         GType       type)
{
  WayFieldRow *row;
  GtkWidget   *editor;

  way_selection_select (fixture->selection, way_item_get_id (item));
  row = find_row (fixture, field);
  g_assert_nonnull (row);
  editor = way_test_find (GTK_WIDGET (row), type, 0);
  g_assert_nonnull (editor);
  way_test_next_frame (fixture->inspector);
  gtk_widget_grab_focus (editor);
  way_test_next_frame (fixture->inspector);

  return row;
}

/* What was done is one step, which undo takes back. */
static void
assert_undone_at_once (Fixture    *fixture,
                       WayItem    *item,
                       const char *field,
                       const char *before)
{
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (item, field), ==, before);
  g_assert_false (way_history_can_undo (fixture->history));
}

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
  Fixture  fixture = { 0 };
  WayItem *items[WAY_N_KINDS] = { NULL };
  int      kind, i, n_kinds = 0, n_rows = 0;

  set_up_with (&fixture, way_test_rich_map_new (TRUE));
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
          WayFieldRow    *row = find_row (&fixture, field->name);

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
  tear_down (&fixture, NULL);
}

/* Each type of field, by keys and clicks. */

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  WayFieldRow *row = use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  GtkWidget   *text = way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0);

  way_test_type ("Billing");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Billing") == 0);
  assert_undone_at_once (fixture, fixture->card, "owner", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_true (way_history_redo (fixture->history));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Billing");
}

static void
test_paragraph (Fixture      *fixture,
                gconstpointer data)
{
  WayFieldRow   *row = use_row (fixture, fixture->card, "environment", GTK_TYPE_TEXT_VIEW);
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
  assert_undone_at_once (fixture, fixture->card, "environment", NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static void
test_long_text_is_shown_whole (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (WayCommand) command = way_command_new_set (fixture->card, "title",
                                                        "A title that has many more words than can stand on one line of an inspector as narrow as it is, so it wraps", NULL);
  GtkWidget     *view;
  GtkTextBuffer *buffer;
  GtkTextIter    end;
  int            y, height;

  g_assert_true (way_history_perform (fixture->history, command, NULL));
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  view = way_test_find (GTK_WIDGET (find_row (fixture, "title")), GTK_TYPE_TEXT_VIEW, 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  way_test_next_frame (fixture->inspector);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (view), &end, &y, &height);
  g_assert_cmpint (height, >, 30);
  way_test_wait_until (gtk_widget_get_height (view) >= height);
}

static void
test_name_is_one_line (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *before = g_strdup (way_item_get (fixture->card, "title"));

  use_row (fixture, fixture->card, "title", GTK_TYPE_TEXT_VIEW);
  way_test_press ("ctrl+a");
  way_test_type ("Signed");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "title"), "Signed") == 0);
  assert_undone_at_once (fixture, fixture->card, "title", before);
}

static void
test_choice (Fixture      *fixture,
             gconstpointer data)
{
  WayFieldRow *row;
  GtkWidget   *drop_down;

  use_row (fixture, fixture->card, "belief", GTK_TYPE_DROP_DOWN);
  row = find_row (fixture, "belief");
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
test_open_choice (Fixture      *fixture,
                  gconstpointer data)
{
  use_row (fixture, fixture->card, "channel", GTK_TYPE_TEXT);
  way_test_press ("ctrl+a");
  way_test_type ("Carrier pigeon");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "channel"), "Carrier pigeon") == 0);
  assert_undone_at_once (fixture, fixture->card, "channel", "email");
}

static void
test_score (Fixture      *fixture,
            gconstpointer data)
{
  WayFieldRow *row = use_row (fixture, fixture->card, "satisfaction", WAY_TYPE_DOTS);
  GtkWidget   *dots = way_test_find (GTK_WIDGET (row), WAY_TYPE_DOTS, 0);
  int          value;

  way_test_press ("4");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "satisfaction"), "4") == 0);
  assert_undone_at_once (fixture, fixture->card, "satisfaction", NULL);
  g_assert_false (way_dots_get_value (WAY_DOTS (dots), &value));
  way_test_click_on (way_test_find (dots, GTK_TYPE_BUTTON, 1));
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "satisfaction"), "2") == 0);
  /* The same again takes it back. */
  way_test_click_on (way_test_find (dots, GTK_TYPE_BUTTON, 1));
  way_test_wait_until (way_item_get (fixture->card, "satisfaction") == NULL);
}

static void
test_number (Fixture      *fixture,
             gconstpointer data)
{
  WayItem     *root = way_map_get_root (fixture->map);
  WayFieldRow *row = use_row (fixture, root, "review-interval", GTK_TYPE_TEXT);
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
}

static void
test_date (Fixture      *fixture,
           gconstpointer data)
{
  WayItem     *root = way_map_get_root (fixture->map);
  WayFieldRow *row = use_row (fixture, root, "reviewed", GTK_TYPE_TEXT);
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
  assert_undone_at_once (fixture, root, "reviewed", NULL);
}

static void
test_mark (Fixture      *fixture,
           gconstpointer data)
{
  WayFieldRow *row = use_row (fixture, fixture->card, "moment-of-truth", GTK_TYPE_SWITCH);
  GtkWidget   *toggle = way_test_find (GTK_WIDGET (row), GTK_TYPE_SWITCH, 0);

  way_test_press ("space");
  way_test_wait_until (way_item_has_mark (fixture->card, "moment-of-truth"));
  assert_undone_at_once (fixture, fixture->card, "moment-of-truth", NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
}

static void
test_tags (Fixture      *fixture,
           gconstpointer data)
{
  WayFieldRow *row = use_row (fixture, fixture->card, "tags", GTK_TYPE_TEXT);

  way_test_type ("billing, #procurement");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "tags"), "billing\nprocurement") == 0);
  g_assert_nonnull (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 1));
  way_test_press ("BackSpace");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "tags"), "billing") == 0);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_nonnull (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 1));
  assert_undone_at_once (fixture, fixture->card, "tags", NULL);
  g_assert_null (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 0));
}

static void
test_too_long (Fixture      *fixture,
               gconstpointer data)
{
  WayFieldRow     *row = use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
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

/* References. */

static void
open_picker (Fixture   *fixture,
             GtkWidget *inside,
             int        nth)
{
  GtkWidget *button = way_test_find (inside, GTK_TYPE_MENU_BUTTON, nth);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  way_test_wait_until (gtk_widget_get_mapped (popover));
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  way_test_next_frame (popover);
}

static void
test_reference (Fixture      *fixture,
                gconstpointer data)
{
  WayItem     *tom = way_map_get (fixture->map, WAY_MAP_RECORDS, 1);
  WayFieldRow *row;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  row = find_row (fixture, "personas");
  way_test_next_frame (fixture->inspector);
  open_picker (fixture, GTK_WIDGET (row), 0);
  way_test_type ("tom");
  way_test_press ("Return");
  way_test_wait_until (way_item_refers_to (fixture->card, "personas", way_item_get_id (tom)));
  g_assert_nonnull (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 0));
  assert_undone_at_once (fixture, fixture->card, "personas", NULL);
  g_assert_null (way_test_find (GTK_WIDGET (row), WAY_TYPE_CHIP, 0));
}

static void
test_create_while_referring (Fixture      *fixture,
                             gconstpointer data)
{
  int          n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  WayFieldRow *row;
  g_autoptr (GPtrArray) found = NULL;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  row = find_row (fixture, "personas");
  way_test_next_frame (fixture->inspector);
  open_picker (fixture, GTK_WIDGET (row), 0);
  way_test_type ("Ines");
  way_test_press ("Return");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_RECORDS) == n + 1);
  g_assert_cmpstr (way_item_get_name (way_map_get (fixture->map, WAY_MAP_RECORDS, n)), ==, "Ines");
  g_assert_true (way_item_refers_to (fixture->card, "personas", way_item_get_id (way_map_get (fixture->map, WAY_MAP_RECORDS, n))));
  g_assert_null (fixture->problem);

  /* It is a record as well, which undo on the map leaves alone. */
  found = way_records_list (fixture->records, WAY_KIND_PERSONA, "Ines", 0, 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  assert_undone_at_once (fixture, fixture->card, "personas", NULL);
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
}

static void
test_linked_records (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (WayItem) record = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;
  int        n = way_map_n (fixture->map, WAY_MAP_RECORDS);
  GtkWidget *section, *chip;

  way_item_set (record, "name", "Kestrel Logistics", NULL);
  g_assert_true (way_records_add (fixture->records, record, &error));

  way_selection_select (fixture->selection, NULL);
  g_assert_nonnull (find_row (fixture, "objective"));
  section = way_test_find (fixture->inspector, WAY_TYPE_RECORDS_SECTION, 0);
  way_test_next_frame (fixture->inspector);
  g_assert_nonnull (way_test_find (section, WAY_TYPE_CHIP, 2));
  g_assert_null (way_test_find (section, WAY_TYPE_CHIP, 3));

  /* The second button links accounts; a half of the name is enough. */
  open_picker (fixture, section, 1);
  way_test_type ("kestrel");
  way_test_press ("Return");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_RECORDS) == n + 1);
  way_test_wait_until (way_test_find (section, WAY_TYPE_CHIP, 3) != NULL);
  g_assert_cmpstr (way_item_get (way_map_get (fixture->map, WAY_MAP_RECORDS, n), "record"), ==, way_item_get_id (record));

  /* The cross on a chip unlinks, and the record stays. */
  chip = way_test_find (section, WAY_TYPE_CHIP, 3);
  g_signal_emit_by_name (chip, "removed");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_RECORDS), ==, n);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 1);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Unlink Kestrel Logistics");
  way_test_wait_until (way_test_find (section, WAY_TYPE_CHIP, 3) == NULL);
}

/* Lists of children, and emotions. */

static GtkWidget *
find_named_button (GtkWidget  *inside,
                   const char *tooltip)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (inside, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0 || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), tooltip) == 0)
      return button;

  return NULL;
}

static void
check_children (Fixture    *fixture,
                int         slot,
                const char *add,
                const char *field)
{
  GtkWidget *section = NULL;
  int        i;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_nonnull (find_row (fixture, "title"));
  for (i = 0; (section = way_test_find (fixture->inspector, WAY_TYPE_CHILDREN_SECTION, i)) != NULL; i++)
    if (find_named_button (section, add) != NULL)
      break;
  g_assert_nonnull (section);

  gtk_widget_activate (find_named_button (section, add));
  way_test_wait_until (way_item_n_children (fixture->card, slot) == 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (fixture->card, slot, 0), "date"), ==, "2026-11-24");
  /* It opens by itself, to be filled in. */
  way_test_wait_until (find_row (fixture, field) != NULL);
  way_test_next_frame (fixture->inspector);

  gtk_widget_activate (find_named_button (section, "_Remove"));
  way_test_wait_until (way_item_n_children (fixture->card, slot) == 0);
  way_test_wait_until (find_named_button (section, "_Remove") == NULL);
  g_assert_true (way_history_undo (fixture->history));
  way_test_wait_until (find_named_button (section, "_Remove") != NULL);
  g_assert_true (way_history_undo (fixture->history));
  way_test_wait_until (find_named_button (section, "_Remove") == NULL);
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_evidence (Fixture      *fixture,
               gconstpointer data)
{
  check_children (fixture, WAY_CARD_EVIDENCE, "Add Evidence", "source");
}

static void
test_emotions (Fixture      *fixture,
               gconstpointer data)
{
  WayItem   *step = way_map_find (fixture->map, way_item_get (fixture->card, "step"));
  WayItem   *tom = way_map_get (fixture->map, WAY_MAP_RECORDS, 1);
  GtkWidget *section, *dots;
  int        value;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_nonnull (find_row (fixture, "title"));
  section = way_test_find (fixture->inspector, WAY_TYPE_EMOTION_SECTION, 0);
  /* One row of faces for each persona. */
  g_assert_nonnull (way_test_find (section, WAY_TYPE_DOTS, 1));
  g_assert_null (way_test_find (section, WAY_TYPE_DOTS, 2));
  dots = way_test_find (section, WAY_TYPE_DOTS, 1);
  g_assert_true (way_dots_get_value (WAY_DOTS (dots), &value));
  g_assert_cmpint (value, ==, 0);
  way_test_next_frame (fixture->inspector);
  gtk_widget_grab_focus (dots);
  way_test_press ("End");
  way_test_wait_until (way_item_get_int (way_rules_find_emotion (step, way_item_get_id (tom)), "level", 9) == 2);
  /* Keys go on acting on the same persona. */
  way_test_next_frame (fixture->inspector);
  way_test_press ("Left");
  way_test_wait_until (way_item_get_int (way_rules_find_emotion (step, way_item_get_id (tom)), "level", 9) == 1);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_false (way_history_can_undo (fixture->history));
  way_test_next_frame (fixture->inspector);
  g_assert_true (way_dots_get_value (WAY_DOTS (way_test_find (section, WAY_TYPE_DOTS, 1)), &value));
  g_assert_cmpint (value, ==, 0);
}

/* What is shown. */

static void
test_item_removed_while_shown (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (fixture->card));
  g_autoptr (WayCommand) command = way_command_new_remove (fixture->map, fixture->card);

  use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  way_test_type ("Billing");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Billing") == 0);
  g_assert_true (way_history_perform (fixture->history, command, NULL));
  /* The map itself is shown instead. */
  way_test_wait_until (find_row (fixture, "objective") != NULL);
  way_test_type ("x");

  g_assert_true (way_history_undo (fixture->history));
  way_selection_select (fixture->selection, NULL);
  way_selection_select (fixture->selection, id);
  g_assert_nonnull (find_row (fixture, "owner"));
}

static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_nonnull (find_row (fixture, "owner"));
  way_selection_add (fixture->selection, way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, 1)));
  g_assert_nonnull (find_row (fixture, "owner"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (fixture->inspector, GTK_TYPE_LABEL, 0))), ==, "2 items selected");
}

static void
test_shown_only (Fixture      *fixture,
                 gconstpointer data)
{
  WayFieldRow *row;

  way_inspector_set_editable (WAY_INSPECTOR (fixture->inspector), FALSE);
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  row = find_row (fixture, "owner");
  g_assert_false (gtk_widget_is_sensitive (way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0)));
  way_inspector_set_editable (WAY_INSPECTOR (fixture->inspector), TRUE);
  g_assert_true (gtk_widget_is_sensitive (way_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT, 0)));
}

static void
test_another_map (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (WayMap) map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);

  use_row (fixture, fixture->card, "owner", GTK_TYPE_TEXT);
  way_test_type ("Bill");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->card, "owner"), "Bill") == 0);
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), history);
  g_assert_null (find_row (fixture, "owner-of-nothing"));
  g_assert_nonnull (find_row (fixture, "objective"));
  way_inspector_set_history (WAY_INSPECTOR (fixture->inspector), NULL);
  g_assert_null (find_row (fixture, "objective"));
  g_assert_finalize_object (g_steal_pointer (&history));
  g_assert_finalize_object (g_steal_pointer (&map));
}

#define ADD(path, func) g_test_add ("/widgets/inspector/" path, Fixture, NULL, set_up, func, tear_down)

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
  ADD ("date", test_date);
  ADD ("mark", test_mark);
  ADD ("tags", test_tags);
  ADD ("too-long", test_too_long);
  ADD ("reference", test_reference);
  ADD ("create-while-referring", test_create_while_referring);
  ADD ("linked-records", test_linked_records);
  ADD ("evidence", test_evidence);
  ADD ("emotions", test_emotions);
  ADD ("item-removed-while-shown", test_item_removed_while_shown);
  ADD ("several", test_several);
  ADD ("shown-only", test_shown_only);
  ADD ("another-map", test_another_map);

  return g_test_run ();
}
