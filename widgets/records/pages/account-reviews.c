/* account-reviews.c - when the maps of an account were looked through, by whom, and what came of it */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/library-reviews.h"
#include "journeys/records/library.h"
#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/page-row.h"
#include "widgets/records/pages/page-words.h"

#define MOST_REVIEWS 6 /* shown before somebody asks for all */

GtkWidget *
way_account_reviews_new (WayAccountPage *self)
{
  self->reviews_card = way_page_card_new (_ ("Reviews"));
  self->reviews_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (self->reviews_card), self->reviews_box);
  gtk_widget_set_visible (self->reviews_card, FALSE);

  return self->reviews_card;
}

/* “Keep 12 · Change 3” */
static void
append_verdicts (GString    *line,
                 const char *verdicts)
{
  const WayField *field = way_kind_get_field (WAY_KIND_VERDICT, "verdict");
  g_auto (GStrv) counts = g_strsplit (verdicts, "\n", -1);
  int i;

  for (i = 0; counts[i] != NULL; i++)
    {
      char            *number = strchr (counts[i], ' ');
      g_autofree char *label = NULL;
      g_autofree char *part = NULL;

      if (number == NULL)
        continue;
      *number++ = '\0';
      label = way_field_format (field, counts[i]);
      /* TRANSLATORS: a verdict and how often it was given: Keep 12 */
      part = g_strdup_printf (_ ("%s %s"), label, number);
      way_page_words_append (line, part);
    }
}

static char *
dup_line (const WayLibraryReview *review)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_REVIEW, "date"), review->date);

  way_page_words_append (line, date);
  if (review->people != NULL)
    {
      g_auto (GStrv) people = g_strsplit (review->people, "\n", -1);
      g_autofree char *joined = g_strjoinv (_ (", "), people);

      way_page_words_append (line, joined);
    }
  if (review->open)
    way_page_words_append (line, _ ("not finished"));
  if (review->verdicts != NULL)
    append_verdicts (line, review->verdicts);
  if (review->summary != NULL)
    {
      g_autofree char *summary = g_strdup (review->summary);

      way_page_words_append (line, g_strdelimit (summary, "\n", ' '));
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
new_row (const WayLibraryReview *review,
         const char             *line)
{
  GtkWidget *row = way_page_row_new (review->open ? "way-hypothesis-symbolic" : "way-validated-symbolic", review->open ? "hollow" : "good",
                                     *review->map_title != '\0' ? review->map_title : _ ("Untitled"), line, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", review->path, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.open-map");

  return row;
}

/* How many maps nobody has looked through yet. */
static guint
count_unreviewed (WayAccountPage *self)
{
  g_autoptr (GHashTable) reviewed = g_hash_table_new (g_str_hash, g_str_equal);
  guint i, n = 0;

  for (i = 0; i < self->reviews->len; i++)
    g_hash_table_add (reviewed, ((WayLibraryReview *)g_ptr_array_index (self->reviews, i))->map_id);
  for (i = 0; self->maps != NULL && i < self->maps->len; i++)
    n += !g_hash_table_contains (reviewed, ((WayLibraryEntry *)g_ptr_array_index (self->maps, i))->id);

  return n;
}

void
way_account_reviews_update (WayAccountPage *self)
{
  guint            n = self->reviews != NULL ? self->reviews->len : 0;
  guint            shown = self->all_reviews ? n : MIN (n, MOST_REVIEWS);
  guint            unreviewed = n > 0 ? count_unreviewed (self) : 0;
  guint            i;
  g_autofree char *aside = unreviewed > 0 ? g_strdup_printf (g_dngettext (NULL, "%u map never reviewed", "%u maps never reviewed", unreviewed), unreviewed) : NULL;
  g_autoptr (GString) digest = g_string_new (NULL);

  gtk_widget_set_visible (self->reviews_card, n > 0);
  way_page_card_set_aside (WAY_PAGE_CARD (self->reviews_card), aside);
  for (i = 0; i < shown; i++)
    {
      const WayLibraryReview *review = g_ptr_array_index (self->reviews, i);
      g_autofree char        *line = dup_line (review);

      g_string_append_printf (digest, "%s|%s|%s\n", review->path, review->map_title, line);
    }
  g_string_append_printf (digest, "%u", n);
  if (!way_page_card_is_new (self->reviews_box, digest->str))
    return;
  way_page_card_clear (self->reviews_box);
  for (i = 0; i < shown; i++)
    {
      const WayLibraryReview *review = g_ptr_array_index (self->reviews, i);
      g_autofree char        *line = dup_line (review);

      gtk_box_append (GTK_BOX (self->reviews_box), new_row (review, line));
    }
  if (shown < n)
    gtk_box_append (GTK_BOX (self->reviews_box), way_page_card_new_more (n, &self->all_reviews, G_CALLBACK (way_account_page_update_soon), self));
}
