/* suggestions.c - words that can follow a mark while it is typed */
#include "config.h"

#include "journeys/capture/suggestions-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/capture/landing.h"
#include "journeys/layout/card-face.h"
#include "journeys/model/fold.h"

#define MOST_TAGS 2000

G_DEFINE_FINAL_TYPE (WaySuggestions, way_suggestions, G_TYPE_OBJECT)

/* A list that is being made. */
typedef struct
{
  WayMap                   *map;
  const WaySuggestionQuery *query;
  char                     *folded; /* what is typed */
  GPtrArray                *found;  /* of WaySuggestion */
  guint                     most;
} Listing;

static void
suggestion_free (gpointer data)
{
  WaySuggestion *self = data;

  g_free (self->word);
  g_free (self->text);
  g_free (self->note);
  g_free (self->record);
  g_free (self);
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

static WaySuggestion *
add (Listing    *listing,
     const char *word,
     const char *text,
     const char *note,
     const char *icon)
{
  WaySuggestion *suggestion;

  if (listing->found->len >= listing->most || is_listed (listing->found, word))
    return NULL;
  suggestion = g_new0 (WaySuggestion, 1);
  suggestion->word = g_strdup (word);
  suggestion->text = g_strdup (text);
  suggestion->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  suggestion->icon = icon;
  suggestion->kind = WAY_N_KINDS;
  g_ptr_array_add (listing->found, suggestion);

  return suggestion;
}

/* Personas, accounts and jobs. */

static gboolean
is_wanted (Listing *listing,
           WayItem *item)
{
  const char *name = way_item_get_name (item);

  if (*name == '\0')
    return FALSE;
  if (listing->query->type == WAY_MARK_JOB)
    return way_suggestion_is_meant (WAY_MARK_JOB, name, listing->query->typed);

  return *listing->folded == '\0' || way_landing_begins (item, listing->query->typed);
}

static void
add_item (Listing    *listing,
          WayItem    *item,
          WayKind     kind,
          const char *note,
          const char *record)
{
  const char    *position = way_kind_get_field (way_item_get_kind (item), "position") != NULL ? way_item_get_text (item, "position") : "";
  const char    *label = kind == WAY_KIND_ACCOUNT ? _ (way_kind_get_info (kind)->label) : position;
  WaySuggestion *suggestion = add (listing, way_item_get_name (item), way_item_get_name (item), note != NULL ? note : label,
                                   way_kind_get_info (kind)->icon);

  if (suggestion == NULL)
    return;
  suggestion->kind = kind;
  suggestion->record = g_strdup (record);
}

/* Whether it stands on the map, or, when something is to be taken off a card, on that. */
gboolean
way_suggestion_is_there (const WaySuggestionQuery *query,
                         WayItem                  *link,
                         WayKind                   kind)
{
  const char *field = kind == WAY_KIND_PERSONA ? "personas" : (kind == WAY_KIND_ACCOUNT ? "accounts" : "serves");

  return query->card == NULL || way_item_refers_to (query->card, field, way_item_get_id (link));
}

gboolean
way_suggestion_is_on_map (WayMap  *map,
                          WayItem *record,
                          WayKind  link_kind)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == link_kind && g_strcmp0 (way_item_get (link, "record"), way_item_get_id (record)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Of one word the records find parts as well. */
static void
add_records (Listing   *listing,
             GPtrArray *records,
             WayKind    link_kind,
             WayKind    kind)
{
  gboolean fit = records == listing->query->answers && strchr (listing->query->typed, ' ') == NULL;
  guint    i;

  for (i = 0; records != NULL && i < records->len && listing->found->len < listing->most; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);

      if (way_item_get_kind (record) == kind && (fit || is_wanted (listing, record)) && !way_suggestion_is_on_map (listing->map, record, link_kind))
        add_item (listing, record, kind, _ ("not on the map yet"), way_item_get_id (record));
    }
}

static void
add_links (Listing *listing,
           WayKind  link_kind,
           WayKind  kind)
{
  int i;

  for (i = 0; i < way_map_n (listing->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (listing->map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == link_kind && is_wanted (listing, link) && way_suggestion_is_there (listing->query, link, kind))
        add_item (listing, link, kind, NULL, NULL);
    }
}

static void
add_kind_of_records (Listing *listing,
                     WayKind  link_kind,
                     WayKind  kind)
{
  if (listing->query->card != NULL)
    return;
  add_records (listing, listing->query->records, link_kind, kind);
  add_records (listing, listing->query->answers, link_kind, kind);
}

static void
add_who (Listing *listing)
{
  add_links (listing, WAY_KIND_PERSONA_LINK, WAY_KIND_PERSONA);
  add_links (listing, WAY_KIND_ACCOUNT_LINK, WAY_KIND_ACCOUNT);
  add_kind_of_records (listing, WAY_KIND_PERSONA_LINK, WAY_KIND_PERSONA);
  add_kind_of_records (listing, WAY_KIND_ACCOUNT_LINK, WAY_KIND_ACCOUNT);
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

/* They are looked for when the first one is typed. */
void
way_suggestions_collect_tags (WaySuggestions *self)
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
    if (way_suggestion_fits (tag, listing->query->typed))
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

      if (*name != '\0' && way_suggestion_fits (name, listing->query->typed))
        add (listing, name, name, NULL, way_card_face_get_channel_icon (listing->map, name));
    }
  for (i = 0; field->choices[i].name != NULL; i++)
    if (way_suggestion_fits (_ (field->choices[i].label), listing->query->typed) || way_suggestion_fits (field->choices[i].name, listing->query->typed))
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

/* What the card has of it, and nothing else. */
static void
keep_of_card (Listing    *listing,
              const char *field)
{
  g_auto (GStrv) values = NULL;
  guint i;

  if (listing->query->card == NULL)
    return;
  values = g_strsplit (way_kind_get_field (way_item_get_kind (listing->query->card), field) != NULL ? way_item_get_text (listing->query->card, field) : "", "\n", -1);
  for (i = listing->found->len; i > 0; i--)
    if (!g_strv_contains ((const char *const *)values, ((WaySuggestion *)g_ptr_array_index (listing->found, i - 1))->word))
      g_ptr_array_remove_index (listing->found, i - 1);
}

/**
 * way_suggestions_list:
 * @self: suggestions
 * @query: what is typed
 * @most: how many to list at most
 *
 * Returns: (transfer full) (element-type WaySuggestion): what can follow; nothing when
 *   the only word is typed already
 */
GPtrArray *
way_suggestions_list (WaySuggestions           *self,
                      const WaySuggestionQuery *query,
                      guint                     most)
{
  g_autofree char *folded = way_fold_name (query->typed);
  Listing          listing = { self->map, query, folded, g_ptr_array_new_with_free_func (suggestion_free), query->card != NULL ? G_MAXUINT : most };

  switch (query->type)
    {
    case WAY_MARK_WHO:
      add_who (&listing);
      break;
    case WAY_MARK_JOB:
      add_links (&listing, WAY_KIND_JOB_LINK, WAY_KIND_JOB);
      add_kind_of_records (&listing, WAY_KIND_JOB_LINK, WAY_KIND_JOB);
      break;
    case WAY_MARK_TAG:
      way_suggestions_collect_tags (self);
      add_tags (&listing, self->tags);
      keep_of_card (&listing, "tags");
      break;
    case WAY_MARK_KIND:
    case WAY_MARK_CHANNEL:
    case WAY_MARK_LITERAL:
    default:
      add_channels (&listing);
      keep_of_card (&listing, "channel");
    }
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

  way_suggestions_collect_tags (self);
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
