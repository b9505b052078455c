/* filter-count.c - says how many cards a filter lets through */
#include "config.h"

#include "widgets/find/filter-count.h"

#include <glib/gi18n.h>

#include "journeys/model/matches.h"

/* Cards that are looked at between two frames. */
#define PORTION 800

struct _WayFilterCount
{
  GtkWidget parent_instance;

  /* owned */
  WayMap     *map;
  WayMatches *matches; /* NULL while every card is let through */

  /* template */
  GtkWidget *label;

  /* state */
  guint portion_id;
};

G_DEFINE_FINAL_TYPE (WayFilterCount, way_filter_count, GTK_TYPE_WIDGET)

static void
update (WayFilterCount *self)
{
  int              all = self->map != NULL ? way_map_n (self->map, WAY_MAP_CARDS) : 0;
  g_autofree char *text = NULL;

  if (self->matches == NULL)
    text = g_strdup_printf (g_dngettext (NULL, "%d card", "%d cards", all), all);
  else if (!way_matches_is_complete (self->matches))
    text = g_strdup (_ ("Counting…"));
  else
    /* TRANSLATORS: how many cards the filter lets through, of how many */
    text = g_strdup_printf (g_dngettext (NULL, "%d of %d card", "%d of %d cards", all), (int)way_matches_get_size (self->matches), all);
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)), text) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
portion_cb (gpointer data)
{
  WayFilterCount *self = data;

  if (way_matches_advance (self->matches, PORTION))
    return G_SOURCE_CONTINUE;
  self->portion_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
look_on (WayFilterCount *self)
{
  if (self->matches != NULL && self->portion_id == 0 && way_matches_advance (self->matches, PORTION))
    self->portion_id = g_idle_add (portion_cb, self);
  update (self);
}

static gboolean
passes (WayMap  *map,
        WayItem *card,
        gpointer data)
{
  return way_filter_matches (data, map, card);
}

static void
map_changed_cb (WayFilterCount  *self,
                const WayChange *change)
{
  /* How many there are in all. */
  if (change->type != WAY_CHANGE_SET && way_kind_is_card (way_item_get_kind (change->item)))
    update (self);
}

static void
forget (WayFilterCount *self)
{
  g_clear_handle_id (&self->portion_id, g_source_remove);
  if (self->matches != NULL)
    g_signal_handlers_disconnect_by_data (self->matches, self);
  g_clear_object (&self->matches);
}

static void
set_map (WayFilterCount *self,
         WayMap         *map)
{
  if (map == self->map)
    return;
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_set_object (&self->map, map);
  if (map != NULL)
    g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
way_filter_count_dispose (GObject *object)
{
  WayFilterCount *self = WAY_FILTER_COUNT (object);

  forget (self);
  set_map (self, NULL);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (way_filter_count_parent_class)->dispose (object);
}

static void
way_filter_count_class_init (WayFilterCountClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_filter_count_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_filter_count_init (WayFilterCount *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_widget_add_css_class (self->label, "quiet");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
way_filter_count_new (void)
{
  return g_object_new (WAY_TYPE_FILTER_COUNT, NULL);
}

/**
 * way_filter_count_set_source:
 * @self: a filter count
 * @map: (nullable): where to count
 * @filter: what is asked for; a copy is kept
 *
 * Counts anew. A large map is counted in portions, so that nobody waits.
 */
void
way_filter_count_set_source (WayFilterCount  *self,
                             WayMap          *map,
                             const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_FILTER_COUNT (self));

  forget (self);
  if (map != NULL && !way_filter_is_empty (filter))
    {
      self->matches = way_matches_new (map, TRUE);
      way_matches_look_for (self->matches, passes, way_filter_copy (filter), (GDestroyNotify)way_filter_free);
      g_signal_connect_object (self->matches, "changed", G_CALLBACK (look_on), self, G_CONNECT_SWAPPED);
    }
  set_map (self, map);
  look_on (self);
}
