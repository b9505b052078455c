/* test-search.c - finding records by what is written in them */
#include "config.h"

#include "journeys/model/fold.h"
#include "journeys/records/records.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

typedef struct
{
  const char *query;
  const char *found; /* the notes of those found, in their order */
} Case;

static const struct
{
  const char *name;
  const char *note;
} accounts[] = {
  { "Österreichische Eisenbahn", "1" },
  { "Bahn & Bus GmbH", "2" },
  { "三菱重工業", "3" },
  { "Łódź \"Express\" 100%", "4" },
  { "O'Neill -- a_b", "5" },
  { "Straße Süd", "6" },
  { "한국철도공사", "7" },
  { "Ｎｉｐｐｏｎ", "8" },
  { "X", "9" },
};

static const Case cases[] = {
  { "osterreich", "1" },
  { "ÖSTERREICH", "1" },
  { "O\xcc\x88sterreich", "1" }, /* decomposed */
  { "bahn", "21" },              /* the beginning of a word first */
  { "eisen bahn", "1" },
  { "bahn eisen", "1" },
  { "isenb", "1" },
  { "bahn gmbh", "2" },
  { "三菱", "3" },
  { "重", "3" },
  { "三菱重工業", "3" },
  { "철도", "7" },
  { "하", "" }, /* not the first half of 한 */
  { "lodz", "4" },
  { "\"express\"", "4" },
  { "100%", "4" },
  { "0%", "4" },
  { "%", "4" },
  { "a_b", "5" },
  { "_", "5" },
  { "o'neill", "5" },
  { "--", "5" },
  { "strasse", "6" },
  { "nippon", "8" },
  { "x", "94" },
  { "  ", "248516937" },
  { "", "248516937" },
  { "nothing like it", "" },
  { "bahn nothing", "" },
};

/* Signs that mean something to the index when they are not quoted. */
static const char *const hostile[] = {
  "\"",
  "\"\"",
  "'",
  "*",
  "a*",
  "^a",
  "AND",
  "OR bahn",
  "NOT",
  "NEAR(",
  "NEAR(a b)",
  "(",
  ")",
  "a AND",
  "search:bahn",
  "-bahn",
  "+",
  "{}",
  ":",
  "bahn:",
  "\\",
  "%%",
  "__",
  ";",
  "--",
  "/*",
  "\n",
  "\t",
  "...",
  "\"\"\"",
  "\"a",
  "a\"b",
  "\xff\xfe",
  "\xc3",
  "\xed\xa0\x80",
  "😀",
  "👩‍👩‍👧",
  "\xe2\x80\x8f",
  "​",
  "e\xcc\x81\xcc\x81\xcc\x81",
  "a b c d e f g h i j k l m n o p q r s t u v w x y z",
};

static WayRecords *
open_filled (const char *folder)
{
  g_autoptr (GError) error = NULL;
  WayRecords *records = way_records_open (folder, &error);
  guint       i;

  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

      way_item_set (account, "name", accounts[i].name, NULL);
      way_item_set (account, "website", accounts[i].note, NULL); /* not searched */
      way_records_add (records, account, &error);
      g_assert_no_error (error);
    }

  return records;
}

static void
test_cases (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_filled (folder);
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = way_records_list (records, WAY_KIND_ACCOUNT, cases[i].query, 0, -1, &error);
      g_autoptr (GString) notes = g_string_new (NULL);

      g_assert_no_error (error);
      for (j = 0; j < found->len; j++)
        g_string_append (notes, way_item_get (g_ptr_array_index (found, j), "website"));
      if (g_strcmp0 (notes->str, cases[i].found) != 0)
        g_test_message ("%s", cases[i].query);
      g_assert_cmpstr (notes->str, ==, cases[i].found);
      g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, cases[i].query, &error), ==, (int)found->len);
      g_assert_no_error (error);
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_nothing_typed_is_an_error (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_filled (folder);
  g_autofree char *endless = g_strnfill (100000, 'a');
  g_autoptr (GString) cjk = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GPtrArray) found = way_records_list (records, WAY_KIND_ACCOUNT, hostile[i], 0, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, hostile[i], &error), ==, (int)found->len);
      g_assert_no_error (error);
    }

  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, endless, &error), ==, 0);
  g_assert_no_error (error);
  for (i = 0; i < 1000; i++)
    g_string_append (cjk, "三");
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, cjk->str, &error), ==, 0);
  g_assert_no_error (error);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_index_stays_sound (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_filled (folder);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint i;

  all = way_records_list (records, WAY_KIND_ACCOUNT, NULL, 0, -1, &error);
  for (i = 0; i < all->len; i++)
    {
      WayItem *account = g_ptr_array_index (all, i);

      if (i % 3 == 0)
        way_records_delete (records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
      else if (i % 3 == 1)
        {
          way_item_set (account, "note", "changed", NULL);
          way_records_update (records, account, &error);
        }
      g_assert_no_error (error);
    }
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, "changed", &error), ==, 3);
  g_assert_true (way_records_check (records, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_folding (void)
{
  static const char *const pairs[][2] = {
    { "Crème BRÛLÉE", "creme brulee" },
    { "İstanbul ısı", "istanbul isi" },
    { "Ærø Þórr", "aero thorr" },
    { "Việt Nam", "viet nam" },
    { "ﬁne ①", "fine 1" },
    { "Ελλάς", "ελλασ" },
    { "が", "が" },
    { "हिन्दी", "हिन्दी" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = way_fold_text (pairs[i][0]);
      g_autofree char *again = way_fold_text (folded);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/search/cases", test_cases);
  g_test_add_func ("/records/search/nothing-typed-is-an-error", test_nothing_typed_is_an_error);
  g_test_add_func ("/records/search/index-stays-sound", test_index_stays_sound);
  g_test_add_func ("/records/search/folding", test_folding);

  return way_test_run ();
}
