/* theme.c - the four themes
 *
 * Ink on fill and on page is at least 4.5:1 everywhere; a test computes it.
 */
#include "config.h"

#include "journeys/layout/theme.h"

#include <string.h>

#include <glib/gi18n.h>

/* clang-format off */
static const WayTheme themes[WAY_N_THEMES] = {
  [WAY_THEME_LIGHT] = {
    .name = "light", .label = N_ ("Light"),
    .page = 0xf7f7f8ff, .lane = 0xffffffff, .lane_back = 0xf0f0f1ff,
    .ink = 0x24262bff, .quiet = 0x62656dff, .line = 0xe3e3e6ff, .strong_line = 0x84878eff,
    .accent = 0x1c6fd6ff, .star = 0xb57a00ff, .vote = 0x7b2d9eff, .good = 0x22774aff, .bad = 0xb3261eff,
    .border_width = 1,
    .soft = {
      [WAY_HUE_BLUE] = { 0xe7f0fdff, 0xa9c9f3ff, 0x16335cff },
      [WAY_HUE_TEAL] = { 0xe0f4f5ff, 0x9ad3d8ff, 0x0d3f45ff },
      [WAY_HUE_GREEN] = { 0xe4f5e9ff, 0xa3d6b3ff, 0x143d23ff },
      [WAY_HUE_YELLOW] = { 0xfdf3d9ff, 0xe6c878ff, 0x4a3600ff },
      [WAY_HUE_ORANGE] = { 0xfdebdcff, 0xeabb91ff, 0x542a05ff },
      [WAY_HUE_RED] = { 0xfce8e6ff, 0xefb4afff, 0x5c1712ff },
      [WAY_HUE_PURPLE] = { 0xefe8f9ff, 0xc9b2e6ff, 0x3b1d63ff },
      [WAY_HUE_BROWN] = { 0xf3ebe3ff, 0xd2b99fff, 0x47301aff },
      [WAY_HUE_GREY] = { 0xffffffff, 0xc9cbd0ff, 0x2e3138ff },
    },
    .solid = {
      [WAY_HUE_BLUE] = { 0x1c6fd6ff, 0x155ab0ff, 0xffffffff },
      [WAY_HUE_TEAL] = { 0x117a88ff, 0x0d6470ff, 0xffffffff },
      [WAY_HUE_GREEN] = { 0x277f40ff, 0x1e6733ff, 0xffffffff },
      [WAY_HUE_YELLOW] = { 0x946800ff, 0x7a5600ff, 0xffffffff },
      [WAY_HUE_ORANGE] = { 0xb84a0aff, 0x963c08ff, 0xffffffff },
      [WAY_HUE_RED] = { 0xc0302bff, 0x9d2521ff, 0xffffffff },
      [WAY_HUE_PURPLE] = { 0x7b3fb0ff, 0x643291ff, 0xffffffff },
      [WAY_HUE_BROWN] = { 0x86603cff, 0x6d4d2fff, 0xffffffff },
      [WAY_HUE_GREY] = { 0x5f636bff, 0x4b4f56ff, 0xffffffff },
    },
  },
  [WAY_THEME_DARK] = {
    .name = "dark", .label = N_ ("Dark"),
    .page = 0x1d1e21ff, .lane = 0x27292dff, .lane_back = 0x222327ff,
    .ink = 0xf1f1f3ff, .quiet = 0xa9adb5ff, .line = 0x3b3e44ff, .strong_line = 0x8a8e96ff,
    .accent = 0x78b4ffff, .star = 0xf7c948ff, .vote = 0xd49bf0ff, .good = 0x73d69bff, .bad = 0xff9a92ff,
    .border_width = 1,
    .soft = {
      [WAY_HUE_BLUE] = { 0x1d3557ff, 0x37639dff, 0xe3eefdff },
      [WAY_HUE_TEAL] = { 0x14414aff, 0x267583ff, 0xddf4f6ff },
      [WAY_HUE_GREEN] = { 0x1b4029ff, 0x34754bff, 0xe0f5e7ff },
      [WAY_HUE_YELLOW] = { 0x4a3a12ff, 0x86692aff, 0xfdf1d2ff },
      [WAY_HUE_ORANGE] = { 0x512f16ff, 0x8f5528ff, 0xfde9d8ff },
      [WAY_HUE_RED] = { 0x542320ff, 0x96423dff, 0xfde5e2ff },
      [WAY_HUE_PURPLE] = { 0x3d2a57ff, 0x6b4a97ff, 0xeee6faff },
      [WAY_HUE_BROWN] = { 0x43321fff, 0x775a3aff, 0xf4eae0ff },
      [WAY_HUE_GREY] = { 0x33363cff, 0x5a5e66ff, 0xf1f1f3ff },
    },
    .solid = {
      [WAY_HUE_BLUE] = { 0x2a70c8ff, 0x4f94e8ff, 0xffffffff },
      [WAY_HUE_TEAL] = { 0x147b88ff, 0x35a3b1ff, 0xffffffff },
      [WAY_HUE_GREEN] = { 0x267d40ff, 0x4aad68ff, 0xffffffff },
      [WAY_HUE_YELLOW] = { 0x8f6708ff, 0xd9a62eff, 0xffffffff },
      [WAY_HUE_ORANGE] = { 0xb04a10ff, 0xee8d4cff, 0xffffffff },
      [WAY_HUE_RED] = { 0xbf3a34ff, 0xef736dff, 0xffffffff },
      [WAY_HUE_PURPLE] = { 0x7a45adff, 0xb183ddff, 0xffffffff },
      [WAY_HUE_BROWN] = { 0x85603eff, 0xbf9166ff, 0xffffffff },
      [WAY_HUE_GREY] = { 0x63676fff, 0x979ba3ff, 0xffffffff },
    },
  },
  [WAY_THEME_PRINT] = {
    .name = "print", .label = N_ ("Print"),
    .page = 0xffffffff, .lane = 0xffffffff, .lane_back = 0xf4f4f5ff,
    .ink = 0x1b1c20ff, .quiet = 0x55585fff, .line = 0xd9d9ddff, .strong_line = 0x7f8288ff,
    .accent = 0x1c6fd6ff, .star = 0xb57a00ff, .vote = 0x6f2790ff, .good = 0x1f6b43ff, .bad = 0xa3221bff,
    .border_width = 0.9,
    .soft = {
      [WAY_HUE_BLUE] = { 0xeaf2fdff, 0x8fb6ebff, 0x132c50ff },
      [WAY_HUE_TEAL] = { 0xe4f5f6ff, 0x7fc3caff, 0x0b373cff },
      [WAY_HUE_GREEN] = { 0xe7f6ecff, 0x88c59cff, 0x10341dff },
      [WAY_HUE_YELLOW] = { 0xfdf5dfff, 0xd9b65dff, 0x402f00ff },
      [WAY_HUE_ORANGE] = { 0xfdeee1ff, 0xdfa674ff, 0x482404ff },
      [WAY_HUE_RED] = { 0xfdecebff, 0xe79d97ff, 0x4f130fff },
      [WAY_HUE_PURPLE] = { 0xf2ecfaff, 0xb699dcff, 0x331955ff },
      [WAY_HUE_BROWN] = { 0xf5eee7ff, 0xc3a688ff, 0x3d2916ff },
      [WAY_HUE_GREY] = { 0xffffffff, 0xb5b8beff, 0x26282eff },
    },
    .solid = {
      [WAY_HUE_BLUE] = { 0x1c6fd6ff, 0x155ab0ff, 0xffffffff },
      [WAY_HUE_TEAL] = { 0x117a88ff, 0x0d6470ff, 0xffffffff },
      [WAY_HUE_GREEN] = { 0x277f40ff, 0x1e6733ff, 0xffffffff },
      [WAY_HUE_YELLOW] = { 0x946800ff, 0x7a5600ff, 0xffffffff },
      [WAY_HUE_ORANGE] = { 0xb84a0aff, 0x963c08ff, 0xffffffff },
      [WAY_HUE_RED] = { 0xc0302bff, 0x9d2521ff, 0xffffffff },
      [WAY_HUE_PURPLE] = { 0x7b3fb0ff, 0x643291ff, 0xffffffff },
      [WAY_HUE_BROWN] = { 0x86603cff, 0x6d4d2fff, 0xffffffff },
      [WAY_HUE_GREY] = { 0x5f636bff, 0x4b4f56ff, 0xffffffff },
    },
  },
#define PLAIN { 0xffffffff, 0x000000ff, 0x000000ff }
#define HEAVY { 0x000000ff, 0x000000ff, 0xffffffff }
  [WAY_THEME_CONTRAST] = {
    .name = "contrast", .label = N_ ("High contrast"),
    .page = 0xffffffff, .lane = 0xffffffff, .lane_back = 0xeeeeeeff,
    .ink = 0x000000ff, .quiet = 0x000000ff, .line = 0x767676ff, .strong_line = 0x000000ff,
    .accent = 0x0036c8ff, .star = 0x000000ff, .vote = 0x000000ff, .good = 0x00421fff, .bad = 0x8a0000ff,
    .border_width = 2,
    .soft = { PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN },
    .solid = {
      [WAY_HUE_BLUE] = { 0x0036c8ff, 0x001f75ff, 0xffffffff },
      [WAY_HUE_TEAL] = { 0x00525cff, 0x003238ff, 0xffffffff },
      [WAY_HUE_GREEN] = { 0x00571eff, 0x003813ff, 0xffffffff },
      [WAY_HUE_YELLOW] = { 0x5c4000ff, 0x3d2b00ff, 0xffffffff },
      [WAY_HUE_ORANGE] = { 0x8a3000ff, 0x5c2000ff, 0xffffffff },
      [WAY_HUE_RED] = { 0x8a0000ff, 0x5c0000ff, 0xffffffff },
      [WAY_HUE_PURPLE] = { 0x57008aff, 0x3a005cff, 0xffffffff },
      [WAY_HUE_BROWN] = { 0x54340fff, 0x382209ff, 0xffffffff },
      [WAY_HUE_GREY] = HEAVY,
    },
  },
};
/* clang-format on */

/**
 * way_theme_get:
 * @name: which theme
 *
 * Returns: (transfer none): its colours
 */
const WayTheme *
way_theme_get (WayThemeName name)
{
  g_return_val_if_fail ((int)name >= 0 && name < WAY_N_THEMES, &themes[0]);

  return &themes[name];
}

/**
 * way_theme_from_name:
 * @text: a name such as "print"
 * @name: (out): which theme it is
 *
 * Returns: whether there is such a theme
 */
gboolean
way_theme_from_name (const char   *text,
                     WayThemeName *name)
{
  int i;

  for (i = 0; i < WAY_N_THEMES; i++)
    if (strcmp (themes[i].name, text) == 0)
      {
        *name = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * way_theme_get_card_hue:
 * @card: a card
 *
 * Finds the hue of its kind. A touchpoint that nobody has checked has another,
 * like a sketch.
 *
 * Returns: the hue
 */
WayHue
way_theme_get_card_hue (WayItem *card)
{
  static const WayHue hues[WAY_N_KINDS] = {
    [WAY_KIND_TOUCHPOINT] = WAY_HUE_BLUE,
    [WAY_KIND_ACTION] = WAY_HUE_TEAL,
    [WAY_KIND_THOUGHT] = WAY_HUE_GREY,
    [WAY_KIND_QUESTION] = WAY_HUE_YELLOW,
    [WAY_KIND_QUOTE] = WAY_HUE_BROWN,
    [WAY_KIND_PAIN] = WAY_HUE_RED,
    [WAY_KIND_GAIN] = WAY_HUE_TEAL,
    [WAY_KIND_OPPORTUNITY] = WAY_HUE_GREEN,
    [WAY_KIND_JOB_CARD] = WAY_HUE_PURPLE,
    [WAY_KIND_CONTENT] = WAY_HUE_ORANGE,
    [WAY_KIND_BACKSTAGE] = WAY_HUE_GREY,
    [WAY_KIND_SUPPORT] = WAY_HUE_GREY,
    [WAY_KIND_SYSTEM] = WAY_HUE_GREY,
    [WAY_KIND_EVIDENCE_NOTE] = WAY_HUE_BROWN,
    [WAY_KIND_NOTE] = WAY_HUE_YELLOW,
  };
  WayKind     kind = way_item_get_kind (card);
  const char *belief = way_item_get (card, "belief");

  if (kind == WAY_KIND_TOUCHPOINT && belief != NULL && strcmp (belief, "validated") != 0)
    return strcmp (belief, "refuted") == 0 ? WAY_HUE_GREY : WAY_HUE_YELLOW;

  return hues[kind];
}

/**
 * way_theme_hue_from_choice:
 * @color: (nullable): the value of a field of colours
 * @otherwise: the hue when it is unset
 *
 * Returns: the hue
 */
WayHue
way_theme_hue_from_choice (const char *color,
                           WayHue      otherwise)
{
  static const char *const names[WAY_N_HUES] = { "blue", "teal", "green", "yellow", "orange", "red", "purple", "brown", "grey" };
  int                      i;

  for (i = 0; color != NULL && i < WAY_N_HUES; i++)
    if (strcmp (color, names[i]) == 0)
      return i;

  return otherwise;
}

/**
 * way_theme_get_stage_hue:
 * @stage: a stage of a map
 *
 * Returns: the hue of its chevron: its own, or that of its place
 */
WayHue
way_theme_get_stage_hue (WayItem *stage)
{
  static const WayHue by_place[] = { WAY_HUE_BLUE, WAY_HUE_TEAL, WAY_HUE_GREEN, WAY_HUE_YELLOW,
                                     WAY_HUE_ORANGE, WAY_HUE_RED, WAY_HUE_PURPLE };

  return way_theme_hue_from_choice (way_item_get (stage, "color"),
                                    by_place[way_item_get_index (stage) % G_N_ELEMENTS (by_place)]);
}

/**
 * way_theme_pick_stage_color:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): the value of a colour that no stage has yet; NULL
 *   when all are taken
 */
const char *
way_theme_pick_stage_color (WayMap *map)
{
  const WayField *field = way_kind_get_field (WAY_KIND_STAGE, "color");
  guint           used = 0;
  int             i;

  for (i = 0; i < way_map_n (map, WAY_MAP_STAGES); i++)
    used |= 1u << way_theme_get_stage_hue (way_map_get (map, WAY_MAP_STAGES, i));
  for (i = 0; field->choices[i].name != NULL; i++)
    if (!(used & 1u << way_theme_hue_from_choice (field->choices[i].name, WAY_HUE_GREY)))
      return field->choices[i].name;

  return NULL;
}
