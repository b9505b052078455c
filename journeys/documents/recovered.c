/* recovered.c - what an earlier run left unsaved: read, opened, discarded */
#include "config.h"

#include "journeys/documents/recovered-private.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/document-private.h"
#include "journeys/documents/recovery-private.h"
#include "journeys/documents/writer.h"

/**
 * way_recovered_free:
 * @self: (transfer full): what was left unsaved
 *
 * Frees it; the file stays.
 */
void
way_recovered_free (WayRecovered *self)
{
  g_free (self->path);
  g_free (self->map_path);
  g_free (self->title);
  g_free (self->problem);
  g_free (self->unread);
  g_free (self->draft);
  g_free (self->place);
  g_free (self);
}

/* Which file it was, and what is in it now. */
static WayBase
look_at_base (const WayRecoveryAbout *about,
              WayFileIdentity        *identity)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;

  if (about->path == NULL)
    return WAY_BASE_NONE;
  bytes = way_file_read (about->path, identity, NULL);
  if (bytes == NULL)
    return WAY_BASE_GONE;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strcmp0 (sum, about->saved) == 0 ? WAY_BASE_SAME : WAY_BASE_CHANGED;
}

static gboolean
replay (WayDocument *document,
        GPtrArray   *steps)
{
  guint i;

  for (i = 0; i < steps->len; i++)
    {
      WayRecoveryStep *step = g_ptr_array_index (steps, i);
      g_autoptr (WayCommand) command = step->command != NULL ? way_command_from_xml (step->command, -1, NULL) : NULL;

      if (command == NULL || !way_history_replay (way_document_get_history (document), command, step->deed, NULL))
        return FALSE;
    }

  return TRUE;
}

/* The document of a map as it was, on the file that it has if that is as it was. */
static WayDocument *
make_document (const WayRecoveryAbout *about,
               GBytes                 *base,
               WayBase                *kind,
               GError                **error)
{
  g_auto (WayFileIdentity) identity = { 0 };
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GFile) file = NULL;
  WayDocument *document;
  gboolean     read_only;
  gboolean     is_saved;

  *kind = look_at_base (about, &identity);
  map = way_reader_read_own (base, about->title != NULL ? about->title : "", &notices, &read_only, error);
  if (map == NULL)
    return NULL;
  if (*kind == WAY_BASE_SAME)
    file = g_file_new_for_path (about->path);
  is_saved = file != NULL && g_bytes_equal (base, identity.content);

  document = way_document_new_recovered (map, file, &identity, is_saved);
  if (*kind == WAY_BASE_CHANGED || *kind == WAY_BASE_GONE)
    way_document_set_origin (document, about->path, *kind == WAY_BASE_CHANGED);

  return document;
}

/* Nothing was done to the map: what was typed is as good on what is in the file now. */
static WayDocument *
open_now (const WayRecoveryAbout *about)
{
  g_autoptr (GFile) file = g_file_new_for_path (about->path);
  g_autoptr (WayDocument) document = way_document_open (file, NULL);

  return document != NULL && !way_document_is_read_only (document) ? g_steal_pointer (&document) : NULL;
}

static gboolean
has_nothing_but_draft (const WayRecoveryAbout *about,
                       GBytes                 *base,
                       GPtrArray              *steps)
{
  g_autofree char *sum = about->draft != NULL && steps->len == 0 ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base) : NULL;

  return sum != NULL && g_strcmp0 (sum, about->saved) == 0;
}

/* A text is one change, whatever its number of letters. */
static guint
count_steps (GPtrArray *steps)
{
  guint n = 0;
  guint i;

  for (i = 0; i < steps->len; i++)
    {
      WayDeed deed = ((WayRecoveryStep *)g_ptr_array_index (steps, i))->deed;

      if (deed != WAY_DEED_TYPED && deed != WAY_DEED_JOINED)
        n++;
    }

  return n;
}

/* All that a file tells. What was done is done again as far as that can be read. */
WayDocument *
way_recovered_read_file (WayRecovered    *self,
                         WayRecoveryFile *file,
                         gint64          *last_number,
                         gboolean        *is_whole,
                         GError         **error)
{
  g_auto (WayRecoveryAbout) about = { 0 };
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  WayDocument *document;
  WayDocument *now;

  if (!way_recovery_file_read_about (file, &about, error) ||
      !way_recovery_file_read (file, &base, &steps, error))
    return NULL;
  self->discarded = about.discarded;
  self->opened = about.opened;
  document = make_document (&about, base, &self->base, error);
  if (document == NULL)
    return NULL;
  self->is_draft = has_nothing_but_draft (&about, base, steps);
  now = self->is_draft && self->base == WAY_BASE_CHANGED ? open_now (&about) : NULL;
  if (now != NULL)
    {
      g_object_unref (document);
      document = now;
      self->base = WAY_BASE_SAME;
    }
  *is_whole = self->is_whole = replay (document, steps);
  *last_number = 0;
  self->n_steps = count_steps (steps);
  if (steps->len > 0)
    {
      WayRecoveryStep *first = g_ptr_array_index (steps, 0);
      WayRecoveryStep *last = g_ptr_array_index (steps, steps->len - 1);

      self->first = first->time;
      self->last = last->time;
      *last_number = last->number;
    }
  g_free (self->map_path);
  self->map_path = g_strdup (about.path);
  g_free (self->title);
  self->title = g_strdup (way_document_get_title (document));
  g_free (self->draft);
  self->draft = about.draft != NULL ? g_utf8_make_valid (about.draft, -1) : NULL;
  g_free (self->place);
  self->place = about.place != NULL ? g_utf8_make_valid (about.place, -1) : NULL;

  return document;
}

/* It may have gone since it was listed, and is not made anew for that. */
static WayRecoveryFile *
open_left (WayRecovered *self,
           GError      **error)
{
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return way_recovery_file_open (self->path, error);
  g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                       _ ("This work is not there any more: another Waymark has saved or discarded it."));

  return NULL;
}

static WayMap *
read_map_file (WayRecovered *self)
{
  g_autofree char *name = g_filename_display_name (self->map_path);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = way_file_read (self->map_path, NULL, &error);
  gboolean read_only;
  WayMap  *map = bytes != NULL ? way_reader_read (bytes, name, &notices, &read_only, &error) : NULL;

  if (map == NULL)
    self->unread = g_strdup (error->message);

  return map;
}

/* What the map was before what was done again, or what somebody else has made of its file: if that is damaged, the work
 * is sound all the same. */
static WayMap *
read_before (WayRecovered    *self,
             WayRecoveryFile *file,
             GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  gboolean read_only;

  g_clear_pointer (&self->unread, g_free);
  if (self->base == WAY_BASE_SAME || self->base == WAY_BASE_CHANGED)
    {
      WayMap *map = read_map_file (self);

      if (map != NULL)
        return map;
    }
  if (!way_recovery_file_read (file, &bytes, &steps, error))
    return NULL;

  return way_reader_read_own (bytes, self->title, &notices, &read_only, error);
}

/**
 * way_recovered_read:
 * @self: what was left unsaved; what is known of it is read anew
 * @before: (out) (transfer full): what to compare it with: what is in the file of the map now, or, when that cannot
 *   be read, the map as it was before what was not saved
 * @error: where to put why it cannot be read
 *
 * Reads it without changing anything, for looking at it.
 *
 * Returns: (transfer full) (nullable): the map as it was when the program ended
 */
WayDocument *
way_recovered_read (WayRecovered *self,
                    WayMap      **before,
                    GError      **error)
{
  g_autoptr (WayRecoveryFile) file = open_left (self, error);
  g_autoptr (WayDocument) document = NULL;
  gint64   number;
  gboolean is_whole;

  document = file != NULL ? way_recovered_read_file (self, file, &number, &is_whole, error) : NULL;
  *before = document != NULL ? read_before (self, file, error) : NULL;

  return *before != NULL ? g_steal_pointer (&document) : NULL;
}

/* On a disk that is read only or full. */
static gboolean
is_unwritable (const GError *problem)
{
  return g_error_matches (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_READ_ONLY) ||
         g_error_matches (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
}

/* Nothing of it is changed, and nobody takes it, until it is known to be readable. */
static gboolean
hold_left (WayRecoveryFile *file,
           const char      *own,
           gboolean        *is_held,
           GError         **error)
{
  g_autoptr (GError) problem = NULL;

  *is_held = way_recovery_file_hold (file, own, &problem);
  if (*is_held)
    return TRUE;
  if (is_unwritable (problem))
    return way_recovery_file_check_owner (file, own, error);
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * way_recovered_open:
 * @self: what was left unsaved
 * @folder: where it is
 * @recovery: (out): what keeps the map from now on
 * @is_whole: (out): whether all that was done could be done again
 * @error: where to put why it cannot be opened
 *
 * Opens it to go on with it, unless another program has it. What was left stays where it is until the map is saved,
 * so that the program may end again at any moment. A map whose file is not as it was becomes one without a file. Of
 * one that cannot be done again as a whole, what can be is kept anew, and the rest stays; so does all of what may be
 * read and not be written to, see [method@Recovery.get_path].
 *
 * Returns: (transfer full) (nullable): the map, which is not saved
 */
WayDocument *
way_recovered_open (WayRecovered      *self,
                    WayRecoveryFolder *folder,
                    WayRecovery      **recovery,
                    gboolean          *is_whole,
                    GError           **error)
{
  g_autoptr (WayRecoveryFile) file = open_left (self, error);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GError) problem = NULL;
  const char *own = way_recovery_folder_get_owner (folder);
  gboolean    is_held, is_taken;
  gint64      number;

  *recovery = NULL;
  if (file == NULL || !hold_left (file, own, &is_held, error))
    return NULL;
  document = way_recovered_read_file (self, file, &number, is_whole, error);
  if (document == NULL)
    return NULL;
  is_taken = *is_whole && is_held && way_recovery_file_take (file, own, &problem);
  if (is_taken)
    {
      *recovery = way_recovery_go_on (folder, document, self->path, number);
      /* The file of the map may be another one than the draft was typed on. */
      (*recovery)->rebase = self->is_draft && document->identity.content != NULL;
      if ((*recovery)->rebase)
        (*recovery)->base = g_bytes_ref (document->identity.content);
      (*recovery)->base_number = number;
    }
  else
    {
      *recovery = way_recovery_new (folder, document);
      way_recovery_begin_anew (*recovery);
    }
  /* What cannot be noted is listed as before, and nothing of it is lost. */
  if (!*is_whole && is_held)
    way_recovery_file_note_opened (file, g_get_real_time () / G_USEC_PER_SEC, &problem);
  if (problem != NULL)
    g_debug ("%s", problem->message);
  way_recovery_set_draft (*recovery, self->draft, self->place);

  return g_steal_pointer (&document);
}

static gboolean
put_aside (const char *path,
           GError    **error)
{
  g_autofree char *aside = g_strconcat (path, WAY_RECOVERED_DAMAGED, NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *journal_aside = g_strconcat (aside, "-journal", NULL);

  if (g_rename (path, aside) == 0)
    {
      /* Without it the file would be damaged indeed. */
      g_rename (journal, journal_aside);
      return TRUE;
    }
  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
               _ ("%s: The file cannot be put aside: %s. Check the permissions of its folder."), path, g_strerror (errno));

  return FALSE;
}

/**
 * way_recovered_discard:
 * @self: what was left unsaved
 * @error: where to put why it could not be
 *
 * The first time it is said, it is noted; the second time the file goes for ever. One that cannot be read is put
 * aside and never removed. It fails when another program has it, and for what a newer version has left: that can read it.
 *
 * Returns: whether it was done
 */
gboolean
way_recovered_discard (WayRecovered *self,
                       GError      **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (WayRecoveryFile) file = NULL;
  g_autoptr (GError) problem = NULL;

  if (self->is_newer)
    {
      g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER, self->problem);
      return FALSE;
    }
  if (self->problem != NULL)
    return put_aside (self->path, error);
  /* Another program was asked to do it before. */
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return self->discarded == 0 || way_database_remove (self->path, error);
  file = way_recovery_file_open (self->path, error);
  if (file == NULL)
    return FALSE;
  if (self->discarded != 0)
    {
      if (way_recovery_file_hold (file, NULL, &problem) && way_recovery_file_remove (file, &problem))
        return TRUE;
      if (problem->domain == G_FILE_ERROR)
        g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE, problem->message);
      else
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!way_recovery_file_discard (file, now, error))
    return FALSE;
  self->discarded = now;

  return TRUE;
}
