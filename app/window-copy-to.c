/* window-copy-to.c - stages and lanes into another map that is open */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* A window of each other map that can be changed. */
static GPtrArray *
list_others (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);
  GPtrArray      *others = g_ptr_array_new ();
  GList          *l = application != NULL ? gtk_application_get_windows (GTK_APPLICATION (application)) : NULL;
  guint           i;

  for (; l != NULL; l = l->next)
    {
      WayDocument *document = WAY_IS_WINDOW (l->data) ? way_window_get_document (l->data) : NULL;

      if (document == NULL || document == self->document || way_document_is_read_only (document))
        continue;
      for (i = 0; i < others->len && way_window_get_document (g_ptr_array_index (others, i)) != document; i++)
        ;
      if (i == others->len)
        g_ptr_array_add (others, l->data);
    }

  return others;
}

static const char *
get_title (WayWindow *window)
{
  const char *title = way_document_get_title (window->document);

  return *title != '\0' ? title : _ ("Untitled map");
}

/* NULL when no other map is open. */
GMenu *
way_window_build_copy_to_menu (WayWindow *self)
{
  g_autoptr (GPtrArray) others = list_others (self);
  GMenu *menu;
  guint  i;

  if (others->len == 0)
    return NULL;
  menu = g_menu_new ();
  for (i = 0; i < others->len; i++)
    {
      WayWindow *other = g_ptr_array_index (others, i);
      g_auto (GStrv) parts = g_strsplit (get_title (other), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.copy-to", "s", way_map_get_uuid (way_document_get_map (other->document)));
      g_menu_append_item (menu, item);
    }

  return menu;
}

static WayWindow *
find_other (WayWindow *self,
            GVariant  *uuid)
{
  g_autoptr (GPtrArray) others = list_others (self);
  guint i;

  for (i = 0; i < others->len; i++)
    {
      WayWindow *other = g_ptr_array_index (others, i);

      if (strcmp (way_map_get_uuid (way_document_get_map (other->document)), g_variant_get_string (uuid, NULL)) == 0)
        return other;
    }

  return NULL;
}

static void
copy_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  WayWindow *other = self->document != NULL ? find_other (self, parameter) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (WayFragment) fragment = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (other == NULL)
    return;
  way_window_finish_typing (self);
  items = way_selection_list_items (self->selection, way_document_get_map (self->document));
  fragment = way_fragment_new (way_document_get_map (self->document), items);
  if (fragment == NULL)
    return;
  if (!way_window_paste_fragment (other, fragment, &error))
    {
      way_window_show_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  /* TRANSLATORS: %s is the title of a map */
  text = g_strdup_printf (_ ("Copied to “%s”"), get_title (other));
  way_window_show_toast (self, text, _ ("_Show"), "win.show-map", g_variant_get_string (parameter, NULL));
}

static void
show_map_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *other = find_other (WAY_WINDOW (widget), parameter);

  if (other != NULL)
    gtk_window_present (GTK_WINDOW (other));
}

void
way_window_install_copy_to_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.copy-to", "s", copy_to_action);
  gtk_widget_class_install_action (klass, "win.show-map", "s", show_map_action);
}
