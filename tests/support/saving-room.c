/* saving-room.c - a folder with one map in it, to be saved whatever goes wrong */
#include "config.h"

#include "tests/support/saving-room.h"

#include <signal.h>
#include <sys/stat.h>

#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"

void
way_test_saving_init (WayTestSaving *self,
                      char          *folder)
{
  g_autoptr (WayMap) map = way_test_map_new ();

  self->folder = folder;
  self->data = NULL;
  self->path = g_build_filename (folder, "map.journey", NULL);
  self->other = g_build_filename (folder, "other.journey", NULL);
  self->file = g_file_new_for_path (self->path);
  self->before = way_writer_write (map);
  way_test_write (self->path, g_bytes_get_data (self->before, NULL), g_bytes_get_size (self->before));
  signal (SIGXFSZ, SIG_IGN);
}

void
way_test_saving_set_up (WayTestSaving *self,
                        gconstpointer  data)
{
  way_test_saving_init (self, way_test_folder_new ());
}

void
way_test_saving_set_up_in_memory (WayTestSaving *self,
                                  gconstpointer  data)
{
  way_test_saving_init (self, way_test_folder_new_in_memory ());
  self->data = way_test_folder_new_in_memory ();
  g_setenv ("WAYMARK_DATA_DIR", self->data, TRUE);
}

void
way_test_saving_tear_down (WayTestSaving *self,
                           gconstpointer  data)
{
  g_bytes_unref (self->before);
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->other);
  way_test_folder_free (self->folder);
  if (self->data != NULL)
    way_test_folder_free (self->data);
}

WayDocument *
way_test_saving_open (GFile *file)
{
  g_autoptr (GError) error = NULL;
  WayDocument *document = way_document_open (file, &error);
  g_autoptr (WayCommand) command = NULL;

  g_assert_no_error (error);
  command = way_command_new_set (way_map_get_root (way_document_get_map (document)), "title", "After", &error);
  g_assert_true (way_history_perform (way_document_get_history (document), command, &error));

  return document;
}

void
way_test_saving_assert_saves (WayDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  if (!way_document_save (document, &error))
    g_error ("%s", error->message);
  g_assert_cmpint (way_document_get_state (document), ==, WAY_DOCUMENT_SAVED);
  bytes = way_writer_write (way_document_get_map (document));
  path = g_file_get_path (way_document_get_file (document));
  way_test_assert_same (path, bytes);
}

void
way_test_saving_assert_no_litter (const char *folder,
                                  int         expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, ".journey"))
        g_error ("%s was left behind", name);
      n++;
    }
  g_assert_cmpint (n, ==, expected);
}

int
way_test_saving_get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);

  return info.st_mode & 07777;
}
