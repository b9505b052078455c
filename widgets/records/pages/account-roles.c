/* account-roles.c - what the maps of an account say of its people, read while the page is there already */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/records/library-reviews.h"
#include "journeys/records/library.h"
#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/views/role-stage-view.h"

GtkWidget *
way_account_roles_new (WayAccountPage *self)
{
  self->grid = way_page_card_new (_ ("Role × stage"));
  gtk_widget_set_visible (self->grid, FALSE);

  return self->grid;
}

/* The grid is made when there is a map for it, or one that cannot be read, which it tells of. */
void
way_account_roles_update (WayAccountPage *self)
{
  gboolean wanted = self->roles != NULL && (self->roles->problems->len > 0 || (self->roles->columns->len > 0 && self->roles->rows->len > 0));

  gtk_widget_set_visible (self->grid, wanted);
  if (!wanted)
    return;
  if (self->grid_view == NULL)
    {
      self->grid_view = way_role_stage_view_new (self->desk);
      way_page_card_append (WAY_PAGE_CARD (self->grid), self->grid_view);
    }
  if (self->grid_shown != self->roles)
    way_role_stage_view_show (self->grid_view, self->roles);
  self->grid_shown = self->roles;
}

typedef struct
{
  WayRecords *records;
  char       *id;
} Reading;

typedef struct
{
  WayRoleStage *roles;
  GPtrArray    *reviews; /* or NULL */
} Found;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->records);
  g_free (reading->id);
  g_free (reading);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->roles, way_role_stage_unref);
  g_clear_pointer (&found->reviews, g_ptr_array_unref);
  g_free (found);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Reading *reading = data;
  GError  *error = NULL;
  Found   *found = g_new0 (Found, 1);

  found->reviews = way_records_list_reviews_of (reading->records, WAY_KIND_ACCOUNT, reading->id, NULL);
  found->roles = way_role_stage_read (reading->records, reading->id, cancellable, &error);
  if (found->roles != NULL)
    {
      g_task_return_pointer (task, found, found_free);
      return;
    }
  found_free (found);
  g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  WayAccountPage *self = WAY_ACCOUNT_PAGE (source);
  Found          *found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL)
    return;
  g_clear_pointer (&self->roles, way_role_stage_unref);
  self->roles = g_steal_pointer (&found->roles);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  self->reviews = g_steal_pointer (&found->reviews);
  found_free (found);
  if (self->box != NULL)
    way_account_page_update_soon (self);
}

/* What the figures depend on: the files of the maps, and who plays which part. */
static char *
make_digest (WayAccountPage *self)
{
  g_autoptr (GString) digest = g_string_new (NULL);
  g_autoptr (GPtrArray) group = way_buying_group_find (way_desk_get_map (self->desk), self->id);
  guint i;

  for (i = 0; self->maps != NULL && i < self->maps->len; i++)
    {
      const WayLibraryEntry *entry = g_ptr_array_index (self->maps, i);

      g_string_append_printf (digest, "%s %s %" G_GINT64_FORMAT "\n", entry->id, entry->path, entry->modified);
    }
  for (i = 0; i < group->len; i++)
    {
      const WayMember *member = g_ptr_array_index (group, i);
      const char      *role = way_member_get (member, "role");
      const char      *persona = way_item_get (member->contact, "persona");

      g_string_append_printf (digest, "%s %s %s\n", way_item_get_name (member->contact), role != NULL ? role : "", persona != NULL ? persona : "");
    }

  return g_string_free (g_steal_pointer (&digest), FALSE);
}

void
way_account_roles_load (WayAccountPage *self)
{
  g_autofree char *digest = make_digest (self);
  Reading         *reading;
  g_autoptr (GTask) task = NULL;

  if (!way_page_card_is_new (GTK_WIDGET (self), digest))
    return;
  reading = g_new0 (Reading, 1);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  reading->records = g_object_ref (way_desk_get_records (self->desk));
  reading->id = g_strdup (self->id);
  g_task_set_source_tag (task, way_account_roles_load);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}
