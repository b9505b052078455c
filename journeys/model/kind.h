/* kind.h - every kind of thing that Waymark knows
 *
 * A kind names its element, its fields and the kinds of its children.
 * XML, SQL, commands, the inspector and compare read these tables and
 * nothing else, so that a field is declared once.
 */
#pragma once

#include "journeys/model/field.h"

typedef enum
{
  WAY_KIND_MAP,
  WAY_KIND_STAGE,
  WAY_KIND_STEP,
  WAY_KIND_LANE,

  /* Cards: what stands in a cell. */
  WAY_KIND_TOUCHPOINT,
  WAY_KIND_ACTION,
  WAY_KIND_THOUGHT,
  WAY_KIND_QUESTION,
  WAY_KIND_QUOTE,
  WAY_KIND_PAIN,
  WAY_KIND_GAIN,
  WAY_KIND_OPPORTUNITY,
  WAY_KIND_JOB_CARD,
  WAY_KIND_CONTENT,
  WAY_KIND_BACKSTAGE,
  WAY_KIND_SUPPORT,
  WAY_KIND_SYSTEM,
  WAY_KIND_EVIDENCE_NOTE,
  WAY_KIND_NOTE,

  /* Parts of a map, a stage, a step or a card. */
  WAY_KIND_LEVEL,
  WAY_KIND_CHANNEL,
  WAY_KIND_PERSONA_LINK,
  WAY_KIND_ACCOUNT_LINK,
  WAY_KIND_JOB_LINK,
  WAY_KIND_EMOTION,
  WAY_KIND_HINT,
  WAY_KIND_MEASURE,
  WAY_KIND_EVIDENCE,
  WAY_KIND_JOB_SCORE,
  WAY_KIND_CHAIN,
  WAY_KIND_CHAIN_LINK,
  WAY_KIND_COMMENT,
  WAY_KIND_REPLY,
  WAY_KIND_VOTE_ROUND,
  WAY_KIND_DOTS,
  WAY_KIND_SCORING_ROUND,
  WAY_KIND_SCORE,
  WAY_KIND_OPEN_VOTE,
  WAY_KIND_OPEN_SCORES,
  WAY_KIND_ANSWERS,
  WAY_KIND_WORKSHOP,
  WAY_KIND_MINUTE,
  WAY_KIND_VIEW,
  WAY_KIND_REVIEW,
  WAY_KIND_VERDICT,
  WAY_KIND_RETIRED,

  /* Records, kept in SQLite. */
  WAY_KIND_ACCOUNT,
  WAY_KIND_CONTACT,
  WAY_KIND_PERSONA,
  WAY_KIND_JOB,
  WAY_KIND_LEAD_SCORE,
  WAY_KIND_DATED_NOTE,
  WAY_KIND_PROFILE,
  WAY_KIND_RECORDS,

  WAY_N_KINDS
} WayKind;

#define WAY_KIND_MASK(kind) (G_GUINT64_CONSTANT (1) << (kind))

/* All kinds of card. */
extern const WayKindSet way_kinds_cards;

/* One ordered list of children. */
typedef struct
{
  const char *element; /* the element around the children; NULL: they stand directly in their parent */
  WayKindSet  kinds;   /* what may stand in it */
} WaySlot;

typedef struct
{
  WayKind         kind;
  const char     *element; /* name in XML and, for records, of the table */
  const char     *label;   /* translatable, for one: "Touchpoint" */
  const char     *plural;  /* translatable, for many: "Touchpoints" */
  const char     *icon;    /* NAME of way-NAME-symbolic */
  const WayField *fields;
  int             n_fields;
  const WaySlot  *slots;
  int             n_slots;
} WayKindInfo;

/* Places of the slots of a map. */
enum
{
  WAY_MAP_SCALE,
  WAY_MAP_CHANNELS,
  WAY_MAP_RECORDS,
  WAY_MAP_STAGES,
  WAY_MAP_LANES,
  WAY_MAP_CARDS,
  WAY_MAP_BENCH,
  WAY_MAP_ATTIC,
  WAY_MAP_CHAINS,
  WAY_MAP_COMMENTS,
  WAY_MAP_VOTE_ROUNDS,
  WAY_MAP_SCORING_ROUNDS,
  WAY_MAP_OPEN_ROUNDS,
  WAY_MAP_WORKSHOPS,
  WAY_MAP_VIEWS,
  WAY_MAP_REVIEWS,
  WAY_N_MAP_SLOTS
};

/* Places of the slots of other kinds. */
enum
{
  WAY_STAGE_STEPS,
  WAY_STAGE_MEASURES,
  WAY_STAGE_COMMENTS
};
enum
{
  WAY_STEP_EMOTIONS,
  WAY_STEP_HINTS,
  WAY_STEP_MEASURES,
  WAY_STEP_COMMENTS
};
enum
{
  WAY_LANE_COMMENTS
};
enum
{
  WAY_CARD_EVIDENCE,
  WAY_CARD_COMMENTS
};
enum
{
  WAY_JOB_SCORES
};
enum
{
  WAY_ACCOUNT_NOTES
};
enum
{
  WAY_CONTACT_LEAD_SCORES,
  WAY_CONTACT_NOTES
};
enum
{
  WAY_RECORDS_ACCOUNTS,
  WAY_RECORDS_CONTACTS,
  WAY_RECORDS_PERSONAS,
  WAY_RECORDS_JOBS,
  WAY_RECORDS_PROFILES
};

/* Places of the fields that every card begins with. */
enum
{
  WAY_CARD_TITLE,
  WAY_CARD_STEP,
  WAY_CARD_LANE,
  WAY_CARD_SPAN
};

const WayKindInfo *way_kind_get_info (WayKind kind);

gboolean way_kind_is_card (WayKind kind);

int way_kind_find_field (WayKind     kind,
                         const char *name);

int way_kind_find_name (WayKind kind);

const char *way_kind_get_name_field (WayKind kind);

const WayField *way_kind_get_field (WayKind     kind,
                                    const char *name);

gboolean way_kind_from_element (WayKindSet  allowed,
                                const char *element,
                                WayKind    *kind);
