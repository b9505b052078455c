/* floor-export.c - what drawing a map costs at least: the same boxes and texts, straight with cairo and Pango
 *
 * usage: floor-export LIST OUT.pdf|OUT.png      (the list is made by list-drawing)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

static void
set_color (cairo_t *cr,
           unsigned color)
{
  cairo_set_source_rgba (cr, (color >> 24 & 255) / 255.0, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0);
}

static void
finish (cairo_t *cr,
        unsigned fill,
        unsigned stroke,
        double   width)
{
  if (fill & 255)
    {
      set_color (cr, fill);
      cairo_fill_preserve (cr);
    }
  if (stroke & 255)
    {
      set_color (cr, stroke);
      cairo_set_line_width (cr, width);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_box (cairo_t    *cr,
          const char *line)
{
  double   x, y, w, h, r, width, dash;
  unsigned fill, stroke;

  sscanf (line, "b %lf %lf %lf %lf %lf %u %u %lf %lf", &x, &y, &w, &h, &r, &fill, &stroke, &width, &dash);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  finish (cr, fill, stroke, width);
}

static void
draw_path (cairo_t    *cr,
           const char *line)
{
  unsigned fill, stroke;
  double   width;
  int      n, used, i;

  sscanf (line, "p %u %u %lf %d%n", &fill, &stroke, &width, &n, &used);
  line += used;
  for (i = 0; i < n; i++)
    {
      double x1, y1, x2, y2, x, y;
      int    step;

      sscanf (line, " %d %lf %lf %lf %lf %lf %lf%n", &step, &x1, &y1, &x2, &y2, &x, &y, &used);
      line += used;
      if (step == 0)
        cairo_move_to (cr, x, y);
      else if (step == 1)
        cairo_line_to (cr, x, y);
      else if (step == 2)
        cairo_curve_to (cr, x1, y1, x2, y2, x, y);
      else
        cairo_close_path (cr);
    }
  finish (cr, fill, stroke, width);
}

static void
draw_text (cairo_t      *cr,
           PangoContext *context,
           char         *line)
{
  char                 *font = strchr (line, '|');
  char                 *text = font != NULL ? strchr (font + 1, '|') : NULL;
  PangoFontDescription *description;
  PangoLayout          *layout;
  double                x, y;
  unsigned              color;
  int                   width;

  if (text == NULL)
    return;
  *font = *text = '\0';
  sscanf (line, "t %d %lf %lf %u", &width, &x, &y, &color);
  layout = pango_layout_new (context);
  description = pango_font_description_from_string (font + 1);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text + 1, -1);
  set_color (cr, color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  g_object_unref (layout);
}

int
main (int   argc,
      char *argv[])
{
  FILE                 *list = argc == 3 ? fopen (argv[1], "r") : NULL;
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext         *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_surface_t      *surface;
  cairo_t              *cr;
  char                 *line = NULL;
  size_t                size = 0;
  double                width, height;
  int                   pdf;

  if (list == NULL || fscanf (list, "%lf %lf\n", &width, &height) != 2)
    return 2;
  pdf = strstr (argv[2], ".pdf") != NULL;
  surface = pdf ? cairo_pdf_surface_create (argv[2], width * 0.75, height * 0.75)
                : cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 1, height + 1);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cr = cairo_create (surface);
  if (pdf)
    cairo_scale (cr, 0.75, 0.75);
  else
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  while (getline (&line, &size, list) > 0)
    {
      line[strcspn (line, "\n")] = '\0';
      if (line[0] == 'b')
        draw_box (cr, line);
      else if (line[0] == 'p')
        draw_path (cr, line);
      else if (line[0] == 't')
        draw_text (cr, context, line);
      else if (line[0] == 'i')
        {
          double   x, y, side;
          unsigned color;

          sscanf (line, "i %lf %lf %lf %u", &x, &y, &side, &color);
          set_color (cr, color);
          cairo_arc (cr, x + side / 2, y + side / 2, side / 2, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
  cairo_destroy (cr);
  if (!pdf && cairo_surface_write_to_png (surface, argv[2]) != CAIRO_STATUS_SUCCESS)
    return 1;
  cairo_surface_destroy (surface);

  return 0;
}
