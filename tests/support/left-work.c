/* left-work.c - a folder with the work that a program left which was ended */
#include "config.h"

#include "tests/support/left-work.h"

#include "journeys/documents/recovery-file.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"

/* @folder: (transfer full): what is left there is written by the test */
void
way_test_left_init (WayTestLeft *self,
                    char        *folder)
{
  self->folder = folder;
  self->path = g_build_filename (folder, "one.recovery", NULL);
  self->lock = way_recovery_folder_new (folder);
  self->patience = way_database_get_patience ();
}

void
way_test_left_tear_down (WayTestLeft  *self,
                         gconstpointer data)
{
  way_database_set_patience (self->patience);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->lock);
  g_free (self->path);
  way_test_folder_free (self->folder);
}

/* A program ended before the map @base was saved for the first time, after these steps. */
void
way_test_left_write (const char *path,
                     const char *title,
                     GBytes     *base,
                     GPtrArray  *steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (path, &error);
  WayRecoveryAbout about = { .title = (char *)title, .owner = (char *)"ended.running" };

  g_assert_no_error (error);
  way_recovery_file_write (file, &about, base, 0, steps, &error);
  g_assert_no_error (error);
}
