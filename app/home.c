/* home.c - where one is without a map: maps to begin and open, records, and views of them
 *
 * A place is made when it is looked at first, and stays as it was left. Where there is
 * no room for the list of places beside the one that is chosen, the list comes when it is
 * asked for.
 */
#include "config.h"

#include "app/home.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/application.h"
#include "app/home-places.h"
#include "app/home-sidebar.h"
#include "widgets/records/lists/kind-place.h"

#define SIDEBAR_WIDTH 244
#define PLACE_WIDTH 340 /* at least; else the sidebar has to go */
#define MOST_STEPS_BACK 100

/* Where one was. */
typedef struct
{
  const WayHomePlace *place;
  char               *id; /* of the record that was open, or NULL */
} Step;

struct _WayHome
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk; /* or NULL: there are no records */
  GQueue   back; /* of Step, the last first */

  /* template */
  AdwLeaflet *leaflet;
  GtkWidget  *sidebar;
  GtkStack   *stack;
  GtkWidget  *trouble; /* an AdwStatusPage: why there are no records */

  /* state */
  const WayHomePlace *place;
  gboolean            going_back;
  guint               tell_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayHome, way_home, GTK_TYPE_WIDGET)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->id);
  g_free (step);
}

static WayKindPlace *
get_kind_place (WayHome *self)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, self->place->name);

  return WAY_IS_KIND_PLACE (child) ? WAY_KIND_PLACE (child) : NULL;
}

static void
note_step (WayHome *self)
{
  WayKindPlace *kind_place = get_kind_place (self);
  Step         *step;

  if (self->going_back)
    return;
  step = g_new0 (Step, 1);
  step->place = self->place;
  step->id = kind_place != NULL ? g_strdup (way_kind_place_get_shown (kind_place)) : NULL;
  g_queue_push_head (&self->back, step);
  if (self->back.length > MOST_STEPS_BACK)
    step_free (g_queue_pop_tail (&self->back));
}

static void
shown_cb (WayHome *self)
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
      g_signal_connect_swapped (child, "shown", G_CALLBACK (shown_cb), self);
      remember_list (WAY_KIND_PLACE (child), place->name);
    }
  gtk_stack_add_named (self->stack, child, place->name);

  return child;
}

/* Shows a place, and makes it when nobody was there yet. */
static void
turn_to (WayHome            *self,
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

static void
focus_place (WayHome *self)
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
    note_step (self);
  turn_to (self, place);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
    focus_place (self);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *element, *id;
  WayKind     kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  if (way_records_find_kind (element, &kind))
    way_home_show_record (WAY_HOME (widget), kind, id);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_home_show (WAY_HOME (widget), g_variant_get_string (parameter, NULL));
}

/* Lists the records of a kind that lack a field, or what is worked out of it, to be filled in. */
static void
show_unset_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  static const char *const unset[] = { WAY_RECORD_QUERY_UNSET, NULL };
  WayHome                 *self = WAY_HOME (widget);
  const char              *element, *field;
  WayKind                  kind;
  WayKindPlace            *kind_place;

  g_variant_get (parameter, "(&s&s)", &element, &field);
  if (!way_records_find_kind (element, &kind) || way_record_subjects_find (kind, field) == NULL)
    return;
  way_home_show (self, way_home_places_find_kind (kind)->name);
  kind_place = get_kind_place (self);
  if (kind_place != NULL)
    {
      g_autoptr (WayRecordQuery) query = way_record_query_new (kind);

      way_record_query_set (query, field, WAY_RECORD_ANY, unset);
      way_kind_place_show (kind_place, NULL);
      way_record_list_set_query (way_kind_place_get_list (kind_place), query);
    }
}

static void
select_text (GtkWidget *focus)
{
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
  else if (GTK_IS_TEXT_VIEW (focus))
    {
      gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end);
      gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end);
    }
}

/* A record begins with a name, which is typed over. */
static void
show_new (WayHome    *self,
          WayKind     kind,
          const char *id)
{
  way_home_show_record (self, kind, id);
  way_kind_place_enter (get_kind_place (self));
  select_text (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
open_new_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const char *element, *id;
  WayKind     kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  if (way_records_find_kind (element, &kind))
    show_new (WAY_HOME (widget), kind, id);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayHome *self = WAY_HOME (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  WayItem         *record;
  WayKind          kind;

  if (!way_records_find_kind (g_variant_get_string (parameter, NULL), &kind) || self->desk == NULL)
    return;
  label = way_records_dup_new_name (kind);
  record = way_desk_create (self->desk, kind, label, NULL, NULL, &error);
  if (record == NULL)
    {
      gtk_widget_activate_action (widget, "records.report", "s", error->message);
      return;
    }
  show_new (self, kind, way_item_get_id (record));
}

static gboolean
tell_cb (gpointer data)
{
  WayHome *self = data;

  self->tell_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out, when nothing may ask for another one. */
static void
folded_cb (WayHome *self)
{
  if (self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  WayHome      *self = WAY_HOME (widget);
  WayKindPlace *kind_place = get_kind_place (self);

  if (kind_place == NULL || way_kind_place_get_shown (kind_place) == NULL)
    return FALSE;
  note_step (self);
  way_kind_place_show (kind_place, NULL);
  focus_place (self);

  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  if (!way_home_can_go_back (WAY_HOME (widget)))
    return FALSE;
  way_home_go_back (WAY_HOME (widget));

  return TRUE;
}

static void
way_home_dispose (GObject *object)
{
  WayHome *self = WAY_HOME (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_queue_clear_full (&self->back, step_free);
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_home_parent_class)->dispose (object);
}

static gboolean
way_home_grab_focus (GtkWidget *widget)
{
  focus_place (WAY_HOME (widget));

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
  gtk_widget_class_install_action (widget_class, "records.open", "(ss)", open_action);
  gtk_widget_class_install_action (widget_class, "records.open-new", "(ss)", open_new_action);
  gtk_widget_class_install_action (widget_class, "records.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "records.show-unset", "(ss)", show_unset_action);
  gtk_widget_class_install_action (widget_class, "records.new", "s", new_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Back, 0, back_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "home");
}

static void
way_home_init (WayHome *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  g_queue_init (&self->back);
  self->sidebar = way_home_sidebar_new ();
  gtk_widget_set_size_request (self->sidebar, SIDEBAR_WIDTH, -1);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), PLACE_WIDTH, -1);
  self->trouble = adw_status_page_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.retry-records");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->trouble), button);
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
 *
 * Sets the records. Places that showed others are made anew.
 */
void
way_home_set_desk (WayHome    *self,
                   WayDesk    *desk,
                   const char *problem)
{
  g_return_if_fail (WAY_IS_HOME (self));

  show_trouble (self, problem);
  if (self->desk == desk)
    return;
  remove_places (self);
  g_queue_clear_full (&self->back, step_free);
  g_set_object (&self->desk, desk);
  way_home_sidebar_set_records (WAY_HOME_SIDEBAR (self->sidebar), desk != NULL ? way_desk_get_records (desk) : NULL);
  turn_to (self, self->place);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
  focus_place (self);
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
  WayKindPlace       *kind_place = get_kind_place (self);

  g_return_if_fail (WAY_IS_HOME (self));

  if (wanted == NULL || self->desk == NULL)
    return;
  if (wanted == self->place && kind_place != NULL && g_strcmp0 (way_kind_place_get_shown (kind_place), id) == 0)
    return;
  /* From one record to the next in the list is no way that one wants to go back. */
  if (wanted != self->place || kind_place == NULL || way_kind_place_get_shown (kind_place) == NULL)
    note_step (self);
  turn_to (self, wanted);
  way_kind_place_show (get_kind_place (self), id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

  kind_place = get_kind_place (self);

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
 * way_home_can_go_back:
 * @self: a home
 *
 * Returns: whether one was elsewhere before
 */
gboolean
way_home_can_go_back (WayHome *self)
{
  g_return_val_if_fail (WAY_IS_HOME (self), FALSE);

  return !g_queue_is_empty (&self->back);
}

/**
 * way_home_go_back:
 * @self: a home
 *
 * Goes where one was before.
 */
void
way_home_go_back (WayHome *self)
{
  Step *step;

  g_return_if_fail (WAY_IS_HOME (self));

  step = g_queue_pop_head (&self->back);
  if (step == NULL)
    return;
  self->going_back = TRUE;
  turn_to (self, step->place);
  if (get_kind_place (self) != NULL)
    way_kind_place_show (get_kind_place (self), step->id);
  self->going_back = FALSE;
  focus_place (self);
  step_free (step);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

  kind_place = get_kind_place (self);
  if (kind_place != NULL)
    way_kind_place_search (kind_place);

  return kind_place != NULL;
}

/* The sidebar, the list and the page, as far as they are seen. */
static GPtrArray *
list_panes (WayHome *self)
{
  WayKindPlace *kind_place = get_kind_place (self);
  GPtrArray    *panes = kind_place != NULL ? way_kind_place_list_panes (kind_place) : g_ptr_array_new ();

  if (kind_place == NULL)
    g_ptr_array_add (panes, gtk_stack_get_visible_child (self->stack));
  if (gtk_widget_get_child_visible (self->sidebar))
    g_ptr_array_insert (panes, 0, self->sidebar);

  return panes;
}

/**
 * way_home_move_pane:
 * @self: a home
 * @by: 1 for the next part of what is seen, -1 for the one before
 *
 * Gives the keyboard to another part.
 */
void
way_home_move_pane (WayHome *self,
                    int      by)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GPtrArray) panes = NULL;
  guint i, here;

  g_return_if_fail (WAY_IS_HOME (self));

  panes = list_panes (self);
  here = panes->len - 1;
  for (i = 0; i < panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, i);

      if (focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane)))
        here = i;
    }
  for (i = 1; i < panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, (here + panes->len * panes->len + by * (int)i) % panes->len);

      if (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
