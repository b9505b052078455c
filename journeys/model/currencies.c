/* currencies.c - codes and signs of currencies */
#include "config.h"

#include "journeys/model/currencies.h"

#include <string.h>

/* Source: ISO 4217, the currencies of countries in use, and some that old tables have. */
static const char codes[] =
  "AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZN BAM BBD BDT BEF BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNH CNY "
  "COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL GHS GIP GMD GNF GRD GTQ GYD HKD HNL HRK HTG HUF "
  "IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGA MKD "
  "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SBD "
  "SCR SDG SEK SGD SHP SIT SKK SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF "
  "XCD XOF XPF YER ZAR ZMW ZWL";

/* What stands for a currency. Of several that one sign can be, the first is meant where
 * none of the others is likely; where there is no first, the sign alone says too little. */
typedef struct
{
  const char *sign;
  const char *currencies; /* separated by spaces */
  gboolean    is_certain; /* that the first is meant */
} Sign;

static const Sign signs[] = {
  { "US$", "USD", TRUE },
  { "CA$", "CAD", TRUE },
  { "AU$", "AUD", TRUE },
  { "NZ$", "NZD", TRUE },
  { "HK$", "HKD", TRUE },
  { "NT$", "TWD", TRUE },
  { "MX$", "MXN", TRUE },
  { "R$", "BRL", TRUE },
  { "A$", "AUD", TRUE },
  { "C$", "CAD", TRUE },
  { "S$", "SGD", TRUE },
  { "$", "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP", TRUE },
  { "€", "EUR", TRUE },
  { "euros", "EUR", TRUE },
  { "euro", "EUR", TRUE },
  { "£", "GBP", TRUE },
  { "¥", "JPY CNY", TRUE },
  { "円", "JPY", TRUE },
  { "元", "CNY", TRUE },
  { "₹", "INR", TRUE },
  { "₩", "KRW", TRUE },
  { "₽", "RUB", TRUE },
  { "₺", "TRY", TRUE },
  { "₪", "ILS", TRUE },
  { "₴", "UAH", TRUE },
  { "₫", "VND", TRUE },
  { "sfr.", "CHF", TRUE },
  { "sfr", "CHF", TRUE },
  { "zł", "PLN", TRUE },
  { "kč", "CZK", TRUE },
  { "kr.", "SEK NOK DKK ISK", FALSE },
  { "kr", "SEK NOK DKK ISK", FALSE },
};

/* Whether three letters are among codes that a space parts. */
static gboolean
is_among (const char *list,
          const char *code)
{
  const char *found = strlen (code) == 3 && strchr (code, ' ') == NULL ? strstr (list, code) : NULL;

  /* Three signs and a blank each, so that what lies across two of them is none. */
  return found != NULL && (found - list) % 4 == 0;
}

/**
 * way_currency_is_known:
 * @code: a text
 *
 * Returns: whether it is the code of a currency, in capitals or not
 */
gboolean
way_currency_is_known (const char *code)
{
  g_autofree char *capitals = g_ascii_strup (code, -1);

  return is_among (codes, capitals);
}

/* How many bytes of a text are a sign; 0 when they only begin another word. */
static int
match_sign (const char *text,
            const char *sign)
{
  const char *p = text, *q = sign;

  for (; *q != '\0'; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    if (*p == '\0' || g_unichar_tolower (g_utf8_get_char (p)) != g_unichar_tolower (g_utf8_get_char (q)))
      return 0;
  /* "kr" is no part of "krona". */
  if (g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p))) && g_unichar_isalpha (g_utf8_get_char (p)))
    return 0;

  return p - text;
}

/**
 * way_currency_find:
 * @text: a text
 * @likely: the currency that is meant where a sign can be several; or empty
 * @currency: (out caller-allocates): its code; empty when the sign can be several
 *
 * Returns: how many bytes at the beginning of the text name a currency; 0 when none do
 */
int
way_currency_find (const char *text,
                   const char *likely,
                   char        currency[4])
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      int length = match_sign (text, signs[i].sign);

      if (length == 0)
        continue;
      if (is_among (signs[i].currencies, likely))
        g_strlcpy (currency, likely, 4);
      else
        g_strlcpy (currency, signs[i].is_certain ? signs[i].currencies : "", 4);
      return length;
    }
  if (g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]) && g_ascii_isalpha (text[2]) && !g_unichar_isalpha (g_utf8_get_char (text + 3)))
    {
      g_autofree char *code = g_ascii_strup (text, 3);

      if (!is_among (codes, code))
        return 0;
      g_strlcpy (currency, code, 4);
      return 3;
    }

  return 0;
}
