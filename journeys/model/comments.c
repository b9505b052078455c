/* comments.c - what is said about the things on a map */
#include "config.h"

#include "journeys/model/comments.h"

/**
 * way_comments_get_slot:
 * @kind: a kind of item
 *
 * Returns: the slot in which such an item has its comments; -1 when it takes none
 */
int
way_comments_get_slot (WayKind kind)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_slots; i++)
    if (info->slots[i].kinds & WAY_KIND_MASK (WAY_KIND_COMMENT))
      return i;

  return -1;
}

/**
 * way_comments_is_open:
 * @comment: a comment
 *
 * Returns: whether somebody still has to do something about it
 */
gboolean
way_comments_is_open (WayItem *comment)
{
  return !way_item_has_mark (comment, "resolved");
}

/**
 * way_comments_count_open:
 * @about: an item of a map
 *
 * Returns: how many comments on it are open; 0 for what takes none
 */
int
way_comments_count_open (WayItem *about)
{
  int slot = way_comments_get_slot (way_item_get_kind (about));
  int n = 0;
  int i;

  if (slot < 0)
    return 0;
  for (i = 0; i < way_item_n_children (about, slot); i++)
    if (way_comments_is_open (way_item_get_child (about, slot, i)))
      n++;

  return n;
}

/**
 * way_comments_get_about:
 * @comment: a comment or a reply
 *
 * Returns: (transfer none) (nullable): what it is about
 */
WayItem *
way_comments_get_about (WayItem *comment)
{
  if (way_item_get_kind (comment) == WAY_KIND_REPLY)
    comment = way_item_get_parent (comment);

  return comment != NULL ? way_item_get_parent (comment) : NULL;
}
