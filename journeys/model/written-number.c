/* written-number.c - numbers and amounts as people and programs write them
 *
 * "$1,100.04", "1.100,04 €", "(5)", "250k", "3.2 Mio EUR". A number is read whole or not at
 * all: a wrong amount is worse than none, because nobody looks for it.
 */
#include "config.h"

#include "journeys/model/written-number.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/currencies.h"

/* What a text was taken apart into. */
typedef struct
{
  char       *digits;  /* owned; with what separates them; blanks and apostrophes as ' */
  const char *unclear; /* in the text: a sign that several currencies have */
  int         unclear_length;
  char        currency[4]; /* or empty */
  double      scale;       /* of "Mio"; 0 when nothing was said */
  gboolean    is_negative;
  gboolean    is_share; /* has a per cent sign */
} Number;

/* Words for many. What is a thousand in one language and a million in another, like
 * "mil", is none, and neither is "t", which is a thousand or a trillion. */
static const struct
{
  const char *word;
  double      scale;
} scales[] = {
  { "k", 1e3 },
  { "tsd", 1e3 },
  { "thousand", 1e3 },
  { "tausend", 1e3 },
  { "tys", 1e3 },
  { "lakh", 1e5 },
  { "lakhs", 1e5 },
  { "m", 1e6 },
  { "mm", 1e6 },
  { "mio", 1e6 },
  { "mios", 1e6 },
  { "mill", 1e6 },
  { "mln", 1e6 },
  { "mn", 1e6 },
  { "million", 1e6 },
  { "millions", 1e6 },
  { "millionen", 1e6 },
  { "millón", 1e6 },
  { "millones", 1e6 },
  { "milione", 1e6 },
  { "milioni", 1e6 },
  { "miljoen", 1e6 },
  { "miljoner", 1e6 },
  { "millioner", 1e6 },
  { "crore", 1e7 },
  { "crores", 1e7 },
  { "b", 1e9 },
  { "bn", 1e9 },
  { "bln", 1e9 },
  { "mrd", 1e9 },
  { "mrds", 1e9 },
  { "mld", 1e9 },
  { "md", 1e9 },
  { "mds", 1e9 },
  { "mia", 1e9 },
  { "billion", 1e9 },
  { "milliarden", 1e9 },
  { "milliard", 1e9 },
  { "milliards", 1e9 },
};

/* Letters that stand right before a currency: "T€", "TEUR", "MUSD", "kEUR". */
static double
find_letter_scale (char letter)
{
  switch (g_ascii_tolower (letter))
    {
    case 'k':
    case 't':
      return 1e3;
    case 'm':
      return 1e6;
    default:
      return 0;
    }
}

/* A word for many; how long it is. */
static int
find_scale (const char *text,
            const char *likely,
            double     *scale)
{
  const char      *p = text;
  g_autofree char *word = NULL;
  char             currency[4];
  guint            i;

  if (g_str_has_prefix (text, "万") || g_str_has_prefix (text, "億") || g_str_has_prefix (text, "亿"))
    {
      *scale = g_str_has_prefix (text, "万") ? 1e4 : 1e8;
      return strlen ("万");
    }
  while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p == text)
    return 0;
  word = g_utf8_strdown (text, p - text);
  for (i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strcmp (word, scales[i].word) == 0)
      {
        *scale = scales[i].scale;
        return p - text + (*p == '.' ? 1 : 0);
      }
  if (find_letter_scale (*text) != 0 && way_currency_find (text, likely, currency) == 0 && way_currency_find (text + 1, likely, currency) > 0)
    {
      *scale = find_letter_scale (*text);
      return 1;
    }

  return 0;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xa0 || c == 0x202f;
}

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
take_minus (const char **p,
            gboolean    *is_negative)
{
  gunichar c = g_utf8_get_char (*p);

  if (c != '-' && c != 0x2212)
    return FALSE;
  *is_negative = TRUE;
  *p = g_utf8_next_char (*p);

  return TRUE;
}

/* How many bytes at the beginning of a text name a currency. */
static int
take_currency (const char *text,
               const char *likely,
               Number     *number,
               char        currency[4])
{
  int length = way_currency_find (text, likely, currency);

  if (length > 0 && *currency == '\0')
    {
      number->unclear = text;
      number->unclear_length = length;
    }

  return length;
}

/* Digits and what separates them, which a digit follows. */
static const char *
take_digits (const char *p,
             GString    *digits)
{
  while (TRUE)
    {
      const char *after = p;
      gunichar    c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || *p == '.' || *p == ',')
        {
          g_string_append_c (digits, *p++);
          continue;
        }
      if (is_blank (c))
        after = skip_blanks (p);
      else if (c == '\'' || c == 0x2019)
        after = g_utf8_next_char (p);
      if (after == p || !g_ascii_isdigit (*after) || digits->len == 0)
        return p;
      g_string_append_c (digits, '\'');
      p = after;
    }
}

/* "5,-", "5.–" and "5.--": there are no decimals, which is no minus. */
static const char *
skip_nothing_behind (const char *p,
                     GString    *digits)
{
  gunichar c;

  if (digits->len < 2 || (digits->str[digits->len - 1] != ',' && digits->str[digits->len - 1] != '.'))
    return p;
  for (c = g_utf8_get_char (p); c == '-' || c == 0x2012 || c == 0x2013 || c == 0x2014; c = g_utf8_get_char (p))
    p = g_utf8_next_char (p);

  return p;
}

/* A sign, a currency, the digits, how many are meant, and a currency or sign behind. */
static gboolean
take_apart (const char *text,
            const char *likely,
            Number     *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = skip_blanks (text);
  const char *before;
  gboolean    in_brackets = *p == '(';
  gboolean    has_sign;
  char        behind[4] = "";
  int         length;

  memset (number, 0, sizeof *number);
  if (in_brackets)
    p = skip_blanks (p + 1);
  has_sign = take_minus (&p, &number->is_negative);
  if (!has_sign && *p == '+')
    {
      has_sign = TRUE;
      p++;
    }
  before = skip_blanks (p);
  p = skip_blanks (before + take_currency (before, likely, number, number->currency));
  if (*p == '(' && !in_brackets)
    {
      in_brackets = TRUE;
      p++;
    }
  if (!has_sign)
    has_sign = take_minus (&p, &number->is_negative);
  p = skip_nothing_behind (take_digits (skip_blanks (p), digits), digits);
  if (digits->len == 0 || (in_brackets && has_sign))
    return FALSE;

  p = skip_blanks (p);
  if (!has_sign && !in_brackets)
    take_minus (&p, &number->is_negative);
  p = skip_blanks (p);
  length = find_scale (p, likely, &number->scale);
  p = skip_blanks (p + length);
  length = take_currency (p, likely, number, behind);
  p = skip_blanks (p + length);
  if (*p == '%' && length == 0)
    {
      number->is_share = TRUE;
      p = skip_blanks (p + 1);
    }
  if (!has_sign && !in_brackets && !number->is_negative)
    take_minus (&p, &number->is_negative);
  if (in_brackets)
    {
      number->is_negative = TRUE;
      if (*p++ != ')')
        return FALSE;
      /* "(5) EUR" */
      p = skip_blanks (p);
      if (length == 0)
        p = skip_blanks (p + take_currency (p, likely, number, behind));
    }
  if (*p != '\0')
    return FALSE;
  /* "$12 CAD" */
  if (*behind != '\0' && *number->currency != '\0')
    way_currency_find (before, behind, number->currency);
  if (*behind != '\0' && *number->currency != '\0' && strcmp (behind, number->currency) != 0)
    return FALSE;
  if (*behind != '\0')
    g_strlcpy (number->currency, behind, sizeof number->currency);
  number->digits = g_string_free (g_steal_pointer (&digits), FALSE);

  return TRUE;
}

/* Which sign separates the decimals; NUL when the digits do not tell. */
static char
find_decimal (const char *digits)
{
  const char *dot = strrchr (digits, '.');
  const char *comma = strrchr (digits, ',');
  const char *last = dot > comma ? dot : comma;

  if (last == NULL)
    return '\0';
  if (dot != NULL && comma != NULL)
    return *last;
  if (strchr (digits, *last) != last)
    return *last == '.' ? ',' : '.';
  /* "1,100" */
  if (strlen (last + 1) == 3 && last > digits && last - digits <= 3 && *digits != '0' && strchr (digits, '\'') == NULL)
    return '\0';

  return *last;
}

/* Groups of three, or in India of two before the last three. */
static gboolean
is_grouped_well (const char *whole)
{
  const char *first = strpbrk (whole, ".,'");
  char        sign = first != NULL ? *first : '\0';
  const char *p;
  gboolean    by_three = TRUE, by_two = sign == ',';

  if (first == NULL)
    return TRUE;
  if (first == whole || first - whole > 3)
    return FALSE;
  for (p = first; *p == sign; p += 1 + strspn (p + 1, "0123456789"))
    {
      gsize    length = strspn (p + 1, "0123456789");
      gboolean is_last = p[1 + length] == '\0';

      by_three = by_three && length == 3;
      by_two = by_two && length == (is_last ? 3 : 2);
    }

  return *p == '\0' && (by_three || (by_two && first - whole <= 2));
}

/* 0123456789 and one dot; NULL when that cannot be made of it. */
static char *
write_plainly (const char *digits,
               char        decimal)
{
  const char      *last = strrchr (digits, decimal);
  g_autofree char *whole = last != NULL ? g_strndup (digits, last - digits) : g_strdup (digits);
  GString         *plain;
  const char      *p;

  if (!is_grouped_well (whole) || (last != NULL && last[1 + strspn (last + 1, "0123456789")] != '\0'))
    return NULL;
  /* "5." and ".5" are written, "." is not. */
  if (*whole == '\0' && (last == NULL || last[1] == '\0'))
    return NULL;
  plain = g_string_new (NULL);
  for (p = whole; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (plain, *p);
  if (plain->len == 0)
    g_string_append_c (plain, '0');
  if (last != NULL && last[1] != '\0')
    g_string_append_printf (plain, ".%s", last + 1);

  return g_string_free (plain, FALSE);
}

/* A thousandth of a cent is nobody's money; and what is in millions becomes whole. */
static char *
scale_number (const WayField *field,
              const char     *plain,
              double          scale)
{
  char   buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  double number = g_ascii_strtod (plain, NULL);

  if ((scale == 1 && field->type != WAY_FIELD_MONEY) || !isfinite (number))
    return g_strdup (plain);
  /* As it is written, where that can be kept. */
  if (scale == 1 && (strchr (plain, '.') == NULL || strlen (strchr (plain, '.')) <= 3))
    return g_strdup (plain);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", number * scale));
}

/* Tells what is wrong with a text, for a person who knows what is meant. */
static gboolean
refuse (const WayField *field,
        const char     *text,
        const Number   *number,
        GError        **error)
{
  if (number != NULL && number->unclear != NULL && *number->currency == '\0')
    {
      g_autofree char *sign = g_strndup (number->unclear, number->unclear_length);

      g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                   /* TRANSLATORS: a field, an amount, what several currencies are called: kr */
                   _ ("%s: In “%s”, “%s” can be several currencies. Write its three letters, for example SEK, NOK or DKK."),
                   _ (field->label), text, sign);
    }
  else
    g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                 field->type == WAY_FIELD_MONEY ? _ ("%s: “%s” is no amount that can be taken without doubt. Write it like 1200.50 EUR.")
                                                : _ ("%s: “%s” is no number that can be taken without doubt. Write it like 1200.5."),
                 _ (field->label), text);

  return FALSE;
}

/* "2,375" where three decimals can be. */
static gboolean
refuse_ambiguous (const WayField *field,
                  const char     *text,
                  const char     *digits,
                  GError        **error)
{
  g_autofree char *large = write_plainly (digits, strchr (digits, '.') != NULL ? ',' : '.');
  g_autofree char *small = write_plainly (digits, strchr (digits, '.') != NULL ? '.' : ',');

  /* TRANSLATORS: a field, a number, and two ways to read it: Value: “2,375” can be two numbers. Write 2375 or 2.375. */
  g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("%s: “%s” can be two numbers. Write %s or %s."), _ (field->label), text, large, small);

  return FALSE;
}

/**
 * way_written_number_find_decimal:
 * @text: a number or an amount
 *
 * Returns: the sign that separates its decimals, '.' or ','; NUL when it does not tell
 */
char
way_written_number_find_decimal (const char *text)
{
  Number           number;
  g_autofree char *digits = NULL;

  if (!take_apart (text, "", &number))
    return '\0';
  digits = number.digits;

  return find_decimal (digits);
}

/**
 * way_written_number_read:
 * @field: a field of numbers or amounts
 * @text: what was typed or read
 * @writing: how others beside it are written
 * @value: (out) (transfer full): the canonical value
 * @error: where to put why it is no number, in words for the user
 *
 * Reads a number as people write it, with what parts thousands, words for many and the sign of a currency.
 * May be called in any thread.
 *
 * Returns: whether it is a value of the field
 */
gboolean
way_written_number_read (const WayField   *field,
                         const char       *text,
                         const WayWriting *writing,
                         char            **value,
                         GError          **error)
{
  gboolean         is_money = field->type == WAY_FIELD_MONEY;
  Number           number;
  g_autofree char *digits = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *scaled = NULL;
  g_autofree char *canonical = NULL;
  const char      *currency;
  char             decimal;

  *value = NULL;
  if (!take_apart (text, writing->currency, &number))
    return refuse (field, text, NULL, error);
  digits = number.digits;
  if (number.unclear != NULL && *number.currency == '\0')
    return refuse (field, text, &number, error);
  decimal = find_decimal (digits);
  if (decimal == '\0')
    decimal = writing->decimal;
  /* Nobody writes three noughts behind a decimal sign. */
  if (decimal == '\0' && field->decimals >= 3 && !is_money && strpbrk (digits, ".,") != NULL && !g_str_has_suffix (digits, "000"))
    return refuse_ambiguous (field, text, digits, error);
  /* "1.500" alone is a thousand and more; of millions it can be either. */
  if (decimal == '\0' && (number.scale == 0 || strpbrk (digits, ".,") == NULL))
    decimal = strchr (digits, '.') != NULL ? ',' : '.';
  if (decimal != '\0' && (is_money ? !number.is_share : *number.currency == '\0'))
    plain = write_plainly (digits, decimal);
  if (plain == NULL)
    return refuse (field, text, NULL, error);

  /* What a number says of itself is more than what stands above it. */
  scaled = scale_number (field, plain, number.scale != 0 ? number.scale : (writing->scale != 0 ? writing->scale : 1));
  currency = *number.currency != '\0' ? number.currency : writing->currency;
  canonical = g_strdup_printf ("%s%s%s%s", number.is_negative ? "-" : "", scaled, is_money && *currency != '\0' ? " " : "", is_money ? currency : "");

  return way_field_normalise_stored (field, canonical, value, error);
}
