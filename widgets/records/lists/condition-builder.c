/* condition-builder.c - asks for records by any of their fields */
#include "config.h"

#include "widgets/records/lists/condition-builder.h"

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "widgets/records/lists/condition-questions.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/record-finder.h"
#include "widgets/shared/suggestion-row.h"

#define MOST_OFFERED 8

struct _WayConditionBuilder
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordFinder *finder;    /* of what a reference may be */
  GPtrArray       *subjects;  /* of WayRecordSubject, borrowed */
  GPtrArray       *questions; /* of WayConditionQuestion, borrowed: what can be asked about the subject */

  /* template */
  GtkWidget *box;
  GtkWidget *subject_choice;
  GtkWidget *question_choice;
  GtkWidget *entry;
  GtkWidget *calendar_button;
  GtkWidget *calendar;
  GtkWidget *add;
  GtkWidget *message;
  GtkWidget *hits; /* a GtkListBox */

  /* state */
  gboolean finding; /* the value is a record to be found */
  gboolean taking;  /* the first that fits is wanted as soon as it is known */
};

enum
{
  SIGNAL_ADDED,
  SIGNAL_RESIZED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayConditionBuilder, way_condition_builder, GTK_TYPE_WIDGET)

static const WayRecordSubject *
get_subject (WayConditionBuilder *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->subject_choice));

  return selected < self->subjects->len ? g_ptr_array_index (self->subjects, selected) : NULL;
}

static const WayConditionQuestion *
get_question (WayConditionBuilder *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->question_choice));

  return self->questions != NULL && selected < self->questions->len ? g_ptr_array_index (self->questions, selected) : NULL;
}

static gboolean
is_reference (const WayRecordSubject *subject)
{
  return subject->field->type == WAY_FIELD_REFERENCE || subject->field->type == WAY_FIELD_REFERENCES;
}

static void
show_message (WayConditionBuilder *self,
              const char          *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  if (gtk_widget_get_visible (self->message) == (message != NULL))
    return;
  gtk_widget_set_visible (self->message, message != NULL);
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
}

/* What was asked for is told, and the next value can be typed. */
static void
give (WayConditionBuilder *self,
      const char          *value,
      const char          *name)
{
  const WayRecordSubject *subject = get_subject (self);
  const char             *values[] = { value, NULL };
  const char             *names[] = { name, NULL };
  g_autoptr (WayRecordCondition) condition = way_record_condition_new (subject, get_question (self)->relation, value != NULL ? values : NULL);

  if (is_reference (subject) && value != NULL)
    condition->names = g_strdupv ((char **)names);
  show_message (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, condition);
}

/* What a reference may be. */

static void
hit_cb (WayConditionBuilder *self,
        GtkListBoxRow       *row)
{
  give (self, g_object_get_data (G_OBJECT (row), "id"), g_object_get_data (G_OBJECT (row), "name"));
  gtk_widget_grab_focus (self->entry);
}

static void
take_first (WayConditionBuilder *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->hits), 0);

  self->taking = FALSE;
  if (first != NULL)
    hit_cb (self, first);
}

/* What was typed, as a value of the field. */
static char *
dup_value (WayConditionBuilder *self,
           GError             **error)
{
  const WayRecordSubject *subject = get_subject (self);
  g_autofree char        *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  char                   *value = NULL;

  if (*text == '\0')
    {
      g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("Write what to look for."));
      return NULL;
    }
  if (get_question (self)->relation == WAY_RECORD_CONTAINS)
    return g_steal_pointer (&text);
  if (!way_field_normalise (subject->field, text, &value, error))
    return NULL;

  return value;
}

static void
add_cb (WayConditionBuilder *self)
{
  const WayConditionQuestion *question = get_question (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  if (question == NULL)
    return;
  if (!question->asks)
    {
      give (self, question->relation == WAY_RECORD_FILLED ? NULL : WAY_RECORD_QUERY_UNSET, "");
      return;
    }
  if (is_reference (get_subject (self)))
    {
      self->taking = way_record_finder_is_waiting (self->finder);
      if (!self->taking)
        take_first (self);
      return;
    }
  value = dup_value (self, &error);
  if (value == NULL)
    {
      show_message (self, error->message);
      gtk_widget_grab_focus (self->entry);
      return;
    }
  give (self, value, NULL);
}

static void
found_cb (WayConditionBuilder *self,
          GPtrArray           *found,
          const char          *problem)
{
  GtkWidget *row;
  guint      i;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->hits), 0))) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->hits), row);
  for (i = 0; found != NULL && i < found->len && i < MOST_OFFERED; i++)
    {
      WayItem    *record = g_ptr_array_index (found, i);
      const char *shown = way_item_get_shown_name (record);

      row = way_suggestion_row_new (way_icon_name_new_image (way_item_get_info (record)->icon), shown, NULL);
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (way_item_get_id (record)), g_free);
      g_object_set_data_full (G_OBJECT (row), "name", g_strdup (shown), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->hits), row);
    }
  show_message (self, problem != NULL ? problem : found->len == 0 ? _ ("Nothing found")
                                                                  : NULL);
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
  if (self->taking)
    take_first (self);
}

static void
find (WayConditionBuilder *self)
{
  self->taking = FALSE;
  way_record_finder_ask (self->finder, get_subject (self)->field->targets, gtk_editable_get_text (GTK_EDITABLE (self->entry)), MOST_OFFERED);
}

static void
typed_cb (WayConditionBuilder *self)
{
  if (self->finding)
    find (self);
  else
    show_message (self, NULL);
}

/* The field, and how it is asked. */

static void
question_cb (WayConditionBuilder *self)
{
  const WayRecordSubject     *subject = get_subject (self);
  const WayConditionQuestion *question = get_question (self);
  gboolean                    asks = question != NULL && question->asks;
  gboolean                    finds = asks && is_reference (subject);

  gtk_widget_set_visible (self->entry, asks);
  gtk_widget_set_visible (self->calendar_button, asks && subject->field->type == WAY_FIELD_DATE);
  gtk_widget_set_visible (self->hits, finds);
  gtk_widget_set_visible (self->add, !finds);
  show_message (self, NULL);
  self->finding = finds;
  if (finds)
    find (self);
  else
    way_record_finder_forget (self->finder);
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
}

static void
subject_cb (WayConditionBuilder *self)
{
  const WayRecordSubject *subject = get_subject (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint i;

  if (subject == NULL)
    return;
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  self->questions = way_condition_questions_list (subject);
  for (i = 0; i < self->questions->len; i++)
    gtk_string_list_append (labels, _ (((const WayConditionQuestion *)g_ptr_array_index (self->questions, i))->label));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), way_condition_questions_get_hint (subject));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (subject->field->label), -1);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->question_choice), G_LIST_MODEL (labels));
  question_cb (self);
}

static void
picked_cb (WayConditionBuilder *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* The calendar opens where the date is that was typed, or today. */
static void
calendar_cb (WayConditionBuilder *self)
{
  g_autofree char *today = way_today_dup ();
  g_autofree char *typed = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->entry)), "T12:00:00", NULL);
  g_autofree char *noon = g_strconcat (today, "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (typed, zone);

  if (date == NULL)
    date = g_date_time_new_from_iso8601 (noon, zone);
  g_signal_handlers_block_by_func (self->calendar, picked_cb, self);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  g_signal_handlers_unblock_by_func (self->calendar, picked_cb, self);
}

static void
way_condition_builder_dispose (GObject *object)
{
  WayConditionBuilder *self = WAY_CONDITION_BUILDER (object);

  if (self->finder != NULL)
    way_record_finder_forget (self->finder);
  g_clear_object (&self->finder);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_condition_builder_parent_class)->dispose (object);
}

static void
way_condition_builder_finalize (GObject *object)
{
  WayConditionBuilder *self = WAY_CONDITION_BUILDER (object);

  g_ptr_array_unref (self->subjects);
  g_clear_pointer (&self->questions, g_ptr_array_unref);

  G_OBJECT_CLASS (way_condition_builder_parent_class)->finalize (object);
}

static void
way_condition_builder_class_init (WayConditionBuilderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_condition_builder_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_condition_builder_finalize;

  /**
   * WayConditionBuilder::added:
   * @condition: (type gpointer): a #WayRecordCondition, lent
   *
   * Somebody asks for that.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * WayConditionBuilder::resized:
   *
   * It needs more room, or less.
   */
  signals[SIGNAL_RESIZED] = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
name (GtkWidget  *widget,
      const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
build_calendar (WayConditionBuilder *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = gtk_calendar_new ();
  name (self->calendar, _ ("Calendar"));
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_cb), self, G_CONNECT_SWAPPED);
  self->calendar_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->calendar_button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->calendar_button), popover);
  gtk_widget_set_tooltip_text (self->calendar_button, _ ("Calendar"));
  name (self->calendar_button, _ ("Calendar"));

  return self->calendar_button;
}

static GtkWidget *
build_value (WayConditionBuilder *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_END);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), build_calendar (self));
  gtk_box_append (GTK_BOX (line), self->add);

  return line;
}

static GtkWidget *
find_search (GtkWidget *widget)
{
  GtkWidget *child;
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;

  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_search (child);

  return found;
}

static gboolean
focus_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gtk_widget_grab_focus (data);

  return G_SOURCE_REMOVE;
}

static void
fields_shown_cb (GtkWidget *entry)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, focus_cb, g_object_ref (entry), g_object_unref);
}

/* Among many fields one is found by typing, as soon as they are shown. Where the keyboard is in the
 * list, the row that has it goes with what is typed. */
static void
search_while_typing (GtkWidget *choice)
{
  GtkWidget *entry = find_search (choice);

  if (entry != NULL)
    g_signal_connect_object (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER), "map", G_CALLBACK (fields_shown_cb), entry, G_CONNECT_SWAPPED);
}

static void
way_condition_builder_init (WayConditionBuilder *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->subjects = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->subject_choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->subject_choice), TRUE);
  search_while_typing (self->subject_choice);
  gtk_widget_set_hexpand (self->subject_choice, TRUE);
  name (self->subject_choice, _ ("Field"));
  self->question_choice = gtk_drop_down_new (NULL, NULL);
  name (self->question_choice, _ ("How it is asked"));
  gtk_box_append (GTK_BOX (line), self->subject_choice);
  gtk_box_append (GTK_BOX (line), self->question_choice);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), build_value (self));
  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_add_css_class (self->message, "quiet");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->message);
  self->hits = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->hits), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->hits, "suggestions");
  name (self->hits, _ ("Found"));
  g_signal_connect_object (self->hits, "row-activated", G_CALLBACK (hit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->hits);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * way_condition_builder_new:
 * @desk: where records are edited
 * @kind: a kind of record
 *
 * Returns: (transfer floating): a builder of conditions; closed choices are left to others
 */
GtkWidget *
way_condition_builder_new (WayDesk *desk,
                           WayKind  kind)
{
  WayConditionBuilder *self = g_object_new (WAY_TYPE_CONDITION_BUILDER, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  int                     n_subjects, i;
  const WayRecordSubject *subjects = way_record_subjects_get (kind, &n_subjects);

  self->desk = g_object_ref (desk);
  self->finder = way_record_finder_new (way_desk_get_records (desk));
  g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  for (i = 0; i < n_subjects; i++)
    if (subjects[i].field->type != WAY_FIELD_CHOICE || subjects[i].field->flags & WAY_FIELD_OPEN)
      {
        g_ptr_array_add (self->subjects, (gpointer)&subjects[i]);
        gtk_string_list_append (labels, _ (subjects[i].field->label));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->subject_choice), G_LIST_MODEL (labels));
  g_signal_connect_object (self->question_choice, "notify::selected", G_CALLBACK (question_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subject_choice, "notify::selected", G_CALLBACK (subject_cb), self, G_CONNECT_SWAPPED);
  subject_cb (self);

  return GTK_WIDGET (self);
}
