/* compare-window.c - what is different between two states of a map, as a list to read */
#include "config.h"

#include "app/compare-window.h"

#include <glib/gi18n.h>

#include "journeys/exchange/compare-words.h"
#include "widgets/shared/icon-name.h"

/* Rows that are seen at most of one sort; nobody reads more, and each takes its time. */
#define MOST_ROWS 300

typedef struct
{
  WayMap    *from;
  WayMap    *to;
  GPtrArray *differences;
} Comparing;

static GtkWidget *
build_row (Comparing           *comparing,
           const WayDifference *difference)
{
  GtkWidget       *row = adw_action_row_new ();
  WayItem         *item = difference->after != NULL ? difference->after : difference->before;
  WayMap          *map = difference->after != NULL ? comparing->to : comparing->from;
  g_autofree char *name = way_compare_words_name (map, item);
  g_autofree char *details = way_compare_words_details (comparing->from, comparing->to, difference);
  g_autofree char *icon = way_item_get_info (item)->icon != NULL ? way_icon_name_dup (way_item_get_info (item)->icon) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               g_object_new (GTK_TYPE_IMAGE, "icon-name", icon,
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));

  return row;
}

static void
add_group (GtkWidget        *page,
           Comparing        *comparing,
           WayDifferenceType type,
           const char       *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint      i, n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (i = 0; i < comparing->differences->len; i++)
    {
      const WayDifference *difference = g_ptr_array_index (comparing->differences, i);

      if (difference->type != type)
        continue;
      if (n < MOST_ROWS)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (comparing, difference));
      n++;
    }
  if (n > MOST_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("The first %1$u of %2$u", "The first %1$u of %2$u", n), MOST_ROWS, n);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
    }
  gtk_widget_set_visible (group, n > 0);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
build_content (Comparing *comparing)
{
  GtkWidget *page;

  if (comparing->differences->len == 0)
    return g_object_new (ADW_TYPE_STATUS_PAGE,
                         "icon-name", "object-select-symbolic",
                         "title", _ ("Nothing Is Different"),
                         "description", _ ("Both have the same content."),
                         NULL);
  page = adw_preferences_page_new ();
  add_group (page, comparing, WAY_DIFFERENCE_ADDED, _ ("Added"));
  add_group (page, comparing, WAY_DIFFERENCE_CHANGED, _ ("Changed"));
  add_group (page, comparing, WAY_DIFFERENCE_REMOVED, _ ("Removed"));

  return page;
}

/* Not every window manager gives the keyboard back to where it was. */
static gboolean
close_request_cb (GtkWindow *window)
{
  if (gtk_window_get_transient_for (window) != NULL)
    gtk_window_present (gtk_window_get_transient_for (window));

  return FALSE;
}

/**
 * way_compare_window_show:
 * @parent: the window where it was asked for
 * @title: what is compared
 * @text: with what it is compared
 * @from: a map
 * @to: the same map at another time
 *
 * Shows in a window what is different, in words.
 */
void
way_compare_window_show (GtkWindow  *parent,
                         const char *title,
                         const char *text,
                         WayMap     *from,
                         WayMap     *to)
{
  /* TRANSLATORS: the title of a window; %s is a map */
  g_autofree char    *window_title = g_strdup_printf (_ ("Compare: %s"), title);
  GtkWidget          *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                                             "default-width", 560, "default-height", 640, "title", window_title, NULL);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *bar = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GPtrArray) differences = way_compare (from, to);
  g_autofree char *count = way_compare_words_count (differences);
  g_autofree char *subtitle = differences->len > 0 ? g_strdup_printf ("%s: %s", text, count) : g_strdup (text);
  Comparing        comparing = { from, to, differences };
  GtkWidget       *content = build_content (&comparing);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, subtitle));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}
