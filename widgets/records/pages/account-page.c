/* account-page.c - an account: how it stands, its journeys, its people, and what is known of it */
#include "config.h"

#include "widgets/records/pages/account-page-private.h"

#include <glib/gi18n.h>

#include "journeys/records/library.h"
#include "widgets/records/pages/page-columns.h"
#include "widgets/records/pages/page-notes.h"

#define SPACING 16 /* pixels between cards */
#define COLUMN 340 /* pixels that a column has at least */

G_DEFINE_FINAL_TYPE (WayAccountPage, way_account_page, GTK_TYPE_WIDGET)

WayItem *
way_account_page_get_account (WayAccountPage *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

/* Keeps on the desk what the page shows, as long as it does. */
void
way_account_page_hold (WayAccountPage *self,
                       WayItem        *record)
{
  if (g_hash_table_add (self->held, g_strdup (way_item_get_id (record))))
    way_desk_hold (self->desk, way_item_get_id (record));
}

static gboolean
update_cb (gpointer data)
{
  WayAccountPage *self = data;
  WayItem        *account = way_account_page_get_account (self);
  g_autoptr (WayCompleteness) completeness = NULL;

  self->update_idle = 0;
  if (account == NULL)
    return G_SOURCE_REMOVE;
  g_clear_pointer (&self->group, g_ptr_array_unref);
  self->group = way_buying_group_find (way_desk_get_map (self->desk), self->id);
  completeness = way_completeness_new (account, self->group);
  way_account_head_update (self, completeness);
  way_account_fit_update (self, FALSE);
  way_account_journeys_update (self);
  way_account_reviews_update (self);
  way_account_people_update (self);
  way_account_jobs_update (self);
  way_account_leads_update (self);
  way_account_roles_update (self);
  way_account_insight_update (self, completeness);
  way_account_about_update (self, completeness);

  return G_SOURCE_REMOVE;
}

/* After what comes from the file, before the next frame. */
void
way_account_page_update_soon (WayAccountPage *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
load (WayAccountPage *self)
{
  WayRecords *records = way_desk_get_records (self->desk);

  g_free (self->changed);
  self->changed = way_records_dup_changed (records, WAY_KIND_ACCOUNT, self->id);
  way_account_people_load (self);
  way_account_jobs_load (self);
  way_account_journeys_load (self);
  way_account_fit_update (self, TRUE);
  way_account_fit_rank (self);
  way_account_roles_load (self);
}

static gboolean
load_cb (gpointer data)
{
  WayAccountPage *self = data;

  self->load_idle = 0;
  if (way_account_page_get_account (self) == NULL)
    return G_SOURCE_REMOVE;
  load (self);
  way_account_page_update_soon (self);

  return G_SOURCE_REMOVE;
}

/* What others may have changed is read again once, however much it was. */
void
way_account_page_load_soon (WayAccountPage *self)
{
  if (self->load_idle == 0)
    self->load_idle = g_idle_add (load_cb, self);
}

static void
way_account_page_dispose (GObject *object)
{
  WayAccountPage *self = WAY_ACCOUNT_PAGE (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->load_idle, g_source_remove);
  g_clear_object (&self->watch);
  g_cancellable_cancel (self->ranking);
  g_clear_object (&self->ranking);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->desk != NULL)
    way_desk_release_all (self->desk, self->held);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_account_page_parent_class)->dispose (object);
}

static void
way_account_page_finalize (GObject *object)
{
  WayAccountPage *self = WAY_ACCOUNT_PAGE (object);

  g_hash_table_unref (self->held);
  g_clear_pointer (&self->group, g_ptr_array_unref);
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->roles, way_role_stage_unref);
  g_ptr_array_unref (self->about_facts);
  g_free (self->changed);
  g_free (self->id);

  G_OBJECT_CLASS (way_account_page_parent_class)->finalize (object);
}

static void
way_account_page_class_init (WayAccountPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_account_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_account_page_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_account_page_init (WayAccountPage *self)
{
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->about_facts = g_ptr_array_new ();
}

static void
add (WayAccountPage *self,
     GtkWidget      *card,
     gboolean        wide)
{
  way_page_columns_set_wide (card, wide);
  gtk_box_append (GTK_BOX (self->columns), card);
}

/**
 * way_account_page_new:
 * @desk: the desk
 * @account: an account on it
 *
 * Returns: (transfer floating): everything about the account
 */
GtkWidget *
way_account_page_new (WayDesk *desk,
                      WayItem *account)
{
  WayAccountPage *self = g_object_new (WAY_TYPE_ACCOUNT_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (account));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->head = way_page_head_new (desk, account);
  gtk_box_append (GTK_BOX (self->box), self->head);
  self->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->columns, way_page_columns_new (SPACING, COLUMN));
  gtk_box_append (GTK_BOX (self->box), self->columns);
  add (self, way_account_about_new (self), TRUE);
  add (self, way_account_fit_new (self), FALSE);
  add (self, way_account_journeys_new (self), FALSE);
  add (self, way_account_people_new (self), FALSE);
  add (self, way_account_jobs_new (self), FALSE);
  add (self, way_account_insight_new (self), TRUE);
  add (self, way_account_reviews_new (self), FALSE);
  add (self, way_account_leads_new (self), FALSE);
  add (self, way_page_notes_new (desk, account, WAY_ACCOUNT_NOTES), FALSE);
  add (self, way_account_roles_new (self), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  load (self);
  update_cb (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (way_account_page_update_soon), self, G_CONNECT_SWAPPED);
  self->watch = way_records_watch_new (way_desk_get_records (desk), WAY_RECORDS_WATCH_ALL);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (way_account_page_load_soon), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
