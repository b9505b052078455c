/* mood-bars.c - how the stages of a map feel, as small bars
 *
 * A bar above the line is good, one below it is bad: the shape says it, no colour has to.
 */
#include "config.h"

#include "widgets/records/pages/mood-bars.h"

#include <glib/gi18n.h>

#include "journeys/records/library-index.h"
#include "widgets/shared/style-color.h"

#define BAR 7 /* pixels */
#define GAP 1 /* between bars */
#define HEIGHT 22
#define MOST 12 /* stages; further ones have no room */

struct _WayMoodBars
{
  GtkWidget parent_instance;

  /* owned */
  GArray *levels; /* of double, −1 to 1; beyond that: no emotion there */
};

G_DEFINE_FINAL_TYPE (WayMoodBars, way_mood_bars, GTK_TYPE_WIDGET)

static void
way_mood_bars_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  int n = WAY_MOOD_BARS (widget)->levels->len;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : MAX (0, n * (BAR + GAP) - GAP);
}

static void
way_mood_bars_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  WayMoodBars *self = WAY_MOOD_BARS (widget);
  gboolean     mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int          width = gtk_widget_get_width (widget);
  double       middle = gtk_widget_get_height (widget) / 2.0;
  GdkRGBA      color, line;
  guint        i;

  way_style_color_get (widget, &color);
  line = color;
  line.alpha *= 0.3f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, (float)middle - 0.5f, (float)width, 1));
  for (i = 0; i < self->levels->len; i++)
    {
      double level = g_array_index (self->levels, double, i);
      double x = i * (BAR + GAP);
      double height = level * (HEIGHT / 2.0 - 1);

      if (level < -1 || level > 1)
        continue;
      if (mirrored)
        x = width - x - BAR;
      /* What is neither good nor bad is seen as well. */
      if (height > -1 && height < 1)
        height = 1;
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float)x, (float)(height > 0 ? middle - height : middle), BAR,
                                                      (float)ABS (height)));
    }
}

static void
way_mood_bars_finalize (GObject *object)
{
  g_array_unref (WAY_MOOD_BARS (object)->levels);

  G_OBJECT_CLASS (way_mood_bars_parent_class)->finalize (object);
}

static void
way_mood_bars_class_init (WayMoodBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_mood_bars_finalize;
  widget_class->measure = way_mood_bars_measure;
  widget_class->snapshot = way_mood_bars_snapshot;

  gtk_widget_class_set_css_name (widget_class, "moodbars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
way_mood_bars_init (WayMoodBars *self)
{
  self->levels = g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * way_mood_bars_new:
 * @stages: (element-type WayLibraryStage): the stages of a map
 * @lowest: the lowest level of its scale
 * @highest: the highest; both 0: the usual −2 to 2
 *
 * Returns: (transfer floating): a bar for each stage
 */
GtkWidget *
way_mood_bars_new (GPtrArray *stages,
                   int        lowest,
                   int        highest)
{
  WayMoodBars *self = g_object_new (WAY_TYPE_MOOD_BARS, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  double middle, half;
  guint  i;

  if (lowest >= highest)
    {
      lowest = -2;
      highest = 2;
    }
  middle = (lowest + highest) / 2.0;
  half = (highest - lowest) / 2.0;
  for (i = 0; i < stages->len && i < MOST; i++)
    {
      const WayLibraryStage *stage = g_ptr_array_index (stages, i);
      double                 level = stage->n_emotions > 0 ? (stage->emotion - middle) / half : 9;

      g_array_append_val (self->levels, level);
      if (stage->n_emotions > 0)
        g_string_append_printf (words, "%s%s %+.1f", words->len > 0 ? "\n" : "", stage->title != NULL ? stage->title : "", stage->emotion);
    }
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->len > 0 ? words->str : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), words->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Emotion of each stage"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);

  return GTK_WIDGET (self);
}
