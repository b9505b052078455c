/* foreign.h - what a file says that this version does not know
 *
 * It is kept with the item it was found in, and written back in the same place.
 * The elements that an item writes are its parts: its fields in the order of
 * their declaration, then its slots.
 */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_FOREIGN_BEFORE,         /* a node before the outermost element */
  WAY_FOREIGN_AFTER,          /* a node after it */
  WAY_FOREIGN_ATTRIBUTE,      /* an attribute of the item */
  WAY_FOREIGN_CHILD,          /* a node before an entry of a part, or before the part */
  WAY_FOREIGN_PART_ATTRIBUTE, /* an attribute of the element of a part */
  WAY_FOREIGN_PART_CHILD,     /* a node in the element of a part */
} WayForeignPlace;

typedef struct
{
  WayForeignPlace place;
  int             part;     /* a field; counted on, a slot; counted on, the end */
  int             index;    /* before, or on, which entry or child */
  int             offset;   /* in a field: after how many bytes of its text */
  char           *anchor;   /* the id of that child or the text of that entry; it goes before the index */
  char           *name;     /* of an attribute, with its prefix; NULL for a node */
  char           *text;     /* the value of an attribute, or a node as XML */
  char          **prefixes; /* prefix, namespace, …: used here and declared further out; or NULL */
} WayForeign;

WayForeign *way_foreign_new (WayForeignPlace place,
                             const char     *name,
                             const char     *text);

WayForeign *way_foreign_copy (const WayForeign *foreign);

void way_foreign_free (WayForeign *foreign);

gboolean way_foreign_list_equal (GPtrArray *a,
                                 GPtrArray *b);
