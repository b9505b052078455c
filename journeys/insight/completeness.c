/* completeness.c - how much of the insight that an account needs is there */
#include "config.h"

#include "journeys/insight/completeness.h"

#include <string.h>

#include <glib/gi18n.h>

/* The headings of the groups of insight in the fields of an account. */
static const struct
{
  WayInsightGroup group;
  const char     *heading;
} headings[] = {
  { WAY_INSIGHT_INDUSTRY, "Industry insight" },
  { WAY_INSIGHT_COMPANY, "Company insight" },
  { WAY_INSIGHT_BUYING_GROUP, "Buying group insight" },
  { WAY_INSIGHT_CONNECTIONS, "Connections" },
};

/* What has to be known of each person of the buying group of a strategic account. */
static const WayRequirement of_person[] = {
  { WAY_INSIGHT_BUYING_GROUP, "priorities", NULL },
  { WAY_INSIGHT_BUYING_GROUP, "approach", "channels" },
};
static const char *const of_person_labels[] = { N_ ("priorities"), N_ ("how to approach") };

typedef enum
{
  STRATEGIC,
  LITE,
  PROGRAMMATIC,
  N_TIERS
} Tier;

static Tier
find_tier (const char *tier)
{
  if (g_strcmp0 (tier, "strategic") == 0)
    return STRATEGIC;

  return g_strcmp0 (tier, "lite") == 0 ? LITE : PROGRAMMATIC;
}

static void
require (GArray         *requirements,
         WayInsightGroup group,
         const char     *field,
         const char     *or_field)
{
  WayRequirement requirement = { group, field, or_field };

  g_array_append_val (requirements, requirement);
}

/* The fields below a heading, up to the next one. */
static void
require_group (GArray         *requirements,
               WayInsightGroup group)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_ACCOUNT);
  gboolean           inside = FALSE;
  guint              heading;
  int                i;

  for (heading = 0; headings[heading].group != group; heading++)
    ;
  for (i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].group != NULL)
        inside = strcmp (info->fields[i].group, headings[heading].heading) == 0;
      if (inside)
        require (requirements, group, info->fields[i].name, NULL);
    }
}

static GArray *
make_requirements (Tier tier)
{
  GArray *requirements = g_array_new (FALSE, FALSE, sizeof (WayRequirement));
  guint   i;

  switch (tier)
    {
    case STRATEGIC:
      for (i = 0; i < G_N_ELEMENTS (headings); i++)
        require_group (requirements, headings[i].group);
      break;

    case LITE:
      require (requirements, WAY_INSIGHT_BASICS, "name", NULL);
      require (requirements, WAY_INSIGHT_BASICS, "region", NULL);
      require (requirements, WAY_INSIGHT_BASICS, "employees", "revenue");
      require_group (requirements, WAY_INSIGHT_INDUSTRY);
      break;

    case PROGRAMMATIC:
    case N_TIERS:
      require (requirements, WAY_INSIGHT_BASICS, "name", NULL);
      require (requirements, WAY_INSIGHT_BASICS, "industry", NULL);
      require (requirements, WAY_INSIGHT_BASICS, "region", NULL);
      break;
    }

  return requirements;
}

/**
 * way_insight_group_get_label:
 * @group: a group of insight
 *
 * Returns: (transfer none): what it is called, for the user
 */
const char *
way_insight_group_get_label (WayInsightGroup group)
{
  static const char *const labels[WAY_N_INSIGHT_GROUPS] = {
    [WAY_INSIGHT_BASICS] = N_ ("Basics"),
    [WAY_INSIGHT_INDUSTRY] = N_ ("Industry"),
    [WAY_INSIGHT_COMPANY] = N_ ("Company"),
    [WAY_INSIGHT_BUYING_GROUP] = N_ ("Buying group"),
    [WAY_INSIGHT_CONNECTIONS] = N_ ("Connections"),
  };

  g_return_val_if_fail (group < WAY_N_INSIGHT_GROUPS, NULL);

  return _ (labels[group]);
}

/**
 * way_completeness_get_asks:
 * @tier: (nullable): a tier; NULL or "" is none
 *
 * Returns: what it asks to be known
 */
WayInsightAsks
way_completeness_get_asks (const char *tier)
{
  if (tier == NULL || *tier == '\0')
    return WAY_INSIGHT_ASKS_TIER;

  return find_tier (tier) == PROGRAMMATIC ? WAY_INSIGHT_ASKS_BASICS : WAY_INSIGHT_ASKS_INSIGHT;
}

/**
 * way_completeness_get_requirements:
 * @tier: (nullable): a tier; NULL or an unknown one is taken as programmatic
 * @n: (out): how many there are
 *
 * Tells which fields an account of a tier needs. May be called from any thread.
 *
 * Returns: (transfer none) (array length=n): the fields, group by group
 */
const WayRequirement *
way_completeness_get_requirements (const char *tier,
                                   guint      *n)
{
  static GArray *requirements[N_TIERS];
  static gsize   made;
  GArray        *wanted;

  if (g_once_init_enter (&made))
    {
      int i;

      for (i = 0; i < N_TIERS; i++)
        requirements[i] = make_requirements (i);
      g_once_init_leave (&made, 1);
    }
  wanted = requirements[find_tier (tier)];
  *n = wanted->len;

  return (const WayRequirement *)(gpointer)wanted->data;
}

/**
 * way_completeness_get_person_requirements:
 * @n: (out): how many there are
 *
 * Tells which fields of contacts a strategic account needs, be it from their personas.
 *
 * Returns: (transfer none) (array length=n): the fields
 */
const WayRequirement *
way_completeness_get_person_requirements (guint *n)
{
  *n = G_N_ELEMENTS (of_person);

  return of_person;
}

/**
 * way_completeness_dup_label:
 * @requirement: something that accounts need
 *
 * Returns: (transfer full): what it is called, for the user
 */
char *
way_completeness_dup_label (const WayRequirement *requirement)
{
  if (requirement->or_field != NULL)
    return g_strdup (_ ("Size"));

  return g_strdup (_ (way_kind_get_field (WAY_KIND_ACCOUNT, requirement->field)->label));
}

static void
missing_free (gpointer data)
{
  WayMissing *missing = data;

  g_free (missing->label);
  g_free (missing->question);
  g_free (missing);
}

/* Takes the label. */
static void
count (WayCompleteness *self,
       WayInsightGroup  group,
       gboolean         filled,
       const char      *field,
       const char      *contact,
       const char      *what,
       char            *label)
{
  WayMissing *missing;

  self->required[group]++;
  self->n_required++;
  if (filled)
    {
      self->filled[group]++;
      self->n_filled++;
      g_free (label);
      return;
    }
  missing = g_new0 (WayMissing, 1);
  missing->group = group;
  missing->field = field;
  missing->contact = contact;
  missing->what = what;
  missing->label = label;
  /* TRANSLATORS: asks for what is not known yet, for example Competitors? */
  missing->question = g_strdup_printf (_ ("%s?"), label);
  g_ptr_array_add (self->missing, missing);
}

static void
count_people (WayCompleteness *self,
              GPtrArray       *group)
{
  guint i, j;

  for (i = 0; i < group->len; i++)
    for (j = 0; j < G_N_ELEMENTS (of_person); j++)
      {
        WayMember *member = g_ptr_array_index (group, i);
        gboolean   filled = way_member_get (member, of_person[j].field) != NULL ||
                          (of_person[j].or_field != NULL && way_member_get (member, of_person[j].or_field) != NULL);

        count (self, WAY_INSIGHT_BUYING_GROUP, filled, of_person[j].field, way_item_get_id (member->contact), _ (of_person_labels[j]),
               /* TRANSLATORS: a person and what is not known of them, for example Ravi: priorities */
               g_strdup_printf (_ ("%s: %s"), way_item_get_shown_name (member->contact), _ (of_person_labels[j])));
      }
}

/**
 * way_completeness_new:
 * @account: an account
 * @group: (nullable) (element-type WayMember): its buying group
 *
 * Finds how much of the insight that the account needs is there. Of a strategic
 * account with contacts these are the members of the buying group, and of each the
 * priorities and how to approach them have to be known, be it from their persona. The
 * size is the number of employees or the revenue.
 *
 * What is found is valid as long as @group is.
 *
 * Returns: (transfer full): what is there and what is missing
 */
WayCompleteness *
way_completeness_new (WayItem   *account,
                      GPtrArray *group)
{
  static const char *const names[N_TIERS] = { "strategic", "lite", "programmatic" };
  WayCompleteness         *self;
  const WayRequirement    *requirements;
  const char              *tier;
  gboolean                 people;
  guint                    n, i;

  g_return_val_if_fail (way_item_get_kind (account) == WAY_KIND_ACCOUNT, NULL);

  self = g_new0 (WayCompleteness, 1);
  self->missing = g_ptr_array_new_with_free_func (missing_free);
  tier = way_item_get (account, "tier");
  self->asks = way_completeness_get_asks (tier);
  self->tier = names[find_tier (tier)];
  people = group != NULL && group->len > 0;

  requirements = way_completeness_get_requirements (tier, &n);
  for (i = 0; i < n; i++)
    {
      const WayRequirement *requirement = &requirements[i];
      gboolean              filled = way_item_get (account, requirement->field) != NULL ||
                        (requirement->or_field != NULL && way_item_get (account, requirement->or_field) != NULL) ||
                        (people && strcmp (requirement->field, "members") == 0);

      count (self, requirement->group, filled, requirement->field, NULL, NULL, way_completeness_dup_label (requirement));
      /* People stand after what is known of their group. */
      if (people && requirement->group == WAY_INSIGHT_BUYING_GROUP &&
          (i + 1 == n || requirements[i + 1].group != WAY_INSIGHT_BUYING_GROUP))
        count_people (self, group);
    }

  return self;
}

/**
 * way_completeness_free:
 * @self: (transfer full): what was found
 *
 * Frees it.
 */
void
way_completeness_free (WayCompleteness *self)
{
  g_ptr_array_unref (self->missing);
  g_free (self);
}

/**
 * way_completeness_get_share:
 * @self: what was found
 *
 * Returns: filled ÷ required, 0 to 1
 */
double
way_completeness_get_share (const WayCompleteness *self)
{
  return self->n_required > 0 ? (double)self->n_filled / self->n_required : 1;
}

/**
 * way_completeness_dup_summary:
 * @self: what was found
 *
 * Says it in a few words. Only what is whole is 100 %, and to know the basics is not to have insight.
 *
 * Returns: (transfer full): for example “Insight 71 % — 4 holes”
 */
char *
way_completeness_dup_summary (const WayCompleteness *self)
{
  int percent = (int)(100 * way_completeness_get_share (self) + 0.5);

  if (self->asks == WAY_INSIGHT_ASKS_TIER)
    return g_strdup (_ ("Choose a tier"));
  if (self->missing->len == 0)
    return g_strdup (self->asks == WAY_INSIGHT_ASKS_BASICS ? _ ("Basics known") : _ ("Insight complete"));
  if (self->asks == WAY_INSIGHT_ASKS_BASICS)
    return g_strdup_printf (_ ("Basics: %d of %d"), self->n_filled, self->n_required);

  return g_strdup_printf (g_dngettext (NULL, "Insight %d %% — %u hole", "Insight %d %% — %u holes", self->missing->len),
                          MIN (percent, 99), self->missing->len);
}
