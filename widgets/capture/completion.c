/* completion.c - words that can follow a mark while it is typed */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/capture/completion-private.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/suggestion-row.h"

#define MOST_ROWS 6

enum
{
  SIGNAL_ACCEPTED,
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayCompletion, way_completion, GTK_TYPE_POPOVER)

/* Rows. */

static void
add_row (WayCompletion       *self,
         const WaySuggestion *suggestion)
{
  GtkWidget *row = way_suggestion_row_new (way_icon_name_new_image (suggestion->icon), suggestion->text, suggestion->note);

  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (suggestion->word), g_free);
  g_object_set_data_full (G_OBJECT (row), "record", g_strdup (suggestion->record), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
}

/* The word of a row, which means that record from now on. */
static const char *
take (WayCompletion *self,
      GtkListBoxRow *row)
{
  const char *word = g_object_get_data (G_OBJECT (row), "word");
  const char *record = g_object_get_data (G_OBJECT (row), "record");

  if (record != NULL)
    way_completion_choose (self, word, record);

  return word;
}

static void
activated_cb (WayCompletion *self,
              GtkListBoxRow *row)
{
  g_autofree char *word = g_strdup (take (self, row));

  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, word);
}

static void
way_completion_dispose (GObject *object)
{
  WayCompletion *self = WAY_COMPLETION (object);

  way_completion_set_map (self, NULL);
  way_completion_set_records (self, NULL);

  G_OBJECT_CLASS (way_completion_parent_class)->dispose (object);
}

static void
way_completion_finalize (GObject *object)
{
  WayCompletion *self = WAY_COMPLETION (object);

  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->met);
  g_hash_table_unref (self->chosen);
  g_free (self->answered);
  g_free (self->word);
  g_free (self->card);

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

  /**
   * WayCompletion::answered:
   *
   * The records have said more about what is typed.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  self->met = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)way_item_unref);
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

/* Fills the list for what is typed now, with what is known of the records until now. */
static void
fill (WayCompletion *self)
{
  WaySuggestionQuery query = { .type = self->type, .typed = self->word, .card = self->card != NULL ? way_map_find (self->map, self->card) : NULL };
  g_autofree char   *chosen = g_strdup (way_completion_get_chosen (self));
  g_autoptr (GPtrArray) known = way_completion_list_known (self);
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *child;
  guint      i;

  query.records = known;
  query.answers = way_completion_get_answers (self);
  if (self->suggestions != NULL)
    found = way_suggestions_list (self->suggestions, &query, MOST_ROWS);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->n_rows = 0;
  if (found == NULL || found->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  for (i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i));
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  for (i = 0; chosen != NULL && i < found->len; i++)
    if (g_str_equal (((WaySuggestion *)g_ptr_array_index (found, i))->word, chosen))
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &self->at);
  gtk_popover_popup (GTK_POPOVER (self));
}

/* The records have answered. */
void
way_completion_refill (WayCompletion *self)
{
  if (!self->wanted)
    return;
  fill (self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

/**
 * way_completion_show:
 * @self: a completion
 * @type: who, tag, channel or job
 * @word: what is typed of it
 * @card: (nullable): the id of a card of the map, when something is to be taken off it
 * @at: where the mark is, in the widget that the list belongs to
 *
 * Shows what can follow; nothing when it is typed already. What the records have comes when they have answered.
 */
void
way_completion_show (WayCompletion      *self,
                     WayMarkType         type,
                     const char         *word,
                     const char         *card,
                     const GdkRectangle *at)
{
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  g_free (self->word);
  self->word = g_strdup (word);
  g_free (self->card);
  self->card = g_strdup (card);
  self->type = type;
  self->at = *at;
  self->wanted = TRUE;
  fill (self);
  if (card == NULL)
    way_completion_ask (self);
}

/**
 * way_completion_hide:
 * @self: a completion
 */
void
way_completion_hide (WayCompletion *self)
{
  self->wanted = FALSE;
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
 * Chooses a word. Nothing is chosen until somebody asks for it, so that Enter means what it always means.
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
 * way_completion_take:
 * @self: a completion
 *
 * Takes the chosen word, or else the one at the top. From now on it means the record that stood there, whatever
 * else is called so.
 *
 * Returns: (transfer none) (nullable): the word
 */
const char *
way_completion_take (WayCompletion *self)
{
  GtkListBoxRow *row = way_completion_is_shown (self) ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) : NULL;

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  return row != NULL ? take (self, row) : NULL;
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
