/* window-tables.c - records from tables, and as tables */
#include "config.h"

#include <string.h>

#include "app/application.h"
#include "app/window-private.h"
#include "journeys/records/record-column.h"
#include "widgets/records/tables/import-assistant.h"
#include "widgets/records/tables/record-export.h"

static WayDesk *
get_desk (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  return application != NULL ? way_application_get_desk (application) : NULL;
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  WayDesk   *desk = get_desk (self);
  WayKind    kind;

  if (desk == NULL || self->document != NULL)
    return;
  if (!way_home_get_kind (self->home, &kind))
    kind = WAY_KIND_ACCOUNT;
  way_import_assistant_present (widget, desk, kind, NULL);
}

/* The columns that a list shows, without their widths. */
static char **
list_columns (WayRecordList *list,
              WayKind        kind)
{
  g_auto (GStrv) arrangement = way_record_list_dup_arrangement (list);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  int i;

  for (i = 0; arrangement[i] != NULL; i++)
    {
      arrangement[i][strcspn (arrangement[i], " ")] = '\0';
      if (way_record_columns_find (kind, arrangement[i]) >= 0)
        g_strv_builder_add (names, arrangement[i]);
    }

  return g_strv_builder_end (names);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow      *self = WAY_WINDOW (widget);
  WayDesk        *desk = get_desk (self);
  WayRecordList  *list = self->document == NULL ? way_home_get_list (self->home) : NULL;
  WayRecordQuery *query;
  g_auto (GStrv) columns = NULL;

  if (desk == NULL || list == NULL)
    return;
  query = way_record_list_get_query (list);
  columns = list_columns (list, way_record_query_get_kind (query));
  way_record_export_present (widget, desk, query, (const char *const *)columns);
}

/* What can be done depends on where one is. */
void
way_window_update_tables (WayWindow *self)
{
  gboolean at_home = self->document == NULL && get_desk (self) != NULL;
  WayKind  kind;
  gboolean listed = at_home && way_home_get_kind (self->home, &kind);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-records",
                                 listed && !way_records_is_read_only (way_desk_get_records (get_desk (self))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-records", listed);
}

void
way_window_install_table_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-records", NULL, import_action);
  gtk_widget_class_install_action (klass, "win.export-records", NULL, export_action);
}
