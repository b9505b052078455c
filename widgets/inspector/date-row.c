/* date-row.c - edits a date, typed or picked in a calendar */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "journeys/model/today.h"

struct _WayDateRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *text;
  GtkWidget *popover;
  GtkWidget *calendar;
};

G_DEFINE_FINAL_TYPE (WayDateRow, way_date_row, WAY_TYPE_FIELD_ROW)

static void
picked_cb (WayDateRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  way_field_row_commit (WAY_FIELD_ROW (self), text);
}

static void
today_cb (WayDateRow *self)
{
  g_autofree char *today = way_today_dup ();

  way_field_row_commit (WAY_FIELD_ROW (self), today);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
clear_cb (WayDateRow *self)
{
  way_field_row_commit (WAY_FIELD_ROW (self), NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The calendar opens where the date is, or today. */
static void
popover_show_cb (WayDateRow *self)
{
  g_autofree char *today = way_today_dup ();
  const char      *value = way_field_row_get_value (WAY_FIELD_ROW (self));
  g_autofree char *noon = g_strconcat (value != NULL ? value : today, "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (noon, zone);

  g_signal_handlers_block_by_func (self->calendar, picked_cb, self);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  g_signal_handlers_unblock_by_func (self->calendar, picked_cb, self);
}

static GtkWidget *
build_popover (WayDateRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("_Clear"));

  self->calendar = gtk_calendar_new ();
  way_field_row_name_widget (WAY_FIELD_ROW (self), self->calendar);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (buttons), today);
  gtk_box_append (GTK_BOX (buttons), clear);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), buttons);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (popover_show_cb), self, G_CONNECT_SWAPPED);

  return self->popover;
}

static void
way_date_row_build (WayFieldRow *row)
{
  WayDateRow *self = WAY_DATE_ROW (row);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget  *button = gtk_menu_button_new ();

  self->text = way_field_row_new_line (row, 6);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), build_popover (self));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* TRANSLATORS: %s is a field, for example Last checked */
  way_field_row_name_button (row, button, _ ("Calendar for %s"));

  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), button);
  way_field_row_set_editor (row, box);
}

static void
way_date_row_show (WayFieldRow *row,
                   const char  *value)
{
  way_field_row_show_line (row, WAY_DATE_ROW (row)->text, value, _ ("Not set"));
}

static void
way_date_row_class_init (WayDateRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_date_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_date_row_show;
}

static void
way_date_row_init (WayDateRow *self)
{
}
