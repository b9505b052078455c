/* import-memory.c - what the columns of a table meant the last time */
#include "config.h"

#include <string.h>

#include "journeys/exchange/import-private.h"
#include "journeys/records/remembered.h"

/* What the columns of a table with these names are remembered by. */
char *
way_import_dup_memory_key (WayImport *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sum = NULL;
  int              i;

  for (i = 0; i < self->n_columns; i++)
    g_string_append_printf (names, "%s\n", self->columns[i].name);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, names->str, names->len);

  return g_strdup_printf ("import of %s %s", self->info->element, sum);
}

/* One word for each column, and the key. */
char *
way_import_dup_memory (WayImport *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  int i;

  for (i = 0; i < self->n_columns; i++)
    g_string_append_printf (words, "%s ", way_import_get_target_name (self->kind, self->columns[i].target));
  g_string_append (words, self->key == WAY_IMPORT_KEY_ID ? "id" : self->info->fields[self->key].name);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Whether the records could tell. */
gboolean
way_import_recall (WayImport  *self,
                   WayRecords *records,
                   GError    **error)
{
  g_autofree char *key = NULL;
  g_autofree char *memory = NULL;
  g_auto (GStrv) words = NULL;
  int i, target;

  if (records == NULL || !self->format.has_header)
    return TRUE;
  key = way_import_dup_memory_key (self);
  if (!way_records_recall (records, key, &memory, error))
    return FALSE;
  if (memory == NULL)
    return TRUE;
  words = g_strsplit (memory, " ", -1);
  if ((int)g_strv_length (words) != self->n_columns + 1)
    return TRUE;
  for (i = 0; i < self->n_columns; i++)
    {
      target = way_import_find_target (self->kind, words[i]);
      if (target != WAY_IMPORT_UNKNOWN)
        way_import_set_target (self, i, target);
    }
  target = way_import_find_target (self->kind, words[i]);
  if (target >= 0 || target == WAY_IMPORT_ID)
    way_import_set_key (self, target == WAY_IMPORT_ID ? WAY_IMPORT_KEY_ID : target);
  self->changed = FALSE;

  return TRUE;
}
