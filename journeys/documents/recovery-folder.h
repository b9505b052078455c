/* recovery-folder.h - where what was not saved of maps is kept, and what an earlier run left there
 *
 * A file for each map that has something to lose. They are written in one
 * thread of their own, in the order in which that was asked for.
 */
#pragma once

#include "journeys/documents/document.h"

#define WAY_TYPE_RECOVERY_FOLDER (way_recovery_folder_get_type ())
G_DECLARE_FINAL_TYPE (WayRecoveryFolder, way_recovery_folder, WAY, RECOVERY_FOLDER, GObject)

char *way_recovery_folder_dup_path (void);

WayRecoveryFolder *way_recovery_folder_new (const char *path);

const char *way_recovery_folder_get_path (WayRecoveryFolder *self);

const char *way_recovery_folder_get_owner (WayRecoveryFolder *self);

gboolean way_recovery_folder_is_owned (const char *folder,
                                       const char *owner);

gboolean way_recovery_folder_is_own (const char *owner);

char *way_recovery_folder_dup_new_file (WayRecoveryFolder *self);

void way_recovery_folder_run (WayRecoveryFolder *self,
                              GTask             *task,
                              GTaskThreadFunc    func);

void way_recovery_folder_flush (WayRecoveryFolder *self);
