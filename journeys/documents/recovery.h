/* recovery.h - keeps what was done to an open map since it was saved
 *
 * At most a second after something was done it is on the disk, without the
 * file of the map being touched.
 */
#pragma once

#include "journeys/documents/recovery-folder.h"

#define WAY_TYPE_RECOVERY (way_recovery_get_type ())
G_DECLARE_FINAL_TYPE (WayRecovery, way_recovery, WAY, RECOVERY, GObject)

WayRecovery *way_recovery_new (WayRecoveryFolder *folder,
                               WayDocument       *document);

WayRecovery *way_recovery_go_on (WayRecoveryFolder *folder,
                                 WayDocument       *document,
                                 const char        *path,
                                 gint64             last_number);

const char *way_recovery_get_path (WayRecovery *self);

const char *way_recovery_get_trouble (WayRecovery *self);

gboolean way_recovery_is_kept (WayRecovery *self);

void way_recovery_set_draft (WayRecovery *self,
                             const char  *draft,
                             const char  *place);

const char *way_recovery_get_draft (WayRecovery *self,
                                    const char **place);

void way_recovery_write_now (WayRecovery *self);

void way_recovery_begin_anew (WayRecovery *self);

void way_recovery_discard (WayRecovery *self);
