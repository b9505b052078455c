/* strip-private.h - what the files of the strip share
 *
 * capture-strip.c  the class and how it is laid out
 * strip-entry.c    what is typed: marks in colour, completion, earlier lines
 * strip-paste.c    what is pasted
 * strip-keys.c     keys, before the window has them
 * strip-land.c     cards, steps, emotions: changes of the map
 * strip-target.c   where the next card lands, and saying so
 * strip-offer.c    many cards out of one text
 */
#pragma once

#include "journeys/capture/landing.h"
#include "widgets/capture/completion.h"
#include "widgets/capture/capture-strip.h"

typedef enum
{
  WAY_STRIP_OFFERS_NOTHING,
  WAY_STRIP_OFFERS_STEP,
  WAY_STRIP_OFFERS_CARDS,
} WayStripOffer;

/* A line that became something; the state of the map tells whether it can be taken back. */
typedef struct
{
  guint64 serial;
  char   *text;
  char   *step; /* ids of where it was typed, or NULL */
  char   *lane;
} WayLandedLine;

struct _WayCaptureStrip
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;   /* or NULL */
  WaySelection *selection; /* or NULL */
  char         *persona;   /* or NULL */
  WaySplit     *split;     /* what is offered, or NULL */
  char         *pasted;    /* its text */
  char         *last_id;   /* of the card that landed last */
  GArray       *landed;    /* of WayLandedLine */
  GPtrArray    *lines;     /* what was typed, the oldest first */
  char         *draft;     /* what was typed before earlier lines were looked at */
  GCancellable *cancellable;

  /* borrowed */
  GtkEventController *keys; /* of the window */
  GtkWidget          *root;

  /* template */
  GtkWidget     *head; /* breadcrumb and prompt */
  GtkWidget     *place;
  GtkWidget     *prompt;
  GtkWidget     *field; /* icon and text */
  GtkWidget     *icon;
  GtkWidget     *view;
  GtkWidget     *hints;
  GtkWidget     *tab;     /* what that key does now */
  GtkWidget     *answers; /* buttons for what is offered */
  GtkWidget     *accept;
  GtkWidget     *closer;
  GtkWidget     *completion;
  GtkTextBuffer *buffer;
  GtkTextTag    *tags[WAY_MARK_LITERAL + 1];

  /* state */
  WayStripOffer offer;
  gboolean      bench;      /* the next card goes there */
  gboolean      job;        /* the next card is a job */
  gboolean      step_named; /* what is typed is the name of the offered step */
  gboolean      in_preedit;
  gboolean      blink;
  gboolean      told;   /* the prompt says something else until the next key */
  gboolean      leaves; /* closes again when the offer is answered */
  int           line;   /* which earlier line is shown; the number of lines: none */
};

/* capture-strip.c */
void way_strip_emit (WayCaptureStrip *self,
                     const char      *signal);

void way_strip_emit_id (WayCaptureStrip *self,
                        const char      *signal,
                        const char      *id);

WayMap *way_strip_get_map (WayCaptureStrip *self);

/* strip-entry.c */
void way_strip_init_entry (WayCaptureStrip *self);

void way_strip_set_text (WayCaptureStrip *self,
                         const char      *text);

WayCaptured *way_strip_read (WayCaptureStrip *self,
                             const char      *text);

gboolean way_strip_is_empty (WayCaptureStrip *self);

void way_strip_remember (WayCaptureStrip *self,
                         const char      *text);

gboolean way_strip_recall (WayCaptureStrip *self,
                           int              by);

gboolean way_strip_complete (WayCaptureStrip *self);

char *way_strip_dup_begun (WayCaptureStrip *self);

gboolean way_strip_asks_who (WayCaptureStrip *self);

gboolean way_strip_caret_is_at_end (WayCaptureStrip *self);

/* strip-paste.c */
void way_strip_init_pasting (WayCaptureStrip *self);

void way_strip_paste (WayCaptureStrip *self,
                      gboolean         many);

/* strip-keys.c */
void way_strip_watch_keys (WayCaptureStrip *self);

void way_strip_forget_keys (WayCaptureStrip *self);

/* strip-land.c */
void way_strip_land (WayCaptureStrip *self,
                     gboolean         details);

void way_strip_take_back (WayCaptureStrip *self);

void way_strip_mark_truth (WayCaptureStrip *self);

gboolean way_strip_set_level (WayCaptureStrip *self,
                              int              number);

void way_strip_fill_landing (WayCaptureStrip *self,
                             WayLanding      *landing);

gboolean way_strip_perform (WayCaptureStrip *self,
                            WayCommand      *command,
                            const GError    *error);

/* strip-target.c */
void way_strip_ensure_target (WayCaptureStrip *self);

void way_strip_go (WayCaptureStrip *self,
                   WayItem         *step,
                   WayItem         *lane);

void way_strip_move_step (WayCaptureStrip *self,
                          int              by);

void way_strip_move_lane (WayCaptureStrip *self,
                          int              by);

void way_strip_move_to_stage (WayCaptureStrip *self,
                              int              number);

void way_strip_update (WayCaptureStrip *self);

gboolean way_strip_is_torn (WayCaptureStrip *self,
                            WayMarkType      type,
                            const char      *name);

void way_strip_tell (WayCaptureStrip *self,
                     const char      *message);

void way_strip_blink (WayCaptureStrip *self);

/* strip-offer.c */
void way_strip_answer (WayCaptureStrip *self,
                       gboolean         many);

void way_strip_end_offer (WayCaptureStrip *self);
