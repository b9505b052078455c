/* record-filter-choices.c - chips of the filter: declared choices, and values that records have */
#include "config.h"

#include "widgets/records/lists/record-filter-private.h"

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "widgets/shared/wrap-layout.h"

#define MOST_VALUES 12
#define MOST_COUNTED 1000

/* Texts in which many records have the same. */
static const struct
{
  WayKind     kind;
  const char *field;
} shared_texts[] = {
  { WAY_KIND_ACCOUNT, "industry" },
  { WAY_KIND_ACCOUNT, "region" },
  { WAY_KIND_CONTACT, "department" },
  { WAY_KIND_CONTACT, "position" },
  { WAY_KIND_PERSONA, "position" },
};

static void
toggled_cb (WayRecordFilter *self,
            GtkToggleButton *button)
{
  const WayField    *field = g_object_get_data (G_OBJECT (button), "field");
  const char        *value = g_object_get_data (G_OBJECT (button), "value");
  const char *const *before = way_record_query_get (self->query, field->name, WAY_RECORD_ANY);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  int i;

  if (self->filling)
    return;
  for (i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], value))
      g_strv_builder_add (values, before[i]);
  if (gtk_toggle_button_get_active (button))
    g_strv_builder_add (values, value);
  all = g_strv_builder_end (values);
  way_record_query_set (self->query, field->name, WAY_RECORD_ANY, (const char *const *)all);
  way_record_filter_tell (self);
}

static void
add_choice (WayRecordFilter *self,
            GtkWidget       *line,
            const WayField  *field,
            const char      *value,
            const char      *name)
{
  GtkWidget         *button = way_record_filter_new_choice (name);
  const char *const *chosen = way_record_query_get (self->query, field->name, WAY_RECORD_ANY);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen != NULL && g_strv_contains (chosen, value));
  g_object_set_data (G_OBJECT (button), "field", (gpointer)field);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
add_line (WayRecordFilter *self,
          const WayField  *field)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_box_append (GTK_BOX (self->box), way_record_filter_new_heading (_ (field->label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  gtk_widget_set_layout_manager (line, way_wrap_layout_new (6));
  g_object_set_data (G_OBJECT (line), "field", (gpointer)field);
  gtk_box_append (GTK_BOX (self->box), line);

  return line;
}

/* Adds a chip for each choice that a field declares. */
void
way_record_filter_add_choices (WayRecordFilter *self,
                               const WayField  *field)
{
  GtkWidget       *line = add_line (self, field);
  const WayChoice *choice;

  for (choice = field->choices; choice->name != NULL; choice++)
    add_choice (self, line, field, choice->name, _ (choice->label));
  if (field->initial == NULL)
    add_choice (self, line, field, WAY_RECORD_QUERY_UNSET, _ ("Not set"));
}

/* Adds lines for the texts that records share; their chips come as soon as it is known what stands there. */
void
way_record_filter_add_values (WayRecordFilter *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shared_texts); i++)
    if (shared_texts[i].kind == self->kind)
      add_line (self, way_kind_get_field (self->kind, shared_texts[i].field));
}

/* How many records each chip stands for, among those that all else that is asked for keeps. */

typedef struct
{
  WayRecordReader *reader;
  WayRecordQuery  *query;
  GtkWidget       *line; /* a reference */
  WayRecordFilter *self; /* borrowed; it cancels before it goes */
  const WayField  *field;
  int              most;
  GPtrArray       *values;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  way_record_reader_unref (listing->reader);
  way_record_query_free (listing->query);
  g_object_unref (listing->line);
  g_clear_pointer (&listing->values, g_ptr_array_unref);
  g_free (listing);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Listing *listing = data;
  GError  *error = NULL;

  listing->values = way_record_reader_list_values (listing->reader, listing->query, listing->field->name, listing->most, cancellable, &error);
  if (listing->values != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Those that have nothing have what the field begins with. */
static int
find_count (Listing    *listing,
            const char *sought)
{
  g_autofree char *folded = way_fold_text (sought);
  gboolean         is_full = (int)listing->values->len >= listing->most;
  int              n = 0;
  guint            i;

  for (i = 0; i < listing->values->len; i++)
    {
      WayRecordValue  *value = g_ptr_array_index (listing->values, i);
      g_autofree char *other = way_fold_text (*value->value == '\0' && listing->field->initial != NULL ? listing->field->initial : value->value);

      if (g_str_equal (folded, other))
        n += value->n_records;
    }

  return n == 0 && is_full && *sought != '\0' ? -1 : n;
}

/* What is chosen can be let go here, however rare it is. */
static void
add_listed (Listing *listing)
{
  const char *const *chosen = way_record_query_get (listing->self->query, listing->field->name, WAY_RECORD_ANY);
  guint              i;

  for (i = 0; i < listing->values->len; i++)
    {
      const char *value = ((WayRecordValue *)g_ptr_array_index (listing->values, i))->value;

      if (*value != '\0')
        add_choice (listing->self, listing->line, listing->field, value, value);
    }
  for (i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (*chosen[i] != '\0' && find_count (listing, chosen[i]) <= 0)
      add_choice (listing->self, listing->line, listing->field, chosen[i], chosen[i]);
  add_choice (listing->self, listing->line, listing->field, WAY_RECORD_QUERY_UNSET, _ ("Not set"));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Listing   *listing = g_task_get_task_data (G_TASK (result));
  GtkWidget *button;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  listing->self->filling = TRUE;
  if (gtk_widget_get_first_child (listing->line) == NULL)
    add_listed (listing);
  listing->self->filling = FALSE;
  for (button = gtk_widget_get_first_child (listing->line); button != NULL; button = gtk_widget_get_next_sibling (button))
    way_record_filter_set_figure (button, find_count (listing, g_object_get_data (G_OBJECT (button), "value")));
  way_record_filter_fit (listing->self);
}

static void
count_line (WayRecordFilter *self,
            GtkWidget       *line,
            const WayField  *field)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->counting, listed_cb, NULL);
  Listing *listing = g_new0 (Listing, 1);

  listing->self = self;
  listing->reader = way_record_reader_ref (self->reader);
  listing->query = way_record_query_copy (self->query);
  way_record_query_set (listing->query, field->name, WAY_RECORD_ANY, NULL);
  listing->field = field;
  listing->line = g_object_ref (line);
  listing->most = gtk_widget_get_first_child (line) == NULL ? MOST_VALUES : MOST_COUNTED;
  g_task_set_source_tag (task, count_line);
  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, list_in_thread);
}

/* Counts, beside the window, what is behind each chip now. */
void
way_record_filter_count (WayRecordFilter *self)
{
  GtkWidget *line;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  for (line = gtk_widget_get_first_child (self->box); line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      const WayField *field = g_object_get_data (G_OBJECT (line), "field");

      if (field != NULL)
        count_line (self, line, field);
    }
}
