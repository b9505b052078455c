/* record-list-filter.c - what narrows a list, as chips below the entry; and how it becomes a profile */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <glib/gi18n.h>

#include "journeys/model/shorten.h"
#include "journeys/records/record-profile.h"
#include "journeys/records/record-reader.h"
#include "widgets/records/lists/record-filter.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

#define LONGEST_NAME 80 /* characters of a profile that is named after its conditions */

static void
filter_changed_cb (WayRecordList  *self,
                   WayRecordQuery *asked)
{
  g_autoptr (WayRecordQuery) query = way_record_query_copy (asked);

  way_record_list_set_query (self, query);
}

void
way_record_list_build_filter (WayRecordList *self)
{
  self->filter = way_record_filter_new (self->desk, self->kind);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, way_wrap_layout_new (6));
  gtk_widget_add_css_class (self->chips, "chips");
}

/* Chips. */

static void
removed_cb (WayRecordList *self,
            WayChip       *chip)
{
  const WayRecordSubject *subject = g_object_get_data (G_OBJECT (chip), "subject");

  if (subject == NULL)
    way_record_query_set_profile (self->query, NULL);
  else
    way_record_query_remove_part (self->query, subject, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "relation")), way_chip_get_value (chip));
  gtk_widget_grab_focus (self->entry);
  way_record_list_ask (self);
}

static void
profile_clicked_cb (WayRecordList *self,
                    WayChip       *chip)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open-new", "(ss)", "profile", way_chip_get_value (chip));
}

static GtkWidget *
add_chip (WayRecordList *self,
          const char    *value,
          const char    *text,
          gboolean       clickable)
{
  GtkWidget *chip = way_chip_new (value, text, NULL, clickable);

  g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chips), chip);

  return chip;
}

static void
add_button (WayRecordList *self,
            const char    *label,
            const char    *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->chips), button);
}

static void
add_condition (WayRecordList            *self,
               const WayRecordCondition *condition)
{
  const char *part;
  int         i;

  for (i = 0; (part = way_record_condition_get_part (condition, i)) != NULL; i++)
    {
      g_autofree char *text = way_record_condition_describe (condition, i);
      GtkWidget       *chip = add_chip (self, part, text, FALSE);

      g_object_set_data (G_OBJECT (chip), "subject", (gpointer)condition->subject);
      g_object_set_data (G_OBJECT (chip), "relation", GINT_TO_POINTER (condition->relation));
    }
}

/* Shows in chips what the query is. */
void
way_record_list_show_filter (WayRecordList *self)
{
  GPtrArray *conditions = way_record_query_get_conditions (self->query);
  WayItem   *profile = way_record_query_get_profile (self->query);
  gboolean   narrowed = way_record_query_has_conditions (self->query);
  GtkWidget *child;
  guint      i;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  if (profile != NULL)
    g_signal_connect_object (add_chip (self, way_item_get_id (profile), way_item_get_shown_name (profile), TRUE),
                             "clicked", G_CALLBACK (profile_clicked_cb), self, G_CONNECT_SWAPPED);
  for (i = 0; i < conditions->len; i++)
    add_condition (self, g_ptr_array_index (conditions, i));
  if (narrowed && self->kind == WAY_KIND_ACCOUNT)
    add_button (self, _ ("_Save as Profile"), "rows.save-profile");
  if (narrowed)
    add_button (self, _ ("C_lear"), "rows.show-all");
  gtk_widget_set_visible (self->chips, narrowed);
  way_record_filter_set_query (WAY_RECORD_FILTER (self->filter), self->query);
}

/* The profile that is asked for may have been edited, or deleted, since. */

typedef struct
{
  WayRecords *records;
  char       *id;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->records);
  g_free (look->id);
  g_free (look);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Look    *look = data;
  GError  *error = NULL;
  WayItem *profile = way_records_get (look->records, WAY_KIND_PROFILE, look->id, &error);

  if (profile != NULL || g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    g_task_return_pointer (task, profile, (GDestroyNotify)way_item_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_clear_error (&error);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayRecordList *self = WAY_RECORD_LIST (source);
  Look          *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) now = g_task_propagate_pointer (G_TASK (result), &error);
  WayItem *profile = self->query != NULL ? way_record_query_get_profile (self->query) : NULL;

  if (error != NULL || profile == NULL || !g_str_equal (way_item_get_id (profile), look->id) ||
      (now != NULL && way_item_equal (now, profile)))
    return;
  way_record_query_set_profile (self->query, now);
  way_record_list_ask (self);
}

void
way_record_list_follow_profile (WayRecordList *self)
{
  WayItem *profile = way_record_query_get_profile (self->query);
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (profile == NULL)
    return;
  look = g_new0 (Look, 1);
  look->records = g_object_ref (way_desk_get_records (self->desk));
  look->id = g_strdup (way_item_get_id (profile));
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, way_record_list_follow_profile);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* What is asked for becomes a profile. */

/* It is called after what it asks for, until somebody finds a better name. */
static char *
dup_name (WayRecordList *self)
{
  GPtrArray *conditions = way_record_query_get_conditions (self->query);
  WayItem   *profile = way_record_query_get_profile (self->query);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  guint            i;
  int              j;

  if (profile != NULL)
    g_ptr_array_add (parts, g_strdup (way_item_get_shown_name (profile)));
  for (i = 0; i < conditions->len; i++)
    for (j = 0; way_record_condition_get_part (g_ptr_array_index (conditions, i), j) != NULL; j++)
      g_ptr_array_add (parts, j == 0 ? way_record_condition_describe (g_ptr_array_index (conditions, i), j)
                                     : way_record_condition_dup_value_name (g_ptr_array_index (conditions, i), j));
  if (*way_record_query_get_text (self->query) != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_ ("“%s”"), way_record_query_get_text (self->query)));
  g_ptr_array_add (parts, NULL);
  /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
  name = g_strjoinv (_ (", "), (char **)parts->pdata);

  return way_shorten (name, LONGEST_NAME);
}

static WayItem *
make_profile (WayRecordList *self,
              const char    *name,
              gboolean       by_words,
              GError       **error)
{
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);

  if (!way_item_set (profile, "name", name, error) || !way_profile_take_query (profile, self->query, by_words, error))
    return NULL;

  return g_steal_pointer (&profile);
}

/* Whether the profile keeps what is listed, and nothing else. It asks for no less, so that a count says it. */
static gboolean
keeps_the_same (WayRecordList *self,
                WayItem       *profile)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (way_desk_get_records (self->desk));
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);

  way_record_query_set_profile (query, profile);

  return way_record_reader_count (reader, query, NULL, NULL) == way_record_reader_count (reader, self->query, NULL, NULL);
}

static void
save_profile_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);
  g_autoptr (WayItem) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (self->kind != WAY_KIND_ACCOUNT)
    return;
  /* What is being typed belongs to it. */
  way_record_list_finish_typing (self);
  if (!way_record_query_has_conditions (self->query) && *way_record_query_get_text (self->query) == '\0')
    {
      way_record_list_report (self, _ ("Filter the list first. The filter becomes the profile."));
      return;
    }
  name = dup_name (self);
  profile = make_profile (self, name, TRUE, &error);
  if (profile != NULL && !keeps_the_same (self, profile))
    {
      way_item_unref (profile);
      profile = make_profile (self, name, FALSE, &error);
    }
  if (profile == NULL || way_desk_add (self->desk, profile, &error) == NULL)
    {
      way_record_list_report (self, error->message);
      return;
    }
  gtk_widget_activate_action (widget, "records.open-new", "(ss)", "profile", way_item_get_id (profile));
  gtk_widget_activate_action (widget, "records.told", "s", _ ("The filter was saved as a profile."));
}

void
way_record_list_install_filter_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rows.save-profile", NULL, save_profile_action);
}
