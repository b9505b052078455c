/* unwritten.c - what was typed and could not be written is not dropped unasked */
#include "config.h"

#include "app/unwritten.h"

#include <glib/gi18n.h>

#include "widgets/shared/message-dialogs.h"

typedef struct
{
  /* owned */
  WayDesk *desk;
  GObject *object;

  WayUnwrittenFunc go_on;
  WayUnwrittenFunc stay; /* or NULL */
} Asking;

static void
answer_cb (const char *id,
           gpointer    data)
{
  Asking *asking = data;

  /* Whoever goes on asks once more: what could be written in the meantime is, and is not discarded. */
  if (g_str_equal (id, "discard") && !way_desk_flush (asking->desk, NULL))
    way_desk_take_back (asking->desk);
  if (!g_str_equal (id, "cancel"))
    asking->go_on (asking->object);
  else if (asking->stay != NULL)
    asking->stay (asking->object);
  g_object_unref (asking->desk);
  g_object_unref (asking->object);
  g_free (asking);
}

/**
 * way_unwritten_may_go:
 * @desk: (nullable): where records are edited, to be given up
 * @parent: over which window to ask
 * @go_on: called when the user wants to try once more, or to give up what is not written
 * @stay: (nullable): called when the user wants everything to stay
 * @object: (type GObject): for both; kept until then
 *
 * Writes what waits on the desk. When that fails the user is asked, and everything stays as it is for now.
 *
 * Returns: whether there is nothing on the desk that is not written
 */
gboolean
way_unwritten_may_go (WayDesk         *desk,
                      GtkWindow       *parent,
                      WayUnwrittenFunc go_on,
                      WayUnwrittenFunc stay,
                      gpointer         object)
{
  WayAnswer answers[] = {
    { "cancel", _ ("_Cancel"), WAY_ANSWER_PLAIN },
    { "discard", _ ("_Discard"), WAY_ANSWER_DESTRUCTIVE },
    { "again", _ ("_Try Again"), WAY_ANSWER_SUGGESTED },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  Asking          *asking;
  gboolean         is_there;

  if (desk == NULL || way_desk_flush (desk, &error))
    return TRUE;
  is_there = g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED);
  if (is_there)
    answers[1] = (WayAnswer){ "go-on", _ ("_Go On"), WAY_ANSWER_PLAIN };
  body = is_there ? g_strdup (error->message) : g_strdup_printf (_ ("What you changed last in the records is not written yet. If you discard it, it is gone.\n\n%s"), error->message);
  asking = g_new0 (Asking, 1);
  asking->desk = g_object_ref (desk);
  asking->object = g_object_ref (object);
  asking->go_on = go_on;
  asking->stay = stay;
  way_message_dialogs_ask (parent, is_there ? _ ("The Disk Did Not Confirm the Records") : _ ("The Records Could Not Be Written"), body, answers, G_N_ELEMENTS (answers), answer_cb, asking);

  return FALSE;
}
