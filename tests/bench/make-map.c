/* make-map.c - writes a map of a given number of cards, as people would fill one
 *
 * usage: make-map CARDS OUT.journey [LANES]
 *
 * LANES counts those that hold cards, 6 if not given; there is one of emotions
 * besides. Whatever the size, a cell has two cards, so that maps differ in their
 * size only.
 */
#include "config.h"

#include "journeys/documents/writer.h"
#include "journeys/model/map.h"

#define CARDS_PER_CELL 2
#define CARDS_PER_VOTE 10

static void
set (WayItem    *item,
     const char *field,
     const char *text)
{
  if (!way_item_set (item, field, text, NULL))
    g_error ("%s", field);
}

static void
add_vote (WayItem *round,
          WayItem *card)
{
  g_autoptr (WayItem) dots = way_item_new (WAY_KIND_DOTS, NULL);

  set (dots, "card", way_item_get_id (card));
  set (dots, "count", "2");
  way_item_append_child (round, 0, dots);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const kinds[] = { "touchpoint", "emotion", "action", "pain", "quote", "opportunity", "backstage" };
  static const char *const words[] = { "Invoice", "Kick-off", "with", "success", "manager", "number", "missing", "on", "portal", "first", "review", "Büro", "approval", "nobody", "says" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, "6d1f0a52-7d5a-4c89-9a55-3a0f5a0c9e11");
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GPtrArray) lanes = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayItem) stage = NULL;
  g_autoptr (WayItem) round = way_item_new (WAY_KIND_VOTE_ROUND, NULL);
  WayItem *persona;
  int      n_lanes = argc > 3 ? atoi (argv[3]) : (int)G_N_ELEMENTS (kinds) - 1;
  int      cards, n_steps, i;

  if (argc < 3 || argc > 4 || (cards = atoi (argv[1])) < 1 || n_lanes < 1)
    {
      g_printerr ("usage: make-map CARDS OUT.journey [LANES]\n");
      return 2;
    }
  g_random_set_seed (1);
  set (root, "title", "Measured map");
  set (round, "name", "What to mend first");
  set (root, "objective", "Ship and bill the first load without chasing anybody");
  persona = way_item_new (WAY_KIND_PERSONA_LINK, NULL);
  set (persona, "name", "Nadia");
  way_item_append_child (root, WAY_MAP_RECORDS, persona);

  n_steps = MAX (1, cards / (CARDS_PER_CELL * n_lanes));
  for (i = 0; i < n_steps; i++)
    {
      g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
      g_autoptr (WayItem) emotion = way_item_new (WAY_KIND_EMOTION, NULL);
      g_autofree char *title = g_strdup_printf ("Step %d", i + 1);
      g_autofree char *level = g_strdup_printf ("%d", g_rand_int_range (rand, -2, 3));

      if (i % 4 == 0)
        {
          g_autofree char *name = g_strdup_printf ("Stage %d", i / 4 + 1);

          g_clear_pointer (&stage, way_item_unref);
          stage = way_item_new (WAY_KIND_STAGE, NULL);
          set (stage, "title", name);
          way_item_append_child (root, WAY_MAP_STAGES, stage);
        }
      set (step, "title", title);
      set (emotion, "persona", way_item_get_id (persona));
      set (emotion, "level", level);
      way_item_append_child (step, WAY_STEP_EMOTIONS, emotion);
      way_item_append_child (stage, WAY_STAGE_STEPS, step);
      g_ptr_array_add (steps, step);
    }
  for (i = 0; i <= n_lanes; i++)
    {
      /* One lane of emotions is enough. */
      const char *kind = i == 1 ? kinds[1] : kinds[i == 0 ? 0 : (i - 2) % 5 + 2];
      g_autoptr (WayItem) lane = way_item_new (WAY_KIND_LANE, NULL);

      set (lane, "title", kind);
      set (lane, "kind", kind);
      way_item_append_child (root, WAY_MAP_LANES, lane);
      if (i != 1)
        g_ptr_array_add (lanes, lane);
    }
  for (i = 0; i < cards; i++)
    {
      int     lane = i % lanes->len;
      WayKind kind = WAY_KIND_NOTE;
      g_autoptr (WayItem) card = NULL;
      g_autoptr (GString) title = g_string_new (NULL);
      int n = g_rand_int_range (rand, 3, 9);

      way_kind_from_element (way_kinds_cards, way_item_get (g_ptr_array_index (lanes, lane), "kind"), &kind);
      card = way_item_new (kind, NULL);
      while (n-- > 0)
        g_string_append_printf (title, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append_printf (title, "%d", i);
      set (card, "title", title->str);
      set (card, "step", way_item_get_id (g_ptr_array_index (steps, (i / lanes->len) % steps->len)));
      set (card, "lane", way_item_get_id (g_ptr_array_index (lanes, lane)));
      if (kind == WAY_KIND_TOUCHPOINT)
        {
          set (card, "channel", i % 3 ? "email" : "phone");
          set (card, "effect", "They do not know how we work.");
          set (card, "usefulness", "3");
        }
      if (i % 5 == 0)
        set (card, "belief", "hypothesis");
      if (i % 7 == 0)
        set (card, "tags", "billing");
      way_item_append_child (root, WAY_MAP_CARDS, card);
      if (i % CARDS_PER_VOTE == 0)
        add_vote (round, card);
    }
  way_item_append_child (root, WAY_MAP_VOTE_ROUNDS, round);
  way_item_unref (persona);

  map = way_map_new_for_root (root);
  bytes = way_writer_write (map);

  return g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL) ? 0 : 1;
}
