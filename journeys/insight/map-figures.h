/* map-figures.h - who takes part in which stages of a map, and how they feel there
 *
 * What is left of a map when it has been read for the account that it is about.
 */
#pragma once

#include "journeys/model/map.h"

/* A persona of the map. */
typedef struct
{
  char *record; /* the id of its record, or NULL */
  char *name;
  char *role; /* as it is stored, or NULL */
} WayMapPersona;

/* An emotion. */
typedef struct
{
  guint  persona; /* its place */
  guint  step;    /* its place in the whole map */
  double level;
} WayMapFeeling;

/* A stage. */
typedef struct
{
  char      *id;
  char      *title;
  GArray    *feelings;     /* element-type WayMapFeeling */
  GPtrArray *touchpoints;  /* element-type GArray of guint: the places of the personas each names */
  GArray    *present;      /* element-type gboolean, by place of the persona */
  gboolean   has_gap;      /* there is a step where two or more have an emotion */
  double     widest_gap;   /* of such steps, on the scale of the map */
  char      *widest_title; /* the first step that has it, or NULL when it is not named */
  double     sum_of_gaps;  /* over such steps */
  guint      n_gaps;       /* how many there are */
} WayMapStage;

typedef struct
{
  char      *id; /* the UUID of the map */
  char      *path;
  char      *title;
  int        lowest; /* of its scale */
  int        highest;
  GPtrArray *personas; /* element-type WayMapPersona */
  GPtrArray *stages;   /* element-type WayMapStage */
} WayMapFigures;

WayMapFigures *way_map_figures_new (WayMap     *map,
                                    const char *path);

WayMapFigures *way_map_figures_read (const char *path,
                                     GError    **error);

double way_map_figures_to_five (const WayMapFigures *self,
                                double               level);

double way_map_figures_gap_to_five (const WayMapFigures *self,
                                    double               gap);

WayMapFigures *way_map_figures_ref (WayMapFigures *self);

void way_map_figures_unref (WayMapFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMapFigures, way_map_figures_unref)
