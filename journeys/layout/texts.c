/* texts.c - shaped text, measured once and kept */
#include "config.h"

#include "journeys/layout/texts.h"

#include <math.h>
#include <string.h>

#include <pango/pangocairo.h>

/* The maps look the same everywhere because they name their typeface; other
 * scripts come from whatever the system has. */
#define FAMILY "Noto Sans, Cantarell, Sans"

typedef struct
{
  double size; /* pixels */
  int    weight;
  int    italic;
} FontInfo;

static const FontInfo fonts[WAY_N_FONTS] = {
  [WAY_FONT_TITLE] = { 27, PANGO_WEIGHT_BOLD },
  [WAY_FONT_OBJECTIVE] = { 15, PANGO_WEIGHT_NORMAL },
  [WAY_FONT_CHIP] = { 13, PANGO_WEIGHT_NORMAL },
  [WAY_FONT_STAGE] = { 16, PANGO_WEIGHT_SEMIBOLD },
  [WAY_FONT_STEP] = { 13.5, PANGO_WEIGHT_SEMIBOLD },
  [WAY_FONT_LANE] = { 14, PANGO_WEIGHT_SEMIBOLD },
  [WAY_FONT_LANE_NOTE] = { 11.5, PANGO_WEIGHT_NORMAL },
  [WAY_FONT_CARD] = { 14, PANGO_WEIGHT_NORMAL },
  [WAY_FONT_CARD_NOTE] = { 11.5, PANGO_WEIGHT_NORMAL },
  [WAY_FONT_HINT] = { 12.5, PANGO_WEIGHT_NORMAL, TRUE },
  [WAY_FONT_NUMBER] = { 12.5, PANGO_WEIGHT_SEMIBOLD },
  [WAY_FONT_LEGEND] = { 12, PANGO_WEIGHT_NORMAL },
  [WAY_FONT_NAME] = { 34, PANGO_WEIGHT_BOLD },
  [WAY_FONT_QUOTE] = { 21, PANGO_WEIGHT_NORMAL, TRUE },
};

typedef struct
{
  WayFont      font;
  int          width;
  char        *text;
  PangoLayout *layout;
  GList        link; /* in the list of use, the least recently used last */
} Entry;

struct _WayTexts
{
  gatomicrefcount       ref_count;
  PangoContext         *context;
  PangoFontDescription *descriptions[WAY_N_FONTS];
  PangoAttrList        *usual;   /* attributes of any text */
  PangoAttrList        *apart;   /* and of one whose letters might grow together */
  GHashTable           *entries; /* Entry → itself, owned */
  GQueue                used;
  guint                 capacity;
};

static guint
entry_hash (gconstpointer key)
{
  const Entry *entry = key;

  return g_str_hash (entry->text) ^ (entry->width * 31u + entry->font);
}

static gboolean
entry_equal (gconstpointer a,
             gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  return x->font == y->font && x->width == y->width && strcmp (x->text, y->text) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->layout);
  g_free (entry->text);
  g_free (entry);
}

/**
 * way_texts_new:
 * @capacity: how many shaped texts to keep at most
 *
 * A kept text takes some three kilobytes.
 *
 * Returns: (transfer full): an empty store of texts, for one thread
 */
WayTexts *
way_texts_new (guint capacity)
{
  WayTexts             *self = g_new0 (WayTexts, 1);
  cairo_font_options_t *options = cairo_font_options_create ();
  /* Pango keeps one for each thread, so exports can shape text in their own. */
  PangoFontMap *font_map = pango_cairo_font_map_get_default ();
  int           i;

  g_atomic_ref_count_init (&self->ref_count);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->context = pango_font_map_create_context (font_map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  for (i = 0; i < WAY_N_FONTS; i++)
    {
      PangoFontDescription *description = pango_font_description_from_string (FAMILY);

      pango_font_description_set_absolute_size (description, fonts[i].size * PANGO_SCALE);
      pango_font_description_set_weight (description, fonts[i].weight);
      if (fonts[i].italic)
        pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
      self->descriptions[i] = description;
    }
  self->usual = pango_attr_list_new ();
  pango_attr_list_insert (self->usual, pango_attr_insert_hyphens_new (FALSE));
  self->apart = pango_attr_list_copy (self->usual);
  pango_attr_list_insert (self->apart, pango_attr_font_features_new ("liga=0, clig=0"));
  self->entries = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
  self->capacity = MAX (capacity, 16);

  return self;
}

/**
 * way_texts_ref:
 * @self: a store of texts
 *
 * Returns: (transfer full): the same store
 */
WayTexts *
way_texts_ref (WayTexts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * way_texts_unref:
 * @self: (transfer full): a store of texts
 *
 * Gives back a reference.
 */
void
way_texts_unref (WayTexts *self)
{
  int i;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->entries);
  for (i = 0; i < WAY_N_FONTS; i++)
    pango_font_description_free (self->descriptions[i]);
  pango_attr_list_unref (self->usual);
  pango_attr_list_unref (self->apart);
  g_object_unref (self->context);
  g_free (self);
}

#define LEAST_PART 4 /* letters */

static glong
count_letters (const char *start,
               const char *end)
{
  glong       n = 0;
  const char *p;

  for (p = start; p < end; p = g_utf8_next_char (p))
    n++;

  return n;
}

/* Ligatures of Latin letters bring little to the eye here, and readers of a PDF
 * stumble over them. */
static gboolean
has_ligature (const char *text)
{
  const char *p;

  for (p = strchr (text, 'f'); p != NULL; p = strchr (p + 1, 'f'))
    if (p[1] == 'f' || p[1] == 'i' || p[1] == 'l')
      return TRUE;

  return FALSE;
}

/* A word is not torn at a hyphen that would leave a stub behind: "e-mail" stays
 * whole. Nor are hyphens put where a long word has to be broken, since they
 * would stand at any letter, and in addresses. */
static void
set_attributes (WayTexts    *self,
                const char  *text,
                PangoLayout *layout)
{
  PangoAttrList *attributes = has_ligature (text) ? self->apart : self->usual;
  g_autoptr (PangoAttrList) whole = NULL;
  const char *hyphen;

  /* Who writes a soft hyphen wants to see it. */
  if (strstr (text, "\302\255") != NULL)
    return;
  for (hyphen = strchr (text, '-'); hyphen != NULL; hyphen = strchr (hyphen + 1, '-'))
    {
      const char     *start = hyphen, *end = hyphen + 1;
      PangoAttribute *attribute;

      while (start > text && start[-1] != ' ' && start[-1] != '\n' && start[-1] != '-')
        start--;
      while (*end != '\0' && *end != ' ' && *end != '\n' && *end != '-')
        end++;
      if (count_letters (start, hyphen) >= LEAST_PART && count_letters (hyphen + 1, end) >= LEAST_PART)
        continue;
      if (whole == NULL)
        whole = pango_attr_list_copy (attributes);
      attribute = pango_attr_allow_breaks_new (FALSE);
      attribute->start_index = hyphen - text;
      attribute->end_index = end - text;
      pango_attr_list_insert (whole, attribute);
    }
  pango_layout_set_attributes (layout, whole != NULL ? whole : attributes);
}

#define DOT " \302\267 "
#define LINE_SEPARATOR "\342\200\250"

/* The dot behind which, or at which, the line before @next broke; or the last
 * one of that line, when it broke within a part. */
static const char *
find_dot (const char *line,
          const char *next)
{
  const char *dot;

  if (strncmp (next - 1, DOT, 4) == 0)
    return next - 1;
  for (dot = next; dot - line >= 4; dot--)
    if (strncmp (dot - 4, DOT, 4) == 0)
      return dot - 4;

  return NULL;
}

/* A dot separates two parts of a note that stand on one line. A part that does
 * not fit there begins a new one, and then the break separates. */
static void
break_at_dots (PangoLayout *layout)
{
  int i;

  for (i = 0; i + 1 < pango_layout_get_line_count (layout); i++)
    {
      const char *text = pango_layout_get_text (layout);
      const char *next = text + pango_layout_get_line_readonly (layout, i + 1)->start_index;
      const char *dot = find_dot (text + pango_layout_get_line_readonly (layout, i)->start_index, next);

      if (dot != NULL && (next - text < 3 || strncmp (next - 3, LINE_SEPARATOR, 3) != 0))
        {
          g_autoptr (GString) broken = g_string_new (text);

          g_string_erase (broken, dot - text, 4);
          g_string_insert (broken, dot - text, LINE_SEPARATOR);
          pango_layout_set_text (layout, broken->str, broken->len);
        }
    }
}

/**
 * way_texts_get:
 * @self: a store of texts
 * @font: in which font
 * @text: the text
 * @width: pixels after which lines break; 0 or less: never
 *
 * Returns: (transfer none): the shaped text, valid until as many others were
 *   asked for as the store keeps
 */
PangoLayout *
way_texts_get (WayTexts   *self,
               WayFont     font,
               const char *text,
               double      width)
{
  Entry  key = { .font = font, .width = width > 0 ? (int)floor (width * PANGO_SCALE) : -1, .text = (char *)text };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry != NULL)
    {
      if (self->used.head != &entry->link)
        {
          g_queue_unlink (&self->used, &entry->link);
          g_queue_push_head_link (&self->used, &entry->link);
        }
      return entry->layout;
    }

  if (g_hash_table_size (self->entries) >= self->capacity)
    {
      Entry *oldest = self->used.tail->data;

      g_queue_unlink (&self->used, &oldest->link);
      g_hash_table_remove (self->entries, oldest);
    }

  entry = g_new0 (Entry, 1);
  *entry = key;
  entry->text = g_strdup (text);
  entry->layout = pango_layout_new (self->context);
  entry->link.data = entry;
  pango_layout_set_font_description (entry->layout, self->descriptions[font]);
  pango_layout_set_text (entry->layout, text, -1);
  set_attributes (self, text, entry->layout);
  if (entry->width > 0)
    {
      pango_layout_set_width (entry->layout, entry->width);
      pango_layout_set_wrap (entry->layout, PANGO_WRAP_WORD_CHAR);
      if (font == WAY_FONT_CARD_NOTE && strstr (text, DOT) != NULL)
        break_at_dots (entry->layout);
    }
  g_hash_table_add (self->entries, entry);
  g_queue_push_head_link (&self->used, &entry->link);

  return entry->layout;
}

/**
 * way_texts_measure:
 * @self: a store of texts
 * @font: in which font
 * @text: the text
 * @width: pixels after which lines break; 0 or less: never
 * @text_width: (out) (optional): width of the longest line, in pixels
 * @text_height: (out) (optional): height of all lines, in pixels
 */
void
way_texts_measure (WayTexts   *self,
                   WayFont     font,
                   const char *text,
                   double      width,
                   double     *text_width,
                   double     *text_height)
{
  PangoRectangle logical;

  pango_layout_get_extents (way_texts_get (self, font, text, width), NULL, &logical);
  if (text_width != NULL)
    *text_width = logical.width / (double)PANGO_SCALE;
  if (text_height != NULL)
    *text_height = logical.height / (double)PANGO_SCALE;
}

/**
 * way_texts_get_drawn_length:
 * @text: the text of a layout
 * @line: a line of it
 *
 * Returns: how many bytes of the line are drawn: not the spaces, nor the
 *   separator, at which it broke
 */
int
way_texts_get_drawn_length (const char            *text,
                            const PangoLayoutLine *line)
{
  const char *start = text + line->start_index;
  int         length = line->length;

  if (length >= (int)strlen (LINE_SEPARATOR) &&
      strncmp (start + length - strlen (LINE_SEPARATOR), LINE_SEPARATOR, strlen (LINE_SEPARATOR)) == 0)
    length -= strlen (LINE_SEPARATOR);
  while (length > 0 && start[length - 1] == ' ')
    length--;

  return length;
}

/**
 * way_font_get_family:
 *
 * Returns: (transfer none): the typefaces, in order of preference
 */
const char *
way_font_get_family (void)
{
  return FAMILY;
}

/**
 * way_font_get_size:
 * @font: a font
 *
 * Returns: its size in pixels at zoom 1
 */
double
way_font_get_size (WayFont font)
{
  return fonts[font].size;
}

/**
 * way_font_is_bold:
 * @font: a font
 *
 * Returns: whether it is heavier than text
 */
gboolean
way_font_is_bold (WayFont font)
{
  return fonts[font].weight > PANGO_WEIGHT_NORMAL;
}

/**
 * way_font_is_italic:
 * @font: a font
 *
 * Returns: whether it is slanted
 */
gboolean
way_font_is_italic (WayFont font)
{
  return fonts[font].italic;
}
