/* window-words.c - what a window says: its title, where one is, what went well or not */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/review-words.h"
#include "widgets/shared/place-words.h"

/* What is true of the map just now. */
static const char *
get_state_words (WayDocument *document)
{
  WayRecovery *keeper = way_recoveries_get_keeper (document);

  if (way_document_is_read_only (document))
    return _ ("Read-only");
  switch (way_document_get_state (document))
    {
    case WAY_DOCUMENT_SAVED:
      return _ ("Saved");
    case WAY_DOCUMENT_SAVING:
      return _ ("Saving…");
    case WAY_DOCUMENT_OVERWRITTEN:
      return _ ("File changed by others");
    case WAY_DOCUMENT_GONE:
      return _ ("File is gone");
    case WAY_DOCUMENT_NOT_SAVED:
    default:
      return keeper != NULL && way_recovery_is_kept (keeper) ? _ ("Kept, not saved yet") : _ ("Not saved yet");
    }
}

/* Work that was recovered beside a file that somebody else has changed is a copy of that. */
static char *
dup_state_words (WayDocument *document)
{
  gboolean         is_copy;
  GFile           *origin = way_document_get_origin (document, &is_copy);
  g_autofree char *name = is_copy ? g_file_get_basename (origin) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;
  g_autofree char *copy = shown != NULL ? g_strdup_printf (_ ("Copy of %s"), shown) : NULL;

  return copy != NULL ? g_strdup_printf ("%s · %s", copy, get_state_words (document)) : g_strdup (get_state_words (document));
}

void
way_window_update_title (WayWindow *self)
{
  g_autofree char *review = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *state = NULL;
  const char      *title;

  if (self->document == NULL)
    {
      title = way_window_is_at_start (self) ? _ ("Waymark") : way_home_get_title (self->home);
      adw_window_title_set_title (self->title, title);
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), title);
      return;
    }

  way_window_update_saved (self);
  state = dup_state_words (self->document);
  review = way_review_words_dup (way_document_get_map (self->document));
  subtitle = review != NULL ? g_strdup_printf ("%s · %s", state, review) : g_strdup (state);
  title = way_document_get_title (self->document);
  if (*title == '\0')
    title = _ ("Untitled map");
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* The cell that the next card goes to, or what is selected: where am I? The strip says it
 * itself while it is open. */
void
way_window_update_place (WayWindow *self)
{
  WayMap          *map = self->document != NULL ? way_document_get_map (self->document) : NULL;
  g_autofree char *text = NULL;
  WayItem         *step, *lane;

  if (map == NULL)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->strip)))
    {
      gtk_label_set_text (self->place_label, "");
      return;
    }
  step = way_map_find (map, way_selection_get_step (self->selection));
  lane = way_map_find (map, way_selection_get_lane (self->selection));
  if (step != NULL && way_item_get_parent (step) != NULL)
    text = way_place_words_join (GTK_WIDGET (self), way_item_get_shown_name (way_item_get_parent (step)), way_item_get_shown_name (step),
                                 lane != NULL ? way_item_get_shown_name (lane) : NULL, NULL);
  else if (lane != NULL)
    text = g_strdup (way_item_get_shown_name (lane));
  gtk_label_set_text (self->place_label, text != NULL ? text : "");
}

/* Without a map there is nothing to add to or to export; of records something may be undone. */
void
way_window_show_buttons (WayWindow *self)
{
  GtkWidget *buttons[] = { self->adding, self->exporting, self->meeting, self->view_button, self->inspector_button, self->face_switcher };
  guint      i;

  for (i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (buttons[i], self->document != NULL);
  gtk_widget_set_visible (self->undo_button, way_window_get_history (self) != NULL);
  gtk_widget_set_visible (self->redoing, way_window_get_history (self) != NULL);
  way_window_update_home (self);
}

/* Places of records say themselves what is wrong with them. */
void
way_window_show_records_notice (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);
  gboolean        wanted = self->document != NULL || g_str_equal (way_home_get_place (self->home), "maps");
  const char     *problem = application != NULL && wanted ? way_application_get_records_problem (application) : NULL;

  if (problem == NULL)
    way_notice_bar_withdraw (self->notice, WAY_NOTICE_RECORDS);
  else if (way_application_can_restore_records (application))
    way_notice_bar_show (self->notice, WAY_NOTICE_RECORDS, problem, _ ("_Restore a Backup…"), "app.restore-records");
  else
    way_notice_bar_show (self->notice, WAY_NOTICE_RECORDS, problem, _ ("_Try Again"), "app.retry-records");
}

void
way_window_show_notices (WayWindow *self)
{
  GPtrArray *notices = way_document_get_notices (self->document);
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  way_window_show_records_notice (self);
  if (notices->len == 0)
    return;
  for (i = 0; i < MIN (notices->len, 3); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((WayNotice *)g_ptr_array_index (notices, i))->message);
  if (notices->len > 3)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (NULL, "and %u more", "and %u more", notices->len - 3), notices->len - 3);
    }
  way_notice_bar_show (self->notice, WAY_NOTICE_MAP, text->str, NULL, NULL);
}

static void
toast_dismissed_cb (AdwToast  *toast,
                    WayWindow *self)
{
  if (self->last_toast == toast)
    self->last_toast = NULL;
  if (self->undo_toast == toast)
    self->undo_toast = NULL;
}

/**
 * way_window_show_toast:
 * @self: a window
 * @text: what was done
 * @button: (nullable): the label of a button
 * @action: (nullable): its action
 * @target: (nullable): a text for the action
 *
 * Says something that need not be answered. What is being said already is not said twice.
 *
 * Returns: (transfer none) (nullable): the toast; NULL when it is seen already
 */
AdwToast *
way_window_show_toast (WayWindow  *self,
                       const char *text,
                       const char *button,
                       const char *action,
                       const char *target)
{
  AdwToast        *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (button == NULL && self->last_toast != NULL && g_str_equal (adw_toast_get_title (self->last_toast), escaped))
    {
      g_object_unref (g_object_ref_sink (toast));
      return NULL;
    }
  adw_toast_set_title (toast, escaped);
  if (button != NULL)
    adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  if (target != NULL)
    adw_toast_set_action_target_value (toast, g_variant_new_string (target));
  self->last_toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);

  return toast;
}

/* What widgets call when they have something to say. */
void
way_window_tell (WayWindow  *self,
                 const char *message)
{
  way_window_show_toast (self, message, NULL, NULL, NULL);
}
