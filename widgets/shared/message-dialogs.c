/* message-dialogs.c - questions that have to be answered before going on
 *
 * The only user of AdwMessageDialog, which newer libadwaita deprecates.
 */
#include "config.h"

#include "widgets/shared/message-dialogs.h"

#include <glib/gi18n.h>

typedef struct
{
  WayAnswerFunc func;
  gpointer      data;
} Question;

typedef struct
{
  Question question;
  char    *response;
} Answer;

static gboolean
answer_cb (gpointer data)
{
  Answer *answer = data;

  answer->question.func (answer->response, answer->question.data);

  return G_SOURCE_REMOVE;
}

static void
answer_free (gpointer data)
{
  g_free (((Answer *)data)->response);
  g_free (data);
}

/* The answer may close the window that the dialog belongs to, so it waits until the
 * dialog is gone. */
static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  Answer *answer;

  if (question->func == NULL)
    return;
  answer = g_new0 (Answer, 1);
  answer->question = *question;
  answer->response = g_strdup (response);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, answer_cb, answer, answer_free);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

/**
 * way_message_dialogs_ask:
 * @parent: (nullable): the window that the question is about
 * @heading: the question, translated
 * @body: what happened and what can be done
 * @answers: (array length=n_answers): the answers; the first is that of the Escape key
 * @n_answers: how many
 * @func: (nullable): called with the id of the answer
 * @data: passed to @func
 *
 * Asks in a dialog that holds up its parent.
 */
void
way_message_dialogs_ask (GtkWindow       *parent,
                         const char      *heading,
                         const char      *body,
                         const WayAnswer *answers,
                         int              n_answers,
                         WayAnswerFunc    func,
                         gpointer         data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question         *question = g_new0 (Question, 1);
  int               i;

  question->func = func;
  question->data = data;
  for (i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      if (answers[i].style == WAY_ANSWER_SUGGESTED)
        {
          adw_message_dialog_set_response_appearance (dialog, answers[i].id, ADW_RESPONSE_SUGGESTED);
          adw_message_dialog_set_default_response (dialog, answers[i].id);
        }
      else if (answers[i].style == WAY_ANSWER_DESTRUCTIVE)
        adw_message_dialog_set_response_appearance (dialog, answers[i].id, ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (dialog, answers[0].id);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * way_message_dialogs_tell:
 * @parent: (nullable): the window that it is about
 * @heading: what happened, translated
 * @body: to what, and what can be done
 *
 * Says something that must not be missed.
 */
void
way_message_dialogs_tell (GtkWindow  *parent,
                          const char *heading,
                          const char *body)
{
  const WayAnswer answer = { "close", _ ("_Close"), WAY_ANSWER_PLAIN };

  way_message_dialogs_ask (parent, heading, body, &answer, 1, NULL, NULL);
}
