/* declare.h - the short forms in which fields are declared
 *
 * Used by the tables in this folder only. What a form leaves out is zero;
 * more can follow the fixed arguments as designated initialisers.
 */
#pragma once

#include "config.h"

#include <glib/gi18n.h>

#include "journeys/model/kinds/tables.h"

#define TEXT(n, l, h, ...) { .name = n, .type = WAY_FIELD_TEXT, .label = l, .hint = h, __VA_ARGS__ }
#define PARAGRAPH(n, l, h, ...) { .name = n, .type = WAY_FIELD_PARAGRAPH, .label = l, .hint = h, __VA_ARGS__ }
#define CHOICE(n, l, h, c, ...) { .name = n, .type = WAY_FIELD_CHOICE, .label = l, .hint = h, .choices = c, __VA_ARGS__ }
#define SCORE(n, l, h, lo, hi, ...) { .name = n, .type = WAY_FIELD_SCORE, .label = l, .hint = h, .minimum = lo, .maximum = hi, __VA_ARGS__ }
#define NUMBER(n, l, h, lo, hi, d, ...) { .name = n, .type = WAY_FIELD_NUMBER, .label = l, .hint = h, .minimum = lo, .maximum = hi, .decimals = d, __VA_ARGS__ }
#define DATE(n, l, h, ...) { .name = n, .type = WAY_FIELD_DATE, .label = l, .hint = h, __VA_ARGS__ }
#define TIME(n, l, h, ...) { .name = n, .type = WAY_FIELD_TIME, .label = l, .hint = h, __VA_ARGS__ }
#define MONEY(n, l, h, ...) { .name = n, .type = WAY_FIELD_MONEY, .label = l, .hint = h, .minimum = -1e15, .maximum = 1e15, .decimals = 2, __VA_ARGS__ }
#define REFERENCE(n, l, h, t, ...) { .name = n, .type = WAY_FIELD_REFERENCE, .label = l, .hint = h, .targets = t, __VA_ARGS__ }
#define REFERENCES(n, l, h, t, ...) { .name = n, .type = WAY_FIELD_REFERENCES, .label = l, .hint = h, .targets = t, __VA_ARGS__ }
#define LIST(n, e, l, h, ...) { .name = n, .type = WAY_FIELD_LIST, .entry = e, .label = l, .hint = h, __VA_ARGS__ }
#define MARK(n, l, h, ...) { .name = n, .type = WAY_FIELD_MARK, .label = l, .hint = h, __VA_ARGS__ }
#define PICTURE(n, l, h, ...) { .name = n, .type = WAY_FIELD_PICTURE, .label = l, .hint = h, __VA_ARGS__ }

#define NAMED .flags = WAY_FIELD_NAME | WAY_FIELD_SEARCH
#define FOUND .flags = WAY_FIELD_SEARCH
#define SOMEBODY .flags = WAY_FIELD_PERSON
#define SOMEBODY_FOUND .flags = WAY_FIELD_PERSON | WAY_FIELD_SEARCH
#define HIDDEN .flags = WAY_FIELD_HIDDEN
#define CODED .flags = WAY_FIELD_CODE

#define MASK WAY_KIND_MASK
#define ANY_CARD (MASK (WAY_KIND_TOUCHPOINT) | MASK (WAY_KIND_ACTION) | MASK (WAY_KIND_THOUGHT) \
                  | MASK (WAY_KIND_QUESTION) | MASK (WAY_KIND_QUOTE) | MASK (WAY_KIND_PAIN) \
                  | MASK (WAY_KIND_GAIN) | MASK (WAY_KIND_OPPORTUNITY) | MASK (WAY_KIND_JOB_CARD) \
                  | MASK (WAY_KIND_CONTENT) | MASK (WAY_KIND_BACKSTAGE) | MASK (WAY_KIND_SUPPORT) \
                  | MASK (WAY_KIND_SYSTEM) | MASK (WAY_KIND_EVIDENCE_NOTE) | MASK (WAY_KIND_NOTE))
#define ANY_PLACE (ANY_CARD | MASK (WAY_KIND_STAGE) | MASK (WAY_KIND_STEP) | MASK (WAY_KIND_LANE))

/* The entry of a kind in its table. */
#define KIND(k, e, l, p, i, f) \
  [WAY_KIND_##k] = { WAY_KIND_##k, e, l, p, i, f, G_N_ELEMENTS (f), NULL, 0 }
#define KIND_WITH_SLOTS(k, e, l, p, i, f, s) \
  [WAY_KIND_##k] = { WAY_KIND_##k, e, l, p, i, f, G_N_ELEMENTS (f), s, G_N_ELEMENTS (s) }
