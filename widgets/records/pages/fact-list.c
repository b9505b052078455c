/* fact-list.c - what is known of a record, line by line, and what is not known yet */
#include "config.h"

#include "widgets/records/pages/fact-list.h"

#include "widgets/inspector/field-row.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-links.h"
#include "widgets/records/pages/page-mark.h"
#include "widgets/shared/show-new.h"
#include "widgets/shared/wrap-layout.h"

struct _WayFactList
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk   *desk;
  char      *id;
  GPtrArray *fields; /* of const WayField */

  /* template */
  GtkWidget *lines;
  GtkWidget *marks;
};

G_DEFINE_FINAL_TYPE (WayFactList, way_fact_list, GTK_TYPE_WIDGET)

static WayItem *
find_record (WayFactList *self)
{
  return way_map_find (way_desk_get_map (self->desk), self->id);
}

static GtkWidget *
find_line (WayFactList *self,
           const char  *field)
{
  GtkWidget *line;

  for (line = gtk_widget_get_first_child (self->lines); line != NULL; line = gtk_widget_get_next_sibling (line))
    if (g_str_equal (way_field_row_get_field (WAY_FIELD_ROW (line))->name, field))
      return line;

  return NULL;
}

/* Lines stand in the order in which the fields are declared. */
static GtkWidget *
add_line (WayFactList *self,
          WayItem     *record,
          guint        place)
{
  const WayField *field = g_ptr_array_index (self->fields, place);
  GtkWidget      *line = way_field_row_new (way_desk_get_history (self->desk), record, field, way_desk_get_records (self->desk));
  GtkWidget      *after = NULL;
  guint           i;

  way_field_row_set_beside (WAY_FIELD_ROW (line));
  way_page_links_add (WAY_FIELD_ROW (line), way_desk_get_map (self->desk), self->id);
  for (i = 0; i < place; i++)
    {
      GtkWidget *before = find_line (self, ((const WayField *)g_ptr_array_index (self->fields, i))->name);

      if (before != NULL)
        after = before;
    }
  gtk_box_insert_child_after (GTK_BOX (self->lines), line, after);
  gtk_widget_show (self->lines);

  return line;
}

static void
mark_clicked_cb (WayFactList *self,
                 GtkButton   *mark)
{
  g_autofree char *field = g_strdup (way_page_mark_get_field (GTK_WIDGET (mark)));

  way_fact_list_show_field (self, field);
}

static GtkWidget *
new_mark (WayFactList    *self,
          const WayField *field,
          const char     *question)
{
  GtkWidget *mark = way_page_mark_new (field, question);

  g_signal_connect_object (mark, "clicked", G_CALLBACK (mark_clicked_cb), self, G_CONNECT_SWAPPED);

  return mark;
}

static void
way_fact_list_dispose (GObject *object)
{
  WayFactList *self = WAY_FACT_LIST (object);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_fact_list_parent_class)->dispose (object);
}

static void
way_fact_list_finalize (GObject *object)
{
  WayFactList *self = WAY_FACT_LIST (object);

  g_ptr_array_unref (self->fields);
  g_free (self->id);

  G_OBJECT_CLASS (way_fact_list_parent_class)->finalize (object);
}

static void
way_fact_list_class_init (WayFactListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_fact_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_fact_list_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "factlist");
}

static void
way_fact_list_init (WayFactList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->fields = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  self->marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->marks, way_wrap_layout_new (6));
  gtk_widget_set_parent (self->marks, GTK_WIDGET (self));
}

/**
 * way_fact_list_new:
 * @desk: the desk
 * @record: a record on it
 *
 * Returns: (transfer floating): a list without fields
 */
GtkWidget *
way_fact_list_new (WayDesk *desk,
                   WayItem *record)
{
  WayFactList *self = g_object_new (WAY_TYPE_FACT_LIST, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (record));

  return GTK_WIDGET (self);
}

/**
 * way_fact_list_add_field:
 * @self: a list
 * @field: a field of the kind of the record
 *
 * Adds a field after those that are there, before the list is updated for the first time.
 */
void
way_fact_list_add_field (WayFactList    *self,
                         const WayField *field)
{
  g_ptr_array_add (self->fields, (gpointer)field);
}

/**
 * way_fact_list_update:
 * @self: a list
 * @questions: (nullable) (element-type utf8 utf8): by the names of fields that are needed and empty, the
 *   question to ask for them
 *
 * Shows as lines what has come, and as marks what is missing. Lines stay while the page is open, so that
 * nothing moves away under somebody who writes.
 */
void
way_fact_list_update (WayFactList *self,
                      GHashTable  *questions)
{
  WayItem *record = find_record (self);
  gboolean can_write = !way_records_is_read_only (way_desk_get_records (self->desk));
  guint    i;

  if (record == NULL)
    return;
  way_page_card_clear (self->marks);
  for (i = 0; i < self->fields->len; i++)
    {
      const WayField *field = g_ptr_array_index (self->fields, i);
      const char     *question = questions != NULL ? g_hash_table_lookup (questions, field->name) : NULL;
      GtkWidget      *line = find_line (self, field->name);

      if (line == NULL && way_item_get (record, field->name) != NULL)
        line = add_line (self, record, i);
      if (line == NULL && (can_write || question != NULL))
        gtk_box_append (GTK_BOX (self->marks), new_mark (self, field, question));
    }
  gtk_widget_set_visible (self->lines, gtk_widget_get_first_child (self->lines) != NULL);
  gtk_widget_set_visible (self->marks, gtk_widget_get_first_child (self->marks) != NULL);
}

/**
 * way_fact_list_show_field:
 * @self: a list
 * @field: the name of a field
 *
 * Makes the field a line, if it is none yet, and moves the focus there.
 *
 * Returns: whether it is a field of the list
 */
gboolean
way_fact_list_show_field (WayFactList *self,
                          const char  *field)
{
  WayItem *record = find_record (self);
  guint    i;

  for (i = 0; record != NULL && i < self->fields->len; i++)
    if (g_str_equal (((const WayField *)g_ptr_array_index (self->fields, i))->name, field))
      {
        GtkWidget *line = find_line (self, field);
        GtkWidget *mark, *next;

        if (line == NULL)
          line = add_line (self, record, i);
        for (mark = gtk_widget_get_first_child (self->marks); mark != NULL; mark = next)
          {
            next = gtk_widget_get_next_sibling (mark);
            if (g_str_equal (way_page_mark_get_field (mark), field))
              gtk_box_remove (GTK_BOX (self->marks), mark);
          }
        way_show_new (line, NULL);
        return TRUE;
      }

  return FALSE;
}
