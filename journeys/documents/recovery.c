/* recovery.c - keeps what was done to an open map since it was saved */
#include "config.h"

#include "journeys/documents/recovery-private.h"

#include <string.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/document-private.h"
#include "journeys/documents/writer.h"

/* Milliseconds. Together with the writing itself much less than the second that may be lost. */
#define DELAY 200

enum
{
  PROP_0,
  PROP_TROUBLE,
  PROP_KEPT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WayRecovery, way_recovery, G_TYPE_OBJECT)

static void
tell_kept (WayRecovery *self)
{
  if (self->told_kept == way_recovery_is_kept (self))
    return;
  self->told_kept = !self->told_kept;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEPT]);
}

void
way_recovery_set_trouble (WayRecovery *self,
                          const char  *trouble)
{
  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
  tell_kept (self);
}

void
way_recovery_set_written (WayRecovery *self,
                          gboolean     written)
{
  self->written = written;
  tell_kept (self);
}

static void
mark_state (WayRecovery *self)
{
  Mark mark = { way_history_get_serial (way_document_get_history (self->document)), self->last_number };

  g_array_append_val (self->marks, mark);
}

/* What is begun with as long as no file of recovery is there. */
static void
find_base (WayRecovery *self)
{
  g_clear_pointer (&self->base, g_bytes_unref);
  if (way_document_get_file (self->document) != NULL && !way_document_is_modified (self->document))
    self->base = g_bytes_ref (self->document->identity.content);
  else
    self->base = way_writer_write (way_document_get_map (self->document));
}

/* Nothing of the map would be lost now: the file goes, and the next one begins with what was saved. */
static void
clear (WayRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->pending, 0);
  self->logged = 0;
  self->last_number = 0;
  self->anew = FALSE;
  self->rebase = FALSE;
  self->redraft = self->draft != NULL;
  if (self->has_file || self->writing)
    {
      /* A writing that is under way goes to the file that goes. */
      g_ptr_array_add (self->behind, self->slot);
      self->slot = way_recovery_slot_new (way_recovery_folder_dup_new_file (self->folder));
      self->has_file = FALSE;
    }
  /* What is typed is in there, and nowhere else until the next one is written. */
  if (self->draft == NULL)
    way_recovery_clear_behind (self);
  mark_state (self);
  find_base (self);
  way_recovery_set_trouble (self, NULL);
  way_recovery_set_written (self, FALSE);
  if (self->redraft)
    way_recovery_schedule (self, 0);
}

/* The map was saved while it was changed: what was done since the saved state remains. */
static void
find_saved (WayRecovery *self)
{
  guint i;

  self->saved_serial = way_document_get_saved_serial (self->document);
  for (i = self->marks->len; i > 0; i--)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i - 1);

      if (mark->serial != self->saved_serial)
        continue;
      self->rebase = TRUE;
      /* Others may have put something else into the file until this is written. */
      g_clear_pointer (&self->base, g_bytes_unref);
      self->base = g_bytes_ref (self->document->identity.content);
      self->base_number = mark->number;
      g_array_remove_range (self->marks, 0, i);
      way_recovery_schedule (self, 0);
      return;
    }
}

static void
state_cb (WayRecovery *self)
{
  if (!way_document_is_modified (self->document))
    {
      self->saved_serial = way_document_get_saved_serial (self->document);
      if (self->has_file || way_recovery_has_work (self))
        clear (self);
    }
  else if (way_document_get_saved_serial (self->document) != self->saved_serial)
    find_saved (self);
  /* What was saved is nowhere any more. */
  else if (way_document_get_disk (self->document) == WAY_DISK_GONE && !self->has_file && !way_recovery_has_work (self))
    {
      self->anew = TRUE;
      way_recovery_schedule (self, 0);
    }
}

static void
applying_cb (WayRecovery *self,
             WayCommand  *command)
{
  g_free (self->applying);
  self->applying = way_command_to_xml (command);
}

/* What is inserted must be as it was when it was put on the map, before the rest of its command: of what is done, that
 * is so before, and of what is taken back afterwards. */
static void
applied_cb (WayRecovery *self,
            WayCommand  *command,
            WayDeed      deed)
{
  gboolean is_back = deed == WAY_DEED_BACK || deed == WAY_DEED_WITHDRAWN;
  char    *text = is_back ? way_command_to_xml (command) : g_steal_pointer (&self->applying);

  self->logged += strlen (text);
  g_ptr_array_add (self->pending, way_recovery_step_new (++self->last_number, deed, text));
  mark_state (self);
  way_recovery_schedule (self, DELAY);
  state_cb (self);
}

static void
way_recovery_dispose (GObject *object)
{
  WayRecovery *self = WAY_RECOVERY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->document);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (way_recovery_parent_class)->dispose (object);
}

static void
way_recovery_finalize (GObject *object)
{
  WayRecovery *self = WAY_RECOVERY (object);

  g_clear_pointer (&self->slot, way_recovery_slot_unref);
  g_ptr_array_unref (self->behind);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_ptr_array_unref (self->pending);
  g_array_unref (self->marks);
  g_free (self->applying);
  g_free (self->trouble);
  g_free (self->draft);
  g_free (self->place);

  G_OBJECT_CLASS (way_recovery_parent_class)->finalize (object);
}

static void
way_recovery_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  if (id == PROP_TROUBLE)
    g_value_set_string (value, WAY_RECOVERY (object)->trouble);
  else if (id == PROP_KEPT)
    g_value_set_boolean (value, way_recovery_is_kept (WAY_RECOVERY (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
way_recovery_class_init (WayRecoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_recovery_dispose;
  object_class->finalize = way_recovery_finalize;
  object_class->get_property = way_recovery_get_property;

  /**
   * WayRecovery:trouble:
   *
   * Why what is not saved cannot be kept just now; NULL when it can. It is tried again each second.
   */
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * WayRecovery:kept:
   *
   * Whether what is not saved is on the disk, but for what was done in the last second.
   */
  properties[PROP_KEPT] = g_param_spec_boolean ("kept", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
way_recovery_init (WayRecovery *self)
{
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_slot_unref);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
}

static WayRecovery *
recovery_new (WayRecoveryFolder *folder,
              WayDocument       *document,
              char              *path,
              gint64             last_number)
{
  WayRecovery *self = g_object_new (WAY_TYPE_RECOVERY, NULL);

  self->folder = g_object_ref (folder);
  g_set_weak_pointer (&self->document, document);
  self->slot = way_recovery_slot_new (path);
  self->last_number = last_number;
  mark_state (self);
  self->saved_serial = way_document_get_saved_serial (document);
  g_signal_connect_object (way_document_get_history (document), "applying", G_CALLBACK (applying_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_document_get_history (document), "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_recovery_new:
 * @folder: where it is kept
 * @document: an open map to which nothing was done yet
 *
 * From now on what is done to the map is kept, until it is saved. A map that was never saved, or was repaired when it
 * was opened, is kept as it is now; the file of another one is not needed later.
 *
 * Returns: (transfer full): what keeps it, which does not hold the map
 */
WayRecovery *
way_recovery_new (WayRecoveryFolder *folder,
                  WayDocument       *document)
{
  WayRecovery *self;

  g_return_val_if_fail (WAY_IS_RECOVERY_FOLDER (folder), NULL);
  g_return_val_if_fail (WAY_IS_DOCUMENT (document), NULL);

  self = recovery_new (folder, document, way_recovery_folder_dup_new_file (folder), 0);
  find_base (self);
  if (way_document_get_file (document) == NULL && way_document_is_modified (document))
    {
      self->anew = TRUE;
      way_recovery_schedule (self, 0);
    }

  return self;
}

/**
 * way_recovery_go_on:
 * @folder: where it is kept
 * @document: a map that was recovered, to which nothing was done since
 * @path: the file from which it was
 * @last_number: of the steps in there
 *
 * Keeps what is done to the map in the file where the rest of it is already, and has nothing to lose in between.
 *
 * Returns: (transfer full): what keeps it
 */
WayRecovery *
way_recovery_go_on (WayRecoveryFolder *folder,
                    WayDocument       *document,
                    const char        *path,
                    gint64             last_number)
{
  WayRecovery *self = recovery_new (folder, document, g_strdup (path), last_number);

  self->has_file = TRUE;
  way_recovery_set_written (self, TRUE);

  return self;
}

/**
 * way_recovery_get_path:
 * @self: what keeps a map
 *
 * Returns: (transfer none): the file in which it is kept, if there is something to lose
 */
const char *
way_recovery_get_path (WayRecovery *self)
{
  return self->slot->path;
}

/**
 * way_recovery_get_trouble:
 * @self: what keeps a map
 *
 * Returns: (transfer none) (nullable): why what is not saved cannot be kept just now, translated
 */
const char *
way_recovery_get_trouble (WayRecovery *self)
{
  return self->trouble;
}

/**
 * way_recovery_is_kept:
 * @self: what keeps a map
 *
 * Returns: whether what is not saved is on the disk, but for what was done in the last second
 */
gboolean
way_recovery_is_kept (WayRecovery *self)
{
  return self->written && self->trouble == NULL;
}

/* Nobody types more into a line, and a map takes no text of that size: it would be written anew with each pause. */
static char *
dup_start (const char *text)
{
  const char *end = text;

  if (text == NULL || strlen (text) <= WAY_RECOVERY_LONGEST_DRAFT)
    return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  end = g_utf8_find_prev_char (text, text + WAY_RECOVERY_LONGEST_DRAFT + 1);

  return g_strndup (text, end - text);
}

/**
 * way_recovery_set_draft:
 * @self: what keeps a map
 * @draft: (nullable): what is typed and not on the map yet; NULL or "" for nothing
 * @place: (nullable): where it is to go, for whoever brings it back
 *
 * Keeps that beside the map, whether or not something else of it would be lost. What becomes a step, and is no
 * draft any more, goes from the one to the other in one writing when both are told at once.
 */
void
way_recovery_set_draft (WayRecovery *self,
                        const char  *draft,
                        const char  *place)
{
  g_autofree char *kept = dup_start (draft);
  const char      *kept_place = kept != NULL ? place : NULL;

  if (g_strcmp0 (self->draft, kept) == 0 && g_strcmp0 (self->place, kept_place) == 0)
    return;
  g_free (self->draft);
  g_free (self->place);
  self->draft = g_steal_pointer (&kept);
  self->place = g_strdup (kept_place);
  if (self->document == NULL)
    return;
  self->redraft = TRUE;
  if (self->draft == NULL && !way_document_is_modified (self->document))
    clear (self);
  else
    way_recovery_schedule (self, DELAY);
}

/**
 * way_recovery_get_draft:
 * @self: what keeps a map
 * @place: (out) (optional) (transfer none) (nullable): where it was to go
 *
 * Returns: (transfer none) (nullable): what is typed and not on the map yet
 */
const char *
way_recovery_get_draft (WayRecovery *self,
                        const char **place)
{
  if (place != NULL)
    *place = self->place;

  return self->draft;
}

/**
 * way_recovery_begin_anew:
 * @self: what keeps a map
 *
 * Keeps the map as it is now, and forgets what led there: for what is to be found nowhere any more.
 */
void
way_recovery_begin_anew (WayRecovery *self)
{
  if (self->has_file || way_recovery_has_work (self) || way_document_is_modified (self->document))
    {
      self->anew = TRUE;
      way_recovery_schedule (self, 0);
    }
  else
    find_base (self);
}

/**
 * way_recovery_discard:
 * @self: what keeps a map
 *
 * Notes that the user does not want what is not saved. It remains until that is said once more.
 */
void
way_recovery_discard (WayRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  /* Also behind one that is being written: nobody will be there to do it later. */
  if (self->document != NULL && way_recovery_has_work (self))
    way_recovery_write_pending (self);
  if (self->has_file)
    way_recovery_run_on_slot (self, self->slot, way_recovery_slot_discard);
}
