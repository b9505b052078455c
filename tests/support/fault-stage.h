/* fault-stage.h - where operations on records are done while something fails */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/records/desk.h"

/* What is there at first. */
#define WAY_STAGE_ACCOUNT "11111111-1111-4111-8111-111111111111"
#define WAY_STAGE_ACCOUNT_2 "11111111-1111-4111-8111-222222222222"
#define WAY_STAGE_CONTACT "22222222-2222-4222-8222-111111111111"
#define WAY_STAGE_PERSONA "33333333-3333-4333-8333-111111111111"
#define WAY_STAGE_JOB "44444444-4444-4444-8444-111111111111"

/* The domain of what was told to the user and not to the caller. */
#define WAY_FAULT_TOLD (g_quark_from_static_string ("told"))

typedef enum
{
  WAY_START_NONE,  /* there is no file */
  WAY_START_PLAIN, /* some of each kind, and two maps of which one is in the library */
  WAY_START_OLDER, /* a version wrote it that knew less */
  WAY_START_STALE, /* other fields were searched */
  WAY_START_NEWER, /* a version wrote it that knew more */
} WayStart;

typedef struct
{
  /* owned */
  char       *folder; /* with records.db */
  WayRecords *records;
  WayDesk    *desk;
  WayMap     *map;  /* a map in the library */
  GString    *told; /* what was read, to be compared */
  char       *problem;

  int n_changes; /* that the records told of */
} WayFaultStage;

typedef enum
{
  WAY_PACE_QUICK,
  WAY_PACE_LONG, /* is made of others that are in the tables as well */
  WAY_PACE_SLOW, /* goes through the whole file */
} WayPace;

typedef gboolean (*WayOperationFunc) (WayFaultStage *stage,
                                      GError       **error);

typedef struct
{
  const char      *name;
  WayStart         start;
  gboolean         is_closed; /* the records are not open when it begins */
  gboolean         has_desk;
  WayPace          pace;
  WayOperationFunc run;
  WayOperationFunc prepare; /* what is done before and does not fail, or NULL */
} WayFaultOperation;

void way_fault_stage_make (const char *folder,
                           WayStart    start);

char *way_fault_stage_dup_map_path (WayFaultStage *self);

WayFaultStage *way_fault_stage_new (const char              *folder,
                                    const WayFaultOperation *operation);

void way_fault_stage_free (WayFaultStage *self);

void way_fault_stage_settle (WayFaultStage *self);

char *way_fault_stage_find_difference (WayFaultStage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFaultStage, way_fault_stage_free)
