/* left-work.h - a folder with the work that a program left which was ended */
#pragma once

#include "journeys/documents/recovered.h"

typedef struct
{
  char              *folder;
  char              *path; /* of what was left */
  WayRecoveryFolder *lock;
  GPtrArray         *list; /* what was found at the last look, or NULL */
  int                patience;
} WayTestLeft;

void way_test_left_init (WayTestLeft *self,
                         char        *folder);
void way_test_left_tear_down (WayTestLeft  *self,
                              gconstpointer data);
void way_test_left_write (const char *path,
                          const char *title,
                          GBytes     *base,
                          GPtrArray  *steps);
