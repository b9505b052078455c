/* text-row.c - edits one line */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

struct _WayTextRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (WayTextRow, way_text_row, WAY_TYPE_FIELD_ROW)

static void
way_text_row_build (WayFieldRow *row)
{
  WayTextRow *self = WAY_TEXT_ROW (row);

  self->text = way_field_row_new_line (row, 4);
  way_field_row_set_editor (row, self->text);
}

static void
way_text_row_show (WayFieldRow *row,
                   const char  *value)
{
  const char *hint = way_field_row_get_field (row)->hint;

  way_field_row_show_line (row, WAY_TEXT_ROW (row)->text, value, hint != NULL ? _ (hint) : _ ("Not set"));
}

static void
way_text_row_class_init (WayTextRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_text_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_text_row_show;
}

static void
way_text_row_init (WayTextRow *self)
{
}
