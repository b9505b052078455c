/* persona-grid.c - who is present where, how they feel there, and where they disagree */
#include "config.h"

#include "widgets/personas/persona-grid.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/personas/presence-cell.h"
#include "widgets/shared/icon-name.h"

/* A stage or a step. */
typedef struct
{
  char      *id;
  GPtrArray *steps; /* ids of those that are looked at; owned */
  GtkWidget *header;
  GPtrArray *cells; /* a row each, the gap last; borrowed */
} Column;

struct _WayPersonaGrid
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;   /* or NULL */
  WaySelection *selection; /* or NULL */
  WayStepCards *cards;     /* NULL when nobody looks */
  WayFilter    *filter;    /* or NULL */
  GPtrArray    *columns;   /* of Column */
  GPtrArray    *personas;  /* ids, in the order of the rows */
  GHashTable   *by_step;   /* id of a step → its column */

  /* template */
  GtkWidget *box;
  GtkWidget *by_step_button;
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *link_button;
  GtkWidget *names;
  GtkWidget *rows;
  GtkWidget *mean;

  /* state */
  WayThemeName theme;
  gboolean     by_steps;
  gboolean     stale; /* rows or columns are others now */
  guint        idle;
};

enum
{
  SIGNAL_LINK_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayPersonaGrid, way_persona_grid, GTK_TYPE_WIDGET)

static void
free_column (gpointer data)
{
  Column *column = data;

  g_free (column->id);
  g_ptr_array_unref (column->steps);
  g_ptr_array_unref (column->cells);
  g_free (column);
}

static WayMap *
get_map (WayPersonaGrid *self)
{
  return way_history_get_map (self->history);
}

static const char *
get_name (WayItem *item)
{
  if (*way_item_get_name (item) != '\0')
    return way_item_get_name (item);

  return way_item_get_kind (item) == WAY_KIND_STEP ? _ ("Untitled step") : way_item_get_kind (item) == WAY_KIND_STAGE ? _ ("Untitled stage")
                                                                                                                      : _ ("Untitled");
}

/* The steps of a column that are on the map. */
static GPtrArray *
list_steps (WayPersonaGrid *self,
            const Column   *column)
{
  GPtrArray *steps = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < column->steps->len; i++)
    {
      WayItem *step = way_map_find (get_map (self), g_ptr_array_index (column->steps, i));

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }

  return steps;
}

static void
update_column (WayPersonaGrid *self,
               Column         *column)
{
  WayItem *place = way_map_find (get_map (self), column->id);
  g_autoptr (GPtrArray) steps = list_steps (self, column);
  WayItem *const *all = (WayItem *const *)steps->pdata;
  WayItem        *widest;
  double          gap;
  guint           i;

  if (place == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (column->header), get_name (place));
  for (i = 0; i < self->personas->len; i++)
    {
      WayPresence presence;

      way_presence_find (&presence, get_map (self), self->cards, self->filter, g_ptr_array_index (self->personas, i), all, steps->len);
      way_presence_cell_show (g_ptr_array_index (column->cells, i), get_map (self), self->theme, g_ptr_array_index (self->personas, i), get_name (place), &presence);
    }
  widest = way_presence_find_widest_gap (all, steps->len, &gap);
  way_presence_cell_show_gap (g_ptr_array_index (column->cells, i), get_map (self), get_name (place), widest, gap);
}

static void
update_mean (WayPersonaGrid *self)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (get_map (self));
  g_autofree char *text = NULL;
  double           mean;

  if (way_presence_get_mean_gap ((WayItem *const *)steps->pdata, steps->len, &mean))
    /* TRANSLATORS: how far apart the personas are in a step, on the average */
    text = g_strdup_printf (_ ("%.1f a step on average"), mean);
  gtk_label_set_text (GTK_LABEL (self->mean), text != NULL ? text : "");
}

/* The step that a cell stands for: where the persona is first present, or they are
 * farthest apart. */
static WayItem *
find_step (WayPersonaGrid *self,
           const Column   *column,
           guint           row)
{
  g_autoptr (GPtrArray) steps = list_steps (self, column);
  WayItem *const *all = (WayItem *const *)steps->pdata;
  WayItem        *step;
  double          gap;
  guint           i;

  if (row >= self->personas->len)
    step = way_presence_find_widest_gap (all, steps->len, &gap);
  else
    {
      step = NULL;
      for (i = 0; i < steps->len && step == NULL; i++)
        {
          WayPresence presence;

          way_presence_find (&presence, get_map (self), self->cards, self->filter, g_ptr_array_index (self->personas, row), all + i, 1);
          if (presence.present)
            step = all[i];
        }
    }

  return step != NULL || steps->len == 0 ? step : all[0];
}

static void
clicked_cb (WayPersonaGrid *self,
            GtkWidget      *cell)
{
  guint i, row;

  for (i = 0; i < self->columns->len; i++)
    {
      Column  *column = g_ptr_array_index (self->columns, i);
      WayItem *step = NULL;

      if (column->header == cell)
        {
          way_selection_select (self->selection, column->id);
          return;
        }
      if (!g_ptr_array_find (column->cells, cell, &row))
        continue;
      step = find_step (self, column, row);
      if (step != NULL)
        way_selection_select (self->selection, way_item_get_id (step));
      return;
    }
}

/* The column of what is selected stands out. */
static void
show_selection (WayPersonaGrid *self)
{
  WayMap     *map = self->history != NULL ? get_map (self) : NULL;
  WayItem    *item = map != NULL && self->selection != NULL ? way_selection_get_item (self->selection, map) : NULL;
  const char *step = item != NULL && way_kind_is_card (way_item_get_kind (item)) ? way_item_get_at (item, WAY_CARD_STEP) : NULL;
  guint       i;

  if (item != NULL && way_item_get_kind (item) == WAY_KIND_EMOTION)
    step = way_item_get_id (way_item_get_parent (item));
  else if (item != NULL && step == NULL)
    step = way_item_get_id (item);
  for (i = 0; i < self->columns->len; i++)
    {
      Column  *column = g_ptr_array_index (self->columns, i);
      gboolean on = step != NULL && (g_strcmp0 (column->id, step) == 0 || g_hash_table_lookup (self->by_step, step) == column);

      if (on)
        gtk_widget_add_css_class (column->header, "on");
      else
        gtk_widget_remove_css_class (column->header, "on");
      gtk_accessible_update_state (GTK_ACCESSIBLE (column->header), GTK_ACCESSIBLE_STATE_SELECTED, on, -1);
    }
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
new_row_name (const char *name,
              const char *more,
              const char *icon,
              GtkWidget **more_label)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW_HEADER, NULL);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *note = gtk_label_new (more);

  gtk_widget_add_css_class (box, "rowname");
  if (icon != NULL)
    {
      GtkWidget *image = way_icon_name_new_image (icon);

      gtk_widget_set_halign (image, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 15);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 15);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "quiet");
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_set_valign (box, GTK_ALIGN_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (more_label != NULL)
    *more_label = note;

  return box;
}

static GtkWidget *
new_row (const char *class)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, class);

  return row;
}

static void
add_column (WayPersonaGrid *self,
            WayItem        *item)
{
  Column *column = g_new0 (Column, 1);
  int     i;

  column->id = g_strdup (way_item_get_id (item));
  column->steps = g_ptr_array_new_with_free_func (g_free);
  column->cells = g_ptr_array_new ();
  if (way_item_get_kind (item) == WAY_KIND_STEP)
    g_ptr_array_add (column->steps, g_strdup (column->id));
  else
    for (i = 0; i < way_item_n_children (item, WAY_STAGE_STEPS); i++)
      g_ptr_array_add (column->steps, g_strdup (way_item_get_id (way_item_get_child (item, WAY_STAGE_STEPS, i))));
  for (i = 0; i < (int)column->steps->len; i++)
    g_hash_table_insert (self->by_step, g_ptr_array_index (column->steps, i), column);
  g_ptr_array_add (self->columns, column);
}

static void
list_columns (WayPersonaGrid *self)
{
  WayMap *map = get_map (self);
  int     i, j;

  g_hash_table_remove_all (self->by_step);
  g_ptr_array_set_size (self->columns, 0);
  for (i = 0; i < way_map_n (map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (map, WAY_MAP_STAGES, i);

      if (!self->by_steps)
        add_column (self, stage);
      for (j = 0; self->by_steps && j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        add_column (self, way_item_get_child (stage, WAY_STAGE_STEPS, j));
    }
}

/* A row of the names and one of the cells, as high as each other. */
static GtkWidget *
add_row (WayPersonaGrid *self,
         GtkWidget      *name,
         const char *class)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget *row = new_row (class);

  gtk_widget_add_css_class (name, class);
  gtk_size_group_add_widget (group, name);
  gtk_size_group_add_widget (group, row);
  gtk_box_append (GTK_BOX (self->names), name);
  gtk_box_append (GTK_BOX (self->rows), row);

  return row;
}

static void
add_cells (WayPersonaGrid *self,
           GtkWidget      *row)
{
  guint i;

  for (i = 0; i < self->columns->len; i++)
    {
      GtkWidget *cell = way_presence_cell_new ();

      g_signal_connect_object (cell, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (((Column *)g_ptr_array_index (self->columns, i))->cells, cell);
      gtk_widget_set_hexpand (cell, TRUE);
      gtk_box_append (GTK_BOX (row), cell);
    }
}

static void
add_headers (WayPersonaGrid *self)
{
  GtkWidget *row = add_row (self, g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), "headers");
  guint      i;

  for (i = 0; i < self->columns->len; i++)
    {
      Column    *column = g_ptr_array_index (self->columns, i);
      GtkWidget *header = gtk_button_new_with_label ("");
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (header));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (header, "flat");
      gtk_widget_add_css_class (header, "header");
      g_signal_connect_object (header, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      column->header = header;
      gtk_box_append (GTK_BOX (row), header);
    }
}

static void
show_page (WayPersonaGrid *self)
{
  gboolean none = self->personas->len == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), none || self->columns->len == 0 ? "empty" : "grid");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), none ? _ ("No Personas Yet") : _ ("No Stages Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   none ? _ ("Link those who take the journey to the map: then it is seen here who is where, and where they disagree.")
                                        : _ ("Add a stage to the map first."));
  gtk_widget_set_visible (self->link_button, none);
}

/* Who filters by personas sees these alone. */
static gboolean
is_asked_for (WayPersonaGrid *self,
              WayItem        *persona)
{
  return self->filter == NULL || way_filter_get_values (self->filter, WAY_FILTER_PERSONAS)[0] == NULL ||
         way_filter_has (self->filter, WAY_FILTER_PERSONAS, way_item_get_id (persona));
}

static void
build (WayPersonaGrid *self)
{
  WayMap *map = get_map (self);
  int     i;
  guint   j;

  self->stale = FALSE;
  clear_box (self->names);
  clear_box (self->rows);
  g_ptr_array_set_size (self->personas, 0);
  list_columns (self);
  add_headers (self);
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *item = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (item) != WAY_KIND_PERSONA_LINK || !is_asked_for (self, item))
        continue;
      g_ptr_array_add (self->personas, g_strdup (way_item_get_id (item)));
      add_cells (self, add_row (self, new_row_name (get_name (item), way_item_get_text (item, "position"), NULL, NULL), "persona"));
    }
  /* TRANSLATORS: how far apart the emotions of the personas are */
  add_cells (self, add_row (self, new_row_name (_ ("Disagreement"), "", NULL, &self->mean), "gaps"));
  for (j = 0; j < self->columns->len; j++)
    update_column (self, g_ptr_array_index (self->columns, j));
  update_mean (self);
  show_page (self);
  show_selection (self);
}

/**
 * way_persona_grid_settle:
 * @self: a grid
 *
 * Does now what would be done before the next frame.
 */
void
way_persona_grid_settle (WayPersonaGrid *self)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->cards != NULL && self->stale)
    build (self);
}

static gboolean
idle_cb (gpointer data)
{
  WayPersonaGrid *self = data;

  self->idle = 0;
  way_persona_grid_settle (self);

  return G_SOURCE_REMOVE;
}

static void
mark_stale (WayPersonaGrid *self)
{
  self->stale = TRUE;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
update_step (WayPersonaGrid *self,
             const char     *step_id)
{
  Column *column = step_id != NULL ? g_hash_table_lookup (self->by_step, step_id) : NULL;

  if (column != NULL && !self->stale)
    update_column (self, column);
}

static void
card_changed (WayPersonaGrid  *self,
              const WayChange *change)
{
  const char *left, *entered;

  if (way_step_cards_follow (self->cards, change, &left, &entered))
    {
      update_step (self, left);
      update_step (self, entered);
    }
  else if (change->type == WAY_CHANGE_SET &&
           (self->filter != NULL || g_str_equal (way_item_get_info (change->item)->fields[change->field].name, "personas")))
    update_step (self, way_item_get_at (change->item, WAY_CARD_STEP));
}

/* The name of a stage or step stands at the head and in the names of the cells. */
static void
place_changed (WayPersonaGrid  *self,
               const WayChange *change)
{
  guint i;

  if (change->type != WAY_CHANGE_SET)
    {
      mark_stale (self);
      return;
    }
  if (self->stale || !(way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME))
    return;
  update_step (self, way_item_get_id (change->item));
  for (i = 0; i < self->columns->len; i++)
    if (g_str_equal (((Column *)g_ptr_array_index (self->columns, i))->id, way_item_get_id (change->item)))
      update_column (self, g_ptr_array_index (self->columns, i));
}

static void
map_changed_cb (WayPersonaGrid  *self,
                const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (way_kind_is_card (kind))
    card_changed (self, change);
  else if (kind == WAY_KIND_EMOTION)
    {
      WayItem *step = change->type == WAY_CHANGE_SET ? way_item_get_parent (change->item) : change->parent;

      update_step (self, way_item_get_id (step));
      if (!self->stale)
        update_mean (self);
    }
  else if (kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP)
    place_changed (self, change);
  else if (kind == WAY_KIND_PERSONA_LINK || kind == WAY_KIND_LEVEL)
    mark_stale (self);
}

static void
set_active (WayPersonaGrid *self,
            gboolean        active)
{
  if (self->history == NULL || (self->cards != NULL) == active)
    return;
  if (active)
    {
      self->cards = way_step_cards_new (get_map (self));
      g_signal_connect_swapped (get_map (self), "changed", G_CALLBACK (map_changed_cb), self);
      build (self);
      return;
    }

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (get_map (self), self);
  g_clear_pointer (&self->cards, way_step_cards_free);
}

static void
way_persona_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (way_persona_grid_parent_class)->map (widget);
  set_active (WAY_PERSONA_GRID (widget), TRUE);
}

/* Nobody sees it: it shall cost nothing. */
static void
way_persona_grid_unmap (GtkWidget *widget)
{
  set_active (WAY_PERSONA_GRID (widget), FALSE);
  GTK_WIDGET_CLASS (way_persona_grid_parent_class)->unmap (widget);
}

static gboolean
way_persona_grid_grab_focus (GtkWidget *widget)
{
  WayPersonaGrid *self = WAY_PERSONA_GRID (widget);
  GtkWidget      *cell = way_persona_grid_get_cell (self, 0, 0);

  if (self->personas->len == 0)
    return gtk_widget_grab_focus (self->link_button);

  return cell != NULL && gtk_widget_grab_focus (cell);
}

static void
way_persona_grid_dispose (GObject *object)
{
  WayPersonaGrid *self = WAY_PERSONA_GRID (object);

  set_active (self, FALSE);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (way_persona_grid_parent_class)->dispose (object);
}

static void
way_persona_grid_finalize (GObject *object)
{
  WayPersonaGrid *self = WAY_PERSONA_GRID (object);

  g_hash_table_unref (self->by_step);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->personas);
  g_clear_pointer (&self->filter, way_filter_free);

  G_OBJECT_CLASS (way_persona_grid_parent_class)->finalize (object);
}

static void
way_persona_grid_class_init (WayPersonaGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_persona_grid_dispose;
  object_class->finalize = way_persona_grid_finalize;
  widget_class->map = way_persona_grid_map;
  widget_class->unmap = way_persona_grid_unmap;
  widget_class->grab_focus = way_persona_grid_grab_focus;

  /**
   * WayPersonaGrid::link-requested:
   *
   * The user wants to link a persona; the map itself is selected.
   */
  signals[SIGNAL_LINK_REQUESTED] = g_signal_new ("link-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "personagrid");
}

static void
link_cb (WayPersonaGrid *self)
{
  way_selection_select (self->selection, way_map_get_uuid (get_map (self)));
  g_signal_emit (self, signals[SIGNAL_LINK_REQUESTED], 0);
}

static void
by_step_cb (WayPersonaGrid *self)
{
  way_persona_grid_set_by_step (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_step_button)));
}

static GtkWidget *
build_bar (WayPersonaGrid *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *hint = gtk_label_new (_ ("Disagreement: highest − lowest emotion in a step; of a stage, the largest"));

  gtk_widget_add_css_class (bar, "bar");
  self->by_step_button = gtk_toggle_button_new_with_label (_ ("Steps"));
  gtk_widget_set_tooltip_text (self->by_step_button, _ ("A column for each step instead of each stage"));
  g_signal_connect_object (self->by_step_button, "toggled", G_CALLBACK (by_step_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->by_step_button);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "quiet");
  gtk_box_append (GTK_BOX (bar), hint);

  return bar;
}

/* The names stay in sight while the cells are scrolled. */
static GtkWidget *
build_grid (WayPersonaGrid *self)
{
  GtkWidget *across = gtk_scrolled_window_new ();
  GtkWidget *down = gtk_scrolled_window_new ();
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Personas by stage"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (across), self->rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (across), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (across, TRUE);
  gtk_widget_set_valign (across, GTK_ALIGN_START);
  gtk_widget_set_valign (self->names, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (both), self->names);
  gtk_box_append (GTK_BOX (both), across);
  gtk_widget_add_css_class (both, "grid");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (down), both);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (down), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);

  return down;
}

static void
way_persona_grid_init (WayPersonaGrid *self)
{
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->personas = g_ptr_array_new_with_free_func (g_free);
  self->by_step = g_hash_table_new (g_str_hash, g_str_equal);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), build_bar (self));

  self->empty = adw_status_page_new ();
  gtk_widget_add_css_class (self->empty, "compact");
  self->link_button = gtk_button_new_with_label (_ ("Link Personas…"));
  gtk_widget_add_css_class (self->link_button, "pill");
  gtk_widget_set_halign (self->link_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->link_button, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), self->link_button);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), build_grid (self), "grid");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
}

/**
 * way_persona_grid_set_selection:
 * @self: a grid
 * @selection: that of the window
 *
 * Sets what is selected; once, before the history.
 */
void
way_persona_grid_set_selection (WayPersonaGrid *self,
                                WaySelection   *selection)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  g_set_object (&self->selection, selection);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (show_selection), self);
}

/**
 * way_persona_grid_set_history:
 * @self: a grid
 * @history: (nullable): of the map to show
 *
 * Shows another map.
 */
void
way_persona_grid_set_history (WayPersonaGrid *self,
                              WayHistory     *history)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (self->history == history)
    return;
  set_active (self, FALSE);
  g_set_object (&self->history, history);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_active (self, TRUE);
}

/**
 * way_persona_grid_set_filter:
 * @self: a grid
 * @filter: (nullable): which cards count, and which personas are seen; NULL for all
 */
void
way_persona_grid_set_filter (WayPersonaGrid  *self,
                             const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (way_filter_replace (&self->filter, filter) && self->cards != NULL)
    mark_stale (self);
}

/**
 * way_persona_grid_set_theme:
 * @self: a grid
 * @theme: the colours of the faces
 */
void
way_persona_grid_set_theme (WayPersonaGrid *self,
                            WayThemeName    theme)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (self->theme == theme)
    return;
  self->theme = theme;
  if (self->cards != NULL)
    mark_stale (self);
}

/**
 * way_persona_grid_set_by_step:
 * @self: a grid
 * @by_step: whether each step has a column; otherwise each stage
 */
void
way_persona_grid_set_by_step (WayPersonaGrid *self,
                              gboolean        by_step)
{
  g_return_if_fail (WAY_IS_PERSONA_GRID (self));

  if (self->by_steps == by_step)
    return;
  self->by_steps = by_step;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by_step_button), by_step);
  if (self->cards != NULL)
    mark_stale (self);
}

/**
 * way_persona_grid_get_cell:
 * @self: a grid
 * @row: of a persona, from 0; the row after the last is that of disagreement
 * @column: of a stage or step, from 0
 *
 * Returns: (transfer none) (nullable): the cell there
 */
GtkWidget *
way_persona_grid_get_cell (WayPersonaGrid *self,
                           guint           row,
                           guint           column)
{
  Column *found = column < self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;

  return found != NULL && row < found->cells->len ? g_ptr_array_index (found->cells, row) : NULL;
}
