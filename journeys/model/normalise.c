/* normalise.c - what was typed or read, as the canonical value of a field */
#include "config.h"

#include "journeys/model/normalise-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* Says, in words for the user, why a text is no value of a field. */
gboolean
way_field_refuse (const WayField *field,
                  GError        **error,
                  const char     *text)
{
  g_set_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, "%s: %s", _ (field->label), text);
  return FALSE;
}

/* Characters that XML forbids; a file with one of them could not be read again. */
static gboolean
is_storable (const char *text)
{
  const char *p;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if ((guchar)*p >= 0x20 && (guchar)*p < 0x80)
        continue;
      c = g_utf8_get_char (p);
      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
        return FALSE;
    }

  return TRUE;
}

/* One line: line ends and tabs become spaces, the ends are stripped. */
static char *
to_line (const char *text)
{
  char *line = g_strdup (text);
  char *p;

  for (p = line; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      *p = ' ';

  return g_strstrip (line);
}

/* Line ends as LF; no spaces at the ends of the whole. */
static char *
to_paragraph (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));
  const char *p, *end;

  for (p = text; (end = strchr (p, '\r')) != NULL; p = end + 1)
    {
      g_string_append_len (out, p, end - p);
      if (end[1] != '\n')
        g_string_append_c (out, '\n');
    }
  g_string_append (out, p);

  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

/* Adds a text that is not there yet. Lists are short, but one that somebody
 * made to hold us up is not: from some length on a table is kept beside it. */
static void
add_once (GPtrArray   *kept,
          GHashTable **known,
          char        *text)
{
  guint i;

  if (kept->len < 16)
    {
      if (!g_ptr_array_find_with_equal_func (kept, text, g_str_equal, NULL))
        g_ptr_array_add (kept, text);
      return;
    }
  if (*known == NULL)
    {
      *known = g_hash_table_new (g_str_hash, g_str_equal);
      for (i = 0; i < kept->len; i++)
        g_hash_table_add (*known, g_ptr_array_index (kept, i));
    }
  if (g_hash_table_add (*known, text))
    g_ptr_array_add (kept, text);
}

/* One entry a line, without empty lines and without repetition. */
static char *
to_list (const char *text)
{
  g_autofree char *paragraph = to_paragraph (text);
  g_auto (GStrv) lines = g_strsplit (paragraph, "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GHashTable) known = NULL;
  int i;

  for (i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];
      char *p;

      for (p = line; *p != '\0'; p++)
        if (*p == '\t')
          *p = ' ';
      g_strstrip (line);
      if (*line != '\0')
        add_once (kept, &known, line);
    }
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("\n", (char **)kept->pdata);
}

static gboolean
normalise_date (const WayField *field,
                const char     *text,
                char          **value,
                GError        **error)
{
  int length = strlen (text);
  int i;

  for (i = 0; i < MIN (length, 10); i++)
    if ((i == 4 || i == 7) ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return way_field_refuse (field, error, _ ("Write the date as year-month-day, for example 2026-11-24."));

  if (length != 10 ||
      !g_date_valid_dmy (atoi (text + 8), (GDateMonth)atoi (text + 5), (GDateYear)atoi (text)))
    return way_field_refuse (field, error, _ ("Write the date as year-month-day, for example 2026-11-24."));

  *value = g_strdup (text);
  return TRUE;
}

static gboolean
normalise_time (const WayField *field,
                const char     *text,
                char          **value,
                GError        **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) in_utc = NULL;

  if (time != NULL)
    in_utc = g_date_time_to_utc (time);
  if (in_utc == NULL)
    return way_field_refuse (field, error, _ ("Write the time as 2026-11-24T14:05:00Z."));

  /* GLib writes early years with fewer digits. */
  *value = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ",
                            g_date_time_get_year (in_utc), g_date_time_get_month (in_utc), g_date_time_get_day_of_month (in_utc),
                            g_date_time_get_hour (in_utc), g_date_time_get_minute (in_utc), g_date_time_get_second (in_utc));
  return TRUE;
}

static gboolean
normalise_choice (const WayField *field,
                  const char     *text,
                  char          **value,
                  GError        **error)
{
  g_autofree char *line = to_line (text);
  int              i;

  for (i = 0; field->choices[i].name != NULL; i++)
    if (strcmp (line, field->choices[i].name) == 0)
      {
        *value = g_steal_pointer (&line);
        return TRUE;
      }
  /* What a person reads on screen is taken as well. */
  for (i = 0; field->choices[i].name != NULL; i++)
    if (g_ascii_strcasecmp (line, field->choices[i].name) == 0 ||
        g_utf8_collate (line, _ (field->choices[i].label)) == 0)
      {
        *value = g_strdup (field->choices[i].name);
        return TRUE;
      }
  if (field->flags & WAY_FIELD_OPEN)
    {
      *value = g_steal_pointer (&line);
      return TRUE;
    }

  {
    g_autoptr (GString) names = g_string_new (NULL);
    g_autofree char *message = NULL;

    for (i = 0; field->choices[i].name != NULL; i++)
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", field->choices[i].name);
    message = g_strdup_printf (_ ("“%s” is not one of the choices (%s)."), line, names->str);
    return way_field_refuse (field, error, message);
  }
}

static gboolean
is_id (const char *text,
       int         length)
{
  int i;

  for (i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_' && text[i] != '.')
      return FALSE;

  return length > 0 && length <= 64;
}

static gboolean
normalise_references (const WayField *field,
                      const char     *text,
                      char          **value,
                      GError        **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) known = NULL;
  int i;

  for (i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!is_id (words[i], strlen (words[i])))
        return way_field_refuse (field, error, _ ("This is not the id of an item."));
      add_once (ids, &known, words[i]);
    }
  if (field->type == WAY_FIELD_REFERENCE && ids->len > 1)
    return way_field_refuse (field, error, _ ("Only one item can be named here."));
  g_ptr_array_add (ids, NULL);

  *value = g_strjoinv (" ", (char **)ids->pdata);
  return TRUE;
}

static gboolean
normalise_picture (const WayField *field,
                   const char     *text,
                   char          **value,
                   GError        **error)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        continue;
      if (!g_ascii_isalnum (*p) && *p != '+' && *p != '/' && *p != '=')
        return way_field_refuse (field, error, _ ("This is not a picture in base 64."));
      g_string_append_c (out, *p);
    }

  *value = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}

static gboolean
normalise (const WayField *field,
           const char     *text,
           gboolean        typed,
           char          **value,
           GError        **error)
{
  gboolean valid = TRUE;

  *value = NULL;
  if (text == NULL || *text == '\0')
    return TRUE;

  if (!is_storable (text))
    return way_field_refuse (field, error, _ ("The text contains characters that cannot be stored."));

  switch (field->type)
    {
    case WAY_FIELD_TEXT:
      *value = to_line (text);
      break;
    case WAY_FIELD_PARAGRAPH:
      *value = to_paragraph (text);
      break;
    case WAY_FIELD_LIST:
      *value = to_list (text);
      break;
    case WAY_FIELD_CHOICE:
      valid = normalise_choice (field, text, value, error);
      break;
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      valid = way_field_normalise_number (field, text, typed, value, error);
      break;
    case WAY_FIELD_DATE:
      valid = normalise_date (field, text, value, error);
      break;
    case WAY_FIELD_TIME:
      valid = normalise_time (field, text, value, error);
      break;
    case WAY_FIELD_MONEY:
      valid = way_field_normalise_money (field, text, typed, value, error);
      break;
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      valid = normalise_references (field, text, value, error);
      break;
    case WAY_FIELD_MARK:
      if (g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "true") == 0 ||
          strcmp (text, "1") == 0)
        *value = g_strdup ("yes");
      else if (g_ascii_strcasecmp (text, "no") != 0 && g_ascii_strcasecmp (text, "false") != 0 &&
               strcmp (text, "0") != 0)
        valid = way_field_refuse (field, error, _ ("Write yes or no."));
      break;
    case WAY_FIELD_PICTURE:
      valid = normalise_picture (field, text, value, error);
      break;
    default:
      g_assert_not_reached ();
    }
  if (!valid)
    return FALSE;

  if (*value != NULL && **value == '\0')
    g_clear_pointer (value, g_free);

  if (!way_field_check_length (field, *value, error))
    {
      g_clear_pointer (value, g_free);
      return FALSE;
    }

  return TRUE;
}

/**
 * way_field_normalise:
 * @field: a declared field
 * @text: (nullable): what was typed
 * @value: (out) (transfer full) (nullable): the canonical value; NULL for unset
 * @error: where to put why the text is refused, in words for the user
 *
 * Checks a text and brings it into the canonical form of its field. Numbers are taken as
 * people write them: "250k", "1,200.50", "5 Mio. €".
 *
 * Empty text is the unset value of every field.
 *
 * Returns: whether the text is a value of the field; if not, @value is NULL
 */
gboolean
way_field_normalise (const WayField *field,
                     const char     *text,
                     char          **value,
                     GError        **error)
{
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return normalise (field, text, TRUE, value, error);
}

/**
 * way_field_normalise_stored:
 * @field: a declared field
 * @text: (nullable): what a file or another program has
 * @value: (out) (transfer full) (nullable): the canonical value, or NULL for unset
 * @error: where to put why the text is refused
 *
 * The same for what nobody typed here: nothing is added to it that the user prefers, and numbers
 * are taken in the one form in which files have them.
 * May be called in any thread.
 *
 * Returns: whether the text is a value of the field
 */
gboolean
way_field_normalise_stored (const WayField *field,
                            const char     *text,
                            char          **value,
                            GError        **error)
{
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return normalise (field, text, FALSE, value, error);
}
