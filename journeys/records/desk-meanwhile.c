/* desk-meanwhile.c - undo and redo of what others have worked on meanwhile
 *
 * A step that is taken back or done again brings back what was here when it was done. What another program
 * has written there since is not overwritten by that: a field is left out, and what was made here and was
 * worked on elsewhere stays. Somebody who types, or deletes on purpose, knows what they replace.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/records/desk-private.h"

static char *
make_key (WayItem *item,
          int      field)
{
  return g_strdup_printf ("%s %d", way_item_get_id (item), field);
}

static void
forget_touched (WayItem *item,
                gpointer touched)
{
  g_hash_table_remove (touched, way_item_get_id (item));
}

/* A change of the desk by a step, to be called for each that is not withdrawn. */
void
way_desk_note_change (WayDesk         *self,
                      const WayChange *change)
{
  gboolean         stepping = way_history_is_stepping (self->history);
  g_autofree char *key = NULL;

  if (change->type == WAY_CHANGE_SET)
    key = make_key (change->item, change->field);
  else if (change->type == WAY_CHANGE_REMOVED)
    key = g_strdup (way_item_get_id (change->item));
  else
    return;

  if (!stepping)
    g_hash_table_remove (self->brought_back, key);
  if (change->type == WAY_CHANGE_REMOVED && stepping && g_hash_table_contains (self->touched, key))
    {
      g_free (self->spared);
      self->spared = g_strdup (way_item_get_shown_name (change->item));
    }
  else if (change->type == WAY_CHANGE_REMOVED && !stepping)
    way_item_foreach (change->item, forget_touched, self->touched);
  if (stepping)
    g_hash_table_add (self->brought_back, g_steal_pointer (&key));
}

/* Somebody else has changed the item. */
void
way_desk_note_touched (WayDesk *self,
                       WayItem *item)
{
  g_hash_table_add (self->touched, g_strdup (way_item_get_id (item)));
}

/* Whether what the desk has there, and is not written yet, comes from undo or redo. */
gboolean
way_desk_is_brought_back (WayDesk *self,
                          WayItem *item,
                          int      field)
{
  g_autofree char *key = make_key (item, field);

  return g_hash_table_contains (self->brought_back, key);
}

gboolean
way_desk_is_taken_again (WayDesk    *self,
                         const char *id)
{
  return g_hash_table_contains (self->brought_back, id);
}

/* A step went past what others have written: of a record, and the name of what. */
void
way_desk_note_passed (WayDesk    *self,
                      WayItem    *record,
                      const char *what)
{
  g_ptr_array_add (self->passed, g_strdup (way_item_get_shown_name (record)));
  g_ptr_array_add (self->passed, g_strdup (what));
}

void
way_desk_passed_cb (WayDesk    *self,
                    const char *id,
                    int         field)
{
  WayItem *item = way_map_find (self->map, id);

  if (item != NULL && !self->withdrawing)
    way_desk_note_passed (self, way_desk_find_record (self, item), _ (way_item_get_info (item)->fields[field].label));
}

void
way_desk_tell_passed (WayDesk *self)
{
  g_autofree char *message = NULL;
  guint            n = self->passed->len / 2;

  if (n == 0)
    return;
  if (n == 1)
    /* TRANSLATORS: the name of a record, and of one of its fields: “Northwind”: Region stays as it is, … */
    message = g_strdup_printf (_ ("“%s”: %s stays as it is, as it was changed elsewhere meanwhile."),
                               (char *)g_ptr_array_index (self->passed, 0), (char *)g_ptr_array_index (self->passed, 1));
  else
    message = g_strdup_printf (g_dngettext (NULL, "%u field stays as it is, as it was changed elsewhere meanwhile.",
                                            "%u fields stay as they are, as they were changed elsewhere meanwhile.", n),
                               n);
  g_ptr_array_set_size (self->passed, 0);
  way_desk_tell_problem (self, message, TRUE);
}

/* Says that something stays, as it is not only what was made here. */
void
way_desk_refuse_touched (const char *name,
                         GError    **error)
{
  g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
               /* TRANSLATORS: the name of a record */
               _ ("“%s” stays, as it was changed elsewhere meanwhile. To delete it all the same, delete it on its page or in the list."),
               name);
}
