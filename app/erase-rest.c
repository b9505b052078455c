/* erase-rest.c - what is left of an erasure, done once the open maps are saved
 *
 * Until then their files have the person, and the records know it. It is done without a question in what was on the list:
 * that was answered before. Whoever got the name since may be somebody else, and what stands in the way has to be
 * known: then the list is shown again. When the program ends in between, it asks at the next start.
 */
#include "config.h"

#include "app/erase-rest.h"

#include <glib/gi18n.h>

#include "app/erase-open-maps.h"
#include "app/erase-window.h"
#include "app/erase-work.h"
#include "app/window.h"

#define WAY_TYPE_ERASE_REST (way_erase_rest_get_type ())
G_DECLARE_FINAL_TYPE (WayEraseRest, way_erase_rest, WAY, ERASE_REST, GObject)

struct _WayEraseRest
{
  GObject parent_instance;

  /* owned */
  WayApplication *application;
  GPtrArray      *documents; /* of WayDocument: maps that were open */
  GHashTable     *paths;     /* set of utf8: files of maps that were on the list */
  char           *id;
  char           *name;

  /* state */
  guint look_id;
};

G_DEFINE_FINAL_TYPE (WayEraseRest, way_erase_rest, G_TYPE_OBJECT)

static gboolean
is_open (WayEraseRest *self,
         WayDocument  *document)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && way_window_get_document (l->data) == document)
      return TRUE;

  return FALSE;
}

/* What stays, and was told when the list was shown. */
static gboolean
is_left_elsewhere (WayErasure *plan)
{
  guint i;

  for (i = 0; i < plan->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (plan->maps, i);

      if (map->problem != NULL || map->n_texts > 0)
        return TRUE;
    }

  return plan->unread->len > 0 || plan->n_texts > 0;
}

static void
tell (WayEraseRest *self,
      WayErasure   *plan)
{
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  guint            n = way_erasure_count_kept (plan->backups);
  g_autofree char *text = NULL;

  if (is_left_elsewhere (plan))
    /* TRANSLATORS: the name of a person */
    text = g_strdup_printf (_ ("“%s” is erased now, but for what the list told to stay."), self->name);
  else if (n == 0)
    /* TRANSLATORS: the name of a person */
    text = g_strdup_printf (_ ("“%s” is erased everywhere now."), self->name);
  else
    /* TRANSLATORS: the name of a person, and the number of backups */
    text = g_strdup_printf (g_dngettext (NULL, "“%s” is erased now. %u backup still has the person.", "“%s” is erased now. %u backups still have the person.", n), self->name, n);
  if (WAY_IS_WINDOW (window))
    way_window_show_toast (WAY_WINDOW (window), text, NULL, NULL, NULL);
}

/* The list, with what is to be done yet; without a window it is offered at the next start. */
static void
ask (WayEraseRest *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));

  if (WAY_IS_WINDOW (window))
    way_erase_window_show_unfinished (WAY_WINDOW (window), self->id);
}

static void
look_at_files (WayEraseRest *self)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data))
      way_window_look_at_others (l->data);
}

static void wait_for_maps (WayApplication *application,
                           WayErasure     *plan,
                           gboolean        is_first);

static void
carried_out_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  WayEraseRest *self = WAY_ERASE_REST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) plan = way_erase_work_end (result, &error);

  if (plan->waits)
    wait_for_maps (self->application, plan, FALSE);
  else if (plan->done && !plan->unfinished)
    tell (self, plan);
  else
    ask (self);
}

/* Somebody may have the name who got it since. */
static gboolean
was_answered (WayEraseRest *self,
              WayErasure   *plan)
{
  guint i;

  for (i = 0; i < plan->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (plan->maps, i);

      if (map->n_names > 0 && !g_hash_table_contains (self->paths, map->path))
        return FALSE;
    }

  return plan->n_names == 0;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayEraseRest *self = WAY_ERASE_REST (source);
  WayDesk      *desk = way_application_get_desk (self->application);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) plan = g_task_propagate_pointer (G_TASK (result), &error);
  WayEraseWork *work = NULL;

  if (plan != NULL && was_answered (self, plan) && (desk == NULL || way_desk_flush (desk, NULL)))
    work = way_erase_work_new (self->application, plan->kind, plan->id, TRUE);
  if (work != NULL)
    {
      /* Those that were to go are gone. What was copied since is for somebody to answer. */
      work->with_backups = FALSE;
      work->plan = g_steal_pointer (&plan);
      way_erase_work_carry_out (work, source, carried_out_cb);
    }
  else if (plan != NULL || error != NULL)
    ask (self);
  g_application_release (G_APPLICATION (self->application));
}

static void
begin (WayEraseRest *self)
{
  WayEraseWork *work = way_erase_work_new (self->application, WAY_KIND_CONTACT, self->id, TRUE);
  guint         i;

  g_signal_handlers_disconnect_by_data (self->application, self);
  for (i = 0; i < self->documents->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->documents, i), self);
  g_ptr_array_set_size (self->documents, 0);
  if (work == NULL)
    return;
  g_application_hold (G_APPLICATION (self->application));
  way_erase_work_look (work, G_OBJECT (self), NULL, looked_cb);
}

static gboolean
is_waiting (WayEraseRest *self)
{
  guint i;

  for (i = 0; i < self->documents->len; i++)
    {
      WayDocument *document = g_ptr_array_index (self->documents, i);

      if (is_open (self, document) && way_document_get_state (document) != WAY_DOCUMENT_SAVED)
        return TRUE;
    }

  return FALSE;
}

static gboolean
look_cb (gpointer data)
{
  WayEraseRest *self = data;
  g_autoptr (WayApplication) application = g_object_ref (self->application);

  self->look_id = 0;
  if (!is_waiting (self))
    {
      begin (self);
      /* What was begun has its own reference. */
      g_object_unref (self);
    }
  g_application_release (G_APPLICATION (application));

  return G_SOURCE_REMOVE;
}

/* Later: who closes a window lets go of its map first, and the last one does not end the program before. */
static void
look_soon (WayEraseRest *self)
{
  if (self->look_id != 0)
    return;
  g_application_hold (G_APPLICATION (self->application));
  self->look_id = g_idle_add (look_cb, self);
}

static void
way_erase_rest_dispose (GObject *object)
{
  WayEraseRest *self = WAY_ERASE_REST (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->application);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (way_erase_rest_parent_class)->dispose (object);
}

static void
way_erase_rest_class_init (WayEraseRestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_erase_rest_dispose;
}

static void
way_erase_rest_init (WayEraseRest *self)
{
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What was tried again in vain is not tried a third time before something happens: somebody else may have put the
 * person into a file since. */
static void
wait_for_maps (WayApplication *application,
               WayErasure     *plan,
               gboolean        is_first)
{
  WayEraseRest *self = g_object_new (WAY_TYPE_ERASE_REST, NULL);
  guint         i;

  self->application = g_object_ref (application);
  self->id = g_strdup (plan->id);
  self->name = g_strdup (plan->name);
  for (i = 0; i < plan->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (plan->maps, i);
      WayDocument   *document = map->open ? way_erase_open_maps_find (GTK_APPLICATION (application), map->path) : NULL;

      g_hash_table_add (self->paths, g_strdup (map->path));
      if (document == NULL)
        continue;
      g_ptr_array_add (self->documents, g_object_ref (document));
      g_signal_connect_object (document, "notify::state", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (application, "window-removed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  /* One of them may have been saved or closed while it was carried out. */
  if (is_first || self->documents->len == 0)
    look_soon (self);
  else
    look_at_files (self);
}

/**
 * way_erase_rest_when_saved:
 * @application: the application
 * @plan: what was carried out, and waits for nothing but maps that are open
 *
 * Ends it as soon as each of these maps is saved or closed.
 */
void
way_erase_rest_when_saved (WayApplication *application,
                           WayErasure     *plan)
{
  wait_for_maps (application, plan, TRUE);
}
