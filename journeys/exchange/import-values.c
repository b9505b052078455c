/* import-values.c - cells of tables as values of fields
 *
 * What people and programs write for the same thing: "$1,100.04 ", "1.100,04 €",
 * "31.12.2026", "12/31/2026", "n/a". What can be meant in two ways is decided
 * by the other values of the column, or refused.
 */
#include "config.h"

#include "journeys/exchange/import-values.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/formula.h"
#include "journeys/model/fold.h"

static gboolean
is_number_field (const WayField *field)
{
  return field->type == WAY_FIELD_NUMBER || field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_MONEY;
}

/* What stands where there is no value. */
static gboolean
is_nothing (const char *cell)
{
  static const char *const words[] = { "null", "n/a", "na", "#n/a", "-", "--", "–", "—", "none", "nil", "k. a.", "k.a.", "?" };
  g_autofree char         *folded = g_utf8_casefold (cell, -1);
  guint                    i;

  g_strstrip (folded);
  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i]) == 0)
      return TRUE;

  return *folded == '\0';
}

/* The signs of a number without what only groups or adorns it, and the currency. */
static char *
take_number (const char *cell,
             char        currency[4])
{
  static const struct
  {
    const char *sign;
    const char *currency;
  } signs[] = { { "US$", "USD" }, { "$", "USD" }, { "€", "EUR" }, { "£", "GBP" }, { "¥", "JPY" }, { "₹", "INR" }, { "₩", "KRW" }, { "zł", "PLN" }, { "Kč", "CZK" } };
  GString    *number = g_string_new (NULL);
  const char *p = cell;
  gboolean    is_negative = FALSE;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      guint    i;

      for (i = 0; i < G_N_ELEMENTS (signs); i++)
        if (g_str_has_prefix (p, signs[i].sign))
          break;
      if (i < G_N_ELEMENTS (signs))
        {
          g_strlcpy (currency, signs[i].currency, 4);
          p += strlen (signs[i].sign);
        }
      else if (g_ascii_isalpha (p[0]) && g_ascii_isalpha (p[1]) && g_ascii_isalpha (p[2]) && !g_ascii_isalpha (p[3]))
        {
          g_strlcpy (currency, p, 4);
          p += 3;
        }
      else if (g_unichar_isspace (c) || c == 0xa0 || c == 0x202f || c == '\'' || c == 0x2019 || c == '%')
        p = g_utf8_next_char (p);
      else if (c == '-' || c == 0x2212 || (c == '(' && g_str_has_suffix (cell, ")")))
        {
          is_negative = TRUE;
          p = g_utf8_next_char (p);
        }
      else if (c == '+' || (c == ')' && is_negative))
        p++;
      else if (g_ascii_isdigit (*p) || *p == '.' || *p == ',')
        g_string_append_c (number, *p++);
      else
        {
          /* No number: said where it is read. */
          g_string_assign (number, cell);
          return g_string_free (number, FALSE);
        }
    }
  if (is_negative)
    g_string_prepend_c (number, '-');

  return g_string_free (number, FALSE);
}

/* Which sign separates the decimals; NUL when the number does not tell. */
static char
find_decimal (const char *number,
              gboolean   *is_grouped)
{
  const char *dot = strrchr (number, '.');
  const char *comma = strrchr (number, ',');
  const char *last = dot > comma ? dot : comma;
  const char *first;

  *is_grouped = FALSE;
  if (last == NULL)
    return '\0';
  if (dot != NULL && comma != NULL)
    return *last;
  first = strchr (number, *last);
  if (first != last)
    {
      *is_grouped = TRUE;
      return *last == '.' ? ',' : '.';
    }
  /* "1,100" */
  if (strlen (last + 1) == 3 && last - number <= 4 && last > number && number[*number == '-'] != '0')
    return '\0';

  return *last;
}

/* 0123456789 and one dot. */
static char *
write_plainly (const WayField       *field,
               const char           *number,
               const WayImportStyle *style)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean    is_grouped;
  char        decimal = find_decimal (number, &is_grouped);
  const char *p;

  if (decimal == '\0')
    decimal = style->decimal;
  /* A field without that many decimals has no number of three. */
  if (decimal == '\0')
    decimal = strchr (number, '.') != NULL ? ',' : '.';
  for (p = number; *p != '\0'; p++)
    {
      if (*p == decimal)
        g_string_append_c (plain, '.');
      else if (*p != '.' && *p != ',')
        g_string_append_c (plain, *p);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* A thousandth of a cent is nobody's money; and what is in millions becomes whole. */
static char *
scale_number (const WayField *field,
              const char     *plain,
              double          scale)
{
  char   buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char  *end;
  double number = g_ascii_strtod (plain, &end);

  if (*plain == '\0' || *end != '\0' || (scale == 1 && field->type != WAY_FIELD_MONEY) || !isfinite (number))
    return g_strdup (plain);
  /* As it is written, where that can be kept. */
  if (scale == 1 && (strchr (plain, '.') == NULL || strlen (strchr (plain, '.')) <= 3))
    return g_strdup (plain);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", number * scale));
}

static gboolean
convert_number (const WayField       *field,
                const char           *cell,
                const WayImportStyle *style,
                char                **value,
                GError              **error)
{
  char             currency[4] = "";
  g_autofree char *number = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *scaled = NULL;
  g_autofree char *text = NULL;
  double           scale = style->scale != 0 ? style->scale : 1;

  g_strlcpy (currency, style->currency, sizeof currency);
  number = take_number (cell, currency);
  plain = write_plainly (field, number, style);
  scaled = scale_number (field, plain, scale);
  if (field->type == WAY_FIELD_MONEY && *currency != '\0' && *scaled != '\0')
    text = g_strconcat (scaled, " ", currency, NULL);
  else
    text = g_steal_pointer (&scaled);
  if (*text == '\0')
    {
      g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, "%s: %s", _ (field->label), _ ("This is not a number."));
      return FALSE;
    }

  return way_field_normalise_stored (field, text, value, error);
}

/* The three numbers of a date and what separates them. */
static gboolean
split_date (const char *cell,
            int         parts[3],
            int         digits[3],
            char       *separator)
{
  const char *p = cell;
  int         i;

  *separator = '\0';
  for (i = 0; i < 3; i++)
    {
      parts[i] = 0;
      for (digits[i] = 0; g_ascii_isdigit (*p) && digits[i] < 8; p++, digits[i]++)
        parts[i] = parts[i] * 10 + (*p - '0');
      if (digits[i] == 0)
        return FALSE;
      if (i == 2)
        break;
      if (strchr ("./-", *p) == NULL || *p == '\0' || (i > 0 && *p != *separator))
        return FALSE;
      *separator = *p++;
      while (*p == ' ')
        p++;
    }

  /* A time behind it does no harm. */
  return *p == '\0' || *p == ' ' || *p == 'T' || *p == '.';
}

static gboolean
convert_date (const WayField       *field,
              const char           *cell,
              const WayImportStyle *style,
              char                **value,
              GError              **error)
{
  g_autofree char *text = NULL;
  int              parts[3], digits[3];
  int              year, month, day;
  char             separator;

  if (strlen (cell) == 8 && strspn (cell, "0123456789") == 8)
    text = g_strdup_printf ("%.4s-%.2s-%.2s", cell, cell + 4, cell + 6);
  else if (split_date (cell, parts, digits, &separator))
    {
      if (digits[0] == 4)
        {
          year = parts[0];
          month = parts[1];
          day = parts[2];
        }
      else
        {
          gboolean month_first = style->dates == WAY_IMPORT_DATES_MONTH_FIRST;

          if (separator == '.' || parts[0] > 12)
            month_first = FALSE;
          else if (parts[1] > 12)
            month_first = TRUE;
          else if (style->dates == WAY_IMPORT_DATES_UNKNOWN && parts[0] != parts[1])
            {
              g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                           _ ("%s: “%s” can be two dates. Choose whether the day or the month comes first."), _ (field->label), cell);
              return FALSE;
            }
          year = parts[2];
          if (digits[2] == 2)
            year += year < 70 ? 2000 : 1900;
          month = parts[month_first ? 0 : 1];
          day = parts[month_first ? 1 : 0];
        }
      text = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }

  return way_field_normalise_stored (field, text != NULL ? text : cell, value, error);
}

static gboolean
convert_choice (const WayField *field,
                const char     *cell,
                char          **value,
                GError        **error)
{
  g_autofree char *word = way_fold_name (cell);
  int              i;

  for (i = 0; field->choices[i].name != NULL; i++)
    {
      g_autofree char *name = way_fold_name (field->choices[i].name);
      g_autofree char *label = way_fold_name (field->choices[i].label);
      g_autofree char *local = way_fold_name (_ (field->choices[i].label));

      if (strcmp (word, name) == 0 || strcmp (word, label) == 0 || strcmp (word, local) == 0)
        {
          *value = g_strdup (field->choices[i].name);
          return TRUE;
        }
    }

  return way_field_normalise_stored (field, cell, value, error);
}

/* Entries are separated by line ends, or by semicolons where there is no line end. */
static gboolean
convert_list (const WayField *field,
              const char     *cell,
              char          **value,
              GError        **error)
{
  g_autofree char *lines = g_strdup (cell);

  if (strpbrk (lines, "\r\n") == NULL)
    g_strdelimit (lines, ";", '\n');

  return way_field_normalise_stored (field, lines, value, error);
}

static gboolean
convert_mark (const WayField *field,
              const char     *cell,
              char          **value,
              GError        **error)
{
  static const char *const yes[] = { "x", "y", "j", "ja", "oui", "si", "wahr", "vrai", "✓" };
  g_autofree char         *folded = way_fold_text (cell);
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (yes); i++)
    if (strcmp (folded, yes[i]) == 0)
      cell = "yes";
  if (strcmp (folded, "nein") == 0 || strcmp (folded, "non") == 0 || strcmp (folded, "falsch") == 0)
    cell = "no";

  return way_field_normalise_stored (field, cell, value, error);
}

/**
 * way_import_look_at_value:
 * @field: what a column means
 * @cell: one of its values
 * @style: what is known of them
 *
 * Learns from a value how those of the column are written.
 */
void
way_import_look_at_value (const WayField *field,
                          const char     *cell,
                          WayImportStyle *style)
{
  if (is_number_field (field) && style->decimal == '\0')
    {
      char             currency[4];
      g_autofree char *number = take_number (cell, currency);
      gboolean         is_grouped;

      style->decimal = find_decimal (number, &is_grouped);
    }
  else if (field->type == WAY_FIELD_DATE && style->dates == WAY_IMPORT_DATES_UNKNOWN)
    {
      int  parts[3], digits[3];
      char separator;

      if (!split_date (cell, parts, digits, &separator) || digits[0] == 4)
        return;
      if (separator == '.' || parts[0] > 12)
        style->dates = WAY_IMPORT_DATES_DAY_FIRST;
      else if (parts[1] > 12)
        style->dates = WAY_IMPORT_DATES_MONTH_FIRST;
    }
}

/**
 * way_import_convert:
 * @field: what a column means; no reference
 * @cell: the text of a cell
 * @style: how the values of the column are written
 * @value: (out) (transfer full) (nullable): the canonical value; NULL when there is none
 * @error: where to put why it is no value of the field
 *
 * Returns: whether it is a value of the field, or none
 */
gboolean
way_import_convert (const WayField       *field,
                    const char           *cell,
                    const WayImportStyle *style,
                    char                **value,
                    GError              **error)
{
  g_autofree char *stripped = NULL;

  *value = NULL;
  if (*cell == '\0')
    return TRUE;
  cell = way_formula_restore (cell);
  if (field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_PARAGRAPH || field->type == WAY_FIELD_PICTURE ||
      field->type == WAY_FIELD_TIME)
    return way_field_normalise_stored (field, cell, value, error);
  if (field->type == WAY_FIELD_LIST)
    return convert_list (field, cell, value, error);

  if (is_nothing (cell))
    return TRUE;
  stripped = g_strstrip (g_strdup (cell));
  switch (field->type)
    {
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_SCORE:
    case WAY_FIELD_MONEY:
      return convert_number (field, stripped, style, value, error);
    case WAY_FIELD_DATE:
      return convert_date (field, stripped, style, value, error);
    case WAY_FIELD_CHOICE:
      return convert_choice (field, stripped, value, error);
    case WAY_FIELD_MARK:
      return convert_mark (field, stripped, value, error);
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_TIME:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PICTURE:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    default:
      return way_field_normalise_stored (field, stripped, value, error);
    }
}
