/* inspector.c - what is selected, in full */
#include "config.h"

#include "widgets/inspector/inspector.h"

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "widgets/inspector/field-row.h"
#include "widgets/inspector/item-form.h"
#include "widgets/inspector/job-section.h"
#include "widgets/shared/follow.h"

struct _WayInspector
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;
  WaySelection *selection;
  WayRecords   *records;  /* or NULL */
  char         *shown_id; /* of the one item that is shown, or NULL */
  WaySubject   *shown;    /* the several items that are, or NULL */

  /* template */
  GtkWidget *scroller;
  GtkWidget *content;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *kinds; /* of card, to choose another */
  GtkWidget *form;  /* or NULL */

  /* state */
  gboolean editable;
  guint    idle;
};

enum
{
  SIGNAL_PROBLEM,
  SIGNAL_CHOOSE_PICTURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayInspector, way_inspector, GTK_TYPE_WIDGET)

/* Kind, and for what stands in a step also where: Touchpoint · First use ▸ First invoice. */
static char *
dup_subtitle (WayMap  *map,
              WayItem *item)
{
  const char *kind = _ (way_item_get_info (item)->label);
  WayItem    *step = way_map_find (map, way_item_get (item, "step"));

  if (step != NULL && way_item_get_parent (step) != NULL)
    return g_strdup_printf ("%s · %s ▸ %s", kind, way_item_get_shown_name (way_item_get_parent (step)), way_item_get_shown_name (step));
  if (way_item_get_kind (item) == WAY_KIND_STEP && way_item_get_parent (item) != NULL)
    return g_strdup_printf ("%s · %s", kind, way_item_get_shown_name (way_item_get_parent (item)));

  return g_strdup (kind);
}

static void
show_title (WayInspector *self,
            WayItem      *item)
{
  g_autofree char *kind = dup_subtitle (way_history_get_map (self->history), item);
  /* A job card is called what its job is. */
  const char *name = way_kind_is_card (way_item_get_kind (item)) ? way_card_face_get_title (way_history_get_map (self->history), item) : way_item_get_shown_name (item);

  gtk_label_set_text (GTK_LABEL (self->title), *name != '\0' ? name : _ ("Untitled"));
  gtk_label_set_text (GTK_LABEL (self->subtitle), kind);
}

/* Cards become cards of another kind; nothing else does. */
static void
show_kinds (WayInspector *self,
            GPtrArray    *items)
{
  gboolean cards = self->editable && items->len > 0 && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->kinds)) != NULL;
  guint    i;

  for (i = 0; i < items->len; i++)
    cards &= way_kind_is_card (way_item_get_kind (g_ptr_array_index (items, i)));
  gtk_widget_set_visible (self->kinds, cards);
}

static void
drop_form (WayInspector *self)
{
  if (self->form != NULL)
    gtk_box_remove (GTK_BOX (self->content), self->form);
  self->form = NULL;
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->shown, way_subject_unref);
}

static void
take_form (WayInspector *self,
           GtkWidget    *form)
{
  self->form = form;
  gtk_widget_set_sensitive (form, self->editable);
  gtk_box_append (GTK_BOX (self->content), form);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
show_item (WayInspector *self,
           WayItem      *item)
{
  if (self->form == NULL || g_strcmp0 (self->shown_id, way_item_get_id (item)) != 0)
    {
      drop_form (self);
      take_form (self, way_item_form_new (self->history, item, self->records, FALSE));
      self->shown_id = g_strdup (way_item_get_id (item));
    }
  show_title (self, item);
}

/* What they are, the most frequent kind by its name: Touchpoints · 3, Pains · 2. */
static char *
dup_kinds (GPtrArray *items)
{
  guint counts[WAY_N_KINDS] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;
  int   kind;

  for (i = 0; i < items->len; i++)
    counts[way_item_get_kind (g_ptr_array_index (items, i))]++;
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (counts[kind] > 0)
      g_string_append_printf (text, "%s%s · %u", text->len > 0 ? ", " : "",
                              counts[kind] > 1 ? _ (way_kind_get_info (kind)->plural) : _ (way_kind_get_info (kind)->label), counts[kind]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_several (WayInspector *self,
              GPtrArray    *items)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%u item selected", "%u items selected", items->len), items->len);
  g_autofree char *kinds = dup_kinds (items);
  g_autofree char *subtitle = g_strjoin ("\n", kinds, _ ("What is set here is set on all of them."), NULL);

  if (self->form == NULL || self->shown == NULL || !way_subject_is_of (self->shown, items))
    {
      drop_form (self);
      self->shown = way_subject_new (items);
      take_form (self, way_item_form_new_for_subject (self->history, self->shown, self->records));
    }
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
}

static gboolean
update_cb (gpointer data)
{
  WayInspector *self = data;
  g_autoptr (GPtrArray) items = NULL;
  WayMap  *map;
  WayItem *item;

  self->idle = 0;
  if (self->history == NULL)
    {
      drop_form (self);
      return G_SOURCE_REMOVE;
    }
  map = way_history_get_map (self->history);
  items = self->selection != NULL ? way_selection_list_items (self->selection, map) : g_ptr_array_new ();
  show_kinds (self, items);
  if (items->len > 1)
    {
      show_several (self, items);
      return G_SOURCE_REMOVE;
    }
  item = self->selection != NULL ? way_selection_get_item (self->selection, map) : NULL;
  /* A cell is a part of its step, which knows how people feel there. */
  if (item == NULL && self->selection != NULL)
    item = way_map_find (map, way_selection_get_step (self->selection));
  show_item (self, item != NULL ? item : way_map_get_root (map));

  return G_SOURCE_REMOVE;
}

/* Moving through a map with the arrow keys must not wait for this. */
static void
queue_update (WayInspector *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, update_cb, self, NULL);
}

static void
map_changed_cb (WayInspector    *self,
                const WayChange *change)
{
  if (self->shown_id == NULL)
    {
      queue_update (self);
      return;
    }
  if (change->type == WAY_CHANGE_SET)
    {
      const WayField *field = &way_item_get_info (change->item)->fields[change->field];
      WayItem        *shown = way_map_find (way_history_get_map (self->history), self->shown_id);

      if (shown != NULL && ((field->flags & WAY_FIELD_NAME) || change->item == shown))
        show_title (self, shown);
      return;
    }
  if (way_map_find (way_history_get_map (self->history), self->shown_id) == NULL)
    {
      drop_form (self);
      queue_update (self);
    }
  else if (g_strcmp0 (way_item_get_id (change->item), self->shown_id) == 0)
    queue_update (self);
}

static void
show_item_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayInspector *self = WAY_INSPECTOR (widget);

  if (self->selection != NULL)
    way_selection_select (self->selection, g_variant_get_string (parameter, NULL));
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PROBLEM], 0, g_variant_get_string (parameter, NULL));
}

static void
choose_picture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  g_signal_emit (widget, signals[SIGNAL_CHOOSE_PICTURE], 0, id, field);
}

static void
forget (WayInspector *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (way_history_get_map (self->history), self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
}

static void
way_inspector_dispose (GObject *object)
{
  WayInspector *self = WAY_INSPECTOR (object);

  forget (self);
  self->form = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->shown, way_subject_unref);

  G_OBJECT_CLASS (way_inspector_parent_class)->dispose (object);
}

static void
way_inspector_class_init (WayInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_inspector_dispose;

  /**
   * WayInspector::problem:
   * @message: what went wrong, for the user
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayInspector::choose-picture:
   * @id: the id of an item
   * @field: its field that a picture is wanted for
   */
  signals[SIGNAL_CHOOSE_PICTURE] = g_signal_new ("choose-picture", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "inspector.show-item", "s", show_item_action);
  gtk_widget_class_install_action (widget_class, "inspector.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "inspector.choose-picture", "(ss)", choose_picture_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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
way_inspector_init (WayInspector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->editable = TRUE;
  self->title = new_label ("title-3");
  self->subtitle = new_label ("quiet");
  gtk_widget_add_css_class (self->subtitle, "caption");
  gtk_label_set_lines (GTK_LABEL (self->title), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  self->kinds = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->kinds), _ ("Kind"));
  gtk_widget_set_tooltip_text (self->kinds, _ ("Change the kind of the card (Ctrl+Shift+K)"));
  gtk_widget_set_valign (self->kinds, GTK_ALIGN_START);
  gtk_widget_set_visible (self->kinds, FALSE);
  gtk_widget_add_css_class (self->kinds, "flat");
  gtk_box_append (GTK_BOX (head), self->kinds);

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->content, "content");
  gtk_box_append (GTK_BOX (self->content), head);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Inspector"), -1);
}

/**
 * way_inspector_new:
 *
 * Returns: (transfer floating): an inspector that shows nothing
 */
GtkWidget *
way_inspector_new (void)
{
  return g_object_new (WAY_TYPE_INSPECTOR, NULL);
}

/**
 * way_inspector_set_history:
 * @self: an inspector
 * @history: (nullable): the history of the map to show
 *
 * Shows a map.
 */
void
way_inspector_set_history (WayInspector *self,
                           WayHistory   *history)
{
  g_return_if_fail (WAY_IS_INSPECTOR (self));

  if (self->history == history)
    return;
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (way_history_get_map (self->history), self);
  drop_form (self);
  g_set_object (&self->history, history);
  if (history != NULL)
    g_signal_connect_object (way_history_get_map (history), "changed",
                             G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  queue_update (self);
}

/**
 * way_inspector_set_selection:
 * @self: an inspector
 * @selection: (nullable): what is selected
 *
 * Follows a selection.
 */
void
way_inspector_set_selection (WayInspector *self,
                             WaySelection *selection)
{
  g_return_if_fail (WAY_IS_INSPECTOR (self));

  if (way_follow (&self->selection, selection, G_CALLBACK (queue_update), self))
    queue_update (self);
}

/**
 * way_inspector_set_records:
 * @self: an inspector
 * @records: (nullable): the records; NULL when there are none to be had
 *
 * Sets where references find more than the map has.
 */
void
way_inspector_set_records (WayInspector *self,
                           WayRecords   *records)
{
  g_return_if_fail (WAY_IS_INSPECTOR (self));

  if (g_set_object (&self->records, records))
    {
      drop_form (self);
      queue_update (self);
    }
}

/**
 * way_inspector_set_kind_menu:
 * @self: an inspector
 * @menu: kinds of card with what makes the selected cards of that kind
 */
void
way_inspector_set_kind_menu (WayInspector *self,
                             GMenuModel   *menu)
{
  g_return_if_fail (WAY_IS_INSPECTOR (self));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->kinds), menu);
}

/**
 * way_inspector_set_editable:
 * @self: an inspector
 * @editable: whether values can be changed
 *
 * Off for maps that can be looked at only.
 */
void
way_inspector_set_editable (WayInspector *self,
                            gboolean      editable)
{
  g_return_if_fail (WAY_IS_INSPECTOR (self));

  self->editable = editable;
  if (self->form != NULL)
    gtk_widget_set_sensitive (self->form, editable);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *field)
{
  GtkWidget *child;

  /* The job of a card is another item, with fields of the same names. */
  if (WAY_IS_JOB_SECTION (widget))
    return NULL;
  if (WAY_IS_FIELD_ROW (widget))
    return g_str_equal (way_field_row_get_field (WAY_FIELD_ROW (widget))->name, field) ? widget : NULL;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, field);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * way_inspector_find_row:
 * @self: an inspector
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of that field of what is shown
 */
GtkWidget *
way_inspector_find_row (WayInspector *self,
                        const char   *field)
{
  if (self->idle != 0)
    {
      g_clear_handle_id (&self->idle, g_source_remove);
      update_cb (self);
    }

  return self->form != NULL ? find_row (self->form, field) : NULL;
}
