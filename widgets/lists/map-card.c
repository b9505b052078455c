/* map-card.c - a map to begin with or to open: picture, title, a few words */
#include "config.h"

#include "widgets/lists/map-card.h"

#include "widgets/shared/map-preview.h"

#define CARD_WIDTH 256
#define PICTURE_HEIGHT 136

struct _WayMapCard
{
  GtkButton parent_instance;

  /* owned */
  char *key;

  /* template */
  GtkWidget *preview;
  GtkWidget *title;
};

G_DEFINE_FINAL_TYPE (WayMapCard, way_map_card, GTK_TYPE_BUTTON)

static void
way_map_card_finalize (GObject *object)
{
  g_free (WAY_MAP_CARD (object)->key);

  G_OBJECT_CLASS (way_map_card_parent_class)->finalize (object);
}

static void
way_map_card_class_init (WayMapCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_map_card_finalize;
}

static void
way_map_card_init (WayMapCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "mapcard");
  gtk_widget_set_size_request (GTK_WIDGET (self), CARD_WIDTH, -1);
}

/**
 * way_map_card_new:
 * @key: what the card stands for
 * @title: what the map is called
 * @text: (nullable): a few words about it
 *
 * Returns: (transfer floating): a card without a picture
 */
GtkWidget *
way_map_card_new (const char *key,
                  const char *title,
                  const char *text)
{
  WayMapCard *self = g_object_new (WAY_TYPE_MAP_CARD, NULL);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget  *title_label = gtk_label_new (title);

  self->key = g_strdup (key);
  self->title = title_label;
  self->preview = way_map_preview_new ();
  gtk_widget_set_size_request (self->preview, -1, PICTURE_HEIGHT);
  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title_label), 20);
  gtk_widget_add_css_class (title_label, "heading");
  gtk_widget_add_css_class (words, "words");
  gtk_box_append (GTK_BOX (words), title_label);
  if (text != NULL)
    {
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 3);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "quiet");
      gtk_box_append (GTK_BOX (words), label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_box_append (GTK_BOX (box), self->preview);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * way_map_card_get_key:
 * @self: a card
 *
 * Returns: (transfer none): what it stands for
 */
const char *
way_map_card_get_key (WayMapCard *self)
{
  return self->key;
}

/**
 * way_map_card_set_title:
 * @self: a card
 * @title: what the map is called; empty leaves what is written there
 *
 * Sets the title, once the map could be read.
 */
void
way_map_card_set_title (WayMapCard *self,
                        const char *title)
{
  if (*title == '\0')
    return;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * way_map_card_set_map:
 * @self: a card
 * @map: (nullable): the map
 *
 * Shows a picture of the map.
 */
void
way_map_card_set_map (WayMapCard *self,
                      WayMap     *map)
{
  way_map_preview_set_map (WAY_MAP_PREVIEW (self->preview), map);
}

/**
 * way_map_card_set_theme:
 * @self: a card
 * @theme: the colours of the picture
 *
 * Sets the colours.
 */
void
way_map_card_set_theme (WayMapCard  *self,
                        WayThemeName theme)
{
  way_map_preview_set_theme (WAY_MAP_PREVIEW (self->preview), theme);
}
