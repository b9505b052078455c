/* history.h - what was done to a map, and the way back
 *
 * Each state of the map has a serial number. A state reached again by undo has
 * the number it had, so "is this what was saved?" is a comparison of numbers.
 */
#pragma once

#include "journeys/commands/command.h"

/* What became of a command. The numbers are kept in files of recovery. */
typedef enum
{
  WAY_DEED_STEP = 1,  /* it is a new step */
  WAY_DEED_TYPED,     /* it went into the last step, which was open for typing */
  WAY_DEED_JOINED,    /* it became a part of the last step */
  WAY_DEED_BACK,      /* the last step was taken back */
  WAY_DEED_WITHDRAWN, /* the last step was taken back and forgotten */
  WAY_DEED_AGAIN,     /* a step that was taken back was done again */
} WayDeed;

#define WAY_TYPE_HISTORY (way_history_get_type ())
G_DECLARE_FINAL_TYPE (WayHistory, way_history, WAY, HISTORY, GObject)

WayHistory *way_history_new (WayMap *map);

WayMap *way_history_get_map (WayHistory *self);

gboolean way_history_perform (WayHistory *self,
                              WayCommand *command,
                              GError    **error);

gboolean way_history_perform_as_is (WayHistory *self,
                                    WayCommand *command,
                                    GError    **error);

gboolean way_history_try (WayHistory   *self,
                          WayCommand   *command,
                          const GError *error,
                          char        **why);

gboolean way_history_attach (WayHistory *self,
                             WayCommand *command,
                             GError    **error);

gboolean way_history_type (WayHistory *self,
                           WayCommand *command,
                           GError    **error);

void way_history_seal (WayHistory *self);

gboolean way_history_undo (WayHistory *self);

gboolean way_history_undo_step (WayHistory *self,
                                guint64     serial);

gboolean way_history_withdraw (WayHistory *self);

gboolean way_history_redo (WayHistory *self);

gboolean way_history_replay (WayHistory *self,
                             WayCommand *command,
                             WayDeed     deed,
                             GError    **error);

gboolean way_history_go_to (WayHistory *self,
                            guint       place);

guint way_history_n_steps (WayHistory *self);

guint way_history_get_place (WayHistory *self);

const char *way_history_get_nth_label (WayHistory *self,
                                       guint       place);

guint64 way_history_get_nth_serial (WayHistory *self,
                                    guint       place);

int way_history_find_place (WayHistory *self,
                            guint64     serial);

gboolean way_history_is_one_step_from (WayHistory *self,
                                       guint64     serial);

gboolean way_history_can_undo (WayHistory *self);

gboolean way_history_can_redo (WayHistory *self);

const char *way_history_get_undo_label (WayHistory *self);

const char *way_history_get_redo_label (WayHistory *self);

guint64 way_history_get_serial (WayHistory *self);

gboolean way_history_is_open (WayHistory *self);

gboolean way_history_is_stepping (WayHistory *self);

void way_history_foreach_id (WayHistory      *self,
                             WayCommandIdFunc func,
                             gpointer         data);

gboolean way_history_speaks_of (WayHistory *self,
                                guint       place,
                                GHashTable *ids);

void way_history_rebase (WayHistory *self,
                         const char *id,
                         int         field,
                         const char *was,
                         const char *is);

gboolean way_history_has_text (WayHistory *self,
                               WayTextFunc func,
                               gpointer    data);

void way_history_forget_all (WayHistory *self);

void way_history_forget (WayHistory *self,
                         GHashTable *ids);
