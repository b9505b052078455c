/* minutes-panel.c - who is there, and what happened
 *
 * The list is a list of ids that follows the map: a new minute costs one row.
 */
#include "config.h"

#include "widgets/session/minutes-panel.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/minutes.h"
#include "widgets/session/open-rounds-list.h"
#include "widgets/session/page-parts.h"
#include "widgets/session/workshop-choice.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

struct _WayMinutesPanel
{
  GtkWidget parent_instance;

  /* owned */
  WayMap        *map;
  WaySession    *session; /* or NULL: only to be read */
  char          *workshop;
  GtkStringList *ids; /* of the minutes, in order */

  /* template */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *choice; /* of the workshops of the map */
  GtkWidget *rounds; /* that are not finished */
  GtkWidget *chips;
  GtkWidget *people_entry;
  GtkWidget *problem;
  GtkWidget *empty;
  GtkWidget *scroller;
  GtkWidget *export_button;

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayMinutesPanel, way_minutes_panel, GTK_TYPE_WIDGET)

/**
 * way_minutes_panel_get_workshop:
 * @self: a minutes panel
 *
 * Returns: (transfer none) (nullable): the workshop that is shown
 */
WayItem *
way_minutes_panel_get_workshop (WayMinutesPanel *self)
{
  g_return_val_if_fail (WAY_IS_MINUTES_PANEL (self), NULL);

  return self->map != NULL ? way_map_find (self->map, self->workshop) : NULL;
}

/* Whether what is shown goes on; it may not be on the map any more. */
static gboolean
goes_on (WayMinutesPanel *self)
{
  WayItem *workshop = self->session != NULL ? way_session_get_workshop (self->session) : NULL;

  return self->session != NULL && (workshop == NULL || g_strcmp0 (way_item_get_id (workshop), self->workshop) == 0);
}

static gboolean
set_people (WayMinutesPanel *self,
            GPtrArray       *names)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (names, NULL);
  if (!way_session_set_people (self->session, (const char *const *)names->pdata, &error))
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, error != NULL);

  return error == NULL;
}

/* Several at once with commas between. */
static void
people_entered_cb (WayMinutesPanel *self)
{
  g_auto (GStrv) typed = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->people_entry)), ",;\n", -1);
  g_auto (GStrv) people = way_session_dup_people (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint before;
  int   i;

  for (i = 0; people[i] != NULL; i++)
    g_ptr_array_add (names, people[i]);
  before = names->len;
  for (i = 0; typed[i] != NULL; i++)
    if (*g_strstrip (typed[i]) != '\0' && !g_ptr_array_find_with_equal_func (names, typed[i], g_str_equal, NULL))
      g_ptr_array_add (names, typed[i]);
  /* A name that is refused can be mended. */
  if (names->len == before || set_people (self, names))
    gtk_editable_set_text (GTK_EDITABLE (self->people_entry), "");
}

static void
person_removed_cb (WayMinutesPanel *self,
                   WayChip         *chip)
{
  g_auto (GStrv) people = way_session_dup_people (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int i;

  for (i = 0; people[i] != NULL; i++)
    if (strcmp (people[i], way_chip_get_value (chip)) != 0)
      g_ptr_array_add (names, people[i]);
  set_people (self, names);
}

static void
show_people (WayMinutesPanel *self,
             WayItem         *workshop)
{
  const char *people = workshop != NULL ? way_item_get (workshop, "people") : NULL;
  g_auto (GStrv) names = g_strsplit (people != NULL ? people : "", "\n", -1);
  gboolean   focused = gtk_widget_get_focus_child (self->chips) != NULL;
  GtkWidget *child;
  int        i;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (i = 0; names[i] != NULL; i++)
    if (goes_on (self))
      {
        GtkWidget *chip = way_chip_new (names[i], names[i], NULL, FALSE);

        g_signal_connect_object (chip, "removed", G_CALLBACK (person_removed_cb), self, G_CONNECT_SWAPPED);
        gtk_box_append (GTK_BOX (self->chips), chip);
      }
    else
      {
        GtkWidget *label = gtk_label_new (names[i]);

        gtk_widget_add_css_class (label, "personname");
        gtk_box_append (GTK_BOX (self->chips), label);
      }
  gtk_widget_set_visible (self->chips, names[0] != NULL);
  if (focused)
    gtk_widget_grab_focus (self->people_entry);
}

static void
show_parts (WayMinutesPanel *self)
{
  WayItem *workshop = way_minutes_panel_get_workshop (self);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->ids)) > 0;

  if (workshop != NULL)
    {
      g_autofree char *date = way_field_format (way_kind_get_field (WAY_KIND_WORKSHOP, "date"), way_item_get_text (workshop, "date"));
      g_autofree char *title = g_strdup_printf ("%s · %s", way_item_get_text (workshop, "title"), date);
      /* The choice says when. */
      gboolean several = gtk_widget_get_visible (self->choice);

      gtk_label_set_text (GTK_LABEL (self->title), several ? way_item_get_text (workshop, "title") : title);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->title), _ ("Workshop"));
  gtk_widget_set_visible (self->people_entry, goes_on (self));
  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (self->empty, !any);
  gtk_widget_set_sensitive (self->export_button, workshop != NULL);
}

static gboolean
rebuild_cb (gpointer data)
{
  WayMinutesPanel *self = data;
  WayItem         *current = self->session != NULL ? way_session_get_workshop (self->session) : NULL;
  WayItem         *workshop;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  int i;

  self->idle = 0;
  way_workshop_choice_show (WAY_WORKSHOP_CHOICE (self->choice), self->map, current != NULL ? way_item_get_id (current) : NULL);
  g_free (self->workshop);
  self->workshop = g_strdup (way_workshop_choice_get_id (WAY_WORKSHOP_CHOICE (self->choice)));
  workshop = way_minutes_panel_get_workshop (self);
  for (i = 0; workshop != NULL && i < way_item_n_children (workshop, 0); i++)
    g_ptr_array_add (ids, (gpointer)way_item_get_id (way_item_get_child (workshop, 0, i)));
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)), (const char *const *)ids->pdata);
  way_open_rounds_list_show (WAY_OPEN_ROUNDS_LIST (self->rounds), self->map, self->session != NULL);
  show_people (self, workshop);
  show_parts (self);

  return G_SOURCE_REMOVE;
}

static void
queue_rebuild (WayMinutesPanel *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
map_changed_cb (WayMinutesPanel *self,
                const WayChange *change)
{
  WayKind     kind = way_item_get_kind (change->item);
  const char *id[] = { way_item_get_id (change->item), NULL };

  if (kind == WAY_KIND_WORKSHOP || kind == WAY_KIND_OPEN_VOTE || kind == WAY_KIND_OPEN_SCORES || kind == WAY_KIND_ANSWERS)
    queue_rebuild (self);
  if (kind != WAY_KIND_MINUTE || self->idle != 0)
    return;
  if (change->type == WAY_CHANGE_INSERTED && g_strcmp0 (way_item_get_id (change->parent), self->workshop) == 0)
    gtk_string_list_splice (self->ids, change->index, 0, id);
  else if (change->type == WAY_CHANGE_REMOVED && g_strcmp0 (way_item_get_id (change->parent), self->workshop) == 0)
    gtk_string_list_remove (self->ids, change->index);
  else if (change->type == WAY_CHANGE_SET && g_strcmp0 (way_item_get_id (way_item_get_parent (change->item)), self->workshop) == 0)
    gtk_string_list_splice (self->ids, way_item_get_index (change->item), 1, id);
  show_parts (self);
}

/**
 * way_minutes_panel_set_map:
 * @self: a minutes panel
 * @map: (nullable): the map
 */
void
way_minutes_panel_set_map (WayMinutesPanel *self,
                           WayMap          *map)
{
  g_return_if_fail (WAY_IS_MINUTES_PANEL (self));

  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_set_object (&self->map, map);
  if (map != NULL)
    g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  queue_rebuild (self);
}

/**
 * way_minutes_panel_set_session:
 * @self: a minutes panel
 * @session: (nullable): what goes on
 *
 * While a session goes on, participants can be added.
 */
void
way_minutes_panel_set_session (WayMinutesPanel *self,
                               WaySession      *session)
{
  g_return_if_fail (WAY_IS_MINUTES_PANEL (self));

  if (session != NULL)
    way_workshop_choice_reset (WAY_WORKSHOP_CHOICE (self->choice));
  g_set_object (&self->session, session);
  queue_rebuild (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *time = gtk_label_new (NULL);
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_add_css_class (row, "minute");
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "quiet");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_set_valign (time, GTK_ALIGN_START);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "quiet");
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 24);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), kind);
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (row), time);
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (WayMinutesPanel *self,
         GtkListItem     *list_item)
{
  const char *id = gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (list_item)));
  WayItem    *minute = self->map != NULL ? way_map_find (self->map, id) : NULL;
  GtkWidget  *time = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget  *kind = gtk_widget_get_first_child (gtk_widget_get_next_sibling (time));

  if (minute == NULL)
    return;
  else
    {
      g_autofree char *clock = way_minutes_dup_time (way_item_get (minute, "time"));
      g_autofree char *word = way_field_format (way_kind_get_field (WAY_KIND_MINUTE, "kind"), way_item_get_text (minute, "kind"));
      const char      *by = way_item_get (minute, "by");
      g_autofree char *words = by != NULL ? g_strdup_printf ("%s · %s", word, by) : g_strdup (word);
      g_autofree char *name = g_strdup_printf ("%s, %s: %s", clock, words, way_item_get_text (minute, "text"));

      gtk_label_set_text (GTK_LABEL (time), clock);
      gtk_label_set_text (GTK_LABEL (kind), words);
      gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (kind)), way_item_get_text (minute, "text"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (list_item))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/* Where people are added, and without a session what can be done with the minutes. */
static gboolean
grab_focus (GtkWidget *widget)
{
  WayMinutesPanel *self = WAY_MINUTES_PANEL (widget);

  return gtk_widget_grab_focus (goes_on (self) ? self->people_entry : self->export_button);
}

static void
way_minutes_panel_dispose (GObject *object)
{
  WayMinutesPanel *self = WAY_MINUTES_PANEL (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->map);
  g_clear_object (&self->session);
  g_clear_object (&self->ids);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (way_minutes_panel_parent_class)->dispose (object);
}

static void
way_minutes_panel_class_init (WayMinutesPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_minutes_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "minutespanel");
}

static void
build_list (WayMinutesPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->ids)))), factory);
  gtk_widget_add_css_class (list, "minutes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Minutes"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
}

static void
way_minutes_panel_init (WayMinutesPanel *self)
{
  self->ids = gtk_string_list_new (NULL);
  self->box = way_page_new ();
  gtk_box_set_spacing (GTK_BOX (self->box), 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = way_page_add_label (self->box, _ ("Workshop"), "title-3");
  self->choice = way_workshop_choice_new ();
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->choice);
  self->rounds = way_open_rounds_list_new ();
  gtk_box_append (GTK_BOX (self->box), self->rounds);
  way_page_add_label (self->box, _ ("Participants"), "heading");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, way_wrap_layout_new (4));
  gtk_box_append (GTK_BOX (self->box), self->chips);
  self->people_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->people_entry), _ ("Who is here? Names, with commas between"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->people_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add participants"), -1);
  g_signal_connect_object (self->people_entry, "activate", G_CALLBACK (people_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->people_entry);
  self->problem = way_page_add_label (self->box, NULL, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  way_page_add_label (self->box, _ ("Minutes"), "heading");
  self->empty = way_page_add_label (self->box, _ ("What is added, decided, voted or parked during a session stands here by itself."), "quiet");
  build_list (self);
  self->export_button = gtk_button_new_with_mnemonic (_ ("_Export Minutes…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->export_button), "win.export-minutes");
  gtk_box_append (GTK_BOX (self->box), self->export_button);
  show_parts (self);
}

/**
 * way_minutes_panel_new:
 *
 * Returns: (transfer floating): a panel without a map
 */
GtkWidget *
way_minutes_panel_new (void)
{
  return g_object_new (WAY_TYPE_MINUTES_PANEL, NULL);
}
