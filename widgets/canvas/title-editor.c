/* title-editor.c - typing directly on the map
 *
 * The text stands at zoom 1 in the fonts of the layout, without hinting, so that
 * its lines break where the painted ones do; the canvas scales the whole.
 */
#include "config.h"

#include "widgets/canvas/title-editor.h"

#include <math.h>

#include <glib/gi18n.h>

#include "widgets/shared/keys.h"
#include "widgets/shared/theme-color.h"

#define PAD_X 4
#define PAD_Y 2

struct _WayTitleEditor
{
  GtkWidget parent_instance;

  /* owned */
  GtkCssProvider *provider;
  char           *css; /* in it */

  /* children */
  GtkWidget *view;

  /* state */
  WayColor fill;
  WayColor ink;
  gboolean raised;
  gboolean many_lines;
  gboolean ended;
  gboolean setting;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENDED,
  SIGNAL_UNDO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTitleEditor, way_title_editor, GTK_TYPE_WIDGET)

static void
end (WayTitleEditor *self,
     WayEditEnd      how)
{
  if (self->ended)
    return;
  self->ended = TRUE;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, how);
}

static void
changed_cb (WayTitleEditor *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Keys come here before the text view sees them. What an input method is in the
 * middle of, it gets first: Enter may choose a word there. */
static gboolean
key_pressed_cb (WayTitleEditor        *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (held & GDK_CONTROL_MASK)
    keyval = way_keys_find_letter (controller, keyval);
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (way_keys_filter (controller, self->view))
        return GDK_EVENT_STOP;
      if (self->many_lines && held == GDK_SHIFT_MASK)
        gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "\n", 1);
      else if ((held & ~GDK_SHIFT_MASK) == 0)
        end (self, WAY_EDIT_DONE);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      if (way_keys_filter (controller, self->view))
        return GDK_EVENT_STOP;
      end (self, WAY_EDIT_LEFT);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (held & ~GDK_SHIFT_MASK)
        return GDK_EVENT_PROPAGATE;
      end (self, held & GDK_SHIFT_MASK ? WAY_EDIT_PREVIOUS : WAY_EDIT_NEXT);
      return GDK_EVENT_STOP;

    case GDK_KEY_z:
      if ((held & ~GDK_SHIFT_MASK) != GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[SIGNAL_UNDO], 0, (held & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_y:
      if (held != GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[SIGNAL_UNDO], 0, TRUE);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (WayTitleEditor *self)
{
  end (self, WAY_EDIT_LEFT);
}

static void
way_title_editor_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  WayTitleEditor *self = WAY_TITLE_EDITOR (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA         fill = way_theme_color_get (self->fill, 1);

  if (self->raised)
    {
      GdkRGBA        line = way_theme_color_get (self->ink, 1);
      const float    widths[] = { 1, 1, 1, 1 };
      const GdkRGBA  lines[] = { line, line, line, line };
      GskRoundedRect outline;

      graphene_rect_inset (&bounds, -3, -3);
      gsk_rounded_rect_init_from_rect (&outline, &bounds, 4);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.3 }, 0, 2, 0, 8);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &fill, &bounds);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &outline, widths, lines);
      gtk_widget_snapshot_child (widget, self->view, snapshot);
      return;
    }

  /* The painted text below must not show through. */
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_widget_snapshot_child (widget, self->view, snapshot);
}

static void
way_title_editor_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  WayTitleEditor *self = WAY_TITLE_EDITOR (widget);
  /* A pixel more at the end, because the layout counts in fractions. */
  GtkAllocation inner = { PAD_X, PAD_Y, MAX (1, width - 2 * PAD_X + 1), MAX (1, height - 2 * PAD_Y) };

  gtk_widget_size_allocate (self->view, &inner, -1);
}

static void
way_title_editor_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  WayTitleEditor *self = WAY_TITLE_EDITOR (widget);

  /* The view wants to be asked, but the layout decides. */
  gtk_widget_measure (self->view, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = 0;
}

static gboolean
way_title_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_TITLE_EDITOR (widget)->view);
}

static void
way_title_editor_dispose (GObject *object)
{
  WayTitleEditor *self = WAY_TITLE_EDITOR (object);

  self->ended = TRUE;
  if (self->provider != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_pointer (&self->view, gtk_widget_unparent);

  G_OBJECT_CLASS (way_title_editor_parent_class)->dispose (object);
}

static void
way_title_editor_finalize (GObject *object)
{
  g_free (WAY_TITLE_EDITOR (object)->css);

  G_OBJECT_CLASS (way_title_editor_parent_class)->finalize (object);
}

static void
way_title_editor_class_init (WayTitleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_title_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_title_editor_finalize;
  widget_class->snapshot = way_title_editor_snapshot;
  widget_class->size_allocate = way_title_editor_size_allocate;
  widget_class->measure = way_title_editor_measure;
  widget_class->grab_focus = way_title_editor_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "titleeditor");

  /**
   * WayTitleEditor::changed:
   *
   * The user changed the text.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayTitleEditor::ended:
   * @how: a #WayEditEnd
   *
   * The user has finished. Nothing is emitted afterwards.
   */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * WayTitleEditor::undo:
   * @again: whether to redo
   *
   * The user wants the last step of the map back.
   */
  signals[SIGNAL_UNDO] = g_signal_new ("undo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
way_title_editor_init (WayTitleEditor *self)
{
  static guint          n_editors;
  g_autofree char      *name = g_strdup_printf ("way-title-editor-%u", n_editors++);
  cairo_font_options_t *options = cairo_font_options_create ();
  GtkEventController   *keys = gtk_event_controller_key_new ();
  GtkEventController   *focus = gtk_event_controller_focus_new ();
  GtkTextBuffer        *buffer;

  self->view = gtk_text_view_new ();
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_set_name (self->view, name);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title"), -1);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  gtk_widget_set_font_options (self->view, options);
  cairo_font_options_destroy (options);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * way_title_editor_new:
 * @many_lines: whether Shift and Enter begin a new line
 *
 * Returns: (transfer floating): an editor without text
 */
WayTitleEditor *
way_title_editor_new (gboolean many_lines)
{
  WayTitleEditor *self = g_object_new (WAY_TYPE_TITLE_EDITOR, NULL);

  self->many_lines = many_lines;

  return self;
}

/**
 * way_title_editor_set_font:
 * @self: an editor
 * @font: the font of the layout
 * @justification: where lines stand
 * @tint: colours of ground and text
 *
 * Makes the text look like what it stands over.
 */
void
way_title_editor_set_font (WayTitleEditor  *self,
                           WayFont          font,
                           GtkJustification justification,
                           const WayTint   *tint)
{
  g_autofree char *css = NULL;
  const char      *name = gtk_widget_get_name (self->view);
  char             size[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (WAY_IS_TITLE_EDITOR (self));

  self->fill = tint->fill;
  self->ink = tint->ink;
  g_ascii_formatd (size, sizeof size, "%.2f", way_font_get_size (font));
  css = g_strdup_printf ("#%s, #%s text { background: none; padding: 0; min-height: 0; color: #%06x; caret-color: #%06x;"
                         " font-family: %s; font-size: %spx; font-weight: %s; font-style: %s; }",
                         name, name, tint->ink >> 8, tint->ink >> 8, way_font_get_family (), size,
                         way_font_is_bold (font) ? (font == WAY_FONT_TITLE ? "700" : "600") : "400",
                         way_font_is_italic (font) ? "italic" : "normal");
  /* Loading makes GTK look at the style of every widget again. */
  if (g_strcmp0 (self->css, css) != 0)
    {
      gtk_css_provider_load_from_data (self->provider, css, -1);
      g_free (self->css);
      self->css = g_steal_pointer (&css);
    }
  gtk_text_view_set_justification (GTK_TEXT_VIEW (self->view), justification);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * way_title_editor_set_raised:
 * @self: an editor
 * @raised: whether it stands above the map, larger than what it edits
 */
void
way_title_editor_set_raised (WayTitleEditor *self,
                             gboolean        raised)
{
  g_return_if_fail (WAY_IS_TITLE_EDITOR (self));

  if (self->raised == raised)
    return;
  self->raised = raised;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * way_title_editor_set_text:
 * @self: an editor
 * @text: the text
 * @select: whether all of it is selected, so that typing replaces it; otherwise
 *   the cursor stays where it is, as far as it can
 *
 * Shows a text. This is no change by the user.
 */
void
way_title_editor_set_text (WayTitleEditor *self,
                           const char     *text,
                           gboolean        select)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, finish;
  int            place;

  g_return_if_fail (WAY_IS_TITLE_EDITOR (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_object_get (buffer, "cursor-position", &place, NULL);
  self->setting = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  self->setting = FALSE;
  gtk_text_buffer_get_bounds (buffer, &start, &finish);
  if (select)
    gtk_text_buffer_select_range (buffer, &finish, &start);
  else
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, MIN (place, gtk_text_iter_get_offset (&finish)));
      gtk_text_buffer_place_cursor (buffer, &start);
    }
}

/**
 * way_title_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): the text, as it was typed
 */
char *
way_title_editor_dup_text (WayTitleEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter    start, finish;

  gtk_text_buffer_get_bounds (buffer, &start, &finish);

  return gtk_text_buffer_get_text (buffer, &start, &finish, FALSE);
}

/**
 * way_title_editor_type:
 * @self: an editor that is seen
 * @controller: what was told of a key before the editor was there to see it
 *
 * Gives the editor the key, which stands in the place of what is selected.
 */
void
way_title_editor_type (WayTitleEditor        *self,
                       GtkEventControllerKey *controller)
{
  way_keys_type (controller, self->view);
}

/**
 * way_title_editor_get_area:
 * @text: where the text stands, in pixels at zoom 1
 * @area: (out): where the editor of it stands
 */
void
way_title_editor_get_area (const WayRect *text,
                           WayRect       *area)
{
  double x = floor (text->x - PAD_X), y = floor (text->y - PAD_Y);

  *area = (WayRect){ x, y, ceil (text->x + text->width + PAD_X - x), ceil (text->y + text->height + PAD_Y - y) };
}
