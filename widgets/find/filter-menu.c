/* filter-menu.c - what can be chosen in a filter, to be switched on and off */
#include "config.h"

#include "widgets/find/filter-menu.h"

#include <glib/gi18n.h>

#include "widgets/shared/wrap-layout.h"

#define WIDTH 300
#define LEAST_HEIGHT 200
/* What is above and below the menu in the window. */
#define AROUND 140

struct _WayFilterMenu
{
  GtkPopover parent_instance;

  /* owned */
  WayMap *map; /* or NULL */

  /* borrowed */
  const WayFilter *filter;

  /* template */
  GtkWidget *scroller;
  GtkWidget *box;
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayFilterMenu, way_filter_menu, GTK_TYPE_POPOVER)

/**
 * way_filter_menu_get_part_title:
 * @part: a respect
 *
 * Returns: what it is called, for people
 */
const char *
way_filter_menu_get_part_title (WayFilterPart part)
{
  return _ (way_kind_get_field (WAY_KIND_VIEW, way_filter_get_field (part))->label);
}

static void
toggled_cb (WayFilterMenu   *self,
            GtkToggleButton *button)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "part")),
                 g_object_get_data (G_OBJECT (button), "value"), gtk_toggle_button_get_active (button));
}

static GtkWidget *
new_choice (WayFilterMenu *self,
            WayFilterPart  part,
            const char    *value)
{
  g_autofree char *name = way_filter_dup_value_name (self->map, part, value);
  GtkWidget       *button = gtk_toggle_button_new ();
  GtkWidget       *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), way_filter_has (self->filter, part, value));
  g_object_set_data (G_OBJECT (button), "part", GINT_TO_POINTER (part));
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_part (WayFilterMenu *self,
          WayFilterPart  part)
{
  g_autoptr (GPtrArray) choices = way_filter_list_choices (self->map, part);
  GtkWidget *heading = gtk_label_new (way_filter_menu_get_part_title (part));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint      i;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->box), heading);
  if (choices->len == 0)
    {
      GtkWidget *none = gtk_label_new (_ ("None on this map"));

      gtk_label_set_xalign (GTK_LABEL (none), 0);
      gtk_widget_add_css_class (none, "quiet");
      gtk_box_append (GTK_BOX (self->box), none);
    }
  gtk_widget_set_layout_manager (line, way_wrap_layout_new (6));
  for (i = 0; i < choices->len; i++)
    gtk_box_append (GTK_BOX (line), new_choice (self, part, g_ptr_array_index (choices, i)));
  gtk_box_append (GTK_BOX (self->box), line);
}

/* A scrolled window does not ask how high lines of choices get in its width. */
static void
fit (WayFilterMenu *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)))) - AROUND;
  int height;

  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  height = MIN (height, MAX (room, LEAST_HEIGHT));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
}

static void
fill (WayFilterMenu *self)
{
  GtkWidget *child;
  int        part;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (part = 0; self->map != NULL && part < WAY_N_FILTER_PARTS; part++)
    add_part (self, part);
  fit (self);
  child = gtk_widget_get_first_child (self->box);
  if (child != NULL)
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
way_filter_menu_dispose (GObject *object)
{
  g_clear_object (&WAY_FILTER_MENU (object)->map);

  G_OBJECT_CLASS (way_filter_menu_parent_class)->dispose (object);
}

static void
way_filter_menu_class_init (WayFilterMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_filter_menu_dispose;

  /**
   * WayFilterMenu::toggled:
   * @part: a #WayFilterPart
   * @value: what was chosen
   * @chosen: or what is not any more
   */
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
way_filter_menu_init (WayFilterMenu *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filtermenu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter by"), -1);
  g_signal_connect (self, "show", G_CALLBACK (fill), NULL);
}

/**
 * way_filter_menu_new:
 *
 * Returns: (transfer floating): a menu without a map
 */
GtkWidget *
way_filter_menu_new (void)
{
  return g_object_new (WAY_TYPE_FILTER_MENU, NULL);
}

/**
 * way_filter_menu_set_source:
 * @self: a filter menu
 * @map: (nullable): the map to choose from
 * @filter: (nullable): what is chosen; it must outlive the menu or be set anew
 */
void
way_filter_menu_set_source (WayFilterMenu   *self,
                            WayMap          *map,
                            const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_FILTER_MENU (self));

  g_set_object (&self->map, map);
  self->filter = filter;
}
