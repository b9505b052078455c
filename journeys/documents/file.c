/* file.c - bytes from a disk, and which file had them */
#include "config.h"

#include "journeys/documents/file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "journeys/documents/text-guard.h"

gint64
way_file_to_nanoseconds (const struct timespec *time)
{
  return (gint64)time->tv_sec * 1000000000 + time->tv_nsec;
}

/* Which file it is that has just been read or written. */
void
way_file_identify (WayFileIdentity   *identity,
                   const struct stat *info,
                   GBytes            *bytes)
{
  identity->device = info->st_dev;
  identity->inode = info->st_ino;
  identity->size = info->st_size;
  identity->modified = way_file_to_nanoseconds (&info->st_mtim);
  identity->changed = way_file_to_nanoseconds (&info->st_ctim);
  identity->looked = g_get_real_time () * 1000;
  identity->content = g_bytes_ref (bytes);
}

/**
 * way_file_identity_copy:
 * @to: an identity, or zeros; what it was before is cleared
 * @from: which file it is to be; without content it is that of no file
 */
void
way_file_identity_copy (WayFileIdentity       *to,
                        const WayFileIdentity *from)
{
  GBytes *content = from->content != NULL ? g_bytes_ref (from->content) : NULL;

  way_file_identity_clear (to);
  *to = *from;
  to->content = content;
}

/**
 * way_file_identity_clear:
 * @identity: an identity, or zeros
 *
 * Frees its content. Without that it is the identity of no file.
 */
void
way_file_identity_clear (WayFileIdentity *identity)
{
  g_clear_pointer (&identity->content, g_bytes_unref);
}

static gboolean
fail_read (GError    **error,
           const char *path,
           int         number)
{
  g_autofree char *name = g_filename_display_name (path);

  if (number == ENOENT)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                 _ ("%s: There is no such file. It may have been moved or renamed."), name);
  else if (number == EACCES || number == EPERM)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                 _ ("%s: You may not read this file. Ask its owner for access."), name);
  else if (number == EISDIR)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                 _ ("%s: This is a folder. Choose a file in it."), name);
  else
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                 _ ("%s: The file could not be read (%s). Try again, or open a copy of it."), name, g_strerror (number));

  return FALSE;
}

/* At most one byte more than is allowed, so that too large a file shows. */
static GBytes *
read_all (int          descriptor,
          const char  *path,
          const gint64 size,
          GError     **error)
{
  const gsize      most = WAY_TEXT_GUARD_LARGEST + 1;
  gsize            capacity = MAX (size + 1, 4096);
  g_autofree char *data = g_try_malloc (capacity);
  gsize            length = 0;

  while (data != NULL)
    {
      gssize n = read (descriptor, data + length, capacity - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_read (error, path, errno);
          return NULL;
        }
      length += n;
      if (n == 0 || length == most)
        return g_bytes_new_take (g_steal_pointer (&data), length);
      if (length == capacity)
        {
          char *larger = g_try_realloc (data, capacity = MIN (2 * capacity, most));

          if (larger == NULL)
            break;
          g_steal_pointer (&data);
          data = larger;
        }
    }
  fail_read (error, path, ENOMEM);

  return NULL;
}

/**
 * way_file_read:
 * @path: a file
 * @identity: (out) (optional): which file it was; to be cleared
 * @error: where to put why it cannot be read
 *
 * Reads a whole file of up to 32 MiB.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
way_file_read (const char      *path,
               WayFileIdentity *identity,
               GError         **error)
{
  /* Without waiting: a pipe must not hold us up. */
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_filename_display_name (path);
  struct stat      info;

  if (descriptor < 0)
    {
      fail_read (error, path, errno);
      return NULL;
    }
  if (fstat (descriptor, &info) != 0)
    fail_read (error, path, errno);
  else if (S_ISDIR (info.st_mode))
    fail_read (error, path, EISDIR);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                 _ ("%s: This is a device or a pipe. Choose a file."), name);
  else if (info.st_size > WAY_TEXT_GUARD_LARGEST)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE,
                 _ ("%s:1: The file is larger than 32 MiB. "
                    "It was not opened, because that is more than a map can have."),
                 name);
  else
    bytes = read_all (descriptor, path, info.st_size, error);
  close (descriptor);
  if (bytes != NULL && identity != NULL)
    way_file_identify (identity, &info, bytes);

  return g_steal_pointer (&bytes);
}

/**
 * way_file_is_other:
 * @path: a file
 * @bytes: what is expected in it
 *
 * Returns: whether something else is in it; not when there is no file, or one that cannot be read
 */
gboolean
way_file_is_other (const char *path,
                   GBytes     *bytes)
{
  g_autoptr (GBytes) found = NULL;
  struct stat info;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  if ((gsize)info.st_size != g_bytes_get_size (bytes))
    return TRUE;
  found = way_file_read (path, NULL, NULL);

  return found != NULL && !g_bytes_equal (found, bytes);
}

/**
 * way_file_is_gone:
 * @path: where a file was
 *
 * Returns: whether there is none now; not when that cannot be seen
 */
gboolean
way_file_is_gone (const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0)
    return !S_ISREG (info.st_mode);

  return errno == ENOENT || errno == ENOTDIR;
}
