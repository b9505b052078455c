/* duplicates-list.c - records that may be one and the same, to be merged group by group */
#include "config.h"

#include "widgets/records/care/duplicates-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/records/duplicates.h"
#include "journeys/records/record-telling.h"
#include "widgets/records/care/merge-panel.h"

/* More than this nobody looks through at once. */
#define MOST_GROUPS 100

struct _WayDuplicatesList
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk   *desk;
  GPtrArray *groups;

  /* template */
  GtkWidget *page;

  /* state */
  WayKind kind;
};

/* What a row of a group knows. */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *kept; /* of GtkCheckButton, one of which is active */
  GPtrArray *same; /* of GtkCheckButton: which are one and the same */
  GtkWidget *row;
  GtkWidget *panel; /* a WayMergePanel; NULL until the records are there */
} Group;

G_DEFINE_FINAL_TYPE (WayDuplicatesList, way_duplicates_list, GTK_TYPE_WIDGET)

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->ids);
  g_ptr_array_unref (group->kept);
  g_ptr_array_unref (group->same);
  g_free (group);
}

static char *
dup_reasons (WayDuplicates *duplicates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (NULL, "%u record", "%u records", duplicates->records->len), duplicates->records->len);
  if (duplicates->alike & WAY_ALIKE_NAME)
    g_string_append_printf (text, " · %s", _ ("same name"));
  if (duplicates->alike & WAY_ALIKE_WEBSITE)
    g_string_append_printf (text, " · %s", _ ("same website"));
  if (duplicates->alike & WAY_ALIKE_EMAIL)
    g_string_append_printf (text, " · %s", _ ("same e-mail address"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The ids, that to be kept first. */
static GPtrArray *
list_chosen (Group *group)
{
  GPtrArray *ids = g_ptr_array_new ();
  guint      i, kept = 0;

  for (i = 0; i < group->kept->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (group->kept, i)))
      kept = i;
  g_ptr_array_add (ids, g_ptr_array_index (group->ids, kept));
  for (i = 0; i < group->ids->len; i++)
    if (i != kept && gtk_check_button_get_active (g_ptr_array_index (group->same, i)))
      g_ptr_array_add (ids, g_ptr_array_index (group->ids, i));
  g_ptr_array_add (ids, NULL);

  return ids;
}

static GPtrArray *
load (WayDuplicatesList *self,
      GPtrArray         *ids)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint      i;

  for (i = 0; i < ids->len; i++)
    {
      WayItem *record = way_records_get (way_desk_get_records (self->desk), self->kind, g_ptr_array_index (ids, i), NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return records;
}

/* What is lost by it is asked before. */
static void
show_merging (WayDuplicatesList *self,
              Group             *group)
{
  g_autoptr (GPtrArray) ids = list_chosen (group);
  g_autoptr (GError) error = NULL;

  if (!way_merge_panel_set_records (WAY_MERGE_PANEL (group->panel), (const char *const *)ids->pdata, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
}

/* The one that is kept is the same as itself. */
static void
chosen_cb (GtkCheckButton    *check,
           GParamSpec        *spec,
           WayDuplicatesList *self)
{
  Group *group = g_object_get_data (G_OBJECT (check), "group");
  guint  i;

  for (i = 0; i < group->kept->len; i++)
    {
      gboolean kept = gtk_check_button_get_active (g_ptr_array_index (group->kept, i));

      gtk_widget_set_sensitive (g_ptr_array_index (group->same, i), !kept);
    }
  if (group->panel != NULL)
    show_merging (self, group);
}

static void
open_cb (GtkButton         *button,
         WayDuplicatesList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", way_kind_get_info (self->kind)->element,
                              g_object_get_data (G_OBJECT (button), "id"));
}

/* The keyboard goes on with another group, and stays in the window when there is none. */
static void
leave_row (GtkWidget *row)
{
  GtkRoot   *root = gtk_widget_get_root (row);
  GtkWidget *next = gtk_widget_get_next_sibling (row), *before = gtk_widget_get_prev_sibling (row);

  gtk_widget_set_sensitive (row, FALSE);
  if ((next == NULL || !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD)) &&
      (before == NULL || !gtk_widget_child_focus (before, GTK_DIR_TAB_FORWARD)) && root != NULL)
    gtk_root_set_focus (root, NULL);
}

static void
done_cb (GtkWidget *panel,
         gboolean   merged,
         GtkWidget *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  if (merged)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ ("Merged"));
      leave_row (row);
    }
}

static void
add_record (WayDuplicatesList *self,
            Group             *group,
            WayItem           *record)
{
  AdwActionRow    *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget       *check = gtk_check_button_new ();
  GtkWidget       *same = gtk_check_button_new_with_label (_ ("Same"));
  GtkWidget       *open = gtk_button_new_with_label (_ ("Open"));
  const char      *name = way_item_get_shown_name (record);
  g_autofree char *telling = way_records_dup_telling (way_desk_get_records (self->desk), record);
  g_autofree char *markup = g_markup_escape_text (telling, -1);
  g_autofree char *keep = *telling != '\0' ? g_strdup_printf (_ ("Keep %s, %s"), name, telling) : g_strdup_printf (_ ("Keep %s"), name);
  g_autofree char *is_same = g_strdup_printf (_ ("%s is the same"), name);
  g_autofree char *opens = g_strdup_printf (_ ("Open %s"), name);

  if (group->kept->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (group->kept, 0));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, keep, -1);
  gtk_widget_set_tooltip_text (check, _ ("Keep this one"));
  g_object_set_data (G_OBJECT (check), "group", group);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (chosen_cb), self, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (same), TRUE);
  gtk_widget_set_valign (same, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (same, group->kept->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (same), GTK_ACCESSIBLE_PROPERTY_LABEL, is_same, -1);
  gtk_widget_set_tooltip_text (same, _ ("It is merged with the one that is kept"));
  g_object_set_data (G_OBJECT (same), "group", group);
  g_signal_connect_object (same, "notify::active", G_CALLBACK (chosen_cb), self, 0);
  g_ptr_array_add (group->kept, check);
  g_ptr_array_add (group->same, same);
  g_ptr_array_add (group->ids, g_strdup (way_item_get_id (record)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row, markup);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (open, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, opens, -1);
  g_object_set_data_full (G_OBJECT (open), "id", g_strdup (way_item_get_id (record)), g_free);
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), self, 0);
  adw_action_row_add_suffix (row, same);
  adw_action_row_add_suffix (row, open);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (group->row), GTK_WIDGET (row));
}

/* The rows are made when somebody wants to see them. */
static void
expanded_cb (GtkWidget         *row,
             GParamSpec        *spec,
             WayDuplicatesList *self)
{
  WayDuplicates *duplicates = g_object_get_data (G_OBJECT (row), "duplicates");
  Group         *group;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *line;
  guint      i;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) || g_object_get_data (G_OBJECT (row), "group") != NULL)
    return;
  group = g_new0 (Group, 1);
  group->row = row;
  group->ids = g_ptr_array_new_with_free_func (g_free);
  group->kept = g_ptr_array_new ();
  group->same = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), "group", group, group_free);
  for (i = 0; i < duplicates->records->len; i++)
    g_ptr_array_add (ids, ((WayDuplicate *)g_ptr_array_index (duplicates->records, i))->id);
  records = load (self, ids);
  for (i = 0; i < records->len; i++)
    add_record (self, group, g_ptr_array_index (records, i));

  if (records->len == 0)
    return;
  group->panel = way_merge_panel_new (self->desk, self->kind);
  g_signal_connect_object (group->panel, "done", G_CALLBACK (done_cb), row, 0);
  line = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), group->panel);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  show_merging (self, group);
}

static void
add_group (WayDuplicatesList   *self,
           AdwPreferencesGroup *list,
           WayDuplicates       *duplicates)
{
  GtkWidget       *row = adw_expander_row_new ();
  WayDuplicate    *first = g_ptr_array_index (duplicates->records, 0);
  g_autofree char *reasons = dup_reasons (duplicates);
  g_autofree char *markup = g_markup_escape_text (reasons, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), first->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), markup);
  g_object_set_data (G_OBJECT (row), "duplicates", duplicates);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  adw_preferences_group_add (list, row);
}

static void
way_duplicates_list_dispose (GObject *object)
{
  WayDuplicatesList *self = WAY_DUPLICATES_LIST (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (way_duplicates_list_parent_class)->dispose (object);
}

static void
way_duplicates_list_class_init (WayDuplicatesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_duplicates_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_duplicates_list_init (WayDuplicatesList *self)
{
  self->page = adw_preferences_page_new ();
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

/**
 * way_duplicates_list_new:
 * @desk: the desk
 * @kind: a kind of record
 * @groups: (element-type WayDuplicates): records of that kind that are alike, at least one group
 *
 * Shows what may be merged, group by group. The widgets around it handle the actions records.open, records.told and
 * records.report.
 *
 * Returns: (transfer floating): the groups, each with what can be kept and merged
 */
GtkWidget *
way_duplicates_list_new (WayDesk   *desk,
                         WayKind    kind,
                         GPtrArray *groups)
{
  WayDuplicatesList   *self = g_object_new (WAY_TYPE_DUPLICATES_LIST, NULL);
  AdwPreferencesGroup *list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint                i;

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->groups = g_ptr_array_ref (groups);
  adw_preferences_group_set_description (list, _ ("They may be one and the same; whether they are is for you to say. Maps keep what they show, and find the one that is kept."));
  for (i = 0; i < MIN (groups->len, MOST_GROUPS); i++)
    add_group (self, list, g_ptr_array_index (groups, i));
  if (groups->len > MOST_GROUPS)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "and %u group more, when these are done", "and %u groups more, when these are done", groups->len - MOST_GROUPS),
                                               groups->len - MOST_GROUPS);
      GtkWidget       *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "quiet");
      gtk_widget_set_margin_top (label, 12);
      adw_preferences_group_add (list, label);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), list);

  return GTK_WIDGET (self);
}
