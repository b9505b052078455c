/* fault-vfs.c - files of SQLite that fail
 *
 * Stands before the system's own and hands everything on, except what is to fail.
 */
#include "config.h"

#include "tests/support/fault-power.h"
#include "tests/support/faults.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  const char  *name; /* borrowed */
  gboolean     is_journal;
  sqlite3_file real[]; /* as large as the real one wants it */
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs  vfs;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *)file)->real;
}

/* What the system would say. */
static int
refuse (WayFault fault,
        int      code)
{
  switch (fault)
    {
    case WAY_FAULT_FULL:
      return SQLITE_FULL;
    case WAY_FAULT_BUSY:
      return SQLITE_BUSY;
    case WAY_FAULT_MEMORY:
    case WAY_FAULT_IO:
    case WAY_FAULT_HALF:
    case WAY_FAULT_ASKED:
    case WAY_FAULT_CALL:
    case WAY_FAULT_KILL:
    case WAY_FAULT_POWER:
    default:
      return code;
    }
}

static int
file_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
file_read (sqlite3_file *file,
           void         *bytes,
           int           size,
           sqlite3_int64 offset)
{
  WayFault fault;

  if (way_faults_pass (WAY_CALL_READ, &fault))
    return get_real (file)->pMethods->xRead (get_real (file), bytes, size, offset);
  if (fault == WAY_FAULT_HALF)
    get_real (file)->pMethods->xRead (get_real (file), bytes, size / 2, offset);

  return refuse (fault, SQLITE_IOERR_READ);
}

static int
write_half (sqlite3_file *file,
            const void   *bytes,
            int           size,
            sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xWrite (get_real (file), bytes, size / 2, offset);
}

static int
file_write (sqlite3_file *file,
            const void   *bytes,
            int           size,
            sqlite3_int64 offset)
{
  WayFault fault;
  int      code;

  way_faults_note_written ();
  if (!way_faults_pass (WAY_CALL_WRITE, &fault))
    {
      if (fault == WAY_FAULT_HALF)
        write_half (file, bytes, size, offset);
      return refuse (fault, SQLITE_IOERR_WRITE);
    }
  if (way_faults_is_watched ())
    {
      way_faults_may_die ();
      write_half (file, bytes, size, offset);
      way_faults_may_die ();
    }
  code = get_real (file)->pMethods->xWrite (get_real (file), bytes, size, offset);
  way_faults_may_die ();

  return code;
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  WayFault fault;
  int      code;

  way_faults_note_written ();
  if (!way_faults_pass (WAY_CALL_TRUNCATE, &fault))
    return refuse (fault, SQLITE_IOERR_TRUNCATE);
  way_faults_may_die ();
  code = get_real (file)->pMethods->xTruncate (get_real (file), size);
  way_faults_may_die ();

  return code;
}

static int
file_sync (sqlite3_file *file,
           int           flags)
{
  WayFault fault;
  int      code;

  if (!way_faults_pass (WAY_CALL_SYNC, &fault))
    return refuse (fault, SQLITE_IOERR_FSYNC);
  way_faults_may_die ();
  code = get_real (file)->pMethods->xSync (get_real (file), flags);
  /* The system's own syncs the folder of a journal with it. */
  if (code == SQLITE_OK && ((File *)file)->name != NULL)
    way_fault_power_note_synced (((File *)file)->name, ((File *)file)->is_journal);
  way_faults_may_die ();

  return code;
}

static int
file_get_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  WayFault fault;

  if (!way_faults_pass (WAY_CALL_LOOK, &fault))
    return refuse (fault, SQLITE_IOERR_FSTAT);

  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  WayFault fault;

  if (!way_faults_pass (WAY_CALL_LOCK, &fault))
    return refuse (fault, SQLITE_IOERR_LOCK);

  return get_real (file)->pMethods->xLock (get_real (file), level);
}

/* What cannot be unlocked is unlocked all the same: the system forgets locks with the file. */
static int
file_unlock (sqlite3_file *file,
             int           level)
{
  WayFault fault;
  int      code = get_real (file)->pMethods->xUnlock (get_real (file), level);

  return way_faults_pass (WAY_CALL_UNLOCK, &fault) ? code : refuse (fault, SQLITE_IOERR_UNLOCK);
}

static int
file_check_reserved_lock (sqlite3_file *file,
                          int          *is_reserved)
{
  WayFault fault;

  if (!way_faults_pass (WAY_CALL_LOOK, &fault))
    return refuse (fault, SQLITE_IOERR_CHECKRESERVEDLOCK);

  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_reserved);
}

static int
file_control (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
file_get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_get_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

/* The first version: no shared memory, which only a write-ahead log needs, and no mapping, which we switch off. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_get_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_get_sector_size,
  .xDeviceCharacteristics = file_get_characteristics,
};

static int
vfs_open (sqlite3_vfs  *self,
          const char   *name,
          sqlite3_file *file,
          int           flags,
          int          *out_flags)
{
  WayFault fault;
  int      code;

  if (flags & SQLITE_OPEN_CREATE)
    way_faults_note_written ();
  file->pMethods = NULL;
  if (!way_faults_pass (WAY_CALL_OPEN, &fault))
    return refuse (fault, SQLITE_CANTOPEN);
  way_faults_may_die ();
  code = real_vfs->xOpen (real_vfs, name, get_real (file), flags, out_flags);
  if (code == SQLITE_OK)
    file->pMethods = &methods;
  ((File *)file)->name = name;
  ((File *)file)->is_journal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
  if (code == SQLITE_OK && name != NULL && (flags & SQLITE_OPEN_CREATE))
    way_fault_power_note_created (name);
  way_faults_may_die ();

  return code;
}

static int
vfs_delete (sqlite3_vfs *self,
            const char  *name,
            int          sync_folder)
{
  WayFault fault;
  int      code;

  way_faults_note_written ();
  if (!way_faults_pass (WAY_CALL_DELETE, &fault))
    return refuse (fault, SQLITE_IOERR_DELETE);
  way_faults_may_die ();
  way_fault_power_note_deleted (name, sync_folder);
  code = real_vfs->xDelete (real_vfs, name, sync_folder);
  way_faults_may_die ();

  return code;
}

static int
vfs_access (sqlite3_vfs *self,
            const char  *name,
            int          flags,
            int         *result)
{
  WayFault fault;

  if (!way_faults_pass (WAY_CALL_LOOK, &fault))
    return refuse (fault, SQLITE_IOERR_ACCESS);

  return real_vfs->xAccess (real_vfs, name, flags, result);
}

static int
vfs_get_full_path (sqlite3_vfs *self,
                   const char  *name,
                   int          size,
                   char        *path)
{
  WayFault fault;

  if (!way_faults_pass (WAY_CALL_LOOK, &fault))
    return refuse (fault, SQLITE_CANTOPEN);

  return real_vfs->xFullPathname (real_vfs, name, size, path);
}

void
way_fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  g_assert_nonnull (real_vfs);
  vfs = *real_vfs;
  vfs.pNext = NULL;
  vfs.zName = "faults";
  vfs.szOsFile = sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_get_full_path;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}
