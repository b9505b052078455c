/* record-filter.c - what can be asked for in a list of records besides words
 *
 * A button with a menu: the saved profiles of accounts, each with how many it keeps,
 * and a chip for each choice that the kind declares.
 */
#include "config.h"

#include "widgets/records/lists/record-filter.h"

#include <glib/gi18n.h>

#include "journeys/records/record-reader.h"
#include "widgets/shared/wrap-layout.h"

#define WIDTH 340
#define LEAST_HEIGHT 200
#define AROUND 160 /* what is above and below the menu in the window */

struct _WayRecordFilter
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk        *desk;
  WayRecordQuery *query; /* a copy of what is asked for now */
  GCancellable   *counting;

  /* template */
  GtkWidget *button;
  GtkWidget *scroller;
  GtkWidget *box;

  /* state */
  WayKind  kind;
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayRecordFilter, way_record_filter, GTK_TYPE_WIDGET)

static void fill (WayRecordFilter *self);

static void
tell (WayRecordFilter *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->query);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");

  return heading;
}

static GtkWidget *
new_choice (const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

/* Choices. */

static void
toggled_cb (WayRecordFilter *self,
            GtkToggleButton *button)
{
  const WayField    *field = g_object_get_data (G_OBJECT (button), "field");
  const char        *value = g_object_get_data (G_OBJECT (button), "value");
  const char *const *before = way_record_query_get_any (self->query, field->name);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  int i;

  if (self->filling)
    return;
  for (i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], value))
      g_strv_builder_add (values, before[i]);
  if (gtk_toggle_button_get_active (button))
    g_strv_builder_add (values, value);
  all = g_strv_builder_end (values);
  way_record_query_set_any (self->query, field->name, (const char *const *)all);
  tell (self);
}

static void
add_choice (WayRecordFilter *self,
            GtkWidget       *line,
            const WayField  *field,
            const char      *value,
            const char      *name)
{
  GtkWidget         *button = new_choice (name);
  const char *const *chosen = way_record_query_get_any (self->query, field->name);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen != NULL && g_strv_contains (chosen, value));
  g_object_set_data (G_OBJECT (button), "field", (gpointer)field);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

static void
add_choices (WayRecordFilter *self,
             const WayField  *field)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const WayChoice *choice;

  gtk_box_append (GTK_BOX (self->box), new_heading (_ (field->label)));
  gtk_widget_set_layout_manager (line, way_wrap_layout_new (6));
  for (choice = field->choices; choice->name != NULL; choice++)
    add_choice (self, line, field, choice->name, _ (choice->label));
  if (field->initial == NULL)
    add_choice (self, line, field, WAY_RECORD_QUERY_UNSET, _ ("Not set"));
  gtk_box_append (GTK_BOX (self->box), line);
}

/* Profiles. */

typedef struct
{
  WayRecordReader *reader;
  WayRecordQuery  *query;
  GtkWidget       *label; /* a reference */
  int              kept;
  int              total;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  way_record_reader_unref (count->reader);
  way_record_query_free (count->query);
  g_object_unref (count->label);
  g_free (count);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Count  *count = data;
  GError *error = NULL;
  g_autoptr (WayRecordQuery) all = way_record_query_new (way_record_query_get_kind (count->query));

  count->kept = way_record_reader_count (count->reader, count->query, cancellable, &error);
  count->total = count->kept >= 0 ? way_record_reader_count (count->reader, all, cancellable, &error) : -1;
  if (count->total >= 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Count           *count = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  /* TRANSLATORS: of how many accounts a profile keeps how many: keeps 312 of 4,810 */
  text = g_strdup_printf (_ ("keeps %'d of %'d"), count->kept, count->total);
  gtk_label_set_text (GTK_LABEL (count->label), text);
}

static void
count_kept (WayRecordFilter *self,
            WayItem         *profile,
            GtkWidget       *label)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->counting, counted_cb, NULL);
  Count *count = g_new0 (Count, 1);

  count->reader = way_record_reader_new (way_desk_get_records (self->desk));
  count->query = way_record_query_new (WAY_KIND_ACCOUNT);
  way_record_query_set_profile (count->query, profile);
  count->label = g_object_ref (label);
  g_task_set_source_tag (task, count_kept);
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, count_in_thread);
}

static void
profile_toggled_cb (WayRecordFilter *self,
                    GtkToggleButton *button)
{
  WayItem *profile = g_object_get_data (G_OBJECT (button), "profile");

  if (self->filling)
    return;
  way_record_query_set_profile (self->query, gtk_toggle_button_get_active (button) ? profile : NULL);
  tell (self);
  fill (self);
}

static void
edit_profile_cb (WayRecordFilter *self,
                 GtkWidget       *button)
{
  WayItem *profile = g_object_get_data (G_OBJECT (button), "profile");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", "profile", way_item_get_id (profile));
}

static void
delete_profile_cb (WayRecordFilter *self,
                   GtkWidget       *button)
{
  WayItem *profile = g_object_get_data (G_OBJECT (button), "profile");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = g_strdup_printf (_ ("“%s” was deleted."), way_item_get_shown_name (profile));

  g_ptr_array_add (ids, (gpointer)way_item_get_id (profile));
  command = way_desk_delete_command (self->desk, WAY_KIND_PROFILE, ids, NULL, &error);
  if (command == NULL || !way_desk_perform (self->desk, command, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
      return;
    }
  if (way_record_query_get_profile (self->query) != NULL && g_str_equal (way_item_get_id (way_record_query_get_profile (self->query)), way_item_get_id (profile)))
    {
      way_record_query_set_profile (self->query, NULL);
      tell (self);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "records.told", "s", told);
  fill (self);
}

static GtkWidget *
new_icon_button (WayRecordFilter *self,
                 const char      *icon,
                 const char      *label,
                 WayItem         *profile,
                 GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "profile", way_item_ref (profile), (GDestroyNotify)way_item_unref);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_profile (WayRecordFilter *self,
             WayItem         *profile)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *button = new_choice (way_item_get_shown_name (profile));
  GtkWidget       *count = gtk_label_new (NULL);
  WayItem         *chosen = way_record_query_get_profile (self->query);
  g_autofree char *edit = g_strdup_printf (_ ("Edit “%s”"), way_item_get_shown_name (profile));
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), way_item_get_shown_name (profile));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen != NULL && g_str_equal (way_item_get_id (chosen), way_item_get_id (profile)));
  g_object_set_data_full (G_OBJECT (button), "profile", way_item_ref (profile), (GDestroyNotify)way_item_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (profile_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_add_css_class (count, "quiet");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), count);
  count_kept (self, profile, count);
  gtk_box_append (GTK_BOX (line), new_icon_button (self, "document-edit-symbolic", edit, profile, G_CALLBACK (edit_profile_cb)));
  gtk_box_append (GTK_BOX (line), new_icon_button (self, "user-trash-symbolic", delete, profile, G_CALLBACK (delete_profile_cb)));
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
new_profile_cb (WayRecordFilter *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "records.new", "s", "profile");
}

static void
add_profiles (WayRecordFilter *self)
{
  g_autoptr (GPtrArray) profiles = way_records_list (way_desk_get_records (self->desk), WAY_KIND_PROFILE, NULL, 0, -1, NULL);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New Profile"));
  guint      i;

  gtk_box_append (GTK_BOX (self->box), new_heading (_ (way_kind_get_info (WAY_KIND_PROFILE)->plural)));
  for (i = 0; profiles != NULL && i < profiles->len; i++)
    add_profile (self, g_ptr_array_index (profiles, i));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "small");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_profile_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), add);
}

/* The menu. */

/* A scrolled window does not ask how high lines of choices get in its width. */
static void
fit (WayRecordFilter *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)))) - AROUND;
  int height;

  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  height = MIN (height, MAX (room, LEAST_HEIGHT));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
}

static void
stop_counting (WayRecordFilter *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
fill (WayRecordFilter *self)
{
  const WayKindInfo *info = way_kind_get_info (self->kind);
  GtkWidget         *child;
  int                i;

  stop_counting (self);
  self->counting = g_cancellable_new ();
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->kind == WAY_KIND_ACCOUNT)
    add_profiles (self);
  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_CHOICE)
      add_choices (self, &info->fields[i]);
  self->filling = FALSE;
  fit (self);
}

static void
way_record_filter_dispose (GObject *object)
{
  WayRecordFilter *self = WAY_RECORD_FILTER (object);

  stop_counting (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->query, way_record_query_free);

  G_OBJECT_CLASS (way_record_filter_parent_class)->dispose (object);
}

static void
way_record_filter_class_init (WayRecordFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_record_filter_dispose;

  /**
   * WayRecordFilter::changed:
   * @query: (type gpointer): what is asked for now, a #WayRecordQuery
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_record_filter_init (WayRecordFilter *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_popover_set_child (GTK_POPOVER (popover), self->scroller);
  gtk_widget_add_css_class (popover, "recordmenu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter by"), -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "way-filter-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * way_record_filter_new:
 * @desk: where records are edited
 * @kind: a kind of record
 *
 * Returns: (transfer floating): a button with the menu
 */
GtkWidget *
way_record_filter_new (WayDesk *desk,
                       WayKind  kind)
{
  WayRecordFilter *self = g_object_new (WAY_TYPE_RECORD_FILTER, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->query = way_record_query_new (kind);

  return GTK_WIDGET (self);
}

/**
 * way_record_filter_set_query:
 * @self: a filter
 * @query: what is asked for now
 *
 * Shows what is chosen.
 */
void
way_record_filter_set_query (WayRecordFilter *self,
                             WayRecordQuery  *query)
{
  WayRecordQuery *copy;

  g_return_if_fail (WAY_IS_RECORD_FILTER (self));

  copy = way_record_query_copy (query);
  g_clear_pointer (&self->query, way_record_query_free);
  self->query = copy;
  if (way_record_query_has_conditions (query))
    gtk_widget_add_css_class (self->button, "accent");
  else
    gtk_widget_remove_css_class (self->button, "accent");
}
