/* turns.c - reading a long list beside changes, without either waiting for long
 *
 * Without a write-ahead log a change cannot be written while another connection
 * reads. Lists are read through connections of their own, in other threads; who
 * wants to write says so, and what reads then stops at once and begins anew
 * when the change is done.
 */
#include "config.h"

#include "journeys/records/records-private.h"

/* Waits until nobody reads; the readers have been told by then. */
void
way_records_take_turn_to_write (WayRecords *self)
{
  g_mutex_lock (&self->turn_mutex);
  g_atomic_int_inc (&self->n_writers);
  while (self->n_readers > 0)
    g_cond_wait (&self->turn_over, &self->turn_mutex);
  g_mutex_unlock (&self->turn_mutex);
}

void
way_records_end_turn_to_write (WayRecords *self)
{
  g_mutex_lock (&self->turn_mutex);
  g_atomic_int_add (&self->n_writers, -1);
  g_cond_broadcast (&self->turn_over);
  g_mutex_unlock (&self->turn_mutex);
}

/* Waits until nobody writes; false when it is not wanted any more by then. */
gboolean
way_records_take_turn_to_read (WayRecords   *self,
                               GCancellable *cancellable)
{
  gboolean wanted = TRUE;

  g_mutex_lock (&self->turn_mutex);
  while (self->n_writers > 0)
    g_cond_wait (&self->turn_over, &self->turn_mutex);
  wanted = !g_cancellable_is_cancelled (cancellable);
  if (wanted)
    self->n_readers++;
  g_mutex_unlock (&self->turn_mutex);

  return wanted;
}

void
way_records_end_turn_to_read (WayRecords *self)
{
  g_mutex_lock (&self->turn_mutex);
  self->n_readers--;
  g_cond_broadcast (&self->turn_over);
  g_mutex_unlock (&self->turn_mutex);
}

/* Whether somebody wants to write: reading is to stop. */
gboolean
way_records_is_turn_to_write (WayRecords *self)
{
  return g_atomic_int_get (&self->n_writers) > 0;
}
