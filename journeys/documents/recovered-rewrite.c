/* recovered-rewrite.c - what is to be found nowhere any more, taken out of what was left unsaved */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/recovered-private.h"
#include "journeys/documents/writer.h"

static gboolean
is_changed (const char *text,
            gpointer    data)
{
  const WayRewrite *rewrite = data;
  g_autofree char  *other = rewrite->change_text (text, rewrite->data);

  return other != NULL;
}

/* What was written and taken off again on the way is in the steps, and on no map. */
static gboolean
are_changed (GPtrArray        *steps,
             const WayRewrite *rewrite)
{
  guint i;

  for (i = 0; rewrite->change_text != NULL && i < steps->len; i++)
    {
      const WayRecoveryStep *step = g_ptr_array_index (steps, i);
      g_autoptr (WayCommand) command = *step->command != '\0' ? way_command_from_xml (step->command, -1, NULL) : NULL;

      if (*step->command != '\0' && (command == NULL || way_command_has_text (command, is_changed, (gpointer)rewrite)))
        return TRUE;
    }

  return FALSE;
}

/* Whether there was something to change in or before what was not saved. What cannot be read goes with the steps. */
static gboolean
was_changed (WayRecoveryFile  *file,
             const WayRewrite *rewrite)
{
  gboolean changed = FALSE;
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = NULL;
  gboolean read_only;

  if (!way_recovery_file_read (file, &base, &steps, NULL) || are_changed (steps, rewrite))
    return TRUE;
  map = way_reader_read_own (base, "", &notices, &read_only, NULL);

  return map == NULL || !rewrite->change_map (map, &changed, rewrite->data, NULL) || changed;
}

/* The file of the map was changed with it: it goes on from there, and is no other map for that. */
static gboolean
follow_file (WayRecoveryAbout *about,
             const WayRewrite *rewrite)
{
  WayRewritten *rewritten = rewrite->files != NULL && about->path != NULL ? g_hash_table_lookup (rewrite->files, about->path) : NULL;

  if (rewritten == NULL || g_strcmp0 (rewritten->before, about->saved) != 0)
    return FALSE;
  g_free (about->saved);
  about->saved = g_strdup (rewritten->after);

  return TRUE;
}

static gboolean
change_draft (WayRecoveryAbout *about,
              const WayRewrite *rewrite)
{
  g_autofree char *other = about->draft != NULL && rewrite->change_text != NULL ? rewrite->change_text (about->draft, rewrite->data) : NULL;

  if (other == NULL)
    return FALSE;
  g_free (about->draft);
  about->draft = g_steal_pointer (&other);

  return TRUE;
}

/* Whose it is, and that it stays so for as long as it is read and written. What is open in a program, or may not be
 * written, is read as it is. */
static gboolean
begin (WayRecoveryFile  *file,
       const char       *folder,
       WayRecoveryAbout *about,
       gboolean         *is_open,
       GError          **error)
{
  g_autoptr (GError) problem = NULL;

  if (!way_recovery_file_read_about (file, about, error))
    return FALSE;
  *is_open = way_recovery_folder_is_owned (folder, about->owner);
  if (*is_open)
    return TRUE;
  if (!way_recovery_file_hold (file, NULL, &problem))
    {
      if (g_error_matches (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_READ_ONLY))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* It may have been another one's for a moment. */
  way_recovery_about_clear (about);

  return way_recovery_file_read_about (file, about, error);
}

static gboolean
rewrite_file (const char       *folder,
              const char       *path,
              const WayRewrite *rewrite,
              GError          **error)
{
  WayRecovered found = { .path = (char *)path };
  g_auto (WayRecoveryAbout) about = { 0 };
  g_autoptr (GPtrArray) no_steps = g_ptr_array_new ();
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (path, error);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64   number;
  gboolean is_whole, had_it, has_it = FALSE, follows, is_open;

  /* Nothing was written into it yet. */
  if (file != NULL && way_recovery_file_is_empty (file))
    return TRUE;
  if (file == NULL || !begin (file, folder, &about, &is_open, error))
    return FALSE;
  if (about.title == NULL && about.owner == NULL)
    return TRUE;
  /* The windows of this program change it there. */
  if (is_open && way_recovery_folder_is_own (about.owner))
    return TRUE;
  document = way_recovered_read_file (&found, file, &number, &is_whole, error);
  g_free (found.map_path);
  g_free (found.title);
  g_free (found.draft);
  g_free (found.place);
  if (document == NULL)
    return FALSE;
  if (!is_whole)
    {
      /* No damage: what can be read of it is somebody's work. */
      g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                           _ ("A part of the work that was not saved cannot be read. Open the map and save it, or discard that work; then try again."));
      return FALSE;
    }
  had_it = was_changed (file, rewrite);
  if (!rewrite->change_map (way_document_get_map (document), &has_it, rewrite->data, error))
    return FALSE;
  had_it = change_draft (&about, rewrite) || had_it;
  if (is_open && (had_it || has_it))
    {
      g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED,
                           _ ("The map is open in another Waymark. Save and close it there, then try again."));
      return FALSE;
    }
  if (is_open)
    return TRUE;
  follows = follow_file (&about, rewrite);
  if (!had_it && !has_it && !follows)
    return TRUE;
  /* What was done to it may have been with what is to go. */
  bytes = way_writer_write (way_document_get_map (document));
  g_free (about.title);
  about.title = g_strdup (way_document_get_title (document));

  return way_recovery_file_write (file, &about, bytes, number, no_steps, error);
}

/**
 * way_recovered_rewrite_all:
 * @folder: the path of the folder
 * @rewrite: what is changed; files that cannot be read, or not be changed, are noted there
 *
 * Changes all that earlier runs left unsaved, so that nothing of what was changed is left in the files, nor what led
 * there. What was put aside since it cannot be read is noted as well.
 */
void
way_recovered_rewrite_all (const char       *folder,
                           const WayRewrite *rewrite)
{
  g_autoptr (GDir) dir = way_rewrite_open_folder (rewrite, folder);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (g_str_has_suffix (name, WAY_RECOVERED_DAMAGED))
        way_rewrite_add_unread (rewrite, path, _ ("Work that was not saved and cannot be read. It was put aside."), TRUE);
      else if (g_str_has_suffix (name, ".recovery") && !rewrite_file (folder, path, rewrite, &error))
        way_rewrite_add_unread (rewrite, path, error->message, way_rewrite_is_damage (error));
    }
}
