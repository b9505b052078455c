/* completion.c - words that can follow a mark while it is typed */
#include "config.h"

#include "widgets/capture/completion.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/capture/landing.h"
#include "journeys/model/fold.h"
#include "journeys/records/links.h"
#include "widgets/shared/icon-name.h"

#define MOST_ROWS 6
#define MOST_PERSONAS 500

struct _WayCompletion
{
  GtkPopover parent_instance;

  /* owned */
  WayMap         *map;         /* or NULL */
  WaySuggestions *suggestions; /* of the map, or NULL */
  WayRecords     *records;     /* or NULL */
  GPtrArray      *personas;    /* of WayItem; records, as far as they are known */
  GCancellable   *cancellable;

  /* template */
  GtkWidget *list;

  /* state */
  int n_rows;
};

enum
{
  SIGNAL_ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayCompletion, way_completion, GTK_TYPE_POPOVER)

/* Rows. */

static void
add_row (WayCompletion       *self,
         const WaySuggestion *suggestion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (suggestion->text);

  gtk_widget_set_focusable (row, FALSE);
  gtk_box_append (GTK_BOX (box), way_icon_name_new_image (suggestion->icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (suggestion->note != NULL)
    {
      GtkWidget *aside = gtk_label_new (suggestion->note);

      gtk_label_set_ellipsize (GTK_LABEL (aside), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (aside), 24);
      gtk_widget_add_css_class (aside, "caption");
      gtk_widget_add_css_class (aside, "quiet");
      gtk_box_append (GTK_BOX (box), aside);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, suggestion->text, -1);
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (suggestion->word), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
}

static void
activated_cb (WayCompletion *self,
              GtkListBoxRow *row)
{
  g_autofree char *word = g_strdup (g_object_get_data (G_OBJECT (row), "word"));

  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, word);
}

/* Records. */

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *found = way_records_list (data, WAY_KIND_PERSONA, NULL, 0, MOST_PERSONAS, &error);

  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify)g_ptr_array_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayCompletion *self = WAY_COMPLETION (source);
  GPtrArray     *found = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Without records the map has words enough. */
  if (found == NULL)
    return;
  g_ptr_array_unref (self->personas);
  self->personas = found;
}

static void
way_completion_dispose (GObject *object)
{
  WayCompletion *self = WAY_COMPLETION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  way_completion_set_map (self, NULL);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_completion_parent_class)->dispose (object);
}

static void
way_completion_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_COMPLETION (object)->personas);

  G_OBJECT_CLASS (way_completion_parent_class)->finalize (object);
}

static void
way_completion_class_init (WayCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_completion_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_completion_finalize;

  /**
   * WayCompletion::accepted:
   * @word: the word that was clicked
   */
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* The text keeps the focus, so it tells what is chosen here. */
static void
selected_cb (WayCompletion *self,
             GtkListBoxRow *row)
{
  GtkWidget *text = gtk_widget_get_parent (GTK_WIDGET (self));

  if (text == NULL)
    return;
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
way_completion_init (WayCompletion *self)
{
  self->personas = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "suggestions");
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picker");
}

/**
 * way_completion_new:
 *
 * Returns: (transfer floating): a list without words
 */
GtkWidget *
way_completion_new (void)
{
  return g_object_new (WAY_TYPE_COMPLETION, NULL);
}

/**
 * way_completion_set_map:
 * @self: a completion
 * @map: (nullable): the map whose words are offered
 */
void
way_completion_set_map (WayCompletion *self,
                        WayMap        *map)
{
  if (self->map == map)
    return;
  g_set_object (&self->map, map);
  g_clear_object (&self->suggestions);
  if (map != NULL)
    self->suggestions = way_suggestions_new (map);
}

/**
 * way_completion_set_records:
 * @self: a completion
 * @records: (nullable): the records whose personas are offered
 */
void
way_completion_set_records (WayCompletion *self,
                            WayRecords    *records)
{
  g_set_object (&self->records, records);
  if (records == NULL)
    g_ptr_array_set_size (self->personas, 0);
}

/**
 * way_completion_load:
 * @self: a completion
 *
 * Reads the records anew, in another thread.
 */
void
way_completion_load (WayCompletion *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->records == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, way_completion_load);
  g_task_set_task_data (task, g_object_ref (self->records), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * way_completion_show:
 * @self: a completion
 * @type: persona, tag or channel
 * @word: what is typed of it
 * @at: where the mark is, in the widget that the list belongs to
 *
 * Shows what can follow; nothing when it is typed already.
 */
void
way_completion_show (WayCompletion      *self,
                     WayMarkType         type,
                     const char         *word,
                     const GdkRectangle *at)
{
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *child;
  guint      i;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->n_rows = 0;
  if (self->suggestions != NULL)
    found = way_suggestions_list (self->suggestions, type, word, self->personas, MOST_ROWS);
  if (found == NULL || found->len == 0)
    {
      way_completion_hide (self);
      return;
    }
  for (i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i));
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * way_completion_hide:
 * @self: a completion
 */
void
way_completion_hide (WayCompletion *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * way_completion_is_shown:
 * @self: a completion
 *
 * Returns: whether there is a list
 */
gboolean
way_completion_is_shown (WayCompletion *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * way_completion_move:
 * @self: a completion
 * @by: 1 for the next word, -1 for the one before
 *
 * Chooses a word. Nothing is chosen until somebody asks for it, so that Enter and Tab
 * mean what they always mean.
 *
 * Returns: whether the list has used the key
 */
gboolean
way_completion_move (WayCompletion *self,
                     int            by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int            place = row != NULL ? gtk_list_box_row_get_index (row) + by : (by > 0 ? 0 : -1);

  if (!way_completion_is_shown (self) || (row == NULL && by < 0))
    return FALSE;
  if (place < 0)
    gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  else if (place < self->n_rows)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), place));

  return TRUE;
}

/**
 * way_completion_get_chosen:
 * @self: a completion
 *
 * Returns: (transfer none) (nullable): the chosen word
 */
const char *
way_completion_get_chosen (WayCompletion *self)
{
  GtkListBoxRow *row = way_completion_is_shown (self) ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) : NULL;

  return row != NULL ? g_object_get_data (G_OBJECT (row), "word") : NULL;
}

/**
 * way_completion_get_first:
 * @self: a completion
 *
 * Returns: (transfer none) (nullable): the word at the top
 */
const char *
way_completion_get_first (WayCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "word") : NULL;
}

/**
 * way_completion_get_suggestions:
 * @self: a completion
 *
 * Returns: (transfer none) (nullable): the words of its map
 */
WaySuggestions *
way_completion_get_suggestions (WayCompletion *self)
{
  g_return_val_if_fail (WAY_IS_COMPLETION (self), NULL);

  return self->suggestions;
}

/**
 * way_completion_find_persona:
 * @map: a map
 * @name: what somebody was called
 * @self: a completion
 *
 * For [struct@Landing].
 *
 * Returns: (transfer full) (nullable): what stands on a map for the record that is meant
 */
WayItem *
way_completion_find_persona (WayMap     *map,
                             const char *name,
                             gpointer    self)
{
  GPtrArray *personas = WAY_COMPLETION (self)->personas;
  WayItem   *found = NULL;
  guint      i;

  for (i = 0; i < personas->len; i++)
    {
      WayItem         *record = g_ptr_array_index (personas, i);
      g_autofree char *folded = way_fold_name (way_item_get_name (record));
      g_autofree char *meant = way_fold_name (name);

      if (strcmp (folded, meant) == 0)
        {
          found = record;
          break;
        }
      if (found == NULL && way_landing_is_named (record, name))
        found = record;
    }

  return found != NULL ? way_links_new_persona (map, found) : NULL;
}
