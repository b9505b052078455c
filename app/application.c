/* application.c - the running program: its settings, its records, its windows */
#include "config.h"

#include "app/application-private.h"

#include <glib/gi18n.h>

#include "app/erase-window.h"
#include "app/last-windows.h"
#include "app/recent-maps.h"
#include "app/records-file.h"
#include "app/records-opening.h"
#include "app/unwritten.h"
#include "app/watched-folders.h"
#include "app/window.h"
#include "journeys/records/backup.h"
#include "journeys/records/erase.h"
#include "journeys/records/limits.h"
#include "journeys/storage/folder.h"
#include "widgets/shared/export-choice.h"
#include "widgets/shared/message-dialogs.h"
#include "widgets/shared/scroll-side.h"

/* Milliseconds that a window may stand still while others write the records. */
#define PATIENCE 60

struct _WayApplication
{
  AdwApplication parent_instance;

  /* owned */
  GSettings  *settings;
  WayRecords *records;         /* or NULL */
  WayDesk    *desk;            /* where they are edited, or NULL */
  WayDesk    *old_desk;        /* from before they were opened anew, until they are; or NULL */
  char       *records_problem; /* why there are none, or NULL */

  WayRecordsFile    *file;    /* in which others may write, or NULL */
  WayRecordsOpening *opening; /* of the records; NULL before they were asked for */
  WayRecoveries     *recoveries;
  WayLastWindows    *last_windows;

  /* state */
  gboolean told_unfinished; /* that somebody was not erased to the end */
  gboolean told_recovered;  /* that there is work that was not saved */
  gboolean can_restore;     /* a backup of the records that cannot be read */
  gboolean records_waited;  /* for: whoever asks for them goes on without them meanwhile */
};

G_DEFINE_FINAL_TYPE (WayApplication, way_application, ADW_TYPE_APPLICATION)

static void
color_scheme_cb (WayApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int                         scheme = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (scheme, 0, 2)]);
}

static void
currency_cb (WayApplication *self)
{
  g_autofree char *currency = g_settings_get_string (self->settings, "currency");

  way_field_set_currency (currency);
}

/* What is chosen where it is seen is kept. */
static void
limits_changed_cb (WayApplication *self)
{
  WayLimits limits;

  way_limits_get (self->records, &limits);
  if (limits.least_asked != g_settings_get_int (self->settings, "least-asked"))
    g_settings_set_int (self->settings, "least-asked", limits.least_asked);
}

static void
limits_cb (WayApplication *self)
{
  WayLimits limits;

  if (self->records == NULL)
    return;
  limits.abm_share = g_settings_get_double (self->settings, "abm-top-share");
  limits.mass_likeness = g_settings_get_int (self->settings, "mass-likeness");
  limits.least_asked = g_settings_get_int (self->settings, "least-asked");
  limits.weights.fit = g_settings_get_double (self->settings, "weight-fit");
  limits.weights.intent = g_settings_get_double (self->settings, "weight-intent");
  limits.weights.engagement = g_settings_get_double (self->settings, "weight-engagement");
  limits.weights.relationship = g_settings_get_double (self->settings, "weight-relationship");
  way_limits_set (self->records, &limits);
}

/* Told in the window of each map that is concerned; what has none is told where maps are begun. */
static void
recoveries_cb (WayApplication *self)
{
  GPtrArray *left = way_recoveries_get_left (self->recoveries);
  guint      i, n_told = 0, n = 0;
  GList     *l;

  for (i = 0; i < left->len; i++)
    n += ((WayRecovered *)g_ptr_array_index (left, i))->discarded == 0;
  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && way_window_tell_recovered (l->data))
      n_told++;
  if (n > n_told && gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL && !self->told_recovered)
    way_application_show_start (self);
  self->told_recovered = TRUE;
}

static void
way_application_startup (GApplication *application)
{
  WayApplication  *self = WAY_APPLICATION (application);
  g_autofree char *folder = NULL;
  g_autofree char *recoveries = NULL;
  g_autofree char *windows = NULL;

  G_APPLICATION_CLASS (way_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  way_scroll_side_keep ();
  self->settings = g_settings_new (APP_ID);
  g_signal_connect_swapped (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb), self);
  g_signal_connect_swapped (self->settings, "changed::abm-top-share", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::mass-likeness", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::least-asked", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::weight-fit", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::weight-intent", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::weight-engagement", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::weight-relationship", G_CALLBACK (limits_cb), self);
  g_signal_connect_swapped (self->settings, "changed::currency", G_CALLBACK (currency_cb), self);
  g_settings_bind (self->settings, "plot-page", way_export_choice_get (), "page", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "plot-theme", way_export_choice_get (), "theme", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "logo", way_export_choice_get (), "logo", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "brand-color", way_export_choice_get (), "brand-color", G_SETTINGS_BIND_GET);
  color_scheme_cb (self);
  currency_cb (self);
  folder = way_folder_dup_data (NULL);
  recoveries = way_recovery_folder_dup_path ();
  self->recoveries = way_recoveries_new (recoveries);
  g_signal_connect_swapped (self->recoveries, "changed", G_CALLBACK (recoveries_cb), self);
  way_recoveries_look (self->recoveries);
  windows = g_build_filename (folder, "windows", NULL);
  self->last_windows = way_last_windows_new (self, windows);
  way_application_install_actions (self);
  way_watched_folders_scan (self);
}

static void
way_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else if (!way_last_windows_restore (WAY_APPLICATION (application)->last_windows))
    way_application_show_start (WAY_APPLICATION (application));
}

static void
way_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  WayApplication *self = WAY_APPLICATION (application);
  int             i;

  for (i = 0; i < n_files; i++)
    {
      g_autoptr (GError) error = NULL;

      if (way_application_open_file (self, files[i], NULL, &error) == NULL)
        {
          if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
            way_application_show_start (self);
          way_message_dialogs_tell (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                    _ ("The Map Could Not Be Opened"), error->message);
        }
    }
}

/* A second start without files hands the wish over to the program that runs. */
static int
way_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  gboolean new_window = FALSE;

  g_variant_dict_lookup (options, "new-window", "b", &new_window);
  if (!new_window || !g_application_register (application, NULL, NULL) || !g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new", NULL);

  return 0;
}

static void
way_application_shutdown (GApplication *application)
{
  WayApplication *self = WAY_APPLICATION (application);

  if (self->desk != NULL)
    way_desk_flush (self->desk, NULL);
  if (self->last_windows != NULL)
    way_last_windows_end (self->last_windows);
  if (self->recoveries != NULL)
    way_recoveries_flush (self->recoveries);

  G_APPLICATION_CLASS (way_application_parent_class)->shutdown (application);
}

static void
way_application_finalize (GObject *object)
{
  WayApplication *self = WAY_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->file, way_records_file_free);
  g_clear_pointer (&self->opening, way_records_opening_free);
  g_clear_object (&self->old_desk);
  g_clear_object (&self->desk);
  g_clear_object (&self->records);
  g_clear_pointer (&self->last_windows, way_last_windows_free);
  g_clear_object (&self->recoveries);
  g_free (self->records_problem);

  G_OBJECT_CLASS (way_application_parent_class)->finalize (object);
}

static void
way_application_class_init (WayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_application_finalize;
  application_class->startup = way_application_startup;
  application_class->shutdown = way_application_shutdown;
  application_class->activate = way_application_activate;
  application_class->open = way_application_open;
  application_class->handle_local_options = way_application_handle_local_options;
}

static void
way_application_init (WayApplication *self)
{
  const GOptionEntry options[] = {
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * way_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
WayApplication *
way_application_new (void)
{
  return g_object_new (WAY_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/waymark/Waymark",
                       NULL);
}

/**
 * way_application_get_settings:
 * @self: the application, started
 *
 * Returns: (transfer none): what the user prefers
 */
GSettings *
way_application_get_settings (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  return self->settings;
}

static void
tell_windows (WayApplication *self)
{
  GList *l;

  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data))
      way_window_update_records (l->data);
}

/* Once windows are there. */
static gboolean
offer_unfinished_cb (gpointer data)
{
  WayApplication  *self = data;
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *name = NULL;

  if (self->told_unfinished || self->records == NULL || way_records_is_read_only (self->records) || !WAY_IS_WINDOW (window))
    return G_SOURCE_REMOVE;
  self->told_unfinished = TRUE;
  if (way_erasure_find_unfinished (self->records, &name, NULL) && name != NULL)
    way_erase_window_show_unfinished (WAY_WINDOW (window), NULL);

  return G_SOURCE_REMOVE;
}

/* Whether it is the file itself that is wrong, and there is another one. */
static gboolean
has_way_back (const GError *error)
{
  g_autoptr (GPtrArray) backups = NULL;

  if (!g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT) &&
      !g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN))
    return FALSE;
  backups = way_records_list_backups (NULL);

  return backups->len > 0;
}

static void
opened_cb (WayRecords   *records,
           const GError *error,
           gpointer      data)
{
  WayApplication *self = data;

  self->records = records;
  self->can_restore = has_way_back (error);
  if (self->records == NULL)
    self->records_problem = g_strdup_printf (_ ("Accounts, personas and jobs are not available. %s Maps can be edited and saved all the same."), error->message);
  else if (way_records_get_notice (self->records) != NULL)
    self->records_problem = g_strdup (way_records_get_notice (self->records));
  if (self->records != NULL)
    {
      way_records_hurry (self->records, PATIENCE);
      self->desk = way_desk_new (self->records);
      self->file = way_records_file_new (self->desk);
      g_idle_add_full (G_PRIORITY_LOW, offer_unfinished_cb, g_object_ref (self), g_object_unref);
    }
  limits_cb (self);
  if (self->records != NULL)
    g_signal_connect_object (self->records, "limits-changed", G_CALLBACK (limits_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->desk != NULL && self->old_desk != NULL)
    {
      g_autoptr (WayDesk) old = g_steal_pointer (&self->old_desk);

      way_desk_replace (old, self->desk);
    }
  if (!self->records_waited)
    return;
  tell_windows (self);
  way_watched_folders_scan (self);
}

/**
 * way_application_get_records:
 * @self: the application
 *
 * Opens the records when they are asked for first. Windows are told when that takes long.
 *
 * Returns: (transfer none) (nullable): the records; NULL when they cannot be had, or not yet
 */
WayRecords *
way_application_get_records (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  if (self->opening == NULL)
    {
      self->opening = way_records_opening_new (opened_cb, self);
      self->records_waited = TRUE;
    }

  return self->records;
}

/**
 * way_application_get_desk:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): where records are edited, for all windows; NULL when
 *   there are no records
 */
WayDesk *
way_application_get_desk (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  way_application_get_records (self);

  return self->desk;
}

/**
 * way_application_get_open_desk:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): where records are edited, if they were opened; they are not opened for this
 */
WayDesk *
way_application_get_open_desk (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  return self->desk;
}

/**
 * way_application_get_records_problem:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what the user should know about the records
 */
const char *
way_application_get_records_problem (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  way_application_get_records (self);

  return self->records_problem;
}

/**
 * way_application_can_restore_records:
 * @self: the application
 *
 * Returns: whether the records cannot be read, and there are backups of them
 */
gboolean
way_application_can_restore_records (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), FALSE);

  way_application_get_records (self);

  return self->can_restore;
}

/**
 * way_application_get_recoveries:
 * @self: the application, started
 *
 * Returns: (transfer none): what keeps unsaved work, and finds what was left
 */
WayRecoveries *
way_application_get_recoveries (WayApplication *self)
{
  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  return self->recoveries;
}

/**
 * way_application_find_view:
 * @self: the application
 * @recovery: the file of what was not saved of a map
 *
 * Returns: (transfer full) (nullable): how the map was seen when the program ended; see [method@Window.set_view]
 */
GVariant *
way_application_find_view (WayApplication *self,
                           const char     *recovery)
{
  return way_last_windows_find_view (self->last_windows, recovery);
}

/**
 * way_application_set_ending:
 * @self: the application
 * @ending: whether all windows are about to close
 *
 * Those that are open now come back at the next start.
 */
void
way_application_set_ending (WayApplication *self,
                            gboolean        ending)
{
  if (ending)
    way_last_windows_hold (self->last_windows);
  else
    way_last_windows_go_on (self->last_windows);
}

static void
retry_cb (gpointer data)
{
  way_application_retry_records (data);
}

/**
 * way_application_retry_records:
 * @self: the application
 *
 * Tries to open the records again, after the user has done something about it. What could not
 * be written is not dropped for that: the user is asked first.
 */
void
way_application_retry_records (WayApplication *self)
{
  g_return_if_fail (WAY_IS_APPLICATION (self));

  if (!way_unwritten_may_go (self->desk, gtk_application_get_active_window (GTK_APPLICATION (self)), retry_cb, NULL, self))
    return;
  /* Windows that are not of the application have it still, until there is another one. */
  if (self->desk != NULL)
    g_set_object (&self->old_desk, self->desk);
  g_clear_pointer (&self->file, way_records_file_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->records);
  g_clear_pointer (&self->records_problem, g_free);
  g_clear_pointer (&self->opening, way_records_opening_free);
  self->records_waited = FALSE;
  self->can_restore = FALSE;
  way_application_get_records (self);
  tell_windows (self);
}

static gboolean
is_same_file (GFile *a,
              GFile *b)
{
  g_autofree char *path_a = g_file_get_path (a);
  g_autofree char *path_b = g_file_get_path (b);
  g_autofree char *real_a = path_a != NULL ? realpath (path_a, NULL) : NULL;
  g_autofree char *real_b = path_b != NULL ? realpath (path_b, NULL) : NULL;

  return g_file_equal (a, b) || (real_a != NULL && g_strcmp0 (real_a, real_b) == 0);
}

/**
 * way_application_open_file:
 * @self: the application
 * @file: a map
 * @from: (nullable): the window where it was asked for; it is used when it shows no map
 * @error: where to put why it could not be opened
 *
 * Opens a map in a window. One that is open already comes to the front.
 *
 * Returns: (transfer none) (nullable): the window
 */
GtkWindow *
way_application_open_file (WayApplication *self,
                           GFile          *file,
                           GtkWindow      *from,
                           GError        **error)
{
  g_autoptr (WayDocument) document = NULL;
  WayWindow *window = NULL;
  GList     *l;

  g_return_val_if_fail (WAY_IS_APPLICATION (self), NULL);

  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      WayDocument *open = WAY_IS_WINDOW (l->data) ? way_window_get_document (l->data) : NULL;

      if (open != NULL && way_document_get_file (open) != NULL && is_same_file (way_document_get_file (open), file))
        {
          gtk_window_present (l->data);
          return l->data;
        }
    }

  document = way_document_open (file, error);
  if (document == NULL)
    return NULL;
  /* A start page has done its work. */
  if (from == NULL)
    from = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (from != NULL && WAY_IS_WINDOW (from) && way_window_is_at_start (WAY_WINDOW (from)))
    window = WAY_WINDOW (from);
  else
    window = way_window_new (self);
  way_window_set_document (window, document);
  way_recent_maps_add (file);
  gtk_window_present (GTK_WINDOW (window));

  return GTK_WINDOW (window);
}

/**
 * way_application_show_start:
 * @self: the application
 *
 * Shows the page where maps are begun and opened, in a window of its own.
 */
void
way_application_show_start (WayApplication *self)
{
  GList *l;

  g_return_if_fail (WAY_IS_APPLICATION (self));

  for (l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (WAY_IS_WINDOW (l->data) && way_window_get_document (l->data) == NULL)
      {
        way_window_show_start (l->data);
        gtk_window_present (l->data);
        return;
      }
  gtk_window_present (GTK_WINDOW (way_window_new (self)));
}

/**
 * way_application_get_canvas_theme:
 *
 * Returns: the colours for maps on this screen, as the desktop is now
 */
WayThemeName
way_application_get_canvas_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_dark (manager))
    return WAY_THEME_DARK;

  return adw_style_manager_get_high_contrast (manager) ? WAY_THEME_CONTRAST : WAY_THEME_LIGHT;
}
