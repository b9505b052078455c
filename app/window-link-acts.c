/* window-link-acts.c - what can be done with a linked record, and with the links of cards */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/bulk-edits.h"
#include "journeys/records/links.h"

static WayMap *
get_map (WayWindow *self)
{
  return self->document != NULL ? way_document_get_map (self->document) : NULL;
}

static WayRecords *
get_records (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  return application != NULL ? way_application_get_records (application) : NULL;
}

/* The link that is selected, or the job of the job card that is. */
static WayItem *
get_selected (WayWindow *self)
{
  WayMap     *map = get_map (self);
  WayItem    *item = map != NULL ? way_selection_get_item (self->selection, map) : NULL;
  const char *job = item != NULL && way_item_get_kind (item) == WAY_KIND_JOB_CARD ? way_item_get (item, "job") : NULL;
  WayKind     kind;

  if (job != NULL)
    item = way_map_find (map, job);

  return item != NULL && way_links_get_record_kind (way_item_get_kind (item), &kind) ? item : NULL;
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow       *self = WAY_WINDOW (widget);
  WayItem         *link = get_selected (self);
  const char      *id = link != NULL ? way_item_get (link, "record") : NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  WayKind kind;

  if (id == NULL || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    return;
  now = get_records (self) != NULL ? way_links_dup_record (get_records (self), link, &error) : NULL;
  if (error != NULL)
    way_window_tell (self, error->message);
  else if (now != NULL)
    gtk_widget_activate_action (widget, "records.open", "(ss)", way_kind_get_info (kind)->element, now);
  else
    way_window_show_toast (self, _ ("This record is not among yours. Take it over first."), NULL, NULL, NULL);
}

static void
take_over_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  WayItem   *link = get_selected (self);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);

  if (link == NULL)
    return;
  g_hash_table_insert (choices, (gpointer)way_item_get_id (link), (gpointer) "");
  way_window_settle_links (self, choices);
}

/* Unlinks what is selected, or removes it from the map. */
static void
let_go (WayWindow *self,
        gboolean   remove)
{
  WayItem *link = get_selected (self);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  WayKind          kind;

  if (link == NULL || !way_window_is_editable (self) || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    return;
  way_window_finish_typing (self);
  /* TRANSLATORS: %s is the name of a persona, an account or a job */
  text = g_strdup_printf (remove ? _ ("“%s” is not on the map any more.") : _ ("“%s” is on this map only now."), way_item_get_shown_name (link));
  command = remove ? way_links_remove_command (get_map (self), kind, way_item_get_id (link), &error) : way_links_unlink_command (link, &error);
  if (command == NULL || !way_history_perform (way_document_get_history (self->document), command, &error))
    way_window_tell (self, error->message);
  else
    way_window_show_undo_toast (self, text);
}

static void
unlink_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  let_go (WAY_WINDOW (widget), FALSE);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  let_go (WAY_WINDOW (widget), TRUE);
}

/* What can be done with the link that is selected. */
void
way_window_update_links_actions (WayWindow *self)
{
  WayItem       *link = get_selected (self);
  WayRecords    *records = link != NULL ? get_records (self) : NULL;
  WayLinkStates *states = way_window_get_link_states (self);
  const char    *known = link != NULL && states != NULL ? way_link_states_get_record (states, link) : NULL;
  gboolean       editable = way_window_is_editable (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-linked", known != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-over",
                                 editable && records != NULL && known == NULL && states != NULL && way_link_states_get_unknown (states) != NULL &&
                                   !way_records_is_read_only (records));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.unlink", editable && link != NULL && way_item_get (link, "record") != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-linked", editable && link != NULL);
}

/* The fields of cards that name linked records, and what such a link is. */
static const struct
{
  const char *field;
  WayKind     kind;
} card_fields[] = {
  { "personas", WAY_KIND_PERSONA_LINK },
  { "accounts", WAY_KIND_ACCOUNT_LINK },
  { "serves", WAY_KIND_JOB_LINK },
};

static const char *
get_field (WayKind link_kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (card_fields); i++)
    if (card_fields[i].kind == link_kind)
      return card_fields[i].field;

  return NULL;
}

static GPtrArray *
list_cards (WayWindow *self)
{
  GPtrArray *items = way_selection_list_items (self->selection, get_map (self));
  guint      i;

  for (i = items->len; i > 0; i--)
    if (!way_kind_is_card (way_item_get_kind (g_ptr_array_index (items, i - 1))))
      g_ptr_array_remove_index (items, i - 1);

  return items;
}

static gboolean
all_name (GPtrArray  *cards,
          const char *field,
          const char *id)
{
  guint i;

  for (i = 0; i < cards->len; i++)
    if (!way_item_refers_to (g_ptr_array_index (cards, i), field, id))
      return FALSE;

  return TRUE;
}

/* Links the cards that are selected, or takes the link off them. */
static void
toggle_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       data)
{
  WayWindow  *self = data;
  const char *id = g_action_get_name (G_ACTION (action));
  WayItem    *link = self->document != NULL ? way_map_find (get_map (self), id) : NULL;
  const char *field = link != NULL ? get_field (way_item_get_kind (link)) : NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (field == NULL || !way_window_is_editable (self))
    return;
  cards = list_cards (self);
  if (cards->len == 0)
    return;
  way_window_finish_typing (self);
  command = g_variant_get_boolean (state) ? way_bulk_edits_add (cards, field, id, &error)
                                          : way_bulk_edits_remove (cards, field, id, &error);
  if (error != NULL || (command != NULL && !way_history_perform (way_document_get_history (self->document), command, &error)))
    way_window_tell (self, error->message);
}

static GMenu *
build_kind (WayWindow          *self,
            GSimpleActionGroup *group,
            GPtrArray          *cards,
            guint               place)
{
  WayMap *map = get_map (self);
  GMenu  *menu = g_menu_new ();
  int     i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem         *link = way_map_get (map, WAY_MAP_RECORDS, i);
      const char      *id = way_item_get_id (link);
      g_autofree char *action_name = g_strconcat ("links.", id, NULL);
      g_autofree char *label = NULL;
      g_auto (GStrv) pieces = NULL;
      g_autoptr (GSimpleAction) action = NULL;

      if (way_item_get_kind (link) != card_fields[place].kind)
        continue;
      action = g_simple_action_new_stateful (id, NULL, g_variant_new_boolean (all_name (cards, card_fields[place].field, id)));
      g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      /* A name is no place for mnemonics. */
      pieces = g_strsplit (way_item_get_shown_name (link), "_", -1);
      label = g_strjoinv ("__", pieces);
      g_menu_append (menu, label, action_name);
    }

  return menu;
}

/* Everything that the map is linked with, each with a mark if the selected cards name it.
 * NULL when there is nothing. */
GMenu *
way_window_build_links_menu (WayWindow *self)
{
  g_autoptr (GPtrArray) cards = list_cards (self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (card_fields); i++)
    {
      g_autoptr (GMenu) section = build_kind (self, group, cards, i);

      if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
        g_menu_append_section (menu, i == 2 ? _ ("Serves Job") : _ (way_kind_get_info (card_fields[i].kind)->plural),
                               G_MENU_MODEL (section));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "links", G_ACTION_GROUP (group));

  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0 ? g_steal_pointer (&menu) : NULL;
}

/* What can be done with a link, for the menu where it stands. */
void
way_window_append_link_items (WayWindow *self,
                              GMenu     *menu)
{
  WayItem       *link = get_selected (self);
  WayLinkStates *states = way_window_get_link_states (self);
  const char    *known = link != NULL && states != NULL ? way_link_states_get_record (states, link) : NULL;

  if (link == NULL)
    return;
  if (known != NULL)
    g_menu_append (menu, _ ("Open _Record"), "win.open-linked");
  else if (way_window_is_editable (self))
    g_menu_append (menu, _ ("Take Over into _Records"), "win.take-over");
  if (!way_window_is_editable (self))
    return;
  if (way_item_get (link, "record") != NULL)
    g_menu_append (menu, _ ("U_nlink"), "win.unlink");
  if (!way_kind_is_card (way_item_get_kind (way_selection_get_item (self->selection, get_map (self)))))
    g_menu_append (menu, _ ("Remove from the _Map"), "win.remove-linked");
}

void
way_window_install_link_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-linked", NULL, open_action);
  gtk_widget_class_install_action (klass, "win.take-over", NULL, take_over_action);
  gtk_widget_class_install_action (klass, "win.unlink", NULL, unlink_action);
  gtk_widget_class_install_action (klass, "win.remove-linked", NULL, remove_action);
}
