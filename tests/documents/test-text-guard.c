/* test-text-guard.c - bytes that are no text are found wherever they stand */
#include "config.h"

#include <string.h>

#include "journeys/documents/document-error.h"
#include "journeys/documents/text-guard.h"
#include "tests/support/test-main.h"

#define HEAD "<journey>"
#define TAIL "</journey>"

/* Puts bytes behind a number of letters, and others behind them. */
static gboolean
passes (int         n_before,
        const char *bytes,
        gsize       size,
        int         n_behind)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autoptr (GBytes) given = NULL;
  g_autoptr (GBytes) taken = NULL;
  g_autoptr (GError) error = NULL;
  int i;

  g_byte_array_append (text, (const guint8 *)HEAD, strlen (HEAD));
  for (i = 0; i < n_before; i++)
    g_byte_array_append (text, (const guint8 *)"a\n", 1 + i % 2);
  g_byte_array_append (text, (const guint8 *)bytes, size);
  for (i = 0; i < n_behind; i++)
    g_byte_array_append (text, (const guint8 *)"b", 1);
  g_byte_array_append (text, (const guint8 *)TAIL, strlen (TAIL));
  given = g_byte_array_free_to_bytes (g_steal_pointer (&text));

  taken = way_text_guard_check (given, "NAME", WAY_TEXT_GUARD_LARGEST, &error);
  g_assert_true ((taken == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_autofree char *start = g_strdup_printf ("NAME:%d: ", 1 + n_before / 2);

      g_assert_true (g_str_has_prefix (error->message, start));
    }

  return taken != NULL;
}

static void
test_any_place (void)
{
  static const char *const good[] = { "é", "約", "😀", "éa約b😀" };
  static const char *const bad[] = { "\xff", "\xc3", "\xe7\xb4", "\xf0\x9f\x98", "\xc0\x80", "\xed\xa0\x80" };
  int                      place;
  guint                    i;

  for (place = 0; place < 600; place++)
    {
      for (i = 0; i < G_N_ELEMENTS (good); i++)
        g_assert_true (passes (place, good[i], strlen (good[i]), place % 20));
      for (i = 0; i < G_N_ELEMENTS (bad); i++)
        g_assert_false (passes (place, bad[i], strlen (bad[i]), place % 20));
      g_assert_false (passes (place, "\0", 1, place % 20));
    }
}

/* Text without a letter of ASCII, so that no block ends between two characters. */
static void
test_long_stretches (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = 0; i < 1000; i++)
    g_string_append (text, "約😀é");
  for (i = 0; i < 9; i++)
    g_assert_true (passes (i, text->str, text->len, i));
  text->str[text->len - 1] = 'x';
  g_assert_false (passes (0, text->str, text->len, 0));
}

static void
test_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<journey");
  int i;

  for (i = 1; i <= 257; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) taken = NULL;
      g_autofree char *whole = NULL;

      g_string_append_printf (text, " a%d='>='", i);
      whole = g_strconcat (text->str, "/>", NULL);
      bytes = g_bytes_new (whole, strlen (whole));
      taken = way_text_guard_check (bytes, "NAME", WAY_TEXT_GUARD_LARGEST, NULL);
      g_assert_true ((taken != NULL) == (i <= 256));
    }
}

/* How many namespaces are in scope, at one place or from the outside in. */
static gboolean
passes_namespaces (int      n,
                   gboolean nested)
{
  g_autoptr (GString) text = g_string_new (nested ? "" : "<journey");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) taken = NULL;
  g_autoptr (GError) error = NULL;
  int i;

  /* Two at a time, because elements do not stand in one another that deep. */
  for (i = 0; i < n; i++)
    if (nested)
      g_string_append_printf (text, i % 2 == 0 ? "<a xmlns:p%d='u'" : " xmlns:p%d='u'>", i);
    else
      g_string_append_printf (text, "%s xmlns:p%d='u'", i == n / 2 ? "><a" : "", i);
  if (!nested || n % 2 == 1)
    g_string_append_c (text, '>');
  bytes = g_bytes_new (text->str, text->len);
  taken = way_text_guard_check (bytes, "NAME", WAY_TEXT_GUARD_LARGEST, &error);
  g_assert_true (taken != NULL || g_error_matches (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE));

  return taken != NULL;
}

static void
test_namespaces (void)
{
  g_assert_true (passes_namespaces (256, FALSE));
  g_assert_false (passes_namespaces (257, FALSE));
  g_assert_true (passes_namespaces (256, TRUE));
  g_assert_false (passes_namespaces (257, TRUE));
}

static void
test_size (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<journey/>", 10);
  g_autoptr (GBytes) taken = way_text_guard_check (bytes, "NAME", 10, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (taken);
  g_assert_null (way_text_guard_check (bytes, "NAME", 9, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE);
}

/* What such a file says of its encoding is true no longer, the rest and its lines are. */
static void
test_other_encodings (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };
  static const char        text[] = "\xef\xbb\xbf<?xml version='1.0'\nencoding='UTF-16'?><journey title='é約😀'/>";
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize            size;
      g_autofree char *wide = g_convert (text, -1, encodings[i], "UTF-8", NULL, &size, NULL);
      g_autoptr (GBytes) given = g_bytes_new (wide, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) taken = way_text_guard_check (given, "NAME", WAY_TEXT_GUARD_LARGEST, &error);
      g_autofree char *read = NULL;

      g_assert_no_error (error);
      read = g_strndup (g_bytes_get_data (taken, NULL), g_bytes_get_size (taken));
      g_assert_cmpint (strspn (read, " "), ==, strlen ("<?xml version='1.0'"));
      g_assert_cmpstr (g_strstrip (read), ==, "<journey title='é約😀'/>");
    }
}

static char *
dup_refusal (const char *bytes,
             gsize       size)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) taken = way_text_guard_check (given, "NAME", WAY_TEXT_GUARD_LARGEST, &error);

  g_assert_true ((taken == NULL) == (error != NULL));

  return error != NULL ? g_strdup (error->message) : NULL;
}

/* The beginnings of marks, and what says how it is written. */
static void
test_marks (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size;
    const char *words; /* NULL: it is taken */
  } cases[] = {
    { "<", 1, NULL },
    { "\xff", 1, "NAME:1: " },
    { "\xff\xff", 2, "NAME:1: The file does not begin" },
    { "<\xfe", 2, "NAME:1: Here are bytes that are not UTF-8." },
    { "<\xff", 2, "NAME:1: Here are bytes that are not UTF-8." },
    { "\xff\xfe", 2, "NAME:1: The file is empty." },
    { "\xfe\xff", 2, "NAME:1: The file is empty." },
    { "\xef\xbb\xbf", 3, "NAME:1: The file is empty." },
    { "\xfe\xfe", 2, "NAME:1: The file does not begin" },
    { "\xef\xbb", 2, "NAME:1: " },
    { "\xfe\xff\0<\0a\0/\0>", 10, NULL },
    { "\xff\xfe<\0a\0/\0>\0", 10, NULL },
    { "\xff\xfe<", 3, "NAME:1: The file says that it is UTF-16, but is not." },
    { "\xff\xfe<\0?\0x\0m\0l\0 \0\n\0?\0>\0<\0a\0/\0>\0", 28, NULL },
    { "\xff\xfe<\0?\0x\0m\0l\0>\0", 14, NULL },
    { "<?xml encoding?><a/>", 20, "NAME:1: The file says that it is written in “”." },
    { "<?xml encoding='latin-1'?><a/>", 30, "NAME:1: The file says that it is written in “latin-1”." },
    { "<?xml encoding=?><a/>", 21, "NAME:1: The file says that it is written in “”." },
    { "<?xml encoding=\"12345678901234567890123456789012345678901\"?><a/>", 64, "“1234567890123456789012345678901234567890”" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *refusal = dup_refusal (cases[i].bytes, cases[i].size);

      g_test_message ("%u: %s", i, refusal);
      if (cases[i].words == NULL)
        g_assert_null (refusal);
      else
        g_assert_nonnull (strstr (refusal, cases[i].words));
    }
}

/* What stands between tags is skipped to its end, and what is behind it is counted. */
static void
test_skips (void)
{
  static const struct
  {
    const char *text;
    const char *words; /* NULL: it is taken */
  } cases[] = {
    { "<a><!--><!DOCTYPE x>--></a>", NULL },
    { "<a><!----><!DOCTYPE x></a>", "NAME:1: The file has a document type" },
    { "<a><!-- > --><!DOCTYPE x></a>", "NAME:1: The file has a document type" },
    { "<a><![CDATA[<!DOCTYPE x>]]></a>", NULL },
    { "<a><![CDATA[]]><!DOCTYPE x></a>", "NAME:1: The file has a document type" },
    { "<a>\n<![CDATA[>]]><!ENTITY></a>", "NAME:2: The file has a document type" },
    { "<a><?b <!DOCTYPE x>?></a>", NULL },
    { "<a><?b?><!DOCTYPE x></a>", "NAME:1: The file has a document type" },
    { "<a b='<!DOCTYPE x>' c=\"'<!DOCTYPE x>\"/>", NULL },
    { "<a b=''><!DOCTYPE x></a>", "NAME:1: The file has a document type" },
    { "<a></a><!DOCTYPE x>", "NAME:1: The file has a document type" },
    { "<a></a x='><!DOCTYPE x>'>", "NAME:1: The file has a document type" },
    { "<a/><!D", "NAME:1: The file has a document type" },
    { "<a/><!", "NAME:1: The file has a document type" },
    { "<a", NULL },
    { "<a b='", NULL },
    { "<a b='c", NULL },
    { "</a", NULL },
    { "<!--", NULL },
    { "<?", NULL },
    { "</a></b><a/>", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *refusal = dup_refusal (cases[i].text, strlen (cases[i].text));

      g_test_message ("%u: %s", i, refusal);
      if (cases[i].words == NULL)
        g_assert_null (refusal);
      else
        g_assert_true (refusal != NULL && g_str_has_prefix (refusal, cases[i].words));
    }
}

/* BEGINNING, then so many times MIDDLE and END: whether that is taken. Else it says WORDS. */
static gboolean
passes_many (const char *beginning,
             const char *middle,
             int         n,
             const char *end,
             const char *words)
{
  g_autoptr (GString) text = g_string_new (beginning);
  g_autofree char *refusal = NULL;
  int              i;

  for (i = 0; i < n; i++)
    g_string_append (text, middle);
  g_string_append (text, end);
  refusal = dup_refusal (text->str, text->len);
  if (refusal != NULL)
    g_assert_nonnull (strstr (refusal, words));

  return refusal == NULL;
}

static void
test_bounds (void)
{
  static const char deep[] = "Elements stand in one another more than 256 deep here.";
  static const char many[] = "The file has more than 500,000 parts.";
  static const char long_tag[] = "A tag here is longer than 64 KiB";

  g_assert_true (passes_many ("", "<a>", 256, "<!-- --></a>", deep));
  g_assert_false (passes_many ("", "<a>", 257, "", deep));
  g_assert_true (passes_many ("<a>", "<b/>", 1000, "</a>", deep));
  g_assert_true (passes_many ("<a>", "<b></b>", 1000, "</a>", deep));
  g_assert_true (passes_many ("", "</a>", 3, "<a/>", deep));
  g_assert_false (passes_many ("</a></a>", "<a>", 257, "", deep));

  /* The element around them is one of them; an end and CDATA are none. */
  g_assert_true (passes_many ("<a>", "<b/>", 499999, "<![CDATA[]]></a>", many));
  g_assert_false (passes_many ("<a>", "<b/>", 500000, "</a>", many));
  g_assert_false (passes_many ("<a>", "<!---->", 500000, "</a>", many));
  g_assert_false (passes_many ("<a>", "<?b?>", 500000, "</a>", many));

  /* With what closes it, 65,536 bytes. */
  g_assert_true (passes_many ("<a ", " ", 65532, ">", long_tag));
  g_assert_false (passes_many ("<a ", " ", 65533, ">", long_tag));
  g_assert_true (passes_many ("<a b='", "c", 65528, "'>", long_tag));
  g_assert_false (passes_many ("<a b='", "c", 65529, "'>", long_tag));
  g_assert_false (passes_many ("<a b='", "c", 70000, "'>", long_tag));

  /* What a parser compares grows with the square: a hundred attributes in ten thousand tags are what is borne. */
  {
    g_autoptr (GString) tag = g_string_new ("<b");
    int i;

    for (i = 0; i < 100; i++)
      g_string_append (tag, " c=''");
    g_string_append (tag, "/>");
    g_assert_true (passes_many ("<a>", tag->str, 10000, "<b/></a>", long_tag));
    g_assert_false (passes_many ("<a>", tag->str, 10000, "<b c=''/></a>", long_tag));
  }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/text-guard/finds-no-text-at-any-place", test_any_place);
  g_test_add_func ("/documents/text-guard/other-encodings", test_other_encodings);
  g_test_add_func ("/documents/text-guard/passes-long-stretches", test_long_stretches);
  g_test_add_func ("/documents/text-guard/counts-attributes", test_attributes);
  g_test_add_func ("/documents/text-guard/counts-namespaces-in-scope", test_namespaces);
  g_test_add_func ("/documents/text-guard/weighs", test_size);
  g_test_add_func ("/documents/text-guard/skips-what-is-no-tag", test_skips);
  g_test_add_func ("/documents/text-guard/counts-to-its-bounds", test_bounds);
  g_test_add_func ("/documents/text-guard/marks-and-names-of-encodings", test_marks);

  return way_test_run ();
}
