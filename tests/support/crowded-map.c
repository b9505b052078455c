/* crowded-map.c - a map of any number of cards, as people would fill one */
#include "config.h"

#include "tests/support/crowded-map.h"

#include "tests/support/pictures.h"

#define CARDS_PER_CELL 2
#define CARDS_PER_VOTE 10
#define STEPS_PER_STAGE 4

/* What makes each card another one, and the map to write it on. */
typedef struct
{
  GRand     *rand;
  WayItem   *root;
  GPtrArray *steps;
  GPtrArray *lanes; /* that hold cards */
  GPtrArray *personas;
  WayItem   *job; /* a link; NULL on a plain map */
  WayItem   *account;
  char      *picture;
} Filling;

static void
set (WayItem    *item,
     const char *field,
     const char *text)
{
  if (!way_item_set (item, field, text, NULL))
    g_error ("%s", field);
}

static void
set_number (WayItem    *item,
            const char *field,
            int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  set (item, field, text);
}

static WayItem *
add (WayItem *parent,
     int      slot,
     WayKind  kind)
{
  g_autoptr (WayItem) item = way_item_new (kind, NULL);

  way_item_append_child (parent, slot, item);

  return item;
}

static void
add_vote (WayItem *round,
          WayItem *card)
{
  WayItem *dots = add (round, 0, WAY_KIND_DOTS);

  set (dots, "card", way_item_get_id (card));
  set (dots, "count", "2");
}

static void
add_records (Filling *self,
             gboolean furnished)
{
  static const char *const names[] = { "Nadia", "Tom", "Ines", "Kofi" };
  guint                    i;

  for (i = 0; i < (furnished ? G_N_ELEMENTS (names) : 1); i++)
    {
      WayItem *persona = add (self->root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);

      set (persona, "name", names[i]);
      g_ptr_array_add (self->personas, persona);
    }
  if (!furnished)
    return;
  self->account = add (self->root, WAY_MAP_RECORDS, WAY_KIND_ACCOUNT_LINK);
  set (self->account, "name", "Northwind Freight");
  self->job = add (self->root, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK);
  set (self->job, "statement", "Bill the first load without chasing anybody");
}

static void
add_step (Filling *self,
          WayItem *stage,
          gboolean furnished)
{
  g_autofree char *title = g_strdup_printf ("Step %u", self->steps->len + 1);
  WayItem         *step = add (stage, WAY_STAGE_STEPS, WAY_KIND_STEP);
  guint            i;

  set (step, "title", title);
  for (i = 0; i < self->personas->len; i++)
    {
      WayItem *emotion = add (step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION);

      set (emotion, "persona", way_item_get_id (g_ptr_array_index (self->personas, i)));
      set_number (emotion, "level", g_rand_int_range (self->rand, -2, 3));
    }
  if (furnished)
    {
      WayItem *measure = add (step, WAY_STEP_MEASURES, WAY_KIND_MEASURE);

      set (measure, "metric", "population");
      set_number (measure, "value", g_rand_int_range (self->rand, 10, 1000));
    }
  g_ptr_array_add (self->steps, step);
}

static void
add_columns (Filling *self,
             int      n_steps,
             gboolean furnished)
{
  WayItem *stage = NULL;
  int      i;

  for (i = 0; i < n_steps; i++)
    {
      if (i % STEPS_PER_STAGE == 0)
        {
          g_autofree char *name = g_strdup_printf ("Stage %d", i / STEPS_PER_STAGE + 1);

          stage = add (self->root, WAY_MAP_STAGES, WAY_KIND_STAGE);
          set (stage, "title", name);
        }
      add_step (self, stage, furnished);
    }
}

static void
add_lane (Filling    *self,
          const char *kind)
{
  WayItem *lane = add (self->root, WAY_MAP_LANES, WAY_KIND_LANE);

  set (lane, "title", kind);
  set (lane, "kind", kind);
  if (way_kind_from_element (way_kinds_cards, kind, &(WayKind){ 0 }))
    g_ptr_array_add (self->lanes, lane);
}

/* The second one is of emotions, which hold no cards. */
static void
add_lanes (Filling *self,
           int      n_lanes,
           gboolean furnished)
{
  static const char *const kinds[] = { "action", "pain", "quote", "opportunity", "backstage" };
  int                      i;

  add_lane (self, "touchpoint");
  add_lane (self, "emotion");
  for (i = 1; i < n_lanes; i++)
    add_lane (self, kinds[(i - 1) % G_N_ELEMENTS (kinds)]);
  if (furnished)
    {
      add_lane (self, "metric");
      add_lane (self, "owner");
    }
}

/* What only some cards have: what people said of them, whom they are about, a picture. */
static void
furnish_card (Filling *self,
              WayItem *card,
              int      place)
{
  if (place % 3 == 0)
    set (card, "personas", way_item_get_id (g_ptr_array_index (self->personas, place % self->personas->len)));
  if (place % 11 == 0)
    set (card, "serves", way_item_get_id (self->job));
  if (place % 13 == 0)
    set (card, "accounts", way_item_get_id (self->account));
  if (place % 4 == 0)
    set (card, "note", "Asked for in three interviews; nobody knew the invoice number.");
  if (place % 100 == 50)
    set (card, "picture", self->picture);
  if (place % 15 == 0)
    {
      WayItem *evidence = add (card, WAY_CARD_EVIDENCE, WAY_KIND_EVIDENCE);

      set (evidence, "kind", "interview");
      set (evidence, "source", "Head of logistics");
    }
  if (place % 20 == 0)
    {
      WayItem *comment = add (card, WAY_CARD_COMMENTS, WAY_KIND_COMMENT);
      WayItem *reply = add (comment, 0, WAY_KIND_REPLY);

      set (comment, "author", "Nadia");
      set (comment, "text", "Is that so everywhere?");
      set (reply, "author", "Tom");
      set (reply, "text", "Only in the south.");
    }
}

static WayItem *
add_card (Filling *self,
          int      place)
{
  static const char *const words[] = { "Invoice", "Kick-off", "with", "success", "manager", "number", "missing", "on", "portal", "first", "review", "Büro", "approval", "nobody", "says" };
  WayItem                 *lane = g_ptr_array_index (self->lanes, place % self->lanes->len);
  WayKind                  kind = WAY_KIND_NOTE;
  WayItem                 *card;
  g_autoptr (GString) title = g_string_new (NULL);
  int n = g_rand_int_range (self->rand, 3, 9);

  way_kind_from_element (way_kinds_cards, way_item_get (lane, "kind"), &kind);
  card = add (self->root, WAY_MAP_CARDS, kind);
  while (n-- > 0)
    g_string_append_printf (title, "%s ", words[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (words))]);
  g_string_append_printf (title, "%d", place);
  set (card, "title", title->str);
  set (card, "step", way_item_get_id (g_ptr_array_index (self->steps, place / self->lanes->len % self->steps->len)));
  set (card, "lane", way_item_get_id (lane));
  if (kind == WAY_KIND_TOUCHPOINT)
    {
      set (card, "channel", place % 3 ? "email" : "phone");
      set (card, "effect", "They do not know how we work.");
      set (card, "usefulness", "3");
    }
  if (place % 5 == 0)
    set (card, "belief", "hypothesis");
  if (place % 7 == 0)
    set (card, "tags", "billing");

  return card;
}

static char *
draw_picture (void)
{
  g_autoptr (GBytes) bytes = way_test_draw_png (96, 64, FALSE);
  gsize         size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  return g_base64_encode (data, size);
}

/**
 * way_test_crowded_map_new:
 * @cards: how many cards
 * @lanes: how many lanes hold them; there is one of emotions besides
 * @furnished: whether there are also several personas, links, comments, evidence, measures and pictures
 *
 * Whatever the size, a cell has two cards, so that maps differ in their size only. The same arguments give
 * the same map, but for ids unless g_random_set_seed() was called.
 *
 * Returns: (transfer full): a map
 */
WayMap *
way_test_crowded_map_new (int      cards,
                          int      lanes,
                          gboolean furnished)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, "6d1f0a52-7d5a-4c89-9a55-3a0f5a0c9e11");
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GPtrArray) with_cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) personas = g_ptr_array_new ();
  g_autofree char *picture = furnished ? draw_picture () : NULL;
  Filling          filling = { rand, root, steps, with_cards, personas, NULL, NULL, picture };
  g_autoptr (WayItem) round = way_item_new (WAY_KIND_VOTE_ROUND, NULL);
  int i;

  set (root, "title", "Measured map");
  set (root, "objective", "Ship and bill the first load without chasing anybody");
  set (round, "name", "What to mend first");
  add_records (&filling, furnished);
  add_columns (&filling, MAX (1, cards / (CARDS_PER_CELL * lanes)), furnished);
  add_lanes (&filling, lanes, furnished);
  for (i = 0; i < cards; i++)
    {
      WayItem *card = add_card (&filling, i);

      if (i % CARDS_PER_VOTE == 0)
        add_vote (round, card);
      if (furnished)
        furnish_card (&filling, card, i);
    }
  way_item_append_child (root, WAY_MAP_VOTE_ROUNDS, round);

  return way_map_new_for_root (root);
}
