/* duplicates.h - records that may be one and the same
 *
 * Said to be alike: the same name but for capitals, accents, umlauts that are written out ("Mueller") and
 * legal forms, the same host of a website, the same e-mail address. Whether they are one is for people to say.
 */
#pragma once

#include "journeys/records/records.h"

typedef enum
{
  WAY_ALIKE_NAME = 1 << 0,
  WAY_ALIKE_WEBSITE = 1 << 1,
  WAY_ALIKE_EMAIL = 1 << 2,
} WayAlike;

typedef struct
{
  char *id;
  char *name;
} WayDuplicate;

typedef struct
{
  WayAlike   alike;
  GPtrArray *records; /* of WayDuplicate, by name; two or more */
} WayDuplicates;

void way_duplicates_free (WayDuplicates *self);

gboolean way_duplicates_is_same_name (WayKind     kind,
                                      const char *one,
                                      const char *other);

char *way_duplicates_fold_website (const char *address);

GPtrArray *way_records_list_duplicates (WayRecords *self,
                                        WayKind     kind,
                                        GError    **error);

GPtrArray *way_records_list_alike (WayRecords *self,
                                   WayKind     kind,
                                   const char *name,
                                   GError    **error);
