/* card-face.h - what is written on a card, and where
 *
 * Positions are relative to the card, in pixels at zoom 1, as from the left.
 */
#pragma once

#include "journeys/layout/layout.h"

#define WAY_CARD_PAD_X 10.0
#define WAY_CARD_PAD_Y 8.0
#define WAY_CARD_ICON 16.0
#define WAY_CARD_BADGE 12.0
#define WAY_CARD_STAR 15.0
#define WAY_CARD_DOT 7.0
#define WAY_CARD_DOT_GAP 4.0
#define WAY_CARD_MOST_DOTS 10
#define WAY_BUBBLE_ICON 13.0
#define WAY_BUBBLE_TEXT 3.0 /* between the bubble and its number */
#define WAY_BUBBLE_GAP 4.0  /* before the bubble */
#define WAY_CARD_TALLEST_PICTURE 240.0
#define WAY_CARD_LINK 12.0
#define WAY_CARD_LINK_GAP 4.0
#define WAY_CARD_MOST_LINKS 2

typedef struct
{
  double      width;
  double      height;
  double      title_x; /* after the icon */
  double      title_width;
  double      title_height;
  double      facts_y;
  double      facts_height; /* 0: no facts */
  double      proof_x;      /* after the badge */
  double      proof_y;
  double      proof_height; /* 0: no proof */
  double      dots_y;
  double      links_y;
  int         n_links; /* signs of what the card is linked with, at the end of the last line */
  double      picture_y;
  double      picture_width;
  double      picture_height; /* 0: no picture */
  int         votes;
  double      bubble; /* width of the bubble of comments with its gap, before the star; 0: none */
  gboolean    star;
  const char *icon;  /* channel or kind; NULL: none */
  const char *badge; /* icon of the state of evidence; NULL: none */
} WayCardFace;

void way_card_face_measure (WayCardFace *face,
                            WayTexts    *texts,
                            WayMap      *map,
                            WayItem     *card,
                            int          votes,
                            double       bubble,
                            double       width);

const char *way_card_face_get_title (WayMap  *map,
                                     WayItem *card);

char *way_card_face_dup_facts (WayMap  *map,
                               WayItem *card);

char *way_card_face_dup_proof (WayItem *card);

char *way_card_face_dup_note (WayMap  *map,
                              WayItem *card);

double way_card_face_get_links_width (const WayCardFace *face);

int way_card_links_list (WayItem    *card,
                         const char *icons[WAY_CARD_MOST_LINKS]);

char *way_card_links_dup_words (WayMap  *map,
                                WayItem *card);

char *way_card_face_dup_picture_text (WayItem *card);

const char *way_card_face_get_channel_icon (WayMap     *map,
                                            const char *channel);

const WayCardFace *way_layout_find_card_face (WayLayout *layout,
                                              WayItem   *card);
