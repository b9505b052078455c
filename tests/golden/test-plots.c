/* test-plots.c - plots of jobs, accounts and roles: what they look like, what is found on them, what they say */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "journeys/drawing/picture.h"
#include "journeys/drawing/plot-figures.h"
#include "journeys/drawing/plot-fit.h"
#include "journeys/drawing/plot-landscape.h"
#include "journeys/drawing/plot-matrix.h"
#include "journeys/drawing/plot-stages.h"
#include "journeys/drawing/plot-tiers.h"
#include "journeys/drawing/poster.h"
#include "journeys/exchange/export-plot.h"
#include "tests/support/pictures.h"
#include "tests/support/test-main.h"

static const WayLandscapeMark marks[] = {
  { "j1", "Pay carriers without chasing approvals", "Nadia", 9.1, 3.2, 15.0, 1.8, 9 },
  { "j2", "Get every system ready before the first load", "Nadia", 8.4, 4.1, 12.7, 1, 7 },
  { "j3", "Show the board what was saved in the quarter", "Tom", 7.2, 5.9, 8.5, 0, 2 },
  { "j1", "Pay carriers without chasing approvals", "Tom", 6.0, 7.5, 6.0, 2.4, 8 },
  { "j4", "Find a carrier for a load that nobody wants to take", NULL, 3.1, 8.2, 3.1, 0, 12 },
  { "j5", "Book a slot at the gate", "Nadia", 9.1, 3.2, 15.0, 0, 1 },
};

static GBytes *
draw (WayPlotFunc func,
      gpointer    data,
      const char *theme,
      const char *format,
      double      width,
      gboolean    rtl)
{
  WayPlotSource source = { .func = func, .data = data, .title = "Where to help", .note = "All jobs", .date = "2026-11-24", .width = width, .rtl = rtl, .bare = func == way_poster_new_persona };
  g_autoptr (GError) error = NULL;
  WayExportOptions options;
  GBytes          *bytes;

  way_export_options_init (&options);
  g_assert_true (way_theme_from_name (theme, &options.theme));
  bytes = way_export_plots_to_bytes (&source, 1, format, &options, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
assert_plot (WayPlotFunc   func,
             gconstpointer data,
             const char   *theme,
             double        width,
             gboolean      rtl,
             const char   *name)
{
  g_autoptr (GBytes) bytes = draw (func, (gpointer)data, theme, "png", width, rtl);

  way_test_assert_picture (bytes, name);
}

/* What invented things are called; freed at the end. */
static GPtrArray *kept;

static const char *
keep (char *text)
{
  if (kept == NULL)
    kept = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (kept, text);

  return text;
}

/* As many marks as there are jobs in a large company. */
static WayLandscapeMark *
invent_marks (guint n)
{
  static const char *const verbs[] = { "Find", "Book", "Check", "Pay", "Compare", "Report", "Plan", "Correct", "Approve", "Explain" };
  static const char *const objects[] = { "a carrier", "an invoice", "the next load", "a claim", "the contract", "a delay", "prices" };
  static const char *const people[] = { "Nadia", "Tom", "Ines", NULL };
  WayLandscapeMark        *list = g_new0 (WayLandscapeMark, n);
  guint32                  seed = 7;
  guint                    i;

  for (i = 0; i < n; i++)
    {
      WayLandscapeMark *mark = &list[i];

      seed = seed * 1664525u + 1013904223u;
      mark->importance = 2 + (seed >> 8 & 0x3ff) / 1023.0 * 8;
      seed = seed * 1664525u + 1013904223u;
      mark->satisfaction = (seed >> 8 & 0x3ff) / 1023.0 * 9;
      mark->id = keep (g_strdup_printf ("job-%u", i));
      mark->title = keep (g_strdup_printf ("%s %s in region %u", verbs[i % 10], objects[i % 7], i));
      mark->persona = people[i % 4];
      mark->score = mark->importance + MAX (0, mark->importance - mark->satisfaction);
      mark->n = i % 12;
    }

  return list;
}

static void
test_landscape (void)
{
  WayLandscapeData             few = { marks, G_N_ELEMENTS (marks), 3, NULL };
  WayLandscapeData             alone = { marks, G_N_ELEMENTS (marks), 3, "j1" };
  g_autofree WayLandscapeMark *list = invent_marks (500);
  WayLandscapeData             some = { list, 40, 3, NULL };
  WayLandscapeData             many = { list, 500, 3, NULL };

  assert_plot (way_plot_new_landscape, &few, "light", 900, FALSE, "plot-landscape-light");
  assert_plot (way_plot_new_landscape, &few, "dark", 900, FALSE, "plot-landscape-dark");
  assert_plot (way_plot_new_landscape, &few, "contrast", 900, FALSE, "plot-landscape-contrast");
  assert_plot (way_plot_new_landscape, &few, "print", 900, TRUE, "plot-landscape-rtl");
  assert_plot (way_plot_new_landscape, &few, "print", 340, FALSE, "plot-landscape-narrow");
  assert_plot (way_plot_new_landscape, &alone, "light", 320, FALSE, "plot-landscape-job");
  assert_plot (way_plot_new_landscape, &some, "print", 1000, FALSE, "plot-landscape-40");
  assert_plot (way_plot_new_landscape, &many, "print", 1000, FALSE, "plot-landscape-500");
  assert_plot (way_plot_new_landscape, &some, "light", 400, FALSE, "plot-landscape-40-narrow");
}

static const WayMatrixHead jobs[] = {
  { "j1", "Pay carriers without chasing approvals", NULL },
  { "j2", "Get every system ready before the first load", "functional" },
  { "j3", "Show the board what was saved", NULL },
};

static const WayMatrixHead people[] = {
  { "p1", "Nadia", "champion" },
  { "p2", "Tom", "decider" },
  { "p3", "Head of logistics operations, northern Europe", NULL },
};

static const WayMatrixCell cells[] = {
  { TRUE, TRUE, 15.4, 9 },
  { TRUE, TRUE, 6.2, 5 },
  { FALSE },
  { TRUE, TRUE, 12.1, 2 },
  { TRUE, FALSE },
  { TRUE, TRUE, 10.5, 8 },
  { FALSE, TRUE, 11, 6 },
  { TRUE, TRUE, 9.9, 4 },
  { FALSE },
};

/* The last column is of all personas. */
static const WayMatrixHead people_and_all[] = {
  { "p1", "Nadia", "champion" },
  { "p2", "Tom", "decider" },
  { NULL, "All personas", NULL },
};

static const WayMatrixCell cells_of_all[] = {
  { TRUE, TRUE, 15.4, 9 },
  { TRUE, TRUE, 6.2, 5 },
  { FALSE },
  { TRUE, FALSE },
  { FALSE },
  { TRUE, TRUE, 10.5, 8 },
  { FALSE },
  { FALSE },
  { TRUE, TRUE, 16, 2 },
};

static void
test_matrix (void)
{
  WayMatrixData of_all = { jobs, 3, people_and_all, 3, cells_of_all, 3, FALSE, TRUE };
  WayMatrixData data = { jobs, 3, people, 3, cells, 3, FALSE };
  WayMatrixData across = { jobs, 3, people, 3, cells, 3, TRUE };

  assert_plot (way_plot_new_matrix, &data, "light", 760, FALSE, "plot-matrix-light");
  assert_plot (way_plot_new_matrix, &data, "dark", 760, TRUE, "plot-matrix-dark-rtl");
  assert_plot (way_plot_new_matrix, &across, "contrast", 760, FALSE, "plot-matrix-contrast");
  assert_plot (way_plot_new_matrix, &across, "print", 380, FALSE, "plot-matrix-print");
  assert_plot (way_plot_new_matrix, &of_all, "light", 760, FALSE, "plot-matrix-all");
}

static WayFitMark *
invent_accounts (guint    n,
                 gboolean money)
{
  static const char *const names[] = { "Northwind", "Aster", "Kestrel", "Halden", "Borealis", "Tamsin", "Orbit", "Quill", "Vantage" };
  WayFitMark              *list = g_new0 (WayFitMark, n);
  guint32                  seed = 3;
  guint                    i;

  for (i = 0; i < n; i++)
    {
      WayFitMark *mark = &list[i];
      double      rank = n > 1 ? i / (n - 1.0) : 1;

      seed = seed * 1664525u + 1013904223u;
      mark->id = keep (g_strdup_printf ("account-%u", i));
      mark->name = keep (g_strdup_printf ("%s %u", names[i % 9], i));
      mark->likeness = i % 17 == 5 ? 0 : 1 + (seed >> 10) % 5;
      mark->value = money ? pow (10, 3 + 4 * rank) : rank;
      mark->fit = rank >= 0.9 ? WAY_FIT_ABM : rank < 0.5 && mark->likeness >= 4 ? WAY_FIT_MASS
                                                                                : WAY_FIT_TARGETED;
    }

  return list;
}

static void
test_fit (void)
{
  g_autofree WayFitMark *few = invent_accounts (30, FALSE);
  g_autofree WayFitMark *money = invent_accounts (200, TRUE);
  g_autofree WayFitMark *many = invent_accounts (100000, FALSE);
  WayFitData             few_data = { few, 30, NULL, 0.9, 0.5, 4 };
  WayFitData             money_data = { money, 200, "EUR", pow (10, 6.6), pow (10, 5), 4 };
  WayFitData             many_data = { many, 100000, NULL, 0.9, 0.5, 4 };

  assert_plot (way_plot_new_fit, &few_data, "light", 900, FALSE, "plot-fit-light");
  assert_plot (way_plot_new_fit, &money_data, "dark", 900, TRUE, "plot-fit-dark-rtl");
  assert_plot (way_plot_new_fit, &many_data, "print", 900, FALSE, "plot-fit-many");
}

static void
test_stages (void)
{
  static const WayStagesHead roles[] = { { "c1", "Champion", "Nadia Brandt" }, { "c2", "Decider", "Tom Okafor" }, { "c3", "Blocker", NULL } };
  static const WayStagesHead stages[] = { { "s1", "Set up", "Onboarding" }, { "s2", "First use", "Onboarding" }, { "s3", "Renew the contract", "Renewal" } };
  static const WayStagesCell feelings[] = { { 2, 1.5, "Good" }, { 3, -0.4, "Neutral" }, { 0 }, { 1, -2, "Very bad" }, { 4, 0, "Neutral" }, { 1, 1, "Good" }, { 0 }, { 0 }, { 0 } };
  static const double        gaps[] = { 3.5, 0.4, -1 };
  WayStagesData              data = { roles, 3, stages, 3, feelings, gaps, -2, 2 };

  assert_plot (way_plot_new_stages, &data, "light", 700, FALSE, "plot-stages-light");
  assert_plot (way_plot_new_stages, &data, "contrast", 700, TRUE, "plot-stages-contrast-rtl");
}

static void
test_tiers (void)
{
  static const WayTiersCard   strategic[] = { { "a", "Marlow Bank", "161 675 EUR · priority 33", "Insight: 1 of 24" }, { "b", "Donaudampfschifffahrtsgesellschaft Nordwind und Söhne", "no value", "Insight: complete" } };
  static const WayTiersCard   lite[] = { { "c", "Juniper Health", "685 262 EUR · priority 13", "Insight: 3 of 6" } };
  static const WayTiersColumn columns[] = {
    { "Strategic", "One to one: about ten accounts, a profile of each", "Insight 4 % · 12 have holes\nMissing most: Priorities (55 people), Buying process 12", 2, 0.52, FALSE, strategic, 2 },
    { "Lite", "One to few: profiles by industry", "Insight 47 % · 208 have holes\nMissing most: Growth 208", 1208, 0.47, FALSE, lite, 1 },
    { "Programmatic", "One to many: name, industry, region", "The basics of all are known.", 1, 1, TRUE, lite, 1 },
    { "No tier", "Not decided yet", "The tier says how much has to be known.", 1, NAN, FALSE, lite, 1 },
  };
  WayTiersData data = { columns, G_N_ELEMENTS (columns) };

  assert_plot (way_plot_new_tiers, &data, "print", 760, FALSE, "plot-tiers-print");
  assert_plot (way_plot_new_tiers, &data, "dark", 560, TRUE, "plot-tiers-dark-rtl");
}

static void
test_figures (void)
{
  static const WayBar bars[] = { { "a", "Fit", 88 }, { NULL, "Intent", 41 }, { NULL, "Engagement", -1 } };
  WayRingData         ring = { 14.2, 20, 9, 3 };
  WayRingData         few = { 9, 20, 2, 3 };
  WayBarsData         bars_data = { bars, 3, 100, "account" };

  assert_plot (way_plot_new_ring, &ring, "light", 96, FALSE, "plot-ring-light");
  assert_plot (way_plot_new_ring, &few, "dark", 48, FALSE, "plot-ring-few");
  assert_plot (way_plot_new_bars, &bars_data, "light", 260, FALSE, "plot-bars-light");
}

static WayItem *
make_persona (gboolean full)
{
  WayItem *persona = way_item_new (WAY_KIND_PERSONA, "p1");

  way_item_set (persona, "name", "Nadia Brandt", NULL);
  if (!full)
    return persona;
  way_item_set (persona, "role", "champion", NULL);
  way_item_set (persona, "position", "Logistics manager", NULL);
  way_item_set (persona, "quote", "If I have to ask twice where my load is, you have already lost me.", NULL);
  way_item_set (persona, "goals", "Ship every load on the day that was promised\nFewer calls\nShow the board what was saved in the quarter", NULL);
  way_item_set (persona, "frustrations", "Approvals that nobody answers\nThree systems with three different dates for the same load, none of which is the one that the carrier has", NULL);
  way_item_set (persona, "priorities", "Punctuality\nCost of a pallet", NULL);
  way_item_set (persona, "sources", "Colleagues in other plants\nThe trade magazine", NULL);
  way_item_set (persona, "channels", "Phone\nE-mail in the morning\nFax", NULL);
  way_item_set (persona, "note", "Met at the fair in March. Wants to be asked before anything is changed, and brings two people from finance to every call.", NULL);

  return persona;
}

static const WayPosterEntry poster_jobs[] = {
  { "j1", "Pay carriers without chasing approvals", "shared by 3 · 9 answers", TRUE, 15.4, 9 },
  { "j2", "Get every system ready before the first load", "shared by 2 · 2 answers", TRUE, 12.1, 2 },
  { "j3", "Show the board what was saved", NULL, FALSE, 0, 0 },
};

static const WayPosterEntry poster_maps[] = { { "/maps/onboarding.journey", "Onboarding", "reviewed 24 Nov 2026" } };

static const WayPosterEntry poster_contacts[] = { { "c1", "Ines Duarte", "Northwind Freight" }, { "c2", "Tom Okafor", NULL } };

static void
test_poster (void)
{
  g_autoptr (WayItem) nadia = make_persona (TRUE);
  g_autoptr (WayItem) empty = make_persona (FALSE);
  g_autoptr (WayItem) pictured = make_persona (TRUE);
  g_autoptr (GBytes) png = way_test_draw_png (300, 400, FALSE);
  g_autofree char     *portrait = way_picture_import (png, "portrait", NULL);
  WayPersonaPosterData data = { nadia, poster_jobs, 3, poster_maps, 1, poster_contacts, 2, 14, 3, FALSE };
  WayPersonaPosterData blank = { .persona = empty, .prompts = TRUE };

  way_item_set (pictured, "portrait", portrait, NULL);
  assert_plot (way_poster_new_persona, &data, "print", 720, FALSE, "poster-print");
  assert_plot (way_poster_new_persona, &data, "dark", 720, TRUE, "poster-dark-rtl");
  assert_plot (way_poster_new_persona, &data, "contrast", 340, FALSE, "poster-contrast-narrow");
  assert_plot (way_poster_new_persona, &blank, "light", 720, FALSE, "poster-blank");
  /* With little to say no half of it stays empty. */
  blank.prompts = FALSE;
  way_item_set (empty, "priorities", "Cash flow", NULL);
  blank.maps = poster_maps;
  blank.n_maps = 1;
  assert_plot (way_poster_new_persona, &blank, "print", 720, FALSE, "poster-sparse");
  data.persona = pictured;
  assert_plot (way_poster_new_persona, &data, "light", 720, FALSE, "poster-light");
}

/* What a program of the system says about a PDF. */
static char *
ask (GBytes     *bytes,
     const char *program,
     const char *option)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "plot-XXXXXX", NULL);
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int   file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  command = g_strdup_printf ("%s %s %s%s", program, option, path, g_str_equal (program, "pdftotext") ? " -" : "");
  g_spawn_command_line_sync (command, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);

  return output;
}

static GBytes *
export_pdf (WayPlotFunc func,
            gpointer    data,
            const char *size,
            gboolean    bare)
{
  WayPlotSource sources[] = {
    { .func = func, .data = data, .title = "Nadia Brandt", .note = "All of it", .date = "2026-11-24", .bare = bare },
    { .func = func, .data = data, .title = "Again", .date = "2026-11-20", .bare = bare },
  };
  g_autoptr (GError) error = NULL;
  WayExportOptions options;
  GBytes          *bytes;

  way_export_options_init (&options);
  options.page_size = size;
  bytes = way_export_plots_to_bytes (sources, G_N_ELEMENTS (sources), "pdf", &options, &error);
  g_assert_no_error (error);

  return bytes;
}

static int
count (const char *text,
       const char *sought)
{
  int n = 0;

  for (text = strstr (text, sought); text != NULL; text = strstr (text + 1, sought))
    n++;

  return n;
}

/* Long texts go on over pages, each line on one of them; both posters are in the file. */
static void
test_pages (void)
{
  static const struct
  {
    const char *size;
    const char *points;
  } papers[] = { { "A4", "595.28 x 841.89 pts" }, { "A3", "841.89 x 1190.55 pts" }, { "Letter", "612 x 792 pts" } };
  g_autoptr (WayItem) nadia = make_persona (TRUE);
  g_autoptr (GString) note = g_string_new (NULL);
  WayPersonaPosterData data = { nadia, poster_jobs, 3, poster_maps, 1, poster_contacts, 2, 14, 3, FALSE };
  guint                i;
  int                  line;

  for (line = 0; line < 110; line++)
    g_string_append_printf (note, "%sline-%d of what was noted", line > 0 ? "\n" : "", line);
  way_item_set (nadia, "note", note->str, NULL);
  for (i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GBytes) bytes = export_pdf (way_poster_new_persona, &data, papers[i].size, TRUE);
      g_autofree char *info = ask (bytes, "pdfinfo", "-isodates");
      g_autofree char *text = ask (bytes, "pdftotext", "");

      g_assert_nonnull (strstr (info, "Title:           Nadia Brandt"));
      g_assert_nonnull (strstr (info, "Tagged:          yes"));
      g_assert_nonnull (strstr (info, "CreationDate:    2026-11-24"));
      g_assert_nonnull (strstr (info, papers[i].points));
      g_assert_null (strstr (info, "Pages:           2\n"));
      for (line = 0; line < 110; line++)
        {
          g_autofree char *sought = g_strdup_printf ("line-%d of what was noted", line);

          g_assert_cmpint (count (text, sought), ==, 2);
        }
      g_assert_nonnull (strstr (text, "“If I have to ask twice"));
      g_assert_cmpint (count (text, "Pay carriers without chasing approvals"), ==, 2);
    }
}

/* How high a word stands on the page, in points. */
static double
find_word_height (WayPersonaPosterData *data,
                  const char           *word)
{
  g_autoptr (GBytes) bytes = export_pdf (way_poster_new_persona, data, "A4", TRUE);
  g_autofree char *places = ask (bytes, "pdftotext", "-bbox");
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char      *found = strstr (places, end);
  const char      *low, *high;

  g_assert_nonnull (found);
  low = g_strrstr_len (places, found - places, "yMin=\"");
  high = g_strrstr_len (places, found - places, "yMax=\"");

  return g_ascii_strtod (high + 6, NULL) - g_ascii_strtod (low + 6, NULL);
}

/* With little to say it is said in larger letters, on one page still. */
static void
test_fills_page (void)
{
  g_autoptr (WayItem) nadia = make_persona (TRUE);
  g_autoptr (WayItem) sparse = make_persona (FALSE);
  WayPersonaPosterData data = { nadia, poster_jobs, 3, poster_maps, 1, poster_contacts, 2, 14, 3, FALSE };
  WayPersonaPosterData little = { .persona = sparse };

  way_item_set (sparse, "priorities", "Punctuality", NULL);
  g_assert_cmpfloat (find_word_height (&little, "Punctuality"), >=, 1.5 * find_word_height (&data, "Punctuality"));
}

/* A table stays a table, with its heads, over as many pages as it takes. */
static void
test_table_on_paper (void)
{
  static WayMatrixHead rows[24], columns[14];
  static WayMatrixCell values[24 * 14];
  WayMatrixData        data = { rows, 24, columns, 14, values, 3, FALSE };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *structure = NULL;
  g_autofree char *text = NULL;
  int              i;

  for (i = 0; i < 24; i++)
    rows[i] = (WayMatrixHead){ keep (g_strdup_printf ("r%d", i)), keep (g_strdup_printf ("Job-%d.", i)), NULL };
  for (i = 0; i < 14; i++)
    columns[i] = (WayMatrixHead){ keep (g_strdup_printf ("c%d", i)), keep (g_strdup_printf ("Persona-%d.", i)), NULL };
  for (i = 0; i < 24 * 14; i++)
    values[i] = (WayMatrixCell){ i % 3 == 0, TRUE, i % 20, 9 };
  bytes = export_pdf (way_plot_new_matrix, &data, "A4", FALSE);
  structure = ask (bytes, "pdfinfo", "-struct-text");
  text = ask (bytes, "pdftotext", "");
  g_assert_nonnull (strstr (structure, "Table"));
  g_assert_nonnull (strstr (structure, "TH"));
  g_assert_nonnull (strstr (structure, "TD"));
  for (i = 0; i < 14; i++)
    {
      g_autofree char *sought = g_strdup_printf ("Persona-%d.", i);

      g_assert_cmpint (count (text, sought), ==, 2);
    }
  /* Each band of columns has all rows. */
  g_assert_cmpint (count (text, "Job-23."), >=, 4);
}

/* Each page of a board says which tiers its columns are, and which page it is; a picture of it is no ribbon. */
static void
test_board_on_paper (void)
{
  static WayTiersCard cards[120];
  WayTiersColumn      columns[] = { { "Strategic", "One to one", "", 120, 1, FALSE, cards, 120 }, { "Lite", "One to few", "", 120, 1, FALSE, cards, 120 } };
  WayTiersData        data = { columns, G_N_ELEMENTS (columns) };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *text = NULL;
  const guint8    *head;
  int              i;

  for (i = 0; i < 120; i++)
    cards[i] = (WayTiersCard){ keep (g_strdup_printf ("a%d", i)), keep (g_strdup_printf ("Account-%d.", i)), "1 EUR", "Insight: complete" };
  pdf = export_pdf (way_plot_new_tiers, &data, "A4", FALSE);
  text = ask (pdf, "pdftotext", "");
  g_assert_cmpint (count (text, "\f"), >, 6);
  g_assert_cmpint (count (text, "One to few"), ==, count (text, "\f"));
  g_assert_nonnull (strstr (text, "Again · 2 of "));
  g_assert_cmpint (count (text, "Account-119."), ==, 4);

  picture = draw (way_plot_new_tiers, &data, "light", "png", 0, FALSE);
  head = g_bytes_get_data (picture, NULL);
  g_assert_cmpuint (GUINT32_FROM_BE (*(const guint32 *)(gconstpointer)(head + 20)), <=, 3 * GUINT32_FROM_BE (*(const guint32 *)(gconstpointer)(head + 16)));
}

static void
test_svg (void)
{
  WayLandscapeData data = { marks, G_N_ELEMENTS (marks), 3, NULL };
  g_autoptr (GBytes) bytes = draw (way_plot_new_landscape, &data, "light", "svg", 900, FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "<title>Where to help</title>"));
  g_assert_nonnull (strstr (text, ">Under-served</text>"));
  g_assert_nonnull (strstr (text, "id=\"i-j2\""));
}

/* What is pointed at is what is there, also from the right. */
static void
test_finds (void)
{
  WayLandscapeData data = { marks, G_N_ELEMENTS (marks), 3, NULL };
  int              rtl;

  for (rtl = 0; rtl <= 1; rtl++)
    {
      WayPlotFrame frame = { .width = 900, .height = 600, .rtl = rtl };
      g_autoptr (WayPlot) plot = way_plot_new_landscape (&frame, &data);
      const WayPlotItem *item;
      double             width, height;
      guint              i;
      int                right;

      way_plot_get_size (plot, &width, &height);
      g_assert_cmpfloat (width, ==, 900);
      g_assert_cmpfloat (height, ==, 600);
      g_assert_cmpuint (way_plot_get_n_items (plot), ==, G_N_ELEMENTS (marks));
      g_assert_cmpstr (way_plot_get_summary (plot), ==, "Opportunity landscape with 6 marks: 3 under-served, 2 over-served.");

      /* The best comes first. */
      item = way_plot_get_item (plot, 0);
      g_assert_cmpstr (item->element, ==, "job");
      g_assert_cmpstr (item->id, ==, "j1");
      g_assert_cmpstr (item->name, ==, "Pay carriers without chasing approvals, Nadia");
      g_assert_cmpstr (item->description, ==, "opportunity score 15.0, importance 9.1, satisfaction 3.2, under-served, 9 answers, spread 1.8");
      for (i = 0; i < way_plot_get_n_items (plot); i++)
        {
          item = way_plot_get_item (plot, i);
          g_assert_cmpint (way_plot_find (plot, item->rect.x + item->rect.width / 2, item->rect.y + item->rect.height / 2), ==, i);
        }
      g_assert_cmpint (way_plot_find (plot, 2, 2), ==, -1);

      /* Arrows lead to what is seen there. */
      right = way_plot_find_beside (plot, G_N_ELEMENTS (marks) - 1, rtl ? -1 : 1, 0);
      g_assert_cmpint (right, >=, 0);
      g_assert_cmpstr (way_plot_get_item (plot, right)->name, ==, "Pay carriers without chasing approvals, Tom");
      g_assert_cmpint (way_plot_find_beside (plot, G_N_ELEMENTS (marks) - 1, rtl ? 1 : -1, 0), ==, -1);
    }
}

static gboolean
covers (const WayRect *a,
        const WayRect *b)
{
  return a->x < b->x + b->width - 0.5 && b->x < a->x + a->width - 0.5 && a->y < b->y + b->height - 0.5 && b->y < a->y + a->height - 0.5;
}

typedef struct
{
  WaySink  parent;
  GArray  *rects; /* of all texts */
  GString *words;
} Reader;

static void
read_nothing (WaySink *sink, WayMeaning meaning, const char *id, const char *text)
{
}

static void
read_end (WaySink *sink, WayMeaning meaning)
{
}

static void
read_box (WaySink *sink, const WayRect *rect, double radius, const WayPaint *paint)
{
}

static void
read_path (WaySink *sink, const WayPathElement *elements, int n, const WayPaint *paint)
{
}

static void
read_text (WaySink *sink, PangoLayout *layout, WayFont font, double x, double y, WayColor color)
{
  Reader        *self = (Reader *)sink;
  PangoRectangle logical;
  WayRect        rect;

  pango_layout_get_extents (layout, NULL, &logical);
  rect = (WayRect){ x + logical.x / (double)PANGO_SCALE, y, logical.width / (double)PANGO_SCALE, logical.height / (double)PANGO_SCALE };
  g_array_append_val (self->rects, rect);
  g_string_append_printf (self->words, "%s\n\n", pango_layout_get_text (layout));
}

/* Texts never cover each other, whatever the width; all of a head is there. */
static void
test_covers_nothing (void)
{
  static const double          widths[] = { 330, 500, 760, 1100, 1600 };
  g_autofree WayLandscapeMark *list = invent_marks (500);
  static const guint           counts[] = { 1, 3, 12, 25, 45, 500 };
  guint                        i, j, a, b;

  for (i = 0; i < G_N_ELEMENTS (counts); i++)
    for (j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        WayLandscapeData data = { list, counts[i], 3, NULL };
        WayPlotFrame     frame = { .width = widths[j], .height = 700 };
        g_autoptr (WayPlot) plot = way_plot_new_landscape (&frame, &data);
        g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (WayRect));
        g_autoptr (GString) words = g_string_new (NULL);
        Reader reader = { { read_nothing, read_end, read_box, read_path, read_text }, rects, words };

        way_plot_paint (plot, &reader.parent, NULL);
        for (a = 0; a < rects->len; a++)
          {
            const WayRect *rect = &g_array_index (rects, WayRect, a);

            g_assert_cmpfloat (rect->x, >=, -1);
            g_assert_cmpfloat (rect->x + rect->width, <=, widths[j] + 1);
            /* Numbers in marks are as far apart as the marks; here are the words. */
            for (b = 0; rect->width > 30 && b < a; b++)
              if (g_array_index (rects, WayRect, b).width > 30 && covers (rect, &g_array_index (rects, WayRect, b)))
                {
                  g_auto (GStrv) lines = g_strsplit (words->str, "\n\n", -1);

                  g_test_message ("%u marks, %.0f wide: “%s” covers “%s”", counts[i], widths[j], lines[a], lines[b]);
                  g_test_fail ();
                }
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  way_test_init (&argc, &argv);

  g_test_add_func ("/plots/landscape", test_landscape);
  g_test_add_func ("/plots/matrix", test_matrix);
  g_test_add_func ("/plots/fit", test_fit);
  g_test_add_func ("/plots/tiers", test_tiers);
  g_test_add_func ("/plots/board-on-paper", test_board_on_paper);
  g_test_add_func ("/plots/stages", test_stages);
  g_test_add_func ("/plots/figures", test_figures);
  g_test_add_func ("/plots/poster", test_poster);
  g_test_add_func ("/plots/pages", test_pages);
  g_test_add_func ("/plots/fills-page", test_fills_page);
  g_test_add_func ("/plots/table-on-paper", test_table_on_paper);
  g_test_add_func ("/plots/svg", test_svg);
  g_test_add_func ("/plots/finds", test_finds);
  g_test_add_func ("/plots/covers-nothing", test_covers_nothing);

  result = way_test_run ();
  g_clear_pointer (&kept, g_ptr_array_unref);

  return result;
}
