/* window-home.c - a window without a map: its places, its buttons, and what maps and records ask of it
 *
 * Records are shown in the window that has no map; what is asked for in the window of a map
 * comes to the front there.
 */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/record-picture.h"
#include "journeys/records/links.h"
#include "widgets/records/care/duplicates-window.h"

/* The history of what is seen: of the map, or of the records. */
WayHistory *
way_window_get_history (WayWindow *self)
{
  WayDesk *desk;

  if (self->document != NULL)
    return way_document_get_history (self->document);
  if (g_str_equal (way_home_get_place (self->home), "maps") || way_window_get_application (self) == NULL)
    return NULL;
  desk = way_application_get_desk (way_window_get_application (self));

  return desk != NULL ? way_desk_get_history (desk) : NULL;
}

/**
 * way_window_is_at_start:
 * @self: a window
 *
 * Returns: whether a map that is opened may take the place of what is seen: there is no
 *   map, and no records are shown
 */
gboolean
way_window_is_at_start (WayWindow *self)
{
  g_return_val_if_fail (WAY_IS_WINDOW (self), FALSE);

  return self->document == NULL && g_str_equal (way_home_get_place (self->home), "maps");
}

/* The window without a map, made when there is none. */
static WayWindow *
find_home (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);
  GList          *l;

  if (self->document == NULL)
    return self;
  for (l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && way_window_get_document (l->data) == NULL)
      return l->data;

  return way_window_new (application);
}

static void
records_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *home = find_home (WAY_WINDOW (widget));

  gtk_window_present (GTK_WINDOW (home));
  if (parameter != NULL)
    way_home_show (home->home, g_variant_get_string (parameter, NULL));
  else
    way_home_show (home->home, way_window_is_at_start (home) ? "accounts" : way_home_get_place (home->home));
}

static void
open_record_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow  *home = find_home (WAY_WINDOW (widget));
  const char *element, *id;
  WayKind     kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  if (!way_records_find_kind (element, &kind))
    return;
  gtk_window_present (GTK_WINDOW (home));
  way_home_show_record (home->home, kind, id);
}

/* At a card, or where the map speaks of a record first. */
static void
open_map_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const char *path, *id;
  GtkWindow  *window;
  WayItem    *place = NULL;

  g_variant_get (parameter, "(&s&s)", &path, &id);
  file = g_file_new_for_path (path);
  window = way_application_open_file (way_window_get_application (self), file, GTK_WINDOW (self), &error);
  if (window == NULL)
    way_window_tell (self, error->message);
  else if (*id != '\0' && WAY_WINDOW (window)->document != NULL)
    place = way_links_find_place (way_document_get_map (WAY_WINDOW (window)->document), id);
  if (window != NULL && *id != '\0')
    way_window_show_card (WAY_WINDOW (window), place != NULL ? way_item_get_id (place) : id);
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  way_window_tell (WAY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
told_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_window_show_undo_toast (WAY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/**
 * way_window_show_start:
 * @self: a window without a map
 *
 * Shows where maps are begun and opened.
 */
void
way_window_show_start (WayWindow *self)
{
  g_return_if_fail (WAY_IS_WINDOW (self));

  way_home_show (self->home, "maps");
}

/**
 * way_window_add_record:
 * @self: a window
 *
 * Adds a record of the kind that is listed.
 *
 * Returns: whether records are listed
 */
gboolean
way_window_add_record (WayWindow *self)
{
  WayKind kind;

  g_return_val_if_fail (WAY_IS_WINDOW (self), FALSE);

  if (self->document != NULL || !way_home_get_kind (self->home, &kind))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->home), "records.new", "s", way_kind_get_info (kind)->element);

  return TRUE;
}

static void
new_record_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  way_window_add_record (WAY_WINDOW (widget));
}

static void
duplicates_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  WayDesk   *desk = way_application_get_desk (way_window_get_application (self));
  WayKind    kind;

  if (desk != NULL && self->document == NULL && way_home_get_kind (self->home, &kind))
    way_duplicates_window_present (GTK_WINDOW (self), desk, kind);
}

static void
save_profile_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL && way_home_get_list (self->home) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (way_home_get_list (self->home)), "rows.save-profile", NULL);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (WAY_WINDOW (widget)->document == NULL)
    way_home_go_back (WAY_WINDOW (widget)->home);
}

static void
places_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (WAY_WINDOW (widget)->document == NULL)
    way_home_show_places (WAY_WINDOW (widget)->home);
}

/* What can be done depends on where one is. */
void
way_window_update_home (WayWindow *self)
{
  gboolean        at_home = self->document == NULL;
  WayApplication *application = way_window_get_application (self);
  WayKind         kind;
  gboolean        listed = at_home && way_home_get_kind (self->home, &kind);
  gboolean        back = at_home && way_home_can_go_back (self->home);
  WayRecords     *records = listed && application != NULL ? way_application_get_records (application) : NULL;

  gtk_widget_set_visible (self->places_button, at_home && way_home_is_folded (self->home));
  gtk_widget_set_visible (self->back_button, back);
  gtk_widget_set_visible (self->record_button, listed);
  gtk_widget_set_visible (self->importing, listed);
  if (at_home)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", listed);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.filter", listed);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-profile",
                                 records != NULL && kind == WAY_KIND_ACCOUNT && !way_records_is_read_only (records));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.duplicates", records != NULL && kind != WAY_KIND_PROFILE && !way_records_is_read_only (records));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-record", records != NULL && !way_records_is_read_only (records));
  way_window_update_tables (self);
  if (listed)
    {
      /* TRANSLATORS: %s is a kind of record, for example Account */
      g_autofree char *tooltip = g_strdup_printf (_ ("New %s (Ctrl+N)"), _ (way_kind_get_info (kind)->label));

      gtk_widget_set_tooltip_text (self->record_button, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->record_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
    }
}

static void
changed_cb (WayWindow *self)
{
  if (self->document != NULL)
    return;
  g_signal_group_set_target (self->history_signals, way_window_get_history (self));
  way_window_show_buttons (self);
  way_window_update_title (self);
  way_window_update_edit_actions (self);
  way_window_show_records_notice (self);
}

/* Another program may have changed the records meanwhile. */
static void
active_cb (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);
  WayDesk        *desk = application != NULL ? way_application_get_open_desk (application) : NULL;

  if (desk != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    way_desk_refresh (desk);
}

/* Takes the records that there are now. */
void
way_window_fill_home (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  if (self->document == NULL)
    way_home_set_desk (self->home, way_application_get_desk (application), way_application_get_records_problem (application),
                       way_application_can_restore_records (application));
  else
    way_home_set_desk (self->home, NULL, NULL, FALSE);
  way_window_show_records_notice (self);
}

void
way_window_init_home (WayWindow *self)
{
  way_home_set_maps (self->home, GTK_WIDGET (self->start_page));
  g_signal_connect_swapped (self->home, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
way_window_install_home_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.records", NULL, records_action);
  gtk_widget_class_install_action (klass, "win.show-records", "s", records_action);
  gtk_widget_class_install_action (klass, "win.new-record", NULL, new_record_action);
  gtk_widget_class_install_action (klass, "win.duplicates", NULL, duplicates_action);
  gtk_widget_class_install_action (klass, "win.save-profile", NULL, save_profile_action);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.places", NULL, places_action);
  way_window_install_table_actions (klass);
  gtk_widget_class_install_action (klass, "records.open", "(ss)", open_record_action);
  gtk_widget_class_install_action (klass, "records.open-map", "(ss)", open_map_action);
  gtk_widget_class_install_action (klass, "records.report", "s", report_action);
  gtk_widget_class_install_action (klass, "records.told", "s", told_action);
  way_record_picture_install_action (klass);
}
