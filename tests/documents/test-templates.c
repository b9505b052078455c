/* test-templates.c - what a new map can begin with, and the samples that are shipped */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/documents/templates.h"
#include "journeys/documents/writer.h"
#include "journeys/model/rules.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

/* The first map of most teams is the first. */
static void
test_order (void)
{
  static const char *const ids[] = { "onboarding", "getting-support", "renewal", "adoption", "buying", "lifecycle", "service-blueprint", "job-map", "empty" };
  g_autoptr (GPtrArray) templates = way_templates_list ();
  guint i;

  g_assert_cmpuint (templates->len, ==, G_N_ELEMENTS (ids));
  for (i = 0; i < templates->len; i++)
    {
      const WayTemplate *template = g_ptr_array_index (templates, i);

      g_assert_cmpstr (template->id, ==, ids[i]);
      g_assert_cmpstr (template->title, !=, "");
      g_assert_cmpstr (template->description, !=, "");
      /* Nothing can be shown of nothing. */
      g_assert_cmpint (template->example != NULL, ==, !g_str_equal (template->id, "empty"));
      g_assert_true (way_templates_find (templates, template->id) == template);
    }
  g_assert_null (way_templates_find (templates, "no-such-template"));
}

static gboolean
has_hint (WayItem    *step,
          const char *lane)
{
  int i;

  for (i = 0; i < way_item_n_children (step, WAY_STEP_HINTS); i++)
    {
      WayItem *hint = way_item_get_child (step, WAY_STEP_HINTS, i);

      if (way_item_refers_to (hint, "lane", lane) && way_item_get (hint, "text") != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_card (WayMap     *map,
          const char *step,
          const char *lane)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    if (way_item_refers_to (way_map_get (map, WAY_MAP_CARDS, i), "step", step) && way_item_refers_to (way_map_get (map, WAY_MAP_CARDS, i), "lane", lane))
      return TRUE;

  return FALSE;
}

/* Every lane asks its question, and so does every empty cell that a card can be put into. */
static void
test_hints (void)
{
  g_autoptr (GPtrArray) templates = way_templates_list ();
  guint i, j;
  int   k;

  for (i = 0; i < templates->len; i++)
    {
      const WayTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayMap) map = way_template_instantiate (template, NULL, &error);
      g_autoptr (GPtrArray) steps = NULL;

      g_assert_no_error (error);
      steps = way_map_list_steps (map);
      g_assert_cmpuint (steps->len, >=, 1);
      for (k = 0; k < way_map_n (map, WAY_MAP_STAGES); k++)
        g_assert_cmpstr (way_item_get_text (way_map_get (map, WAY_MAP_STAGES, k), "goal"), !=, "");
      for (k = 0; k < way_map_n (map, WAY_MAP_LANES); k++)
        {
          WayItem    *lane = way_map_get (map, WAY_MAP_LANES, k);
          const char *kind = way_item_get_text (lane, "kind");

          g_assert_cmpstr (way_item_get_text (lane, "prompt"), !=, "");
          if (g_str_equal (kind, "emotion") || g_str_equal (kind, "metric") || g_str_equal (kind, "owner"))
            continue;
          for (j = 0; j < steps->len; j++)
            {
              WayItem *step = g_ptr_array_index (steps, j);

              if (!has_hint (step, way_item_get_id (lane)) && !has_card (map, way_item_get_id (step), way_item_get_id (lane)))
                g_error ("%s: “%s” has no hint in “%s”", template->id, way_item_get_name (step), way_item_get_name (lane));
            }
        }
    }
}

static void
note_id (WayItem *item,
         gpointer data)
{
  g_assert_true (g_hash_table_add (data, g_strdup (way_item_get_id (item))));
}

static void
assert_new_id (WayItem *item,
               gpointer data)
{
  g_assert_false (g_hash_table_contains (data, way_item_get_id (item)));
}

/* A map of one's own: none of its ids is that of the template or of another map. */
static void
test_instantiate (void)
{
  g_autoptr (GPtrArray) templates = way_templates_list ();
  guint i;

  for (i = 0; i < templates->len; i++)
    {
      const WayTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (GFile) file = g_file_new_for_path (template->path);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) original = way_document_open (file, &error);
      g_autoptr (WayMap) first = way_template_instantiate (template, NULL, &error);
      g_autoptr (WayMap) second = way_template_instantiate (template, "Our own & <map>", &error);
      g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) ids_of_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) notices = NULL;
      g_autoptr (WayMap) again = NULL;
      WayItem *root;

      g_assert_no_error (error);
      way_item_foreach (way_map_get_root (way_document_get_map (original)), note_id, ids);
      way_item_foreach (way_map_get_root (first), note_id, ids_of_first);
      way_item_foreach (way_map_get_root (first), assert_new_id, ids);
      way_item_foreach (way_map_get_root (second), assert_new_id, ids);
      way_item_foreach (way_map_get_root (second), assert_new_id, ids_of_first);

      root = way_map_get_root (second);
      g_assert_true (g_uuid_string_is_valid (way_item_get_id (root)));
      g_assert_cmpstr (way_item_get (root, "title"), ==, "Our own & <map>");
      g_assert_cmpstr (way_item_get (way_map_get_root (first), "title"), ==, template->title);
      g_assert_null (way_item_get (root, "description"));
      g_assert_null (way_item_get (root, "derived-from"));
      g_assert_null (way_item_get (root, "reviewed"));
      g_assert_cmpint (way_map_n (second, WAY_MAP_REVIEWS), ==, 0);
      g_assert_cmpint (way_map_n (second, WAY_MAP_LANES), ==, way_map_n (way_document_get_map (original), WAY_MAP_LANES));

      /* All that referred to something still does. */
      bytes = way_writer_write (second);
      again = way_reader_read (bytes, "map", &notices, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (notices->len, ==, 0);
      g_assert_true (way_item_equal (root, way_map_get_root (again)));
    }
}

/* An example is a map of the form of its template, filled in. */
static void
test_examples (void)
{
  g_autoptr (GPtrArray) templates = way_templates_list ();
  guint i;
  int   k;

  for (i = 0; i < templates->len; i++)
    {
      const WayTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayMap) map = way_template_instantiate (template, NULL, &error);
      g_autoptr (WayMap) example = NULL;
      g_autoptr (GPtrArray) steps = NULL;
      g_autoptr (GPtrArray) steps_of_example = NULL;

      if (template->example == NULL)
        continue;
      example = way_template_load_example (template, &error);
      g_assert_no_error (error);
      g_assert_cmpint (way_map_n (example, WAY_MAP_STAGES), >=, 3);
      steps = way_map_list_steps (map);
      steps_of_example = way_map_list_steps (example);
      g_assert_cmpuint (steps_of_example->len, ==, steps->len);
      g_assert_cmpint (way_map_n (example, WAY_MAP_LANES), ==, way_map_n (map, WAY_MAP_LANES));
      g_assert_cmpint (way_map_n (example, WAY_MAP_CARDS), >=, 30);
      g_assert_nonnull (way_map_first_of_kind (example, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK));
      g_assert_nonnull (way_map_first_of_kind (example, WAY_MAP_RECORDS, WAY_KIND_JOB_LINK));
      for (k = 0; k < way_map_n (map, WAY_MAP_LANES); k++)
        g_assert_cmpstr (way_item_get (way_map_get (example, WAY_MAP_LANES, k), "kind"), ==, way_item_get (way_map_get (map, WAY_MAP_LANES, k), "kind"));
    }
}

/* The published journeys that the samples tell, in figures: of the touchpoints in
 * their order the emotion of each, of the rest how many there are. */
static const struct
{
  const char *name;
  const char *title;
  const char *objective;
  const char *language;
  const char *stages;
  int         touchpoints, actions, thoughts, pains, opportunities;
  const char *emotions;
} samples[] = {
  { "cinema-wheelchair", "Going to the cinema with a wheelchair", "See the new film at 8 pm", "en",
    "Plan; Clarify access; Book; Watch", 8, 9, 1, 1, 1, "0 0 -1 1 0 1 0 2" },
  { "employee-benefits", "Workplace benefits: newly married early-career employee", "Understand the options and handle every benefit in one place", "en",
    "Awareness; Learn and enrol; Manage; Transition", 12, 11, 3, 7, 6, "0 0 -2 -1 -1 -2 -1 0 0 0 0 -1" },
  { "food-assistance", "Applying for food assistance in a US state", "Know whether help is likely and receive it soon", "en",
    "Finding out; Checking eligibility; Filling in the form; Sending proof; Waiting for a decision", 8, 7, 5, 9, 7, "-1 1 -1 -2 -1 -1 -2 0" },
  { "leaving-service", "Leaving military service for civilian life", "Keep health care, income and education support without a gap", "en",
    "Preparing (12 to 6 months before); Separating (3 months around the date); Settling (3 to 12 months after); Thriving (after 12 months)", 12, 15, 5, 13, 6,
    "0 -1 -1 -1 -1 -1 0 -2 1 1 0 1" },
  { "snack-lycee", "Inès commande au snack", "Manger en moins de 20 minutes sans dépasser 7 €", "fr",
    "Découvrir; Choisir; Commander; Récupérer", 4, 4, 4, 4, 4, "0 -1 -2 1" },
};

static int
count_cards (WayMap *map,
             WayKind kind)
{
  int n = 0;
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    n += way_item_get_kind (way_map_get (map, WAY_MAP_CARDS, i)) == kind;

  return n;
}

static void
append_word (GString    *out,
             const char *separator,
             const char *word)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", word);
}

static void
test_samples (void)
{
  g_autofree char *data = way_documents_dup_data_dir ();
  guint            i;
  int              j;

  for (i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_strconcat (samples[i].name, ".journey", NULL);
      g_autofree char *path = g_build_filename (data, "samples", name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayDocument) document = way_document_open (file, &error);
      g_autoptr (GString) stages = g_string_new (NULL);
      g_autoptr (GString) emotions = g_string_new (NULL);
      WayMap  *map;
      WayItem *root, *persona;

      g_assert_no_error (error);
      map = way_document_get_map (document);
      root = way_map_get_root (map);
      persona = way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
      g_assert_nonnull (persona);
      g_assert_cmpstr (way_item_get (root, "title"), ==, samples[i].title);
      g_assert_cmpstr (way_item_get (root, "objective"), ==, samples[i].objective);
      g_assert_cmpstr (way_item_get (root, "language"), ==, samples[i].language);

      for (j = 0; j < way_map_n (map, WAY_MAP_STAGES); j++)
        append_word (stages, "; ", way_item_get_name (way_map_get (map, WAY_MAP_STAGES, j)));
      g_assert_cmpstr (stages->str, ==, samples[i].stages);
      for (j = 0; j < way_map_n (map, WAY_MAP_CARDS); j++)
        {
          WayItem *card = way_map_get (map, WAY_MAP_CARDS, j);

          if (way_item_get_kind (card) == WAY_KIND_TOUCHPOINT)
            {
              WayItem *step = way_map_find (map, way_item_get (card, "step"));
              WayItem *emotion = way_rules_find_emotion (step, way_item_get_id (persona));

              g_assert_nonnull (emotion);
              append_word (emotions, " ", way_item_get (emotion, "level"));
            }
          /* Nobody has published the jobs; they are guesses. */
          if (way_item_get_kind (card) == WAY_KIND_JOB_CARD)
            g_assert_cmpstr (way_item_get (card, "belief"), ==, "leap-of-faith");
        }
      g_assert_cmpstr (emotions->str, ==, samples[i].emotions);
      g_assert_cmpint (count_cards (map, WAY_KIND_TOUCHPOINT), ==, samples[i].touchpoints);
      g_assert_cmpint (count_cards (map, WAY_KIND_ACTION), ==, samples[i].actions);
      g_assert_cmpint (count_cards (map, WAY_KIND_THOUGHT), ==, samples[i].thoughts);
      g_assert_cmpint (count_cards (map, WAY_KIND_PAIN), ==, samples[i].pains);
      g_assert_cmpint (count_cards (map, WAY_KIND_OPPORTUNITY), ==, samples[i].opportunities);
      g_assert_cmpint (count_cards (map, WAY_KIND_JOB_CARD), >=, 1);
    }
}

/* What a team puts beside the shipped ones; one that cannot be read takes none of the others away. */
static void
test_own_templates (void)
{
  static const char *const files[] = { "b.journey", "a.journey", "empty.journey", "notes.txt" };
  g_autofree char         *shipped = g_strdup (g_getenv ("WAYMARK_PKGDATADIR"));
  char                    *folder = way_test_folder_new ();
  g_autofree char         *templates = g_build_filename (folder, "templates", NULL);
  g_autofree char         *damaged = g_build_filename (templates, "c.journey", NULL);
  g_autofree char         *gone = g_build_filename (templates, "a.journey", NULL);
  g_autofree char         *data = NULL;
  g_autofree char         *installed = NULL;
  g_autofree char         *long_title = g_strnfill (100000, 'a');
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  guint i;

  g_mkdir (templates, 0700);
  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (templates, files[i], NULL);

      way_test_write (path, "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\" title=\"Ours\"/>", -1);
    }
  way_test_write (damaged, "<journey", -1);
  g_setenv ("WAYMARK_PKGDATADIR", folder, TRUE);
  g_test_expect_message ("waymark-journeys", G_LOG_LEVEL_WARNING, "A template cannot be used. *c.journey:1: *");
  list = way_templates_list ();
  g_test_assert_expected_messages ();
  g_assert_cmpuint (list->len, ==, 3);
  for (i = 0; i < list->len; i++)
    g_assert_cmpstr (((WayTemplate *)g_ptr_array_index (list, i))->id, ==, i < 2 ? (i == 0 ? "a" : "b") : "empty");

  map = way_template_instantiate (g_ptr_array_index (list, 1), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (way_map_get_root (map), "title"), ==, "Ours");
  g_assert_null (way_template_instantiate (g_ptr_array_index (list, 1), long_title, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* It was taken away after it was listed. */
  g_unlink (gone);
  g_assert_null (way_template_instantiate (g_ptr_array_index (list, 0), "New", &error));
  g_assert_nonnull (strstr (error->message, "There is no such file"));

  way_test_folder_free (folder);
  none = way_templates_list ();
  g_assert_cmpuint (none->len, ==, 0);
  g_setenv ("WAYMARK_PKGDATADIR", "", TRUE);
  data = way_documents_dup_data_dir ();
  g_unsetenv ("WAYMARK_PKGDATADIR");
  installed = way_documents_dup_data_dir ();
  g_assert_true (g_path_is_absolute (data));
  g_assert_cmpstr (data, ==, installed);
  g_setenv ("WAYMARK_PKGDATADIR", shipped, TRUE);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/templates/order", test_order);
  g_test_add_func ("/documents/templates/hints", test_hints);
  g_test_add_func ("/documents/templates/instantiate", test_instantiate);
  g_test_add_func ("/documents/templates/examples", test_examples);
  g_test_add_func ("/documents/templates/samples", test_samples);
  g_test_add_func ("/documents/templates/own", test_own_templates);

  return way_test_run ();
}
