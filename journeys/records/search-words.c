/* search-words.c - finding records by what is written in them
 *
 * A word of three letters or more is looked up among the parts of words (the
 * trigram index), so that "bahn" finds "Eisenbahn". Shorter ones, which are
 * whole words in Chinese and Japanese, are compared with the folded text
 * itself. What begins a word comes before what is only part of one. A record is
 * found by the name of what it refers to as well, where the reference is declared to be searched.
 */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/search.h"

#define MAX_WORDS 12
#define MAX_WORD_BYTES 200
#define SHORTEST_PART 3

/* Places of values. */
#define PLACE_PARTS 1
#define PLACE_BEGIN 2
#define PLACE_FOLDED 3 /* of each word, and so on */
#define PLACE_WRITTEN_OUT (PLACE_FOLDED + MAX_WORDS)
#define PLACE_PART (PLACE_WRITTEN_OUT + MAX_WORDS)

G_STATIC_ASSERT (PLACE_PART + MAX_WORDS <= WAY_SEARCH_PLACES);

typedef struct
{
  char *folded;
  char *written_out; /* "mueller" of "Müller"; NULL when that is the same */
  char *part;        /* what to match with the index of parts; NULL when the word is short */
} Word;

struct _WaySearch
{
  GArray *words; /* of Word */
  char   *parts; /* what to match with the index of parts, for all; NULL when all words are short */
  char   *begin; /* what to match with the index of words */
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  g_free (word->written_out);
  g_free (word->part);
}

static void
append_quoted (GString    *query,
               const char *between,
               const char *word,
               const char *after)
{
  const char *p;

  g_string_append_printf (query, "%s\"", query->len > 0 ? between : "");
  for (p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (query, '"');
      g_string_append_c (query, *p);
    }
  g_string_append (query, after);
}

static char *
make_part (const Word *word)
{
  g_autoptr (GString) part = g_string_new (NULL);

  append_quoted (part, "", word->folded, "\"");
  if (word->written_out != NULL)
    append_quoted (part, " OR ", word->written_out, "\"");

  return g_string_free (g_steal_pointer (&part), FALSE);
}

static void
cut (char *word)
{
  if (word != NULL && strlen (word) > MAX_WORD_BYTES)
    *g_utf8_find_prev_char (word, word + MAX_WORD_BYTES + 1) = '\0';
}

static void
add_word (WaySearch  *self,
          const char *typed,
          GString    *parts,
          GString    *begin)
{
  Word word = { g_strstrip (way_fold_text (typed)), way_search_write_out (typed), NULL };

  if (*word.folded == '\0')
    {
      clear_word (&word);
      return;
    }
  cut (word.folded);
  cut (word.written_out);
  if (g_utf8_strlen (word.folded, -1) >= SHORTEST_PART)
    {
      word.part = make_part (&word);
      g_string_append_printf (parts, "%s(%s)", parts->len > 0 ? " AND " : "", word.part);
    }
  append_quoted (begin, " ", word.folded, "\" *");
  g_array_append_val (self->words, word);
}

/**
 * way_search_new:
 * @query: (nullable): what was typed
 *
 * Makes a search of what was typed. Nothing that is typed is an error: signs
 * are letters like others.
 *
 * Returns: (transfer full) (nullable): the search; NULL when there is no word to look for
 */
WaySearch *
way_search_new (const char *query)
{
  g_autofree char *typed = query != NULL ? g_utf8_make_valid (query, -1) : NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (WaySearch) self = NULL;
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autoptr (GString) begin = g_string_new (NULL);
  char *p;
  int   i;

  if (typed == NULL)
    return NULL;
  for (p = typed; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      memset (p, ' ', g_utf8_next_char (p) - p);
  words = g_strsplit (typed, " ", -1);

  self = g_new0 (WaySearch, 1);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  for (i = 0; words[i] != NULL && self->words->len < MAX_WORDS; i++)
    add_word (self, words[i], parts, begin);
  if (self->words->len == 0)
    return NULL;
  self->parts = parts->len > 0 ? g_strdup (parts->str) : NULL;
  self->begin = g_strdup (begin->str);

  return g_steal_pointer (&self);
}

/**
 * way_search_free:
 * @self: (transfer full): a search
 *
 * Frees it.
 */
void
way_search_free (WaySearch *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_free (self->parts);
  g_free (self->begin);
  g_free (self);
}

static void
append_says (GString    *sql,
             const char *text,
             guint       place)
{
  g_string_append_printf (sql, "(instr (%s, ?%u) > 0 OR instr (%s, ?%u) > 0)", text, PLACE_FOLDED + place, text, PLACE_WRITTEN_OUT + place);
}

/* Records that refer to what has the word in its name. Others than those in the index cannot have it. */
static void
append_referring (WaySearch *self,
                  GString   *sql,
                  WayColumn *reference,
                  WayKind    target,
                  guint      place)
{
  const WayKindInfo *info = way_kind_get_info (target);
  g_autofree char   *name = g_strdup_printf ("way_sought (t.\"%s\")", info->fields[way_kind_find_name (target)].name);

  g_string_append_printf (sql, " OR r.\"%s\" IN (SELECT t.id FROM \"%s\" AS t WHERE ", reference->name, info->element);
  if (g_array_index (self->words, Word, place).part != NULL)
    g_string_append_printf (sql, "t.row IN (SELECT rowid FROM \"%s-parts\" WHERE search MATCH ?%u) AND ", info->element, PLACE_PART + place);
  append_says (sql, name, place);
  g_string_append_c (sql, ')');
}

static WayColumn *
find_reference (WayTable *table,
                WayKind  *target)
{
  guint i;

  for (i = 0; i < table->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (table->columns, i);

      if (column->present && (column->field->flags & WAY_FIELD_SEARCH) && way_table_get_target (column->field, target))
        return column;
    }

  return NULL;
}

/**
 * way_search_make_condition:
 * @self: a search
 * @table: a table of records
 *
 * Returns: (transfer full): SQL that is true for what is found
 */
char *
way_search_make_condition (WaySearch *self,
                           WayTable  *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  WayKind    target = WAY_KIND_ACCOUNT;
  WayColumn *reference = find_reference (table, &target);
  guint      i;

  if (reference == NULL && self->parts != NULL)
    g_string_append_printf (sql, "r.row IN (SELECT rowid FROM \"%s-parts\" WHERE search MATCH ?%u)", table->name, PLACE_PARTS);
  for (i = 0; i < self->words->len; i++)
    {
      gboolean is_part = g_array_index (self->words, Word, i).part != NULL;

      if (reference == NULL && is_part)
        continue;
      g_string_append (sql, sql->len > 0 ? " AND (" : "(");
      if (is_part)
        g_string_append_printf (sql, "r.row IN (SELECT rowid FROM \"%s-parts\" WHERE search MATCH ?%u)", table->name, PLACE_PART + i);
      else
        append_says (sql, "r.search", i);
      if (reference != NULL)
        append_referring (self, sql, reference, target, i);
      g_string_append_c (sql, ')');
    }

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * way_search_make_order:
 * @self: a search
 * @table: a table of records
 *
 * Returns: (transfer full): SQL that puts what begins a word first
 */
char *
way_search_make_order (WaySearch *self,
                       WayTable  *table)
{
  return g_strdup_printf ("r.row IN (SELECT rowid FROM \"%s-words\" WHERE search MATCH ?%u) DESC, ", table->name, PLACE_BEGIN);
}

/**
 * way_search_dup_words:
 * @self: a search
 *
 * Returns: (transfer full): the folded words, one a line
 */
char *
way_search_dup_words (WaySearch *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  for (i = 0; i < self->words->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", g_array_index (self->words, Word, i).folded);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * way_search_bind:
 * @self: a search
 * @statement: a statement made with its condition
 *
 * Binds the words of the search, at places below WAY_SEARCH_PLACES.
 */
void
way_search_bind (WaySearch    *self,
                 WayStatement *statement)
{
  guint i;

  way_statement_bind_text (statement, PLACE_PARTS, self->parts);
  way_statement_bind_text (statement, PLACE_BEGIN, self->begin);
  for (i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      way_statement_bind_text (statement, PLACE_FOLDED + i, word->folded);
      way_statement_bind_text (statement, PLACE_WRITTEN_OUT + i, word->written_out);
      way_statement_bind_text (statement, PLACE_PART + i, word->part);
    }
}
