/* typed-words.h - what is typed to find records */
#pragma once

/* Of words that many have, as far as that goes: the letters of the first are in a tenth of all. */
static const char *const typed_words[] = { "bahn", "medical", "nova", "zurich", "stein 77" };

/* Rows that fill a screen. */
#define SCREEN 40
