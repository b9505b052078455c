/* field-row-private.h - what the editors of the types of fields share */
#pragma once

#include "widgets/inspector/field-row.h"

GType way_field_row_find_type (const WayField *field);

/* For the editors. */

WayHistory *way_field_row_get_history (WayFieldRow *self);

WayMap *way_field_row_get_map (WayFieldRow *self);

WayRecords *way_field_row_get_records (WayFieldRow *self);

WayItem *way_field_row_get_item (WayFieldRow *self);

gboolean way_field_row_is_for_many (WayFieldRow *self);

GPtrArray *way_field_row_list_items (WayFieldRow *self);

const char *way_field_row_get_value (WayFieldRow *self);

gboolean way_field_row_is_mixed (WayFieldRow *self);

const char *way_field_row_get_placeholder (WayFieldRow *self,
                                           const char  *otherwise);

GArray *way_field_row_count_entries (WayFieldRow *self);

char *way_field_row_dup_share (WayFieldRow *self,
                               const char  *text,
                               guint        count);

void way_field_row_set_busy (WayFieldRow *self,
                             gboolean     busy);

void way_field_row_take_message (WayFieldRow *self,
                                 char        *message);

GtkWidget *way_field_row_get_box (WayFieldRow *self);

void way_field_row_begin_typing (WayFieldRow *self);

void way_field_row_end_typing (WayFieldRow *self);

void way_field_row_take_back_typing (WayFieldRow *self);

void way_field_row_set_editor (WayFieldRow *self,
                               GtkWidget   *editor);

void way_field_row_add_tail (WayFieldRow *self,
                             GtkWidget   *widget);

gboolean way_field_row_type (WayFieldRow *self,
                             const char  *text);

gboolean way_field_row_commit (WayFieldRow *self,
                               const char  *text);

gboolean way_field_row_add_entries (WayFieldRow *self,
                                    const char  *entries);

gboolean way_field_row_remove_entry (WayFieldRow *self,
                                     const char  *entry);

void way_field_row_leave (WayFieldRow *self);

GtkWidget *way_field_row_new_text (void);

GtkWidget *way_field_row_new_line (WayFieldRow *self,
                                   int          width);

gboolean way_field_row_is_typed_whole (const WayField *field);

void way_field_row_show_line (WayFieldRow *self,
                              GtkWidget   *text,
                              const char  *value,
                              const char  *placeholder);

void way_field_row_name_widget (WayFieldRow *self,
                                GtkWidget   *widget);

void way_field_row_name_button (WayFieldRow *self,
                                GtkWidget   *button,
                                const char  *format);

/* The editors. */

#define WAY_TYPE_TEXT_ROW (way_text_row_get_type ())
G_DECLARE_FINAL_TYPE (WayTextRow, way_text_row, WAY, TEXT_ROW, WayFieldRow)

#define WAY_TYPE_PARAGRAPH_ROW (way_paragraph_row_get_type ())
G_DECLARE_FINAL_TYPE (WayParagraphRow, way_paragraph_row, WAY, PARAGRAPH_ROW, WayFieldRow)

#define WAY_TYPE_CHOICE_ROW (way_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (WayChoiceRow, way_choice_row, WAY, CHOICE_ROW, WayFieldRow)

#define WAY_TYPE_OPEN_CHOICE_ROW (way_open_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (WayOpenChoiceRow, way_open_choice_row, WAY, OPEN_CHOICE_ROW, WayFieldRow)

#define WAY_TYPE_SCORE_ROW (way_score_row_get_type ())
G_DECLARE_FINAL_TYPE (WayScoreRow, way_score_row, WAY, SCORE_ROW, WayFieldRow)

#define WAY_TYPE_NUMBER_ROW (way_number_row_get_type ())
G_DECLARE_FINAL_TYPE (WayNumberRow, way_number_row, WAY, NUMBER_ROW, WayFieldRow)

#define WAY_TYPE_DATE_ROW (way_date_row_get_type ())
G_DECLARE_FINAL_TYPE (WayDateRow, way_date_row, WAY, DATE_ROW, WayFieldRow)

#define WAY_TYPE_MARK_ROW (way_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (WayMarkRow, way_mark_row, WAY, MARK_ROW, WayFieldRow)

#define WAY_TYPE_LIST_ROW (way_list_row_get_type ())
G_DECLARE_FINAL_TYPE (WayListRow, way_list_row, WAY, LIST_ROW, WayFieldRow)

#define WAY_TYPE_REFERENCE_ROW (way_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (WayReferenceRow, way_reference_row, WAY, REFERENCE_ROW, WayFieldRow)

#define WAY_TYPE_PICTURE_ROW (way_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (WayPictureRow, way_picture_row, WAY, PICTURE_ROW, WayFieldRow)
