/* suggestions.c - words that can follow a mark while it is typed */
#include "config.h"

#include "journeys/capture/suggestions.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "journeys/model/fold.h"

#define MOST_TAGS 2000

struct _WaySuggestions
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  GHashTable *tags; /* text → how often it is there; NULL: not looked at yet */
};

G_DEFINE_FINAL_TYPE (WaySuggestions, way_suggestions, G_TYPE_OBJECT)

/* A list that is being made. */
typedef struct
{
  WayMap    *map;
  char      *folded; /* what is typed */
  GPtrArray *found;  /* of WaySuggestion */
  guint      most;
} Listing;

static void
suggestion_free (gpointer data)
{
  WaySuggestion *self = data;

  g_free (self->word);
  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

/**
 * way_suggestion_fits:
 * @text: a word or some words that can be meant
 * @folded: what is typed, as [func@fold_name] folds it
 *
 * Returns: whether the text begins so, or one of its words does
 */
gboolean
way_suggestion_fits (const char *text,
                     const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (text, " -", -1);
  g_autofree char *whole = way_fold_name (text);
  int              i;

  if (g_str_has_prefix (whole, folded))
    return TRUE;
  for (i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = way_fold_name (words[i]);

      if (*word != '\0' && g_str_has_prefix (word, folded))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_listed (GPtrArray  *found,
           const char *word)
{
  guint i;

  for (i = 0; i < found->len; i++)
    if (g_str_equal (((WaySuggestion *)g_ptr_array_index (found, i))->word, word))
      return TRUE;

  return FALSE;
}

static void
add (Listing    *listing,
     const char *word,
     const char *text,
     const char *note,
     const char *icon)
{
  WaySuggestion *suggestion;

  if (listing->found->len >= listing->most || is_listed (listing->found, word))
    return;
  suggestion = g_new0 (WaySuggestion, 1);
  suggestion->word = g_strdup (word);
  suggestion->text = g_strdup (text);
  suggestion->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  suggestion->icon = icon;
  g_ptr_array_add (listing->found, suggestion);
}

/* Personas. */

static void
add_persona (Listing    *listing,
             WayItem    *persona,
             const char *note)
{
  const char *name = way_item_get_name (persona);
  const char *position = way_item_get_text (persona, "position");

  if (*name != '\0' && (way_suggestion_fits (name, listing->folded) || way_suggestion_fits (position, listing->folded)))
    add (listing, name, name, note != NULL ? note : position, "persona");
}

static gboolean
is_on_map (WayMap  *map,
           WayItem *record)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == WAY_KIND_PERSONA_LINK && g_strcmp0 (way_item_get (link, "record"), way_item_get_id (record)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_personas (Listing   *listing,
              GPtrArray *personas)
{
  guint j;
  int   i;

  for (i = 0; i < way_map_n (listing->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (listing->map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == WAY_KIND_PERSONA_LINK)
        add_persona (listing, link, NULL);
    }
  for (j = 0; personas != NULL && j < personas->len && listing->found->len < listing->most; j++)
    if (!is_on_map (listing->map, g_ptr_array_index (personas, j)))
      add_persona (listing, g_ptr_array_index (personas, j), _ ("not on the map yet"));
}

/* Tags. */

static void
count_tags (WaySuggestions *self,
            const char     *value,
            int             by)
{
  g_auto (GStrv) tags = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
  int i;

  for (i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      int n = GPOINTER_TO_INT (g_hash_table_lookup (self->tags, tags[i]));

      if (n + by <= 0)
        g_hash_table_remove (self->tags, tags[i]);
      else if (n > 0 || g_hash_table_size (self->tags) < MOST_TAGS)
        g_hash_table_insert (self->tags, g_strdup (tags[i]), GINT_TO_POINTER (n + by));
    }
}

static void
note_tags (WaySuggestions *self,
           WayItem        *item)
{
  count_tags (self, way_item_get (item, "tags"), 1);
}

static void
collect_tags (WaySuggestions *self)
{
  int i;

  if (self->tags != NULL)
    return;
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  note_tags (self, way_map_get_root (self->map));
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    note_tags (self, way_map_get (self->map, WAY_MAP_CARDS, i));
  for (i = 0; i < way_map_n (self->map, WAY_MAP_BENCH); i++)
    note_tags (self, way_map_get (self->map, WAY_MAP_BENCH, i));
}

static void
map_changed_cb (WaySuggestions  *self,
                const WayChange *change)
{
  if (self->tags == NULL)
    return;
  if (change->type == WAY_CHANGE_INSERTED)
    note_tags (self, change->item);
  else if (change->type == WAY_CHANGE_REMOVED)
    count_tags (self, way_item_get (change->item, "tags"), -1);
  else if (change->type == WAY_CHANGE_SET && change->field == way_kind_find_field (way_item_get_kind (change->item), "tags"))
    {
      count_tags (self, change->old_value, -1);
      note_tags (self, change->item);
    }
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

static void
add_tags (Listing    *listing,
          GHashTable *tags)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       tag;
  guint          i;

  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    if (way_suggestion_fits (tag, listing->folded))
      g_ptr_array_add (fitting, tag);
  g_ptr_array_sort (fitting, compare_tags);
  for (i = 0; i < fitting->len; i++)
    add (listing, g_ptr_array_index (fitting, i), g_ptr_array_index (fitting, i), NULL, "tag");
}

/* Channels. */

static void
add_channels (Listing *listing)
{
  const WayField *field = way_kind_get_field (WAY_KIND_TOUCHPOINT, "channel");
  int             i;

  for (i = 0; i < way_map_n (listing->map, WAY_MAP_CHANNELS); i++)
    {
      const char *name = way_item_get_name (way_map_get (listing->map, WAY_MAP_CHANNELS, i));

      if (*name != '\0' && way_suggestion_fits (name, listing->folded))
        add (listing, name, name, NULL, way_card_face_get_channel_icon (listing->map, name));
    }
  for (i = 0; field->choices[i].name != NULL; i++)
    if (way_suggestion_fits (_ (field->choices[i].label), listing->folded) || way_suggestion_fits (field->choices[i].name, listing->folded))
      add (listing, field->choices[i].name, _ (field->choices[i].label), NULL, field->choices[i].icon);
}

static void
way_suggestions_finalize (GObject *object)
{
  WaySuggestions *self = WAY_SUGGESTIONS (object);

  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (way_suggestions_parent_class)->finalize (object);
}

static void
way_suggestions_class_init (WaySuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_suggestions_finalize;
}

static void
way_suggestions_init (WaySuggestions *self)
{
}

/**
 * way_suggestions_new:
 * @map: the map whose words are suggested
 *
 * Returns: (transfer full): its suggestions
 */
WaySuggestions *
way_suggestions_new (WayMap *map)
{
  WaySuggestions *self = g_object_new (WAY_TYPE_SUGGESTIONS, NULL);

  self->map = g_object_ref (map);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_suggestions_list:
 * @self: suggestions
 * @type: persona, tag or channel
 * @typed: what is typed of the word
 * @personas: (nullable) (element-type WayItem): personas of the records
 * @most: how many to list at most
 *
 * Returns: (transfer full) (element-type WaySuggestion): what can follow; nothing when
 *   the only word is typed already
 */
GPtrArray *
way_suggestions_list (WaySuggestions *self,
                      WayMarkType     type,
                      const char     *typed,
                      GPtrArray      *personas,
                      guint           most)
{
  g_autofree char *folded = way_fold_name (typed);
  Listing          listing = { self->map, folded, g_ptr_array_new_with_free_func (suggestion_free), most };

  if (type == WAY_MARK_PERSONA)
    add_personas (&listing, personas);
  else if (type == WAY_MARK_TAG)
    {
      collect_tags (self);
      add_tags (&listing, self->tags);
    }
  else
    add_channels (&listing);
  if (listing.found->len == 1)
    {
      g_autofree char *only = way_fold_name (((WaySuggestion *)g_ptr_array_index (listing.found, 0))->word);

      if (g_str_equal (only, folded))
        g_ptr_array_set_size (listing.found, 0);
    }

  return listing.found;
}

/**
 * way_suggestions_find_tag:
 * @self: suggestions
 * @tag: a tag as somebody typed it
 *
 * Returns: (transfer none) (nullable): the same tag as the map has it written, capitals and accents aside
 */
const char *
way_suggestions_find_tag (WaySuggestions *self,
                          const char     *tag)
{
  g_autofree char *folded = way_fold_text (tag);
  const char      *found = NULL;
  GHashTableIter   iter;
  gpointer         key;
  int              most = 0;

  collect_tags (self);
  /* Of several the one that is used most; of those the first. */
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int              n = GPOINTER_TO_INT (g_hash_table_lookup (self->tags, key));
      g_autofree char *other = n >= most ? way_fold_text (key) : NULL;

      if (other == NULL || strcmp (other, folded) != 0)
        continue;
      if (strcmp (key, tag) == 0)
        return key;
      if (n > most || strcmp (key, found) < 0)
        found = key;
      most = n;
    }

  return found;
}
