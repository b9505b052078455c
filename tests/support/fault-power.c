/* fault-power.c - what a disk can have when the power is cut */
#include "config.h"

#include "tests/support/fault-power.h"

#include <string.h>

#define SECTOR 512

typedef struct
{
  char    *path;
  GBytes  *synced; /* what is surely on the disk; NULL: nothing */
  GBytes  *last;   /* what it had when it was deleted, or NULL */
  gboolean named;  /* its name surely is on the disk */
} Tracked;

/* The file of the records, and its journal. */
static Tracked  files[2];
static gboolean is_on = FALSE;

static GBytes *
read_live (const Tracked *file)
{
  char *bytes;
  gsize size;

  return g_file_get_contents (file->path, &bytes, &size, NULL) ? g_bytes_new_take (bytes, size) : NULL;
}

static void
clear (Tracked *file)
{
  g_clear_pointer (&file->path, g_free);
  g_clear_pointer (&file->synced, g_bytes_unref);
  g_clear_pointer (&file->last, g_bytes_unref);
}

static Tracked *
find (const char *path)
{
  guint i;

  for (i = 0; is_on && i < G_N_ELEMENTS (files); i++)
    if (strcmp (files[i].path, path) == 0)
      return &files[i];

  return NULL;
}

/* From now on it is known what of the file at @path, and of its journal, is on the disk; all that is there is. */
void
way_fault_power_begin (const char *path)
{
  guint i;

  files[0].path = g_strdup (path);
  files[1].path = g_strconcat (path, "-journal", NULL);
  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      files[i].synced = read_live (&files[i]);
      files[i].named = files[i].synced != NULL;
    }
  is_on = TRUE;
}

void
way_fault_power_end (void)
{
  guint i;

  is_on = FALSE;
  for (i = 0; i < G_N_ELEMENTS (files); i++)
    clear (&files[i]);
}

/* A file of a name that was there before begins with nothing of its own. */
void
way_fault_power_note_created (const char *path)
{
  Tracked *file = find (path);

  if (file == NULL || file->last == NULL)
    return;
  g_clear_pointer (&file->last, g_bytes_unref);
  g_clear_pointer (&file->synced, g_bytes_unref);
}

void
way_fault_power_note_synced (const char *path,
                             gboolean    with_folder)
{
  Tracked *file = find (path);
  guint    i;

  if (file == NULL)
    return;
  g_clear_pointer (&file->synced, g_bytes_unref);
  file->synced = read_live (file);
  for (i = 0; with_folder && i < G_N_ELEMENTS (files); i++)
    files[i].named = g_file_test (files[i].path, G_FILE_TEST_EXISTS);
}

/* To be called before it is deleted. */
void
way_fault_power_note_deleted (const char *path,
                              gboolean    with_folder)
{
  Tracked *file = find (path);

  if (file == NULL)
    return;
  g_clear_pointer (&file->last, g_bytes_unref);
  file->last = with_folder ? NULL : read_live (file);
  if (with_folder)
    {
      g_clear_pointer (&file->synced, g_bytes_unref);
      file->named = FALSE;
    }
}

/* 0: what surely is there, 1: all that was written, otherwise some of it. */
static gboolean
is_lucky (GRand *chance,
          guint  seed)
{
  return seed % 4 < 2 ? seed % 4 : g_rand_boolean (chance);
}

static GBytes *
cut_file (const Tracked *file,
          GRand         *chance,
          guint          seed)
{
  g_autoptr (GBytes) live = read_live (file);
  GBytes     *wanted = live != NULL ? live : file->last;
  gsize       old_size = 0, new_size = 0, size, at;
  const char *old = file->synced != NULL ? g_bytes_get_data (file->synced, &old_size) : NULL;
  const char *new = wanted != NULL ? g_bytes_get_data (wanted, &new_size) : NULL;
  gboolean exists;
  char    *bytes;

  if (live != NULL)
    exists = file->named || is_lucky (chance, seed);
  else
    exists = file->named && file->last != NULL && !is_lucky (chance, seed);
  if (!exists)
    return NULL;
  size = is_lucky (chance, seed) ? new_size : old_size;
  bytes = g_malloc0 (size);
  for (at = 0; at < size; at += SECTOR)
    {
      gboolean    is_new = is_lucky (chance, seed);
      const char *from = is_new ? new : old;
      gsize       from_size = is_new ? new_size : old_size;

      if (at < from_size)
        memcpy (bytes + at, from + at, MIN (SECTOR, MIN (size, from_size) - at));
    }

  return g_bytes_new_take (bytes, size);
}

/* What is on the disk if the power is cut now; NULL: no such file. */
void
way_fault_power_cut (guint    seed,
                     GBytes **records,
                     GBytes **journal)
{
  GRand *chance = g_rand_new_with_seed (seed);

  *records = cut_file (&files[0], chance, seed);
  *journal = cut_file (&files[1], chance, seed);
  g_rand_free (chance);
}
