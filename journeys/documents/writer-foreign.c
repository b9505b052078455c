/* writer-foreign.c - writing what was not understood, where it was found */
#include "config.h"

#include "journeys/documents/writer-private.h"

#include <string.h>

#include "journeys/documents/reader-private.h"
#include "journeys/documents/xml-text.h"

void
way_writer_start_line (WayWriter *writer,
                       int        indent)
{
  static const char spaces[] = "                                ";

  for (indent *= 2; indent > 0; indent -= MIN (indent, 32))
    g_string_append_len (writer->out, spaces, MIN (indent, 32));
}

/* Namespaces. */

static gboolean
is_declared (WayWriter  *writer,
             const char *prefix,
             const char *uri)
{
  guint i;

  for (i = writer->scope->len; i > 0; i--)
    {
      const WayDeclared *declared = &g_array_index (writer->scope, WayDeclared, i - 1);

      if (strcmp (declared->prefix, prefix) == 0)
        return strcmp (declared->uri, uri) == 0;
    }

  return FALSE;
}

void
way_writer_declare (WayWriter  *writer,
                    const char *prefix,
                    const char *uri)
{
  WayDeclared declared = { prefix, uri };

  g_array_append_val (writer->scope, declared);
}

void
way_writer_append_declaration (WayWriter  *writer,
                               const char *prefix,
                               const char *uri)
{
  g_autofree char *name = *prefix != '\0' ? g_strconcat ("xmlns:", prefix, NULL) : g_strdup ("xmlns");

  way_xml_append_attribute (writer->out, name, uri);
}

static void
declare_all (WayWriter        *writer,
             const WayForeign *foreign)
{
  int i;

  if (g_str_has_prefix (foreign->name, "xmlns:"))
    way_writer_declare (writer, foreign->name + 6, foreign->text);
  for (i = 0; foreign->prefixes != NULL && foreign->prefixes[i] != NULL; i += 2)
    if (!is_declared (writer, foreign->prefixes[i], foreign->prefixes[i + 1]))
      {
        way_writer_append_declaration (writer, foreign->prefixes[i], foreign->prefixes[i + 1]);
        way_writer_declare (writer, foreign->prefixes[i], foreign->prefixes[i + 1]);
      }
}

/* Those of one element (of WayForeign). What they lack comes before all of them, as it will when they are read. */
void
way_writer_foreign_attributes (WayWriter *writer,
                               GPtrArray *attributes)
{
  guint i;

  for (i = 0; i < attributes->len; i++)
    declare_all (writer, g_ptr_array_index (attributes, i));
  for (i = 0; i < attributes->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (attributes, i);

      way_xml_append_attribute (writer->out, foreign->name, foreign->text);
    }
}

/* The node with the declarations it lacks where it stands now. */
static void
write_foreign_node (WayWriter        *writer,
                    const WayForeign *foreign)
{
  const char *rest = foreign->text;
  int         i;

  for (i = 0; foreign->prefixes != NULL && foreign->prefixes[i] != NULL; i += 2)
    if (!is_declared (writer, foreign->prefixes[i], foreign->prefixes[i + 1]))
      {
        if (rest == foreign->text)
          {
            gsize name = strcspn (rest, " />");

            g_string_append_len (writer->out, rest, name);
            rest += name;
          }
        way_writer_append_declaration (writer, foreign->prefixes[i], foreign->prefixes[i + 1]);
      }
  g_string_append (writer->out, rest);
}

void
way_writer_foreign_line (WayWriter        *writer,
                         const WayForeign *foreign,
                         int               indent)
{
  way_writer_start_line (writer, indent);
  write_foreign_node (writer, foreign);
  g_string_append_c (writer->out, '\n');
}

/* Places of foreign content. */

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return ((const WayPlaced *)a)->position - ((const WayPlaced *)b)->position;
}

/* Finds what belongs to a part and sorts it by the entries of the part, whose
 * keys are ids of children or texts. Returns NULL when there is nothing. */
GArray *
way_writer_place_foreign (WayItem        *item,
                          int             part,
                          WayForeignPlace place,
                          const char    **keys,
                          int             n_keys)
{
  GArray *placed = NULL;
  g_autoptr (GHashTable) positions = NULL;
  guint i;
  int   j;

  for (i = 0; item->foreign != NULL && i < item->foreign->len; i++)
    {
      WayForeign *foreign = g_ptr_array_index (item->foreign, i);
      WayPlaced   entry = { foreign, MIN (foreign->index, n_keys) };
      gpointer    position;

      if (foreign->part != part || foreign->place != place)
        continue;
      if (foreign->anchor != NULL)
        {
          if (positions == NULL)
            {
              positions = g_hash_table_new (g_str_hash, g_str_equal);
              for (j = 0; j < n_keys; j++)
                g_hash_table_insert (positions, (gpointer)keys[j], GINT_TO_POINTER (j));
            }
          if (g_hash_table_lookup_extended (positions, foreign->anchor, NULL, &position))
            entry.position = GPOINTER_TO_INT (position);
        }
      if (placed == NULL)
        placed = g_array_new (FALSE, FALSE, sizeof (WayPlaced));
      g_array_append_val (placed, entry);
    }
  if (placed != NULL)
    g_array_sort (placed, compare_places);

  return placed;
}

/* Writes the nodes that stand before an entry and takes them off the list. */
void
way_writer_before (WayWriter *writer,
                   GArray    *placed,
                   guint     *next,
                   int        position,
                   int        indent)
{
  while (placed != NULL &&
         *next < placed->len &&
         g_array_index (placed, WayPlaced, *next).position <= position)
    way_writer_foreign_line (writer, g_array_index (placed, WayPlaced, (*next)++).foreign, indent);
}

/* The same content with the declarations it lacks: those of attributes become
 * attributes and come before all others, nodes take theirs along. */
GPtrArray *
way_writer_complete_inner (WayWriter *writer,
                           GPtrArray *inner)
{
  GPtrArray *whole = g_ptr_array_new_with_free_func ((GDestroyNotify)way_foreign_free);
  guint      i;
  int        j, n_declared = 0;

  for (i = 0; i < inner->len; i++)
    {
      const WayForeign *foreign = g_ptr_array_index (inner, i);
      WayForeign       *copy = way_foreign_copy (foreign);

      if (foreign->name == NULL)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          WayWriter aside = { text, writer->scope };

          write_foreign_node (&aside, foreign);
          g_free (copy->text);
          copy->text = g_string_free (g_steal_pointer (&text), FALSE);
        }
      else if (g_str_has_prefix (foreign->name, "xmlns:"))
        way_writer_declare (writer, foreign->name + 6, foreign->text);
      else
        for (j = 0; foreign->prefixes != NULL && foreign->prefixes[j] != NULL; j += 2)
          if (!is_declared (writer, foreign->prefixes[j], foreign->prefixes[j + 1]))
            {
              g_autofree char *name = g_strconcat ("xmlns:", foreign->prefixes[j], NULL);

              way_writer_declare (writer, foreign->prefixes[j], foreign->prefixes[j + 1]);
              g_ptr_array_insert (whole, n_declared++, way_foreign_new (WAY_FOREIGN_PART_ATTRIBUTE, name, foreign->prefixes[j + 1]));
            }
      g_ptr_array_add (whole, copy);
    }

  return whole;
}

gboolean
way_writer_is_inner (const WayForeign *foreign,
                     int               part)
{
  return foreign->part == part &&
         (foreign->place == WAY_FOREIGN_PART_ATTRIBUTE || foreign->place == WAY_FOREIGN_PART_CHILD);
}

/* What stands on or in the entries of a list: text of the entry → foreign content. */
GHashTable *
way_writer_collect_inner (WayItem *item,
                          int      part)
{
  GHashTable *by_entry = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                (GDestroyNotify)g_ptr_array_unref);
  guint       i;

  for (i = 0; i < item->foreign->len; i++)
    {
      WayForeign *foreign = g_ptr_array_index (item->foreign, i);
      GPtrArray  *inner;

      if (!way_writer_is_inner (foreign, part) || foreign->anchor == NULL)
        continue;
      inner = g_hash_table_lookup (by_entry, foreign->anchor);
      if (inner == NULL)
        {
          inner = g_ptr_array_new ();
          g_hash_table_insert (by_entry, foreign->anchor, inner);
        }
      g_ptr_array_add (inner, foreign);
    }

  return by_entry;
}
