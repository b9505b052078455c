/* number-row.c - edits a number, typed or counted up and down */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

struct _WayNumberRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (WayNumberRow, way_number_row, WAY_TYPE_FIELD_ROW)

/* From nothing the first step leads to what unset stands for, or to the start. */
static void
count (WayNumberRow *self,
       double        by)
{
  const WayField *field = way_field_row_get_field (WAY_FIELD_ROW (self));
  const char     *value = way_field_row_get_value (WAY_FIELD_ROW (self));
  char            buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double          number;

  if (value == NULL && field->initial == NULL)
    number = MAX (field->minimum, 0);
  else
    number = g_ascii_strtod (value != NULL ? value : field->initial, NULL) + by;
  number = CLAMP (number, field->minimum, field->maximum);
  way_field_row_commit (WAY_FIELD_ROW (self), g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
less_cb (WayNumberRow *self)
{
  count (self, -1);
}

static void
more_cb (WayNumberRow *self)
{
  count (self, 1);
}

static gboolean
key_pressed_cb (WayNumberRow   *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    count (self, 1);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    count (self, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_button (WayNumberRow *self,
            const char   *icon,
            const char   *format,
            GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Up and Down do the same from the keyboard. */
  gtk_widget_set_focusable (button, FALSE);
  way_field_row_name_button (WAY_FIELD_ROW (self), button, format);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
way_number_row_build (WayFieldRow *row)
{
  WayNumberRow       *self = WAY_NUMBER_ROW (row);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = way_field_row_new_line (row, 3);
  gtk_text_set_input_purpose (GTK_TEXT (self->text), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, keys);

  gtk_box_append (GTK_BOX (box), self->text);
  /* TRANSLATORS: %s is a field, for example Review interval */
  gtk_box_append (GTK_BOX (box), new_button (self, "list-remove-symbolic", _ ("Less: %s"), G_CALLBACK (less_cb)));
  gtk_box_append (GTK_BOX (box), new_button (self, "list-add-symbolic", _ ("More: %s"), G_CALLBACK (more_cb)));
  way_field_row_set_editor (row, box);
}

static void
way_number_row_show (WayFieldRow *row,
                     const char  *value)
{
  const char *initial = way_field_row_get_field (row)->initial;

  way_field_row_show_line (row, WAY_NUMBER_ROW (row)->text, value, initial != NULL ? initial : _ ("Not set"));
}

static void
way_number_row_class_init (WayNumberRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_number_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_number_row_show;
}

static void
way_number_row_init (WayNumberRow *self)
{
}
