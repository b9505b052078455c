/* lock-note.h - a note beside a file that says who has it open */
#pragma once

#include <glib.h>

/* Who has a file open. */
typedef struct
{
  char  *user;
  char  *host;
  gint64 since; /* in seconds of Unix time; 0 when that is not known */
} WayHolder;

typedef struct _WayLockNote WayLockNote;

WayLockNote *way_lock_note_take (const char *path,
                                 const char *user);

GPtrArray *way_lock_note_list_others (const char *path);

gboolean way_lock_note_is_about (const char *name,
                                 const char *path);

void way_lock_note_release (WayLockNote *self);

void way_holder_free (WayHolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayHolder, way_holder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLockNote, way_lock_note_release)
