/* page-notes.c - what is noted about a record: what holds whatever the date, and notes with a date, the newest first */
#include "config.h"

#include "widgets/records/pages/page-notes.h"

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "widgets/inspector/field-row.h"
#include "widgets/records/pages/fact-list.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-words.h"
#include "widgets/shared/keys.h"
#include "widgets/shared/paragraph-view.h"

#define MOST_NOTES 20 /* shown before somebody asks for all */

struct _WayPageNotes
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;
  char    *id;

  /* template */
  GtkWidget     *card;
  GtkWidget     *view; /* of a new note */
  GtkWidget     *placeholder;
  GtkWidget     *add;
  GtkWidget     *standing; /* the note without a date */
  GtkWidget     *rows;
  GtkTextBuffer *buffer; /* borrowed from the view */

  /* state */
  int      slot;
  guint    idle;
  gboolean all;
};

G_DEFINE_FINAL_TYPE (WayPageNotes, way_page_notes, GTK_TYPE_WIDGET)

static WayItem *
find_record (WayPageNotes *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

static char *
dup_text (WayPageNotes *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
show_placeholder (WayPageNotes *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_visible (self->placeholder, *text == '\0');
  gtk_widget_set_visible (self->add, *g_strstrip (text) != '\0');
}

/* Who writes is known from the preferences; the window keeps it at hand. */
static const char *
get_author (WayPageNotes *self)
{
  GtkRoot    *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *name = root != NULL ? g_object_get_data (G_OBJECT (root), "my-name") : NULL;

  return name != NULL && *name != '\0' ? name : g_get_real_name ();
}

static void
add_note (WayPageNotes *self)
{
  WayMap          *map = way_desk_get_map (self->desk);
  WayItem         *record = find_record (self);
  g_autofree char *text = dup_text (self);
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *today = way_today_dup ();
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, id);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL || *g_strstrip (text) == '\0')
    return;
  way_item_set (note, "date", today, NULL);
  way_item_set (note, "author", get_author (self), NULL);
  if (way_item_set (note, "text", text, &error))
    {
      insert = way_command_new_insert (record, self->slot, 0, note);
      if (way_desk_perform (self->desk, insert, &error))
        gtk_text_buffer_set_text (self->buffer, "", -1);
    }
  /* What could not be kept stays where it was written. */
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
}

static gboolean
key_pressed_cb (WayPageNotes          *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!enter || !(modifiers & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (!way_keys_filter (controller, self->view))
    add_note (self);

  return GDK_EVENT_STOP;
}

static void
remove_cb (WayPageNotes *self,
           GtkButton    *button)
{
  WayMap  *map = way_desk_get_map (self->desk);
  WayItem *note = way_map_find (map, g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (WayCommand) command = NULL;

  if (note == NULL)
    return;
  command = way_command_new_remove (map, note);
  way_history_perform (way_desk_get_history (self->desk), command, NULL);
}

static char *
dup_signature (WayItem *note)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = way_page_words_dup_value (note, "date");

  way_page_words_append (text, date);
  way_page_words_append (text, way_item_get (note, "author"));
  if (text->len == 0)
    g_string_append (text, _ ("Undated"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_button (WayPageNotes *self,
            WayItem      *note,
            const char   *label,
            const char   *icon)
{
  GtkWidget *button = way_page_card_new_button (label, icon);

  gtk_widget_add_css_class (button, "on-hover");
  gtk_widget_set_visible (button, !way_records_is_read_only (way_desk_get_records (self->desk)));
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (way_item_get_id (note)), g_free);

  return button;
}

/* When and by whom is read; to be changed it is opened. */
static void
open_cb (GtkWidget *button,
         GtkWidget *fields)
{
  gtk_widget_set_visible (fields, !gtk_widget_get_visible (fields));
  if (gtk_widget_get_visible (fields))
    gtk_widget_child_focus (fields, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_row (WayPageNotes *self,
         WayItem      *note)
{
  WayHistory      *history = way_desk_get_history (self->desk);
  WayRecords      *records = way_desk_get_records (self->desk);
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget       *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *edit = new_button (self, note, _ ("Change Date and Author"), "document-edit-symbolic");
  GtkWidget       *remove = new_button (self, note, _ ("Remove Note"), "edit-delete-symbolic");
  g_autofree char *signature = dup_signature (note);
  GtkWidget       *label = way_page_card_new_label (signature, "caption");
  int              i;

  gtk_widget_add_css_class (row, "note");
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), edit);
  gtk_box_append (GTK_BOX (head), remove);
  gtk_box_append (GTK_BOX (row), head);
  gtk_widget_set_visible (fields, FALSE);
  gtk_box_append (GTK_BOX (row), fields);
  for (i = 0; i < way_item_get_info (note)->n_fields; i++)
    {
      const WayField *declared = &way_item_get_info (note)->fields[i];
      GtkWidget      *field = way_field_row_new (history, note, declared, records);
      gboolean        is_text = (declared->flags & WAY_FIELD_NAME) != 0;

      if (is_text)
        way_field_row_set_plain (WAY_FIELD_ROW (field));
      else
        way_field_row_set_beside (WAY_FIELD_ROW (field));
      gtk_box_append (GTK_BOX (is_text ? row : fields), field);
    }
  g_signal_connect_object (edit, "clicked", G_CALLBACK (open_cb), fields, 0);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (way_item_get_id (note)), g_free);
  g_object_set_data (G_OBJECT (row), "signature", label);

  return row;
}

static void
show_signature (WayPageNotes *self,
                WayItem      *note)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), way_item_get_id (note)) == 0)
      {
        g_autofree char *signature = dup_signature (note);

        gtk_label_set_text (g_object_get_data (G_OBJECT (row), "signature"), signature);
      }
}

/* The newest first; of the same day, the one that was added last. */
static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  WayItem *first = *(WayItem *const *)a;
  WayItem *second = *(WayItem *const *)b;
  int      order = g_strcmp0 (way_item_get (second, "date"), way_item_get (first, "date"));

  return order != 0 ? order : way_item_get_index (first) - way_item_get_index (second);
}

static void rebuild_soon (WayPageNotes *self);

static gboolean
rebuild_cb (gpointer data)
{
  WayPageNotes *self = data;
  WayItem      *record = find_record (self);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *aside = NULL;
  guint            i;
  int              n;

  self->idle = 0;
  if (record == NULL)
    return G_SOURCE_REMOVE;
  n = way_item_n_children (record, self->slot);
  for (i = 0; (int)i < n; i++)
    g_ptr_array_add (notes, way_item_get_child (record, self->slot, i));
  g_ptr_array_sort (notes, compare_notes);
  way_page_card_clear (self->rows);
  for (i = 0; i < notes->len && (self->all || i < MOST_NOTES); i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, g_ptr_array_index (notes, i)));
  if (i < notes->len)
    gtk_box_append (GTK_BOX (self->rows), way_page_card_new_more (notes->len, &self->all, G_CALLBACK (rebuild_soon), self));
  gtk_widget_set_visible (self->rows, notes->len > 0);
  if (notes->len > 0)
    aside = g_strdup_printf (g_dngettext (NULL, "%u note", "%u notes", notes->len), notes->len);
  way_page_card_set_aside (WAY_PAGE_CARD (self->card), aside);

  return G_SOURCE_REMOVE;
}

static void
rebuild_soon (WayPageNotes *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
map_changed_cb (WayPageNotes    *self,
                const WayChange *change)
{
  if (change->type == WAY_CHANGE_SET)
    show_signature (self, change->item);
  if (change->type == WAY_CHANGE_SET && g_str_equal (way_item_get_id (change->item), self->id))
    way_fact_list_update (WAY_FACT_LIST (self->standing), NULL);
  if (change->type == WAY_CHANGE_SET || change->parent == NULL || change->slot != self->slot || !g_str_equal (way_item_get_id (change->parent), self->id))
    return;
  rebuild_soon (self);
}

static void
way_page_notes_dispose (GObject *object)
{
  WayPageNotes *self = WAY_PAGE_NOTES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_page_notes_parent_class)->dispose (object);
}

static void
way_page_notes_finalize (GObject *object)
{
  g_free (WAY_PAGE_NOTES (object)->id);

  G_OBJECT_CLASS (way_page_notes_parent_class)->finalize (object);
}

static void
way_page_notes_class_init (WayPageNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_page_notes_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_page_notes_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_page_notes_init (WayPageNotes *self)
{
}

static GtkWidget *
new_editor (WayPageNotes *self)
{
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = way_paragraph_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  self->placeholder = way_page_card_new_label (_ ("Add a note, Ctrl+Enter keeps it"), "placeholder");
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New note"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (show_placeholder), self, G_CONNECT_SWAPPED);

  self->add = gtk_button_new_with_label (_ ("Add"));
  gtk_widget_set_valign (self->add, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->add, "small");
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_note), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_widget_add_css_class (box, "writing");

  return box;
}

/**
 * way_page_notes_new:
 * @desk: the desk
 * @record: a record on it
 * @slot: the slot of its kind in which dated notes stand
 *
 * Returns: (transfer floating): a card with the standing note, and a field for a new note above those that are there
 */
GtkWidget *
way_page_notes_new (WayDesk *desk,
                    WayItem *record,
                    int      slot)
{
  WayPageNotes *self = g_object_new (WAY_TYPE_PAGE_NOTES, NULL);
  GtkWidget    *editor = new_editor (self);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (record));
  self->slot = slot;
  self->card = way_page_card_new (_ (WAY_NOTES_GROUP));
  self->standing = way_fact_list_new (desk, record);
  way_fact_list_add_field (WAY_FACT_LIST (self->standing), way_kind_get_field (way_item_get_kind (record), "note"));
  way_page_card_append (WAY_PAGE_CARD (self->card), self->standing);
  way_fact_list_update (WAY_FACT_LIST (self->standing), NULL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (editor, !way_records_is_read_only (way_desk_get_records (desk)));
  way_page_card_append (WAY_PAGE_CARD (self->card), editor);
  way_page_card_append (WAY_PAGE_CARD (self->card), self->rows);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  show_placeholder (self);
  rebuild_cb (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
