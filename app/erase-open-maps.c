/* erase-open-maps.c - a person, taken off the maps that are open
 *
 * They are changed in their windows, when all else is done; until then no version is kept of them.
 */
#include "config.h"

#include "app/erase-open-maps.h"

#include "app/recoveries.h"
#include "app/window.h"

/* Maps that are being saved: what was in their files becomes a version yet. */
typedef struct
{
  GPtrArray       *saving; /* of WayDocument */
  WayEraseHeldFunc held;
  gpointer         data;
} Hold;

/**
 * way_erase_open_maps_find:
 * @application: the application
 * @path: a file
 *
 * Returns: (transfer none) (nullable): the map of the file, when it is open in a window and can be changed there
 */
WayDocument *
way_erase_open_maps_find (GtkApplication *application,
                          const char     *path)
{
  GList *l;

  for (l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      WayDocument     *document = WAY_IS_WINDOW (l->data) ? way_window_get_document (l->data) : NULL;
      GFile           *file = document != NULL ? way_document_get_file (document) : NULL;
      g_autofree char *its_path = file != NULL ? g_file_get_path (file) : NULL;

      if (g_strcmp0 (its_path, path) == 0)
        return way_document_is_read_only (document) ? NULL : document;
    }

  return NULL;
}

/* What the plan says of the file of a map, or NULL: it has nothing, or is not known. */
static WayErasureMap *
find_planned (WayErasure  *plan,
              WayDocument *document)
{
  GFile           *file = way_document_get_file (document);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  guint            i;

  for (i = 0; path != NULL && i < plan->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (plan->maps, i);

      if (map->open && g_str_equal (map->path, path))
        return map;
    }

  return NULL;
}

static gboolean
has_person (WayErasure  *plan,
            WayDocument *document)
{
  g_autoptr (WayCommand) command = way_erasure_command (plan, way_document_get_map (document));

  return way_command_group_get_size (command) > 0 || find_planned (plan, document) != NULL;
}

static GPtrArray *
list_open (GtkApplication *application)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  GList     *l;

  for (l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      WayDocument *document = WAY_IS_WINDOW (l->data) ? way_window_get_document (l->data) : NULL;

      if (document != NULL && !way_document_is_read_only (document))
        g_ptr_array_add (documents, g_object_ref (document));
    }

  return documents;
}

static void
change_open_map (WayErasure  *plan,
                 WayDocument *document)
{
  WayErasureMap   *map = find_planned (plan, document);
  GFile           *file = way_document_get_file (document);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (WayCommand) command = way_erasure_command (plan, way_document_get_map (document));
  g_autoptr (GError) refused = NULL;
  gboolean is_there = way_command_group_get_size (command) > 0;
  gboolean done = !is_there || way_history_perform (way_document_get_history (document), command, &refused);

  if (map != NULL)
    {
      map->done = done;
      g_free (map->problem);
      map->problem = refused != NULL ? g_strdup (refused->message) : NULL;
      plan->waits = plan->waits && done;
    }
  if (path != NULL)
    way_erasure_note_texts (plan, path, way_document_get_map (document));
  /* What led there would bring it back. */
  if (is_there || map != NULL)
    way_document_forget (document);
  else if (way_erasure_is_in_steps (plan, way_document_get_history (document)))
    way_history_forget_all (way_document_get_history (document));
  else
    return;
  if (way_recoveries_get_keeper (document) != NULL)
    way_recovery_begin_anew (way_recoveries_get_keeper (document));
}

static void
end_hold_if_saved (Hold *self)
{
  if (self->saving->len > 0)
    return;
  self->held (self->data);
  g_ptr_array_unref (self->saving);
  g_free (self);
}

static void
state_cb (WayDocument *document,
          GParamSpec  *pspec,
          Hold        *self)
{
  if (way_document_get_state (document) == WAY_DOCUMENT_SAVING)
    return;
  g_signal_handlers_disconnect_by_data (document, self);
  g_ptr_array_remove (self->saving, document);
  end_hold_if_saved (self);
}

static void
hold_document (Hold        *self,
               WayErasure  *plan,
               WayDocument *document)
{
  GFile           *file = way_document_get_file (document);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && find_planned (plan, document) == NULL)
    way_erasure_add_open_map (plan, path, way_document_get_map (document));
  way_document_set_keeps_versions (document, FALSE);
  if (way_document_get_state (document) != WAY_DOCUMENT_SAVING)
    return;
  g_ptr_array_add (self->saving, g_object_ref (document));
  g_signal_connect (document, "notify::state", G_CALLBACK (state_cb), self);
}

/**
 * way_erase_open_maps_hold:
 * @application: the application
 * @plan: what is about to be done; there until @held was called
 * @held: called once no map that has the person is being saved any more; before this returns when none is
 * @data: for @held
 *
 * Notes in the plan which maps are open. Saving one that has the person keeps no version from now on: it would come
 * after those that are there were changed.
 */
void
way_erase_open_maps_hold (GtkApplication  *application,
                          WayErasure      *plan,
                          WayEraseHeldFunc held,
                          gpointer         data)
{
  g_autoptr (GPtrArray) documents = list_open (application);
  Hold *self = g_new0 (Hold, 1);
  guint i;

  self->saving = g_ptr_array_new_with_free_func (g_object_unref);
  self->held = held;
  self->data = data;

  for (i = 0; i < plan->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (plan->maps, i);

      map->open = way_erase_open_maps_find (application, map->path) != NULL;
    }
  for (i = 0; i < documents->len; i++)
    if (has_person (plan, g_ptr_array_index (documents, i)))
      hold_document (self, plan, g_ptr_array_index (documents, i));
  end_hold_if_saved (self);
}

/**
 * way_erase_open_maps_release:
 * @application: the application
 *
 * Saving keeps versions again.
 */
void
way_erase_open_maps_release (GtkApplication *application)
{
  g_autoptr (GPtrArray) documents = list_open (application);
  guint i;

  for (i = 0; i < documents->len; i++)
    way_document_set_keeps_versions (g_ptr_array_index (documents, i), TRUE);
}

static char *
dup_other_text (const char *text,
                gpointer    plan)
{
  return way_erasure_dup_text (plan, text);
}

/**
 * way_erase_open_maps_change:
 * @application: the application
 * @plan: what was done
 *
 * Changes the maps that are open, also those that no file has, where they are seen, and what is typed there and on no
 * map yet; saving is for their users.
 */
void
way_erase_open_maps_change (GtkApplication *application,
                            WayErasure     *plan)
{
  g_autoptr (GPtrArray) documents = list_open (application);
  GList *l;
  guint  i;

  for (l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data))
      way_window_change_draft (l->data, dup_other_text, plan);
  for (i = 0; i < documents->len; i++)
    change_open_map (plan, g_ptr_array_index (documents, i));
}
