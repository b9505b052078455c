/* import-missing.c - whether what the rows of a table name, and is not there, is added
 *
 * Contacts name their accounts, jobs their personas. It stands above what is counted,
 * because it decides whether most rows can be taken.
 */
#include "config.h"

#include "journeys/model/join.h"
#include "widgets/records/tables/import-missing.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WayImportMissing
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *group;
  GtkWidget *row;
  GtkWidget *toggle;

  /* borrowed */
  WayImport *import;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayImportMissing, way_import_missing, GTK_TYPE_WIDGET)

static void
way_import_missing_dispose (GObject *object)
{
  g_clear_pointer (&WAY_IMPORT_MISSING (object)->group, gtk_widget_unparent);

  G_OBJECT_CLASS (way_import_missing_parent_class)->dispose (object);
}

static void
way_import_missing_class_init (WayImportMissingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_import_missing_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * WayImportMissing::changed:
   *
   * It was decided otherwise.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
active_cb (WayImportMissing *self)
{
  if (self->import == NULL)
    return;
  way_import_set_create_missing (self->import, gtk_switch_get_active (GTK_SWITCH (self->toggle)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
way_import_missing_init (WayImportMissing *self)
{
  self->group = adw_preferences_group_new ();
  self->row = adw_action_row_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->toggle);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->row);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * way_import_missing_new:
 *
 * Returns: (transfer floating): the decision of no import yet
 */
GtkWidget *
way_import_missing_new (void)
{
  return g_object_new (WAY_TYPE_IMPORT_MISSING, NULL);
}

/**
 * way_import_missing_set_import:
 * @self: a decision
 * @import: (nullable): an import, which must stay until another one is set
 *
 * Takes what is decided to an import.
 */
void
way_import_missing_set_import (WayImportMissing *self,
                               WayImport        *import)
{
  g_return_if_fail (WAY_IS_IMPORT_MISSING (self));

  self->import = import;
  if (import == NULL)
    return;
  way_import_set_create_missing (import, gtk_switch_get_active (GTK_SWITCH (self->toggle)));
  way_import_missing_update (self);
}

/**
 * way_import_missing_update:
 * @self: a decision
 *
 * Is there only where columns name other records.
 */
void
way_import_missing_update (WayImportMissing *self)
{
  const WayKindInfo *info;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  int              i;

  g_return_if_fail (WAY_IS_IMPORT_MISSING (self));

  if (self->import == NULL)
    return;
  info = way_kind_get_info (way_import_get_kind (self->import));
  for (i = 0; i < info->n_fields; i++)
    if ((info->fields[i].type == WAY_FIELD_REFERENCE || info->fields[i].type == WAY_FIELD_REFERENCES) && way_import_has_target (self->import, i))
      way_join_append (names, _ (", "), _ (info->fields[i].label));
  /* TRANSLATORS: names of fields: Account, Persona */
  title = g_strdup_printf (_ ("Add what is not in the records yet: %s"), names->str);
  escaped = g_markup_escape_text (title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), escaped);
  gtk_widget_set_visible (GTK_WIDGET (self), names->len > 0);
}

/**
 * way_import_missing_set_result:
 * @self: a decision
 * @result: what was counted with it
 *
 * Says how many rows the decision rejects.
 */
void
way_import_missing_set_result (WayImportMissing      *self,
                               const WayImportResult *result)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_IMPORT_MISSING (self));

  if (result->unknown > 0)
    text = g_strdup_printf (g_dngettext (NULL, "%'d row names what is not there, and is rejected", "%'d rows name what is not there, and are rejected", result->unknown), (int)result->unknown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), text != NULL ? text : "");
}
