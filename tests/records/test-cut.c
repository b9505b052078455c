/* test-cut.c - whenever the power is cut, records are as before or as after, and what was promised stays so
 *
 * What is done to records is that of tests/support/fault-on-*.c, with the maps, versions and copies that belong to it.
 */
#define _GNU_SOURCE
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "tests/support/disk-trace.h"
#include "tests/support/fault-judge.h"
#include "tests/support/fault-operations.h"
#include "tests/support/folder-image.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

/* Of the disks before anything was promised, the records of one in so many are read. */
#ifdef __SANITIZE_ADDRESS__
#define SHARE 40
#else
#define SHARE 8
#endif

typedef struct
{
  const char *name;
  const char *gone;      /* what is in no file any more once it is promised, or NULL */
  gboolean    is_traded; /* the records that were there before are somewhere at any moment */
  const char *part;      /* the folder in which it is looked what the disk has, or NULL for all of them */
} Case;

typedef struct
{
  const Case    *about;
  char          *root;
  char          *folder;
  WayFaultJudge *judge;
  GBytes        *before;
  guint          n;
} Cut;

static guint n_disks = 0;

static const WayFaultOperation *
find_operation (const char *name)
{
  const WayFaultOperation *const tables[] = { way_fault_on_records, way_fault_on_maps, way_fault_on_many };
  guint                          i, j;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    for (j = 0; tables[i][j].name != NULL; j++)
      if (strcmp (tables[i][j].name, name) == 0)
        return &tables[i][j];
  g_assert_not_reached ();
}

static gboolean
has (GBytes     *bytes,
     const char *text)
{
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return size > 0 && memmem (data, size, text, strlen (text)) != NULL;
}

/* What can be seen without SQLite. */
static void
look_at_files (Cut     *cut,
               guint    promises,
               GString *problems)
{
  g_autoptr (GHashTable) now = way_folder_image_read (cut->folder, NULL);
  GHashTableIter iter;
  gpointer       name, bytes;
  gboolean       is_there = FALSE;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      is_there = is_there || (cut->before != NULL && g_bytes_equal (bytes, cut->before));
      /* Texts that somebody wrote about a person are told of and stay. */
      if (promises > 0 && cut->about->gone != NULL && has (bytes, cut->about->gone) &&
          !has (g_hash_table_lookup (cut->judge->after, name), cut->about->gone))
        g_string_append_printf (problems, "%s has “%s” still\n", (char *)name, cut->about->gone);
    }
  if (cut->about->is_traded && !is_there)
    g_string_append (problems, "the records that were replaced are nowhere\n");
}

static void
check (guint    promises,
       gpointer data)
{
  Cut *cut = data;
  g_autoptr (GString) problems = g_string_new (NULL);
  WayState state;

  look_at_files (cut, promises, problems);
  if (promises > 0 || cut->n % SHARE == 0)
    {
      state = way_fault_judge_look (cut->judge, TRUE, problems);
      if (state == 0)
        g_string_append (problems, "the records are neither as before nor as after\n");
      if (promises > 0 && !(state & WAY_STATE_AFTER))
        g_string_append (problems, "it was promised, and is not there\n");
    }
  if (problems->len > 0)
    g_test_message ("%s, disk %u%s: %s", cut->about->name, cut->n, promises > 0 ? ", promised" : "", problems->str);
  g_assert_cmpuint (problems->len, ==, 0);
  cut->n++;
}

static void
test_case (gconstpointer data)
{
  const WayFaultOperation *operation = find_operation (((const Case *)data)->name);
  Cut                      cut = { .about = data, .root = way_test_folder_new_in_memory () };
  g_autofree char         *traced = NULL;
  g_autofree char         *scratch = g_build_filename (cut.root, "scratch", NULL);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;
  WayFaultStage *stage;

  cut.folder = g_build_filename (cut.root, "data", NULL);
  g_mkdir (scratch, 0700);
  g_mkdir (cut.folder, 0700);
  g_setenv ("WAYMARK_DATA_DIR", cut.folder, TRUE);
  way_fault_stage_make (cut.folder, operation->start);
  stage = way_fault_stage_new (cut.folder, operation);
  before = way_folder_image_read (cut.folder, NULL);
  cut.before = g_hash_table_lookup (before, "records.db");
  cut.judge = way_fault_judge_new (cut.folder, scratch, before);

  traced = g_build_filename (cut.folder, cut.about->part, NULL);
  way_disk_trace_begin (traced);
  operation->run (stage, &error);
  g_assert_no_error (error);
  way_disk_trace_promise ();
  way_disk_trace_end ();
  way_fault_stage_free (stage);
  after = way_folder_image_read (cut.folder, NULL);
  way_fault_judge_set_after (cut.judge, after);
  n_disks += way_disk_trace_check (check, &cut);
  g_assert_cmpuint (cut.n, >, 1);

  way_fault_judge_free (cut.judge);
  g_free (cut.folder);
  way_test_folder_free (cut.root);
}

static void
test_count (void)
{
  /* Each check above ends the program when it does not hold. */
  g_print ("# promise 2: %u different disks after a power cut while records are changed, copied, restored, imported and erased, 0 with something lost, half or back again\n",
           n_disks);
}

int
main (int   argc,
      char *argv[])
{
  static const Case cases[] = {
    { "restore", NULL, TRUE, NULL },
    { "back up daily", NULL, FALSE, NULL },
    { "open: add what is missing", NULL, FALSE, NULL },
    { "import", NULL, FALSE, NULL },
    { "take an import back", NULL, FALSE, NULL },
    /* Its writing of the records is among what tests/records/test-faults.c cuts. */
    { "erase a contact", "Nadia Brandt", FALSE, "backups" },
  };
  guint i;

  way_test_init (&argc, &argv);

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/cut/1/%u %s", i + 1, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/records/cut/2/count", test_count);

  return way_test_run ();
}
