/* window-edit-actions.c - undo, add, rename, remove */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"
#include "widgets/shared/icon-name.h"

/**
 * way_window_finish_typing:
 * @self: a window
 *
 * What is being typed in place becomes part of the map.
 */
void
way_window_finish_typing (WayWindow *self)
{
  g_return_if_fail (WAY_IS_WINDOW (self));

  way_canvas_end_edit (self->canvas);
  way_table_end_edit (self->table);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  way_window_finish_typing (self);
  if (way_window_get_history (self) != NULL)
    way_history_undo (way_window_get_history (self));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  way_window_finish_typing (self);
  if (way_window_get_history (self) != NULL)
    way_history_redo (way_window_get_history (self));
}

typedef struct
{
  WayWindow *window;
  char      *action;
  GVariant  *parameter; /* or NULL */
} Postponed;

static void
postponed_free (gpointer data)
{
  Postponed *postponed = data;

  g_object_unref (postponed->window);
  g_free (postponed->action);
  g_clear_pointer (&postponed->parameter, g_variant_unref);
  g_free (postponed);
}

/* What is added is named where it stands. A title is written in the table as well. */
static gboolean
needs_map (WayWindow  *self,
           const char *action)
{
  WayItem *item = way_selection_get_item (self->selection, way_document_get_map (self->document));

  if (g_str_equal (action, "win.rename"))
    return !way_window_shows_face (self, "table") || item == NULL || !way_kind_is_card (way_item_get_kind (item));

  return !g_str_equal (action, "win.details") && !g_str_equal (action, "win.add-comment") && !g_str_equal (action, "win.session");
}

static gboolean
postponed_cb (gpointer data)
{
  Postponed *postponed = data;
  WayWindow *self = postponed->window;

  if (self->document == NULL)
    return G_SOURCE_REMOVE;
  if (needs_map (self, postponed->action))
    way_window_show_face (self, "map");
  way_window_focus_face (self);
  self->focus_given = TRUE;
  gtk_widget_activate_action_variant (GTK_WIDGET (self), postponed->action, postponed->parameter);
  self->focus_given = FALSE;

  return G_SOURCE_REMOVE;
}

/* A menu gives the focus back to where it was when it closes, and takes it from what
 * is to be typed into. Returns whether the action comes again when that is over. */
gboolean
way_window_postpone (WayWindow  *self,
                     const char *action,
                     GVariant   *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *wanted = needs_map (self, action) ? GTK_WIDGET (self->canvas) : GTK_WIDGET (self->faces);
  Postponed *postponed;

  if (self->focus_given || (self->context_menu == NULL && focus != NULL && (focus == wanted || gtk_widget_is_ancestor (focus, wanted))))
    return FALSE;
  postponed = g_new0 (Postponed, 1);
  postponed->window = g_object_ref (self);
  postponed->action = g_strdup (action);
  postponed->parameter = parameter != NULL ? g_variant_ref (parameter) : NULL;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, postponed_cb, postponed, postponed_free);

  return TRUE;
}

/* Shows a new item where it is named at once. */
static void
perform_and_name (WayWindow  *self,
                  WayCommand *command,
                  WayItem    *item)
{
  g_autoptr (GError) error = NULL;

  /* With the name it is one step. */
  way_history_seal (way_window_get_history (self));
  if (!way_history_type (way_window_get_history (self), command, &error))
    {
      way_window_show_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  way_selection_select (self->selection, way_item_get_id (item));
  way_canvas_scroll_to (self->canvas, way_item_get_id (item));
  way_canvas_edit_title (self->canvas, way_item_get_id (item));
}

static gboolean
can_add (WayWindow  *self,
         const char *action,
         GVariant   *parameter)
{
  if (!way_window_is_editable (self) || way_window_postpone (self, action, parameter))
    return FALSE;
  way_window_finish_typing (self);

  return TRUE;
}

static gboolean
can_add_structure (WayWindow  *self,
                   const char *action,
                   GVariant   *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!can_add (self, action, parameter))
    return FALSE;
  if (way_edits_check_unlocked (way_document_get_map (self->document), &error))
    return TRUE;
  way_window_show_toast (self, error->message, NULL, NULL, NULL);

  return FALSE;
}

/* The step that the selection is in: the cell's, a card's, or the last of a stage. */
static WayItem *
find_step (WayWindow *self)
{
  WayMap  *map = way_document_get_map (self->document);
  WayItem *item = way_selection_get_item (self->selection, map);
  WayItem *step = way_map_find (map, way_selection_get_step (self->selection));

  if (item != NULL && way_item_get_kind (item) == WAY_KIND_STEP)
    return item;
  if (item != NULL && way_item_get_kind (item) == WAY_KIND_STAGE)
    return way_item_get_child (item, WAY_STAGE_STEPS, way_item_n_children (item, WAY_STAGE_STEPS) - 1);
  if (item != NULL && way_kind_is_card (way_item_get_kind (item)) && way_item_get (item, "step") != NULL)
    return way_map_find (map, way_item_get (item, "step"));

  return step;
}

static void
add_stage_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (WayItem) stage = NULL;
  g_autoptr (WayItem) step = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *stage_id = NULL;
  g_autofree char *step_id = NULL;
  WayMap          *map;
  WayItem         *here;

  if (!can_add_structure (self, name, parameter))
    return;
  map = way_document_get_map (self->document);
  here = find_step (self);
  stage_id = way_map_new_id (map);
  step_id = way_map_new_id (map);
  stage = way_item_new (WAY_KIND_STAGE, stage_id);
  step = way_item_new (WAY_KIND_STEP, step_id);
  way_item_append_child (stage, WAY_STAGE_STEPS, step);
  way_item_set (stage, "color", way_theme_pick_stage_color (map), NULL);
  command = way_command_new_insert (way_map_get_root (map), WAY_MAP_STAGES,
                                    here != NULL ? way_item_get_index (way_item_get_parent (here)) + 1 : -1, stage);
  perform_and_name (self, command, stage);
}

static void
add_step_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (WayItem) step = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *id = NULL;
  WayMap          *map;
  WayItem         *here, *stage;

  if (!can_add_structure (self, name, parameter))
    return;
  map = way_document_get_map (self->document);
  here = find_step (self);
  stage = here != NULL ? way_item_get_parent (here) : way_map_get (map, WAY_MAP_STAGES, way_map_n (map, WAY_MAP_STAGES) - 1);
  if (stage == NULL)
    {
      add_stage_action (widget, name, parameter);
      return;
    }
  id = way_map_new_id (map);
  step = way_item_new (WAY_KIND_STEP, id);
  command = way_command_new_insert (stage, WAY_STAGE_STEPS, here != NULL ? way_item_get_index (here) + 1 : -1, step);
  perform_and_name (self, command, step);
}

static void
add_lane_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow       *self = WAY_WINDOW (widget);
  const WayField  *field = way_kind_get_field (WAY_KIND_LANE, "kind");
  const char      *kind = g_variant_get_string (parameter, NULL);
  const WayChoice *choice = way_field_find_choice (field, kind);
  g_autoptr (WayItem) lane = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *id = NULL;
  WayMap          *map;
  WayItem         *here;

  if (!can_add_structure (self, name, parameter) || choice == NULL)
    return;
  map = way_document_get_map (self->document);
  here = way_map_find (map, way_selection_get_lane (self->selection));
  id = way_map_new_id (map);
  lane = way_item_new (WAY_KIND_LANE, id);
  way_item_set (lane, "title", _ (choice->label), NULL);
  way_item_set (lane, "kind", choice->name, NULL);
  command = way_command_new_insert (way_map_get_root (map), WAY_MAP_LANES,
                                    here != NULL ? way_item_get_index (here) + 1 : -1, lane);
  perform_and_name (self, command, lane);
}

static void
choose_lane_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  GtkWidget *button = gtk_widget_get_mapped (self->lane_button) ? self->lane_button : self->add_button;

  if (self->document != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static void
add_card_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (!can_add (self, name, parameter))
    return;
  if (!way_canvas_add_card (self->canvas))
    way_window_show_toast (self, way_selection_get_lane (self->selection) != NULL ? _ ("This lane takes no cards. Choose a cell of another one.") : _ ("Choose a cell first: the card goes there."),
                           NULL, NULL, NULL);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow  *self = WAY_WINDOW (widget);
  const char *id = way_selection_get_last (self->selection);

  if (self->document == NULL || way_window_postpone (self, name, parameter))
    return;
  if (way_window_shows_face (self, "table") && way_table_edit_title (self->table))
    return;
  way_canvas_edit_title (self->canvas, id != NULL ? id : way_item_get_id (way_map_get_root (way_document_get_map (self->document))));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    return;
  if (way_window_shows_face (self, "table"))
    way_table_remove_selected (self->table);
  else
    way_canvas_remove_selected (self->canvas);
}

static gboolean
is_lane_selected (WayWindow *self)
{
  WayItem *item = self->document != NULL ? way_selection_get_item (self->selection, way_document_get_map (self->document)) : NULL;

  return item != NULL && way_item_get_kind (item) == WAY_KIND_LANE;
}

static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document != NULL && way_selection_get_last (self->selection) != NULL)
    way_canvas_toggle_fold (self->canvas, way_selection_get_last (self->selection));
}

/* The name of the step stands in the menu and in the tooltip. */
static void
show_step (WayWindow  *self,
           GtkWidget  *button,
           int         place,
           const char *plain,
           const char *format,
           const char *label,
           const char *action,
           const char *key)
{
  /* Not a format of printf for the compiler: %s stands for the step. */
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = label != NULL ? g_strconcat (parts[0], label, parts[1] != NULL ? parts[1] : "", NULL) : g_strdup (plain);
  g_autofree char *tooltip = g_strdup (text);
  char            *mark = strchr (tooltip, '_');
  g_autoptr (GMenuItem) item = g_menu_item_new (text, action);

  if (mark != NULL)
    memmove (mark, mark + 1, strlen (mark));
  gtk_widget_set_tooltip_text (button, tooltip);
  g_menu_remove (self->undo_section, place);
  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_insert_item (self->undo_section, place, item);
}

void
way_window_update_edit_actions (WayWindow *self)
{
  static const char *const adding[] = { "win.add-stage", "win.add-step", "win.add-lane", "win.choose-lane", "win.add-card" };
  WayHistory              *history = way_window_get_history (self);
  gboolean                 editable = way_window_is_editable (self);
  GtkWidget               *menus[] = { self->stage_button, self->lane_button, self->add_button };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (menus); i++)
    gtk_widget_set_sensitive (menus[i], editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", history != NULL && way_history_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", history != NULL && way_history_can_redo (history));
  for (i = 0; i < G_N_ELEMENTS (adding); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), adding[i], editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fold", editable && is_lane_selected (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.rename", editable && way_selection_get_size (self->selection) <= 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove", editable && way_selection_get_size (self->selection) > 0);
  way_window_update_arrange_actions (self);
  way_window_update_kind (self);
  way_window_update_clipboard_actions (self);
  way_window_update_links_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.duplicate", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-minutes", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", self->document != NULL && self->export_cancellable == NULL);

  /* TRANSLATORS: %s is what was done, for example Add Touchpoint */
  show_step (self, self->undo_button, 0, _ ("_Undo"), _ ("_Undo: %s"),
             history != NULL && way_history_can_undo (history) ? way_history_get_undo_label (history) : NULL, "win.undo", "<ctrl>Z");
  show_step (self, self->redo_button, 1, _ ("_Redo"), _ ("_Redo: %s"),
             history != NULL && way_history_can_redo (history) ? way_history_get_redo_label (history) : NULL, "win.redo", "<ctrl><shift>Z");
}

static void
lane_chosen_cb (GtkButton *button,
                WayWindow *self)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-lane", "s", (const char *)g_object_get_data (G_OBJECT (button), "kind"));
}

static GtkWidget *
new_lane_grid (WayWindow *self)
{
  const WayField *field = way_kind_get_field (WAY_KIND_LANE, "kind");
  GtkWidget      *grid = gtk_grid_new ();
  int             i;

  for (i = 0; field->choices[i].name != NULL; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      /* TRANSLATORS: %s is a kind of lane, for example Touchpoints */
      g_autofree char *name = g_strdup_printf (_ ("Add lane: %s"), _ (field->choices[i].label));

      if (field->choices[i].icon != NULL)
        gtk_box_append (GTK_BOX (box), way_icon_name_new_image (field->choices[i].icon));
      gtk_box_append (GTK_BOX (box), gtk_label_new (_ (field->choices[i].label)));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "kind", (gpointer)field->choices[i].name);
      g_signal_connect (button, "clicked", G_CALLBACK (lane_chosen_cb), self);
      gtk_grid_attach (GTK_GRID (grid), button, i % 2, i / 2, 1, 1);
    }

  return grid;
}

static void
add_chosen_cb (GtkButton *button)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
}

/* What can be added, as two popovers: the kinds of lane, and in a narrow window everything. */
void
way_window_build_lane_popover (WayWindow *self)
{
  static const struct
  {
    const char *label, *icon, *action;
  } entries[] = {
    { N_ ("_Card"), "add-card", "win.add-card" },
    { N_ ("S_tep"), "add-step", "win.add-step" },
    { N_ ("_Stage"), "add-stage", "win.add-stage" },
  };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *narrow = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Lane"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint      i;

  gtk_popover_set_child (GTK_POPOVER (popover), new_lane_grid (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->lane_button), popover);

  for (i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      gtk_box_append (GTK_BOX (line), way_icon_name_new_image (entries[i].icon));
      gtk_box_append (GTK_BOX (line), gtk_label_new_with_mnemonic (_ (entries[i].label)));
      gtk_button_set_child (GTK_BUTTON (button), line);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), entries[i].action);
      g_signal_connect (button, "clicked", G_CALLBACK (add_chosen_cb), NULL);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), new_lane_grid (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (narrow), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), narrow);
}

void
way_window_install_edit_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "win.add-stage", NULL, add_stage_action);
  gtk_widget_class_install_action (klass, "win.add-step", NULL, add_step_action);
  gtk_widget_class_install_action (klass, "win.add-lane", "s", add_lane_action);
  gtk_widget_class_install_action (klass, "win.choose-lane", NULL, choose_lane_action);
  gtk_widget_class_install_action (klass, "win.add-card", NULL, add_card_action);
  gtk_widget_class_install_action (klass, "win.rename", NULL, rename_action);
  gtk_widget_class_install_action (klass, "win.fold", NULL, fold_action);
  gtk_widget_class_install_action (klass, "win.remove", NULL, remove_action);
}
