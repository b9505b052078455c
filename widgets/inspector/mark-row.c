/* mark-row.c - edits yes or no */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

struct _WayMarkRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *mixed;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (WayMarkRow, way_mark_row, WAY_TYPE_FIELD_ROW)

static void
active_cb (WayMarkRow *self)
{
  way_field_row_commit (WAY_FIELD_ROW (self), gtk_switch_get_active (GTK_SWITCH (self->toggle)) ? "yes" : NULL);
}

static void
way_mark_row_build (WayFieldRow *row)
{
  WayMarkRow *self = WAY_MARK_ROW (row);

  self->mixed = gtk_label_new (_ ("Mixed"));
  gtk_widget_add_css_class (self->mixed, "quiet");
  way_field_row_add_tail (row, self->mixed);
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  way_field_row_name_widget (row, self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  way_field_row_add_tail (row, self->toggle);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mark");
}

static void
way_mark_row_show (WayFieldRow *row,
                   const char  *value)
{
  WayMarkRow *self = WAY_MARK_ROW (row);

  gtk_widget_set_visible (self->mixed, way_field_row_is_mixed (row));
  g_signal_handlers_block_by_func (self->toggle, active_cb, self);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), value != NULL);
  g_signal_handlers_unblock_by_func (self->toggle, active_cb, self);
}

static void
way_mark_row_class_init (WayMarkRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_mark_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_mark_row_show;
}

static void
way_mark_row_init (WayMarkRow *self)
{
}
