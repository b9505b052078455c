/* export-pdf.c - a map as PDF: tagged, with an outline, the same bytes for the same map */
#include "config.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "journeys/drawing/cairo-sink.h"
#include "journeys/exchange/export-private.h"

#define POINTS_PER_PIXEL 0.75
#define POINTS_PER_MM (72 / 25.4)

/* Source: ISO 216 and ANSI, in points, portrait. */
static const struct
{
  const char *name;
  double      width;
  double      height;
} sizes[] = {
  { "A0", 2383.94, 3370.39 },
  { "A1", 1683.78, 2383.94 },
  { "A2", 1190.55, 1683.78 },
  { "A3", 841.89, 1190.55 },
  { "A4", 595.28, 841.89 },
  { "A5", 419.53, 595.28 },
  { "Letter", 612, 792 },
  { "Legal", 612, 1008 },
  { "Tabloid", 792, 1224 },
};

/**
 * way_export_get_page_size:
 * @place: a place in the list, from 0
 *
 * Returns: (transfer none) (nullable): the name of a page size, "fit" first and then
 *   the large ones before the small ones; NULL beyond the end
 */
const char *
way_export_get_page_size (guint place)
{
  if (place == 0)
    return "fit";

  return place <= G_N_ELEMENTS (sizes) ? sizes[place - 1].name : NULL;
}

typedef struct
{
  double width, height; /* points */
  double scale;         /* points a pixel */
  double x, y;          /* where the map begins */
} Page;

/* Finds the page that the options ask for; @wide says how it lies when they do not. */
gboolean
way_export_find_page (const WayExportOptions *options,
                      gboolean                wide,
                      WayExportPage          *page,
                      GError                **error)
{
  const char *name = options->page_size != NULL ? options->page_size : "fit";
  gboolean    landscape = options->orientation == WAY_ORIENTATION_LANDSCAPE || (options->orientation == WAY_ORIENTATION_AUTO && wide);
  guint       i;

  *page = (WayExportPage){ .fits = g_ascii_strcasecmp (name, "fit") == 0, .scale = 1 };
  page->margin = (options->margin >= 0 ? options->margin : page->fits ? 0
                                                                      : 10) *
                 POINTS_PER_MM;
  if (page->fits)
    return TRUE;

  for (i = 0; i < G_N_ELEMENTS (sizes) && g_ascii_strcasecmp (sizes[i].name, name) != 0; i++)
    ;
  if (i == G_N_ELEMENTS (sizes))
    {
      g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_OPTIONS,
                   _ ("“%s” is not a page size. Use fit, A0 to A5, Letter, Legal or Tabloid."), name);
      return FALSE;
    }

  page->width = landscape ? sizes[i].height : sizes[i].width;
  page->height = landscape ? sizes[i].width : sizes[i].height;
  page->scale = sizes[i].width / (sizes[i].name[0] == 'A' ? 595.28 : 612);
  if (2 * page->margin >= page->width || 2 * page->margin >= page->height)
    {
      g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_OPTIONS,
                   _ ("The margin of %g mm leaves no room on a page of the size %s. Use a smaller margin."),
                   options->margin, name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_up_page (WayExport *self,
             Page      *page,
             GError   **error)
{
  WayExportPage paper;

  if (!way_export_find_page (self->options, self->width > self->height, &paper, error))
    return FALSE;
  if (paper.fits)
    {
      page->scale = POINTS_PER_PIXEL;
      page->width = self->width * POINTS_PER_PIXEL + 2 * paper.margin;
      page->height = self->height * POINTS_PER_PIXEL + 2 * paper.margin;
      page->x = page->y = paper.margin;
      /* Readers refuse pages of more than 200 inches. */
      if (MAX (page->width, page->height) > 14400)
        {
          double shrink = 14400 / MAX (page->width, page->height);

          page->scale *= shrink;
          page->width *= shrink;
          page->height *= shrink;
          page->x = page->y = paper.margin * shrink;
        }
      return TRUE;
    }

  page->width = paper.width;
  page->height = paper.height;
  page->scale = MIN ((page->width - 2 * paper.margin) / self->width, (page->height - 2 * paper.margin) / self->height);
  page->x = (page->width - self->width * page->scale) / 2;
  /* A letterhead stands at the head of the page, a map alone in the middle. */
  page->y = self->letterhead.height > 0 ? paper.margin : (page->height - self->height * page->scale) / 2;

  return TRUE;
}

/* The newest date on the map stands for the date of the document, so that the
 * same map gives the same bytes on any day. */
static void
find_newest_date (WayItem *item,
                  gpointer data)
{
  const char       **newest = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_DATE && strcmp (info->fields[i].name, "due") != 0)
      {
        const char *date = way_item_get_at (item, i);

        if (date != NULL && (*newest == NULL || strcmp (date, *newest) > 0))
          *newest = date;
      }
}

/* What a file of a map says about itself; borrowed from the map. */
void
way_export_describe_map (WayMap         *map,
                         WayExportAbout *about)
{
  WayItem *root = way_map_get_root (map);

  about->title = way_item_get_text (root, "title");
  about->subject = way_item_get (root, "objective");
  about->author = way_item_get (root, "author") != NULL ? way_item_get (root, "author") : way_item_get (root, "owner");
  about->keywords = way_item_get (root, "tags");
  about->date = NULL;
  way_item_foreach (root, find_newest_date, &about->date);
}

/* Begins a PDF whose first page is so large, in points. */
cairo_surface_t *
way_export_begin_pdf (GByteArray           *bytes,
                      double                width,
                      double                height,
                      const WayExportAbout *about)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (way_export_append, bytes, width, height);
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", about->date != NULL ? about->date : "2000-01-01");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, about->title);
  if (about->author != NULL && *about->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, about->author);
  if (about->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, about->subject);
  if (about->keywords != NULL)
    {
      g_auto (GStrv) words = g_strsplit (about->keywords, "\n", -1);
      g_autofree char *line = g_strjoinv (", ", words);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, line);
    }
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Waymark");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);

  return surface;
}

/* Fills a page with the colour of the theme. */
void
way_export_begin_page (cairo_t        *cr,
                       const WayTheme *theme)
{
  if (theme->page == 0xffffffff)
    return;
  cairo_set_source_rgb (cr, (theme->page >> 24 & 0xff) / 255.0,
                        (theme->page >> 16 & 0xff) / 255.0, (theme->page >> 8 & 0xff) / 255.0);
  cairo_paint (cr);
}

/* Ends a PDF and takes its surface; gives whether all was written. */
gboolean
way_export_end_pdf (cairo_surface_t *surface,
                    GError         **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_WRITE,
               _ ("The PDF could not be drawn: %s."), cairo_status_to_string (status));

  return FALSE;
}

typedef struct
{
  cairo_surface_t *surface;
  const Page      *page;
  double           top; /* where the map begins on the page, pixels */
  int              parent;
} Outline;

static void
add_to_outline (const WayBox *box,
                gpointer      data)
{
  Outline         *outline = data;
  g_autofree char *place = NULL;
  char             x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  if (box->role != WAY_BOX_STAGE && box->role != WAY_BOX_TITLE)
    return;
  g_ascii_formatd (x, sizeof x, "%.2f", outline->page->x + box->rect.x * outline->page->scale);
  g_ascii_formatd (y, sizeof y, "%.2f",
                   outline->page->y + (outline->top + box->rect.y) * outline->page->scale);
  place = g_strdup_printf ("page=1 pos=[%s %s]", x, y);
  if (box->role == WAY_BOX_TITLE)
    outline->parent = cairo_pdf_surface_add_outline (outline->surface, CAIRO_PDF_OUTLINE_ROOT,
                                                     way_item_get_name (box->item), place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  else
    cairo_pdf_surface_add_outline (outline->surface, outline->parent, way_item_get_name (box->item),
                                   place, 0);
}

GByteArray *
way_export_pdf (WayExport *self,
                GError   **error)
{
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;
  WaySink         *sink;
  Outline          outline;
  gboolean         done;
  Page             page;

  if (!set_up_page (self, &page, error))
    return NULL;

  bytes = g_byte_array_new ();
  surface = way_export_begin_pdf (bytes, page.width, page.height, &self->about);
  cr = cairo_create (surface);
  way_export_begin_page (cr, self->theme);
  cairo_translate (cr, page.x, page.y);
  cairo_scale (cr, page.scale, page.scale);
  sink = way_cairo_sink_new (cr, TRUE);
  sink->begin (sink, WAY_MEANING_DOCUMENT, NULL, NULL);
  done = way_export_paint (self, sink, error);
  sink->end (sink, WAY_MEANING_DOCUMENT);
  way_cairo_sink_free (sink);

  outline = (Outline){ surface, &page, self->letterhead.height, CAIRO_PDF_OUTLINE_ROOT };
  way_layout_foreach (self->layout, NULL, add_to_outline, &outline);
  cairo_destroy (cr);
  if (!way_export_end_pdf (surface, done ? error : NULL) || !done)
    g_clear_pointer (&bytes, g_byte_array_unref);

  return bytes;
}
