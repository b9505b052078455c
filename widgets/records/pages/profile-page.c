/* profile-page.c - an ideal customer profile: what it asks for, and which accounts it keeps
 *
 * A card for each group of fields that the kind declares. What is changed there is
 * counted at once, before it is written.
 */
#include "config.h"

#include "widgets/records/pages/profile-page.h"

#include <glib/gi18n.h>

#include "journeys/records/record-model.h"
#include "journeys/records/record-profile.h"
#include "widgets/inspector/field-row.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-columns.h"
#include "widgets/records/pages/page-head.h"
#include "widgets/records/pages/profile-conditions.h"
#include "widgets/records/lists/record-cell.h"

#define SPACING 16 /* pixels between cards */
#define COLUMN 320 /* pixels that a column has at least */
#define LIST_HEIGHT 460

struct _WayProfilePage
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk        *desk;
  WayRecordModel *model;
  char           *id;

  /* template */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *share;
  GtkWidget *kept; /* the card of accounts */
  GtkWidget *list;

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayProfilePage, way_profile_page, GTK_TYPE_WIDGET)

static gboolean
ask_cb (gpointer data)
{
  WayProfilePage *self = data;
  WayItem        *profile = way_map_find (way_desk_get_map (self->desk), self->id);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);

  self->idle = 0;
  if (profile == NULL)
    return G_SOURCE_REMOVE;
  way_record_query_set_profile (query, profile);
  way_record_model_set_query (self->model, query);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayProfilePage  *self,
            const WayChange *change)
{
  if (self->idle == 0 && g_str_equal (way_item_get_id (change->item), self->id))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_cb, self, NULL);
}

/* How many there are, and how much of all that is. */
static void
searched_cb (WayProfilePage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  int              total = way_record_model_get_total (self->model);
  const char      *problem = way_record_model_get_problem (self->model);
  g_autofree char *line = NULL;

  if (problem != NULL)
    line = g_strdup (problem);
  else if (!way_record_model_is_known (self->model) || total < 0)
    return;
  else
    /* TRANSLATORS: how many accounts a profile keeps, and of how many */
    line = g_strdup_printf (g_dngettext (NULL, "Keeps %'u of %'d account", "Keeps %'u of %'d accounts", total), n, total);
  way_page_head_set_line (WAY_PAGE_HEAD (self->head), line);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->share), total > 0 ? (double)n / total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->share), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  gtk_widget_set_visible (self->list, n > 0);
  way_page_card_set_aside (WAY_PAGE_CARD (self->kept), n > 0 ? NULL : _ ("None. Ask for less."));
}

static void
way_profile_page_dispose (GObject *object)
{
  WayProfilePage *self = WAY_PROFILE_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_profile_page_parent_class)->dispose (object);
}

static void
way_profile_page_finalize (GObject *object)
{
  g_free (WAY_PROFILE_PAGE (object)->id);

  G_OBJECT_CLASS (way_profile_page_parent_class)->finalize (object);
}

static void
way_profile_page_class_init (WayProfilePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_profile_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_profile_page_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "profilepage");
}

static void
way_profile_page_init (WayProfilePage *self)
{
}

/* From and to stand side by side, and so do other short ones. */
static void
add_row (WayPageCard    *card,
         GtkWidget      *row,
         const WayField *field,
         GtkWidget     **pair)
{
  gtk_widget_set_hexpand (row, TRUE);
  if (!way_field_row_is_short (field) && field->type != WAY_FIELD_MONEY)
    {
      way_page_card_append (card, row);
      *pair = NULL;
      return;
    }
  if (*pair != NULL)
    {
      gtk_box_append (GTK_BOX (*pair), row);
      *pair = NULL;
      return;
    }
  *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (*pair), TRUE);
  gtk_box_append (GTK_BOX (*pair), row);
  way_page_card_append (card, *pair);
}

static void
add_cards (WayProfilePage *self,
           WayItem        *profile,
           GtkWidget      *columns)
{
  const WayKindInfo *info = way_item_get_info (profile);
  GtkWidget         *card = NULL;
  GtkWidget         *pair = NULL;
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];

      /* The name is edited in the head. */
      if (field->flags & (WAY_FIELD_NAME | WAY_FIELD_HIDDEN))
        continue;
      if (card == NULL || field->group != NULL)
        {
          card = way_page_card_new (field->group != NULL ? _ (field->group) : NULL);
          pair = NULL;
          gtk_box_append (GTK_BOX (columns), card);
        }
      if (g_str_equal (field->name, WAY_PROFILE_FURTHER))
        way_page_card_append (WAY_PAGE_CARD (card), way_profile_conditions_new (self->desk, profile));
      else
        add_row (WAY_PAGE_CARD (card),
                 way_field_row_new (way_desk_get_history (self->desk), profile, field, way_desk_get_records (self->desk)), field, &pair);
    }
}

/* The accounts. */

static void
setup_cb (WayProfilePage *self,
          GtkListItem    *list_item)
{
  gtk_list_item_set_child (list_item, way_record_cell_new_card (WAY_KIND_ACCOUNT));
}

static void
bind_cb (WayProfilePage *self,
         GtkListItem    *list_item)
{
  way_record_cell_set_row (WAY_RECORD_CELL (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (WayProfilePage *self,
           GtkListItem    *list_item)
{
  if (gtk_list_item_get_child (list_item) != NULL)
    way_record_cell_set_row (WAY_RECORD_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
activated_cb (WayProfilePage *self,
              guint           position)
{
  g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL && way_record_row_get_id (row) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", "account", way_record_row_get_id (row));
}

static void
add_accounts (WayProfilePage *self,
              GtkWidget      *columns)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Accounts that are kept"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_widget_add_css_class (scroller, "kept");
  self->list = scroller;
  self->kept = way_page_card_new (_ ("Accounts that are kept"));
  way_page_card_append (WAY_PAGE_CARD (self->kept), scroller);
  gtk_box_append (GTK_BOX (columns), self->kept);
}

/**
 * way_profile_page_new:
 * @desk: the desk
 * @profile: a profile on it
 *
 * Returns: (transfer floating): what the profile asks for, and what it keeps
 */
GtkWidget *
way_profile_page_new (WayDesk *desk,
                      WayItem *profile)
{
  WayProfilePage *self = g_object_new (WAY_TYPE_PROFILE_PAGE, NULL);
  GtkWidget      *columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (profile));
  self->model = way_record_model_new (way_desk_get_records (desk), WAY_KIND_ACCOUNT);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->head = way_page_head_new (desk, profile);
  gtk_box_append (GTK_BOX (self->box), self->head);
  self->share = gtk_level_bar_new ();
  gtk_box_append (GTK_BOX (self->box), self->share);
  gtk_widget_set_layout_manager (columns, way_page_columns_new (SPACING, COLUMN));
  add_cards (self, profile, columns);
  add_accounts (self, columns);
  gtk_box_append (GTK_BOX (self->box), columns);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->model, "searched", G_CALLBACK (searched_cb), self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  ask_cb (self);

  return GTK_WIDGET (self);
}
