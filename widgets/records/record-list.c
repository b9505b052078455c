/* record-list.c - all records of one kind, to be searched and chosen from */
#include "config.h"

#include "widgets/records/record-list.h"

#define MOST_ROWS 200

struct _WayRecordList
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;

  /* template */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *list;

  /* state */
  WayKind kind;
};

G_DEFINE_FINAL_TYPE (WayRecordList, way_record_list, GTK_TYPE_WIDGET)

static void
fill (WayRecordList *self)
{
  g_autoptr (GPtrArray) found = way_records_list (way_desk_get_records (self->desk), self->kind, gtk_editable_get_text (GTK_EDITABLE (self->entry)), 0, MOST_ROWS, NULL);
  GtkListBoxRow *row;
  guint          i;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (i = 0; found != NULL && i < found->len; i++)
    {
      WayItem   *record = g_ptr_array_index (found, i);
      GtkWidget *label = gtk_label_new (way_item_get_name (record));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      g_object_set_data_full (G_OBJECT (label), "id", g_strdup (way_item_get_id (record)), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
    }
}

static void
activated_cb (WayRecordList *self,
              GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", way_kind_get_info (self->kind)->element,
                              (const char *)g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "id"));
}

static void
way_record_list_dispose (GObject *object)
{
  WayRecordList *self = WAY_RECORD_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_record_list_parent_class)->dispose (object);
}

static void
way_record_list_class_init (WayRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_record_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_record_list_init (WayRecordList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

GtkWidget *
way_record_list_new (WayDesk *desk,
                     WayKind  kind)
{
  WayRecordList *self = g_object_new (WAY_TYPE_RECORD_LIST, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  fill (self);

  return GTK_WIDGET (self);
}

void
way_record_list_set_shown (WayRecordList *self,
                           const char    *id)
{
}

void
way_record_list_search (WayRecordList *self)
{
  gtk_widget_grab_focus (self->entry);
}
