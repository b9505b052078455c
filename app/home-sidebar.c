/* home-sidebar.c - the places that there are, with how much is in each */
#include "config.h"

#include "app/home-sidebar.h"

#include <glib/gi18n.h>

#include "app/home-places.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/records-watch.h"

struct _WayHomeSidebar
{
  GtkWidget parent_instance;

  /* owned */
  WayRecords      *records; /* or NULL */
  WayRecordsWatch *watch;   /* or NULL */

  /* template */
  GtkWidget *scroller;
  GtkWidget *list;

  /* state */
  gboolean selecting; /* it is told what is shown, and shows nothing itself */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayHomeSidebar, way_home_sidebar, GTK_TYPE_WIDGET)

static const WayHomePlace *
get_place (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "place");
}

static void
count (WayHomeSidebar *self)
{
  GtkListBoxRow *row;
  int            i;

  for (i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      const WayHomePlace *place = get_place (row);
      GtkWidget          *label = g_object_get_data (G_OBJECT (row), "count");
      g_autofree char    *text = NULL;
      g_autofree char    *said = NULL;
      int                 n = -1;

      if (place->kind != WAY_N_KINDS && self->records != NULL)
        n = way_records_count (self->records, place->kind, NULL, NULL);
      text = n >= 0 ? g_strdup_printf ("%'d", n) : NULL;
      gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
      said = text != NULL ? g_strdup_printf ("%s, %s", _ (place->title), text) : g_strdup (_ (place->title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
    }
}

static void
selected_cb (WayHomeSidebar *self,
             GtkListBoxRow  *row)
{
  if (row != NULL && !self->selecting)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, get_place (row)->name, FALSE);
}

/* Who goes through the list with the arrow keys looks, and stays in it. */
static void
activated_cb (WayHomeSidebar *self,
              GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, get_place (row)->name, TRUE);
}

static void
head_cb (GtkListBoxRow *row,
         GtkListBoxRow *before,
         gpointer       data)
{
  const WayHomePlace *place = get_place (row);
  GtkWidget          *label;

  if (place->section == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (_ (place->section));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
new_row (const WayHomePlace *place)
{
  g_autofree char *icon = way_icon_name_dup (place->icon);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget       *label = gtk_label_new (_ (place->title));
  GtkWidget       *number = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "quiet");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data (G_OBJECT (row), "place", (gpointer)place);
  g_object_set_data (G_OBJECT (row), "count", number);

  return row;
}

static void
way_home_sidebar_dispose (GObject *object)
{
  WayHomeSidebar *self = WAY_HOME_SIDEBAR (object);

  way_home_sidebar_set_records (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->list = NULL;

  G_OBJECT_CLASS (way_home_sidebar_parent_class)->dispose (object);
}

static gboolean
way_home_sidebar_grab_focus (GtkWidget *widget)
{
  WayHomeSidebar *self = WAY_HOME_SIDEBAR (widget);
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

static void
way_home_sidebar_class_init (WayHomeSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_home_sidebar_dispose;
  widget_class->grab_focus = way_home_sidebar_grab_focus;

  /**
   * WayHomeSidebar::chosen:
   * @place: the name of a place
   * @enter: whether the keyboard goes there
   *
   * The user wants to see a place.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "homesidebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
way_home_sidebar_init (WayHomeSidebar *self)
{
  const WayHomePlace *places;
  int                 n, i;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Places"), -1);
  places = way_home_places_list (&n);
  for (i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (&places[i]));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), head_cb, NULL, NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  count (self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

/**
 * way_home_sidebar_new:
 *
 * Returns: (transfer floating): a list of all places
 */
GtkWidget *
way_home_sidebar_new (void)
{
  return g_object_new (WAY_TYPE_HOME_SIDEBAR, NULL);
}

/**
 * way_home_sidebar_set_records:
 * @self: a sidebar
 * @records: (nullable): what is counted
 *
 * Sets the records whose numbers are shown.
 */
void
way_home_sidebar_set_records (WayHomeSidebar *self,
                              WayRecords     *records)
{
  g_return_if_fail (WAY_IS_HOME_SIDEBAR (self));

  if (self->records == records)
    return;
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_set_object (&self->records, records);
  if (records == NULL)
    return;
  self->watch = way_records_watch_new (records, WAY_RECORDS_WATCH_ALL);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  count (self);
}

/**
 * way_home_sidebar_select:
 * @self: a sidebar
 * @place: the name of the place that is shown
 *
 * Shows where one is.
 */
void
way_home_sidebar_select (WayHomeSidebar *self,
                         const char     *place)
{
  GtkListBoxRow *row;
  int            i;

  g_return_if_fail (WAY_IS_HOME_SIDEBAR (self));

  self->selecting = TRUE;
  for (i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (g_str_equal (get_place (row)->name, place))
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  self->selecting = FALSE;
}
