/* edits-kind.c - cards become cards of another kind
 *
 * The card goes and comes again in the same place with the same id, so that comments,
 * evidence, votes and all that refers to it stay its own.
 */
#include "config.h"

#include "journeys/commands/edits-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"
#include "journeys/model/written.h"

/* More would not be read. */
#define MOST_LABELS 3

typedef struct
{
  WayCommand *group;
  GHashTable *turned; /* ids of the cards */
  WayKind     kind;   /* of the cards from now on */
  GPtrArray  *lost;   /* of labels, or NULL */
} Turning;

static void
note_lost (Turning        *self,
           const WayField *field)
{
  const char *label = _ (field->label);

  if (self->lost != NULL && !g_ptr_array_find_with_equal_func (self->lost, label, g_str_equal, NULL))
    g_ptr_array_add (self->lost, g_strdup (label));
}

static void
carry_values (Turning *self,
              WayItem *card,
              WayItem *turned)
{
  const WayKindInfo *info = way_item_get_info (card);
  int                i, place;

  for (i = 0; i < info->n_fields; i++)
    {
      const char *value = way_item_get_at (card, i);
      char       *canonical;

      if (value == NULL)
        continue;
      place = way_kind_find_field (self->kind, info->fields[i].name);
      if (place >= 0 && way_field_normalise_stored (&way_kind_get_info (self->kind)->fields[place], value, &canonical, NULL))
        way_item_take_value (turned, place, canonical);
      else
        note_lost (self, &info->fields[i]);
    }
}

/* What a file says that nobody here knows stays with the same field, or with the card. */
static void
carry_foreign (Turning *self,
               WayItem *card,
               WayItem *turned)
{
  const WayKindInfo *before = way_item_get_info (card);
  const WayKindInfo *after = way_item_get_info (turned);
  guint              i;

  for (i = 0; card->foreign != NULL && i < card->foreign->len; i++)
    {
      WayForeign *foreign = way_foreign_copy (g_ptr_array_index (card->foreign, i));
      gboolean    of_field = foreign->place != WAY_FOREIGN_ATTRIBUTE && foreign->part < before->n_fields;
      int         place = of_field ? way_kind_find_field (self->kind, before->fields[foreign->part].name) : -1;

      if (of_field && place < 0 && foreign->place != WAY_FOREIGN_CHILD)
        {
          way_foreign_free (foreign);
          continue;
        }
      if (place >= 0)
        foreign->part = place;
      else if (of_field)
        foreign->part = after->n_fields + after->n_slots;
      else if (foreign->place != WAY_FOREIGN_ATTRIBUTE)
        foreign->part += after->n_fields - before->n_fields;
      way_item_take_foreign (turned, foreign);
    }
}

/* All cards have the same slots. */
static WayItem *
dup_turned (Turning *self,
            WayMap  *map,
            WayItem *card)
{
  WayItem    *turned = way_item_new (self->kind, way_item_get_id (card));
  const char *title = way_written_get_name (map, card);
  int         slot, i;

  carry_values (self, card, turned);
  /* A job card may be called as its job is. */
  if (way_item_get_at (turned, WAY_CARD_TITLE) == NULL && *title != '\0')
    way_item_set (turned, "title", title, NULL);
  for (slot = 0; slot < way_item_get_info (card)->n_slots; slot++)
    for (i = 0; i < way_item_n_children (card, slot); i++)
      {
        g_autoptr (WayItem) child = way_item_copy (way_item_get_child (card, slot, i));

        way_item_append_child (turned, slot, child);
      }
  carry_foreign (self, card, turned);

  return turned;
}

/* The ids of @value that stay, or NULL. */
static char *
dup_kept (Turning    *self,
          const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  int i;

  for (i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (self->turned, ids[i]))
      g_ptr_array_add (kept, ids[i]);
  if (kept->len == 0)
    return NULL;
  g_ptr_array_add (kept, NULL);

  return g_strjoinv (" ", (char **)kept->pdata);
}

/* Who speaks of a question does not speak of a pain. */
static void
clear_reference (WayItem *item,
                 gpointer data)
{
  Turning           *self = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  if (g_hash_table_contains (self->turned, way_item_get_id (item)))
    return;
  for (i = 0; i < info->n_fields; i++)
    {
      const WayField  *field = &info->fields[i];
      const char      *value = way_item_get_at (item, i);
      g_autofree char *kept = NULL;

      if (value == NULL || (field->targets & way_kinds_cards) == 0 || (field->targets & WAY_KIND_MASK (self->kind)) != 0)
        continue;
      kept = dup_kept (self, value);
      if (g_strcmp0 (kept, value) == 0)
        continue;
      note_lost (self, field);
      way_command_group_add (self->group, way_command_new_set (item, field->name, kept, NULL));
    }
}

static GPtrArray *
list_to_turn (GPtrArray *items,
              WayKind    kind)
{
  GPtrArray *cards = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < items->len; i++)
    {
      WayItem *item = g_ptr_array_index (items, i);

      if (way_kind_is_card (way_item_get_kind (item)) && way_item_get_kind (item) != kind && way_item_get_parent (item) != NULL)
        g_ptr_array_add (cards, item);
    }

  return cards;
}

/**
 * way_edits_new_kind:
 * @map: a map
 * @items: (element-type WayItem): items of it; what is no card, or of that kind, is left out
 * @kind: a kind of card
 * @lost: (nullable) (element-type utf8): where to put the labels of what is filled in and
 *   does not exist on that kind; it frees them
 *
 * Returns: (transfer full) (nullable): a command that makes the cards of that kind
 */
WayCommand *
way_edits_new_kind (WayMap    *map,
                    GPtrArray *items,
                    WayKind    kind,
                    GPtrArray *lost)
{
  g_autoptr (GPtrArray) cards = list_to_turn (items, kind);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Turning self = { NULL, ids, kind, lost };
  guint   i;

  g_return_val_if_fail (way_kind_is_card (kind), NULL);

  if (cards->len == 0)
    return NULL;
  /* TRANSLATORS: %s is a card: Change Kind of Touchpoint “Kick-off call” */
  self.group = way_edits_new_group (map, cards, _ ("Change Kind of %s"),
                                    g_dngettext (NULL, "Change Kind of %d Card", "Change Kind of %d Cards", cards->len));
  for (i = 0; i < cards->len; i++)
    g_hash_table_add (ids, (gpointer)way_item_get_id (g_ptr_array_index (cards, i)));
  way_item_foreach (way_map_get_root (map), clear_reference, &self);
  for (i = 0; i < cards->len; i++)
    {
      WayItem *card = g_ptr_array_index (cards, i);
      g_autoptr (WayItem) turned = dup_turned (&self, map, card);

      way_command_group_add (self.group, way_command_new_remove_alone (card));
      way_command_group_add (self.group, way_command_new_insert (way_item_get_parent (card), way_item_get_slot (card),
                                                                 way_item_get_index (card), turned));
    }

  return self.group;
}

/**
 * way_edits_dup_kind_words:
 * @items: (element-type WayItem): the cards, before or after
 * @kind: the kind they are now
 * @lost: (element-type utf8): what way_edits_new_kind() put there
 *
 * Returns: (transfer full): what has become of the cards, in words
 */
char *
way_edits_dup_kind_words (GPtrArray *items,
                          WayKind    kind,
                          GPtrArray *lost)
{
  g_autofree char *what = NULL;
  g_autofree char *gone = NULL;

  if (items->len == 1)
    /* TRANSLATORS: %s is a kind of card, for example Pain */
    what = g_strdup_printf (_ ("Kind changed: %s."), _ (way_kind_get_info (kind)->label));
  else
    /* TRANSLATORS: how many cards, and a kind of card in the plural */
    what = g_strdup_printf (g_dngettext (NULL, "Kind of %u card changed: %s.", "Kind of %u cards changed: %s.", items->len),
                            items->len, _ (way_kind_get_info (kind)->plural));
  if (lost->len == 0)
    return g_steal_pointer (&what);
  {
    g_autoptr (GString) labels = g_string_new (NULL);
    guint shown = lost->len <= MOST_LABELS + 1 ? lost->len : MOST_LABELS;
    guint i;

    for (i = 0; i < shown; i++)
      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", (char *)g_ptr_array_index (lost, i));
    if (shown < lost->len)
      /* TRANSLATORS: fields, and how many more: Channel, Environment, Effect and 6 more */
      gone = g_strdup_printf (g_dngettext (NULL, "It has no %s and %u more.", "It has no %s and %u more.", lost->len - shown), labels->str, lost->len - shown);
    else
      /* TRANSLATORS: %s are fields that the new kind of card does not have */
      gone = g_strdup_printf (_ ("It has no %s."), labels->str);
  }

  return g_strdup_printf ("%s %s", what, gone);
}
