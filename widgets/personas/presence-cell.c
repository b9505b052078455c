/* presence-cell.c - how a persona takes part in a stage or a step: a button with a face */
#include "config.h"

#include "widgets/personas/presence-cell.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/face.h"
#include "journeys/model/rules.h"

#define SCALE 1.25

struct _WayPresenceCell
{
  GtkButton parent_instance;

  /* owned */
  WayMap *map; /* or NULL */
  char   *persona_id;

  /* template */
  GtkWidget *face;
  GtkWidget *word;
  GtkWidget *more;

  /* state */
  WayThemeName theme;
  double       level;
};

G_DEFINE_FINAL_TYPE (WayPresenceCell, way_presence_cell, GTK_TYPE_BUTTON)

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  WayPresenceCell *self = data;
  WayItem         *persona = self->map != NULL ? way_map_find (self->map, self->persona_id) : NULL;
  WaySink         *sink;

  if (persona == NULL)
    return;
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, SCALE, SCALE);
  sink = way_cairo_sink_new (cr, FALSE);
  way_face_paint (sink, self->map, way_theme_get (self->theme), persona, self->level);
  way_cairo_sink_free (sink);
}

static void
way_presence_cell_finalize (GObject *object)
{
  WayPresenceCell *self = WAY_PRESENCE_CELL (object);

  g_clear_object (&self->map);
  g_free (self->persona_id);

  G_OBJECT_CLASS (way_presence_cell_parent_class)->finalize (object);
}

static void
way_presence_cell_class_init (WayPresenceCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_presence_cell_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static GtkWidget *
new_label (const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, class);

  return label;
}

static void
way_presence_cell_init (WayPresenceCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->face = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->face), (int)(WAY_FACE_SIZE * SCALE) + 2);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->face), (int)(WAY_FACE_SIZE * SCALE) + 2);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->face), draw_cb, self, NULL);
  gtk_box_append (GTK_BOX (box), self->face);
  self->word = new_label ("word");
  gtk_box_append (GTK_BOX (box), self->word);
  self->more = new_label ("more");
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "presence");
}

/**
 * way_presence_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
way_presence_cell_new (void)
{
  return g_object_new (WAY_TYPE_PRESENCE_CELL, NULL);
}

/* A level or a mean of levels with a real minus. */
static char *
dup_level (double level)
{
  const char *sign = level < 0 ? "−" : level > 0 ? "+"
                                                 : "";

  return g_strdup_printf ("%s%.*f", sign, level == floor (level) ? 0 : 1, fabs (level));
}

static void
set_texts (WayPresenceCell *self,
           const char      *word,
           const char      *more,
           const char      *name)
{
  gtk_label_set_text (GTK_LABEL (self->word), word);
  gtk_widget_set_visible (self->word, *word != '\0');
  gtk_label_set_text (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, *more != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Half a level more is not yet the next one away from the middle. */
static int
round_level (WayMap *map,
             double  mean)
{
  int lowest, highest;

  way_rules_get_scale (map, &lowest, &highest);

  return mean * 2 > lowest + highest ? (int)ceil (mean - 0.5) : (int)floor (mean + 0.5);
}

static char *
dup_feeling (WayMap            *map,
             const WayPresence *presence)
{
  g_autofree char *mean = dup_level (presence->mean);
  const char      *label = way_rules_get_level_label (map, round_level (map, presence->mean));
  g_autofree char *last = dup_level (presence->last);

  if (presence->n_emotions == 0)
    return g_strdup (_ ("no emotion"));
  if (presence->n_emotions == 1)
    /* TRANSLATORS: a level of emotion as number and word: emotion −1 Bad */
    return g_strdup_printf (_ ("emotion %s %s"), mean, label);

  /* TRANSLATORS: the mean of several levels as number and word, and the last of them */
  return g_strdup_printf (_ ("mean emotion %s %s, last %s %s"), mean, label, last, way_rules_get_level_label (map, presence->last));
}

/**
 * way_presence_cell_show:
 * @self: a cell
 * @map: the map
 * @theme: the colours of maps
 * @persona_id: who
 * @place: the name of the stage or step
 * @presence: how they take part there
 *
 * Shows how somebody takes part.
 */
void
way_presence_cell_show (WayPresenceCell   *self,
                        WayMap            *map,
                        WayThemeName       theme,
                        const char        *persona_id,
                        const char        *place,
                        const WayPresence *presence)
{
  WayItem         *persona = way_map_find (map, persona_id);
  const char      *who = persona != NULL && *way_item_get_name (persona) != '\0' ? way_item_get_name (persona) : _ ("Untitled");
  g_autofree char *cards = g_strdup_printf (g_dngettext (NULL, "%d card", "%d cards", presence->n_cards), presence->n_cards);
  g_autofree char *feeling = dup_feeling (map, presence);
  g_autofree char *mean = dup_level (presence->mean);
  g_autofree char *more = NULL;
  g_autofree char *name = NULL;

  g_set_object (&self->map, map);
  g_free (self->persona_id);
  self->persona_id = g_strdup (persona_id);
  self->theme = theme;
  self->level = presence->mean;
  gtk_widget_set_visible (self->face, presence->n_emotions > 0);
  gtk_widget_queue_draw (self->face);
  if (presence->present)
    /* TRANSLATORS: a persona, a stage or step, what they feel there, how many cards name them */
    name = g_strdup_printf (_ ("%s, %s: present, %s, %s"), who, place, feeling, cards);
  else
    name = g_strdup_printf (_ ("%s, %s: not present"), who, place);
  if (presence->n_emotions > 1)
    /* TRANSLATORS: a mean, and how many cards: ⌀ −0.5 · 4 cards */
    more = g_strdup_printf (_ ("⌀ %s · %s"), mean, cards);
  else
    more = g_strdup (presence->present ? cards : "");
  set_texts (self, !presence->present ? "–" : presence->n_emotions > 0 ? way_rules_get_level_label (map, round_level (map, presence->mean))
                                                                       : _ ("Present"),
             more, name);
}

/**
 * way_presence_cell_show_gap:
 * @self: a cell
 * @map: the map
 * @place: the name of the stage or step
 * @step: (nullable): where they are farthest apart; NULL when fewer than two feel anything
 * @gap: highest − lowest emotion there
 *
 * Shows how far apart the personas are.
 */
void
way_presence_cell_show_gap (WayPresenceCell *self,
                            WayMap          *map,
                            const char      *place,
                            WayItem         *step,
                            double           gap)
{
  g_autofree char *levels = g_strdup_printf (g_dngettext (NULL, "%d level", "%d levels", (int)gap), (int)gap);
  const char      *where = step != NULL ? way_item_get_name (step) : "";
  g_autofree char *name = NULL;
  int              lowest, highest;

  way_rules_get_scale (map, &lowest, &highest);
  gtk_widget_set_visible (self->face, FALSE);
  if (step != NULL && gap * 2 >= highest - lowest)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wide");
  if (step == NULL)
    {
      name = g_strdup_printf (_ ("Disagreement, %s: fewer than two personas have an emotion here"), place);
      set_texts (self, "–", "", name);
      return;
    }
  if (g_strcmp0 (where, place) == 0 || gap == 0)
    {
      /* TRANSLATORS: a stage or step, and how far apart the personas feel there */
      name = g_strdup_printf (_ ("Disagreement, %s: %s"), place, gap > 0 ? levels : _ ("none"));
      set_texts (self, gap > 0 ? levels : _ ("None"), "", name);
      return;
    }
  /* TRANSLATORS: a stage, how far apart the personas feel, and in which step that is */
  name = g_strdup_printf (_ ("Disagreement, %s: %s, at %s"), place, levels, where);
  set_texts (self, levels, where, name);
}
