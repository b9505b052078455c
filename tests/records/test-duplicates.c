/* test-duplicates.c - records that may be one, and what tells them apart */
#include "config.h"

#include "journeys/records/duplicates.h"
#include "journeys/records/record-telling.h"
#include "tests/support/linked-map.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

#include <string.h>

static void
test_names_of_companies (void)
{
  static const char *const same[][2] = {
    { "Müller Spedition GmbH & Co. KG", "MULLER SPEDITION" },
    { "Northwind, Inc.", "northwind" },
    { "Northwind Ltd", "Northwind Limited" },
    { "Fábrica S.A.", "Fabrica" },
    { "ООО Ромашка", "ООО Ромашка" },
    { "トヨタ自動車株式会社", "トヨタ自動車" },
    { "Vestas A/S", "vestas" },
    { "Müller AG", "Mueller" },
    { "MUELLER GmbH", "Mu\xcc\x88ller Ltd" },
    { "Müller", "Muller" },
    { "Straßenbau Österreich", "Strassenbau Oesterreich" },
    { "Mueller & Bäcker", "Müller & Baecker" },
    { "Sørensen ApS", "Soerensen" },
    { "PT Angin Utara Tbk", "Angin Utara" },
    { "OOO Romashka", "Romashka OOO" },
    { "A - B", "a b" },
    { "---", "---" },
    { "O'Neill", "ONeill" },
    { "(Acme)", "acme" },
    { "हिन्दी Ltd", "हिन्दी" },
  };
  static const char *const different[][2] = {
    { "AG", "KG" },
    { "Spedition Müller", "Müller Spedition" },
    { "Limited Brands", "Brands" },
    { "Gmbh Ltd", "Ltd" },
    { "OOO", "PT" },
    { "---", "&&&" },
    { "Bauer", "Baur" },
    { "Mueller", "Muller" },
  };
  static const char *const hosts[][2] = {
    { "https://www.Northwind.example/de/", "northwind.example" },
    { "northwind.example", "northwind.example" },
    { "http://northwind.example:8080?x", "northwind.example" },
    { "northwind.example./de", "northwind.example" },
    { "northwind.example..", "northwind.example" },
    { "https:// www.northwind.example", "northwind.example" },
    { "  northwind.example#de", "northwind.example" },
    { "www.", NULL },
    { "...", NULL },
    { "https:///de.html", NULL },
    { "none", NULL },
    { "", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (way_duplicates_is_same_name (WAY_KIND_ACCOUNT, same[i][0], same[i][1]));
  for (i = 0; i < G_N_ELEMENTS (different); i++)
    g_assert_false (way_duplicates_is_same_name (WAY_KIND_ACCOUNT, different[i][0], different[i][1]));
  for (i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *host = way_duplicates_fold_website (hosts[i][0]);

      g_assert_cmpstr (host, ==, hosts[i][1]);
    }
}

static void
test_duplicates (WayLinkedMap *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) a = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Northwind GmbH");
  g_autoptr (WayItem) b = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "northwind");
  g_autoptr (WayItem) c = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "NW Freight");
  g_autoptr (WayItem) d = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Aster Medical");
  g_autoptr (WayItem) tom = way_linked_map_add (fixture, WAY_KIND_CONTACT, "Tom Okafor");
  g_autoptr (WayItem) other_tom = way_linked_map_add (fixture, WAY_KIND_CONTACT, "Tom Okafor");
  g_autoptr (WayItem) thomas = way_linked_map_add (fixture, WAY_KIND_CONTACT, "Thomas Okafor");
  g_autoptr (GPtrArray) groups = NULL;
  WayDuplicates *group;

  way_linked_map_change (fixture, b, "website", "https://www.nw.example/");
  way_linked_map_change (fixture, c, "website", "nw.example/de");
  way_linked_map_change (fixture, tom, "account", way_item_get_id (a));
  way_linked_map_change (fixture, other_tom, "account", way_item_get_id (d));
  way_linked_map_change (fixture, tom, "email", "tom@nw.example");
  way_linked_map_change (fixture, thomas, "email", "TOM@nw.example");

  groups = way_records_list_duplicates (fixture->records, WAY_KIND_ACCOUNT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpint (group->alike, ==, WAY_ALIKE_NAME | WAY_ALIKE_WEBSITE);
  g_assert_cmpuint (group->records->len, ==, 3);
  g_clear_pointer (&groups, g_ptr_array_unref);

  groups = way_records_list_duplicates (fixture->records, WAY_KIND_CONTACT, &error);
  g_assert_cmpuint (groups->len, ==, 1);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpint (group->alike, ==, WAY_ALIKE_EMAIL);
  g_assert_cmpuint (group->records->len, ==, 2);
}

/* Who has no key for umlauts writes them out; two writings of which neither has one are two names. */
static void
test_duplicates_with_umlauts (WayLinkedMap *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) a = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Müller Transporte");
  g_autoptr (WayItem) b = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Mueller Transporte GmbH");
  g_autoptr (WayItem) c = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Bauer");
  g_autoptr (WayItem) d = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, "Baur");
  g_autoptr (WayItem) jurgen = way_linked_map_add (fixture, WAY_KIND_CONTACT, "Jürgen Strauß");
  g_autoptr (WayItem) juergen = way_linked_map_add (fixture, WAY_KIND_CONTACT, "Juergen Strauss");
  g_autoptr (WayItem) user = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Prüferin");
  g_autoptr (WayItem) other_user = way_linked_map_add (fixture, WAY_KIND_PERSONA, "Prueferin");
  const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA };
  g_autoptr (GPtrArray) alike = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) groups = way_records_list_duplicates (fixture->records, kinds[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (groups->len, ==, 1);
      g_assert_cmpuint (((WayDuplicates *)g_ptr_array_index (groups, 0))->records->len, ==, 2);
    }
  alike = way_records_list_alike (fixture->records, WAY_KIND_ACCOUNT, "MUELLER TRANSPORTE", &error);
  g_assert_cmpuint (alike->len, ==, 2);
  g_clear_pointer (&alike, g_ptr_array_unref);
  alike = way_records_list_alike (fixture->records, WAY_KIND_CONTACT, "Jürgen Strauß", &error);
  g_assert_cmpuint (alike->len, ==, 2);
  g_clear_pointer (&alike, g_ptr_array_unref);
  alike = way_records_list_alike (fixture->records, WAY_KIND_ACCOUNT, "Bauer AG", &error);
  g_assert_cmpuint (alike->len, ==, 1);
  /* A word that is written with a sign in it stands in no name as it is compared. */
  g_clear_pointer (&alike, g_ptr_array_unref);
  alike = way_records_list_alike (fixture->records, WAY_KIND_ACCOUNT, "Bau'er", &error);
  g_assert_cmpuint (alike->len, ==, 1);
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (alike, 0)), ==, "Bauer");

  /* However many others there are before it. */
  g_clear_pointer (&alike, g_ptr_array_unref);
  for (i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Aa %u", i);
      g_autoptr (WayItem) other = way_linked_map_add (fixture, WAY_KIND_ACCOUNT, name);
    }
  alike = way_records_list_alike (fixture->records, WAY_KIND_ACCOUNT, "MUELLER TRANSPORTE", &error);
  g_assert_cmpuint (alike->len, ==, 2);
}

/* Groups come by the names of their first ones, each record in one of them; several reasons come together. */
static void
test_groups (WayLinkedMap *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *website;
  } accounts[] = {
    { "Zebra", "zebra.example" },
    { "Crux Ltd", "crux.example" },
    { "Bolt", "crux.example" },
    { "Acme", "zebra.example" },
    { "Crux", "zebra.example" },
    { "Delta", NULL },
    { "delta inc", NULL },
    { "Delta", "delta.example" },
    { "Echo", "echo.example" },
  };
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", accounts[i].name, "website", accounts[i].website, NULL)));
  groups = way_records_list_duplicates (fixture->records, WAY_KIND_ACCOUNT, &error);
  g_assert_no_error (error);
  for (i = 0; i < groups->len; i++)
    {
      WayDuplicates *group = g_ptr_array_index (groups, i);

      g_string_append_printf (told, "%d:", group->alike);
      for (j = 0; j < group->records->len; j++)
        {
          WayDuplicate *duplicate = g_ptr_array_index (group->records, j);
          g_autoptr (WayItem) record = way_records_get (fixture->records, WAY_KIND_ACCOUNT, duplicate->id, &error);

          g_assert_cmpstr (way_item_get_name (record), ==, duplicate->name);
          g_string_append_printf (told, " %s", duplicate->name);
        }
      g_string_append (told, "\n");
    }
  i = WAY_ALIKE_NAME | WAY_ALIKE_WEBSITE;
  g_assert_cmpint (told->str[0] - '0', ==, i);
  g_assert_cmpstr (strchr (told->str, ':'), ==, ": Acme Bolt Crux Crux Ltd Zebra\n1: Delta Delta delta inc\n");
}

/* What stands beside the name of a record: short, in the order of its kind, and of people what they are known by. */
static void
test_telling (WayLinkedMap *fixture,
              gconstpointer data)
{
  g_autofree char *acme = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Acme", NULL));
  g_autofree char *buyer = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_PERSONA, "name", "Buyer", NULL));
  const struct
  {
    WayKind     kind;
    const char *values; /* field=value, each on a line of its own */
    const char *told;
  } table[] = {
    { WAY_KIND_ACCOUNT, "note=Long", "" },
    { WAY_KIND_ACCOUNT, "website=a.example", "a.example" },
    { WAY_KIND_ACCOUNT, "technologies=SAP\nculture=Open\nnote=Long", "" },
    { WAY_KIND_ACCOUNT, "tier=lite\nindustry=Rail\nregion=Kiel", "Rail · Kiel · Lite" },
    { WAY_KIND_ACCOUNT, "tier=lite\nindustry=Rail\nregion=Kiel\nwebsite=a.example\nemployees=12\nfounded=1990", "Rail · Kiel · Lite · 12" },
    { WAY_KIND_CONTACT, "position=B\nphone=1", "B · 1" },
    { WAY_KIND_CONTACT, "phone=1\nemail=n@a.example\nposition=Buyer\naccount=@acme\nrole=champion", "Acme · Buyer · n@a.example · 1" },
    { WAY_KIND_CONTACT, "role=champion\npersona=@buyer", "Buyer · Champion" },
    { WAY_KIND_CONTACT, "quote=Never again\ngoals=Peace", "" },
    { WAY_KIND_PERSONA, "role=champion\ngoals=Peace", "Champion" },
    { WAY_KIND_PERSONA, "goals=Peace", "" },
    { WAY_KIND_JOB, "personas=@buyer\nnote=Long", "" },
  };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WayItem) record = way_records_new_record (table[i].kind);
      const WayKindInfo *info = way_item_get_info (record);
      g_auto (GStrv) values = g_strsplit (table[i].values, "\n", -1);
      g_autofree char *told = NULL;
      int              k;

      /* What a new record has already is not what tells it apart here. */
      for (k = 0; k < info->n_fields; k++)
        way_item_set (record, info->fields[k].name, NULL, NULL);
      way_item_set (record, way_kind_get_name_field (table[i].kind), "Somebody", NULL);
      for (j = 0; values[j] != NULL; j++)
        {
          g_auto (GStrv) pair = g_strsplit (values[j], "=", 2);
          const char *value = strcmp (pair[1], "@acme") == 0 ? acme : strcmp (pair[1], "@buyer") == 0 ? buyer
                                                                                                      : pair[1];

          g_assert_true (way_item_set (record, pair[0], value, NULL));
        }
      told = way_records_dup_telling (fixture->records, record);
      g_test_message ("%s", table[i].values);
      g_assert_cmpstr (told, ==, table[i].told);
    }
}

#define ADD(path, function) g_test_add (path, WayLinkedMap, NULL, way_linked_map_set_up_without_links, function, way_linked_map_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/duplicates/names-of-companies", test_names_of_companies);
  ADD ("/records/duplicates/alike", test_duplicates);
  ADD ("/records/duplicates/with-umlauts", test_duplicates_with_umlauts);
  ADD ("/records/duplicates/groups", test_groups);
  ADD ("/records/duplicates/telling", test_telling);

  return way_test_run ();
}
