/* canvas.c - a map that is seen, moved in and edited: the class */
#include "config.h"

#include "widgets/canvas/canvas-private.h"

#include <glib/gi18n.h>

/* Shaped texts of a large map; 3 KB each. */
#define TEXTS_KEPT 6000

enum
{
  PROP_0,
  PROP_HISTORY,
  PROP_SELECTION,
  PROP_THEME,
  PROP_EDITABLE,
  PROP_ZOOM,
  N_PROPS,

  /* of GtkScrollable */
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_EDIT_REFUSED,
  SIGNAL_CELL_ACTIVATED,
  SIGNAL_REMOVED,
  SIGNAL_MENU_REQUESTED,
  SIGNAL_CARD_PICKED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (WayCanvas, way_canvas, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* In the middle of what the map leaves free. */
static void
allocate_empty_hint (WayCanvas *self,
                     int        width,
                     int        height)
{
  GtkRequisition natural;
  GtkAllocation  place;
  double         below = self->height * self->zoom;

  if (!gtk_widget_get_visible (self->empty_hint))
    return;
  gtk_widget_get_preferred_size (self->empty_hint, NULL, &natural);
  place.width = natural.width;
  place.height = natural.height;
  place.x = MAX (0, (width - natural.width) / 2);
  place.y = below + natural.height < height ? below + (height - below - natural.height) / 3 : MAX (0, height - natural.height);
  gtk_widget_size_allocate (self->empty_hint, &place, -1);
}

/* A scroll bar or the side panel came: where one begins to read stays where it is. */
static void
keep_start (WayCanvas *self,
            int        lost)
{
  if (self->layout == NULL || !way_layout_is_rtl (self->layout) || self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;
  way_canvas_move_to (self, gtk_adjustment_get_value (self->adjustments[0]) + lost, gtk_adjustment_get_value (self->adjustments[1]));
}

static void
way_canvas_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  WayCanvas *self = WAY_CANVAS (widget);

  way_canvas_configure (self);
  if (self->seen_width != 0 && self->seen_width != width)
    keep_start (self, self->seen_width - width);
  way_canvas_apply_wishes (self);
  /* What came into sight needs proxies, beyond the number that all have one. */
  if (self->seen_width != width || self->seen_height != height)
    {
      way_canvas_queue_proxies (self);
      way_canvas_reveal_glow (self);
    }
  self->seen_width = width;
  self->seen_height = height;
  way_canvas_allocate_regions (self);
  way_canvas_allocate_editor (self);
  allocate_empty_hint (self, width, height);
}

static void
way_canvas_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  WayCanvas *self = WAY_CANVAS (widget);
  GtkWidget *child;
  double     length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
  int        ignored;

  /* Children are asked, as they must be, but the map decides. */
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, &ignored, &ignored, NULL, NULL);
  *minimum = 0;
  *natural = MIN (length * self->zoom, 16000);
}

static void
way_canvas_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  WayCanvas *self = WAY_CANVAS (object);

  switch (prop_id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_THEME:
      g_value_set_int (value, self->theme);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[0]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[1]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[0]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[1]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
way_canvas_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  WayCanvas *self = WAY_CANVAS (object);

  switch (prop_id)
    {
    case PROP_HISTORY:
      way_canvas_set_history (self, g_value_get_object (value));
      break;
    case PROP_SELECTION:
      way_canvas_set_selection (self, g_value_get_object (value));
      break;
    case PROP_THEME:
      way_canvas_set_theme (self, g_value_get_int (value));
      break;
    case PROP_EDITABLE:
      way_canvas_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
      way_canvas_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
      way_canvas_set_adjustment (self, 0, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      way_canvas_set_adjustment (self, 1, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[0] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[1] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
way_canvas_dispose (GObject *object)
{
  WayCanvas *self = WAY_CANVAS (object);
  GtkWidget *child;
  int        i;

  way_canvas_end_edit (self);
  way_canvas_set_glow (self, NULL, NULL);
  way_canvas_set_history (self, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_handle_id (&self->proxies_id, g_source_remove);
  g_clear_handle_id (&self->still_id, g_source_remove);
  for (i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
        g_clear_object (&self->adjustments[i]);
      }
  if (self->proxies != NULL)
    g_hash_table_remove_all (self->proxies);
  for (i = 0; i < WAY_N_REGIONS; i++)
    g_clear_pointer (&self->regions[i], gtk_widget_unparent);
  g_clear_pointer (&self->empty_hint, gtk_widget_unparent);
  /* An editor that was put away just now. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_canvas_parent_class)->dispose (object);
}

static void
way_canvas_finalize (GObject *object)
{
  WayCanvas *self = WAY_CANVAS (object);

  g_clear_object (&self->selection);
  way_tiles_free (self->tiles);
  way_texts_unref (self->texts);
  g_hash_table_unref (self->proxies);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->changed_rows);
  g_clear_pointer (&self->filter.shown, way_filter_free);
  g_free (self->filter.sought);
  g_free (self->persona);
  g_free (self->cursor);
  g_free (self->wanted);
  g_free (self->edited);
  g_free (self->written);
  g_free (self->dragged);
  g_free (self->pending);

  G_OBJECT_CLASS (way_canvas_parent_class)->finalize (object);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayCanvas *self = WAY_CANVAS (widget);

  if (g_str_equal (name, "zoom.in"))
    way_canvas_zoom_in (self);
  else if (g_str_equal (name, "zoom.out"))
    way_canvas_zoom_out (self);
  else if (g_str_equal (name, "zoom.fit"))
    way_canvas_zoom_fit (self);
  else if (g_str_equal (name, "zoom.selection"))
    way_canvas_zoom_selection (self);
  else
    way_canvas_zoom_actual (self);
}

static void
way_canvas_class_init (WayCanvasClass *klass)
{
  static const char *const actions[] = { "zoom.in", "zoom.out", "zoom.fit", "zoom.actual", "zoom.selection" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);
  guint                    i;

  object_class->get_property = way_canvas_get_property;
  object_class->set_property = way_canvas_set_property;
  object_class->dispose = way_canvas_dispose;
  object_class->finalize = way_canvas_finalize;
  widget_class->size_allocate = way_canvas_size_allocate;
  widget_class->measure = way_canvas_measure;
  widget_class->snapshot = way_canvas_snapshot;
  widget_class->focus = way_canvas_focus;
  widget_class->grab_focus = way_canvas_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "mapcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, zoom_action);

  /**
   * WayCanvas:history:
   *
   * Of the map that is shown.
   */
  props[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, WAY_TYPE_HISTORY,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * WayCanvas:selection:
   *
   * What is selected.
   */
  props[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, WAY_TYPE_SELECTION,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * WayCanvas:theme:
   *
   * A #WayThemeName.
   */
  props[PROP_THEME] = g_param_spec_int ("theme", NULL, NULL, 0, WAY_N_THEMES - 1, WAY_THEME_LIGHT,
                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * WayCanvas:editable:
   *
   * Whether the canvas changes its map.
   */
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * WayCanvas:zoom:
   *
   * Pixels of the widget for one of the layout.
   */
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, WAY_CANVAS_ZOOM_MIN, WAY_CANVAS_ZOOM_MAX, 1,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * WayCanvas::edit-refused:
   * @message: why, for the user
   *
   * Something typed or done was not taken. What was typed before stays.
   */
  signals[SIGNAL_EDIT_REFUSED] = g_signal_new ("edit-refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayCanvas::cell-activated:
   *
   * The user pressed Enter or clicked twice on something that has no text to
   * edit in place: an emotion, a bar, a cell of a metric lane.
   */
  signals[SIGNAL_CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayCanvas::removed:
   * @label: what was removed, in words
   *
   * The user removed something; a toast may offer to undo it.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayCanvas::menu-requested:
   * @x: where, in pixels of the widget
   * @y: the same
   *
   * The user wants a menu for what is selected now.
   */
  signals[SIGNAL_MENU_REQUESTED] = g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  /**
   * WayCanvas::card-picked:
   * @id: the id of a card
   *
   * A card was clicked while cards are picked.
   */
  signals[SIGNAL_CARD_PICKED] = g_signal_new ("card-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
way_canvas_init (WayCanvas *self)
{
  g_autoptr (WaySelection) selection = way_selection_new ();

  self->editable = TRUE;
  self->zoom = 1;
  self->theme = WAY_THEME_LIGHT;
  self->texts = way_texts_new (TEXTS_KEPT);
  self->tiles = way_tiles_new ();
  self->proxies = g_hash_table_new (g_str_hash, g_str_equal);
  self->columns = way_canvas_new_spans ();
  self->rows = way_canvas_new_spans ();
  self->changed_rows = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  way_canvas_init_regions (self);
  self->empty_hint = way_empty_hint_new ();
  gtk_widget_set_parent (self->empty_hint, GTK_WIDGET (self));
  gtk_widget_set_visible (self->empty_hint, FALSE);
  way_canvas_init_pointer (self);
  way_canvas_init_keyboard (self);
  way_canvas_set_selection (self, selection);
}

/**
 * way_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a map
 */
WayCanvas *
way_canvas_new (void)
{
  return g_object_new (WAY_TYPE_CANVAS, NULL);
}

void
way_canvas_refuse (WayCanvas  *self,
                   const char *message)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_REFUSED], 0, message);
}

void
way_canvas_emit_removed (WayCanvas  *self,
                         const char *label)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, label);
}

void
way_canvas_emit_picked (WayCanvas  *self,
                        const char *id)
{
  g_signal_emit (self, signals[SIGNAL_CARD_PICKED], 0, id);
}

void
way_canvas_emit_menu (WayCanvas *self,
                      double     x,
                      double     y)
{
  g_signal_emit (self, signals[SIGNAL_MENU_REQUESTED], 0, x, y);
}

void
way_canvas_emit_cell_activated (WayCanvas *self)
{
  g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0);
}
