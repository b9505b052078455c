/* recovery-room.h - an open map whose work is kept, and a program that ends and begins again */
#pragma once

#include "journeys/documents/recovered.h"
#include "tests/support/open-document.h"

typedef struct
{
  WayTestDocument    document;
  WayRecoveryFolder *folder;
  WayRecovery       *recovery;
} WayTestRecovery;

void way_test_recovery_set_up (WayTestRecovery *self,
                               gconstpointer    data);
void way_test_recovery_tear_down (WayTestRecovery *self,
                                  gconstpointer    data);

char *way_test_recovery_dup_path (WayTestRecovery *self);

void way_test_recovery_begin (WayTestRecovery *self);
void way_test_recovery_end (WayTestRecovery *self);
void way_test_recovery_settle (void);
void way_test_recovery_write (WayTestRecovery *self);
void way_test_recovery_edit (WayTestRecovery *self,
                             const char      *title);

GPtrArray   *way_test_recovery_look (WayTestRecovery *self);
void         way_test_recovery_stop_looking (WayTestRecovery *self,
                                             GPtrArray       *list);
void         way_test_recovery_assert_nothing (WayTestRecovery *self);
WayDocument *way_test_recovery_recover (WayTestRecovery *self,
                                        WayBase          base);
