/* window-recovery.c - work that was not saved: kept while it is done, given back when the program had ended */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/compare-window.h"
#include "widgets/shared/message-dialogs.h"

static WayRecoveries *
get_recoveries (WayWindow *self)
{
  return way_application_get_recoveries (way_window_get_application (self));
}

/* Told at once, and taken back by itself when there is room again. */
static void
trouble_cb (WayWindow *self)
{
  WayRecovery *keeper = self->document != NULL ? way_recoveries_get_keeper (self->document) : NULL;
  const char  *trouble = keeper != NULL ? way_recovery_get_trouble (keeper) : NULL;

  if (trouble != NULL)
    way_notice_bar_show (self->notice, trouble, _ ("_Save"), "win.save");
  else if (self->recovery_told)
    way_notice_bar_hide (self->notice);
  self->recovery_told = trouble != NULL;
}

static void
recover_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  WayWindow *window;
  gboolean   is_whole;

  if (way_recoveries_find (get_recoveries (self), g_variant_get_string (parameter, NULL)) == NULL)
    return;
  document = way_recoveries_open (get_recoveries (self), g_variant_get_string (parameter, NULL), &is_whole, &error);
  if (document == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Work Could Not Be Recovered"), error->message);
      return;
    }
  window = self->document == NULL ? self : way_window_new (way_window_get_application (self));
  way_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  if (!is_whole)
    way_notice_bar_show (window->notice,
                         _ ("Only a part of what was done could be read. The rest stays on the start page, below “Discarded Work”."),
                         NULL, NULL);
}

static void
discard_recovered_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (way_recoveries_find (get_recoveries (self), g_variant_get_string (parameter, NULL)) != NULL &&
      !way_recoveries_discard (get_recoveries (self), g_variant_get_string (parameter, NULL), &error))
    way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Work Could Not Be Discarded"), error->message);
}

/* With the file as it is now, or, when there is none, with what the map was before it was changed. */
static void
compare_recovered_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  WayWindow    *self = WAY_WINDOW (widget);
  WayRecovered *recovered = way_recoveries_find (get_recoveries (self), g_variant_get_string (parameter, NULL));
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (recovered == NULL)
    return;
  document = way_recovered_read (recovered, &before, &error);
  if (document == NULL)
    {
      way_message_dialogs_tell (GTK_WINDOW (self), _ ("The Work Could Not Be Read"), error->message);
      return;
    }
  if (recovered->base == WAY_BASE_SAME || recovered->base == WAY_BASE_CHANGED)
    {
      g_autofree char *base_name = g_filename_display_basename (recovered->map_path);

      text = g_strdup_printf (_ ("What %s does not have"), base_name);
    }
  else
    text = g_strdup (_ ("What was done since it was begun"));
  way_compare_window_show (GTK_WINDOW (self), *recovered->title != '\0' ? recovered->title : _ ("Untitled map"), text,
                           before, way_document_get_map (document));
}

/* The document is another one now. */
void
way_window_update_recovery (WayWindow *self)
{
  self->recovery_told = FALSE;
  g_signal_group_set_target (self->recovery_signals, self->document != NULL ? way_recoveries_get_keeper (self->document) : NULL);
  trouble_cb (self);
}

void
way_window_init_recovery (WayWindow *self)
{
  self->recovery_signals = g_signal_group_new (WAY_TYPE_RECOVERY);
  g_signal_group_connect_swapped (self->recovery_signals, "notify::trouble", G_CALLBACK (trouble_cb), self);
}

void
way_window_install_recovery (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.recover", "s", recover_action);
  gtk_widget_class_install_action (klass, "win.compare-recovered", "s", compare_recovered_action);
  gtk_widget_class_install_action (klass, "win.discard-recovered", "s", discard_recovered_action);
}
