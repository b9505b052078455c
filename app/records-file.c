/* records-file.c - hears when another program writes into the file of the records
 *
 * Also while the window stays in use: a command in a terminal beside it, or one that a clock started. Whether it was
 * another program is looked up in the file, which costs next to nothing.
 */
#include "config.h"

#include "app/records-file.h"

#include <gio/gio.h>

/* A change is written in several goes; so many milliseconds after the first one it is looked at. */
#define DELAY 200

struct _WayRecordsFile
{
  WayDesk      *desk;
  GFileMonitor *monitor; /* or NULL: nobody tells of this file */
  guint         delay_id;
};

static gboolean
delay_cb (gpointer data)
{
  WayRecordsFile *self = data;

  self->delay_id = 0;
  way_desk_refresh (self->desk);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayRecordsFile *self)
{
  if (self->delay_id == 0)
    self->delay_id = g_timeout_add (DELAY, delay_cb, self);
}

/**
 * way_records_file_new:
 * @desk: where records are edited
 *
 * Returns: (transfer full): what keeps the desk up to date with its file
 */
WayRecordsFile *
way_records_file_new (WayDesk *desk)
{
  WayRecordsFile *self = g_new0 (WayRecordsFile, 1);
  g_autoptr (GFile) file = g_file_new_for_path (way_records_get_path (way_desk_get_records (desk)));

  self->desk = g_object_ref (desk);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

/**
 * way_records_file_free:
 * @self: (transfer full): what kept a desk up to date
 *
 * It no longer does.
 */
void
way_records_file_free (WayRecordsFile *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_object_unref (self->desk);
  g_free (self);
}
