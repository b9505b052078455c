/* recovery-file-read.c - what is in a file with a map as it was, and what was done to it since */
#include "config.h"

#include "journeys/documents/recovery-file-private.h"

#include "journeys/documents/text-guard.h"

/* More than a day of typing; a file with more is none of ours. */
#define MOST_STEPS 500000
#define MOST_BYTES (256 * 1024 * 1024)
#define MOST_ABOUT (2 * WAY_RECOVERY_LONGEST_DRAFT)

/**
 * way_recovery_file_is_empty:
 * @self: a file
 *
 * Returns: whether nothing was ever written into it
 */
gboolean
way_recovery_file_is_empty (WayRecoveryFile *self)
{
  gint64 tables;

  return way_database_get_int (self->database, "SELECT count (*) FROM sqlite_master", &tables, NULL) && tables == 0;
}

/* Looked at before anything is read: the file may be anybody's. */
static gboolean
check_about (WayRecoveryFile *self,
             GError         **error)
{
  gint64 bytes;

  if (!way_database_get_int (self->database, "SELECT total (length (CAST (value AS BLOB))) FROM about", &bytes, error))
    return FALSE;
  if (bytes > MOST_ABOUT)
    return way_database_fail (self->database, SQLITE_CORRUPT, error);

  return TRUE;
}

/**
 * way_recovery_file_read_about:
 * @self: a file
 * @about: (out): what is known of the map; to be cleared
 * @error: where to put why it cannot be read
 *
 * Returns: whether it can be read
 */
gboolean
way_recovery_file_read_about (WayRecoveryFile  *self,
                              WayRecoveryAbout *about,
                              GError          **error)
{
  g_autoptr (WayStatement) statement =
    check_about (self, error) ? way_database_prepare (self->database, "SELECT key, value FROM about LIMIT 100", error) : NULL;
  g_auto (WayRecoveryAbout) found = { 0 };
  const struct
  {
    const char *key;
    char      **value;
  } texts[] = {
    { "path", &found.path },
    { "title", &found.title },
    { "saved", &found.saved },
    { "owner", &found.owner },
    { "draft", &found.draft },
    { "place", &found.place },
  };
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (way_statement_step (statement, &row, error))
    {
      const char *key, *value;
      guint       i;

      if (!row)
        {
          *about = found;
          found = (WayRecoveryAbout){ 0 };
          return TRUE;
        }
      key = way_statement_get_text (statement, 0);
      value = way_statement_get_text (statement, 1);
      /* A table of somebody else may have what ours refuses. */
      if (key == NULL || value == NULL)
        return way_database_fail (self->database, SQLITE_CORRUPT, error);
      for (i = 0; i < G_N_ELEMENTS (texts); i++)
        if (g_str_equal (key, texts[i].key))
          {
            /* A damaged file has it twice. */
            g_free (*texts[i].value);
            *texts[i].value = g_strdup (value);
          }
      if (g_str_equal (key, "discarded"))
        found.discarded = g_ascii_strtoll (value, NULL, 10);
      if (g_str_equal (key, "opened"))
        found.opened = g_ascii_strtoll (value, NULL, 10);
    }

  return FALSE;
}

/* The same for what may be large. */
static gboolean
check_size (WayRecoveryFile *self,
            GError         **error)
{
  gint64 base, steps, bytes;

  if (!way_database_get_int (self->database, "SELECT total (length (bytes)) FROM base", &base, error) ||
      !way_database_get_int (self->database, "SELECT count (*) FROM step", &steps, error) ||
      !way_database_get_int (self->database, "SELECT total (length (command)) FROM step", &bytes, error))
    return FALSE;

  if (base > WAY_TEXT_GUARD_LARGEST_OWN || steps > MOST_STEPS || bytes > MOST_BYTES)
    return way_database_fail (self->database, SQLITE_CORRUPT, error);

  return TRUE;
}

static GBytes *
read_base (WayRecoveryFile *self,
           GError         **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, "SELECT bytes FROM base ORDER BY part", error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (way_statement_step (statement, &row, error))
    {
      if (!row)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      way_statement_append_bytes (statement, 0, bytes);
    }

  return NULL;
}

static GPtrArray *
read_steps (WayRecoveryFile *self,
            GError         **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, "SELECT number, deed, time, command FROM step ORDER BY number", error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (way_statement_step (statement, &row, error))
    {
      WayRecoveryStep *step;

      if (!row)
        return g_steal_pointer (&steps);
      step = g_atomic_rc_box_new0 (WayRecoveryStep);
      step->number = way_statement_get_int (statement, 0);
      step->deed = way_statement_get_int (statement, 1);
      step->time = way_statement_get_int (statement, 2);
      step->command = g_strdup (way_statement_get_text (statement, 3));
      g_ptr_array_add (steps, step);
    }

  return NULL;
}

/**
 * way_recovery_file_read:
 * @self: a file
 * @base: (out) (nullable): the map as it was
 * @steps: (out) (element-type WayRecoveryStep): what was done since, the first first
 * @error: where to put why it cannot be read
 *
 * Returns: whether it can be read
 */
gboolean
way_recovery_file_read (WayRecoveryFile *self,
                        GBytes         **base,
                        GPtrArray      **steps,
                        GError         **error)
{
  *base = NULL;
  *steps = NULL;
  if (!check_size (self, error))
    return FALSE;
  *base = read_base (self, error);
  *steps = *base != NULL ? read_steps (self, error) : NULL;
  if (*steps == NULL)
    g_clear_pointer (base, g_bytes_unref);

  return *steps != NULL;
}
