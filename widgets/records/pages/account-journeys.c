/* account-journeys.c - the maps that are about an account, and how they stand */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "journeys/records/library-index.h"
#include "journeys/records/library.h"
#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/mood-bars.h"
#include "widgets/records/pages/page-row.h"
#include "widgets/records/pages/page-words.h"

#define MOST_MAPS 6 /* shown before somebody asks for all */

GtkWidget *
way_account_journeys_new (WayAccountPage *self)
{
  self->journeys = way_page_card_new (_ ("Journeys"));
  self->maps_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (self->journeys), self->maps_box);

  return self->journeys;
}

void
way_account_journeys_load (WayAccountPage *self)
{
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  self->maps = way_records_list_maps_of (way_desk_get_records (self->desk), WAY_KIND_ACCOUNT, self->id, NULL);
}

static char *
dup_state (const WayLibraryEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *pains = NULL;
  g_autofree char *confidence = NULL;
  g_autofree char *reviewed = way_page_words_dup_reviewed (entry->reviewed);
  g_autofree char *due = way_page_words_dup_due (entry->due);

  if (entry->n_unowned > 0)
    pains = g_strdup_printf (g_dngettext (NULL, "%d pain nobody owns", "%d pains nobody owns", entry->n_unowned), entry->n_unowned);
  else if (entry->n_pains > 0)
    pains = g_strdup_printf (g_dngettext (NULL, "%d pain", "%d pains", entry->n_pains), entry->n_pains);
  if (entry->confidence >= 0)
    confidence = g_strdup_printf (_ ("confidence %.0f %%"), floor (entry->confidence * 100));
  way_page_words_append (text, pains);
  way_page_words_append (text, confidence);
  way_page_words_append (text, reviewed);
  way_page_words_append (text, due);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_row (WayAccountPage  *self,
         WayLibraryEntry *entry,
         const char      *state,
         gboolean         late)
{
  g_autoptr (GPtrArray) stages = way_records_list_stages (way_desk_get_records (self->desk), entry->id, NULL);
  GtkWidget *row = way_page_row_new (late ? "dialog-warning-symbolic" : "way-map-symbolic", late ? "late" : "good",
                                     *entry->title != '\0' ? entry->title : _ ("Untitled"), state,
                                     stages != NULL ? way_mood_bars_new (stages, entry->lowest, entry->highest) : NULL);

  /* Where the map speaks of the account. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", entry->path, self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.open-map");

  return row;
}

static gboolean
is_late (const WayLibraryEntry *entry,
         const char            *today)
{
  return entry->due != NULL && strncmp (entry->due, today, strlen (today)) < 0;
}

void
way_account_journeys_update (WayAccountPage *self)
{
  g_autoptr (GString) digest = g_string_new (NULL);
  g_autoptr (GString) aside = g_string_new (NULL);
  guint            n = self->maps != NULL ? self->maps->len : 0;
  guint            shown = self->all_maps ? n : MIN (n, MOST_MAPS);
  g_autofree char *today = way_today_dup ();
  guint            i, n_late = 0;

  for (i = 0; i < n; i++)
    {
      const WayLibraryEntry *entry = g_ptr_array_index (self->maps, i);
      g_autofree char       *state = i < shown ? dup_state (entry) : NULL;

      n_late += is_late (entry, today);
      if (i < shown)
        g_string_append_printf (digest, "%s|%s|%s|%" G_GINT64_FORMAT "\n", entry->id, entry->title, state, entry->modified);
    }
  g_string_append_printf (digest, "%u %u", n, n_late);
  if (!way_page_card_is_new (self->maps_box, digest->str))
    return;

  way_page_card_clear (self->maps_box);
  for (i = 0; i < shown; i++)
    {
      WayLibraryEntry *entry = g_ptr_array_index (self->maps, i);
      g_autofree char *state = dup_state (entry);

      gtk_box_append (GTK_BOX (self->maps_box), new_row (self, entry, state, is_late (entry, today)));
    }
  if (shown < n)
    gtk_box_append (GTK_BOX (self->maps_box), way_page_card_new_more (n, &self->all_maps, G_CALLBACK (way_account_page_update_soon), self));
  if (n == 0)
    gtk_box_append (GTK_BOX (self->maps_box),
                    way_page_card_new_label (_ ("No map is about this account yet. Link it from the map: its inspector has “Linked records”."), "quiet"));
  if (n > 0)
    {
      g_autofree char *maps = g_strdup_printf (g_dngettext (NULL, "%u map", "%u maps", n), n);

      way_page_words_append (aside, maps);
    }
  if (n_late > 0)
    {
      g_autofree char *late = g_strdup_printf (g_dngettext (NULL, "%u review overdue", "%u reviews overdue", n_late), n_late);

      way_page_words_append (aside, late);
    }
  way_page_card_set_aside (WAY_PAGE_CARD (self->journeys), aside->str);
}
