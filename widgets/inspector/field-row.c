/* field-row.c - one field of one item, or of several at once, seen and edited */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/shared-values.h"
#include "journeys/records/desk.h"

#define MOST_ENTRIES 40 /* that are shown of many items */

typedef struct
{
  /* owned */
  WayHistory *history;
  WayRecords *records; /* or NULL */
  WaySubject *subject;
  char       *message; /* why what was typed is refused, or NULL */

  /* borrowed */
  const WayField *field; /* as the kind of the first item declares it */

  /* template */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *label;
  GtkWidget *error_label;

  /* state */
  guint64  typed_from; /* the serial before the step that is being typed */
  gboolean typing;
  gboolean busy;  /* the change on its way is our own */
  gboolean stale; /* of many items some have changed */
} WayFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WayFieldRow, way_field_row, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((WayFieldRowPrivate *)way_field_row_get_instance_private (self))

static void
way_field_row_dispose (GObject *object)
{
  WayFieldRowPrivate *priv = PRIVATE (WAY_FIELD_ROW (object));

  if (priv->history != NULL)
    {
      g_signal_handlers_disconnect_by_data (way_history_get_map (priv->history), object);
      g_signal_handlers_disconnect_by_data (priv->history, object);
    }
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_object (&priv->history);
  g_clear_object (&priv->records);

  G_OBJECT_CLASS (way_field_row_parent_class)->dispose (object);
}

static void
way_field_row_finalize (GObject *object)
{
  WayFieldRowPrivate *priv = PRIVATE (WAY_FIELD_ROW (object));

  g_clear_pointer (&priv->subject, way_subject_unref);
  g_free (priv->message);

  G_OBJECT_CLASS (way_field_row_parent_class)->finalize (object);
}

/* A click beside the text is meant for it: an empty field is hardly more than its label. */
static void
released_cb (GtkWidget *self)
{
  WayFieldRowPrivate *priv = PRIVATE (WAY_FIELD_ROW (self));
  GtkWidget          *editor = gtk_widget_get_next_sibling (priv->head);
  GtkWidget          *focus = gtk_root_get_focus (gtk_widget_get_root (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, self))
    return;
  if (!gtk_widget_grab_focus (editor))
    gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

static void
way_field_row_class_init (WayFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_field_row_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_field_row_init (WayFieldRow *self)
{
  WayFieldRowPrivate *priv = PRIVATE (self);
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  priv->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (priv->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (priv->label, TRUE);
  gtk_widget_add_css_class (priv->label, "caption");
  gtk_widget_add_css_class (priv->label, "quiet");
  gtk_box_append (GTK_BOX (priv->head), priv->label);
  gtk_box_append (GTK_BOX (priv->box), priv->head);

  priv->error_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->error_label), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (priv->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (priv->error_label, "caption");
  gtk_widget_add_css_class (priv->error_label, "error");
  gtk_widget_set_visible (priv->error_label, FALSE);
  gtk_box_append (GTK_BOX (priv->box), priv->error_label);

  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
}

/* Takes the message over; NULL clears it. */
void
way_field_row_take_message (WayFieldRow *self,
                            char        *message)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  g_free (priv->message);
  priv->message = message;
  gtk_label_set_text (GTK_LABEL (priv->error_label), message != NULL ? message : "");
  gtk_widget_set_visible (priv->error_label, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
show_now (WayFieldRow *self)
{
  PRIVATE (self)->stale = FALSE;
  way_field_row_take_message (self, NULL);
  WAY_FIELD_ROW_GET_CLASS (self)->show (self, way_field_row_get_value (self));
}

/* Of many items the last word is waited for. */
static void
map_changed_cb (WayFieldRow     *self,
                const WayChange *change)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  if (priv->busy ||
      change->type != WAY_CHANGE_SET ||
      strcmp (way_item_get_info (change->item)->fields[change->field].name, priv->field->name) != 0 ||
      !way_subject_contains (priv->subject, change->item))
    return;

  if (way_field_row_is_for_many (self))
    priv->stale = TRUE;
  else
    show_now (self);
}

static void
history_changed_cb (WayFieldRow *self)
{
  if (PRIVATE (self)->stale)
    show_now (self);
}

/* Records that cannot be written can be read, and say why. */
static void
lock_if_read_only (WayFieldRow *self)
{
  WayFieldRowPrivate *priv = PRIVATE (self);
  WayDesk            *desk = way_desk_find (way_history_get_map (priv->history));
  const char         *notice = desk != NULL ? way_records_get_notice (way_desk_get_records (desk)) : NULL;

  if (notice == NULL)
    return;
  gtk_widget_set_sensitive (gtk_widget_get_next_sibling (priv->head), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), notice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, notice, -1);
}

/**
 * way_field_row_new:
 * @history: the history of the map that holds the item
 * @item: the item
 * @field: one of the fields of its kind
 * @records: (nullable): where references may find more than the map has
 *
 * Returns: (transfer floating): a row that shows and sets that field
 */
GtkWidget *
way_field_row_new (WayHistory     *history,
                   WayItem        *item,
                   const WayField *field,
                   WayRecords     *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WaySubject) subject = NULL;

  g_ptr_array_add (items, item);
  subject = way_subject_new (items);

  return way_field_row_new_for_subject (history, subject, field, records);
}

/**
 * way_field_row_new_for_subject:
 * @history: the history of the map that holds the items
 * @subject: the items
 * @field: a field that they share, as the kind of the first declares it
 * @records: (nullable): where references may find more than the map has
 *
 * Returns: (transfer floating): a row that shows and sets that field of all of them
 */
GtkWidget *
way_field_row_new_for_subject (WayHistory     *history,
                               WaySubject     *subject,
                               const WayField *field,
                               WayRecords     *records)
{
  WayFieldRow        *self = g_object_new (way_field_row_find_type (field), NULL);
  WayFieldRowPrivate *priv = PRIVATE (self);

  priv->history = g_object_ref (history);
  priv->records = records != NULL ? g_object_ref (records) : NULL;
  priv->subject = way_subject_ref (subject);
  priv->field = field;
  gtk_label_set_text (GTK_LABEL (priv->label), _ (field->label));
  if (field->hint != NULL)
    gtk_widget_set_tooltip_text (priv->head, _ (field->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);

  WAY_FIELD_ROW_GET_CLASS (self)->build (self);
  WAY_FIELD_ROW_GET_CLASS (self)->show (self, way_field_row_get_value (self));
  g_signal_connect_object (way_history_get_map (history), "changed",
                           G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  lock_if_read_only (self);
  if (way_field_row_is_for_many (self))
    g_signal_connect_object (history, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * way_field_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): what it edits
 */
const WayField *
way_field_row_get_field (WayFieldRow *self)
{
  return PRIVATE (self)->field;
}

/**
 * way_field_row_get_message:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): why what was typed is refused
 */
const char *
way_field_row_get_message (WayFieldRow *self)
{
  return PRIVATE (self)->message;
}

/* For the editors. */

WayHistory *
way_field_row_get_history (WayFieldRow *self)
{
  return PRIVATE (self)->history;
}

WayMap *
way_field_row_get_map (WayFieldRow *self)
{
  return way_history_get_map (PRIVATE (self)->history);
}

WayRecords *
way_field_row_get_records (WayFieldRow *self)
{
  return PRIVATE (self)->records;
}

/* The first of several. NULL once it is gone: the row has not been taken away yet. */
WayItem *
way_field_row_get_item (WayFieldRow *self)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  return priv->history != NULL ? way_subject_get_first (priv->subject, way_history_get_map (priv->history)) : NULL;
}

gboolean
way_field_row_is_for_many (WayFieldRow *self)
{
  return way_subject_get_size (PRIVATE (self)->subject) > 1;
}

GPtrArray *
way_field_row_list_items (WayFieldRow *self)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  return priv->history != NULL ? way_subject_list (priv->subject, way_history_get_map (priv->history)) : g_ptr_array_new ();
}

/* What all have. */
const char *
way_field_row_get_value (WayFieldRow *self)
{
  g_autoptr (GPtrArray) items = way_field_row_list_items (self);
  const char *value;

  way_shared_values_get (items, PRIVATE (self)->field, &value);

  return value;
}

gboolean
way_field_row_is_mixed (WayFieldRow *self)
{
  g_autoptr (GPtrArray) items = NULL;
  const char *value;

  if (!way_field_row_is_for_many (self))
    return FALSE;
  items = way_field_row_list_items (self);

  return !way_shared_values_get (items, PRIVATE (self)->field, &value);
}

/* What stands where nothing is: that the items differ, or the hint. */
const char *
way_field_row_get_placeholder (WayFieldRow *self,
                               const char  *otherwise)
{
  /* TRANSLATORS: in place of a value: the selected items have different ones */
  return way_field_row_is_mixed (self) ? _ ("Mixed") : otherwise;
}

/* The entries of a list, or the references, and how many items have each. */
GArray *
way_field_row_count_entries (WayFieldRow *self)
{
  g_autoptr (GPtrArray) items = way_field_row_list_items (self);

  return way_shared_values_count (items, PRIVATE (self)->field, way_field_row_is_for_many (self) ? MOST_ENTRIES : G_MAXUINT);
}

/* An entry that not all have says how many do; NULL when all do. */
char *
way_field_row_dup_share (WayFieldRow *self,
                         const char  *text,
                         guint        count)
{
  guint size = way_subject_get_size (PRIVATE (self)->subject);

  /* TRANSLATORS: a tag or a persona, and how many of the selected cards have it */
  return count < size ? g_strdup_printf (_ ("%s · %u of %u"), text, count, size) : NULL;
}

GtkWidget *
way_field_row_get_box (WayFieldRow *self)
{
  return PRIVATE (self)->box;
}

void
way_field_row_set_editor (WayFieldRow *self,
                          GtkWidget   *editor)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  gtk_box_insert_child_after (GTK_BOX (priv->box), editor, priv->head);
}

void
way_field_row_set_busy (WayFieldRow *self,
                        gboolean     busy)
{
  PRIVATE (self)->busy = busy;
}

/* From here on typed changes are one step, until it is ended or taken back. */
void
way_field_row_begin_typing (WayFieldRow *self)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  if (!priv->typing || !way_history_is_open (priv->history) || !way_history_is_one_step_from (priv->history, priv->typed_from))
    priv->typed_from = way_history_get_serial (priv->history);
  priv->typing = TRUE;
}

void
way_field_row_end_typing (WayFieldRow *self)
{
  PRIVATE (self)->typing = FALSE;
}

/* The beginning of what was typed was taken, the whole is not: of "250 apples" nobody
 * meant 250. */
void
way_field_row_take_back_typing (WayFieldRow *self)
{
  WayFieldRowPrivate *priv = PRIVATE (self);

  if (priv->typing && way_history_is_one_step_from (priv->history, priv->typed_from))
    {
      priv->busy = TRUE;
      way_history_withdraw (priv->history);
      priv->busy = FALSE;
    }
  priv->typing = FALSE;
}

/* Puts something beside the label. */
void
way_field_row_add_tail (WayFieldRow *self,
                        GtkWidget   *widget)
{
  gtk_box_append (GTK_BOX (PRIVATE (self)->head), widget);
}

/* Tells assistive technology what a widget edits. */
void
way_field_row_name_widget (WayFieldRow *self,
                           GtkWidget   *widget)
{
  const WayField *field = PRIVATE (self)->field;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  if (field->hint != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (field->hint), -1);
}

/* Names a button after what it does with the field: @format has one %s, the label. */
void
way_field_row_name_button (WayFieldRow *self,
                           GtkWidget   *button,
                           const char  *format)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strconcat (parts[0], _ (PRIVATE (self)->field->label), parts[0] != NULL && parts[1] != NULL ? parts[1] : "", NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
}
