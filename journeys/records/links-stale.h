/* links-stale.h - what maps show of records that have changed since
 *
 * The snapshot on a map is never changed in silence: what differs is listed
 * first, and one command, which can be undone, brings it up to date.
 */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/records/desk.h"

typedef struct
{
  const WayField *field; /* of the link; NULL: the scores of a job */
  char           *shown; /* what the map says, as a reader sees it; NULL: nothing */
  char           *now;   /* what the record says; NULL: nothing */
  gboolean        puts;  /* whether what the map says can be written into the record */
} WayLinkDifference;

typedef struct
{
  char      *link_id; /* on the map */
  WayKind    kind;    /* of the record */
  char      *record_id;
  char      *name;        /* as the map has it */
  gboolean   moved;       /* it was merged into another record, which is meant from now on */
  GPtrArray *differences; /* of WayLinkDifference */
} WayStaleLink;

/* What to do about a difference. */
typedef enum
{
  WAY_LINK_TAKE, /* show what the record says */
  WAY_LINK_KEEP, /* go on to show what the map says, until the record changes once more */
  WAY_LINK_PUT,  /* write what the map says into the record */
} WayLinkAnswerType;

typedef struct
{
  char             *link_id; /* on the map */
  const WayField   *field;   /* of the link; NULL: the scores of a job */
  WayLinkAnswerType type;
} WayLinkAnswer;

WayLinkAnswer *way_link_answer_new (const char       *link_id,
                                    const WayField   *field,
                                    WayLinkAnswerType type);

void way_link_answer_free (WayLinkAnswer *self);

void way_stale_link_free (WayStaleLink *self);

GPtrArray *way_links_list_stale (WayMap     *map,
                                 WayRecords *records,
                                 GError    **error);

WayCommand *way_links_refresh_command (WayMap     *map,
                                       WayRecords *records,
                                       GPtrArray  *answers,
                                       GError    **error);

gboolean way_links_put (WayMap    *map,
                        WayDesk   *desk,
                        GPtrArray *answers,
                        GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStaleLink, way_stale_link_free)
