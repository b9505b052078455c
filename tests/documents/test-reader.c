/* test-reader.c - what the reader does with files that are not as Waymark writes them */
#include "config.h"

#include <string.h>

#include "journeys/documents/reader.h"
#include "journeys/documents/writer.h"
#include "tests/support/test-main.h"

#define OPEN "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.0\" id=\"map\""
#define PLACES "<stages><stage id=\"s1\"><step id=\"t1\"/></stage></stages><lanes><lane id=\"l1\"/></lanes>"
#define CARD(rest) OPEN ">" PLACES "<cards><pain id=\"c1\" step=\"t1\" lane=\"l1\"" rest "</cards></journey>"
/* A letter more than an id may have. */
#define LONG_ID "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm"

static WayMap *
read_map (const char *text,
          GPtrArray **notices,
          gboolean   *read_only)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  WayMap *map = way_reader_read (bytes, "map.journey", notices, read_only, &error);

  g_assert_no_error (error);

  return map;
}

static char *
write_map (WayMap *map)
{
  g_autoptr (GBytes) bytes = way_writer_write (map);
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

/* Input, a part of the only notice or NULL for none, a part of what is written. */
static const struct
{
  const char *name;
  const char *text;
  const char *notice;
  gboolean    repaired;
  const char *written;
} cases[] = {
  { "nothing-on-it", OPEN "/>", NULL, FALSE, OPEN "/>" },
  { "stage-without-step", OPEN "><stages><stage id=\"s1\" title=\"A\"/></stages></journey>", "map.journey:1: The stage “A” has no step", TRUE, "<step id=" },
  { "unknown-attribute", CARD (" odd=\"1\"/>"), "“odd” is not known", FALSE, "lane=\"l1\" odd=\"1\"/>" },
  { "unknown-element", CARD ("><odd a=\"&amp;\"> x <b/></odd></pain>"), "“odd” is not known", FALSE, "      <odd a=\"&amp;\"> x <b/></odd>\n" },
  { "other-namespace", CARD ("><x:odd xmlns:x=\"urn:x\" x:a=\"1\"/></pain>"), NULL, FALSE, "<x:odd xmlns:x=\"urn:x\" x:a=\"1\"/>" },
  { "two-other-namespaces", CARD ("><x:odd xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:a=\"1\"><y:b/></x:odd></pain>"), NULL, FALSE, "<x:odd xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:a=\"1\"><y:b/></x:odd>" },
  { "invalid-value", CARD (" severity=\"9\"/>"), "It was left as it is.", FALSE, "lane=\"l1\" severity=\"9\"/>" },
  { "value-to-normalise", CARD (" severity=\"3.0\" title=\" a&#10;b \"/>"), NULL, FALSE, "title=\"a b\" step=\"t1\" lane=\"l1\" severity=\"3\"/>" },
  { "ampersand", CARD (" title=\"a &amp;#38; b &#38; c &lt;\"/>"), NULL, FALSE, "title=\"a &amp;#38; b &amp; c &lt;\"" },
  { "ampersand-at-the-end", OPEN " title=\"a &amp;\" odd=\"&amp;\" xmlns:x=\"urn:x?a&amp;b&amp;\" x:b=\"&amp;&amp;38;\"/>", "“odd” is not known", FALSE, " title=\"a &amp;\" xmlns:x=\"urn:x?a&amp;b&amp;\" odd=\"&amp;\" x:b=\"&amp;&amp;38;\"/>" },
  { "namespace-without-a-scheme", CARD ("><odd xmlns=\"tools\" a=\"1\"/></pain>"), NULL, FALSE, "<odd xmlns=\"tools\" a=\"1\"/>" },
  { "namespaces-of-a-short-field", OPEN " xmlns:x=\"urn:x\" xmlns:y=\"urn:y\"><title xmlns:y=\"urn:z\" x:a=\"1\" y:b=\"2\">Hel<!-- c -->lo</title></journey>", NULL, FALSE, "<title xmlns:y=\"urn:z\" x:a=\"1\" y:b=\"2\">Hel<!-- c -->lo</title>" },
  { "attribute-instead-of-an-element", CARD (" note=\"x\"><note>y</note></pain>"), "“note” is not known", FALSE, "lane=\"l1\" note=\"x\">\n      <note>y</note>" },
  { "other-namespace-of-a-field", OPEN " xmlns:x=\"urn:x\" xmlns:y=\"urn:y\"><objective xmlns:y=\"urn:z\" x:a=\"1\" y:b=\"2\">t</objective></journey>", NULL, FALSE, "<objective xmlns:y=\"urn:z\" x:a=\"1\" y:b=\"2\">t</objective>" },
  { "stray-text", CARD ("> lost &amp; <evidence id=\"e1\"/>found</pain>"), NULL, FALSE, "      lost &amp;\n      <evidence id=\"e1\"/>\n      found\n" },
  { "stray-letter", CARD (">x<evidence id=\"e1\"/></pain>"), NULL, FALSE, "      x\n      <evidence id=\"e1\"/>\n" },
  { "cdata", CARD ("><note><![CDATA[a <b> & c]]></note></pain>"), NULL, FALSE, "<note>a &lt;b&gt; &amp; c</note>" },
  { "comment-in-text", CARD ("><note>one<!-- two -->three</note></pain>"), NULL, FALSE, "<note>one<!-- two -->three</note>" },
  { "comment-before-text", CARD ("><note><!-- one -->two</note></pain>"), NULL, FALSE, "<note><!-- one -->two</note>" },
  { "comment-without-text", CARD ("><note><!-- one --></note></pain>"), NULL, FALSE, "<note><!-- one --></note>" },
  { "comment-between-letters", CARD ("><note>é<!-- a -->é<!-- b --></note></pain>"), NULL, FALSE, "<note>é<!-- a -->é<!-- b --></note>" },
  { "attribute-of-an-entry", CARD ("><tag by=\"me\">a</tag><tag>b</tag></pain>"), NULL, FALSE, "<tag by=\"me\">a</tag>\n      <tag>b</tag>" },
  { "entry-twice", CARD ("><tag>a</tag><tag>b</tag><tag>a</tag></pain>"), NULL, FALSE, "<tag>a</tag>\n      <tag>b</tag>\n    </pain>" },
  { "entry-twice-at-once", CARD ("><tag>a</tag><tag>a</tag></pain>"), NULL, FALSE, "lane=\"l1\">\n      <tag>a</tag>\n    </pain>" },
  { "annotated-entry-twice", CARD ("><tag x=\"1\">a</tag><tag x=\"2\">a</tag></pain>"), NULL, FALSE, "<tag x=\"1\">a</tag>\n      <tag x=\"2\">a</tag>\n" },
  { "field-twice", CARD ("><note>a</note><note>b</note></pain>"), NULL, FALSE, "<note>a</note>\n" },
  { "short-field-as-element", OPEN "><title>Hello</title></journey>", NULL, FALSE, "title=\"Hello\"/>" },
  { "any-order", OPEN "><lanes><lane id=\"l1\"/></lanes><objective>x</objective></journey>", NULL, FALSE, "<objective>x</objective>\n  <lanes>" },
  { "no-id", OPEN "><lanes><lane title=\"A\"/></lanes></journey>", "Lane has no id", TRUE, "<lane id=" },
  { "bad-id", OPEN "><lanes><lane id=\"a b\"/></lanes></journey>", "“a b” cannot be an id", TRUE, "<lane id=" },
  { "empty-id", OPEN "><lanes><lane id=\"\"/></lanes></journey>", "cannot be an id", TRUE, "<lane id=" },
  { "id-twice", OPEN "><lanes>\n<lane id=\"a\"/>\n<lane id=\"a\"/></lanes></journey>", "map.journey:3: Lane: The id “a” is there twice", TRUE, "<lane id=\"a\"/>" },
  { "id-of-the-map", OPEN "><lanes><lane id=\"map\"/></lanes></journey>", "is there twice", TRUE, "<lane id=" },
  { "lost-reference", CARD (" serves=\"gone\"/>"), "refers to “gone”, which is not there", TRUE, "lane=\"l1\"/>" },
  { "reference-to-wrong-kind", CARD (" serves=\"l1\"/>"), "refers to “l1”", TRUE, "lane=\"l1\"/>" },
  { "reference-forward", OPEN " main-job=\"j\"><records><job id=\"j\" statement=\"x\"/></records></journey>", NULL, FALSE, "main-job=\"j\"" },
  { "required-reference-lost", OPEN "><stages><stage id=\"s1\"><step id=\"t1\"><hint id=\"h\" lane=\"gone\" text=\"x\"/></step></stage></stages></journey>", NULL, TRUE, "<step id=\"t1\"/>" },
  { "second-reference-forward-lost", OPEN "><stages><stage id=\"s1\"><step id=\"t1\"><hint id=\"h1\" lane=\"l1\" text=\"x\"/><hint id=\"h2\" lane=\"gone\" text=\"y\"/></step></stage></stages><lanes><lane id=\"l1\"/></lanes></journey>", NULL, TRUE, "lane=\"l1\" text=\"x\"/>\n      </step>" },
  { "middle-of-three-lost", OPEN "><lanes><lane id=\"l1\"/></lanes><stages><stage id=\"s1\"><step id=\"t1\"><hint id=\"h1\" lane=\"l1\" text=\"x\"/><hint id=\"h2\" lane=\"gone\" text=\"y\"/><hint id=\"h3\" lane=\"l1\" text=\"z\"/></step></stage></stages></journey>", NULL, TRUE, "text=\"x\"/>\n        <hint id=\"h3\"" },
  { "required-reference-not-there", OPEN "><stages><stage id=\"s1\"><step id=\"t1\"><hint id=\"h\" text=\"x\"/></step></stage></stages></journey>", NULL, TRUE, "<step id=\"t1\"/>" },
  { "references-forward", OPEN "><cards><pain id=\"c1\" step=\"t1\" lane=\"l1\" personas=\"p1 p2\"/></cards>" PLACES "<records><persona id=\"p1\"/><persona id=\"p2\"/></records></journey>", NULL, FALSE, "personas=\"p1 p2\"" },
  { "references-of-one-letter", OPEN ">" PLACES "<records><persona id=\"p\"/><persona id=\"q\"/><persona id=\"r\"/></records><cards><pain id=\"c1\" step=\"t1\" lane=\"l1\" personas=\"q r p\"/></cards></journey>", NULL, FALSE, "personas=\"q r p\"" },
  { "second-of-references-forward-lost", OPEN "><cards><pain id=\"c1\" step=\"t1\" lane=\"l1\" personas=\"p1 gone\"/></cards>" PLACES "<records><persona id=\"p1\"/></records></journey>", "refers to “gone”", TRUE, "personas=\"p1\"" },
  { "one-of-several-references-lost", OPEN ">" PLACES "<records><persona id=\"p1\"/><persona id=\"p2\"/></records><cards><pain id=\"c1\" step=\"t1\" lane=\"l1\" personas=\"p1 gone p2 lost\"/></cards></journey>", "refers to “gone”", TRUE, "personas=\"p1 p2\"" },
  { "all-of-several-references-lost", OPEN ">" PLACES "<cards><pain id=\"c1\" step=\"t1\" lane=\"l1\" personas=\"gone lost\"/></cards></journey>", "refers to “gone”", TRUE, "lane=\"l1\"/>" },
  { "one-of-two-references-lost", OPEN ">" PLACES "<records><persona id=\"p1\"/></records><cards><pain id=\"c1\" step=\"t1\" lane=\"l1\" personas=\"gone p1\"/></cards></journey>", "refers to “gone”", TRUE, "personas=\"p1\"" },
  { "nodes-inside-paragraphs-to-normalise", CARD ("><note>a<!-- b --> c&#13;\n<!-- d --></note></pain>"), NULL, FALSE, "<note>a c<!-- b --><!-- d --></note>" },
  { "nodes-in-paragraphs-to-normalise", CARD ("><note>a<!-- b --> <!-- c -->&#13;\n<?d?></note></pain>"), NULL, FALSE, "<note>a<!-- b --><!-- c --><?d?></note>" },
  { "card-without-lane", OPEN ">" PLACES "<cards><pain id=\"c1\" title=\"P\" step=\"t1\"/></cards></journey>", "Pain “P” stands in no step and lane", TRUE, "<bench>\n    <pain id=\"c1\" title=\"P\" step=\"t1\"/>" },
  { "container-twice", OPEN "><lanes><lane id=\"a\"/></lanes><lanes><lane id=\"b\"/></lanes></journey>", "“lanes” is there twice", TRUE, "<lane id=\"a\"/>\n    <lane id=\"b\"/>" },
  { "newer-minor", "<journey xmlns=\"urn:waymark:journey:1\" version=\"1.7\" id=\"m\" odd=\"1\"/>", "made by a newer Waymark (format 1.7)", FALSE, "version=\"1.7\" id=\"m\" odd=\"1\"/>" },
  { "newer-minor-behind", "<journey xmlns=\"urn:waymark:journey:1\" odd=\"1\" version=\"1.7\" id=\"m\"/>", "made by a newer Waymark (format 1.7)", FALSE, "version=\"1.7\" id=\"m\" odd=\"1\"/>" },
  { "no-version", "<journey xmlns=\"urn:waymark:journey:1\" id=\"m\"/>", NULL, FALSE, "version=\"1.0\"" },
  { "prefixed", "<j:journey xmlns:j=\"urn:waymark:journey:1\" id=\"m\"><j:lanes><j:lane id=\"a\"/></j:lanes><odd/></j:journey>", NULL, FALSE, "<odd xmlns=\"\"/>" },
  { "entry-to-normalise", CARD ("><tag x=\"1\"> a&#9;b </tag></pain>"), NULL, FALSE, "<tag x=\"1\">a b</tag>" },
  { "attributes-of-an-entry", CARD ("><tag>a</tag><tag x=\"1\" y=\"2\">b</tag><tag x=\"3\" y=\"4\">c</tag></pain>"), NULL, FALSE, "<tag>a</tag>\n      <tag x=\"1\" y=\"2\">b</tag>\n      <tag x=\"3\" y=\"4\">c</tag>\n" },
  { "attributes-of-an-entry-to-normalise", CARD ("><tag>a</tag><tag x=\"1\" y=\"2\"> b<!-- n --> </tag></pain>"), NULL, FALSE, "<tag>a</tag>\n      <tag x=\"1\" y=\"2\">b<!-- n --></tag>\n" },
  { "nodes-in-an-entry-to-normalise", CARD ("><tag> a<!-- n -->&#9;b </tag></pain>"), NULL, FALSE, "<tag>a b<!-- n --></tag>" },
  { "entry-without-text", CARD ("><tag/><tag x=\"1\"/></pain>"), NULL, FALSE, "      <tag x=\"1\"/>\n" },
  { "entry-in-another", CARD ("><tag>ab</tag><tag>b</tag><tag>a</tag><tag>bc</tag><tag>c</tag></pain>"), NULL, FALSE, "<tag>ab</tag>\n      <tag>b</tag>\n      <tag>a</tag>\n      <tag>bc</tag>\n      <tag>c</tag>\n" },
  { "entry-twice-with-namespaces", OPEN " xmlns:x=\"urn:x\" xmlns:y=\"urn:y\">" PLACES "<cards><pain id=\"c1\" step=\"t1\" lane=\"l1\"><tag x:a=\"1\">a</tag><tag x:a=\"2\" y:a=\"3\">a</tag><tag xmlns:z=\"urn:z\" z:b=\"4\">a</tag></pain></cards></journey>", NULL, FALSE, "<tag x:a=\"2\" y:a=\"3\">a</tag>\n      <tag xmlns:z=\"urn:z\" z:b=\"4\">a</tag>\n" },
  { "entry-twice-further-on", CARD ("><tag>a</tag><tag>b</tag><tag>c</tag><tag>b</tag></pain>"), NULL, FALSE, "<tag>a</tag>\n      <tag>b</tag>\n      <tag>c</tag>\n    </pain>" },
  { "field-as-attribute-and-element", CARD (" title=\"A\"><title>B</title></pain>"), NULL, FALSE, "      <title>B</title>\n" },
  { "attribute-of-a-short-field", CARD ("><title x=\"1\">Hello</title></pain>"), NULL, FALSE, "      <title x=\"1\">Hello</title>\n" },
  { "invalid-value-as-element", CARD ("><severity>9</severity></pain>"), "It was left as it is.", FALSE, "<severity>9</severity>" },
  { "paragraphs-to-normalise", CARD ("><note x=\"1\">a<!-- b --> &#13;\n</note></pain>"), NULL, FALSE, "<note x=\"1\">a<!-- b --></note>" },
  { "namespace-of-a-field", CARD ("><note xmlns:z=\"urn:z\" z:a=\"1\" xml:lang=\"de\">t</note></pain>"), NULL, FALSE, "<note xmlns:z=\"urn:z\" z:a=\"1\" xml:lang=\"de\">t</note>" },
  { "nodes-in-an-entry-twice", CARD ("><tag>é</tag><tag>a</tag><tag><!-- 1 -->é<?b?><!-- 2 --></tag><tag>a<x:b xmlns:x=\"urn:x\"/></tag><tag>a<!-- 3 --></tag></pain>"), NULL, FALSE, "<tag>a<!-- 3 --></tag>" },
  { "language", CARD (" xml:lang=\"de\"><x:odd xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:b=\"\" xml:space=\"preserve\"><x:in/> </x:odd></pain>"), NULL, FALSE, "<x:odd xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:b=\"\" xml:space=\"preserve\"><x:in/> </x:odd>" },
  { "two-namespaces-from-further-out", OPEN " xmlns:x=\"urn:x\" xmlns:y=\"urn:y\">" PLACES "<cards><pain id=\"c1\" step=\"t1\" lane=\"l1\"><x:odd y:a=\"1\" x:b=\"2\"/></pain></cards></journey>", NULL, FALSE, "<x:odd y:a=\"1\" x:b=\"2\"/>" },
  { "undeclared-prefix", CARD (" zz:a=\"1\"><zz:odd zz:b=\"2\"/></pain>"), "map.journey:1: Namespace prefix zz", FALSE, "<zz:odd zz:b=\"2\"/>" },
  { "comments-in-what-is-not-known", CARD ("><odd><!-- c --><?p q?><?r?><![CDATA[&]]></odd></pain>"), "“odd” is not known", FALSE, "<odd><!-- c --><?p q?><?r?><![CDATA[&]]></odd>" },
  { "white-space", CARD (" odd=\"&#9;&#10;&#13;\"><odd>&#13;</odd></pain>"), "“odd” is not known", FALSE, " odd=\"&#9;&#10;&#13;\"" },
  { "any-letters-of-an-id", OPEN "><lanes><lane id=\"a-B_c.1\"/></lanes></journey>", NULL, FALSE, "<lane id=\"a-B_c.1\"/>" },
  { "long-id", OPEN "><lanes><lane id=\"" LONG_ID "\"/></lanes></journey>", "cannot be an id", TRUE, "<lane id=" },
  { "reference-to-a-long-id", CARD (" serves=\"" LONG_ID "\"/>"), "This is not the id of an item. It was left as it is.", FALSE, "serves=\"" LONG_ID "\"/>" },
  { "no-sense-as-version", "<journey xmlns=\"urn:waymark:journey:1\" version=\"x\" id=\"m\"/>", "“x” is not a version. The map is read as version 1.0", FALSE, "version=\"1.0\"" },
  { "version-without-minor", "<journey xmlns=\"urn:waymark:journey:1\" version=\"1\" id=\"m\"/>", NULL, FALSE, "version=\"1.0\"" },
  { "older-than-the-first", "<journey xmlns=\"urn:waymark:journey:1\" version=\"0.9\" id=\"m\"/>", NULL, FALSE, "version=\"1.0\"" },
  { "byte-order-mark", "\xef\xbb\xbf" OPEN "/>", NULL, FALSE, "\"UTF-8\"?>\n" OPEN "/>" },
  { "names-of-encodings", "<?xml version='1.0'  encoding = \n'us-ascii' ?>" OPEN "/>", NULL, FALSE, "\"UTF-8\"?>\n" OPEN "/>" },
  { "around-the-root", "<?xml version=\"1.0\"?><!--a--><?b c?>" OPEN "/><!--d-->", NULL, FALSE, "\"UTF-8\"?>\n<!--a-->\n<?b c?>\n" OPEN "/>\n<!--d-->\n" },
};

static void
test_case (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gboolean read_only;
  g_autoptr (WayMap) map = read_map (cases[i].text, &notices, &read_only);
  g_autofree char *written = write_map (map);
  g_autoptr (WayMap) again = read_map (written, &none, NULL);
  g_autofree char *twice = write_map (again);
  guint            j;
  gboolean         told = cases[i].notice == NULL;
  gboolean         repaired = FALSE;

  for (j = 0; j < notices->len; j++)
    {
      const WayNotice *notice = g_ptr_array_index (notices, j);

      g_test_message ("%s", notice->message);
      g_assert_true (g_str_has_prefix (notice->message, "map.journey:"));
      repaired |= notice->repaired;
      if (cases[i].notice != NULL && strstr (notice->message, cases[i].notice) != NULL)
        told = TRUE;
    }
  g_assert_true (told);
  g_assert_cmpint (repaired, ==, cases[i].repaired);
  if (cases[i].notice == NULL && !cases[i].repaired)
    g_assert_cmpuint (notices->len, ==, 0);
  g_assert_false (read_only);
  if (strstr (written, cases[i].written) == NULL)
    g_error ("“%s” is not in:\n%s", cases[i].written, written);
  g_assert_cmpstr (written, ==, twice);
  for (j = 0; j < none->len; j++)
    g_assert_false (((WayNotice *)g_ptr_array_index (none, j))->repaired);
}

static void
test_newer_major (void)
{
  g_autoptr (GPtrArray) notices = NULL;
  gboolean read_only;
  g_autoptr (WayMap) map = read_map ("<journey xmlns=\"urn:waymark:journey:1\" version=\"2.0\" id=\"m\"/>", &notices, &read_only);

  g_assert_true (read_only);
  g_assert_cmpuint (notices->len, ==, 1);
}

static void
test_too_long_is_kept (void)
{
  g_autofree char *longer = g_strnfill (20001, 'x');
  g_autofree char *text = g_strdup_printf (OPEN "><objective>%s</objective></journey>", longer);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = read_map (text, &notices, NULL);

  g_assert_cmpstr (way_item_get (way_map_get_root (map), "objective"), ==, longer);
  g_assert_cmpuint (notices->len, ==, 1);
}

/* An entry as long as a list may be is no question, and one that is longer is told and kept. */
static void
test_long_entries (void)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_PAIN);
  int                longest = way_field_get_longest (&info->fields[way_kind_find_field (WAY_KIND_PAIN, "tags")]);
  int                i;

  for (i = 0; i < 2; i++)
    {
      g_autofree char *entry = g_strnfill (longest + i, 'x');
      g_autofree char *text = g_strdup_printf (CARD ("><tag>%s</tag></pain>"), entry);
      g_autoptr (GPtrArray) notices = NULL;
      g_autoptr (WayMap) map = read_map (text, &notices, NULL);

      g_assert_cmpstr (way_item_get (way_map_find (map, "c1"), "tags"), ==, entry);
      g_assert_cmpuint (notices->len, ==, i);
    }
}

static void
test_notices_end (void)
{
  g_autoptr (GString) text = g_string_new (OPEN "><lanes>");
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = NULL;
  int i;

  for (i = 0; i < 2000; i++)
    g_string_append (text, "<lane/>\n");
  g_string_append (text, "</lanes></journey>");
  map = read_map (text->str, &notices, NULL);
  g_assert_cmpint (way_map_n (map, WAY_MAP_LANES), ==, 2000);
  g_assert_cmpuint (notices->len, <, 1000);
}

static void
test_what_is_refused (void)
{
  static const struct
  {
    const char *text;
    int         code;
    const char *message;
  } refused[] = {
    { "<journey/>", WAY_DOCUMENT_ERROR_NOT_A_MAP, "map.journey:1: " },
    { "\n\n<journey xmlns=\"urn:other\"/>", WAY_DOCUMENT_ERROR_NOT_A_MAP, "map.journey:3: " },
    { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", WAY_DOCUMENT_ERROR_NOT_A_MAP, "map.journey:1: " },
    { OPEN ">\n<a>\n</b></journey>", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:3: " },
    { OPEN " tit", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:1: The file ends here" },
    { OPEN ">\n<stages>\n<stage title=\"Cho", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:3: The file ends here" },
    { OPEN ">\n<stages>", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:2: The file ends here" },
    { "plain text", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:1: The file does not begin" },
    { "\211PNG\r\n\032\n\377", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:1: The file is not a journey map but a PNG picture." },
    { "%PDF-1.5", WAY_DOCUMENT_ERROR_MALFORMED, "a PDF document" },
    { "", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:1: The file is empty." },
    { " \n\t", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:2: The file ends here" },
    { "<journal><![CDATA[x]]></journal>", WAY_DOCUMENT_ERROR_NOT_A_MAP, "map.journey:1: " },
    { "\xef\xbb\xbf", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:1: The file is empty." },
    { "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" OPEN "/>", WAY_DOCUMENT_ERROR_MALFORMED, "“ISO-8859-1”" },
    { OPEN ">\n<!DOCTYPE a>\n</journey>", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:2: " },
    { OPEN ">\n&nbsp;</journey>", WAY_DOCUMENT_ERROR_MALFORMED, "map.journey:2: " },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i].text, strlen (refused[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (way_reader_read (bytes, "map.journey", NULL, NULL, &error));
      g_assert_error (error, WAY_DOCUMENT_ERROR, refused[i].code);
      if (strstr (error->message, refused[i].message) == NULL)
        g_error ("%s", error->message);
    }
}

/* A doctype in a comment, in CDATA or in quotes is only text. */
static void
test_harmless_doctypes (void)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = read_map (OPEN " title=\"a &lt;!DOCTYPE> '\"><!-- <!DOCTYPE a> --><objective><![CDATA[<!DOCTYPE b>]]></objective></journey>", &notices, NULL);

  g_assert_cmpstr (way_item_get (way_map_get_root (map), "objective"), ==, "<!DOCTYPE b>");
}

/* What the program let grow beyond a file is read again, and takes the memory that it takes. */
static void
test_own_may_be_larger (void)
{
  g_autofree char *part = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GString) text = g_string_new (OPEN " xmlns:x=\"urn:x\">");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  int i;

  for (i = 0; i < 97; i++)
    g_string_append_printf (text, "<x:a>%s</x:a>", part);
  g_string_append (text, "</journey>");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  g_assert_null (way_reader_read (bytes, "map.journey", NULL, NULL, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  map = way_reader_read_own (bytes, "map.journey", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (map);
}

int
main (int    argc,
      char **argv)
{
  guint i;

  way_test_init (&argc, &argv);

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/documents/reader/", cases[i].name, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/documents/reader/newer-major-is-read-only", test_newer_major);
  g_test_add_func ("/documents/reader/too-long-is-kept", test_too_long_is_kept);
  g_test_add_func ("/documents/reader/long-entries", test_long_entries);
  g_test_add_func ("/documents/reader/notices-end", test_notices_end);
  g_test_add_func ("/documents/reader/what-is-refused", test_what_is_refused);
  g_test_add_func ("/documents/reader/harmless-doctypes", test_harmless_doctypes);
  g_test_add_func ("/documents/reader/own-may-be-larger", test_own_may_be_larger);

  return way_test_run ();
}
