/* merge-window.c - somebody else wrote the file of a map: taking over what they did, one by one
 *
 * What they did and I did not touch is ticked; where both did something to the
 * same thing, mine stays unless it is ticked. Nothing of theirs is lost: it is in
 * the file until the map is saved, and an earlier version afterwards.
 */
#include "config.h"

#include "app/merge-window.h"

#include <glib/gi18n.h>

#include "journeys/exchange/compare-words.h"
#include "journeys/review/merge.h"
#include "journeys/review/transfer.h"
#include "widgets/shared/message-dialogs.h"

#define WAY_TYPE_MERGE_WINDOW (way_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (WayMergeWindow, way_merge_window, WAY, MERGE_WINDOW, AdwWindow)

struct _WayMergeWindow
{
  AdwWindow parent_instance;

  /* borrowed */
  WayWindow *window; /* NULL when it is gone */

  /* owned */
  WayDocument *document;
  WayMap      *base;
  WayMap      *theirs;
  WayMerge    *merge;
  GPtrArray   *checks; /* of GtkCheckButton, for each entry */

  WayFileIdentity read; /* of the file as it is shown here */

  /* parts */
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (WayMergeWindow, way_merge_window, ADW_TYPE_WINDOW)

static void
way_merge_window_dispose (GObject *object)
{
  WayMergeWindow *self = WAY_MERGE_WINDOW (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->merge, way_merge_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  way_file_identity_clear (&self->read);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (way_merge_window_parent_class)->dispose (object);
}

/* The map may have been changed since the window came: what is the same thing is found by its id. */
static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayMergeWindow *self = WAY_MERGE_WINDOW (widget);
  WayMap         *map = way_document_get_map (self->document);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  guint i, n_skipped;

  for (i = 0; i < self->merge->entries->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, ((WayMergeEntry *)g_ptr_array_index (self->merge->entries, i))->theirs);
  command = way_transfer_new (map, chosen, _ ("Take Over Changes of Others"), &n_skipped);
  /* What of it is replaced may be in no file, and no step any more when the map is closed. */
  if (command != NULL && !way_document_keep_present (self->document, &error))
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("Your Map Could Not Be Kept as a Version"), error->message);
      return;
    }
  if (command != NULL && !way_history_perform_as_is (way_document_get_history (self->document), command, &error))
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Changes Could Not Be Taken Over"), error->message);
      return;
    }
  way_document_accept_read (self->document, &self->read);
  if (self->window != NULL)
    way_window_look_at_others (self->window);
  if (self->window != NULL && n_skipped > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u change has no place on your map, because what it belongs to is not there. It is in the earlier versions.",
                                                         "%u changes have no place on your map, because what they belong to is not there. They are in the earlier versions.",
                                                         n_skipped),
                                               n_skipped);

      way_window_show_notice (self->window, text);
    }
  else if (self->window != NULL)
    way_window_show_toast (self->window, _ ("What was ticked is on your map now, and not saved yet."), command != NULL ? _ ("_Undo") : NULL,
                           command != NULL ? "win.undo" : NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
way_merge_window_class_init (WayMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_merge_window_dispose;
  gtk_widget_class_install_action (widget_class, "merge.take-over", NULL, merge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_merge_window_init (WayMergeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *take = gtk_button_new_with_mnemonic (_ ("_Merge"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (take), "merge.take-over");
  gtk_widget_add_css_class (take, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), take);
  self->page = adw_preferences_page_new ();
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 640);
  gtk_window_set_focus (GTK_WINDOW (self), take);
}

static const char *
get_deed (const WayDifference *difference)
{
  switch (difference->type)
    {
    case WAY_DIFFERENCE_ADDED:
      return _ ("Added");
    case WAY_DIFFERENCE_REMOVED:
      return _ ("Removed");
    case WAY_DIFFERENCE_CHANGED:
    default:
      return _ ("Changed");
    }
}

/* What they did, and, where I did something too, that. */
static char *
dup_words (WayMergeWindow      *self,
           const WayMergeEntry *entry)
{
  g_autoptr (GString) words = g_string_new (get_deed (entry->theirs));
  g_autofree char *details = way_compare_words_details (self->base, self->theirs, entry->theirs);

  if (*details != '\0')
    g_string_append_printf (words, "\n%s", details);
  if (entry->mine != NULL)
    {
      WayMap          *mine = way_document_get_map (self->document);
      WayItem         *item = entry->mine->after != NULL ? entry->mine->after : entry->mine->before;
      g_autofree char *name = way_compare_words_name (entry->mine->after != NULL ? mine : self->base, item);
      g_autofree char *own = way_compare_words_details (self->base, mine, entry->mine);

      g_string_append (words, "\n\n");
      if (entry->mine->type == WAY_DIFFERENCE_ADDED)
        g_string_append_printf (words, _ ("You added %s."), name);
      else if (entry->mine->type == WAY_DIFFERENCE_REMOVED)
        g_string_append_printf (words, _ ("You removed %s."), name);
      else
        g_string_append_printf (words, _ ("You changed %s."), name);
      if (*own != '\0')
        g_string_append_printf (words, "\n%s", own);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Checks stand in the order of the entries, groups do not. */
static void
make_checks (WayMergeWindow *self)
{
  guint i;

  for (i = 0; i < self->merge->entries->len; i++)
    g_ptr_array_add (self->checks, g_object_ref_sink (gtk_check_button_new ()));
}

static void
add_row (WayMergeWindow      *self,
         GtkWidget           *group,
         const WayMergeEntry *entry,
         GtkWidget           *check)
{
  GtkWidget       *row = adw_action_row_new ();
  WayItem         *item = entry->theirs->after != NULL ? entry->theirs->after : entry->theirs->before;
  g_autofree char *name = way_compare_words_name (entry->theirs->after != NULL ? self->theirs : self->base, item);
  g_autofree char *words = dup_words (self, entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), entry->mine == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_group (WayMergeWindow *self,
           const char     *title,
           const char     *text,
           gboolean        meets)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint      i, n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  for (i = 0; i < self->merge->entries->len; i++)
    {
      const WayMergeEntry *entry = g_ptr_array_index (self->merge->entries, i);

      if ((entry->mine != NULL) != meets)
        continue;
      add_row (self, group, entry, g_ptr_array_index (self->checks, i));
      n++;
    }
  gtk_widget_set_visible (group, n > 0);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
}

static WayMergeWindow *
find_open (WayWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GList *l;

  for (l = windows; l != NULL; l = l->next)
    if (WAY_IS_MERGE_WINDOW (l->data) && WAY_MERGE_WINDOW (l->data)->document == way_window_get_document (window))
      return l->data;

  return NULL;
}

/**
 * way_merge_window_show:
 * @window: a window with a map whose file somebody else has written
 *
 * Shows what they did, to be taken over or not. One that is open comes to the front as it is: what came into the file
 * since is asked about later.
 */
void
way_merge_window_show (WayWindow *window)
{
  WayDocument    *document = way_window_get_document (window);
  WayMergeWindow *self = find_open (window);
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) base = NULL;
  g_autoptr (WayMap) theirs = NULL;
  g_autofree char *title = NULL;
  gboolean         changed = FALSE;

  if (self != NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  base = way_document_read_base (document, &error);
  if (base != NULL)
    theirs = way_document_read_disk (document, &read, &changed, &error);
  if (theirs == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (window), _ ("The File Could Not Be Read"), error->message);
      return;
    }
  /* TRANSLATORS: the title of a window; %s is a map */
  title = g_strdup_printf (_ ("Merge: %s"), way_document_get_title (document));
  self = g_object_new (WAY_TYPE_MERGE_WINDOW, "transient-for", window, "destroy-with-parent", TRUE, "title", title, NULL);
  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (document);
  self->base = g_steal_pointer (&base);
  self->theirs = g_steal_pointer (&theirs);
  way_file_identity_copy (&self->read, &read);
  self->merge = way_merge_new (self->base, way_document_get_map (document), self->theirs);
  make_checks (self);
  if (self->merge->entries->len == 0)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Nothing to Take Over"));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("They changed nothing that is on the map."));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
    }
  add_group (self, _ ("Changed by Others"), _ ("What is ticked comes onto your map, as one step that can be undone."), FALSE);
  add_group (self, _ ("Changed by Both"), _ ("Yours stays, unless theirs is ticked."), TRUE);
  gtk_window_present (GTK_WINDOW (self));
}
