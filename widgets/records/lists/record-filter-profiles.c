/* record-filter-profiles.c - the saved profiles of accounts, each with how many it keeps */
#include "config.h"

#include "widgets/records/lists/record-filter-private.h"

#include <glib/gi18n.h>

#include "widgets/records/pages/record-words.h"

typedef struct
{
  WayRecordReader *reader;
  WayRecordQuery  *query;
  GtkWidget       *label; /* a reference */
  int              kept;
  int              total;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  way_record_reader_unref (count->reader);
  way_record_query_free (count->query);
  g_object_unref (count->label);
  g_free (count);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Count  *count = data;
  GError *error = NULL;
  g_autoptr (WayRecordQuery) all = way_record_query_new (way_record_query_get_kind (count->query));

  count->kept = way_record_reader_count (count->reader, count->query, cancellable, &error);
  count->total = count->kept >= 0 ? way_record_reader_count (count->reader, all, cancellable, &error) : -1;
  if (count->total >= 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Count           *count = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  /* TRANSLATORS: of how many accounts a profile keeps how many: keeps 312 of 4,810 */
  text = g_strdup_printf (_ ("keeps %'d of %'d"), count->kept, count->total);
  gtk_label_set_text (GTK_LABEL (count->label), text);
}

static void
count_kept (WayRecordFilter *self,
            WayItem         *profile,
            GtkWidget       *label)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->asking, counted_cb, NULL);
  Count *count = g_new0 (Count, 1);

  count->reader = way_record_reader_ref (self->reader);
  count->query = way_record_query_new (WAY_KIND_ACCOUNT);
  way_record_query_set_profile (count->query, profile);
  count->label = g_object_ref (label);
  g_task_set_source_tag (task, count_kept);
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, count_in_thread);
}

/* One profile at a time. */
static void
choose_only (WayRecordFilter *self,
             GtkToggleButton *chosen)
{
  GtkWidget *line;

  self->filling = TRUE;
  for (line = gtk_widget_get_first_child (self->profiles); line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *button = gtk_widget_get_first_child (line);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), button == GTK_WIDGET (chosen));
    }
  self->filling = FALSE;
}

static void
profile_toggled_cb (WayRecordFilter *self,
                    GtkToggleButton *button)
{
  WayItem *profile = g_object_get_data (G_OBJECT (button), "profile");

  if (self->filling)
    return;
  way_record_query_set_profile (self->query, gtk_toggle_button_get_active (button) ? profile : NULL);
  way_record_filter_tell (self);
  choose_only (self, way_record_query_get_profile (self->query) != NULL ? button : NULL);
}

static void
edit_profile_cb (WayRecordFilter *self,
                 GtkWidget       *button)
{
  WayItem *profile = g_object_get_data (G_OBJECT (button), "profile");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", "profile", way_item_get_id (profile));
}

static void
delete_profile_cb (WayRecordFilter *self,
                   GtkWidget       *button)
{
  WayItem *profile = g_object_get_data (G_OBJECT (button), "profile");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = way_record_words_dup_deleted (WAY_KIND_PROFILE, 1, way_item_get_shown_name (profile), NULL);

  g_ptr_array_add (ids, (gpointer)way_item_get_id (profile));
  command = way_desk_delete_command (self->desk, WAY_KIND_PROFILE, ids, NULL, &error);
  if (command == NULL || !way_desk_perform (self->desk, command, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
      return;
    }
  if (way_record_query_get_profile (self->query) != NULL && g_str_equal (way_item_get_id (way_record_query_get_profile (self->query)), way_item_get_id (profile)))
    {
      way_record_query_set_profile (self->query, NULL);
      way_record_filter_tell (self);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "records.told", "s", told);
  gtk_box_remove (GTK_BOX (self->profiles), gtk_widget_get_parent (button));
  way_record_filter_fit (self);
}

static GtkWidget *
new_icon_button (WayRecordFilter *self,
                 const char      *icon,
                 const char      *label,
                 WayItem         *profile,
                 GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "profile", way_item_ref (profile), (GDestroyNotify)way_item_unref);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_profile (WayRecordFilter *self,
             WayItem         *profile)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *button = way_record_filter_new_choice (way_item_get_shown_name (profile));
  GtkWidget       *count = gtk_label_new (NULL);
  WayItem         *chosen = way_record_query_get_profile (self->query);
  g_autofree char *edit = g_strdup_printf (_ ("Edit “%s”"), way_item_get_shown_name (profile));
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), way_item_get_shown_name (profile));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen != NULL && g_str_equal (way_item_get_id (chosen), way_item_get_id (profile)));
  g_object_set_data_full (G_OBJECT (button), "profile", way_item_ref (profile), (GDestroyNotify)way_item_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (profile_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_add_css_class (count, "quiet");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), count);
  count_kept (self, profile, count);
  gtk_box_append (GTK_BOX (line), new_icon_button (self, "document-edit-symbolic", edit, profile, G_CALLBACK (edit_profile_cb)));
  gtk_box_append (GTK_BOX (line), new_icon_button (self, "user-trash-symbolic", delete, profile, G_CALLBACK (delete_profile_cb)));
  gtk_box_append (GTK_BOX (self->profiles), line);
}

/* They are read beside the window. */

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *profiles = way_records_list (data, WAY_KIND_PROFILE, NULL, 0, -1, &error);

  if (profiles != NULL)
    g_task_return_pointer (task, profiles, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GPtrArray) profiles = g_task_propagate_pointer (G_TASK (result), NULL);
  WayRecordFilter *self = data;
  guint            i;

  if (profiles == NULL)
    return;
  self->filling = TRUE;
  for (i = 0; i < profiles->len; i++)
    add_profile (self, g_ptr_array_index (profiles, i));
  self->filling = FALSE;
  way_record_filter_fit (self);
}

static void
new_profile_cb (WayRecordFilter *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "records.new", "s", "profile");
}

static void
save_cb (WayRecordFilter *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "rows.save-profile", NULL);
}

static void
add_button (GtkWidget  *line,
            const char *label,
            GCallback   clicked,
            gpointer    self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

/* Adds the profiles, as soon as they are known, and what makes another one. */
void
way_record_filter_add_profiles (WayRecordFilter *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GTask) task = NULL;

  gtk_box_append (GTK_BOX (self->box), way_record_filter_new_heading (_ (way_kind_get_info (WAY_KIND_PROFILE)->plural)));
  self->profiles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->profiles);
  /* What is asked for already is where a profile begins. */
  if (way_record_query_has_conditions (self->query) || *way_record_query_get_text (self->query) != '\0')
    add_button (line, _ ("_Save Filter as Profile"), G_CALLBACK (save_cb), self);
  else
    add_button (line, _ ("_New Profile"), G_CALLBACK (new_profile_cb), self);
  gtk_box_append (GTK_BOX (self->box), line);

  task = g_task_new (NULL, self->asking, listed_cb, self);
  g_task_set_source_tag (task, way_record_filter_add_profiles);
  g_task_set_task_data (task, g_object_ref (way_desk_get_records (self->desk)), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}
