/* desk-tell.c - what is told when the rest was written */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/records/desk-private.h"

/* Whoever empties a name is told of it once, when no more is typed. */
void
way_desk_tell_nameless (WayDesk   *self,
                        GPtrArray *items)
{
  guint i;

  for (i = 0; i < items->len; i++)
    {
      WayItem         *item = g_ptr_array_index (items, i);
      WayItem         *written = g_hash_table_lookup (self->written, way_item_get_id (item));
      g_autofree char *message = NULL;

      if (!g_hash_table_add (self->nameless, g_strdup (way_item_get_id (item))))
        continue;
      if (written != NULL)
        message = g_strdup_printf (_ ("A record needs a name. It is kept as “%s” until it has another."), way_item_get_name (written));
      else
        message = g_strdup (_ ("A record needs a name. It is kept once it has one."));
      way_desk_tell_problem (self, message, TRUE);
    }
}

void
way_desk_tell_lost (WayDesk   *self,
                    GPtrArray *items)
{
  guint i;

  for (i = 0; i < items->len; i++)
    {
      WayItem         *item = g_ptr_array_index (items, i);
      g_autofree char *message = NULL;

      /* One that referred to another that is lost may have gone with it. */
      if (way_map_find (self->map, way_item_get_id (item)) != NULL)
        way_desk_take_away (self, way_item_get_kind (item), way_item_get_id (item));
      message = g_strdup_printf (_ ("“%s” was deleted elsewhere. What you changed of it is not kept."), way_item_get_shown_name (item));
      way_desk_tell_problem (self, message, TRUE);
    }
}

void
way_desk_tell_kept (WayDesk   *self,
                    GPtrArray *kept)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint i;

  for (i = 0; i + 1 < kept->len; i += 2)
    {
      WayItem *before = g_hash_table_lookup (self->written, g_ptr_array_index (kept, i));

      if (before != NULL)
        g_ptr_array_add (records, way_item_ref (before));
    }
  way_desk_put_again (self, records);
  for (i = 0; i + 1 < kept->len; i += 2)
    way_desk_tell_problem (self, g_ptr_array_index (kept, i + 1), TRUE);
}
