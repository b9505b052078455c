/* account-people.c - the buying group of an account: who decides together */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/page-choice.h"
#include "widgets/records/pages/page-words.h"
#include "widgets/records/pages/person-words.h"

#define MOST_PEOPLE 8 /* shown before somebody asks for all */

static void
add_person (WayAccountPage *self,
            GtkEditable    *entry)
{
  g_autoptr (GError) error = NULL;

  if (*gtk_editable_get_text (entry) == '\0')
    return;
  if (way_desk_create (self->desk, WAY_KIND_CONTACT, gtk_editable_get_text (entry), "account", self->id, &error) != NULL)
    gtk_editable_set_text (entry, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
}

static void
entry_activated_cb (WayAccountPage *self,
                    GtkEntry       *entry)
{
  add_person (self, GTK_EDITABLE (entry));
}

GtkWidget *
way_account_people_new (WayAccountPage *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->people = way_page_card_new (_ ("Buying group"));
  self->people_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (self->people), self->people_box);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Add a contact by name"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a contact by name"), -1);
  gtk_widget_add_css_class (entry, "adding");
  gtk_widget_set_visible (entry, !way_records_is_read_only (way_desk_get_records (self->desk)));
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  way_page_card_append (WAY_PAGE_CARD (self->people), entry);

  return self->people;
}

void
way_account_people_load (WayAccountPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = way_desk_load_referrers (self->desk, WAY_KIND_ACCOUNT, self->id,
                                                            WAY_KIND_MASK (WAY_KIND_CONTACT), &error);
  guint i;

  for (i = 0; contacts != NULL && i < contacts->len; i++)
    way_account_page_hold (self, g_ptr_array_index (contacts, i));
}

static void
differences_cb (GtkToggleButton *toggle,
                GParamSpec      *spec,
                GtkWidget       *list)
{
  gtk_widget_set_visible (list, gtk_toggle_button_get_active (toggle));
}

/* “2 differ from the persona”, which opens to what they are. */
static GtkWidget *
new_differences (GPtrArray  *overrides,
                 const char *persona,
                 GtkWidget **list)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u differs from %s", "%u differ from %s", overrides->len), overrides->len, persona);
  GtkWidget       *toggle = gtk_toggle_button_new_with_label (text);
  guint            i;

  *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (toggle, "link");
  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  gtk_widget_add_css_class (*list, "differences");
  for (i = 0; i < overrides->len; i++)
    {
      const WayOverride *override = g_ptr_array_index (overrides, i);
      /* TRANSLATORS: a field, what a contact says in it, and what the persona says: Role: Blocker (persona: User) */
      g_autofree char *line = g_strdup_printf (_ ("%s: %s (persona: %s)"), _ (override->field->label), override->own, override->inherited);

      gtk_box_append (GTK_BOX (*list), way_page_card_new_label (line, "caption"));
    }
  gtk_widget_set_visible (*list, FALSE);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (differences_cb), *list, 0);

  return toggle;
}

static GtkWidget *
new_row (WayAccountPage  *self,
         const WayMember *member,
         double           mood,
         gboolean         felt)
{
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *name = gtk_button_new ();
  GtkWidget       *label = gtk_label_new (NULL);
  GtkWidget       *avatar = adw_avatar_new (32, way_item_get_name (member->contact), TRUE);
  g_autofree char *title = way_person_words_dup_title (member);
  g_autofree char *line = way_person_words_dup_line (member);
  g_autofree char *described = g_strdup_printf ("%s, %s", way_item_get_shown_name (member->contact), line);
  g_autoptr (GPtrArray) overrides = way_member_list_overrides (member);

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), avatar);
  gtk_label_set_markup (GTK_LABEL (label), title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (name), label);
  gtk_widget_add_css_class (name, "flat");
  gtk_widget_add_css_class (name, "name");
  gtk_widget_set_halign (name, GTK_ALIGN_FILL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (name), "(ss)", "contact", way_item_get_id (member->contact));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (name), "records.open");
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);
  gtk_box_append (GTK_BOX (words), name);
  if (*line != '\0')
    {
      GtkWidget *about = way_page_card_new_label (line, "caption");

      gtk_widget_add_css_class (about, "quiet");
      gtk_box_append (GTK_BOX (words), about);
    }
  if (overrides->len > 0)
    {
      GtkWidget *list;

      gtk_box_append (GTK_BOX (words), new_differences (overrides, way_item_get_shown_name (member->persona), &list));
      gtk_box_append (GTK_BOX (words), list);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), way_person_words_new_mood (felt, mood));
  if (!way_records_is_read_only (way_desk_get_records (self->desk)))
    {
      static const char *const fields[] = { "persona", "role", "adoption", NULL };
      /* TRANSLATORS: %s is the name of a person */
      g_autofree char *change = g_strdup_printf (_ ("Persona, role and adoption of %s"), way_item_get_shown_name (member->contact));

      gtk_box_append (GTK_BOX (row), way_page_choice_new_for_fields (self->desk, way_item_get_id (member->contact), fields, change));
    }
  g_object_set_data_full (G_OBJECT (row), "contact", g_strdup (way_item_get_id (member->contact)), g_free);
  gtk_widget_add_css_class (row, "person");

  return row;
}

/* The contact whose row has the keyboard, or NULL. */
static char *
dup_focused (WayAccountPage *self)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->people_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return g_strdup (g_object_get_data (G_OBJECT (row), "contact"));

  return NULL;
}

static void
focus_again (WayAccountPage *self,
             const char     *contact)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->people_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (contact != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (row), "contact"), contact) == 0)
      gtk_widget_grab_focus (gtk_widget_get_last_child (row));
}

/* How the persona feels on the maps of the account. */
static gboolean
get_mood (WayAccountPage  *self,
          const WayMember *member,
          double          *mood)
{
  const WayPersonaFeeling *feeling = NULL;

  if (self->roles != NULL && member->persona != NULL)
    feeling = g_hash_table_lookup (self->roles->feelings, way_item_get_id (member->persona));
  *mood = feeling != NULL ? feeling->mean : 0;

  return feeling != NULL && feeling->n > 0;
}

static void
add_to_digest (GString         *digest,
               const WayMember *member,
               double           mood)
{
  g_autofree char *title = way_person_words_dup_title (member);
  g_autofree char *line = way_person_words_dup_line (member);
  g_autoptr (GPtrArray) overrides = way_member_list_overrides (member);
  guint i;

  g_string_append_printf (digest, "%s|%s|%s|%.2f", way_item_get_id (member->contact), title, line, mood);
  for (i = 0; i < overrides->len; i++)
    g_string_append_printf (digest, "|%s", ((const WayOverride *)g_ptr_array_index (overrides, i))->own);
  g_string_append_c (digest, '\n');
}

void
way_account_people_update (WayAccountPage *self)
{
  g_autoptr (GString) digest = g_string_new (NULL);
  g_autoptr (GString) aside = g_string_new (NULL);
  g_autofree char *people = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *focused = NULL;
  guint            n = self->group->len;
  guint            shown = self->all_people ? n : MIN (n, MOST_PEOPLE);
  double           mood;
  guint            i;

  if (n > 0)
    people = g_strdup_printf (g_dngettext (NULL, "%u person", "%u people", n), n);
  if (self->roles != NULL && self->roles->has_gap)
    gap = g_strdup_printf (_ ("consensus gap %.1f"), self->roles->gap);
  way_page_words_append (aside, people);
  way_page_words_append (aside, gap);
  way_page_card_set_aside (WAY_PAGE_CARD (self->people), aside->str);

  for (i = 0; i < shown; i++)
    {
      const WayMember *member = g_ptr_array_index (self->group, i);

      add_to_digest (digest, member, get_mood (self, member, &mood) ? mood : 9);
    }
  g_string_append_printf (digest, "%u", n);
  if (!way_page_card_is_new (self->people_box, digest->str))
    return;
  focused = dup_focused (self);
  way_page_card_clear (self->people_box);
  for (i = 0; i < shown; i++)
    {
      const WayMember *member = g_ptr_array_index (self->group, i);
      gboolean         felt = get_mood (self, member, &mood);

      gtk_box_append (GTK_BOX (self->people_box), new_row (self, member, mood, felt));
    }
  if (shown < n)
    gtk_box_append (GTK_BOX (self->people_box), way_page_card_new_more (n, &self->all_people, G_CALLBACK (way_account_page_update_soon), self));
  gtk_widget_set_visible (self->people_box, n > 0);
  focus_again (self, focused);
}
