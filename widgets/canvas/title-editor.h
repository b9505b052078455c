/* title-editor.h - typing directly on the map
 *
 * Tells what was typed at every change; whoever made it turns that into
 * commands. It has no undo of its own.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/layout/layout.h"

#define WAY_TYPE_TITLE_EDITOR (way_title_editor_get_type ())
G_DECLARE_FINAL_TYPE (WayTitleEditor, way_title_editor, WAY, TITLE_EDITOR, GtkWidget)

typedef enum
{
  WAY_EDIT_DONE,     /* Enter */
  WAY_EDIT_LEFT,     /* Escape, or the focus went elsewhere */
  WAY_EDIT_NEXT,     /* Tab */
  WAY_EDIT_PREVIOUS, /* Shift and Tab */
} WayEditEnd;

WayTitleEditor *way_title_editor_new (gboolean many_lines);

void way_title_editor_set_font (WayTitleEditor  *self,
                                WayFont          font,
                                GtkJustification justification,
                                const WayTint   *tint);

void way_title_editor_set_raised (WayTitleEditor *self,
                                  gboolean        raised);

void way_title_editor_set_text (WayTitleEditor *self,
                                const char     *text,
                                gboolean        select);

char *way_title_editor_dup_text (WayTitleEditor *self);

void way_title_editor_type (WayTitleEditor        *self,
                            GtkEventControllerKey *controller);

void way_title_editor_get_area (const WayRect *text,
                                WayRect       *area);
