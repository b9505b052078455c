/* page-picker.c - finds a record in a popover over a page */
#include "config.h"

#include "widgets/records/pages/page-picker.h"

#include "widgets/inspector/item-picker.h"
#include "widgets/inspector/linking.h"
#include "widgets/records/pages/page-card.h"

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* The picker tells what was picked after it has closed. */
static void
closed_cb (GtkWidget *picker)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (picker), g_object_unref);
}

/**
 * way_page_picker_popup:
 * @picker: (transfer floating): an item picker
 * @box: a box of the page that stays
 * @at: where in it
 *
 * Opens the picker, which goes when it is closed.
 */
void
way_page_picker_popup (GtkWidget          *picker,
                       GtkWidget          *box,
                       const GdkRectangle *at)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (picker), at);
  gtk_widget_set_parent (picker, box);
  g_signal_connect (picker, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (picker));
}

typedef struct
{
  WayDesk        *desk;
  char           *id;
  const WayField *field;
} Reference;

static void
reference_free (gpointer  data,
                GClosure *closure)
{
  Reference *reference = data;

  g_object_unref (reference->desk);
  g_free (reference->id);
  g_free (reference);
}

/* Names a record that is on the desk or comes there, or, by its name, one that is made. */
static void
refer (Reference  *reference,
       GtkWidget  *picker,
       int         kind,
       const char *id,
       const char *name)
{
  WayHistory *history = way_desk_get_history (reference->desk);
  WayRecords *records = way_desk_get_records (reference->desk);
  WayItem    *record = way_map_find (way_desk_get_map (reference->desk), reference->id);
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  g_ptr_array_add (about, record);
  if (name != NULL)
    way_linking_create (history, records, kind, name, about, reference->field, &error);
  else
    way_linking_link (history, records, kind, id, about, reference->field, &error);
  if (error != NULL)
    gtk_widget_activate_action (picker, "records.report", "s", error->message);
}

static void
record_picked_cb (GtkWidget  *picker,
                  int         kind,
                  const char *id,
                  Reference  *reference)
{
  refer (reference, picker, kind, id, NULL);
}

static void
picked_cb (GtkWidget  *picker,
           const char *id,
           Reference  *reference)
{
  WayItem *target = way_map_find (way_desk_get_map (reference->desk), id);

  if (target != NULL)
    refer (reference, picker, way_item_get_kind (target), id, NULL);
}

static void
create_cb (GtkWidget  *picker,
           int         kind,
           const char *name,
           Reference  *reference)
{
  refer (reference, picker, kind, NULL, name);
}

static void
connect (GtkWidget  *picker,
         const char *signal,
         GCallback   callback,
         Reference  *of)
{
  Reference *reference = g_new0 (Reference, 1);

  reference->desk = g_object_ref (of->desk);
  reference->id = g_strdup (of->id);
  reference->field = of->field;
  g_signal_connect_data (picker, signal, callback, reference, reference_free, 0);
}

/**
 * way_page_picker_refer:
 * @button: what was clicked, in a card of a page
 * @desk: the desk
 * @id: a record on it
 * @field: a field of its kind that refers to a record
 *
 * Lets somebody find, or make, the record that a field is to refer to.
 */
void
way_page_picker_refer (GtkWidget      *button,
                       WayDesk        *desk,
                       const char     *id,
                       const WayField *field)
{
  GtkWidget      *card = gtk_widget_get_ancestor (button, WAY_TYPE_PAGE_CARD);
  GtkWidget      *box = card != NULL ? gtk_widget_get_first_child (card) : NULL;
  GtkWidget      *picker;
  Reference       reference = { desk, (char *)id, field };
  graphene_rect_t bounds;

  if (box == NULL || !gtk_widget_compute_bounds (button, box, &bounds))
    return;
  picker = way_item_picker_new (way_desk_get_map (desk), way_desk_get_records (desk), field->targets, TRUE);
  connect (picker, "picked", G_CALLBACK (picked_cb), &reference);
  connect (picker, "record-picked", G_CALLBACK (record_picked_cb), &reference);
  connect (picker, "create", G_CALLBACK (create_cb), &reference);
  way_page_picker_popup (picker, box, &(GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height });
}
