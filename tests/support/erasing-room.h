/* erasing-room.h - a person who is to be erased, and a map that has her name */
#pragma once

#include "journeys/records/erase.h"

#define WAY_TEST_ERASED "Xaverine Quopp"

typedef struct
{
  char       *folder;
  char       *database;
  char       *map_path;
  WayRecords *records;
  WayItem    *contact;
} WayTestErasing;

void way_test_erasing_set_up (WayTestErasing *self,
                              gconstpointer   data);

void way_test_erasing_tear_down (WayTestErasing *self,
                                 gconstpointer   data);

/* A map that has the name in all the ways it can, and a persona of that name. */
void way_test_erasing_write_map (WayTestErasing *self,
                                 const char     *persona,
                                 const char     *note);

WayErasure *way_test_erasing_plan (WayTestErasing *self,
                                   WayItem        *record);

/* A version with a label, and work on the map that was not saved. */
void way_test_erasing_leave_kept (WayTestErasing *self,
                                  GBytes         *bytes);
