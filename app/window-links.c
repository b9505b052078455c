/* window-links.c - the records that a map is linked with: what changed, and what is not known
 *
 * What is said follows the states that all who show the map share; what is done about them is done here.
 */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "journeys/records/links-answered.h"
#include "widgets/shared/link-states.h"

struct _WayWindowLinks
{
  WayLinkStates    *states;   /* or NULL: there is no map, or there are no records */
  WayLinksAnswered *answered; /* what was written into records last, and can be taken back; or NULL */

  /* state */
  gboolean stale_dismissed;   /* until another map is shown */
  gboolean unknown_dismissed; /* likewise */
};

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

/* Says what is to be said; while a room works together, nothing asks for attention. */
static void
show (WayWindow *self)
{
  WayWindowLinks *links = self->links;
  gboolean        asks = links->states != NULL && way_window_is_editable (self);
  GPtrArray      *stale = asks ? way_link_states_get_stale (links->states) : NULL;
  GPtrArray      *unknown = asks ? way_link_states_get_unknown (links->states) : NULL;
  gboolean        any = stale != NULL && stale->len > 0;

  way_links_bar_set_stale (self->links_bar, links->stale_dismissed || self->session != NULL ? NULL : stale);
  way_links_bar_set_unknown (self->links_bar, links->unknown_dismissed || self->session != NULL ? NULL : unknown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh-links", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-links", any || (unknown != NULL && unknown->len > 0));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-taken-over", links->states != NULL && way_link_states_get_made (links->states)->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-records", links->answered != NULL);
  way_window_update_links_actions (self);
}

/* Edits end before something is done to what they are about. */
static gboolean
begin (WayWindow *self)
{
  if (!way_window_is_editable (self) || self->links->states == NULL)
    return FALSE;
  way_window_finish_typing (self);
  way_history_seal (way_document_get_history (self->document));

  return TRUE;
}

static WayDesk *
get_desk (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  return application != NULL ? way_application_get_desk (application) : NULL;
}

static void
refresh (WayWindow *self)
{
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (!begin (self))
    return;
  command = way_links_refresh_command (get_map (self), get_records (self), NULL, &error);
  if (command == NULL || (way_command_group_get_size (command) > 0 && !way_history_perform (way_document_get_history (self->document), command, &error)))
    way_window_tell (self, error->message);
  else if (way_command_group_get_size (command) > 0)
    way_window_show_undo_toast (self, _ ("The map shows what the records say now."));
}

/* What to do about each difference. What goes into records is taken back by the button of the toast. */
static void
answer_cb (WayWindow *self,
           GPtrArray *answers)
{
  WayDesk *desk = get_desk (self);
  g_autoptr (WayLinksAnswered) answered = NULL;
  g_autoptr (GError) error = NULL;

  if (!begin (self) || desk == NULL)
    return;
  answered = way_links_answer (way_document_get_history (self->document), desk, answers, &error);
  if (answered == NULL)
    way_window_tell (self, error->message);
  else if (answered->desk != NULL)
    {
      g_clear_pointer (&self->links->answered, way_links_answered_free);
      self->links->answered = g_steal_pointer (&answered);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-records", TRUE);
      self->undo_toast = way_window_show_toast (self, _ ("The records say what the map shows."), _ ("_Undo"), "win.undo-records", NULL);
    }
  else if (answered->map != NULL)
    way_window_show_undo_toast (self, _ ("The map is as you chose."));
}

/* What is on the map and not among the records: id of a link → id of a record, or "" to take it over. */
void
way_window_settle_links (WayWindow  *self,
                         GHashTable *choices)
{
  WayLinkStates *states = self->links->states;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n = g_hash_table_size (choices);

  if (n == 0 || !begin (self))
    return;
  if (!way_link_states_settle (states, choices, &error))
    {
      way_window_tell (self, error->message);
      return;
    }
  text = g_strdup_printf (g_dngettext (NULL, "%u record of this map is among yours now.", "%u records of this map are among yours now.", n), n);
  if (way_link_states_get_made (states)->len > 0)
    self->undo_toast = way_window_show_toast (self, text, _ ("_Undo"), "win.undo-taking-over", NULL);
  else
    way_window_show_undo_toast (self, text);
}

/* The map has forgotten them, the records have not. */
static void
stays_cb (WayWindow *self)
{
  guint            n = way_link_states_get_made (self->links->states)->len;
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u record that was made from this map stays.", "%u records that were made from this map stay.", n), n);

  way_window_show_toast (self, text, _ ("_Delete"), "win.delete-taken-over", NULL);
}

static gboolean
delete_made (WayWindow *self,
             GError   **error)
{
  WayDesk *desk = get_desk (self);
  g_autoptr (WayCommand) command = desk != NULL ? way_desk_delete_made_command (desk, way_link_states_get_made (self->links->states), error) : NULL;

  if (command == NULL || (way_command_group_get_size (command) > 0 && !way_desk_perform (desk, command, error)))
    return FALSE;
  way_link_states_forget_made (self->links->states);

  return TRUE;
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->links->states == NULL || way_link_states_get_made (self->links->states)->len == 0)
    return;
  if (!delete_made (self, &error))
    way_window_tell (self, error != NULL ? error->message : _ ("The records are not there."));
  else
    {
      way_window_tell (self, _ ("They are deleted. In the records that can be undone."));
      show (self);
    }
}

/* Both: what it did to the map, and the records that it made. */
static void
undo_taking_over_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->links->states == NULL || !begin (self))
    return;
  if (way_link_states_undo_settling (self->links->states))
    delete_action (widget, name, parameter);
  else
    way_window_tell (self, _ ("The map has changed since. Undo goes back step by step."));
}

static void
undo_records_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  WayWindow      *self = WAY_WINDOW (widget);
  WayWindowLinks *links = self->links;
  gboolean        map_stays;

  if (links->answered == NULL || !begin (self))
    return;
  if (!way_links_answered_undo (links->answered, &map_stays))
    {
      way_window_tell (self, _ ("The records have changed since. Undo it there."));
      return;
    }
  g_clear_pointer (&links->answered, way_links_answered_free);
  show (self);
  if (map_stays)
    way_window_tell (self, _ ("The records are as before. What the map took over stays."));
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
      show (self);
      way_links_bar_show_details (self->links_bar);
    }
}

static void
drop (WayWindowLinks *links,
      WayWindow      *self)
{
  if (links->states != NULL)
    g_signal_handlers_disconnect_by_data (links->states, self);
  g_clear_object (&links->states);
  g_clear_pointer (&links->answered, way_links_answered_free);
}

/* Takes the map, and the records, that the window has now. */
void
way_window_fill_links (WayWindow *self)
{
  WayWindowLinks *links = self->links;
  WayRecords     *records = get_records (self);

  drop (links, self);
  links->stale_dismissed = links->unknown_dismissed = FALSE;
  if (self->document != NULL && records != NULL)
    {
      links->states = way_link_states_share (way_document_get_history (self->document), records);
      g_signal_connect_swapped (links->states, "changed", G_CALLBACK (show), self);
      g_signal_connect_swapped (links->states, "stays", G_CALLBACK (stays_cb), self);
    }
  show (self);
}

/* How what is linked stands to the records; NULL when nobody knows. */
WayLinkStates *
way_window_get_link_states (WayWindow *self)
{
  return self->links != NULL ? self->links->states : NULL;
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
  g_signal_connect_swapped (self->links_bar, "refresh", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->links_bar, "answer", G_CALLBACK (answer_cb), self);
  g_signal_connect_swapped (self->links_bar, "settle", G_CALLBACK (way_window_settle_links), self);
  g_signal_connect_swapped (self->links_bar, "dismissed", G_CALLBACK (dismissed_cb), self);
}

void
way_window_leave_links (WayWindow *self)
{
  WayWindowLinks *links = g_steal_pointer (&self->links);

  if (links == NULL)
    return;
  drop (links, self);
  g_free (links);
}

void
way_window_install_links (GtkWidgetClass *klass)
{
  g_type_ensure (WAY_TYPE_LINKS_BAR);
  gtk_widget_class_bind_template_child (klass, WayWindow, links_bar);
  gtk_widget_class_install_action (klass, "win.refresh-links", NULL, refresh_action);
  gtk_widget_class_install_action (klass, "win.show-links", NULL, show_action);
  gtk_widget_class_install_action (klass, "win.undo-taking-over", NULL, undo_taking_over_action);
  gtk_widget_class_install_action (klass, "win.delete-taken-over", NULL, delete_action);
  gtk_widget_class_install_action (klass, "win.undo-records", NULL, undo_records_action);
}
