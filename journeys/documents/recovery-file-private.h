/* recovery-file-private.h - what writing and reading of a recovery file share */
#pragma once

#include "journeys/documents/recovery-file.h"

struct _WayRecoveryFile
{
  /* owned */
  WayDatabase *database;
  char        *path;

  /* state */
  gboolean is_held; /* nobody else writes to it, and what is written ends that */
};
