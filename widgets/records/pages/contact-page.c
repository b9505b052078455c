/* contact-page.c - a contact: who it is, what it has from its persona, and what not */
#include "config.h"

#include "widgets/records/pages/contact-page.h"

#include <glib/gi18n.h>

#include "journeys/insight/buying-group.h"
#include "journeys/records/library.h"
#include "widgets/inspector/children-section.h"
#include "widgets/records/pages/contact-traits.h"
#include "widgets/records/pages/fact-list.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-columns.h"
#include "widgets/records/pages/page-head.h"
#include "widgets/records/pages/page-notes.h"
#include "widgets/records/pages/page-row.h"
#include "widgets/records/pages/page-words.h"
#include "widgets/shared/records-watch.h"

#define SPACING 16 /* pixels between cards */
#define MOST_MAPS 8
#define COLUMN 340 /* pixels that a column has at least */

struct _WayContactPage
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordsWatch *watch;
  char            *id;
  char            *changed; /* when the record was, in UTC; or NULL */
  char            *walks;   /* the id of the persona whose maps are shown; or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *columns;
  GtkWidget *facts;
  GtkWidget *maps;
  GtkWidget *maps_box;

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayContactPage, way_contact_page, GTK_TYPE_WIDGET)

static WayItem *
find_contact (WayContactPage *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

static void
add_link (WayContactPage *self,
          WayItem        *contact,
          const char     *field)
{
  WayItem         *target = way_map_find (way_desk_get_map (self->desk), way_item_get (contact, field));
  const char      *label = _ (way_kind_get_field (WAY_KIND_CONTACT, field)->label);
  g_autofree char *missing = g_strdup_printf ("%s?", label);
  g_autofree char *text = NULL;
  GtkWidget       *pill;

  if (target == NULL)
    {
      way_page_head_add_pill (WAY_PAGE_HEAD (self->head), missing, "missing", field);
      return;
    }
  /* TRANSLATORS: a kind of record and its name: Account: Nordwind */
  text = g_strdup_printf (_ ("%s: %s"), label, way_item_get_shown_name (target));
  pill = way_page_head_add_pill (WAY_PAGE_HEAD (self->head), text, "value", field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "(ss)", way_item_get_info (target)->element, way_item_get_id (target));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "records.open");
}

static char *
dup_line (WayContactPage  *self,
          const WayMember *member)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *role = way_member_dup_role (member);
  g_autofree char *when = way_page_words_dup_changed (self->changed);

  way_page_words_append (line, role);
  way_page_words_append (line, way_member_get (member, "position"));
  way_page_words_append (line, way_item_get (member->contact, "department"));
  way_page_words_append (line, when);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
update_head (WayContactPage *self,
             WayItem        *contact)
{
  WayMember        member = { contact, way_map_find (way_desk_get_map (self->desk), way_item_get (contact, "persona")) };
  g_autofree char *line = dup_line (self, &member);
  g_autofree char *adoption = way_page_words_dup_value (contact, "adoption");
  const char      *named = way_item_get (contact, "adoption");

  /* What is unknown is asked for. */
  if (g_strcmp0 (named, "unknown") == 0)
    named = NULL;
  way_page_head_set_line (WAY_PAGE_HEAD (self->head), line);
  way_page_head_clear_pills (WAY_PAGE_HEAD (self->head));
  add_link (self, contact, "account");
  add_link (self, contact, "persona");
  way_page_head_add_choice (WAY_PAGE_HEAD (self->head), named != NULL ? adoption : _ ("Adoption?"),
                            named == NULL ? "missing" : (g_str_equal (named, "adopter") ? "good" : (g_str_equal (named, "non-adopter") ? "late" : NULL)),
                            "adoption");
}

/* Where its persona walks. */
static void
update_maps (WayContactPage *self,
             WayItem        *contact,
             gboolean        again)
{
  const char *persona = way_item_get (contact, "persona");
  g_autoptr (GPtrArray) maps = NULL;
  guint i;

  if (!again && g_strcmp0 (persona, self->walks) == 0)
    return;
  g_free (self->walks);
  self->walks = g_strdup (persona);
  if (persona != NULL)
    maps = way_records_list_maps_of (way_desk_get_records (self->desk), WAY_KIND_PERSONA, persona, NULL);
  way_page_card_clear (self->maps_box);
  gtk_widget_set_visible (self->maps, maps != NULL && maps->len > 0);
  for (i = 0; maps != NULL && i < MIN (maps->len, MOST_MAPS); i++)
    {
      const WayLibraryEntry *entry = g_ptr_array_index (maps, i);
      GtkWidget             *row = way_page_row_new ("way-map-symbolic", "good", *entry->title != '\0' ? entry->title : _ ("Untitled"), entry->objective, NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", entry->path, persona);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.open-map");
      gtk_box_append (GTK_BOX (self->maps_box), row);
    }
  if (maps != NULL && maps->len > MOST_MAPS)
    {
      /* TRANSLATORS: maps; the others are on the page of the persona */
      g_autofree char *more = g_strdup_printf (g_dngettext (NULL, "and %u more, with the persona", "and %u more, with the persona", maps->len - MOST_MAPS),
                                               maps->len - MOST_MAPS);

      gtk_box_append (GTK_BOX (self->maps_box), way_page_card_new_label (more, "quiet"));
    }
}

/* When it was written the last time is asked for when the records have changed, not while somebody types. */
static void
read_changed (WayContactPage *self)
{
  g_free (self->changed);
  self->changed = way_records_dup_changed (way_desk_get_records (self->desk), WAY_KIND_CONTACT, self->id);
}

static void update_soon (WayContactPage *self);

static void
records_changed_cb (WayContactPage *self)
{
  WayItem *contact = find_contact (self);

  if (contact == NULL)
    return;
  read_changed (self);
  update_maps (self, contact, TRUE);
  update_soon (self);
}

static gboolean
update_cb (gpointer data)
{
  WayContactPage *self = data;
  WayItem        *contact = find_contact (self);

  self->idle = 0;
  if (contact == NULL)
    return G_SOURCE_REMOVE;
  update_head (self, contact);
  update_maps (self, contact, FALSE);
  way_fact_list_update (WAY_FACT_LIST (self->facts), NULL);

  return G_SOURCE_REMOVE;
}

static void
update_soon (WayContactPage *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
way_contact_page_dispose (GObject *object)
{
  WayContactPage *self = WAY_CONTACT_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_contact_page_parent_class)->dispose (object);
}

static void
way_contact_page_finalize (GObject *object)
{
  WayContactPage *self = WAY_CONTACT_PAGE (object);

  g_free (self->id);
  g_free (self->walks);
  g_free (self->changed);

  G_OBJECT_CLASS (way_contact_page_parent_class)->finalize (object);
}

static void
way_contact_page_class_init (WayContactPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_contact_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_contact_page_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_contact_page_init (WayContactPage *self)
{
}

/* All that is not the name, not shared with the persona, and no note. */
static GtkWidget *
new_facts (WayContactPage *self,
           WayItem        *contact)
{
  const WayKindInfo *info = way_item_get_info (contact);
  GtkWidget         *card = way_page_card_new (_ ("About"));
  int                i;

  self->facts = way_fact_list_new (self->desk, contact);
  for (i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & (WAY_FIELD_NAME | WAY_FIELD_HIDDEN)) && !way_contact_traits_is_trait (&info->fields[i]) && !g_str_equal (info->fields[i].name, "note"))
      way_fact_list_add_field (WAY_FACT_LIST (self->facts), &info->fields[i]);
  way_page_card_append (WAY_PAGE_CARD (card), self->facts);

  return card;
}

static GtkWidget *
new_leads (WayContactPage *self,
           WayItem        *contact)
{
  GtkWidget *card = way_page_card_new (NULL);

  way_page_card_append (WAY_PAGE_CARD (card),
                        way_children_section_new (way_desk_get_history (self->desk), contact, WAY_CONTACT_LEAD_SCORES,
                                                  way_desk_get_records (self->desk)));

  return card;
}

static GtkWidget *
new_maps (WayContactPage *self)
{
  self->maps = way_page_card_new (_ ("Journeys"));
  way_page_card_set_aside (WAY_PAGE_CARD (self->maps), _ ("of the persona"));
  self->maps_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (self->maps), self->maps_box);
  /* Nobody walks before there is a persona. */
  gtk_widget_set_visible (self->maps, FALSE);

  return self->maps;
}

/**
 * way_contact_page_new:
 * @desk: the desk
 * @contact: a contact on it
 *
 * Returns: (transfer floating): everything about the contact
 */
GtkWidget *
way_contact_page_new (WayDesk *desk,
                      WayItem *contact)
{
  WayContactPage *self = g_object_new (WAY_TYPE_CONTACT_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (contact));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->head = way_page_head_new (desk, contact);
  gtk_box_append (GTK_BOX (self->box), self->head);
  self->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->columns, way_page_columns_new (SPACING, COLUMN));
  gtk_box_append (GTK_BOX (self->columns), new_facts (self, contact));
  gtk_box_append (GTK_BOX (self->columns), way_contact_traits_new (desk, contact));
  gtk_box_append (GTK_BOX (self->columns), new_maps (self));
  gtk_box_append (GTK_BOX (self->columns), new_leads (self, contact));
  gtk_box_append (GTK_BOX (self->columns), way_page_notes_new (desk, contact, WAY_CONTACT_NOTES));
  gtk_box_append (GTK_BOX (self->box), self->columns);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  read_changed (self);
  update_cb (self);
  self->watch = way_records_watch_new (way_desk_get_records (desk), WAY_KIND_MASK (WAY_KIND_MAP) | WAY_KIND_MASK (WAY_KIND_CONTACT));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
