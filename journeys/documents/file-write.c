/* file-write.c - bytes to a disk, so that an old file is never harmed */
#include "config.h"

#include "journeys/documents/file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/file-lock.h"
#include "journeys/documents/file-place.h"
#include "journeys/storage/folder.h"

/* Within this time a file can change twice without a new time stamp. */
#define SAME_STAMP (20 * G_GINT64_CONSTANT (1000000))

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
    case EEXIST:
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_EXISTS,
                   _ ("%s: There is such a file already. Choose another name. Nothing was changed."), name);
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
      expected->modified == way_file_to_nanoseconds (&info->st_mtim) &&
      expected->changed == way_file_to_nanoseconds (&info->st_ctim) &&
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
  if (expected != NULL && expected->content == NULL)
    return fail_write (error, path, EEXIST);
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

/* Of what is not to take the place of anything, also not of what comes while it is written. */
static gboolean
set_new_contents (const char *target,
                  GBytes     *bytes,
                  GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_strdup_printf (".waymark-%08x", g_random_int ());
  g_autofree char *beside = g_build_filename (folder, name, NULL);
  g_autoptr (GError) reason = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  int         number;

  if (!g_file_set_contents_full (beside, data, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &reason))
    return fail_replace (error, target, reason);
  if (way_file_place (beside, target))
    return TRUE;
  number = errno;
  g_unlink (beside);

  return fail_write (error, target, number);
}

static gboolean
set_contents (const char *target,
              GBytes     *bytes,
              int         mode,
              GError    **error)
{
  g_autoptr (GError) reason = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents_full (target, data, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &reason))
    return fail_replace (error, target, reason);

  return TRUE;
}

static gboolean
replace (const char            *target,
         GBytes                *bytes,
         const WayFileIdentity *expected,
         WayFileIdentity       *written,
         GError               **error)
{
  struct stat before;
  struct stat after;
  gboolean    exists;
  gboolean    only_new = expected != NULL && expected->content == NULL;

  if (!check_target (target, expected, &before, &exists, error) ||
      !(only_new ? set_new_contents (target, bytes, error)
                 : set_contents (target, bytes, exists ? (int)(before.st_mode & 07777) : 0666, error)))
    return FALSE;
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
        after = (struct stat){ .st_size = g_bytes_get_size (bytes) };
      way_file_identify (written, &after, bytes);
    }

  return confirm (target, error);
}

/**
 * way_file_write:
 * @path: where to write; symbolic links are followed
 * @bytes: the whole of the file
 * @expected: (nullable): which file may be replaced; one without content: none; NULL: any
 * @written: (out) (optional): which file it is now, to be cleared; also set when the
 *   file was replaced but the disk did not confirm it
 * @error: where to put why it was not written
 *
 * Replaces a file by a complete one that is safely on the disk, or leaves it
 * as it was. The mode of a replaced file is kept. May be called in any
 * thread, and waits for the disk, and for other programs that replace the same file.
 *
 * Returns: whether the file has the bytes, safely on the disk; if not, it is as it was, or, when @written was set, has
 *   them, and the disk did not confirm it: then a power cut may bring back what was there
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
