/* completion.c - words that can follow a mark while it is typed */
#include "config.h"

#include "widgets/capture/completion.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/capture/landing.h"
#include "journeys/layout/card-face.h"
#include "journeys/records/links.h"
#include "widgets/shared/icon-name.h"

#define MOST_ROWS 6
#define MOST_PERSONAS 500
#define MOST_TAGS 2000

struct _WayCompletion
{
  GtkPopover parent_instance;

  /* owned */
  WayMap       *map;      /* or NULL */
  WayRecords   *records;  /* or NULL */
  GPtrArray    *personas; /* of WayItem; records, as far as they are known */
  GHashTable   *tags;     /* of texts; NULL: not looked at yet */
  GCancellable *cancellable;

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

/* Tags. */

static void
add_tags (WayCompletion *self,
          WayItem       *item)
{
  const char *value = way_item_get (item, "tags");
  g_auto (GStrv) tags = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
  int i;

  for (i = 0; tags != NULL && tags[i] != NULL && g_hash_table_size (self->tags) < MOST_TAGS; i++)
    g_hash_table_add (self->tags, g_strdup (tags[i]));
}

/* The map is looked through once, when the first tag is typed; then its changes tell. */
static void
collect_tags (WayCompletion *self)
{
  int i;

  if (self->tags != NULL || self->map == NULL)
    return;
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_tags (self, way_map_get_root (self->map));
  for (i = 0; i < way_map_n (self->map, WAY_MAP_CARDS); i++)
    add_tags (self, way_map_get (self->map, WAY_MAP_CARDS, i));
}

static void
map_changed_cb (WayCompletion   *self,
                const WayChange *change)
{
  if (self->tags != NULL && (change->type == WAY_CHANGE_INSERTED || change->type == WAY_CHANGE_SET))
    add_tags (self, change->item);
}

/* Rows. */

static gboolean
begins (const char *text,
        const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (text, " -", -1);
  g_autofree char *whole = way_captured_fold (text);
  int              i;

  if (g_str_has_prefix (whole, folded))
    return TRUE;
  for (i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = way_captured_fold (words[i]);

      if (*word != '\0' && g_str_has_prefix (word, folded))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_listed (WayCompletion *self,
           const char    *word)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "word"), word) == 0)
      return TRUE;

  return FALSE;
}

static void
add_row (WayCompletion *self,
         const char    *word,
         const char    *text,
         const char    *note,
         const char    *icon)
{
  GtkWidget *row, *box, *label;

  if (self->n_rows >= MOST_ROWS || is_listed (self, word))
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  label = gtk_label_new (text);
  gtk_widget_set_focusable (row, FALSE);
  gtk_box_append (GTK_BOX (box), way_icon_name_new_image (icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (note != NULL && *note != '\0')
    {
      GtkWidget *aside = gtk_label_new (note);

      gtk_label_set_ellipsize (GTK_LABEL (aside), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (aside), 24);
      gtk_widget_add_css_class (aside, "caption");
      gtk_widget_add_css_class (aside, "quiet");
      gtk_box_append (GTK_BOX (box), aside);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (word), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
}

static void
add_persona (WayCompletion *self,
             WayItem       *persona,
             const char    *folded,
             const char    *note)
{
  const char *position = way_item_get_text (persona, "position");

  if (*way_item_get_name (persona) != '\0' && (begins (way_item_get_name (persona), folded) || begins (position, folded)))
    add_row (self, way_item_get_name (persona), way_item_get_name (persona), note != NULL ? note : position, "persona");
}

static void
add_personas (WayCompletion *self,
              const char    *folded)
{
  guint j;
  int   i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (self->map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == WAY_KIND_PERSONA_LINK)
        add_persona (self, link, folded, NULL);
    }
  for (j = 0; j < self->personas->len && self->n_rows < MOST_ROWS; j++)
    {
      WayItem *record = g_ptr_array_index (self->personas, j);

      if (way_links_find (self->map, WAY_KIND_PERSONA, way_item_get_id (record)) == NULL)
        add_persona (self, record, folded, _ ("not on the map yet"));
    }
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

static void
add_tag_rows (WayCompletion *self,
              const char    *folded)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       tag;
  guint          i;

  collect_tags (self);
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    if (begins (tag, folded))
      g_ptr_array_add (found, tag);
  g_ptr_array_sort (found, compare_tags);
  for (i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i), g_ptr_array_index (found, i), NULL, "tag");
}

static void
add_channels (WayCompletion *self,
              const char    *folded)
{
  const WayField *field = way_kind_get_field (WAY_KIND_TOUCHPOINT, "channel");
  int             i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_CHANNELS); i++)
    {
      const char *name = way_item_get_name (way_map_get (self->map, WAY_MAP_CHANNELS, i));

      if (*name != '\0' && begins (name, folded))
        add_row (self, name, name, NULL, way_card_face_get_channel_icon (self->map, name));
    }
  for (i = 0; field->choices[i].name != NULL; i++)
    if (begins (_ (field->choices[i].label), folded) || begins (field->choices[i].name, folded))
      add_row (self, field->choices[i].name, _ (field->choices[i].label), NULL, field->choices[i].icon);
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

static void
way_completion_init (WayCompletion *self)
{
  self->personas = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "suggestions");
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
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
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_set_object (&self->map, map);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  if (map != NULL)
    g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
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
  g_autofree char *folded = way_captured_fold (word);
  g_autofree char *only = NULL;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->n_rows = 0;
  if (self->map != NULL)
    {
      if (type == WAY_MARK_PERSONA)
        add_personas (self, folded);
      else if (type == WAY_MARK_TAG)
        add_tag_rows (self, folded);
      else
        add_channels (self, folded);
    }
  only = self->n_rows == 1 ? way_captured_fold (way_completion_get_first (self)) : NULL;
  if (self->n_rows == 0 || g_strcmp0 (only, folded) == 0)
    {
      way_completion_hide (self);
      return;
    }
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
      g_autofree char *folded = way_captured_fold (way_item_get_name (record));
      g_autofree char *meant = way_captured_fold (name);

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
