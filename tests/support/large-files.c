/* large-files.c - files of up to 32 MiB that are made to harm */
#include "config.h"

#include "tests/support/large-files.h"

#include <string.h>

#define LARGEST (32 * 1024 * 1024 / WAY_TEST_PART)
#define MOST_NODES (499990 / WAY_TEST_PART)
#define OPEN "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"m\""
#define PLACES "<stages><stage id=\"s\"><step id=\"t\"/></stage></stages><lanes><lane id=\"l\"/></lanes>"

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
  for (i = 0; i < 300000 / WAY_TEST_PART; i++)
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
  repeat (out, "<lanes><lane/></lanes>", 240000 / WAY_TEST_PART);
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
  for (i = 0; i < 1900 / WAY_TEST_PART; i++)
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
  for (i = 0; i < 13000 / WAY_TEST_PART; i++)
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
  append_wide (out, "UTF-16LE", "long text ", 1600000 / WAY_TEST_PART);
  append_wide (out, "UTF-16LE", "</objective></journey>", 1);
}

/* Three bytes in UTF-8 for two here. */
static void
make_utf16_that_grows (FILE *out)
{
  fputs ("\xfe\xff", out);
  append_wide (out, "UTF-16BE", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"><objective>", 1);
  append_wide (out, "UTF-16BE", "予約", 8000000 / WAY_TEST_PART);
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

static const WayTestLargeFile files[] = {
  { "text", NULL, OPEN "><objective>", "long text ", "</objective></journey>", EITHER },
  { "lines", NULL, OPEN "><objective>", "\n", "x</objective></journey>", EITHER },
  { "references_to_characters", NULL, OPEN "><objective>", "&#x1F600;&amp;", "</objective></journey>", EITHER },
  { "cdata", NULL, OPEN "><objective>", "<![CDATA[a]]>", "</objective></journey>", EITHER },
  { "stray_cdata", NULL, OPEN ">", "<![CDATA[a]]>", "</journey>", EITHER },
  { "stray_text", NULL, OPEN ">", "lost &lt; ", "</journey>", EITHER },
  { "spaces", NULL, OPEN ">", " \n", "</journey>", OPENED },
  { "comments", NULL, OPEN ">", "<!---->", "</journey>", REFUSED },
  { "long_comment", NULL, OPEN "><!--", "- ", "--></journey>", EITHER },
  { "instructions", NULL, OPEN ">", "<?a?>", "</journey>", REFUSED },
  { "long_instruction", NULL, OPEN "><?a ", "? ", "?></journey>", EITHER },
  { "instructions_before", NULL, "", "<?a?>", OPEN "/>", REFUSED },
  { "elements", NULL, OPEN ">", "<a/>", "</journey>", REFUSED },
  { "ends", NULL, OPEN ">", "</a>", "</journey>", REFUSED },
  { "open_brackets", NULL, "", "<", "", REFUSED },
  { "open_comments", NULL, OPEN ">", "<!--", "", REFUSED },
  { "open_quotes", NULL, OPEN ">", "<a b=\"", "", REFUSED },
  { "ends_of_cdata", NULL, OPEN "><objective>", "]]", "</objective></journey>", EITHER },
  { "ampersands", NULL, OPEN ">", "&", "</journey>", REFUSED },
  { "percent", NULL, OPEN "><objective>", "%a;", "</objective></journey>", EITHER },
  { "unknown_entities", NULL, OPEN "><objective>", "&nbsp;", "</objective></journey>", REFUSED },
  { "foreign_text", NULL, OPEN "><x:a xmlns:x=\"urn:x\">", "text &amp; ", "</x:a></journey>", EITHER },
  { "attribute", NULL, OPEN " title=\"", "x", "\"/>", REFUSED },
  { "zeros", NULL, OPEN ">", "0", "", REFUSED },
  { "stages", NULL, OPEN "><stages>", "<stage/>", "</stages></journey>", REFUSED },
  { "most_cards", make_most_cards, NULL, NULL, NULL, EITHER },
  { "most_empty_cards", make_most_empty_cards, NULL, NULL, NULL, EITHER },
  { "most_tags", make_most_tags, NULL, NULL, NULL, EITHER },
  { "most_foreign", make_most_foreign, NULL, NULL, NULL, EITHER },
  { "most_notices", make_most_notices, NULL, NULL, NULL, EITHER },
  { "most_comments_in_text", make_most_comments_in_text, NULL, NULL, NULL, EITHER },
  { "same_element", make_same_element, NULL, NULL, NULL, EITHER },
  { "same_container", make_same_container, NULL, NULL, NULL, EITHER },
  { "lost_references", make_lost_references, NULL, NULL, NULL, EITHER },
  { "deep", make_deep, NULL, NULL, NULL, REFUSED },
  { "deep_often", make_deep_often, NULL, NULL, NULL, EITHER },
  { "attributes", make_attributes, NULL, NULL, NULL, REFUSED },
  { "attributes_often", make_attributes_often, NULL, NULL, NULL, REFUSED },
  { "namespaces", make_namespaces, NULL, NULL, NULL, REFUSED },
  { "namespaces_often", make_namespaces_often, NULL, NULL, NULL, REFUSED },
  { "names", make_names, NULL, NULL, NULL, REFUSED },
  { "names_of_attributes", make_names_of_attributes, NULL, NULL, NULL, REFUSED },
  { "names_of_instructions", make_names_of_instructions, NULL, NULL, NULL, REFUSED },
  { "wide_attributes", make_wide_attributes, NULL, NULL, NULL, EITHER },
  { "long_names", make_long_names, NULL, NULL, NULL, EITHER },
  { "entities", make_entities, NULL, NULL, NULL, REFUSED },
  { "entities_late", make_entities_late, NULL, NULL, NULL, REFUSED },
  { "utf16", make_utf16, NULL, NULL, NULL, EITHER },
  { "utf16_that_grows", make_utf16_that_grows, NULL, NULL, NULL, REFUSED },
  { "utf16_cut", make_utf16_cut, NULL, NULL, NULL, REFUSED },
  { "utf16_half_a_pair", make_utf16_half_a_pair, NULL, NULL, NULL, REFUSED },
  { "utf32", make_utf32, NULL, NULL, NULL, REFUSED },
  { "utf7", make_utf7, NULL, NULL, NULL, REFUSED },
  { "one_byte_too_many", make_one_byte_too_many, NULL, NULL, NULL, REFUSED },
};

const WayTestLargeFile *
way_test_get_large_files (guint *n)
{
  *n = G_N_ELEMENTS (files);

  return files;
}

void
way_test_write_large_file (const WayTestLargeFile *file,
                           FILE                   *out)
{
  if (file->make != NULL)
    {
      file->make (out);
      return;
    }
  fputs (file->start, out);
  fill (out, file->unit);
  fputs (file->end, out);
}
