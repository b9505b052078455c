/* record-kinds.c - the fields of accounts, contacts, personas, jobs and ideal customer profiles */
#include "journeys/model/kinds/declare.h"
#include "journeys/model/kinds/record-fields.h"

const WayChoice way_choices_role[] = {
  { "champion", N_ ("Champion"), NULL },
  { "decider", N_ ("Decider"), NULL },
  { "influencer", N_ ("Influencer"), NULL },
  { "user", N_ ("User"), NULL },
  { "blocker", N_ ("Blocker"), NULL },
  { "buyer", N_ ("Buyer"), NULL },
  { NULL }
};

const WayChoice way_choices_tier[] = {
  { "strategic", N_ ("Strategic"), NULL },
  { "lite", N_ ("Lite"), NULL },
  { "programmatic", N_ ("Programmatic"), NULL },
  { NULL }
};

const WayChoice way_choices_job_kind[] = {
  { "functional", N_ ("Functional"), NULL },
  { "emotional", N_ ("Emotional"), NULL },
  { "social", N_ ("Social"), NULL },
  { NULL }
};

static const WayChoice relations[] = {
  { "prospect", N_ ("Prospect"), NULL },
  { "customer", N_ ("Customer"), NULL },
  { "partner", N_ ("Partner"), NULL },
  { "former", N_ ("Former customer"), NULL },
  { NULL }
};

static const WayChoice adoptions[] = {
  { "adopter", N_ ("Adopter"), NULL },
  { "non-adopter", N_ ("Non-adopter"), NULL },
  { "unknown", N_ ("Unknown"), NULL },
  { NULL }
};

/* clang-format off */

/* What a persona knows and a contact may override. */
#define PERSONA_TRAITS \
  LIST ("goals", "goal", N_ ("Goals"), N_ ("What they want to reach"), FOUND), \
  LIST ("frustrations", "frustration", N_ ("Frustrations"), N_ ("What gets in their way"), FOUND), \
  LIST ("priorities", "priority", N_ ("Priorities"), N_ ("What comes first for them"), FOUND), \
  LIST ("sources", "source", N_ ("Trusted sources"), N_ ("Where they look for information"), FOUND), \
  LIST ("channels", "channel", N_ ("Preferred channels"), N_ ("How they like to be reached"))

static const WayField account_fields[] = {
  ACCOUNT_SHOWN,
  NUMBER ("employees", N_ ("Employees"), NULL, 0, 1e9, 0),
  MONEY ("revenue", N_ ("Revenue"), N_ ("A year")),
  NUMBER ("founded", N_ ("Founded"), N_ ("Year"), 1000, 9999, 0),
  NUMBER ("branches", N_ ("Branches"), NULL, 0, 1e9, 0),
  LIST ("technologies", "technology", N_ ("Technologies used"), NULL, FOUND),
  TEXT ("website", N_ ("Website"), NULL, .longest = 2000, CODED),
  CHOICE ("relation", N_ ("Relation"), NULL, relations, .group = N_ ("Relation")),
  DATE ("since", N_ ("Since"), N_ ("When the relation began")),
  TEXT ("owner", N_ ("Owner"), N_ ("Who of us looks after it"), SOMEBODY_FOUND),
  MONEY ("value", N_ ("Value"), N_ ("A year, to us")),
  DATE ("renewal", N_ ("Renewal"), NULL),
  SCORE ("likeness", N_ ("Likeness of needs"), N_ ("1 like no other, 5 like all others"), 1, 5),
  SCORE ("fit", N_ ("Fit"), NULL, 0, 100, .group = N_ ("Fit and behaviour")),
  SCORE ("intent", N_ ("Intent"), NULL, 0, 100),
  SCORE ("engagement", N_ ("Engagement"), NULL, 0, 100),
  SCORE ("relationship", N_ ("Relationship"), NULL, 0, 100),
  PARAGRAPH ("competitive-structure", N_ ("Competitive structure"), NULL, .group = N_ ("Industry insight"), FOUND),
  PARAGRAPH ("trends", N_ ("Trends"), NULL, FOUND),
  PARAGRAPH ("growth", N_ ("Growth"), NULL, FOUND),
  PARAGRAPH ("strategy", N_ ("Strategy"), NULL, .group = N_ ("Company insight"), FOUND),
  PARAGRAPH ("strengths", N_ ("Strengths"), NULL, FOUND),
  PARAGRAPH ("weaknesses", N_ ("Weaknesses"), NULL, FOUND),
  PARAGRAPH ("opportunities", N_ ("Opportunities"), NULL, FOUND),
  PARAGRAPH ("threats", N_ ("Threats"), NULL, FOUND),
  PARAGRAPH ("finances", N_ ("Finances"), NULL, FOUND),
  PARAGRAPH ("competitors", N_ ("Competitors"), NULL, FOUND),
  PARAGRAPH ("buying-structure", N_ ("Buying structure"), NULL, FOUND),
  PARAGRAPH ("buying-process", N_ ("Buying process"), NULL, FOUND),
  PARAGRAPH ("culture", N_ ("Culture and values"), NULL, FOUND),
  PARAGRAPH ("triggers", N_ ("Recent buying triggers"), NULL, FOUND),
  PARAGRAPH ("members", N_ ("Members"), N_ ("Who decides together"), .group = N_ ("Buying group insight"), FOUND),
  PARAGRAPH ("priorities", N_ ("Their priorities"), NULL, FOUND),
  PARAGRAPH ("approach", N_ ("How to approach them"), NULL, FOUND),
  PARAGRAPH ("connections", N_ ("Connections"), N_ ("Existing relations between the two companies"), .group = N_ ("Connections"), FOUND),
  PARAGRAPH ("note", N_ ("Standing note"), N_ ("What holds whatever the date"), .group = N_ ("Notes"), FOUND),
};

static const WayField contact_fields[] = {
  TEXT ("name", N_ ("Name"), NULL, .longest = 200, NAMED),
  REFERENCE ("account", N_ ("Account"), NULL, MASK (WAY_KIND_ACCOUNT), FOUND),
  REFERENCE ("persona", N_ ("Persona"), N_ ("Where to start from"), MASK (WAY_KIND_PERSONA)),
  CHOICE ("role", N_ ("Role"), N_ ("Part in the buying group"), way_choices_role, .flags = WAY_FIELD_OPEN | WAY_FIELD_SEARCH),
  TEXT ("position", N_ ("Position"), NULL, FOUND),
  TEXT ("department", N_ ("Department"), NULL, FOUND),
  TEXT ("email", N_ ("E-mail"), NULL, FOUND),
  TEXT ("phone", N_ ("Phone"), NULL),
  CHOICE ("adoption", N_ ("Adoption"), NULL, adoptions, .initial = "unknown"),
  PARAGRAPH ("quote", N_ ("Quote"), NULL, .group = N_ ("Differs from the persona"), FOUND),
  PERSONA_TRAITS,
  PARAGRAPH ("approach", N_ ("How to approach them"), NULL, FOUND),
  PARAGRAPH ("note", N_ ("Standing note"), N_ ("What holds whatever the date"), .group = N_ ("Notes"), FOUND),
};

static const WayField persona_fields[] = {
  PERSONA_SHOWN,
  PICTURE ("portrait", N_ ("Portrait"), NULL),
  PERSONA_TRAITS,
  PARAGRAPH ("note", N_ ("Note"), NULL, FOUND),
};

static const WayField job_fields[] = {
  JOB_FIELDS,
  REFERENCES ("personas", N_ ("Personas"), N_ ("Who has this job"), MASK (WAY_KIND_PERSONA)),
  PARAGRAPH ("note", N_ ("Note"), NULL, FOUND),
};

static const WayField lead_score_fields[] = {
  TEXT ("product", N_ ("Product"), N_ ("Unset: in general"), .longest = 200),
  NUMBER ("score", N_ ("Score"), NULL, -1e6, 1e6, 1),
  DATE ("date", N_ ("Date"), NULL),
};

static const WayField dated_note_fields[] = {
  DATE ("date", N_ ("Date"), NULL),
  TEXT ("author", N_ ("Author"), NULL, .longest = 200, SOMEBODY),
  PARAGRAPH ("text", N_ ("Note"), NULL, NAMED),
};

/* Which accounts are worth it. What is not said does not matter; of a list one entry is enough. */
static const WayField profile_fields[] = {
  TEXT ("name", N_ ("Name"), N_ ("For example logistics over 500 people"), .longest = 200, NAMED),
  LIST ("conditions", "condition", N_ ("Conditions"), N_ ("All of these, for example: website filled"), .group = N_ ("Conditions"), .flags = WAY_FIELD_CODE),
  LIST ("regions", "region", N_ ("Regions"), N_ ("One of these"), .group = N_ ("Where they are")),
  LIST ("industries", "industry", N_ ("Industries"), N_ ("One of these"), .group = N_ ("What they are")),
  NUMBER ("employees-from", N_ ("Employees from"), NULL, 0, 1e9, 0),
  NUMBER ("employees-to", N_ ("Employees to"), NULL, 0, 1e9, 0),
  MONEY ("revenue-from", N_ ("Revenue from"), NULL),
  MONEY ("revenue-to", N_ ("Revenue to"), NULL),
  NUMBER ("founded-from", N_ ("Founded from"), N_ ("Year"), 1000, 9999, 0),
  NUMBER ("founded-to", N_ ("Founded to"), N_ ("Year"), 1000, 9999, 0),
  NUMBER ("branches-from", N_ ("Branches from"), NULL, 0, 1e9, 0),
  NUMBER ("branches-to", N_ ("Branches to"), NULL, 0, 1e9, 0),
  LIST ("technologies", "technology", N_ ("Technologies used"), N_ ("One of these"), .group = N_ ("What they use")),
  LIST ("technologies-not", "technology-not", N_ ("Technologies not used"), N_ ("None of these")),
  CHOICE ("relation", N_ ("Relation"), NULL, relations, .group = N_ ("What they are to us")),
  CHOICE ("tier", N_ ("Tier"), NULL, way_choices_tier),
  MONEY ("value-from", N_ ("Value from"), NULL),
  MONEY ("value-to", N_ ("Value to"), NULL),
};

static const WaySlot account_slots[] = {
  [WAY_ACCOUNT_NOTES] = { NULL, MASK (WAY_KIND_DATED_NOTE) },
};

static const WaySlot contact_slots[] = {
  [WAY_CONTACT_LEAD_SCORES] = { NULL, MASK (WAY_KIND_LEAD_SCORE) },
  [WAY_CONTACT_NOTES] = { NULL, MASK (WAY_KIND_DATED_NOTE) },
};

static const WaySlot job_slots[] = {
  [WAY_JOB_SCORES] = { NULL, MASK (WAY_KIND_JOB_SCORE) },
};

/* What is worked on together; see journeys/records/desk.h. */
static const WaySlot records_slots[] = {
  [WAY_RECORDS_ACCOUNTS] = { NULL, MASK (WAY_KIND_ACCOUNT) },
  [WAY_RECORDS_CONTACTS] = { NULL, MASK (WAY_KIND_CONTACT) },
  [WAY_RECORDS_PERSONAS] = { NULL, MASK (WAY_KIND_PERSONA) },
  [WAY_RECORDS_JOBS] = { NULL, MASK (WAY_KIND_JOB) },
  [WAY_RECORDS_PROFILES] = { NULL, MASK (WAY_KIND_PROFILE) },
};

const WayKindInfo way_record_kinds[WAY_N_KINDS] = {
  KIND_WITH_SLOTS (ACCOUNT, "account", N_ ("Account"), N_ ("Accounts"), "account", account_fields, account_slots),
  KIND_WITH_SLOTS (CONTACT, "contact", N_ ("Contact"), N_ ("Contacts"), "contact", contact_fields, contact_slots),
  KIND (PERSONA, "persona", N_ ("Persona"), N_ ("Personas"), "persona", persona_fields),
  KIND_WITH_SLOTS (JOB, "job", N_ ("Job"), N_ ("Jobs"), "job", job_fields, job_slots),
  KIND (LEAD_SCORE, "lead-score", N_ ("Lead score"), N_ ("Lead scores"), "contact", lead_score_fields),
  KIND (DATED_NOTE, "dated-note", N_ ("Note"), N_ ("Notes"), "note", dated_note_fields),
  KIND (PROFILE, "profile", N_ ("Customer profile"), N_ ("Customer profiles"), "account", profile_fields),
  [WAY_KIND_RECORDS] = { WAY_KIND_RECORDS, "records", N_ ("Records"), N_ ("Records"), "contact", NULL, 0, records_slots, G_N_ELEMENTS (records_slots) },
};
/* clang-format on */
