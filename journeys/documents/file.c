/* file.c - bytes from and to a disk, so that an old file is never harmed */
#include "config.h"

#include "journeys/documents/file.h"
#include "journeys/storage/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/file-lock.h"
#include "journeys/documents/text-guard.h"

/* Within this time a file can change twice without a new time stamp. */
#define SAME_STAMP (20 * G_GINT64_CONSTANT (1000000))

static gint64
to_nanoseconds (const struct timespec *time)
{
  return (gint64)time->tv_sec * 1000000000 + time->tv_nsec;
}

static void
identify (WayFileIdentity   *identity,
          const struct stat *info,
          GBytes            *bytes)
{
  identity->device = info->st_dev;
  identity->inode = info->st_ino;
  identity->size = info->st_size;
  identity->modified = to_nanoseconds (&info->st_mtim);
  identity->changed = to_nanoseconds (&info->st_ctim);
  identity->looked = g_get_real_time () * 1000;
  identity->content = g_bytes_ref (bytes);
}

void
way_file_identity_copy (WayFileIdentity       *to,
                        const WayFileIdentity *from)
{
  GBytes *content = from->content != NULL ? g_bytes_ref (from->content) : NULL;

  way_file_identity_clear (to);
  *to = *from;
  to->content = content;
}

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
    identify (identity, &info, bytes);

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

static gboolean
fail_write (GError    **error,
            const char *path,
            int         number)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because the disk is full. "
                      "Make room or save elsewhere. The file is as it was before."),
                   name);
      break;
    case EFBIG:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because files may not be that large here. "
                      "Save elsewhere. The file is as it was before."),
                   name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because you may not write there. "
                      "Save elsewhere. The file is as it was before."),
                   name);
      break;
    case EROFS:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because the disk is read-only. "
                      "Save elsewhere. The file is as it was before."),
                   name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because the folder is not there. "
                      "Save elsewhere."),
                   name);
      break;
    case EISDIR:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because this is a folder. "
                      "Choose another name."),
                   name);
      break;
    default:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved (%s). "
                      "Try again or save elsewhere. The file is as it was before."),
                   name, g_strerror (number));
      break;
    }

  return FALSE;
}

static int
number_of (const GError *error)
{
  static const struct
  {
    int code;
    int number;
  } numbers[] = {
    { G_FILE_ERROR_NOSPC, ENOSPC },
    { G_FILE_ERROR_ACCES, EACCES },
    { G_FILE_ERROR_PERM, EPERM },
    { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_NOENT, ENOENT },
    { G_FILE_ERROR_NOTDIR, ENOTDIR },
    { G_FILE_ERROR_ISDIR, EISDIR },
    { G_FILE_ERROR_IO, EIO },
    { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_error_matches (error, G_FILE_ERROR, numbers[i].code))
      return numbers[i].number;

  return 0;
}

static gboolean
fail_replace (GError      **error,
              const char   *path,
              const GError *reason)
{
  int              number = number_of (reason);
  g_autofree char *name = NULL;

  if (number != 0)
    return fail_write (error, path, number);
  /* GLib has no code of its own for these. */
  if (strstr (reason->message, g_strerror (EFBIG)) != NULL)
    return fail_write (error, path, EFBIG);
  if (strstr (reason->message, g_strerror (EDQUOT)) != NULL)
    return fail_write (error, path, EDQUOT);
  name = g_filename_display_name (path);
  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
               _ ("%s: Nothing was saved (%s). "
                  "Try again or save elsewhere. The file is as it was before."),
               name, reason->message);

  return FALSE;
}

/* Whether the file is still the one that was noted. Times are trusted only
 * when they are old enough that a later change had to show in them. */
static gboolean
check_same (const char            *path,
            const struct stat     *info,
            const WayFileIdentity *expected,
            GError               **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (expected->device == info->st_dev &&
      expected->inode == info->st_ino &&
      expected->size == info->st_size &&
      expected->modified == to_nanoseconds (&info->st_mtim) &&
      expected->changed == to_nanoseconds (&info->st_ctim) &&
      expected->looked - expected->changed > SAME_STAMP)
    return TRUE;
  if (expected->size == info->st_size)
    {
      bytes = way_file_read (path, NULL, NULL);
      if (bytes != NULL && g_bytes_equal (bytes, expected->content))
        return TRUE;
    }

  name = g_filename_display_name (path);
  if (expected->size == info->st_size && bytes == NULL)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                 _ ("%s: Nothing was saved, because it could not be seen whether somebody else changed the file. "
                    "Try again or save elsewhere. The file is as it was before."),
                 name);
  else
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK,
                 _ ("%s: The file was changed by somebody else since it was opened. "
                    "Nothing was saved. What they did can be merged, or yours saved under another name."),
                 name);

  return FALSE;
}

static gboolean
fail_busy (GError    **error,
           const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
               _ ("%s: Nothing was saved, because another program is writing the file and does not come to an end. "
                  "Try again, or save elsewhere. The file is as it was before."),
               name);

  return FALSE;
}

static gboolean
confirm (const char *path,
         GError    **error)
{
  g_autofree char *name = NULL;
  int              number;

  if (way_folder_sync (path))
    return TRUE;
  number = errno;
  name = g_filename_display_name (path);
  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
               _ ("%s: It was written, but the disk did not confirm it (%s). Save again."),
               name, g_strerror (number));

  return FALSE;
}

static gboolean
check_target (const char            *path,
              const WayFileIdentity *expected,
              struct stat           *info,
              gboolean              *exists,
              GError               **error)
{
  g_autofree char *name = g_filename_display_name (path);

  *exists = stat (path, info) == 0;
  if (!*exists)
    return errno == ENOENT ? TRUE : fail_write (error, path, errno);
  if (S_ISDIR (info->st_mode))
    return fail_write (error, path, EISDIR);
  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because this is a device or a pipe. "
                      "Choose another name."),
                   name);
      return FALSE;
    }
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return fail_write (error, path, errno);

  return expected == NULL || check_same (path, info, expected, error);
}

static gboolean
replace (const char            *target,
         GBytes                *bytes,
         const WayFileIdentity *expected,
         WayFileIdentity       *written,
         GError               **error)
{
  g_autoptr (GError) reason = NULL;
  struct stat before;
  struct stat after;
  gboolean    exists;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!check_target (target, expected, &before, &exists, error))
    return FALSE;

  if (!g_file_set_contents_full (target, data, size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 exists ? (int)(before.st_mode & 07777) : 0666, &reason))
    return fail_replace (error, target, reason);
  if (exists && stat (target, &after) == 0)
    {
      /* As far as we may; the content is safe already. */
      if ((after.st_uid != before.st_uid || after.st_gid != before.st_gid) &&
          chown (target, before.st_uid, before.st_gid) != 0)
        g_debug ("%s: The owner was not kept: %s", target, g_strerror (errno));
      if ((after.st_mode & 07777) != (before.st_mode & 07777) &&
          g_chmod (target, before.st_mode & 07777) != 0)
        g_debug ("%s: The mode was not kept: %s", target, g_strerror (errno));
    }
  if (written != NULL)
    {
      /* Without its data the file will be known by its content. */
      if (stat (target, &after) != 0)
        after = (struct stat){ .st_size = size };
      identify (written, &after, bytes);
    }

  return confirm (target, error);
}

/**
 * way_file_write:
 * @path: where to write; symbolic links are followed
 * @bytes: the whole of the file
 * @expected: (nullable): which file may be replaced; NULL for any
 * @written: (out) (optional): which file it is now, to be cleared; also set when the
 *   file was replaced but the disk did not confirm it
 * @error: where to put why it was not written
 *
 * Replaces a file by a complete one that is safely on the disk, or leaves it
 * as it was. The mode of a replaced file is kept. May be called in any
 * thread, and waits for the disk, and for other programs that replace the same file.
 *
 * Returns: whether the file has the bytes now
 */
gboolean
way_file_write (const char            *path,
                GBytes                *bytes,
                const WayFileIdentity *expected,
                WayFileIdentity       *written,
                GError               **error)
{
  g_autofree char *target = way_folder_resolve (path);
  gboolean         done;
  int              lock;

  if (target == NULL)
    return fail_write (error, path, errno);
  if (!way_file_lock (target, &lock))
    return fail_busy (error, path);
  done = replace (target, bytes, expected, written, error);
  way_file_unlock (lock);

  return done;
}
