/* account-head.c - what an account is, in a line and a few pills */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/page-words.h"

#define SOON 90 /* days before a renewal, when it is time to think of it */

/* How a tier is marketed to. The sign tells the tiers apart without their colour. */
static const struct
{
  const char *tier;
  const char *sign;
  const char *way;
} tiers[] = {
  { "strategic", "◆", N_ ("one to one") },
  { "lite", "◇", N_ ("one to few") },
  { "programmatic", "○", N_ ("one to many") },
};

static char *
dup_relation (WayItem *account)
{
  g_autofree char *relation = way_page_words_dup_value (account, "relation");
  const char      *since = way_item_get (account, "since");

  if (*relation == '\0' || since == NULL)
    return g_steal_pointer (&relation);

  /* TRANSLATORS: a relation and a year: Customer since 2019 */
  return g_strdup_printf (_ ("%s since %.4s"), relation, since);
}

static char *
dup_line (WayAccountPage *self,
          WayItem        *account)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *relation = dup_relation (account);
  g_autofree char *changed = way_page_words_dup_changed (self->changed);

  way_page_words_append (line, way_item_get (account, "industry"));
  way_page_words_append (line, way_item_get (account, "region"));
  way_page_words_append (line, relation);
  way_page_words_append (line, changed);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_tier (WayAccountPage *self,
          WayItem        *account)
{
  const char      *tier = way_item_get (account, "tier");
  g_autofree char *label = way_page_words_dup_value (account, "tier");
  g_autofree char *text = NULL;
  guint            i;

  for (i = 0; tier != NULL && i < G_N_ELEMENTS (tiers); i++)
    if (strcmp (tiers[i].tier, tier) == 0)
      text = g_strdup_printf ("%s %s · %s", tiers[i].sign, label, _ (tiers[i].way));
  if (tier == NULL)
    text = g_strdup (_ ("Tier?"));
  way_page_head_add_choice (WAY_PAGE_HEAD (self->head), text != NULL ? text : label, tier != NULL ? tier : "missing", "tier");
}

static void
add_renewal (WayAccountPage *self,
             WayItem        *account)
{
  g_autofree char *date = way_page_words_dup_value (account, "renewal");
  g_autofree char *text = NULL;
  int              days;

  if (!way_page_words_count_days (way_item_get (account, "renewal"), &days))
    return;
  /* TRANSLATORS: %s is a date */
  text = g_strdup_printf (days < 0 ? _ ("Renewal was %s") : _ ("Renewal %s"), date);
  way_page_head_add_pill (WAY_PAGE_HEAD (self->head), text, days < 0 ? "late" : (days <= SOON ? "soon" : "good"), "renewal");
}

static void
add_value (WayAccountPage *self,
           WayItem        *account)
{
  g_autofree char *amount = way_page_words_dup_amount (way_item_get (account, "value"));
  /* TRANSLATORS: %s is an amount of money */
  g_autofree char *text = amount != NULL ? g_strdup_printf (_ ("%s a year"), amount) : NULL;

  way_page_head_add_pill (WAY_PAGE_HEAD (self->head), text, "value", "value");
}

/* Leads to the first hole, if that is the account's. */
static void
add_insight (WayAccountPage        *self,
             const WayCompleteness *completeness)
{
  g_autofree char *text = way_completeness_dup_summary (completeness);
  const char      *field = NULL;
  guint            i;

  for (i = 0; i < completeness->missing->len && field == NULL; i++)
    {
      const WayMissing *missing = g_ptr_array_index (completeness->missing, i);

      if (missing->contact == NULL)
        field = missing->field;
    }
  if (completeness->asks == WAY_INSIGHT_ASKS_TIER)
    field = "tier";
  way_page_head_add_pill (WAY_PAGE_HEAD (self->head), text,
                          completeness->asks != WAY_INSIGHT_ASKS_INSIGHT ? "value" : (completeness->missing->len > 0 ? "missing" : "good"), field);
}

void
way_account_head_update (WayAccountPage        *self,
                         const WayCompleteness *completeness)
{
  WayItem         *account = way_account_page_get_account (self);
  g_autofree char *line = dup_line (self, account);
  g_autofree char *summary = way_completeness_dup_summary (completeness);
  const char      *tier = way_item_get (account, "tier");
  const char      *renewal = way_item_get (account, "renewal");
  const char      *value = way_item_get (account, "value");
  g_autofree char *digest = g_strdup_printf ("%s|%s|%s|%s", summary, tier != NULL ? tier : "",
                                             renewal != NULL ? renewal : "", value != NULL ? value : "");

  way_page_head_set_line (WAY_PAGE_HEAD (self->head), line);
  if (!way_page_card_is_new (self->head, digest))
    return;
  way_page_head_clear_pills (WAY_PAGE_HEAD (self->head));
  add_tier (self, account);
  add_renewal (self, account);
  add_value (self, account);
  add_insight (self, completeness);
}
