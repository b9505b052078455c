/* import-assistant-private.h - what the parts of the assistant share */
#pragma once

#include "journeys/exchange/import-async.h"
#include "widgets/records/tables/import-assistant.h"

struct _WayImportAssistant
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk      *desk;
  GFile        *file;
  WayImport    *import; /* what is looked at, or NULL */
  WayBulkUndo  *undo;   /* of what was done */
  GCancellable *opening;
  GCancellable *trying;
  GCancellable *running;
  WayMeter     *meter;

  /* template */
  GtkWidget *stack;
  GtkWidget *drop_hint; /* "choose" */
  GtkWidget *choose_button;
  GtkWidget *last_button;
  GtkWidget *name; /* "look" */
  GtkWidget *about;
  GtkWidget *columns;
  GtkWidget *missing;
  GtkWidget *trial;
  GtkWidget *options;
  GtkWidget *go;
  GtkWidget *bar;  /* "run" */
  GtkWidget *done; /* "done" */
  GtkWidget *report;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *close_button; /* of what was done */

  /* state */
  WayKind        kind;
  WayImportTrace trace;    /* of what was done */
  gboolean       is_done;  /* what is looked at was imported last */
  gboolean       is_again; /* what runs, or ran last, was taken back before */
  guint          try_id;
  guint          move_id;
};

void way_import_assistant_show_page (WayImportAssistant *self,
                                     const char         *page);

void way_import_assistant_choose (WayImportAssistant *self);

void way_import_assistant_run (WayImportAssistant   *self,
                               const WayImportTrace *trace);

void way_import_assistant_go (WayImportAssistant *self);

void way_import_assistant_tell (WayImportAssistant *self,
                                const char         *text);

void way_import_assistant_close (WayImportAssistant *self);

void way_import_assistant_change_columns (WayImportAssistant *self);

void way_import_assistant_try (WayImportAssistant *self);

void way_import_assistant_reopen (WayImportAssistant *self);

/* import-pages.c */

GtkWidget *way_import_pages_new_button (WayImportAssistant *self,
                                        const char         *label,
                                        const char         *css_class,
                                        GCallback           callback);

void way_import_pages_show_problem (GtkWidget    *page,
                                    const GError *error);

void way_import_pages_build (WayImportAssistant *self);

/* import-done.c */

void way_import_done_build (WayImportAssistant *self);

void way_import_done_show (WayImportAssistant *self,
                           WayImportResult    *result);

void way_import_done_forget (WayImportAssistant *self);

void way_import_done_leave (WayImportAssistant *self);
