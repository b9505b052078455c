/* import-numbers.c - numbers and amounts as tables write them
 *
 * "$1,100.04", "1.100,04 €", "(5)", "3.2 Mio EUR". A number is read whole or not at
 * all: a wrong amount is worse than none, because nobody looks for it.
 */
#include "config.h"

#include "journeys/exchange/import-numbers.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

/* What a cell was taken apart into. */
typedef struct
{
  char    *digits;      /* with what separates them; blanks and apostrophes as ' */
  char     currency[4]; /* or empty */
  double   scale;       /* of "Mio"; 0 when nothing was said */
  gboolean is_negative;
  gboolean is_share; /* has a per cent sign */
} Number;

/* Source: ISO 4217, the currencies of countries in use, and some that old tables have. */
static const char currencies[] =
  "AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZN BAM BBD BDT BEF BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNH CNY "
  "COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL GHS GIP GMD GNF GRD GTQ GYD HKD HNL HRK HTG HUF "
  "IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGA MKD "
  "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SBD "
  "SCR SDG SEK SGD SHP SIT SKK SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF "
  "XCD XOF XPF YER ZAR ZMW ZWL";

/**
 * way_import_is_currency:
 * @code: a text
 *
 * Returns: whether it is the code of a currency, in capitals or not
 */
gboolean
way_import_is_currency (const char *code)
{
  g_autofree char *capitals = g_ascii_strup (code, -1);
  const char      *found = strlen (capitals) == 3 && strchr (capitals, ' ') == NULL ? strstr (currencies, capitals) : NULL;

  /* Three signs and a blank each, so that what lies across two of them is none. */
  return found != NULL && (found - currencies) % 4 == 0;
}

/* A sign or a code of a currency; how long it is. */
static int
find_currency (const char *p,
               char        currency[4])
{
  static const struct
  {
    const char *sign;
    const char *currency;
  } signs[] = { { "US$", "USD" }, { "$", "USD" }, { "€", "EUR" }, { "£", "GBP" }, { "¥", "JPY" }, { "₹", "INR" }, { "₩", "KRW" }, { "zł", "PLN" }, { "Kč", "CZK" } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i].sign))
      {
        g_strlcpy (currency, signs[i].currency, 4);
        return strlen (signs[i].sign);
      }
  if (g_ascii_isalpha (p[0]) && g_ascii_isalpha (p[1]) && g_ascii_isalpha (p[2]) && !g_ascii_isalpha (p[3]))
    {
      g_autofree char *code = g_ascii_strup (p, 3);

      if (!way_import_is_currency (code))
        return 0;
      g_strlcpy (currency, code, 4);
      return 3;
    }

  return 0;
}

/* A word for many; how long it is. What is a thousand in one language and a million
 * in another, like "mil", is none. */
static int
find_scale (const char *p,
            double     *scale)
{
  static const struct
  {
    const char *word;
    double      scale;
  } words[] = { { "k", 1e3 }, { "tsd", 1e3 }, { "thousand", 1e3 }, { "tausend", 1e3 }, { "m", 1e6 }, { "mm", 1e6 }, { "mio", 1e6 }, { "mln", 1e6 }, { "mn", 1e6 }, { "million", 1e6 }, { "millions", 1e6 }, { "millionen", 1e6 }, { "b", 1e9 }, { "bn", 1e9 }, { "bln", 1e9 }, { "mrd", 1e9 }, { "mia", 1e9 }, { "billion", 1e9 }, { "milliarden", 1e9 }, { "milliards", 1e9 } };
  int   length = strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == (int)strlen (words[i].word) && g_ascii_strncasecmp (p, words[i].word, length) == 0)
      {
        *scale = words[i].scale;
        return length + (p[length] == '.' ? 1 : 0);
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

/* A sign, a currency, the digits, how many are meant, and a currency or sign behind. */
static gboolean
take_apart (const char *cell,
            Number     *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = skip_blanks (cell);
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
  p = skip_blanks (p);
  p = skip_blanks (p + find_currency (p, number->currency));
  if (*p == '(' && !in_brackets)
    {
      in_brackets = TRUE;
      p++;
    }
  if (!has_sign)
    has_sign = take_minus (&p, &number->is_negative);
  p = take_digits (skip_blanks (p), digits);
  if (digits->len == 0 || (in_brackets && has_sign))
    return FALSE;

  p = skip_blanks (p);
  if (!has_sign && !in_brackets)
    take_minus (&p, &number->is_negative);
  p = skip_blanks (p);
  length = find_scale (p, &number->scale);
  p = skip_blanks (p + length);
  length = find_currency (p, behind);
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
        p = skip_blanks (p + find_currency (p, behind));
    }
  if (*p != '\0' || (*behind != '\0' && *number->currency != '\0' && strcmp (behind, number->currency) != 0))
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

/**
 * way_import_find_decimal:
 * @cell: the text of a cell
 *
 * Returns: the sign that separates its decimals, '.' or ','; NUL when it does not tell
 */
char
way_import_find_decimal (const char *cell)
{
  Number           number;
  g_autofree char *digits = NULL;

  if (!take_apart (cell, &number))
    return '\0';
  digits = number.digits;

  return find_decimal (digits);
}

/**
 * way_import_convert_number:
 * @field: a field of numbers or amounts
 * @cell: the text of a cell, without blanks around it
 * @style: how the values of the column are written
 * @value: (out) (transfer full): the canonical value
 * @error: where to put why it is no number
 *
 * Returns: whether it is a value of the field
 */
gboolean
way_import_convert_number (const WayField       *field,
                           const char           *cell,
                           const WayImportStyle *style,
                           char                **value,
                           GError              **error)
{
  gboolean         is_money = field->type == WAY_FIELD_MONEY;
  Number           number;
  g_autofree char *digits = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *scaled = NULL;
  g_autofree char *text = NULL;
  const char      *currency;
  double           scale = style->scale != 0 ? style->scale : 1;
  char             decimal;

  if (take_apart (cell, &number))
    {
      digits = number.digits;
      decimal = find_decimal (digits);
      if (decimal == '\0')
        decimal = style->decimal;
      /* "1.500" alone is a thousand and more; of millions it can be either. */
      if (decimal == '\0' && (number.scale == 0 || strpbrk (digits, ".,") == NULL))
        decimal = strchr (digits, '.') != NULL ? ',' : '.';
      if (decimal != '\0' && (is_money ? !number.is_share : *number.currency == '\0'))
        plain = write_plainly (digits, decimal);
    }
  if (plain == NULL)
    {
      g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                   is_money ? _ ("%s: “%s” is no amount that can be taken without doubt. Write it like 1200.50 EUR.")
                            : _ ("%s: “%s” is no number that can be taken without doubt. Write it like 1200.5."),
                   _ (field->label), cell);
      return FALSE;
    }

  /* What the cell says of itself is more than what stands above it. */
  scaled = scale_number (field, plain, number.scale != 0 ? number.scale : scale);
  currency = *number.currency != '\0' ? number.currency : style->currency;
  text = g_strdup_printf ("%s%s%s%s", number.is_negative ? "-" : "", scaled, is_money && *currency != '\0' ? " " : "", is_money ? currency : "");

  return way_field_normalise_stored (field, text, value, error);
}
