/* card-kinds.c - the fields of every kind of card
 *
 * Sources of the terms: touchpoints as environment, encounter and effect;
 * insight types unknown, unmet and under-valued; levers easier, faster, cheaper.
 */
#include "journeys/model/kinds/declare.h"

const WayChoice way_choices_channel[] = {
  { "web", N_ ("Web"), "web" },
  { "email", N_ ("E-mail"), "email" },
  { "phone", N_ ("Phone"), "phone" },
  { "in-person", N_ ("In person"), "in-person" },
  { "meeting", N_ ("Meeting"), "meeting" },
  { "event", N_ ("Event"), "event" },
  { "chat", N_ ("Chat"), "chat" },
  { "app", N_ ("App"), "app" },
  { "portal", N_ ("Portal"), "portal" },
  { "post", N_ ("Post"), "post" },
  { "partner", N_ ("Partner"), "partner" },
  { "social", N_ ("Social media"), "social" },
  { "sms", N_ ("Text message"), "sms" },
  { "video", N_ ("Video"), "video" },
  { "document", N_ ("Document"), "document" },
  { "self-service", N_ ("Self-service"), "self-service" },
  { NULL }
};

static const WayChoice beliefs[] = {
  { "leap-of-faith", N_ ("Leap of faith"), "leap-of-faith" },
  { "hypothesis", N_ ("Hypothesis"), "hypothesis" },
  { "validated", N_ ("Validated"), "validated" },
  { "refuted", N_ ("Refuted"), "refuted" },
  { NULL }
};

static const WayChoice needs[] = {
  { "unknown", N_ ("Unknown"), NULL },
  { "unmet", N_ ("Unmet"), NULL },
  { "undervalued", N_ ("Under-valued"), NULL },
  { NULL }
};

static const WayChoice levers[] = {
  { "easier", N_ ("Easier"), "easier" },
  { "faster", N_ ("Faster"), "faster" },
  { "cheaper", N_ ("Cheaper"), "cheaper" },
  { NULL }
};

static const WayChoice sides[] = {
  { "front", N_ ("Front stage"), NULL },
  { "back", N_ ("Back stage"), NULL },
  { NULL }
};

static const WayChoice content_types[] = {
  { "product", N_ ("Product"), NULL },
  { "category", N_ ("Product category"), NULL },
  { "function", N_ ("Business function"), NULL },
  { "industry", N_ ("Industry"), NULL },
  { NULL }
};

/* What every card begins with; kind.h names the places of the first four. */
#define CARD_HEAD                                                                            \
  TEXT ("title", N_ ("Title"), N_ ("What happens, in a few words"), .longest = 2000, NAMED), \
    REFERENCE ("step", N_ ("Step"), NULL, MASK (WAY_KIND_STEP), HIDDEN),                     \
    REFERENCE ("lane", N_ ("Lane"), NULL, MASK (WAY_KIND_LANE), HIDDEN),                     \
    SCORE ("span", N_ ("Steps covered"), N_ ("How many steps the card reaches over"), 1, 500, .initial = "1", HIDDEN)

/* What every card ends with. */
#define CARD_TAIL                                                                                                               \
  PARAGRAPH ("note", N_ ("Note"), N_ ("Anything worth keeping"), FOUND),                                                        \
    PICTURE ("picture", N_ ("Picture"), N_ ("A screen, a sketch, a photograph")),                                               \
    TEXT ("picture-text", N_ ("What the picture shows"), N_ ("For those who cannot see it"), FOUND),                            \
    REFERENCES ("personas", N_ ("Personas"), N_ ("Who this is about"), MASK (WAY_KIND_PERSONA_LINK)),                           \
    REFERENCES ("accounts", N_ ("Accounts"), N_ ("Where this was seen"), MASK (WAY_KIND_ACCOUNT_LINK)),                         \
    REFERENCE ("serves", N_ ("Serves job"), N_ ("The job this helps with"), MASK (WAY_KIND_JOB_LINK)),                          \
    TEXT ("owner", N_ ("Owner"), N_ ("Who looks after it"), SOMEBODY_FOUND),                                                    \
    LIST ("tags", "tag", N_ ("Tags"), N_ ("Words to find it by"), FOUND),                                                       \
    CHOICE ("belief", N_ ("Evidence"), N_ ("How sure are we?"), beliefs, .initial = "leap-of-faith", .group = N_ ("Evidence")), \
    PARAGRAPH ("test", N_ ("Test"), N_ ("How we find out")),                                                                    \
    PARAGRAPH ("result", N_ ("Result"), N_ ("What the test showed")),                                                           \
    DATE ("result-date", N_ ("Date of the result"), NULL),                                                                      \
    LIST ("analogs", "analog", N_ ("Analogs"), N_ ("Where it worked")),                                                         \
    LIST ("antilogs", "antilog", N_ ("Antilogs"), N_ ("Where it failed")),                                                      \
    DATE ("checked", N_ ("Last checked"), N_ ("When customers last confirmed it"))

/* clang-format off */
static const WayField touchpoint_fields[] = {
  CARD_HEAD,
  CHOICE ("channel", N_ ("Channel"), N_ ("Where it happens"), way_choices_channel, .flags = WAY_FIELD_OPEN | WAY_FIELD_SEARCH),
  PARAGRAPH ("environment", N_ ("Environment"), N_ ("The thing, page or place we control"), FOUND),
  PARAGRAPH ("encounter", N_ ("Encounter"), N_ ("What we influence: one person, one context, one aim"), FOUND),
  PARAGRAPH ("effect", N_ ("Effect"), N_ ("What stays with them"), FOUND),
  SCORE ("usefulness", N_ ("Usefulness"), NULL, 1, 5),
  SCORE ("satisfaction", N_ ("Satisfaction"), NULL, 1, 5),
  SCORE ("importance-customer", N_ ("Customer importance"), NULL, 1, 5),
  SCORE ("importance-company", N_ ("Importance to us"), NULL, 1, 5),
  MARK ("moment-of-truth", N_ ("Moment of truth"), N_ ("It decides the relationship")),
  CHOICE ("side", N_ ("Stage side"), N_ ("Seen by the customer or not"), sides, .initial = "front"),
  CARD_TAIL,
};

static const WayField action_fields[] = { CARD_HEAD, CARD_TAIL };
static const WayField thought_fields[] = { CARD_HEAD, CARD_TAIL };
static const WayField question_fields[] = { CARD_HEAD, CARD_TAIL };
static const WayField gain_fields[] = { CARD_HEAD, CARD_TAIL };
static const WayField support_fields[] = { CARD_HEAD, CARD_TAIL };
static const WayField system_fields[] = { CARD_HEAD, CARD_TAIL };
static const WayField note_fields[] = { CARD_HEAD, CARD_TAIL };

static const WayField quote_fields[] = {
  CARD_HEAD,
  TEXT ("speaker", N_ ("Speaker"), N_ ("Who said it"), SOMEBODY_FOUND),
  CARD_TAIL,
};

static const WayField pain_fields[] = {
  CARD_HEAD,
  CHOICE ("need", N_ ("Insight"), N_ ("What the customer knows of the need behind it"), needs),
  SCORE ("severity", N_ ("Severity"), NULL, 1, 5),
  CARD_TAIL,
};

static const WayField opportunity_fields[] = {
  CARD_HEAD,
  CHOICE ("need", N_ ("Insight"), N_ ("What the customer knows of the need behind it"), needs),
  CHOICE ("lever", N_ ("Lever"), N_ ("How it makes the job better"), levers),
  SCORE ("impact", N_ ("Impact"), NULL, 1, 5),
  SCORE ("effort", N_ ("Effort"), NULL, 1, 5),
  DATE ("due", N_ ("Due"), NULL),
  CARD_TAIL,
};

static const WayField job_card_fields[] = {
  CARD_HEAD,
  REFERENCE ("job", N_ ("Job"), N_ ("The job that stands here"), MASK (WAY_KIND_JOB_LINK)),
  CARD_TAIL,
};

static const WayField content_fields[] = {
  CARD_HEAD,
  CHOICE ("type", N_ ("Type"), N_ ("What it speaks about"), content_types),
  REFERENCE ("answers", N_ ("Answers"), N_ ("The question it answers"), MASK (WAY_KIND_QUESTION)),
  SCORE ("helpful", N_ ("Helpful"), N_ ("How helpful buyers find such a source"), 1, 5),
  SCORE ("trusted", N_ ("Trusted"), N_ ("How trustworthy buyers find such a source"), 1, 5),
  TEXT ("address", N_ ("Address"), N_ ("Where it can be found"), .longest = 2000, CODED),
  CARD_TAIL,
};

static const WayField backstage_fields[] = {
  CARD_HEAD,
  TEXT ("team", N_ ("Team"), N_ ("Who does it"), FOUND),
  CARD_TAIL,
};

static const WayField evidence_note_fields[] = {
  CARD_HEAD,
  TEXT ("source", N_ ("Source"), N_ ("Where it comes from"), FOUND),
  DATE ("date", N_ ("Date"), NULL),
  CARD_TAIL,
};

static const WaySlot card_slots[] = {
  { NULL, MASK (WAY_KIND_EVIDENCE) },
  { NULL, MASK (WAY_KIND_COMMENT) },
};

const WayKindInfo way_card_kinds[WAY_N_KINDS] = {
  KIND_WITH_SLOTS (TOUCHPOINT, "touchpoint", N_ ("Touchpoint"), N_ ("Touchpoints"), "touchpoint", touchpoint_fields, card_slots),
  KIND_WITH_SLOTS (ACTION, "action", N_ ("Action"), N_ ("Actions"), "action", action_fields, card_slots),
  KIND_WITH_SLOTS (THOUGHT, "thought", N_ ("Thought"), N_ ("Thoughts"), "thought", thought_fields, card_slots),
  KIND_WITH_SLOTS (QUESTION, "question", N_ ("Question"), N_ ("Questions"), "question", question_fields, card_slots),
  KIND_WITH_SLOTS (QUOTE, "quote", N_ ("Quote"), N_ ("Quotes"), "quote", quote_fields, card_slots),
  KIND_WITH_SLOTS (PAIN, "pain", N_ ("Pain"), N_ ("Pains"), "pain", pain_fields, card_slots),
  KIND_WITH_SLOTS (GAIN, "gain", N_ ("Gain"), N_ ("Gains"), "gain", gain_fields, card_slots),
  KIND_WITH_SLOTS (OPPORTUNITY, "opportunity", N_ ("Opportunity"), N_ ("Opportunities"), "opportunity", opportunity_fields, card_slots),
  KIND_WITH_SLOTS (JOB_CARD, "job", N_ ("Job"), N_ ("Jobs to be done"), "job", job_card_fields, card_slots),
  KIND_WITH_SLOTS (CONTENT, "content", N_ ("Content"), N_ ("Content"), "content", content_fields, card_slots),
  KIND_WITH_SLOTS (BACKSTAGE, "backstage", N_ ("Backstage activity"), N_ ("Backstage"), "backstage", backstage_fields, card_slots),
  KIND_WITH_SLOTS (SUPPORT, "support", N_ ("Support process"), N_ ("Support processes"), "support", support_fields, card_slots),
  KIND_WITH_SLOTS (SYSTEM, "system", N_ ("System"), N_ ("Systems"), "system", system_fields, card_slots),
  KIND_WITH_SLOTS (EVIDENCE_NOTE, "evidence-note", N_ ("Evidence note"), N_ ("Evidence notes"), "evidence", evidence_note_fields, card_slots),
  KIND_WITH_SLOTS (NOTE, "note", N_ ("Note"), N_ ("Notes"), "note", note_fields, card_slots),
};
/* clang-format on */

const WayKindSet way_kinds_cards = ANY_CARD;
