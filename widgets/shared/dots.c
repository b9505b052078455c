/* dots.c - one of a few steps of a scale, as a row of signs */
#include "config.h"

#include "widgets/shared/dots.h"

#include <math.h>

#include <glib/gi18n.h>

#include "widgets/shared/style-color.h"
#include "widgets/shared/wrap-layout.h"

struct _WayDots
{
  GtkWidget parent_instance;

  /* owned */
  char      *label;
  GPtrArray *names; /* of the steps */
  GArray    *values;

  /* state */
  WayDotsStyle style;
  gboolean     set;
  int          place; /* of the value; -1 when it is not one of the steps */
  int          value;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayDots, way_dots, GTK_TYPE_WIDGET)

static void
update (WayDots *self)
{
  g_autofree char *name = NULL;
  GtkWidget       *child;
  int              i;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)), i = 0; child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      gboolean on = self->set && (self->style == WAY_DOTS_SCORE ? i <= self->place : i == self->place);

      if (on)
        gtk_widget_add_css_class (child, "on");
      else
        gtk_widget_remove_css_class (child, "on");
      gtk_widget_queue_draw (gtk_button_get_child (GTK_BUTTON (child)));
    }

  /* TRANSLATORS: the name of a field and its value: Satisfaction: 3 of 5 */
  if (self->set && self->place >= 0)
    name = g_strdup_printf (_ ("%s: %s"), self->label, (char *)g_ptr_array_index (self->names, self->place));
  else
    name = g_strdup_printf (_ ("%s: %s"), self->label, _ ("not set"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
choose (WayDots *self,
        gboolean set,
        int      place)
{
  if (set)
    way_dots_set_value (self, TRUE, g_array_index (self->values, int, CLAMP (place, 0, (int)self->values->len - 1)));
  else
    way_dots_set_value (self, FALSE, 0);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* The sign of what is chosen, clicked again, takes the choice back. */
static void
clicked_cb (WayDots   *self,
            GtkButton *button)
{
  int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "place"));

  choose (self, !(self->set && self->place == place), place);
}

static gboolean
key_pressed_cb (WayDots        *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      back = self->set ? self->place - 1 : 0;
  int      forth = self->set ? self->place + 1 : 0;
  int      i;

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      choose (self, TRUE, rtl ? forth : back);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      choose (self, TRUE, rtl ? back : forth);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      choose (self, TRUE, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      choose (self, TRUE, self->values->len - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      choose (self, FALSE, 0);
      return GDK_EVENT_STOP;
    default:
      for (i = 0; i < (int)self->values->len; i++)
        if (gdk_keyval_to_unicode (key) == (guint32)('0' + g_array_index (self->values, int, i)))
          {
            choose (self, TRUE, i);
            return GDK_EVENT_STOP;
          }
      return GDK_EVENT_PROPAGATE;
    }
}

/* A dot, full or empty; a face with the mouth of its place on the scale. */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  GtkWidget *button = gtk_widget_get_parent (GTK_WIDGET (area));
  WayDots   *self = WAY_DOTS (gtk_widget_get_parent (button));
  gboolean   on = gtk_widget_has_css_class (button, "on");
  double     x = width / 2.0, y = height / 2.0;
  GdkRGBA    color;

  way_style_color_get (GTK_WIDGET (area), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  if (self->style == WAY_DOTS_SCORE)
    {
      cairo_arc (cr, x, y, on ? 5 : 4.25, 0, 2 * G_PI);
      cairo_set_line_width (cr, 1.5);
      if (on)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
      return;
    }

  {
    double step = self->values->len > 1 ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "place")) / (self->values->len - 1.0) : 0.5;
    double smile = (step - 0.5) * 2; /* −1 to 1 */

    cairo_set_line_width (cr, 1.4);
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
    cairo_arc (cr, x - 3, y - 2.2, 1, 0, 2 * G_PI);
    cairo_fill (cr);
    cairo_arc (cr, x + 3, y - 2.2, 1, 0, 2 * G_PI);
    cairo_fill (cr);
    cairo_move_to (cr, x - 4, y + 3 - smile * 1.2);
    cairo_curve_to (cr, x - 2, y + 3 + smile * 2.6, x + 2, y + 3 + smile * 2.6, x + 4, y + 3 - smile * 1.2);
    cairo_stroke (cr);
  }
}

static void
way_dots_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_dots_parent_class)->dispose (object);
}

static void
way_dots_finalize (GObject *object)
{
  WayDots *self = WAY_DOTS (object);

  g_free (self->label);
  g_ptr_array_unref (self->names);
  g_array_unref (self->values);

  G_OBJECT_CLASS (way_dots_parent_class)->finalize (object);
}

static void
way_dots_class_init (WayDotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_dots_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_dots_finalize;

  /**
   * WayDots::chosen:
   *
   * The user chose a value, or none.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "dots");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
way_dots_init (WayDots *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  self->place = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * way_dots_new:
 * @style: how the steps look
 * @label: what is chosen, translated
 * @dots: (array length=n_dots): the steps, from the lowest
 * @n_dots: how many
 *
 * Returns: (transfer floating): a row of signs without a value
 */
GtkWidget *
way_dots_new (WayDotsStyle  style,
              const char   *label,
              const WayDot *dots,
              int           n_dots)
{
  WayDots *self = g_object_new (WAY_TYPE_DOTS, NULL);
  int      i;

  self->style = style;
  self->label = g_strdup (label);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), way_wrap_layout_new (style == WAY_DOTS_SCORE ? 0 : 4));
  gtk_widget_add_css_class (GTK_WIDGET (self), style == WAY_DOTS_SCORE ? "score" : "faces");
  for (i = 0; i < n_dots; i++)
    {
      GtkWidget       *button = gtk_button_new ();
      GtkWidget       *area = gtk_drawing_area_new ();
      g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, dots[i].label);

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 16);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 16);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, NULL, NULL);
      gtk_button_set_child (GTK_BUTTON (button), area);
      gtk_widget_set_focusable (button, FALSE);
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_widget_set_tooltip_text (button, dots[i].label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "place", GINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->names, g_strdup (dots[i].label));
      g_array_append_val (self->values, dots[i].value);
      if (style == WAY_DOTS_FACES)
        gtk_widget_add_css_class (button, i < n_dots / 2 ? "low" : (n_dots % 2 == 1 && i == n_dots / 2 ? "middle" : "high"));
    }
  update (self);

  return GTK_WIDGET (self);
}

/**
 * way_dots_set_value:
 * @self: a row of signs
 * @set: whether there is a value
 * @value: the value of one of the steps
 *
 * Shows a value.
 */
void
way_dots_set_value (WayDots *self,
                    gboolean set,
                    int      value)
{
  guint i;

  if (self->set == set && (!set || self->value == value))
    return;
  self->set = set;
  self->value = value;
  self->place = -1;
  for (i = 0; set && i < self->values->len; i++)
    if (g_array_index (self->values, int, i) == value)
      self->place = i;
  update (self);
}

/**
 * way_dots_get_value:
 * @self: a row of signs
 * @value: (out): the value
 *
 * Returns: whether there is one
 */
gboolean
way_dots_get_value (WayDots *self,
                    int     *value)
{
  if (self->set)
    *value = self->value;

  return self->set;
}
