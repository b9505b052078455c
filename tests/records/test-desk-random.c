/* test-desk-random.c - thousands of edits of records, and all the way back */
#include "config.h"

#include "tests/support/desk-room.h"
#include "tests/support/inventions.h"
#include "tests/support/test-main.h"

#include <string.h>

/* With sanitizers, which look for other things, fewer. */
#ifdef __SANITIZE_ADDRESS__
#define EDITS 500
#else
#define EDITS 2000
#endif

static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB, WAY_KIND_PROFILE };

/* All rows, without when they were changed. */
static char *
dump (WayTestDesk *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i, j;
  int   k, l, m;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = way_records_list (fixture->records, kinds[i], NULL, 0, -1, &error);

      g_assert_no_error (error);
      for (j = 0; j < all->len; j++)
        {
          WayItem           *item = g_ptr_array_index (all, j);
          const WayKindInfo *info = way_item_get_info (item);

          g_string_append_printf (text, "%s %s", info->element, way_item_get_id (item));
          for (k = 0; k < info->n_fields; k++)
            g_string_append_printf (text, "|%s", way_item_get_at (item, k) != NULL ? way_item_get_at (item, k) : "");
          for (k = 0; k < info->n_slots; k++)
            for (l = 0; l < way_item_n_children (item, k); l++)
              {
                WayItem *part = way_item_get_child (item, k, l);

                g_string_append_printf (text, "\n  %s", way_item_get_id (part));
                for (m = 0; m < way_item_get_info (part)->n_fields; m++)
                  g_string_append_printf (text, "|%s", way_item_get_at (part, m) != NULL ? way_item_get_at (part, m) : "");
              }
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static WayItem *
pick (GRand       *rand,
      WayTestDesk *fixture,
      int          slot)
{
  int n = way_map_n (fixture->map, slot);

  return n > 0 ? way_map_get (fixture->map, slot, g_rand_int_range (rand, 0, n)) : NULL;
}

static void
edit_field (GRand       *rand,
            WayTestDesk *fixture,
            WayItem     *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  const WayField    *field = &info->fields[g_rand_int_range (rand, 0, info->n_fields)];
  g_autofree char   *value = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (field->targets != 0)
    {
      int      slot = field->targets & WAY_KIND_MASK (WAY_KIND_ACCOUNT) ? WAY_RECORDS_ACCOUNTS : WAY_RECORDS_PERSONAS;
      WayItem *target = pick (rand, fixture, slot);

      value = target != NULL && g_rand_int_range (rand, 0, 4) > 0 ? g_strdup (way_item_get_id (target)) : NULL;
    }
  else if (field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_PARAGRAPH || field->type == WAY_FIELD_LIST)
    value = way_test_invent_text (rand);
  else if (field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_NUMBER)
    value = g_strdup_printf ("%d", g_rand_int_range (rand, (int)MAX (field->minimum, -1000), (int)MIN (field->maximum, 3000) + 1));
  else if (field->type == WAY_FIELD_DATE)
    value = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
  else if (field->type == WAY_FIELD_MONEY)
    value = g_strdup_printf ("%d.5 EUR", g_rand_int_range (rand, -5, 100000));
  else if (field->type == WAY_FIELD_CHOICE)
    value = g_strdup (field->choices[0].name);
  if ((field->flags & WAY_FIELD_NAME) && (value == NULL || *g_strstrip (value) == '\0'))
    return;
  command = way_command_new_set (item, field->name, value, NULL);
  if (command == NULL)
    return;
  if (g_rand_int_range (rand, 0, 5) == 0)
    way_history_type (fixture->history, command, NULL);
  else
    way_history_perform (fixture->history, command, NULL);
}

static void
add_part (GRand       *rand,
          WayTestDesk *fixture,
          WayItem     *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                slot;
  g_autofree char   *id = NULL;
  g_autoptr (WayItem) part = NULL;
  g_autoptr (WayCommand) insert = NULL;
  WayKind kind;

  if (info->n_slots == 0)
    return;
  slot = g_rand_int_range (rand, 0, info->n_slots);
  for (kind = 0; !(info->slots[slot].kinds & WAY_KIND_MASK (kind)); kind++)
    ;
  id = way_map_new_id (fixture->map);
  part = way_item_new (kind, id);
  insert = way_command_new_insert (item, slot, g_rand_int_range (rand, -1, way_item_n_children (item, slot) + 1), part);
  way_history_perform (fixture->history, insert, NULL);
}

static void
delete_something (GRand       *rand,
                  WayTestDesk *fixture,
                  WayItem     *item)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (ids, (gpointer)way_item_get_id (item));
  command = way_desk_delete_command (fixture->desk, way_item_get_kind (item), ids, NULL, &error);
  g_assert_no_error (error);
  way_desk_perform (fixture->desk, command, &error);
  g_assert_no_error (error);
}

static void
test_random (WayTestDesk  *fixture,
             gconstpointer data)
{
  GRand           *rand = g_rand_new_with_seed (20261124);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  int              i;

  for (i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Record %d", i);

      way_test_desk_create (fixture, kinds[i % G_N_ELEMENTS (kinds)], name, NULL, NULL);
    }
  way_history_seal (fixture->history);
  first = dump (fixture);

  for (i = 0; i < EDITS; i++)
    {
      int      slot = g_rand_int_range (rand, 0, (int)G_N_ELEMENTS (kinds));
      WayItem *item = pick (rand, fixture, slot);
      int      dice = g_rand_int_range (rand, 0, 20);

      if (item == NULL || dice == 0)
        {
          g_autofree char *name = g_strdup_printf ("New %d", i);
          WayKind          kind;

          for (kind = 0; !(way_kind_get_info (WAY_KIND_RECORDS)->slots[slot].kinds & WAY_KIND_MASK (kind)); kind++)
            ;
          way_test_desk_create (fixture, kind, name, NULL, NULL);
        }
      else if (dice == 1)
        delete_something (rand, fixture, item);
      else if (dice < 5)
        add_part (rand, fixture, item);
      else if (dice == 5)
        way_history_undo (fixture->history);
      else
        edit_field (rand, fixture, item);
    }
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  last = dump (fixture);
  g_assert_cmpstr (first, !=, last);
  g_assert_cmpuint (way_history_n_steps (fixture->history), >, EDITS / 2);

  for (i = 0; i < 2; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (way_history_go_to (fixture->history, 12));
      text = dump (fixture);
      g_assert_cmpstr (text, ==, first);
      g_free (g_steal_pointer (&text));
      while (way_history_redo (fixture->history))
        ;
      text = dump (fixture);
      g_assert_cmpstr (text, ==, last);
    }
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  way_test_desk_add ("/records/desk-random/random", test_random);

  return way_test_run ();
}
