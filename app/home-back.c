/* home-back.c - where one was without a map, and the way back there */
#include "config.h"

#include "app/home-private.h"

#define MOST_STEPS_BACK 100

/* Where one was. */
typedef struct
{
  const WayHomePlace *place;
  char               *id; /* of the record that was open, or NULL */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->id);
  g_free (step);
}

void
way_home_note_step (WayHome *self)
{
  WayKindPlace *kind_place = way_home_get_kind_place (self);
  Step         *step;

  if (self->going_back)
    return;
  step = g_new0 (Step, 1);
  step->place = self->place;
  step->id = kind_place != NULL ? g_strdup (way_kind_place_get_shown (kind_place)) : NULL;
  g_queue_push_head (&self->back, step);
  if (self->back.length > MOST_STEPS_BACK)
    step_free (g_queue_pop_tail (&self->back));
}

void
way_home_forget_steps (WayHome *self)
{
  g_queue_clear_full (&self->back, step_free);
}

/**
 * way_home_can_go_back:
 * @self: a home
 *
 * Returns: whether one was elsewhere before
 */
gboolean
way_home_can_go_back (WayHome *self)
{
  g_return_val_if_fail (WAY_IS_HOME (self), FALSE);

  return !g_queue_is_empty (&self->back);
}

/**
 * way_home_go_back:
 * @self: a home
 *
 * Goes where one was before.
 */
void
way_home_go_back (WayHome *self)
{
  Step *step;

  g_return_if_fail (WAY_IS_HOME (self));

  step = g_queue_pop_head (&self->back);
  if (step == NULL)
    return;
  self->going_back = TRUE;
  way_home_turn_to (self, step->place);
  if (way_home_get_kind_place (self) != NULL)
    way_kind_place_show (way_home_get_kind_place (self), step->id);
  self->going_back = FALSE;
  way_home_focus_place (self);
  step_free (step);
  way_home_tell (self);
}
