/* file.h - bytes from and to a disk, so that an old file is never harmed */
#pragma once

#include "journeys/documents/document-error.h"

/* Which file it was, and what was in it: comparing that is surer than a
 * checksum and costs nothing when a map is opened. */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64  size;
  gint64  modified; /* nanoseconds */
  gint64  changed;  /* nanoseconds; unlike the one above, no program can set it */
  gint64  looked;   /* nanoseconds; when this was noted */
  GBytes *content;  /* owned */
} WayFileIdentity;

void way_file_identity_copy (WayFileIdentity       *to,
                             const WayFileIdentity *from);

void way_file_identity_clear (WayFileIdentity *identity);

GBytes *way_file_read (const char      *path,
                       WayFileIdentity *identity,
                       GError         **error);

gboolean way_file_is_other (const char *path,
                            GBytes     *bytes);

gboolean way_file_is_gone (const char *path);

gboolean way_file_write (const char            *path,
                         GBytes                *bytes,
                         const WayFileIdentity *expected,
                         WayFileIdentity       *written,
                         GError               **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayFileIdentity, way_file_identity_clear)
