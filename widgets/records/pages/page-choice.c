/* page-choice.c - a pill, or a button, that gives fields other ones of their choices */
#include "config.h"

#include "widgets/records/pages/page-choice.h"

#include <glib/gi18n.h>

#include "widgets/records/pages/page-picker.h"

/* What the action knows. */
typedef struct
{
  WayDesk        *desk;
  char           *id;
  const WayField *field;
  GtkWidget      *pill; /* borrowed: it has the action */
} Choice;

static Choice *
new_choice (WayDesk        *desk,
            const char     *id,
            const WayField *field,
            GtkWidget      *pill)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->desk = g_object_ref (desk);
  choice->id = g_strdup (id);
  choice->field = field;
  choice->pill = pill;

  return choice;
}

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->desk);
  g_free (choice->id);
  g_free (choice);
}

static void
chosen_cb (GSimpleAction *action,
           GVariant      *value,
           Choice        *choice)
{
  WayItem *record = way_map_find (way_desk_get_map (choice->desk), choice->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  const char *chosen = g_variant_get_string (value, NULL);

  /* What unset stands for is left unset. */
  if (g_strcmp0 (chosen, choice->field->initial) == 0)
    chosen = "";
  if (record == NULL || g_strcmp0 (way_item_get_text (record, choice->field->name), chosen) == 0)
    return;
  command = way_command_new_set (record, choice->field->name, chosen, &error);
  if (command == NULL || !way_desk_perform (choice->desk, command, &error))
    gtk_widget_activate_action (choice->pill, "records.report", "s", error->message);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

/* The values of a field, and none, where none of them stands for that. Of a reference the one that it has, and
 * the way to others. */
static GMenu *
new_section (WayDesk        *desk,
             const char     *id,
             const WayField *field)
{
  GMenu           *values = g_menu_new ();
  g_autofree char *action = g_strconcat ("choice.", field->name, NULL);
  const WayChoice *choice;

  if (field->type == WAY_FIELD_REFERENCE)
    {
      g_autofree char *find = g_strconcat ("choice.find-", field->name, NULL);
      WayItem         *record = way_map_find (way_desk_get_map (desk), id);
      WayItem         *target = record != NULL ? way_map_find (way_desk_get_map (desk), way_item_get (record, field->name)) : NULL;

      if (target != NULL)
        append (values, way_item_get_shown_name (target), action, way_item_get_id (target));
      append (values, target != NULL ? _ ("Change…") : _ ("Choose…"), find, NULL);
    }
  else
    for (choice = field->choices; choice->name != NULL; choice++)
      append (values, _ (choice->label), action, choice->name);
  if (field->initial == NULL)
    append (values, _ ("Not set"), action, "");

  return values;
}

static gboolean
find_later_cb (gpointer data)
{
  Choice *choice = data;

  if (gtk_widget_get_root (choice->pill) != NULL)
    way_page_picker_refer (choice->pill, choice->desk, choice->id, choice->field);

  return G_SOURCE_REMOVE;
}

static void
find_done_cb (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->pill);
  choice_free (choice, NULL);
}

/* Once the menu is closed. */
static void
find_cb (GSimpleAction *action,
         GVariant      *value,
         Choice        *choice)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, find_later_cb,
                   new_choice (choice->desk, choice->id, choice->field, g_object_ref (choice->pill)), find_done_cb);
}

static void
add_action (GSimpleActionGroup *group,
            WayDesk            *desk,
            const char         *id,
            const WayField     *field,
            GtkWidget          *pill)
{
  WayItem    *record = way_map_find (way_desk_get_map (desk), id);
  const char *value = record != NULL ? way_item_get_text (record, field->name) : "";
  Choice     *choice = new_choice (desk, id, field, pill);
  g_autoptr (GSimpleAction) action = NULL;

  if (*value == '\0' && field->initial != NULL)
    value = field->initial;
  action = g_simple_action_new_stateful (field->name, G_VARIANT_TYPE_STRING, g_variant_new_string (value));
  g_simple_action_set_enabled (action, !way_records_is_read_only (way_desk_get_records (desk)));
  g_signal_connect_data (action, "change-state", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  if (field->type == WAY_FIELD_REFERENCE)
    {
      g_autofree char *name = g_strconcat ("find-", field->name, NULL);
      g_autoptr (GSimpleAction) find = g_simple_action_new (name, NULL);

      g_simple_action_set_enabled (find, g_action_get_enabled (G_ACTION (action)));
      g_signal_connect_data (find, "activate", G_CALLBACK (find_cb), new_choice (desk, id, field, pill), choice_free, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (find));
    }
}

/**
 * way_page_choice_new:
 * @desk: the desk
 * @id: a record on it
 * @field: one of its fields, with choices
 * @text: what is chosen, in a few words; or the question for it
 *
 * Returns: (transfer floating): a pill with a menu of what can be chosen, which is a step that can be undone
 */
GtkWidget *
way_page_choice_new (WayDesk        *desk,
                     const char     *id,
                     const WayField *field,
                     const char     *text)
{
  GtkWidget *pill = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = new_section (desk, id, field);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  /* TRANSLATORS: the label of a field, and what it says: Tier: Strategic */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), _ (field->label), text);

  add_action (group, desk, id, field, pill);
  gtk_widget_insert_action_group (pill, "choice", G_ACTION_GROUP (group));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (pill), gtk_label_new (text));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (pill), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (pill), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (pill, _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return pill;
}

/**
 * way_page_choice_new_for_fields:
 * @desk: the desk
 * @id: a record on it
 * @fields: (array zero-terminated=1): names of fields of its kind, with choices or references
 * @label: what it does, translated
 *
 * Returns: (transfer floating): a small button with one menu for several fields
 */
GtkWidget *
way_page_choice_new_for_fields (WayDesk           *desk,
                                const char        *id,
                                const char *const *fields,
                                const char        *label)
{
  GtkWidget *button = gtk_menu_button_new ();
  WayItem   *record = way_map_find (way_desk_get_map (desk), id);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  int i;

  for (i = 0; record != NULL && fields[i] != NULL; i++)
    {
      const WayField *field = way_kind_get_field (way_item_get_kind (record), fields[i]);
      g_autoptr (GMenu) section = new_section (desk, id, field);

      add_action (group, desk, id, field, button);
      g_menu_append_section (menu, _ (field->label), G_MENU_MODEL (section));
    }
  gtk_widget_insert_action_group (button, "choice", G_ACTION_GROUP (group));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}
