/* field.c - what a value of a field may be */
#include "config.h"

#include "journeys/model/field.h"

#include <string.h>

#include <glib/gi18n.h>

G_DEFINE_QUARK (way_field_error, way_field_error)

/* Sources: a map is read by people, so nothing in it needs to be longer than
 * a few pages; pictures are scaled down before they get here. */
#define LONGEST_TEXT 300
#define LONGEST_PARAGRAPH 20000
#define LONGEST_LIST 20000
#define LONGEST_PICTURE (700 * 1024)

/**
 * way_field_get_longest:
 * @field: a declared field
 *
 * Returns the greatest length of a value of the field, in characters.
 */
int
way_field_get_longest (const WayField *field)
{
  g_return_val_if_fail (field != NULL, 0);

  if (field->longest > 0)
    return field->longest;

  switch (field->type)
    {
    case WAY_FIELD_PARAGRAPH:
      return LONGEST_PARAGRAPH;
    case WAY_FIELD_LIST:
    case WAY_FIELD_REFERENCES:
      return LONGEST_LIST;
    case WAY_FIELD_PICTURE:
      return LONGEST_PICTURE;
    case WAY_FIELD_TEXT:
    case WAY_FIELD_CHOICE:
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_MARK:
    default:
      return LONGEST_TEXT;
    }
}

/**
 * way_field_is_attribute:
 * @field: a declared field
 *
 * Returns whether the field is an attribute in XML; the others are child elements.
 */
gboolean
way_field_is_attribute (const WayField *field)
{
  return field->type != WAY_FIELD_PARAGRAPH &&
         field->type != WAY_FIELD_LIST &&
         field->type != WAY_FIELD_PICTURE;
}

/**
 * way_field_check_length:
 * @field: a declared field
 * @value: (nullable): a value in the canonical form
 * @error: where to put that it is too long, in words for the user
 *
 * Returns: whether the value is as short as the field asks for
 */
gboolean
way_field_check_length (const WayField *field,
                        const char     *value,
                        GError        **error)
{
  int longest = way_field_get_longest (field);

  if (value == NULL || strlen (value) <= (gsize)longest || g_utf8_strlen (value, -1) <= longest)
    return TRUE;
  g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_TOO_LONG,
               _ ("%s: The text is longer than %d characters."), _ (field->label), longest);

  return FALSE;
}

/**
 * way_field_find_choice:
 * @field: a field
 * @name: (nullable): the name of a choice
 *
 * Returns: (nullable): the choice of that name; NULL for a word of the user's own
 */
const WayChoice *
way_field_find_choice (const WayField *field,
                       const char     *name)
{
  int i;

  if (field->choices == NULL || name == NULL)
    return NULL;
  for (i = 0; field->choices[i].name != NULL; i++)
    if (strcmp (field->choices[i].name, name) == 0)
      return &field->choices[i];

  return NULL;
}

/**
 * way_field_format:
 * @field: a field that is not a reference
 * @value: (nullable): a canonical value
 *
 * Makes the text that a person reads: choices by their label, dates and
 * numbers in the user's locale, lists on one line.
 *
 * Returns: (transfer full): the text, empty when unset
 */
char *
way_field_format (const WayField *field,
                  const char     *value)
{
  const WayChoice *choice;

  if (value == NULL)
    return g_strdup ("");

  switch (field->type)
    {
    case WAY_FIELD_CHOICE:
      choice = way_field_find_choice (field, value);
      return g_strdup (choice != NULL ? _ (choice->label) : value);
    case WAY_FIELD_DATE:
      {
        g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
        g_autoptr (GDateTime) date = g_date_time_new (zone, atoi (value), atoi (value + 5),
                                                      atoi (value + 8), 0, 0, 0);

        /* TRANSLATORS: a date as people write it in a text, for example 24 Nov 2026 */
        return date != NULL ? g_date_time_format (date, _ ("%-d %b %Y")) : g_strdup (value);
      }
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_SCORE:
    case WAY_FIELD_MONEY:
      {
        double      number = g_ascii_strtod (value, NULL);
        const char *currency = strchr (value, ' ');
        const char *point = strchr (value, '.');
        /* As many decimals as were written; the canonical form has no more than needed. */
        int decimals = point != NULL ? (int)strspn (point + 1, "0123456789") : 0;

        return g_strdup_printf ("%'.*f%s", decimals, number, currency != NULL ? currency : "");
      }
    case WAY_FIELD_LIST:
      {
        g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
        return g_strjoinv (", ", lines);
      }
    case WAY_FIELD_MARK:
      return g_strdup (_ ("Yes"));
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_TIME:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    case WAY_FIELD_PICTURE:
    default:
      return g_strdup (value);
    }
}
