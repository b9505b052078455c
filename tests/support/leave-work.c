/* leave-work.c - leave-work MAP TITLE: gives a map a title, does not save it, and ends as a program that is killed
 *
 * MAP is a file, or "-" for one that was never saved. For scripts about what is left.
 */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "journeys/documents/recovery.h"

static void
settle (WayRecovery       *recovery,
        WayRecoveryFolder *folder)
{
  way_recovery_write_now (recovery);
  way_recovery_folder_flush (folder);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = way_recovery_folder_dup_path ();
  g_autoptr (WayRecoveryFolder) folder = NULL;
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  if (g_str_equal (argv[1], "-"))
    {
      g_autoptr (WayMap) map = way_map_new ();

      document = way_document_new (map);
    }
  else
    {
      file = g_file_new_for_path (argv[1]);
      document = way_document_open (file, &error);
    }
  if (document == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  folder = way_recovery_folder_new (path);
  recovery = way_recovery_new (folder, document);
  command = way_command_new_set (way_map_get_root (way_document_get_map (document)), "title", argv[2], &error);
  if (command == NULL || !way_history_perform (way_document_get_history (document), command, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  settle (recovery, folder);
  settle (recovery, folder);
  if (way_recovery_get_trouble (recovery) != NULL)
    {
      fprintf (stderr, "%s\n", way_recovery_get_trouble (recovery));
      return 1;
    }
  _exit (0);
}
