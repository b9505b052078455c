/* window-pictures.c - pictures that are chosen, dropped or pasted */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/bounded-read.h"
#include "journeys/drawing/picture.h"
#include "journeys/model/rules.h"
#include "widgets/shared/file-dialogs.h"

/* What the import takes, the best first. */
static const char *picture_types[] = { "image/png", "image/jpeg", "image/webp", "image/gif", NULL };

/* A picture on its way to the map. */
typedef struct
{
  WayWindow   *window;
  WayDocument *document;
  char        *item; /* that gets it; NULL: a new card in the cell */
  char        *field;
  char        *step;
  char        *lane;
  char        *name;  /* for messages */
  GBytes      *bytes; /* of its file, or NULL yet */
  GdkDrop     *drop;  /* that it comes by, or NULL */
} Coming;

static void
coming_free (Coming *coming)
{
  if (coming->drop != NULL)
    gdk_drop_finish (coming->drop, coming->bytes != NULL ? GDK_ACTION_COPY : 0);
  g_clear_object (&coming->drop);
  g_object_unref (coming->window);
  g_object_unref (coming->document);
  g_free (coming->item);
  g_free (coming->field);
  g_free (coming->step);
  g_free (coming->lane);
  g_free (coming->name);
  g_clear_pointer (&coming->bytes, g_bytes_unref);
  g_free (coming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coming, coming_free)

static void
tell (Coming       *coming,
      const GError *error)
{
  if (error != NULL && way_window_still_shows (coming->window, coming->document))
    way_window_show_toast (coming->window, error->message, NULL, NULL, NULL);
}

/* To what is selected: the card, or else the cell. NULL when that can take none. */
static Coming *
coming_new (WayWindow *self,
            GError   **error)
{
  Coming       *coming;
  WayPastePlace place;

  way_canvas_end_edit (self->canvas);
  way_window_find_place (self, &place);
  if (place.card == NULL && !way_paste_check_cell (&place, error))
    return NULL;
  coming = g_new0 (Coming, 1);
  coming->window = g_object_ref (self);
  coming->document = g_object_ref (self->document);
  coming->item = place.card != NULL ? g_strdup (way_item_get_id (place.card)) : NULL;
  coming->field = g_strdup ("picture");
  coming->step = place.step != NULL ? g_strdup (way_item_get_id (place.step)) : NULL;
  coming->lane = place.lane != NULL ? g_strdup (way_item_get_id (place.lane)) : NULL;
  coming->name = g_strdup (_ ("Picture"));

  return coming;
}

static gboolean
put_on_map (Coming     *coming,
            const char *value,
            GError    **error)
{
  WayMap     *map = way_document_get_map (coming->document);
  WayHistory *history = way_document_get_history (coming->document);
  WayItem    *item = way_map_find (map, coming->item);
  WayItem    *lane = way_map_find (map, coming->lane);
  g_autoptr (WayItem) card = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (item != NULL)
    command = way_command_new_set (item, coming->field, value, error);
  else if (coming->item == NULL && lane != NULL && way_map_find (map, coming->step) != NULL)
    {
      card = way_item_new (way_rules_get_lane_card_kind (lane), NULL);
      way_item_set (card, "step", coming->step, NULL);
      way_item_set (card, "lane", coming->lane, NULL);
      if (way_item_set (card, "picture", value, error))
        command = way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, card);
    }
  if (command == NULL)
    return FALSE;
  way_command_set_label (command, _ ("Set Picture"));
  way_history_seal (history);
  if (!way_history_perform (history, command, error))
    return FALSE;
  if (card != NULL)
    way_selection_select_in_cell (coming->window->selection, way_item_get_id (card), coming->step, coming->lane);

  return TRUE;
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Coming *coming = data;
  GError *error = NULL;
  char   *value = way_picture_import (coming->bytes, coming->name, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_free);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_task_propagate_pointer (G_TASK (result), &error);

  if (value != NULL && way_window_still_shows (coming->window, coming->document))
    put_on_map (coming, value, &error);
  tell (coming, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  coming->bytes = way_bounded_read_finish (G_INPUT_STREAM (source), result, &error);
  if (coming->bytes == NULL)
    {
      tell (coming, error);
      return;
    }
  task = g_task_new (NULL, NULL, imported_cb, coming);
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, coming, NULL);
  g_task_run_in_thread (task, import_in_thread);
  g_steal_pointer (&coming);
}

static void
take_stream (Coming       *coming,
             GInputStream *stream)
{
  way_bounded_read_async (stream, WAY_PICTURE_LARGEST_FILE, NULL, read_cb, coming);
}

static void
file_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream != NULL)
    take_stream (g_steal_pointer (&coming), G_INPUT_STREAM (stream));
  else
    tell (coming, error);
}

static void
take_file (Coming *coming,
           GFile  *file)
{
  g_free (coming->name);
  coming->name = g_file_get_basename (file);
  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, file_opened_cb, coming);
}

/* The first of the files: a card has one picture. */
static void
take_files (Coming       *coming,
            const GValue *value,
            const GError *error)
{
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files != NULL)
    take_file (coming, files->data);
  else
    {
      tell (coming, error);
      coming_free (coming);
    }
}

/* From the clipboard, or dropped: what comes says which. */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Coming) coming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = GDK_IS_DROP (source) ? gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error)
                                                         : gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream != NULL)
    take_stream (g_steal_pointer (&coming), stream);
  else
    tell (coming, error);
}

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = GDK_IS_DROP (source) ? gdk_drop_read_value_finish (GDK_DROP (source), result, &error)
                                             : gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  take_files (data, value, error);
}

static gboolean
has_picture (GdkContentFormats *formats)
{
  guint i;

  for (i = 0; picture_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, picture_types[i]))
      return TRUE;

  return FALSE;
}

/* Returns whether there is something that could be a picture. */
gboolean
way_window_paste_picture (WayWindow    *self,
                          GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean           file = gdk_content_formats_contain_mime_type (formats, "text/uri-list");
  g_autoptr (GError) error = NULL;
  Coming *coming;

  if (!file && !has_picture (formats))
    return FALSE;
  coming = coming_new (self, &error);
  if (coming == NULL)
    way_window_show_toast (self, error->message, NULL, NULL, NULL);
  else if (file)
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, coming);
  else
    gdk_clipboard_read_async (clipboard, picture_types, G_PRIORITY_DEFAULT, NULL, opened_cb, coming);

  return TRUE;
}

/* Dropped. */

/* Shows where the picture will be: that card or cell is selected. */
static void
select_at (WayWindow *self,
           double     x,
           double     y)
{
  WayLayout *layout = way_canvas_get_layout (self->canvas);
  WayBox     box;
  double     map_x, map_y;
  int        column, row;

  way_canvas_widget_to_map (self->canvas, x, y, &map_x, &map_y);
  if (way_layout_hit (layout, map_x, map_y, &box) && box.role == WAY_BOX_CARD)
    way_selection_select_in_cell (self->selection, way_item_get_id (box.item), way_item_get (box.item, "step"), way_item_get (box.item, "lane"));
  else if (way_layout_hit_cell (layout, map_x, map_y, &column, &row))
    way_selection_set_cell (self->selection, way_item_get_id (way_layout_get_step (layout, column)), way_item_get_id (way_layout_get_lane (layout, row)));
  else
    way_selection_set_cell (self->selection, NULL, NULL);
}

static gboolean
accept_cb (GtkDropTargetAsync *target,
           GdkDrop            *drop,
           WayWindow          *self)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return self->document != NULL && !way_document_is_read_only (self->document) && (gdk_content_formats_contain_mime_type (formats, "text/uri-list") || gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) || has_picture (formats));
}

static GdkDragAction
motion_cb (GtkDropTargetAsync *target,
           GdkDrop            *drop,
           double              x,
           double              y,
           WayWindow          *self)
{
  if (self->document != NULL)
    select_at (self, x, y);

  return GDK_ACTION_COPY;
}

static gboolean
drop_cb (GtkDropTargetAsync *target,
         GdkDrop            *drop,
         double              x,
         double              y,
         WayWindow          *self)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);
  g_autoptr (GError) error = NULL;
  Coming *coming;

  if (self->document == NULL)
    return FALSE;
  select_at (self, x, y);
  coming = coming_new (self, &error);
  if (coming == NULL)
    {
      way_window_show_toast (self, error->message, NULL, NULL, NULL);
      return FALSE;
    }
  coming->drop = g_object_ref (drop);
  if (has_picture (formats))
    gdk_drop_read_async (drop, picture_types, G_PRIORITY_DEFAULT, NULL, opened_cb, coming);
  else
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, coming);

  return TRUE;
}

/* Chosen. */

static void
chosen_cb (GFile   *file,
           gpointer data)
{
  if (file != NULL)
    take_file (data, file);
  else
    coming_free (data);
}

static void
choose_cb (WayWindow  *self,
           const char *id,
           const char *field)
{
  const WayFilePattern patterns[] = {
    { _ ("Pictures"), "*.png *.jpg *.jpeg *.webp *.gif" },
  };
  Coming *coming;

  if (self->document == NULL || way_document_is_read_only (self->document))
    return;
  coming = g_new0 (Coming, 1);
  coming->window = g_object_ref (self);
  coming->document = g_object_ref (self->document);
  coming->item = g_strdup (id);
  coming->field = g_strdup (field);
  way_file_dialogs_open (GTK_WINDOW (self), _ ("Choose Picture"), patterns, G_N_ELEMENTS (patterns), NULL, chosen_cb, coming);
}

void
way_window_init_pictures (WayWindow *self)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GtkDropTargetAsync       *target;
  guint                     i;

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_mime_type (builder, "text/uri-list");
  for (i = 0; picture_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, picture_types[i]);
  target = gtk_drop_target_async_new (gdk_content_formats_builder_free_to_formats (builder), GDK_ACTION_COPY);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drag-motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_swapped (self->inspector, "choose-picture", G_CALLBACK (choose_cb), self);
}
