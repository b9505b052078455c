/* bulk-edits.h - the same change of several items, as one step
 *
 * Of one item it is the plain change of a field.
 */
#pragma once

#include "journeys/commands/command.h"

WayCommand *way_bulk_edits_set (GPtrArray  *items,
                                const char *field,
                                const char *text,
                                GError    **error);

WayCommand *way_bulk_edits_add (GPtrArray  *items,
                                const char *field,
                                const char *entries,
                                GError    **error);

WayCommand *way_bulk_edits_remove (GPtrArray  *items,
                                   const char *field,
                                   const char *entry,
                                   GError    **error);
