/* scoring.h - a round in which each group says its figures
 *
 * What is kept of the answers is median, spread (highest − lowest) and how many. While the
 * round goes on the map has the answers as well.
 */
#pragma once

#include "journeys/commands/command.h"

typedef enum
{
  WAY_SCORING_EMOTION,
  WAY_SCORING_IMPORTANCE,
  WAY_SCORING_SATISFACTION,
} WayScored;

typedef struct
{
  double median;
  double spread;
  int    n;
} WayScoreSum;

typedef struct _WayScoring WayScoring;

gboolean way_scoring_can_be (WayMap   *map,
                             WayItem  *about,
                             WayScored what);

WayScoring *way_scoring_new (WayMap     *map,
                             WayScored   what,
                             WayItem    *about,
                             const char *persona_id,
                             GError    **error);

void way_scoring_free (WayScoring *self);

WayScored way_scoring_get_what (WayScoring *self);

const char *way_scoring_get_about (WayScoring *self);

const char *way_scoring_get_persona (WayScoring *self);

void way_scoring_get_range (WayScoring *self,
                            double     *lowest,
                            double     *highest);

gboolean way_scoring_set_group (WayScoring *self,
                                const char *group,
                                const char *answers,
                                GError    **error);

char *way_scoring_dup_answers (WayScoring *self,
                               const char *group);

int way_scoring_n_groups (WayScoring *self);

const char *way_scoring_get_group (WayScoring  *self,
                                   int          place,
                                   WayScoreSum *sum);

gboolean way_scoring_get_sum (WayScoring  *self,
                              WayScoreSum *sum);

gboolean way_scoring_get_outcome (WayScoring *self,
                                  double     *value);

char *way_scoring_dup_name (WayScoring *self,
                            WayMap     *map);

WayCommand *way_scoring_new_command (WayScoring *self,
                                     WayMap     *map,
                                     const char *workshop_id,
                                     gboolean    accept,
                                     GError    **error);

WayItem *way_scoring_find_open (WayScoring *self,
                                WayMap     *map);

void way_scoring_take_open (WayScoring *self,
                            WayMap     *map);

WayScoring *way_scoring_new_from_open (WayMap  *map,
                                       WayItem *open,
                                       GError **error);

WayCommand *way_scoring_new_answers_command (WayScoring *self,
                                             WayMap     *map,
                                             const char *group);

char *way_score_format (double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayScoring, way_scoring_free)
