/* canvas-title.c - writing in place
 *
 * What is typed becomes a command at each key, so the map follows at once and
 * nothing typed waits anywhere to be lost.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "journeys/commands/edits.h"
#include "journeys/layout/places.h"
#include "widgets/canvas/canvas-private.h"
#include "widgets/shared/put-away.h"

/* What is typed can be read, however small the map is shown. */
#define LEAST_EDIT_ZOOM 0.85
#define RAISED_MARGIN 6.0

static const char *
get_edited_field (WayCanvas *self,
                  WayItem   *item)
{
  return self->edits_objective ? "objective" : way_kind_get_name_field (way_item_get_kind (item));
}

/* A job card without a title of its own shows that of its job, and so it edits it. */
static WayItem *
find_written (WayCanvas *self,
              WayItem   *item)
{
  WayItem *job = NULL;

  if (way_item_get_kind (item) == WAY_KIND_JOB_CARD && way_item_get (item, "title") == NULL)
    job = way_map_find (way_canvas_get_map (self), way_item_get (item, "job"));

  return job != NULL ? job : item;
}

/* The editor. */

static void
find_objective (const WayBox *box,
                gpointer      data)
{
  if (box->role == WAY_BOX_OBJECTIVE)
    *(WayBox *)data = *box;
}

static gboolean
find_edited_box (WayCanvas *self,
                 WayBox    *box)
{
  if (!way_layout_find (self->layout, self->edited, box))
    return FALSE;
  if (self->edits_objective)
    {
      WayBox objective = { .item = NULL };

      way_layout_foreach (self->layout, NULL, find_objective, &objective);
      if (objective.item != NULL)
        *box = objective;
      else
        {
          /* Nothing is written yet: below the title. */
          box->role = WAY_BOX_OBJECTIVE;
          box->rect.y += box->rect.height + 2;
        }
    }

  return TRUE;
}

/* Ground and ink where the name of a box is written. */
WayTint
way_canvas_find_tint (WayCanvas    *self,
                      const WayBox *box)
{
  static const WayHue by_place[] = { WAY_HUE_BLUE, WAY_HUE_TEAL, WAY_HUE_GREEN, WAY_HUE_YELLOW, WAY_HUE_ORANGE, WAY_HUE_RED, WAY_HUE_PURPLE };
  const WayTheme     *theme = way_theme_get (self->theme);

  switch ((int)box->role)
    {
    case WAY_BOX_CARD:
      return theme->soft[way_theme_get_card_hue (box->item)];
    case WAY_BOX_STAGE:
      return theme->solid[way_theme_hue_from_choice (way_item_get (box->item, "color"),
                                                     by_place[way_item_get_index (box->item) % G_N_ELEMENTS (by_place)])];
    case WAY_BOX_LANE_HEADER:
      return (WayTint){ theme->lane, theme->line, theme->ink };
    default:
      return (WayTint){ theme->page, theme->line, theme->ink };
    }
}

void
way_canvas_allocate_editor (WayCanvas *self)
{
  GskTransform   *transform = NULL;
  WayTextPlace    place;
  WayView         view;
  WayBox          box, area;
  graphene_rect_t rect;
  double          scale = MAX (self->zoom, LEAST_EDIT_ZOOM);
  int             ignored;

  if (self->editor == NULL || !find_edited_box (self, &box) || !way_layout_find_text (self->layout, &box, &place))
    return;

  way_canvas_get_view (self, &view);
  area = box;
  way_title_editor_get_area (&place.rect, &area.rect);
  way_canvas_get_box_rect (self, &view, &area, &rect);
  if (scale > self->zoom)
    {
      /* Larger than what it edits: over the same place, and whole. */
      rect.origin.x = CLAMP (rect.origin.x + (rect.size.width - area.rect.width * scale) / 2, RAISED_MARGIN,
                             MAX (RAISED_MARGIN, gtk_widget_get_width (GTK_WIDGET (self)) - area.rect.width * scale - RAISED_MARGIN));
      rect.origin.y = CLAMP (rect.origin.y, RAISED_MARGIN,
                             MAX (RAISED_MARGIN, gtk_widget_get_height (GTK_WIDGET (self)) - area.rect.height * scale - RAISED_MARGIN));
    }
  way_title_editor_set_raised (self->editor, scale > self->zoom);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT (rect.origin.x, rect.origin.y));
  transform = gsk_transform_scale (transform, scale, scale);
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &ignored, &ignored, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->editor), area.rect.width, area.rect.height, -1, transform);
}

/* Where the map is written from the right, so is what is typed, in any script: a
 * text view turns its justification round for a text that runs the other way. */
static GtkJustification
find_justification (WayCanvas          *self,
                    const WayTextPlace *place)
{
  g_autoptr (PangoLayout) layout = NULL;
  WayItem *item = way_map_find (way_canvas_get_map (self), self->written);

  if (place->centered)
    return GTK_JUSTIFY_CENTER;
  if (item == NULL || *way_item_get_text (item, get_edited_field (self, item)) == '\0')
    return GTK_JUSTIFY_LEFT;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->editor), way_item_get_text (item, get_edited_field (self, item)));

  return (pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) == way_layout_is_rtl (self->layout) ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT;
}

static void
show_font (WayCanvas *self)
{
  WayTextPlace place;
  WayTint      tint;
  WayBox       box;

  if (self->editor == NULL || !find_edited_box (self, &box) || !way_layout_find_text (self->layout, &box, &place))
    return;

  tint = way_canvas_find_tint (self, &box);
  way_title_editor_set_font (self->editor, place.font, find_justification (self, &place), &tint);
}

/* The map may have changed otherwise, by undo for example. */
void
way_canvas_follow_edit (WayCanvas *self)
{
  WayItem         *item;
  g_autofree char *typed = NULL;
  g_autofree char *canonical = NULL;
  const WayField  *field;
  const char      *value;

  if (self->editor == NULL)
    return;
  item = way_map_find (way_canvas_get_map (self), self->written);
  if (item == NULL)
    {
      way_canvas_end_edit (self);
      return;
    }

  field = way_kind_get_field (way_item_get_kind (item), get_edited_field (self, item));
  value = way_item_get_text (item, field->name);
  typed = way_title_editor_dup_text (self->editor);
  if (!way_field_normalise (field, typed, &canonical, NULL) || g_strcmp0 (canonical != NULL ? canonical : "", value) != 0)
    way_title_editor_set_text (self->editor, value, FALSE);
  show_font (self);
  /* A text asks for another size while it is given one. What is around it must take part in that, or is left out of the frame. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
typed_cb (WayCanvas *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *text = way_title_editor_dup_text (self->editor);
  g_autofree char *canonical = NULL;
  WayItem         *item = way_map_find (way_canvas_get_map (self), self->written);
  const WayField  *field;

  if (item == NULL)
    return;
  field = way_kind_get_field (way_item_get_kind (item), get_edited_field (self, item));
  if (!way_field_normalise (field, text, &canonical, &error))
    {
      way_title_editor_set_text (self->editor, way_item_get_text (item, field->name), FALSE);
      way_canvas_refuse (self, error->message);
      return;
    }
  if (g_strcmp0 (canonical != NULL ? canonical : "", way_item_get_text (item, field->name)) == 0)
    return;

  command = way_command_new_set (item, field->name, text, &error);
  if (command == NULL || !way_history_type (self->history, command, &error))
    way_canvas_refuse (self, error->message);
  else
    {
      WayBox box;

      /* What grows below the edge is brought back. */
      if (self->edited != NULL && find_edited_box (self, &box))
        way_canvas_scroll_to (self, self->edited);
    }
}

static void
undo_cb (WayCanvas *self,
         gboolean   again)
{
  if (again)
    way_history_redo (self->history);
  else
    way_history_undo (self->history);
}

/* A card that was made to be typed into, and was not. */
static void
remove_if_empty (WayCanvas  *self,
                 const char *id)
{
  WayItem *item = way_map_find (way_canvas_get_map (self), id);

  if (item == NULL || *way_item_get_name (find_written (self, item)) != '\0')
    return;
  /* When nothing else happened it is as if it had never been there. */
  if (way_history_is_one_step_from (self->history, self->new_card_serial))
    way_history_withdraw (self->history);
  else
    {
      g_autoptr (WayCommand) command = way_edits_new_remove_card (way_canvas_get_map (self), item);

      way_history_perform (self->history, command, NULL);
    }
}

static void
stop (WayCanvas *self)
{
  WayTitleEditor  *editor = g_steal_pointer (&self->editor);
  g_autofree char *id = g_steal_pointer (&self->edited);
  GtkRoot         *root;
  GtkWidget       *focus;
  gboolean         new_card;

  g_clear_pointer (&self->written, g_free);
  if (editor == NULL)
    return;
  new_card = self->edits_new_card;
  self->edits_new_card = self->edits_objective = FALSE;
  g_signal_handlers_disconnect_by_data (editor, self);
  /* Where the focus goes to something else by itself, it stays there. */
  root = gtk_widget_get_root (GTK_WIDGET (editor));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (editor)) && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  way_put_away (GTK_WIDGET (editor));

  way_history_seal (self->history);
  if (new_card)
    remove_if_empty (self, id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ended_cb (WayCanvas *self,
          int        how)
{
  stop (self);
  if (how == WAY_EDIT_NEXT || how == WAY_EDIT_PREVIOUS)
    {
      gboolean rtl = self->layout != NULL && way_layout_is_rtl (self->layout);

      self->typing_on = TRUE;
      way_canvas_move_cursor (self, (how == WAY_EDIT_NEXT) != rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT, FALSE);
    }
}

/**
 * way_canvas_edit_field:
 * @self: a canvas
 * @id: the id of an item
 * @field: its name field, or "objective" of the map
 *
 * Lets the user type in place. What was edited before stays as it is.
 *
 * Returns: whether the item can be seen and edited
 */
gboolean
way_canvas_edit_field (WayCanvas  *self,
                       const char *id,
                       const char *field)
{
  g_autofree char *wanted = g_strdup (id);
  WayTextPlace     place;
  WayItem         *item;
  WayBox           box;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  if (!self->editable || self->layout == NULL)
    return FALSE;
  way_canvas_end_edit (self);
  way_canvas_refresh (self);
  item = way_map_find (way_canvas_get_map (self), wanted);
  if (item == NULL || way_kind_get_field (way_item_get_kind (item), field) == NULL)
    return FALSE;

  self->edits_objective = strcmp (field, "objective") == 0 && way_item_get_kind (item) == WAY_KIND_MAP;
  self->edited = g_steal_pointer (&wanted);
  item = find_written (self, item);
  self->written = g_strdup (way_item_get_id (item));
  if (!find_edited_box (self, &box) || !way_layout_find_text (self->layout, &box, &place))
    {
      g_clear_pointer (&self->edited, g_free);
      g_clear_pointer (&self->written, g_free);
      self->edits_objective = FALSE;
      return FALSE;
    }

  /* Its outline shows what is edited. */
  if (!way_selection_contains (self->selection, self->edited))
    way_canvas_select_card (self, self->edited, FALSE);
  way_canvas_scroll_to (self, self->edited);
  self->editor = way_title_editor_new (self->edits_objective);
  way_title_editor_set_text (self->editor, way_item_get_text (item, get_edited_field (self, item)), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self->editor), way_layout_is_rtl (self->layout) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  show_font (self);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));

  return TRUE;
}

/**
 * way_canvas_edit_title:
 * @self: a canvas
 * @id: the id of an item
 *
 * Lets the user type the name of an item in place.
 *
 * Returns: whether the item can be seen and edited
 */
gboolean
way_canvas_edit_title (WayCanvas  *self,
                       const char *id)
{
  WayItem    *item;
  const char *field;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  item = self->layout != NULL ? way_map_find (way_canvas_get_map (self), id) : NULL;
  field = item != NULL ? way_kind_get_name_field (way_item_get_kind (item)) : NULL;

  return field != NULL && way_canvas_edit_field (self, id, field);
}

/**
 * way_canvas_end_edit:
 * @self: a canvas
 *
 * Ends editing in place. What was typed stays.
 */
void
way_canvas_end_edit (WayCanvas *self)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  stop (self);
}

/**
 * way_canvas_is_editing:
 * @self: a canvas
 *
 * Returns: whether the user types in place
 */
gboolean
way_canvas_is_editing (WayCanvas *self)
{
  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  return self->editor != NULL;
}

/* Edits what keys act on. */
gboolean
way_canvas_edit_cursor (WayCanvas *self)
{
  WayCanvasProxy *cursor = way_canvas_get_cursor (self);
  const char     *id = way_selection_get_last (self->selection);

  if (cursor != NULL && way_canvas_proxy_get_role (cursor) == WAY_BOX_OBJECTIVE && g_strcmp0 (id, way_canvas_proxy_get_id (cursor)) == 0)
    return way_canvas_edit_field (self, id, "objective");

  /* What has the focus without being selected, as the title at first. */
  if (id == NULL && cursor != NULL)
    id = way_canvas_proxy_get_id (cursor);

  return id != NULL && way_canvas_edit_title (self, id);
}
