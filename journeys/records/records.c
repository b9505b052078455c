/* records.c - accounts, contacts, personas and jobs */
#include "config.h"

#include "journeys/records/records-private.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/records/search.h"
#include "journeys/storage/advice.h"
#include "journeys/storage/folder.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LIMITS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_QUARK (way_records_error, way_records_error)

G_DEFINE_FINAL_TYPE (WayRecords, way_records, G_TYPE_OBJECT)

static void
way_records_finalize (GObject *object)
{
  WayRecords *self = WAY_RECORDS (object);

  g_ptr_array_unref (self->idle);
  g_clear_pointer (&self->database, way_database_close);
  g_clear_pointer (&self->schema, way_schema_free);
  g_clear_pointer (&self->changed_id, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->data_dir, g_free);
  g_rec_mutex_clear (&self->mutex);
  g_mutex_clear (&self->turn_mutex);
  g_cond_clear (&self->turn_over);

  G_OBJECT_CLASS (way_records_parent_class)->finalize (object);
}

static void
way_records_class_init (WayRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_records_finalize;

  /**
   * WayRecords::changed:
   * @kind: the kind of record, a #WayKind; %WAY_KIND_MAP for what the library knows of maps
   * @id: (nullable): which record or map; NULL for many
   *
   * Records are different now, and written. Emitted in the thread that changed them.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  /**
   * WayRecords::limits-changed:
   *
   * What the records are judged by is different now; see way_limits_set(). Emitted in the
   * thread that set it.
   */
  signals[SIGNAL_LIMITS_CHANGED] = g_signal_new ("limits-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_records_init (WayRecords *self)
{
  self->idle = g_ptr_array_new_with_free_func (g_object_unref);
  g_rec_mutex_init (&self->mutex);
  g_mutex_init (&self->turn_mutex);
  g_cond_init (&self->turn_over);
}

/**
 * way_records_error_is_invalid:
 * @error: (nullable): why something failed
 *
 * Returns: whether a value or a reference cannot be, as was seen before it was written or by the file itself
 */
gboolean
way_records_error_is_invalid (const GError *error)
{
  return g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID) ||
         g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_INVALID);
}

/**
 * way_records_dup_path:
 * @data_dir: (nullable): the folder; NULL for the default one
 *
 * Returns: (transfer full): where the file of the records is, or would be
 */
char *
way_records_dup_path (const char *data_dir)
{
  g_autofree char *folder = way_folder_dup_data (data_dir);

  return g_build_filename (folder, "records.db", NULL);
}

/* False when it cannot be told now. */
static gboolean
read_version (WayRecords *self,
              gint64     *version)
{
  /* https://www.sqlite.org/pragma.html#pragma_data_version */
  return way_database_get_int (self->database, "PRAGMA data_version", version, NULL);
}

/**
 * way_records_open:
 * @data_dir: (nullable): the folder; NULL for the default one
 * @error: where to put why they cannot be opened
 *
 * Opens the records, and makes the file when there is none. A file that is
 * damaged or not ours is left as it is. One that a newer version wrote, or
 * that may not be written, is opened for reading; see [method@Records.get_notice].
 *
 * Returns: (transfer full) (nullable): the records
 */
WayRecords *
way_records_open (const char *data_dir,
                  GError    **error)
{
  g_autoptr (WayRecords) self = g_object_new (WAY_TYPE_RECORDS, NULL);
  g_autofree char *backup_dir = NULL;

  self->data_dir = way_folder_dup_data (data_dir);
  self->path = g_build_filename (self->data_dir, "records.db", NULL);
  backup_dir = g_build_filename (self->data_dir, "backups", NULL);
  if (!way_folder_make (self->data_dir))
    {
      int number = errno;

      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED,
                   _ ("%s: The folder cannot be made (%s). %s"), self->data_dir, g_strerror (number), way_advice_get (number));
      return NULL;
    }

  self->database = way_database_open (self->path, way_schema_get_sort (), FALSE, error);
  if (self->database == NULL)
    return NULL;
  self->schema = way_schema_open (self->database, backup_dir, &self->newer, error);
  if (self->schema == NULL)
    return NULL;

  read_version (self, &self->version);
  if (self->newer)
    self->notice = g_strdup_printf (_ ("%s: A newer version of Waymark wrote the records. "
                                       "They can be read but not changed; install the newer version."),
                                    self->path);
  else if (way_database_is_read_only (self->database))
    self->notice = g_strdup_printf (_ ("%s: The records cannot be changed. %s"), self->path,
                                    way_advice_get (way_advice_find_reason (self->path)));

  return g_steal_pointer (&self);
}

/**
 * way_records_get_path:
 * @self: the records
 *
 * Returns: (transfer none): the file they are in
 */
const char *
way_records_get_path (WayRecords *self)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  return self->path;
}

/**
 * way_records_is_read_only:
 * @self: the records
 *
 * Returns: whether they cannot be changed
 */
gboolean
way_records_is_read_only (WayRecords *self)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), TRUE);

  return self->notice != NULL;
}

/**
 * way_records_get_notice:
 * @self: the records
 *
 * Returns: (transfer none) (nullable): why they cannot be changed, for the
 *   user; NULL when they can
 */
const char *
way_records_get_notice (WayRecords *self)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  return self->notice;
}

/**
 * way_records_is_kind:
 * @kind: a kind
 *
 * Returns: whether items of the kind are records
 */
gboolean
way_records_is_kind (WayKind kind)
{
  return kind == WAY_KIND_ACCOUNT || kind == WAY_KIND_CONTACT || kind == WAY_KIND_PERSONA ||
         kind == WAY_KIND_JOB || kind == WAY_KIND_PROFILE;
}

/**
 * way_records_find_kind:
 * @word: account, contact, persona, job or profile, or more than one of them
 * @kind: (out): the kind
 *
 * Returns: whether the word stands for a kind of record
 */
gboolean
way_records_find_kind (const char *word,
                       WayKind    *kind)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB,
                                   WAY_KIND_PROFILE };
  guint                i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *element = way_kind_get_info (kinds[i])->element;
      gsize       length = strlen (element);

      if (strncmp (word, element, length) == 0 && (word[length] == '\0' || strcmp (word + length, "s") == 0))
        {
          *kind = kinds[i];
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * way_records_refresh:
 * @self: the records
 *
 * Looks whether another program has written, and tells by [signal@Records::changed] of all kinds, and of maps, when it has.
 * Cheap: to be called when the user comes back to the program.
 *
 * Returns: whether another program has written since the last look
 */
gboolean
way_records_refresh (WayRecords *self)
{
  gint64 version, before;
  int    i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  /* Whoever is at work on them tells what it changes; the next look finds the rest. */
  if (!g_rec_mutex_trylock (&self->mutex))
    return FALSE;
  before = version = self->version;
  if (read_version (self, &version))
    self->version = version;
  g_rec_mutex_unlock (&self->mutex);
  if (version == before)
    return FALSE;

  /* Maps are no records, but the library keeps what they say of them. */
  for (i = 0; i < WAY_N_KINDS; i++)
    if (i == WAY_KIND_MAP || way_records_is_kind (i))
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, i, NULL);

  return TRUE;
}

/* The table of a kind; an error when the kind is not one of records. */
WayTable *
way_records_get_table (WayRecords *self,
                       WayKind     kind,
                       GError    **error)
{
  WayTable *table = (int)kind >= 0 && kind < WAY_N_KINDS ? way_schema_get_table (self->schema, kind) : NULL;

  if (table == NULL)
    g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                         _ ("Only accounts, contacts, personas and jobs are records."));

  return table;
}

/* Remembers what is to be told when the change is written. */
void
way_records_note_change (WayRecords *self,
                         WayKind     kind,
                         const char *id)
{
  self->changed |= WAY_KIND_MASK (kind);
  self->n_changed++;
  g_free (self->changed_id);
  self->changed_id = self->n_changed == 1 ? g_strdup (id) : NULL;
}

/**
 * way_records_begin:
 * @self: the records
 * @error: where to put why they cannot be changed
 *
 * Begins a change that [method@Records.end] ends. Changes can stand in one another.
 *
 * Returns: whether it has begun; only then it must be ended, by the same thread
 */
gboolean
way_records_begin (WayRecords *self,
                   GError    **error)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  if (self->notice != NULL)
    {
      g_set_error_literal (error, WAY_STORAGE_ERROR,
                           self->newer ? WAY_STORAGE_ERROR_NEWER : WAY_STORAGE_ERROR_READ_ONLY, self->notice);
      return FALSE;
    }

  if (!way_records_lock (self, error))
    return FALSE;
  if (self->depth == 0)
    way_records_take_turn_to_write (self);
  if (self->depth == 0
        ? !way_database_begin (self->database, error)
        : !way_database_begin_inner (self->database, error))
    {
      if (self->depth == 0)
        way_records_end_turn_to_write (self);
      g_rec_mutex_unlock (&self->mutex);
      return FALSE;
    }
  self->depth++;
  g_atomic_pointer_set (&self->changing, g_thread_self ());

  return TRUE;
}

/**
 * way_records_end:
 * @self: the records
 * @keep: whether to keep the change; if not, it is taken back
 * @error: where to put why it could not be written
 *
 * Ends a change.
 *
 * Returns: whether it was kept, and with the outermost one safely written
 */
gboolean
way_records_end (WayRecords *self,
                 gboolean    keep,
                 GError    **error)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) problem = NULL;
  WayKindSet changed;
  gboolean   done = keep;
  int        i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (self->depth > 0, FALSE);

  self->depth--;
  if (self->depth > 0)
    {
      done = way_database_end_inner (self->database, keep, error);
      g_rec_mutex_unlock (&self->mutex);
      return done;
    }

  if (keep)
    done = way_database_commit (self->database, &problem);
  else
    way_database_rollback (self->database);
  /* What is written is to be seen, sure or not. */
  changed = done || g_error_matches (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED) ? self->changed : 0;
  id = g_steal_pointer (&self->changed_id);
  self->changed = 0;
  self->n_changed = 0;
  g_atomic_pointer_set (&self->changing, NULL);
  way_records_end_turn_to_write (self);
  g_rec_mutex_unlock (&self->mutex);

  for (i = 0; i < WAY_N_KINDS; i++)
    if (changed & WAY_KIND_MASK (i))
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, i, id);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return done;
}

/**
 * way_records_check:
 * @self: the records
 * @problems: (element-type utf8): where to add what is wrong
 * @error: where to put why they could not be checked
 *
 * Looks through the whole file: pages, links between records, search indexes.
 *
 * Returns: whether it could be looked through
 */
gboolean
way_records_check (WayRecords *self,
                   GPtrArray  *problems,
                   GError    **error)
{
  gboolean done;
  int      i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  g_rec_mutex_lock (&self->mutex);
  done = way_database_check (self->database, "integrity_check", problems, error) &&
         way_database_check (self->database, "foreign_key_check", problems, error);
  for (i = 0; done && self->notice == NULL && i < WAY_N_KINDS; i++)
    if (way_records_is_kind (i))
      done = way_search_check_index (self->database, way_schema_get_table (self->schema, i), problems, error);
  g_rec_mutex_unlock (&self->mutex);

  return done;
}
