/* record-list-filter.c - what narrows a list, as chips below the entry */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <glib/gi18n.h>

#include "widgets/records/lists/record-filter.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

static void
filter_changed_cb (WayRecordList  *self,
                   WayRecordQuery *asked)
{
  g_autoptr (WayRecordQuery) query = way_record_query_copy (asked);

  way_record_list_set_query (self, query);
}

void
way_record_list_build_filter (WayRecordList *self)
{
  self->filter = way_record_filter_new (self->desk, self->kind);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, way_wrap_layout_new (6));
  gtk_widget_add_css_class (self->chips, "chips");
}

static void
removed_cb (WayRecordList *self,
            WayChip       *chip)
{
  const WayField    *field = g_object_get_data (G_OBJECT (chip), "field");
  const char *const *before = field != NULL ? way_record_query_get_any (self->query, field->name) : NULL;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  int i;

  if (field == NULL)
    way_record_query_set_profile (self->query, NULL);
  for (i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], way_chip_get_value (chip)))
      g_strv_builder_add (values, before[i]);
  all = g_strv_builder_end (values);
  if (field != NULL)
    way_record_query_set_any (self->query, field->name, (const char *const *)all);
  gtk_widget_grab_focus (self->entry);
  way_record_list_ask (self);
}

static void
profile_clicked_cb (WayRecordList *self,
                    WayChip       *chip)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", "profile", way_chip_get_value (chip));
}

static void
add_chip (WayRecordList  *self,
          const WayField *field,
          const char     *value,
          const char     *text)
{
  GtkWidget *chip = way_chip_new (value, text, NULL, field == NULL);

  g_object_set_data (G_OBJECT (chip), "field", (gpointer)field);
  g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  if (field == NULL)
    g_signal_connect_object (chip, "clicked", G_CALLBACK (profile_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

static char *
dup_value_name (WayRecordList  *self,
                const WayField *field,
                const char     *value)
{
  g_autofree char *text = NULL;
  WayKind          target;

  if (*value == '\0')
    /* TRANSLATORS: a field that has no value, for example Tier: not set */
    return g_strdup_printf (_ ("%s: not set"), _ (field->label));
  if (field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES)
    {
      g_autoptr (WayItem) record = NULL;

      for (target = 0; target < WAY_N_KINDS; target++)
        if (way_records_is_kind (target) && (field->targets & WAY_KIND_MASK (target)))
          record = way_records_get (way_desk_get_records (self->desk), target, value, NULL);
      text = g_strdup (record != NULL ? way_item_get_shown_name (record) : value);
    }
  else
    text = way_field_format (field, value);

  /* TRANSLATORS: the name of a column and what stands there */
  return g_strdup_printf (_ ("%s: %s"), _ (field->label), text);
}

/* Shows in chips what the query is. */
void
way_record_list_show_filter (WayRecordList *self)
{
  const WayKindInfo *info = way_kind_get_info (self->kind);
  WayItem           *profile = way_record_query_get_profile (self->query);
  GtkWidget         *child;
  int                i, j;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  if (profile != NULL)
    add_chip (self, NULL, way_item_get_id (profile), way_item_get_shown_name (profile));
  for (i = 0; i < info->n_fields; i++)
    {
      const char *const *values = way_record_query_get_any (self->query, info->fields[i].name);

      for (j = 0; values != NULL && values[j] != NULL; j++)
        {
          g_autofree char *name = dup_value_name (self, &info->fields[i], values[j]);

          add_chip (self, &info->fields[i], values[j], name);
        }
    }
  gtk_widget_set_visible (self->chips, way_record_query_has_conditions (self->query));
  way_record_filter_set_query (WAY_RECORD_FILTER (self->filter), self->query);
}

/* The profile that is asked for may have been edited, or deleted, since. */
void
way_record_list_follow_profile (WayRecordList *self)
{
  WayItem *profile = way_record_query_get_profile (self->query);
  g_autoptr (WayItem) now = NULL;

  if (profile == NULL)
    return;
  now = way_records_get (way_desk_get_records (self->desk), WAY_KIND_PROFILE, way_item_get_id (profile), NULL);
  if (now != NULL && way_item_equal (now, profile))
    return;
  way_record_query_set_profile (self->query, now);
  way_record_list_ask (self);
}
