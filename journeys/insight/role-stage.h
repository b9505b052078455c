/* role-stage.h - how the buying roles of an account fare in the stages of its maps */
#pragma once

#include <gio/gio.h>

#include "journeys/insight/buying-group.h"

/* A stage of one of the maps. */
typedef struct
{
  char    *map_id;
  char    *map_path;
  char    *map_title;
  gboolean begins_map; /* the first stage of its map */
  int      lowest;     /* of the scale of its map */
  int      highest;
  char    *stage_id;
  char    *title;
  guint    n_touchpoints; /* of everybody */
  gboolean has_gap;
  double   gap;      /* the widest of its steps, on the scale of the map */
  char    *gap_step; /* where that is; or NULL */
} WayRoleColumn;

/* A buying role. */
typedef struct
{
  char *role;   /* as it is stored; NULL: none */
  char *label;  /* for the user */
  char *people; /* who has it: contacts of the account, else personas of the maps */
} WayRoleRow;

/* A role in a stage. */
typedef struct
{
  gboolean present;
  guint    n_touchpoints; /* that name somebody with the role */
  guint    n_emotions;
  double   mean; /* of the emotions, on the scale of the map */
} WayRoleCell;

typedef struct
{
  GPtrArray   *rows;    /* element-type WayRoleRow, in the order of the roles; no role comes last */
  GPtrArray   *columns; /* element-type WayRoleColumn, map by map */
  WayRoleCell *cells;   /* row by row */
  guint        n_maps;  /* that the account is linked to */
  guint        n_read;
  guint        n_left_out; /* because there are too many */
  GPtrArray   *problems;   /* element-type utf8: files that could not be read, and why */
  gboolean     has_gap;
  double       gap;      /* the consensus gap of the account, in levels from −2 to +2 */
  guint        n_gaps;   /* steps where two or more have an emotion */
  GHashTable  *feelings; /* id of the record of a persona → WayPersonaFeeling */
} WayRoleStage;

/* How a persona feels in all maps of the account. */
typedef struct
{
  guint  n;    /* emotions */
  double mean; /* from −2 to +2 */
} WayPersonaFeeling;

WayRoleStage *way_role_stage_read (WayRecords   *records,
                                   const char   *account_id,
                                   GCancellable *cancellable,
                                   GError      **error);

const WayRoleCell *way_role_stage_get_cell (const WayRoleStage *self,
                                            guint               row,
                                            guint               column);

WayRoleStage *way_role_stage_ref (WayRoleStage *self);

void way_role_stage_unref (WayRoleStage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRoleStage, way_role_stage_unref)
