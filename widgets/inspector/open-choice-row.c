/* open-choice-row.c - edits one of several words, or the user's own */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "widgets/shared/icon-name.h"

struct _WayOpenChoiceRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *image;
  GtkWidget *text;
  GtkWidget *list;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (WayOpenChoiceRow, way_open_choice_row, WAY_TYPE_FIELD_ROW)

/* The icon of a word; NULL where the choices have none. */
static const char *
find_icon (WayOpenChoiceRow *self,
           const char       *value)
{
  const WayField  *field = way_field_row_get_field (WAY_FIELD_ROW (self));
  const WayChoice *choice = way_field_find_choice (field, value);

  if (field->choices == way_kind_get_field (WAY_KIND_TOUCHPOINT, "channel")->choices)
    return way_card_face_get_channel_icon (way_field_row_get_map (WAY_FIELD_ROW (self)), value);

  return choice != NULL ? choice->icon : NULL;
}

static void
show_icon (WayOpenChoiceRow *self,
           const char       *value)
{
  const char *icon = find_icon (self, value);

  if (icon != NULL)
    {
      g_autofree char *full = way_icon_name_dup (icon);

      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), full);
    }
  gtk_widget_set_visible (self->image, icon != NULL);
}

/* After what was typed has been set. */
static void
changed_cb (WayOpenChoiceRow *self)
{
  show_icon (self, way_field_row_get_value (WAY_FIELD_ROW (self)));
}

static void
activated_cb (WayOpenChoiceRow *self,
              GtkListBoxRow    *row)
{
  way_field_row_commit (WAY_FIELD_ROW (self), g_object_get_data (G_OBJECT (row), "value"));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
add_suggestion (WayOpenChoiceRow *self,
                const char       *value,
                const char       *text,
                const char       *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), way_icon_name_new_image (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The choices, then the channels that the map adds. */
static void
fill_cb (WayOpenChoiceRow *self)
{
  const WayField *field = way_field_row_get_field (WAY_FIELD_ROW (self));
  WayMap         *map = way_field_row_get_map (WAY_FIELD_ROW (self));
  GtkWidget      *child;
  int             i;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  if (way_field_row_get_value (WAY_FIELD_ROW (self)) != NULL || way_field_row_is_mixed (WAY_FIELD_ROW (self)))
    add_suggestion (self, NULL, _ ("Not set"), NULL);
  for (i = 0; field->choices[i].name != NULL; i++)
    add_suggestion (self, field->choices[i].name, _ (field->choices[i].label), field->choices[i].icon);
  if (g_str_equal (field->name, "channel"))
    for (i = 0; i < way_map_n (map, WAY_MAP_CHANNELS); i++)
      {
        const char *name = way_item_get_name (way_map_get (map, WAY_MAP_CHANNELS, i));

        if (*name != '\0' && way_field_find_choice (field, name) == NULL)
          add_suggestion (self, name, name, way_card_face_get_channel_icon (map, name));
      }
}

static void
way_open_choice_row_build (WayFieldRow *row)
{
  WayOpenChoiceRow *self = WAY_OPEN_CHOICE_ROW (row);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget        *button = gtk_menu_button_new ();
  GtkWidget        *scroller = gtk_scrolled_window_new ();

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->text = way_field_row_new_line (row, 4);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "suggestions");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_add_css_class (self->popover, "menu");
  g_signal_connect_object (self->popover, "show", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* TRANSLATORS: %s is a field, for example Channel */
  way_field_row_name_button (row, button, _ ("Choices for %s"));

  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), button);
  way_field_row_set_editor (row, box);
}

static void
way_open_choice_row_show (WayFieldRow *row,
                          const char  *value)
{
  WayOpenChoiceRow *self = WAY_OPEN_CHOICE_ROW (row);
  const char       *hint = way_field_row_get_field (row)->hint;

  show_icon (self, value);
  way_field_row_show_line (row, self->text, value, hint != NULL ? _ (hint) : NULL);
}

static void
way_open_choice_row_class_init (WayOpenChoiceRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_open_choice_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_open_choice_row_show;
}

static void
way_open_choice_row_init (WayOpenChoiceRow *self)
{
}
