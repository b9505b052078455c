/* edits.h - what a person does to a map, as commands
 *
 * Each of these gives one group with a label, to be performed as one step; NULL without
 * an error when there is nothing to do. Nothing is changed here. Where no place is asked
 * for by number the cost does not grow with the map.
 */
#pragma once

#include "journeys/commands/command.h"

#define WAY_EDIT_ERROR (way_edit_error_quark ())
GQuark way_edit_error_quark (void);

typedef enum
{
  WAY_EDIT_ERROR_LOCKED, /* stages, steps and lanes are locked */
  WAY_EDIT_ERROR_PLACE,  /* it would leave a stage without a step */
} WayEditError;

/* A card and the cell it goes to, there between two cards that stay; NULL: at that end.
 * Several in a row with the same place go there in their order. */
typedef struct
{
  WayItem *card;
  WayItem *step;
  WayItem *lane;
  WayItem *after;
  WayItem *before;
} WayCardMove;

/* edits.c */
gboolean way_edits_is_locked (WayMap *map);

gboolean way_edits_check_unlocked (WayMap  *map,
                                   GError **error);

WayCommand *way_edits_new_lock (WayMap  *map,
                                gboolean locked);

WayCommand *way_edits_new_remove (WayMap    *map,
                                  GPtrArray *items,
                                  GError   **error);

char *way_edits_dup_removal_words (GPtrArray *items);

WayCommand *way_edits_new_bench (WayMap    *map,
                                 GPtrArray *cards);

WayCommand *way_edits_new_span (WayMap    *map,
                                GPtrArray *cards,
                                int        by);

WayCommand *way_edits_new_width (WayItem *step,
                                 int      width);

WayCommand *way_edits_new_emotion (WayItem    *step,
                                   const char *persona_id,
                                   int         level);

/* edits-cards.c */
GPtrArray *way_edits_list_cell (WayMap  *map,
                                WayItem *step,
                                WayItem *lane);

int way_edits_find_index (WayItem *after,
                          WayItem *before);

WayCommand *way_edits_new_card (WayMap  *map,
                                WayItem *card,
                                int      index);

WayCommand *way_edits_new_remove_card (WayMap  *map,
                                       WayItem *card);

WayCommand *way_edits_new_move_cards (WayMap            *map,
                                      const WayCardMove *moves,
                                      guint              n_moves);

WayCommand *way_edits_new_place_cards (WayMap    *map,
                                       GPtrArray *cards,
                                       WayItem   *step,
                                       WayItem   *lane,
                                       int        index);

WayCommand *way_edits_new_copy_cards (WayMap            *map,
                                      const WayCardMove *moves,
                                      guint              n_moves,
                                      GPtrArray         *copies);

/* edits-pictures.c */
WayCommand *way_edits_new_pictures (WayMap            *map,
                                    GPtrArray         *values,
                                    const WayCardMove *to,
                                    const char        *field,
                                    GPtrArray         *ids,
                                    GError           **error);

/* edits-structure.c */
WayCommand *way_edits_new_move_structure (WayMap    *map,
                                          GPtrArray *items,
                                          WayItem   *parent,
                                          WayItem   *before,
                                          GError   **error);

WayCommand *way_edits_new_shift (WayMap    *map,
                                 GPtrArray *items,
                                 int        by,
                                 GError   **error);

/* edits-duplicate.c */
WayCommand *way_edits_new_duplicate (WayMap    *map,
                                     GPtrArray *items,
                                     GPtrArray *copies,
                                     GError   **error);

WayCommand *way_edits_new_copy_structure (WayMap    *map,
                                          GPtrArray *items,
                                          WayItem   *parent,
                                          WayItem   *before,
                                          GPtrArray *copies,
                                          GError   **error);

/* edits-kind.c */
WayCommand *way_edits_new_kind (WayMap    *map,
                                GPtrArray *items,
                                WayKind    kind,
                                GPtrArray *lost);

char *way_edits_dup_kind_words (GPtrArray *items,
                                WayKind    kind,
                                GPtrArray *lost);
