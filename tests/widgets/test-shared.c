/* test-shared.c - small widgets that several views use; each goes when it is left */
#include "config.h"

#include <adwaita.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/dots.h"
#include "widgets/shared/keys.h"
#include "widgets/shared/map-preview.h"
#include "widgets/shared/message-dialogs.h"
#include "widgets/shared/notice-bar.h"
#include "widgets/shared/side-panel.h"
#include "widgets/shared/wrap-layout.h"
#include "widgets/shared/zoom-control.h"

/* Closes the window, with which the widget in it goes. */
static void
close_with (GtkWidget *window,
            GtkWidget *widget)
{
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *)&widget);
  gtk_window_destroy (GTK_WINDOW (window));
  way_test_wait_until (widget == NULL);
}

static void
count_cb (GtkWidget *widget,
          int       *n)
{
  (*n)++;
}

static void
test_chip (void)
{
  GtkWidget *chip = way_chip_new ("abc", "Nadia", NULL, TRUE);
  GtkWidget *window = way_test_window_new (chip, 300, 60);
  int        clicked = 0, removed = 0;

  g_signal_connect (chip, "clicked", G_CALLBACK (count_cb), &clicked);
  g_signal_connect (chip, "removed", G_CALLBACK (count_cb), &removed);
  g_assert_cmpstr (way_chip_get_value (WAY_CHIP (chip)), ==, "abc");
  way_test_click_on (way_test_find (chip, GTK_TYPE_BUTTON, 0));
  way_test_wait_until (clicked == 1);
  way_test_click_on (way_test_find (chip, GTK_TYPE_BUTTON, 1));
  way_test_wait_until (removed == 1);
  g_assert_cmpint (clicked, ==, 1);
  close_with (window, chip);

  /* One that only says something has one button. */
  chip = g_object_ref_sink (way_chip_new ("abc", "#billing", NULL, FALSE));
  g_assert_nonnull (way_test_find (chip, GTK_TYPE_BUTTON, 0));
  g_assert_null (way_test_find (chip, GTK_TYPE_BUTTON, 1));
  g_assert_finalize_object (chip);
}

static void
test_dots (void)
{
  static const WayDot faces[] = { { -1, "Bad" }, { 0, "Neutral" }, { 1, "Good" } };
  GtkWidget          *dots = way_dots_new (WAY_DOTS_FACES, "Emotion", faces, G_N_ELEMENTS (faces));
  GtkWidget          *window = way_test_window_new (dots, 300, 60);
  int                 n = 0, value = 9;

  g_signal_connect (dots, "chosen", G_CALLBACK (count_cb), &n);
  gtk_widget_grab_focus (dots);
  g_assert_false (way_dots_get_value (WAY_DOTS (dots), &value));
  way_dots_set_value (WAY_DOTS (dots), TRUE, 0);
  g_assert_cmpint (n, ==, 0); /* the program did that */
  way_test_press ("Right");
  way_test_wait_until (n == 1);
  g_assert_true (way_dots_get_value (WAY_DOTS (dots), &value));
  g_assert_cmpint (value, ==, 1);
  way_test_press ("Right"); /* there is no more */
  way_test_press ("Home");
  way_test_wait_until (way_dots_get_value (WAY_DOTS (dots), &value) && value == -1);
  way_test_press ("Delete");
  way_test_wait_until (!way_dots_get_value (WAY_DOTS (dots), &value));
  way_test_click_on (way_test_find (dots, GTK_TYPE_BUTTON, 2));
  way_test_wait_until (way_dots_get_value (WAY_DOTS (dots), &value));
  g_assert_cmpint (value, ==, 1);
  close_with (window, dots);
}

static void
test_notice_bar (void)
{
  GtkWidget *bar = g_object_new (WAY_TYPE_NOTICE_BAR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window, *button;

  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("A map"));
  window = way_test_window_new (box, 500, 200);
  g_assert_false (gtk_widget_get_mapped (bar));

  way_notice_bar_show (WAY_NOTICE_BAR (bar), WAY_NOTICE_OTHERS, "This map was made by a newer version.", "_Save a Copy", "win.duplicate");
  way_test_wait_until (gtk_widget_get_mapped (bar));
  button = way_test_find (bar, GTK_TYPE_BUTTON, 0);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.duplicate");

  /* Another notice about the same, without a button. */
  way_notice_bar_show (WAY_NOTICE_BAR (bar), WAY_NOTICE_OTHERS, "Read only.", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_null (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (bar, GTK_TYPE_LABEL, 0))), ==, "Read only.");

  /* What cannot be kept comes above all else with a button of its own, and goes alone, also twice. */
  way_notice_bar_show (WAY_NOTICE_BAR (bar), WAY_NOTICE_UNKEPT, "No room.", "_Save", "win.save");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (bar, GTK_TYPE_LABEL, 0))), ==, "No room.");
  button = way_test_find (bar, GTK_TYPE_BUTTON, 0);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.save");
  way_notice_bar_withdraw (WAY_NOTICE_BAR (bar), WAY_NOTICE_UNKEPT);
  way_notice_bar_withdraw (WAY_NOTICE_BAR (bar), WAY_NOTICE_UNKEPT);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (bar, GTK_TYPE_LABEL, 0))), ==, "Read only.");
  g_assert_true (gtk_widget_get_visible (bar));

  /* What else can be done goes with the next notice. */
  way_notice_bar_offer (WAY_NOTICE_BAR (bar), WAY_NOTICE_OTHERS, "Save _As…", "win.save-as");
  button = way_test_find (bar, GTK_TYPE_BUTTON, 1);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.save-as");
  way_notice_bar_show (WAY_NOTICE_BAR (bar), WAY_NOTICE_OTHERS, "Read only.", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  way_test_next_frame (bar);
  gtk_widget_activate (way_test_find (bar, GTK_TYPE_BUTTON, 2));
  way_test_wait_until (!gtk_widget_get_mapped (bar));
  close_with (window, bar);
}

static void
notify_cb (GObject    *object,
           GParamSpec *spec,
           int        *n)
{
  (*n)++;
}

static void
test_side_panel (void)
{
  WaySidePanel *panel = g_object_new (WAY_TYPE_SIDE_PANEL, NULL);
  GtkWidget    *content = gtk_label_new ("A map");
  GtkWidget    *side = gtk_label_new ("All of it");
  GtkWidget    *window;
  int           n = 0;

  gtk_widget_set_size_request (content, 300, -1);
  gtk_widget_set_size_request (side, 200, -1);
  way_side_panel_set_content (panel, content);
  way_side_panel_set_panel (panel, side);
  window = way_test_window_new (GTK_WIDGET (panel), 900, 200);
  g_assert_true (way_side_panel_get_shown (panel));
  g_assert_false (way_side_panel_get_folded (panel));
  g_signal_connect (panel, "notify::shown", G_CALLBACK (notify_cb), &n);
  way_side_panel_set_shown (panel, FALSE);
  way_side_panel_set_shown (panel, FALSE);
  g_assert_cmpint (n, ==, 1);
  g_assert_false (way_side_panel_get_shown (panel));
  g_object_set (panel, "shown", TRUE, NULL);
  g_assert_true (way_side_panel_get_shown (panel));
  close_with (window, GTK_WIDGET (panel));
}

static void
test_zoom_control (void)
{
  GtkWidget *control = g_object_ref_sink (way_zoom_control_new ());

  /* Without a canvas its actions do nothing. */
  gtk_widget_activate_action_variant (control, "zoom.in", NULL);
  way_zoom_control_set_canvas (WAY_ZOOM_CONTROL (control), NULL);
  g_assert_finalize_object (control);
}

static void
test_map_preview (void)
{
  GtkWidget *preview = way_map_preview_new ();
  WayMap    *map = way_test_map_new ();
  GtkWidget *window;

  way_map_preview_set_map (WAY_MAP_PREVIEW (preview), map);
  window = way_test_window_new (preview, 320, 200);
  way_map_preview_set_theme (WAY_MAP_PREVIEW (preview), WAY_THEME_DARK);
  way_test_next_frame (preview);
  close_with (window, preview);
  g_assert_finalize_object (map);
}

static void
test_wrap_layout (void)
{
  GtkWidget    *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget    *window;
  GtkAllocation first, last;
  int           i;

  gtk_widget_set_layout_manager (box, way_wrap_layout_new (4));
  for (i = 0; i < 6; i++)
    {
      GtkWidget *label = gtk_label_new ("wide");

      gtk_widget_set_size_request (label, 100, 20);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  window = way_test_window_new (box, 330, 200);
  way_test_next_frame (box);
  gtk_widget_get_allocation (gtk_widget_get_first_child (box), &first);
  gtk_widget_get_allocation (gtk_widget_get_last_child (box), &last);
  /* Three in a line: the sixth ends the second. */
  g_assert_cmpint (last.y, >=, first.y + first.height);
  g_assert_cmpint (last.x + last.width, <=, gtk_widget_get_width (box));
  g_assert_cmpint (gtk_widget_get_height (box), >=, last.y + last.height);
  close_with (window, box);
}

static void
answer_cb (const char *id,
           gpointer    data)
{
  *(char **)data = g_strdup (id);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
check_answer (const char *keys,
              const char *expected)
{
  static const WayAnswer answers[] = {
    { "cancel", "_Cancel", WAY_ANSWER_PLAIN },
    { "discard", "_Discard", WAY_ANSWER_DESTRUCTIVE },
    { "save", "_Save", WAY_ANSWER_SUGGESTED },
  };
  GtkWidget       *window = way_test_window_new (gtk_label_new ("A map"), 500, 300);
  GtkWidget       *dialog;
  g_autofree char *answer = NULL;

  way_message_dialogs_ask (GTK_WINDOW (window), "Save changes?", "What is not saved is lost.", answers, G_N_ELEMENTS (answers), answer_cb, &answer);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (dialog)));
  way_test_press (keys);
  way_test_wait_until (answer != NULL);
  g_assert_cmpstr (answer, ==, expected);
  way_test_wait_until (dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_message_dialogs (void)
{
  check_answer ("Return", "save");
  check_answer ("Escape", "cancel");
  check_answer ("alt+d", "discard");
}

static gboolean
take_escape_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                int                   *n)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (!way_keys_filter (controller, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))))
    (*n)++;

  return GDK_EVENT_STOP;
}

/* What takes keys before the text that they are typed into leaves them to an input
 * method that is in the middle of something. */
static void
test_input_method_is_first (void)
{
  GtkWidget *(*const news[]) (void) = { gtk_entry_new, gtk_search_entry_new, gtk_text_new, gtk_text_view_new };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (news); i++)
    {
      GtkWidget          *text = news[i]();
      GtkWidget          *window = way_test_window_new (text, 300, 60);
      GtkEventController *keys = gtk_event_controller_key_new ();
      int                 n = 0;

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (take_escape_cb), &n);
      gtk_widget_add_controller (text, keys);
      gtk_widget_grab_focus (text);
      way_test_press ("ctrl+shift+u 2 Escape Escape");
      way_test_wait_until (n == 1);
      way_test_next_frame (text);
      g_assert_cmpint (n, ==, 1);
      close_with (window, text);
    }
}

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/widgets/shared/chip", test_chip);
  g_test_add_func ("/widgets/shared/dots", test_dots);
  g_test_add_func ("/widgets/shared/notice-bar", test_notice_bar);
  g_test_add_func ("/widgets/shared/side-panel", test_side_panel);
  g_test_add_func ("/widgets/shared/zoom-control", test_zoom_control);
  g_test_add_func ("/widgets/shared/map-preview", test_map_preview);
  g_test_add_func ("/widgets/shared/wrap-layout", test_wrap_layout);
  g_test_add_func ("/widgets/shared/message-dialogs", test_message_dialogs);
  g_test_add_func ("/widgets/shared/input-method-is-first", test_input_method_is_first);

  return g_test_run ();
}
