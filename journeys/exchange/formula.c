/* formula.c - texts that a spreadsheet would take for formulas
 *
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
#include "config.h"

#include "journeys/exchange/formula.h"

#include <string.h>

static gboolean
is_trigger (const char *text)
{
  switch (g_utf8_get_char (text))
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case 0xff1d: /* of full width */
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is nothing but a number does nothing. */
static gboolean
is_number (const char *text)
{
  gboolean digits = FALSE;

  if (*text == '-' || *text == '+')
    text++;
  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        digits = TRUE;
      else if (*text != '.' && *text != ',')
        return FALSE;
    }

  return digits;
}

/**
 * way_formula_defuse:
 * @text: a text for a cell of a table
 *
 * Returns: (transfer full): the text, with a single quote in front if it could be a
 *   formula. One that has quotes and then a formula gets one more, so that
 *   [func@formula_restore] gives back what there was
 */
char *
way_formula_defuse (const char *text)
{
  const char *behind = text + strspn (text, "'");

  return is_trigger (behind) && !is_number (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/**
 * way_formula_restore:
 * @text: a text from a cell of a table
 *
 * Returns: (transfer none): the text without the quote that was put in front of a formula
 */
const char *
way_formula_restore (const char *text)
{
  return *text == '\'' && is_trigger (text + strspn (text, "'")) ? text + 1 : text;
}
