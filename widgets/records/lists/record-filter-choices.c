/* record-filter-choices.c - chips of the filter: declared choices, and values that records have */
#include "config.h"

#include "widgets/records/lists/record-filter-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/wrap-layout.h"

#define MOST_VALUES 12

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
            const char      *name,
            int              n_records)
{
  GtkWidget         *button = way_record_filter_new_choice (name, n_records);
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
    add_choice (self, line, field, choice->name, _ (choice->label), -1);
  if (field->initial == NULL)
    add_choice (self, line, field, WAY_RECORD_QUERY_UNSET, _ ("Not set"), -1);
}

/* Values that records have. */

typedef struct
{
  WayRecordReader *reader;
  GtkWidget       *line; /* a reference */
  WayRecordFilter *self; /* borrowed; it cancels before it goes */
  WayKind          kind;
  const WayField  *field;
  GPtrArray       *values;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  way_record_reader_unref (listing->reader);
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

  listing->values = way_record_reader_list_values (listing->reader, listing->kind, listing->field->name, MOST_VALUES, cancellable, &error);
  if (listing->values != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_listed (GPtrArray  *values,
           const char *value)
{
  guint i;

  for (i = 0; i < values->len; i++)
    if (g_str_equal (((WayRecordValue *)g_ptr_array_index (values, i))->value, value))
      return TRUE;

  return FALSE;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Listing           *listing = g_task_get_task_data (G_TASK (result));
  const char *const *chosen;
  guint              i;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  listing->self->filling = TRUE;
  for (i = 0; i < listing->values->len; i++)
    {
      WayRecordValue *value = g_ptr_array_index (listing->values, i);

      add_choice (listing->self, listing->line, listing->field, value->value, value->value, value->n_records);
    }
  /* What is chosen can be let go here, however rare it is. */
  chosen = way_record_query_get (listing->self->query, listing->field->name, WAY_RECORD_ANY);
  for (i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (*chosen[i] != '\0' && !is_listed (listing->values, chosen[i]))
      add_choice (listing->self, listing->line, listing->field, chosen[i], chosen[i], -1);
  add_choice (listing->self, listing->line, listing->field, WAY_RECORD_QUERY_UNSET, _ ("Not set"), -1);
  listing->self->filling = FALSE;
  way_record_filter_fit (listing->self);
}

/* Adds chips of what stands in the texts that records share, as soon as it is known. */
void
way_record_filter_add_values (WayRecordFilter *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shared_texts); i++)
    {
      g_autoptr (GTask) task = NULL;
      Listing *listing;

      if (shared_texts[i].kind != self->kind)
        continue;
      listing = g_new0 (Listing, 1);
      listing->self = self;
      listing->reader = way_record_reader_ref (self->reader);
      listing->kind = self->kind;
      listing->field = way_kind_get_field (self->kind, shared_texts[i].field);
      listing->line = g_object_ref (add_line (self, listing->field));
      task = g_task_new (NULL, self->asking, listed_cb, NULL);
      g_task_set_source_tag (task, way_record_filter_add_values);
      g_task_set_task_data (task, listing, listing_free);
      g_task_run_in_thread (task, list_in_thread);
    }
}
