/* field-row.h - one field of one item, or of several at once, seen and edited
 *
 * Made from the declaration of the field; each type of field has an editor of
 * its own. Changes go through the history, and what changes the map shows here,
 * whoever did it. Of several items it shows what all have, or that they differ;
 * what is set is set on all, as one step.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"
#include "widgets/inspector/subject.h"

#define WAY_TYPE_FIELD_ROW (way_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (WayFieldRow, way_field_row, WAY, FIELD_ROW, GtkWidget)

struct _WayFieldRowClass
{
  GtkWidgetClass parent_class;

  /* Makes the editor; called once, when the row knows its field. */
  void (*build) (WayFieldRow *self);

  /* Shows a value of the model; NULL is unset, or different from item to item. */
  void (*show) (WayFieldRow *self,
                const char  *value);
};

GtkWidget *way_field_row_new (WayHistory     *history,
                              WayItem        *item,
                              const WayField *field,
                              WayRecords     *records);

GtkWidget *way_field_row_new_for_subject (WayHistory     *history,
                                          WaySubject     *subject,
                                          const WayField *field,
                                          WayRecords     *records);

const WayField *way_field_row_get_field (WayFieldRow *self);

gboolean way_field_row_is_short (const WayField *field);

const char *way_field_row_get_message (WayFieldRow *self);

void way_field_row_set_beside (WayFieldRow *self);

void way_field_row_make_label_beside (GtkLabel *label);

void way_field_row_set_plain (WayFieldRow *self);
