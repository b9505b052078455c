/* persona-poster.c - what a poster says of a persona, gathered from the records */
#include "config.h"

#include "journeys/exchange/persona-poster.h"

#include <glib/gi18n.h>

#include "journeys/exchange/export-plot.h"
#include "journeys/insight/opportunity.h"
#include "journeys/model/join.h"
#include "journeys/model/today.h"

#define MOST_CONTACTS 12 /* that are named */

struct _WayPersonaPoster
{
  WayPersonaPosterData data;

  /* owned */
  WayItem   *persona;
  GArray    *jobs; /* WayPosterEntry, as the others */
  GArray    *maps;
  GArray    *contacts;
  GPtrArray *texts; /* of all of them */
};

/**
 * way_persona_poster_new:
 * @persona: a persona; it is copied
 * @limits: what its scores are judged by
 * @prompts: whether parts that are empty say what belongs there
 *
 * Returns: (transfer full): what a poster says of the persona alone
 */
WayPersonaPoster *
way_persona_poster_new (WayItem         *persona,
                        const WayLimits *limits,
                        gboolean         prompts)
{
  WayPersonaPoster *self = g_new0 (WayPersonaPoster, 1);

  self->persona = way_item_copy (persona);
  self->jobs = g_array_new (FALSE, TRUE, sizeof (WayPosterEntry));
  self->maps = g_array_new (FALSE, TRUE, sizeof (WayPosterEntry));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (WayPosterEntry));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->data.persona = self->persona;
  self->data.least_n = limits->least_asked;
  self->data.prompts = prompts;

  return self;
}

/**
 * way_persona_poster_free:
 * @self: (transfer full): a poster
 *
 * Frees it.
 */
void
way_persona_poster_free (WayPersonaPoster *self)
{
  way_item_unref (self->persona);
  g_array_unref (self->jobs);
  g_array_unref (self->maps);
  g_array_unref (self->contacts);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static const char *
keep (WayPersonaPoster *self,
      char             *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static const char *
get_no_name (const char *id,
             gpointer    data)
{
  return NULL;
}

static guint
count_references (const char *value)
{
  guint n = 0;

  if (value != NULL && *value != '\0')
    for (n = 1; *value != '\0'; value++)
      n += *value == ' ';

  return n;
}

/**
 * way_persona_poster_add_job:
 * @self: a poster
 * @job: a job of the persona
 *
 * Adds a job with the opportunity score that is the persona's own, or that of all where
 * nobody asked this persona alone.
 */
void
way_persona_poster_add_job (WayPersonaPoster *self,
                            WayItem          *job)
{
  g_autoptr (GPtrArray) opportunities = way_opportunities_of_job (job, get_no_name, NULL);
  const char           *id = way_item_get_id (self->persona);
  const WayOpportunity *own = NULL;
  g_autoptr (GString) note = g_string_new (NULL);
  WayPosterEntry entry = { 0 };
  guint          shared = count_references (way_item_get (job, "personas"));
  guint          i;

  for (i = 0; i < opportunities->len; i++)
    {
      const WayOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (g_strcmp0 (opportunity->persona, id) == 0 || (opportunity->persona == NULL && own == NULL))
        own = opportunity;
    }
  if (shared > 1)
    g_string_append_printf (note, g_dngettext (NULL, "shared by %u", "shared by %u", shared), shared);
  if (own != NULL)
    {
      entry.scored = TRUE;
      entry.score = own->score;
      entry.n = MAX (0, own->n);
      if (own->persona == NULL)
        way_join_append (note, " · ", _ ("score of all personas"));
      if (own->n >= 0)
        {
          if (note->len > 0)
            g_string_append (note, " · ");
          g_string_append_printf (note, g_dngettext (NULL, "%d answer", "%d answers", own->n), own->n);
        }
    }
  entry.id = keep (self, g_strdup (way_item_get_id (job)));
  entry.name = keep (self, g_strdup (way_item_get_shown_name (job)));
  if (note->len > 0)
    entry.note = keep (self, g_strdup (note->str));

  /* The greatest opportunity first, those without a score last. */
  for (i = 0; i < self->jobs->len; i++)
    {
      const WayPosterEntry *other = &g_array_index (self->jobs, WayPosterEntry, i);

      if ((entry.scored && !other->scored) || (entry.scored && entry.score > other->score))
        break;
    }
  g_array_insert_val (self->jobs, i, entry);
}

/**
 * way_persona_poster_add_map:
 * @self: a poster
 * @map: a map that the persona is on
 *
 * Adds a map.
 */
void
way_persona_poster_add_map (WayPersonaPoster      *self,
                            const WayLibraryEntry *map)
{
  WayPosterEntry entry = { .id = keep (self, g_strdup (map->path)), .name = keep (self, g_strdup (map->title)) };

  if (map->reviewed != NULL)
    {
      g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_MAP, "reviewed"), map->reviewed);

      entry.note = keep (self, g_strdup_printf (_ ("reviewed %s"), date));
    }
  else if (map->objective != NULL)
    entry.note = keep (self, g_strdup (map->objective));
  g_array_append_val (self->maps, entry);
}

/**
 * way_persona_poster_add_contact:
 * @self: a poster
 * @contact: a contact that starts from the persona
 * @account: (nullable): the name of its account
 *
 * Adds a contact. All are counted, some are named.
 *
 * Returns: whether it is named
 */
gboolean
way_persona_poster_add_contact (WayPersonaPoster *self,
                                WayItem          *contact,
                                const char       *account)
{
  WayPosterEntry entry = { 0 };

  self->data.n_all_contacts++;
  if (self->contacts->len >= MOST_CONTACTS)
    return FALSE;
  entry.id = keep (self, g_strdup (way_item_get_id (contact)));
  entry.name = keep (self, g_strdup (way_item_get_shown_name (contact)));
  if (account != NULL)
    entry.note = keep (self, g_strdup (account));
  g_array_append_val (self->contacts, entry);

  return TRUE;
}

/**
 * way_persona_poster_get_data:
 * @self: a poster
 *
 * Returns: (transfer none): what way_poster_new_persona() takes, valid until something is added
 */
const WayPersonaPosterData *
way_persona_poster_get_data (WayPersonaPoster *self)
{
  self->data.jobs = (const WayPosterEntry *)self->jobs->data;
  self->data.n_jobs = self->jobs->len;
  self->data.maps = (const WayPosterEntry *)self->maps->data;
  self->data.n_maps = self->maps->len;
  self->data.contacts = (const WayPosterEntry *)self->contacts->data;
  self->data.n_contacts = self->contacts->len;

  return &self->data;
}

/**
 * way_persona_poster_read:
 * @records: the records
 * @id: of a persona
 * @error: where to put why it failed
 *
 * Gathers all that a poster says, without prompts. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the poster
 */
WayPersonaPoster *
way_persona_poster_read (WayRecords *records,
                         const char *id,
                         GError    **error)
{
  g_autoptr (WayItem) persona = way_records_get (records, WAY_KIND_PERSONA, id, error);
  g_autoptr (WayPersonaPoster) self = NULL;
  g_autoptr (GPtrArray) referring = NULL;
  g_autoptr (GPtrArray) maps = NULL;
  WayLimits limits;
  guint     i;

  if (persona == NULL)
    return NULL;
  way_limits_get (records, &limits);
  self = way_persona_poster_new (persona, &limits, FALSE);
  referring = way_records_list_referring (records, WAY_KIND_PERSONA, id, WAY_KIND_MASK (WAY_KIND_JOB) | WAY_KIND_MASK (WAY_KIND_CONTACT), error);
  maps = referring != NULL ? way_records_list_maps_of (records, WAY_KIND_PERSONA, id, error) : NULL;
  if (maps == NULL)
    return NULL;
  for (i = 0; i < referring->len; i++)
    {
      WayItem *record = g_ptr_array_index (referring, i);

      if (way_item_get_kind (record) == WAY_KIND_JOB && way_item_refers_to (record, "personas", id))
        way_persona_poster_add_job (self, record);
      else if (way_item_get_kind (record) == WAY_KIND_CONTACT)
        {
          const char *account_id = way_item_get (record, "account");
          g_autoptr (WayItem) account = account_id != NULL && self->contacts->len < MOST_CONTACTS ? way_records_get (records, WAY_KIND_ACCOUNT, account_id, NULL) : NULL;

          way_persona_poster_add_contact (self, record, account != NULL ? way_item_get_name (account) : NULL);
        }
    }
  for (i = 0; i < maps->len; i++)
    way_persona_poster_add_map (self, g_ptr_array_index (maps, i));

  return g_steal_pointer (&self);
}

/**
 * way_persona_posters_to_file:
 * @records: the records
 * @rtl: whether they read from the right
 * @options: (nullable): how; NULL for A4, to be printed
 * @path: the PDF to write
 * @cancellable: (nullable): ends it
 * @error: where to put why there is no file
 *
 * Writes the posters of all personas, by name, into one PDF. May be called in any
 * thread.
 *
 * Returns: whether the file was written
 */
gboolean
way_persona_posters_to_file (WayRecords             *records,
                             gboolean                rtl,
                             const WayExportOptions *options,
                             const char             *path,
                             GCancellable           *cancellable,
                             GError                **error)
{
  g_autoptr (GPtrArray) personas = way_records_list (records, WAY_KIND_PERSONA, NULL, 0, -1, error);
  g_autoptr (GPtrArray) posters = g_ptr_array_new_with_free_func ((GDestroyNotify)way_persona_poster_free);
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (WayPlotSource));
  g_autofree char *today = way_today_dup ();
  WayExportOptions usual;
  guint            i;

  if (personas == NULL)
    return FALSE;
  for (i = 0; i < personas->len; i++)
    {
      WayItem          *persona = g_ptr_array_index (personas, i);
      WayPersonaPoster *poster;
      WayPlotSource     source = { .func = way_poster_new_persona, .title = way_item_get_shown_name (persona), .date = today, .bare = TRUE, .rtl = rtl };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      poster = way_persona_poster_read (records, way_item_get_id (persona), error);
      if (poster == NULL)
        return FALSE;
      g_ptr_array_add (posters, poster);
      source.data = (gpointer)way_persona_poster_get_data (poster);
      g_array_append_val (sources, source);
    }
  if (sources->len == 0)
    {
      g_set_error_literal (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_FORMAT, _ ("There are no personas yet."));
      return FALSE;
    }
  way_export_options_init (&usual);
  usual.page_size = "A4";

  return way_export_plots_to_file ((const WayPlotSource *)sources->data, sources->len, "pdf", options != NULL ? options : &usual, path, error);
}
