/* command-private.h - the data of a command, for those who store it */
#pragma once

#include "journeys/commands/command.h"

struct _WayCommand
{
  grefcount      ref_count;
  WayCommandType type;
  char          *label; /* translated, for "Undo LABEL"; NULL: made from the rest */
  char          *made;  /* that one, or NULL */
  char          *name;  /* of what is moved or set, before it was; NULL: not looked for */
  char          *item_id;
  WayItem       *item; /* owned; what is inserted or removed, as it was */
  char          *parent_id;
  int            slot;
  int            index; /* -1 before the first apply: at the end */
  char          *old_parent_id;
  int            old_slot;
  int            old_index;
  WayKind        kind; /* of the item, for set */
  int            field;
  char          *old_value;
  char          *new_value;
  gboolean       taken_back;  /* of set: it was done, and is not any more */
  gboolean       passed_over; /* of set: the last time the field had another value than it left there */
  GPtrArray     *children;    /* of WayCommand, of a group */
  gboolean       follows;     /* of a group: the last one was asked for, the rest follows from it */
};

gboolean way_command_is_same (WayCommand *self,
                              WayCommand *other);

WayCommand *way_command_new_remove_alone (WayItem *item);

WayCommand *way_command_new_set_canonical (WayItem *item,
                                           int      field,
                                           char    *value);

void way_command_note_name (WayCommand *self,
                            WayMap     *map);

char *way_command_label_removal (WayMap    *map,
                                 GPtrArray *items);

typedef void (*WayCommandPassedFunc) (WayCommand *command,
                                      gpointer    data);

void way_command_foreach_passed_over (WayCommand          *self,
                                      WayCommandPassedFunc func,
                                      gpointer             data);

void way_command_name_by (WayCommand *self,
                          const char *name);

void way_command_forget_made (WayCommand *self);

gboolean way_command_needs_reference (WayItem        *item,
                                      const WayField *field,
                                      int             place);

char *way_command_shorten (const char *name);
