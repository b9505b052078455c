/* links-kept.c - what a map goes on to show although the record says something else
 *
 * The link says for which value that was decided, by a short sum of what the map would show of the record: when the
 * record comes to say anything else, or a persona that it names comes onto the map, it is asked again. That is forgotten when the link is brought up to date and the two agree by then.
 */
#include "config.h"

#include <string.h>

#include "journeys/records/links-private.h"

/* Of the name of a field and a value: "tier:1f0c2a9e". Never shown, and never taken for the value itself. */
static char *
dup_token (const char *field,
           const char *now)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, now != NULL ? now : "\n", -1);

  sum[8] = '\0';

  return g_strdup_printf ("%s:%s", field, sum);
}

/* Whether the map keeps what it shows in a field while the record says @now. */
gboolean
way_kept_has (WayItem    *link,
              const char *field,
              const char *now)
{
  g_auto (GStrv) tokens = g_strsplit (way_item_get_text (link, "kept"), " ", -1);
  g_autofree char *token = NULL;

  if (*tokens == NULL)
    return FALSE;
  token = dup_token (field, now);

  return g_strv_contains ((const char *const *)tokens, token);
}

/* What a link keeps, without a field, or with it while the record says @now. */
static char *
dup_kept (const char *kept,
          const char *field,
          const char *now,
          gboolean    keep)
{
  g_auto (GStrv) tokens = g_strsplit (kept, " ", -1);
  g_autofree char *beginning = g_strconcat (field, ":", NULL);
  g_autofree char *token = keep ? dup_token (field, now) : NULL;
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  int i;

  for (i = 0; tokens[i] != NULL; i++)
    if (*tokens[i] != '\0' && !g_str_has_prefix (tokens[i], beginning))
      g_ptr_array_add (left, tokens[i]);
  if (token != NULL)
    g_ptr_array_add (left, token);
  g_ptr_array_add (left, NULL);

  return left->len > 1 ? g_strjoinv (" ", (char **)left->pdata) : NULL;
}

/* Says in @kept, which is that of a link or NULL, that a field is kept, or no longer. */
void
way_kept_note (char      **kept,
               const char *field,
               const char *now,
               gboolean    keep)
{
  char *noted = dup_kept (*kept != NULL ? *kept : "", field, now, keep);

  g_free (*kept);
  *kept = noted;
}

/* All that is said about scores, as one text. */
char *
way_kept_dup_scores (GPtrArray *scores)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;
  int   j;

  for (i = 0; i < scores->len; i++)
    {
      WayItem *score = g_ptr_array_index (scores, i);

      for (j = 0; j < way_item_get_info (score)->n_fields; j++)
        {
          const char *value = way_item_get_at (score, j);

          g_string_append (text, value != NULL ? value : "");
          g_string_append_c (text, '\t');
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
