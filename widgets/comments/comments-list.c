/* comments-list.c - the threads of a map, in the order in which they are read */
#include "config.h"

#include "widgets/comments/comments-list.h"

#include <glib/gi18n.h>

#include "journeys/model/comments.h"

#define MOST_THREADS 50 /* that are shown before somebody asks for more */

struct _WayCommentsList
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory      *history; /* or NULL */
  WayCommentIndex *index;   /* or NULL */
  GHashTable      *threads; /* id → WayCommentThread, borrowed from the box */
  char            *current; /* id of the comment that was gone to, or NULL */

  /* template */
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *here;      /* the heading of those of the selection */
  GtkWidget *elsewhere; /* that of the others */
  GtkWidget *more;

  /* state */
  gboolean editable;
  guint    most;
  guint    scrolling;
};

enum
{
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayCommentsList, way_comments_list, GTK_TYPE_WIDGET)

static void
way_comments_list_dispose (GObject *object)
{
  WayCommentsList *self = WAY_COMMENTS_LIST (object);

  g_clear_handle_id (&self->scrolling, g_source_remove);
  g_clear_pointer (&self->threads, g_hash_table_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->index);
  g_clear_pointer (&self->current, g_free);

  G_OBJECT_CLASS (way_comments_list_parent_class)->dispose (object);
}

static void
way_comments_list_class_init (WayCommentsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_comments_list_dispose;

  /**
   * WayCommentsList::more:
   *
   * More is to be shown at the next sync.
   */
  signals[SIGNAL_MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
more_cb (WayCommentsList *self)
{
  self->most += MOST_THREADS;
  g_signal_emit (self, signals[SIGNAL_MORE], 0);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section");

  return label;
}

static void
way_comments_list_init (WayCommentsList *self)
{
  self->threads = g_hash_table_new (g_str_hash, g_str_equal);
  self->most = MOST_THREADS;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->box, "threads");
  self->here = new_heading (_ ("On what is selected"));
  self->elsewhere = new_heading (_ ("Elsewhere on the map"));
  self->more = gtk_button_new_with_mnemonic (_ ("Show _More"));
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->here);
  gtk_box_append (GTK_BOX (self->box), self->elsewhere);
  gtk_box_append (GTK_BOX (self->box), self->more);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * way_comments_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
way_comments_list_new (void)
{
  return g_object_new (WAY_TYPE_COMMENTS_LIST, NULL);
}

/* Which threads, in which order. */

typedef struct
{
  WaySelection *selection;
  WayItem      *selected;
  gboolean      resolved;
  GPtrArray    *here; /* of WayItem */
  GPtrArray    *elsewhere;
} Wanted;

static gboolean
is_here (Wanted  *wanted,
         WayItem *comment)
{
  WayItem *about = way_item_get_parent (comment);

  return about == wanted->selected || (wanted->selection != NULL && way_selection_contains (wanted->selection, way_item_get_id (about)));
}

static void
collect (WayCommentsList *self,
         Wanted          *wanted)
{
  g_autoptr (GPtrArray) all = way_comment_index_list (self->index);
  int   pass;
  guint i;

  wanted->here = g_ptr_array_new ();
  wanted->elsewhere = g_ptr_array_new ();
  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < all->len; i++)
      {
        WayItem *comment = g_ptr_array_index (all, i);
        gboolean open = way_comments_is_open (comment);

        if (open != (pass == 0) || (!open && !wanted->resolved && g_strcmp0 (way_item_get_id (comment), self->current) != 0))
          continue;
        g_ptr_array_add (is_here (wanted, comment) ? wanted->here : wanted->elsewhere, comment);
      }
}

static GtkWidget *
ensure_thread (WayCommentsList *self,
               WayItem         *comment)
{
  const char *id = way_item_get_id (comment);
  GtkWidget  *thread = g_hash_table_lookup (self->threads, id);

  if (thread == NULL)
    {
      thread = way_comment_thread_new (self->history, comment, self->editable);
      gtk_box_append (GTK_BOX (self->box), thread);
      g_hash_table_insert (self->threads, (gpointer)way_comment_thread_get_id (WAY_COMMENT_THREAD (thread)), thread);
    }
  way_comment_thread_set_current (WAY_COMMENT_THREAD (thread), g_strcmp0 (id, self->current) == 0);

  return thread;
}

static void
put (WayCommentsList *self,
     GtkWidget       *child,
     GtkWidget      **last)
{
  gtk_box_reorder_child_after (GTK_BOX (self->box), child, *last);
  *last = child;
}

static void
put_threads (WayCommentsList *self,
             GPtrArray       *comments,
             GHashTable      *seen,
             GtkWidget      **last)
{
  guint i;

  for (i = 0; i < comments->len && g_hash_table_size (seen) < self->most; i++)
    {
      GtkWidget *thread = ensure_thread (self, g_ptr_array_index (comments, i));

      g_hash_table_add (seen, thread);
      put (self, thread, last);
    }
}

static void
drop_unseen (WayCommentsList *self,
             GHashTable      *seen)
{
  GtkWidget     *current = self->current != NULL ? g_hash_table_lookup (self->threads, self->current) : NULL;
  GtkWidget     *focus = gtk_widget_get_focus_child (self->box);
  GHashTableIter iter;
  gpointer       thread;

  /* The focus goes on to where the user went, not to what happens to be next. */
  if (focus != NULL && current != NULL && focus != current && !g_hash_table_contains (seen, focus))
    gtk_widget_child_focus (current, GTK_DIR_TAB_FORWARD);
  g_hash_table_iter_init (&iter, self->threads);
  while (g_hash_table_iter_next (&iter, NULL, &thread))
    if (!g_hash_table_contains (seen, thread))
      {
        g_hash_table_iter_remove (&iter);
        gtk_box_remove (GTK_BOX (self->box), thread);
      }
}

/**
 * way_comments_list_set_map:
 * @self: a list
 * @history: (nullable): the history of a map
 * @index: (nullable): its comments
 * @editable: whether they can be changed
 *
 * Empties the list; its threads come with the next sync.
 */
void
way_comments_list_set_map (WayCommentsList *self,
                           WayHistory      *history,
                           WayCommentIndex *index,
                           gboolean         editable)
{
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);

  drop_unseen (self, none);
  g_set_object (&self->history, history);
  g_set_object (&self->index, index);
  self->editable = editable;
  self->most = MOST_THREADS;
  g_clear_pointer (&self->current, g_free);
}

/**
 * way_comments_list_sync:
 * @self: a list
 * @selection: (nullable): what is selected, which comes first
 * @selected: (nullable): what that stands for
 * @resolved: whether to show what is resolved
 *
 * Shows what the map says now.
 *
 * Returns: whether anything is shown
 */
gboolean
way_comments_list_sync (WayCommentsList *self,
                        WaySelection    *selection,
                        WayItem         *selected,
                        gboolean         resolved)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *last = NULL;
  Wanted     wanted = { selection, selected, resolved, NULL, NULL };

  if (self->index == NULL)
    return FALSE;
  collect (self, &wanted);
  put (self, self->here, &last);
  put_threads (self, wanted.here, seen, &last);
  put (self, self->elsewhere, &last);
  put_threads (self, wanted.elsewhere, seen, &last);
  put (self, self->more, &last);
  gtk_widget_set_visible (self->here, wanted.here->len > 0);
  gtk_widget_set_visible (self->elsewhere, wanted.here->len > 0 && wanted.elsewhere->len > 0);
  gtk_widget_set_visible (self->more, wanted.here->len + wanted.elsewhere->len > self->most);
  drop_unseen (self, seen);
  g_ptr_array_unref (wanted.here);
  g_ptr_array_unref (wanted.elsewhere);

  return g_hash_table_size (seen) > 0;
}

static void
update_thread (WayCommentsList *self,
               WayItem         *comment)
{
  WayCommentThread *thread = comment != NULL ? g_hash_table_lookup (self->threads, way_item_get_id (comment)) : NULL;

  if (thread != NULL)
    way_comment_thread_update (thread);
}

/* What is about something says what that is called. */
static void
update_threads_about (WayCommentsList *self,
                      WayItem         *about)
{
  int slot = way_comments_get_slot (way_item_get_kind (about));
  int i;

  for (i = 0; slot >= 0 && i < way_item_n_children (about, slot); i++)
    update_thread (self, way_item_get_child (about, slot, i));
}

/**
 * way_comments_list_follow:
 * @self: a list
 * @change: a change of the map
 *
 * Shows anew what of a thread has changed. Which threads there are is for the next sync.
 */
void
way_comments_list_follow (WayCommentsList *self,
                          const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (kind == WAY_KIND_COMMENT)
    update_thread (self, change->item);
  else if (kind == WAY_KIND_REPLY)
    update_thread (self, change->type == WAY_CHANGE_SET ? way_item_get_parent (change->item) : change->parent);
  else if (change->type == WAY_CHANGE_SET && (way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME))
    update_threads_about (self, change->item);
}

/* Going to a comment. */

static gboolean
scroll_cb (gpointer data)
{
  WayCommentsList *self = data;
  GtkAdjustment   *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget       *thread = self->current != NULL ? g_hash_table_lookup (self->threads, self->current) : NULL;
  graphene_rect_t  bounds;

  self->scrolling = 0;
  if (thread != NULL && gtk_widget_compute_bounds (thread, self->box, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);

  return G_SOURCE_REMOVE;
}

/**
 * way_comments_list_set_current:
 * @self: a list
 * @id: (nullable): the id of a comment
 *
 * Marks a thread and, after the next sync, brings it into sight; it is shown also
 * when it is resolved.
 */
void
way_comments_list_set_current (WayCommentsList *self,
                               const char      *id)
{
  char *copy = g_strdup (id);

  g_free (self->current);
  self->current = copy;
  /* When it has its place. */
  if (self->scrolling == 0)
    self->scrolling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, scroll_cb, self, NULL);
}

/**
 * way_comments_list_get_current:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the id of the comment that was gone to
 */
const char *
way_comments_list_get_current (WayCommentsList *self)
{
  return self->current;
}

/**
 * way_comments_list_find_entry:
 * @self: a list
 * @comment_id: the id of a comment
 * @id: its id again, or that of one of its replies
 *
 * Returns: (transfer none) (nullable): where its words are
 */
WayCommentEntry *
way_comments_list_find_entry (WayCommentsList *self,
                              const char      *comment_id,
                              const char      *id)
{
  WayCommentThread *thread = g_hash_table_lookup (self->threads, comment_id);

  return thread != NULL ? way_comment_thread_find_entry (thread, id) : NULL;
}
