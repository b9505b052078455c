/* test-search.c - finding records by what is written in them */
#include "config.h"

#include "journeys/model/fold.h"
#include "journeys/records/records.h"
#include "journeys/records/search.h"
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
  { "eisen\tbahn", "1" },
  { "\nbahn\xc2\xa0gmbh\n", "2" },
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

/* How somebody types a name has nothing to do with how it was written. */
static void
test_umlauts (void)
{
  static const char *const names[] = { "Müller", "Mueller", "Grüße Jürgen", "Ørsted", "Ångström Kåre", "Bauer" };
  static const Case        spelled[] = {
           { "müller", "01" },
           { "mueller", "01" },
           { "MUELL", "01" },
           { "muller", "0" },
           { "uelle", "01" },
           { "gruesse juerg", "2" },
           { "grusse", "2" },
           { "orsted", "3" },
           { "oersted", "3" },
           { "aangstroem", "4" },
           { "angstrom kaare", "4" },
           { "baur", "" },
           { "ue", "0125" },
  };
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  guint i, j, k;

  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

      way_item_set (account, "name", names[i], NULL);
      way_records_add (records, account, &error);
      g_assert_no_error (error);
    }
  for (i = 0; i < G_N_ELEMENTS (spelled); i++)
    {
      g_autoptr (GPtrArray) found = way_records_list (records, WAY_KIND_ACCOUNT, spelled[i].query, 0, -1, &error);
      g_autoptr (GString) numbers = g_string_new (NULL);

      g_assert_no_error (error);
      for (k = 0; k < G_N_ELEMENTS (names); k++)
        for (j = 0; j < found->len; j++)
          if (g_str_equal (way_item_get_name (g_ptr_array_index (found, j)), names[k]))
            g_string_append_printf (numbers, "%u", k);
      if (!g_str_equal (numbers->str, spelled[i].found))
        g_test_message ("%s", spelled[i].query);
      g_assert_cmpstr (numbers->str, ==, spelled[i].found);
    }

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static char *
list_names (WayRecords *records,
            const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = way_records_list (records, WAY_KIND_CONTACT, query, 0, -1, &error);
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", way_item_get_name (g_ptr_array_index (found, i)));
  g_assert_cmpint (way_records_count (records, WAY_KIND_CONTACT, query, &error), ==, (int)found->len);
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (WayRecords *records,
              const char *query,
              const char *expected)
{
  g_autofree char *names = list_names (records, query);

  g_assert_cmpstr (names, ==, expected);
}

/* People are looked for by whom they work for, whatever that is called by now. */
static void
test_contacts_by_account (void)
{
  static const struct
  {
    const char *name;
    int         account; /* -1: none */
  } contacts[] = { { "Nadia", 0 }, { "Ravi", 0 }, { "Tomas", 1 }, { "Acmé", -1 }, { "Nadja", 1 } };
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) acme = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) mueller = way_records_new_record (WAY_KIND_ACCOUNT);
  WayItem *const of[] = { acme, mueller };
  guint          i;

  g_assert_no_error (error);
  way_item_set (acme, "name", "Acme Works AG", NULL);
  way_item_set (acme, "note", "Müller writes to them", NULL);
  way_item_set (mueller, "name", "Müller", NULL);
  way_records_add (records, acme, &error);
  way_records_add (records, mueller, &error);
  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);

      way_item_set (contact, "name", contacts[i].name, NULL);
      if (contacts[i].account >= 0)
        way_item_set (contact, "account", way_item_get_id (of[contacts[i].account]), NULL);
      way_records_add (records, contact, &error);
      g_assert_no_error (error);
    }

  assert_names (records, "acme", "Acmé Nadia Ravi"); /* its own name first */
  assert_names (records, "ACME nad", "Nadia");
  assert_names (records, "nad wor", "Nadia");
  assert_names (records, "ag", "Nadia Ravi");
  assert_names (records, "nad", "Nadia Nadja");
  assert_names (records, "mueller", "Nadja Tomas"); /* not by what else is known of the account */
  assert_names (records, "müller", "Nadja Tomas");
  assert_names (records, way_item_get_id (acme), "");

  way_item_set (acme, "name", "Umbra", NULL);
  way_records_update (records, acme, &error);
  g_assert_no_error (error);
  assert_names (records, "acme", "Acmé");
  assert_names (records, "umb", "Nadia Ravi");
  way_records_delete (records, WAY_KIND_ACCOUNT, way_item_get_id (acme), &error);
  g_assert_no_error (error);
  assert_names (records, "umb", "");

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

/* Of a word two hundred bytes count, and no half of a sign. */
static void
test_long_words (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autofree char *sought = g_strnfill (210, 'a');
  g_autofree char *signs = g_strnfill (199, 'b');
  g_autofree char *cut = g_strconcat (signs, "三三", NULL);
  static const struct
  {
    int         n;
    char        sign;
    const char *end;
  } names[] = { { 200, 'a', "x" }, { 199, 'a', "x" }, { 199, 'b', "x" }, { 198, 'b', "x" } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *begin = g_strnfill (names[i].n, names[i].sign);
      g_autofree char *note = g_strconcat (begin, names[i].end, NULL);
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

      way_item_set (account, "name", "Northwind", &error);
      way_item_set (account, "note", note, &error);
      g_assert_true (way_records_add (records, account, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, sought, &error), ==, 1);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, cut, &error), ==, 1);
  sought[200] = '\0';
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, sought, &error), ==, 1);
  sought[199] = '\0';
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, sought, &error), ==, 2);
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

/* What is written down to be searched: each spelling once, in the order of the words. */
static void
test_spellings (void)
{
  static const char *const pairs[][2] = {
    { "Acme Freight", "acme freight" },
    { "Café Müller", "cafe muller\nmueller" },
    { "Ölde\tGröße\nÅrhus", "olde\tgrosse\narhus\noelde\ngroesse\naarhus" },
    { "Ｎｉｐｐｏｎ", "nippon" },
    { "", "" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = way_search_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/search/cases", test_cases);
  g_test_add_func ("/records/search/umlauts", test_umlauts);
  g_test_add_func ("/records/search/contacts-by-account", test_contacts_by_account);
  g_test_add_func ("/records/search/nothing-typed-is-an-error", test_nothing_typed_is_an_error);
  g_test_add_func ("/records/search/long-words", test_long_words);
  g_test_add_func ("/records/search/index-stays-sound", test_index_stays_sound);
  g_test_add_func ("/records/search/folding", test_folding);
  g_test_add_func ("/records/search/spellings", test_spellings);

  return way_test_run ();
}
