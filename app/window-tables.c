/* window-tables.c - records from tables, and as tables */
#include "config.h"

#include "app/application.h"
#include "app/window-private.h"
#include "widgets/records/import-assistant.h"

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

/* What can be done depends on where one is. */
void
way_window_update_tables (WayWindow *self)
{
  gboolean at_home = self->document == NULL && get_desk (self) != NULL;
  WayKind  kind;
  gboolean listed = at_home && way_home_get_kind (self->home, &kind);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-records",
                                 listed && !way_records_is_read_only (way_desk_get_records (get_desk (self))));
}

void
way_window_install_table_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-records", NULL, import_action);
}
