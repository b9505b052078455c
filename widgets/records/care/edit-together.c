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
  WayDesk   *desk;
  GPtrArray *ids;
} Held;

static void
held_free (gpointer data)
{
  Held *held = data;
  guint i;

  for (i = 0; i < held->ids->len; i++)
    way_desk_release (held->desk, g_ptr_array_index (held->ids, i));
  g_ptr_array_unref (held->ids);
  g_object_unref (held->desk);
  g_free (held);
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

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  Held *held = g_object_get_data (G_OBJECT (widget), "held");

  way_history_undo (way_desk_get_history (held->desk));

  return TRUE;
}

static void
add_key (GtkWidget      *window,
         guint           key,
         GdkModifierType modifiers,
         GtkShortcutFunc func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (func, NULL, NULL)));
  gtk_widget_add_controller (window, controller);
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
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WaySubject) subject = NULL;
  g_autofree char *title = NULL;
  GtkWidget       *window;
  Held            *held;
  guint            i;

  g_return_val_if_fail (WAY_IS_DESK (desk), FALSE);

  if (!way_desk_load_many (desk, kind, ids, error))
    return FALSE;
  held = g_new0 (Held, 1);
  held->desk = g_object_ref (desk);
  held->ids = g_ptr_array_ref (ids);
  for (i = 0; i < ids->len; i++)
    {
      way_desk_hold (desk, g_ptr_array_index (ids, i));
      g_ptr_array_add (items, way_map_find (way_desk_get_map (desk), g_ptr_array_index (ids, i)));
    }
  subject = way_subject_new (items);

  window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                         "default-width", WIDTH, "default-height", HEIGHT, NULL);
  /* TRANSLATORS: a number and a kind of record: Edit 3 Accounts */
  title = g_strdup_printf (_ ("Edit %u %s"), ids->len, _ (way_kind_get_info (kind)->plural));
  gtk_window_set_title (GTK_WINDOW (window), title);
  g_object_set_data_full (G_OBJECT (window), "held", held, held_free);
  adw_window_set_content (ADW_WINDOW (window), new_content (desk, subject));
  add_key (window, GDK_KEY_Escape, 0, escape_cb);
  add_key (window, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb);
  gtk_window_present (GTK_WINDOW (window));

  return TRUE;
}
