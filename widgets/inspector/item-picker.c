/* item-picker.c - finds an item of a map, or a record, or makes a new one */
#include "config.h"

#include "widgets/inspector/item-picker.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/records/desk.h"
#include "journeys/records/links.h"
#include "widgets/shared/icon-name.h"
#include "widgets/shared/keys.h"
#include "widgets/shared/record-finder.h"
#include "widgets/shared/suggestion-row.h"

/* More than that is not read; typing narrows it. */
#define MOST_ROWS 60
#define MOST_RECORDS 30

struct _WayItemPicker
{
  GtkPopover parent_instance;

  /* owned */
  WayMap          *map;
  WayRecords      *records; /* or NULL */
  WayRecordFinder *finder;  /* among them, or NULL */
  char            *asked;   /* what is looked for, or what the list shows */

  /* template */
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *problem; /* why there are no records in the list */

  /* state */
  WayKindSet kinds;
  gboolean   creating; /* whether something new can be made */
  gboolean   on_map;   /* whether what is on the map already can be picked */
  gboolean   entered;  /* Return was pressed while records were being looked for */
  int        n_rows;
};

typedef enum
{
  ROW_ITEM,
  ROW_RECORD,
  ROW_CREATE,
} RowType;

enum
{
  SIGNAL_PICKED,
  SIGNAL_RECORD_PICKED,
  SIGNAL_CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayItemPicker, way_item_picker, GTK_TYPE_POPOVER)

static void
add_row (WayItemPicker *self,
         RowType        type,
         WayKind        kind,
         const char    *id,
         const char    *text,
         const char    *note)
{
  GtkWidget *image = type == ROW_CREATE ? gtk_image_new_from_icon_name ("list-add-symbolic")
                                        : way_icon_name_new_image (way_kind_get_info (kind)->icon);
  GtkWidget *row = way_suggestion_row_new (image, text, note);

  g_object_set_data (G_OBJECT (row), "type", GINT_TO_POINTER (type));
  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
}

static gboolean
fits (const char *name,
      const char *folded_query)
{
  g_autofree char *folded = way_fold_text (name);

  return *name != '\0' && strstr (folded, folded_query) != NULL;
}

typedef struct
{
  WayItemPicker *self;
  const char    *query;
} Fill;

static void
add_item (WayItem *item,
          gpointer data)
{
  Fill              *fill = data;
  const WayKindInfo *info = way_item_get_info (item);

  if (fill->self->n_rows < MOST_ROWS && (WAY_KIND_MASK (info->kind) & fill->self->kinds) && fits (way_item_get_name (item), fill->query))
    add_row (fill->self, ROW_ITEM, info->kind, way_item_get_id (item), way_item_get_name (item), NULL);
}

static void
add_creation (WayItemPicker *self,
              WayKind        kind,
              const char    *name)
{
  /* TRANSLATORS: a kind of record and its name: Create Persona “Nadia” */
  g_autofree char *text = g_strdup_printf (_ ("Create %s “%s”"), _ (way_kind_get_info (kind)->label), name);

  add_row (self, ROW_CREATE, kind, name, text, NULL);
}

/* What tells two of the same name apart. */
static const char *
get_aside (WayItem *record)
{
  static const char *const fields[] = { "industry", "position", "region" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    if (way_kind_find_field (way_item_get_kind (record), fields[i]) >= 0 && way_item_get (record, fields[i]) != NULL)
      return way_item_get (record, fields[i]);

  return NULL;
}

/* The kind of record that is picked for a kind of link; records refer to records without one. */
static gboolean
get_record_kind (WayItemPicker *self,
                 WayKind        kind,
                 WayKind       *record_kind)
{
  *record_kind = kind;
  if (!(self->kinds & WAY_KIND_MASK (kind)))
    return FALSE;

  return way_desk_find (self->map) != NULL ? way_records_is_kind (kind) : way_links_get_record_kind (kind, record_kind);
}

static void
add_kind (WayItemPicker *self,
          WayKind        kind,
          WayKind        record_kind,
          GPtrArray     *found)
{
  gboolean on_desk = way_desk_find (self->map) != NULL;
  guint    i;

  for (i = 0; found != NULL && i < found->len; i++)
    {
      WayItem    *record = g_ptr_array_index (found, i);
      const char *id = way_item_get_id (record);

      if (way_item_get_kind (record) == record_kind && (on_desk || way_links_find (self->map, record_kind, id) == NULL))
        add_row (self, ROW_RECORD, kind, id, way_item_get_name (record), self->on_map && !on_desk ? _ ("not on the map yet") : get_aside (record));
    }
}

static void
fill (WayItemPicker *self,
      GPtrArray     *found)
{
  g_autofree char *typed = g_strstrip (g_strdup (self->asked));
  gboolean         on_desk = way_desk_find (self->map) != NULL;
  GtkWidget       *child;
  GtkListBoxRow   *first;
  int              kind;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->n_rows = 0;

  if (self->on_map && !on_desk)
    {
      g_autofree char *query = way_fold_text (typed);
      Fill             data = { self, query };

      way_item_foreach (way_map_get_root (self->map), add_item, &data);
    }
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      WayKind record_kind;

      if (!get_record_kind (self, kind, &record_kind))
        continue;
      add_kind (self, kind, record_kind, found);
      if (*typed != '\0' && self->creating && !(on_desk && way_records_is_read_only (self->records)))
        add_creation (self, kind, typed);
    }

  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
}

/* What was shown before stays until there is an answer, so that nothing flickers between two letters. */
static void
ask (WayItemPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  WayKindSet  kinds = 0;
  WayKind     record_kind;
  int         kind;

  for (kind = 0; self->finder != NULL && kind < WAY_N_KINDS; kind++)
    if (get_record_kind (self, kind, &record_kind))
      kinds |= WAY_KIND_MASK (record_kind);
  g_free (self->asked);
  self->asked = g_strdup (text);
  self->entered = FALSE;
  if (kinds != 0)
    {
      g_autofree char *typed = g_strstrip (g_strdup (text));

      way_record_finder_ask (self->finder, kinds, typed, MOST_RECORDS);
    }
  if (kinds == 0 || self->n_rows == 0)
    fill (self, NULL);
}

static void
activated_cb (WayItemPicker *self,
              GtkListBoxRow *row)
{
  RowType          type = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "type"));
  WayKind          kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind"));
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  switch (type)
    {
    case ROW_ITEM:
      g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
      break;
    case ROW_RECORD:
      g_signal_emit (self, signals[SIGNAL_RECORD_PICKED], 0, (int)kind, id);
      break;
    case ROW_CREATE:
    default:
      g_signal_emit (self, signals[SIGNAL_CREATE], 0, (int)kind, id);
    }
  g_object_unref (self);
}

static void
activate_selected (WayItemPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    activated_cb (self, row);
}

static void
found_cb (WayItemPicker *self,
          GPtrArray     *found,
          const char    *problem)
{
  gboolean entered = self->entered;

  self->entered = FALSE;
  fill (self, found);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  /* Without the records nobody knows whether what was typed is one of them. */
  if (entered && problem == NULL)
    activate_selected (self);
}

/* The list waits for a pause in typing, and then for the records; what Return means, it means for
 * what is typed now. */
static void
entry_activated_cb (WayItemPicker *self)
{
  if (g_strcmp0 (self->asked, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    ask (self);
  if (self->finder != NULL && way_record_finder_is_waiting (self->finder))
    self->entered = TRUE;
  else
    activate_selected (self);
}

/* Up and Down move in the list while the words are still being typed. */
static gboolean
key_pressed_cb (WayItemPicker         *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int            by = key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : (key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 0);

  if (by == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (way_keys_filter (controller, self->entry))
    return GDK_EVENT_STOP;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), gtk_list_box_row_get_index (row) + by);
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);

  return GDK_EVENT_STOP;
}

static void
show_cb (WayItemPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  ask (self);
  gtk_widget_grab_focus (self->entry);
}

static void
hide_cb (WayItemPicker *self)
{
  self->entered = FALSE;
  if (self->finder != NULL)
    way_record_finder_forget (self->finder);
}

static void
way_item_picker_dispose (GObject *object)
{
  WayItemPicker *self = WAY_ITEM_PICKER (object);

  if (self->finder != NULL)
    way_record_finder_forget (self->finder);
  g_clear_object (&self->finder);
  g_clear_object (&self->map);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_item_picker_parent_class)->dispose (object);
}

static void
way_item_picker_finalize (GObject *object)
{
  g_free (WAY_ITEM_PICKER (object)->asked);

  G_OBJECT_CLASS (way_item_picker_parent_class)->finalize (object);
}

static void
way_item_picker_class_init (WayItemPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_item_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_item_picker_finalize;

  /**
   * WayItemPicker::picked:
   * @id: the id of an item of the map
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayItemPicker::record-picked:
   * @link_kind: the kind of link it needs; of the record itself where records refer to it
   * @id: the id of a record that is not on the map
   */
  signals[SIGNAL_RECORD_PICKED] = g_signal_new ("record-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  /**
   * WayItemPicker::create:
   * @link_kind: the kind of link it needs; of the record itself where records refer to it
   * @name: what it shall be called
   */
  signals[SIGNAL_CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
way_item_picker_init (WayItemPicker *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *empty = gtk_label_new (_ ("Type a name to create it"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->creating = TRUE;
  self->entry = gtk_search_entry_new ();
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "suggestions");
  gtk_widget_add_css_class (empty, "quiet");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 260, -1);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 40);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "quiet");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picker");
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
  g_signal_connect (self, "hide", G_CALLBACK (hide_cb), NULL);
}

/**
 * way_item_picker_new:
 * @map: a map
 * @records: (nullable): the records
 * @kinds: what can be picked, as kinds of items on a map
 * @on_map: whether what is on the map already is shown
 *
 * Returns: (transfer floating): a popover with a field to search in
 */
GtkWidget *
way_item_picker_new (WayMap     *map,
                     WayRecords *records,
                     WayKindSet  kinds,
                     gboolean    on_map)
{
  WayItemPicker *self = g_object_new (WAY_TYPE_ITEM_PICKER, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *label = NULL;
  gboolean         on_desk = way_desk_find (map) != NULL;
  int              kind, n = 0;

  self->map = g_object_ref (map);
  if (records != NULL)
    {
      self->records = g_object_ref (records);
      self->finder = way_record_finder_new (records);
      g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
    }
  self->kinds = kinds;
  self->on_map = on_map;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if ((kinds & WAY_KIND_MASK (kind)) && way_records_is_kind (kind) == on_desk)
      g_string_append_printf (words, "%s%s", n++ > 0 ? ", " : "", _ (way_kind_get_info (kind)->plural));
  /* TRANSLATORS: %s is what is searched, for example Personas */
  label = g_strdup_printf (_ ("Search in: %s"), n <= 3 ? words->str : _ ("the map"));
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * way_item_picker_set_creating:
 * @self: a picker
 * @creating: whether something new can be made of what was typed
 *
 * It can unless this says otherwise.
 */
void
way_item_picker_set_creating (WayItemPicker *self,
                              gboolean       creating)
{
  self->creating = creating;
}
