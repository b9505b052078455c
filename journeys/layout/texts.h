/* texts.h - shaped text, measured once and kept
 *
 * One context for screen, paper and tests: no hinting, so that a line breaks
 * at the same place at every zoom. Lengths are pixels at zoom 1.
 */
#pragma once

#include <pango/pango.h>

typedef enum
{
  WAY_FONT_TITLE,
  WAY_FONT_OBJECTIVE,
  WAY_FONT_CHIP,
  WAY_FONT_STAGE,
  WAY_FONT_STEP,
  WAY_FONT_LANE,
  WAY_FONT_LANE_NOTE,
  WAY_FONT_CARD,
  WAY_FONT_CARD_NOTE,
  WAY_FONT_HINT,
  WAY_FONT_NUMBER,
  WAY_FONT_LEGEND,
  WAY_FONT_NAME,  /* of somebody, on a poster */
  WAY_FONT_QUOTE, /* what they say */
  WAY_N_FONTS
} WayFont;

typedef struct _WayTexts WayTexts;

WayTexts *way_texts_new (guint capacity);

WayTexts *way_texts_ref (WayTexts *self);

void way_texts_unref (WayTexts *self);

PangoLayout *way_texts_get (WayTexts   *self,
                            WayFont     font,
                            const char *text,
                            double      width);

void way_texts_measure (WayTexts   *self,
                        WayFont     font,
                        const char *text,
                        double      width,
                        double     *text_width,
                        double     *text_height);

int way_texts_get_drawn_length (const char            *text,
                                const PangoLayoutLine *line);

const char *way_font_get_family (void);

double way_font_get_size (WayFont font);

gboolean way_font_is_bold (WayFont font);

gboolean way_font_is_italic (WayFont font);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTexts, way_texts_unref)
