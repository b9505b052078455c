/* merge-panel.c - two records made into one: what wins where they differ
 *
 * Stands above the page of the record that is kept, and asks for nothing when they do not differ.
 */
#include "config.h"

#include "widgets/records/care/merge-panel.h"

#include <glib/gi18n.h>

#include "journeys/records/merge.h"
#include "widgets/records/pages/page-card.h"

struct _WayMergePanel
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk    *desk;
  char       *kept;
  char       *other;
  GHashTable *choices; /* name of a field → id */

  /* template */
  GtkWidget *card;

  /* state */
  WayKind kind;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayMergePanel, way_merge_panel, GTK_TYPE_WIDGET)

static void
chosen_cb (WayMergePanel  *self,
           GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    g_hash_table_insert (self->choices, g_strdup (g_object_get_data (G_OBJECT (button), "field")),
                         g_strdup (g_object_get_data (G_OBJECT (button), "id")));
}

static void
add_conflict (WayMergePanel          *self,
              const WayMergeConflict *conflict)
{
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkCheckButton *first = NULL;
  guint           i;

  gtk_box_append (GTK_BOX (box), way_page_card_new_label (_ (conflict->field->label), "caption"));
  for (i = 0; i < conflict->values->len; i++)
    {
      WayItem         *record = g_ptr_array_index (conflict->values, i);
      const char      *value = way_item_get (record, conflict->field->name);
      WayItem         *target = conflict->field->targets != 0 ? way_map_find (way_desk_get_map (self->desk), value) : NULL;
      g_autofree char *shown = target != NULL ? g_strdup (way_item_get_shown_name (target)) : way_field_format (conflict->field, value);
      GtkWidget       *button = gtk_check_button_new_with_label (shown);
      GtkWidget       *label = gtk_widget_get_last_child (button);

      if (GTK_IS_LABEL (label))
        {
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_widget_set_tooltip_text (button, shown);
        }
      g_object_set_data_full (G_OBJECT (button), "field", g_strdup (conflict->field->name), g_free);
      g_object_set_data_full (G_OBJECT (button), "id", g_strdup (way_item_get_id (record)), g_free);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
      if (first == NULL)
        first = GTK_CHECK_BUTTON (button);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), i == 0);
      g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  way_page_card_append (WAY_PAGE_CARD (self->card), box);
}

static void
merge_cb (WayMergePanel *self)
{
  const char      *ids[] = { self->kept, self->other, NULL };
  WayItem         *other = way_map_find (way_desk_get_map (self->desk), self->other);
  WayItem         *kept = way_map_find (way_desk_get_map (self->desk), self->kept);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (other == NULL || kept == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
      return;
    }
  /* TRANSLATORS: two names of records */
  told = g_strdup_printf (_ ("Merged “%s” into “%s”"), way_item_get_shown_name (other), way_item_get_shown_name (kept));
  g_object_ref (self);
  if (way_merge_perform (self->desk, self->kind, ids, self->choices, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.told", "s", told);
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
  g_object_unref (self);
}

static void
cancel_cb (WayMergePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
way_merge_panel_dispose (GObject *object)
{
  WayMergePanel *self = WAY_MERGE_PANEL (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  if (self->desk != NULL)
    {
      way_desk_release (self->desk, self->kept);
      way_desk_release (self->desk, self->other);
    }
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_merge_panel_parent_class)->dispose (object);
}

static void
way_merge_panel_finalize (GObject *object)
{
  WayMergePanel *self = WAY_MERGE_PANEL (object);

  g_hash_table_unref (self->choices);
  g_free (self->kept);
  g_free (self->other);

  G_OBJECT_CLASS (way_merge_panel_parent_class)->finalize (object);
}

static void
way_merge_panel_class_init (WayMergePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_merge_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_merge_panel_finalize;

  /**
   * WayMergePanel::done:
   *
   * They are merged, or nobody wants to any more: the panel can go.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mergepanel");
}

static void
way_merge_panel_init (WayMergePanel *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
add_buttons (WayMergePanel *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *merge = gtk_button_new_with_mnemonic (_ ("_Merge"));

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_add_css_class (merge, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (merge, "clicked", G_CALLBACK (merge_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), merge);
  way_page_card_append (WAY_PAGE_CARD (self->card), buttons);
}

/**
 * way_merge_panel_new:
 * @desk: the desk
 * @kind: a kind of record
 * @kept: the record that stays
 * @other: the one that goes
 * @error: where to put why they cannot be merged
 *
 * Returns: (transfer floating) (nullable): a panel that asks what wins, and merges
 */
GtkWidget *
way_merge_panel_new (WayDesk    *desk,
                     WayKind     kind,
                     const char *kept,
                     const char *other,
                     GError    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  WayItem         *first = way_desk_load (desk, kind, kept, error);
  WayItem         *second = first != NULL ? way_desk_load (desk, kind, other, error) : NULL;
  WayMergePanel   *self;
  g_autofree char *title = NULL;
  guint            i;

  if (second == NULL)
    return NULL;
  g_ptr_array_add (records, first);
  g_ptr_array_add (records, second);
  self = g_object_new (WAY_TYPE_MERGE_PANEL, NULL);
  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->kept = g_strdup (kept);
  self->other = g_strdup (other);
  way_desk_hold (desk, kept);
  way_desk_hold (desk, other);
  /* TRANSLATORS: two names of records */
  title = g_strdup_printf (_ ("Merge “%s” into “%s”"), way_item_get_shown_name (second), way_item_get_shown_name (first));
  self->card = way_page_card_new (title);
  conflicts = way_merge_list_conflicts (records);
  way_page_card_append (WAY_PAGE_CARD (self->card),
                        way_page_card_new_label (conflicts->len > 0
                                                   ? _ ("Where they differ, choose what stays. Everything else comes together, and what linked to either links to the one that stays.")
                                                   : _ ("They do not contradict each other. Everything comes together, and what linked to either links to the one that stays."),
                                                 "quiet"));
  for (i = 0; i < conflicts->len; i++)
    add_conflict (self, g_ptr_array_index (conflicts, i));
  add_buttons (self);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
