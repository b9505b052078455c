/* capture-strip.c - one line at the foot of the window: the class and how it is laid out */
#include "config.h"

#include "widgets/capture/strip-private.h"

#include <glib/gi18n.h>

#define SPACING 10
#define LEAST_FIELD 300
#define LEAST_ANSWERED 100 /* of the field, while cards are offered and nothing is typed */
#define FIELD_BEFORE_HINTS 480
#define LEAST_HEAD 160

enum
{
  SIGNAL_CLOSED,
  SIGNAL_LEFT,
  SIGNAL_TARGET_CHANGED,
  SIGNAL_OFFER_CHANGED,
  SIGNAL_LANDED,
  SIGNAL_DETAILS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayCaptureStrip, way_capture_strip, GTK_TYPE_WIDGET)

void
way_strip_emit (WayCaptureStrip *self,
                const char      *signal)
{
  g_signal_emit_by_name (self, signal);
}

void
way_strip_emit_id (WayCaptureStrip *self,
                   const char      *signal,
                   const char      *id)
{
  g_signal_emit_by_name (self, signal, id);
}

WayMap *
way_strip_get_map (WayCaptureStrip *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

/* Where everything goes: in one line, without the hints when they do not fit, and where
 * that is too narrow the place above the text. */

static int
measure_width (GtkWidget *child,
               gboolean   natural)
{
  int least, most;

  if (!gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);

  return natural ? most : least;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int least, natural;

  if (!gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &natural, NULL, NULL);

  return natural;
}

typedef struct
{
  gboolean one_line;
  int      head; /* widths; 0: not shown */
  int      field;
  int      hints;
  int      answers;
  int      closer;
} Widths;

static void
divide (WayCaptureStrip *self,
        int              width,
        Widths          *widths)
{
  int head = measure_width (self->head, TRUE);
  int hints = measure_width (self->hints, TRUE);
  int least, rest;

  widths->closer = measure_width (self->closer, TRUE);
  widths->answers = measure_width (self->answers, TRUE);
  if (widths->answers > 0)
    widths->answers += SPACING;
  least = widths->answers > 0 ? LEAST_ANSWERED : LEAST_FIELD;
  rest = width - widths->closer - SPACING - widths->answers;
  widths->one_line = rest >= least + LEAST_HEAD + SPACING;
  if (!widths->one_line)
    {
      widths->head = width;
      widths->field = width - widths->closer - SPACING;
      widths->hints = 0;
      return;
    }
  widths->hints = hints > 0 && rest - hints - SPACING >= FIELD_BEFORE_HINTS + MIN (head, 420) + SPACING ? hints : 0;
  if (widths->hints > 0)
    rest -= widths->hints + SPACING;
  widths->head = CLAMP (head, 0, MAX (LEAST_HEAD, rest - least - SPACING));
  widths->field = rest - widths->head - SPACING;
}

static GtkSizeRequestMode
way_capture_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_capture_strip_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  WayCaptureStrip *self = WAY_CAPTURE_STRIP (widget);
  Widths           widths;
  int              line;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_width (self->answers, FALSE), measure_width (self->field, FALSE) + measure_width (self->closer, FALSE) + SPACING);
      *natural = MAX (*minimum, 900);
      return;
    }
  divide (self, for_size < 0 ? 900 : for_size, &widths);
  line = MAX (measure_height (self->field, widths.field), measure_height (self->closer, -1));
  if (widths.one_line)
    *minimum = MAX (MAX (line, measure_height (self->head, widths.head)), measure_height (self->answers, -1));
  else
    *minimum = line + 4 + measure_height (self->head, widths.head) + (widths.answers > 0 ? 4 + measure_height (self->answers, -1) : 0);
  *natural = *minimum;
}

/* From the side where reading begins. */
static void
place_child (WayCaptureStrip *self,
             GtkWidget       *child,
             int              x,
             int              y,
             int              width,
             int              height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      all = gtk_widget_get_width (GTK_WIDGET (self));

  if (gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? all - x - width : x, y, width, height }, -1);
}

static void
way_capture_strip_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  WayCaptureStrip *self = WAY_CAPTURE_STRIP (widget);
  Widths           widths;
  int              x = 0, y = 0;
  int              head, answers;

  divide (self, width, &widths);
  gtk_widget_set_child_visible (self->hints, widths.hints > 0);
  if (!widths.one_line)
    {
      head = measure_height (self->head, widths.head);
      place_child (self, self->head, 0, 0, width, head);
      y = head + 4;
      if (widths.answers > 0)
        {
          answers = measure_height (self->answers, -1);
          place_child (self, self->answers, 0, y, MIN (width, widths.answers), answers);
          y += answers + 4;
        }
      place_child (self, self->field, 0, y, widths.field, height - y);
      place_child (self, self->closer, widths.field + SPACING, y, widths.closer, height - y);
      return;
    }
  place_child (self, self->head, x, 0, widths.head, height);
  x += widths.head + SPACING;
  place_child (self, self->field, x, 0, widths.field, height);
  x += widths.field + SPACING;
  if (widths.answers > 0)
    {
      place_child (self, self->answers, x, 0, widths.answers - SPACING, height);
      x += widths.answers;
    }
  if (widths.hints > 0)
    {
      place_child (self, self->hints, x, 0, widths.hints, height);
      x += widths.hints + SPACING;
    }
  place_child (self, self->closer, x, 0, widths.closer, height);
}

static void
way_capture_strip_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (way_capture_strip_parent_class)->root (widget);
  way_strip_watch_keys (WAY_CAPTURE_STRIP (widget));
}

static void
way_capture_strip_unroot (GtkWidget *widget)
{
  way_strip_forget_keys (WAY_CAPTURE_STRIP (widget));
  GTK_WIDGET_CLASS (way_capture_strip_parent_class)->unroot (widget);
}

static gboolean
way_capture_strip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_CAPTURE_STRIP (widget)->view);
}

static void
way_capture_strip_dispose (GObject *object)
{
  WayCaptureStrip *self = WAY_CAPTURE_STRIP (object);
  GtkWidget       *child;

  g_cancellable_cancel (self->cancellable);
  /* Nobody is told any more: the window may have forgotten the strip already. */
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  way_capture_strip_set_selection (self, NULL);
  g_clear_pointer (&self->completion, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_capture_strip_parent_class)->dispose (object);
}

static void
way_capture_strip_finalize (GObject *object)
{
  WayCaptureStrip *self = WAY_CAPTURE_STRIP (object);

  g_clear_pointer (&self->split, way_split_free);
  g_free (self->persona);
  g_free (self->pasted);
  g_free (self->last_id);
  g_free (self->draft);
  g_array_unref (self->landed);
  g_ptr_array_unref (self->lines);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (way_capture_strip_parent_class)->finalize (object);
}

static void
way_capture_strip_class_init (WayCaptureStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_capture_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_capture_strip_finalize;
  widget_class->get_request_mode = way_capture_strip_get_request_mode;
  widget_class->measure = way_capture_strip_measure;
  widget_class->size_allocate = way_capture_strip_size_allocate;
  widget_class->root = way_capture_strip_root;
  widget_class->unroot = way_capture_strip_unroot;
  widget_class->grab_focus = way_capture_strip_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "capturestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * WayCaptureStrip::closed:
   *
   * The user has finished; what is typed is kept for the next time.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayCaptureStrip::left:
   *
   * The user goes elsewhere; the strip stays open.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayCaptureStrip::target-changed:
   *
   * The next card lands elsewhere, or nowhere.
   */
  signals[SIGNAL_TARGET_CHANGED] = g_signal_new ("target-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayCaptureStrip::offer-changed:
   *
   * Cards of a pasted text are offered, or not any more.
   */
  signals[SIGNAL_OFFER_CHANGED] = g_signal_new ("offer-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayCaptureStrip::landed:
   * @id: of the card or step
   *
   * Something typed is on the map now.
   */
  signals[SIGNAL_LANDED] = g_signal_new ("landed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayCaptureStrip::details:
   * @id: of a card
   *
   * The user wants to say more about a card that has just landed.
   */
  signals[SIGNAL_DETAILS] = g_signal_new ("details", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Gives the label that says what the keys do. */
static GtkWidget *
add_hint (GtkWidget  *box,
          const char *keys,
          const char *what)
{
  GtkWidget *cap = gtk_label_new (keys);
  GtkWidget *label = gtk_label_new (what);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
list_shown_cb (WayCaptureStrip *self)
{
  gtk_label_set_text (GTK_LABEL (self->tab), way_completion_is_shown (WAY_COMPLETION (self->completion)) ? _ ("complete") : _ ("next step"));
}

static GtkWidget *
new_answer (WayCaptureStrip *self,
            const char      *label,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->answers), button);

  return button;
}

static void
accept_cb (WayCaptureStrip *self)
{
  way_strip_answer (self, TRUE);
}

static void
one_cb (WayCaptureStrip *self)
{
  way_strip_answer (self, FALSE);
}

static void
clear_landed (gpointer data)
{
  WayLandedLine *line = data;

  g_free (line->text);
  g_free (line->step);
  g_free (line->lane);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
way_capture_strip_init (WayCaptureStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->landed = g_array_new (FALSE, FALSE, sizeof (WayLandedLine));
  g_array_set_clear_func (self->landed, clear_landed);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->place = new_label ("place");
  /* Where it is too long the lane is still seen. */
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_START);
  self->prompt = new_label ("quiet");
  gtk_box_append (GTK_BOX (self->head), self->place);
  gtk_box_append (GTK_BOX (self->head), self->prompt);
  gtk_widget_set_parent (self->head, widget);

  way_strip_init_entry (self);
  gtk_widget_set_parent (self->field, widget);

  self->answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->accept = new_answer (self, _ ("_Add Cards"), G_CALLBACK (accept_cb));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  new_answer (self, _ ("_One Card"), G_CALLBACK (one_cb));
  new_answer (self, _ ("_Cancel"), G_CALLBACK (way_strip_end_offer));
  gtk_widget_set_visible (self->answers, FALSE);
  gtk_widget_set_parent (self->answers, widget);

  self->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  add_hint (self->hints, _ ("Enter"), _ ("add"));
  self->tab = add_hint (self->hints, _ ("Tab"), _ ("next step"));
  g_signal_connect_object (self->completion, "notify::visible", G_CALLBACK (list_shown_cb), self, G_CONNECT_SWAPPED);
  add_hint (self->hints, _ ("Alt ↓"), _ ("next lane"));
  add_hint (self->hints, _ ("Ctrl Shift V"), _ ("paste a list"));
  gtk_widget_set_parent (self->hints, widget);

  self->closer = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->closer, "flat");
  gtk_widget_set_valign (self->closer, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->closer, _ ("Close (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->closer), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close the capture strip"), -1);
  g_signal_connect_object (self->closer, "clicked", G_CALLBACK (way_capture_strip_close), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->closer, widget);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Capture strip"), -1);
  gtk_widget_set_visible (widget, FALSE);
}
