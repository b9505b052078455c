/* dots.h - one of a few steps of a scale, as a row of signs
 *
 * One stop of the Tab key: arrows and digits choose. The signs are buttons for
 * the pointer.
 */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_DOTS (way_dots_get_type ())
G_DECLARE_FINAL_TYPE (WayDots, way_dots, WAY, DOTS, GtkWidget)

/* The sign of a step. */
typedef struct
{
  int         value;
  const char *label; /* what it is called */
} WayDot;

typedef enum
{
  WAY_DOTS_SCORE, /* filled up to the value */
  WAY_DOTS_FACES, /* the face of the value stands out */
} WayDotsStyle;

GtkWidget *way_dots_new (WayDotsStyle  style,
                         const char   *label,
                         const WayDot *dots,
                         int           n_dots);

void way_dots_set_value (WayDots *self,
                         gboolean set,
                         int      value);

gboolean way_dots_get_value (WayDots *self,
                             int     *value);
