/* item-form.h - all that can be said about one item
 *
 * A box of rows and sections, made from the declaration of its kind.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"
#include "widgets/inspector/subject.h"

GtkWidget *way_item_form_new_for_subject (WayHistory *history,
                                          WaySubject *subject,
                                          WayRecords *records);

GtkWidget *way_item_form_new (WayHistory *history,
                              WayItem    *item,
                              WayRecords *records,
                              gboolean    inner);
