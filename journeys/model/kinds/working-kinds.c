/* working-kinds.c - the fields of what a team leaves on a map while it works:
 * evidence, emotions, hints, measures, comments, votes, rounds, workshops,
 * views, reviews and retired cards */
#include "journeys/model/kinds/declare.h"

static const WayChoice evidence_kinds[] = {
  { "interview", N_ ("Interview"), NULL },
  { "survey", N_ ("Survey"), NULL },
  { "ticket", N_ ("Ticket"), NULL },
  { "analytics", N_ ("Analytics"), NULL },
  { "observation", N_ ("Observation"), NULL },
  { "document", N_ ("Document"), NULL },
  { NULL }
};

static const WayChoice scored[] = {
  { "emotion", N_ ("Emotion"), NULL },
  { "importance", N_ ("Importance"), NULL },
  { "satisfaction", N_ ("Satisfaction"), NULL },
  { NULL }
};

static const WayChoice minute_kinds[] = {
  { "added", N_ ("Added"), NULL },
  { "changed", N_ ("Changed"), NULL },
  { "decided", N_ ("Decided"), NULL },
  { "parked", N_ ("Parked"), NULL },
  { "voted", N_ ("Voted"), NULL },
  { NULL }
};

static const WayChoice verdicts[] = {
  { "keep", N_ ("Keep"), NULL },
  { "change", N_ ("Change"), NULL },
  { "combine", N_ ("Combine"), NULL },
  { "retire", N_ ("Retire"), NULL },
  { "needs-evidence", N_ ("Needs evidence"), NULL },
  { "rescore", N_ ("Rescore"), NULL },
  { "skip", N_ ("Skip"), NULL },
  { NULL }
};

/* clang-format off */
static const WayField emotion_fields[] = {
  REFERENCE ("persona", N_ ("Persona"), NULL, MASK (WAY_KIND_PERSONA_LINK), .flags = WAY_FIELD_REQUIRED),
  NUMBER ("level", N_ ("Emotion"), NULL, -100, 100, 0),
  PARAGRAPH ("reason", N_ ("Reason"), N_ ("Why they feel so"), FOUND),
};

static const WayField hint_fields[] = {
  REFERENCE ("lane", N_ ("Lane"), NULL, MASK (WAY_KIND_LANE), .flags = WAY_FIELD_REQUIRED),
  TEXT ("text", N_ ("Hint"), NULL, NAMED),
};

static const WayField measure_fields[] = {
  CHOICE ("metric", N_ ("Metric"), NULL, way_choices_metric, .flags = WAY_FIELD_OPEN | WAY_FIELD_CODE),
  DATE ("date", N_ ("Date"), NULL),
  NUMBER ("value", N_ ("Value"), NULL, -1e15, 1e15, 4),
  TEXT ("unit", N_ ("Unit"), NULL, .longest = 40, CODED),
  NUMBER ("n", N_ ("Answers"), NULL, 0, 1e9, 0),
  NUMBER ("target", N_ ("Target"), NULL, -1e15, 1e15, 4),
  TEXT ("source", N_ ("Source"), NULL, FOUND),
};

static const WayField evidence_fields[] = {
  CHOICE ("kind", N_ ("Kind"), NULL, evidence_kinds),
  TEXT ("source", N_ ("Source"), N_ ("Who or what it comes from"), NAMED),
  DATE ("date", N_ ("Date"), NULL),
  NUMBER ("n", N_ ("How many"), NULL, 0, 1e9, 0),
  TEXT ("address", N_ ("Address"), N_ ("Where it can be read"), .longest = 2000, CODED),
  PARAGRAPH ("note", N_ ("Note"), NULL, FOUND),
};

static const WayField chain_fields[] = {
  TEXT ("title", N_ ("Title"), NULL, NAMED),
};

static const WayField chain_link_fields[] = {
  TEXT ("if", N_ ("If"), N_ ("What we do more of"), NAMED),
  TEXT ("then", N_ ("Then"), N_ ("What there is more of"), FOUND),
  CHOICE ("metric", N_ ("Metric"), N_ ("How we see it"), way_choices_metric, .flags = WAY_FIELD_OPEN),
};

static const WaySlot chain_slots[] = { { NULL, MASK (WAY_KIND_CHAIN_LINK) } };

static const WayField comment_fields[] = {
  TEXT ("author", N_ ("Author"), NULL, SOMEBODY),
  DATE ("date", N_ ("Date"), NULL),
  PARAGRAPH ("text", N_ ("Comment"), NULL, NAMED),
  MARK ("resolved", N_ ("Resolved"), NULL),
};

static const WaySlot comment_slots[] = { { NULL, MASK (WAY_KIND_REPLY) } };

static const WayField reply_fields[] = {
  TEXT ("author", N_ ("Author"), NULL, SOMEBODY),
  DATE ("date", N_ ("Date"), NULL),
  PARAGRAPH ("text", N_ ("Reply"), NULL, NAMED),
};

static const WayField vote_round_fields[] = {
  TEXT ("name", N_ ("Name"), NULL, NAMED),
  DATE ("date", N_ ("Date"), NULL),
  SCORE ("dots", N_ ("Dots per person"), NULL, 1, 100, .initial = "3"),
  MARK ("secret", N_ ("Secret ballot"), NULL),
  NUMBER ("n", N_ ("Voters"), NULL, 0, 1e6, 0),
  REFERENCE ("workshop", N_ ("Workshop"), NULL, MASK (WAY_KIND_WORKSHOP)),
};

static const WaySlot vote_round_slots[] = { { NULL, MASK (WAY_KIND_DOTS) } };

static const WayField dots_fields[] = {
  REFERENCE ("card", N_ ("Card"), NULL, ANY_CARD, .flags = WAY_FIELD_REQUIRED),
  SCORE ("count", N_ ("Dots"), NULL, 1, 10000),
  TEXT ("person", N_ ("Person"), N_ ("Never stored for a secret ballot"), SOMEBODY),
};

static const WayField scoring_round_fields[] = {
  TEXT ("name", N_ ("Name"), NULL, NAMED),
  DATE ("date", N_ ("Date"), NULL),
  CHOICE ("what", N_ ("What is scored"), NULL, scored),
  REFERENCE ("workshop", N_ ("Workshop"), NULL, MASK (WAY_KIND_WORKSHOP)),
};

static const WaySlot scoring_round_slots[] = { { NULL, MASK (WAY_KIND_SCORE) } };

static const WayField score_fields[] = {
  REFERENCE ("about", N_ ("About"), NULL, ANY_CARD | MASK (WAY_KIND_STEP), .flags = WAY_FIELD_REQUIRED),
  REFERENCE ("persona", N_ ("Persona"), NULL, MASK (WAY_KIND_PERSONA_LINK)),
  TEXT ("group", N_ ("Group"), N_ ("For example a department")),
  NUMBER ("median", N_ ("Median"), NULL, -1000, 1000, 2),
  NUMBER ("spread", N_ ("Spread"), NULL, 0, 1000, 2),
  NUMBER ("n", N_ ("Answers"), NULL, 0, 1e6, 0),
};

static const WayField open_vote_fields[] = {
  TEXT ("name", N_ ("Name"), NULL, NAMED),
  SCORE ("dots", N_ ("Dots per person"), NULL, 1, 100, .initial = "3"),
  MARK ("secret", N_ ("Secret ballot"), NULL),
  LIST ("voters", "voter", N_ ("Voters"), NULL, SOMEBODY),
  REFERENCES ("cards", N_ ("Cards"), N_ ("What is voted on"), ANY_CARD),
  NUMBER ("n", N_ ("Have voted"), NULL, 0, 1e6, 0),
  PARAGRAPH ("tally", N_ ("Tally"), N_ ("Wrapped, so that nobody reads it in passing"), HIDDEN, .longest = 300000),
};

static const WayField open_scores_fields[] = {
  CHOICE ("what", N_ ("What is scored"), NULL, scored),
  REFERENCE ("about", N_ ("About"), NULL, ANY_CARD | MASK (WAY_KIND_STEP), .flags = WAY_FIELD_REQUIRED),
  REFERENCE ("persona", N_ ("Persona"), NULL, MASK (WAY_KIND_PERSONA_LINK)),
};

static const WaySlot open_scores_slots[] = { { NULL, MASK (WAY_KIND_ANSWERS) } };

static const WayField answers_fields[] = {
  TEXT ("group", N_ ("Group"), N_ ("For example a department"), NAMED),
  PARAGRAPH ("numbers", N_ ("Answers"), NULL, .longest = 60000),
};

static const WayField workshop_fields[] = {
  TEXT ("title", N_ ("Title"), NULL, NAMED),
  DATE ("date", N_ ("Date"), NULL),
  TIME ("begun", N_ ("Begun"), NULL),
  TIME ("ended", N_ ("Ended"), NULL),
  LIST ("people", "person", N_ ("People"), N_ ("Who was there"), SOMEBODY),
};

static const WaySlot workshop_slots[] = { { NULL, MASK (WAY_KIND_MINUTE) } };

static const WayField minute_fields[] = {
  TIME ("time", N_ ("Time"), NULL),
  CHOICE ("kind", N_ ("What"), NULL, minute_kinds),
  TEXT ("text", N_ ("Text"), NULL, .longest = 1000, NAMED),
  TEXT ("by", N_ ("By"), N_ ("Who was speaking"), SOMEBODY),
  REFERENCE ("about", N_ ("About"), NULL, ANY_PLACE),
};

static const WayField view_fields[] = {
  TEXT ("name", N_ ("Name"), NULL, NAMED),
  TEXT ("words", N_ ("Words"), NULL),
  LIST ("kinds", "kind", N_ ("Kinds"), NULL),
  LIST ("tags", "tag", N_ ("Tags"), NULL),
  LIST ("beliefs", "belief", N_ ("Evidence"), NULL),
  REFERENCES ("personas", N_ ("Personas"), NULL, MASK (WAY_KIND_PERSONA_LINK), .flags = WAY_FIELD_NARROW),
  REFERENCES ("lanes", N_ ("Lanes"), NULL, MASK (WAY_KIND_LANE), .flags = WAY_FIELD_NARROW),
};

static const WayField review_fields[] = {
  DATE ("date", N_ ("Date"), NULL),
  LIST ("people", "person", N_ ("People"), N_ ("Who was there"), SOMEBODY),
  MARK ("open", N_ ("Not finished"), NULL),
  PARAGRAPH ("summary", N_ ("Summary"), NULL, NAMED),
  NUMBER ("confidence", N_ ("Confidence"), NULL, 0, 1, 4),
  NUMBER ("median-emotion", N_ ("Median emotion"), NULL, -100, 100, 2),
  NUMBER ("median-satisfaction", N_ ("Median satisfaction"), NULL, 0, 10, 2),
};

static const WaySlot review_slots[] = { { NULL, MASK (WAY_KIND_VERDICT) } };

static const WayField verdict_fields[] = {
  REFERENCE ("card", N_ ("Card"), NULL, ANY_CARD),
  TEXT ("title", N_ ("Title"), N_ ("What the card was called"), .longest = 2000, NAMED),
  CHOICE ("verdict", N_ ("Verdict"), NULL, verdicts),
  PARAGRAPH ("reason", N_ ("Reason"), NULL),
  REFERENCE ("with", N_ ("Combined with"), NULL, ANY_CARD),
};

static const WayField retired_fields[] = {
  DATE ("date", N_ ("Date"), NULL),
  PARAGRAPH ("reason", N_ ("Reason"), NULL, FOUND),
  TEXT ("place", N_ ("Last place"), N_ ("Stage, step and lane where it stood"), .longest = 1600),
};

static const WaySlot retired_slots[] = { { NULL, ANY_CARD } };

const WayKindInfo way_working_kinds[WAY_N_KINDS] = {
  KIND (EMOTION, "emotion", N_ ("Emotion"), N_ ("Emotions"), "emotion", emotion_fields),
  KIND (HINT, "hint", N_ ("Hint"), N_ ("Hints"), "note", hint_fields),
  KIND (MEASURE, "measure", N_ ("Metric value"), N_ ("Metric values"), "metric", measure_fields),
  KIND (EVIDENCE, "evidence", N_ ("Evidence"), N_ ("Evidence"), "evidence", evidence_fields),
  KIND_WITH_SLOTS (CHAIN, "metrics-chain", N_ ("Metrics chain"), N_ ("Metrics chains"), "link", chain_fields, chain_slots),
  KIND (CHAIN_LINK, "link", N_ ("Link of the chain"), N_ ("Links of the chain"), "link", chain_link_fields),
  KIND_WITH_SLOTS (COMMENT, "comment", N_ ("Comment"), N_ ("Comments"), "comment", comment_fields, comment_slots),
  KIND (REPLY, "reply", N_ ("Reply"), N_ ("Replies"), "comment", reply_fields),
  KIND_WITH_SLOTS (VOTE_ROUND, "vote-round", N_ ("Vote round"), N_ ("Vote rounds"), "vote", vote_round_fields, vote_round_slots),
  KIND (DOTS, "dots", N_ ("Dots"), N_ ("Dots"), "vote", dots_fields),
  KIND_WITH_SLOTS (SCORING_ROUND, "scoring-round", N_ ("Scoring round"), N_ ("Scoring rounds"), "metric", scoring_round_fields, scoring_round_slots),
  KIND (SCORE, "score", N_ ("Score"), N_ ("Scores"), "metric", score_fields),
  KIND (OPEN_VOTE, "open-vote", N_ ("Open vote"), N_ ("Open votes"), "vote", open_vote_fields),
  KIND_WITH_SLOTS (OPEN_SCORES, "open-scores", N_ ("Open round of scores"), N_ ("Open rounds of scores"), "metric", open_scores_fields, open_scores_slots),
  KIND (ANSWERS, "answers", N_ ("Answers"), N_ ("Answers"), "metric", answers_fields),
  KIND_WITH_SLOTS (WORKSHOP, "workshop", N_ ("Workshop"), N_ ("Workshops"), "in-person", workshop_fields, workshop_slots),
  KIND (MINUTE, "minute", N_ ("Minute"), N_ ("Minutes"), "note", minute_fields),
  KIND (VIEW, "view", N_ ("Saved view"), N_ ("Saved views"), "map", view_fields),
  KIND_WITH_SLOTS (REVIEW, "review", N_ ("Review"), N_ ("Reviews"), "validated", review_fields, review_slots),
  KIND (VERDICT, "verdict", N_ ("Verdict"), N_ ("Verdicts"), "validated", verdict_fields),
  KIND_WITH_SLOTS (RETIRED, "retired", N_ ("Retired card"), N_ ("Retired cards"), "note", retired_fields, retired_slots),
};
/* clang-format on */
