/* views-menu.c - the saved views of a map: to choose, to save, to call otherwise, to delete */
#include "config.h"

#include "widgets/find/views-menu.h"

#include <glib/gi18n.h>

#include "journeys/commands/views.h"

struct _WayViewsMenu
{
  GtkPopover parent_instance;

  /* owned */
  WayHistory *history; /* or NULL */
  char       *renamed; /* id of the view that gets a new name, or NULL */

  /* borrowed */
  const WayFilter *filter;

  /* template */
  GtkWidget *list;
  GtkWidget *entry; /* the name of what is saved */
  GtkWidget *save;
  GtkWidget *saving;

  /* state */
  gboolean editable;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayViewsMenu, way_views_menu, GTK_TYPE_POPOVER)

static void fill (WayViewsMenu *self);

static WayMap *
get_map (WayViewsMenu *self)
{
  return way_history_get_map (self->history);
}

static WayItem *
get_view (WayViewsMenu *self,
          GtkWidget    *widget)
{
  return way_map_find (get_map (self), g_object_get_data (G_OBJECT (widget), "view"));
}

/* Takes the command, and the error if there is none. */
static gboolean
perform (WayViewsMenu *self,
         WayCommand   *command,
         GError       *error)
{
  g_autoptr (WayCommand) owned = command;
  g_autoptr (GError) problem = error;
  g_autofree char *why = NULL;

  if (way_history_try (self->history, command, error, &why))
    return TRUE;
  if (why != NULL)
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, why);

  return FALSE;
}

static void
choose_cb (WayViewsMenu *self,
           GtkWidget    *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "view"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
}

static void
delete_cb (WayViewsMenu *self,
           GtkWidget    *button)
{
  WayItem *view = get_view (self, button);

  if (view != NULL && perform (self, way_views_new_delete (get_map (self), view), NULL))
    fill (self);
}

static void
rename_cb (WayViewsMenu *self,
           GtkWidget    *button)
{
  g_free (self->renamed);
  self->renamed = g_strdup (g_object_get_data (G_OBJECT (button), "view"));
  fill (self);
}

static void
renamed_cb (WayViewsMenu *self,
            GtkWidget    *entry)
{
  WayItem         *view = get_view (self, entry);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  GError          *error = NULL;

  if (view != NULL && *name != '\0')
    {
      WayCommand *command = way_views_new_rename (get_map (self), view, name, &error);

      perform (self, command, error);
    }
  g_clear_pointer (&self->renamed, g_free);
  fill (self);
}

static void
save_cb (WayViewsMenu *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GError          *error = NULL;
  WayCommand      *command;

  if (*name == '\0')
    {
      gtk_widget_error_bell (self->entry);
      return;
    }
  command = way_views_new_save (get_map (self), name, self->filter, &error);
  /* What is kept already is saved as well. */
  if ((command == NULL && error == NULL) || perform (self, command, error))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
new_tool (WayViewsMenu *self,
          WayItem      *view,
          const char   *icon,
          const char   *format,
          GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Not a format of printf for the compiler: %s stands for the name of the view. */
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strconcat (parts[0], way_item_get_name (view), parts[1] != NULL ? parts[1] : "", NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "view", g_strdup (way_item_get_id (view)), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_view (WayViewsMenu *self,
          WayItem      *view)
{
  g_autoptr (WayFilter) kept = way_filter_new_for_view (view);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (g_strcmp0 (self->renamed, way_item_get_id (view)) == 0)
    {
      GtkWidget *entry = gtk_entry_new ();

      gtk_editable_set_text (GTK_EDITABLE (entry), way_item_get_name (view));
      gtk_widget_set_hexpand (entry, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New name of the view"), -1);
      g_object_set_data_full (G_OBJECT (entry), "view", g_strdup (way_item_get_id (view)), g_free);
      g_signal_connect_object (entry, "activate", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), entry);
      gtk_box_append (GTK_BOX (self->list), row);
      gtk_widget_grab_focus (entry);
      return;
    }
  {
    GtkWidget *button = gtk_button_new ();
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
    GtkWidget *label = gtk_label_new (way_item_get_name (view));
    GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_set_opacity (mark, self->filter != NULL && way_filter_equal (kept, self->filter) ? 1 : 0);
    gtk_box_append (GTK_BOX (line), mark);
    gtk_box_append (GTK_BOX (line), label);
    gtk_button_set_child (GTK_BUTTON (button), line);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_hexpand (button, TRUE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, way_item_get_name (view), -1);
    g_object_set_data_full (G_OBJECT (button), "view", g_strdup (way_item_get_id (view)), g_free);
    g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (row), button);
  }
  if (self->editable)
    {
      /* TRANSLATORS: %s is the name of a saved view */
      gtk_box_append (GTK_BOX (row), new_tool (self, view, "document-edit-symbolic", _ ("Rename %s"), G_CALLBACK (rename_cb)));
      /* TRANSLATORS: %s is the name of a saved view */
      gtk_box_append (GTK_BOX (row), new_tool (self, view, "user-trash-symbolic", _ ("Delete %s"), G_CALLBACK (delete_cb)));
    }
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
fill (WayViewsMenu *self)
{
  GtkWidget *child;
  int        i;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  if (self->history == NULL)
    return;
  for (i = 0; i < way_map_n (get_map (self), WAY_MAP_VIEWS); i++)
    add_view (self, way_map_get (get_map (self), WAY_MAP_VIEWS, i));
  if (i == 0)
    {
      GtkWidget *none = gtk_label_new (_ ("No views are saved yet"));

      gtk_widget_add_css_class (none, "quiet");
      gtk_box_append (GTK_BOX (self->list), none);
    }
  gtk_widget_set_visible (self->saving, self->editable && self->filter != NULL && !way_filter_is_empty (self->filter));
}

static void
show_cb (WayViewsMenu *self)
{
  g_clear_pointer (&self->renamed, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  if (gtk_widget_get_visible (self->saving))
    gtk_widget_grab_focus (self->entry);
  else
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
way_views_menu_dispose (GObject *object)
{
  g_clear_object (&WAY_VIEWS_MENU (object)->history);

  G_OBJECT_CLASS (way_views_menu_parent_class)->dispose (object);
}

static void
way_views_menu_finalize (GObject *object)
{
  g_free (WAY_VIEWS_MENU (object)->renamed);

  G_OBJECT_CLASS (way_views_menu_parent_class)->finalize (object);
}

static void
way_views_menu_class_init (WayViewsMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_views_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_views_menu_finalize;

  /**
   * WayViewsMenu::chosen:
   * @id: the view to show
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayViewsMenu::told:
   * @message: what could not be done
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
way_views_menu_init (WayViewsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 260, -1);

  self->saving = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name of this view"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of this view"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->saving), self->entry);
  gtk_box_append (GTK_BOX (self->saving), self->save);

  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->saving);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Saved views"), -1);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
}

/**
 * way_views_menu_new:
 *
 * Returns: (transfer floating): a menu without a map
 */
GtkWidget *
way_views_menu_new (void)
{
  return g_object_new (WAY_TYPE_VIEWS_MENU, NULL);
}

/**
 * way_views_menu_set_source:
 * @self: a menu of views
 * @history: (nullable): of the map
 * @editable: whether views may be saved
 * @filter: (nullable): the filter in use; it must outlive the menu or be set anew
 */
void
way_views_menu_set_source (WayViewsMenu    *self,
                           WayHistory      *history,
                           gboolean         editable,
                           const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_VIEWS_MENU (self));

  g_set_object (&self->history, history);
  self->editable = editable;
  self->filter = filter;
}
