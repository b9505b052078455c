/* page-body.c - the layout of what scrolls on a page
 *
 * Its height is asked for without a width too, and then for one that it never gets. That would lay out all texts
 * of the page once more, and what scrolls may be as low as it likes.
 */
#include "config.h"

#include "widgets/records/pages/page-body.h"

struct _WayPageBody
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (WayPageBody, way_page_body, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
way_page_body_get_request_mode (GtkLayoutManager *manager,
                                GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_page_body_measure (GtkLayoutManager *manager,
                       GtkWidget        *widget,
                       GtkOrientation    orientation,
                       int               for_size,
                       int              *minimum,
                       int              *natural,
                       int              *minimum_baseline,
                       int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child != NULL && (orientation == GTK_ORIENTATION_HORIZONTAL || for_size >= 0))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
way_page_body_allocate (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        int               width,
                        int               height,
                        int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
way_page_body_class_init (WayPageBodyClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = way_page_body_get_request_mode;
  manager_class->measure = way_page_body_measure;
  manager_class->allocate = way_page_body_allocate;
}

static void
way_page_body_init (WayPageBody *self)
{
}

/**
 * way_page_body_new:
 *
 * Returns: (transfer full): a layout manager for a widget with one child, which is seen through a viewport
 */
GtkLayoutManager *
way_page_body_new (void)
{
  return g_object_new (WAY_TYPE_PAGE_BODY, NULL);
}
