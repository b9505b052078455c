/* live-memory.c - what a program holds of memory, files and room on the disk */
#include "config.h"

#include "tests/support/live-memory.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/commands/command-private.h"
#include "journeys/commands/history-private.h"
#include "journeys/model/item-private.h"

/* Where memory is watched, mallinfo2() knows nothing. */
gsize __sanitizer_get_current_allocated_bytes (void) __attribute__ ((weak));

/**
 * way_test_count_live_bytes:
 *
 * Returns: bytes that were asked for and not given back, in all threads
 */
gsize
way_test_count_live_bytes (void)
{
  struct mallinfo2 info;

  if (__sanitizer_get_current_allocated_bytes != NULL)
    return __sanitizer_get_current_allocated_bytes ();
  info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* Whether another thread is doing something just now. */
static gboolean
is_somebody_at_work (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  while (tasks != NULL && (task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "stat", NULL);
      g_autofree char *about = NULL;
      const char      *name_end;

      /* After the name, which may have anything in it, stands the state: S for one that waits. */
      if (atoi (task) != getpid () && g_file_get_contents (path, &about, NULL, NULL) && (name_end = strrchr (about, ')')) != NULL &&
          !g_str_has_prefix (name_end, ") S"))
        return TRUE;
    }

  return FALSE;
}

/**
 * way_test_wait_for_threads:
 *
 * Lets the other threads come to the end of what they do: what one has written is told before it gives back what it
 * was given to write. There is no way to wait for that, so look until all of them wait for something to do.
 */
void
way_test_wait_for_threads (void)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  int    quiet = 0;

  while (quiet < 3)
    {
      quiet = is_somebody_at_work () ? 0 : quiet + 1;
      if (g_get_monotonic_time () > end)
        g_error ("Another thread never ends what it does");
      g_usleep (500);
    }
}

/* With what the C library writes before each block, which it counts too. */
static gsize
size_of (gconstpointer block)
{
  gsize head = __sanitizer_get_current_allocated_bytes != NULL ? 0 : sizeof (gsize);

  return block != NULL ? malloc_usable_size ((gpointer)block) + head : 0;
}

static gsize
size_of_array (GPtrArray *array)
{
  return array != NULL ? sizeof (GPtrArray) + 4 * sizeof (gpointer) + size_of (array->pdata) : 0;
}

static void
add_item (WayItem *item,
          gpointer data)
{
  const WayKindInfo *info = way_item_get_info (item);
  gsize             *size = data;
  int                i;

  *size += size_of (item) + size_of (item->id);
  for (i = 0; i < info->n_fields; i++)
    *size += size_of (item->values[i]);
  for (i = 0; i < info->n_slots; i++)
    *size += size_of_array (item->slots[i]);
}

static gsize
size_of_command (WayCommand *command)
{
  gsize size = size_of (command) + size_of (command->label) + size_of (command->made) + size_of (command->name) +
               size_of (command->item_id) + size_of (command->parent_id) + size_of (command->old_parent_id) +
               size_of (command->old_value) + size_of (command->new_value) + size_of_array (command->children);
  guint i;

  if (command->item != NULL)
    way_item_foreach (command->item, add_item, &size);
  for (i = 0; command->children != NULL && i < command->children->len; i++)
    size += size_of_command (g_ptr_array_index (command->children, i));

  return size;
}

static gsize
size_of_steps (GPtrArray *steps)
{
  gsize size = size_of_array (steps);
  guint i;

  for (i = 0; i < steps->len; i++)
    {
      WayStep *step = g_ptr_array_index (steps, i);

      size += size_of (step) + size_of_command (step->command);
    }

  return size;
}

/**
 * way_test_count_history_bytes:
 * @history: a history
 *
 * Returns: bytes of all that can be taken back and done again
 */
gsize
way_test_count_history_bytes (WayHistory *history)
{
  return size_of_steps (history->done) + size_of_steps (history->undone);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/**
 * way_test_count_open_files:
 *
 * Returns: how many file descriptors the program has
 */
guint
way_test_count_open_files (void)
{
  /* But for the one that looks. */
  return count_entries ("/proc/self/fd") - 1;
}

/**
 * way_test_count_folder_bytes:
 * @folder: a folder
 *
 * Returns: bytes of the files in it, and in the folders in it
 */
gsize
way_test_count_folder_bytes (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gsize       size = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         about;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        size += way_test_count_folder_bytes (path);
      else if (g_stat (path, &about) == 0)
        size += about.st_size;
    }

  return size;
}
