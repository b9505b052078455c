/* theme.h - colours, fonts and distances of a drawn map
 *
 * Colours are 0xRRGGBBAA. Lengths are pixels of 1/96 inch at zoom 1.
 */
#pragma once

#include "journeys/model/map.h"

typedef guint32 WayColor;

typedef enum
{
  WAY_THEME_LIGHT,
  WAY_THEME_DARK,
  WAY_THEME_PRINT,
  WAY_THEME_CONTRAST,
  WAY_N_THEMES
} WayThemeName;

/* The colours of something filled, with a border and text on it. */
typedef struct
{
  WayColor fill;
  WayColor border;
  WayColor ink;
} WayTint;

typedef enum
{
  WAY_HUE_BLUE,
  WAY_HUE_TEAL,
  WAY_HUE_GREEN,
  WAY_HUE_YELLOW,
  WAY_HUE_ORANGE,
  WAY_HUE_RED,
  WAY_HUE_PURPLE,
  WAY_HUE_BROWN,
  WAY_HUE_GREY,
  WAY_N_HUES
} WayHue;

typedef struct
{
  const char *name;  /* on the command line and in settings */
  const char *label; /* translatable */
  WayColor    page;
  WayColor    lane;      /* band behind the cells of a lane */
  WayColor    lane_back; /* the same below the line of visibility */
  WayColor    ink;       /* text */
  WayColor    quiet;     /* secondary text, 4.5:1 on page and lane */
  WayColor    line;      /* thin lines and scales */
  WayColor    strong_line;
  WayColor    accent; /* selection */
  WayColor    star;
  WayColor    vote;
  WayColor    good;
  WayColor    bad;
  double      border_width;
  WayTint     soft[WAY_N_HUES];  /* cards and chips */
  WayTint     solid[WAY_N_HUES]; /* chevrons, curves, bars */
} WayTheme;

const WayTheme *way_theme_get (WayThemeName name);

gboolean way_theme_from_name (const char   *text,
                              WayThemeName *name);

WayHue way_theme_get_card_hue (WayItem *card);

WayHue way_theme_get_stage_hue (WayItem *stage);

const char *way_theme_pick_stage_color (WayMap *map);

WayHue way_theme_hue_from_choice (const char *color,
                                  WayHue      otherwise);
