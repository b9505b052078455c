/* window-drops.c - what is dragged to the window: cards of the bench, pictures, text, maps */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

/* What other programs say that text is. */
static const char *text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

typedef enum
{
  DROP_NOTHING,
  DROP_BENCH,
  DROP_FILES,
  DROP_PICTURE,
  DROP_TEXT,
} DropType;

static gboolean
has_one_of (GdkContentFormats *formats,
            const char       **types)
{
  int i;

  for (i = 0; types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, types[i]))
      return TRUE;

  return FALSE;
}

/* A browser offers a picture and where it is from: the picture itself is what was meant. */
static DropType
find_type (GdkDrop *drop)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  if (gdk_content_formats_contain_gtype (formats, WAY_TYPE_BENCH_DRAG))
    return DROP_BENCH;
  if (has_one_of (formats, way_window_picture_types))
    return DROP_PICTURE;
  if (gdk_content_formats_contain_mime_type (formats, "text/uri-list") || gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    return DROP_FILES;
  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) || has_one_of (formats, text_types))
    return DROP_TEXT;

  return DROP_NOTHING;
}

static gboolean
goes_onto_cards (DropType type)
{
  return type == DROP_FILES || type == DROP_PICTURE;
}

/* A map that cannot be changed takes files all the same: maps are opened. */
static gboolean
accept_cb (GtkDropTargetAsync *target,
           GdkDrop            *drop,
           WayWindow          *self)
{
  DropType type = find_type (drop);

  return type == DROP_FILES || (type != DROP_NOTHING && way_window_is_editable (self));
}

static gboolean
find_canvas_point (WayWindow *self,
                   double     x,
                   double     y,
                   double    *canvas_x,
                   double    *canvas_y)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  return way_window_is_editable (self) && gtk_widget_get_mapped (canvas) &&
         gtk_widget_translate_coordinates (GTK_WIDGET (self), canvas, x, y, canvas_x, canvas_y) &&
         gtk_widget_contains (canvas, *canvas_x, *canvas_y);
}

/* Which files they are, only the drop itself tells: a map may be let go anywhere. */
static GdkDragAction
motion_cb (GtkDropTargetAsync *target,
           GdkDrop            *drop,
           double              x,
           double              y,
           WayWindow          *self)
{
  DropType type = find_type (drop);
  gboolean fits = FALSE;

  if (find_canvas_point (self, x, y, &x, &y))
    fits = way_canvas_guest_move (self->canvas, x, y, goes_onto_cards (type));
  else
    way_canvas_guest_leave (self->canvas);

  return fits || type == DROP_FILES ? GDK_ACTION_COPY : 0;
}

/* Maps are opened, everything else is taken for pictures. */
static GSList *
open_maps (WayWindow *self,
           GSList    *files,
           GError   **error)
{
  GSList *others = NULL;
  GSList *l;

  for (l = files; l != NULL; l = l->next)
    {
      g_autofree char *name = g_file_get_basename (l->data);

      if (name == NULL || !g_str_has_suffix (name, ".journey"))
        others = g_slist_append (others, l->data);
      else if (error == NULL || *error == NULL)
        way_application_open_file (way_window_get_application (self), l->data, GTK_WINDOW (self), error);
    }

  return others;
}

/* What was dropped, and where. */
typedef struct
{
  WayWindow       *window;
  WayDocument     *document; /* or NULL: the start page */
  WayWindowTarget *target;   /* or NULL: where nothing can be put */
  GdkDrop         *drop;
} Dropped;

static void
dropped_free (Dropped *self)
{
  g_object_unref (self->window);
  g_clear_object (&self->document);
  g_clear_pointer (&self->target, way_window_target_free);
  g_clear_object (&self->drop);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropped, dropped_free)

static void
tell (Dropped      *self,
      const GError *error)
{
  if (error != NULL)
    way_window_show_toast (self->window, error->message, NULL, NULL, NULL);
}

/* The other program is told that this has been taken. Gives the value as long as there is the
 * map that it was let go on. */
static const GValue *
finish (Dropped      *self,
        const GValue *value)
{
  gdk_drop_finish (self->drop, value != NULL ? GDK_ACTION_COPY : 0);

  return value != NULL && self->window->document == self->document ? value : NULL;
}

static void
bench_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Dropped) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = finish (self, gdk_drop_read_value_finish (self->drop, result, &error));
  WayCardMove   move;

  if (value != NULL && way_window_target_find (self->target, way_document_get_map (self->document), &move))
    way_bench_list_place_at (self->window->bench, g_value_get_boxed (value), &move);
  tell (self, error);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Dropped) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = finish (self, gdk_drop_read_value_finish (self->drop, result, &error));

  if (value != NULL)
    way_window_land_text (self->window, g_value_get_string (value), self->target, NULL, &error);
  tell (self, error);
}

/* Nothing is fetched from the web: a link of a browser is what it says. */
static gboolean
is_link (GdkDrop      *drop,
         const GValue *value)
{
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  return files != NULL && way_window_is_on_web (files->data) && has_one_of (gdk_drop_get_formats (drop), text_types);
}

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Dropped) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSList) pictures = NULL;
  const GValue *value = gdk_drop_read_value_finish (self->drop, result, &error);

  if (self->target != NULL && is_link (self->drop, value))
    {
      gdk_drop_read_value_async (self->drop, G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, text_cb, g_steal_pointer (&self));
      return;
    }
  value = finish (self, value);
  if (value != NULL)
    pictures = open_maps (self->window, g_value_get_boxed (value), &error);
  if (pictures != NULL && self->target != NULL)
    way_window_take_pictures (self->window, g_steal_pointer (&self->target), pictures);
  else if (pictures != NULL && error == NULL)
    way_window_show_toast (self->window, way_window_is_editable (self->window) ? _ ("A picture goes onto a card or into a cell that takes cards.") : _ ("Only maps can be opened here."), NULL, NULL, NULL);
  tell (self, error);
}

static void
picture_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Dropped) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (self->drop, result, NULL, &error);

  if (stream != NULL && self->window->document == self->document)
    way_window_take_picture (self->window, g_steal_pointer (&self->target), stream, self->drop);
  else
    gdk_drop_finish (self->drop, 0);
  tell (self, error);
}

static gboolean
drop_cb (GtkDropTargetAsync *target,
         GdkDrop            *drop,
         double              x,
         double              y,
         WayWindow          *self)
{
  DropType       type = find_type (drop);
  WayCanvasPlace place;
  gboolean       fits = find_canvas_point (self, x, y, &x, &y) && way_canvas_guest_drop (self->canvas, x, y, goes_onto_cards (type), &place);
  Dropped       *dropped;

  if (!fits && type != DROP_FILES)
    return FALSE;
  dropped = g_new0 (Dropped, 1);
  dropped->window = g_object_ref (self);
  g_set_object (&dropped->document, self->document);
  dropped->target = fits ? way_window_target_new (&place) : NULL;
  dropped->drop = g_object_ref (drop);
  switch (type)
    {
    case DROP_BENCH:
      gdk_drop_read_value_async (drop, WAY_TYPE_BENCH_DRAG, G_PRIORITY_DEFAULT, NULL, bench_cb, dropped);
      break;
    case DROP_PICTURE:
      gdk_drop_read_async (drop, way_window_picture_types, G_PRIORITY_DEFAULT, NULL, picture_cb, dropped);
      break;
    case DROP_FILES:
      gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, dropped);
      break;
    case DROP_TEXT:
    case DROP_NOTHING:
    default:
      gdk_drop_read_value_async (drop, G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, text_cb, dropped);
      break;
    }

  return TRUE;
}

void
way_window_init_drops (WayWindow *self)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GtkEventController       *motion = gtk_drop_controller_motion_new ();
  GtkDropTargetAsync       *target;
  int                       i;

  gdk_content_formats_builder_add_gtype (builder, WAY_TYPE_BENCH_DRAG);
  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  gdk_content_formats_builder_add_mime_type (builder, "text/uri-list");
  for (i = 0; way_window_picture_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, way_window_picture_types[i]);
  for (i = 0; text_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, text_types[i]);
  target = gtk_drop_target_async_new (gdk_content_formats_builder_free_to_formats (builder), GDK_ACTION_COPY);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drag-motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (motion, "leave", G_CALLBACK (way_canvas_guest_leave), self->canvas, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), motion);
}
