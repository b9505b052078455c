/* record-page.c - all that is known of one record */
#include "config.h"

#include "widgets/records/record-page.h"

#include "widgets/inspector/item-form.h"

/**
 * way_record_page_new:
 * @desk: where records are edited
 * @kind: a kind of record
 * @id: which one
 *
 * Returns: (transfer floating): the page of the record, or why it cannot be shown
 */
GtkWidget *
way_record_page_new (WayDesk    *desk,
                     WayKind     kind,
                     const char *id)
{
  g_autoptr (GError) error = NULL;
  WayItem   *record = way_desk_load (desk, kind, id, &error);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 record != NULL ? way_item_form_new (way_desk_get_history (desk), record, way_desk_get_records (desk), FALSE)
                                                : gtk_label_new (error->message));

  return scroller;
}
