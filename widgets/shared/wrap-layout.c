/* wrap-layout.c - children one after the other, in as many lines as they need
 *
 * GtkFlowBox lines its children up in columns, which tears words apart.
 */
#include "config.h"

#include "widgets/shared/wrap-layout.h"

struct _WayWrapLayout
{
  GtkLayoutManager parent_instance;

  /* state */
  int spacing;
};

G_DEFINE_FINAL_TYPE (WayWrapLayout, way_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
way_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The height of the children from `first` that fit in one line; `end` is the
 * first child that does not, `used` how wide they are. */
static int
measure_line (WayWrapLayout *self,
              GtkWidget     *first,
              int            width,
              GtkWidget    **end,
              int           *used)
{
  GtkWidget *child;
  int        height = 0;

  *used = 0;
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, tall, wide;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      wide = MIN (natural, MAX (minimum, width));
      if (*used > 0 && *used + self->spacing + wide > width)
        break;
      *used += (*used > 0 ? self->spacing : 0) + wide;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, &tall, NULL, NULL, NULL);
      height = MAX (height, tall);
    }
  *end = child;

  return height;
}

static void
way_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  WayWrapLayout *self = WAY_WRAP_LAYOUT (manager);
  GtkWidget     *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (; child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int child_minimum, child_natural;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural += (*natural > 0 ? self->spacing : 0) + child_natural;
        }
      return;
    }

  while (child != NULL)
    {
      int used;
      int height = measure_line (self, child, for_size < 0 ? G_MAXINT / 2 : for_size, &child, &used);

      *natural += (*natural > 0 && height > 0 ? self->spacing : 0) + height;
    }
  *minimum = *natural;
}

static void
way_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  WayWrapLayout *self = WAY_WRAP_LAYOUT (manager);
  gboolean       rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget     *child = gtk_widget_get_first_child (widget);
  int            y = 0;

  while (child != NULL)
    {
      GtkWidget *end;
      int        used;
      int        line = measure_line (self, child, width, &end, &used);
      int        x = 0;

      for (; child != end; child = gtk_widget_get_next_sibling (child))
        {
          int minimum, natural, wide;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          wide = MIN (natural, MAX (minimum, width));
          /* What expands takes the rest of its line. */
          if (gtk_widget_get_hexpand (child))
            wide += MAX (0, width - used);
          gtk_widget_size_allocate (child,
                                    &(GtkAllocation){ rtl ? width - x - wide : x, y, wide, line },
                                    -1);
          x += wide + self->spacing;
        }
      y += line + (line > 0 ? self->spacing : 0);
    }
}

static void
way_wrap_layout_class_init (WayWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = way_wrap_layout_get_request_mode;
  manager_class->measure = way_wrap_layout_measure;
  manager_class->allocate = way_wrap_layout_allocate;
}

static void
way_wrap_layout_init (WayWrapLayout *self)
{
}

/**
 * way_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
way_wrap_layout_new (int spacing)
{
  WayWrapLayout *self = g_object_new (WAY_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
