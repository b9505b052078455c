/* home.c - where one is without a map: maps to begin and open, records, and views of them
 *
 * A place is made when it is looked at first, and stays as it was left. Where there is
 * no room for the list of places beside the one that is chosen, the list comes when it is
 * asked for.
 */
#include "config.h"

#include "app/home-private.h"

#include <glib/gi18n.h>

#include "app/application.h"
#include "app/home-sidebar.h"

#define SIDEBAR_WIDTH 244
#define PLACE_WIDTH 340 /* at least; else the sidebar has to go */

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayHome, way_home, GTK_TYPE_WIDGET)

WayKindPlace *
way_home_get_kind_place (WayHome *self)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, self->place->name);

  return WAY_IS_KIND_PLACE (child) ? WAY_KIND_PLACE (child) : NULL;
}

void
way_home_tell (WayHome *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Each kind of list is as it was left last, in any window. */
static void
remember_list (WayKindPlace *kind_place,
               const char   *name)
{
  WayApplication  *application = WAY_APPLICATION (g_application_get_default ());
  g_autofree char *key = g_strconcat (name, "-list", NULL);

  g_settings_bind (way_application_get_settings (application), key, way_kind_place_get_list (kind_place), "arrangement", G_SETTINGS_BIND_DEFAULT);
}

static GtkWidget *
make (WayHome            *self,
      const WayHomePlace *place)
{
  GtkWidget *child = place->make != NULL ? place->make (self->desk) : way_kind_place_new (self->desk, place->kind);

  if (WAY_IS_KIND_PLACE (child))
    {
      g_signal_connect_swapped (child, "shown", G_CALLBACK (way_home_tell), self);
      remember_list (WAY_KIND_PLACE (child), place->name);
    }
  gtk_stack_add_named (self->stack, child, place->name);

  return child;
}

/* Shows a place, and makes it when nobody was there yet. */
void
way_home_turn_to (WayHome            *self,
                  const WayHomePlace *place)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, place->name);

  self->place = place;
  if (child == NULL && self->desk != NULL)
    child = make (self, place);
  gtk_stack_set_visible_child (self->stack, child != NULL ? child : self->trouble);
  way_home_sidebar_select (WAY_HOME_SIDEBAR (self->sidebar), place->name);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->stack));
}

void
way_home_focus_place (WayHome *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (!gtk_widget_grab_focus (child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
go_to (WayHome            *self,
       const WayHomePlace *place)
{
  if (place != self->place)
    way_home_note_step (self);
  way_home_turn_to (self, place);
  way_home_tell (self);
}

/* Where the list covers the places, looking has to wait. */
static void
chosen_cb (WayHome    *self,
           const char *place,
           gboolean    enter)
{
  if (!enter && adw_leaflet_get_folded (self->leaflet))
    return;
  go_to (self, way_home_places_find (place));
  if (enter)
    way_home_focus_place (self);
}

static gboolean
tell_cb (gpointer data)
{
  WayHome *self = data;

  self->tell_id = 0;
  way_home_tell (self);

  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out, when nothing may ask for another one. */
static void
folded_cb (WayHome *self)
{
  if (self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

static void
way_home_dispose (GObject *object)
{
  WayHome *self = WAY_HOME (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  way_home_forget_steps (self);
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_home_parent_class)->dispose (object);
}

static gboolean
way_home_grab_focus (GtkWidget *widget)
{
  way_home_focus_place (WAY_HOME (widget));

  return TRUE;
}

static void
way_home_class_init (WayHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_home_dispose;
  widget_class->grab_focus = way_home_grab_focus;

  /**
   * WayHome::changed:
   *
   * Another place or record is shown, or the same in another way.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  way_home_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "home");
}

static void
way_home_init (WayHome *self)
{
  GtkWidget *ways_out = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  g_queue_init (&self->back);
  self->sidebar = way_home_sidebar_new ();
  gtk_widget_set_size_request (self->sidebar, SIDEBAR_WIDTH, -1);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), PLACE_WIDTH, -1);
  self->trouble = adw_status_page_new ();
  self->restore = gtk_button_new_with_mnemonic (_ ("_Restore a Backup…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), "app.retry-records");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->restore), "app.restore-records");
  gtk_widget_add_css_class (again, "pill");
  gtk_widget_add_css_class (self->restore, "pill");
  gtk_widget_add_css_class (self->restore, "suggested-action");
  gtk_widget_set_halign (ways_out, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (ways_out), again);
  gtk_box_append (GTK_BOX (ways_out), self->restore);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->trouble), ways_out);
  gtk_stack_add_named (self->stack, self->trouble, "trouble");

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  adw_leaflet_append (self->leaflet, self->sidebar);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL)), FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->stack));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->stack));
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));

  self->place = way_home_places_find ("maps");
  way_home_sidebar_select (WAY_HOME_SIDEBAR (self->sidebar), self->place->name);
  g_signal_connect_swapped (self->sidebar, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (folded_cb), self);
}

/**
 * way_home_set_maps:
 * @self: a home
 * @maps: where maps are begun and opened
 *
 * Sets what stands in the place for maps.
 */
void
way_home_set_maps (WayHome   *self,
                   GtkWidget *maps)
{
  g_return_if_fail (WAY_IS_HOME (self));

  gtk_stack_add_named (self->stack, maps, "maps");
  gtk_stack_set_visible_child (self->stack, maps);
}

/* Without a problem they are on their way. */
static void
show_trouble (WayHome    *self,
              const char *problem)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->trouble);
  /* The description is markup, and folders may be called anything. */
  g_autofree char *escaped = problem != NULL ? g_markup_escape_text (problem, -1) : NULL;

  adw_status_page_set_icon_name (page, problem != NULL ? "dialog-warning-symbolic" : "way-contact-symbolic");
  adw_status_page_set_title (page, problem != NULL ? _ ("The Records Are Not Available") : _ ("Opening the Records…"));
  adw_status_page_set_description (page, escaped);
  gtk_widget_set_visible (adw_status_page_get_child (page), problem != NULL);
}

static void
remove_places (WayHome *self)
{
  const WayHomePlace *places;
  int                 n, i;

  places = way_home_places_list (&n);
  for (i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_stack_get_child_by_name (self->stack, places[i].name);

      if (child != NULL && (places[i].kind != WAY_N_KINDS || places[i].make != NULL))
        gtk_stack_remove (self->stack, child);
    }
}

/**
 * way_home_set_desk:
 * @self: a home
 * @desk: (nullable): where records are edited
 * @problem: (nullable): why there are none, or why they cannot be changed
 * @can_restore: whether a backup can be put in their place
 *
 * Sets the records. Places that showed others are made anew.
 */
void
way_home_set_desk (WayHome    *self,
                   WayDesk    *desk,
                   const char *problem,
                   gboolean    can_restore)
{
  g_return_if_fail (WAY_IS_HOME (self));

  show_trouble (self, problem);
  gtk_widget_set_visible (self->restore, can_restore);
  if (self->desk == desk)
    return;
  remove_places (self);
  way_home_forget_steps (self);
  g_set_object (&self->desk, desk);
  way_home_sidebar_set_records (WAY_HOME_SIDEBAR (self->sidebar), desk != NULL ? way_desk_get_records (desk) : NULL);
  way_home_turn_to (self, self->place);
  way_home_tell (self);
}

/**
 * way_home_show:
 * @self: a home
 * @place: the name of a place, for example "accounts"
 *
 * Goes there, and gives it the keyboard.
 */
void
way_home_show (WayHome    *self,
               const char *place)
{
  const WayHomePlace *wanted = way_home_places_find (place);

  g_return_if_fail (WAY_IS_HOME (self));

  if (wanted == NULL)
    return;
  go_to (self, wanted);
  way_home_focus_place (self);
}

/**
 * way_home_show_record:
 * @self: a home
 * @kind: the kind of a record
 * @id: its id
 *
 * Opens the page of a record in the place of its kind.
 */
void
way_home_show_record (WayHome    *self,
                      WayKind     kind,
                      const char *id)
{
  const WayHomePlace *wanted = way_home_places_find_kind (kind);
  WayKindPlace       *kind_place = way_home_get_kind_place (self);

  g_return_if_fail (WAY_IS_HOME (self));

  if (wanted == NULL || self->desk == NULL)
    return;
  if (wanted == self->place && kind_place != NULL && g_strcmp0 (way_kind_place_get_shown (kind_place), id) == 0)
    return;
  /* From one record to the next in the list is no way that one wants to go back. */
  if (wanted != self->place || kind_place == NULL || way_kind_place_get_shown (kind_place) == NULL)
    way_home_note_step (self);
  way_home_turn_to (self, wanted);
  way_kind_place_show (way_home_get_kind_place (self), id);
  way_home_tell (self);
}

/**
 * way_home_get_place:
 * @self: a home
 *
 * Returns: (transfer none): the name of the place that is shown
 */
const char *
way_home_get_place (WayHome *self)
{
  g_return_val_if_fail (WAY_IS_HOME (self), NULL);

  return self->place->name;
}

/**
 * way_home_get_title:
 * @self: a home
 *
 * Returns: (transfer none): what the place that is shown is called, translated
 */
const char *
way_home_get_title (WayHome *self)
{
  g_return_val_if_fail (WAY_IS_HOME (self), NULL);

  return _ (self->place->title);
}

/**
 * way_home_get_kind:
 * @self: a home
 * @kind: (out): a kind of record
 *
 * Returns: whether records of one kind are listed in the place that is shown
 */
gboolean
way_home_get_kind (WayHome *self,
                   WayKind *kind)
{
  g_return_val_if_fail (WAY_IS_HOME (self), FALSE);

  *kind = self->place->kind;

  return self->place->kind != WAY_N_KINDS && self->desk != NULL;
}

/**
 * way_home_get_list:
 * @self: a home
 *
 * Returns: (transfer none) (nullable): the list of records that is shown
 */
WayRecordList *
way_home_get_list (WayHome *self)
{
  WayKindPlace *kind_place;

  g_return_val_if_fail (WAY_IS_HOME (self), NULL);

  kind_place = way_home_get_kind_place (self);

  return kind_place != NULL ? way_kind_place_get_list (kind_place) : NULL;
}

/**
 * way_home_is_folded:
 * @self: a home
 *
 * Returns: whether the list of places has no room, and can be asked for
 */
gboolean
way_home_is_folded (WayHome *self)
{
  g_return_val_if_fail (WAY_IS_HOME (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet) && adw_leaflet_get_visible_child (self->leaflet) != self->sidebar;
}

/**
 * way_home_show_places:
 * @self: a home
 *
 * Shows the list of places where it has no room of its own.
 */
void
way_home_show_places (WayHome *self)
{
  g_return_if_fail (WAY_IS_HOME (self));

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
  gtk_widget_grab_focus (self->sidebar);
}

/**
 * way_home_search:
 * @self: a home
 *
 * Goes to where records are looked for.
 *
 * Returns: whether there is such a thing in the place that is shown
 */
gboolean
way_home_search (WayHome *self)
{
  WayKindPlace *kind_place;

  g_return_val_if_fail (WAY_IS_HOME (self), FALSE);

  kind_place = way_home_get_kind_place (self);
  if (kind_place != NULL)
    way_kind_place_search (kind_place);

  return kind_place != NULL;
}
