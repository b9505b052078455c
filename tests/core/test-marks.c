/* test-marks.c - what a typed line says besides its words */
#include "config.h"

#include <string.h>

#include "journeys/capture/marks.h"
#include "journeys/model/fold.h"
#include "tests/support/test-main.h"

static char *
join (GPtrArray *words)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  for (i = 0; i < words->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", (char *)g_ptr_array_index (words, i));

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *typed;
    const char *title;
    WayKind     kind;
    const char *personas;
    const char *tags;
    const char *channel;
    const char *note;
  } lines[] = {
    { "PO number missing on invoice @procurement #billing", "PO number missing on invoice", WAY_N_KINDS, "procurement", "billing", NULL, NULL },
    { "Nobody knows who approves", "Nobody knows who approves", WAY_N_KINDS, "", "", NULL, NULL },
    { "= ask for PO in kick-off form", "ask for PO in kick-off form", WAY_KIND_OPPORTUNITY, "", "", NULL, NULL },
    { "  !late   #a #b", "late", WAY_KIND_PAIN, "", "a|b", NULL, NULL },
    { "+ a named contact", "a named contact", WAY_KIND_GAIN, "", "", NULL, NULL },
    { "?who signs", "who signs", WAY_KIND_QUESTION, "", "", NULL, NULL },
    { "\"They do not know how we work.\" @Tom", "They do not know how we work.", WAY_KIND_QUOTE, "Tom", "", NULL, NULL },
    { "\"no end", "no end", WAY_KIND_QUOTE, "", "", NULL, NULL },
    { "\"Kick-off\" call", "\"Kick-off\" call", WAY_N_KINDS, "", "", NULL, NULL },
    { "\"A\" and \"B\"", "\"A\" and \"B\"", WAY_N_KINDS, "", "", NULL, NULL },
    { "\"They \"never\" ask", "They \"never\" ask", WAY_KIND_QUOTE, "", "", NULL, NULL },
    { "\"They call it \"late\"", "They call it \"late\"", WAY_KIND_QUOTE, "", "", NULL, NULL },
    { "\"Yes\" @\"Tom Day\"", "Yes", WAY_KIND_QUOTE, "Tom Day", "", NULL, NULL },
    /* In a sentence they are words of it. */
    { "Who asks @Tom?", "Who asks Tom?", WAY_N_KINDS, "Tom", "", NULL, NULL },
    { "Sends ^email to @Tom, then waits #slow", "Sends email to Tom, then waits", WAY_N_KINDS, "Tom", "slow", "email", NULL },
    { "(@Tom)", "(Tom)", WAY_N_KINDS, "Tom", "", NULL, NULL },
    { "#billing", "billing", WAY_N_KINDS, "", "billing", NULL, NULL },
    { "call @\"Nadia Petrova\" #\"purchase order\"", "call", WAY_N_KINDS, "Nadia Petrova", "purchase order", NULL, NULL },
    { "% done, 50 %, 20%x", "% done, 50 %, 20%x", WAY_N_KINDS, "", "", NULL, NULL },
    { "ask %\"Pay carriers\" @Tom", "ask", WAY_N_KINDS, "Tom", "", NULL, NULL },
    { "-@Tom never asks", "-@Tom never asks", WAY_N_KINDS, "", "", NULL, NULL },
    { "- one", "- one", WAY_N_KINDS, "", "", NULL, NULL },
    { "\\-@Tom", "-@Tom", WAY_N_KINDS, "", "", NULL, NULL },
    { "twice #A #a @B @b", "twice", WAY_N_KINDS, "B", "A", NULL, NULL },
    { "two ^web ^phone", "two", WAY_N_KINDS, "", "", "phone", NULL },
    { "end #tag.", "end tag.", WAY_N_KINDS, "", "tag", NULL, NULL },
    /* What is none. */
    { "#1 reason, C# and a@b.example", "#1 reason, C# and a@b.example", WAY_N_KINDS, "", "", NULL, NULL },
    { "@ # ^ @\"\" #!", "@ # ^ @\"\" #!", WAY_N_KINDS, "", "", NULL, NULL },
    { "2 > 1 ! = ?", "2 > 1 ! = ?", WAY_N_KINDS, "", "", NULL, NULL },
    { "!", "", WAY_KIND_PAIN, "", "", NULL, NULL },
    { "", "", WAY_N_KINDS, "", "", NULL, NULL },
    /* As it is written. */
    { "\\!urgent", "!urgent", WAY_N_KINDS, "", "", NULL, NULL },
    { "\\> 5 days", "> 5 days", WAY_N_KINDS, "", "", NULL, NULL },
    { "at \\@home \\#now \\^up", "at @home #now ^up", WAY_N_KINDS, "", "", NULL, NULL },
    { "\\#1 in our list", "#1 in our list", WAY_N_KINDS, "", "", NULL, NULL },
    { "a \\# b \\@", "a \\# b \\@", WAY_N_KINDS, "", "", NULL, NULL },
    { "\\\\@x", "\\@x", WAY_N_KINDS, "", "", NULL, NULL },
    { "\\\\server\\share", "\\\\server\\share", WAY_N_KINDS, "", "", NULL, NULL },
    { "! \\+49 30", "\\+49 30", WAY_KIND_PAIN, "", "", NULL, NULL },
    { "\\!a @b", "!a", WAY_N_KINDS, "b", "", NULL, NULL },
    /* Every script. */
    { "تأخير الفاتورة @مالية #فوترة", "تأخير الفاتورة", WAY_N_KINDS, "مالية", "فوترة", NULL, NULL },
    { "予約 #請求書 @購買", "予約", WAY_N_KINDS, "購買", "請求書", NULL, NULL },
    { "naïve #cafe\xcc\x81", "naïve", WAY_N_KINDS, "", "cafe\xcc\x81", NULL, NULL },
    { "😀 #स्मार्ट", "😀", WAY_N_KINDS, "", "स्मार्ट", NULL, NULL },
    { "\xa0 hard\xc2\xa0space \xff #x", "\xef\xbf\xbd hard\xc2\xa0space \xef\xbf\xbd", WAY_N_KINDS, "", "x", NULL, NULL },
    /* More lines are the note. */
    { "first #a\nsecond @B\r\n\nfourth", "first", WAY_N_KINDS, "B", "a", NULL, "second\n\nfourth" },
    { "! first\n! second", "first", WAY_KIND_PAIN, "", "", NULL, "! second" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (WayCaptured) captured = way_captured_parse (lines[i].typed);
      g_autofree char *personas = join (captured->who);
      g_autofree char *tags = join (captured->tags);

      g_test_message ("%s", lines[i].typed);
      g_assert_cmpint (captured->type, ==, WAY_CAPTURED_CARD);
      g_assert_cmpstr (captured->title, ==, lines[i].title);
      g_assert_cmpint (captured->kind, ==, lines[i].kind);
      g_assert_cmpstr (personas, ==, lines[i].personas);
      g_assert_cmpstr (tags, ==, lines[i].tags);
      g_assert_cmpstr (captured->channel, ==, lines[i].channel);
      g_assert_cmpstr (captured->note, ==, lines[i].note);
    }
}

static void
test_structure (void)
{
  static const struct
  {
    const char     *typed;
    WayCapturedType type;
    const char     *title;
  } lines[] = {
    { "> First invoice", WAY_CAPTURED_STEP, "First invoice" },
    { ">>Prove value @x", WAY_CAPTURED_STAGE, "Prove value @x" },
    { ">> ", WAY_CAPTURED_STAGE, "" },
    { ">>> x", WAY_CAPTURED_STAGE, "> x" },
    { "\\>> x", WAY_CAPTURED_CARD, ">> x" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (WayCaptured) captured = way_captured_parse (lines[i].typed);

      g_assert_cmpint (captured->type, ==, lines[i].type);
      g_assert_cmpstr (captured->title, ==, lines[i].title);
    }
}

/* Nothing but marks, with a minus: what is taken off. */
static void
test_taking_off (void)
{
  g_autoptr (WayCaptured) captured = way_captured_parse (" -@Tom -#\"first order\" ^web -%pay ");

  g_assert_cmpint (captured->type, ==, WAY_CAPTURED_TAKING_OFF);
  g_assert_false (way_captured_is_empty (captured));
  g_assert_cmpstr (g_ptr_array_index (captured->who, 0), ==, "Tom");
  g_assert_cmpstr (g_ptr_array_index (captured->tags, 0), ==, "first order");
  g_assert_cmpstr (captured->channel, ==, "web");
  g_assert_cmpstr (captured->job, ==, "pay");
  g_assert_true (way_captured_is_exact (captured, "first order"));
  g_assert_false (way_captured_is_exact (captured, "Tom"));
  g_assert_cmpuint (captured->marks->len, ==, 4);
}

/* Where they stand is shown while they are typed. */
static void
test_spans (void)
{
  const char *text = "  ! é @\"A B\" \\#x #tag";
  g_autoptr (WayCaptured) captured = way_captured_parse (text);
  static const struct
  {
    WayMarkType type;
    const char *text;
  } wanted[] = {
    { WAY_MARK_KIND, "!" },
    { WAY_MARK_WHO, "@\"A B\"" },
    { WAY_MARK_LITERAL, "\\" },
    { WAY_MARK_TAG, "#tag" },
  };
  guint i;

  g_assert_cmpuint (captured->marks->len, ==, G_N_ELEMENTS (wanted));
  for (i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      WayMark         *mark = &g_array_index (captured->marks, WayMark, i);
      g_autofree char *span = g_strndup (text + mark->start, mark->end - mark->start);

      g_assert_cmpint (mark->type, ==, wanted[i].type);
      g_assert_cmpstr (span, ==, wanted[i].text);
    }
}

static void
test_completing (void)
{
  static const struct
  {
    const char *typed;
    const char *word;
  } lines[] = {
    { "a @pro", "pro" },
    { "a @", "" },
    { "#", "" },
    { "a ^e", "e" },
    { "a @\"Nadia P", "Nadia P" },
    { "-@na", "na" },
    { "-@a -%\"pay ca", "pay ca" },
    { "a %pa", "pa" },
    { "a -@na", NULL },
    { "a@b", NULL },
    { "a", NULL },
    { "", NULL },
    { "a \"b c", NULL },
    /* Names have spaces; whether there is one that goes on so is asked elsewhere. */
    { "@x y", "x y" },
    { "a @x, y", "x, y" },
    { "-@Müller M", "Müller M" },
    { "@x y #z", "z" },
    { "@x\ny", NULL },
    { "@\"x y\" z", NULL },
    { "50 % of it", NULL },
  };
  static const char *const words[] = { "Tom", "Nadia Petrova", "7", "a\"b c", "Zoë", "x-y." };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *word = NULL;
      WayMarkType      type;
      int              start;

      g_assert_cmpint (way_captured_find_word (lines[i].typed, strlen (lines[i].typed), &type, &start, &word), ==, lines[i].word != NULL);
      g_assert_cmpstr (word, ==, lines[i].word);
    }
  /* What completion writes is read as one word. */
  for (i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *mark = way_captured_write_word (WAY_MARK_TAG, words[i]);
      g_autofree char *typed = g_strconcat ("x ", mark, NULL);
      g_autoptr (WayCaptured) captured = way_captured_parse (typed);
      g_autofree char *read = way_fold_name (g_ptr_array_index (captured->tags, 0));
      g_autofree char *meant = way_fold_name (words[i]);

      g_assert_cmpuint (captured->tags->len, ==, 1);
      g_assert_cmpstr (captured->title, ==, "x");
      g_assert_cmpstr (read, ==, meant);
    }
}

static GPtrArray *
list_names (WayMarkType type,
            gpointer    data)
{
  static const struct
  {
    WayMarkType type;
    const char *name;
  } known[] = {
    { WAY_MARK_WHO, "Müller Maschinenbau GmbH" },
    { WAY_MARK_WHO, "Müller Malerei" },
    { WAY_MARK_WHO, "Anna Andersen" },
    { WAY_MARK_WHO, "Acme Inc." },
    { WAY_MARK_WHO, "Buyer" },
    { WAY_MARK_WHO, "Buyer technical" },
    { WAY_MARK_JOB, "Pay carriers on time" },
    { WAY_MARK_TAG, "purchase order" },
    { WAY_MARK_CHANNEL, "Web shop" },
  };
  GPtrArray *names = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].type == type)
      g_ptr_array_add (names, (gpointer)known[i].name);

  return names;
}

/* Names that are known have spaces without quotation marks. */
static void
test_names (void)
{
  static const struct
  {
    const char *typed;
    const char *title;
    const char *who;
    const char *tags;
    const char *channel;
    const char *job;
  } lines[] = {
    { "Calls @Müller Maschinenbau GmbH", "Calls", "Müller Maschinenbau GmbH", "", NULL, NULL },
    { "Calls @muller MASCHINENBAU gmbh today", "Calls muller MASCHINENBAU gmbh today", "muller MASCHINENBAU gmbh", "", NULL, NULL },
    /* A beginning will do that only one has. */
    { "Calls @Müller Masch", "Calls", "Müller Masch", "", NULL, NULL },
    { "Calls @Müller Masch #late", "Calls", "Müller Masch", "late", NULL, NULL },
    { "Calls @Müller Masch today", "Calls Müller Masch today", "Müller Masch", "", NULL, NULL },
    { "Calls @Müller Ma", "Calls Müller Ma", "Müller", "", NULL, NULL },
    { "Calls @Müller today", "Calls Müller today", "Müller", "", NULL, NULL },
    /* The longest whole name; a longer beginning does not outdo one. */
    { "Ask @Buyer technical", "Ask", "Buyer technical", "", NULL, NULL },
    { "Ask @Buyer t", "Ask Buyer t", "Buyer", "", NULL, NULL },
    { "Ask @Acme Inc.", "Ask", "Acme Inc.", "", NULL, NULL },
    { "Ask @Anna Andersen, then wait", "Ask Anna Andersen, then wait", "Anna Andersen", "", NULL, NULL },
    { "(@Anna Andersen's phone)", "(Anna Andersen's phone)", "Anna Andersen", "", NULL, NULL },
    { "Ask @Anna Andersens", "Ask Anna Andersens", "Anna", "", NULL, NULL },
    /* Words that could begin a name stay words where nobody needs them. */
    { "@Anna and then more text", "Anna and then more text", "Anna", "", NULL, NULL },
    { "Ask @Anna and @Buyer", "Ask Anna and", "Anna|Buyer", "", NULL, NULL },
    { "Ask @Anna @Buyer", "Ask", "Anna|Buyer", "", NULL, NULL },
    { "Ask @\"Müller\" Maschinenbau GmbH", "Ask Müller Maschinenbau GmbH", "Müller", "", NULL, NULL },
    { "Late #purchase order ^web shop %pay carr", "Late", "", "purchase order", "web shop", "pay carr" },
    /* A tag that is not typed to its end is a new one. */
    { "Late #purchase ord", "Late purchase ord", "", "purchase", NULL, NULL },
  };
  WayMarkNames names = { list_names, NULL };
  guint        i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (WayCaptured) captured = way_captured_parse_named (lines[i].typed, &names);
      g_autofree char *who = join (captured->who);
      g_autofree char *tags = join (captured->tags);

      g_test_message ("%s", lines[i].typed);
      g_assert_cmpint (captured->type, ==, WAY_CAPTURED_CARD);
      g_assert_cmpstr (captured->title, ==, lines[i].title);
      g_assert_cmpstr (who, ==, lines[i].who);
      g_assert_cmpstr (tags, ==, lines[i].tags);
      g_assert_cmpstr (captured->channel, ==, lines[i].channel);
      g_assert_cmpstr (captured->job, ==, lines[i].job);
    }
  {
    g_autoptr (WayCaptured) off = way_captured_parse_named ("-@Müller Masch -#purchase order", &names);

    g_assert_cmpint (off->type, ==, WAY_CAPTURED_TAKING_OFF);
    g_assert_cmpstr (g_ptr_array_index (off->who, 0), ==, "Müller Masch");
    g_assert_cmpstr (g_ptr_array_index (off->tags, 0), ==, "purchase order");
  }
}

/* Escaped, anything at all is text. */
static void
test_escaping (void)
{
  static const char pieces[][8] = { "!", ">", "\"", "@a", "#b", "^c", "%d", "-", "\\", " ", "(", "é", "\n", "@\"x y\"", "1", "." };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  int i, j;

  for (i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *escaped = NULL;
      g_autofree char *again = NULL;
      g_autoptr (WayCaptured) captured = NULL;
      g_autoptr (WayCaptured) literal = NULL;
      guint k;

      for (j = g_rand_int_range (random, 0, 9); j >= 0; j--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      g_strstrip (text->str);
      escaped = way_captured_escape (text->str, TRUE);
      captured = way_captured_parse (escaped);
      literal = way_captured_new_literal (text->str);
      for (k = 0; k < captured->marks->len; k++)
        g_assert_cmpint (g_array_index (captured->marks, WayMark, k).type, ==, WAY_MARK_LITERAL);
      g_assert_cmpint (captured->type, ==, WAY_CAPTURED_CARD);
      g_assert_cmpint (captured->kind, ==, WAY_N_KINDS);
      g_assert_cmpstr (captured->title, ==, literal->title);
    }
}

static void
test_literal (void)
{
  g_autofree char *many = g_strnfill (2100, 'x');
  g_autoptr (WayCaptured) two = way_captured_new_literal (" ! @a #b \r\n> c\n");
  g_autoptr (WayCaptured) very_long = way_captured_new_literal (many);

  g_assert_cmpstr (two->title, ==, "! @a #b");
  g_assert_cmpstr (two->note, ==, "> c");
  g_assert_cmpuint (two->marks->len, ==, 0);
  g_assert_cmpuint (strlen (very_long->title), ==, 2000);
  g_assert_cmpuint (strlen (very_long->note), ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/core/marks/lines", test_marks);
  g_test_add_func ("/core/marks/stages-and-steps", test_structure);
  g_test_add_func ("/core/marks/taking-off", test_taking_off);
  g_test_add_func ("/core/marks/spans", test_spans);
  g_test_add_func ("/core/marks/completing", test_completing);
  g_test_add_func ("/core/marks/names", test_names);
  g_test_add_func ("/core/marks/escaping", test_escaping);
  g_test_add_func ("/core/marks/literal", test_literal);

  return way_test_run ();
}
