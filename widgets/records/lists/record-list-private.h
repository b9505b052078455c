/* record-list-private.h - what the files of the list share */
#pragma once

#include <adwaita.h>

#include "journeys/records/record-column.h"
#include "journeys/records/record-model.h"
#include "widgets/records/lists/record-list.h"
#include "widgets/shared/focus-claim.h"

/* A list that is narrower than this shows each record on two lines. */
#define WAY_RECORD_LIST_WIDE 620

/* As many are deleted or edited together. */
#define WAY_RECORD_LIST_MOST_TOGETHER 1000

/* How a column is shown, and where. */
typedef struct
{
  int place; /* which column of the kind */
  int width; /* pixels */
} WayShownColumn;

struct _WayRecordList
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk           *desk;
  WayRecordModel    *model;
  WayRecordQuery    *query;         /* as it is to be; the model has it when it was told */
  GtkSliceListModel *portions;      /* of the model */
  GtkMultiSelection *selection;     /* of the portions */
  GArray            *shown_columns; /* of WayShownColumn */
  GHashTable        *selected;      /* of gint64: keys to be selected again; NULL when none are to */
  char              *shown_id;      /* of the record whose page is open, or NULL */
  GCancellable      *cancellable;

  /* template */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *filter; /* a WayRecordFilter */
  GtkWidget *chips;
  GtkWidget *count;
  GtkWidget *stack;
  GtkWidget *table; /* a GtkColumnView */
  GtkWidget *cards; /* a GtkListView */
  GtkWidget *empty;
  GtkWidget *empty_button;
  GtkWidget *empty_import;
  GtkWidget *together; /* what can be done with several that are selected */
  GtkWidget *together_label;
  GtkWidget *columns_box; /* in the menu of columns */
  GtkWidget *order_choice;
  GtkWidget *order_direction;

  /* state */
  WayKind       kind;
  WayFocusClaim claim;
  gboolean      compact;
  gboolean      fresh;    /* the rows are shown by another widget, which has no sizes yet */
  gboolean      ordering; /* the order is being shown, not chosen */
  gboolean      arranging;
  guint         compact_id;
  guint         arrange_id;
  guint         search_id;
  guint         portion_id;    /* more rows come with the next frame */
  guint         scroll_id;     /* waits for sizes */
  guint         scroll_to;     /* a place */
  guint         after_removal; /* the place to be selected when it is done; GTK_INVALID_LIST_POSITION: none */
  gint64        removed_key;   /* of what was there */
  int           probed;
};

/* record-list.c */

void way_record_list_ask (WayRecordList *self);

void way_record_list_finish_typing (WayRecordList *self);

void way_record_list_report (WayRecordList *self,
                             const char    *message);

/* record-list-state.c */

const char *way_record_list_get_search_words (WayRecordList *self);

void way_record_list_show_state (WayRecordList *self);

void way_record_list_build_empty (WayRecordList *self);

/* record-list-view.c */

void way_record_list_build_views (WayRecordList *self);

void way_record_list_fill_table (WayRecordList *self);

void way_record_list_show_order (WayRecordList *self);

GtkWidget *way_record_list_get_rows (WayRecordList *self);

void way_record_list_scroll_to (WayRecordList *self,
                                guint          position);

/* record-list-columns.c */

GtkWidget *way_record_list_build_columns_button (WayRecordList *self);

void way_record_list_take_usual_columns (WayRecordList *self);

void way_record_list_tell_arrangement (WayRecordList *self);

/* record-list-keys.c */

void way_record_list_install_keys (WayRecordList *self,
                                   GtkWidget     *view);

void way_record_list_open (WayRecordList *self,
                           guint          position);

/* record-list-portions.c */

GListModel *way_record_list_build_portions (WayRecordList *self);

void way_record_list_drop_portions (WayRecordList *self);

void way_record_list_show_all_rows (WayRecordList *self);

/* record-list-selection.c */

void way_record_list_follow_selection (WayRecordList *self);

guint way_record_list_n_selected (WayRecordList *self);

GPtrArray *way_record_list_dup_selected_ids (WayRecordList *self,
                                             GError       **error);

void way_record_list_select_only (WayRecordList *self,
                                  guint          position);

/* record-list-acts.c */

void way_record_list_install_acts (GtkWidgetClass *widget_class);

GtkWidget *way_record_list_build_together (WayRecordList *self);

void way_record_list_popup_menu (WayRecordList *self,
                                 GtkWidget     *widget,
                                 double         x,
                                 double         y);

/* record-list-filter.c */

void way_record_list_build_filter (WayRecordList *self);

void way_record_list_show_filter (WayRecordList *self);

void way_record_list_follow_profile (WayRecordList *self);

void way_record_list_install_filter_acts (GtkWidgetClass *widget_class);
