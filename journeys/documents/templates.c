/* templates.c - the maps that a new map can begin with */
#include "config.h"

#include "journeys/documents/templates.h"

#include <string.h>

#include "journeys/documents/file.h"
#include "journeys/documents/reader.h"
#include "journeys/model/item-private.h"

#define ENDING ".journey"

/**
 * way_documents_dup_data_dir:
 *
 * Returns: (transfer full): the folder of the files that come with the program;
 *   the environment variable WAYMARK_PKGDATADIR stands in for it
 */
char *
way_documents_dup_data_dir (void)
{
  const char *given = g_getenv ("WAYMARK_PKGDATADIR");

  return g_strdup (given != NULL && *given != '\0' ? given : PKGDATADIR);
}

static void
template_free (gpointer data)
{
  WayTemplate *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->path);
  g_free (self->example);
  g_free (self);
}

static WayMap *
load (const char *path,
      GError    **error)
{
  g_autoptr (GBytes) bytes = way_file_read (path, NULL, error);
  g_autofree char *name = g_filename_display_name (path);

  return bytes != NULL ? way_reader_read (bytes, name, NULL, NULL, error) : NULL;
}

static WayTemplate *
template_new (const char *folder,
              const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *example = g_build_filename (folder, "examples", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = load (path, &error);
  WayTemplate *self;

  if (map == NULL)
    {
      g_warning ("A template cannot be used. %s", error->message);
      return NULL;
    }
  self = g_new0 (WayTemplate, 1);
  self->id = g_strndup (file, strlen (file) - strlen (ENDING));
  self->title = g_strdup (way_item_get_text (way_map_get_root (map), "title"));
  self->description = g_strdup (way_item_get_text (way_map_get_root (map), "description"));
  self->path = g_steal_pointer (&path);
  if (g_file_test (example, G_FILE_TEST_IS_REGULAR))
    self->example = g_steal_pointer (&example);

  return self;
}

/* The first map of most teams comes first, and nothing at all last. */
static int
get_rank (const char *id)
{
  static const char *const order[] = {
    "onboarding", "getting-support", "renewal", "adoption", "buying", "lifecycle", "service-blueprint", "job-map"
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], id) == 0)
      return i;

  return strcmp (id, "empty") == 0 ? G_N_ELEMENTS (order) + 1 : G_N_ELEMENTS (order);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const char *x = (*(const WayTemplate *const *)a)->id;
  const char *y = (*(const WayTemplate *const *)b)->id;
  int         order = get_rank (x) - get_rank (y);

  return order != 0 ? order : strcmp (x, y);
}

/**
 * way_templates_list:
 *
 * Looks for templates in the folder of the program. One that cannot be read is
 * left out with a warning.
 *
 * Returns: (transfer full) (element-type WayTemplate): the templates, those that ship in an order of their own
 */
GPtrArray *
way_templates_list (void)
{
  GPtrArray       *templates = g_ptr_array_new_with_free_func (template_free);
  g_autofree char *data = way_documents_dup_data_dir ();
  g_autofree char *folder = g_build_filename (data, "templates", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ENDING))
      {
        WayTemplate *template = template_new (folder, file);

        if (template != NULL)
          g_ptr_array_add (templates, template);
      }
  g_ptr_array_sort (templates, compare);

  return templates;
}

/**
 * way_templates_find:
 * @templates: (element-type WayTemplate): a list of templates
 * @id: the id of a template
 *
 * Returns: (transfer none) (nullable): the template
 */
WayTemplate *
way_templates_find (GPtrArray  *templates,
                    const char *id)
{
  guint i;

  for (i = 0; i < templates->len; i++)
    {
      WayTemplate *template = g_ptr_array_index (templates, i);

      if (strcmp (template->id, id) == 0)
        return template;
    }

  return NULL;
}

static void
give_new_id (WayItem *item,
             gpointer data)
{
  GHashTable *ids = data;
  g_autoptr (WayItem) fresh = way_item_new (way_item_get_kind (item), NULL);

  g_hash_table_insert (ids, g_strdup (way_item_get_id (item)), g_strdup (way_item_get_id (fresh)));
  way_item_set_id (item, way_item_get_id (fresh));
}

static void
refer_to_new_ids (WayItem *item,
                  gpointer data)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets != 0 && way_item_get_at (item, i) != NULL)
      {
        g_auto (GStrv) ids = g_strsplit (way_item_get_at (item, i), " ", -1);

        for (j = 0; ids[j] != NULL; j++)
          {
            const char *id = g_hash_table_lookup (data, ids[j]);

            if (id != NULL)
              {
                g_free (ids[j]);
                ids[j] = g_strdup (id);
              }
          }
        way_item_take_value (item, i, g_strjoinv (" ", ids));
      }
}

/**
 * way_template_instantiate:
 * @self: a template
 * @title: (nullable): what the map is called; NULL keeps the title of the template
 * @error: where to put why there is no map
 *
 * Returns: (transfer full) (nullable): a new map with an identity of its own
 */
WayMap *
way_template_instantiate (const WayTemplate *self,
                          const char        *title,
                          GError           **error)
{
  g_autoptr (WayMap) template = load (self->path, error);
  g_autoptr (WayItem) root = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *uuid = g_uuid_string_random ();

  if (template == NULL)
    return NULL;
  root = way_item_copy (way_map_get_root (template));
  way_item_foreach (root, give_new_id, ids);
  way_item_foreach (root, refer_to_new_ids, ids);
  way_item_set_id (root, uuid);
  /* These described the template. */
  way_item_put (root, way_kind_find_field (WAY_KIND_MAP, "description"), NULL);
  way_item_put (root, way_kind_find_field (WAY_KIND_MAP, "reviewed"), NULL);
  if (title != NULL && !way_item_set (root, "title", title, error))
    return NULL;

  return way_map_new_for_root (root);
}

/**
 * way_template_load_example:
 * @self: a template with an example
 * @error: where to put why there is no map
 *
 * Returns: (transfer full) (nullable): the template filled in, to look at
 */
WayMap *
way_template_load_example (const WayTemplate *self,
                           GError           **error)
{
  g_return_val_if_fail (self->example != NULL, NULL);

  return load (self->example, error);
}
