/* replay.c - what was found worth trying, and what every reader was once wrong about, again
 *
 * The arguments are folders of files. Each file is read in a process of its own, in bounded time and memory,
 * and without reaching any other file, a connection or a program.
 */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

#include "tests/support/bounded.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

static char **folders;

/* What libraries and targets read once, whatever the file is. */
static void
warm_up (void)
{
  g_autoptr (WayMap) sample = way_fuzz_read_sample ();
  g_autofree char *type = g_content_type_guess (NULL, (const guchar *)"GIF89a", 6, NULL);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();

  g_vfs_get_default ();
  gdk_pixbuf_loader_close (loader, NULL);
}

/* Beside the folder of the process: chance, and the time of the place. */
static void
read_one (gpointer path)
{
  g_autoptr (GBytes) bytes = way_test_read (path);
  g_autofree char  *own = g_path_get_dirname (way_fuzz_get_folder ());
  const char *const doors[] = {
    own,
    "/dev/urandom",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    NULL,
  };
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);

  way_test_close_doors (doors);
  LLVMFuzzerTestOneInput (data, size);
  way_test_open_doors ();
}

static int
read_folder (const char     *folder,
             WayTestBounded *most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  int         n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      way_test_bounded (path, read_one, path, most);
      way_fuzz_empty ();
      n++;
    }

  return n;
}

static void
test_replay (void)
{
  WayTestBounded most = { 0 };
  int            n = 0;
  int            i;

  for (i = 0; folders[i] != NULL; i++)
    n += read_folder (folders[i], &most);
  g_assert_cmpint (n, >, 0);
  g_print ("# promise 5: " WAY_FUZZ_TARGET ": %d files, the slowest %.0f ms, the largest %ld MB\n", n, most.seconds * 1000, most.kib / 1024);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);
  LLVMFuzzerInitialize (&argc, &argv);
  folders = argv + 1;
  warm_up ();
  g_test_add_func ("/fuzz/" WAY_FUZZ_TARGET, test_replay);

  return way_test_run ();
}
