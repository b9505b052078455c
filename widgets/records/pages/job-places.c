/* job-places.c - the maps and cards that serve a job, what could make it easier, and whose it is */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/records/pages/job-page-private.h"
#include "widgets/records/pages/page-words.h"

#define MOST_ROWS 8 /* shown before somebody asks for all */

typedef gboolean (*Wanted) (const WayMention *mention);

static gboolean
is_lever (const WayMention *mention)
{
  return mention->card_kind == WAY_KIND_OPPORTUNITY;
}

static gboolean
is_place (const WayMention *mention)
{
  return !is_lever (mention);
}

static char *
dup_line (const WayMention *mention)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (*mention->card_id != '\0')
    way_page_words_append (line, mention->map_title);
  way_page_words_append (line, mention->stage);
  if (strcmp (mention->relation, "main-job") == 0)
    way_page_words_append (line, _ ("its main job"));

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* A button with an icon, a title and a line below it. */
static GtkWidget *
new_row (const char *icon_name,
         const char *kind,
         const char *title,
         const char *line)
{
  GtkWidget       *row = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget       *about = way_page_card_new_label (line, "caption");
  g_autofree char *spoken = g_strjoin (", ", title, kind, *line != '\0' ? line : NULL, NULL);

  gtk_widget_set_tooltip_text (icon, kind);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (words), way_page_card_new_label (title, "heading"));
  gtk_widget_add_css_class (about, "quiet");
  gtk_widget_set_visible (about, *line != '\0');
  gtk_box_append (GTK_BOX (words), about);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static GtkWidget *
new_mention (WayJobPage       *self,
             const WayMention *mention)
{
  const WayKindInfo *info = way_kind_get_info (*mention->card_id != '\0' ? mention->card_kind : WAY_KIND_MAP);
  g_autofree char   *icon = g_strdup_printf ("way-%s-symbolic", info->icon);
  g_autofree char   *line = dup_line (mention);
  GtkWidget         *row = new_row (icon, _ (info->label), mention->title, line);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", mention->path, *mention->card_id != '\0' ? mention->card_id : self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.open-map");

  return row;
}

static void
show_count (GtkWidget *card,
            guint      n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  way_page_card_set_aside (WAY_PAGE_CARD (card), text);
}

static void
show_mentions (WayJobPage *self,
               GtkWidget  *card,
               GtkWidget  *box,
               Wanted      wanted,
               gboolean   *all,
               const char *none)
{
  GPtrArray *mentions = self->reading != NULL ? self->reading->mentions : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GString) digest = g_string_new (NULL);
  guint i, shown;

  for (i = 0; mentions != NULL && i < mentions->len; i++)
    if (wanted (g_ptr_array_index (mentions, i)))
      g_ptr_array_add (list, g_ptr_array_index (mentions, i));
  shown = *all ? list->len : MIN (list->len, MOST_ROWS);
  for (i = 0; i < shown; i++)
    {
      const WayMention *mention = g_ptr_array_index (list, i);
      g_autofree char  *line = dup_line (mention);

      g_string_append_printf (digest, "%s|%s|%s|%s\n", mention->path, mention->card_id, mention->title, line);
    }
  g_string_append_printf (digest, "%u", list->len);
  if (!way_page_card_is_new (box, digest->str))
    return;
  way_page_card_clear (box);
  for (i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (box), new_mention (self, g_ptr_array_index (list, i)));
  if (shown < list->len)
    gtk_box_append (GTK_BOX (box), way_page_card_new_more (list->len, all, G_CALLBACK (way_job_page_update_soon), self));
  if (list->len == 0)
    gtk_box_append (GTK_BOX (box), way_page_card_new_label (none, "quiet"));
  show_count (card, list->len);
}

static void
show_accounts (WayJobPage *self)
{
  GPtrArray *accounts = self->reading != NULL ? self->reading->accounts : NULL;
  guint      n = accounts != NULL ? accounts->len : 0;
  guint      shown = self->all_accounts ? n : MIN (n, MOST_ROWS);
  g_autoptr (GString) digest = g_string_new (NULL);
  guint i;

  for (i = 0; i < shown; i++)
    {
      const WayJobAccount *account = g_ptr_array_index (accounts, i);

      g_string_append_printf (digest, "%s|%s|%u\n", account->id, account->name, account->n_people);
    }
  g_string_append_printf (digest, "%u", n);
  if (!way_page_card_is_new (self->accounts_box, digest->str))
    return;
  way_page_card_clear (self->accounts_box);
  for (i = 0; i < shown; i++)
    {
      const WayJobAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char     *people = g_strdup_printf (g_dngettext (NULL, "%u person", "%u people", account->n_people), account->n_people);
      GtkWidget           *row = new_row ("way-account-symbolic", _ (way_kind_get_info (WAY_KIND_ACCOUNT)->label), account->name, people);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "account", account->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.open");
      gtk_box_append (GTK_BOX (self->accounts_box), row);
    }
  if (shown < n)
    gtk_box_append (GTK_BOX (self->accounts_box), way_page_card_new_more (n, &self->all_accounts, G_CALLBACK (way_job_page_update_soon), self));
  if (n == 0)
    gtk_box_append (GTK_BOX (self->accounts_box),
                    way_page_card_new_label (_ ("No contact starts from a persona that has this job."), "quiet"));
  show_count (self->accounts, n);
}

static GtkWidget *
new_card (const char *title,
          GtkWidget **card,
          GtkWidget **box)
{
  *card = way_page_card_new (title);
  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (*card), *box);

  return *card;
}

GtkWidget *
way_job_levers_new (WayJobPage *self)
{
  return new_card (_ ("Easier, faster or cheaper"), &self->levers, &self->levers_box);
}

GtkWidget *
way_job_places_new (WayJobPage *self)
{
  return new_card (_ ("On the maps"), &self->places, &self->places_box);
}

GtkWidget *
way_job_accounts_new (WayJobPage *self)
{
  return new_card (_ ("Accounts whose people have it"), &self->accounts, &self->accounts_box);
}

void
way_job_places_update (WayJobPage *self)
{
  show_mentions (self, self->levers, self->levers_box, is_lever, &self->all_levers,
                 _ ("How can it be made easier, faster or cheaper? Opportunities on maps that serve this job are listed here."));
  show_mentions (self, self->places, self->places_box, is_place, &self->all_places,
                 _ ("No card serves this job yet. Say so on a map: the inspector of a card has “Serves”."));
  show_accounts (self);
}
