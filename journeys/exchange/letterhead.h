/* letterhead.h - whose map it is, above an exported map */
#pragma once

#include "journeys/drawing/picture.h"
#include "journeys/drawing/sink.h"
#include "journeys/exchange/export.h"

typedef struct
{
  WayPicture *logo;   /* owned, or NULL */
  WayColor    color;  /* 0: none */
  double      height; /* pixels of 1/96 inch; 0: there is no letterhead */
} WayLetterhead;

gboolean way_letterhead_init (WayLetterhead          *self,
                              const WayExportOptions *options,
                              GError                **error);

void way_letterhead_clear (WayLetterhead *self);

void way_letterhead_paint (const WayLetterhead *self,
                           WaySink             *sink,
                           double               width,
                           gboolean             rtl);
