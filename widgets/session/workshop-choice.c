/* workshop-choice.c - which of the workshops of a map is read
 *
 * The latest first. Nothing is to be seen as long as there is only one.
 */
#include "config.h"

#include "widgets/session/workshop-choice.h"

#include <glib/gi18n.h>

#include "journeys/exchange/minutes.h"

struct _WayWorkshopChoice
{
  GtkWidget parent_instance;

  /* owned */
  GPtrArray *ids;
  char      *chosen; /* or NULL: the one that goes on, or the latest */

  /* template */
  GtkWidget *drop_down;

  /* state */
  gboolean filling;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayWorkshopChoice, way_workshop_choice, GTK_TYPE_WIDGET)

static char *
dup_name (WayItem *workshop,
          gboolean goes_on)
{
  g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_WORKSHOP, "date"), way_item_get_text (workshop, "date"));
  g_autofree char *begun = way_minutes_dup_time (way_item_get (workshop, "begun"));
  /* TRANSLATORS: a day, then the time of day */
  g_autofree char *when = *begun != '\0' ? g_strdup_printf (_ ("%s, %s"), date, begun) : g_strdup (date);

  /* TRANSLATORS: %s is when a workshop began, which is not over */
  return goes_on ? g_strdup_printf (_ ("%s, goes on"), when) : g_steal_pointer (&when);
}

static guint
find (WayWorkshopChoice *self,
      const char        *id)
{
  guint place;

  return id != NULL && g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &place) ? place : GTK_INVALID_LIST_POSITION;
}

/**
 * way_workshop_choice_show:
 * @self: a choice
 * @map: (nullable): the map
 * @current_id: (nullable): the id of the workshop that goes on
 *
 * Takes in which workshops there are. What was chosen stays chosen.
 */
void
way_workshop_choice_show (WayWorkshopChoice *self,
                          WayMap            *map,
                          const char        *current_id)
{
  int   n = map != NULL ? way_map_n (map, WAY_MAP_WORKSHOPS) : 0;
  int   i;
  guint selected;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (WAY_IS_WORKSHOP_CHOICE (self));

  g_ptr_array_set_size (self->ids, 0);
  for (i = n - 1; i >= 0; i--)
    {
      WayItem *workshop = way_map_get (map, WAY_MAP_WORKSHOPS, i);

      g_ptr_array_add (self->ids, g_strdup (way_item_get_id (workshop)));
      gtk_string_list_take (names, dup_name (workshop, g_strcmp0 (way_item_get_id (workshop), current_id) == 0));
    }
  selected = find (self, self->chosen);
  if (selected == GTK_INVALID_LIST_POSITION)
    way_workshop_choice_reset (self);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = find (self, current_id);
  if (selected == GTK_INVALID_LIST_POSITION && n > 0)
    selected = 0;
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}

/**
 * way_workshop_choice_reset:
 * @self: a choice
 *
 * The workshop that goes on is meant again, or the latest.
 */
void
way_workshop_choice_reset (WayWorkshopChoice *self)
{
  g_return_if_fail (WAY_IS_WORKSHOP_CHOICE (self));

  g_clear_pointer (&self->chosen, g_free);
}

/**
 * way_workshop_choice_get_id:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the id of the workshop that is read; NULL: there is none
 */
const char *
way_workshop_choice_get_id (WayWorkshopChoice *self)
{
  guint selected;

  g_return_val_if_fail (WAY_IS_WORKSHOP_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

static void
selected_cb (WayWorkshopChoice *self)
{
  if (self->filling)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (way_workshop_choice_get_id (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
way_workshop_choice_dispose (GObject *object)
{
  WayWorkshopChoice *self = WAY_WORKSHOP_CHOICE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (way_workshop_choice_parent_class)->dispose (object);
}

static void
way_workshop_choice_finalize (GObject *object)
{
  WayWorkshopChoice *self = WAY_WORKSHOP_CHOICE (object);

  g_ptr_array_unref (self->ids);
  g_free (self->chosen);

  G_OBJECT_CLASS (way_workshop_choice_parent_class)->finalize (object);
}

static void
way_workshop_choice_class_init (WayWorkshopChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_workshop_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_workshop_choice_finalize;

  /**
   * WayWorkshopChoice::chosen:
   *
   * Another workshop should be read.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_workshop_choice_init (WayWorkshopChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which workshop"), -1);
  gtk_widget_set_tooltip_text (self->drop_down, _ ("Which workshop"));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_workshop_choice_new:
 *
 * Returns: (transfer floating): a choice of nothing yet
 */
GtkWidget *
way_workshop_choice_new (void)
{
  return g_object_new (WAY_TYPE_WORKSHOP_CHOICE, NULL);
}
