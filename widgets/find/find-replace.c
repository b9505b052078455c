/* find-replace.c - other words for those that were found */
#include "config.h"

#include "widgets/find/find-bar-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/replace.h"
#include "widgets/shared/keys.h"

static gboolean
perform (WayFindBar       *self,
         GPtrArray        *items,
         WayReplaceResult *result)
{
  g_autoptr (WayCommand) command = way_replace_new_command (way_find_bar_get_map (self), items, way_find_bar_get_text (self),
                                                            gtk_editable_get_text (GTK_EDITABLE (self->with)), result);
  g_autofree char *why = NULL;

  if (way_history_try (self->history, command, NULL, &why))
    {
      way_keys_leave_undo (GTK_EDITABLE (self->entry));
      way_keys_leave_undo (GTK_EDITABLE (self->with));
      return TRUE;
    }
  if (why != NULL)
    g_signal_emit_by_name (self, "told", why);

  return FALSE;
}

static char *
dup_done (WayReplaceResult *result)
{
  if (result->n_items == 0)
    return g_strdup (_ ("Nothing was replaced."));

  return g_strdup_printf (g_dngettext (NULL, "Replaced in %d place.", "Replaced in %d places.", result->n_items), result->n_items);
}

static gboolean
can_replace (WayFindBar *self)
{
  return self->matches != NULL && self->editable && *way_find_bar_get_text (self) != '\0';
}

/**
 * way_find_bar_replace:
 * @self: a find bar
 *
 * Replaces in what is shown, and goes on to the next. Shows the first when nothing is.
 */
void
way_find_bar_replace (WayFindBar *self)
{
  WayItem *item = way_find_bar_get_shown (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  WayReplaceResult result;

  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!can_replace (self))
    return;
  if (!way_matches_contains (self->matches, item))
    {
      way_find_bar_step (self, 1);
      return;
    }
  g_ptr_array_add (items, item);
  if (perform (self, items, &result))
    {
      g_autofree char *done = dup_done (&result);

      way_find_bar_set_done (self, done);
    }
  else if (result.n_left > 0)
    g_signal_emit_by_name (self, "told", _ ("This text stays as it is."));
  way_find_bar_go (self, item, way_matches_contains (self->matches, item) ? 1 : 0);
}

/**
 * way_find_bar_replace_all:
 * @self: a find bar
 *
 * Replaces everywhere, as one step.
 */
void
way_find_bar_replace_all (WayFindBar *self)
{
  g_autofree char *text = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GPtrArray) items = NULL;
  WayReplaceResult result;

  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!can_replace (self))
    return;
  while (way_matches_advance (self->matches, WAY_FIND_PORTION))
    ;
  /* The list changes under our hands. */
  items = g_ptr_array_copy (way_matches_list (self->matches), NULL, NULL);
  if (!perform (self, items, &result) && result.n_items > 0)
    return;
  text = dup_done (&result);
  if (result.n_left > 0)
    left = g_strdup_printf (g_dngettext (NULL, "%d text stays as it is.", "%d texts stay as they are.", result.n_left), result.n_left);
  if (left != NULL)
    {
      g_autofree char *replaced = g_steal_pointer (&text);

      text = g_strdup_printf ("%s %s", replaced, left);
    }
  way_find_bar_set_done (self, result.n_items > 0 ? text : NULL);
  /* The button that was pressed has nothing to do any more. */
  gtk_widget_grab_focus (self->entry);
  g_signal_emit_by_name (self, result.n_items > 0 ? "replaced" : "told", text);
}
