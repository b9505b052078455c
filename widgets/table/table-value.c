/* table-value.c - what is typed or chosen in a cell, given to the map */
#include "config.h"

#include "widgets/table/table-private.h"

#include <glib/gi18n.h>

void
way_table_perform (WayTable   *self,
                   WayCommand *command)
{
  g_autoptr (GError) error = NULL;

  if (command != NULL && !way_history_perform (self->history, command, &error))
    way_table_refuse (self, error->message);
}

/* What is typed, as the field understands it. */
static char *
dup_understood (const WayField *field,
                const char     *text)
{
  char *value = g_strdup (text);

  if (field->type == WAY_FIELD_LIST)
    {
      g_strdelimit (value, ",", '\n');
      if (g_strcmp0 (field->entry, "tag") == 0)
        g_strdelimit (value, "#", ' ');
    }

  return value;
}

/* The other way round. */
char *
way_table_dup_editable (const WayField *field,
                        const char     *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_CHOICE)
    return way_field_format (field, value);

  return g_strdup (value);
}

/* Returns whether the field takes the text; the message is for people. */
gboolean
way_table_set_value (WayTable       *self,
                     WayItem        *card,
                     const WayField *field,
                     const char     *text,
                     gboolean        typing,
                     char          **message)
{
  g_autofree char *understood = text != NULL ? dup_understood (field, text) : NULL;
  g_autofree char *value = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  *message = NULL;
  if (way_map_find (way_table_get_map (self), way_item_get_id (card)) == NULL)
    return TRUE;
  if (!way_field_normalise (field, understood, &value, &error))
    {
      *message = g_strdup (error->message);
      return FALSE;
    }
  if (g_strcmp0 (value, way_item_get (card, field->name)) == 0)
    return TRUE;
  self->setting = TRUE;
  command = way_command_new_set (card, field->name, value, &error);
  if (command == NULL)
    done = FALSE;
  else if (typing)
    done = way_history_type (self->history, command, &error);
  else
    done = way_history_perform (self->history, command, &error);
  self->setting = FALSE;
  if (!done)
    *message = g_strdup (error->message);

  return done;
}

void
way_table_set_or_refuse (WayTable       *self,
                         WayItem        *card,
                         const WayField *field,
                         const char     *text)
{
  g_autofree char *message = NULL;

  if (!way_table_set_value (self, card, field, text, FALSE, &message))
    way_table_refuse (self, message);
}
