/* recovered-words.c - what an earlier run left unsaved, in words */
#include "config.h"

#include "journeys/documents/recovered.h"

#include <glib/gi18n.h>

#include "journeys/model/shorten.h"
#include "journeys/model/today.h"

/* Letters of a draft that are told. */
#define LONGEST_DRAFT 60

/* One line of it, as far as that is needed to know it again. */
static char *
dup_draft (const WayRecovered *left)
{
  g_autofree char *line = g_strdelimit (g_strdup (left->draft), "\n\r\t", ' ');
  g_autofree char *shown = way_shorten (line, LONGEST_DRAFT);

  /* TRANSLATORS: %s is a text that somebody was typing */
  return g_strdup_printf (_ ("Typed and not on the map yet: “%s”"), shown);
}

static char *
dup_work (const WayRecovered *left)
{
  g_autofree char *time = way_time_format (left->last / G_USEC_PER_SEC);
  g_autofree char *changes = g_strdup_printf (ngettext ("%u change", "%u changes", left->n_steps), left->n_steps);
  g_autofree char *name = left->map_path != NULL ? g_filename_display_basename (left->map_path) : NULL;

  if (left->n_steps == 0 && left->base != WAY_BASE_NONE)
    /* TRANSLATORS: %s is a file: Work that rail.journey does not have */
    return g_strdup_printf (left->base == WAY_BASE_SAME ? _ ("Work that %s does not have")
                                                        : _ ("Work that %s does not have: it opens as a new map"),
                            name);
  switch (left->base)
    {
    case WAY_BASE_SAME:
      /* TRANSLATORS: for example: 12 changes that rail.journey does not have, the last one of 27/11/26, 14:03 */
      return g_strdup_printf (_ ("%1$s that %2$s does not have, the last one of %3$s"), changes, name, time);
    case WAY_BASE_CHANGED:
      return g_strdup_printf (_ ("%1$s until %2$s. %3$s was changed by somebody else since: it opens as a copy"), changes, time, name);
    case WAY_BASE_GONE:
      return g_strdup_printf (_ ("%1$s until %2$s. %3$s is not there any more: it opens as a new map"), changes, time, name);
    case WAY_BASE_NONE:
    default:
      if (left->n_steps == 0)
        return g_strdup (_ ("A map that was never saved"));
      return g_strdup_printf (_ ("A map that was never saved, with %1$s, the last one of %2$s"), changes, time);
    }
}

/**
 * way_recovered_dup_words:
 * @left: what was left unsaved
 *
 * Returns: (transfer full): how much it is, from when, and what became of the file since
 */
char *
way_recovered_dup_words (const WayRecovered *left)
{
  g_autofree char *work = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (left->problem != NULL)
    return g_strdup (left->problem);
  draft = left->draft != NULL ? dup_draft (left) : NULL;
  if (left->is_draft)
    return g_steal_pointer (&draft);
  work = dup_work (left);
  lines = g_ptr_array_new ();
  g_ptr_array_add (lines, work);
  if (draft != NULL)
    g_ptr_array_add (lines, draft);
  if (left->opened != 0)
    g_ptr_array_add (lines, _ ("What can be read of it was opened before. All of it stays here until you discard it."));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}
