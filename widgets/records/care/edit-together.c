/* edit-together.c - several records edited at once
 *
 * A window beside the list, with the rows of fields that are used for one: they show
 * what all have, and what is set there is set on all, as one step.
 */
#include "config.h"

#include "widgets/records/care/edit-together.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/inspector/item-form.h"

#define WIDTH 460
#define HEIGHT 640

/* What the window keeps on the desk. */
typedef struct
{
  WayDesk    *desk;
  GHashTable *ids; /* a set */
  WayKind     kind;
  GtkWidget  *window; /* borrowed: that has this */
} Held;

static void
let_go (Held *held)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, held->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    way_desk_release (held->desk, id);
  g_signal_handlers_disconnect_by_data (held->desk, held);
  g_clear_object (&held->desk);
}

static void
held_free (gpointer data)
{
  Held *held = data;

  if (held->desk != NULL)
    let_go (held);
  g_hash_table_unref (held->ids);
  g_free (held);
}

static Held *
get_held (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), "held");
}

static GtkWidget *
new_content (WayDesk    *desk,
             WaySubject *subject)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *form = way_item_form_new_for_subject (way_desk_get_history (desk), subject, way_desk_get_records (desk));

  gtk_widget_set_margin_start (form, 14);
  gtk_widget_set_margin_end (form, 14);
  gtk_widget_set_margin_top (form, 14);
  gtk_widget_set_margin_bottom (form, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), scroller);

  return content;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
tell_otherwise (GtkWidget  *window,
                const char *label)
{
  /* TRANSLATORS: %s is a step of undo, for example: Change Region of “Nordwind” */
  g_autofree char *text = g_strdup_printf (_ ("The last step was another one: %s. Undo that where it was done."), label);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (adw_window_get_content (ADW_WINDOW (window))), adw_toast_new (escaped));
}

/* What is undone is seen here. */
static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  Held       *held = get_held (widget);
  WayHistory *history = way_desk_get_history (held->desk);
  guint       place = way_history_get_place (history);

  if (place > 0 && way_history_speaks_of (history, place - 1, held->ids))
    way_history_undo (history);
  else if (place > 0)
    tell_otherwise (widget, way_history_get_nth_label (history, place - 1));

  return TRUE;
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  Held       *held = get_held (widget);
  WayHistory *history = way_desk_get_history (held->desk);
  guint       place = way_history_get_place (history);

  if (place < way_history_n_steps (history) && way_history_speaks_of (history, place, held->ids))
    way_history_redo (history);

  return TRUE;
}

static void
add_key (GtkWidget          *window,
         guint               key,
         GdkModifierType     modifiers,
         GtkPropagationPhase phase,
         GtkShortcutFunc     func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (func, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (window, controller);
}

/* Those of the records that are there. */
static void
show (Held *held)
{
  /* TRANSLATORS: a number and a kind of record: Edit 3 Accounts */
  g_autofree char *title = g_strdup_printf (_ ("Edit %u %s"), g_hash_table_size (held->ids), _ (way_kind_get_info (held->kind)->plural));
  GtkWidget       *overlay = adw_window_get_content (ADW_WINDOW (held->window));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WaySubject) subject = NULL;
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, held->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (items, way_map_find (way_desk_get_map (held->desk), id));
  subject = way_subject_new (items);
  gtk_window_set_title (GTK_WINDOW (held->window), title);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), new_content (held->desk, subject));
}

static void set_desk (Held    *held,
                      WayDesk *desk);

static void
hold (Held    *held,
      WayDesk *desk)
{
  GHashTableIter iter;
  gpointer       id;

  held->desk = g_object_ref (desk);
  g_hash_table_iter_init (&iter, held->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    way_desk_hold (desk, id);
  g_signal_connect_swapped (desk, "replaced", G_CALLBACK (set_desk), held);
}

/* The records were opened anew, and some may not be there any more. */
static void
set_desk (Held    *held,
          WayDesk *desk)
{
  GHashTableIter iter;
  gpointer       id;

  let_go (held);
  g_hash_table_iter_init (&iter, held->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (way_desk_load (desk, held->kind, id, NULL) == NULL)
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (held->ids) == 0)
    {
      gtk_window_close (GTK_WINDOW (held->window));
      return;
    }
  hold (held, desk);
  show (held);
  gtk_widget_child_focus (held->window, GTK_DIR_TAB_FORWARD);
}

/**
 * way_edit_together_present:
 * @desk: where records are edited
 * @kind: a kind of record
 * @ids: (element-type utf8): which records
 * @parent: the window that it belongs to
 * @error: where to put why not
 *
 * Shows a window in which the records are edited together. It holds up nothing.
 *
 * Returns: whether it is shown
 */
gboolean
way_edit_together_present (WayDesk   *desk,
                           WayKind    kind,
                           GPtrArray *ids,
                           GtkWindow *parent,
                           GError   **error)
{
  Held *held;
  guint i;

  g_return_val_if_fail (WAY_IS_DESK (desk), FALSE);

  if (!way_desk_load_many (desk, kind, ids, error))
    return FALSE;
  held = g_new0 (Held, 1);
  held->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  held->kind = kind;
  for (i = 0; i < ids->len; i++)
    g_hash_table_add (held->ids, g_strdup (g_ptr_array_index (ids, i)));
  held->window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                               "default-width", WIDTH, "default-height", HEIGHT, NULL);
  g_object_set_data_full (G_OBJECT (held->window), "held", held, held_free);
  adw_window_set_content (ADW_WINDOW (held->window), adw_toast_overlay_new ());
  hold (held, desk);
  show (held);
  add_key (held->window, GDK_KEY_Escape, 0, GTK_PHASE_BUBBLE, escape_cb);
  /* Fields have no undo of their own, and keep the keys all the same. */
  add_key (held->window, GDK_KEY_z, GDK_CONTROL_MASK, GTK_PHASE_CAPTURE, undo_cb);
  add_key (held->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, GTK_PHASE_CAPTURE, redo_cb);
  gtk_window_present (GTK_WINDOW (held->window));

  return TRUE;
}
