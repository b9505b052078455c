/* written-number.h - numbers and amounts as people and programs write them */
#pragma once

#include "journeys/model/field.h"

/* How numbers are written where they do not say it themselves. */
typedef struct
{
  char   currency[4]; /* of amounts that name none, or empty */
  double scale;       /* of what is meant, as in a column of millions; 0 is 1 */
  char   decimal;     /* '.', ',' or NUL: not known */
} WayWriting;

char way_written_number_find_decimal (const char *text);

gboolean way_written_number_read (const WayField   *field,
                                  const char       *text,
                                  const WayWriting *writing,
                                  char            **value,
                                  GError          **error);
