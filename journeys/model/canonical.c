/* canonical.c - telling quickly that a value needs no work
 *
 * Nearly everything in a file is as Waymark wrote it, and reading spends most
 * of its time on values.
 */
#include "config.h"

#include "journeys/model/field.h"

#include <string.h>

static gboolean
is_line (const guchar *text,
         gsize         length,
         gboolean      many)
{
  gsize i;

  if (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1]))
    return FALSE;
  for (i = 0; i < length; i++)
    {
      if (text[i] < 0x20 && !(many && (text[i] == '\n' || text[i] == '\t')))
        return FALSE;
      /* Perhaps one of the characters that XML forbids. */
      if (text[i] == 0xef && text[i + 1] == 0xbf && text[i + 2] >= 0xbe)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_id (const char *text,
       gsize       length)
{
  gsize i;

  for (i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_' && text[i] != '.')
      return FALSE;

  return length <= 64;
}

static gboolean
is_small_number (const WayField *field,
                 const char     *text,
                 gsize           length)
{
  gsize i;
  int   number = 0;

  if (length > 6 || (text[0] == '0' && length > 1))
    return FALSE;
  for (i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      number = number * 10 + text[i] - '0';
    }

  return number >= field->minimum && number <= field->maximum;
}

/**
 * way_field_is_canonical:
 * @field: a declared field
 * @text: valid UTF-8
 *
 * Looks whether [func@field_normalise_stored] would give back just this text. The
 * answer is quick, and no where that takes longer to find out.
 *
 * Returns: whether the text is a canonical value for sure
 */
gboolean
way_field_is_canonical (const WayField *field,
                        const char     *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > (gsize)way_field_get_longest (field))
    return FALSE;

  switch (field->type)
    {
    case WAY_FIELD_TEXT:
      return is_line ((const guchar *)text, length, FALSE);
    case WAY_FIELD_PARAGRAPH:
      return is_line ((const guchar *)text, length, TRUE);
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      return is_id (text, length);
    case WAY_FIELD_CHOICE:
      return way_field_find_choice (field, text) != NULL;
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return is_small_number (field, text, length);
    case WAY_FIELD_MARK:
      return strcmp (text, "yes") == 0;
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PICTURE:
    default:
      return FALSE;
    }
}
