/* recent-maps.c - the maps that were open last, as the desktop remembers them */
#include "config.h"

#include "app/recent-maps.h"

#include <gtk/gtk.h>

#define MEDIA_TYPE "application/vnd.waymark.journey+xml"

/**
 * way_recent_maps_add:
 * @file: a map
 *
 * Remembers that the map was opened or saved, if the desktop remembers files at all.
 */
void
way_recent_maps_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData    data = { .mime_type = (char *)MEDIA_TYPE, .app_name = (char *)"Waymark", .app_exec = (char *)"waymark %f" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  return -g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *)a),
                               gtk_recent_info_get_visited ((GtkRecentInfo *)b));
}

/**
 * way_recent_maps_list:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type GFile): the maps that are still there, the last one first
 */
GPtrArray *
way_recent_maps_list (int most)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  GList     *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GList     *l;

  items = g_list_sort (items, compare_visited);
  for (l = items; l != NULL && (int)files->len < most; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), MEDIA_TYPE) == 0 && gtk_recent_info_is_local (l->data) && gtk_recent_info_exists (l->data))
      g_ptr_array_add (files, g_file_new_for_uri (gtk_recent_info_get_uri (l->data)));
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);

  return files;
}
