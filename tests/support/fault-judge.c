/* fault-judge.c - whether a folder of records is as it was before, or as it should be after
 *
 * Most often the bytes are those of before or after, which were looked through once; also after
 * recovery, when there is a journal. What has other bytes is copied and looked through by SQLite alone.
 */
#include "config.h"

#include "tests/support/fault-judge.h"

#include <string.h>

#include <sqlite3.h>

#include "tests/support/folder-image.h"
#include "tests/support/records-text.h"

#define RECORDS "records.db"
#define JOURNAL "records.db-journal"

static void
put (const char *folder,
     const char *name,
     GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize            size;
  const char      *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  g_assert_true (g_file_set_contents_full (path, bytes != NULL ? data : "", bytes != NULL ? (gssize)size : 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static GBytes *
read_copy (WayFaultJudge *self)
{
  g_autofree char *copy = g_build_filename (self->scratch, RECORDS, NULL);
  char            *bytes;
  gsize            size;

  g_assert_true (g_file_get_contents (copy, &bytes, &size, NULL));

  return g_bytes_new_take (bytes, size);
}

/* What the next one finds who opens the file: a change that was interrupted is taken back. */
static GBytes *
recover (WayFaultJudge *self,
         GBytes        *records,
         GBytes        *journal,
         GString       *problems)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *copy = g_build_filename (self->scratch, RECORDS, NULL);
  sqlite3         *handle;

  way_folder_image_write (self->scratch, nothing);
  put (self->scratch, RECORDS, records);
  put (self->scratch, JOURNAL, journal);
  if (sqlite3_open (copy, &handle) != SQLITE_OK || sqlite3_exec (handle, "PRAGMA user_version", NULL, NULL, NULL) != SQLITE_OK)
    g_string_append_printf (problems, "it cannot be recovered: %s\n", sqlite3_errmsg (handle));
  sqlite3_close (handle);

  return read_copy (self);
}

static char *
read_text (WayFaultJudge *self,
           GBytes        *records,
           GString       *problems)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *copy = g_build_filename (self->scratch, RECORDS, NULL);

  way_folder_image_write (self->scratch, nothing);
  put (self->scratch, RECORDS, records);

  return way_test_records_text (copy, problems);
}

WayFaultJudge *
way_fault_judge_new (const char *folder,
                     const char *scratch,
                     GHashTable *before)
{
  WayFaultJudge *self = g_new0 (WayFaultJudge, 1);
  g_autoptr (GString) problems = g_string_new (NULL);

  self->folder = g_strdup (folder);
  self->scratch = g_strdup (scratch);
  self->before = g_hash_table_ref (before);
  self->before_text = read_text (self, g_hash_table_lookup (before, RECORDS), problems);
  g_assert_cmpstr (problems->str, ==, "");

  return self;
}

/* What the folder is like when nothing failed. Returns whether that is different from before. */
gboolean
way_fault_judge_set_after (WayFaultJudge *self,
                           GHashTable    *after)
{
  g_autoptr (GString) problems = g_string_new (NULL);

  self->after = g_hash_table_ref (after);
  self->after_text = read_text (self, g_hash_table_lookup (after, RECORDS), problems);
  g_assert_cmpstr (problems->str, ==, "");
  g_assert_null (g_hash_table_lookup (after, JOURNAL));

  return strcmp (self->before_text, self->after_text) != 0;
}

void
way_fault_judge_free (WayFaultJudge *self)
{
  g_free (self->folder);
  g_free (self->scratch);
  g_hash_table_unref (self->before);
  g_clear_pointer (&self->after, g_hash_table_unref);
  g_free (self->before_text);
  g_free (self->after_text);
  g_free (self);
}

/* Where two texts differ first. */
static void
tell_difference (GString    *problems,
                 const char *what,
                 const char *text,
                 const char *wanted)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) others = g_strsplit (wanted, "\n", -1);
  int i;

  for (i = 0; lines[i] != NULL && others[i] != NULL && strcmp (lines[i], others[i]) == 0;)
    i++;
  g_string_append_printf (problems, "%s: “%.200s”, and not “%.200s”\n", what, lines[i] != NULL ? lines[i] : "end", others[i] != NULL ? others[i] : "end");
}

static WayState
compare_text (WayFaultJudge *self,
              const char    *text)
{
  return (g_strcmp0 (text, self->before_text) == 0 ? WAY_STATE_BEFORE : 0) |
         (g_strcmp0 (text, self->after_text) == 0 ? WAY_STATE_AFTER : 0);
}

static gboolean
has_same (GHashTable *image,
          const char *name,
          GBytes     *bytes)
{
  GBytes *other = g_hash_table_lookup (image, name);

  return bytes == other || (bytes != NULL && other != NULL && g_bytes_equal (bytes, other));
}

static WayState
compare_bytes (WayFaultJudge *self,
               GBytes        *records)
{
  WayState state;

  self->is_untouched = has_same (self->before, RECORDS, records);
  state = (self->is_untouched ? WAY_STATE_BEFORE : 0) | (has_same (self->after, RECORDS, records) ? WAY_STATE_AFTER : 0);

  return state != 0 && strcmp (self->before_text, self->after_text) == 0 ? WAY_STATE_BEFORE | WAY_STATE_AFTER : state;
}

/**
 * way_fault_judge_look_at:
 * @self: a judge
 * @records: (nullable): the bytes of the file
 * @journal: (nullable): the bytes of its journal
 * @problems: where to add what should not be
 *
 * Returns: in which state the records are for the next one who opens them; 0: in neither
 */
WayState
way_fault_judge_look_at (WayFaultJudge *self,
                         GBytes        *records,
                         GBytes        *journal,
                         GString       *problems)
{
  g_autoptr (GBytes) recovered = NULL;
  g_autofree char *text = NULL;
  WayState         state;

  if (journal != NULL)
    records = recovered = recover (self, records, journal, problems);
  state = compare_bytes (self, records);
  if (state != 0)
    return state;
  text = read_text (self, records, problems);
  state = compare_text (self, text);
  if (state == 0)
    {
      tell_difference (problems, "not as before", text, self->before_text);
      tell_difference (problems, "not as after", text, self->after_text);
    }

  return state;
}

/* A copy is whole, with the content of before or after, or it is not there. */
static void
look_at_others (WayFaultJudge *self,
                GHashTable    *now,
                WayState       state,
                gboolean       was_killed,
                GString       *problems)
{
  GHashTableIter iter;
  gpointer       name, bytes;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *text = NULL;

      if (strcmp (name, RECORDS) == 0 || strcmp (name, JOURNAL) == 0 || has_same (self->before, name, bytes))
        continue;
      /* What is half done when the process is killed has a name under which nobody takes it for whole. */
      if (was_killed && (strstr (name, ".part") != NULL || strstr (name, "-restoring.db") != NULL))
        continue;
      if (has_same (self->after, name, bytes) && ((state & WAY_STATE_AFTER) || was_killed || g_str_has_prefix (name, "backups/")))
        continue;
      if (!g_str_has_prefix (name, "backups/") || !g_str_has_suffix (name, ".db"))
        {
          g_string_append_printf (problems, "%s was left behind\n", (char *)name);
          continue;
        }
      text = read_text (self, bytes, problems);
      if (compare_text (self, text) == 0)
        tell_difference (problems, name, text, self->before_text);
    }

  g_hash_table_iter_init (&iter, self->before);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (now, name) && g_hash_table_contains (self->after, name))
      g_string_append_printf (problems, "%s is gone\n", (char *)name);
}

/**
 * way_fault_judge_look:
 * @self: a judge
 * @was_killed: whether the process had no chance to clear up
 * @problems: where to add what should not be
 *
 * Returns: in which state the records are; 0: in neither
 */
WayState
way_fault_judge_look (WayFaultJudge *self,
                      gboolean       was_killed,
                      GString       *problems)
{
  g_autoptr (GHashTable) now = way_folder_image_read (self->folder, self->before);
  WayState state = way_fault_judge_look_at (self, g_hash_table_lookup (now, RECORDS), g_hash_table_lookup (now, JOURNAL), problems);

  look_at_others (self, now, state, was_killed, problems);

  return state;
}
