/* record-list.h - accounts with a number each, as a list */
#pragma once

#include "journeys/records/record-model.h"

char *way_test_list_add (WayRecords *records,
                         const char *name);

void way_test_list_rename (WayRecords *records,
                           const char *id,
                           const char *name);

WayRecords *way_test_list_open (const char *folder,
                                int         n);

WayRecordModel *way_test_list_all (WayRecords *records);

void way_test_list_settle (WayRecordModel *model);

void way_test_list_wait_for_row (WayRecordRow *row);

/* A row that was read before is read again in its own time. */
void way_test_list_assert_name (WayRecordModel *model,
                                guint           position,
                                const char     *name);

/* What a list that follows the changes has: rows, which may become those of other records. */
void way_test_list_follow_cb (GListModel *model,
                              guint       position,
                              guint       removed,
                              guint       added,
                              GPtrArray  *rows);

void way_test_list_assert_followed (WayRecordModel *model,
                                    GPtrArray      *rows);
