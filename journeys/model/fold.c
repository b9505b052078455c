/* fold.c - texts without what a search does not look at: capitals, accents, width */
#include "config.h"

#include "journeys/model/fold.h"

#include <string.h>

/* The points of Hebrew and the vowel signs of Arabic, which most people leave out. */
static gboolean
is_point (gunichar c)
{
  return (c >= 0x0591 && c <= 0x05bd) || c == 0x05bf || c == 0x05c1 || c == 0x05c2 || c == 0x05c4 || c == 0x05c5 || c == 0x05c7 ||
         (c >= 0x0610 && c <= 0x061a) || (c >= 0x064b && c <= 0x065f) || c == 0x0670 || (c >= 0x06d6 && c <= 0x06dc);
}

static gboolean
is_accent (gunichar c)
{
  return is_point (c) || (c >= 0x0300 && c <= 0x036f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
         (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f);
}

/* Letters that people take for others although Unicode does not. */
static const char *
find_likeness (gunichar c)
{
  static const struct
  {
    gunichar    letter;
    const char *like;
  } table[] = {
    { 0x00e6, "ae" },
    { 0x00f0, "d" },
    { 0x00f8, "o" },
    { 0x00fe, "th" },
    { 0x0111, "d" },
    { 0x0127, "h" },
    { 0x0131, "i" },
    { 0x0142, "l" },
    { 0x0153, "oe" },
    { 0x0167, "t" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].letter == c)
      return table[i].like;

  return NULL;
}

static char *
fold_unicode (const char *text,
              gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *small = NULL;
  g_autoptr (GString) kept = g_string_sized_new (strlen (apart));
  g_autoptr (GString) out = NULL;
  const char *p;

  for (p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_accent (g_utf8_get_char (p)))
      g_string_append_len (kept, p, g_utf8_next_char (p) - p);

  small = g_utf8_casefold (kept->str, kept->len);
  out = g_string_sized_new (strlen (small));
  for (p = small; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *like = (guchar)*p >= 0x80 ? find_likeness (g_utf8_get_char (p)) : NULL;

      if (like != NULL)
        g_string_append (out, like);
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_utf8_normalize (out->str, out->len, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* Whether something is put on the letter at P, which is ASCII. */
static gboolean
is_marked (const char *p)
{
  gunichar next = (guchar)p[1] >= 0x80 ? g_utf8_get_char_validated (p + 1, -1) : 0;

  return next < 0x80000000 && g_unichar_ismark (next);
}

/**
 * way_fold_text:
 * @text: a text; what is not UTF-8 in it is replaced
 *
 * Takes away what search does not look at: capitals, accents, width.
 *
 * Returns: (transfer full): the folded text
 */
char *
way_fold_text (const char *text)
{
  g_autoptr (GString) out = NULL;
  const char *p, *end;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  /* Unicode costs a hundred times as much, so it is asked about as little as can be. */
  out = g_string_sized_new (strlen (text));
  for (p = text; *p != '\0'; p = end)
    {
      end = p + 1;
      if ((guchar)*p < 0x80 && !is_marked (p))
        {
          g_string_append_c (out, g_ascii_tolower (*p));
          continue;
        }
      while ((guchar)*end >= 0x80)
        end++;
      {
        g_autofree char *folded = fold_unicode (p, end - p);

        g_string_append (out, folded);
      }
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * way_fold_umlauts:
 * @text: a text; what is not UTF-8 in it is replaced
 *
 * Folds a text as it is written where there is no key for umlauts: "Müller" becomes "mueller", and "Ångström" "aangstroem".
 *
 * Returns: (transfer full): the folded text
 */
char *
way_fold_umlauts (const char *text)
{
  static const char *const written_out[][2] = {
    { "ä", "ae" }, { "Ä", "ae" }, { "ö", "oe" }, { "Ö", "oe" }, { "ü", "ue" }, { "Ü", "ue" }, { "ø", "oe" }, { "Ø", "oe" }, { "å", "aa" }, { "Å", "aa" }
  };
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autoptr (GString) out = NULL;
  guint i;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  out = g_string_new (composed);
  for (i = 0; i < G_N_ELEMENTS (written_out); i++)
    g_string_replace (out, written_out[i][0], written_out[i][1], 0);

  return way_fold_text (out->str);
}

/**
 * way_fold_name:
 * @text: a name
 *
 * Folds a name so far that ways of writing it are the same: "e-mail" and "E Mail".
 *
 * Returns: (transfer full): its folded letters and digits, with the signs that are put on them
 */
char *
way_fold_name (const char *text)
{
  g_autofree char *folded = way_fold_text (text);
  g_autoptr (GString) out = g_string_sized_new (strlen (folded));
  const char *p;

  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * way_fold_words:
 * @typed: what somebody looks for
 *
 * Returns: (transfer full) (array zero-terminated=1): its words, folded
 */
char **
way_fold_words (const char *typed)
{
  g_autofree char *folded = way_fold_text (typed);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  int i;

  for (i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);

  return g_strv_builder_end (words);
}

/**
 * way_fold_has_words:
 * @folded: a folded text
 * @words: folded words
 *
 * Returns: whether each word is somewhere in the text, if only as a part of another
 */
gboolean
way_fold_has_words (const char        *folded,
                    const char *const *words)
{
  int i;

  for (i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
begins_word (const char *folded,
             const char *place)
{
  return place == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

static gboolean
has_beginning (const char *folded,
               const char *word)
{
  const char *place;

  for (place = strstr (folded, word); place != NULL; place = strstr (g_utf8_next_char (place), word))
    if (begins_word (folded, place))
      return TRUE;

  return FALSE;
}

/* "zts" for "zoom to the selection": its letters begin words, in that order. */
static gboolean
has_initials (const char *folded,
              const char *letters)
{
  const char *p;

  for (p = folded; *p != '\0' && *letters != '\0'; p = g_utf8_next_char (p))
    if (begins_word (folded, p) && g_utf8_get_char (p) == g_utf8_get_char (letters))
      letters = g_utf8_next_char (letters);

  return *letters == '\0';
}

/**
 * way_fold_rank:
 * @folded: a folded text, for example a name
 * @words: folded words
 *
 * Tells how well a text fits what somebody looks for by a few letters.
 *
 * Returns: 0 when it begins with the first word, 1 when each word begins one of it,
 *   2 when each is part of one, 3 when the only word is made of first letters, -1 when it does not fit
 */
int
way_fold_rank (const char        *folded,
               const char *const *words)
{
  gboolean begin = TRUE;
  int      i;

  for (i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return words[1] == NULL && g_utf8_strlen (words[0], -1) > 1 && has_initials (folded, words[0]) ? 3 : -1;
      begin = begin && has_beginning (folded, words[i]);
    }
  if (words[0] == NULL || (begin && g_str_has_prefix (folded, words[0])))
    return 0;

  return begin ? 1 : 2;
}

/* A text folded letter by letter, so that a place in it can be told in the text. */
typedef struct
{
  GString *folded;
  GArray  *starts; /* for each byte, where the letter is that it comes from */
} Places;

/* The end of the letter at P with all that is put on it. */
static const char *
find_letter_end (const char *p)
{
  p = g_utf8_next_char (p);
  /* The parts of which a Korean letter can be made belong together as well. */
  while (*p != '\0' && (g_unichar_ismark (g_utf8_get_char (p)) || (g_utf8_get_char (p) >= 0x1160 && g_utf8_get_char (p) <= 0x11ff)))
    p = g_utf8_next_char (p);

  return p;
}

static void
find_places (Places     *places,
             const char *text)
{
  const char *p, *end;
  gsize       start, i;

  places->folded = g_string_sized_new (strlen (text));
  places->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), strlen (text) + 1);
  for (p = text; *p != '\0'; p = end)
    {
      gsize before = places->folded->len;

      end = find_letter_end (p);
      if (end == p + 1)
        g_string_append_c (places->folded, g_ascii_tolower (*p));
      else
        {
          g_autofree char *letter = fold_unicode (p, end - p);

          g_string_append (places->folded, letter);
        }
      start = p - text;
      for (i = before; i < places->folded->len; i++)
        g_array_append_val (places->starts, start);
    }
  start = p - text;
  g_array_append_val (places->starts, start);
}

static void
places_clear (Places *places)
{
  g_string_free (places->folded, TRUE);
  g_array_unref (places->starts);
}

/* Where whole letters of the text are what is sought. Of "æ", "a" is no whole letter. */
static gboolean
find_in_places (const Places *places,
                const char   *sought,
                gsize         from,
                gsize        *start,
                gsize        *end)
{
  const gsize *starts = (const gsize *)places->starts->data;
  gsize        length = strlen (sought);
  const char  *hit;

  for (hit = strstr (places->folded->str, sought); length > 0 && hit != NULL; hit = strstr (hit + 1, sought))
    {
      gsize at = hit - places->folded->str;

      if (starts[at] < from || (at > 0 && starts[at - 1] == starts[at]) || starts[at + length - 1] == starts[at + length])
        continue;
      *start = starts[at];
      *end = starts[at + length];
      return TRUE;
    }

  return FALSE;
}

/**
 * way_fold_find:
 * @text: a text as it was written, in UTF-8
 * @sought: folded
 * @from: a place in @text, in bytes
 * @start: (out): where it is, in bytes
 * @end: (out): where that ends
 *
 * Finds what is the same as @sought but for capitals and accents.
 *
 * Returns: whether it is there, at @from or later
 */
gboolean
way_fold_find (const char *text,
               const char *sought,
               gsize       from,
               gsize      *start,
               gsize      *end)
{
  Places   places;
  gboolean found;

  find_places (&places, text);
  found = find_in_places (&places, sought, from, start, end);
  places_clear (&places);

  return found;
}

/**
 * way_fold_replace:
 * @text: a text as it was written, in UTF-8
 * @sought: folded
 * @with: what comes in its place, as it is
 *
 * Returns: (transfer full) (nullable): the text with all replaced; NULL when there is nothing to replace
 */
char *
way_fold_replace (const char *text,
                  const char *sought,
                  const char *with)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Places places;
  gsize  from = 0, start, end;

  find_places (&places, text);
  while (find_in_places (&places, sought, from, &start, &end))
    {
      g_string_append_len (out, text + from, start - from);
      g_string_append (out, with);
      from = end;
    }
  places_clear (&places);
  if (from == 0)
    return NULL;
  g_string_append (out, text + from);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
