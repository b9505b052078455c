/* test-kept-faults.c - what is kept of maps, versions and unsaved work, while memory and the disk fail
 *
 * Each thing that is done to it is done again and again, and each time another allocation of SQLite, another thing
 * that is asked of a file, or another call to the system fails. Then all is as it was before or as it should be after; what fails for a moment is
 * never taken for damage; and the next try succeeds.
 */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "tests/support/faults.h"
#include "tests/support/folder-image.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

#define UUID "11111111-1111-4111-8111-111111111111"
#define SAVES 100 /* as many as are kept */
#define WORK "left.recovery"

/* Every so many points are tried, but with --long all: to understand a statement takes dozens of allocations, and a
 * call to the system fails in six ways. */
static const struct
{
  WayFault fault;
  guint    stride;
} faults[] = {
  { WAY_FAULT_MEMORY, 41 },
  { WAY_FAULT_IO, 5 },
  { WAY_FAULT_FULL, 3 },
  { WAY_FAULT_CALL, 13 },
};

typedef struct
{
  char              *root;
  char              *folder; /* below it, with all that is kept */
  char              *work;   /* what was left unsaved, in there */
  WayRecoveryFolder *lock;   /* this program */
  WayMap            *secret;
  GBytes            *map; /* that one */
  GBytes            *other_map;
  GString           *told; /* what was read */
} Stage;

typedef struct
{
  const char *name;
  void (*prepare) (Stage *stage);
  gboolean (*run) (Stage   *stage,
                   GError **error);
} Operation;

static WayMap *
make_map (const char *title)
{
  WayMap *map = way_test_map_new ();

  way_item_set (way_map_get_root (map), "title", title, NULL);

  return map;
}

/* Renames what is called “Secret”, as an erasure does. */

static gboolean
change_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  WayItem *root = way_map_get_root (map);

  *changed = strcmp (way_item_get (root, "title"), "Secret") == 0;
  if (*changed)
    way_item_set (root, "title", "Gone", NULL);

  return TRUE;
}

static char *
change_text (const char *text,
             gpointer    data)
{
  return strcmp (text, "Secret") == 0 ? g_strdup ("Gone") : NULL;
}

static gboolean
rewrite (Stage *stage,
         void (*rewrite_all) (const char       *folder,
                              const WayRewrite *rewrite),
         GError **error)
{
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite how = { .change_map = change_map, .change_text = change_text, .unread = unread };
  WayUnread *problem;

  rewrite_all (stage->folder, &how);
  if (unread->len == 0)
    return TRUE;
  problem = g_ptr_array_index (unread, 0);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_false (problem->damaged);
  g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, problem->problem);

  return FALSE;
}

/* Versions */

static void
keep (Stage      *stage,
      GBytes     *content,
      gint64      saved,
      const char *label)
{
  g_autoptr (GError) error = NULL;

  way_versions_keep (stage->folder, UUID, content, saved, "/maps/one.journey", label, &error);
  g_assert_no_error (error);
}

static void
prepare_two_versions (Stage *stage)
{
  keep (stage, stage->map, 1000, NULL);
  keep (stage, stage->other_map, 2000, "Secret");
}

static void
prepare_most_versions (Stage *stage)
{
  int i;

  for (i = 0; i < SAVES; i++)
    keep (stage, i % 2 == 0 ? stage->map : stage->other_map, 1000 * i, NULL);
}

static gboolean
keep_version (Stage   *stage,
              GError **error)
{
  return way_versions_keep (stage->folder, UUID, stage->map, 1000 * SAVES, "/maps/one.journey", NULL, error);
}

/* Of many not all are opened. */
static gboolean
read_versions (Stage   *stage,
               GError **error)
{
  g_autoptr (GPtrArray) versions = way_versions_list (stage->folder, UUID, error);
  guint i;

  for (i = 0; versions != NULL && i < versions->len; i++)
    {
      WayVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (GBytes) content = NULL;
      g_autofree char *sum = NULL;

      g_string_append_printf (stage->told, "version of %" G_GINT64_FORMAT ", “%s”, %" G_GINT64_FORMAT " bytes\n", version->saved, version->label, version->size);
      if (i > 1 && i + 1 < versions->len)
        continue;
      content = way_versions_read (stage->folder, UUID, version->id, error);
      if (content == NULL)
        return FALSE;
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
      g_string_append_printf (stage->told, "%s\n", sum);
    }

  return versions != NULL;
}

static gboolean
rewrite_versions (Stage   *stage,
                  GError **error)
{
  return rewrite (stage, way_versions_rewrite_all, error);
}

static char *
versions_path (Stage *stage)
{
  return g_build_filename (stage->folder, UUID ".versions", NULL);
}

/* One of two is no map any more. */
static void
prepare_damaged_version (Stage *stage)
{
  g_autoptr (GBytes) damaged = g_bytes_new_static ("<half", 5);

  keep (stage, stage->map, 1000, NULL);
  keep (stage, damaged, 2000, NULL);
}

static gboolean
remove_unread_version (Stage   *stage,
                       GError **error)
{
  g_autofree char *path = versions_path (stage);

  return way_versions_remove_unread (path, error);
}

static gboolean
find_version (Stage   *stage,
              GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) found = way_versions_find (stage->folder, "/maps/one.journey", problems);
  const char *uuid = found[0];

  g_assert_cmpuint (problems->len, ==, uuid == NULL);
  if (uuid == NULL)
    g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, g_ptr_array_index (problems, 0));
  else
    g_string_append_printf (stage->told, "%s\n", uuid);

  return uuid != NULL;
}

/* Work that was left unsaved */

static gboolean
write_work (Stage      *stage,
            const char *title,
            gboolean    with_base,
            GError    **error)
{
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (stage->work, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (stage->secret), "title", title, NULL);
  WayRecoveryAbout about = { .title = (char *)title, .saved = (char *)"none", .path = (char *)"/maps/gone.journey" };

  g_ptr_array_add (steps, way_recovery_step_new (7, WAY_DEED_STEP, way_command_to_xml (command)));

  return file != NULL && way_recovery_file_write (file, &about, with_base ? stage->map : NULL, 6, steps, error);
}

static void
prepare_work (Stage *stage)
{
  g_autoptr (GError) error = NULL;

  write_work (stage, "Secret", TRUE, &error);
  g_assert_no_error (error);
}

/* Nobody knows what the second step does. */
static void
prepare_part (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecoveryFile) file = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  WayRecoveryAbout about = { .title = (char *)"Secret", .saved = (char *)"none", .path = (char *)"/maps/gone.journey" };

  prepare_work (stage);
  file = way_recovery_file_open (stage->work, &error);
  g_assert_no_error (error);
  g_ptr_array_add (steps, way_recovery_step_new (8, WAY_DEED_STEP, g_strdup ("<nothing-that-is-known/>")));
  g_assert_true (way_recovery_file_write (file, &about, NULL, 6, steps, &error));
}

static gboolean
begin_work (Stage   *stage,
            GError **error)
{
  return write_work (stage, "Begun", TRUE, error);
}

static gboolean
go_on_with_work (Stage   *stage,
                 GError **error)
{
  return write_work (stage, "Gone on", FALSE, error);
}

static gboolean
take_work (Stage   *stage,
           GError **error)
{
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (stage->work, error);

  return file != NULL && way_recovery_file_hold (file, NULL, error) && way_recovery_file_take (file, "somebody", error);
}

/* What one sees who looks for it; what cannot be looked at now is left out, and stays. */
static WayRecovered *
find_work (Stage   *stage,
           GError **error)
{
  g_autoptr (GPtrArray) list = way_recovered_list (stage->lock);
  WayRecovered *found = list->len > 0 ? g_ptr_array_steal_index (list, 0) : NULL;

  g_assert_cmpuint (list->len, ==, 0);
  if (found == NULL)
    g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, "It cannot be looked at now");
  else
    g_assert_cmpstr (found->problem, ==, NULL);

  return found;
}

static gboolean
list_work (Stage   *stage,
           GError **error)
{
  g_autoptr (WayRecovered) found = find_work (stage, error);

  if (found != NULL)
    g_string_append_printf (stage->told, "%s: %u changes, discarded: %d\n", found->title, found->n_steps, found->discarded != 0);

  return found != NULL;
}

static WayRecovered *
name_work (Stage *stage)
{
  WayRecovered *found = g_new0 (WayRecovered, 1);

  found->path = g_strdup (stage->work);

  return found;
}

static gboolean
look_at_work (Stage   *stage,
              GError **error)
{
  g_autoptr (WayRecovered) found = name_work (stage);
  g_autoptr (WayMap) before = NULL;
  g_autoptr (WayDocument) document = way_recovered_read (found, &before, error);

  if (document != NULL)
    g_string_append_printf (stage->told, "%s, before %s\n", way_document_get_title (document), way_item_get (way_map_get_root (before), "title"));

  return document != NULL;
}

static gboolean
open_work (Stage   *stage,
           GError **error)
{
  g_autoptr (WayRecovered) found = name_work (stage);
  g_autoptr (WayRecovery) recovery = NULL;
  gboolean is_whole = FALSE;
  g_autoptr (WayDocument) document = way_recovered_open (found, stage->lock, &recovery, &is_whole, error);

  if (document == NULL)
    return FALSE;
  /* What cannot be taken is where it was, and can be taken another time. */
  if (is_whole && !g_str_equal (way_recovery_get_path (recovery), stage->work))
    {
      g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, "It was opened as a copy");
      return FALSE;
    }
  g_string_append_printf (stage->told, "%s, %s\n", way_document_get_title (document), is_whole ? "whole" : "in part");

  return TRUE;
}

static gboolean
discard_work (Stage   *stage,
              GError **error)
{
  g_autoptr (WayRecovered) found = name_work (stage);

  return way_recovered_discard (found, error);
}

static void
prepare_discarded (Stage *stage)
{
  g_autoptr (GError) error = NULL;

  prepare_work (stage);
  discard_work (stage, &error);
  g_assert_no_error (error);
}

static gboolean
discard_for_ever (Stage   *stage,
                  GError **error)
{
  g_autoptr (WayRecovered) found = name_work (stage);

  found->discarded = 1;

  return way_recovered_discard (found, error);
}

static gboolean
rewrite_work (Stage   *stage,
              GError **error)
{
  return rewrite (stage, way_recovered_rewrite_all, error);
}

static const Operation operations[] = {
  { "the first version is kept", NULL, keep_version },
  { "a version more than are kept", prepare_most_versions, keep_version },
  { "versions are read", prepare_two_versions, read_versions },
  { "versions are changed", prepare_two_versions, rewrite_versions },
  { "a version that cannot be read is removed", prepare_damaged_version, remove_unread_version },
  { "a map is found by its versions", prepare_two_versions, find_version },
  { "work is written for the first time", NULL, begin_work },
  { "work goes on", prepare_work, go_on_with_work },
  { "work goes on in another program", prepare_work, take_work },
  { "work is looked for", prepare_work, list_work },
  { "discarded work is looked for", prepare_discarded, list_work },
  { "work is looked at", prepare_work, look_at_work },
  { "work is opened", prepare_work, open_work },
  { "work is opened in part", prepare_part, open_work },
  { "work is discarded", prepare_work, discard_work },
  { "work is discarded for ever", prepare_discarded, discard_for_ever },
  { "work is changed", prepare_work, rewrite_work },
  { "discarded work is changed", prepare_discarded, rewrite_work },
};

/* All that is kept, in words. */
static char *
describe (Stage *stage)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (WayRecoveryFile) file = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GBytes) base = NULL;
  g_auto (WayRecoveryAbout) about = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = NULL;
  guint            i;

  read_versions (stage, &error);
  g_assert_no_error (error);
  g_string_append (words, stage->told->str);
  g_string_truncate (stage->told, 0);
  if (!g_file_test (stage->work, G_FILE_TEST_EXISTS))
    return g_string_free (g_steal_pointer (&words), FALSE);

  file = way_recovery_file_open (stage->work, &error);
  g_assert_no_error (error);
  if (way_recovery_file_is_empty (file))
    return g_string_free (g_steal_pointer (&words), FALSE);
  way_recovery_file_read_about (file, &about, &error);
  g_assert_no_error (error);
  way_recovery_file_read (file, &base, &steps, &error);
  g_assert_no_error (error);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  g_string_append_printf (words, "work on %s of %s, with %s, discarded: %d\n", about.title, sum, about.owner != NULL ? "an owner" : "none", about.discarded != 0);
  for (i = 0; i < steps->len; i++)
    g_string_append_printf (words, "%s\n", ((WayRecoveryStep *)g_ptr_array_index (steps, i))->command);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

typedef struct
{
  GHashTable *image; /* what is there before */
  char       *before;
  char       *after;
  char       *told;
  guint       n_points[WAY_N_FAULTS];
} Trial;

static gboolean
run (Stage           *stage,
     const Operation *operation,
     GError         **error)
{
  g_string_truncate (stage->told, 0);

  return operation->run (stage, error);
}

/* Without any fault: what should come of it, and how many points there are. */
static void
rehearse (Stage           *stage,
          const Operation *operation,
          Trial           *trial)
{
  g_autoptr (GError) error = NULL;

  if (operation->prepare != NULL)
    operation->prepare (stage);
  trial->before = describe (stage);
  trial->image = way_folder_image_read (stage->folder, NULL);
  way_faults_count ();
  run (stage, operation, &error);
  way_faults_get_counted (trial->n_points);
  g_assert_no_error (error);
  trial->told = g_strdup (stage->told->str);
  g_string_truncate (stage->told, 0);
  trial->after = describe (stage);
}

static void
try_point (Stage           *stage,
           const Operation *operation,
           Trial           *trial,
           WayFault         fault,
           guint            point)
{
  g_autofree char *found = NULL;
  g_autofree char *told = NULL;
  g_autofree char *in_the_end = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  way_folder_image_write (stage->folder, trial->image);
  way_faults_arm (fault, point, FALSE);
  done = run (stage, operation, &error);
  way_faults_disarm ();
  told = g_strdup (stage->told->str);
  g_string_truncate (stage->told, 0);
  found = describe (stage);
  g_test_message ("%s: %s fails at %u: %s", operation->name, way_fault_get_name (fault), point, error != NULL ? error->message : "done");

  g_assert_true (done == (error == NULL));
  if (done)
    {
      g_assert_cmpstr (found, ==, trial->after);
      g_assert_cmpstr (told, ==, trial->told);
      return;
    }
  g_assert_cmpstr (error->message, !=, "");
  g_assert_false (way_rewrite_is_damage (error));
  if (strcmp (found, trial->before) != 0)
    g_assert_cmpstr (found, ==, trial->after);
  g_clear_error (&error);

  run (stage, operation, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stage->told->str, ==, trial->told);
  g_string_truncate (stage->told, 0);
  in_the_end = describe (stage);
  g_assert_cmpstr (in_the_end, ==, trial->after);
}

static void
test_operation (gconstpointer data)
{
  const Operation *operation = data;
  const gboolean   is_long = g_getenv ("WAYMARK_TEST_LONG") != NULL || g_getenv ("WAYMARK_TEST_ALL_POINTS") != NULL;
  Stage            stage = { .root = way_test_folder_new_in_memory (), .secret = make_map ("Secret"), .told = g_string_new (NULL) };
  g_autoptr (WayMap) other = make_map ("Plain");
  Trial trial = { 0 };
  guint point;
  gsize i;

  stage.map = way_writer_write (stage.secret);
  stage.other_map = way_writer_write (other);
  stage.folder = g_build_filename (stage.root, "kept", NULL);
  stage.work = g_build_filename (stage.folder, WORK, NULL);
  way_faults_set_folder (stage.folder);
  stage.lock = way_recovery_folder_new (stage.folder);
  rehearse (&stage, operation, &trial);
  for (i = 0; i < G_N_ELEMENTS (faults); i++)
    for (point = 1; point <= trial.n_points[faults[i].fault]; point += is_long ? 1 : faults[i].stride)
      try_point (&stage, operation, &trial, faults[i].fault, point);

  g_hash_table_unref (trial.image);
  g_free (trial.before);
  g_free (trial.after);
  g_free (trial.told);
  g_object_unref (stage.lock);
  g_string_free (stage.told, TRUE);
  g_object_unref (stage.secret);
  g_bytes_unref (stage.map);
  g_bytes_unref (stage.other_map);
  g_free (stage.folder);
  g_free (stage.work);
  way_test_folder_free (stage.root);
}

int
main (int   argc,
      char *argv[])
{
  gsize i;

  way_faults_install ();
  way_test_init (&argc, &argv);
  way_database_set_patience (0);
  for (i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strdelimit (g_strconcat ("/documents/kept-faults/", operations[i].name, NULL), " ", '-');

      g_test_add_data_func (path, &operations[i], test_operation);
    }

  return way_test_run ();
}
