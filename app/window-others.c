/* window-others.c - somebody else wrote the file of the map: nothing of anybody is lost */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/merge-window.h"
#include "journeys/review/transfer.h"

/* Each of the answers keeps what both did: in the map, in its steps, in the file or in its earlier versions. */
void
way_window_ask_about_others (WayWindow    *self,
                             const char   *message,
                             WayAnswerFunc func,
                             gpointer      data)
{
  const WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "save-as", _ ("Keep Mine as a C_opy…"), WAY_ANSWER_PLAIN },
    { "theirs", _ ("_Take Theirs"), WAY_ANSWER_PLAIN },
    { "merge", _ ("Compare and _Merge…"), WAY_ANSWER_SUGGESTED },
  };

  way_message_dialogs_ask (GTK_WINDOW (self), _ ("The File Was Changed by Somebody Else"), message,
                           answers, G_N_ELEMENTS (answers), func, data);
}

/* What is mine is a step back, and what is theirs is as it is in the file. */
static void
take_theirs (WayWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean changed;
  g_autoptr (WayMap) theirs = way_document_read_disk (self->document, &changed, &error);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (WayCommand) command = NULL;
  guint n_skipped;

  if (theirs != NULL)
    {
      differences = way_compare (way_document_get_map (self->document), theirs);
      command = way_transfer_new (way_document_get_map (self->document), differences, _ ("Take the Map of Others"), &n_skipped);
    }
  if (theirs == NULL || (command != NULL && !way_history_perform_as_is (way_document_get_history (self->document), command, &error)))
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The File Could Not Be Read"), error->message);
      return;
    }
  way_document_accept_read (self->document);
  way_window_show_toast (self, _ ("The map is as others saved it. Yours comes back with Undo."), _ ("_Undo"), "win.undo", NULL);
}

void
way_window_settle_others (WayWindow  *self,
                          const char *answer)
{
  if (g_str_equal (answer, "theirs"))
    take_theirs (self);
  else if (g_str_equal (answer, "merge"))
    way_merge_window_show (self);
}
