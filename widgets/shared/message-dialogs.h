/* message-dialogs.h - questions that have to be answered before going on */
#pragma once

#include <adwaita.h>

typedef enum
{
  WAY_ANSWER_PLAIN,
  WAY_ANSWER_SUGGESTED,
  WAY_ANSWER_DESTRUCTIVE,
} WayAnswerStyle;

typedef struct
{
  const char    *id;
  const char    *label; /* translated, with a mnemonic */
  WayAnswerStyle style;
} WayAnswer;

typedef void (*WayAnswerFunc) (const char *id,
                               gpointer    data);

void way_message_dialogs_ask (GtkWindow       *parent,
                              const char      *heading,
                              const char      *body,
                              const WayAnswer *answers,
                              int              n_answers,
                              WayAnswerFunc    func,
                              gpointer         data);

void way_message_dialogs_tell (GtkWindow  *parent,
                               const char *heading,
                               const char *body);
