/* opportunity.c - which jobs are worth serving better */
#include "config.h"

#include "journeys/insight/opportunity.h"

#include <math.h>

#include <glib/gi18n.h>

/**
 * way_opportunity_free:
 * @self: (transfer full): an opportunity
 *
 * Frees it.
 */
void
way_opportunity_free (WayOpportunity *self)
{
  g_free (self->job);
  g_free (self->statement);
  g_free (self->persona);
  g_free (self->persona_name);
  g_free (self->date);
  g_free (self);
}

/**
 * way_opportunity_get_score:
 * @importance: 0 to 10
 * @satisfaction: 0 to 10
 *
 * Returns: the opportunity score, 0 to 20
 */
double
way_opportunity_get_score (double importance,
                           double satisfaction)
{
  return importance + MAX (importance - satisfaction, 0);
}

/**
 * way_opportunity_get_zone:
 * @importance: 0 to 10
 * @satisfaction: 0 to 10
 *
 * Finds how well a job is served, with the limits of Ulwick, “What Customers Want” (2005).
 * Who is as satisfied as it is important is served right, however important it is.
 *
 * Returns: the zone of the landscape
 */
WayZone
way_opportunity_get_zone (double importance,
                          double satisfaction)
{
  double score = way_opportunity_get_score (importance, satisfaction);

  if (satisfaction > importance)
    return WAY_ZONE_OVER_SERVED;
  if (satisfaction == importance || score < 10)
    return WAY_ZONE_SERVED_RIGHT;
  if (score < 12)
    return WAY_ZONE_UNDER_SERVED;

  return score < 15 ? WAY_ZONE_HIGH : WAY_ZONE_EXTREME;
}

/**
 * way_zone_get_label:
 * @zone: a zone
 *
 * Returns: (transfer none): what it is called, for the user
 */
const char *
way_zone_get_label (WayZone zone)
{
  switch (zone)
    {
    case WAY_ZONE_OVER_SERVED:
      return _ ("Over-served");
    case WAY_ZONE_UNDER_SERVED:
      return _ ("Under-served");
    case WAY_ZONE_HIGH:
      return _ ("Under-served, high");
    case WAY_ZONE_EXTREME:
      return _ ("Under-served, extreme");
    case WAY_ZONE_SERVED_RIGHT:
    default:
      return _ ("Served right");
    }
}

/* Where the scores of this persona are, or NULL. */
static WayOpportunity *
find (GPtrArray  *opportunities,
      const char *persona)
{
  guint i;

  for (i = 0; i < opportunities->len; i++)
    {
      WayOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (g_strcmp0 (opportunity->persona, persona) == 0)
        return opportunity;
    }

  return NULL;
}

static void
take (WayOpportunity *self,
      WayItem        *score,
      double          importance,
      double          satisfaction)
{
  self->importance = importance;
  self->satisfaction = satisfaction;
  self->score = way_opportunity_get_score (importance, satisfaction);
  self->zone = way_opportunity_get_zone (importance, satisfaction);
  self->n = way_item_get_int (score, "n", -1);
  if (!way_item_get_number (score, "spread", &self->spread))
    self->spread = NAN;
  g_free (self->date);
  self->date = g_strdup (way_item_get (score, "date"));
}

/**
 * way_opportunities_of_job:
 * @job: a job, or the link of a job on a map
 * @name: tells the name of a persona
 * @data: for @name
 *
 * Finds the opportunity scores of a job, of each persona the latest, and marks the highest.
 * A score without importance or satisfaction does not count.
 *
 * Returns: (transfer full) (element-type WayOpportunity): the scores, in the order in which
 *   the personas come first
 */
GPtrArray *
way_opportunities_of_job (WayItem           *job,
                          WayPersonaNameFunc name,
                          gpointer           data)
{
  GPtrArray      *opportunities = g_ptr_array_new_with_free_func ((GDestroyNotify)way_opportunity_free);
  WayOpportunity *highest = NULL;
  guint           i;
  int             j;

  for (j = 0; j < way_item_n_children (job, WAY_JOB_SCORES); j++)
    {
      WayItem        *score = way_item_get_child (job, WAY_JOB_SCORES, j);
      const char     *persona = way_item_get (score, "persona");
      WayOpportunity *opportunity;
      double          importance, satisfaction;

      if (!way_item_get_number (score, "importance", &importance) ||
          !way_item_get_number (score, "satisfaction", &satisfaction))
        continue;
      opportunity = find (opportunities, persona);
      if (opportunity == NULL)
        {
          const char *known = persona != NULL ? name (persona, data) : NULL;

          opportunity = g_new0 (WayOpportunity, 1);
          opportunity->job = g_strdup (way_item_get_id (job));
          opportunity->statement = g_strdup (way_item_get_shown_name (job));
          opportunity->persona = g_strdup (persona);
          opportunity->persona_name = g_strdup (persona == NULL ? _ ("All") : (known != NULL ? known : _ ("Unknown persona")));
          g_ptr_array_add (opportunities, opportunity);
        }
      else if (g_strcmp0 (way_item_get (score, "date"), opportunity->date) < 0)
        continue;
      take (opportunity, score, importance, satisfaction);
    }

  for (i = 0; i < opportunities->len; i++)
    {
      WayOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (highest == NULL || opportunity->score > highest->score)
        highest = opportunity;
    }
  if (highest != NULL)
    highest->is_highest = TRUE;

  return opportunities;
}

/**
 * way_opportunities_get_highest:
 * @opportunities: (element-type WayOpportunity): those of one job
 *
 * Returns: (transfer none) (nullable): the highest, which stands for the job
 */
const WayOpportunity *
way_opportunities_get_highest (GPtrArray *opportunities)
{
  guint i;

  for (i = 0; i < opportunities->len; i++)
    if (((WayOpportunity *)g_ptr_array_index (opportunities, i))->is_highest)
      return g_ptr_array_index (opportunities, i);

  return NULL;
}

/**
 * way_opportunity_is_hollow:
 * @self: an opportunity
 * @least: how many have to be asked before a figure is believed; 0: any is
 *
 * Returns: whether too few were asked, or it is not known how many
 */
gboolean
way_opportunity_is_hollow (const WayOpportunity *self,
                           int                   least)
{
  return least > 0 && self->n < least;
}

static const char *
find_name (const char *id,
           gpointer    data)
{
  return g_hash_table_lookup (data, id);
}

/**
 * way_opportunities_read:
 * @records: the records
 * @error: where to put why it failed
 *
 * Finds the opportunity scores of all jobs. May be called from any thread.
 *
 * Returns: (transfer full) (nullable) (element-type WayOpportunity): the scores, job by job
 */
GPtrArray *
way_opportunities_read (WayRecords *records,
                        GError    **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)way_opportunity_free);
  g_autoptr (GPtrArray) jobs = way_records_list (records, WAY_KIND_JOB, NULL, 0, -1, error);
  g_autoptr (GPtrArray) personas = jobs != NULL ? way_records_list (records, WAY_KIND_PERSONA, NULL, 0, -1, error) : NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  if (personas == NULL)
    return NULL;
  for (i = 0; i < personas->len; i++)
    {
      WayItem *persona = g_ptr_array_index (personas, i);

      g_hash_table_insert (names, (char *)way_item_get_id (persona), (char *)way_item_get_shown_name (persona));
    }
  for (i = 0; i < jobs->len; i++)
    {
      GPtrArray *of_job = way_opportunities_of_job (g_ptr_array_index (jobs, i), find_name, names);

      g_ptr_array_extend_and_steal (all, of_job);
    }

  return g_steal_pointer (&all);
}
