/* comment-entry.c - one comment or reply: who, when, and the words, edited in place */
#include "config.h"

#include "widgets/comments/comment-entry.h"

#include <glib/gi18n.h>

#include "journeys/commands/comment-edits.h"
#include "widgets/shared/keys.h"
#include "widgets/shared/paragraph-view.h"

struct _WayCommentEntry
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  char       *id;

  /* template */
  GtkWidget     *box;
  GtkWidget     *signature;
  GtkWidget     *remove; /* or NULL */
  GtkWidget     *view;
  GtkWidget     *placeholder;
  GtkWidget     *problem;
  GtkTextBuffer *buffer; /* borrowed from the view */

  /* state */
  gboolean is_new; /* and taken back when it stays empty */
  gboolean busy;   /* the change on its way is our own */
  guint64  serial; /* of the map before it was made */
  guint    leaving;
};

G_DEFINE_FINAL_TYPE (WayCommentEntry, way_comment_entry, GTK_TYPE_WIDGET)

static WayItem *
find_item (WayCommentEntry *self)
{
  return self->history != NULL ? way_map_find (way_history_get_map (self->history), self->id) : NULL;
}

static char *
dup_text (WayCommentEntry *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
show_problem (WayCommentEntry *self,
              const char      *message)
{
  gtk_label_set_text (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
}

static void
changed_cb (WayCommentEntry *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *value = NULL;
  WayItem         *item = find_item (self);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (self->placeholder, *text == '\0');
  if (item == NULL)
    return;
  /* A space at the end is no change yet, and must not be taken away while somebody types. */
  if (way_field_normalise (way_kind_get_field (way_item_get_kind (item), "text"), text, &value, &error) &&
      g_strcmp0 (value, way_item_get (item, "text")) != 0)
    {
      command = way_comment_edits_write (item, value, &error);
      self->busy = TRUE;
      if (command != NULL)
        way_history_type (self->history, command, &error);
      self->busy = FALSE;
    }
  show_problem (self, error != NULL ? error->message : NULL);
}

/* What was begun and came to nothing is no step for the user. */
static gboolean
left_cb (gpointer data)
{
  WayCommentEntry *self = data;
  WayItem         *item = find_item (self);

  self->leaving = 0;
  if (gtk_widget_has_focus (self->view) || item == NULL || !self->is_new)
    return G_SOURCE_REMOVE;
  self->is_new = FALSE;
  if (way_item_get (item, "text") != NULL)
    return G_SOURCE_REMOVE;
  g_object_ref (self);
  if (way_history_is_one_step_from (self->history, self->serial))
    way_history_withdraw (self->history);
  else
    {
      g_autoptr (WayCommand) command = way_comment_edits_remove (way_history_get_map (self->history), item);

      way_history_perform (self->history, command, NULL);
    }
  g_object_unref (self);

  return G_SOURCE_REMOVE;
}

static void
leave_cb (WayCommentEntry *self)
{
  if (self->history == NULL)
    return;
  way_history_seal (self->history);
  way_comment_entry_update (self);
  /* The row may go, and must not while the focus is on its way. */
  if (self->leaving == 0)
    self->leaving = g_idle_add (left_cb, self);
}

/* Talk goes on: Return is the end of a comment, Shift+Return begins a new line. */
static gboolean
key_pressed_cb (WayCommentEntry       *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (key != GDK_KEY_Escape && !(enter && (modifiers & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;
  if (!way_keys_filter (controller, self->view))
    gtk_widget_activate_action (GTK_WIDGET (self), "comments.done", NULL);

  return GDK_EVENT_STOP;
}

static void
way_comment_entry_dispose (GObject *object)
{
  WayCommentEntry *self = WAY_COMMENT_ENTRY (object);

  g_clear_handle_id (&self->leaving, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  self->buffer = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_comment_entry_parent_class)->dispose (object);
}

static void
way_comment_entry_finalize (GObject *object)
{
  g_free (WAY_COMMENT_ENTRY (object)->id);

  G_OBJECT_CLASS (way_comment_entry_parent_class)->finalize (object);
}

static void
way_comment_entry_class_init (WayCommentEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_comment_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_comment_entry_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "commententry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_comment_entry_init (WayCommentEntry *self)
{
}

static void
build_head (WayCommentEntry *self,
            gboolean         editable)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->signature = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->signature), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->signature), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->signature, TRUE);
  gtk_widget_add_css_class (self->signature, "caption");
  gtk_widget_add_css_class (self->signature, "quiet");
  gtk_box_append (GTK_BOX (head), self->signature);
  if (editable)
    {
      self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
      gtk_widget_add_css_class (self->remove, "flat");
      gtk_widget_add_css_class (self->remove, "small");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "comments.remove");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", self->id);
      gtk_box_append (GTK_BOX (head), self->remove);
    }
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
build_text (WayCommentEntry *self,
            gboolean         editable)
{
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = way_paragraph_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  /* The history is the undo of the whole window. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  self->placeholder = gtk_label_new (_ ("What is to be said?"));
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_box_append (GTK_BOX (self->box), overlay);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  gtk_widget_add_controller (self->view, focus);
}

/**
 * way_comment_entry_new:
 * @history: the history of the map
 * @item: a comment or a reply on it
 * @editable: whether it can be changed
 *
 * Returns: (transfer floating): a widget that shows and edits it
 */
GtkWidget *
way_comment_entry_new (WayHistory *history,
                       WayItem    *item,
                       gboolean    editable)
{
  WayCommentEntry *self = g_object_new (WAY_TYPE_COMMENT_ENTRY, NULL);

  self->history = g_object_ref (history);
  self->id = g_strdup (way_item_get_id (item));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  build_head (self, editable);
  build_text (self, editable);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  way_comment_entry_update (self);

  return GTK_WIDGET (self);
}

/**
 * way_comment_entry_get_id:
 * @self: an entry
 *
 * Returns: (transfer none): the id of its comment or reply
 */
const char *
way_comment_entry_get_id (WayCommentEntry *self)
{
  return self->id;
}

static void
show_signature (WayCommentEntry *self,
                WayItem         *item)
{
  gboolean         is_reply = way_item_get_kind (item) == WAY_KIND_REPLY;
  const char      *author = way_item_get (item, "author");
  const char      *shown = author != NULL ? author : _ ("Unknown");
  g_autofree char *date = way_field_format (way_kind_get_field (way_item_get_kind (item), "date"), way_item_get (item, "date"));
  g_autofree char *signature = g_strjoin ("", shown, *date != '\0' ? " · " : "", date, NULL);
  /* TRANSLATORS: %s is who said it and when */
  g_autofree char *label = g_strdup_printf (is_reply ? _ ("Reply, %s") : _ ("Comment, %s"), signature);
  g_autofree char *remove = g_strdup_printf (is_reply ? _ ("Remove the reply of %s") : _ ("Remove the comment of %s"), shown);

  gtk_label_set_text (GTK_LABEL (self->signature), signature);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->remove != NULL)
    {
      gtk_widget_set_tooltip_text (self->remove, remove);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
    }
}

/**
 * way_comment_entry_update:
 * @self: an entry
 *
 * Shows what the map says now.
 */
void
way_comment_entry_update (WayCommentEntry *self)
{
  WayItem         *item = find_item (self);
  g_autofree char *shown = dup_text (self);
  const char      *text;

  if (item == NULL || self->busy)
    return;
  show_signature (self, item);
  text = way_item_get_text (item, "text");
  gtk_widget_set_visible (self->placeholder, *text == '\0');
  if (g_str_equal (shown, text))
    return;
  g_signal_handlers_block_by_func (self->buffer, changed_cb, self);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  g_signal_handlers_unblock_by_func (self->buffer, changed_cb, self);
  show_problem (self, NULL);
}

/**
 * way_comment_entry_begin:
 * @self: an entry that was just made
 * @serial: of the state of the map before
 *
 * Puts the caret into the words. If none come, the comment goes again.
 */
void
way_comment_entry_begin (WayCommentEntry *self,
                         guint64          serial)
{
  self->is_new = TRUE;
  self->serial = serial;
  gtk_widget_grab_focus (self->view);
}
