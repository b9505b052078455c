/* tier-row.c - an account in a column of the board of tiers */
#include "config.h"

#include "widgets/records/views/tier-row.h"

#include "widgets/records/views/tier-item.h"

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkListItem   *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (gtk_widget_get_parent (row));

  gtk_drag_source_set_icon (source, picture, (int)x, (int)y);

  return gdk_content_provider_new_typed (WAY_TYPE_TIER_ITEM, gtk_list_item_get_item (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget     *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget     *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget     *name = gtk_label_new (NULL);
  GtkWidget     *facts = gtk_label_new (NULL);
  GtkWidget     *insight = gtk_label_new (NULL);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_xalign (GTK_LABEL (facts), 0);
  gtk_label_set_ellipsize (GTK_LABEL (facts), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (facts, "caption");
  gtk_widget_add_css_class (insight, "insight");
  gtk_widget_set_valign (insight, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), facts);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), insight);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  WayTierItem     *item = gtk_list_item_get_item (list_item);
  GtkWidget       *row = gtk_list_item_get_child (list_item);
  GtkWidget       *texts = gtk_widget_get_first_child (row);
  GtkWidget       *name = gtk_widget_get_first_child (texts);
  GtkWidget       *insight = gtk_widget_get_last_child (row);
  GtkWidget       *holder = gtk_widget_get_parent (row);
  g_autofree char *facts = way_tier_card_dup_facts (way_tier_item_get_card (item));
  g_autofree char *known = way_tier_card_dup_insight (way_tier_item_get_card (item));
  g_autofree char *known_words = way_tier_card_dup_known (way_tier_item_get_card (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", way_tier_item_get_name (item), facts, known_words);

  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (way_tier_item_get_id (item)), g_free);
  gtk_label_set_text (GTK_LABEL (name), way_tier_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)), facts);
  gtk_label_set_text (GTK_LABEL (insight), known);
  gtk_widget_set_tooltip_text (insight, known_words);
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * way_tier_row_factory_new:
 *
 * Returns: (transfer full): makes the rows of a list of #WayTierItem, which can be dragged
 */
GtkListItemFactory *
way_tier_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

/**
 * way_tier_row_get_id:
 * @row: a widget that may be such a row
 *
 * Returns: (transfer none) (nullable): the id of its account
 */
const char *
way_tier_row_get_id (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}
