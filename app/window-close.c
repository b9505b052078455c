/* window-close.c - nothing typed goes away unasked */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/unwritten.h"
#include "journeys/model/shorten.h"
#include "widgets/shared/message-dialogs.h"

/* Letters of what is typed that are told. */
#define LONGEST_DRAFT 200

/* As long as another window shows the map, nothing is lost. */
gboolean
way_window_is_last_of_document (WayWindow *self)
{
  GList *l;

  for (l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    if (l->data != self && WAY_IS_WINDOW (l->data) && way_window_get_document (l->data) == self->document)
      return FALSE;

  return TRUE;
}

static void
saved_cb (WayWindow *self,
          gboolean   saved)
{
  if (saved)
    gtk_window_close (GTK_WINDOW (self));
  else
    way_application_set_ending (way_window_get_application (self), FALSE);
}

static void
answer_cb (const char *id,
           gpointer    data)
{
  g_autoptr (WayWindow) self = data;

  if (g_str_equal (id, "cancel"))
    way_application_set_ending (way_window_get_application (self), FALSE);
  else if (g_str_equal (id, "save"))
    way_window_save (self, saved_cb);
  else if (g_str_equal (id, "discard"))
    {
      WayRecovery *keeper = way_recoveries_get_keeper (self->document);

      if (keeper != NULL)
        {
          way_recovery_discard (keeper);
          way_recoveries_look (way_application_get_recoveries (way_window_get_application (self)));
        }
      self->discarding = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* Whether what is discarded can be had back. */
static const char *
get_way_back (WayWindow *self)
{
  WayRecovery *keeper = way_recoveries_get_keeper (self->document);

  return keeper != NULL && way_recovery_get_trouble (keeper) == NULL
           ? _ ("What you discard stays on the start page until you discard it there too.")
           : _ ("It cannot be kept anywhere else just now: what you discard is gone.");
}

static void
ask (WayWindow *self)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "discard", _ ("_Discard"), WAY_ANSWER_DESTRUCTIVE },
    { "save", _ ("_Save"), WAY_ANSWER_SUGGESTED },
  };
  const char      *title = way_document_get_title (self->document);
  const char      *shown = *title != '\0' ? title : _ ("Untitled map");
  gboolean         is_gone = way_document_get_disk (self->document) == WAY_DISK_GONE;
  g_autofree char *about = is_gone ? g_strdup_printf (_ ("The file of “%s” is gone, so the map is in no file."), shown)
                                   : g_strdup_printf (_ ("“%s” has changes that are not in a file yet."), shown);
  g_autofree char *body = g_strdup_printf ("%s %s", about, get_way_back (self));

  way_message_dialogs_ask (GTK_WINDOW (self), is_gone ? _ ("Save the Map?") : _ ("Save Changes?"), body, answers, G_N_ELEMENTS (answers),
                           answer_cb, g_object_ref (self));
}

static void
draft_answer_cb (const char *id,
                 gpointer    data)
{
  if (g_str_equal (id, "cancel"))
    gtk_widget_activate_action (data, "win.capture", NULL);
  answer_cb (id, data);
}

/* The map is saved, but not what somebody has typed for it. */
static void
ask_about_draft (WayWindow  *self,
                 const char *draft)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "discard", _ ("_Discard"), WAY_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *shown = way_shorten (draft, LONGEST_DRAFT);
  g_autofree char *about = g_strdup_printf (_ ("“%s” is typed and not on the map yet."), shown);
  g_autofree char *body = g_strdup_printf ("%s %s", about, get_way_back (self));

  way_message_dialogs_ask (GTK_WINDOW (self), _ ("Leave What Is Typed?"), body, answers, G_N_ELEMENTS (answers),
                           draft_answer_cb, g_object_ref (self));
}

static void
end_session_cb (const char *id,
                gpointer    data)
{
  g_autoptr (WayWindow) self = data;

  if (!g_str_equal (id, "end"))
    {
      way_application_set_ending (way_window_get_application (self), FALSE);
      return;
    }
  way_window_leave_session (self);
  gtk_window_close (GTK_WINDOW (self));
}

/* A workshop is not ended by the way. */
static void
ask_to_end_session (WayWindow *self)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "end", _ ("_End Session"), WAY_ANSWER_SUGGESTED },
  };

  way_message_dialogs_ask (GTK_WINDOW (self), _ ("End the Session?"),
                           _ ("A workshop is going on in this window. Its minutes stay in the map."), answers, G_N_ELEMENTS (answers),
                           end_session_cb, g_object_ref (self));
}

static void
state_cb (WayDocument *document,
          GParamSpec  *spec,
          WayWindow   *self)
{
  if (way_document_get_state (document) == WAY_DOCUMENT_SAVING)
    return;
  g_signal_handlers_disconnect_by_func (document, state_cb, self);
  self->close_when_saved = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
is_last_window (WayWindow *self)
{
  GList *l;

  for (l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    if (l->data != self && WAY_IS_WINDOW (l->data))
      return FALSE;

  return TRUE;
}

static void
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
}

/* What was discarded is not, as long as the window stays. */
static void
stay_cb (gpointer data)
{
  WayWindow   *self = data;
  WayRecovery *keeper = self->document != NULL ? way_recoveries_get_keeper (self->document) : NULL;

  way_application_set_ending (way_window_get_application (self), FALSE);
  if (self->discarding && keeper != NULL)
    way_recovery_begin_anew (keeper);
  self->discarding = FALSE;
}

/* The desk is given up with the last window. */
static gboolean
keep_for_records (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  return application != NULL && is_last_window (self) &&
         !way_unwritten_may_go (way_application_get_open_desk (application), GTK_WINDOW (self), close_cb, stay_cb, self);
}

/* Returns whether the window stays, for now. */
gboolean
way_window_close_request (GtkWindow *window)
{
  WayWindow       *self = WAY_WINDOW (window);
  g_autofree char *draft = NULL;

  if (self->session != NULL && gtk_window_get_application (window) != NULL)
    {
      ask_to_end_session (self);
      return TRUE;
    }
  if (gtk_window_get_application (window) == NULL)
    return FALSE;
  if (self->document == NULL || self->discarding)
    return keep_for_records (self);
  if (!way_window_is_last_of_document (self))
    {
      way_window_leave_draft (self);
      return keep_for_records (self);
    }

  way_window_finish_typing (self);
  if (way_document_get_state (self->document) == WAY_DOCUMENT_SAVING)
    {
      /* What the disk says decides whether there is something to ask. */
      if (!self->close_when_saved)
        g_signal_connect_object (self->document, "notify::state", G_CALLBACK (state_cb), self, 0);
      self->close_when_saved = TRUE;
      return TRUE;
    }
  draft = way_capture_strip_dup_draft (self->strip);
  if (way_document_is_modified (self->document))
    ask (self);
  else if (*draft != '\0' && way_window_is_editable (self))
    ask_about_draft (self, draft);
  else
    return keep_for_records (self);

  return TRUE;
}
