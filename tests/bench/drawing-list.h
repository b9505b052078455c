/* drawing-list.h - what the painter draws of a map, as bytes that cost nothing to read
 *
 * A file is a header, the operations, the steps of all paths, and all texts.
 */
#pragma once

#include <stdint.h>

#define DRAWING_MOST_FONTS 16

typedef enum
{
  DRAWING_BOX,
  DRAWING_PATH,
  DRAWING_TEXT,
  DRAWING_ICON,
  DRAWING_CLIP,
  DRAWING_UNCLIP,
} DrawingType;

typedef struct
{
  double   width, height;
  uint64_t n_operations;
  uint64_t n_steps;
  uint64_t n_bytes;                   /* of the texts */
  uint64_t fonts[DRAWING_MOST_FONTS]; /* places of their descriptions among the texts */
} DrawingHeader;

typedef struct
{
  int32_t  type;
  int32_t  font;       /* of a text */
  int32_t  wrap_width; /* of a text, in Pango's units */
  int32_t  alignment;  /* of a text, as Pango has it */
  uint32_t fill;       /* 0xRRGGBBAA; of texts and icons their colour */
  uint32_t stroke;
  double   x, y, width, height, radius; /* of an icon, the width is its side */
  double   line_width, dash;
  uint64_t start; /* place of the text, of the SVG of an icon, or number of the first step */
  uint64_t n;     /* steps of a path */
} DrawingOperation;

typedef struct
{
  int32_t type; /* 0 move, 1 line, 2 curve, 3 close */
  double  x1, y1, x2, y2, x, y;
} DrawingStep;
