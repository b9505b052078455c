/* window-others.c - somebody else wrote the file of the map: nothing of anybody is lost */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/merge-window.h"
#include "journeys/documents/file-watch.h"
#include "journeys/model/today.h"

#define WATCH "way-file-watch"

static WayFileWatch *
get_watch (WayWindow *self)
{
  return self->document != NULL ? g_object_get_data (G_OBJECT (self->document), WATCH) : NULL;
}

static char *
dup_holder_words (GPtrArray *others)
{
  const WayHolder *holder = g_ptr_array_index (others, 0);
  g_autofree char *since = holder->since != 0 ? way_time_format (holder->since) : NULL;

  if (others->len > 1)
    /* TRANSLATORS: the first %s is a person, the second a computer */
    return g_strdup_printf (ngettext ("Also open by %1$s on %2$s and by %3$u more. You can work on it: when all save, nothing of anybody is lost.",
                                      "Also open by %1$s on %2$s and by %3$u more. You can work on it: when all save, nothing of anybody is lost.",
                                      others->len - 1),
                            holder->user, holder->host, others->len - 1);
  if (since == NULL)
    /* TRANSLATORS: the first %s is a person, the second a computer */
    return g_strdup_printf (_ ("Also open by %1$s on %2$s. You can work on it: when both save, nothing of either is lost."),
                            holder->user, holder->host);

  /* TRANSLATORS: for example: Also open by Anna Berger on desk-7 since 24 Nov 2026, 14:05. … */
  return g_strdup_printf (_ ("Also open by %1$s on %2$s since %3$s. You can work on it: when both save, nothing of either is lost."),
                          holder->user, holder->host, since);
}

static char *
dup_words (WayWindow *self,
           WayDisk    disk)
{
  WayFileWatch    *watch = get_watch (self);
  GPtrArray       *others = watch != NULL ? way_file_watch_get_others (watch) : NULL;
  g_autofree char *name = NULL;

  switch (disk)
    {
    case WAY_DISK_GONE:
      name = g_file_get_basename (way_document_get_file (self->document));
      /* TRANSLATORS: %s is the name of a file */
      return g_strdup_printf (_ ("The file “%s” is gone: it was deleted or moved, or its disk is not there. The map is kept as long as it is open here."), name);
    case WAY_DISK_OTHER:
      return g_strdup (_ ("Somebody else has changed the file of this map."));
    case WAY_DISK_KNOWN:
    default:
      return others != NULL && others->len > 0 ? dup_holder_words (others) : NULL;
    }
}

/* What was saved and is in the file no more is only in this window then. */
static char *
add_unkept (WayWindow *self,
            char      *words)
{
  WayFileWatch    *watch = get_watch (self);
  const char      *unkept = watch != NULL ? way_file_watch_get_unkept (watch) : NULL;
  g_autofree char *before = words;

  if (unkept == NULL || words == NULL)
    return g_steal_pointer (&before);

  return g_strdup_printf (_ ("%1$s What you saved could not be kept as a version. %2$s"), words, unkept);
}

/* Told at once, and taken back when it is not so any more. */
static void
tell_others (WayWindow *self)
{
  WayDisk          disk = self->document != NULL ? way_document_get_disk (self->document) : WAY_DISK_KNOWN;
  g_autofree char *told = g_steal_pointer (&self->others_told);

  self->others_told = add_unkept (self, dup_words (self, disk));
  if (g_strcmp0 (told, self->others_told) == 0)
    return;
  if (self->others_told == NULL)
    way_notice_bar_withdraw (self->notice, WAY_NOTICE_OTHERS);
  else if (disk == WAY_DISK_GONE)
    {
      way_notice_bar_show (self->notice, WAY_NOTICE_OTHERS, self->others_told, _ ("_Save Again"), "win.save");
      way_notice_bar_offer (self->notice, WAY_NOTICE_OTHERS, _ ("Save _As…"), "win.save-as");
    }
  else if (disk == WAY_DISK_OTHER)
    way_notice_bar_show (self->notice, WAY_NOTICE_OTHERS, self->others_told, _ ("_Look…"), "win.look-at-others");
  else
    way_notice_bar_show (self->notice, WAY_NOTICE_OTHERS, self->others_told, NULL, NULL);
}

/* What is in the file is no map that could be taken or merged. */
static void
ask_about_damage (WayWindow    *self,
                  const char   *problem,
                  const char   *later,
                  WayAnswerFunc func,
                  gpointer      data)
{
  const WayAnswer answers[] = {
    { "cancel", later, WAY_ANSWER_PLAIN },
    { "save-as", _ ("Keep Mine as a C_opy…"), WAY_ANSWER_PLAIN },
    { "mine", _ ("Put _Mine Back"), WAY_ANSWER_SUGGESTED },
  };
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", problem,
                                           _ ("Your map is whole. When you put it back, what is in the file now stays as an earlier version."));

  way_message_dialogs_ask (GTK_WINDOW (self), _ ("The File Is Damaged"), body,
                           answers, G_N_ELEMENTS (answers), func, data);
}

/* Each of the answers keeps what both did: in the map, in its steps, in the file or in its earlier versions. */
void
way_window_ask_about_others (WayWindow    *self,
                             const char   *message,
                             const char   *later,
                             WayAnswerFunc func,
                             gpointer      data)
{
  const WayAnswer answers[] = {
    { "cancel", later, WAY_ANSWER_PLAIN },
    { "save-as", _ ("Keep Mine as a C_opy…"), WAY_ANSWER_PLAIN },
    { "theirs", _ ("_Take Theirs"), WAY_ANSWER_PLAIN },
    { "merge", _ ("Compare and _Merge…"), WAY_ANSWER_SUGGESTED },
  };
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (GError) damage = NULL;

  if (way_document_is_disk_damaged (self->document, &read, &damage))
    {
      ask_about_damage (self, damage->message, later, func, data);
      return;
    }
  way_message_dialogs_ask (GTK_WINDOW (self), _ ("The File Was Changed by Somebody Else"), message,
                           answers, G_N_ELEMENTS (answers), func, data);
}

/* What is mine is a step back and a version, and what is theirs is as it is in the file. */
static void
take_theirs (WayWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean changed;
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (WayMap) theirs = way_document_read_disk (self->document, &read, &changed, &error);

  if (theirs == NULL || !way_document_take_read (self->document, theirs, &read, _ ("Take the Map of Others"), &error))
    {
      way_message_dialogs_tell (GTK_WINDOW (self), theirs == NULL ? _ ("The File Could Not Be Read") : _ ("Their Map Cannot Be Taken as It Is"),
                                error->message);
      return;
    }
  way_window_look_at_others (self);
  way_window_show_toast (self, _ ("The map is as others saved it. Yours comes back with Undo, and is an earlier version."), _ ("_Undo"), "win.undo", NULL);
}

/* Unless the file is whole again, which is to be asked about. */
static void
put_mine_back (WayWindow *self)
{
  g_auto (WayFileIdentity) read = { 0 };

  if (way_document_is_disk_damaged (self->document, &read, NULL))
    way_document_accept_read (self->document, &read);
  way_window_save (self, NULL);
}

void
way_window_settle_others (WayWindow  *self,
                          const char *answer)
{
  if (g_str_equal (answer, "mine"))
    put_mine_back (self);
  else if (g_str_equal (answer, "theirs"))
    take_theirs (self);
  else if (g_str_equal (answer, "merge"))
    way_merge_window_show (self);
}

static void
answer_cb (const char *id,
           gpointer    data)
{
  g_autoptr (WayWindow) self = data;

  if (self->document == NULL)
    return;
  if (g_str_equal (id, "save-as"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
  else
    way_window_settle_others (self, id);
}

static void
look_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL || way_document_get_disk (self->document) != WAY_DISK_OTHER)
    return;
  way_window_finish_typing (self);
  way_window_ask_about_others (self, _ ("What they did can be merged with yours, or taken instead of it, or yours saved under another name. Whatever you choose, nothing of either is lost."),
                               _ ("_Later"), answer_cb, g_object_ref (self));
}

/**
 * way_window_look_at_others:
 * @self: a window
 *
 * Looks whether what others did to the file of the map is still to be told.
 */
void
way_window_look_at_others (WayWindow *self)
{
  WayFileWatch *watch = get_watch (self);

  if (watch != NULL)
    way_file_watch_look (watch);
}

/* In folders of other computers nothing is told by itself. */
static void
active_cb (WayWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    way_window_look_at_others (self);
}

/* The document is another one now. */
void
way_window_update_others (WayWindow *self)
{
  g_autofree char *name = NULL;

  if (way_window_is_editable (self) && get_watch (self) == NULL)
    {
      name = g_settings_get_string (way_application_get_settings (way_window_get_application (self)), "my-name");
      g_object_set_data_full (G_OBJECT (self->document), WATCH,
                              way_file_watch_new (self->document, *name != '\0' ? name : g_get_real_name ()), g_object_unref);
    }
  g_clear_pointer (&self->others_told, g_free);
  g_signal_group_set_target (self->others_signals, get_watch (self));
  g_signal_group_set_target (self->disk_signals, self->document);
  tell_others (self);
}

void
way_window_init_others (WayWindow *self)
{
  self->others_signals = g_signal_group_new (WAY_TYPE_FILE_WATCH);
  g_signal_group_connect_swapped (self->others_signals, "notify::held", G_CALLBACK (tell_others), self);
  g_signal_group_connect_swapped (self->others_signals, "notify::unkept", G_CALLBACK (tell_others), self);
  self->disk_signals = g_signal_group_new (WAY_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->disk_signals, "notify::disk", G_CALLBACK (tell_others), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
way_window_install_others (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.look-at-others", NULL, look_action);
}
