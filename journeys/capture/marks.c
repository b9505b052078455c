/* marks.c - what a typed line says besides its words */
#include "config.h"

#include "journeys/capture/marks.h"

#include <string.h>

/* Of a title; see the field. What is longer goes on in the note. */
#define LONGEST_TITLE 2000

/* A piece of a line: words, or a mark that can be one. */
typedef struct
{
  GString *text;
  gboolean is_mark;
} Piece;

static void
clear_piece (gpointer data)
{
  g_string_free (((Piece *)data)->text, TRUE);
}

static gboolean
is_kind_mark (const char *p)
{
  return *p != '\0' && strchr ("!+?=\">", *p) != NULL;
}

static gboolean
is_word_mark (char c)
{
  return c == '@' || c == '#' || c == '^';
}

static gboolean
is_joiner (gunichar c)
{
  return c == '-' || c == '_' || c == '.' || c == '\'' || c == 0x2019 || c == '&';
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
is_in_word (gunichar c)
{
  /* Joiners of Persian, Hindi and emoji stand inside words. */
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x200c || c == 0x200d || is_joiner (c);
}

/* A word begins after a space or an opening bracket. */
static gboolean
is_word_start (const char *begin,
               const char *p)
{
  gunichar before;

  if (p == begin)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (p));

  return g_unichar_isspace (before) || before == '(' || before == '[' || before == '{';
}

/* The end of the word that the mark at p has; NULL when it is none. */
static const char *
find_word (const char *p,
           const char *end,
           char      **word)
{
  const char *from = p + 1;
  const char *to = from;
  gboolean    has_letter = FALSE;

  *word = NULL;
  if (p >= end || !is_word_mark (*p) || from >= end)
    return NULL;
  if (*from == '"')
    {
      const char *close = memchr (from + 1, '"', end - from - 1);
      const char *last = close != NULL ? close : end;

      *word = g_strstrip (g_strndup (from + 1, last - from - 1));
      if (**word != '\0')
        return close != NULL ? close + 1 : end;
      g_clear_pointer (word, g_free);
      return NULL;
    }

  while (to < end && is_in_word (g_utf8_get_char (to)))
    {
      has_letter |= is_letter (g_utf8_get_char (to));
      to = g_utf8_next_char (to);
    }
  /* The full stop of a sentence is not of the word. */
  while (to > from && is_joiner (g_utf8_get_char (g_utf8_prev_char (to))))
    to = g_utf8_prev_char (to);
  /* "#1 reason" and a lone sign are words like others. */
  if (!has_letter || to == from)
    return NULL;
  *word = g_strndup (from, to - from);

  return to;
}

static gboolean
is_word (const char *p,
         const char *end)
{
  g_autofree char *word = NULL;

  return find_word (p, end, &word) != NULL;
}

/* Whether a backslash stands at p that takes what follows literally. */
static gboolean
is_escape (const char *p,
           const char *end,
           gboolean    first)
{
  const char *after = p;

  while (after < end && *after == '\\')
    after++;

  return after > p && after < end && ((first && is_kind_mark (after)) || is_word (after, end));
}

static GString *
add_piece (GArray  *pieces,
           gboolean is_mark)
{
  Piece piece = { g_string_new (NULL), is_mark };

  g_array_append_val (pieces, piece);

  return piece.text;
}

static GString *
get_words (GArray *pieces)
{
  Piece *last = pieces->len > 0 ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;

  return last != NULL && !last->is_mark ? last->text : add_piece (pieces, FALSE);
}

static gboolean
is_known (GPtrArray  *words,
          const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  guint            i;

  for (i = 0; i < words->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (g_ptr_array_index (words, i), -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_mark (WayCaptured *self,
          WayMarkType  type,
          int          start,
          int          end)
{
  WayMark mark = { type, start, end };

  g_array_append_val (self->marks, mark);
}

static void
take_word (WayCaptured *self,
           char         sign,
           const char  *word,
           int          start,
           int          end)
{
  if (sign == '@')
    {
      add_mark (self, WAY_MARK_PERSONA, start, end);
      if (!is_known (self->personas, word))
        g_ptr_array_add (self->personas, g_strdup (word));
    }
  else if (sign == '#')
    {
      add_mark (self, WAY_MARK_TAG, start, end);
      if (!is_known (self->tags, word))
        g_ptr_array_add (self->tags, g_strdup (word));
    }
  else
    {
      add_mark (self, WAY_MARK_CHANNEL, start, end);
      g_free (self->channel);
      self->channel = g_strdup (word);
    }
}

/* The words of a line: marks at its end are left out. */
static char *
join (GArray *pieces)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint    n = pieces->len;
  gboolean all = TRUE;
  guint    i;

  for (i = 0; i < pieces->len; i++)
    {
      const Piece     *piece = &g_array_index (pieces, Piece, i);
      g_autofree char *stripped = g_strstrip (g_strdup (piece->text->str));

      if (!piece->is_mark && *stripped != '\0')
        {
          n = i + 1;
          all = FALSE;
        }
    }
  /* Nothing but marks: then they are what was said. */
  if (all)
    n = pieces->len;
  for (i = 0; i < n; i++)
    g_string_append (line, g_array_index (pieces, Piece, i).text->str);

  return g_strstrip (g_string_free (g_steal_pointer (&line), FALSE));
}

/* Reads one line, from p on; text is where places are counted from. */
static char *
parse_line (WayCaptured *self,
            const char  *text,
            const char  *p,
            const char  *end,
            gboolean     first)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  const char *begin = p;

  g_array_set_clear_func (pieces, clear_piece);
  while (p < end)
    {
      gboolean         starts = is_word_start (begin, p);
      g_autofree char *word = NULL;
      const char      *after;

      if (starts && is_escape (p, end, first && p == begin))
        {
          add_mark (self, WAY_MARK_LITERAL, p - text, p + 1 - text);
          for (p++; p < end && *p == '\\'; p++)
            g_string_append_c (get_words (pieces), '\\');
          g_string_append_c (get_words (pieces), *p++);
          continue;
        }
      after = starts ? find_word (p, end, &word) : NULL;
      if (after != NULL)
        {
          take_word (self, *p, word, p - text, after - text);
          g_string_append (add_piece (pieces, TRUE), word);
          p = after;
          continue;
        }
      after = g_utf8_next_char (p);
      g_string_append_len (get_words (pieces), p, after - p);
      p = after;
    }

  return join (pieces);
}

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static WayKind
get_marked_kind (char mark)
{
  switch (mark)
    {
    case '!':
      return WAY_KIND_PAIN;
    case '+':
      return WAY_KIND_GAIN;
    case '?':
      return WAY_KIND_QUESTION;
    case '=':
      return WAY_KIND_OPPORTUNITY;
    default:
      return WAY_KIND_QUOTE;
    }
}

static WayCaptured *
new_captured (void)
{
  WayCaptured *self = g_new0 (WayCaptured, 1);

  self->kind = WAY_N_KINDS;
  self->personas = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (WayMark));

  return self;
}

static const char *
find_line_end (const char *p)
{
  return p + strcspn (p, "\n\r");
}

/* What stands at the beginning; p goes on behind it. */
static const char *
parse_start (WayCaptured *self,
             const char  *text,
             const char  *p,
             const char  *end)
{
  const char *start = p;

  if (p >= end || !is_kind_mark (p))
    return p;
  if (*p == '>')
    {
      self->type = p[1] == '>' ? WAY_CAPTURED_STAGE : WAY_CAPTURED_STEP;
      p += self->type == WAY_CAPTURED_STAGE ? 2 : 1;
    }
  else
    self->kind = get_marked_kind (*p++);
  add_mark (self, WAY_MARK_KIND, start - text, p - text);

  return skip_spaces (p, end);
}

/* "Kick-off" call: a word in quotation marks is not somebody's words. */
static void
end_quote (WayCaptured *self)
{
  gsize    length = strlen (self->title);
  gboolean closed = length > 0 && self->title[length - 1] == '"';
  gboolean odd = FALSE;
  char    *p;

  for (p = self->title; *p != '\0'; p++)
    odd ^= *p == '"';
  if (closed)
    {
      self->title[length - 1] = '\0';
      g_strchomp (self->title);
    }
  else if (odd)
    {
      g_autofree char *title = g_steal_pointer (&self->title);

      self->title = g_strconcat ("\"", title, NULL);
      self->kind = WAY_N_KINDS;
      g_array_remove_index (self->marks, 0);
    }
}

/* The lines after the first, as the note. */
static void
parse_note (WayCaptured *self,
            const char  *text,
            const char  *p)
{
  g_autoptr (GString) note = g_string_new (NULL);

  while (*p != '\0')
    {
      const char      *from = p + (p[0] == '\r' && p[1] == '\n' ? 2 : 1);
      const char      *end = find_line_end (from);
      g_autofree char *line = parse_line (self, text, from, end, FALSE);

      g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", line);
      p = end;
    }
  g_strstrip (note->str);
  if (*note->str != '\0')
    self->note = g_strdup (note->str);
}

/**
 * way_captured_parse:
 * @text: what was typed
 *
 * Reads a text with marks. What looks like none is text.
 *
 * Returns: (transfer full): what it says
 */
WayCaptured *
way_captured_parse (const char *text)
{
  WayCaptured     *self = new_captured ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *p = skip_spaces (valid, valid + strlen (valid));
  const char      *end = find_line_end (p);

  p = parse_start (self, valid, p, end);
  if (self->type != WAY_CAPTURED_CARD)
    {
      self->title = g_strstrip (g_strndup (p, end - p));
      return self;
    }
  self->title = parse_line (self, valid, p, end, self->kind == WAY_N_KINDS);
  if (self->kind == WAY_KIND_QUOTE)
    end_quote (self);
  parse_note (self, valid, end);

  return self;
}

/**
 * way_captured_new_literal:
 * @text: what was pasted
 *
 * Takes a text as it is: its first line as the title, the others as the note.
 *
 * Returns: (transfer full): a card without marks
 */
WayCaptured *
way_captured_new_literal (const char *text)
{
  WayCaptured     *self = new_captured ();
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (text, -1));
  const char      *end = find_line_end (valid);

  if (g_utf8_strlen (valid, end - valid) > LONGEST_TITLE)
    end = g_utf8_offset_to_pointer (valid, LONGEST_TITLE);
  self->title = g_strstrip (g_strndup (valid, end - valid));
  if (*end != '\0')
    self->note = g_strstrip (g_strdup (end));

  return self;
}

/**
 * way_captured_free:
 * @self: (transfer full): what was typed
 */
void
way_captured_free (WayCaptured *self)
{
  g_free (self->title);
  g_free (self->note);
  g_free (self->channel);
  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->tags);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * way_captured_is_empty:
 * @self: what was typed
 *
 * Returns: whether there is nothing to put on a map
 */
gboolean
way_captured_is_empty (WayCaptured *self)
{
  return *self->title == '\0' && self->note == NULL;
}

/**
 * way_captured_find_word:
 * @text: what was typed
 * @caret: a place in it, in bytes
 * @type: (out): what kind of mark the caret is at the end of
 * @start: (out): where the mark begins, in bytes
 * @word: (out): what is typed of its word, maybe nothing yet
 *
 * Finds what can be completed.
 *
 * Returns: whether the caret is in the word of a mark
 */
gboolean
way_captured_find_word (const char  *text,
                        int          caret,
                        WayMarkType *type,
                        int         *start,
                        char       **word)
{
  const char *end = text + caret;
  const char *p = end;
  gboolean    quoted = FALSE;

  while (p > text && (is_in_word (g_utf8_get_char (g_utf8_prev_char (p)))))
    p = g_utf8_prev_char (p);
  if (p == text || !is_word_mark (p[-1]))
    {
      /* Between quotation marks there may be spaces. */
      while (p > text && p[-1] != '"' && p[-1] != '\n')
        p = g_utf8_prev_char (p);
      quoted = p - text >= 2 && p[-1] == '"' && is_word_mark (p[-2]);
      if (!quoted)
        return FALSE;
      p--;
    }
  p--;
  if (!is_word_start (text, p))
    return FALSE;
  *type = *p == '@' ? WAY_MARK_PERSONA : (*p == '#' ? WAY_MARK_TAG : WAY_MARK_CHANNEL);
  *start = p - text;
  p += quoted ? 2 : 1;
  *word = g_strndup (p, end - p);

  return TRUE;
}

/**
 * way_captured_write_word:
 * @type: persona, tag or channel
 * @word: its word
 *
 * Returns: (transfer full): the mark, as it is typed
 */
char *
way_captured_write_word (WayMarkType type,
                         const char *word)
{
  char             sign = type == WAY_MARK_PERSONA ? '@' : (type == WAY_MARK_TAG ? '#' : '^');
  g_autofree char *plain = g_strdup_printf ("%c%s", sign, word);
  const char      *end = plain + strlen (plain);
  g_autofree char *read = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *clean = NULL;

  if (find_word (plain, end, &read) == end)
    return g_steal_pointer (&plain);
  parts = g_strsplit (word, "\"", -1);
  clean = g_strjoinv ("", parts);

  return g_strdup_printf ("%c\"%s\"", sign, clean);
}

/**
 * way_captured_escape:
 * @text: any text
 * @at_start: whether it stands at the beginning of what is typed
 *
 * Puts backslashes before what would be read as marks.
 *
 * Returns: (transfer full): a text that says the same literally
 */
char *
way_captured_escape (const char *text,
                     gboolean    at_start)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *all = valid + strlen (valid);
  const char      *first = at_start ? skip_spaces (valid, all) : NULL;
  const char      *line = valid;
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p;

  for (p = valid; *p != '\0';)
    {
      const char *end = find_line_end (p);
      const char *after = g_utf8_next_char (p);

      if (p == first && is_kind_mark (p))
        g_string_append_c (out, '\\');
      else if (is_word_start (line, p) && (is_word (p, end) || is_escape (p, end, p == first)))
        {
          g_string_append_c (out, '\\');
          /* The run of backslashes stays together. */
          for (; *p == '\\'; p++)
            g_string_append_c (out, '\\');
          after = g_utf8_next_char (p);
        }
      g_string_append_len (out, p, after - p);
      if (*p == '\n' || *p == '\r')
        line = after;
      p = after;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * way_captured_fold:
 * @text: a name
 *
 * Returns: (transfer full): its letters and digits, without case and accents, to compare
 */
char *
way_captured_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p;

  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (g_steal_pointer (&out), FALSE);
}
