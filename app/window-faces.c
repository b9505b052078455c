/* window-faces.c - which face of the map is seen: the map itself, the table and others */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_FACE,
};

static const char *
get_face (WayWindow *self)
{
  const char *name = self->faces != NULL ? gtk_stack_get_visible_child_name (self->faces) : NULL;

  return name != NULL ? name : "map";
}

gboolean
way_window_shows_face (WayWindow  *self,
                       const char *name)
{
  return g_str_equal (get_face (self), name);
}

static void
get_property (GObject    *object,
              guint       id,
              GValue     *value,
              GParamSpec *pspec)
{
  if (id == PROP_FACE)
    g_value_set_string (value, get_face (WAY_WINDOW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
focus_cb (gpointer data)
{
  WayWindow *self = data;

  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* Somebody may type elsewhere by now. */
  if (self->document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && !GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    way_window_focus_face (self);

  return G_SOURCE_REMOVE;
}

/* Who asks for a face goes into it, wherever the keyboard was. A menu gives the focus
 * back to where it was when it closes, so it is taken once more after that. */
static void
turn_to (WayWindow  *self,
         const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean   from_menu = focus == NULL || gtk_widget_get_native (focus) != GTK_NATIVE (self);

  way_window_show_face (self, name);
  if (self->document == NULL)
    return;
  way_window_focus_face (self);
  if (from_menu)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_cb, g_object_ref (self), g_object_unref);
}

static void
set_property (GObject      *object,
              guint         id,
              const GValue *value,
              GParamSpec   *pspec)
{
  if (id == PROP_FACE)
    turn_to (WAY_WINDOW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Turns to a face of the map; the keyboard goes along when it was on the one of before. */
void
way_window_show_face (WayWindow  *self,
                      const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean   within = focus == NULL || focus == GTK_WIDGET (self->faces) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->faces));

  if (name == NULL || g_strcmp0 (get_face (self), name) == 0 || gtk_stack_get_child_by_name (self->faces, name) == NULL)
    return;
  way_window_finish_typing (self);
  gtk_stack_set_visible_child_name (self->faces, name);
  if (within && self->document != NULL)
    way_window_focus_face (self);
}

/* Gives the keyboard to the face that is seen. Returns whether that takes it. */
gboolean
way_window_focus_face (WayWindow *self)
{
  if (way_window_shows_face (self, "map"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->canvas));

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->faces));
}

static void
shown_cb (WayWindow *self)
{
  GtkStackPage *page;

  g_object_notify (G_OBJECT (self), "face");
  if (gtk_stack_get_visible_child (self->faces) == NULL)
    return;
  page = gtk_stack_get_page (self->faces, gtk_stack_get_visible_child (self->faces));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->face_button), gtk_stack_page_get_title (page));
  /* What was selected on another face is in sight on this one. */
  if (way_window_shows_face (self, "map") && self->document != NULL && way_selection_get_last (self->selection) != NULL)
    way_canvas_scroll_to (self->canvas, way_selection_get_last (self->selection));
  /* What had the focus on the face of before is hidden, and GTK gives it to whatever is next. */
  if (self->document != NULL)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_cb, g_object_ref (self), g_object_unref);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow         *self = WAY_WINDOW (widget);
  GtkSelectionModel *pages = gtk_stack_get_pages (self->faces);
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (pages));
  guint              i;

  for (i = 0; i < n && !gtk_selection_model_is_selected (pages, i); i++)
    ;
  if (self->document != NULL && n > 0)
    {
      guint         next = (i + (g_str_equal (name, "win.next-face") ? 1 : n - 1)) % n;
      GtkStackPage *page = g_list_model_get_item (G_LIST_MODEL (pages), next);

      turn_to (self, gtk_stack_page_get_name (page));
      g_object_unref (page);
    }
  g_object_unref (pages);
}

/* The inspector of the map is where records are linked. */
static void
link_requested_cb (WayWindow *self)
{
  way_window_show_side (self, "inspector");
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

void
way_window_update_faces (WayWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.face", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-face", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-face", self->document != NULL);
}

/* Gives all faces the map that is open, or none. */
void
way_window_fill_faces (WayWindow  *self,
                       WayHistory *history,
                       gboolean    editable)
{
  way_table_set_history (self->table, history);
  way_table_set_editable (self->table, editable);
  way_story_view_set_history (self->story, history);
  way_persona_grid_set_history (self->personas, history);
  if (history == NULL)
    way_window_show_face (self, "map");
  way_window_update_faces (self);
}

void
way_window_build_faces (WayWindow *self)
{
  way_table_set_selection (self->table, self->selection);
  way_story_view_set_selection (self->story, self->selection);
  way_persona_grid_set_selection (self->personas, self->selection);
  g_signal_connect_swapped (self->personas, "link-requested", G_CALLBACK (link_requested_cb), self);
  g_signal_connect_swapped (self->table, "edit-refused", G_CALLBACK (way_window_tell), self);
  g_signal_connect_swapped (self->table, "done", G_CALLBACK (way_window_show_undo_toast), self);
  g_signal_connect_swapped (self->table, "menu-requested", G_CALLBACK (way_window_show_context_menu), self);
  g_signal_connect_swapped (self->faces, "notify::visible-child", G_CALLBACK (shown_cb), self);
  shown_cb (self);
}

/* Which columns are shown is the same for all maps. */
void
way_window_bind_faces (WayWindow *self,
                       GSettings *settings)
{
  g_settings_bind (settings, "table-columns", self->table, "shown-columns", G_SETTINGS_BIND_DEFAULT);
}

void
way_window_install_faces (GtkWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (WAY_TYPE_PERSONA_GRID);
  g_type_ensure (WAY_TYPE_STORY_VIEW);
  g_type_ensure (WAY_TYPE_TABLE);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  /**
   * WayWindow:face:
   *
   * The name of the face of the map that is seen: "map", "table" and so on.
   */
  g_object_class_install_property (object_class, PROP_FACE,
                                   g_param_spec_string ("face", NULL, NULL, "map",
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (klass, "win.face", "face");
  gtk_widget_class_install_action (klass, "win.next-face", NULL, turn_action);
  gtk_widget_class_install_action (klass, "win.previous-face", NULL, turn_action);
}
