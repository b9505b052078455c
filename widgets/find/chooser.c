/* chooser.c - a field to type into and a list of what fits, over the window */
#include "config.h"

#include "widgets/find/chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/shared/icon-name.h"
#include "widgets/shared/keys.h"

#define WIDTH 520
#define MARGIN 24
#define PAGE 8 /* rows */

struct _WayChooser
{
  GtkPopover parent_instance;

  /* owned */
  char *chosen; /* id, until the popover has closed */

  /* template */
  GtkWidget *clamp; /* a long text makes the list no wider than the window */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scroller;
  GtkWidget *before; /* what had the focus; weak */

  /* state */
  gboolean compact;
  gboolean narrow;
  gboolean waiting; /* what fits is not known yet */
  gboolean entered; /* Enter was pressed meanwhile */
};

enum
{
  SIGNAL_TYPED,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayChooser, way_chooser, GTK_TYPE_POPOVER)

static void
typed_cb (WayChooser *self)
{
  self->entered = FALSE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static void
choose (WayChooser    *self,
        GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
entry_activated_cb (WayChooser *self)
{
  if (self->waiting)
    self->entered = TRUE;
  else
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
scroll_to (WayChooser    *self,
           GtkListBoxRow *row)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The field keeps the focus, so a reader has to be told what is selected in the list. */
static void
select_row (WayChooser    *self,
            GtkListBoxRow *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  scroll_to (self, row);
}

static gboolean
key_pressed_cb (WayChooser            *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  GtkListBoxRow *next = NULL;
  int            by = 0;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      by = 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      by = -1;
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      by = PAGE;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      by = -PAGE;
      break;
    case GDK_KEY_Escape:
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (way_keys_filter (controller, self->entry))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self));

  /* As far as the list goes. */
  while (row != NULL && next == NULL && by != 0)
    {
      next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (0, gtk_list_box_row_get_index (row) + by));
      by += by > 0 ? -1 : 1;
    }
  if (next != NULL)
    select_row (self, next);

  return GDK_EVENT_STOP;
}

static void
row_activated_cb (WayChooser    *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
}

static gboolean
tell_cb (gpointer data)
{
  WayChooser      *self = data;
  g_autofree char *id = g_steal_pointer (&self->chosen);

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);

  return G_SOURCE_REMOVE;
}

/* What was chosen is told when the popover is gone and the focus is back: it would take
 * the focus from what is to be typed into. */
static void
closed_cb (WayChooser *self)
{
  GtkWidget *before = self->before;

  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  g_clear_weak_pointer (&self->before);
  if (self->chosen != NULL)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, g_object_ref (self), g_object_unref);
}

static void
way_chooser_dispose (GObject *object)
{
  g_clear_weak_pointer (&WAY_CHOOSER (object)->before);

  G_OBJECT_CLASS (way_chooser_parent_class)->dispose (object);
}

static void
way_chooser_finalize (GObject *object)
{
  g_free (WAY_CHOOSER (object)->chosen);

  G_OBJECT_CLASS (way_chooser_parent_class)->finalize (object);
}

static void
way_chooser_class_init (WayChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_chooser_finalize;

  /**
   * WayChooser::typed:
   *
   * The list is to be filled for what was typed.
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayChooser::chosen:
   * @id: of what was chosen
   *
   * The chooser is closed, and the focus is where it was.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
way_chooser_init (WayChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget          *nothing = gtk_label_new (_ ("Nothing found"));

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, "edit-find-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "suggestions");
  gtk_widget_add_css_class (nothing, "quiet");
  gtk_widget_set_margin_top (nothing, 12);
  gtk_widget_set_margin_bottom (nothing, 12);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  self->clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->box);
  gtk_popover_set_child (GTK_POPOVER (self), self->clamp);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chooser");
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * way_chooser_new:
 * @label: what the field is for
 * @compact: whether each row is one line, with the note at its end
 *
 * Returns: (transfer floating): a chooser, to be put on a widget with gtk_widget_set_parent()
 */
GtkWidget *
way_chooser_new (const char *label,
                 gboolean    compact)
{
  WayChooser *self = g_object_new (WAY_TYPE_CHOOSER, NULL);

  self->compact = compact;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * way_chooser_open:
 * @self: a chooser
 * @over: what it is shown at the top of, in the parent of the chooser
 *
 * Opens it with nothing typed.
 */
void
way_chooser_open (WayChooser *self,
                  GtkWidget  *over)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  int        width = gtk_widget_get_width (over);
  int        room = MAX (200, MIN (WIDTH, width - 2 * MARGIN));
  double     x = 0, y = 0;

  g_return_if_fail (WAY_IS_CHOOSER (self));

  gtk_widget_translate_coordinates (over, parent, width / 2.0, 0, &x, &y);
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (parent)));
  g_clear_pointer (&self->chosen, g_free);
  self->waiting = self->entered = FALSE;
  self->narrow = width < WIDTH;
  gtk_widget_set_size_request (self->box, room, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), room);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), room);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popup (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
  gtk_widget_grab_focus (self->entry);
}

/**
 * way_chooser_get_text:
 * @self: a chooser
 *
 * Returns: (transfer none): what was typed
 */
const char *
way_chooser_get_text (WayChooser *self)
{
  g_return_val_if_fail (WAY_IS_CHOOSER (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * way_chooser_clear:
 * @self: a chooser
 *
 * Empties the list.
 */
void
way_chooser_clear (WayChooser *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (WAY_IS_CHOOSER (self));

  select_row (self, NULL);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static GtkWidget *
new_label (const char *text,
           gboolean    quiet)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (quiet)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "quiet");
    }

  return label;
}

/**
 * way_chooser_add:
 * @self: a chooser
 * @id: what "chosen" tells
 * @icon: (nullable): NAME of way-NAME-symbolic
 * @title: what it is called
 * @note: (nullable): what else to know of it
 * @keys: (nullable): the keys that do the same
 *
 * Adds something to the list.
 */
void
way_chooser_add (WayChooser *self,
                 const char *id,
                 const char *icon,
                 const char *title,
                 const char *note,
                 const char *keys)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *words = gtk_box_new (self->compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, self->compact ? 10 : 0);
  GtkWidget       *name = new_label (title, FALSE);
  g_autofree char *label = g_strjoin (", ", title, note != NULL ? note : keys, note != NULL ? keys : NULL, NULL);

  g_return_if_fail (WAY_IS_CHOOSER (self));

  if (icon != NULL)
    gtk_box_append (GTK_BOX (line), way_icon_name_new_image (icon));
  gtk_widget_set_hexpand (name, self->compact);
  gtk_box_append (GTK_BOX (words), name);
  /* Where there is little room, it is for what things are called. */
  if (note != NULL && *note != '\0' && !(self->compact && self->narrow))
    gtk_box_append (GTK_BOX (words), new_label (note, TRUE));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), words);
  if (keys != NULL)
    {
      GtkWidget *aside = gtk_label_new (keys);

      gtk_widget_add_css_class (aside, "keys");
      gtk_widget_set_valign (aside, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), aside);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * way_chooser_done:
 * @self: a chooser
 *
 * Selects the first of the list, now that it is filled.
 */
void
way_chooser_done (WayChooser *self)
{
  g_return_if_fail (WAY_IS_CHOOSER (self));

  select_row (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  self->waiting = FALSE;
  if (self->entered && gtk_widget_get_visible (GTK_WIDGET (self)))
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  self->entered = FALSE;
}

/**
 * way_chooser_wait:
 * @self: a chooser
 *
 * Says that what fits is still being looked for: what is seen fits something else. Enter waits for
 * [method@Chooser.done].
 */
void
way_chooser_wait (WayChooser *self)
{
  g_return_if_fail (WAY_IS_CHOOSER (self));

  self->waiting = TRUE;
}
