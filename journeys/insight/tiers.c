/* tiers.c - the accounts of each tier, and what is not known of them
 *
 * A tier may hold a hundred thousand accounts: they are counted by what is known of
 * them, in the file, and only those that are looked at are read.
 */
#include "config.h"

#include "journeys/insight/tiers.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/limits.h"
#include "journeys/records/figures.h"

/* What is asked of the file for a tier. */
typedef struct
{
  WayInsightAsks        asks;
  const WayRequirement *requirements;
  guint                 n_requirements;
  const WayRequirement *of_person;
  guint                 n_of_person; /* 0: people do not count */
  GArray               *pairs;       /* owned; element-type WayFieldPair, of the requirements */
  GArray               *person_pairs;
  guint64               members; /* the bit of the members, which people stand for; or 0 */
  GHashTable           *people;  /* owned; id of an account → People, of accounts with contacts */
} Question;

/* What is known of the contacts of an account. */
typedef struct
{
  guint n_filled;
  guint n_required;
} People;

static GArray *
make_pairs (const WayRequirement *requirements,
            guint                 n)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (WayFieldPair));
  guint   i;

  for (i = 0; i < n; i++)
    {
      WayFieldPair pair = { requirements[i].field, requirements[i].or_field };

      g_array_append_val (pairs, pair);
    }

  return pairs;
}

static void
question_init (Question   *self,
               const char *tier)
{
  guint i;

  memset (self, 0, sizeof *self);
  self->asks = way_completeness_get_asks (tier);
  self->requirements = way_completeness_get_requirements (tier, &self->n_requirements);
  self->of_person = way_completeness_get_person_requirements (&self->n_of_person);
  if (g_strcmp0 (tier, "strategic") != 0)
    self->n_of_person = 0;
  self->pairs = make_pairs (self->requirements, self->n_requirements);
  self->person_pairs = make_pairs (self->of_person, self->n_of_person);
  for (i = 0; i < self->n_requirements; i++)
    if (strcmp (self->requirements[i].field, "members") == 0)
      self->members = G_GUINT64_CONSTANT (1) << i;
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
question_clear (Question *self)
{
  g_array_unref (self->pairs);
  g_array_unref (self->person_pairs);
  g_hash_table_unref (self->people);
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* What is known of an account and its people. */
static void
judge (const Question *self,
       const char     *account,
       guint64        *filled,
       guint          *n_filled,
       guint          *n_required)
{
  const People *people = g_hash_table_lookup (self->people, account);

  if (people != NULL)
    *filled |= self->members;
  *n_filled = count_bits (*filled) + (people != NULL ? people->n_filled : 0);
  *n_required = self->n_requirements + (people != NULL ? people->n_required : 0);
}

/* What is gathered about a tier. */
typedef struct
{
  Question      question;
  WayTierDebts *debts;
  guint        *missing;        /* owned; of each requirement */
  guint        *missing_people; /* owned; of each of people */
  double        sum;
} Reading;

static void
take_group (const char  *account,
            guint        n_contacts,
            const guint *n_filled,
            gpointer     data)
{
  Reading *self = data;
  People  *people = g_new0 (People, 1);
  guint    i;

  people->n_required = n_contacts * self->question.n_of_person;
  for (i = 0; i < self->question.n_of_person; i++)
    {
      people->n_filled += n_filled[i];
      if (self->missing_people != NULL)
        self->missing_people[i] += n_contacts - n_filled[i];
    }
  g_hash_table_insert (self->question.people, g_strdup (account), people);
}

static void
take_accounts (Reading *self,
               guint64  filled,
               guint    n_accounts,
               guint    n_filled,
               guint    n_required)
{
  guint i;

  self->debts->n += n_accounts;
  self->debts->n_holes += n_accounts * (n_required - n_filled);
  if (n_filled < n_required)
    self->debts->n_with_holes += n_accounts;
  self->sum += n_accounts * (n_required > 0 ? (double)n_filled / n_required : 1);
  for (i = 0; i < self->question.n_requirements; i++)
    if ((filled & (G_GUINT64_CONSTANT (1) << i)) == 0)
      self->missing[i] += n_accounts;
}

static void
take_pattern (guint64  filled,
              guint    n_accounts,
              gpointer data)
{
  Reading *self = data;

  take_accounts (self, filled, n_accounts, count_bits (filled), self->question.n_requirements);
}

static void
take_account (const WayAccountRow *row,
              gpointer             data)
{
  Reading *self = data;
  guint64  filled = row->filled;
  guint    n_filled, n_required;

  judge (&self->question, row->id, &filled, &n_filled, &n_required);
  take_accounts (self, filled, 1, n_filled, n_required);
}

static void
clear_debt (gpointer data)
{
  g_free (((WayDebt *)data)->label);
}

static int
compare_debts (gconstpointer a,
               gconstpointer b)
{
  const WayDebt *first = a, *second = b;

  if (first->n != second->n)
    return first->n < second->n ? 1 : -1;

  return g_utf8_collate (first->label, second->label);
}

static void
list_debts (Reading *self)
{
  guint i;

  for (i = 0; i < self->question.n_requirements; i++)
    if (self->missing[i] > 0)
      {
        WayDebt debt = { way_completeness_dup_label (&self->question.requirements[i]), self->missing[i], FALSE };

        g_array_append_val (self->debts->debts, debt);
      }
  for (i = 0; i < self->question.n_of_person; i++)
    if (self->missing_people[i] > 0)
      {
        const WayField *field = way_kind_get_field (WAY_KIND_CONTACT, self->question.of_person[i].field);
        WayDebt         debt = { g_strdup (_ (field->label)), self->missing_people[i], TRUE };

        g_array_append_val (self->debts->debts, debt);
      }
  g_array_sort (self->debts->debts, compare_debts);
}

/* What is asked of the file about accounts, and about their people. */

static WayAccountQuery
of_accounts (const Question *self,
             const char     *tier,
             const char     *text)
{
  return (WayAccountQuery){ .tier = tier,
                            .text = text,
                            .pairs = (const WayFieldPair *)(gpointer)self->pairs->data,
                            .n_pairs = self->pairs->len,
                            .limit = -1 };
}

static gboolean
read_people (Reading    *self,
             WayRecords *records,
             const char *tier,
             const char *text,
             GError    **error)
{
  WayAccountQuery query = { .tier = tier,
                            .text = text,
                            .pairs = (const WayFieldPair *)(gpointer)self->question.person_pairs->data,
                            .n_pairs = self->question.person_pairs->len };

  return self->question.n_of_person == 0 || way_records_foreach_group (records, &query, take_group, self, error);
}

/**
 * way_tier_debts_read:
 * @records: the records
 * @tier: a tier; "" for accounts that are in none, which are judged as programmatic ones
 * @text: (nullable): words that are sought
 * @error: where to put why it failed
 *
 * Counts what is not known of the accounts of a tier. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the insight debts of the tier
 */
WayTierDebts *
way_tier_debts_read (WayRecords *records,
                     const char *tier,
                     const char *text,
                     GError    **error)
{
  g_autoptr (WayTierDebts) debts = g_new0 (WayTierDebts, 1);
  Reading         reading = { .debts = debts };
  WayAccountQuery query;
  gboolean        done;

  debts->debts = g_array_new (FALSE, FALSE, sizeof (WayDebt));
  g_array_set_clear_func (debts->debts, clear_debt);
  question_init (&reading.question, tier);
  reading.missing = g_new0 (guint, reading.question.n_requirements + 1);
  reading.missing_people = g_new0 (guint, reading.question.n_of_person + 1);
  query = of_accounts (&reading.question, tier, text);
  if (reading.question.n_of_person > 0)
    done = read_people (&reading, records, tier, text, error) && way_records_foreach_account (records, &query, take_account, &reading, error);
  else
    done = way_records_foreach_pattern (records, &query, take_pattern, &reading, error);
  debts->asks = reading.question.asks;
  debts->completeness = debts->n > 0 ? reading.sum / debts->n : 1;
  list_debts (&reading);
  g_free (reading.missing);
  g_free (reading.missing_people);
  question_clear (&reading.question);

  return done ? g_steal_pointer (&debts) : NULL;
}

/**
 * way_tier_debts_free:
 * @self: (transfer full): debts
 *
 * Frees them.
 */
void
way_tier_debts_free (WayTierDebts *self)
{
  g_array_unref (self->debts);
  g_free (self);
}

/**
 * way_tier_debts_dup_text:
 * @self: the debts of a tier
 * @most: so many of what is most often missing are named
 *
 * Returns: (transfer full): what is most often missing, and of how many, for the user
 */
char *
way_tier_debts_dup_text (const WayTierDebts *self,
                         guint               most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  if (self->n == 0)
    return g_strdup (_ ("None here."));
  if (self->asks == WAY_INSIGHT_ASKS_TIER)
    return g_strdup (_ ("The tier says how much has to be known."));
  if (self->n_with_holes == 0)
    return g_strdup (self->asks == WAY_INSIGHT_ASKS_BASICS ? _ ("The basics of all are known.") : _ ("The insight of all is complete."));
  g_string_append_printf (text, self->asks == WAY_INSIGHT_ASKS_BASICS ? _ ("Basics %.0f %% · ") : _ ("Insight %.0f %% · "), MIN (100 * self->completeness, 99.4));
  g_string_append_printf (text, g_dngettext (NULL, "%u has holes", "%u have holes", self->n_with_holes), self->n_with_holes);
  g_string_append (text, _ ("\nMissing most: "));
  for (i = 0; i < MIN (self->debts->len, most); i++)
    {
      const WayDebt *debt = &g_array_index (self->debts, WayDebt, i);

      g_string_append (text, i > 0 ? ", " : "");
      if (debt->of_people)
        g_string_append_printf (text, g_dngettext (NULL, "%s (%u person)", "%s (%u people)", debt->n), debt->label, debt->n);
      else
        g_string_append_printf (text, "%s %u", debt->label, debt->n);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * way_tier_card_free:
 * @self: (transfer full): a card
 *
 * Frees it.
 */
void
way_tier_card_free (WayTierCard *self)
{
  g_free (self->account);
  g_free (self->name);
  g_free (self->currency);
  g_free (self);
}

/**
 * way_tier_card_copy:
 * @self: a card
 *
 * Returns: (transfer full): the same
 */
WayTierCard *
way_tier_card_copy (const WayTierCard *self)
{
  WayTierCard *copy = g_memdup2 (self, sizeof *self);

  copy->account = g_strdup (self->account);
  copy->name = g_strdup (self->name);
  copy->currency = g_strdup (self->currency);

  return copy;
}

/**
 * way_tier_card_equal:
 * @a: a card
 * @b: another one
 *
 * Returns: whether both say the same of the same account
 */
gboolean
way_tier_card_equal (const WayTierCard *a,
                     const WayTierCard *b)
{
  return g_strcmp0 (a->account, b->account) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->currency, b->currency) == 0 && (a->value == b->value || (isnan (a->value) && isnan (b->value))) &&
         a->has_priority == b->has_priority && (!b->has_priority || a->priority == b->priority) &&
         a->asks == b->asks && a->n_filled == b->n_filled && a->n_required == b->n_required;
}

/**
 * way_tier_card_dup_facts:
 * @self: an account
 *
 * Returns: (transfer full): its value and priority, as far as they are known
 */
char *
way_tier_card_dup_facts (const WayTierCard *self)
{
  g_autofree char *amount = NULL;
  g_autofree char *value = NULL;
  g_autofree char *priority = NULL;

  if (!isnan (self->value))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, self->value == floor (self->value) ? "%.0f" : "%.2f", self->value);
      amount = g_strconcat (number, self->currency != NULL ? " " : NULL, self->currency, NULL);
      value = way_field_format (way_kind_get_field (WAY_KIND_ACCOUNT, "value"), amount);
    }
  if (self->has_priority)
    priority = g_strdup_printf (_ ("priority %.0f"), self->priority);
  if (value != NULL && priority != NULL)
    return g_strdup_printf ("%s · %s", value, priority);
  if (value != NULL)
    return g_steal_pointer (&value);

  return priority != NULL ? g_steal_pointer (&priority) : g_strdup (_ ("no value"));
}

/**
 * way_tier_card_dup_insight:
 * @self: an account
 *
 * Returns: (transfer full): how much of the insight it needs is there
 */
char *
way_tier_card_dup_insight (const WayTierCard *self)
{
  if (self->asks == WAY_INSIGHT_ASKS_TIER)
    return g_strdup (_ ("choose a tier"));
  if (self->n_filled >= self->n_required)
    return g_strdup (self->asks == WAY_INSIGHT_ASKS_BASICS ? _ ("basics known") : _ ("complete"));

  /* TRANSLATORS: so many of so many things are known */
  return g_strdup_printf (_ ("%u of %u"), self->n_filled, self->n_required);
}

/**
 * way_tier_card_dup_known:
 * @self: an account
 *
 * Returns: (transfer full): the same as a sentence that stands alone
 */
char *
way_tier_card_dup_known (const WayTierCard *self)
{
  g_autofree char *insight = NULL;

  if (self->asks == WAY_INSIGHT_ASKS_TIER)
    return g_strdup (_ ("Choose a tier"));
  if (self->asks == WAY_INSIGHT_ASKS_BASICS)
    return self->n_filled >= self->n_required ? g_strdup (_ ("Basics known"))
                                              : g_strdup_printf (_ ("Basics: %d of %d"), (int)self->n_filled, (int)self->n_required);
  insight = way_tier_card_dup_insight (self);

  return g_strdup_printf (_ ("Insight: %s"), insight);
}

/* What is gathered for a part of a tier. */
typedef struct
{
  Reading    reading;
  GPtrArray *cards;
  WayLimits  limits;
} Page;

static void
take_card (const WayAccountRow *row,
           gpointer             data)
{
  Page        *self = data;
  WayTierCard *card = g_new0 (WayTierCard, 1);
  guint64      filled = row->filled;

  card->account = g_strdup (row->id);
  card->name = g_strdup (row->name != NULL ? row->name : _ ("Untitled"));
  card->value = row->value;
  card->currency = g_strdup (row->currency);
  card->has_priority = way_priority_of_figures (row->figures, &self->limits.weights, &card->priority);
  card->asks = self->reading.question.asks;
  judge (&self->reading.question, row->id, &filled, &card->n_filled, &card->n_required);
  g_ptr_array_add (self->cards, card);
}

/**
 * way_tier_cards_read:
 * @records: the records
 * @tier: a tier; "" for accounts that are in none
 * @text: (nullable): words that are sought
 * @offset: how many to leave out at the beginning
 * @limit: how many to return; below 0: all
 * @error: where to put why it failed
 *
 * Reads accounts of a tier, the most valuable in the main currency first. May be called from
 * any thread.
 *
 * Returns: (transfer full) (nullable) (element-type WayTierCard): the accounts
 */
GPtrArray *
way_tier_cards_read (WayRecords *records,
                     const char *tier,
                     const char *text,
                     int         offset,
                     int         limit,
                     GError    **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify)way_tier_card_free);
  g_autofree char *currency = NULL;
  Page             page = { .cards = cards };
  Question        *question = &page.reading.question;
  gboolean         done;

  if (!way_records_find_main_currency (records, &currency, error))
    return NULL;
  way_limits_get (records, &page.limits);
  question_init (question, tier);
  done = read_people (&page.reading, records, tier, text, error);
  if (done)
    {
      WayAccountQuery query = of_accounts (question, tier, text);

      query.currency = currency != NULL ? currency : "";
      query.offset = offset;
      query.limit = limit;
      done = way_records_foreach_account (records, &query, take_card, &page, error);
    }
  question_clear (question);

  return done ? g_steal_pointer (&cards) : NULL;
}
