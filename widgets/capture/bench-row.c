/* bench-row.c - one card of the bench */
#include "config.h"

#include "widgets/capture/bench-row.h"

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "widgets/capture/bench-list.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/keys.h"

struct _WayBenchRow
{
  GtkWidget parent_instance;

  /* owned */
  char *id;
  char *title; /* its own; "" when it has none */

  /* template */
  GtkWidget *icon;
  GtkWidget *stack; /* the title, or an entry for it */
  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *buttons;

  /* state */
  gboolean editable;
};

enum
{
  SIGNAL_PLACE,
  SIGNAL_REMOVE,
  SIGNAL_RETITLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayBenchRow, way_bench_row, GTK_TYPE_WIDGET)

static void
place_cb (WayBenchRow *self)
{
  g_signal_emit (self, signals[SIGNAL_PLACE], 0);
}

static void
remove_cb (WayBenchRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
is_edited (WayBenchRow *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->entry;
}

static void
end_edit (WayBenchRow *self,
          gboolean     keep)
{
  if (!is_edited (self))
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->label);
  if (keep && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->title) != 0)
    g_signal_emit (self, signals[SIGNAL_RETITLED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Back to the row, which is the list's. */
static void
activate_cb (WayBenchRow *self)
{
  end_edit (self, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
leave_cb (WayBenchRow *self)
{
  end_edit (self, TRUE);
}

static gboolean
key_pressed_cb (WayBenchRow           *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  if (way_keys_filter (controller, self->entry))
    return TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->title);
  activate_cb (self);

  return TRUE;
}

static GdkContentProvider *
prepare_cb (WayBenchRow *self)
{
  return self->editable && self->id != NULL && !is_edited (self) ? gdk_content_provider_new_typed (WAY_TYPE_BENCH_DRAG, self->id) : NULL;
}

static void
drag_begin_cb (WayBenchRow *self,
               GdkDrag     *drag)
{
  GtkWidget *label = gtk_label_new (gtk_label_get_text (GTK_LABEL (self->label)));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (label, "dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
way_bench_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_bench_row_parent_class)->dispose (object);
}

static void
way_bench_row_finalize (GObject *object)
{
  g_free (WAY_BENCH_ROW (object)->id);
  g_free (WAY_BENCH_ROW (object)->title);

  G_OBJECT_CLASS (way_bench_row_parent_class)->finalize (object);
}

static void
way_bench_row_class_init (WayBenchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_bench_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_bench_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "benchrow");

  /**
   * WayBenchRow::place:
   *
   * The card shall go into the cell in use.
   */
  signals[SIGNAL_PLACE] = g_signal_new ("place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayBenchRow::remove:
   *
   * The card shall go.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayBenchRow::retitled:
   * @title: what was typed
   */
  signals[SIGNAL_RETITLED] = g_signal_new ("retitled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_button (WayBenchRow *self,
            const char  *icon,
            const char  *name,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  /* Keys have Enter and Delete for it. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
way_bench_row_init (WayBenchRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkDragSource      *drag = gtk_drag_source_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_stack_add_child (GTK_STACK (self->stack), self->label);
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title"), -1);
  gtk_stack_add_child (GTK_STACK (self->stack), self->entry);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  add_button (self, "way-add-card-symbolic", _ ("Put into the cell in use (Enter)"), G_CALLBACK (place_cb));
  add_button (self, "user-trash-symbolic", _ ("Remove (Delete)"), G_CALLBACK (remove_cb));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * way_bench_row_new:
 *
 * Returns: (transfer floating): a row without a card
 */
GtkWidget *
way_bench_row_new (void)
{
  return g_object_new (WAY_TYPE_BENCH_ROW, NULL);
}

/**
 * way_bench_row_show:
 * @self: a row
 * @map: the map of the card
 * @card: a card
 * @editable: whether it can be changed
 */
void
way_bench_row_show (WayBenchRow *self,
                    WayMap      *map,
                    WayItem     *card,
                    gboolean     editable)
{
  const WayKindInfo *info = way_item_get_info (card);
  const char        *title = way_card_face_get_title (map, card);
  g_autofree char   *icon = way_icon_name_dup (info->icon);
  gboolean           same = g_strcmp0 (self->id, way_item_get_id (card)) == 0;

  g_free (self->id);
  self->id = g_strdup (way_item_get_id (card));
  g_free (self->title);
  self->title = g_strdup (title);
  self->editable = editable;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_tooltip_text (self->icon, _ (info->label));
  gtk_label_set_text (GTK_LABEL (self->label), *title != '\0' ? title : _ ("Untitled"));
  gtk_widget_set_visible (self->buttons, editable);
  /* Whoever types goes on, whatever else of the card changes. */
  if (!same || !editable)
    gtk_stack_set_visible_child (GTK_STACK (self->stack), self->label);
}

/**
 * way_bench_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of its card
 */
const char *
way_bench_row_get_id (WayBenchRow *self)
{
  return self->id;
}

/**
 * way_bench_row_edit:
 * @self: a row
 *
 * Lets the user change the title.
 */
void
way_bench_row_edit (WayBenchRow *self)
{
  if (!self->editable)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->title);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->entry);
  gtk_widget_grab_focus (self->entry);
}
