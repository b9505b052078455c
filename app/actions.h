/* actions.h - everything a user can do, said once
 *
 * From this one table come the keys of the actions, the window of keyboard
 * shortcuts and the list of commands.
 */
#pragma once

#include <gtk/gtk.h>

typedef enum
{
  WAY_ACTIONS_MAPS,
  WAY_ACTIONS_CHANGE,
  WAY_ACTIONS_CAPTURE,
  WAY_ACTIONS_MOVE,
  WAY_ACTIONS_FIND,
  WAY_ACTIONS_VIEW,
  WAY_ACTIONS_SESSION,
  WAY_ACTIONS_RECORDS,
  WAY_ACTIONS_WAYMARK,
  WAY_N_ACTION_GROUPS
} WayActionGroup;

typedef struct
{
  WayActionGroup group;
  const char    *action;    /* detailed name, "win.save" or "win.add-lane::pain"; NULL: a widget knows its keys itself */
  const char    *keys;      /* separated by spaces, as the window of shortcuts shows them; NULL: none */
  const char    *more;      /* keys that do the same and are not worth showing, or NULL */
  const char    *title;     /* translatable */
  gboolean       by_widget; /* whether the keys of the action are those of a widget, and mean it only there */
} WayActionInfo;

const WayActionInfo *way_actions_list (int *n);

const char *way_actions_get_group_title (WayActionGroup group);

void way_actions_set_keys (GtkApplication *application);

GtkWidget *way_actions_new_shortcuts_window (void);
