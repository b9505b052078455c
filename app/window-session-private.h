/* window-session-private.h - a workshop in a window */
#pragma once

#include "app/projector.h"
#include "app/window-private.h"
#include "widgets/session/session-panel.h"

struct _WayWindowSession
{
  /* owned */
  WaySession         *session;
  WayProjector       *projector; /* or NULL: it was closed */
  GSimpleActionGroup *actions;

  /* state */
  gint64    projected; /* when the projector was opened, monotonic */
  gboolean  gave_back; /* the projector, the keyboard */
  AdwToast *leaving;   /* while it is seen: once more leaves */
  WayReveal reveal;
  int       n_revealed; /* portions; −1: all */
  guint     inhibited;
};

WaySessionPanel *way_window_get_session_panel (WayWindow *self);

void way_window_apply_stage (WayWindow *self);

GSimpleActionGroup *way_window_new_session_actions (WayWindow *self);
