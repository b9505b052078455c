/* table-csv.c - tables as text
 *
 * Source: RFC 4180. Values are canonical, so that other programs read them in any
 * country and [func@import_run] gets back what there was.
 */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "journeys/exchange/formula.h"
#include "journeys/exchange/table-private.h"

static void
write_field (FILE       *file,
             const char *text)
{
  gsize       length = strlen (text);
  const char *p;

  if (strpbrk (text, ",;\"\r\n\t") == NULL && *text != ' ' && (length == 0 || text[length - 1] != ' '))
    {
      fputs (text, file);
      return;
    }
  fputc ('"', file);
  for (p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        fputc ('"', file);
      fputc (*p, file);
    }
  fputc ('"', file);
}

/* One line. */
gboolean
way_table_csv_add (WayTableWriter *self,
                   const WayCell  *cells,
                   gboolean        is_header,
                   GError        **error)
{
  int i;

  for (i = 0; i < self->n_columns; i++)
    {
      const char *value = cells[i].value;

      if (i > 0)
        fputc (',', self->file);
      if (value == NULL)
        continue;
      if (cells[i].type == WAY_CELL_TEXT)
        {
          g_autofree char *safe = way_formula_defuse (value);

          write_field (self->file, safe);
        }
      else
        write_field (self->file, value);
    }
  fputs ("\r\n", self->file);

  return !ferror (self->file) || way_table_fail (self, errno, error);
}
