/* window-private.h - what the files of the window share */
#pragma once

#include "app/command-palette.h"
#include "app/go-to.h"
#include "app/home.h"
#include "app/start-page.h"
#include "app/window.h"
#include "journeys/commands/edits.h"
#include "journeys/commands/paste.h"
#include "widgets/canvas/canvas.h"
#include "widgets/capture/bench-list.h"
#include "widgets/capture/capture-strip.h"
#include "widgets/comments/comments-page.h"
#include "widgets/history/history-page.h"
#include "widgets/find/filter-bar.h"
#include "widgets/find/find-bar.h"
#include "widgets/inspector/inspector.h"
#include "widgets/links/links-bar.h"
#include "widgets/shared/link-states.h"
#include "widgets/shared/message-dialogs.h"
#include "widgets/personas/persona-grid.h"
#include "widgets/shared/notice-bar.h"
#include "widgets/shared/selection.h"
#include "widgets/shared/side-panel.h"
#include "widgets/shared/zoom-control.h"
#include "widgets/story/story-view.h"
#include "widgets/table/table.h"

/* A workshop that goes on; of window-session.c. */
typedef struct _WayWindowSession WayWindowSession;

/* What the map has of records; of window-links.c. */
typedef struct _WayWindowLinks WayWindowLinks;

struct _WayWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  WayDocument  *document; /* or NULL: the start page is shown */
  WaySelection *selection;
  GSignalGroup *document_signals;
  GSignalGroup *history_signals;
  GSignalGroup *typing_signals; /* of the text in use */
  GSignalGroup *recovery_signals;
  GSignalGroup *others_signals;
  GSignalGroup *disk_signals;
  char         *others_told;        /* of those who have the file, or NULL */
  GCancellable *export_cancellable; /* of the export that runs, or NULL */

  WayWindowSession *session; /* or NULL: none goes on */
  WayWindowLinks   *links;
  gboolean          unended; /* the map has a session that did not end, but none goes on */

  /* template */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkStack        *stack;
  WayNoticeBar    *notice;
  WayLinksBar     *links_bar;
  WayHome         *home;
  WayStartPage    *start_page;
  WaySidePanel    *side_panel;
  GtkWidget       *map_box;
  GtkWidget       *faces_box;
  GtkStack        *faces; /* ways to look at the map: "map" and others */
  GtkWidget       *side_box;
  AdwViewStack    *sides; /* what stands beside the map: "inspector" and others */
  WayCanvas       *canvas;
  WayTable        *table;
  WayStoryView    *story;
  WayPersonaGrid  *personas;
  WayFindBar      *find_bar;
  WayFilterBar    *filter_bar;
  WayInspector    *inspector;
  WayCommentsPage *comments;
  WayHistoryPage  *history_page;
  WayZoomControl  *zoom_control;
  WayCaptureStrip *strip;
  WayBenchList    *bench;
  GtkLabel        *place_label;
  GtkWidget       *lock_button;
  GtkWidget       *menu_button;
  GtkWidget       *places_button; /* of a window without a map, as the next two */
  GtkWidget       *back_button;
  GtkWidget       *record_button;
  GtkWidget       *importing; /* holds the button for tables */
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkWidget       *redoing; /* holds it, and has no room for it in a narrow window */
  GtkWidget       *adding;
  GtkWidget       *stage_button;
  GtkWidget       *lane_button;
  GtkWidget       *add_button; /* what is seen of them in a narrow window */
  GtkWidget       *exporting;
  GtkWidget       *face_switcher;
  GtkWidget       *face_button; /* what is seen of it in a narrow window */
  GtkWidget       *view_button;
  GtkWidget       *session_bar;
  GtkWidget       *session_panel;
  GtkWidget       *meeting; /* holds the button that begins a session */
  GtkWidget       *inspector_button;
  GMenu           *undo_section;
  GtkWidget       *progress; /* of an export */
  GtkWidget       *progress_bar;

  /* borrowed from their parents, NULL until they are needed */
  GtkWidget *go_to;
  GtkWidget *go_to_record;
  GtkWidget *commands;
  GtkWidget *probes; /* tell which actions can be used */

  /* borrowed */
  AdwToast  *last_toast;   /* while it is seen, or NULL */
  AdwToast  *undo_toast;   /* that one, as long as its button undoes what it says */
  GtkWidget *context_menu; /* while it is seen, or NULL */

  /* state */
  gboolean close_when_saved;
  gboolean focus_given; /* to the canvas, for an action that was postponed */
  gboolean typed;       /* into the text in use, since the last step of the map */
  gboolean discarding;  /* the user said that unsaved work may go */
};

/* Called when a save has ended, well or not. */
typedef void (*WaySavedFunc) (WayWindow *self,
                              gboolean   saved);

void way_window_init_home (WayWindow *self);

void way_window_fill_home (WayWindow *self);

void way_window_update_tables (WayWindow *self);

void way_window_install_table_actions (GtkWidgetClass *klass);

void way_window_update_home (WayWindow *self);

WayHistory *way_window_get_history (WayWindow *self);

void way_window_install_home_actions (GtkWidgetClass *klass);

void way_window_update_title (WayWindow *self);

void way_window_update_place (WayWindow *self);

void way_window_show_buttons (WayWindow *self);

void way_window_show_records_notice (WayWindow *self);

void way_window_show_notices (WayWindow *self);

gboolean way_window_is_editable (WayWindow *self);

void way_window_tell (WayWindow  *self,
                      const char *message);

void way_window_install_file_actions (GtkWidgetClass *klass);

void way_window_install_saving (GtkWidgetClass *klass);

void way_window_install_edit_actions (GtkWidgetClass *klass);

void way_window_install_find_actions (GtkWidgetClass *klass);

void way_window_install_view_actions (GtkWidgetClass *klass);

void way_window_install_capture_actions (GtkWidgetClass *klass);

void way_window_connect_capture (WayWindow *self);

void way_window_install_pane_actions (GtkWidgetClass *klass);

void way_window_update_capture (WayWindow *self);

void way_window_install_arrange_actions (GtkWidgetClass *klass);

void way_window_init_lock (WayWindow *self);

void way_window_update_arrange_actions (WayWindow *self);

WayApplication *way_window_get_application (WayWindow *self);

GFile *way_window_dup_folder (WayWindow *self);

char *way_window_dup_file_name (WayWindow  *self,
                                const char *extension);

void way_window_save (WayWindow   *self,
                      WaySavedFunc func);

gboolean way_window_postpone (WayWindow  *self,
                              const char *action,
                              GVariant   *parameter);

void way_window_install_session_actions (GtkWidgetClass *klass);

void way_window_init_session (WayWindow *self);

void way_window_update_session (WayWindow *self);

void way_window_leave_session (WayWindow *self);

void way_export_minutes_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter);

void way_window_update_edit_actions (WayWindow *self);

void way_window_update_view_actions (WayWindow *self);

void way_window_install_faces (GtkWidgetClass *klass);

void way_window_build_faces (WayWindow *self);

void way_window_bind_faces (WayWindow *self,
                            GSettings *settings);

void way_window_fill_faces (WayWindow  *self,
                            WayHistory *history,
                            gboolean    editable);

void way_window_update_faces (WayWindow *self);

void way_window_show_face (WayWindow  *self,
                           const char *name);

gboolean way_window_focus_face (WayWindow *self);

gboolean way_window_shows_face (WayWindow  *self,
                                const char *name);

void way_window_init_find (WayWindow *self);

void way_window_update_find (WayWindow *self);

void way_window_uncover_map (WayWindow *self);

void way_window_focus_selected (WayWindow *self);

void way_go_to_record (WayWindow *self);

void way_window_go_to (WayWindow  *self,
                       const char *id);

void way_window_show_side (WayWindow  *self,
                           const char *name);

void way_window_toggle_side (WayWindow  *self,
                             const char *name);

gboolean way_window_close_request (GtkWindow *window);

gboolean way_window_is_last_of_document (WayWindow *self);

void way_window_show_context_menu (WayWindow *self,
                                   double     x,
                                   double     y);

void way_window_show_menu_here (WayWindow *self,
                                GMenu     *menu);

void way_window_show_undo_toast (WayWindow  *self,
                                 const char *text);

/* window-kind.c */
void way_window_init_kind (WayWindow *self);

void way_window_install_kind_actions (GtkWidgetClass *klass);

void way_window_update_kind (WayWindow *self);

GMenu *way_window_build_kind_menu (void);

void way_window_install_notes (GtkWidgetClass *klass);

void way_window_init_notes (WayWindow *self);

void way_window_show_notes (WayWindow *self);

void way_window_update_saved (WayWindow *self);

void way_window_build_lane_popover (WayWindow *self);

void way_window_init_keys (WayWindow *self);

/* window-clipboard.c */
void way_window_install_clipboard_actions (GtkWidgetClass *klass);

void way_window_update_clipboard_actions (WayWindow *self);

void way_window_find_place (WayWindow     *self,
                            WayPastePlace *place);

gboolean way_window_paste_fragment (WayWindow   *self,
                                    WayFragment *fragment,
                                    GError     **error);

void way_window_show_new (WayWindow *self,
                          GPtrArray *ids);

gboolean way_window_still_shows (WayWindow   *self,
                                 WayDocument *document);

/* window-copy-to.c */
void way_window_install_copy_to_actions (GtkWidgetClass *klass);

GMenu *way_window_build_copy_to_menu (WayWindow *self);

/* window-target.c */

/* A place on the map for what comes later, when much may have changed: ids, or NULL. */
typedef struct
{
  char *card; /* that it goes onto */
  char *step;
  char *lane;
  char *after;
  char *before;
} WayWindowTarget;

WayWindowTarget *way_window_target_new (const WayCanvasPlace *place);

WayWindowTarget *way_window_target_new_selected (WayWindow *self,
                                                 GError   **error);

void way_window_target_free (WayWindowTarget *target);

gboolean way_window_target_find (const WayWindowTarget *target,
                                 WayMap                *map,
                                 WayCardMove           *move);

/* window-clipboard.c, of a target */
void way_window_land_text (WayWindow             *self,
                           const char            *text,
                           const WayWindowTarget *target,
                           const char            *label,
                           GError               **error);

/* window-drops.c */
void way_window_init_drops (WayWindow *self);

/* window-pictures.c */
extern const char *way_window_picture_types[];

gboolean way_window_is_on_web (GFile *file);

void way_window_init_pictures (WayWindow *self);

void way_window_take_pictures (WayWindow       *self,
                               WayWindowTarget *target,
                               GSList          *files);

void way_window_take_picture (WayWindow       *self,
                              WayWindowTarget *target,
                              GInputStream    *stream,
                              GdkDrop         *drop);

gboolean way_window_paste_picture (WayWindow    *self,
                                   GdkClipboard *clipboard);

/* window-links.c */
void way_window_install_links (GtkWidgetClass *klass);

void way_window_init_links (WayWindow *self);

void way_window_leave_links (WayWindow *self);

void way_window_fill_links (WayWindow *self);

WayLinkStates *way_window_get_link_states (WayWindow *self);

void way_window_settle_links (WayWindow  *self,
                              GHashTable *choices);

/* window-link-acts.c */
void way_window_install_link_acts (GtkWidgetClass *klass);

void way_window_update_links_actions (WayWindow *self);

GMenu *way_window_build_links_menu (WayWindow *self);

void way_window_append_link_items (WayWindow *self,
                                   GMenu     *menu);

/* window-recovery.c */
void way_window_install_recovery (GtkWidgetClass *klass);

void way_window_init_recovery (WayWindow *self);

void way_window_keep_draft (WayWindow *self);

void way_window_leave_draft (WayWindow *self);

void way_window_update_recovery (WayWindow *self);

/* window-others.c */
void way_window_install_others (GtkWidgetClass *klass);

void way_window_init_others (WayWindow *self);

void way_window_update_others (WayWindow *self);

void way_window_ask_about_others (WayWindow    *self,
                                  const char   *message,
                                  const char   *later,
                                  WayAnswerFunc func,
                                  gpointer      data);

void way_window_settle_others (WayWindow  *self,
                               const char *answer);
