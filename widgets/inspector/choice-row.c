/* choice-row.c - edits one of several words */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/icon-name.h"

struct _WayChoiceRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget     *drop_down;
  GtkStringList *words; /* borrowed from it */

  /* state */
  guint    n_before; /* entries before the first choice: that the items differ, that nothing is chosen */
  gboolean mixed;    /* the first entry says that the items differ */
};

G_DEFINE_FINAL_TYPE (WayChoiceRow, way_choice_row, WAY_TYPE_FIELD_ROW)

static void
selected_cb (WayChoiceRow *self)
{
  const WayField *field = way_field_row_get_field (WAY_FIELD_ROW (self));
  guint           selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  const char     *name = NULL;

  if (selected == GTK_INVALID_LIST_POSITION || (self->mixed && selected == 0))
    return;
  if (selected >= self->n_before)
    name = field->choices[selected - self->n_before].name;
  /* What unset stands for is left unset. */
  if (g_strcmp0 (name, field->initial) == 0)
    name = NULL;
  way_field_row_commit (WAY_FIELD_ROW (self), name);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         WayChoiceRow       *self)
{
  const WayField *field = way_field_row_get_field (WAY_FIELD_ROW (self));
  GtkWidget      *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget      *label = gtk_widget_get_next_sibling (image);
  guint           place = gtk_list_item_get_position (list_item);
  const char     *icon = NULL;

  gtk_label_set_text (GTK_LABEL (label),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
  if (place >= self->n_before && place != GTK_INVALID_LIST_POSITION)
    icon = field->choices[place - self->n_before].icon;
  if (icon != NULL)
    {
      g_autofree char *full = way_icon_name_dup (icon);

      gtk_image_set_from_icon_name (GTK_IMAGE (image), full);
    }
  gtk_widget_set_visible (image, icon != NULL);
}

static void
way_choice_row_build (WayFieldRow *row)
{
  WayChoiceRow   *self = WAY_CHOICE_ROW (row);
  const WayField *field = way_field_row_get_field (row);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  int i;

  if (field->initial == NULL)
    {
      /* TRANSLATORS: in a list of choices: none of them */
      gtk_string_list_append (words, _ ("Not set"));
      self->n_before = 1;
    }
  for (i = 0; field->choices[i].name != NULL; i++)
    gtk_string_list_append (words, _ (field->choices[i].label));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->words = words;
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  way_field_row_name_widget (row, self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  way_field_row_set_editor (row, self->drop_down);
}

/* An entry that is there only as long as the items differ. */
static void
set_mixed (WayChoiceRow *self,
           gboolean      mixed)
{
  const char *words[] = { _ ("Mixed"), NULL };

  if (self->mixed == mixed)
    return;
  self->mixed = mixed;
  self->n_before += mixed ? 1 : -1;
  gtk_string_list_splice (self->words, 0, mixed ? 0 : 1, mixed ? words : NULL);
}

static void
way_choice_row_show (WayFieldRow *row,
                     const char  *value)
{
  WayChoiceRow   *self = WAY_CHOICE_ROW (row);
  const WayField *field = way_field_row_get_field (row);
  gboolean        mixed = way_field_row_is_mixed (row);
  guint           selected;
  int             i;

  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  set_mixed (self, mixed);
  selected = self->n_before > 0 ? 0 : GTK_INVALID_LIST_POSITION;
  if (value == NULL && !mixed)
    value = field->initial;
  for (i = 0; value != NULL && field->choices[i].name != NULL; i++)
    if (g_str_equal (field->choices[i].name, value))
      selected = i + self->n_before;

  if (value == NULL)
    gtk_widget_add_css_class (self->drop_down, "unset");
  else
    gtk_widget_remove_css_class (self->drop_down, "unset");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);
}

static void
way_choice_row_class_init (WayChoiceRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_choice_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_choice_row_show;
}

static void
way_choice_row_init (WayChoiceRow *self)
{
}
