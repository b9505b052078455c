/* paragraph-row.c - edits text that wraps and grows */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/keys.h"
#include "widgets/shared/paragraph-view.h"

struct _WayParagraphRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget     *view;
  GtkWidget     *placeholder;
  GtkTextBuffer *buffer; /* borrowed from the view */
};

G_DEFINE_FINAL_TYPE (WayParagraphRow, way_paragraph_row, WAY_TYPE_FIELD_ROW)

static char *
dup_text (WayParagraphRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
changed_cb (WayParagraphRow *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_visible (self->placeholder, *text == '\0');
  way_field_row_type (WAY_FIELD_ROW (self), text);
}

static void
leave_cb (WayParagraphRow *self)
{
  way_field_row_leave (WAY_FIELD_ROW (self));
}

/* A name is one line, however it is wrapped: Return goes on to the next row. */
static gboolean
key_pressed_cb (WayParagraphRow       *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (!way_keys_filter (controller, self->view))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_STOP;
}

static void
way_paragraph_row_build (WayFieldRow *row)
{
  WayParagraphRow    *self = WAY_PARAGRAPH_ROW (row);
  const WayField     *field = way_field_row_get_field (row);
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = way_paragraph_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);

  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);

  if (field->type == WAY_FIELD_TEXT)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (self->view, keys);
    }
  way_field_row_name_widget (row, self->view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
  way_field_row_set_editor (row, overlay);
}

static void
way_paragraph_row_show (WayFieldRow *row,
                        const char  *value)
{
  WayParagraphRow *self = WAY_PARAGRAPH_ROW (row);
  g_autofree char *shown = dup_text (self);
  const char      *hint = way_field_row_get_field (row)->hint;

  gtk_label_set_text (GTK_LABEL (self->placeholder), way_field_row_get_placeholder (row, hint != NULL ? _ (hint) : ""));
  if (value == NULL)
    value = "";
  gtk_widget_set_visible (self->placeholder, *value == '\0');
  if (g_strcmp0 (shown, value) == 0)
    return;
  g_signal_handlers_block_by_func (self->buffer, changed_cb, self);
  gtk_text_buffer_set_text (self->buffer, value, -1);
  g_signal_handlers_unblock_by_func (self->buffer, changed_cb, self);
}

static void
way_paragraph_row_dispose (GObject *object)
{
  WayParagraphRow *self = WAY_PARAGRAPH_ROW (object);

  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  self->buffer = NULL;

  G_OBJECT_CLASS (way_paragraph_row_parent_class)->dispose (object);
}

static void
way_paragraph_row_class_init (WayParagraphRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_paragraph_row_dispose;
  WAY_FIELD_ROW_CLASS (klass)->build = way_paragraph_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_paragraph_row_show;
}

static void
way_paragraph_row_init (WayParagraphRow *self)
{
}
