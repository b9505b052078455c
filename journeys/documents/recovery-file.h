/* recovery-file.h - one file with a map as it was, and what was done to it since
 *
 * A database for each open map that has something to lose. Nothing in here
 * knows of windows or threads: one thread at a time uses a file.
 */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/storage/database.h"

/* Bytes of what is typed and in no step yet. */
#define WAY_RECOVERY_LONGEST_DRAFT (4 * 1024 * 1024)

/* What is known of the map, and of the file that it belongs to. */
typedef struct
{
  char  *path;      /* of the map; NULL before it was saved for the first time */
  char  *title;     /* of the map */
  char  *saved;     /* the SHA-256 of what is in that file; NULL */
  char  *owner;     /* the name of what tells whether the program still runs */
  gint64 discarded; /* when its user said that it is not wanted, in seconds of Unix time; 0 for not at all */
  gint64 opened;    /* when that part of it was opened that can be read, in seconds of Unix time; 0 for not at all */
  char  *draft;     /* what was typed and is in no step yet; NULL */
  char  *place;     /* where on the map that was to go, for whoever typed it; NULL */
} WayRecoveryAbout;

typedef struct
{
  gint64  number; /* counted up from 1 */
  gint64  time;   /* microseconds of Unix time */
  WayDeed deed;
  char   *command; /* XML */
} WayRecoveryStep;

typedef struct _WayRecoveryFile WayRecoveryFile;

WayRecoveryFile *way_recovery_file_open (const char *path,
                                         GError    **error);

void way_recovery_file_close (WayRecoveryFile *self);

gboolean way_recovery_file_write (WayRecoveryFile        *self,
                                  const WayRecoveryAbout *about,
                                  GBytes                 *base,
                                  gint64                  base_number,
                                  GPtrArray              *steps,
                                  GError                **error);

gboolean way_recovery_file_is_empty (WayRecoveryFile *self);

gboolean way_recovery_file_begin_look (WayRecoveryFile *self,
                                       GError         **error);

void way_recovery_file_end_look (WayRecoveryFile *self);

gboolean way_recovery_file_check_owner (WayRecoveryFile *self,
                                        const char      *own,
                                        GError         **error);

gboolean way_recovery_file_hold (WayRecoveryFile *self,
                                 const char      *own,
                                 GError         **error);

gboolean way_recovery_file_take (WayRecoveryFile *self,
                                 const char      *owner,
                                 GError         **error);

gboolean way_recovery_file_note_opened (WayRecoveryFile *self,
                                        gint64           time,
                                        GError         **error);

gboolean way_recovery_file_set_discarded (WayRecoveryFile *self,
                                          gint64           time,
                                          GError         **error);

gboolean way_recovery_file_discard (WayRecoveryFile *self,
                                    gint64           time,
                                    GError         **error);

gboolean way_recovery_file_remove (WayRecoveryFile *self,
                                   GError         **error);

gboolean way_recovery_file_read_about (WayRecoveryFile  *self,
                                       WayRecoveryAbout *about,
                                       GError          **error);

gboolean way_recovery_file_read (WayRecoveryFile *self,
                                 GBytes         **base,
                                 GPtrArray      **steps,
                                 GError         **error);

void way_recovery_about_clear (WayRecoveryAbout *about);

WayRecoveryStep *way_recovery_step_new (gint64  number,
                                        WayDeed deed,
                                        char   *command);

WayRecoveryStep *way_recovery_step_ref (WayRecoveryStep *self);

void way_recovery_step_unref (WayRecoveryStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRecoveryFile, way_recovery_file_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayRecoveryAbout, way_recovery_about_clear)
