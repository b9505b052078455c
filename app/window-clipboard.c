/* window-clipboard.c - cut, copy and paste, within a map, between maps and with other programs */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/bounded-read.h"
#include "app/fragment-content.h"
#include "journeys/capture/landing.h"
#include "journeys/capture/split.h"
#include "journeys/documents/fragment-xml.h"

/* As much as a file may have. */
#define LARGEST_FRAGMENT (32 << 20)

/* Where something new goes: after what is selected, into the cell in use. */
void
way_window_find_place (WayWindow     *self,
                       WayPastePlace *place)
{
  WayMap  *map = way_document_get_map (self->document);
  WayItem *item = way_selection_get_item (self->selection, map);
  WayKind  kind = item != NULL ? way_item_get_kind (item) : WAY_KIND_MAP;

  place->step = way_map_find (map, way_selection_get_step (self->selection));
  place->lane = way_map_find (map, way_selection_get_lane (self->selection));
  place->card = NULL;
  if (kind == WAY_KIND_STAGE)
    place->step = way_item_get_child (item, WAY_STAGE_STEPS, way_item_n_children (item, WAY_STAGE_STEPS) - 1);
  else if (kind == WAY_KIND_STEP)
    place->step = item;
  else if (kind == WAY_KIND_LANE)
    place->lane = item;
  else if (way_kind_is_card (kind) && way_item_get_slot (item) == WAY_MAP_CARDS)
    {
      place->card = item;
      place->step = way_map_find (map, way_item_get (item, "step"));
      place->lane = way_map_find (map, way_item_get (item, "lane"));
    }
}

/* What is new is selected and brought into sight. */
void
way_window_show_new (WayWindow *self,
                     GPtrArray *ids)
{
  WayMap  *map = way_document_get_map (self->document);
  WayItem *first = ids->len > 0 ? way_map_find (map, g_ptr_array_index (ids, 0)) : NULL;

  if (first == NULL)
    return;
  if (way_kind_is_card (way_item_get_kind (first)))
    way_selection_select_in_cell (self->selection, way_item_get_id (first), way_item_get (first, "step"), way_item_get (first, "lane"));
  g_ptr_array_add (ids, NULL);
  way_selection_select_many (self->selection, (const char *const *)ids->pdata);
  way_canvas_scroll_to (self->canvas, way_item_get_id (first));
}

/* Puts a part of a map after what is selected here. */
gboolean
way_window_paste_fragment (WayWindow   *self,
                           WayFragment *fragment,
                           GError     **error)
{
  WayHistory   *history = way_document_get_history (self->document);
  WayPastePlace place;
  GPtrArray    *ids = NULL;
  g_autoptr (WayCommand) command = NULL;
  gboolean done;

  way_window_finish_typing (self);
  way_window_find_place (self, &place);
  command = way_paste_new (fragment, way_document_get_map (self->document), &place, &ids, error);
  if (command == NULL)
    return FALSE;
  done = way_history_perform (history, command, error);
  if (done)
    way_window_show_new (self, ids);
  g_ptr_array_unref (ids);

  return done;
}

/* Copy. */

static gboolean
copy (WayWindow      *self,
      WayContentForms forms)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (WayFragment) fragment = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (self->document == NULL)
    return FALSE;
  way_window_finish_typing (self);
  items = way_selection_list_items (self->selection, way_document_get_map (self->document));
  fragment = way_fragment_new (way_document_get_map (self->document), items);
  if (fragment == NULL)
    {
      way_window_show_toast (self, _ ("Select cards, stages, steps or lanes first."), NULL, NULL, NULL);
      return FALSE;
    }
  content = way_fragment_content_new (fragment, forms);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);

  return TRUE;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  copy (WAY_WINDOW (widget), WAY_CONTENT_ALL);
}

static void
copy_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *form = g_variant_get_string (parameter, NULL);

  if (strcmp (form, "picture") == 0)
    copy (WAY_WINDOW (widget), WAY_CONTENT_PICTURE);
  else if (strcmp (form, "text") == 0)
    copy (WAY_WINDOW (widget), WAY_CONTENT_TEXT);
  else if (strcmp (form, "table") == 0)
    copy (WAY_WINDOW (widget), WAY_CONTENT_TABLE);
}

static void
cut_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (way_window_is_editable (self) && copy (self, WAY_CONTENT_ALL))
    gtk_widget_activate_action (widget, "win.remove", NULL);
}

/* Paste. */

/* Whether the map that was pasted into is still the one that is shown. */
gboolean
way_window_still_shows (WayWindow   *self,
                        WayDocument *document)
{
  return self->document == document && way_window_get_application (self) != NULL;
}

typedef struct
{
  WayWindow          *window;
  WayDocument        *document;
  GAsyncReadyCallback read; /* what is done with the bytes */
} Pasting;

static Pasting *
pasting_new (WayWindow          *self,
             GAsyncReadyCallback read)
{
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->window = g_object_ref (self);
  pasting->document = g_object_ref (self->document);
  pasting->read = read;

  return pasting;
}

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->window);
  g_object_unref (pasting->document);
  g_free (pasting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

/* Says what went wrong, if the user is still there. */
static void
finish (Pasting      *pasting,
        const GError *error)
{
  if (error != NULL && way_window_still_shows (pasting->window, pasting->document))
    way_window_show_toast (pasting->window, error->message, NULL, NULL, NULL);
}

static void
fragment_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (Pasting) pasting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = way_bounded_read_finish (G_INPUT_STREAM (source), result, &error);
  g_autoptr (WayFragment) fragment = bytes != NULL ? way_fragment_from_xml (bytes, &error) : NULL;

  if (fragment != NULL && way_window_still_shows (pasting->window, pasting->document))
    way_window_paste_fragment (pasting->window, fragment, &error);
  finish (pasting, error);
}

/* Any text is one card: its first line is the title, the others are the note. The label is what
 * the step is called, NULL for what it does. */
void
way_window_land_text (WayWindow             *self,
                      const char            *text,
                      const WayWindowTarget *target,
                      const char            *label,
                      GError               **error)
{
  WayMap     *map = way_document_get_map (self->document);
  WayHistory *history = way_document_get_history (self->document);
  g_autoptr (WayCaptured) captured = way_captured_new_literal (text);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  WayLanding  landing = { 0 };
  WayCardMove to;
  char       *id = NULL;

  if (way_captured_is_empty (captured) || !way_window_target_find (target, map, &to))
    return;
  way_window_finish_typing (self);
  landing.step = to.step;
  landing.lane = to.lane;
  landing.after = to.card != NULL ? to.card : to.after;
  landing.before = to.before;
  command = way_landing_new_command (map, &landing, captured, &id, error);
  if (command == NULL)
    return;
  if (label != NULL)
    way_command_set_label (command, label);
  g_ptr_array_add (ids, id);
  if (way_history_perform (history, command, error))
    way_window_show_new (self, ids);
}

/* A table becomes cells, which are shown before they are there. */
static gboolean
offer_table (WayWindow  *self,
             const char *text)
{
  g_autoptr (WaySplit) split = way_split_new (text);

  if (split->n_columns < 2)
    return FALSE;
  way_window_finish_typing (self);
  way_capture_strip_offer (self->strip, text);

  return TRUE;
}

static void
paste_text (WayWindow  *self,
            const char *text,
            GError    **error)
{
  WayWindowTarget *target;

  if (offer_table (self, text))
    return;
  target = way_window_target_new_selected (self, error);
  if (target == NULL)
    return;
  way_window_land_text (self, text, target, _ ("Paste Text"), error);
  way_window_target_free (target);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Pasting) pasting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL && way_window_still_shows (pasting->window, pasting->document))
    paste_text (pasting->window, text, &error);
  finish (pasting, error);
}

static void
table_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Pasting) pasting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = way_bounded_read_finish (G_INPUT_STREAM (source), result, &error);
  g_autofree char *text = bytes != NULL ? g_utf8_make_valid (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (text != NULL && way_window_still_shows (pasting->window, pasting->document))
    paste_text (pasting->window, text, &error);
  finish (pasting, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Pasting *pasting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream != NULL)
    way_bounded_read_async (stream, LARGEST_FRAGMENT, NULL, pasting->read, pasting);
  else
    {
      finish (pasting, error);
      pasting_free (pasting);
    }
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const char *types[] = { WAY_FRAGMENT_MEDIA_TYPE, NULL };
  static const char *table_types[] = { "text/tab-separated-values", NULL };
  WayWindow         *self = WAY_WINDOW (widget);
  GdkClipboard      *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!way_window_is_editable (self))
    return;
  if (gdk_content_formats_contain_mime_type (formats, WAY_FRAGMENT_MEDIA_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, opened_cb, pasting_new (self, fragment_read_cb));
  else if (gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    way_window_paste_picture (self, clipboard);
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) || gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") || gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, pasting_new (self, NULL));
  else if (gdk_content_formats_contain_mime_type (formats, table_types[0]))
    gdk_clipboard_read_async (clipboard, table_types, G_PRIORITY_DEFAULT, NULL, opened_cb, pasting_new (self, table_read_cb));
  else if (!way_window_paste_picture (self, clipboard))
    way_window_show_toast (self, _ ("There is nothing on the clipboard that a map can take."), NULL, NULL, NULL);
}

void
way_window_update_clipboard_actions (WayWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   selected = self->document != NULL && way_selection_get_size (self->selection) > 0;

  gtk_widget_action_set_enabled (widget, "win.copy", selected);
  gtk_widget_action_set_enabled (widget, "win.copy-as", selected);
  gtk_widget_action_set_enabled (widget, "win.copy-to", selected);
  gtk_widget_action_set_enabled (widget, "win.show-map", self->document != NULL);
  gtk_widget_action_set_enabled (widget, "win.cut", selected && way_window_is_editable (self));
  gtk_widget_action_set_enabled (widget, "win.paste", way_window_is_editable (self));
}

void
way_window_install_clipboard_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.cut", NULL, cut_action);
  gtk_widget_class_install_action (klass, "win.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "win.copy-as", "s", copy_as_action);
  gtk_widget_class_install_action (klass, "win.paste", NULL, paste_action);
}
