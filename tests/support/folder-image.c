/* folder-image.c - what is in a folder, to be brought back as often as wanted */
#include "config.h"

#include "tests/support/folder-image.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define PAGE 4096

typedef void (*FileFunc) (const char *path,
                          const char *name,
                          gpointer    data);

static void
foreach_file (const char *folder,
              const char *below,
              FileFunc    func,
              gpointer    data)
{
  g_autofree char *full = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = *below != '\0' ? g_build_filename (below, entry, NULL) : g_strdup (entry);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        foreach_file (folder, name, func, data);
      else
        func (path, name, data);
    }
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes;
  gsize size;

  return g_file_get_contents (path, &bytes, &size, NULL) ? g_bytes_new_take (bytes, size) : NULL;
}

/* The bytes of an open file as they are, to be compared and changed there; NULL when it has none. */
static char *
map_file (int    fd,
          gsize *size)
{
  GStatBuf info;
  char    *bytes;

  g_assert_cmpint (fstat (fd, &info), ==, 0);
  *size = info.st_size;
  if (*size == 0)
    return NULL;
  bytes = mmap (NULL, *size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (bytes != MAP_FAILED);

  return bytes;
}

static gboolean
has_bytes (const char *path,
           GBytes     *bytes)
{
  gsize       size, wanted_size;
  const char *wanted = g_bytes_get_data (bytes, &wanted_size);
  int         fd = g_open (path, O_RDWR | O_CLOEXEC);
  char       *mapped = fd >= 0 ? map_file (fd, &size) : NULL;
  gboolean    same = fd >= 0 && size == wanted_size && (size == 0 || memcmp (mapped, wanted, size) == 0);

  if (mapped != NULL)
    munmap (mapped, size);
  if (fd >= 0)
    close (fd);

  return same;
}

/* Writes only what is different; a file that is not keeps its time. */
static void
put_bytes (int     fd,
           GBytes *bytes)
{
  gsize       size, wanted_size, at;
  const char *wanted = g_bytes_get_data (bytes, &wanted_size);
  char       *mapped;
  GStatBuf    info;

  g_assert_cmpint (fstat (fd, &info), ==, 0);
  if ((gsize)info.st_size != wanted_size)
    g_assert_cmpint (ftruncate (fd, wanted_size), ==, 0);
  mapped = map_file (fd, &size);
  for (at = 0; at < size; at += PAGE)
    if (memcmp (mapped + at, wanted + at, MIN (PAGE, size - at)) != 0)
      memcpy (mapped + at, wanted + at, MIN (PAGE, size - at));
  if (mapped != NULL)
    munmap (mapped, size);
}

typedef struct
{
  GHashTable *image;
  GHashTable *known; /* or NULL: files that need not be read once more */
} Reading;

static void
add_file (const char *path,
          const char *name,
          gpointer    data)
{
  Reading *reading = data;
  GBytes  *bytes = reading->known != NULL ? g_hash_table_lookup (reading->known, name) : NULL;

  g_hash_table_insert (reading->image, g_strdup (name), bytes != NULL && has_bytes (path, bytes) ? g_bytes_ref (bytes) : read_bytes (path));
}

/* Reads all files. Those that are as in @known (or NULL) share its bytes. */
GHashTable *
way_folder_image_read (const char *folder,
                       GHashTable *known)
{
  GHashTable *image = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  Reading     reading = { image, known };

  foreach_file (folder, "", add_file, &reading);

  return image;
}

static void
remove_unknown (const char *path,
                const char *name,
                gpointer    data)
{
  if (!g_hash_table_contains (data, name))
    g_unlink (path);
}

/* Brings the files back, in their places: whoever has one open goes on to have it. */
void
way_folder_image_write (const char *folder,
                        GHashTable *image)
{
  GHashTableIter iter;
  gpointer       name, bytes;

  foreach_file (folder, "", remove_unknown, image);
  g_hash_table_iter_init (&iter, image);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int              fd;

      fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
      if (fd < 0)
        {
          g_autofree char *parent = g_path_get_dirname (path);

          g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
          fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        }
      g_assert_cmpint (fd, >=, 0);
      put_bytes (fd, bytes);
      close (fd);
    }
}
