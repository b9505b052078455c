/* comments-acts.c - writing, answering, resolving and going to comments */
#include "config.h"

#include "journeys/commands/comment-edits.h"
#include "journeys/model/comments.h"
#include "widgets/comments/comments-list.h"
#include "widgets/comments/comments-page-private.h"

static WayMap *
get_map (WayCommentsPage *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

/* What is selected, as far as it takes comments: a cell stands for its step. */
WayItem *
way_comments_page_find_selected (WayCommentsPage *self)
{
  WayMap  *map = get_map (self);
  WayItem *item = self->selection != NULL && map != NULL ? way_selection_get_item (self->selection, map) : NULL;

  if (item == NULL && self->selection != NULL && map != NULL)
    item = way_map_find (map, way_selection_get_step (self->selection));
  /* An emotion is about its step. */
  while (item != NULL && way_comments_get_slot (way_item_get_kind (item)) < 0)
    item = way_item_get_parent (item);

  return item;
}

/* Going to a comment. */

static void
set_current (WayCommentsPage *self,
             const char      *id)
{
  way_comments_list_set_current (WAY_COMMENTS_LIST (self->list), id);
  way_comments_page_sync (self);
}

static void
show_item (WayCommentsPage *self,
           WayItem         *comment)
{
  const char *id = way_item_get_id (way_comments_get_about (comment));

  if (self->selection != NULL)
    way_selection_select (self->selection, id);
  g_signal_emit_by_name (self, "shown", id);
}

/* What is typed into it next is one step with its coming. */
static gboolean
begin (WayCommentsPage *self,
       WayCommand      *command,
       const char      *comment_id,
       const char      *entry_id)
{
  WayCommentEntry *entry;
  guint64          serial;
  g_autoptr (GError) error = NULL;

  way_history_seal (self->history);
  serial = way_history_get_serial (self->history);
  if (!way_history_type (self->history, command, &error))
    {
      g_signal_emit_by_name (self, "problem", error->message);
      return FALSE;
    }
  set_current (self, comment_id);
  entry = way_comments_list_find_entry (WAY_COMMENTS_LIST (self->list), comment_id, entry_id);
  if (entry != NULL)
    way_comment_entry_begin (entry, serial);

  return TRUE;
}

/* Who signs what is said here. */
static const char *
get_author (WayCommentsPage *self)
{
  const char *author = g_object_get_data (G_OBJECT (gtk_widget_get_root (GTK_WIDGET (self))), "my-name");

  return author != NULL && *author != '\0' ? author : g_get_real_name ();
}

static WayItem *
find_comment (WayCommentsPage *self,
              GVariant        *parameter)
{
  WayMap *map = get_map (self);

  return map != NULL ? way_map_find (map, g_variant_get_string (parameter, NULL)) : NULL;
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayCommentsPage *self = WAY_COMMENTS_PAGE (widget);
  WayItem         *comment = find_comment (self, parameter);

  if (comment == NULL)
    return;
  show_item (self, comment);
  set_current (self, way_item_get_id (comment));
}

static void
reply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayCommentsPage *self = WAY_COMMENTS_PAGE (widget);
  WayItem         *comment = find_comment (self, parameter);
  g_autofree char *id = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (comment == NULL)
    return;
  command = way_comment_edits_reply (get_map (self), comment, get_author (self), &id);
  begin (self, command, way_item_get_id (comment), id);
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayCommentsPage *self = WAY_COMMENTS_PAGE (widget);
  WayItem         *comment = find_comment (self, parameter);
  g_autoptr (WayCommand) command = NULL;

  if (comment == NULL)
    return;
  if (g_str_equal (name, "comments.remove"))
    command = way_comment_edits_remove (get_map (self), comment);
  else
    command = way_comment_edits_resolve (comment, way_comments_is_open (comment));
  way_history_perform (self->history, command, NULL);
}

static void
done_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "done");
}

/**
 * way_comments_page_add:
 * @self: a page that is shown
 *
 * Adds a comment to what is selected, or to the map, and puts the caret into it.
 *
 * Returns: whether there is something to comment on
 */
gboolean
way_comments_page_add (WayCommentsPage *self)
{
  WayItem         *about;
  g_autofree char *id = NULL;
  g_autoptr (WayCommand) command = NULL;

  g_return_val_if_fail (WAY_IS_COMMENTS_PAGE (self), FALSE);

  if (self->history == NULL || !self->editable)
    return FALSE;
  about = way_comments_page_find_selected (self);
  if (about == NULL)
    about = way_map_get_root (get_map (self));
  command = way_comment_edits_add (get_map (self), about, get_author (self), &id);

  return begin (self, command, id, id);
}

/**
 * way_comments_page_show:
 * @self: a page
 * @id: the id of a comment or a reply
 *
 * Marks its thread and brings it into sight, also when it is resolved.
 */
void
way_comments_page_show (WayCommentsPage *self,
                        const char      *id)
{
  WayItem *comment = get_map (self) != NULL ? way_map_find (get_map (self), id) : NULL;

  g_return_if_fail (WAY_IS_COMMENTS_PAGE (self));

  if (comment != NULL && way_item_get_kind (comment) == WAY_KIND_REPLY)
    comment = way_item_get_parent (comment);
  if (comment != NULL && way_item_get_kind (comment) == WAY_KIND_COMMENT)
    set_current (self, way_item_get_id (comment));
}

/**
 * way_comments_page_jump:
 * @self: a page
 * @direction: 1 forward, -1 backward
 *
 * Goes to the next open comment, selects what it is about and shows its thread.
 *
 * Returns: whether one is open
 */
gboolean
way_comments_page_jump (WayCommentsPage *self,
                        int              direction)
{
  WayItem    *from, *selected, *comment;
  const char *current = way_comments_list_get_current (WAY_COMMENTS_LIST (self->list));

  g_return_val_if_fail (WAY_IS_COMMENTS_PAGE (self), FALSE);

  if (self->index == NULL)
    return FALSE;
  from = way_map_find (get_map (self), current);
  selected = way_comments_page_find_selected (self);
  /* Whoever went elsewhere by hand goes on from there. */
  if (from == NULL || (selected != NULL && way_comments_get_about (from) != selected))
    from = selected;
  comment = way_comment_index_find_open (self->index, from, direction);
  if (comment == NULL)
    return FALSE;
  show_item (self, comment);
  set_current (self, way_item_get_id (comment));

  return TRUE;
}

void
way_comments_page_install_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "comments.show", "s", show_action);
  gtk_widget_class_install_action (klass, "comments.reply", "s", reply_action);
  gtk_widget_class_install_action (klass, "comments.resolve", "s", change_action);
  gtk_widget_class_install_action (klass, "comments.remove", "s", change_action);
  gtk_widget_class_install_action (klass, "comments.done", NULL, done_action);
}
