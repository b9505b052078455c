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
    { "\xff\xff", 2, "NAME:1: " },
    { "\xfe\xfe", 2, "NAME:1: " },
    { "\xef\xbb", 2, "NAME:1: " },
    { "\xfe\xff\0<\0a\0/\0>", 10, NULL },
    { "\xff\xfe<\0a\0/\0>\0", 10, NULL },
    { "\xff\xfe<", 3, "NAME:1: The file says that it is UTF-16, but is not." },
    { "\xff\xfe<\0?\0x\0m\0l\0 \0\n\0?\0>\0<\0a\0/\0>\0", 28, NULL },
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
  g_test_add_func ("/documents/text-guard/marks-and-names-of-encodings", test_marks);

  return way_test_run ();
}
