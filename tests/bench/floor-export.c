/* floor-export.c - what drawing a map costs at least: the same boxes, paths, icons
 * and texts, straight with cairo and Pango
 *
 * usage: floor-export LIST OUT.pdf|OUT.png|OUT.svg [WIDTH]
 *
 * The list is made by list-drawing. For SVG the same elements are printed as our
 * SVG has them; cairo's own surface of that kind would turn text into outlines,
 * which takes far longer and is not what is wanted.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include "tests/bench/drawing-list.h"

#define MOST_ICONS 256
#define LONGEST_PAGE 14400.0 /* points; readers take no longer one */

typedef struct
{
  uint64_t         svg;
  uint32_t         color;
  cairo_surface_t *surface;
} Icon;

typedef struct
{
  DrawingHeader         header;
  DrawingOperation     *operations;
  DrawingStep          *steps;
  char                 *bytes;
  PangoContext         *context;
  PangoFontDescription *fonts[DRAWING_MOST_FONTS];
  Icon                  icons[MOST_ICONS];
  int                   n_icons;
} Drawing;

static int
load (Drawing    *self,
      const char *path)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  FILE                 *file = fopen (path, "rb");
  int                   i;

  memset (self, 0, sizeof *self);
  if (file == NULL || fread (&self->header, sizeof self->header, 1, file) != 1)
    return 0;
  self->operations = malloc ((self->header.n_operations + 1) * sizeof (DrawingOperation));
  self->steps = malloc ((self->header.n_steps + 1) * sizeof (DrawingStep));
  self->bytes = malloc (self->header.n_bytes + 1);
  if (fread (self->operations, sizeof (DrawingOperation), self->header.n_operations, file) != self->header.n_operations || fread (self->steps, sizeof (DrawingStep), self->header.n_steps, file) != self->header.n_steps || fread (self->bytes, 1, self->header.n_bytes, file) != self->header.n_bytes)
    return 0;
  fclose (file);

  for (i = 0; i < DRAWING_MOST_FONTS; i++)
    if (self->header.fonts[i] != 0)
      self->fonts[i] = pango_font_description_from_string (self->bytes + self->header.fonts[i]);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  return 1;
}

static PangoLayout *
shape (Drawing                *self,
       const DrawingOperation *operation)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[operation->font]);
  pango_layout_set_text (layout, self->bytes + operation->start, -1);
  if (operation->wrap_width > 0)
    {
      pango_layout_set_width (layout, operation->wrap_width);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  if (operation->alignment != PANGO_ALIGN_LEFT)
    pango_layout_set_alignment (layout, operation->alignment);

  return layout;
}

/* On cairo. */

static void
set_color (cairo_t *cr,
           uint32_t color)
{
  cairo_set_source_rgba (cr, (color >> 24 & 255) / 255.0, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0);
}

static void
finish (cairo_t                *cr,
        const DrawingOperation *operation)
{
  if (operation->fill & 255)
    {
      set_color (cr, operation->fill);
      cairo_fill_preserve (cr);
    }
  if (operation->stroke & 255)
    {
      set_color (cr, operation->stroke);
      cairo_set_line_width (cr, operation->line_width);
      cairo_set_dash (cr, &operation->dash, operation->dash > 0 ? 1 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_box (cairo_t                *cr,
          const DrawingOperation *operation)
{
  double x = operation->x, y = operation->y, w = operation->width, h = operation->height, r = operation->radius;
  double k = r * 0.4477152502;

  if (r <= 0)
    cairo_rectangle (cr, x, y, w, h);
  else
    {
      cairo_move_to (cr, x + r, y);
      cairo_line_to (cr, x + w - r, y);
      cairo_curve_to (cr, x + w - k, y, x + w, y + k, x + w, y + r);
      cairo_line_to (cr, x + w, y + h - r);
      cairo_curve_to (cr, x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
      cairo_line_to (cr, x + r, y + h);
      cairo_curve_to (cr, x + k, y + h, x, y + h - k, x, y + h - r);
      cairo_line_to (cr, x, y + r);
      cairo_curve_to (cr, x, y + k, x + k, y, x + r, y);
      cairo_close_path (cr);
    }
  finish (cr, operation);
}

static void
draw_path (Drawing                *self,
           cairo_t                *cr,
           const DrawingOperation *operation)
{
  uint64_t i;

  for (i = 0; i < operation->n; i++)
    {
      const DrawingStep *step = &self->steps[operation->start + i];

      if (step->type == 0)
        cairo_move_to (cr, step->x, step->y);
      else if (step->type == 1)
        cairo_line_to (cr, step->x, step->y);
      else if (step->type == 2)
        cairo_curve_to (cr, step->x1, step->y1, step->x2, step->y2, step->x, step->y);
      else
        cairo_close_path (cr);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  finish (cr, operation);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
}

static cairo_surface_t *
record_icon (Drawing                *self,
             const DrawingOperation *operation)
{
  const char       *svg = self->bytes + operation->start;
  cairo_rectangle_t extents = { 0, 0, 16, 16 };
  RsvgRectangle     viewport = { 0, 0, 16, 16 };
  RsvgHandle       *handle;
  char              style[64];
  cairo_t          *cr;
  Icon             *icon;
  int               i;

  for (i = 0; i < self->n_icons; i++)
    if (self->icons[i].svg == operation->start && self->icons[i].color == operation->fill)
      return self->icons[i].surface;

  icon = &self->icons[self->n_icons++ % MOST_ICONS];
  *icon = (Icon){ operation->start, operation->fill, cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents) };
  handle = rsvg_handle_new_from_data ((const guint8 *)svg, strlen (svg), NULL);
  snprintf (style, sizeof style, "path { fill: #%06x !important; }", operation->fill >> 8);
  rsvg_handle_set_stylesheet (handle, (const guint8 *)style, strlen (style), NULL);
  cr = cairo_create (icon->surface);
  rsvg_handle_render_document (handle, cr, &viewport, NULL);
  cairo_destroy (cr);
  g_object_unref (handle);

  return icon->surface;
}

static void
draw_icon (Drawing                *self,
           cairo_t                *cr,
           const DrawingOperation *operation)
{
  cairo_save (cr);
  cairo_translate (cr, operation->x, operation->y);
  cairo_scale (cr, operation->width / 16, operation->width / 16);
  cairo_set_source_surface (cr, record_icon (self, operation), 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_text (Drawing                *self,
           cairo_t                *cr,
           const DrawingOperation *operation)
{
  PangoLayout *layout = shape (self, operation);

  set_color (cr, operation->fill);
  cairo_move_to (cr, operation->x, operation->y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  g_object_unref (layout);
}

static void
draw (Drawing *self,
      cairo_t *cr)
{
  uint64_t i;

  for (i = 0; i < self->header.n_operations; i++)
    {
      const DrawingOperation *operation = &self->operations[i];

      switch (operation->type)
        {
        case DRAWING_BOX:
          draw_box (cr, operation);
          break;
        case DRAWING_PATH:
          draw_path (self, cr, operation);
          break;
        case DRAWING_TEXT:
          draw_text (self, cr, operation);
          break;
        case DRAWING_ICON:
          draw_icon (self, cr, operation);
          break;
        case DRAWING_CLIP:
          cairo_save (cr);
          cairo_rectangle (cr, operation->x, operation->y, operation->width, operation->height);
          cairo_clip (cr);
          break;
        case DRAWING_UNCLIP:
        default:
          cairo_restore (cr);
          break;
        }
    }
}

static int
export_pdf (Drawing    *self,
            const char *path)
{
  double           longest = MAX (self->header.width, self->header.height) * 0.75;
  double           scale = longest > LONGEST_PAGE ? 0.75 * LONGEST_PAGE / longest : 0.75;
  cairo_surface_t *surface = cairo_pdf_surface_create (path, self->header.width * scale, self->header.height * scale);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  cairo_scale (cr, scale, scale);
  draw (self, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS;
}

static int
export_png (Drawing    *self,
            const char *path,
            double      width)
{
  double           scale = width > 0 ? width / self->header.width : 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width > 0 ? width : ceil (self->header.width),
                                                         ceil (self->header.height * scale));
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  draw (self, cr);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS;
}

/* As SVG. */

static void
print_escaped (FILE       *out,
               const char *text,
               int         length)
{
  for (; length > 0; text++, length--)
    if (*text == '&')
      fputs ("&amp;", out);
    else if (*text == '<')
      fputs ("&lt;", out);
    else if (*text == '>')
      fputs ("&gt;", out);
    else
      putc (*text, out);
}

static void
print_paint (FILE                   *out,
             const DrawingOperation *operation)
{
  if (operation->fill & 255)
    fprintf (out, " fill=\"#%06x\"", operation->fill >> 8);
  else
    fputs (" fill=\"none\"", out);
  if (operation->stroke & 255)
    fprintf (out, " stroke=\"#%06x\" stroke-width=\"%.2f\"", operation->stroke >> 8, operation->line_width);
  if (operation->dash > 0)
    fprintf (out, " stroke-dasharray=\"%.2f\"", operation->dash);
  fputs ("/>\n", out);
}

static void
print_path (Drawing                *self,
            FILE                   *out,
            const DrawingOperation *operation)
{
  uint64_t i;

  fputs ("<path d=\"", out);
  for (i = 0; i < operation->n; i++)
    {
      const DrawingStep *step = &self->steps[operation->start + i];

      if (step->type == 0)
        fprintf (out, "M%.2f %.2f", step->x, step->y);
      else if (step->type == 1)
        fprintf (out, "L%.2f %.2f", step->x, step->y);
      else if (step->type == 2)
        fprintf (out, "C%.2f %.2f %.2f %.2f %.2f %.2f", step->x1, step->y1, step->x2, step->y2, step->x, step->y);
      else
        putc ('Z', out);
    }
  putc ('"', out);
  print_paint (out, operation);
}

static void
print_text (Drawing                *self,
            FILE                   *out,
            const DrawingOperation *operation)
{
  PangoLayout     *layout = shape (self, operation);
  const char      *text = self->bytes + operation->start;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle   logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      fprintf (out, "<text x=\"%.2f\" y=\"%.2f\" class=\"f%d\" fill=\"#%06x\" textLength=\"%.2f\">",
               operation->x + logical.x / (double)PANGO_SCALE,
               operation->y + pango_layout_iter_get_baseline (iter) / (double)PANGO_SCALE,
               operation->font, operation->fill >> 8, logical.width / (double)PANGO_SCALE);
      print_escaped (out, text + line->start_index, line->length);
      fputs ("</text>\n", out);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_object_unref (layout);
}

static int
export_svg (Drawing    *self,
            const char *path)
{
  FILE    *out = fopen (path, "wb");
  uint64_t i;

  fprintf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.2f\" height=\"%.2f\">\n", self->header.width, self->header.height);
  for (i = 0; i < self->header.n_operations; i++)
    {
      const DrawingOperation *operation = &self->operations[i];

      if (operation->type == DRAWING_BOX)
        {
          fprintf (out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"%.2f\"",
                   operation->x, operation->y, operation->width, operation->height, operation->radius);
          print_paint (out, operation);
        }
      else if (operation->type == DRAWING_PATH)
        print_path (self, out, operation);
      else if (operation->type == DRAWING_TEXT)
        print_text (self, out, operation);
      else if (operation->type == DRAWING_ICON)
        fprintf (out, "<use href=\"#icon-%d\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"#%06x\"/>\n",
                 (int)operation->start, operation->x, operation->y, operation->width, operation->width, operation->fill >> 8);
    }
  fputs ("</svg>\n", out);

  return fclose (out) == 0;
}

int
main (int   argc,
      char *argv[])
{
  Drawing     drawing;
  const char *extension = argc > 2 ? strrchr (argv[2], '.') : NULL;
  int         done = 0;

  if (extension == NULL || !load (&drawing, argv[1]))
    return 2;
  if (strcmp (extension, ".pdf") == 0)
    done = export_pdf (&drawing, argv[2]);
  else if (strcmp (extension, ".png") == 0)
    done = export_png (&drawing, argv[2], argc > 3 ? atof (argv[3]) : 0);
  else if (strcmp (extension, ".svg") == 0)
    done = export_svg (&drawing, argv[2]);

  return done ? 0 : 1;
}
