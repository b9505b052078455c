/* test-fields.c - every declared field of every kind that can stand on a map */
#include "config.h"

#include "journeys/commands/history.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "tests/support/rich-map.h"
#include "tests/support/test-main.h"

static WayMap *
read_again (GBytes *bytes)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map = way_reader_read (bytes, "map", &notices, NULL, &error);

  g_assert_no_error (error);
  if (notices->len > 0)
    g_error ("%s", ((WayNotice *)g_ptr_array_index (notices, 0))->message);

  return map;
}

/* set by command → write → read → equal → undo → equal bytes */
static void
check_value (WayMap         *map,
             WayItem        *item,
             const WayField *field,
             const char     *value)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GBytes) before = way_writer_write (map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  g_autoptr (WayMap) copy = NULL;
  gboolean was_unset = way_item_get (item, field->name) == NULL;

  g_test_message ("%s.%s = %.80s", way_item_get_info (item)->element, field->name, value);
  command = way_command_new_set (item, field->name, value, &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
  g_assert_no_error (error);

  after = way_writer_write (map);
  if (was_unset)
    g_assert_false (g_bytes_equal (before, after));
  copy = read_again (after);
  g_assert_true (way_item_equal (way_map_get_root (map), way_map_get_root (copy)));
  g_assert_cmpstr (way_item_get (way_map_find (copy, way_item_get_id (item)), field->name), ==, value);
  again = way_writer_write (copy);
  g_assert_true (g_bytes_equal (after, again));

  g_assert_true (way_history_undo (history));
  undone = way_writer_write (map);
  g_assert_true (g_bytes_equal (before, undone));
  g_assert_true (way_history_redo (history));
  redone = way_writer_write (map);
  g_assert_true (g_bytes_equal (after, redone));
  g_assert_true (way_history_undo (history));
}

/* The greatest and smallest that a field takes, and what is awkward in a file. */
static GPtrArray *
make_values (const WayField *field,
             GHashTable     *ids)
{
  /* Combining, right to left, joined, the last before the surrogates, the last of
   * all, a byte order mark, what looks like markup, ends of CDATA and of comments. */
  static const char *const awkward[] = {
    "é", "שלום עולם", "👩‍👩‍👧‍👦", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbd",
    "\xf4\x8f\xbf\xbd", "\xef\xbb\xbf", "\xc2\xa0", "\xc2\x85", "\xe2\x80\xa8", "\x7f",
    "]]>", "<![CDATA[", "--><!--", "<?xml?>", "&lt;&#10;&nbsp;%a;", "'\"'", "{}", "0", "-", "null"
  };
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  int        longest = way_field_get_longest (field);
  char       number[G_ASCII_DTOSTR_BUF_SIZE + 320];
  guint      i;

  g_ptr_array_add (values, way_test_make_value (field, ids));
  switch (field->type)
    {
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_LIST:
      for (i = 0; i < G_N_ELEMENTS (awkward); i++)
        g_ptr_array_add (values, g_strdup (awkward[i]));
      g_ptr_array_add (values, g_strnfill (longest, 'x'));
      if (field->type != WAY_FIELD_LIST)
        {
          GString *wide = g_string_new (NULL);

          while (longest-- > 0)
            g_string_append (wide, "\xf0\x9f\x98\x80");
          g_ptr_array_add (values, g_string_free (wide, FALSE));
        }
      break;
    case WAY_FIELD_CHOICE:
      for (i = 0; field->choices[i].name != NULL; i++)
        g_ptr_array_add (values, g_strdup (field->choices[i].name));
      break;
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      g_ptr_array_add (values, g_strdup (g_ascii_formatd (number, sizeof number, "%.0f", field->minimum)));
      g_ptr_array_add (values, g_strdup (g_ascii_formatd (number, sizeof number, "%.0f", field->maximum)));
      break;
    case WAY_FIELD_DATE:
      g_ptr_array_add (values, g_strdup ("0001-01-01"));
      g_ptr_array_add (values, g_strdup ("9999-12-31"));
      break;
    case WAY_FIELD_TIME:
      g_ptr_array_add (values, g_strdup ("0001-01-01T00:00:00Z"));
      g_ptr_array_add (values, g_strdup ("9999-12-31T23:59:59Z"));
      break;
    case WAY_FIELD_MONEY:
      g_ptr_array_add (values, g_strdup ("0"));
      g_ptr_array_add (values, g_strdup ("1000000000000000 EUR"));
      g_ptr_array_add (values, g_strdup ("-999999999999.99 USD"));
      break;
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    case WAY_FIELD_MARK:
    case WAY_FIELD_PICTURE:
    default:
      break;
    }

  return values;
}

static void
check_field (WayMap         *map,
             WayItem        *item,
             const WayField *field,
             GHashTable     *ids)
{
  g_autoptr (GPtrArray) values = make_values (field, ids);
  guint i;

  for (i = 0; i < values->len; i++)
    check_value (map, item, field, g_ptr_array_index (values, i));
}

static void
test_every_field (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (FALSE);
  g_autoptr (GHashTable) ids = way_test_collect_ids (map);
  int n_kinds = 0;
  int n_fields = 0;
  int kind, i;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      GPtrArray         *own = g_hash_table_lookup (ids, GINT_TO_POINTER (kind));
      const WayKindInfo *info = way_kind_get_info (kind);

      if (own->len == 0)
        continue;
      n_kinds++;
      for (i = 0; i < info->n_fields; i++)
        {
          check_field (map, way_map_find (map, g_ptr_array_index (own, 0)), &info->fields[i], ids);
          n_fields++;
        }
    }
  g_test_message ("%d fields of %d kinds", n_fields, n_kinds);
  g_assert_cmpint (n_kinds, ==, WAY_KIND_RETIRED + 1);
}

static void
test_all_fields_at_once (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  g_autoptr (GBytes) bytes = way_writer_write (map);
  g_autoptr (WayMap) copy = read_again (bytes);
  g_autoptr (GBytes) again = way_writer_write (copy);

  g_assert_true (way_item_equal (way_map_get_root (map), way_map_get_root (copy)));
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
note_name (GHashTable *names,
           const char *kind,
           const char *name)
{
  if (!g_hash_table_add (names, (gpointer)name))
    g_error ("<%s> in <%s> could be two things", name, kind);
}

/* What an element is follows from its name and its place, or reading would have to guess. */
static void
test_elements_are_unambiguous (void)
{
  int kind, i, j;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      const WayKindInfo *info = way_kind_get_info (kind);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);

      /* The reader keeps a set of the parts of an item as the bits of one number. */
      g_assert_cmpint (info->n_fields + info->n_slots, <, 64);
      note_name (attributes, info->element, "id");
      note_name (attributes, info->element, "version");
      for (i = 0; i < info->n_fields; i++)
        if (way_field_is_attribute (&info->fields[i]))
          note_name (attributes, info->element, info->fields[i].name);
        else
          note_name (names, info->element, info->fields[i].type == WAY_FIELD_LIST ? info->fields[i].entry : info->fields[i].name);
      for (i = 0; i < info->n_slots; i++)
        if (info->slots[i].element != NULL)
          note_name (names, info->element, info->slots[i].element);
        else
          for (j = 0; j < WAY_N_KINDS; j++)
            if (info->slots[i].kinds & WAY_KIND_MASK (j))
              note_name (names, info->element, way_kind_get_info (j)->element);
    }
}

static void
test_canonical_is_a_fixed_point (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (FALSE);
  g_autoptr (GHashTable) ids = way_test_collect_ids (map);
  int kind, i;

  for (kind = 0; kind <= WAY_KIND_RETIRED; kind++)
    for (i = 0; i < way_kind_get_info (kind)->n_fields; i++)
      {
        const WayField  *field = &way_kind_get_info (kind)->fields[i];
        g_autofree char *value = way_test_make_value (field, ids);
        g_autofree char *same = NULL;

        g_assert_true (way_field_normalise (field, value, &same, NULL));
        g_assert_cmpstr (same, ==, value);
      }
}

/* What is a time, but in no year that can be written, is refused and not a crash. */
static void
test_times_out_of_range (void)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_MINUTE, "time");
  g_autofree char *value = NULL;
  g_autoptr (GError) early = NULL;
  g_autoptr (GError) late = NULL;

  g_assert_false (way_field_normalise (field, "0001-01-01T00:00:00+05:00", &value, &early));
  g_assert_error (early, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID);
  g_assert_false (way_field_normalise (field, "9999-12-31T23:59:59-05:00", &value, &late));
  g_assert_error (late, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID);
}

/* Whatever the quick look takes, the long one gives back unchanged. */
static void
test_quick_look_agrees (void)
{
  static const char *const texts[] = {
    "", " ", "a", " a", "a ", "a\tb", "a\nb", "\na", "a\rb", "a b", "0", "00", "1", "01", "-1", "+1", "1.0", "3", "5", "6", "999999", "1e2", "yes", "no", "Yes", "web", "Web",
    "2026-11-24", "abc def", "abc", "ab/c", "é", "\xef\xbf\xbe", "\xef\xbf\xbf", "\xef\xbf\xbd", "a\x01", "a\x7f", "0123456789012345678901234567890123456789012345678901234567890123", "01234567890123456789012345678901234567890123456789012345678901234"
  };
  int   kind, i;
  guint j;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    for (i = 0; i < way_kind_get_info (kind)->n_fields; i++)
      for (j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          const WayField  *field = &way_kind_get_info (kind)->fields[i];
          g_autofree char *value = NULL;

          if (!way_field_is_canonical (field, texts[j]))
            continue;
          g_assert_true (way_field_normalise (field, texts[j], &value, NULL));
          g_assert_cmpstr (value, ==, texts[j]);
        }
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/fields/set-write-read-undo", test_every_field);
  g_test_add_func ("/documents/fields/all-at-once", test_all_fields_at_once);
  g_test_add_func ("/documents/fields/elements-are-unambiguous", test_elements_are_unambiguous);
  g_test_add_func ("/documents/fields/canonical-is-a-fixed-point", test_canonical_is_a_fixed_point);
  g_test_add_func ("/documents/fields/times-out-of-range", test_times_out_of_range);
  g_test_add_func ("/documents/fields/quick-look-agrees", test_quick_look_agrees);

  return way_test_run ();
}
