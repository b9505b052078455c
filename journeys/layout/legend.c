/* legend.c - what the marks on a map mean: only those that are used */
#include "config.h"

#include "journeys/layout/legend.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/layout/layout-private.h"

#define ENTRY_HEIGHT 22.0
#define ENTRY_GAP 18.0
#define SIGN_WIDTH 22.0

static void
entry_free (gpointer data)
{
  WayLegendEntry *entry = data;

  g_free (entry->label);
  g_free (entry);
}

static void
add (GPtrArray    *entries,
     WayLegendSign sign,
     const char   *icon,
     const char   *label,
     WayItem      *persona)
{
  WayLegendEntry *entry = g_new0 (WayLegendEntry, 1);

  entry->sign = sign;
  entry->icon = icon;
  entry->label = g_strdup (label);
  entry->persona = persona;
  g_ptr_array_add (entries, entry);
}

/**
 * way_legend_get_persona_place:
 * @map: a map
 * @persona: a persona of it
 *
 * Returns: which of the personas it is, from 0
 */
int
way_legend_get_persona_place (WayMap  *map,
                              WayItem *persona)
{
  int place = 0;
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *item = way_map_get (map, WAY_MAP_RECORDS, i);

      if (item == persona)
        break;
      if (way_item_get_kind (item) == WAY_KIND_PERSONA_LINK)
        place++;
    }

  return place;
}

/**
 * way_legend_get_persona_hue:
 * @map: a map
 * @persona: a persona of it
 *
 * Returns: the hue of the persona's curve and chip: its own, or one by its place
 */
WayHue
way_legend_get_persona_hue (WayMap  *map,
                            WayItem *persona)
{
  static const WayHue by_place[] = { WAY_HUE_BLUE, WAY_HUE_ORANGE, WAY_HUE_GREEN, WAY_HUE_PURPLE,
                                     WAY_HUE_TEAL, WAY_HUE_RED, WAY_HUE_BROWN };

  return way_theme_hue_from_choice (way_item_get (persona, "color"),
                                    by_place[way_legend_get_persona_place (map,
                                                                           persona) %
                                             G_N_ELEMENTS (by_place)]);
}

static void
add_choices (GPtrArray  *entries,
             WayLayout  *layout,
             WaySign     sign,
             WayKind     kind,
             const char *name)
{
  const WayField *field = way_kind_get_field (kind, name);
  int             i;

  for (i = 0; field->choices[i].name != NULL; i++)
    if (field->choices[i].icon != NULL && way_layout_has_sign (layout, sign, field->choices[i].name))
      add (entries, WAY_LEGEND_ICON, field->choices[i].icon, _ (field->choices[i].label), NULL);
}

static gboolean
has_lane (WayMap     *map,
          const char *kind)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_LANES); i++)
    if (strcmp (way_item_get_text (way_map_get (map, WAY_MAP_LANES, i), "kind"), kind) == 0)
      return TRUE;

  return FALSE;
}

/* A lane has the sign of its kind beside its name, so only the others need telling. */
static void
add_kinds (GPtrArray *entries,
           WayLayout *layout)
{
  int kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      const WayKindInfo *info = way_kind_get_info (kind);

      if (way_kind_is_card (kind) && kind != WAY_KIND_NOTE &&
          way_layout_has_sign (layout, WAY_SIGN_KIND, info->element) && !has_lane (layout->map, info->element))
        add (entries, WAY_LEGEND_ICON, info->icon, _ (info->label), NULL);
    }
}

/* Own channels, and signs of links, may have an icon that is explained already. */
static void
add_icon (GPtrArray  *entries,
          const char *icon,
          const char *name)
{
  guint i;

  for (i = 0; i < entries->len; i++)
    {
      WayLegendEntry *entry = g_ptr_array_index (entries, i);

      if (entry->sign == WAY_LEGEND_ICON && strcmp (entry->icon, icon) == 0)
        {
          g_autofree char *before = entry->label;

          entry->label = g_strdup_printf ("%s, %s", before, name);
          return;
        }
    }
  add (entries, WAY_LEGEND_ICON, icon, name, NULL);
}

/**
 * way_legend_list:
 * @layout: an up-to-date layout
 * @width: pixels there are
 * @height: (out): pixels needed; 0 when nothing needs to be explained
 *
 * Returns: (transfer full) (element-type WayLegendEntry): the signs that are
 *   used, with their places
 */
GPtrArray *
way_legend_list (WayLayout *layout,
                 double     width,
                 double    *height)
{
  WayMap    *map = layout->map;
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  double     x = 0, y = 0;
  double     widest = 0, total = 0, limit;
  guint      i;

  for (i = 0; i < layout->chips->len; i++)
    {
      WayItem *item = g_ptr_array_index (layout->chips, i);

      if (way_item_get_kind (item) == WAY_KIND_PERSONA_LINK)
        add (entries, WAY_LEGEND_PERSONA, NULL, way_item_get_name (item), item);
    }
  add_kinds (entries, layout);
  if (g_hash_table_size (layout->signs[WAY_SIGN_STAR]) > 0)
    add (entries, WAY_LEGEND_ICON, "star", _ ("Moment of truth"), NULL);
  add_choices (entries, layout, WAY_SIGN_BELIEF, WAY_KIND_TOUCHPOINT, "belief");
  if (g_hash_table_size (layout->votes) > 0)
    add (entries, WAY_LEGEND_DOT, NULL, _ ("Vote"), NULL);
  add_choices (entries, layout, WAY_SIGN_CHANNEL, WAY_KIND_TOUCHPOINT, "channel");
  for (i = 0; i < (guint)way_map_n (map, WAY_MAP_CHANNELS); i++)
    {
      const char *name = way_item_get_text (way_map_get (map, WAY_MAP_CHANNELS, i), "name");

      if (way_layout_has_sign (layout, WAY_SIGN_CHANNEL, name))
        add_icon (entries, way_card_face_get_channel_icon (map, name), name);
    }
  add_choices (entries, layout, WAY_SIGN_LEVER, WAY_KIND_OPPORTUNITY, "lever");
  if (way_layout_has_sign (layout, WAY_SIGN_ACCOUNT, "accounts"))
    add (entries, WAY_LEGEND_ICON, "account", _ ("Seen at an account"), NULL);
  if (way_layout_has_sign (layout, WAY_SIGN_SERVES, "serves"))
    add_icon (entries, "job", _ ("Serves a job"));
  if (layout->ring)
    add (entries, WAY_LEGEND_RING, NULL, _ ("Confidence"), NULL);

  for (i = 0; i < entries->len; i++)
    {
      WayLegendEntry *entry = g_ptr_array_index (entries, i);

      way_texts_measure (layout->texts, WAY_FONT_LEGEND, entry->label, -1, &entry->rect.width, NULL);
      entry->rect.width = SIGN_WIDTH + MIN (entry->rect.width, width - SIGN_WIDTH);
      entry->rect.height = ENTRY_HEIGHT;
      widest = MAX (widest, entry->rect.width + ENTRY_GAP);
      total += entry->rect.width + ENTRY_GAP;
    }
  /* Lines of about the same length, so that none has only one sign. */
  limit = total - ENTRY_GAP <= width ? width : MIN (width, total / ceil (total / width) + widest);
  for (i = 0; i < entries->len; i++)
    {
      WayLegendEntry *entry = g_ptr_array_index (entries, i);

      if (x > 0 && x + entry->rect.width > limit)
        {
          x = 0;
          y += ENTRY_HEIGHT;
        }
      entry->rect.x = x;
      entry->rect.y = y;
      x += entry->rect.width + ENTRY_GAP;
    }
  *height = entries->len > 0 ? y + ENTRY_HEIGHT : 0;

  return entries;
}

double
way_layout_measure_legend (WayLayout *self)
{
  double height;
  g_autoptr (GPtrArray) entries = way_legend_list (self, self->width - 2 * MARGIN, &height);

  return entries->len > 0 ? height : 0;
}
