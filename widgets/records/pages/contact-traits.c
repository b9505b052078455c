/* contact-traits.c - what a contact has from its persona, and where it differs
 *
 * What the persona says is grey and says whose it is. What is known better of the contact
 * stands above it, and can be given up again.
 */
#include "config.h"

#include "widgets/records/pages/contact-traits.h"

#include <glib/gi18n.h>

#include "widgets/inspector/field-row.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-mark.h"
#include "widgets/shared/show-new.h"
#include "widgets/shared/wrap-layout.h"

struct _WayContactTraits
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk    *desk;
  char       *id;
  GHashTable *opened; /* names of fields in which somebody wants to write */

  /* template */
  GtkWidget *card;
  GtkWidget *box;
  GtkWidget *marks;

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayContactTraits, way_contact_traits, GTK_TYPE_WIDGET)

/**
 * way_contact_traits_is_trait:
 * @field: a field of contacts
 *
 * Returns: whether a contact has it from its persona; a name and a note are everybody's own
 */
gboolean
way_contact_traits_is_trait (const WayField *field)
{
  return !(field->flags & (WAY_FIELD_NAME | WAY_FIELD_HIDDEN)) && !g_str_equal (field->name, "note") &&
         way_kind_find_field (WAY_KIND_PERSONA, field->name) >= 0;
}

static WayItem *
find_contact (WayContactTraits *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

static WayItem *
find_persona (WayContactTraits *self,
              WayItem          *contact)
{
  return way_map_find (way_desk_get_map (self->desk), way_item_get (contact, "persona"));
}

static GtkWidget *
find_row (GtkWidget  *inside,
          const char *field)
{
  GtkWidget *child;

  if (WAY_IS_FIELD_ROW (inside))
    return g_str_equal (way_field_row_get_field (WAY_FIELD_ROW (inside))->name, field) ? inside : NULL;
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, field);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void rebuild (WayContactTraits *self);

/* The button goes with the rows that are made anew. */
static void
differ_cb (WayContactTraits *self,
           GtkButton        *button)
{
  g_autofree char *field = g_strdup (g_object_get_data (G_OBJECT (button), "field"));

  way_contact_traits_show_field (self, field);
}

static void
give_up_cb (WayContactTraits *self,
            GtkButton        *button)
{
  g_autofree char *field = g_strdup (g_object_get_data (G_OBJECT (button), "field"));
  WayItem         *contact = find_contact (self);
  g_autoptr (WayCommand) command = NULL;

  g_hash_table_remove (self->opened, field);
  if (contact == NULL)
    return;
  command = way_command_new_set (contact, field, NULL, NULL);
  if (command != NULL && way_item_get (contact, field) != NULL)
    way_history_perform (way_desk_get_history (self->desk), command, NULL);
  rebuild (self);
}

static GtkWidget *
new_button (WayContactTraits *self,
            const WayField   *field,
            const char       *label,
            GCallback         callback)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (field->label), label);

  gtk_widget_add_css_class (button, "link");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, !way_records_is_read_only (way_desk_get_records (self->desk)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "field", g_strdup (field->name), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

/* Whose it is, and what they say where the contact says something else. */
static void
show_origin (GtkWidget      *box,
             WayItem        *contact,
             WayItem        *persona,
             const WayField *field,
             gboolean        own)
{
  GtkLabel        *label = g_object_get_data (G_OBJECT (box), "origin");
  const char      *mine = way_item_get (contact, field->name);
  const char      *theirs = way_item_get (persona, field->name);
  g_autofree char *shown = way_field_format (way_kind_get_field (WAY_KIND_PERSONA, field->name), theirs);
  g_autofree char *text = NULL;

  if (!own)
    /* TRANSLATORS: %s is a persona */
    text = g_strdup_printf (_ ("from %s"), way_item_get_shown_name (persona));
  else if (g_strcmp0 (mine, theirs) == 0)
    /* TRANSLATORS: %s is a persona */
    text = g_strdup_printf (_ ("%s says the same"), way_item_get_shown_name (persona));
  else
    /* TRANSLATORS: a persona, and what it has in this field */
    text = g_strdup_printf (_ ("%s says: %s"), way_item_get_shown_name (persona), shown);
  gtk_label_set_text (label, text);
  if (mine != NULL && g_strcmp0 (mine, theirs) != 0)
    gtk_widget_add_css_class (box, "overridden");
  else
    gtk_widget_remove_css_class (box, "overridden");
}

/* Stands where the labels of the rows do. */
static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = way_page_card_new_label (text, "caption");

  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  way_field_row_make_label_beside (GTK_LABEL (label));

  return label;
}

/* What the persona says: grey, with its name. */
static GtkWidget *
new_inherited (WayContactTraits *self,
               GtkWidget        *box,
               WayItem          *persona,
               const WayField   *field,
               gboolean          own)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *origin = way_page_card_new_label (NULL, "caption");

  if (!own)
    {
      g_autofree char *value = way_field_format (way_kind_get_field (WAY_KIND_PERSONA, field->name), way_item_get (persona, field->name));
      GtkWidget       *text = way_page_card_new_label (value, "inherited");

      gtk_label_set_selectable (GTK_LABEL (text), TRUE);
      gtk_box_append (GTK_BOX (words), text);
    }
  gtk_box_append (GTK_BOX (line), new_label (own ? NULL : _ (field->label)));
  gtk_widget_add_css_class (origin, "origin");
  gtk_box_append (GTK_BOX (words), origin);
  g_object_set_data (G_OBJECT (box), "origin", origin);
  g_object_set_data (G_OBJECT (box), "field", (gpointer)field);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  if (own)
    gtk_box_append (GTK_BOX (line), new_button (self, field, _ ("Use the persona’s again"), G_CALLBACK (give_up_cb)));
  else
    gtk_box_append (GTK_BOX (line), new_button (self, field, _ ("Differs…"), G_CALLBACK (differ_cb)));

  return line;
}

static gboolean
is_own (WayContactTraits *self,
        WayItem          *contact,
        const WayField   *field)
{
  return way_item_get (contact, field->name) != NULL || g_hash_table_contains (self->opened, field->name);
}

/* What nobody knows is a mark, as in other lists of facts. */
static void
add_mark (WayContactTraits *self,
          const WayField   *field)
{
  GtkWidget *mark = way_page_mark_new (field, NULL);

  gtk_widget_set_visible (mark, !way_records_is_read_only (way_desk_get_records (self->desk)));
  g_signal_connect_object (mark, "clicked", G_CALLBACK (differ_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->marks), mark);
}

static void
add_trait (WayContactTraits *self,
           WayItem          *contact,
           WayItem          *persona,
           const WayField   *field)
{
  gboolean   own = is_own (self, contact, field);
  gboolean   inherited = persona != NULL && way_item_get (persona, field->name) != NULL;
  GtkWidget *box;

  if (!own && !inherited)
    {
      add_mark (self, field);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "trait");
  if (own)
    {
      GtkWidget *row = way_field_row_new (way_desk_get_history (self->desk), contact, field, way_desk_get_records (self->desk));

      way_field_row_set_beside (WAY_FIELD_ROW (row));
      gtk_box_append (GTK_BOX (box), row);
    }
  if (inherited)
    gtk_box_append (GTK_BOX (box), new_inherited (self, box, persona, field, own));
  gtk_box_append (GTK_BOX (self->box), box);
}

/* The rows are made anew when something else is inherited or overridden than before; not while somebody
 * writes in one of them. */
static char *
make_digest (WayContactTraits *self,
             WayItem          *contact,
             WayItem          *persona)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_CONTACT);
  g_autoptr (GString) digest = g_string_new (persona != NULL ? way_item_get_name (persona) : NULL);
  int i;

  for (i = 0; i < info->n_fields; i++)
    if (way_contact_traits_is_trait (&info->fields[i]))
      {
        const char *value = persona != NULL ? way_item_get (persona, info->fields[i].name) : NULL;

        /* A row that was opened stays one. */
        if (way_item_get (contact, info->fields[i].name) != NULL)
          g_hash_table_add (self->opened, g_strdup (info->fields[i].name));
        g_string_append_printf (digest, "|%d%s", is_own (self, contact, &info->fields[i]), value != NULL ? value : "");
      }

  return g_string_free (g_steal_pointer (&digest), FALSE);
}

/* While somebody writes in a row, only what stands below it changes. */
static void
show_origins (WayContactTraits *self,
              WayItem          *contact,
              WayItem          *persona)
{
  GtkWidget *box;

  for (box = gtk_widget_get_first_child (self->box); box != NULL; box = gtk_widget_get_next_sibling (box))
    {
      const WayField *field = g_object_get_data (G_OBJECT (box), "field");

      if (field != NULL && persona != NULL)
        show_origin (box, contact, persona, field, is_own (self, contact, field));
    }
}

static void
rebuild (WayContactTraits *self)
{
  WayItem           *contact = find_contact (self);
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_CONTACT);
  WayItem           *persona;
  g_autofree char   *digest = NULL;
  g_autofree char   *aside = NULL;
  int                i, n = 0;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (contact == NULL)
    return;
  persona = find_persona (self, contact);
  digest = make_digest (self, contact, persona);
  for (i = 0; i < info->n_fields; i++)
    if (persona != NULL && way_contact_traits_is_trait (&info->fields[i]) && way_item_get_at (contact, i) != NULL &&
        way_item_get (persona, info->fields[i].name) != NULL &&
        !g_str_equal (way_item_get_at (contact, i), way_item_get (persona, info->fields[i].name)))
      n++;
  if (n > 0)
    aside = g_strdup_printf (g_dngettext (NULL, "%d differs from %s", "%d differ from %s", n), n, way_item_get_shown_name (persona));
  else if (persona != NULL)
    aside = g_strdup_printf (_ ("as %s"), way_item_get_shown_name (persona));
  way_page_card_set_aside (WAY_PAGE_CARD (self->card), aside);
  if (g_strcmp0 (digest, g_object_get_data (G_OBJECT (self->box), "digest")) == 0)
    {
      show_origins (self, contact, persona);
      return;
    }
  g_object_set_data_full (G_OBJECT (self->box), "digest", g_steal_pointer (&digest), g_free);
  way_page_card_clear (self->box);
  way_page_card_clear (self->marks);
  for (i = 0; i < info->n_fields; i++)
    if (way_contact_traits_is_trait (&info->fields[i]))
      add_trait (self, contact, persona, &info->fields[i]);
  gtk_widget_set_visible (self->box, gtk_widget_get_first_child (self->box) != NULL);
  gtk_widget_set_visible (self->marks, gtk_widget_get_first_child (self->marks) != NULL);
  show_origins (self, contact, persona);
}

static gboolean
rebuild_cb (gpointer data)
{
  WayContactTraits *self = data;

  self->idle = 0;
  rebuild (self);

  return G_SOURCE_REMOVE;
}

static void
map_changed_cb (WayContactTraits *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
way_contact_traits_dispose (GObject *object)
{
  WayContactTraits *self = WAY_CONTACT_TRAITS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_contact_traits_parent_class)->dispose (object);
}

static void
way_contact_traits_finalize (GObject *object)
{
  WayContactTraits *self = WAY_CONTACT_TRAITS (object);

  g_hash_table_unref (self->opened);
  g_free (self->id);

  G_OBJECT_CLASS (way_contact_traits_parent_class)->finalize (object);
}

static void
way_contact_traits_class_init (WayContactTraitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_contact_traits_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_contact_traits_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_contact_traits_init (WayContactTraits *self)
{
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * way_contact_traits_new:
 * @desk: the desk
 * @contact: a contact on it
 *
 * Returns: (transfer floating): a card with what it shares with its persona
 */
GtkWidget *
way_contact_traits_new (WayDesk *desk,
                        WayItem *contact)
{
  WayContactTraits *self = g_object_new (WAY_TYPE_CONTACT_TRAITS, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (contact));
  self->card = way_page_card_new (_ ("What drives them"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (self->card), self->box);
  self->marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->marks, way_wrap_layout_new (6));
  way_page_card_append (WAY_PAGE_CARD (self->card), self->marks);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  rebuild (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * way_contact_traits_show_field:
 * @self: the traits of a contact
 * @field: the name of a field
 *
 * Makes the field a row of the contact's own, if it is none yet, and moves the focus there.
 *
 * Returns: whether it is one of the traits
 */
gboolean
way_contact_traits_show_field (WayContactTraits *self,
                               const char       *field)
{
  int        place = way_kind_find_field (WAY_KIND_CONTACT, field);
  GtkWidget *row;

  if (place < 0 || !way_contact_traits_is_trait (&way_kind_get_info (WAY_KIND_CONTACT)->fields[place]))
    return FALSE;
  g_hash_table_add (self->opened, g_strdup (field));
  rebuild (self);
  row = find_row (self->box, field);
  if (row != NULL)
    way_show_new (row, NULL);

  return row != NULL;
}
