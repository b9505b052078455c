/* job-words.c - the words by which statements of jobs in one language are looked at */
#include "config.h"

#include "journeys/capture/job-words.h"

#include <string.h>

#define PREFIX "job-statement."
#define SUFFIX ".txt"

/* A file that somebody put there is read up to this size. */
#define MOST_BYTES (256 * 1024)

static const char *const sections[WAY_N_JOB_WORDS] = {
  [WAY_JOB_WORDS_COMMON] = "common",
  [WAY_JOB_WORDS_NOT_VERBS] = "not-verbs",
  [WAY_JOB_WORDS_NOT_VERB_ENDINGS] = "not-verb-endings",
  [WAY_JOB_WORDS_VERBS] = "verbs",
  [WAY_JOB_WORDS_VERB_ENDINGS] = "verb-endings",
  [WAY_JOB_WORDS_BEFORE_VERB] = "before-verb",
  [WAY_JOB_WORDS_CONTEXT] = "context",
  [WAY_JOB_WORDS_SOLUTIONS] = "solutions",
  [WAY_JOB_WORDS_CHOOSING] = "choosing",
  [WAY_JOB_WORDS_JOINS] = "joins",
  [WAY_JOB_WORDS_FEELINGS] = "feelings",
};

/**
 * way_job_words_free:
 * @self: (transfer full): words
 *
 * Frees them.
 */
void
way_job_words_free (WayJobWords *self)
{
  int i;

  for (i = 0; i < WAY_N_JOB_WORDS; i++)
    g_hash_table_unref (self->lists[i]);
  g_free (self->language);
  g_free (self);
}

static GHashTable *
find_section (WayJobWords *self,
              const char  *line)
{
  gsize length = strlen (line);
  int   i;

  for (i = 0; i < WAY_N_JOB_WORDS; i++)
    if (strlen (sections[i]) == length - 2 && strncmp (sections[i], line + 1, length - 2) == 0)
      return self->lists[i];

  return NULL;
}

static WayJobWords *
parse (const char *language,
       const char *text)
{
  WayJobWords *self = g_new0 (WayJobWords, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *section = NULL;
  int         i;

  self->language = g_strdup (language);
  for (i = 0; i < WAY_N_JOB_WORDS; i++)
    self->lists[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      if (*line == '[' && g_str_has_suffix (line, "]"))
        section = find_section (self, line);
      else if (section != NULL)
        g_hash_table_add (section, g_strdup (line));
      else if (strcmp (line, "verb last") == 0)
        self->verb_last = TRUE;
      else if (strcmp (line, "nouns capital") == 0)
        self->capital_nouns = TRUE;
    }

  return self;
}

/**
 * way_job_words_load_all:
 * @folder: the folder of the files
 *
 * Returns: (transfer full) (element-type WayJobWords): the words of all languages that have a file
 */
GPtrArray *
way_job_words_load_all (const char *folder)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)way_job_words_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *language = NULL;
      g_autofree char *text = NULL;
      gsize            length;

      if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX) ||
          strlen (name) <= strlen (PREFIX SUFFIX) ||
          !g_file_get_contents (path, &text, &length, NULL) ||
          length > MOST_BYTES || !g_utf8_validate (text, length, NULL))
        continue;
      language = g_strndup (name + strlen (PREFIX), strlen (name) - strlen (PREFIX SUFFIX));
      g_ptr_array_add (all, parse (language, text));
    }

  return all;
}

/**
 * way_job_words_have:
 * @self: the words of a language
 * @list: which of them
 * @word: a folded word, or several with a space between
 *
 * Returns: whether it is among them
 */
gboolean
way_job_words_have (const WayJobWords *self,
                    WayJobWordsList    list,
                    const char        *word)
{
  return g_hash_table_contains (self->lists[list], word);
}

/**
 * way_job_words_have_ending:
 * @self: the words of a language
 * @list: a list of endings
 * @word: a folded word
 *
 * Returns: whether the word has one of them, and more
 */
gboolean
way_job_words_have_ending (const WayJobWords *self,
                           WayJobWordsList    list,
                           const char        *word)
{
  GHashTableIter iter;
  gpointer       ending;

  g_hash_table_iter_init (&iter, self->lists[list]);
  while (g_hash_table_iter_next (&iter, &ending, NULL))
    if (g_str_has_suffix (word, ending) && strlen (word) > strlen (ending))
      return TRUE;

  return FALSE;
}
