/* import-values.c - cells of tables as values of fields
 *
 * What people and programs write for the same thing: "$1,100.04 ", "1.100,04 €",
 * "31.12.2026", "12/31/2026", "n/a". What can be meant in two ways is decided
 * by the other values of the column, or refused.
 */
#include "config.h"

#include "journeys/exchange/import-values.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/formula.h"
#include "journeys/exchange/import-names.h"
#include "journeys/model/currencies.h"
#include "journeys/model/fold.h"

/* What databases and spreadsheets write for nothing, which no person would; but somebody
 * may be called that. */
static gboolean
is_nothing_of_program (const char *cell)
{
  return strcmp (cell, "NULL") == 0 || strcmp (cell, "\\N") == 0 || strcmp (cell, "#N/A") == 0;
}

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

/* Digits, as many as are wanted. */
static gboolean
skip_digits (const char **p,
             int          least,
             int          most)
{
  int n = strspn (*p, "0123456789");

  *p += n;

  return n >= least && n <= most;
}

/* Nothing, or a time: "09:30", "T09:30:00.000Z", ", 9:30 PM", "09:30:00 +0100". */
static gboolean
is_time (const char *p)
{
  static const char *const words[] = { "AM", "PM", "a.m.", "p.m." };
  guint                    i;

  /* Some languages end a date with a dot. */
  p += *p == '.' || *p == ',' ? 1 : 0;
  p += *p == 'T' ? 1 : strspn (p, " ");
  if (*p == '\0')
    return TRUE;
  if (!skip_digits (&p, 1, 2) || *p++ != ':' || !skip_digits (&p, 2, 2))
    return FALSE;
  if (*p == ':' && (p++, !skip_digits (&p, 2, 2)))
    return FALSE;
  if ((*p == '.' || *p == ',') && (p++, !skip_digits (&p, 1, 9)))
    return FALSE;
  p += strspn (p, " ");
  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (p, words[i], strlen (words[i])) == 0)
      {
        p += strlen (words[i]);
        break;
      }
  p += strspn (p, " ");
  if (*p == '+' || *p == '-')
    {
      p++;
      if (!skip_digits (&p, 1, 4))
        return FALSE;
      return *p == '\0' || (*p++ == ':' && skip_digits (&p, 2, 2) && *p == '\0');
    }

  return *p == '\0' || strcmp (p, "Z") == 0 || strcmp (p, "UTC") == 0 || strcmp (p, "GMT") == 0;
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
  if (digits[0] != 4 && (digits[0] > 2 || (digits[2] != 2 && digits[2] != 4)))
    return FALSE;

  return digits[1] <= 2 && (digits[0] != 4 || digits[2] <= 2) && is_time (p);
}

/* "24 Nov 2026", "01-Jan-25", "November 24, 2026", "24. Dezember 2026": the parts of a date with a word.
 * As other tables are, it may be in another language than the user's. */
static gboolean
split_named_date (const char *cell,
                  int         parts[3])
{
  static const char *const months[] = {
    "jan january januar janvier janv enero ene",
    "feb february februar fevrier fevr febrero",
    "mar march marz mrz mars marzo",
    "apr april avril avr abril abr",
    "may mai mayo",
    "jun june juni juin junio",
    "jul july juli juillet juil julio",
    "aug august aout agosto ago",
    "sep sept september septembre septiembre",
    "oct october okt oktober octobre octubre",
    "nov november novembre noviembre",
    "dec december dez dezember decembre dic diciembre",
  };
  g_autofree char *folded = way_fold_text (cell);
  g_auto (GStrv) words = NULL;
  int   numbers[2], n_numbers = 0, month = 0, n = 0, place = 0, i;
  guint j;

  g_strdelimit (folded, "-./,", ' ');
  words = g_strsplit (folded, " ", -1);
  for (i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length == 0)
        continue;
      n++;
      if (length <= 4 && strspn (words[i], "0123456789") == length && n_numbers < 2)
        {
          numbers[n_numbers++] = atoi (words[i]);
          /* The year has two or four digits and comes last. */
          if (n_numbers == 2 && length == 2)
            numbers[1] += numbers[1] < 69 ? 2000 : 1900;
          else if (n_numbers == 2 && length != 4)
            return FALSE;
          continue;
        }
      for (j = 0; month == 0 && j < G_N_ELEMENTS (months); j++)
        {
          g_auto (GStrv) names = g_strsplit (months[j], " ", -1);

          if (g_strv_contains ((const char *const *)names, words[i]))
            month = j + 1;
        }
      if (month == 0)
        return FALSE;
      place = n;
    }
  if (n != 3 || n_numbers != 2 || place == 3)
    return FALSE;
  parts[0] = numbers[1];
  parts[1] = month;
  parts[2] = numbers[0];

  return TRUE;
}

/* Which order a date has that begins with the day or the month. */
static WayImportDates
find_order (const int parts[3])
{
  if (parts[0] > 12)
    return WAY_IMPORT_DATES_DAY_FIRST;

  return parts[1] > 12 ? WAY_IMPORT_DATES_MONTH_FIRST : WAY_IMPORT_DATES_UNKNOWN;
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
  int              year;
  char             separator;

  if (strlen (cell) == 8 && strspn (cell, "0123456789") == 8)
    text = g_strdup_printf ("%.4s-%.2s-%.2s", cell, cell + 4, cell + 6);
  else if (split_date (cell, parts, digits, &separator))
    {
      if (digits[0] == 4)
        text = g_strdup_printf ("%04d-%02d-%02d", parts[0], parts[1], parts[2]);
      else
        {
          WayImportDates order = find_order (parts);
          gboolean       is_chosen = style->dates == WAY_IMPORT_DATES_DAY_FIRST || style->dates == WAY_IMPORT_DATES_MONTH_FIRST;
          gboolean       month_first;

          if (separator == '.')
            order = WAY_IMPORT_DATES_DAY_FIRST;
          else if (order == WAY_IMPORT_DATES_UNKNOWN && !is_chosen && parts[0] != parts[1])
            {
              g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                           _ ("%s: “%s” can be two dates. Choose whether the day or the month comes first."), _ (field->label), cell);
              return FALSE;
            }
          /* If it is a date at all, then others of the column were taken wrongly. */
          else if (order != WAY_IMPORT_DATES_UNKNOWN && is_chosen && order != style->dates)
            {
              g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                           order == WAY_IMPORT_DATES_MONTH_FIRST
                             ? _ ("%s: In “%s” the month would come first, but in this column the day does. Write it as year-month-day.")
                             : _ ("%s: In “%s” the day would come first, but in this column the month does. Write it as year-month-day."),
                           _ (field->label), cell);
              return FALSE;
            }
          month_first = (order != WAY_IMPORT_DATES_UNKNOWN ? order : style->dates) == WAY_IMPORT_DATES_MONTH_FIRST;
          year = parts[2];
          /* Source: POSIX, strptime, %y. */
          if (digits[2] == 2)
            year += year < 69 ? 2000 : 1900;
          text = g_strdup_printf ("%04d-%02d-%02d", year, parts[month_first ? 0 : 1], parts[month_first ? 1 : 0]);
        }
    }
  else if (split_named_date (cell, parts))
    text = g_strdup_printf ("%04d-%02d-%02d", parts[0], parts[1], parts[2]);

  return way_field_normalise_stored (field, text != NULL ? text : cell, value, error);
}

static gboolean
convert_choice (const WayField *field,
                const char     *cell,
                char          **value,
                GError        **error)
{
  const WayChoice *choice = way_import_find_choice (field, cell);

  return way_field_normalise_stored (field, choice != NULL ? choice->name : cell, value, error);
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
  if (is_number_field (field) && style->writing.decimal == '\0')
    {
      style->writing.decimal = way_written_number_find_decimal (cell);
    }
  else if (field->type == WAY_FIELD_DATE)
    {
      int            parts[3], digits[3];
      char           separator;
      WayImportDates order;

      /* Dots say what they are themselves, and nothing of others. */
      if (!split_date (cell, parts, digits, &separator) || digits[0] == 4 || separator == '.')
        return;
      order = find_order (parts);
      if (order == WAY_IMPORT_DATES_UNKNOWN)
        return;
      if (style->dates == WAY_IMPORT_DATES_UNKNOWN)
        style->dates = order;
      else if (style->dates != order)
        style->dates = WAY_IMPORT_DATES_MIXED;
    }
}

/* ="00123", by which programs tell spreadsheets that it is a text. */
static char *
dup_literal (const char *cell)
{
  gsize            length = strlen (cell);
  g_autofree char *inside = length >= 3 && g_str_has_prefix (cell, "=\"") && cell[length - 1] == '"' ? g_strndup (cell + 2, length - 3) : NULL;

  return inside != NULL && strchr (inside, '"') == NULL ? g_steal_pointer (&inside) : NULL;
}

/**
 * way_import_read_currency:
 * @cell: a cell of a column of currencies
 * @likely: the currency that is meant where a sign can be several; or empty
 * @currency: (out caller-allocates): its code; empty when the cell says nothing
 * @error: where to put why it is none
 *
 * Returns: whether it is a currency, or nothing
 */
gboolean
way_import_read_currency (const char *cell,
                          const char *likely,
                          char        currency[4],
                          GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (way_formula_restore (cell)));
  int              length;

  *currency = '\0';
  if (is_nothing_of_program (cell) || is_nothing (stripped))
    return TRUE;
  length = way_currency_find (stripped, likely, currency);
  if (length > 0 && stripped[length] == '\0' && *currency != '\0')
    return TRUE;
  g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("“%s” is no currency. Use the three letters of one, for example EUR."), cell);

  return FALSE;
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
  g_autofree char *literal = NULL;

  *value = NULL;
  if (*cell == '\0')
    return TRUE;
  if (is_nothing_of_program (cell) && (field->flags & WAY_FIELD_NAME) == 0)
    return TRUE;
  literal = dup_literal (cell);
  cell = literal != NULL ? literal : way_formula_restore (cell);
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
      return way_written_number_read (field, stripped, &style->writing, value, error);
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
