/* normalise-numbers.c - numbers and amounts as the canonical value of a field */
#include "config.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/normalise-private.h"
#include "journeys/model/written-number.h"

static char *
format_number (double number,
               int    decimals)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char  format[16];
  char *dot;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, number);
  dot = strchr (buffer, '.');
  if (dot != NULL)
    {
      char *end = buffer + strlen (buffer) - 1;
      while (end > dot && *end == '0')
        *end-- = '\0';
      if (end == dot)
        *end = '\0';
    }
  if (strcmp (buffer, "-0") == 0)
    return g_strdup ("0");

  return g_strdup (buffer);
}

static gboolean
parse_number (const WayField *field,
              const char     *text,
              const char    **rest,
              double         *number,
              GError        **error)
{
  char *end;

  errno = 0;
  *number = g_ascii_strtod (text, &end);
  /* strtod also takes words, which are not finite, and hexadecimal. */
  if (end == text || errno == ERANGE || !isfinite (*number) || strcspn (text, "xX") < (gsize)(end - text))
    return way_field_refuse (field, error, _ ("This is not a number."));
  *rest = end;

  if (*number < field->minimum || *number > field->maximum)
    {
      g_autofree char *low = format_number (field->minimum, field->decimals);
      g_autofree char *high = format_number (field->maximum, field->decimals);
      g_autofree char *message = g_strdup_printf (_ ("The number must be between %s and %s."), low, high);

      return way_field_refuse (field, error, message);
    }

  return TRUE;
}

static gboolean
normalise_stored_number (const WayField *field,
                         const char     *text,
                         char          **value,
                         GError        **error)
{
  const char *rest;
  double      number;
  double      scale = pow (10, field->decimals);

  if (!parse_number (field, text, &rest, &number, error))
    return FALSE;
  if (*rest != '\0')
    return way_field_refuse (field, error, _ ("This is not a number."));
  if (field->type == WAY_FIELD_SCORE && number != floor (number))
    return way_field_refuse (field, error, _ ("Use a whole number."));
  if (fabs (number) < 1e15 &&
      fabs (number * scale - round (number * scale)) > 1e-6 * MAX (1, fabs (number * scale)))
    return way_field_refuse (field, error, _ ("The number has too many decimals."));

  *value = format_number (number, field->type == WAY_FIELD_SCORE ? 0 : field->decimals);
  return TRUE;
}

static gboolean
normalise_stored_money (const WayField *field,
                        const char     *text,
                        char          **value,
                        GError        **error)
{
  g_autofree char *amount = NULL;
  const char      *rest;
  double           number;

  if (!parse_number (field, text, &rest, &number, error))
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*rest != '\0' &&
      (strlen (rest) != 3 ||
       !g_ascii_isalpha (rest[0]) ||
       !g_ascii_isalpha (rest[1]) ||
       !g_ascii_isalpha (rest[2])))
    return way_field_refuse (field, error, _ ("Write an amount and a currency, for example 1200 EUR."));

  amount = format_number (number, field->decimals);
  if (*rest == '\0')
    *value = g_steal_pointer (&amount);
  else
    {
      g_autofree char *capitals = g_ascii_strup (rest, 3);
      *value = g_strconcat (amount, " ", capitals, NULL);
    }

  return TRUE;
}

/* Three letters, or empty. */
static char default_currency[4];

/**
 * way_field_set_currency:
 * @currency: three letters (ISO 4217), or empty
 *
 * Sets the currency of amounts that are typed without one from now on; none until then.
 * For the main thread, like all that takes what was typed.
 */
void
way_field_set_currency (const char *currency)
{
  g_strlcpy (default_currency, currency, sizeof default_currency);
}

/**
 * way_field_get_currency:
 *
 * Returns: (transfer none): what [func@Field.set_currency] has set; empty when there is none
 */
const char *
way_field_get_currency (void)
{
  return default_currency;
}

/* "1e6", as programs write it. */
static gboolean
has_exponent (const char *text)
{
  return text[strspn (text, "0123456789.+-eE")] == '\0' && strpbrk (text, "eE") != NULL;
}

/* "2.375" parts thousands, but not where 2.37 and 2.3751 can be typed as well. */
static gboolean
is_decimal_here (const WayField *field,
                 const char     *text)
{
  const char *digits = text + (*text == '-');
  const char *dot = strchr (digits, '.');

  return field->decimals >= 3 && dot != NULL && dot > digits && digits[strspn (digits, "0123456789.")] == '\0' && strchr (dot + 1, '.') == NULL;
}

gboolean
way_field_normalise_number (const WayField *field,
                            const char     *text,
                            gboolean        typed,
                            char          **value,
                            GError        **error)
{
  static const WayWriting plainly = { .scale = 1 };

  if (!typed || has_exponent (text) || is_decimal_here (field, text))
    return normalise_stored_number (field, text, value, error);

  return way_written_number_read (field, text, &plainly, value, error);
}

gboolean
way_field_normalise_money (const WayField *field,
                           const char     *text,
                           gboolean        typed,
                           char          **value,
                           GError        **error)
{
  WayWriting writing = { .scale = 1 };

  if (!typed)
    return normalise_stored_money (field, text, value, error);
  g_strlcpy (writing.currency, default_currency, sizeof writing.currency);

  return way_written_number_read (field, text, &writing, value, error);
}
