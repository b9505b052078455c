/* link-section.c - how a persona, an account or a job on a map stands to the records */
#include "config.h"

#include "widgets/inspector/link-section.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/insight/approach.h"
#include "journeys/records/links.h"
#include "widgets/inspector/item-picker.h"
#include "widgets/shared/link-states.h"
#include "widgets/shared/wrap-layout.h"

struct _WayLinkSection
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory    *history;
  WayLinkStates *states; /* or NULL: there are no records */
  char          *link_id;

  /* template */
  GtkWidget *box;
  GtkWidget *status;
  GtkWidget *differences;
  GtkWidget *advice; /* what follows from an account */
  GtkWidget *open;
  GtkWidget *refresh;
  GtkWidget *take_over;
  GtkWidget *match; /* finds the record that it is; or NULL */
  GtkWidget *unlink;
  GtkWidget *remove;

  /* state */
  guint    idle;
  gboolean advising; /* a thread works it out */
  gboolean again;    /* and something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (WayLinkSection, way_link_section, GTK_TYPE_WIDGET)

static WayItem *
get_link (WayLinkSection *self)
{
  return way_map_find (way_history_get_map (self->history), self->link_id);
}

static void
report (WayLinkSection *self,
        GError         *error)
{
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.report", "s", error->message);
}

/* Takes the command; an empty one is none. */
static void
perform (WayLinkSection *self,
         WayCommand     *command,
         GError         *error)
{
  g_autoptr (WayCommand) taken = command;
  g_autoptr (GError) problem = error;

  if (taken != NULL && way_command_group_get_size (taken) > 0)
    way_history_perform (self->history, taken, &problem);
  report (self, problem);
}

static void
open_cb (WayLinkSection *self)
{
  WayItem    *link = get_link (self);
  const char *id = link != NULL ? way_link_states_get_record (self->states, link) : NULL;
  WayKind     kind;

  if (id != NULL && way_links_get_record_kind (way_item_get_kind (link), &kind))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", way_kind_get_info (kind)->element, id);
}

/* What is listed here, and nothing that changed since it was. */
static void
refresh_cb (WayLinkSection *self)
{
  WayStaleLink *stale = way_link_states_find_stale (self->states, self->link_id);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  GError     *error = NULL;
  WayCommand *command;
  guint       i;

  if (stale == NULL)
    return;
  /* What says only that it was merged is an answer as well. */
  if (stale->moved)
    g_ptr_array_add (answers, way_link_answer_new (self->link_id, way_kind_get_field (WAY_KIND_PERSONA_LINK, "record"), WAY_LINK_TAKE));
  for (i = 0; i < stale->differences->len; i++)
    g_ptr_array_add (answers, way_link_answer_new (self->link_id, ((WayLinkDifference *)g_ptr_array_index (stale->differences, i))->field, WAY_LINK_TAKE));
  command = way_links_refresh_command (way_history_get_map (self->history), way_link_states_get_records (self->states), answers, &error);
  perform (self, command, error);
}

/* It is that record, or a new one. */
static void
settle (WayLinkSection *self,
        const char     *record)
{
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  if (get_link (self) == NULL)
    return;
  g_hash_table_insert (choices, self->link_id, (gpointer)record);
  way_link_states_settle (self->states, choices, &error);
  report (self, error);
}

static void
take_over_cb (WayLinkSection *self)
{
  settle (self, "");
}

static void
matched_cb (WayLinkSection *self,
            int             link_kind,
            const char     *record)
{
  settle (self, record);
}

static void
unlink_cb (WayLinkSection *self)
{
  WayItem    *link = get_link (self);
  GError     *error = NULL;
  WayCommand *command;

  if (link == NULL)
    return;
  command = way_links_unlink_command (link, &error);
  if (command != NULL)
    {
      g_autoptr (WayCommand) unlink = command;

      way_history_perform (self->history, unlink, &error);
    }
  report (self, error);
  g_clear_error (&error);
}

static void
remove_cb (WayLinkSection *self)
{
  WayItem    *link = get_link (self);
  GError     *error = NULL;
  WayCommand *command;
  WayKind     kind;

  if (link == NULL || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    return;
  command = way_links_remove_command (way_history_get_map (self->history), kind, self->link_id, &error);
  perform (self, command, error);
}

/* "Tier: on the map Lite, now Strategic" for each field that the record has otherwise: who typed over a
 * value on the map sees what becomes of it. */
static char *
dup_differences (WayStaleLink *stale)
{
  g_autoptr (GString) text = g_string_new (stale->moved ? _ ("It was merged with another record.") : NULL);
  guint i;

  for (i = 0; i < stale->differences->len; i++)
    {
      WayLinkDifference *difference = g_ptr_array_index (stale->differences, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("%s: on the map %s, now %s"),
                              difference->field != NULL ? _ (difference->field->label) : _ ("Scores"),
                              difference->shown != NULL ? difference->shown : _ ("nothing"),
                              difference->now != NULL ? difference->now : _ ("nothing"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is not known yet is not said either: a linked record is one until the records say otherwise. */
static const char *
get_status (WayLinkSection *self,
            WayItem        *link,
            WayStaleLink   *stale)
{
  if (way_item_get (link, "record") == NULL)
    return _ ("On this map only");
  if (self->states != NULL && way_link_states_get_problem (self->states) != NULL)
    return way_link_states_get_problem (self->states);
  if (stale != NULL)
    return _ ("The record says something else");
  if (self->states != NULL && way_link_states_get_unknown (self->states) != NULL && way_link_states_get_record (self->states, link) == NULL)
    return _ ("Not among your records");
  if (way_item_get (link, "kept") != NULL)
    return _ ("Linked to a record; some of it is kept as it is here");

  return _ ("Linked to a record");
}

/* Which approach the value of an account suggests: that is beside the value of all others. */
typedef struct
{
  WayRecords *records;
  char       *id;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->records);
  g_free (self->id);
  g_free (self);
}

static void ask_for_advice (WayLinkSection *self);

static void
advise (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Question *question = data;
  GError   *error = NULL;
  g_autoptr (WayItem) account = way_records_get (question->records, WAY_KIND_ACCOUNT, question->id, &error);
  WayAdvice advice;

  if (account == NULL || !way_approach_suggest (question->records, account, &advice, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, advice.approach != WAY_APPROACH_UNKNOWN ? way_advice_dup_reason (&advice) : NULL, g_free);
}

static void
advised_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  WayLinkSection  *self = WAY_LINK_SECTION (source);
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean         again = self->again;

  self->advising = self->again = FALSE;
  /* The section is left; what the records cannot tell the status says. */
  if (self->box == NULL)
    return;
  if (again)
    {
      ask_for_advice (self);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->advice), text != NULL ? text : "");
  gtk_widget_set_visible (self->advice, text != NULL);
}

/* When the records were looked at, not when something is typed here. */
static void
ask_for_advice (WayLinkSection *self)
{
  WayItem    *link = get_link (self);
  const char *id = link != NULL && way_item_get_kind (link) == WAY_KIND_ACCOUNT_LINK ? way_link_states_get_record (self->states, link) : NULL;
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (id == NULL)
    gtk_widget_set_visible (self->advice, FALSE);
  if (self->advising)
    self->again = TRUE;
  if (id == NULL || self->advising)
    return;
  self->advising = TRUE;
  question = g_new0 (Question, 1);
  question->records = g_object_ref (way_link_states_get_records (self->states));
  question->id = g_strdup (id);
  task = g_task_new (self, NULL, advised_cb, NULL);
  g_task_set_source_tag (task, ask_for_advice);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, advise);
}

static gboolean
update_cb (gpointer data)
{
  WayLinkSection  *self = data;
  WayItem         *link = get_link (self);
  gboolean         local = link != NULL && way_item_get (link, "record") == NULL;
  gboolean         ready = self->states != NULL && way_link_states_get_unknown (self->states) != NULL;
  gboolean         known = link != NULL && ready && way_link_states_get_record (self->states, link) != NULL;
  WayStaleLink    *stale = known ? way_link_states_find_stale (self->states, self->link_id) : NULL;
  g_autofree char *differences = stale != NULL ? dup_differences (stale) : NULL;

  self->idle = 0;
  if (link == NULL)
    return G_SOURCE_REMOVE;
  gtk_label_set_text (GTK_LABEL (self->status), get_status (self, link, stale));
  gtk_label_set_text (GTK_LABEL (self->differences), differences != NULL ? differences : "");
  gtk_widget_set_visible (self->differences, differences != NULL);
  gtk_widget_set_visible (self->open, known);
  gtk_widget_set_visible (self->unlink, !local);
  gtk_widget_set_visible (self->refresh, differences != NULL);
  gtk_widget_set_visible (self->take_over, self->states != NULL && (local || (ready && !known)) &&
                                             !way_records_is_read_only (way_link_states_get_records (self->states)));

  if (self->match != NULL)
    gtk_widget_set_visible (self->match, local || (ready && !known));

  return G_SOURCE_REMOVE;
}

static void
queue_update (WayLinkSection *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

static void
looked_cb (WayLinkSection *self)
{
  queue_update (self);
  ask_for_advice (self);
}

static void
map_changed_cb (WayLinkSection  *self,
                const WayChange *change)
{
  WayItem *item = change->item;

  if (strcmp (way_item_get_id (item), self->link_id) == 0 ||
      (change->parent != NULL && strcmp (way_item_get_id (change->parent), self->link_id) == 0) ||
      (way_item_get_parent (item) != NULL && strcmp (way_item_get_id (way_item_get_parent (item)), self->link_id) == 0))
    queue_update (self);
}

static GtkWidget *
add_button (WayLinkSection *self,
            GtkWidget      *buttons,
            const char     *label,
            GCallback       callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);

  return button;
}

static void
way_link_section_dispose (GObject *object)
{
  WayLinkSection *self = WAY_LINK_SECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->states);
  g_clear_pointer (&self->link_id, g_free);

  G_OBJECT_CLASS (way_link_section_parent_class)->dispose (object);
}

static void
way_link_section_class_init (WayLinkSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_link_section_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "linksection");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* The records of its kind that are not on the map. */
static void
add_match (WayLinkSection *self,
           WayItem        *link,
           WayRecords     *records)
{
  GtkWidget *picker = way_item_picker_new (way_history_get_map (self->history), records, WAY_KIND_MASK (way_item_get_kind (link)), FALSE);

  way_item_picker_set_creating (WAY_ITEM_PICKER (picker), FALSE);
  g_signal_connect_object (picker, "record-picked", G_CALLBACK (matched_cb), self, G_CONNECT_SWAPPED);
  self->match = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->match), _ ("_Match…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->match), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->match), picker);
  gtk_widget_set_tooltip_text (self->match, _ ("It is one of your records"));
  gtk_widget_insert_after (self->match, gtk_widget_get_parent (self->take_over), self->take_over);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
way_link_section_init (WayLinkSection *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->status = new_label ("caption");
  gtk_widget_add_css_class (self->status, "quiet");
  self->differences = new_label ("differences");
  gtk_widget_set_layout_manager (buttons, way_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (self->box), self->status);
  gtk_box_append (GTK_BOX (self->box), self->differences);
  self->advice = new_label ("caption");
  gtk_widget_set_visible (self->advice, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->advice);
  gtk_box_append (GTK_BOX (self->box), buttons);
  self->refresh = add_button (self, buttons, _ ("_Refresh"), G_CALLBACK (refresh_cb));
  self->take_over = add_button (self, buttons, _ ("_Take Over into Records"), G_CALLBACK (take_over_cb));
  self->open = add_button (self, buttons, _ ("Open _Record"), G_CALLBACK (open_cb));
  self->unlink = add_button (self, buttons, _ ("U_nlink"), G_CALLBACK (unlink_cb));
  gtk_widget_add_css_class (self->unlink, "flat");
  gtk_widget_set_tooltip_text (self->unlink, _ ("It stays on the map, without its record"));
  self->remove = add_button (self, buttons, _ ("Remove from the _Map"), G_CALLBACK (remove_cb));
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _ ("With what says something of it on this map; the record stays"));
  gtk_widget_add_css_class (self->box, "fieldcard");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Record"), -1);
}

/**
 * way_link_section_new:
 * @history: the history of a map
 * @link: a persona, an account or a job on it
 * @records: (nullable): the records
 *
 * Returns: (transfer floating): what the records know of it, and what can be done about that
 */
GtkWidget *
way_link_section_new (WayHistory *history,
                      WayItem    *link,
                      WayRecords *records)
{
  WayLinkSection *self = g_object_new (WAY_TYPE_LINK_SECTION, NULL);

  self->history = g_object_ref (history);
  self->states = records != NULL ? way_link_states_share (history, records) : NULL;
  self->link_id = g_strdup (way_item_get_id (link));
  if (records != NULL)
    add_match (self, link, records);
  update_cb (self);
  g_signal_connect_object (way_history_get_map (history), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->states != NULL)
    {
      g_signal_connect_object (self->states, "changed", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
      ask_for_advice (self);
    }

  return GTK_WIDGET (self);
}
