/* table-choose.c - a cell whose value is chosen from a list, or written in several lines */
#include "config.h"

#include "widgets/shared/keys.h"
#include "widgets/table/table-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"
#include "journeys/model/join.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/place-words.h"

static const WayField *
get_field (WayTableCell *cell)
{
  return way_table_column_get_field (way_table_cell_get_column (cell), way_card_row_get_card (way_table_cell_get_row (cell)));
}

static WayItem *
get_card (WayTableCell *cell)
{
  return way_card_row_get_card (way_table_cell_get_row (cell));
}

/* Hangs a bubble at the cell; the table ends with it. */
static void
closed_cb (WayTable *self)
{
  g_autofree char *id = NULL;
  guint            row;

  if (self->edited == NULL)
    return;
  id = g_strdup (way_item_get_id (get_card (self->edited)));
  way_table_end_edit (self);
  if (!way_card_list_find (self->list, id, &row))
    return;
  way_table_set_cursor (self, row, self->cursor_column);
  /* A bubble gives the focus back when it is gone, to a cell that may be another row's by then. */
  way_table_wait_for_layout (self, TRUE);
}

static GtkWidget *
open_bubble (WayTable     *self,
             WayTableCell *cell,
             GtkWidget    *child)
{
  GtkWidget *bubble = gtk_popover_new ();

  self->edited = cell;
  self->before = way_history_get_serial (self->history);
  self->bubble = bubble;
  way_history_seal (self->history);
  way_card_list_hold (self->list, way_table_cell_get_row (cell));
  gtk_popover_set_child (GTK_POPOVER (bubble), child);
  gtk_popover_set_position (GTK_POPOVER (bubble), GTK_POS_BOTTOM);
  gtk_widget_set_parent (bubble, GTK_WIDGET (cell));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bubble), GTK_ACCESSIBLE_PROPERTY_LABEL, way_table_cell_get_column (cell)->label, -1);

  return bubble;
}

static void
set_place (WayTable   *self,
           WayItem    *card,
           const char *id)
{
  WayMap  *map = way_table_get_map (self);
  WayItem *target = way_map_find (map, id);
  WayItem *step = way_map_find (map, way_item_get_at (card, WAY_CARD_STEP));
  WayItem *lane = way_map_find (map, way_item_get_at (card, WAY_CARD_LANE));
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;

  if (target == NULL || target == step || target == lane)
    return;
  if (way_item_get_kind (target) == WAY_KIND_STEP)
    step = target;
  else
    lane = target;
  g_ptr_array_add (cards, card);
  command = way_edits_new_place_cards (map, cards, step, lane, -1);
  way_table_perform (self, command);
}

/* Takes @id out of the ids that are set, or puts it in. */
static char *
toggle (const char *value,
        const char *id)
{
  g_auto (GStrv) ids = g_strsplit (value != NULL ? value : "", " ", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean found = FALSE;
  int      i;

  for (i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], id) == 0)
      found = TRUE;
    else if (*ids[i] != '\0')
      way_join_append (kept, " ", ids[i]);
  if (!found)
    way_join_append (kept, " ", id);

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static gboolean
is_chosen (WayTableCell *cell,
           const char   *value)
{
  WayItem        *card = get_card (cell);
  const WayField *field = get_field (cell);

  if (way_table_cell_get_column (cell)->role == WAY_COLUMN_KIND)
    return g_strcmp0 (way_item_get_info (card)->element, value) == 0;
  if (field == NULL)
    return g_strcmp0 (way_item_get_at (card, WAY_CARD_STEP), value) == 0 || g_strcmp0 (way_item_get_at (card, WAY_CARD_LANE), value) == 0;
  if (field->type == WAY_FIELD_REFERENCES)
    return value != NULL && way_item_refers_to (card, field->name, value);
  if (value == NULL)
    return way_item_get (card, field->name) == NULL;

  return strcmp (way_item_get_text (card, field->name), value) == 0;
}

static void
update_checks (WayTableCell *cell,
               GtkWidget    *list)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget  *check = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
      const char *value = g_object_get_data (G_OBJECT (row), "value");
      gboolean    chosen = is_chosen (cell, value);

      gtk_widget_set_opacity (check, chosen ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
    }
}

/* The card gets another row by that, so the bubble goes first. */
static void
choose_kind (WayTable   *self,
             const char *element)
{
  g_autoptr (WayItem) card = way_item_ref (get_card (self->edited));
  WayKind kind;

  gtk_popover_popdown (GTK_POPOVER (self->bubble));
  if (way_kind_from_element (way_kinds_cards, element, &kind))
    way_table_set_kind (self, card, kind);
}

static void
activated_cb (WayTable      *self,
              GtkListBoxRow *row,
              GtkWidget     *list)
{
  const char      *value = g_object_get_data (G_OBJECT (row), "value");
  const WayField  *field;
  g_autofree char *message = NULL;
  g_autofree char *all = NULL;

  if (self->edited == NULL)
    return;
  if (way_table_cell_get_column (self->edited)->role == WAY_COLUMN_KIND)
    {
      choose_kind (self, value);
      return;
    }
  field = get_field (self->edited);
  if (field == NULL)
    set_place (self, get_card (self->edited), value);
  else
    {
      if (field->type == WAY_FIELD_REFERENCES)
        value = all = toggle (way_item_get (get_card (self->edited), field->name), value);
      else if (g_strcmp0 (value, field->initial) == 0)
        value = NULL;
      if (!way_table_set_value (self, get_card (self->edited), field, value, TRUE, &message))
        way_table_refuse (self, message);
    }
  if (self->edited == NULL)
    return;
  if (field != NULL && field->type == WAY_FIELD_REFERENCES)
    update_checks (self->edited, list);
  else
    gtk_popover_popdown (GTK_POPOVER (self->bubble));
}

static void
add_choice (WayTableCell *cell,
            GtkWidget    *list,
            const char   *value,
            const char   *text,
            const char   *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", "object-select-symbolic", NULL);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), way_icon_name_new_image (icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_places (WayTable     *self,
            WayTableCell *cell,
            GtkWidget    *list)
{
  WayMap *map = way_table_get_map (self);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  guint i;

  if (way_table_cell_get_column (cell)->role == WAY_COLUMN_LANE)
    {
      for (i = 0; i < (guint)way_map_n (map, WAY_MAP_LANES); i++)
        {
          WayItem *lane = way_map_get (map, WAY_MAP_LANES, i);

          add_choice (cell, list, way_item_get_id (lane), *way_item_get_name (lane) != '\0' ? way_item_get_name (lane) : _ ("Untitled lane"), NULL);
        }
      return;
    }
  for (i = 0; i < steps->len; i++)
    {
      WayItem         *step = g_ptr_array_index (steps, i);
      WayItem         *stage = way_item_get_parent (step);
      g_autofree char *name = way_place_words_join (list, *way_item_get_name (stage) != '\0' ? way_item_get_name (stage) : _ ("Untitled stage"),
                                                    *way_item_get_name (step) != '\0' ? way_item_get_name (step) : _ ("Untitled step"), NULL);

      add_choice (cell, list, way_item_get_id (step), name, NULL);
    }
}

/* What on the map a field may refer to: records, or the questions that content answers. */
static void
add_targets (WayTable       *self,
             WayTableCell   *cell,
             GtkWidget      *list,
             const WayField *field)
{
  static const int slots[] = { WAY_MAP_RECORDS, WAY_MAP_CARDS };
  WayMap          *map = way_table_get_map (self);
  guint            i;
  int              j;

  for (i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      if (slots[i] == WAY_MAP_CARDS && !(field->targets & way_kinds_cards))
        continue;
      for (j = 0; j < way_map_n (map, slots[i]); j++)
        {
          WayItem *item = way_map_get (map, slots[i], j);

          if (field->targets & WAY_KIND_MASK (way_item_get_kind (item)))
            add_choice (cell, list, way_item_get_id (item), *way_item_get_name (item) != '\0' ? way_item_get_name (item) : _ ("Untitled"),
                        way_item_get_info (item)->icon);
        }
    }
}

static void
add_kinds (WayTableCell *cell,
           GtkWidget    *list)
{
  int kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_kind_is_card (kind))
      add_choice (cell, list, way_kind_get_info (kind)->element, _ (way_kind_get_info (kind)->label), way_kind_get_info (kind)->icon);
}

static void
add_choices (WayTable     *self,
             WayTableCell *cell,
             GtkWidget    *list)
{
  const WayField *field = get_field (cell);
  int             i;

  if (way_table_cell_get_column (cell)->role == WAY_COLUMN_KIND)
    {
      add_kinds (cell, list);
      return;
    }
  if (field == NULL)
    {
      add_places (self, cell, list);
      return;
    }
  if (field->type != WAY_FIELD_REFERENCES && field->initial == NULL)
    add_choice (cell, list, NULL, _ ("Not set"), NULL);
  if (field->type == WAY_FIELD_CHOICE)
    for (i = 0; field->choices[i].name != NULL; i++)
      add_choice (cell, list, field->choices[i].name, _ (field->choices[i].label), field->choices[i].icon);
  else
    add_targets (self, cell, list, field);
}

static void
focus_chosen (GtkWidget    *list,
              WayTableCell *cell)
{
  GtkWidget *row, *first = gtk_widget_get_first_child (list);

  for (row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (is_chosen (cell, g_object_get_data (G_OBJECT (row), "value")))
      break;
  if (row != NULL || first != NULL)
    gtk_widget_grab_focus (row != NULL ? row : first);
}

/* Lets choose among the choices, records, steps or lanes that can stand in the cell. */
void
way_table_choose (WayTable     *self,
                  WayTableCell *cell)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *bubble;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, way_table_cell_get_column (cell)->label, -1);
  add_choices (self, cell, list);
  if (gtk_widget_get_first_child (list) == NULL)
    {
      /* TRANSLATORS: %s is a field, for example Personas */
      g_autofree char *message = g_strdup_printf (_ ("%s: the map has none yet. Link some in the inspector of the map."), way_table_cell_get_column (cell)->label);

      g_object_ref_sink (list);
      g_object_unref (list);
      g_object_ref_sink (scroller);
      g_object_unref (scroller);
      way_table_refuse (self, message);
      return;
    }
  update_checks (cell, list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  bubble = open_bubble (self, cell, scroller);
  gtk_widget_add_css_class (bubble, "menu");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bubble, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (bubble));
  focus_chosen (list, cell);
}

static void
written_cb (WayTable      *self,
            GtkTextBuffer *buffer)
{
  GtkTextIter      start, end;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  if (self->edited == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (!way_table_set_value (self, get_card (self->edited), get_field (self->edited), text, TRUE, &message))
    way_table_refuse (self, message);
}

/* Enter is done, Shift and Enter begin a new line; Tab goes on to the next cell. */
static gboolean
paragraph_key_cb (WayTable              *self,
                  guint                  key,
                  guint                  code,
                  GdkModifierType        modifiers,
                  GtkEventControllerKey *controller)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean   shift = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean   enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  gboolean   tab = key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab;

  /* No key of the window is heard in here. */
  if (self->edited != NULL && (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK && way_keys_find_letter (controller, key) == GDK_KEY_z)
    {
      gtk_popover_popdown (GTK_POPOVER (self->bubble));
      way_history_undo (self->history);
      return GDK_EVENT_STOP;
    }
  if (self->edited == NULL || (!enter && !tab && key != GDK_KEY_Escape))
    return GDK_EVENT_PROPAGATE;
  if (way_keys_filter (controller, view))
    return GDK_EVENT_STOP;
  if (enter && shift)
    {
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "\n", 1);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && way_history_is_one_step_from (self->history, self->before))
    way_history_withdraw (self->history);
  gtk_popover_popdown (GTK_POPOVER (self->bubble));
  if (tab)
    way_table_move_to_edit (self, shift ? -1 : 1);

  return GDK_EVENT_STOP;
}

/* Lets write more than one line, in a bubble below the cell. */
void
way_table_write_paragraph (WayTable     *self,
                           WayTableCell *cell)
{
  GtkWidget          *view = gtk_text_view_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const char         *value = way_item_get (get_card (cell), get_field (cell)->name);
  GtkWidget          *bubble;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, value != NULL ? value : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, way_table_cell_get_column (cell)->label, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, 300, 120);
  bubble = open_bubble (self, cell, scroller);
  gtk_widget_add_css_class (bubble, "paragraph");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (paragraph_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bubble, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (bubble));
  gtk_widget_grab_focus (view);
}
