/* fault-judge.h - whether a folder of records is as it was before, or as it should be after */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_STATE_BEFORE = 1 << 0,
  WAY_STATE_AFTER = 1 << 1, /* both, when nothing was to be changed */
} WayState;

typedef struct
{
  /* owned */
  char       *folder;
  char       *scratch; /* a folder to look at copies in */
  GHashTable *before;  /* see folder-image.h */
  GHashTable *after;
  char       *before_text;
  char       *after_text;

  gboolean is_untouched; /* when looked last, the records were byte for byte as before */
} WayFaultJudge;

WayFaultJudge *way_fault_judge_new (const char *folder,
                                    const char *scratch,
                                    GHashTable *before);

gboolean way_fault_judge_set_after (WayFaultJudge *self,
                                    GHashTable    *after);

WayState way_fault_judge_look (WayFaultJudge *self,
                               gboolean       was_killed,
                               GString       *problems);

WayState way_fault_judge_look_at (WayFaultJudge *self,
                                  GBytes        *records,
                                  GBytes        *journal,
                                  GString       *problems);

void way_fault_judge_free (WayFaultJudge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayFaultJudge, way_fault_judge_free)
