/* comments-page.c - all that is said about a map, as threads */
#include "config.h"

#include "widgets/comments/comments-page-private.h"

#include <glib/gi18n.h>

#include "widgets/comments/comments-list.h"
#include "widgets/shared/follow.h"

enum
{
  PROP_0,
  PROP_N_OPEN,
  N_PROPS
};

enum
{
  SIGNAL_SHOWN,
  SIGNAL_DONE,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayCommentsPage, way_comments_page, GTK_TYPE_WIDGET)

void
way_comments_page_sync (WayCommentsPage *self)
{
  gboolean resolved = gtk_switch_get_active (GTK_SWITCH (self->show_resolved));
  gboolean any = way_comments_list_sync (WAY_COMMENTS_LIST (self->list), self->selection, way_comments_page_find_selected (self), resolved);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->index != NULL && !way_comment_index_is_empty (self->index))
    gtk_label_set_text (GTK_LABEL (self->empty), _ ("Nothing is open: all that was said is resolved."));
  else
    gtk_label_set_text (GTK_LABEL (self->empty), _ ("Nothing is said yet. Select something and press Ctrl+Shift+M."));
  gtk_widget_set_visible (self->empty, !any);
  gtk_widget_set_visible (self->list, any);
}

static gboolean
sync_cb (gpointer data)
{
  WayCommentsPage *self = data;

  self->idle = 0;
  way_comments_page_sync (self);

  return G_SOURCE_REMOVE;
}

/* What nobody sees is put together when it is seen. */
static void
queue_sync (WayCommentsPage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, sync_cb, self, NULL);
}

static void
way_comments_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (way_comments_page_parent_class)->map (widget);
  way_comments_page_sync (WAY_COMMENTS_PAGE (widget));
}

static void
index_changed_cb (WayCommentsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
  queue_sync (self);
}

static void
map_changed_cb (WayCommentsPage *self,
                const WayChange *change)
{
  way_comments_list_follow (WAY_COMMENTS_LIST (self->list), change);
}

static void
selection_changed_cb (WayCommentsPage *self)
{
  queue_sync (self);
}

static void
resolved_cb (WayCommentsPage *self)
{
  way_comments_page_sync (self);
}

static void
add_cb (WayCommentsPage *self)
{
  way_comments_page_add (self);
}

static void
forget (WayCommentsPage *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (way_history_get_map (self->history), self);
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  g_clear_object (&self->index);
  g_clear_object (&self->history);
}

static void
way_comments_page_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *spec)
{
  switch (id)
    {
    case PROP_N_OPEN:
      g_value_set_uint (value, way_comments_page_get_n_open (WAY_COMMENTS_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
way_comments_page_dispose (GObject *object)
{
  WayCommentsPage *self = WAY_COMMENTS_PAGE (object);

  forget (self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_comments_page_parent_class)->dispose (object);
}

static void
way_comments_page_class_init (WayCommentsPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = way_comments_page_get_property;
  object_class->dispose = way_comments_page_dispose;
  widget_class->map = way_comments_page_map;

  /**
   * WayCommentsPage:n-open:
   *
   * How many comments on the map are open.
   */
  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WayCommentsPage::shown:
   * @id: of the item that was selected, for those who can bring it into sight
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayCommentsPage::done:
   *
   * Somebody has said what was to be said, and wants to go on with the map.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayCommentsPage::problem:
   * @message: what went wrong, for the user
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  way_comments_page_install_acts (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "commentspage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
build_head (WayCommentsPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Show _resolved"));

  self->show_resolved = gtk_switch_new ();
  gtk_widget_set_valign (self->show_resolved, GTK_ALIGN_CENTER);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->show_resolved);
  g_signal_connect_object (self->show_resolved, "notify::active", G_CALLBACK (resolved_cb), self, G_CONNECT_SWAPPED);

  self->add = gtk_button_new_with_mnemonic (_ ("_Comment"));
  gtk_widget_set_hexpand (self->add, TRUE);
  gtk_widget_set_halign (self->add, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->add, _ ("Comment on what is selected (Ctrl+Shift+M)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Comment on what is selected"), -1);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (head), self->show_resolved);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->add);
  gtk_widget_add_css_class (head, "page-head");

  return head;
}

static void
way_comments_page_init (WayCommentsPage *self)
{
  self->editable = TRUE;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_widget_add_css_class (self->empty, "quiet");
  gtk_widget_add_css_class (self->empty, "nothing");
  gtk_box_append (GTK_BOX (self->box), self->empty);

  self->list = way_comments_list_new ();
  gtk_widget_set_vexpand (self->list, TRUE);
  g_signal_connect_object (self->list, "more", G_CALLBACK (way_comments_page_sync), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Comments"), -1);
}

/**
 * way_comments_page_new:
 *
 * Returns: (transfer floating): a page that shows nothing
 */
GtkWidget *
way_comments_page_new (void)
{
  return g_object_new (WAY_TYPE_COMMENTS_PAGE, NULL);
}

/**
 * way_comments_page_set_history:
 * @self: a page
 * @history: (nullable): the history of the map to show
 *
 * Shows what is said about a map.
 */
void
way_comments_page_set_history (WayCommentsPage *self,
                               WayHistory      *history)
{
  g_return_if_fail (WAY_IS_COMMENTS_PAGE (self));

  if (self->history == history)
    return;
  forget (self);
  if (history != NULL)
    {
      self->history = g_object_ref (history);
      self->index = way_comment_index_new (way_history_get_map (self->history));
      g_signal_connect_object (self->index, "changed", G_CALLBACK (index_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (way_history_get_map (self->history), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
    }
  way_comments_list_set_map (WAY_COMMENTS_LIST (self->list), self->history, self->index, self->editable);
  index_changed_cb (self);
}

/**
 * way_comments_page_set_selection:
 * @self: a page
 * @selection: (nullable): what is selected
 *
 * Follows a selection.
 */
void
way_comments_page_set_selection (WayCommentsPage *self,
                                 WaySelection    *selection)
{
  g_return_if_fail (WAY_IS_COMMENTS_PAGE (self));

  if (way_follow (&self->selection, selection, G_CALLBACK (selection_changed_cb), self))
    queue_sync (self);
}

/**
 * way_comments_page_set_editable:
 * @self: a page
 * @editable: whether comments can be made and changed
 */
void
way_comments_page_set_editable (WayCommentsPage *self,
                                gboolean         editable)
{
  g_return_if_fail (WAY_IS_COMMENTS_PAGE (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  gtk_widget_set_visible (self->add, editable);
  way_comments_list_set_map (WAY_COMMENTS_LIST (self->list), self->history, self->index, editable);
  queue_sync (self);
}

/**
 * way_comments_page_get_n_open:
 * @self: a page
 *
 * Returns: how many comments on the map are open
 */
guint
way_comments_page_get_n_open (WayCommentsPage *self)
{
  g_return_val_if_fail (WAY_IS_COMMENTS_PAGE (self), 0);

  return self->index != NULL ? way_comment_index_n_open (self->index) : 0;
}
