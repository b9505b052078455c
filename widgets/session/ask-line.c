/* ask-line.c - a line in which one thing is asked for */
#include "config.h"

#include "widgets/session/ask-line.h"

#include "widgets/shared/keys.h"

struct _WayAskLine
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *problem;
};

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayAskLine, way_ask_line, GTK_TYPE_WIDGET)

/**
 * way_ask_line_close:
 * @self: a line
 *
 * Hides it. Whoever listens to “closed” takes the keyboard, if it was here.
 */
void
way_ask_line_close (WayAskLine *self)
{
  gboolean focused;

  g_return_if_fail (WAY_IS_ASK_LINE (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (focused)
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
entered_cb (WayAskLine *self)
{
  g_autofree char *refusal = NULL;

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &refusal);
  if (refusal == NULL)
    {
      way_ask_line_close (self);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->problem), refusal);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_widget_add_css_class (self->entry, "error");
  gtk_widget_grab_focus (self->entry);
}

static void
typed_cb (WayAskLine *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_remove_css_class (self->entry, "error");
}

static gboolean
entry_key_cb (WayAskLine            *self,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (!way_keys_filter (controller, self->entry))
    way_ask_line_close (self);

  return GDK_EVENT_STOP;
}

/**
 * way_ask_line_open:
 * @self: a line
 * @question: what is asked for
 * @button: what its button says
 *
 * Shows the line, empty, with the keyboard in it.
 */
void
way_ask_line_open (WayAskLine *self,
                   const char *question,
                   const char *button)
{
  g_return_if_fail (WAY_IS_ASK_LINE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_button_set_label (GTK_BUTTON (self->button), button);
  typed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

static void
way_ask_line_dispose (GObject *object)
{
  g_clear_pointer (&WAY_ASK_LINE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_ask_line_parent_class)->dispose (object);
}

static gboolean
first_refusal (GSignalInvocationHint *hint,
               GValue                *sum,
               const GValue          *value,
               gpointer               data)
{
  g_value_copy (value, sum);

  return g_value_get_string (value) == NULL;
}

static void
way_ask_line_class_init (WayAskLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_ask_line_dispose;

  /**
   * WayAskLine::answered:
   * @text: what was typed
   *
   * Returns: (transfer full) (nullable): why it is refused
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, first_refusal, NULL, NULL, G_TYPE_STRING, 1, G_TYPE_STRING);

  /**
   * WayAskLine::closed:
   *
   * The line that had the keyboard was answered or left.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_ask_line_init (WayAskLine *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkWidget          *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->entry = gtk_entry_new ();
  self->button = gtk_button_new ();
  self->problem = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_add_css_class (self->box, "asking");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, controller);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->button);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_ask_line_new:
 *
 * Returns: (transfer floating): a line that is not seen yet
 */
GtkWidget *
way_ask_line_new (void)
{
  return g_object_new (WAY_TYPE_ASK_LINE, NULL);
}
