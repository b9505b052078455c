/* proxy-text.c - what a screen reader says about a box */
#include "config.h"

#include "widgets/canvas/proxy-text.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "journeys/model/comments.h"
#include "journeys/model/rules.h"

static const char *
name_or (const char *name,
         const char *otherwise)
{
  return name != NULL && *name != '\0' ? name : otherwise;
}

static const char *
get_step_name (WayLayout *layout,
               int        column)
{
  WayItem *step = way_layout_get_step (layout, column);

  return step != NULL ? name_or (way_item_get_name (step), _ ("Untitled step")) : "";
}

static const char *
get_lane_name (WayLayout *layout,
               int        row)
{
  WayItem *lane = way_layout_get_lane (layout, row);

  return lane != NULL ? name_or (way_item_get_name (lane), _ ("Untitled lane")) : "";
}

/* Also how many open comments there are. */
static char *
dup_with_comments (const char *description,
                   WayItem    *item)
{
  int              n = way_comments_count_open (item);
  g_autofree char *comments = n > 0 ? g_strdup_printf (g_dngettext (NULL, "%d comment", "%d comments", n), n) : NULL;

  if (comments == NULL || description == NULL || *description == '\0')
    return g_strdup (comments != NULL ? comments : description);

  return g_strdup_printf ("%s, %s", description, comments);
}

static void
set_text (WayCanvasProxy *proxy,
          const WayBox   *box,
          const char     *label,
          const char     *description)
{
  g_autofree char *all = dup_with_comments (description, box->item);

  way_canvas_proxy_set_text (proxy, label, all);
}

static void
set_card (WayCanvasProxy *proxy,
          WayLayout      *layout,
          const WayBox   *box,
          int             place,
          int             count)
{
  WayMap          *map = way_layout_get_map (layout);
  const char      *title = name_or (way_card_face_get_title (map, box->item), _ ("Untitled"));
  const char      *kind = _ (way_item_get_info (box->item)->label);
  const char      *step = get_step_name (layout, box->column);
  g_autofree char *note = way_card_face_dup_note (map, box->item);
  g_autofree char *links = way_card_links_dup_words (map, box->item);
  g_autofree char *picture = way_card_face_dup_picture_text (box->item);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;
  const char      *star = way_kind_find_field (way_item_get_kind (box->item), "moment-of-truth") >= 0 && way_item_has_mark (box->item, "moment-of-truth")
                            ? _ ("moment of truth")
                            : "";

  if (count > 1)
    /* TRANSLATORS: a card: its title, kind, step, and which it is in its cell */
    label = g_strdup_printf (_ ("%s, %s, %s, %d of %d"), title, kind, step, place, count);
  else
    label = g_strdup_printf ("%s, %s, %s", title, kind, step);
  description = g_strjoin ("", get_lane_name (layout, box->row), *star != '\0' ? ", " : "", star,
                           note != NULL && *note != '\0' ? ", " : "", note != NULL ? note : "",
                           *links != '\0' ? ", " : "", links,
                           picture != NULL ? ", " : "", picture != NULL ? picture : "", NULL);
  set_text (proxy, box, label, description);
}

static void
set_lane (WayCanvasProxy *proxy,
          WayLayout      *layout,
          const WayBox   *box)
{
  gboolean         folded = way_item_has_mark (box->item, "folded");
  const char      *kind = way_item_get_text (box->item, "kind");
  g_autofree char *shown = way_field_format (way_kind_get_field (WAY_KIND_LANE, "kind"), kind);
  const char      *border = way_item_get (box->item, "border");
  g_autofree char *line = border != NULL ? way_field_format (way_kind_get_field (WAY_KIND_LANE, "border"), border) : NULL;
  /* TRANSLATORS: name of a lane, which it is, how many there are */
  g_autofree char *label = g_strdup_printf (_ ("%s, lane %d of %d"), get_lane_name (layout, box->row), box->row + 1, way_layout_n_rows (layout));
  g_autofree char *description = g_strjoin ("", shown, line != NULL ? ", " : "", line != NULL ? line : "",
                                            folded ? ", " : "", folded ? _ ("folded") : "", NULL);

  set_text (proxy, box, label, description);
  way_canvas_proxy_set_expanded (proxy, !folded);
}

static void
set_emotion (WayCanvasProxy *proxy,
             WayLayout      *layout,
             const WayBox   *box)
{
  WayMap     *map = way_layout_get_map (layout);
  WayItem    *persona = way_map_find (map, way_item_get_text (box->item, "persona"));
  const char *level = way_rules_get_level_label (map, way_item_get_int (box->item, "level", 0));
  /* TRANSLATORS: a persona, how it feels, in which step */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s, %s"), persona != NULL ? way_item_get_name (persona) : "", level, get_step_name (layout, box->column));
  const char      *reason = way_kind_find_field (WAY_KIND_EMOTION, "reason") >= 0 ? way_item_get (box->item, "reason") : NULL;

  way_canvas_proxy_set_text (proxy, label, reason);
}

static void
set_bar (WayCanvasProxy *proxy,
         WayLayout      *layout,
         const WayBox   *box)
{
  g_autofree char *value = way_field_format (way_kind_get_field (WAY_KIND_MEASURE, "value"), way_item_get (box->item, "value"));
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", value, get_lane_name (layout, box->row), get_step_name (layout, box->column));

  way_canvas_proxy_set_text (proxy, label, NULL);
}

static void
set_cell (WayCanvasProxy *proxy,
          WayLayout      *layout,
          const WayBox   *box,
          int             count)
{
  WayItem         *lane = way_layout_get_lane (layout, box->row);
  const char      *prompt = lane != NULL ? way_item_get (lane, "prompt") : NULL;
  g_autofree char *cards = count == 0 ? g_strdup (_ ("empty")) : g_strdup_printf (g_dngettext (NULL, "%d card", "%d cards", count), count);
  /* TRANSLATORS: a cell: its lane, its step, what is in it */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s, %s"), get_lane_name (layout, box->row), get_step_name (layout, box->column), cards);

  way_canvas_proxy_set_text (proxy, label, prompt);
}

static void
set_stage (WayCanvasProxy *proxy,
           WayLayout      *layout,
           const WayBox   *box)
{
  const char *name = name_or (way_item_get_name (box->item), _ ("Untitled stage"));
  int         n = way_map_n (way_layout_get_map (layout), WAY_MAP_STAGES);
  /* TRANSLATORS: name of a stage, which it is, how many there are */
  g_autofree char *label = g_strdup_printf (_ ("%s, stage %d of %d"), name, way_item_get_index (box->item) + 1, n);

  set_text (proxy, box, label, way_item_get (box->item, "goal"));
}

static void
set_step (WayCanvasProxy *proxy,
          WayLayout      *layout,
          const WayBox   *box)
{
  WayItem *stage = way_item_get_parent (box->item);
  /* TRANSLATORS: name of a step, which it is, how many there are, name of its stage */
  g_autofree char *label = g_strdup_printf (_ ("%s, step %d of %d, %s"), get_step_name (layout, box->column), box->column + 1,
                                            way_layout_n_columns (layout), name_or (way_item_get_name (stage), _ ("Untitled stage")));

  set_text (proxy, box, label, way_item_get (box->item, "note"));
}

/**
 * way_proxy_text_update:
 * @proxy: a proxy
 * @layout: the layout of the map
 * @box: what the proxy stands for
 * @place: of a card in its cell, counted from 1
 * @count: how many cards are in the cell
 *
 * Gives the proxy its name and description.
 */
void
way_proxy_text_update (WayCanvasProxy *proxy,
                       WayLayout      *layout,
                       const WayBox   *box,
                       int             place,
                       int             count)
{
  g_autofree char *label = NULL;

  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
      label = g_strdup_printf (_ ("%s, title of the map"), name_or (way_item_get_text (box->item, "title"), _ ("Untitled")));
      break;
    case WAY_BOX_OBJECTIVE:
      label = g_strdup_printf (_ ("Objective: %s"), way_item_get_text (box->item, "objective"));
      break;
    case WAY_BOX_CHIP:
      label = g_strdup_printf ("%s, %s", name_or (way_item_get_name (box->item), _ ("Untitled")), _ (way_item_get_info (box->item)->label));
      break;
    case WAY_BOX_STAGE:
      set_stage (proxy, layout, box);
      return;
    case WAY_BOX_STEP:
      set_step (proxy, layout, box);
      return;
    case WAY_BOX_LANE_HEADER:
      set_lane (proxy, layout, box);
      return;
    case WAY_BOX_EMOTION:
      set_emotion (proxy, layout, box);
      return;
    case WAY_BOX_BAR:
      set_bar (proxy, layout, box);
      return;
    case WAY_BOX_CELL:
      set_cell (proxy, layout, box, count);
      return;
    case WAY_BOX_CARD:
      set_card (proxy, layout, box, place, count);
      return;
    default:
      return;
    }
  way_canvas_proxy_set_text (proxy, label, NULL);
}
