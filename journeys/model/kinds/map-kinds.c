/* map-kinds.c - the fields of the map itself, its stages, steps, lanes and linked records */
#include "journeys/model/kinds/declare.h"
#include "journeys/model/kinds/record-fields.h"

static const WayChoice scopes[] = {
  { "pre-purchase", N_ ("Pre-purchase"), NULL },
  { "post-purchase", N_ ("Post-purchase"), NULL },
  { NULL }
};

static const WayChoice states[] = {
  { "current", N_ ("Current state"), NULL },
  { "future", N_ ("Future state"), NULL },
  { NULL }
};

static const WayChoice statuses[] = {
  { "draft", N_ ("Draft"), NULL },
  { "in-review", N_ ("In review"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { "retired", N_ ("Retired"), NULL },
  { NULL }
};

static const WayChoice lane_kinds[] = {
  { "touchpoint", N_ ("Touchpoints"), "touchpoint" },
  { "action", N_ ("Actions"), "action" },
  { "thought", N_ ("Thoughts"), "thought" },
  { "question", N_ ("Questions"), "question" },
  { "quote", N_ ("Quotes"), "quote" },
  { "pain", N_ ("Pains"), "pain" },
  { "gain", N_ ("Gains"), "gain" },
  { "opportunity", N_ ("Opportunities"), "opportunity" },
  { "job", N_ ("Jobs to be done"), "job" },
  { "content", N_ ("Content"), "content" },
  { "backstage", N_ ("Backstage"), "backstage" },
  { "support", N_ ("Support processes"), "support" },
  { "system", N_ ("Systems"), "system" },
  { "evidence-note", N_ ("Evidence notes"), "evidence" },
  { "note", N_ ("Notes"), "note" },
  { "emotion", N_ ("Emotion"), "emotion" },
  { "metric", N_ ("Metric"), "metric" },
  { "owner", N_ ("Owners"), "owner" },
  { "mixed", N_ ("Mixed"), "mixed" },
  { NULL }
};

static const WayChoice borders[] = {
  { "interaction", N_ ("Line of interaction"), NULL },
  { "visibility", N_ ("Line of visibility"), NULL },
  { "internal-interaction", N_ ("Line of internal interaction"), NULL },
  { NULL }
};

const WayChoice way_choices_color[] = {
  { "blue", N_ ("Blue"), NULL },
  { "teal", N_ ("Teal"), NULL },
  { "green", N_ ("Green"), NULL },
  { "yellow", N_ ("Yellow"), NULL },
  { "orange", N_ ("Orange"), NULL },
  { "red", N_ ("Red"), NULL },
  { "purple", N_ ("Purple"), NULL },
  { "brown", N_ ("Brown"), NULL },
  { "grey", N_ ("Grey"), NULL },
  { NULL }
};

const WayChoice way_choices_metric[] = {
  { "population", N_ ("Here now"), NULL },
  { "entered", N_ ("Entered"), NULL },
  { "advanced", N_ ("Advanced"), NULL },
  { "lost", N_ ("Lost"), NULL },
  { "dwell", N_ ("Dwell time"), NULL },
  { "total", N_ ("Total accounts"), NULL },
  { "engaged", N_ ("Engaged accounts"), NULL },
  { "opportunities", N_ ("Accounts with an opportunity"), NULL },
  { "closed", N_ ("Closed accounts"), NULL },
  { "nps", N_ ("Net promoter score"), NULL },
  { "csat", N_ ("Customer satisfaction"), NULL },
  { "ces", N_ ("Customer effort"), NULL },
  { NULL }
};

/* clang-format off */
static const WayField map_fields[] = {
  TEXT ("title", N_ ("Title"), N_ ("The name of the journey"), .longest = 500, NAMED),
  PARAGRAPH ("objective", N_ ("Objective"), N_ ("What the customer wants to get done by the whole journey"), FOUND),
  REFERENCE ("main-job", N_ ("Main job"), N_ ("The job behind the objective"), MASK (WAY_KIND_JOB_LINK)),
  CHOICE ("scope", N_ ("Scope"), N_ ("Before or after the purchase"), scopes),
  CHOICE ("state", N_ ("State"), N_ ("As it is, or as it should be"), states, .initial = "current"),
  CHOICE ("status", N_ ("Status"), NULL, statuses, .initial = "draft"),
  TEXT ("owner", N_ ("Owner"), N_ ("Who keeps the map true"), SOMEBODY_FOUND),
  MARK ("locked", N_ ("Structure locked"), N_ ("Stages, steps and lanes stay as they are; cards can be moved")),
  SCORE ("review-interval", N_ ("Interval, months"), N_ ("How often the map is looked at again"), 1, 120, .initial = "12", .group = N_ ("Review")),
  DATE ("reviewed", N_ ("Last review"), NULL),
  TEXT ("author", N_ ("Author"), N_ ("Who drew the map"), .group = N_ ("About"), SOMEBODY_FOUND),
  PARAGRAPH ("description", N_ ("Description"), N_ ("What a reader should know first"), FOUND),
  LIST ("tags", "tag", N_ ("Tags"), N_ ("Words to find it by"), FOUND),
  TEXT ("language", N_ ("Language"), N_ ("For example en or de"), .longest = 35, CODED),
  TEXT ("derived-from", N_ ("Derived from"), NULL, HIDDEN, .longest = 64),
};

static const WaySlot map_slots[] = {
  [WAY_MAP_SCALE] = { "scale", MASK (WAY_KIND_LEVEL) },
  [WAY_MAP_CHANNELS] = { "channels", MASK (WAY_KIND_CHANNEL) },
  [WAY_MAP_RECORDS] = { "records", MASK (WAY_KIND_PERSONA_LINK) | MASK (WAY_KIND_ACCOUNT_LINK) | MASK (WAY_KIND_JOB_LINK) },
  [WAY_MAP_STAGES] = { "stages", MASK (WAY_KIND_STAGE) },
  [WAY_MAP_LANES] = { "lanes", MASK (WAY_KIND_LANE) },
  [WAY_MAP_CARDS] = { "cards", ANY_CARD },
  [WAY_MAP_BENCH] = { "bench", ANY_CARD },
  [WAY_MAP_ATTIC] = { "attic", MASK (WAY_KIND_RETIRED) },
  [WAY_MAP_CHAINS] = { "metrics-chains", MASK (WAY_KIND_CHAIN) },
  [WAY_MAP_COMMENTS] = { "comments", MASK (WAY_KIND_COMMENT) },
  [WAY_MAP_VOTE_ROUNDS] = { "vote-rounds", MASK (WAY_KIND_VOTE_ROUND) },
  [WAY_MAP_SCORING_ROUNDS] = { "scoring-rounds", MASK (WAY_KIND_SCORING_ROUND) },
  [WAY_MAP_OPEN_ROUNDS] = { "open-rounds", MASK (WAY_KIND_OPEN_VOTE) | MASK (WAY_KIND_OPEN_SCORES) },
  [WAY_MAP_WORKSHOPS] = { "workshops", MASK (WAY_KIND_WORKSHOP) },
  [WAY_MAP_VIEWS] = { "views", MASK (WAY_KIND_VIEW) },
  [WAY_MAP_REVIEWS] = { "reviews", MASK (WAY_KIND_REVIEW) },
};

static const WayField stage_fields[] = {
  TEXT ("title", N_ ("Title"), N_ ("The name of this phase"), .longest = 500, NAMED),
  PARAGRAPH ("goal", N_ ("Customer goal"), N_ ("What the customer wants to reach here"), FOUND),
  TEXT ("owner", N_ ("Responsible"), N_ ("The group that runs this stage"), SOMEBODY_FOUND),
  LIST ("helpers", "helper", N_ ("Helpers"), N_ ("Groups that help")),
  PARAGRAPH ("entry", N_ ("Entry criteria"), N_ ("When somebody is in this stage")),
  PARAGRAPH ("exit", N_ ("Exit criteria"), N_ ("When somebody moves on")),
  CHOICE ("color", N_ ("Colour"), NULL, way_choices_color),
};

static const WaySlot stage_slots[] = {
  [WAY_STAGE_STEPS] = { NULL, MASK (WAY_KIND_STEP) },
  [WAY_STAGE_MEASURES] = { NULL, MASK (WAY_KIND_MEASURE) },
  [WAY_STAGE_COMMENTS] = { NULL, MASK (WAY_KIND_COMMENT) },
};

static const WayField step_fields[] = {
  TEXT ("title", N_ ("Title"), N_ ("What happens in this column"), .longest = 500, NAMED),
  SCORE ("width", N_ ("Width"), N_ ("Width of the column"), 60, 2000, HIDDEN),
  PARAGRAPH ("note", N_ ("Note"), N_ ("Anything worth keeping"), FOUND),
};

static const WaySlot step_slots[] = {
  [WAY_STEP_EMOTIONS] = { NULL, MASK (WAY_KIND_EMOTION) },
  [WAY_STEP_HINTS] = { NULL, MASK (WAY_KIND_HINT) },
  [WAY_STEP_MEASURES] = { NULL, MASK (WAY_KIND_MEASURE) },
  [WAY_STEP_COMMENTS] = { NULL, MASK (WAY_KIND_COMMENT) },
};

static const WayField lane_fields[] = {
  TEXT ("title", N_ ("Title"), N_ ("What this row is called"), .longest = 500, NAMED),
  CHOICE ("kind", N_ ("Kind"), N_ ("What is typed into this lane"), lane_kinds, .initial = "mixed"),
  TEXT ("prompt", N_ ("Question"), N_ ("The question this lane answers")),
  TEXT ("group", N_ ("Group"), N_ ("Lanes of one group stand together")),
  CHOICE ("border", N_ ("Border above"), N_ ("The line between this lane and the one above"), borders),
  CHOICE ("color", N_ ("Colour"), NULL, way_choices_color),
  MARK ("folded", N_ ("Folded"), NULL),
  CHOICE ("metric", N_ ("Metric"), N_ ("What the bars of a metric lane show"), way_choices_metric, .initial = "population", .flags = WAY_FIELD_OPEN | WAY_FIELD_CODE),
  TEXT ("unit", N_ ("Unit"), N_ ("Accounts, days, €"), .longest = 40, CODED),
  SCORE ("half-life", N_ ("Half-life of belief, months"), N_ ("After so many months half the trust is gone"), 1, 240, .initial = "12"),
};

static const WaySlot lane_slots[] = {
  [WAY_LANE_COMMENTS] = { NULL, MASK (WAY_KIND_COMMENT) },
};

static const WayField level_fields[] = {
  NUMBER ("value", N_ ("Value"), NULL, -100, 100, 0),
  TEXT ("label", N_ ("Label"), N_ ("What this level means"), .longest = 80, NAMED),
};

static const WayField channel_fields[] = {
  TEXT ("name", N_ ("Name"), NULL, .longest = 80, NAMED),
  CHOICE ("icon", N_ ("Icon"), NULL, way_choices_channel, .flags = WAY_FIELD_OPEN),
};

/* Which record it stands for, and for which values of that it was decided to show something else. */
#define LINKED                                          \
  TEXT ("record", N_ ("Record"), NULL, HIDDEN, .longest = 64), \
    TEXT ("kept", N_ ("Kept"), NULL, HIDDEN, .longest = 1000)

static const WayField persona_link_fields[] = {
  LINKED,
  PERSONA_SHOWN,
  CHOICE ("color", N_ ("Colour"), NULL, way_choices_color),
};

static const WayField account_link_fields[] = {
  LINKED,
  ACCOUNT_SHOWN,
};

static const WayField job_link_fields[] = {
  LINKED,
  JOB_FIELDS,
  REFERENCES ("personas", N_ ("Personas"), N_ ("Who has this job"), MASK (WAY_KIND_PERSONA_LINK)),
};

static const WaySlot job_link_slots[] = {
  [WAY_JOB_SCORES] = { NULL, MASK (WAY_KIND_JOB_SCORE) },
};

static const WayField job_score_fields[] = {
  REFERENCE ("persona", N_ ("Persona"), N_ ("Unset: for all"), MASK (WAY_KIND_PERSONA_LINK) | MASK (WAY_KIND_PERSONA)),
  NUMBER ("importance", N_ ("Importance"), NULL, 0, 10, 1),
  NUMBER ("satisfaction", N_ ("Satisfaction"), NULL, 0, 10, 1),
  NUMBER ("n", N_ ("Answers"), N_ ("How many people were asked"), 0, 1e9, 0),
  NUMBER ("spread", N_ ("Spread"), NULL, 0, 10, 1),
  DATE ("date", N_ ("Date"), NULL),
};

const WayKindInfo way_map_kinds[WAY_N_KINDS] = {
  KIND_WITH_SLOTS (MAP, "journey", N_ ("Journey map"), N_ ("Journey maps"), "map", map_fields, map_slots),
  KIND_WITH_SLOTS (STAGE, "stage", N_ ("Stage"), N_ ("Stages"), "stage", stage_fields, stage_slots),
  KIND_WITH_SLOTS (STEP, "step", N_ ("Step"), N_ ("Steps"), "step", step_fields, step_slots),
  KIND_WITH_SLOTS (LANE, "lane", N_ ("Lane"), N_ ("Lanes"), "lane", lane_fields, lane_slots),
  KIND (LEVEL, "level", N_ ("Level"), N_ ("Levels"), "emotion", level_fields),
  KIND (CHANNEL, "channel", N_ ("Channel"), N_ ("Channels"), "other-channel", channel_fields),
  KIND (PERSONA_LINK, "persona", N_ ("Persona"), N_ ("Personas"), "persona", persona_link_fields),
  KIND (ACCOUNT_LINK, "account", N_ ("Account"), N_ ("Accounts"), "account", account_link_fields),
  KIND_WITH_SLOTS (JOB_LINK, "job", N_ ("Job"), N_ ("Jobs"), "job", job_link_fields, job_link_slots),
  KIND (JOB_SCORE, "score", N_ ("Job score"), N_ ("Job scores"), "job", job_score_fields),
};
/* clang-format on */
