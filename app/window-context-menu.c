/* window-context-menu.c - what can be done with what is selected, where it stands */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

static void
append (GMenu      *menu,
        const char *label,
        const char *action)
{
  g_menu_append (menu, label, action);
}

/* A widget knows these keys, so that they are said here. */
static void
append_with_key (GMenu      *menu,
                 const char *label,
                 const char *action,
                 const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static GMenu *
build_move (WayKind kind)
{
  GMenu *menu = g_menu_new ();

  if (kind != WAY_KIND_LANE)
    {
      append_with_key (menu, _ ("_Left"), "win.move-left", "<alt>Left");
      append_with_key (menu, _ ("_Right"), "win.move-right", "<alt>Right");
    }
  if (kind != WAY_KIND_STAGE && kind != WAY_KIND_STEP)
    {
      append_with_key (menu, _ ("_Up"), "win.move-up", "<alt>Up");
      append_with_key (menu, _ ("_Down"), "win.move-down", "<alt>Down");
    }
  if (way_kind_is_card (kind))
    {
      append_with_key (menu, _ ("L_onger"), "win.span-longer", "<alt><shift>Right");
      append_with_key (menu, _ ("_Shorter"), "win.span-shorter", "<alt><shift>Left");
    }

  return menu;
}

static GMenu *
build_copy_as (void)
{
  GMenu *menu = g_menu_new ();

  append (menu, _ ("_Picture"), "win.copy-as::picture");
  append (menu, _ ("_Text"), "win.copy-as::text");
  append (menu, _ ("T_able"), "win.copy-as::table");

  return menu;
}

static GMenu *
build_clipboard (WayWindow *self,
                 WayItem   *item)
{
  WayKind  kind = item != NULL ? way_item_get_kind (item) : WAY_KIND_MAP;
  gboolean editable = way_window_is_editable (self);
  gboolean copies = item != NULL && way_fragment_can_hold (item);
  GMenu   *menu = g_menu_new ();
  g_autoptr (GMenu) copy_as = build_copy_as ();
  g_autoptr (GMenu) copy_to = NULL;

  if (copies && editable)
    append_with_key (menu, _ ("Cu_t"), "win.cut", "<ctrl>X");
  if (copies)
    append_with_key (menu, _ ("C_opy"), "win.copy", "<ctrl>C");
  if (editable)
    append_with_key (menu, _ ("_Paste"), "win.paste", "<ctrl>V");
  if (copies)
    g_menu_append_submenu (menu, _ ("Copy As"), G_MENU_MODEL (copy_as));
  if (kind == WAY_KIND_STAGE || kind == WAY_KIND_LANE)
    copy_to = way_window_build_copy_to_menu (self);
  if (copy_to != NULL)
    g_menu_append_submenu (menu, kind == WAY_KIND_STAGE ? _ ("Copy Stage To") : _ ("Copy Lane To"), G_MENU_MODEL (copy_to));

  return menu;
}

/* Beside what is selected. */
static GMenu *
build_add (WayWindow *self,
           WayKind    kind)
{
  GMenu *add = g_menu_new ();

  if (kind == WAY_KIND_STAGE)
    append (add, _ ("Add _Stage After"), "win.add-stage");
  if (kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP)
    append (add, _ ("Add S_tep"), "win.add-step");
  if (kind == WAY_KIND_LANE)
    append (add, _ ("Add _Lane Below…"), "win.choose-lane");
  if (way_window_shows_face (self, "map") && way_canvas_takes_cards (self->canvas))
    append (add, _ ("Add _Card"), "win.add-card");

  return add;
}

static GMenu *
build_change (WayWindow *self,
              WayItem   *item,
              WayKind    kind)
{
  GMenu   *change = g_menu_new ();
  gboolean structure = kind == WAY_KIND_STAGE || kind == WAY_KIND_STEP || kind == WAY_KIND_LANE;
  gboolean titled = structure || way_kind_is_card (kind);

  if (titled && way_selection_get_size (self->selection) == 1)
    append_with_key (change, _ ("Change _Title"), "win.rename", "F2");
  if (kind == WAY_KIND_LANE)
    append (change, way_item_has_mark (item, "folded") ? _ ("Un_fold") : _ ("_Fold"), "win.fold");
  if (way_kind_is_card (kind))
    {
      g_autoptr (GMenu) kinds = way_window_build_kind_menu ();

      g_menu_append_submenu (change, _ ("_Kind"), G_MENU_MODEL (kinds));
    }
  if (way_kind_is_card (kind))
    {
      g_autoptr (GMenu) links = way_window_build_links_menu (self);

      if (links != NULL)
        g_menu_append_submenu (change, _ ("L_inks"), G_MENU_MODEL (links));
    }
  way_window_append_link_items (self, change);
  if (kind == WAY_KIND_TOUCHPOINT)
    append_with_key (change, way_item_has_mark (item, "moment-of-truth") ? _ ("No Moment of Trut_h") : _ ("Moment of Trut_h"), "win.moment-of-truth", "<ctrl>M");
  if (way_kind_is_card (kind) && way_item_get_slot (item) != WAY_MAP_BENCH)
    append_with_key (change, _ ("To the _Bench"), "win.put-on-bench", "<ctrl>B");
  if (item != NULL)
    append (change, _ ("_Details"), "win.details");
  if (item != NULL)
    append (change, _ ("Comme_nt"), "win.add-comment");
  if (titled)
    {
      g_autoptr (GMenu) move = build_move (kind);

      append_with_key (change, _ ("D_uplicate"), "win.duplicate-selected", "<ctrl>D");
      if (way_window_shows_face (self, "map"))
        g_menu_append_submenu (change, _ ("_Move"), G_MENU_MODEL (move));
      append_with_key (change, _ ("_Remove"), "win.remove", "Delete");
    }
  if (structure)
    append (change, _ ("Lock S_tructure"), "win.lock");

  return change;
}

/* The first section adds something, the second takes what is selected elsewhere, the third
 * changes it. What is only read can be looked at and copied. */
static GMenu *
build (WayWindow *self)
{
  WayItem *item = way_selection_get_item (self->selection, way_document_get_map (self->document));
  WayKind  kind = item != NULL ? way_item_get_kind (item) : WAY_KIND_MAP;
  GMenu   *menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = build_clipboard (self, item);
  g_autoptr (GMenu) add = NULL;
  g_autoptr (GMenu) change = NULL;

  if (way_window_is_editable (self))
    {
      add = build_add (self, kind);
      change = build_change (self, item, kind);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
    }
  else
    {
      change = g_menu_new ();
      if (item != NULL)
        append (change, _ ("_Details"), "win.details");
      way_window_append_link_items (self, change);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));

  return menu;
}

static gboolean
drop_cb (gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);

  /* The window may be closed by now. */
  if (root != NULL)
    WAY_WINDOW (root)->context_menu = NULL;
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

/* The action of an item runs after the menu has closed, so the menu is dropped later.
 * The focus would go to whatever comes next in the window. */
static void
closed_cb (GtkWidget *menu,
           WayWindow *self)
{
  way_window_focus_face (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (menu), g_object_unref);
}

/* At a place in the face that is seen. */
static void
show (WayWindow *self,
      GMenu     *model,
      double     x,
      double     y)
{
  GdkRectangle place = { (int)x, (int)y, 1, 1 };

  self->context_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_widget_set_parent (self->context_menu, gtk_stack_get_visible_child (self->faces));
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &place);
  g_signal_connect (self->context_menu, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

/* Of what is selected, where the canvas or the table was asked for it. */
void
way_window_show_context_menu (WayWindow *self,
                              double     x,
                              double     y)
{
  GtkWidget *face = gtk_stack_get_visible_child (self->faces);
  g_autoptr (GMenu) model = NULL;

  if (self->document == NULL || self->context_menu != NULL)
    return;
  if (!way_window_is_editable (self) && way_selection_get_item (self->selection, way_document_get_map (self->document)) == NULL)
    return;
  model = build (self);
  if (face == self->map_box)
    gtk_widget_translate_coordinates (GTK_WIDGET (self->canvas), face, x, y, &x, &y);
  show (self, model, x, y);
}

/* Where the focus is in the face, or in the middle of it. */
void
way_window_show_menu_here (WayWindow *self,
                           GMenu     *menu)
{
  GtkWidget      *face = gtk_stack_get_visible_child (self->faces);
  GtkWidget      *focus = gtk_window_get_focus (GTK_WINDOW (self));
  graphene_rect_t bounds;

  if (self->context_menu != NULL)
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, face) || !gtk_widget_compute_bounds (focus, face, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (face), gtk_widget_get_height (face));
  show (self, menu, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2);
}
