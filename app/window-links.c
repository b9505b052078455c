/* window-links.c - the records that a map is linked with: what changed, and what is not known
 *
 * Looked at after the map is shown, in another thread and on a copy of what the map has of records,
 * and again when that or the records change.
 */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"
#include "journeys/records/links.h"
#include "widgets/shared/records-watch.h"

struct _WayWindowLinks
{
  GSignalGroup    *map_signals;
  WayRecordsWatch *watch;   /* or NULL */
  WayRecords      *watched; /* by it, or NULL; owned */
  GCancellable    *check;   /* that runs, or NULL */

  /* state */
  guint    idle;
  gboolean again;             /* something changed while the check ran */
  gboolean stale_dismissed;   /* until another map is shown */
  gboolean unknown_dismissed; /* likewise */
};

/* What a check looks at, and what it finds. */
typedef struct
{
  WayMap     *map; /* a copy, with nothing but links */
  WayRecords *records;
  GPtrArray  *stale;
  GPtrArray  *unknown;
} Check;

static void queue_check (WayWindow *self);

static void
check_free (gpointer data)
{
  Check *self = data;

  g_object_unref (self->map);
  g_object_unref (self->records);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_free (self);
}

static WayMap *
get_map (WayWindow *self)
{
  return self->document != NULL ? way_document_get_map (self->document) : NULL;
}

static WayRecords *
get_records (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  return application != NULL ? way_application_get_records (application) : NULL;
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Check *check = data;

  /* That the records cannot be read just now is told elsewhere. */
  check->stale = way_links_list_stale (check->map, check->records, NULL);
  check->unknown = way_links_list_unknown (check->map, check->records, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayWindow      *self = WAY_WINDOW (source);
  WayWindowLinks *links = self->links;
  Check          *check = g_task_get_task_data (G_TASK (result));
  gboolean        again;

  /* The window is closed, or shows another map. */
  if (links == NULL || links->check != g_task_get_cancellable (G_TASK (result)))
    return;
  again = links->again;
  links->again = FALSE;
  g_clear_object (&links->check);
  if (again)
    {
      queue_check (self);
      return;
    }
  /* While a room works together, nothing asks for attention. */
  way_links_bar_set_stale (self->links_bar, links->stale_dismissed || self->session != NULL ? NULL : check->stale);
  way_links_bar_set_unknown (self->links_bar, links->unknown_dismissed || self->session != NULL ? NULL : check->unknown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh-links", check->stale != NULL && check->stale->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-links",
                                 (check->stale != NULL && check->stale->len > 0) || (check->unknown != NULL && check->unknown->len > 0));
}

static void
say_nothing (WayWindow *self)
{
  way_links_bar_set_stale (self->links_bar, NULL);
  way_links_bar_set_unknown (self->links_bar, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh-links", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-links", FALSE);
}

static gboolean
check_cb (gpointer data)
{
  WayWindow      *self = data;
  WayWindowLinks *links = self->links;
  WayMap         *map = get_map (self);
  WayRecords     *records = get_records (self);
  g_autoptr (GTask) task = NULL;
  Check *check;

  links->idle = 0;
  if (!way_window_is_editable (self) || records == NULL || way_map_n (map, WAY_MAP_RECORDS) == 0)
    {
      say_nothing (self);
      return G_SOURCE_REMOVE;
    }
  if (links->check != NULL)
    {
      links->again = TRUE;
      return G_SOURCE_REMOVE;
    }
  check = g_new0 (Check, 1);
  check->map = way_links_copy (map);
  check->records = g_object_ref (records);
  links->check = g_cancellable_new ();
  task = g_task_new (self, links->check, looked_cb, NULL);
  g_task_set_source_tag (task, check_cb);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, look);

  return G_SOURCE_REMOVE;
}

static void
queue_check (WayWindow *self)
{
  if (self->links != NULL && self->links->idle == 0)
    self->links->idle = g_idle_add_full (G_PRIORITY_LOW, check_cb, self, NULL);
}

/* Stops with NULL. */
static void
watch (WayWindow  *self,
       WayRecords *records)
{
  WayWindowLinks *links = self->links;

  if (!g_set_object (&links->watched, records))
    return;
  if (links->watch != NULL)
    g_signal_handlers_disconnect_by_data (links->watch, self);
  g_clear_object (&links->watch);
  if (records == NULL)
    return;
  links->watch = way_records_watch_new (records, WAY_KIND_MASK (WAY_KIND_PERSONA) | WAY_KIND_MASK (WAY_KIND_ACCOUNT) | WAY_KIND_MASK (WAY_KIND_JOB));
  g_signal_connect_object (links->watch, "changed", G_CALLBACK (queue_check), self, G_CONNECT_SWAPPED);
}

static gboolean
is_of_links (WayItem *item)
{
  WayKind kind;

  return item != NULL && (way_item_get_kind (item) == WAY_KIND_JOB_SCORE ||
                          way_links_get_record_kind (way_item_get_kind (item), &kind));
}

static void
map_changed_cb (WayWindow       *self,
                const WayChange *change)
{
  if (is_of_links (change->item))
    queue_check (self);
}

static void
refresh (WayWindow *self)
{
  WayRecords *records = get_records (self);
  WayHistory *history;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (!way_window_is_editable (self) || records == NULL)
    return;
  way_canvas_end_edit (self->canvas);
  way_table_end_edit (self->table);
  history = way_document_get_history (self->document);
  way_history_seal (history);
  command = way_links_refresh_command (get_map (self), records, &error);
  if (command == NULL || (way_command_group_get_size (command) > 0 && !way_history_perform (history, command, &error)))
    way_window_tell (self, error->message);
  else if (way_command_group_get_size (command) > 0)
    way_window_show_undo_toast (self, _ ("The map shows what the records say now."));
}

/* What is on the map and not among the records: id of a link → id of a record, or "" to take it over. */
void
way_window_settle_links (WayWindow  *self,
                         GHashTable *choices)
{
  WayRecords *records = get_records (self);
  WayHistory *history;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n = g_hash_table_size (choices);

  if (!way_window_is_editable (self) || records == NULL || n == 0)
    return;
  way_canvas_end_edit (self->canvas);
  way_table_end_edit (self->table);
  history = way_document_get_history (self->document);
  way_history_seal (history);
  command = way_links_settle (get_map (self), records, choices, &error);
  if (command == NULL || (way_command_group_get_size (command) > 0 && !way_history_perform (history, command, &error)))
    {
      way_window_tell (self, error->message);
      return;
    }
  text = g_strdup_printf (g_dngettext (NULL, "%u record of this map is among yours now.", "%u records of this map are among yours now.", n), n);
  if (way_command_group_get_size (command) > 0)
    way_window_show_undo_toast (self, text);
  else
    way_window_show_toast (self, text, NULL, NULL, NULL);
  queue_check (self);
}

static void
dismissed_cb (WayWindow *self,
              gboolean   stale)
{
  if (stale)
    self->links->stale_dismissed = TRUE;
  else
    self->links->unknown_dismissed = TRUE;
  way_window_focus_face (self);
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  refresh (WAY_WINDOW (widget));
}

/* What was put away is shown again to whoever asks for it. */
static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (!way_links_bar_show_details (self->links_bar))
    {
      self->links->stale_dismissed = self->links->unknown_dismissed = FALSE;
      queue_check (self);
    }
}

/* Takes the map, and the records, that the window has now. */
void
way_window_fill_links (WayWindow *self)
{
  WayWindowLinks *links = self->links;

  g_cancellable_cancel (links->check);
  g_clear_object (&links->check);
  links->again = links->stale_dismissed = links->unknown_dismissed = FALSE;
  say_nothing (self);
  g_signal_group_set_target (links->map_signals, get_map (self));
  watch (self, self->document != NULL ? get_records (self) : NULL);
  way_window_update_links_actions (self);
  if (self->document != NULL)
    queue_check (self);
}

static gboolean
focus_cb (gpointer data)
{
  way_window_focus_selected (data);

  return G_SOURCE_REMOVE;
}

/**
 * way_window_show_card:
 * @self: a window with a map, which may just be opening
 * @card_id: the id of a card, or of something else on the map
 *
 * Brings it into sight on the map, selects it and gives it the keyboard.
 */
void
way_window_show_card (WayWindow  *self,
                      const char *card_id)
{
  g_return_if_fail (WAY_IS_WINDOW (self));

  if (self->document == NULL)
    return;
  way_window_show_face (self, "map");
  way_window_go_to (self, card_id);
  /* Once the window is there, which takes the keyboard for its own first. */
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
}

void
way_window_init_links (WayWindow *self)
{
  self->links = g_new0 (WayWindowLinks, 1);
  self->links->map_signals = g_signal_group_new (WAY_TYPE_MAP);
  g_signal_group_connect_swapped (self->links->map_signals, "changed", G_CALLBACK (map_changed_cb), self);
  g_signal_connect_swapped (self->links_bar, "refresh", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->links_bar, "settle", G_CALLBACK (way_window_settle_links), self);
  g_signal_connect_swapped (self->links_bar, "dismissed", G_CALLBACK (dismissed_cb), self);
}

void
way_window_leave_links (WayWindow *self)
{
  WayWindowLinks *links = g_steal_pointer (&self->links);

  if (links == NULL)
    return;
  g_clear_handle_id (&links->idle, g_source_remove);
  g_cancellable_cancel (links->check);
  g_clear_object (&links->check);
  g_clear_object (&links->map_signals);
  g_clear_object (&links->watch);
  g_clear_object (&links->watched);
  g_free (links);
}

void
way_window_install_links (GtkWidgetClass *klass)
{
  g_type_ensure (WAY_TYPE_LINKS_BAR);
  gtk_widget_class_bind_template_child (klass, WayWindow, links_bar);
  gtk_widget_class_install_action (klass, "win.refresh-links", NULL, refresh_action);
  gtk_widget_class_install_action (klass, "win.show-links", NULL, show_action);
}
