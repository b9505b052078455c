/* record-filter.c - what can be asked for in a list of records besides words
 *
 * A button with a menu: the saved profiles of accounts, each with how many it keeps, any field to be
 * asked about, and a chip for each choice that the kind declares and each value that many have.
 */
#include "config.h"

#include "widgets/records/lists/record-filter-private.h"

#include <glib/gi18n.h>

#include "widgets/records/lists/condition-builder.h"

#define WIDTH 340
#define LEAST_HEIGHT 200
#define AROUND 160 /* what is above and below the menu in the window */

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayRecordFilter, way_record_filter, GTK_TYPE_WIDGET)

/* Something else is asked for now. */
void
way_record_filter_tell (WayRecordFilter *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->query);
}

GtkWidget *
way_record_filter_new_heading (const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");

  return heading;
}

/* A button that stays pressed. */
GtkWidget *
way_record_filter_new_choice (const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *figure = gtk_label_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_add_css_class (figure, "figure");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (line), figure);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "choice");
  way_record_filter_set_figure (button, -1);

  return button;
}

/* Tells of a choice how many records it would show; -1: it is not known. */
void
way_record_filter_set_figure (GtkWidget *choice,
                              int        n_records)
{
  GtkWidget       *line = gtk_button_get_child (GTK_BUTTON (choice));
  GtkWidget       *figure = gtk_widget_get_last_child (line);
  const char      *name = gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (line)));
  g_autofree char *count = g_strdup_printf ("%'d", n_records);
  g_autofree char *spoken = g_strjoin (", ", name, n_records >= 0 ? count : NULL, NULL);

  gtk_label_set_text (GTK_LABEL (figure), n_records >= 0 ? count : "");
  gtk_widget_set_visible (figure, n_records >= 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The menu. */

/* What a bar takes away from the width of lines; one that lies over them takes nothing. */
static int
measure_bar (WayRecordFilter *self)
{
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (self->scroller));
  gboolean   over_lines;
  int        width;

  g_object_get (gtk_widget_get_settings (self->scroller), "gtk-overlay-scrolling", &over_lines, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return over_lines ? 0 : width;
}

/* A scrolled window does not ask how high lines of choices get in its width. */
void
way_record_filter_fit (WayRecordFilter *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)))) - AROUND;
  int wanted, height;

  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, WIDTH, &wanted, NULL, NULL, NULL);
  height = MIN (wanted, MAX (room, LEAST_HEIGHT));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
  gtk_widget_set_size_request (self->scroller, height < wanted ? WIDTH + measure_bar (self) : WIDTH, -1);
}

static void
stop_asking (WayRecordFilter *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
added_cb (WayRecordFilter    *self,
          WayRecordCondition *condition)
{
  way_record_query_take (self->query, way_record_condition_join (condition, way_record_query_find (self->query, condition->subject, condition->relation)));
  way_record_filter_tell (self);
}

static void
add_builder (WayRecordFilter *self)
{
  GtkWidget *builder = way_condition_builder_new (self->desk, self->kind);

  g_signal_connect_object (builder, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (builder, "resized", G_CALLBACK (way_record_filter_fit), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), way_record_filter_new_heading (_ ("Any field")));
  gtk_box_append (GTK_BOX (self->box), builder);
}

static void
fill (WayRecordFilter *self)
{
  const WayKindInfo *info = way_kind_get_info (self->kind);
  GtkWidget         *child;
  int                i;

  stop_asking (self);
  self->asking = g_cancellable_new ();
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->kind == WAY_KIND_ACCOUNT)
    way_record_filter_add_profiles (self);
  add_builder (self);
  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_CHOICE)
      way_record_filter_add_choices (self, &info->fields[i]);
  way_record_filter_add_values (self);
  self->filling = FALSE;
  way_record_filter_count (self);
  way_record_filter_fit (self);
}

static void
way_record_filter_dispose (GObject *object)
{
  WayRecordFilter *self = WAY_RECORD_FILTER (object);

  stop_asking (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->query, way_record_query_free);
  g_clear_pointer (&self->reader, way_record_reader_unref);

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
  g_signal_connect_object (popover, "closed", G_CALLBACK (stop_asking), self, G_CONNECT_SWAPPED);
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
  self->reader = way_record_reader_new (way_desk_get_records (desk));
  self->kind = kind;
  self->query = way_record_query_new (kind);

  return GTK_WIDGET (self);
}

/**
 * way_record_filter_open:
 * @self: a filter
 *
 * Opens the menu.
 */
void
way_record_filter_open (WayRecordFilter *self)
{
  g_return_if_fail (WAY_IS_RECORD_FILTER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
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
  if (self->asking != NULL)
    way_record_filter_count (self);
}
