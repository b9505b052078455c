/* command-label.c - what a command does, in a few words
 *
 * Said of the thing by its name: in a long list of steps, ten that are called
 * “Change Title” help nobody.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/shorten.h"
#include "journeys/model/written.h"

#define LONGEST_NAME 40 /* characters */

/* One line of what may be a paragraph. */
char *
way_command_shorten (const char *name)
{
  g_autofree char *line = g_strdelimit (g_strstrip (g_strdup (name)), "\n\t", ' ');

  return way_shorten (line, LONGEST_NAME);
}

static gboolean
has_name (const WayKindInfo *info)
{
  int i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & WAY_FIELD_NAME)
      return TRUE;

  return FALSE;
}

/* What people would call it: a job card after its job, an emotion after who feels it, and what
 * has no name of its own after what it belongs to. */
static const char *
find_name (WayMap  *map,
           WayItem *item)
{
  const char *name = way_written_get_name (map, item);
  WayItem    *other = NULL;

  if (*name != '\0')
    return name;
  if (way_item_get_kind (item) == WAY_KIND_EMOTION)
    other = way_map_find (map, way_item_get (item, "persona"));
  else if (!has_name (way_item_get_info (item)))
    other = way_item_get_parent (item);

  return other != NULL ? way_item_get_name (other) : "";
}

/* What is new and has no name of its own is told by what it comes to. */
static char *
dup_name_of_new (WayMap     *map,
                 WayCommand *self)
{
  WayItem *parent = way_map_find (map, self->parent_id);

  if (way_item_get_kind (self->item) == WAY_KIND_EMOTION)
    parent = way_map_find (map, way_item_get (self->item, "persona"));

  if (way_item_get_kind (self->item) == WAY_KIND_JOB_CARD)
    return way_command_shorten (way_written_get_name (map, self->item));

  return parent != NULL && !has_name (way_item_get_info (self->item)) ? way_command_shorten (way_item_get_name (parent)) : NULL;
}

/* Called before the command is applied, while the thing is still called as it was. */
void
way_command_note_name (WayCommand *self,
                       WayMap     *map)
{
  WayItem *item;

  if (self->label != NULL)
    return;
  if (self->type == WAY_COMMAND_GROUP && self->children->len > 0)
    way_command_note_name (g_ptr_array_index (self->children, self->children->len - 1), map);
  if (self->type == WAY_COMMAND_INSERT && self->name == NULL && *way_item_get_name (self->item) == '\0')
    self->name = dup_name_of_new (map, self);
  if ((self->type != WAY_COMMAND_SET && self->type != WAY_COMMAND_MOVE) || self->name != NULL)
    return;
  item = way_map_find (map, self->item_id);
  if (item != NULL)
    {
      const char *name = find_name (map, item);

      self->name = way_command_shorten (name);
    }
}

/* What was given a name only by this command is called so. */
static char *
dup_name (WayCommand *self)
{
  if (self->item != NULL && (*way_item_get_name (self->item) != '\0' || way_item_get_kind (self->item) != WAY_KIND_JOB_CARD))
    return way_command_shorten (way_item_get_name (self->item));
  if (self->name != NULL && *self->name != '\0')
    return g_strdup (self->name);
  if (self->type == WAY_COMMAND_SET && self->new_value != NULL && (way_kind_get_info (self->kind)->fields[self->field].flags & WAY_FIELD_NAME))
    return way_command_shorten (self->new_value);

  return g_strdup ("");
}

static char *
make_label (WayCommand *self)
{
  WayKind            kind = self->item != NULL ? way_item_get_kind (self->item) : self->kind;
  const WayKindInfo *info = way_kind_get_info (kind);
  const char        *label = _ (info->label);
  g_autofree char   *name = dup_name (self);
  gboolean           named = *name != '\0';

  if (kind == WAY_KIND_EMOTION && self->name != NULL && *self->name != '\0' && self->type != WAY_COMMAND_MOVE)
    /* TRANSLATORS: %s is a persona */
    return g_strdup_printf (_ ("Set Emotion of “%s”"), self->name);

  switch (self->type)
    {
    case WAY_COMMAND_INSERT:
      if (!named && self->name != NULL && *self->name != '\0')
        /* TRANSLATORS: a kind of item and what it belongs to: Add Evidence to “Kick-off call” */
        return g_strdup_printf (_ ("Add %s to “%s”"), label, self->name);
      /* TRANSLATORS: a kind of item and its name: Add Touchpoint “Kick-off call” */
      return named ? g_strdup_printf (_ ("Add %s “%s”"), label, name) : g_strdup_printf (_ ("Add %s"), label);
    case WAY_COMMAND_REMOVE:
      return named ? g_strdup_printf (_ ("Remove %s “%s”"), label, name) : g_strdup_printf (_ ("Remove %s"), label);
    case WAY_COMMAND_MOVE:
      return named ? g_strdup_printf (_ ("Move %s “%s”"), label, name) : g_strdup_printf (_ ("Move %s"), label);
    case WAY_COMMAND_SET:
    case WAY_COMMAND_GROUP:
    default:
      /* TRANSLATORS: a field and what it belongs to: Change Owner of “Kick-off call” */
      return named ? g_strdup_printf (_ ("Change %s of “%s”"), _ (info->fields[self->field].label), name)
                   /* TRANSLATORS: a field and a kind of item: Change Title (Touchpoint) */
                   : g_strdup_printf (_ ("Change %s (%s)"), _ (info->fields[self->field].label), label);
    }
}

/* Of what is removed by one command, whatever goes with it. */
char *
way_command_label_removal (WayMap    *map,
                           GPtrArray *items)
{
  int              n = items->len;
  WayItem         *first = n > 0 ? g_ptr_array_index (items, 0) : NULL;
  g_autofree char *name = way_command_shorten (first != NULL ? way_written_get_name (map, first) : "");
  guint            i;

  if (n == 1 && *name != '\0')
    return g_strdup_printf (_ ("Remove %s “%s”"), _ (way_item_get_info (first)->label), name);
  if (n == 1)
    return g_strdup_printf (_ ("Remove %s"), _ (way_item_get_info (first)->label));
  for (i = 0; i < items->len; i++)
    if (!way_kind_is_card (way_item_get_kind (g_ptr_array_index (items, i))))
      return g_strdup_printf (g_dngettext (NULL, "Remove %d Item", "Remove %d Items", n), n);

  return g_strdup_printf (g_dngettext (NULL, "Remove %d Card", "Remove %d Cards", n), n);
}

/* A card that shows the name of what came with it is called as that is. */
void
way_command_name_by (WayCommand *self,
                     const char *name)
{
  way_command_forget_made (self);
  g_free (self->name);
  self->name = way_command_shorten (name != NULL ? name : "");
}

/* It says something that is not so any more. */
void
way_command_forget_made (WayCommand *self)
{
  g_clear_pointer (&self->made, g_free);
}

/**
 * way_command_set_label:
 * @self: a command
 * @label: what it does, translated, for "Undo LABEL"
 *
 * Replaces the label that is made from the command itself.
 */
void
way_command_set_label (WayCommand *self,
                       const char *label)
{
  char *copy = g_strdup (label);

  g_free (self->label);
  self->label = copy;
}

/**
 * way_command_get_label:
 * @self: a command
 *
 * Returns: (transfer none): what it does, translated
 */
const char *
way_command_get_label (WayCommand *self)
{
  if (self->label != NULL)
    return self->label;
  if (self->type == WAY_COMMAND_GROUP)
    return self->children->len > 0 ? way_command_get_label (g_ptr_array_index (self->children, self->children->len - 1)) : "";
  if (self->made == NULL)
    self->made = make_label (self);

  return self->made;
}
