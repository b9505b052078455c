/* saving-room.h - a folder with one map in it, to be saved whatever goes wrong */
#pragma once

#include "journeys/documents/document.h"

typedef struct
{
  char   *folder;
  char   *data; /* where versions are kept, or NULL */
  char   *path;
  char   *other; /* another name of the same file, where there is one */
  GFile  *file;
  GBytes *before;
} WayTestSaving;

void way_test_saving_init (WayTestSaving *self,
                           char          *folder);

void way_test_saving_set_up (WayTestSaving *self,
                             gconstpointer  data);

/* For thousands of saves, which would only measure the disk. */
void way_test_saving_set_up_in_memory (WayTestSaving *self,
                                       gconstpointer  data);

void way_test_saving_tear_down (WayTestSaving *self,
                                gconstpointer  data);

/* The map of a file, with something to save. */
WayDocument *way_test_saving_open (GFile *file);

void way_test_saving_assert_saves (WayDocument *document);

/* Nothing lies about but these files. */
void way_test_saving_assert_no_litter (const char *folder,
                                       int         expected);

int way_test_saving_get_mode (const char *path);
