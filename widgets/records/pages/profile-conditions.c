/* profile-conditions.c - what a profile asks for that no row of its page can say
 *
 * Chips as the list of accounts has them, each of which can be taken away, and what adds another one.
 */
#include "config.h"

#include "widgets/records/pages/profile-conditions.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/record-profile.h"
#include "widgets/records/lists/condition-builder.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

struct _WayProfileConditions
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;
  char    *id;

  /* template */
  GtkWidget *box;
  GtkWidget *chips;
  GtkWidget *builder;
};

G_DEFINE_FINAL_TYPE (WayProfileConditions, way_profile_conditions, GTK_TYPE_WIDGET)

static WayItem *
get_profile (WayProfileConditions *self)
{
  return way_map_find (way_desk_get_map (self->desk), self->id);
}

/* Writes conditions, as one step. */
static void
set (WayProfileConditions *self,
     GPtrArray            *conditions)
{
  WayItem *profile = get_profile (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < conditions->len; i++)
    {
      g_autofree char *line = way_record_condition_to_text (g_ptr_array_index (conditions, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  command = profile != NULL ? way_command_new_set (profile, WAY_PROFILE_FURTHER, text->str, &error) : NULL;
  if (profile != NULL && (command == NULL || !way_desk_perform (self->desk, command, &error)))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
}

static void
removed_cb (WayProfileConditions *self,
            WayChip              *chip)
{
  WayItem *profile = get_profile (self);
  g_autoptr (GPtrArray) conditions = profile != NULL ? way_profile_list_further (profile) : NULL;
  guint               condition = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "condition"));
  int                 part = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));
  WayRecordCondition *rest;

  if (conditions == NULL || condition >= conditions->len)
    return;
  gtk_widget_child_focus (self->builder, GTK_DIR_TAB_FORWARD);
  rest = way_record_condition_without (g_ptr_array_index (conditions, condition), part);
  g_ptr_array_remove_index (conditions, condition);
  if (rest != NULL)
    g_ptr_array_insert (conditions, condition, rest);
  set (self, conditions);
}

/* Another value of what is asked for already is one more that is enough. */
static void
added_cb (WayProfileConditions     *self,
          const WayRecordCondition *added)
{
  WayItem *profile = get_profile (self);
  g_autoptr (GPtrArray) conditions = profile != NULL ? way_profile_list_further (profile) : NULL;
  guint i;

  if (conditions == NULL)
    return;
  for (i = 0; i < conditions->len; i++)
    {
      WayRecordCondition *condition = g_ptr_array_index (conditions, i);

      if (condition->subject != added->subject || condition->relation != added->relation)
        continue;
      g_ptr_array_insert (conditions, i, way_record_condition_join (added, condition));
      g_ptr_array_remove_index (conditions, i + 1);
      break;
    }
  if (i == conditions->len)
    g_ptr_array_add (conditions, way_record_condition_copy (added));
  set (self, conditions);
}

static void
show (WayProfileConditions *self)
{
  WayItem *profile = get_profile (self);
  g_autoptr (GPtrArray) conditions = profile != NULL ? way_profile_list_further (profile) : NULL;
  GtkWidget *child;
  guint      i;
  int        j;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (i = 0; conditions != NULL && i < conditions->len; i++)
    {
      const WayRecordCondition *condition = g_ptr_array_index (conditions, i);

      for (j = 0; way_record_condition_get_part (condition, j) != NULL; j++)
        {
          g_autofree char *text = way_record_condition_describe (condition, j);
          GtkWidget       *chip = way_chip_new (way_record_condition_get_part (condition, j), text, NULL, FALSE);

          g_object_set_data (G_OBJECT (chip), "condition", GUINT_TO_POINTER (i));
          g_object_set_data (G_OBJECT (chip), "part", GINT_TO_POINTER (j));
          g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
          gtk_box_append (GTK_BOX (self->chips), chip);
        }
    }
  gtk_widget_set_visible (self->chips, conditions != NULL && conditions->len > 0);
}

static void
changed_cb (WayProfileConditions *self,
            const WayChange      *change)
{
  if (change->type == WAY_CHANGE_SET && g_str_equal (way_item_get_id (change->item), self->id) &&
      strcmp (way_item_get_info (change->item)->fields[change->field].name, WAY_PROFILE_FURTHER) == 0)
    show (self);
}

static void
way_profile_conditions_dispose (GObject *object)
{
  WayProfileConditions *self = WAY_PROFILE_CONDITIONS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_profile_conditions_parent_class)->dispose (object);
}

static void
way_profile_conditions_finalize (GObject *object)
{
  g_free (WAY_PROFILE_CONDITIONS (object)->id);

  G_OBJECT_CLASS (way_profile_conditions_parent_class)->finalize (object);
}

static void
way_profile_conditions_class_init (WayProfileConditionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_profile_conditions_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_profile_conditions_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_profile_conditions_init (WayProfileConditions *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, way_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (self->box), self->chips);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * way_profile_conditions_new:
 * @desk: the desk
 * @profile: a profile on it
 *
 * Returns: (transfer floating): its further conditions
 */
GtkWidget *
way_profile_conditions_new (WayDesk *desk,
                            WayItem *profile)
{
  WayProfileConditions *self = g_object_new (WAY_TYPE_PROFILE_CONDITIONS, NULL);
  const char           *label = _ (way_kind_get_field (WAY_KIND_PROFILE, WAY_PROFILE_FURTHER)->label);
  const char           *notice = way_records_get_notice (way_desk_get_records (desk));

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (profile));
  self->builder = way_condition_builder_new (desk, WAY_KIND_ACCOUNT);
  g_signal_connect_object (self->builder, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->builder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (self->box, notice == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), notice);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}
