/* record-fields.h - the fields that a record and its snapshot on a map share */
#pragma once

/* clang-format off */
#define PERSONA_SHOWN \
  TEXT ("name", N_ ("Name"), N_ ("A first name, or what the role is called"), .longest = 200, NAMED), \
  CHOICE ("role", N_ ("Role"), N_ ("Part in the buying group"), way_choices_role, .flags = WAY_FIELD_OPEN | WAY_FIELD_SEARCH), \
  TEXT ("position", N_ ("Position"), N_ ("For example logistics manager"), FOUND), \
  PARAGRAPH ("quote", N_ ("Quote"), N_ ("One sentence that is typical of them"), FOUND)

#define ACCOUNT_SHOWN \
  TEXT ("name", N_ ("Name"), N_ ("The name of the company"), .longest = 200, NAMED), \
  TEXT ("industry", N_ ("Industry"), NULL, FOUND), \
  TEXT ("region", N_ ("Region"), NULL, FOUND), \
  CHOICE ("tier", N_ ("Tier"), N_ ("How much attention it gets"), way_choices_tier)

#define JOB_FIELDS \
  TEXT ("statement", N_ ("Job"), N_ ("Verb, object, context: what they want to get done"), .longest = 500, NAMED), \
  CHOICE ("kind", N_ ("Kind"), NULL, way_choices_job_kind, .initial = "functional"), \
  PARAGRAPH ("why", N_ ("Why it matters"), NULL, FOUND), \
  PARAGRAPH ("if-not-done", N_ ("If it is not done"), N_ ("What happens then"), FOUND), \
  PARAGRAPH ("today", N_ ("How it is done today"), N_ ("Tools and processes"), FOUND), \
  PARAGRAPH ("hindrance", N_ ("What hinders"), N_ ("Why it is hard to do well"), FOUND)
/* clang-format on */
