/* erase-maps.c - the name of a person on maps */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/document.h"
#include "journeys/model/fold.h"
#include "journeys/records/erase-private.h"
#include "journeys/records/library.h"
#include "journeys/records/links.h"

typedef struct
{
  const WayErasureSearch *search;
  WayErasureMap          *found;
  WayCommand             *group; /* NULL: only looking */
} Looking;

/* Whether a text is the name, and nothing else. */
gboolean
way_erasure_is_name (const WayErasureSearch *search,
                     const char             *text)
{
  g_autofree char *folded = way_fold_text (text);

  return strcmp (g_strstrip (folded), search->folded) == 0;
}

/* Puts the placeholder where a field that holds names has that of the person.
 *
 * Returns: (transfer full) (nullable): the new value; NULL when the name is not there */
char *
way_erasure_replace_name (const WayErasureSearch *search,
                          const WayField         *field,
                          const char             *value)
{
  g_auto (GStrv) entries = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean had_it = FALSE;
  int      i;

  if (!(field->flags & WAY_FIELD_PERSON))
    return NULL;
  entries = g_strsplit (value, "\n", -1);
  for (i = 0; entries[i] != NULL; i++)
    {
      gboolean it = way_erasure_is_name (search, entries[i]);

      had_it |= it;
      /* TRANSLATORS: stands in the place of the name of somebody who was erased */
      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", it ? _ ("Somebody") : entries[i]);
    }

  return had_it ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

/* Whether a text has the name in it, as whole words. */
gboolean
way_erasure_speaks_in (const WayErasureSearch *search,
                       const char             *text)
{
  g_autofree char *folded = way_fold_text (text);
  gsize            length = strlen (search->folded);
  const char      *p;

  for (p = folded; length > 0 && (p = strstr (p, search->folded)) != NULL; p += length)
    if ((p == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)))) &&
        !g_unichar_isalnum (g_utf8_get_char (p + length)))
      return TRUE;

  return FALSE;
}

gboolean
way_erasure_speaks_of (const WayErasureSearch *search,
                       const WayField         *field,
                       const char             *value)
{
  return field->type != WAY_FIELD_PICTURE && field->targets == 0 && way_erasure_speaks_in (search, value);
}

static void
set (Looking    *self,
     WayItem    *item,
     const char *field,
     const char *value)
{
  WayCommand *command = self->group != NULL ? way_command_new_set (item, field, value, NULL) : NULL;

  self->found->n_names++;
  if (command != NULL)
    way_command_group_add (self->group, command);
}

/* What a map shows of the persona who is erased: the name and what tells who it was. */
static void
look_at_snapshot (Looking *self,
                  WayItem *link)
{
  static const char *const telling[] = { "position", "quote", "record", "kept" };
  guint                    i;

  self->found->shown = TRUE;
  if (strcmp (way_item_get_name (link), _ ("Somebody")) != 0)
    set (self, link, "name", _ ("Somebody"));
  for (i = 0; i < G_N_ELEMENTS (telling); i++)
    if (way_item_get (link, telling[i]) != NULL)
      set (self, link, telling[i], NULL);
}

static void
look_at_item (WayItem *item,
              gpointer data)
{
  Looking           *self = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  if (info->kind == WAY_KIND_PERSONA_LINK)
    {
      const char *record = way_item_get (item, "record");

      if (self->search->kind == WAY_KIND_PERSONA && record != NULL && g_strv_contains (self->search->ids, record))
        {
          look_at_snapshot (self, item);
          return;
        }
      if (way_erasure_is_name (self->search, way_item_get_name (item)))
        self->found->shown = TRUE;
    }
  for (i = 0; i < info->n_fields; i++)
    {
      const char      *value = way_item_get_at (item, i);
      g_autofree char *replaced = value != NULL ? way_erasure_replace_name (self->search, &info->fields[i], value) : NULL;

      if (replaced != NULL)
        set (self, item, info->fields[i].name, replaced);
      else if (value != NULL && way_erasure_speaks_of (self->search, &info->fields[i], value))
        self->found->n_texts++;
    }
}

/* Counts what a map has of the person, and adds the changes to @group if there is one. */
void
way_erasure_look_at_map (const WayErasureSearch *search,
                         WayMap                 *map,
                         WayErasureMap          *found,
                         WayCommand             *group)
{
  Looking looking = { search, found, group };

  found->n_names = found->n_texts = 0;
  found->shown = FALSE;
  way_item_foreach (way_map_get_root (map), look_at_item, &looking);
}

/* Returns: whether something of the person was found in the file, or it cannot be read: there is no document then */
gboolean
way_erasure_look_at_file (const WayErasureSearch *search,
                          WayErasureMap          *map,
                          WayDocument           **document)
{
  g_autoptr (GFile) file = g_file_new_for_path (map->path);
  g_autoptr (GError) problem = NULL;

  *document = way_document_open (file, &problem);
  if (*document == NULL)
    way_erasure_map_take_problem (map, problem);
  else
    way_erasure_look_at_map (search, way_document_get_map (*document), map, NULL);

  return *document == NULL || map->n_names > 0 || map->n_texts > 0 || map->shown;
}

static WayErasureMap *
map_new (const char *path,
         WayMap     *map)
{
  WayErasureMap *self = g_new0 (WayErasureMap, 1);

  self->path = g_strdup (path);
  self->title = g_strdup (way_item_get_name (way_map_get_root (map)));
  self->map_id = g_strdup (way_map_get_uuid (map));

  return self;
}

/**
 * way_erasure_add_open_map:
 * @self: a plan that is about to be carried out
 * @path: a file that is open
 * @map: what is open of it
 *
 * Adds what the plan does not have, since the library does not know the file. If that has the person, the library knows
 * it from then on: else nobody would know of whom it has the name when it is not saved.
 */
void
way_erasure_add_open_map (WayErasure *self,
                          const char *path,
                          WayMap     *map)
{
  WayErasureMap *added = map_new (path, map);

  added->open = added->unknown = TRUE;
  g_ptr_array_add (self->maps, added);
}

/**
 * way_erasure_note_texts:
 * @self: a plan that was carried out
 * @path: a file that is open
 * @map: what is open of it, saved or not
 *
 * Puts down how many texts speak of the person in what is open, of which the file may have none yet.
 */
void
way_erasure_note_texts (WayErasure *self,
                        const char *path,
                        WayMap     *map)
{
  g_autofree char *folded = way_fold_text (self->name);
  WayErasureSearch search = { (const char *const *)self->ids, g_strstrip (folded), self->kind };
  WayErasureMap    looked = { 0 };
  WayErasureMap   *found = NULL;
  guint            i;

  way_erasure_look_at_map (&search, map, &looked, NULL);
  for (i = 0; i < self->maps->len && found == NULL; i++)
    if (g_str_equal (((WayErasureMap *)g_ptr_array_index (self->maps, i))->path, path))
      found = g_ptr_array_index (self->maps, i);
  if (found == NULL && looked.n_texts > 0)
    {
      found = map_new (path, map);
      found->open = found->done = TRUE;
      g_ptr_array_add (self->maps, found);
    }
  if (found != NULL)
    found->n_texts = looked.n_texts;
}

/* Before anything is done: what is interrupted is finished in the maps of the library. */
gboolean
way_erasure_learn_open_maps (WayErasure             *self,
                             WayRecords             *records,
                             const WayErasureSearch *search,
                             GError                **error)
{
  guint i;

  for (i = self->maps->len; i > 0; i--)
    {
      WayErasureMap *map = g_ptr_array_index (self->maps, i - 1);

      g_autoptr (WayDocument) document = NULL;

      if (!map->unknown)
        continue;
      if (!way_erasure_look_at_file (search, map, &document))
        g_ptr_array_remove_index (self->maps, i - 1);
      else if (document != NULL && !way_records_remember_map (records, way_document_get_map (document), map->path, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_erasure_dup_text:
 * @self: a plan
 * @text: what somebody wrote who is not there to read it again, or has not done with it
 *
 * Returns: (transfer full) (nullable): the text with the placeholder for the name; NULL when it does not have that
 */
char *
way_erasure_dup_text (WayErasure *self,
                      const char *text)
{
  g_autofree char *folded = way_fold_text (self->name);
  WayErasureSearch search = { .folded = g_strstrip (folded) };

  return way_erasure_speaks_in (&search, text) ? way_fold_replace (text, search.folded, _ ("Somebody")) : NULL;
}

/**
 * way_erasure_command:
 * @self: a plan
 * @map: a map
 *
 * Makes the command that takes the name of the person off a map, for one that is open.
 *
 * Returns: (transfer full): the command; an empty group when the map has nothing
 */
WayCommand *
way_erasure_command (WayErasure *self,
                     WayMap     *map)
{
  g_autofree char *folded = way_fold_text (self->name);
  WayErasureSearch search = { (const char *const *)self->ids, g_strstrip (folded), self->kind };
  WayErasureMap    found = { 0 };
  WayCommand      *group = way_command_new_group (_ ("Erase a Person"));

  way_erasure_look_at_map (&search, map, &found, group);

  return group;
}

static gboolean
speaks_in (const char *text,
           gpointer    search)
{
  return way_erasure_speaks_in (search, text);
}

/**
 * way_erasure_is_in_steps:
 * @self: a plan
 * @history: the history of a map
 *
 * Returns: whether a step would bring the name of the person back, or says it
 */
gboolean
way_erasure_is_in_steps (WayErasure *self,
                         WayHistory *history)
{
  g_autofree char *folded = way_fold_text (self->name);
  WayErasureSearch search = { (const char *const *)self->ids, g_strstrip (folded), self->kind };

  return way_history_has_text (history, speaks_in, &search);
}
