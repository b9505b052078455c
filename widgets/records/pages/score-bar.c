/* score-bar.c - a score as a number and as a bar, both of which set it */
#include "config.h"

#include "widgets/records/pages/score-bar.h"

#include <math.h>

#include <glib/gi18n.h>

#include "widgets/inspector/field-row.h"

struct _WayScoreBar
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;
  char    *id;

  /* borrowed */
  const WayField *field;

  /* template */
  GtkWidget *box;
  GtkWidget *scale;

  /* state */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (WayScoreBar, way_score_bar, GTK_TYPE_WIDGET)

static WayItem *
find_record (WayScoreBar *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

static void
show_value (WayScoreBar *self)
{
  WayItem *record = find_record (self);
  double   number = self->field->minimum;
  gboolean set = record != NULL && way_item_get_number (record, self->field->name, &number);

  self->showing = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), number);
  self->showing = FALSE;
  if (set)
    gtk_widget_remove_css_class (self->scale, "unset");
  else
    gtk_widget_add_css_class (self->scale, "unset");
  gtk_widget_set_tooltip_text (self->scale, set ? NULL : _ ("Not set yet: draw the bar, or type a number"));
  if (set)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, _ ("Not set"), -1);
}

static void
map_changed_cb (WayScoreBar     *self,
                const WayChange *change)
{
  if (change->type == WAY_CHANGE_SET && g_str_equal (way_item_get_id (change->item), self->id) &&
      way_kind_get_field (way_item_get_kind (change->item), self->field->name) == &way_item_get_info (change->item)->fields[change->field])
    show_value (self);
}

/* While the bar is drawn it is one step. */
static void
value_changed_cb (WayScoreBar *self)
{
  WayItem         *record = find_record (self);
  g_autofree char *text = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (self->showing || record == NULL)
    return;
  text = g_strdup_printf ("%.0f", round (gtk_range_get_value (GTK_RANGE (self->scale))));
  if (g_strcmp0 (text, way_item_get (record, self->field->name)) == 0)
    return;
  command = way_command_new_set (record, self->field->name, text, NULL);
  if (command != NULL)
    way_history_type (way_desk_get_history (self->desk), command, NULL);
  show_value (self);
}

static void
seal (WayScoreBar *self)
{
  if (self->desk != NULL)
    way_history_seal (way_desk_get_history (self->desk));
}

static gboolean
event_cb (WayScoreBar *self,
          GdkEvent    *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END)
    seal (self);

  return GDK_EVENT_PROPAGATE;
}

/* Whoever scrolls the page does not mean to change what comes below the pointer. */
static void
ignore_scrolling (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
way_score_bar_dispose (GObject *object)
{
  WayScoreBar *self = WAY_SCORE_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_score_bar_parent_class)->dispose (object);
}

static void
way_score_bar_finalize (GObject *object)
{
  g_free (WAY_SCORE_BAR (object)->id);

  G_OBJECT_CLASS (way_score_bar_parent_class)->finalize (object);
}

static void
way_score_bar_class_init (WayScoreBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_score_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_score_bar_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scorebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_score_bar_init (WayScoreBar *self)
{
}

/**
 * way_score_bar_new:
 * @desk: the desk
 * @record: a record on it
 * @field: a score of its kind
 *
 * Returns: (transfer floating): a number to type and a bar to draw
 */
GtkWidget *
way_score_bar_new (WayDesk        *desk,
                   WayItem        *record,
                   const WayField *field)
{
  WayScoreBar        *self = g_object_new (WAY_TYPE_SCORE_BAR, NULL);
  GtkWidget          *row = way_field_row_new (way_desk_get_history (desk), record, field, way_desk_get_records (desk));
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (record));
  self->field = field;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_field_row_set_beside (WAY_FIELD_ROW (row));
  gtk_box_append (GTK_BOX (self->box), row);

  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, field->minimum, field->maximum, 1);
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, 10);
  gtk_widget_set_sensitive (self->scale, !way_records_is_read_only (way_desk_get_records (desk)));
  ignore_scrolling (self->scale);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  g_signal_connect_object (self->scale, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scale, events);
  g_signal_connect_object (focus, "leave", G_CALLBACK (seal), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scale, focus);
  gtk_box_append (GTK_BOX (self->box), self->scale);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  show_value (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
