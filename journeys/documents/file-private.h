/* file-private.h - what reading and writing files share */
#pragma once

#include <sys/stat.h>

#include "journeys/documents/file.h"

gint64 way_file_to_nanoseconds (const struct timespec *time);

void way_file_identify (WayFileIdentity   *identity,
                        const struct stat *info,
                        GBytes            *bytes);
