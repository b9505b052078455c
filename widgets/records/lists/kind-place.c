/* kind-place.c - all records of one kind, and the page of one of them beside the list
 *
 * While no record is open the list has all the room. Where there is no room for both,
 * the page stands in the place of the list.
 */
#include "config.h"

#include "widgets/records/lists/kind-place.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/lists/record-list.h"
#include "widgets/records/pages/record-page.h"

#define LIST_WIDTH 380
#define PAGE_WIDTH 340

struct _WayKindPlace
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;
  char    *id; /* of the record that is open, or NULL */

  /* template */
  AdwLeaflet *leaflet;
  GtkWidget  *list;
  GtkWidget  *line; /* between the two */
  GtkWidget  *page; /* an AdwBin */

  /* state */
  WayKind kind;
  guint   fold_id;
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayKindPlace, way_kind_place, GTK_TYPE_WIDGET)

/* Beside a page the list keeps to its side; alone it has all the room. */
static void
share_room (WayKindPlace *self)
{
  gboolean   open = self->id != NULL;
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_widget_set_visible (self->page, open);
  gtk_widget_set_visible (self->line, open);
  gtk_widget_set_hexpand (self->list, !open);
  gtk_widget_set_size_request (self->list, open && !adw_leaflet_get_folded (self->leaflet) ? LIST_WIDTH : -1, -1);
  adw_leaflet_set_visible_child (self->leaflet, open ? self->page : self->list);
  /* The leaflet takes the keyboard along, also where both are seen; the list is gone through
   * from record to record. */
  if (focus != NULL && !adw_leaflet_get_folded (self->leaflet) && gtk_widget_is_ancestor (focus, self->list))
    gtk_widget_grab_focus (focus);
}

static gboolean
fold_cb (gpointer data)
{
  WayKindPlace *self = data;

  self->fold_id = 0;
  share_room (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);

  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out, when nothing may ask for another one. */
static void
folded_cb (WayKindPlace *self)
{
  if (self->fold_id == 0)
    self->fold_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

static void
way_kind_place_dispose (GObject *object)
{
  WayKindPlace *self = WAY_KIND_PLACE (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_kind_place_parent_class)->dispose (object);
}

static void
way_kind_place_finalize (GObject *object)
{
  g_free (WAY_KIND_PLACE (object)->id);

  G_OBJECT_CLASS (way_kind_place_parent_class)->finalize (object);
}

static gboolean
way_kind_place_grab_focus (GtkWidget *widget)
{
  WayKindPlace *self = WAY_KIND_PLACE (widget);

  if (adw_leaflet_get_folded (self->leaflet) && self->id != NULL)
    return gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (self->list) || gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
way_kind_place_class_init (WayKindPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_kind_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_kind_place_finalize;
  widget_class->grab_focus = way_kind_place_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * WayKindPlace::shown:
   *
   * Another record is open now, or none, or there is room for more or less.
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_kind_place_init (WayKindPlace *self)
{
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_unfold (self->leaflet, TRUE);
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->page = adw_bin_new ();
  gtk_widget_set_hexpand (self->page, TRUE);
  gtk_widget_set_size_request (self->page, PAGE_WIDTH, -1);
}

/**
 * way_kind_place_new:
 * @desk: where records are edited
 * @kind: a kind of record
 *
 * Returns: (transfer floating): a list of all records of the kind
 */
GtkWidget *
way_kind_place_new (WayDesk *desk,
                    WayKind  kind)
{
  WayKindPlace *self = g_object_new (WAY_TYPE_KIND_PLACE, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->list = way_record_list_new (desk, kind);
  adw_leaflet_append (self->leaflet, self->list);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, self->line), FALSE);
  adw_leaflet_append (self->leaflet, self->page);
  share_room (self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);

  return GTK_WIDGET (self);
}

/**
 * way_kind_place_get_list:
 * @self: a place
 *
 * Returns: (transfer none): the list of records
 */
WayRecordList *
way_kind_place_get_list (WayKindPlace *self)
{
  g_return_val_if_fail (WAY_IS_KIND_PLACE (self), NULL);

  return WAY_RECORD_LIST (self->list);
}

/**
 * way_kind_place_show:
 * @self: a place
 * @id: (nullable): the id of a record; NULL closes the page
 *
 * Opens the page of a record beside the list, or closes it.
 */
void
way_kind_place_show (WayKindPlace *self,
                     const char   *id)
{
  g_return_if_fail (WAY_IS_KIND_PLACE (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  adw_bin_set_child (ADW_BIN (self->page), id != NULL ? way_record_page_new (self->desk, self->kind, id) : NULL);
  share_room (self);
  way_record_list_set_shown (WAY_RECORD_LIST (self->list), id);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/**
 * way_kind_place_get_shown:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the id of the record whose page is open
 */
const char *
way_kind_place_get_shown (WayKindPlace *self)
{
  g_return_val_if_fail (WAY_IS_KIND_PLACE (self), NULL);

  return self->id;
}

/**
 * way_kind_place_is_narrow:
 * @self: a place
 *
 * Returns: whether the page stands in the place of the list
 */
gboolean
way_kind_place_is_narrow (WayKindPlace *self)
{
  g_return_val_if_fail (WAY_IS_KIND_PLACE (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

/**
 * way_kind_place_enter:
 * @self: a place with an open page
 *
 * Gives the keyboard to the name on the page.
 */
void
way_kind_place_enter (WayKindPlace *self)
{
  GtkWidget *page;

  g_return_if_fail (WAY_IS_KIND_PLACE (self));

  page = adw_bin_get_child (ADW_BIN (self->page));
  if (page == NULL || !way_record_page_show_field (WAY_RECORD_PAGE (page), way_kind_get_name_field (self->kind)))
    gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

/**
 * way_kind_place_list_panes:
 * @self: a place
 *
 * Returns: (transfer container) (element-type GtkWidget): what is seen of list and page
 */
GPtrArray *
way_kind_place_list_panes (WayKindPlace *self)
{
  GPtrArray *panes = g_ptr_array_new ();

  if (gtk_widget_get_child_visible (self->list))
    g_ptr_array_add (panes, self->list);
  if (self->id != NULL && gtk_widget_get_child_visible (self->page))
    g_ptr_array_add (panes, self->page);

  return panes;
}

/**
 * way_kind_place_search:
 * @self: a place
 *
 * Goes to where words are looked for.
 */
void
way_kind_place_search (WayKindPlace *self)
{
  g_return_if_fail (WAY_IS_KIND_PLACE (self));

  if (way_kind_place_is_narrow (self))
    way_kind_place_show (self, NULL);
  way_record_list_search (WAY_RECORD_LIST (self->list));
}
