/* foreign.c - what a file says that this version does not know */
#include "config.h"

#include "journeys/model/foreign.h"

#include <string.h>

/* Makes one that stands at the end of its item; the caller says where else. */
WayForeign *
way_foreign_new (WayForeignPlace place,
                 const char     *name,
                 const char     *text)
{
  WayForeign *foreign = g_new0 (WayForeign, 1);

  foreign->place = place;
  foreign->name = g_strdup (name);
  foreign->text = g_strdup (text);

  return foreign;
}

WayForeign *
way_foreign_copy (const WayForeign *foreign)
{
  WayForeign *copy = way_foreign_new (foreign->place, foreign->name, foreign->text);

  copy->part = foreign->part;
  copy->index = foreign->index;
  copy->offset = foreign->offset;
  copy->anchor = g_strdup (foreign->anchor);
  copy->prefixes = g_strdupv (foreign->prefixes);

  return copy;
}

void
way_foreign_free (WayForeign *foreign)
{
  g_free (foreign->anchor);
  g_free (foreign->name);
  g_free (foreign->text);
  g_strfreev (foreign->prefixes);
  g_free (foreign);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const WayForeign *x = *(const WayForeign *const *)a;
  const WayForeign *y = *(const WayForeign *const *)b;
  int               order = g_strcmp0 (x->name, y->name);

  if (order == 0)
    order = g_strcmp0 (x->text, y->text);

  return order != 0 ? order : (int)x->place - (int)y->place;
}

/* Whether both have the same content. The places are not compared: a node
 * whose neighbour was moved away is found beside another one when it is read again. */
gboolean
way_foreign_list_equal (GPtrArray *a,
                        GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;
  g_autoptr (GPtrArray) x = NULL;
  g_autoptr (GPtrArray) y = NULL;
  guint i;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  if (n == 0)
    return TRUE;

  x = g_ptr_array_copy (a, NULL, NULL);
  y = g_ptr_array_copy (b, NULL, NULL);
  g_ptr_array_set_free_func (x, NULL);
  g_ptr_array_set_free_func (y, NULL);
  g_ptr_array_sort (x, compare);
  g_ptr_array_sort (y, compare);
  for (i = 0; i < n; i++)
    if (compare (&x->pdata[i], &y->pdata[i]) != 0)
      return FALSE;

  return TRUE;
}
