/* page-words.c - days and amounts, in the few words that a page has room for */
#include "config.h"

#include "widgets/records/pages/page-words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "journeys/model/today.h"

/* Days are counted in the largest unit of which there are two or more. */
#define MONTHS_FROM 60
#define YEARS_FROM 730

static gboolean
read_date (const char *text,
           GDate      *date)
{
  if (text == NULL || strlen (text) < 10)
    return FALSE;
  g_date_clear (date, 1);
  if (!g_date_valid_dmy (atoi (text + 8), atoi (text + 5), atoi (text)))
    return FALSE;
  g_date_set_dmy (date, atoi (text + 8), atoi (text + 5), atoi (text));

  return TRUE;
}

/**
 * way_page_words_count_days:
 * @date: (nullable): a date, or a time, as files have them
 * @days: (out): how many days it is from today; below 0 for the past
 *
 * Returns: whether it is a date
 */
gboolean
way_page_words_count_days (const char *date,
                           int        *days)
{
  g_autofree char *today = way_today_dup ();
  GDate            from, to;

  if (!read_date (date, &to) || !read_date (today, &from))
    return FALSE;
  *days = g_date_days_between (&from, &to);

  return TRUE;
}

/**
 * way_page_words_dup_changed:
 * @date: (nullable): when a record was changed
 *
 * Returns: (transfer full) (nullable): how long ago that was, for example “changed 3 days ago”
 */
char *
way_page_words_dup_changed (const char *date)
{
  int days;

  if (!way_page_words_count_days (date, &days))
    return NULL;
  if (days >= 0)
    return g_strdup (_ ("changed today"));
  if (days == -1)
    return g_strdup (_ ("changed yesterday"));
  days = -days;
  if (days < MONTHS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "changed %d day ago", "changed %d days ago", days), days);
  if (days < YEARS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "changed %d month ago", "changed %d months ago", days / 30), days / 30);

  return g_strdup_printf (g_dngettext (NULL, "changed %d year ago", "changed %d years ago", days / 365), days / 365);
}

/**
 * way_page_words_dup_reviewed:
 * @date: (nullable): when a map was reviewed
 *
 * Returns: (transfer full) (nullable): how long ago that was, for example “reviewed 3 days ago”
 */
char *
way_page_words_dup_reviewed (const char *date)
{
  int days;

  if (!way_page_words_count_days (date, &days))
    return NULL;
  if (days >= 0)
    return g_strdup (_ ("reviewed today"));
  if (days == -1)
    return g_strdup (_ ("reviewed yesterday"));
  days = -days;
  if (days < MONTHS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "reviewed %d day ago", "reviewed %d days ago", days), days);
  if (days < YEARS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "reviewed %d month ago", "reviewed %d months ago", days / 30), days / 30);

  return g_strdup_printf (g_dngettext (NULL, "reviewed %d year ago", "reviewed %d years ago", days / 365), days / 365);
}

static char *
dup_overdue (int days)
{
  if (days < MONTHS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "review overdue by %d day", "review overdue by %d days", days), days);
  if (days < YEARS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "review overdue by %d month", "review overdue by %d months", days / 30), days / 30);

  return g_strdup_printf (g_dngettext (NULL, "review overdue by %d year", "review overdue by %d years", days / 365), days / 365);
}

/**
 * way_page_words_dup_due:
 * @date: (nullable): when a map is to be looked at again
 *
 * Returns: (transfer full) (nullable): how long that is, for example “review in 3 months”
 */
char *
way_page_words_dup_due (const char *date)
{
  int days;

  if (!way_page_words_count_days (date, &days))
    return NULL;
  if (days < 0)
    return dup_overdue (-days);
  if (days == 0)
    return g_strdup (_ ("review today"));
  if (days < MONTHS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "review in %d day", "review in %d days", days), days);
  if (days < YEARS_FROM)
    return g_strdup_printf (g_dngettext (NULL, "review in %d month", "review in %d months", days / 30), days / 30);

  return g_strdup_printf (g_dngettext (NULL, "review in %d year", "review in %d years", days / 365), days / 365);
}

/**
 * way_page_words_dup_amount:
 * @money: (nullable): an amount as files have it
 *
 * Returns: (transfer full) (nullable): the amount, rounded to what a person remembers: “1.2 M EUR”
 */
char *
way_page_words_dup_amount (const char *money)
{
  const char *currency = money != NULL ? strchr (money, ' ') : NULL;
  double      number;

  if (money == NULL)
    return NULL;
  number = g_ascii_strtod (money, NULL);
  if (currency == NULL)
    currency = "";
  if (fabs (number) >= 1e6)
    /* TRANSLATORS: an amount in millions and its currency: 1.2 M EUR */
    return g_strdup_printf (_ ("%.*f M%s"), fmod (fabs (round (number / 1e5)), 10) == 0 ? 0 : 1, number / 1e6, currency);
  if (fabs (number) >= 1e4)
    /* TRANSLATORS: an amount in thousands and its currency: 50 k EUR */
    return g_strdup_printf (_ ("%.0f k%s"), number / 1e3, currency);

  return g_strdup_printf ("%'.0f%s", number, currency);
}

/**
 * way_page_words_dup_value:
 * @item: an item
 * @field: one of its fields, no reference
 *
 * Returns: (transfer full): its value, for the user; empty when unset
 */
char *
way_page_words_dup_value (WayItem    *item,
                          const char *field)
{
  return way_field_format (way_kind_get_field (way_item_get_kind (item), field), way_item_get (item, field));
}

/**
 * way_page_words_append:
 * @text: a line
 * @part: (nullable): what comes next
 *
 * Adds a part to a line of parts, if there is something in it.
 */
void
way_page_words_append (GString    *text,
                       const char *part)
{
  if (part != NULL && *part != '\0')
    way_join_append (text, " · ", part);
}
