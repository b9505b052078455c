/* versions-window.c - earlier states of a map: looked at, compared, brought back
 *
 * What is brought back is one step of the map, to be undone as any other; no file
 * is touched by it.
 */
#include "config.h"

#include "app/versions-window.h"

#include <glib/gi18n.h>

#include "app/compare-window.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "widgets/shared/message-dialogs.h"

#define WAY_TYPE_VERSIONS_WINDOW (way_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (WayVersionsWindow, way_versions_window, WAY, VERSIONS_WINDOW, AdwWindow)

struct _WayVersionsWindow
{
  AdwWindow parent_instance;

  /* borrowed */
  WayWindow *window; /* NULL when it is gone */

  /* owned */
  WayDocument *document;

  /* parts */
  GtkWidget *page;
  GtkWidget *group; /* of the versions, or NULL */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (WayVersionsWindow, way_versions_window, ADW_TYPE_WINDOW)

static char *
dup_time (gint64 microseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%x, %X");
}

static const char *
get_uuid (WayVersionsWindow *self)
{
  return way_map_get_uuid (way_document_get_map (self->document));
}

/* What is being typed belongs to the map of now. */
static void
finish_typing (WayVersionsWindow *self)
{
  if (self->window != NULL)
    way_window_finish_typing (self->window);
}

/* The map as it was; what is wrong is told. */
static WayMap *
read_version (WayVersionsWindow *self,
              gint64             id)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = way_versions_read (folder, get_uuid (self), id, &error);
  g_autoptr (GPtrArray) notices = NULL;
  gboolean read_only;
  WayMap  *map = bytes != NULL ? way_reader_read (bytes, way_document_get_title (self->document), &notices, &read_only, &error) : NULL;

  if (map == NULL)
    way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Version Could Not Be Read"), error->message);

  return map;
}

static void
look_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayVersionsWindow *self = WAY_VERSIONS_WINDOW (widget);
  gint64             id;
  const char        *when;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autofree char *text = NULL;
  WayWindow       *window;

  g_variant_get (parameter, "(x&s)", &id, &when);
  map = self->window != NULL ? read_version (self, id) : NULL;
  if (map == NULL)
    return;
  document = way_document_new_to_look_at (map);
  window = way_window_new (WAY_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))));
  way_window_set_document (window, document);
  text = g_strdup_printf (_ ("The map as it was on %s. It cannot be changed here."), when);
  way_window_show_notice (window, text);
  gtk_window_present (GTK_WINDOW (window));
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayVersionsWindow *self = WAY_VERSIONS_WINDOW (widget);
  gint64             id;
  const char        *when;
  g_autoptr (WayMap) map = NULL;
  g_autofree char *text = NULL;

  g_variant_get (parameter, "(x&s)", &id, &when);
  map = read_version (self, id);
  if (map == NULL)
    return;
  finish_typing (self);
  text = g_strdup_printf (_ ("Since %s"), when);
  way_compare_window_show (GTK_WINDOW (self), way_document_get_title (self->document), text, map, way_document_get_map (self->document));
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayVersionsWindow *self = WAY_VERSIONS_WINDOW (widget);
  gint64             id;
  const char        *when;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  WayBecome        became;
  guint            n_skipped;

  g_variant_get (parameter, "(x&s)", &id, &when);
  map = self->window != NULL ? read_version (self, id) : NULL;
  if (map == NULL)
    return;
  /* TRANSLATORS: what a step of the map does: Undo: Restore the Version of 27/11/26, 14:03 */
  label = g_strdup_printf (_ ("Restore the Version of %s"), when);
  finish_typing (self);
  became = way_document_become (self->document, map, label, TRUE, &n_skipped, &error);
  if (became == WAY_BECOME_REFUSED)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Version Could Not Be Restored"), error->message);
      return;
    }
  if (became == WAY_BECOME_WAS_SAME)
    way_window_show_toast (self->window, _ ("The map is as it was then."), NULL, NULL, NULL);
  else if (became == WAY_BECOME_SAME)
    way_window_show_toast (self->window, _ ("The map is as it was then, and not saved yet."), _ ("_Undo"), "win.undo", NULL);
  else if (n_skipped > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u thing of the version could not be brought back. Look at the version, and copy it from there.",
                                                         "%u things of the version could not be brought back. Look at the version, and copy them from there.",
                                                         n_skipped),
                                               n_skipped);

      way_window_show_notice (self->window, text);
    }
  else
    way_window_show_notice (self->window, _ ("The version says something that this Waymark does not know, which could not be brought back. It stays in the version."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_button (GtkWidget        *row,
            const char       *words,
            const char       *action,
            const WayVersion *version,
            const char       *when)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", version->id, when);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
build_row (WayVersionsWindow *self,
           const WayVersion  *version)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *when = dup_time (version->saved);
  g_autofree char *size = g_format_size (version->size);
  g_autofree char *name = version->path != NULL ? g_filename_display_basename (version->path) : g_strdup (_ ("Never saved"));
  g_autofree char *words = g_strdup_printf ("%s · %s", name, size);
  g_autofree char *labelled = g_strdup_printf ("%s · %s", when, size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), version->label != NULL ? version->label : when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), version->label != NULL ? labelled : words);
  if (version->path != NULL)
    gtk_widget_set_tooltip_text (row, version->path);
  add_button (row, _ ("_Look"), "versions.look", version, when);
  add_button (row, _ ("_Compare…"), "versions.compare", version, when);
  add_button (row, _ ("_Restore"), "versions.restore", version, when);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.restore", !way_document_is_read_only (self->document));

  return row;
}

static void
fill (WayVersionsWindow *self)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = way_versions_list (folder, get_uuid (self), &error);
  guint i;

  if (self->group != NULL)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->group));
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Earlier Versions"));
  if (versions == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), error->message);
  else if (versions->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                           _ ("There are none yet. Each time the map is saved, what was in the file before is kept here."));
  for (i = 0; versions != NULL && i < versions->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), build_row (self, g_ptr_array_index (versions, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->group));
}

static void
keep_cb (WayVersionsWindow *self)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autofree char *label = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GFile           *file = way_document_get_file (self->document);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_strstrip (label);
  if (*label == '\0')
    return;
  finish_typing (self);
  bytes = way_writer_write (way_document_get_map (self->document));
  if (!way_versions_keep (folder, get_uuid (self), bytes, g_get_real_time (), path, label, &error))
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Version Could Not Be Kept"), error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
}

static void
way_versions_window_dispose (GObject *object)
{
  WayVersionsWindow *self = WAY_VERSIONS_WINDOW (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (way_versions_window_parent_class)->dispose (object);
}

static void
way_versions_window_class_init (WayVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_versions_window_dispose;
  gtk_widget_class_install_action (widget_class, "versions.look", "(xs)", look_action);
  gtk_widget_class_install_action (widget_class, "versions.compare", "(xs)", compare_action);
  gtk_widget_class_install_action (widget_class, "versions.restore", "(xs)", restore_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_versions_window_init (WayVersionsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = adw_preferences_group_new ();

  self->page = adw_preferences_page_new ();
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Keep the map as it is now, as"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "apply", G_CALLBACK (keep_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->entry);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 600);
}

static WayVersionsWindow *
find_of (WayWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GList *l;

  for (l = windows; l != NULL; l = l->next)
    if (WAY_IS_VERSIONS_WINDOW (l->data) &&
        WAY_VERSIONS_WINDOW (l->data)->window == window &&
        WAY_VERSIONS_WINDOW (l->data)->document == way_window_get_document (window))
      return l->data;

  return NULL;
}

/**
 * way_versions_window_show:
 * @window: a window with a map
 *
 * Lists the earlier states of the map.
 */
void
way_versions_window_show (WayWindow *window)
{
  WayVersionsWindow *self = find_of (window);

  if (self == NULL)
    {
      self = g_object_new (WAY_TYPE_VERSIONS_WINDOW, "transient-for", window, "destroy-with-parent", TRUE,
                           "title", _ ("Versions"), NULL);
      g_set_weak_pointer (&self->window, window);
      self->document = g_object_ref (way_window_get_document (window));
    }
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
