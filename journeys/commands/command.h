/* command.h - a change of a map, as data
 *
 * Ids, fields, old and new values: nothing points into the map, so a command
 * can be applied, reverted, stored and applied again to an equal map.
 */
#pragma once

#include "journeys/model/map.h"

typedef enum
{
  WAY_COMMAND_INSERT,
  WAY_COMMAND_REMOVE,
  WAY_COMMAND_MOVE,
  WAY_COMMAND_SET,
  WAY_COMMAND_GROUP,
} WayCommandType;

typedef struct _WayCommand WayCommand;

#define WAY_COMMAND_ERROR (way_command_error_quark ())
GQuark way_command_error_quark (void);

typedef enum
{
  WAY_COMMAND_ERROR_GONE,    /* an item it speaks of is not there */
  WAY_COMMAND_ERROR_PLACE,   /* it would put something where it cannot be */
  WAY_COMMAND_ERROR_INVALID, /* a value that the field does not take */
} WayCommandError;

WayCommand *way_command_new_insert (WayItem *parent,
                                    int      slot,
                                    int      index,
                                    WayItem *item);

WayCommand *way_command_new_remove (WayMap  *map,
                                    WayItem *item);

WayCommand *way_command_new_remove_many (WayMap    *map,
                                         GPtrArray *items);

WayCommand *way_command_new_move (WayItem *item,
                                  WayItem *parent,
                                  int      slot,
                                  int      index);

WayCommand *way_command_new_set (WayItem    *item,
                                 const char *field,
                                 const char *value,
                                 GError    **error);

WayCommand *way_command_new_group (const char *label);

void way_command_group_add (WayCommand *group,
                            WayCommand *command);

int way_command_group_get_size (WayCommand *group);

WayCommand *way_command_ref (WayCommand *self);

void way_command_unref (WayCommand *self);

const char *way_command_get_label (WayCommand *self);

void way_command_set_label (WayCommand *self,
                            const char *label);

gboolean way_command_apply (WayCommand *self,
                            WayMap     *map,
                            GError    **error);

gboolean way_command_revert (WayCommand *self,
                             WayMap     *map,
                             GError    **error);

gboolean way_command_merge (WayCommand *self,
                            WayCommand *later);

typedef void (*WayCommandIdFunc) (const char *id,
                                  gpointer    data);

void way_command_foreach_id (WayCommand      *self,
                             WayCommandIdFunc func,
                             gpointer         data);

typedef gboolean (*WayTextFunc) (const char *text,
                                 gpointer    data);

gboolean way_command_has_text (WayCommand *self,
                               WayTextFunc func,
                               gpointer    data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayCommand, way_command_unref)
