/* table-private.h - what the parts of the table share */
#pragma once

#include "widgets/shared/focus-claim.h"
#include "widgets/table/table-cell.h"
#include "widgets/table/table.h"

struct _WayTable
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;   /* or NULL */
  WaySelection *selection; /* or NULL */
  WayCardList  *list;      /* or NULL */
  GPtrArray    *columns;   /* of WayTableColumn */
  GHashTable   *cells;     /* the cells that show a row now, borrowed */
  WayFilter    *filter;    /* or NULL: all are shown */
  WayFilter    *rest;      /* of the filter, without its words; or NULL */
  char        **words;     /* of the filter, folded; or NULL */
  GHashTable   *folded;    /* row → what is written about its card, as far as it was asked for */

  /* template */
  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *columns_button;
  GtkWidget *columns_list; /* NULL until it is opened */
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *view;

  /* state */
  gboolean      editable;
  guint         cursor_row;
  guint         cursor_column; /* place in columns */
  guint         tick;          /* brings the cell of the cursor into sight as soon as it is there; or 0 */
  guint         frames;        /* that it waits for it */
  WayFocusClaim claim;         /* of the cell of the cursor, then */
  gboolean      wants_edit;    /* then too */
  char         *lost_id;       /* of the card whose row went with the focus, or NULL */
  gboolean      selecting;     /* the change of the selection on its way is our own */

  /* what is edited */
  WayTableCell *edited; /* borrowed, or NULL */
  GtkWidget    *text;   /* in it, or NULL */
  GtkWidget    *bubble; /* what is said about the text, or a list or a text to choose from; or NULL */
  guint64       before; /* serial of the history when it began */
  char         *draft;  /* what was typed and refused, or NULL */
  char         *draft_id;
  const char   *draft_column;
  gboolean      ending;
  gboolean      setting; /* the change of the map on its way is our own */
};

WayMap *way_table_get_map (WayTable *self);

WayTableColumn *way_table_get_cursor_column (WayTable *self);

WayTableCell *way_table_find_cell (WayTable *self,
                                   guint     row,
                                   guint     column);

/* table-columns.c */
gboolean way_table_is_shown (WayTable *self,
                             guint     column);

void way_table_add_view_column (WayTable       *self,
                                WayTableColumn *column);

GtkWidget *way_table_build_columns_button (WayTable *self);

void way_table_refuse (WayTable   *self,
                       const char *message);

void way_table_tell_done (WayTable   *self,
                          const char *words);

void way_table_request_menu (WayTable  *self,
                             GtkWidget *widget,
                             double     x,
                             double     y);

/* table-acts.c */
void way_table_go_to_card (WayTable   *self,
                           const char *id);

void way_table_set_kind (WayTable *self,
                         WayItem  *card,
                         WayKind   kind);

gboolean way_table_act_by_key (WayTable       *self,
                               guint           key,
                               GdkModifierType held);

/* table-keyboard.c */
void way_table_install_keys (WayTable *self);

void way_table_set_direction (WayTable *self);

void way_table_set_cursor (WayTable *self,
                           guint     row,
                           guint     column);

void way_table_move_to_edit (WayTable *self,
                             int       by);

void way_table_keep_cursor (WayTable *self);

void way_table_follow_selection (WayTable *self);

void way_table_wait_for_layout (WayTable *self,
                                gboolean  focus);

/* table-edit.c */
gboolean way_table_begin_edit (WayTable   *self,
                               const char *typed);

void way_table_update_editor (WayTable *self);

/* table-value.c */
void way_table_perform (WayTable   *self,
                        WayCommand *command);

gboolean way_table_set_value (WayTable       *self,
                              WayItem        *card,
                              const WayField *field,
                              const char     *text,
                              gboolean        typing,
                              char          **message);

void way_table_set_or_refuse (WayTable       *self,
                              WayItem        *card,
                              const WayField *field,
                              const char     *text);

char *way_table_dup_editable (const WayField *field,
                              const char     *value);

/* table-choose.c */
void way_table_choose (WayTable     *self,
                       WayTableCell *cell);

void way_table_write_paragraph (WayTable     *self,
                                WayTableCell *cell);
