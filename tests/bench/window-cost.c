/* window-cost.c - what a frame of a window costs: a map with its inspector beside it
 *
 * usage: window-cost type|move|vote|step|shift|width|pan|zoom|sharpen|blit FILE RUNS
 *
 * Edits are what edits.h has; letters are typed where the title stands. Told is the
 * processor time from the key to the end of the frame, with what is done for
 * screen readers after it. Panning and zooming go to and fro, one step a frame;
 * sharpening is what is done once, where a zoom comes to rest.
 * The floor of those is a blit: in the place of the map, a widget that shows one
 * surface of its size, a pixel aside in each frame.
 */
#include "config.h"

#include <adwaita.h>

#include "tests/bench/cost.h"
#include "tests/bench/edits.h"
#include "widgets/canvas/canvas-private.h"
#include "widgets/inspector/inspector.h"

/* As wide and high as the map of 20 cards fills. */
#define WIDTH 1280
#define HEIGHT 560
#define INSPECTOR_WIDTH 320
#define WARM_UP 24

/* A plain blit. */

#define BENCH_TYPE_BLIT (bench_blit_get_type ())
G_DECLARE_FINAL_TYPE (BenchBlit, bench_blit, BENCH, BLIT, GtkWidget)

struct _BenchBlit
{
  GtkWidget parent_instance;

  GskRenderNode *node;
  int            frame;
};

G_DEFINE_FINAL_TYPE (BenchBlit, bench_blit, GTK_TYPE_WIDGET)

static GskRenderNode *
new_picture (int width,
             int height)
{
  GskRenderNode   *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);
  int              x;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.2, 0.4, 0.8);
  for (x = 0; x < width; x += 100)
    cairo_rectangle (cr, x, x % 300, 80, 120);
  cairo_fill (cr);
  cairo_destroy (cr);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return node;
}

static void
bench_blit_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  BenchBlit *self = BENCH_BLIT (widget);

  if (self->node == NULL)
    self->node = new_picture (gtk_widget_get_width (widget) + 1, gtk_widget_get_height (widget));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-(self->frame % 2), 0));
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
bench_blit_finalize (GObject *object)
{
  g_clear_pointer (&BENCH_BLIT (object)->node, gsk_render_node_unref);

  G_OBJECT_CLASS (bench_blit_parent_class)->finalize (object);
}

static void
bench_blit_class_init (BenchBlitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_blit_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_blit_snapshot;
}

static void
bench_blit_init (BenchBlit *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* The window. */

typedef struct
{
  const char  *what;
  WayDocument *document;
  WayHistory  *history;
  WayCanvas   *canvas;
  GtkWidget   *blit; /* NULL when a map is shown */
  GtkWidget   *window;
  guint        painted; /* frames */
  WayItem     *card;
} Bench;

static void
painted_cb (Bench *self)
{
  self->painted++;
}

/* Until the frame is painted and nothing is left to do. */
static void
settle (Bench *self)
{
  guint before = self->painted;

  while (self->painted == before ||
         self->canvas->proxies_id != 0 ||
         self->canvas->still_id != 0 ||
         self->canvas->frame_id != 0 ||
         g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *child, *found = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

/* Another card is looked at; that is not part of the edit. */
static void
go_to_card (Bench   *self,
            EditKind kind,
            int      edit)
{
  way_canvas_end_edit (self->canvas);
  self->card = edits_get_card (way_history_get_map (self->history), edit);
  way_canvas_scroll_to (self->canvas, way_item_get_id (self->card));
  way_canvas_select_card (self->canvas, way_item_get_id (self->card), FALSE);
  if (kind == EDIT_TYPE)
    way_canvas_edit_title (self->canvas, way_item_get_id (self->card));
  gtk_widget_queue_draw (self->window);
  settle (self);
}

static void
type (Bench *self,
      int    edit)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_view (GTK_WIDGET (self->canvas))));
  g_autofree char *title = edits_dup_title (self->card, edit);

  if (edit % EDITS_A_CARD == 0)
    gtk_text_buffer_set_text (buffer, title, -1);
  else
    gtk_text_buffer_insert_at_cursor (buffer, title + strlen (title) - 1, 1);
}

static double
measure_edits (Bench   *self,
               EditKind kind,
               int      runs)
{
  double total = 0;
  int    i;

  for (i = 0; i < runs + WARM_UP; i++)
    {
      double start;

      if (i % EDITS_A_CARD == 0)
        go_to_card (self, kind, i);
      start = cost_now ();
      if (kind == EDIT_TYPE)
        type (self, i);
      else
        edits_perform (self->history, kind, self->card, i);
      settle (self);
      if (i >= WARM_UP)
        total += cost_now () - start;
    }

  return total;
}

#define MOVE_WARM_UP 160 /* once to and fro */
#define PAN_ACROSS 16    /* pixels a frame */
#define PAN_DOWN 5
#define PAN_FRAMES 60 /* until it turns back */
#define ZOOM_STEP 1.01
#define ZOOM_FRAMES 40 /* from 100 % until it turns back */

static double
get_zoom_step (int frame)
{
  return (frame + ZOOM_FRAMES) / (2 * ZOOM_FRAMES) % 2 ? 1 / ZOOM_STEP : ZOOM_STEP;
}

static void
move (Bench *self,
      int    frame)
{
  int    back = frame / PAN_FRAMES % 2;
  int    place = back ? PAN_FRAMES - frame % PAN_FRAMES : frame % PAN_FRAMES;
  double middle = gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0;

  if (self->blit != NULL)
    {
      BENCH_BLIT (self->blit)->frame++;
      gtk_widget_queue_draw (self->blit);
    }
  else if (g_str_equal (self->what, "pan"))
    way_canvas_move_to (self->canvas, 400 + place * PAN_ACROSS, 100 + place * PAN_DOWN);
  else
    way_canvas_zoom_at (self->canvas, way_canvas_get_zoom (self->canvas) * get_zoom_step (frame), middle, HEIGHT / 2.0);
}

/* The next movement comes as soon as the frame is done. */
static void
draw_frame (Bench *self)
{
  guint before = self->painted;

  while (self->painted == before || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* To and fro once before, so that there is a picture of what is seen. */
static double
measure_frames (Bench *self,
                int    runs)
{
  double total = 0;
  int    i;

  way_canvas_move_to (self->canvas, 400, 100);
  for (i = 0; i < runs + MOVE_WARM_UP; i++)
    {
      double start = cost_now ();

      move (self, i);
      draw_frame (self);
      if (i >= MOVE_WARM_UP)
        total += cost_now () - start;
    }

  return total;
}

#define ZOOM_BEFORE_REST 10

static double
measure_sharpening (Bench *self,
                    int    runs)
{
  double total = 0;
  int    i, j;

  for (i = 0; i < runs; i++)
    {
      double start;

      for (j = 0; j < ZOOM_BEFORE_REST; j++)
        {
          move (self, i * ZOOM_BEFORE_REST + j);
          draw_frame (self);
        }
      start = cost_now ();
      settle (self);
      total += cost_now () - start;
    }

  return total;
}

static double
measure (Bench *self,
         int    runs)
{
  EditKind kind;

  if (edits_parse (self->what, &kind))
    return measure_edits (self, kind, runs);

  return g_str_equal (self->what, "sharpen") ? measure_sharpening (self, runs) : measure_frames (self, runs);
}

static void
build (Bench        *self,
       GApplication *application)
{
  g_autoptr (WaySelection) selection = way_selection_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *inspector = way_inspector_new ();

  self->canvas = g_object_ref_sink (way_canvas_new ());
  way_canvas_set_selection (self->canvas, selection);
  way_canvas_set_history (self->canvas, self->history);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->canvas));
  gtk_widget_set_hexpand (scrolled, TRUE);
  way_inspector_set_selection (WAY_INSPECTOR (inspector), selection);
  way_inspector_set_history (WAY_INSPECTOR (inspector), self->history);
  gtk_widget_set_size_request (inspector, INSPECTOR_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), self->blit != NULL ? self->blit : scrolled);
  gtk_box_append (GTK_BOX (box), inspector);
  if (self->blit != NULL)
    g_object_ref_sink (scrolled);

  self->window = gtk_application_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb), self);
}

static void
activate_cb (GApplication *application,
             Bench        *self)
{
  build (self, application);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };
  int   runs;
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.waymark.Waymark", G_APPLICATION_NON_UNIQUE);

  if (argc != 4)
    return 2;
  runs = cost_runs (argv[3]);
  bench.what = argv[1];
  bench.document = edits_open (argv[2]);
  bench.history = way_document_get_history (bench.document);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  if (g_str_equal (bench.what, "blit"))
    bench.blit = g_object_new (BENCH_TYPE_BLIT, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  g_application_activate (G_APPLICATION (application));
  settle (&bench);

  cost_print (measure (&bench, runs), runs);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.canvas);
  g_object_unref (bench.document);

  return 0;
}
