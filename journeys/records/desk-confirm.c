/* desk-confirm.c - what is not in the file yet, and what is in it but not sure to be on the disk */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/records/desk-private.h"
#include "journeys/storage/folder.h"

gboolean
way_desk_refuse_unconfirmed (WayDesk *self,
                             GError **error)
{
  self->unconfirmed = TRUE;
  g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED,
               _ ("%s: What was changed last is written, but the disk did not confirm it. It is asked again; look at the disk."),
               way_records_get_path (self->records));

  return FALSE;
}

/* Asks the disk for what it did not confirm. What was missing is the folder only: see way_database_commit(). */
gboolean
way_desk_confirm (WayDesk *self,
                  GError **error)
{
  if (!self->unconfirmed)
    return TRUE;
  if (!way_folder_sync (way_records_get_path (self->records)))
    return way_desk_refuse_unconfirmed (self, error);
  self->unconfirmed = FALSE;
  way_desk_tell_no_problem (self);

  return TRUE;
}

/**
 * way_desk_is_unconfirmed:
 * @self: a desk
 *
 * Returns: whether what was changed last is in the file, but the disk did not confirm it
 */
gboolean
way_desk_is_unconfirmed (WayDesk *self)
{
  g_return_val_if_fail (WAY_IS_DESK (self), FALSE);

  return self->unconfirmed;
}

/**
 * way_desk_has_unwritten:
 * @self: a desk
 *
 * Returns: whether something of what was changed is not in the file yet
 */
gboolean
way_desk_has_unwritten (WayDesk *self)
{
  g_return_val_if_fail (WAY_IS_DESK (self), FALSE);

  return g_hash_table_size (self->dirty) > 0;
}
