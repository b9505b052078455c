/* test-hostile.c - files that are made to harm: opened or refused, quickly and in little memory
 *
 * Each file is opened in a process of its own, whose CPU time and greatest memory are
 * measured and which ends when it opens any other file or a connection. The files in
 * the folder are templates (EXPECT.tsv says what is in them); large ones are made here.
 */
#define _GNU_SOURCE
#include "config.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

#define MOST_SECONDS 1.0
#define MOST_KIB (256 * 1024)

/* The bounds hold for the program as it is shipped. With sanitizers only crashes are
 * looked for, in this process and in small files: each search in a string looks at all of it. */
#ifdef __SANITIZE_ADDRESS__
#define PART 128
#else
#define PART 1
#endif

#define LARGEST (32 * 1024 * 1024 / PART)
#define MOST_NODES (499990 / PART)
#define OPEN "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\""
#define PLACES "<stages><stage id=\"s\"><step id=\"t\"/></stage></stages><lanes><lane id=\"l\"/></lanes>"

/* What is opened while a map is read. */

static const char *allowed; /* NULL: everything */

static void
look_at (const char *path)
{
  if (allowed == NULL || g_str_equal (path, allowed))
    return;
  fprintf (stderr, "%s was opened\n", path);
  _exit (99);
}

#define REAL(name) ((__typeof__ (&name))dlsym (RTLD_NEXT, G_STRINGIFY (name)))

int
open64 (const char *path,
        int         flags,
        ...)
{
  va_list arguments;
  mode_t  mode;

  va_start (arguments, flags);
  mode = va_arg (arguments, mode_t);
  va_end (arguments);
  look_at (path);

  return REAL (open64) (path, flags, mode);
}

FILE *
fopen64 (const char *path,
         const char *mode)
{
  look_at (path);

  return REAL (fopen64) (path, mode);
}

int
socket (int domain,
        int type,
        int protocol)
{
  look_at ("a connection");

  return REAL (socket) (domain, type, protocol);
}

/* One file. */

typedef enum
{
  REFUSED,
  OPENED,
  EITHER,
} Expected;

typedef struct
{
  double seconds;
  long   kib;
  char   name[64];
} Worst;

static Worst slowest, largest;

/* Returns the message it was refused with, or NULL. */
static char *
try_to_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;

  allowed = path;
  document = way_document_open (file, &error);
  allowed = NULL;

  return document == NULL ? g_strdup (error->message) : NULL;
}

/* In a process of its own, whose message is in a file. */
static char *
measure (const char *path)
{
  g_autofree char *result = g_strconcat (path, ".message", NULL);
  g_autofree char *name = g_path_get_basename (path);
  char            *message = NULL;
  struct rusage    used;
  int              status;
  pid_t            child = fork ();
  double           seconds;

  if (child == 0)
    {
      const struct rlimit limit = { 2 * MOST_SECONDS, 2 * MOST_SECONDS };

      setrlimit (RLIMIT_CPU, &limit);
      message = try_to_open (path);
      if (message != NULL)
        g_file_set_contents (result, message, -1, NULL);
      _exit (0);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &used), ==, child);
  seconds = used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  if (g_file_get_contents (result, &message, NULL, NULL))
    g_unlink (result);
  g_test_message ("%s: %.2f s, %ld MiB", name, seconds, used.ru_maxrss / 1024);
  if (status != 0)
    g_error ("%s: ended with status %d after %.2f s and %ld KiB", name, status, seconds, used.ru_maxrss);

  if (seconds > slowest.seconds)
    {
      slowest.seconds = seconds;
      g_strlcpy (slowest.name, name, sizeof slowest.name);
    }
  if (used.ru_maxrss > largest.kib)
    {
      largest.kib = used.ru_maxrss;
      g_strlcpy (largest.name, name, sizeof largest.name);
    }
  if (seconds > MOST_SECONDS || used.ru_maxrss > MOST_KIB)
    g_error ("%s: took %.2f s and %ld KiB", name, seconds, used.ru_maxrss);

  return message;
}

/* Checks a file against the bounds. Returns the message it was refused with, or NULL. */
static char *
check_file (const char *path,
            Expected    expected)
{
  g_autofree char *start = g_strconcat (path, ":", NULL);
  char            *message = PART == 1 ? measure (path) : try_to_open (path);

  g_test_message ("%s", message != NULL ? message : "opened");
  g_assert_true (expected == EITHER || (message != NULL) == (expected == REFUSED));
  /* FILE:LINE: and some words. */
  if (message != NULL)
    {
      g_assert_true (g_str_has_prefix (message, start));
      g_assert_true (g_ascii_isdigit (message[strlen (start)]));
      g_assert_nonnull (strstr (message + strlen (start), ": "));
    }

  return message;
}

/* The folder of templates. */

static void
replace (GByteArray *bytes,
         const char *old,
         gsize       old_length,
         const char *new,
         gsize new_length)
{
  gsize i = 0;

  while (i + old_length <= bytes->len)
    {
      if (memcmp (bytes->data + i, old, old_length) == 0)
        {
          g_autofree char *rest = g_memdup2 (bytes->data + i + old_length, bytes->len - i - old_length);
          gsize            left = bytes->len - i - old_length;

          g_byte_array_set_size (bytes, i);
          g_byte_array_append (bytes, (const guint8 *)new, new_length);
          g_byte_array_append (bytes, (const guint8 *)rest, left);
          i += new_length;
        }
      else
        i++;
    }
}

static void
fill_in (GByteArray *bytes,
         const char *name)
{
  static const char *const placeholders[][2] = {
    { "@ROOT@", "journey" },
    { "@NS@", "urn:waymark:journey:1" },
    { "@NS_UPPER@", "URN:WAYMARK:JOURNEY:1" },
    { "@PORT@", "9" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      const char *old = placeholders[i][0];
      const char *new = placeholders[i][1];
      gsize            old_length, new_length;
      g_autofree char *wide_old = g_convert (old, -1, "UTF-16LE", "UTF-8", NULL, &old_length, NULL);
      g_autofree char *wide_new = g_convert (new, -1, "UTF-16LE", "UTF-8", NULL, &new_length, NULL);

      replace (bytes, old, strlen (old), new, strlen (new));
      replace (bytes, wide_old, old_length, wide_new, new_length);
    }
  if (g_str_equal (name, "duplicate-id.xml"))
    {
      replace (bytes, "><item", 6, "><lanes><item", 13);
      replace (bytes, "/><lanes><item", 14, "/><item", 7);
      replace (bytes, "<item", 5, "<lane", 5);
      replace (bytes, "</journey>", 10, "</lanes></journey>", 18);
    }
}

static void
test_templates (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *list = g_test_build_filename (G_TEST_DIST, "documents", "hostile", "EXPECT.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int i, n = 0;

  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_autofree char *source = g_test_build_filename (G_TEST_DIST, "documents", "hostile", columns[0], NULL);
      g_autofree char *path = g_build_filename (folder, columns[0], NULL);
      g_autofree char *message = NULL;
      g_autoptr (GBytes) content = way_test_read (source);
      GByteArray *bytes = g_byte_array_new ();
      Expected    expected = EITHER;

      g_byte_array_append (bytes, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      fill_in (bytes, columns[0]);
      way_test_write (path, (const char *)bytes->data, bytes->len);
      g_byte_array_unref (bytes);
      if (g_str_equal (columns[1], "reject"))
        expected = REFUSED;
      else if (g_str_equal (columns[1], "accept") || g_str_equal (columns[1], "schema"))
        expected = OPENED;
      message = check_file (path, expected);
      n++;

      if (g_str_equal (columns[0], "duplicate-id.xml"))
        {
          g_autoptr (GFile) file = g_file_new_for_path (path);
          g_autoptr (WayDocument) document = way_document_open (file, NULL);

          /* Nothing was merged, and each of the three is told, and that the map itself has none. */
          g_assert_cmpint (way_map_n (way_document_get_map (document), WAY_MAP_LANES), ==, 4);
          g_assert_cmpuint (way_document_get_notices (document)->len, ==, 4);
        }
      g_unlink (path);
    }
  g_assert_cmpint (n, >=, 18);
  way_test_folder_free (folder);
}

/* Made here: each writes up to 32 MiB. */

static void
repeat (FILE       *out,
        const char *text,
        gsize       times)
{
  g_autoptr (GString) block = g_string_new (NULL);
  gsize i;

  for (i = 0; i < MIN (times, 1000); i++)
    g_string_append (block, text);
  for (; times >= 1000; times -= 1000)
    fwrite (block->str, 1, block->len, out);
  fwrite (block->str, 1, times * strlen (text), out);
}

/* As often as it fits, with room for an end. */
static void
fill (FILE       *out,
      const char *text)
{
  repeat (out, text, (LARGEST - 4096 - ftell (out)) / strlen (text));
}

/* Up to the greatest count of nodes, and the file as long as it may be. */
static void
make_most_cards (FILE *out)
{
  int i;

  fputs (OPEN ">" PLACES "<cards>", out);
  for (i = 0; i < 300000 / PART; i++)
    fprintf (out, "<pain id=\"c%d\" title=\"A title, and some more of it in %d\" step=\"t\" lane=\"l\"/>\n", i, i);
  fputs ("</cards></journey>", out);
}

static void
make_most_empty_cards (FILE *out)
{
  fputs (OPEN ">" PLACES "<cards>", out);
  repeat (out, "<touchpoint/>", MOST_NODES);
  fputs ("</cards></journey>", out);
}

static void
make_most_tags (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < MOST_NODES; i++)
    fprintf (out, "<tag>tag number %d</tag>", i);
  fputs ("</journey>", out);
}

static void
make_most_foreign (FILE *out)
{
  fputs (OPEN " xmlns:x=\"urn:x\">", out);
  repeat (out, "<x:a x:b=\"c\">text</x:a>", MOST_NODES);
  fputs ("</journey>", out);
}

static void
make_most_notices (FILE *out)
{
  int i;

  fputs (OPEN "><lanes>", out);
  for (i = 0; i < MOST_NODES; i++)
    fprintf (out, "<lane id=\"a\" odd%d=\"1\" half-life=\"0\"/>\n", i % 10);
  fputs ("</lanes></journey>", out);
}

static void
make_most_comments_in_text (FILE *out)
{
  fputs (OPEN "><objective>", out);
  repeat (out, "a<!--b-->", MOST_NODES);
  fputs ("</objective></journey>", out);
}

static void
make_same_element (FILE *out)
{
  fputs (OPEN ">", out);
  repeat (out, "<objective>a</objective>", MOST_NODES);
  fputs ("</journey>", out);
}

static void
make_same_container (FILE *out)
{
  fputs (OPEN ">", out);
  repeat (out, "<lanes><lane/></lanes>", 240000 / PART);
  fputs ("</journey>", out);
}

/* References, each tag as long as it may be, none of which leads anywhere. */
static void
make_lost_references (FILE *out)
{
  int i, j;

  fputs (OPEN ">" PLACES "<cards>", out);
  for (i = 0; i < 500; i++)
    {
      fprintf (out, "<pain id=\"c%d\" step=\"t\" lane=\"l\" personas=\"", i);
      for (j = 0; j < 8000; j++)
        fprintf (out, "r%d ", j);
      fputs ("\"/>\n", out);
    }
  fputs ("</cards></journey>", out);
}

static void
make_deep (FILE *out)
{
  fputs (OPEN ">", out);
  repeat (out, "<a>", 100000);
  repeat (out, "</a>", 100000);
  fputs ("</journey>", out);
}

static void
make_deep_often (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < 1900 / PART; i++)
    {
      repeat (out, "<a>", 250);
      repeat (out, "</a>", 250);
    }
  fputs ("</journey>", out);
}

static void
append_attributes (FILE *out,
                   int   n)
{
  int i;

  for (i = 0; i < n; i++)
    fprintf (out, " a%d=\"%d\"", i, i);
}

static void
make_attributes (FILE *out)
{
  fputs (OPEN, out);
  append_attributes (out, 50000);
  fputs ("/>", out);
}

static void
make_attributes_often (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < 13000 / PART; i++)
    {
      fputs ("<a", out);
      append_attributes (out, 250);
      fputs ("/>", out);
    }
  fputs ("</journey>", out);
}

static void
make_namespaces (FILE *out)
{
  int i;

  fputs (OPEN, out);
  for (i = 0; i < 250; i++)
    fprintf (out, " xmlns:n%d=\"urn:%d\"", i, i);
  fputs (">", out);
  fill (out, "<n0:a n1:b=\"\" n249:c=\"\"/>");
  fputs ("</journey>", out);
}

static void
make_namespaces_often (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < 400000; i++)
    fprintf (out, "<n:a xmlns:n=\"urn:%d\" xmlns:m=\"urn:%d\"/>", i, i);
  fputs ("</journey>", out);
}

static void
make_names (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < MOST_NODES; i++)
    fprintf (out, "<a%d/>", i);
  fputs ("</journey>", out);
}

static void
make_names_of_attributes (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < 400000; i++)
    fprintf (out, "%s a%d=\"\"%s", i % 200 == 0 ? "<a" : "", i, i % 200 == 199 ? "/>" : "");
  fputs ("</journey>", out);
}

static void
make_names_of_instructions (FILE *out)
{
  int i;

  fputs (OPEN ">", out);
  for (i = 0; i < MOST_NODES; i++)
    fprintf (out, "<?a%d?>", i);
  fputs ("</journey>", out);
}

/* Sixty thousand characters that are each six in the file. */
static void
make_wide_attributes (FILE *out)
{
  int i;

  fputs (OPEN "><lanes>", out);
  for (i = 0; i < 500; i++)
    {
      fputs ("<lane title=\"", out);
      repeat (out, "&quot;", 10900);
      fputs ("\"/>", out);
    }
  fputs ("</lanes></journey>", out);
}

static void
make_long_names (FILE *out)
{
  g_autofree char *name = g_strnfill (60000, 'n');
  int              i;

  fputs (OPEN ">", out);
  for (i = 0; i < 270; i++)
    fprintf (out, "<%s%d></%s%d>", name, i, name, i);
  fputs ("</journey>", out);
}

/* The value of an entity is quoted as text, so a guard that looks for one in text must not stumble. */
static void
make_entities (FILE *out)
{
  int i;

  fputs ("<?xml version=\"1.0\"?>\n<!DOCTYPE journey [<!ENTITY e0 \"ha\">", out);
  for (i = 1; i < 30; i++)
    fprintf (out, "<!ENTITY e%d \"&e%d;&e%d;\">", i, i - 1, i - 1);
  fputs ("]>\n<journey xmlns=\"urn:waymark:journey:1\" title=\"&e29;\"/>", out);
}

static void
make_entities_late (FILE *out)
{
  fputs (OPEN ">", out);
  repeat (out, "<!-- not <!DOCTYPE --><?a <!DOCTYPE?>", MOST_NODES / 2);
  fputs ("</journey>\n<!DOCTYPE a>", out);
}

static void
append_wide (FILE       *out,
             const char *charset,
             const char *text,
             gsize       times)
{
  gsize            length;
  g_autofree char *wide = g_convert (text, -1, charset, "UTF-8", NULL, &length, NULL);

  while (times-- > 0)
    fwrite (wide, 1, length, out);
}

static void
make_utf16 (FILE *out)
{
  fputs ("\xff\xfe", out);
  append_wide (out, "UTF-16LE", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"><objective>", 1);
  append_wide (out, "UTF-16LE", "long text ", 1600000 / PART);
  append_wide (out, "UTF-16LE", "</objective></journey>", 1);
}

/* Three bytes in UTF-8 for two here. */
static void
make_utf16_that_grows (FILE *out)
{
  fputs ("\xfe\xff", out);
  append_wide (out, "UTF-16BE", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"><objective>", 1);
  append_wide (out, "UTF-16BE", "予約", 8000000 / PART);
  append_wide (out, "UTF-16BE", "</objective></journey>", 1);
}

static void
make_utf16_cut (FILE *out)
{
  fputs ("\xff\xfe", out);
  append_wide (out, "UTF-16LE", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"/>", 1);
  fputc ('x', out);
}

static void
make_utf16_half_a_pair (FILE *out)
{
  fputs ("\xff\xfe", out);
  append_wide (out, "UTF-16LE", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\" title=\"", 1);
  fputs ("\x3d\xd8", out);
  append_wide (out, "UTF-16LE", "\"/>", 1);
}

static void
make_utf32 (FILE *out)
{
  fwrite ("\xff\xfe\0\0", 1, 4, out);
  append_wide (out, "UTF-32LE", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"/>", 1);
}

/* A parser that believes this sees other tags than one that does not. */
static void
make_utf7 (FILE *out)
{
  fputs ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n+ADwAIQ-DOCTYPE a+AD4-<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"/>", out);
}

static void
make_one_byte_too_many (FILE *out)
{
  fputs (OPEN "/>", out);
  repeat (out, "\n", 32 * 1024 * 1024 + 1 - ftell (out));
}

/* A start, something again and again up to 32 MiB, and an end. */
static const struct
{
  const char *name;
  const char *start;
  const char *unit;
  const char *end;
  Expected    expected;
} filled[] = {
  { "text", OPEN "><objective>", "long text ", "</objective></journey>", EITHER },
  { "lines", OPEN "><objective>", "\n", "x</objective></journey>", EITHER },
  { "references_to_characters", OPEN "><objective>", "&#x1F600;&amp;", "</objective></journey>", EITHER },
  { "cdata", OPEN "><objective>", "<![CDATA[a]]>", "</objective></journey>", EITHER },
  { "stray_cdata", OPEN ">", "<![CDATA[a]]>", "</journey>", EITHER },
  { "stray_text", OPEN ">", "lost &lt; ", "</journey>", EITHER },
  { "spaces", OPEN ">", " \n", "</journey>", OPENED },
  { "comments", OPEN ">", "<!---->", "</journey>", REFUSED },
  { "long_comment", OPEN "><!--", "- ", "--></journey>", EITHER },
  { "instructions", OPEN ">", "<?a?>", "</journey>", REFUSED },
  { "long_instruction", OPEN "><?a ", "? ", "?></journey>", EITHER },
  { "instructions_before", "", "<?a?>", OPEN "/>", REFUSED },
  { "elements", OPEN ">", "<a/>", "</journey>", REFUSED },
  { "ends", OPEN ">", "</a>", "</journey>", REFUSED },
  { "open_brackets", "", "<", "", REFUSED },
  { "open_comments", OPEN ">", "<!--", "", REFUSED },
  { "open_quotes", OPEN ">", "<a b=\"", "", REFUSED },
  { "ends_of_cdata", OPEN "><objective>", "]]", "</objective></journey>", EITHER },
  { "ampersands", OPEN ">", "&", "</journey>", REFUSED },
  { "percent", OPEN "><objective>", "%a;", "</objective></journey>", EITHER },
  { "unknown_entities", OPEN "><objective>", "&nbsp;", "</objective></journey>", REFUSED },
  { "foreign_text", OPEN "><x:a xmlns:x=\"urn:x\">", "text &amp; ", "</x:a></journey>", EITHER },
  { "attribute", OPEN " title=\"", "x", "\"/>", REFUSED },
  { "zeros", OPEN ">", "0", "", REFUSED },
  { "stages", OPEN "><stages>", "<stage/>", "</stages></journey>", REFUSED },
};

static const struct
{
  const char *name;
  void (*make) (FILE *out);
  Expected expected;
} made[] = {
  { "most_cards", make_most_cards, EITHER },
  { "most_empty_cards", make_most_empty_cards, EITHER },
  { "most_tags", make_most_tags, EITHER },
  { "most_foreign", make_most_foreign, EITHER },
  { "most_notices", make_most_notices, EITHER },
  { "most_comments_in_text", make_most_comments_in_text, EITHER },
  { "same_element", make_same_element, EITHER },
  { "same_container", make_same_container, EITHER },
  { "lost_references", make_lost_references, EITHER },
  { "deep", make_deep, REFUSED },
  { "deep_often", make_deep_often, EITHER },
  { "attributes", make_attributes, REFUSED },
  { "attributes_often", make_attributes_often, REFUSED },
  { "namespaces", make_namespaces, REFUSED },
  { "namespaces_often", make_namespaces_often, REFUSED },
  { "names", make_names, REFUSED },
  { "names_of_attributes", make_names_of_attributes, REFUSED },
  { "names_of_instructions", make_names_of_instructions, REFUSED },
  { "wide_attributes", make_wide_attributes, EITHER },
  { "long_names", make_long_names, EITHER },
  { "entities", make_entities, REFUSED },
  { "entities_late", make_entities_late, REFUSED },
  { "utf16", make_utf16, EITHER },
  { "utf16_that_grows", make_utf16_that_grows, REFUSED },
  { "utf16_cut", make_utf16_cut, REFUSED },
  { "utf16_half_a_pair", make_utf16_half_a_pair, REFUSED },
  { "utf32", make_utf32, REFUSED },
  { "utf7", make_utf7, REFUSED },
  { "one_byte_too_many", make_one_byte_too_many, REFUSED },
};

static void
check_made (const char *folder,
            const char *name,
            void (*make) (FILE *),
            guint    place,
            Expected expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE            *out = fopen (path, "w");

  if (make != NULL)
    make (out);
  else
    {
      fputs (filled[place].start, out);
      fill (out, filled[place].unit);
      fputs (filled[place].end, out);
    }
  g_assert_cmpint (ftell (out), <=, 32 * 1024 * 1024 + 1);
  fclose (out);
  g_free (check_file (path, PART == 1 ? expected : EITHER));
  g_unlink (path);
}

static void
test_made (void)
{
  char *folder = way_test_folder_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (filled); i++)
    check_made (folder, filled[i].name, NULL, i, filled[i].expected);
  for (i = 0; i < G_N_ELEMENTS (made); i++)
    check_made (folder, made[i].name, made[i].make, 0, made[i].expected);
  way_test_folder_free (folder);
}

/* A real map, cut off at 64 places, and with one bit turned at 64 others. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) paths = way_test_list_shipped_maps ();
  char *folder = way_test_folder_new ();
  guint i;
  gsize j;

  for (i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = way_test_read (g_ptr_array_index (paths, i));
      gsize            size = g_bytes_get_size (bytes);
      g_autofree char *cut = g_build_filename (folder, "cut", NULL);
      g_autofree char *flipped = g_build_filename (folder, "flipped", NULL);

      /* One of them in full. */
      for (j = i == 4 ? 1 : 62; j <= 64; j++)
        {
          g_autofree char *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

          way_test_write (cut, data, size * j / 65);
          g_free (check_file (cut, REFUSED));
          data[size * (2 * j - 1) / 130] ^= 1 << (j % 8);
          way_test_write (flipped, data, size);
          g_free (check_file (flipped, EITHER));
        }
    }
  way_test_folder_free (folder);
}

static void
test_worst (void)
{
  g_test_message ("slowest: %s, %.2f s", slowest.name, slowest.seconds);
  g_test_message ("largest: %s, %ld MiB", largest.name, largest.kib / 1024);
  g_assert_cmpint (slowest.seconds > 0, ==, PART == 1);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/hostile/templates", test_templates);
  g_test_add_func ("/documents/hostile/made", test_made);
  g_test_add_func ("/documents/hostile/damaged", test_damaged);
  g_test_add_func ("/documents/hostile/worst", test_worst);

  return way_test_run ();
}
