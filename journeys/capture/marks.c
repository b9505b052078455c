/* marks.c - what a typed line says besides its words */
#include "config.h"

#include "journeys/capture/marks.h"

#include <string.h>

#include "journeys/capture/mark-scan.h"
#include "journeys/model/fold.h"
#include "journeys/model/join.h"

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
  g_autofree char *folded = way_fold_text (word);
  guint            i;

  for (i = 0; i < words->len; i++)
    {
      g_autofree char *other = way_fold_text (g_ptr_array_index (words, i));

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
           gboolean     quoted,
           int          start,
           int          end)
{
  WayMarkType type = way_mark_get_type (sign);
  GPtrArray  *words = type == WAY_MARK_WHO ? self->who : (type == WAY_MARK_TAG ? self->tags : NULL);
  char      **single = type == WAY_MARK_CHANNEL ? &self->channel : &self->job;

  add_mark (self, type, start, end);
  if (words == NULL)
    {
      g_free (*single);
      *single = g_strdup (word);
    }
  else if (!is_known (words, word))
    g_ptr_array_add (words, g_strdup (word));
  if (quoted)
    g_ptr_array_add (self->exact, g_strdup (word));
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

/* The word of the mark at p, and where it ends; NULL when there is none. */
static const char *
find_word (const char         *p,
           const char         *end,
           const WayMarkNames *names,
           char              **word)
{
  const char *after = way_mark_find_word (p, end, word);
  const char *to = after != NULL && names != NULL && p[1] != '"' ? way_mark_find_name (p, after, end, names) : after;

  if (to != after)
    {
      g_free (*word);
      *word = g_strndup (p + 1, to - p - 1);
    }

  return to;
}

/* Reads one line, from p on; text is where places are counted from. */
static char *
parse_line (WayCaptured        *self,
            const char         *text,
            const char         *p,
            const char         *end,
            const WayMarkNames *names,
            gboolean            first)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  const char *begin = p;

  g_array_set_clear_func (pieces, clear_piece);
  while (p < end)
    {
      gboolean         starts = way_mark_is_word_start (begin, p);
      g_autofree char *word = NULL;
      const char      *after;

      if (starts && way_mark_is_escape (p, end, first && p == begin))
        {
          add_mark (self, WAY_MARK_LITERAL, p - text, p + 1 - text);
          for (p++; p < end && *p == '\\'; p++)
            g_string_append_c (get_words (pieces), '\\');
          g_string_append_c (get_words (pieces), *p++);
          continue;
        }
      after = starts ? find_word (p, end, names, &word) : NULL;
      if (after != NULL)
        {
          take_word (self, *p, word, p[1] == '"', p - text, after - text);
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
  self->who = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->exact = g_ptr_array_new_with_free_func (g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (WayMark));

  return self;
}

/* What stands at the beginning; p goes on behind it. */
static const char *
parse_start (WayCaptured *self,
             const char  *text,
             const char  *p,
             const char  *end)
{
  const char *start = p;

  if (p >= end || !way_mark_is_kind_mark (p))
    return p;
  if (*p == '>')
    {
      self->type = p[1] == '>' ? WAY_CAPTURED_STAGE : WAY_CAPTURED_STEP;
      p += self->type == WAY_CAPTURED_STAGE ? 2 : 1;
    }
  else
    self->kind = get_marked_kind (*p++);
  add_mark (self, WAY_MARK_KIND, start - text, p - text);

  return way_mark_skip_spaces (p, end);
}

/* "-@Nadia -#late": nothing but marks, the first with a minus. */
static gboolean
parse_taking_off (WayCaptured        *self,
                  const char         *text,
                  const char         *from,
                  const char         *end,
                  const WayMarkNames *names)
{
  gboolean    take;
  const char *p;

  if (!way_mark_is_taking_off (from, end) || *way_mark_skip_spaces (end, end + strlen (end)) != '\0')
    return FALSE;
  /* Looked at first, taken then. */
  for (take = FALSE; take <= TRUE; take++)
    for (p = from; p < end; p = way_mark_skip_spaces (p, end))
      {
        const char      *sign = *p == '-' ? p + 1 : p;
        g_autofree char *word = NULL;
        const char      *after = find_word (sign, end, names, &word);

        if (after == NULL || (after < end && !g_unichar_isspace (g_utf8_get_char (after))))
          return FALSE;
        if (take)
          take_word (self, *sign, word, sign[1] == '"', p - text, after - text);
        p = after;
      }
  self->type = WAY_CAPTURED_TAKING_OFF;
  self->title = g_strdup ("");

  return TRUE;
}

/* "Kick-off" call, "A" and "B": words in quotation marks are not somebody's words. */
static void
end_quote (WayCaptured *self)
{
  gsize length = strlen (self->title);
  int   n = 0;
  char *p;

  for (p = self->title; *p != '\0'; p++)
    n += *p == '"';
  if (n == 1 && self->title[length - 1] == '"')
    {
      self->title[length - 1] = '\0';
      g_strchomp (self->title);
    }
  else if (n % 2 == 1)
    {
      g_autofree char *title = g_steal_pointer (&self->title);

      self->title = g_strconcat ("\"", title, NULL);
      self->kind = WAY_N_KINDS;
      g_array_remove_index (self->marks, 0);
    }
}

/* The lines after the first, as the note. */
static void
parse_note (WayCaptured        *self,
            const char         *text,
            const char         *p,
            const WayMarkNames *names)
{
  g_autoptr (GString) note = g_string_new (NULL);

  while (*p != '\0')
    {
      const char      *from = p + (p[0] == '\r' && p[1] == '\n' ? 2 : 1);
      const char      *end = way_mark_find_line_end (from);
      g_autofree char *line = parse_line (self, text, from, end, names, FALSE);

      way_join_append (note, "\n", line);
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
  return way_captured_parse_named (text, NULL);
}

/**
 * way_captured_parse_named:
 * @text: what was typed
 * @names: (nullable): the names that are known
 *
 * Reads a text with marks, which go on over the spaces of names.
 *
 * Returns: (transfer full): what it says
 */
WayCaptured *
way_captured_parse_named (const char         *text,
                          const WayMarkNames *names)
{
  WayCaptured     *self = new_captured ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *p = way_mark_skip_spaces (valid, valid + strlen (valid));
  const char      *end = way_mark_find_line_end (p);

  if (parse_taking_off (self, valid, p, end, names))
    return self;
  p = parse_start (self, valid, p, end);
  if (self->type != WAY_CAPTURED_CARD)
    {
      self->title = g_strstrip (g_strndup (p, end - p));
      return self;
    }
  self->title = parse_line (self, valid, p, end, names, self->kind == WAY_N_KINDS);
  if (self->kind == WAY_KIND_QUOTE)
    end_quote (self);
  parse_note (self, valid, end, names);

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
  const char      *end = way_mark_find_line_end (valid);

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
  g_free (self->job);
  g_ptr_array_unref (self->who);
  g_ptr_array_unref (self->exact);
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
  return self->type != WAY_CAPTURED_TAKING_OFF && *self->title == '\0' && self->note == NULL;
}

/**
 * way_captured_is_exact:
 * @self: what was typed
 * @name: a name in it
 *
 * Returns: whether it stood between quotation marks, and so is no beginning of a longer one
 */
gboolean
way_captured_is_exact (const WayCaptured *self,
                       const char        *name)
{
  return g_ptr_array_find_with_equal_func (self->exact, name, g_str_equal, NULL);
}
