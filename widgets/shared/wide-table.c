/* wide-table.c - what a table of GTK lacks: headings over figures, and a start at the right */
#include "config.h"

#include "widgets/shared/wide-table.h"

/**
 * way_wide_table_align_heading:
 * @view: a table
 * @position: one of its columns
 * @at_end: whether its cells are aligned at their end, as figures are
 *
 * Puts the heading of a column over what stands in it. GTK has no way to ask for that: if it should make
 * its headings otherwise one day, they stay as they are.
 */
void
way_wide_table_align_heading (GtkColumnView *view,
                              guint          position,
                              gboolean       at_end)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *box, *label, *sign;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (; title != NULL && position > 0; position--)
    title = gtk_widget_get_next_sibling (title);
  box = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  label = GTK_IS_BOX (box) ? gtk_widget_get_first_child (box) : NULL;
  sign = label != NULL ? gtk_widget_get_next_sibling (label) : NULL;
  if (!at_end || !GTK_IS_LABEL (label) || sign == NULL)
    return;
  /* The sign of the order goes before, so that the last letter stands over the last figure. */
  gtk_box_reorder_child_after (GTK_BOX (box), sign, NULL);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
}

/* Where lines run from the right, the start of a table is where its adjustment ends. */
typedef struct
{
  GtkScrolledWindow *scroller; /* borrowed, as what follows: all of it goes together */
  GtkAdjustment     *adjustment;
  double             passed; /* what is scrolled past at the start */
  guint              idle;
} Start;

static void
start_free (gpointer data)
{
  Start *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self);
}

static double
get_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static gboolean
start_cb (gpointer data)
{
  Start *self = data;

  self->idle = 0;
  gtk_adjustment_set_value (self->adjustment, get_end (self->adjustment) - self->passed);
  /* While there was room for less it stood elsewhere; GTK 4.8 leaves it there where all of it has room now. */
  gtk_widget_queue_allocate (gtk_scrolled_window_get_child (self->scroller));

  return G_SOURCE_REMOVE;
}

/* The table gets wider or narrower, which happens while sizes are given out: it is scrolled when that is done. */
static void
changed_cb (Start *self)
{
  if (self->idle == 0 && get_end (self->adjustment) - self->passed != gtk_adjustment_get_value (self->adjustment))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_cb, self, NULL);
}

static void
value_changed_cb (Start *self)
{
  if (self->idle == 0)
    self->passed = MAX (get_end (self->adjustment) - gtk_adjustment_get_value (self->adjustment), 0);
}

/**
 * way_wide_table_keep_start:
 * @scroller: what a wide table is scrolled in
 *
 * Where lines run from the right, opens the table at its first column, and keeps what is seen counted
 * from there when the room changes, as GTK does from the left.
 */
void
way_wide_table_keep_start (GtkScrolledWindow *scroller)
{
  Start *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  if (gtk_widget_get_direction (GTK_WIDGET (scroller)) != GTK_TEXT_DIR_RTL)
    return;
  self = g_new0 (Start, 1);
  self->scroller = scroller;
  self->adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  g_object_set_data_full (G_OBJECT (self->adjustment), "way-start", self, start_free);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
}
