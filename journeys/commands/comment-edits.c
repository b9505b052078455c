/* comment-edits.c - what can be done with comments, each as one step */
#include "config.h"

#include "journeys/commands/comment-edits.h"

#include <glib/gi18n.h>

#include "journeys/commands/command-private.h"
#include "journeys/model/comments.h"
#include "journeys/model/today.h"

/* Names the step after what the comment is about: @named has one %s. */
static void
set_label (WayCommand *command,
           WayItem    *about,
           const char *plain,
           const char *named)
{
  g_autofree char *name = way_command_shorten (way_item_get_name (about));
  g_auto (GStrv) parts = g_strsplit (named, "%s", 2);
  g_autofree char *label = g_strconcat (parts[0], name, parts[1], NULL);

  way_command_set_label (command, *name != '\0' ? label : plain);
}

static WayCommand *
new_signed (WayMap     *map,
            WayKind     kind,
            WayItem    *parent,
            int         slot,
            const char *author,
            char      **id)
{
  g_autofree char *today = way_today_dup ();
  g_autoptr (WayItem) item = NULL;

  *id = way_map_new_id (map);
  item = way_item_new (kind, *id);
  way_item_set (item, "author", author, NULL);
  way_item_set (item, "date", today, NULL);

  return way_command_new_insert (parent, slot, -1, item);
}

/**
 * way_comment_edits_add:
 * @map: the map
 * @about: an item of it that takes comments
 * @author: (nullable): who says it
 * @id: (out): the id of the comment
 *
 * Returns: (transfer full): a command that adds a comment without words, of today
 */
WayCommand *
way_comment_edits_add (WayMap     *map,
                       WayItem    *about,
                       const char *author,
                       char      **id)
{
  int         slot = way_comments_get_slot (way_item_get_kind (about));
  WayCommand *command;

  g_return_val_if_fail (slot >= 0, NULL);

  command = new_signed (map, WAY_KIND_COMMENT, about, slot, author, id);
  set_label (command, about, _ ("Add Comment"), _ ("Add Comment on “%s”"));

  return command;
}

/**
 * way_comment_edits_reply:
 * @map: the map
 * @comment: a comment on it
 * @author: (nullable): who says it
 * @id: (out): the id of the reply
 *
 * Returns: (transfer full): a command that adds a reply without words, of today
 */
WayCommand *
way_comment_edits_reply (WayMap     *map,
                         WayItem    *comment,
                         const char *author,
                         char      **id)
{
  WayCommand *command = new_signed (map, WAY_KIND_REPLY, comment, 0, author, id);

  set_label (command, way_comments_get_about (comment), _ ("Reply to Comment"), _ ("Reply to Comment on “%s”"));

  return command;
}

/**
 * way_comment_edits_write:
 * @comment: a comment or a reply
 * @text: what it says
 * @error: where to put why the text is refused
 *
 * Returns: (transfer full) (nullable): a command that changes the words
 */
WayCommand *
way_comment_edits_write (WayItem    *comment,
                         const char *text,
                         GError    **error)
{
  WayCommand *command = way_command_new_set (comment, "text", text, error);

  if (command == NULL)
    return NULL;
  if (way_item_get_kind (comment) == WAY_KIND_REPLY)
    set_label (command, way_comments_get_about (comment), _ ("Change Reply"), _ ("Change Reply on “%s”"));
  else
    set_label (command, way_comments_get_about (comment), _ ("Change Comment"), _ ("Change Comment on “%s”"));

  return command;
}

/**
 * way_comment_edits_resolve:
 * @comment: a comment
 * @resolved: whether nothing is left to do about it
 *
 * Returns: (transfer full): a command that resolves it or opens it again
 */
WayCommand *
way_comment_edits_resolve (WayItem *comment,
                           gboolean resolved)
{
  WayCommand *command = way_command_new_set (comment, "resolved", resolved ? "yes" : NULL, NULL);

  if (resolved)
    set_label (command, way_comments_get_about (comment), _ ("Resolve Comment"), _ ("Resolve Comment on “%s”"));
  else
    set_label (command, way_comments_get_about (comment), _ ("Reopen Comment"), _ ("Reopen Comment on “%s”"));

  return command;
}

/**
 * way_comment_edits_remove:
 * @map: the map
 * @comment: a comment or a reply
 *
 * Returns: (transfer full): a command that removes it, a comment with its replies
 */
WayCommand *
way_comment_edits_remove (WayMap  *map,
                          WayItem *comment)
{
  WayCommand *command = way_command_new_remove (map, comment);

  if (way_item_get_kind (comment) == WAY_KIND_REPLY)
    set_label (command, way_comments_get_about (comment), _ ("Remove Reply"), _ ("Remove Reply on “%s”"));
  else
    set_label (command, way_comments_get_about (comment), _ ("Remove Comment"), _ ("Remove Comment on “%s”"));

  return command;
}
