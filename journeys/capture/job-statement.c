/* job-statement.c - a gentle look at the statement of a job */
#include "config.h"

#include "journeys/capture/job-statement.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/capture/job-words.h"
#include "journeys/model/fold.h"

/* Longer than this it is not a statement that a room can keep in mind. */
#define MOST_WORDS 16
#define MOST_CHARACTERS 120

/* So many words say enough even without a preposition. */
#define ENOUGH_WORDS 5

#define LONGEST_PHRASE 3

typedef struct
{
  gsize    start, end; /* bytes */
  char    *folded;
  gboolean capital;
  gboolean part_ends; /* a comma or the like stands behind it */
} Word;

typedef struct
{
  const char        *text;
  const WayJobWords *words; /* NULL: a language without a file */
  GArray            *list;  /* of Word */
  GPtrArray         *findings;
} Check;

static void
word_clear (gpointer data)
{
  g_free (((Word *)data)->folded);
}

/**
 * way_job_finding_free:
 * @self: (transfer full): a finding
 *
 * Frees it.
 */
void
way_job_finding_free (WayJobFinding *self)
{
  g_free (self->text);
  g_free (self->suggestion);
  g_free (self);
}

static Word *
nth (Check *self,
     guint  n)
{
  return n < self->list->len ? &g_array_index (self->list, Word, n) : NULL;
}

static gboolean
is_in_word (const char *p,
            const char *text)
{
  gunichar c = g_utf8_get_char (p);

  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return TRUE;

  /* e-mail, plug-in */
  return c == '-' && p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))) &&
         g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (p)));
}

static GArray *
split (const char *text)
{
  GArray     *list = g_array_new (FALSE, TRUE, sizeof (Word));
  const char *p = text;

  g_array_set_clear_func (list, word_clear);
  while (*p != '\0')
    {
      const char      *start = p;
      g_autofree char *written = NULL;
      Word             word = { 0 };

      if (!is_in_word (p, text))
        {
          if (strchr (",;:.!?()", *p) != NULL && list->len > 0)
            g_array_index (list, Word, list->len - 1).part_ends = TRUE;
          p = g_utf8_next_char (p);
          continue;
        }
      while (*p != '\0' && is_in_word (p, text))
        p = g_utf8_next_char (p);
      written = g_strndup (start, p - start);
      word.start = start - text;
      word.end = p - text;
      word.folded = way_fold_text (written);
      word.capital = g_unichar_isupper (g_utf8_get_char (start));
      g_array_append_val (list, word);
    }

  return list;
}

static GPtrArray *
get_languages (void)
{
  static GPtrArray *all;
  static gsize      once;

  if (g_once_init_enter (&once))
    {
      const char      *given = g_getenv ("WAYMARK_PKGDATADIR");
      g_autofree char *folder = g_build_filename (given != NULL && *given != '\0' ? given : PKGDATADIR, "words", NULL);

      all = way_job_words_load_all (folder);
      g_once_init_leave (&once, 1);
    }

  return all;
}

static int
count_common (Check             *self,
              const WayJobWords *words)
{
  guint i;
  int   n = 0;

  for (i = 0; i < self->list->len; i++)
    if (way_job_words_have (words, WAY_JOB_WORDS_COMMON, nth (self, i)->folded))
      n++;

  return n;
}

static gboolean
is_of_language (const WayJobWords *words,
                const char        *language)
{
  gsize length = strlen (words->language);

  return language != NULL && g_ascii_strncasecmp (language, words->language, length) == 0 &&
         !g_ascii_isalpha (language[length]);
}

/* The language in which it is written: that of most of its small words, and if they do not tell,
 * the one that was named, or that of the interface. */
static const WayJobWords *
choose_words (Check      *self,
              const char *language)
{
  GPtrArray         *all = get_languages ();
  const WayJobWords *best = NULL;
  int                most = 0;
  guint              i;

  if (language == NULL || *language == '\0')
    language = g_get_language_names ()[0];
  if (strcmp (language, "C") == 0 || g_str_has_prefix (language, "C."))
    language = "en";
  for (i = 0; i < all->len; i++)
    {
      const WayJobWords *words = g_ptr_array_index (all, i);
      int                n = count_common (self, words);

      if (n > most || (n == most && is_of_language (words, language)))
        {
          best = words;
          most = n;
        }
    }

  return best;
}

static void
find (Check            *self,
      WayJobFindingType type,
      gsize             start,
      gsize             end,
      char             *text,
      char             *suggestion)
{
  WayJobFinding *finding = g_new0 (WayJobFinding, 1);

  finding->type = type;
  finding->start = start;
  finding->end = end;
  finding->text = text;
  finding->suggestion = suggestion;
  g_ptr_array_add (self->findings, finding);
}

static char *
dup_range (Check *self,
           gsize  start,
           gsize  end)
{
  return g_strndup (self->text + start, end - start);
}

/* How many words from here on make a phrase of the list; 0 for none. */
static guint
match (Check          *self,
       WayJobWordsList list,
       guint           from)
{
  guint longest = MIN (LONGEST_PHRASE, self->list->len - from);
  guint n;

  for (n = longest; n > 0; n--)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);
      guint i;

      for (i = 0; i < n; i++)
        g_string_append_printf (phrase, "%s%s", i > 0 ? " " : "", nth (self, from + i)->folded);
      if (way_job_words_have (self->words, list, phrase->str))
        return n;
    }

  return 0;
}

static gboolean
is_verb (Check *self,
         guint  number)
{
  const WayJobWords *words = self->words;
  Word              *word = nth (self, number);
  Word              *next = nth (self, number + 1);

  if (way_job_words_have (words, WAY_JOB_WORDS_VERBS, word->folded))
    return TRUE;
  if (way_job_words_have (words, WAY_JOB_WORDS_NOT_VERBS, word->folded) ||
      !way_job_words_have_ending (words, WAY_JOB_WORDS_VERB_ENDINGS, word->folded))
    return FALSE;
  if (!words->capital_nouns)
    return TRUE;

  /* A word before a noun says what the noun is like. */
  return !word->capital && (word->part_ends || next == NULL || !next->capital);
}

/* The verb of the statement; -1 when there is none. */
static int
find_verb (Check *self)
{
  const WayJobWords *words = self->words;
  guint              first = 0;
  guint              i;

  if (words->verb_last)
    {
      for (i = 0; i < self->list->len; i++)
        if (is_verb (self, i))
          return i;
      /* "Bezahlen der Frachten": the first word has a capital whatever it is. */
      return way_job_words_have_ending (words, WAY_JOB_WORDS_VERB_ENDINGS, nth (self, 0)->folded) ? 0 : -1;
    }
  /* "To pay carriers", "Never lose money", "S'assurer" */
  while (first + 1 < self->list->len && way_job_words_have (words, WAY_JOB_WORDS_BEFORE_VERB, nth (self, first)->folded))
    first++;
  if (g_hash_table_size (words->lists[WAY_JOB_WORDS_VERB_ENDINGS]) > 0)
    return is_verb (self, first) ? (int)first : -1;
  if (way_job_words_have (words, WAY_JOB_WORDS_VERBS, nth (self, first)->folded))
    return first;
  /* A word that is not known may well be a verb. */
  if (way_job_words_have (words, WAY_JOB_WORDS_NOT_VERBS, nth (self, first)->folded) ||
      way_job_words_have_ending (words, WAY_JOB_WORDS_NOT_VERB_ENDINGS, nth (self, first)->folded))
    return -1;

  return first;
}

static gboolean
says_something (Check *self,
                guint  number)
{
  const char *word = nth (self, number)->folded;

  return !way_job_words_have (self->words, WAY_JOB_WORDS_COMMON, word) &&
         !way_job_words_have (self->words, WAY_JOB_WORDS_CONTEXT, word) &&
         !way_job_words_have (self->words, WAY_JOB_WORDS_NOT_VERBS, word);
}

static void
check_shape (Check *self)
{
  int      verb = find_verb (self);
  int      n_words = 0;
  gboolean context = FALSE;
  guint    i;
  Word    *last = nth (self, self->list->len - 1);

  if (verb < 0)
    {
      Word            *word = self->words->verb_last ? last : nth (self, 0);
      g_autofree char *written = dup_range (self, word->start, word->end);

      find (self, WAY_JOB_FINDING_NO_VERB, word->start, word->end,
            self->words->verb_last
              ? g_strdup (_ ("There is no verb."))
              /* TRANSLATORS: the first word of a sentence */
              : g_strdup_printf (_ ("It does not begin with a verb: “%s”."), written),
            g_strdup (_ ("Say what they do: pay, find, prepare, make sure.")));
    }
  for (i = 0; i < self->list->len; i++)
    {
      /* Where the verb stands last, the sentence may begin with when or where. */
      guint phrase = (int)i != verb && (i > 0 || self->words->verb_last) ? match (self, WAY_JOB_WORDS_CONTEXT, i) : 0;

      if (phrase > 0)
        i += phrase - 1;
      else if ((int)i != verb && says_something (self, i))
        n_words++;
      context |= phrase > 0 || (nth (self, i)->part_ends && i + 1 < self->list->len);
    }
  if (n_words == 0)
    find (self, WAY_JOB_FINDING_NO_OBJECT, last->end, last->end, g_strdup (_ ("There is no object: what is it done to?")),
          g_strdup (_ ("Name the thing: pay carriers, find a supplier.")));
  else if (!context && n_words < ENOUGH_WORDS)
    find (self, WAY_JOB_FINDING_NO_CONTEXT, last->end, last->end,
          g_strdup (_ ("There is no context: when, where or under which condition?")),
          g_strdup (_ ("Go on with when, before, without, at …")));
}

/* "Secure budget": what is done, not what is felt. */
static gboolean
is_plain_verb (Check *self,
               guint  number,
               guint  n_words)
{
  return n_words == 1 && (int)number == find_verb (self) && way_job_words_have (self->words, WAY_JOB_WORDS_VERBS, nth (self, number)->folded);
}

/* "Choose software": the object of the job; what stands behind "in", "with" or the like is used for it. */
static gboolean
is_chosen (Check *self,
           guint  number)
{
  int verb = find_verb (self);
  int i;

  if (verb < 0 || !way_job_words_have (self->words, WAY_JOB_WORDS_CHOOSING, nth (self, verb)->folded))
    return FALSE;
  for (i = (int)number - 1; i >= 0 && i != verb && !(self->words->capital_nouns && nth (self, i)->capital && i > 0); i--)
    if (way_job_words_have (self->words, WAY_JOB_WORDS_CONTEXT, nth (self, i)->folded))
      return FALSE;

  return TRUE;
}

static void
check_words (Check *self)
{
  guint i, n;

  for (i = 0; i < self->list->len; i++)
    if ((n = match (self, WAY_JOB_WORDS_SOLUTIONS, i)) > 0 && is_chosen (self, i))
      i += n - 1;
    else if (n > 0)
      {
        Word            *first = nth (self, i), *last = nth (self, i + n - 1);
        g_autofree char *written = dup_range (self, first->start, last->end);

        find (self, WAY_JOB_FINDING_SOLUTION, first->start, last->end,
              /* TRANSLATORS: %s is a word such as portal or app */
              g_strdup_printf (_ ("“%s” is a solution; the job is there without it."), written),
              g_strdup (_ ("Say what they want to get done, so that other ways stay open.")));
        i += n - 1;
      }
    else if ((n = match (self, WAY_JOB_WORDS_FEELINGS, i)) > 0 && !is_plain_verb (self, i, n))
      {
        Word            *first = nth (self, i), *last = nth (self, i + n - 1);
        g_autofree char *written = dup_range (self, first->start, last->end);

        find (self, WAY_JOB_FINDING_FEELING, first->start, last->end,
              g_strdup_printf (_ ("“%s” is a feeling."), written),
              g_strdup (_ ("If that is what they want, the kind of the job is emotional.")));
        i += n - 1;
      }
}

static void
find_two (Check *self,
          Word  *word)
{
  g_autofree char *before = g_strstrip (dup_range (self, 0, word->start));
  g_autofree char *after = g_strstrip (g_strdup (self->text + word->end));

  find (self, WAY_JOB_FINDING_TWO_JOBS, word->start, word->end, g_strdup (_ ("These seem to be two jobs.")),
        /* TRANSLATORS: the two halves of a sentence */
        g_strdup_printf (_ ("Make two of them: “%s” and “%s”."), before, after));
}

static gboolean
has_verb (Check *self,
          guint  from,
          guint  to)
{
  guint i;

  for (i = from; i < to; i++)
    if (is_verb (self, i))
      return TRUE;

  return FALSE;
}

static void
check_joins (Check *self)
{
  const char *semicolon = strchr (self->text, ';');
  int         verb = self->words != NULL ? find_verb (self) : -1;
  guint       i, n;

  if (semicolon != NULL && semicolon[1 + strspn (semicolon + 1, " ")] != '\0')
    {
      Word word = { .start = semicolon - self->text, .end = semicolon + 1 - self->text };

      find_two (self, &word);
      return;
    }
  for (i = 1; self->words != NULL && i + 1 < self->list->len; i++)
    {
      Word joint = { 0 };

      n = match (self, WAY_JOB_WORDS_JOINS, i);
      if (n == 0 || i + n >= self->list->len)
        continue;
      /* "Sign and return the contract", "Angebote einholen und vergleichen": two verbs, and one object. */
      if (self->words->verb_last ? i + n + 1 == self->list->len : (int)i == verb + 1)
        continue;
      if (self->words->verb_last ? !has_verb (self, 0, i) || !has_verb (self, i + n, self->list->len)
                                 : !is_verb (self, i + n))
        continue;
      joint.start = nth (self, i)->start;
      joint.end = nth (self, i + n - 1)->end;
      find_two (self, &joint);
      return;
    }
}

static void
check_length (Check *self)
{
  Word *word;

  if (self->list->len <= MOST_WORDS && g_utf8_strlen (self->text, -1) <= MOST_CHARACTERS)
    return;
  word = nth (self, MIN (MOST_WORDS, self->list->len - 1));
  find (self, WAY_JOB_FINDING_LONG, word->start, strlen (self->text), g_strdup (_ ("It is long for one job.")),
        g_strdup (_ ("Keep verb, object and context, and move the rest to why it matters.")));
}

/**
 * way_job_statement_check:
 * @text: the statement of a job
 * @language: (nullable): the language it is likely to be written in, for example "de"; NULL for that of the interface
 *
 * Looks for what makes a statement less useful: no verb, object or context, a solution in the place
 * of the job, two jobs in one, too many words, or a feeling that makes it another kind of job.
 *
 * Returns: (transfer full) (element-type WayJobFinding): what was noticed, in the order of the kinds
 */
GPtrArray *
way_job_statement_check (const char *text,
                         const char *language)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)way_job_finding_free);
  g_autoptr (GArray) list = NULL;
  Check self = { .text = text, .findings = findings };

  g_return_val_if_fail (text != NULL, NULL);

  self.list = list = split (text);
  if (list->len == 0)
    return g_steal_pointer (&findings);
  self.words = choose_words (&self, language);
  if (self.words != NULL)
    {
      check_shape (&self);
      check_words (&self);
    }
  check_joins (&self);
  check_length (&self);

  return g_steal_pointer (&findings);
}
