/* score-answers.h - what the groups of a round of scores answered */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/scoring.h"

#define WAY_TYPE_SCORE_ANSWERS (way_score_answers_get_type ())
G_DECLARE_FINAL_TYPE (WayScoreAnswers, way_score_answers, WAY, SCORE_ANSWERS, GtkWidget)

GtkWidget *way_score_answers_new (void);

gboolean way_score_answers_show (WayScoreAnswers *self,
                                 WayScoring      *scoring);
