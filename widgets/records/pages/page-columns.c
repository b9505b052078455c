/* page-columns.c - cards in two columns, or one where there is no room for two
 *
 * Each card goes to the column that is shorter so far, so that reading order stays that of
 * the children. A wide card has the whole width, below everything before it.
 */
#include "config.h"

#include "widgets/records/pages/page-columns.h"

#define WIDE "way-wide"

struct _WayPageColumns
{
  GtkLayoutManager parent_instance;

  /* state; pixels */
  int spacing;
  int narrowest; /* of a column of two */
};

G_DEFINE_FINAL_TYPE (WayPageColumns, way_page_columns, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
way_page_columns_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
is_wide (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), WIDE) != NULL;
}

/* Puts every card into its place when @allocate, and tells how high they are together. */
static int
arrange (WayPageColumns *self,
         GtkWidget      *widget,
         int             width,
         gboolean        allocate)
{
  gboolean   two = width >= 2 * self->narrowest + self->spacing;
  gboolean   mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int        column_width = two ? (width - self->spacing) / 2 : width;
  int        y[2] = { 0, 0 };
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gboolean      wide = !two || is_wide (child);
      int           column = !wide && y[1] < y[0] ? 1 : 0;
      int           child_width = wide ? width : column_width;
      int           top = wide ? MAX (y[0], y[1]) : y[column];
      int           height;
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &height, NULL, NULL);
      place = (GtkAllocation){ column == 1 ? width - column_width : 0, top, child_width, height };
      if (mirrored)
        place.x = width - place.x - place.width;
      if (allocate)
        gtk_widget_size_allocate (child, &place, -1);
      top += height + self->spacing;
      if (wide)
        y[0] = y[1] = top;
      else
        y[column] = top;
    }

  return MAX (0, MAX (y[0], y[1]) - self->spacing);
}

static void
way_page_columns_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  WayPageColumns *self = WAY_PAGE_COLUMNS (manager);
  int             narrowest = 0, widest = 0;
  GtkWidget      *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, most;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      narrowest = MAX (narrowest, least);
      widest = MAX (widest, most);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = MAX (narrowest, 2 * self->narrowest + self->spacing);
    }
  else
    *minimum = *natural = arrange (self, widget, MAX (narrowest, for_size >= 0 ? for_size : widest), FALSE);
}

static void
way_page_columns_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  arrange (WAY_PAGE_COLUMNS (manager), widget, width, TRUE);
}

static void
way_page_columns_class_init (WayPageColumnsClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = way_page_columns_get_request_mode;
  manager_class->measure = way_page_columns_measure;
  manager_class->allocate = way_page_columns_allocate;
}

static void
way_page_columns_init (WayPageColumns *self)
{
}

/**
 * way_page_columns_new:
 * @spacing: pixels between cards, both ways
 * @narrowest: pixels that a column has at least when there are two
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
way_page_columns_new (int spacing,
                      int narrowest)
{
  WayPageColumns *self = g_object_new (WAY_TYPE_PAGE_COLUMNS, NULL);

  self->spacing = spacing;
  self->narrowest = narrowest;

  return GTK_LAYOUT_MANAGER (self);
}

/**
 * way_page_columns_set_wide:
 * @child: a child of a widget with this layout
 * @wide: whether it takes the whole width
 *
 * Children take one column unless this says otherwise.
 */
void
way_page_columns_set_wide (GtkWidget *child,
                           gboolean   wide)
{
  g_object_set_data (G_OBJECT (child), WIDE, wide ? child : NULL);
}
