/* merge-panel.c - records made into one: what wins where they differ
 *
 * Asks for nothing where they do not differ. Stands above the page of the record that is kept, and below
 * those that may be one and the same.
 */
#include "config.h"

#include "widgets/records/care/merge-panel.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/merge.h"
#include "widgets/records/pages/page-card.h"

struct _WayMergePanel
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk    *desk;
  char      **ids;     /* the one that is kept first */
  GHashTable *choices; /* key of a conflict → id */

  /* template */
  GtkWidget *card;

  /* state */
  WayKind kind;
  guint   idle;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayMergePanel, way_merge_panel, GTK_TYPE_WIDGET)

static WayItem *
find (WayMergePanel *self,
      const char    *id)
{
  return way_map_find (way_desk_get_map (self->desk), id);
}

static void
chosen_cb (WayMergePanel  *self,
           GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    g_hash_table_insert (self->choices, g_strdup (g_object_get_data (G_OBJECT (button), "key")),
                         g_strdup (g_object_get_data (G_OBJECT (button), "id")));
}

/* Which of the values was chosen, when the panel asked before; the first one is that of the record that is kept. */
static guint
find_choice (WayMergePanel          *self,
             const WayMergeConflict *conflict)
{
  const char *chosen = g_hash_table_lookup (self->choices, conflict->key);
  guint       i;

  for (i = 0; chosen != NULL && i < conflict->values->len; i++)
    if (g_str_equal (way_item_get_id (g_ptr_array_index (conflict->values, i)), chosen))
      return i;
  g_hash_table_remove (self->choices, conflict->key);

  return 0;
}

/* A value as people see it. */
static char *
dup_shown (WayMergePanel  *self,
           const WayField *field,
           const char     *value)
{
  WayItem *target = field->targets != 0 ? find (self, value) : NULL;

  return target != NULL ? g_strdup (way_item_get_shown_name (target)) : way_field_format (field, value);
}

/* What it is about. */
static char *
dup_conflict (WayMergePanel          *self,
              const WayMergeConflict *conflict)
{
  const char *persona = conflict->score != NULL ? way_item_get (conflict->score, "persona") : NULL;
  WayItem    *item = persona != NULL ? find (self, persona) : NULL;

  if (conflict->field != NULL)
    return g_strdup (_ (conflict->field->label));

  /* TRANSLATORS: what a job was scored with; %s is a persona */
  return item != NULL ? g_strdup_printf (_ ("Score for %s"), way_item_get_shown_name (item)) : g_strdup (_ ("Score for all personas"));
}

/* “Importance 8, Satisfaction 3, Answers 9, Date 24 Nov 2026” */
static char *
dup_score (WayItem *score)
{
  const WayKindInfo *info = way_item_get_info (score);
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = 0; i < info->n_fields; i++)
    {
      const char      *value = way_item_get_at (score, i);
      g_autofree char *shown = value != NULL && info->fields[i].targets == 0 ? way_field_format (&info->fields[i], value) : NULL;

      if (shown != NULL)
        /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ (", ") : "", _ (info->fields[i].label), shown);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("Not scored"));
}

static void
add_conflict (WayMergePanel          *self,
              const WayMergeConflict *conflict)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkCheckButton  *first = NULL;
  guint            chosen = find_choice (self, conflict), i;
  g_autofree char *title = dup_conflict (self, conflict);

  gtk_box_append (GTK_BOX (box), way_page_card_new_label (title, "caption"));
  for (i = 0; i < conflict->values->len; i++)
    {
      WayItem         *record = g_ptr_array_index (conflict->values, i);
      g_autofree char *shown = conflict->field != NULL ? dup_shown (self, conflict->field, way_item_get (record, conflict->field->name))
                                                       : dup_score (way_merge_get_score (conflict, record));
      GtkWidget       *button = gtk_check_button_new_with_label (shown);
      GtkWidget       *label = gtk_widget_get_last_child (button);

      if (GTK_IS_LABEL (label))
        {
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_widget_set_tooltip_text (button, shown);
        }
      g_object_set_data_full (G_OBJECT (button), "key", g_strdup (conflict->key), g_free);
      g_object_set_data_full (G_OBJECT (button), "id", g_strdup (way_item_get_id (record)), g_free);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
      if (first == NULL)
        first = GTK_CHECK_BUTTON (button);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), i == chosen);
      g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  way_page_card_append (WAY_PAGE_CARD (self->card), box);
}

/* A short value of the record that the other one has not: its position, its account, its address. */
static char *
dup_difference (WayMergePanel *self,
                WayItem       *record,
                WayItem       *other)
{
  const WayKindInfo *info = way_item_get_info (record);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];
      const char     *value = way_item_get_at (record, i);

      if (value != NULL && !(field->flags & (WAY_FIELD_NAME | WAY_FIELD_HIDDEN)) && field->type != WAY_FIELD_PARAGRAPH &&
          field->type != WAY_FIELD_PICTURE && field->type != WAY_FIELD_LIST && g_strcmp0 (value, way_item_get_at (other, i)) != 0)
        return dup_shown (self, field, value);
    }

  return NULL;
}

static char *
dup_told (WayMergePanel *self)
{
  const char *kept = way_item_get_shown_name (find (self, self->ids[0]));
  guint       n = g_strv_length (self->ids) - 1;

  if (n == 1)
    {
      const char *other = way_item_get_shown_name (find (self, self->ids[1]));

      if (strcmp (kept, other) == 0)
        /* TRANSLATORS: the name that two records have */
        return g_strdup_printf (_ ("Merged two records named “%s”"), kept);

      /* TRANSLATORS: two names of records */
      return g_strdup_printf (_ ("Merged “%s” into “%s”"), other, kept);
    }

  /* TRANSLATORS: a number and the name of a record, which is not counted */
  return g_strdup_printf (g_dngettext (NULL, "Merged %u record into “%s”", "Merged %u records into “%s”", n), n, kept);
}

static void
merge_cb (WayMergePanel *self)
{
  g_autofree char *told = dup_told (self);
  g_autoptr (GError) error = NULL;

  g_object_ref (self);
  /* What it does itself is no news to it. */
  g_signal_handlers_block_matched (way_desk_get_map (self->desk), G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  if (way_merge_perform (self->desk, self->kind, (const char *const *)self->ids, self->choices, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.told", "s", told);
      g_signal_emit (self, signals[SIGNAL_DONE], 0, TRUE);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
  if (self->desk != NULL)
    g_signal_handlers_unblock_matched (way_desk_get_map (self->desk), G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  g_object_unref (self);
}

static void
cancel_cb (WayMergePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, FALSE);
}

static void
add_buttons (WayMergePanel *self,
             gboolean       can_merge)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *merge = gtk_button_new_with_mnemonic (_ ("_Merge"));

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_add_css_class (merge, "suggested-action");
  gtk_widget_set_sensitive (merge, can_merge);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (merge, "clicked", G_CALLBACK (merge_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), merge);
  way_page_card_append (WAY_PAGE_CARD (self->card), buttons);
}

/* Two of one name are told apart by what else is known of them. */
static char *
dup_title_of_same (WayMergePanel *self,
                   WayItem       *kept,
                   WayItem       *other)
{
  g_autofree char *of_kept = dup_difference (self, kept, other);
  g_autofree char *of_other = dup_difference (self, other, kept);
  const char      *name = way_item_get_shown_name (kept);

  if (of_kept != NULL && of_other != NULL)
    /* TRANSLATORS: a name that two records have, and what tells each apart: Merge “Ann Lee” (Buyer) into “Ann Lee” (Head of IT) */
    return g_strdup_printf (_ ("Merge “%s” (%s) into “%s” (%s)"), name, of_other, name, of_kept);
  if (of_kept != NULL)
    /* TRANSLATORS: a name that two records have, and what tells the second one apart */
    return g_strdup_printf (_ ("Merge “%s” into “%s” (%s)"), name, name, of_kept);
  if (of_other != NULL)
    /* TRANSLATORS: a name that two records have, and what tells the first one apart */
    return g_strdup_printf (_ ("Merge “%s” (%s) into “%s”"), name, of_other, name);

  /* TRANSLATORS: the name that two records have */
  return g_strdup_printf (_ ("Merge two records named “%s”"), name);
}

static char *
dup_title (WayMergePanel *self,
           GPtrArray     *records)
{
  const char *kept = way_item_get_shown_name (g_ptr_array_index (records, 0));
  const char *other = records->len > 1 ? way_item_get_shown_name (g_ptr_array_index (records, 1)) : NULL;
  guint       n = records->len - 1;

  if (n == 0)
    /* TRANSLATORS: the name of a record */
    return g_strdup_printf (_ ("Nothing is merged into “%s”"), kept);
  if (n == 1 && strcmp (kept, other) == 0)
    return dup_title_of_same (self, g_ptr_array_index (records, 0), g_ptr_array_index (records, 1));
  if (n == 1)
    /* TRANSLATORS: two names of records */
    return g_strdup_printf (_ ("Merge “%s” into “%s”"), other, kept);

  /* TRANSLATORS: a number and the name of a record, which is not counted */
  return g_strdup_printf (g_dngettext (NULL, "Merge %u record into “%s”", "Merge %u records into “%s”", n), n, kept);
}

/* What cannot be chosen here, since it is said in other records. */
static void
add_scored_twice (WayMergePanel *self)
{
  g_autoptr (GPtrArray) jobs = self->kind == WAY_KIND_PERSONA
                                 ? way_merge_list_scored_twice (way_desk_get_records (self->desk), (const char *const *)self->ids, NULL)
                                 : NULL;
  g_autofree char *names = NULL;
  g_autofree char *words = NULL;

  if (jobs == NULL || jobs->len == 0)
    return;
  g_ptr_array_add (jobs, NULL);
  /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
  names = g_strjoinv (_ (", "), (char **)jobs->pdata);
  /* TRANSLATORS: %s are the names of jobs */
  words = g_strdup_printf (_ ("These jobs were scored for more than one of them, and keep the score of the one that stays: %s"), names);
  way_page_card_append (WAY_PAGE_CARD (self->card), way_page_card_new_label (words, NULL));
}

static void
show (WayMergePanel *self,
      GPtrArray     *records)
{
  g_autofree char *title = dup_title (self, records);
  g_autoptr (GPtrArray) conflicts = way_merge_list_conflicts (records);
  g_autoptr (GError) no_room = NULL;
  gboolean    fits = way_merge_check_room (records, &no_room);
  const char *said = _ ("They do not contradict each other. Everything comes together, and what linked to either links to the one that stays.");
  guint       i;

  g_clear_pointer (&self->card, gtk_widget_unparent);
  self->card = way_page_card_new (title);
  if (conflicts->len > 0)
    said = _ ("Where they differ, choose what stays. Everything else comes together, and what linked to either links to the one that stays.");
  else if (records->len < 2)
    said = _ ("Choose which others are the same.");
  way_page_card_append (WAY_PAGE_CARD (self->card), way_page_card_new_label (fits ? said : no_room->message, "quiet"));
  for (i = 0; i < conflicts->len; i++)
    add_conflict (self, g_ptr_array_index (conflicts, i));
  add_scored_twice (self);
  add_buttons (self, fits && records->len > 1);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

static gboolean
refresh_cb (gpointer data)
{
  WayMergePanel *self = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  int i;

  self->idle = 0;
  for (i = 0; self->ids[i] != NULL; i++)
    {
      WayItem *record = find (self, self->ids[i]);

      if (record == NULL)
        {
          g_signal_emit (self, signals[SIGNAL_DONE], 0, FALSE);
          return G_SOURCE_REMOVE;
        }
      g_ptr_array_add (records, record);
    }
  show (self, records);

  return G_SOURCE_REMOVE;
}

/* What is asked is what they say now. */
static void
map_changed_cb (WayMergePanel   *self,
                const WayChange *change)
{
  if (self->idle == 0 && self->ids != NULL && g_strv_contains ((const char *const *)self->ids, way_item_get_id (change->item)))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
let_go (WayMergePanel *self)
{
  int i;

  for (i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    way_desk_release (self->desk, self->ids[i]);
  g_clear_pointer (&self->ids, g_strfreev);
}

static void
way_merge_panel_dispose (GObject *object)
{
  WayMergePanel *self = WAY_MERGE_PANEL (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  if (self->desk != NULL)
    let_go (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_merge_panel_parent_class)->dispose (object);
}

static void
way_merge_panel_finalize (GObject *object)
{
  g_hash_table_unref (WAY_MERGE_PANEL (object)->choices);

  G_OBJECT_CLASS (way_merge_panel_parent_class)->finalize (object);
}

static void
way_merge_panel_class_init (WayMergePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_merge_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_merge_panel_finalize;

  /**
   * WayMergePanel::done:
   * @merged: whether they are merged, as a step of the desk
   *
   * They are merged, nobody wants to any more, or one of them is gone: the panel can go.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mergepanel");
}

static void
way_merge_panel_init (WayMergePanel *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * way_merge_panel_new:
 * @desk: the desk
 * @kind: a kind of record
 *
 * Makes a panel without records. What it did it tells by the action records.told, and what hindered it by records.report.
 *
 * Returns: (transfer floating): a panel that asks what wins, and merges
 */
GtkWidget *
way_merge_panel_new (WayDesk *desk,
                     WayKind  kind)
{
  WayMergePanel *self = g_object_new (WAY_TYPE_MERGE_PANEL, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * way_merge_panel_set_records:
 * @self: a panel
 * @ids: (array zero-terminated=1): which records; the first one is kept
 * @error: where to put why they cannot be read
 *
 * Asks about these records. What was chosen already stays so as far as it can.
 *
 * Returns: whether it does
 */
gboolean
way_merge_panel_set_records (WayMergePanel     *self,
                             const char *const *ids,
                             GError           **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  int i;

  g_return_val_if_fail (WAY_IS_MERGE_PANEL (self), FALSE);
  g_return_val_if_fail (ids[0] != NULL, FALSE);

  for (i = 0; ids[i] != NULL; i++)
    {
      WayItem *record = way_desk_load (self->desk, self->kind, ids[i], error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  for (i = 0; ids[i] != NULL; i++)
    way_desk_hold (self->desk, ids[i]);
  let_go (self);
  self->ids = g_strdupv ((char **)ids);
  show (self, records);

  return TRUE;
}
