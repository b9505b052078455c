/* persona-page-private.h - what a persona's page has, and the editor of its parts */
#pragma once

#include "journeys/records/desk.h"
#include "widgets/records/pages/persona-page.h"
#include "widgets/shared/records-watch.h"

struct _WayPersonaPage
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordsWatch *watch;
  char            *id;
  GHashTable      *held;     /* ids */
  GPtrArray       *maps;     /* WayLibraryEntry, or NULL */
  GPtrArray       *contacts; /* WayItem, with the name of the account as data; or NULL */
  GCancellable    *counting;

  /* template */
  GtkWidget *box;
  GtkWidget *view;
  GtkWidget *editor; /* a popover, or NULL */

  /* state */
  char *edited; /* owned: the field in the editor */
  char *wanted; /* owned: the field that is to be edited once it is seen; or NULL */
  guint tick;
  guint update_idle;
  guint load_idle;
};

WayItem *way_persona_page_find_persona (WayPersonaPage *self);

/* persona-edit.c */

gboolean way_persona_page_find_edited (WayPersonaPage *self,
                                       GdkRectangle   *rect);

void way_persona_page_edit (WayPersonaPage *self,
                            const char     *field);
