/* field-row-change.c - what editors do to the items of a row */
#include "config.h"

#include "journeys/commands/bulk-edits.h"
#include "journeys/model/shared-values.h"
#include "widgets/inspector/field-row-private.h"

/* Does a command that the row made itself. */
static gboolean
perform (WayFieldRow *self,
         WayCommand  *command,
         gboolean     typing)
{
  WayHistory *history = way_field_row_get_history (self);
  g_autoptr (GError) error = NULL;
  gboolean done;

  way_field_row_set_busy (self, TRUE);
  if (typing)
    {
      way_field_row_begin_typing (self);
      done = way_history_type (history, command, &error);
    }
  else
    done = way_history_perform (history, command, &error);
  way_field_row_set_busy (self, FALSE);
  if (!done)
    way_field_row_take_message (self, g_strdup (error->message));

  return done;
}

static gboolean
set_value (WayFieldRow *self,
           const char  *text,
           gboolean     typing)
{
  const WayField *field = way_field_row_get_field (self);
  g_autoptr (GPtrArray) items = way_field_row_list_items (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autoptr (WayCommand) command = NULL;
  const char *before;

  if (items->len == 0)
    return FALSE;
  if (!way_field_normalise (field, text, &value, &error))
    {
      if (typing && way_field_row_is_typed_whole (field))
        way_field_row_take_back_typing (self);
      way_field_row_take_message (self, g_strdup (error->message));
      return FALSE;
    }
  way_field_row_take_message (self, NULL);
  if (way_shared_values_get (items, field, &before) && g_strcmp0 (value, before) == 0)
    return TRUE;

  command = way_bulk_edits_set (items, field->name, value, NULL);

  return command != NULL && perform (self, command, typing);
}

static void
show_value (WayFieldRow *self)
{
  if (way_field_row_get_item (self) != NULL)
    WAY_FIELD_ROW_GET_CLASS (self)->show (self, way_field_row_get_value (self));
}

/* Sets what is being typed; a text that the field does not take stays in the
 * editor, with the reason below it. */
gboolean
way_field_row_type (WayFieldRow *self,
                    const char  *text)
{
  return set_value (self, text, TRUE);
}

/* Sets a value as a step of its own, and shows it. */
gboolean
way_field_row_commit (WayFieldRow *self,
                      const char  *text)
{
  gboolean done;

  g_object_ref (self);
  done = set_value (self, text, FALSE);
  if (done)
    show_value (self);
  g_object_unref (self);

  return done;
}

/* NULL without an error means that there is nothing to do. */
static gboolean
change_entries (WayFieldRow *self,
                WayCommand  *command,
                GError      *error)
{
  gboolean done = TRUE;

  way_field_row_take_message (self, error != NULL ? g_strdup (error->message) : NULL);
  if (error != NULL)
    return FALSE;
  g_object_ref (self);
  if (command != NULL)
    done = perform (self, command, FALSE);
  if (done)
    show_value (self);
  g_object_unref (self);

  return done;
}

/* Adds to a list, or to references, what is not there yet. */
gboolean
way_field_row_add_entries (WayFieldRow *self,
                           const char  *entries)
{
  g_autoptr (GPtrArray) items = way_field_row_list_items (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (items->len == 0)
    return FALSE;
  command = way_bulk_edits_add (items, way_field_row_get_field (self)->name, entries, &error);

  return change_entries (self, command, error);
}

gboolean
way_field_row_remove_entry (WayFieldRow *self,
                            const char  *entry)
{
  g_autoptr (GPtrArray) items = way_field_row_list_items (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (items->len == 0)
    return FALSE;
  command = way_bulk_edits_remove (items, way_field_row_get_field (self)->name, entry, &error);

  return change_entries (self, command, error);
}

/* The focus left the editor: typing ends, and the value stands in its canonical form. */
void
way_field_row_leave (WayFieldRow *self)
{
  WayHistory *history = way_field_row_get_history (self);

  if (history == NULL)
    return;
  way_history_seal (history);
  way_field_row_end_typing (self);
  if (way_field_row_get_message (self) == NULL)
    show_value (self);
}
