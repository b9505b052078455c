/* field-row-types.c - which row shows which field */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

/* The row for a field of its type. */
GType
way_field_row_find_type (const WayField *field)
{
  switch (field->type)
    {
    case WAY_FIELD_PARAGRAPH:
      return WAY_TYPE_PARAGRAPH_ROW;
    case WAY_FIELD_CHOICE:
      return field->flags & WAY_FIELD_OPEN ? WAY_TYPE_OPEN_CHOICE_ROW : WAY_TYPE_CHOICE_ROW;
    case WAY_FIELD_SCORE:
      return field->maximum - field->minimum <= 10 ? WAY_TYPE_SCORE_ROW : WAY_TYPE_NUMBER_ROW;
    case WAY_FIELD_NUMBER:
      return WAY_TYPE_NUMBER_ROW;
    case WAY_FIELD_DATE:
      return WAY_TYPE_DATE_ROW;
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      return WAY_TYPE_REFERENCE_ROW;
    case WAY_FIELD_LIST:
      return WAY_TYPE_LIST_ROW;
    case WAY_FIELD_MARK:
      return WAY_TYPE_MARK_ROW;
    case WAY_FIELD_PICTURE:
      return WAY_TYPE_PICTURE_ROW;
    case WAY_FIELD_TEXT:
      /* What something is called is read whole, so it wraps. */
      return field->flags & WAY_FIELD_NAME ? WAY_TYPE_PARAGRAPH_ROW : WAY_TYPE_TEXT_ROW;
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    default:
      return WAY_TYPE_TEXT_ROW;
    }
}

/**
 * way_field_row_is_short:
 * @field: a field
 *
 * Returns: whether two such rows have room side by side
 */
gboolean
way_field_row_is_short (const WayField *field)
{
  GType type = way_field_row_find_type (field);

  return type == WAY_TYPE_CHOICE_ROW || type == WAY_TYPE_OPEN_CHOICE_ROW || type == WAY_TYPE_SCORE_ROW ||
         type == WAY_TYPE_NUMBER_ROW || type == WAY_TYPE_DATE_ROW || field->type == WAY_FIELD_MONEY ||
         (type == WAY_TYPE_TEXT_ROW && field->longest > 0 && field->longest <= 40);
}
