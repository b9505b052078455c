/* record-page.c - everything about one record
 *
 * What all pages share: the record lies on the desk as long as the page is there, what cannot be written
 * is said above it, and a record that was deleted can be brought back from here.
 */
#include "config.h"

#include "widgets/records/pages/record-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/inspector/field-row.h"
#include "widgets/inspector/item-form.h"
#include "widgets/inspector/item-picker.h"
#include "widgets/records/pages/account-page.h"
#include "widgets/records/pages/contact-page.h"
#include "widgets/records/pages/contact-traits.h"
#include "widgets/records/pages/fact-list.h"
#include "widgets/records/pages/job-page.h"
#include "widgets/records/care/merge-panel.h"
#include "widgets/records/pages/page-body.h"
#include "widgets/records/pages/page-head.h"
#include "widgets/records/pages/page-picker.h"
#include "widgets/records/pages/persona-page.h"
#include "widgets/records/pages/profile-page.h"
#include "widgets/records/pages/record-absence.h"
#include "widgets/records/pages/record-words.h"
#include "widgets/shared/notice-bar.h"

#define WIDEST 1240 /* pixels */

struct _WayRecordPage
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk *desk;
  char    *id;
  char    *name; /* the last one it had */

  /* template */
  GtkWidget *box;
  GtkWidget *notice;
  GtkWidget *merging; /* or NULL */
  GtkWidget *scroller;

  /* state */
  WayKind kind;
  guint   idle;
  guint64 gone; /* the state of the desk after the step that took the record away, or had added it; 0: none */
};

G_DEFINE_FINAL_TYPE (WayRecordPage, way_record_page, GTK_TYPE_WIDGET)

static WayItem *
find_record (WayRecordPage *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

/* Records of which nothing more is to be said than their fields. */
static GtkWidget *
new_form (WayDesk *desk,
          WayItem *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *form = way_item_form_new (way_desk_get_history (desk), record, way_desk_get_records (desk), FALSE);

  gtk_box_append (GTK_BOX (box), way_page_head_new (desk, record));
  gtk_box_append (GTK_BOX (box), form);

  return box;
}

static GtkWidget *
new_content (WayDesk *desk,
             WayItem *record)
{
  switch ((int)way_item_get_kind (record))
    {
    case WAY_KIND_ACCOUNT:
      return way_account_page_new (desk, record);
    case WAY_KIND_CONTACT:
      return way_contact_page_new (desk, record);
    case WAY_KIND_JOB:
      return way_job_page_new (desk, record);
    case WAY_KIND_PERSONA:
      return way_persona_page_new (desk, record);
    case WAY_KIND_PROFILE:
      return way_profile_page_new (desk, record);
    default:
      return new_form (desk, record);
    }
}

static void
enable_actions (WayRecordPage *self)
{
  gboolean can = find_record (self) != NULL && !way_records_is_read_only (way_desk_get_records (self->desk));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.merge", can);
  /* Persons have a right to it; companies and jobs are deleted. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.erase",
                                 can && (self->kind == WAY_KIND_CONTACT || self->kind == WAY_KIND_PERSONA));
}

static gboolean
rebuild_cb (gpointer data)
{
  WayRecordPage *self = data;
  g_autoptr (GError) error = NULL;
  WayItem   *record = way_desk_load (self->desk, self->kind, self->id, &error);
  GtkWidget *body, *clamp;

  self->idle = 0;
  enable_actions (self);
  if (record == NULL)
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), way_record_absence_new (self->desk, self->id, self->name, self->gone, error));
      return G_SOURCE_REMOVE;
    }
  g_free (self->name);
  self->name = g_strdup (way_item_get_shown_name (record));
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), new_content (self->desk, record));
  gtk_widget_add_css_class (clamp, "content");
  body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (body, way_page_body_new ());
  gtk_box_append (GTK_BOX (body), clamp);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), body);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);

  return G_SOURCE_REMOVE;
}

static void
rebuild_soon (WayRecordPage *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
history_changed_cb (WayRecordPage *self)
{
  /* The way back is another one now. */
  if (find_record (self) == NULL)
    rebuild_soon (self);
}

/* A step is done or taken back: the one after which the record is not there is the one that did it. */
static void
applied_cb (WayRecordPage *self,
            WayCommand    *command,
            WayDeed        deed)
{
  gboolean    back = deed == WAY_DEED_BACK || deed == WAY_DEED_WITHDRAWN;
  WayHistory *history = way_desk_get_history (self->desk);
  guint       place = way_history_get_place (history);

  if (find_record (self) != NULL)
    self->gone = 0;
  else if (self->gone == 0 && (!back || place < way_history_n_steps (history)))
    self->gone = way_history_get_nth_serial (history, back ? place + 1 : place);
}

static void
map_changed_cb (WayRecordPage   *self,
                const WayChange *change)
{
  if (!g_str_equal (way_item_get_id (change->item), self->id))
    return;
  if (change->type == WAY_CHANGE_INSERTED || change->type == WAY_CHANGE_REMOVED)
    rebuild_soon (self);
  else if (change->type == WAY_CHANGE_SET && *way_item_get_name (change->item) != '\0')
    {
      g_free (self->name);
      self->name = g_strdup (way_item_get_name (change->item));
    }
}

/* What stands above the page as long as it is so. */
static void
show_notice (WayRecordPage *self)
{
  WayNoticeBar *bar = WAY_NOTICE_BAR (self->notice);
  const char   *read_only = way_records_get_notice (way_desk_get_records (self->desk));

  if (read_only != NULL)
    way_notice_bar_show (bar, WAY_NOTICE_RECORDS, read_only, NULL, NULL);
  else if (way_desk_has_unwritten (self->desk) && way_desk_get_problem (self->desk) != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Not written yet: %s"), way_desk_get_problem (self->desk));

      way_notice_bar_show (bar, WAY_NOTICE_RECORDS, text, _ ("Try _Again"), "record.try-again");
    }
  else if (way_desk_is_unconfirmed (self->desk) && way_desk_get_problem (self->desk) != NULL)
    way_notice_bar_show (bar, WAY_NOTICE_RECORDS, way_desk_get_problem (self->desk), _ ("Try _Again"), "record.try-again");
  else
    way_notice_bar_withdraw (bar, WAY_NOTICE_RECORDS);
}

static void
try_again_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayRecordPage *self = WAY_RECORD_PAGE (widget);

  way_desk_flush (self->desk, NULL);
  show_notice (self);
}

static void
read_again_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  rebuild_soon (WAY_RECORD_PAGE (widget));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayRecordPage *self = WAY_RECORD_PAGE (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *links = NULL;
  g_autofree char *told = NULL;
  g_autofree char *called = g_strdup (self->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;

  g_ptr_array_add (ids, self->id);
  command = way_desk_delete_command (self->desk, self->kind, ids, &links, &error);
  if (command == NULL || !way_desk_perform (self->desk, command, &error))
    {
      gtk_widget_activate_action (widget, "records.report", "s", error->message);
      return;
    }
  told = way_record_words_dup_deleted (self->kind, 1, called, links);
  gtk_widget_activate_action (widget, "records.told", "s", told);
}

static void
merge_done_cb (WayRecordPage *self)
{
  if (self->merging != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->merging);
  self->merging = NULL;
  rebuild_soon (self);
}

/* What is to be merged with it was found. */
static void
picked_cb (WayRecordPage *self,
           int            kind,
           const char    *id)
{
  const char *ids[] = { self->id, id, NULL };
  GtkWidget  *panel;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (id, self->id))
    return;
  panel = g_object_ref_sink (way_merge_panel_new (self->desk, self->kind));
  if (way_merge_panel_set_records (WAY_MERGE_PANEL (panel), ids, &error))
    {
      if (self->merging != NULL)
        gtk_box_remove (GTK_BOX (self->box), self->merging);
      self->merging = panel;
      g_signal_connect_object (panel, "done", G_CALLBACK (merge_done_cb), self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (GTK_BOX (self->box), panel, self->notice);
      gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
  g_object_unref (panel);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayRecordPage *self = WAY_RECORD_PAGE (widget);
  GtkWidget     *picker = way_item_picker_new (way_desk_get_map (self->desk), way_desk_get_records (self->desk),
                                               WAY_KIND_MASK (self->kind), FALSE);
  GdkRectangle   corner = { gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 40 : gtk_widget_get_width (widget) - 60, 40, 1, 1 };

  way_item_picker_set_creating (WAY_ITEM_PICKER (picker), FALSE);
  g_signal_connect_object (picker, "record-picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  way_page_picker_popup (picker, self->box, &corner);
}

static void
erase_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayRecordPage *self = WAY_RECORD_PAGE (widget);

  gtk_widget_activate_action (widget, "records.erase", "(ss)", way_kind_get_info (self->kind)->element, self->id);
}

static void
show_field_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  way_record_page_show_field (WAY_RECORD_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* The rows of fields say it so; here it is for the place. */
static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "records.report", "s", g_variant_get_string (parameter, NULL));
}

static void
choose_picture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  gtk_widget_activate_action (widget, "records.choose-picture", "(ss)", id, field);
}

static void
way_record_page_dispose (GObject *object)
{
  WayRecordPage *self = WAY_RECORD_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->desk != NULL)
    way_desk_release (self->desk, self->id);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_record_page_parent_class)->dispose (object);
}

static void
way_record_page_finalize (GObject *object)
{
  WayRecordPage *self = WAY_RECORD_PAGE (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (way_record_page_parent_class)->finalize (object);
}

static void
way_record_page_class_init (WayRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_record_page_finalize;

  gtk_widget_class_install_action (widget_class, "record.show-field", "s", show_field_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "record.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "record.read-again", NULL, read_again_action);
  gtk_widget_class_install_action (widget_class, "record.try-again", NULL, try_again_action);
  gtk_widget_class_install_action (widget_class, "inspector.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "inspector.choose-picture", "(ss)", choose_picture_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_record_page_init (WayRecordPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->notice = g_object_new (WAY_TYPE_NOTICE_BAR, NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->notice);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * way_record_page_new:
 * @desk: the desk
 * @kind: a kind of record
 * @id: which one
 *
 * Makes the page of a record. When there is no such record it says so. The widgets around it handle
 * the actions records.open, records.open-map, records.report, records.told, records.erase and records.choose-picture.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
way_record_page_new (WayDesk    *desk,
                     WayKind     kind,
                     const char *id)
{
  WayRecordPage *self = g_object_new (WAY_TYPE_RECORD_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->id = g_strdup (id);
  way_desk_hold (desk, id);
  rebuild_cb (self);
  show_notice (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_desk_get_history (desk), "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_desk_get_history (desk), "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "problem", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "written", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Where the focus is inside already, Tab would lead out. */
static gboolean
focus_inside (GtkWidget *row)
{
  GtkRoot   *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (focus != NULL && gtk_widget_is_ancestor (focus, row)) || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static gboolean
show_field (GtkWidget  *inside,
            const char *field)
{
  GtkWidget *child;

  if (WAY_IS_FACT_LIST (inside))
    return way_fact_list_show_field (WAY_FACT_LIST (inside), field);
  if (WAY_IS_CONTACT_TRAITS (inside))
    return way_contact_traits_show_field (WAY_CONTACT_TRAITS (inside), field);
  if (WAY_IS_PERSONA_PAGE (inside))
    return way_persona_page_show_field (WAY_PERSONA_PAGE (inside), field);
  if (WAY_IS_FIELD_ROW (inside))
    return g_str_equal (way_field_row_get_field (WAY_FIELD_ROW (inside))->name, field) &&
           focus_inside (inside);
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (show_field (child, field))
      return TRUE;

  return FALSE;
}

/**
 * way_record_page_show_field:
 * @self: a page
 * @field: the name of a field
 *
 * Moves the focus into a field, wherever on the page it is.
 *
 * Returns: whether the page shows that field
 */
gboolean
way_record_page_show_field (WayRecordPage *self,
                            const char    *field)
{
  return show_field (self->scroller, field);
}
