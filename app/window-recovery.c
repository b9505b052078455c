/* window-recovery.c - work that was not saved: kept while it is done, given back when the program had ended */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/compare-window.h"
#include "app/versions-window.h"
#include "widgets/shared/message-dialogs.h"

static WayRecoveries *
get_recoveries (WayWindow *self)
{
  return way_application_get_recoveries (way_window_get_application (self));
}

/* Told at once, and taken back by itself when there is room again. */
static void
trouble_cb (WayWindow *self)
{
  WayRecovery *keeper = self->document != NULL ? way_recoveries_get_keeper (self->document) : NULL;
  const char  *trouble = keeper != NULL ? way_recovery_get_trouble (keeper) : NULL;

  if (trouble != NULL)
    way_notice_bar_show (self->notice, WAY_NOTICE_UNKEPT, trouble, _ ("_Save"), "win.save");
  else
    way_notice_bar_withdraw (self->notice, WAY_NOTICE_UNKEPT);
}

/* The cell that what is typed goes to, as the keeper has it. */
static char *
dup_place (WayWindow *self)
{
  const char *step = way_selection_get_step (self->selection);
  const char *lane = way_selection_get_lane (self->selection);

  return step != NULL && lane != NULL ? g_strdup_printf ("%s %s", step, lane) : NULL;
}

static void
go_to_place (WayWindow  *self,
             const char *place)
{
  g_auto (GStrv) ids = place != NULL ? g_strsplit (place, " ", 2) : NULL;
  WayMap *map = way_document_get_map (self->document);

  if (ids != NULL && g_strv_length (ids) == 2 && way_map_find (map, ids[0]) != NULL && way_map_find (map, ids[1]) != NULL)
    way_selection_set_cell (self->selection, ids[0], ids[1]);
}

/* What is typed in the strips of all windows with the map is kept like what is on it. */
void
way_window_keep_draft (WayWindow *self)
{
  WayRecovery *keeper = self->document != NULL ? way_recoveries_get_keeper (self->document) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *place = dup_place (self);
  GList           *l;

  if (keeper == NULL || self->discarding || way_window_get_application (self) == NULL)
    return;
  for (l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && WAY_WINDOW (l->data)->document == self->document)
      {
        g_autofree char *draft = way_capture_strip_dup_draft (WAY_WINDOW (l->data)->strip);

        g_string_append_printf (text, "%s%s", text->len > 0 && *draft != '\0' ? "\n" : "", draft);
      }
  way_recovery_set_draft (keeper, text->str, place);
}

/* The window is going to show something else, or nothing: another one with the map has what was typed here. */
void
way_window_leave_draft (WayWindow *self)
{
  g_autofree char *draft = NULL;
  GList           *l;

  if (!way_window_is_editable (self))
    return;
  draft = way_capture_strip_take_draft (self->strip);
  if (*draft == '\0')
    return;
  for (l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    if (l->data != self && WAY_IS_WINDOW (l->data) && WAY_WINDOW (l->data)->document == self->document)
      {
        way_capture_strip_bring_back (WAY_WINDOW (l->data)->strip, draft);
        break;
      }
  way_window_keep_draft (self);
}

/**
 * way_window_change_draft:
 * @self: a window
 * @other_text: what is to be typed instead of what is
 * @data: for @other_text
 *
 * Changes what is typed in the strip and on no map yet.
 */
void
way_window_change_draft (WayWindow       *self,
                         WayOtherTextFunc other_text,
                         gpointer         data)
{
  g_autofree char *draft = NULL;
  g_autofree char *other = NULL;

  if (!way_window_is_editable (self))
    return;
  draft = way_capture_strip_dup_draft (self->strip);
  other = other_text (draft, data);
  if (other == NULL)
    return;
  g_free (way_capture_strip_take_draft (self->strip));
  way_capture_strip_bring_back (self->strip, other);
  way_window_keep_draft (self);
}

/* What was not saved of the file that the window shows, or NULL. */
static WayRecovered *
find_of_document (WayWindow *self)
{
  GFile     *file = self->document != NULL ? way_document_get_file (self->document) : NULL;
  GPtrArray *left = way_recoveries_get_left (get_recoveries (self));
  guint      i;

  for (i = 0; file != NULL && i < left->len; i++)
    {
      WayRecovered *recovered = g_ptr_array_index (left, i);

      if (recovered->discarded == 0 && recovered->map_path != NULL && g_strcmp0 (recovered->map_path, g_file_peek_path (file)) == 0 &&
          g_strcmp0 (recovered->path, way_recoveries_get_staying (self->document)) != 0)
        return recovered;
    }

  return NULL;
}

/**
 * way_window_tell_recovered:
 * @self: a window
 *
 * Tells above the map that there is work on it that was not saved when the program ended.
 *
 * Returns: whether there is
 */
gboolean
way_window_tell_recovered (WayWindow *self)
{
  if (find_of_document (self) == NULL)
    return FALSE;
  way_notice_bar_show (self->notice, WAY_NOTICE_RECOVERED, _ ("Waymark ended before all work on this map was saved."),
                       _ ("_Look…"), "win.look-at-recovered");

  return TRUE;
}

/* The window that shows a file as it was saved, or NULL. */
static WayWindow *
find_clean (WayWindow *self,
            GFile     *file)
{
  GList *l;

  for (l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); file != NULL && l != NULL; l = l->next)
    {
      WayDocument *document = WAY_IS_WINDOW (l->data) ? way_window_get_document (l->data) : NULL;

      if (document != NULL && way_document_get_file (document) != NULL && g_file_equal (way_document_get_file (document), file) &&
          !way_document_is_modified (document))
        return l->data;
    }

  return NULL;
}

/* As it was kept: the window has a say in it as soon as it shows the map. */
static void
find_draft (WayDocument *document,
            char       **draft,
            char       **place)
{
  const char *its_place = NULL;

  *draft = g_strdup (way_recovery_get_draft (way_recoveries_get_keeper (document), &its_place));
  *place = g_strdup (its_place);
}

static void
bring_back (WayWindow  *self,
            const char *draft,
            const char *place)
{
  if (draft == NULL || *draft == '\0')
    return;
  go_to_place (self, place);
  way_capture_strip_bring_back (self->strip, draft);
}

static void
recover (WayWindow  *self,
         const char *path)
{
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GVariant) view = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *place = NULL;
  g_autofree char *typed = NULL;
  WayRecovered    *of_document = find_of_document (self);
  WayWindow       *window;
  gboolean         is_whole, in_place;

  if (way_recoveries_find (get_recoveries (self), path) == NULL)
    return;
  /* Where the file is seen as it was saved, that goes over into what was made of it. */
  in_place = self->document == NULL ||
             (of_document != NULL && g_str_equal (of_document->path, path) && !way_document_is_modified (self->document));
  view = way_application_find_view (way_window_get_application (self), path);
  document = way_recoveries_open (get_recoveries (self), path, &is_whole, &error);
  if (document == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Work Could Not Be Recovered"), error->message);
      return;
    }
  find_draft (document, &draft, &place);
  window = in_place ? self : find_clean (self, way_document_get_file (document));
  if (window == NULL)
    window = way_window_new (way_window_get_application (self));
  typed = way_capture_strip_take_draft (window->strip);
  way_window_set_document (window, document);
  if (view != NULL)
    way_window_set_view (window, view);
  bring_back (window, draft, place);
  bring_back (window, typed, NULL);
  gtk_window_present (GTK_WINDOW (window));
  if (!is_whole)
    way_notice_bar_show (window->notice, WAY_NOTICE_DEED,
                         _ ("Only a part of what was done could be read. All of it stays on the start page until you discard it there."),
                         NULL, NULL);
  else if (way_recoveries_get_staying (document) != NULL)
    way_notice_bar_show (window->notice, WAY_NOTICE_DEED,
                         _ ("All of the work is here. The file it was kept in cannot be changed, so it stays on the start page too. Save the map."),
                         NULL, NULL);
}

static void
recover_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  recover (WAY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

typedef struct
{
  WayWindow *window; /* owned */
  char      *path;
} Looking;

static Looking *
looking_new (WayWindow  *window,
             const char *path)
{
  Looking *self = g_new0 (Looking, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);

  return self;
}

static void
looking_free (Looking *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

static void
looked_cb (const char *id,
           gpointer    data)
{
  Looking    *looking = data;
  const char *action = g_str_equal (id, "keep")      ? "win.recover"
                       : g_str_equal (id, "compare") ? "win.compare-recovered"
                       : g_str_equal (id, "discard") ? "win.discard-recovered"
                                                     : NULL;

  if (action != NULL && way_window_get_application (looking->window) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (looking->window), action, "s", looking->path);
  looking_free (looking);
}

static void
look_at_recovered_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  WayAnswer answers[] = {
    { "cancel", _ ("_Later"), WAY_ANSWER_PLAIN },
    { "discard", _ ("_Discard"), WAY_ANSWER_PLAIN },
    { "compare", _ ("_Compare…"), WAY_ANSWER_PLAIN },
    { "keep", _ ("_Keep"), WAY_ANSWER_SUGGESTED },
  };
  WayWindow       *self = WAY_WINDOW (widget);
  WayRecovered    *recovered = find_of_document (self);
  g_autofree char *words = NULL;
  Looking         *looking;
  int              n_answers = G_N_ELEMENTS (answers);

  if (recovered == NULL)
    {
      way_notice_bar_withdraw (self->notice, WAY_NOTICE_RECOVERED);
      return;
    }
  /* Nothing on the map is different. */
  if (recovered->is_draft)
    {
      n_answers--;
      answers[n_answers - 1] = answers[n_answers];
    }
  words = way_recovered_dup_words (recovered);
  looking = looking_new (self, recovered->path);
  way_message_dialogs_ask (GTK_WINDOW (self), _ ("Work That Was Not Saved"), words, answers, n_answers, looked_cb, looking);
}

static void
discard (WayWindow  *self,
         const char *path)
{
  const WayRecovered *recovered = way_recoveries_find (get_recoveries (self), path);
  gboolean            stays = recovered != NULL && recovered->discarded == 0 && recovered->problem == NULL;
  g_autoptr (GError) error = NULL;

  if (!way_recoveries_discard (get_recoveries (self), path, &error))
    way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Work Could Not Be Discarded"), error->message);
  else if (self->document != NULL && find_of_document (self) == NULL)
    {
      way_notice_bar_withdraw (self->notice, WAY_NOTICE_RECOVERED);
      way_window_show_toast (self, _ ("It stays on the start page until it is discarded there too."), NULL, NULL, NULL);
    }
  else if (self->document == NULL && stays)
    way_window_show_toast (self, _ ("It stays under Discarded Work until it is discarded there too."), NULL, NULL, NULL);
}

static void
discard_answer_cb (const char *id,
                   gpointer    data)
{
  Looking *looking = data;

  if (g_str_equal (id, "discard") && way_window_get_application (looking->window) != NULL)
    discard (looking->window, looking->path);
  looking_free (looking);
}

/* The first time it stays; the second time there is no way back. */
static void
discard_recovered_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "discard", _ ("Discard for _Ever"), WAY_ANSWER_DESTRUCTIVE },
  };
  WayWindow       *self = WAY_WINDOW (widget);
  const char      *path = g_variant_get_string (parameter, NULL);
  WayRecovered    *recovered = way_recoveries_find (get_recoveries (self), path);
  g_autofree char *body = NULL;

  if (recovered == NULL)
    return;
  if (recovered->discarded == 0)
    {
      discard (self, path);
      return;
    }
  /* TRANSLATORS: the title of a map */
  body = g_strdup_printf (_ ("What was not saved of “%s” cannot be brought back then."), *recovered->title != '\0' ? recovered->title : _ ("Untitled map"));
  way_message_dialogs_ask (GTK_WINDOW (self), _ ("Discard for Ever?"), body, answers, G_N_ELEMENTS (answers), discard_answer_cb, looking_new (self, path));
}

/* With the file as it is now, or, when there is none, with what the map was before it was changed. */
static void
compare_recovered_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  WayWindow    *self = WAY_WINDOW (widget);
  WayRecovered *recovered = way_recoveries_find (get_recoveries (self), g_variant_get_string (parameter, NULL));
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (recovered == NULL)
    return;
  document = way_recovered_read (recovered, &before, &error);
  if (document == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Work Could Not Be Read"), error->message);
      return;
    }
  if (recovered->unread != NULL)
    /* TRANSLATORS: %s is why a file cannot be read, beginning with its name */
    text = g_strdup_printf (_ ("What was done since it was begun. %s"), recovered->unread);
  else if (recovered->base == WAY_BASE_SAME || recovered->base == WAY_BASE_CHANGED)
    {
      g_autofree char *base_name = g_filename_display_basename (recovered->map_path);

      text = g_strdup_printf (_ ("What %s does not have"), base_name);
    }
  else
    text = g_strdup (_ ("What was done since it was begun"));
  way_compare_window_show (GTK_WINDOW (self), *recovered->title != '\0' ? recovered->title : _ ("Untitled map"), text,
                           before, way_document_get_map (document));
}

/**
 * way_window_show_notice:
 * @self: a window with a map
 * @text: something the user should know
 *
 * Tells it above the map.
 */
void
way_window_show_notice (WayWindow  *self,
                        const char *text)
{
  way_notice_bar_show (self->notice, WAY_NOTICE_DEED, text, NULL, NULL);
}

static void
versions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    return;
  way_window_finish_typing (self);
  way_history_seal (way_document_get_history (self->document));
  way_versions_window_show (self);
}

/* The document is another one now. */
void
way_window_update_recovery (WayWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.versions", self->document != NULL);
  g_signal_group_set_target (self->recovery_signals, self->document != NULL ? way_recoveries_get_keeper (self->document) : NULL);
  trouble_cb (self);
  if (self->document != NULL)
    way_window_tell_recovered (self);
}

/* Another program that had work may have ended since, and says nothing when it was killed. */
static void
active_cb (WayWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && way_window_get_application (self) != NULL)
    way_recoveries_look (get_recoveries (self));
}

void
way_window_init_recovery (WayWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  self->recovery_signals = g_signal_group_new (WAY_TYPE_RECOVERY);
  g_signal_group_connect_swapped (self->recovery_signals, "notify::trouble", G_CALLBACK (trouble_cb), self);
  g_signal_group_connect_swapped (self->recovery_signals, "notify::kept", G_CALLBACK (way_window_update_title), self);
}

void
way_window_install_recovery (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.versions", NULL, versions_action);
  gtk_widget_class_install_action (klass, "win.recover", "s", recover_action);
  gtk_widget_class_install_action (klass, "win.look-at-recovered", NULL, look_at_recovered_action);
  gtk_widget_class_install_action (klass, "win.compare-recovered", "s", compare_recovered_action);
  gtk_widget_class_install_action (klass, "win.discard-recovered", "s", discard_recovered_action);
}
