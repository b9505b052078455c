/* page-choice.c - a pill, or a button, that gives fields other ones of their choices */
#include "config.h"

#include "widgets/records/pages/page-choice.h"

#include <glib/gi18n.h>

/* What the action knows. */
typedef struct
{
  WayDesk        *desk;
  char           *id;
  const WayField *field;
  GtkWidget      *pill; /* borrowed: it has the action */
} Choice;

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

  if (record == NULL || g_strcmp0 (way_item_get_text (record, choice->field->name), chosen) == 0)
    return;
  command = way_command_new_set (record, choice->field->name, chosen, &error);
  if (command == NULL || !way_desk_perform (choice->desk, command, &error))
    gtk_widget_activate_action (choice->pill, "records.report", "s", error->message);
}

/* The values of a field, and none. */
static GMenu *
new_section (const WayField *field)
{
  GMenu           *values = g_menu_new ();
  g_autofree char *action = g_strconcat ("choice.", field->name, NULL);
  g_autoptr (GMenuItem) none = g_menu_item_new (_ ("Not set"), NULL);
  const WayChoice *choice;

  for (choice = field->choices; choice->name != NULL; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choice->label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", choice->name);
      g_menu_append_item (values, item);
    }
  g_menu_item_set_action_and_target (none, action, "s", "");
  g_menu_append_item (values, none);

  return values;
}

static void
add_action (GSimpleActionGroup *group,
            WayDesk            *desk,
            const char         *id,
            const WayField     *field,
            GtkWidget          *pill)
{
  WayItem *record = way_map_find (way_desk_get_map (desk), id);
  Choice  *choice = g_new0 (Choice, 1);
  g_autoptr (GSimpleAction) action = NULL;

  choice->desk = g_object_ref (desk);
  choice->id = g_strdup (id);
  choice->field = field;
  choice->pill = pill;
  action = g_simple_action_new_stateful (field->name, G_VARIANT_TYPE_STRING, g_variant_new_string (record != NULL ? way_item_get_text (record, field->name) : ""));
  g_simple_action_set_enabled (action, !way_records_is_read_only (way_desk_get_records (desk)));
  g_signal_connect_data (action, "change-state", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
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
  g_autoptr (GMenu) menu = new_section (field);
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
 * @fields: (array zero-terminated=1): names of fields of its kind, with choices
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
      g_autoptr (GMenu) section = new_section (field);

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
