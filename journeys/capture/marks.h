/* marks.h - what a typed line says besides its words
 *
 *   !  +  ?  =  "    at its beginning: pain, gain, question, opportunity, quote
 *   >  >>            at its beginning: a new step, a new stage of that name
 *   at, hash, caret, percent
 *                    inside, before a word: persona or account, tag, channel,
 *                    job that it serves; it goes on over spaces as far as
 *                    a name that is known does; between quotation marks it
 *                    takes any, and means nobody else
 *   -                at its beginning, before such a mark, and nothing but
 *                    marks: what is taken off the card that landed last
 *   \                before a mark: as it is written
 *
 * Marks at the end of a line are left out of the text; before other words they
 * stay in it as words, so that a sentence is still one.
 */
#pragma once

#include "journeys/model/kind.h"

typedef enum
{
  WAY_CAPTURED_CARD,
  WAY_CAPTURED_STEP,
  WAY_CAPTURED_STAGE,
  WAY_CAPTURED_TAKING_OFF,
} WayCapturedType;

typedef enum
{
  WAY_MARK_KIND,
  WAY_MARK_WHO, /* a persona or an account */
  WAY_MARK_TAG,
  WAY_MARK_CHANNEL,
  WAY_MARK_JOB,
  WAY_MARK_LITERAL, /* the backslash itself */
} WayMarkType;

/* Where a mark stands in the text, in bytes. */
typedef struct
{
  WayMarkType type;
  int         start;
  int         end;
} WayMark;

typedef struct
{
  WayCapturedType type;
  WayKind         kind;  /* WAY_N_KINDS: that of the lane */
  char           *title; /* one line, "" when nothing is said */
  char           *note;  /* or NULL */
  GPtrArray      *who;   /* of names: personas and accounts */
  GPtrArray      *tags;
  char           *channel; /* or NULL */
  char           *job;     /* that the card serves, or NULL */
  GPtrArray      *exact;   /* of names that stood between quotation marks */
  GArray         *marks;   /* of WayMark, in their order */
} WayCaptured;

/* The names that can stand behind a mark of a type: (transfer container) (element-type utf8). */
typedef GPtrArray *(*WayMarkNamesFunc) (WayMarkType type,
                                        gpointer    data);

typedef struct
{
  WayMarkNamesFunc list;
  gpointer         data;
} WayMarkNames;

WayCaptured *way_captured_parse (const char *text);

WayCaptured *way_captured_parse_named (const char         *text,
                                       const WayMarkNames *names);

WayCaptured *way_captured_new_literal (const char *text);

void way_captured_free (WayCaptured *self);

gboolean way_captured_is_empty (WayCaptured *self);

gboolean way_captured_is_exact (const WayCaptured *self,
                                const char        *name);

gboolean way_captured_find_word (const char  *text,
                                 int          caret,
                                 WayMarkType *type,
                                 int         *start,
                                 char       **word);

GPtrArray *way_captured_list_names (const char    *text,
                                    const WayMark *mark);

char *way_captured_write_word (WayMarkType type,
                               const char *word);

char *way_captured_escape (const char *text,
                           gboolean    at_start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayCaptured, way_captured_free)
