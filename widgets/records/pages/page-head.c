/* page-head.c - the top of a page: the name, a line about the record, and pills */
#include "config.h"

#include "widgets/records/pages/page-head.h"

#include <glib/gi18n.h>

#include "widgets/inspector/field-row.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-choice.h"
#include "widgets/shared/wrap-layout.h"

struct _WayPageHead
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;
  char    *id;
  char    *focused; /* the field to which the pill led that had the keyboard when all were taken away; or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *pills;
};

G_DEFINE_FINAL_TYPE (WayPageHead, way_page_head, GTK_TYPE_WIDGET)

static void
way_page_head_dispose (GObject *object)
{
  WayPageHead *self = WAY_PAGE_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->focused, g_free);

  G_OBJECT_CLASS (way_page_head_parent_class)->dispose (object);
}

static void
way_page_head_class_init (WayPageHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_page_head_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pagehead");
}

static void
way_page_head_init (WayPageHead *self)
{
}

/**
 * way_page_head_new_menu_button:
 *
 * Returns: (transfer floating): what else can be done with the record of the page around it
 */
GtkWidget *
way_page_head_new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (menu, _ ("_Merge with…"), "record.merge");
  g_menu_append (last, _ ("_Delete"), "record.delete");
  g_menu_append (last, _ ("_Erase Everywhere…"), "record.erase");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);

  return button;
}

/**
 * way_page_head_new:
 * @desk: the desk
 * @record: a record on it
 *
 * Returns: (transfer floating): the name, to be edited in place, and a menu
 */
GtkWidget *
way_page_head_new (WayDesk *desk,
                   WayItem *record)
{
  WayPageHead       *self = g_object_new (WAY_TYPE_PAGE_HEAD, NULL);
  const WayKindInfo *info = way_item_get_info (record);
  GtkWidget         *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  int                i;

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (record));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & WAY_FIELD_NAME)
      {
        GtkWidget *name = way_field_row_new (way_desk_get_history (desk), record, &info->fields[i], way_desk_get_records (desk));

        way_field_row_set_plain (WAY_FIELD_ROW (name));
        gtk_widget_add_css_class (name, "name");
        gtk_widget_set_hexpand (name, TRUE);
        gtk_box_append (GTK_BOX (top), name);
      }
  gtk_box_append (GTK_BOX (top), way_page_head_new_menu_button ());
  gtk_box_append (GTK_BOX (self->box), top);
  self->line = way_page_card_new_label (NULL, "quiet");
  gtk_widget_add_css_class (self->line, "line");
  gtk_widget_set_visible (self->line, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->line);
  self->pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->pills, way_wrap_layout_new (8));
  gtk_widget_add_css_class (self->pills, "pills");
  gtk_widget_set_visible (self->pills, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->pills);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * way_page_head_set_line:
 * @self: a head
 * @text: (nullable): what the record is, in a line
 *
 * Says it below the name.
 */
void
way_page_head_set_line (WayPageHead *self,
                        const char  *text)
{
  gtk_label_set_text (GTK_LABEL (self->line), text != NULL ? text : "");
  gtk_widget_set_visible (self->line, text != NULL && *text != '\0');
}

/**
 * way_page_head_clear_pills:
 * @self: a head
 *
 * Takes all pills away. If one of them has the keyboard, the one that comes for the same field gets it.
 */
void
way_page_head_clear_pills (WayPageHead *self)
{
  GtkWidget *pill;

  g_clear_pointer (&self->focused, g_free);
  for (pill = gtk_widget_get_first_child (self->pills); pill != NULL; pill = gtk_widget_get_next_sibling (pill))
    if (gtk_widget_get_state_flags (pill) & GTK_STATE_FLAG_FOCUS_WITHIN)
      self->focused = g_strdup (g_object_get_data (G_OBJECT (pill), "field"));
  way_page_card_clear (self->pills);
  gtk_widget_set_visible (self->pills, FALSE);
}

static GtkWidget *
add (WayPageHead *self,
     GtkWidget   *pill,
     const char  *css_class,
     const char  *field)
{
  gtk_widget_add_css_class (pill, "pill");
  if (css_class != NULL)
    gtk_widget_add_css_class (pill, css_class);
  g_object_set_data_full (G_OBJECT (pill), "field", g_strdup (field), g_free);
  gtk_box_append (GTK_BOX (self->pills), pill);
  gtk_widget_set_visible (self->pills, TRUE);
  if (field != NULL && g_strcmp0 (field, self->focused) == 0)
    gtk_widget_grab_focus (pill);

  return pill;
}

/**
 * way_page_head_add_pill:
 * @self: a head
 * @text: (nullable): a few words; NULL or empty: no pill
 * @css_class: (nullable): how it looks
 * @field: (nullable): the field of the record to which a click leads
 *
 * Adds a pill after the others.
 *
 * Returns: (transfer none) (nullable): the pill
 */
GtkWidget *
way_page_head_add_pill (WayPageHead *self,
                        const char  *text,
                        const char  *css_class,
                        const char  *field)
{
  GtkWidget *pill;

  if (text == NULL || *text == '\0')
    return NULL;
  if (field != NULL)
    {
      pill = gtk_button_new_with_label (text);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "s", field);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "record.show-field");
    }
  else
    pill = gtk_label_new (text);

  return add (self, pill, css_class, field);
}

/**
 * way_page_head_add_choice:
 * @self: a head
 * @text: what is chosen, or the question for it
 * @css_class: (nullable): how it looks
 * @field: a field of the record that has choices
 *
 * Adds a pill after the others that opens a menu of the choices.
 *
 * Returns: (transfer none): the pill
 */
GtkWidget *
way_page_head_add_choice (WayPageHead *self,
                          const char  *text,
                          const char  *css_class,
                          const char  *field)
{
  WayItem        *record = way_map_find (way_desk_get_map (self->desk), self->id);
  const WayField *of = way_kind_get_field (way_item_get_kind (record), field);

  return add (self, way_page_choice_new (self->desk, self->id, of, text), css_class, field);
}
