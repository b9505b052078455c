/* comment-thread.c - a comment with its replies, and what it is about */
#include "config.h"

#include "widgets/comments/comment-thread.h"

#include <glib/gi18n.h>

#include "journeys/layout/card-face.h"
#include "journeys/model/comments.h"
#include "widgets/shared/icon-name.h"

struct _WayCommentThread
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  char       *id;

  /* template */
  GtkWidget *box;
  GtkWidget *about;
  GtkWidget *about_icon;
  GtkWidget *about_label;
  GtkWidget *entry;
  GtkWidget *replies;
  GtkWidget *reply;   /* or NULL */
  GtkWidget *resolve; /* or NULL */

  /* state */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (WayCommentThread, way_comment_thread, GTK_TYPE_WIDGET)

static void
way_comment_thread_dispose (GObject *object)
{
  WayCommentThread *self = WAY_COMMENT_THREAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_comment_thread_parent_class)->dispose (object);
}

static void
way_comment_thread_finalize (GObject *object)
{
  g_free (WAY_COMMENT_THREAD (object)->id);

  G_OBJECT_CLASS (way_comment_thread_parent_class)->finalize (object);
}

static void
way_comment_thread_class_init (WayCommentThreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_comment_thread_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_comment_thread_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "commentthread");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_comment_thread_init (WayCommentThread *self)
{
}

/* What it is about, as a way there. */
static void
build_about (WayCommentThread *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->about = gtk_button_new ();
  self->about_icon = gtk_image_new ();
  self->about_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->about_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->about_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->about_icon);
  gtk_box_append (GTK_BOX (box), self->about_label);
  gtk_button_set_child (GTK_BUTTON (self->about), box);
  gtk_widget_add_css_class (self->about, "flat");
  gtk_widget_add_css_class (self->about, "about");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->about), "comments.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->about), "s", self->id);
  gtk_box_append (GTK_BOX (self->box), self->about);
}

static void
build_foot (WayCommentThread *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->reply = gtk_button_new_with_label (_ ("Reply"));
  gtk_widget_add_css_class (self->reply, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reply), "comments.reply");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->reply), "s", self->id);
  gtk_box_append (GTK_BOX (foot), self->reply);

  self->resolve = gtk_button_new ();
  gtk_widget_set_hexpand (self->resolve, TRUE);
  gtk_widget_set_halign (self->resolve, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->resolve, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->resolve), "comments.resolve");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->resolve), "s", self->id);
  gtk_box_append (GTK_BOX (foot), self->resolve);
  gtk_widget_add_css_class (foot, "thread-foot");
  gtk_box_append (GTK_BOX (self->box), foot);
}

/**
 * way_comment_thread_new:
 * @history: the history of the map
 * @comment: a comment on it
 * @editable: whether it can be changed
 *
 * Returns: (transfer floating): a widget that shows it with its replies
 */
GtkWidget *
way_comment_thread_new (WayHistory *history,
                        WayItem    *comment,
                        gboolean    editable)
{
  WayCommentThread *self = g_object_new (WAY_TYPE_COMMENT_THREAD, NULL);

  self->history = g_object_ref (history);
  self->id = g_strdup (way_item_get_id (comment));
  self->editable = editable;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  build_about (self);
  self->entry = way_comment_entry_new (history, comment, editable);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  self->replies = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->replies, "replies");
  gtk_box_append (GTK_BOX (self->box), self->replies);
  if (editable)
    build_foot (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  way_comment_thread_update (self);

  return GTK_WIDGET (self);
}

/**
 * way_comment_thread_get_id:
 * @self: a thread
 *
 * Returns: (transfer none): the id of its comment
 */
const char *
way_comment_thread_get_id (WayCommentThread *self)
{
  return self->id;
}

static void
name_widget (GtkWidget  *widget,
             const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (GTK_IS_BUTTON (widget))
    gtk_widget_set_tooltip_text (widget, label);
}

/* The buttons say what they are about: there is one of each in every thread. */
static void
show_about (WayCommentThread *self,
            WayItem          *comment)
{
  WayItem           *about = way_comments_get_about (comment);
  const WayKindInfo *info = way_item_get_info (about);
  const char        *name = way_kind_is_card (info->kind) ? way_card_face_get_title (way_history_get_map (self->history), about) : way_item_get_name (about);
  const char        *shown = *name != '\0' ? name : _ (info->label);
  gboolean           open = way_comments_is_open (comment);
  g_autofree char   *icon = way_icon_name_dup (info->icon);
  /* TRANSLATORS: %s is the name of what the comment is about */
  g_autofree char *label = g_strdup_printf (open ? _ ("Comment on %s") : _ ("Resolved comment on %s"), shown);
  g_autofree char *show = g_strdup_printf (_ ("Show %s"), shown);
  g_autofree char *reply = g_strdup_printf (_ ("Reply to the comment on %s"), shown);
  g_autofree char *resolve = g_strdup_printf (open ? _ ("Resolve the comment on %s") : _ ("Reopen the comment on %s"), shown);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->about_icon), icon);
  gtk_label_set_text (GTK_LABEL (self->about_label), shown);
  name_widget (GTK_WIDGET (self), label);
  name_widget (self->about, show);
  if (self->reply == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->resolve), open ? _ ("Resolve") : _ ("Reopen"));
  name_widget (self->reply, reply);
  name_widget (self->resolve, resolve);
}

static GtkWidget *
find_reply (WayCommentThread *self,
            const char       *id)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (self->replies); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (way_comment_entry_get_id (WAY_COMMENT_ENTRY (child)), id) == 0)
      return child;

  return NULL;
}

static void
drop_gone (WayCommentThread *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->replies);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      WayItem   *reply = way_map_find (way_history_get_map (self->history), way_comment_entry_get_id (WAY_COMMENT_ENTRY (child)));

      if (reply == NULL || g_strcmp0 (way_item_get_id (way_item_get_parent (reply)), self->id) != 0)
        gtk_box_remove (GTK_BOX (self->replies), child);
      child = next;
    }
}

/**
 * way_comment_thread_update:
 * @self: a thread
 *
 * Shows what the map says now.
 */
void
way_comment_thread_update (WayCommentThread *self)
{
  WayItem   *comment = way_map_find (way_history_get_map (self->history), self->id);
  GtkWidget *last = NULL;
  int        i;

  if (comment == NULL)
    return;
  show_about (self, comment);
  if (way_comments_is_open (comment))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "resolved");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "resolved");
  way_comment_entry_update (WAY_COMMENT_ENTRY (self->entry));
  drop_gone (self);
  for (i = 0; i < way_item_n_children (comment, 0); i++)
    {
      WayItem   *item = way_item_get_child (comment, 0, i);
      GtkWidget *entry = find_reply (self, way_item_get_id (item));

      if (entry != NULL)
        way_comment_entry_update (WAY_COMMENT_ENTRY (entry));
      else
        {
          entry = way_comment_entry_new (self->history, item, self->editable);
          gtk_box_append (GTK_BOX (self->replies), entry);
        }
      gtk_box_reorder_child_after (GTK_BOX (self->replies), entry, last);
      last = entry;
    }
  gtk_widget_set_visible (self->replies, last != NULL);
}

/**
 * way_comment_thread_find_entry:
 * @self: a thread
 * @id: the id of its comment or of one of its replies
 *
 * Returns: (transfer none) (nullable): the entry that shows it
 */
WayCommentEntry *
way_comment_thread_find_entry (WayCommentThread *self,
                               const char       *id)
{
  GtkWidget *reply = find_reply (self, id);

  if (g_strcmp0 (self->id, id) == 0)
    return WAY_COMMENT_ENTRY (self->entry);

  return reply != NULL ? WAY_COMMENT_ENTRY (reply) : NULL;
}

/**
 * way_comment_thread_set_current:
 * @self: a thread
 * @current: whether it is the one that was gone to
 */
void
way_comment_thread_set_current (WayCommentThread *self,
                                gboolean          current)
{
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}
