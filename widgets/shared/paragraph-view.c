/* paragraph-view.c - a text view as high as its text
 *
 * GtkTextView knows its height only for the width that it has now, and only some time
 * after it got it: in a column of rows the last lines stay cut off until the next
 * resize. This one knows it for any width, at once.
 */
#include "config.h"

#include "widgets/shared/paragraph-view.h"

#include "widgets/shared/reads-against.h"

struct _WayParagraphView
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (WayParagraphView, way_paragraph_view, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
way_paragraph_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_paragraph_view_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  GTK_WIDGET_CLASS (way_paragraph_view_parent_class)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      return;
    }
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (for_size >= 0)
    pango_layout_set_width (layout, for_size * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, natural);
  *minimum = *natural;
}

static void
align (WayParagraphView *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_text_view_set_justification (GTK_TEXT_VIEW (self), way_reads_against (GTK_WIDGET (self), text) ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

static void
way_paragraph_view_direction_changed (GtkWidget       *widget,
                                      GtkTextDirection before)
{
  GTK_WIDGET_CLASS (way_paragraph_view_parent_class)->direction_changed (widget, before);
  align (WAY_PARAGRAPH_VIEW (widget));
}

static void
way_paragraph_view_class_init (WayParagraphViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = way_paragraph_view_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = way_paragraph_view_measure;
  GTK_WIDGET_CLASS (klass)->direction_changed = way_paragraph_view_direction_changed;
}

static void
way_paragraph_view_init (WayParagraphView *self)
{
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed", G_CALLBACK (align), self, G_CONNECT_SWAPPED);
}

/**
 * way_paragraph_view_new:
 *
 * Returns: (transfer floating): an empty view of a buffer that it keeps
 */
GtkWidget *
way_paragraph_view_new (void)
{
  return g_object_new (WAY_TYPE_PARAGRAPH_VIEW, NULL);
}
