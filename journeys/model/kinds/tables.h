/* tables.h - the tables of kinds, for kind.c */
#pragma once

#include "journeys/model/kind.h"

extern const WayKindInfo way_map_kinds[WAY_N_KINDS];
extern const WayKindInfo way_card_kinds[WAY_N_KINDS];
extern const WayKindInfo way_working_kinds[WAY_N_KINDS];
extern const WayKindInfo way_record_kinds[WAY_N_KINDS];

/* Choices that more than one table uses. */
extern const WayChoice way_choices_role[];
extern const WayChoice way_choices_channel[];
extern const WayChoice way_choices_job_kind[];
extern const WayChoice way_choices_tier[];
extern const WayChoice way_choices_metric[];
extern const WayChoice way_choices_color[];
