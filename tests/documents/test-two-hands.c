/* test-two-hands.c - two programs have one file: in whatever order they act, nothing is overwritten unasked
 *
 * First each order of what both may do, step by step, with what other programs do that
 * changes nothing. Then two saves at once: the second comes between any two calls to
 * the system that the first one makes.
 */
#define _GNU_SOURCE
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "journeys/review/transfer.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/open-document.h"
#include "tests/support/real-call.h"
#include "tests/support/test-main.h"

#define LENGTH 5
#ifdef __SANITIZE_ADDRESS__
#define LENGTH_OF_LONG 6
#else
#define LENGTH_OF_LONG 7
#endif

/* One step after the other. */

typedef enum
{
  EDIT,   /* the map gets a title that it never had */
  SAVE,   /* which may be refused */
  MINE,   /* after that: theirs was looked at, nothing of it ticked, and mine is to replace it */
  THEIRS, /* or theirs mine */
  N_ACTS,
} Act;

typedef enum
{
  TOUCH,     /* the file gets a new date */
  COPY_BACK, /* another program replaces it by the same bytes */
  N_ELSEWHERE,
} Elsewhere;

#define N_STEPS (2 * N_ACTS + N_ELSEWHERE)

typedef struct
{
  WayDocument *document;
  char        *known; /* the title that was in the file when it was read or saved last */
  gboolean     is_asked;
} Hand;

typedef struct
{
  char      *folder;
  char      *path;
  GFile     *file;
  GBytes    *first;
  Hand       hands[2];
  char      *on_disk; /* the title in the file */
  GPtrArray *written; /* all titles that the file ever had */
  int        n_titles;
} Desk;

static guint n_orders = 0, n_asked = 0, n_between = 0;

static void
set_string (char      **string,
            const char *text)
{
  g_free (*string);
  *string = g_strdup (text);
}

static void
desk_set_up (Desk *desk)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  int i;

  desk->folder = way_test_folder_new_in_memory ();
  g_setenv ("WAYMARK_DATA_DIR", desk->folder, TRUE);
  desk->path = g_build_filename (desk->folder, "map.journey", NULL);
  desk->file = g_file_new_for_path (desk->path);
  desk->first = way_writer_write (map);
  way_test_write (desk->path, g_bytes_get_data (desk->first, NULL), g_bytes_get_size (desk->first));
  desk->on_disk = g_strdup (way_item_get_name (way_map_get_root (map)));
  desk->written = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (desk->written, g_strdup (desk->on_disk));
  for (i = 0; i < 2; i++)
    {
      desk->hands[i].document = way_test_document_open (desk->file);
      desk->hands[i].known = g_strdup (desk->on_disk);
    }
}

static void
desk_tear_down (Desk *desk)
{
  int i;

  for (i = 0; i < 2; i++)
    {
      g_clear_object (&desk->hands[i].document);
      g_free (desk->hands[i].known);
    }
  g_ptr_array_unref (desk->written);
  g_bytes_unref (desk->first);
  g_object_unref (desk->file);
  g_free (desk->on_disk);
  g_free (desk->path);
  way_test_folder_free (desk->folder);
}

static char *
read_title (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayDocument) document = way_test_document_open (file);

  return g_strdup (way_document_get_title (document));
}

/* What a save may do, and what it has to do. */
static void
save (Desk    *desk,
      Hand    *hand,
      gboolean is_answered)
{
  const char *mine = way_document_get_title (hand->document);
  gboolean    is_theirs = strcmp (desk->on_disk, hand->known) != 0;
  g_autoptr (GError) error = NULL;
  gboolean         done = way_document_save (hand->document, &error);
  g_autofree char *now = read_title (desk->path);

  if (done)
    {
      g_assert_cmpint (way_document_get_state (hand->document), ==, WAY_DOCUMENT_SAVED);
      g_assert_cmpstr (now, ==, mine);
      if (is_theirs && !is_answered && strcmp (mine, desk->on_disk) != 0)
        g_error ("“%s” was overwritten by “%s”, and nobody was asked", desk->on_disk, mine);
      set_string (&desk->on_disk, mine);
      set_string (&hand->known, mine);
      g_ptr_array_add (desk->written, g_strdup (mine));
    }
  else
    {
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
      g_assert_cmpint (way_document_get_state (hand->document), ==, WAY_DOCUMENT_NOT_SAVED);
      g_assert_cmpstr (now, ==, desk->on_disk);
      if (!is_theirs)
        g_error ("“%s” was asked for, and nobody else had written", mine);
      n_asked++;
    }
  hand->is_asked = !done;
}

static void
take_theirs (Desk *desk,
             Hand *hand)
{
  g_autoptr (GError) error = NULL;
  gboolean changed;
  guint    n_skipped;
  g_auto (WayFileIdentity) read = { 0 };
  g_autoptr (WayMap) theirs = way_document_read_disk (hand->document, &read, &changed, &error);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (WayCommand) command = NULL;

  g_assert_no_error (error);
  g_assert_true (changed);
  differences = way_compare (way_document_get_map (hand->document), theirs);
  command = way_transfer_new (way_document_get_map (hand->document), differences, "Theirs", &n_skipped);
  g_assert_true (command == NULL || way_history_perform_as_is (way_document_get_history (hand->document), command, &error));
  g_assert_no_error (error);
  way_document_accept_read (hand->document, &read);
  g_assert_cmpint (way_document_get_state (hand->document), ==, WAY_DOCUMENT_SAVED);
  set_string (&hand->known, desk->on_disk);
  hand->is_asked = FALSE;
}

static void
act (Desk *desk,
     int   step)
{
  Hand *hand = &desk->hands[step / N_ACTS];

  if (step == 2 * N_ACTS + TOUCH)
    {
      const struct timespec times[2] = { { 1000000000 + desk->n_titles, 0 }, { 1000000000 + desk->n_titles, 0 } };

      g_assert_cmpint (utimensat (AT_FDCWD, desk->path, times, 0), ==, 0);
    }
  else if (step == 2 * N_ACTS + COPY_BACK)
    {
      g_autoptr (GBytes) bytes = way_test_read (desk->path);

      way_test_write (desk->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  else if (step % N_ACTS == EDIT)
    {
      g_autofree char *title = g_strdup_printf ("%d of %d", ++desk->n_titles, step / N_ACTS);

      way_test_document_edit (hand->document, title);
      way_history_seal (way_document_get_history (hand->document));
    }
  else if (step % N_ACTS == SAVE)
    save (desk, hand, FALSE);
  else if (step % N_ACTS == MINE)
    {
      way_test_document_accept_disk (hand->document);
      save (desk, hand, TRUE);
      g_assert_false (hand->is_asked);
    }
  else
    take_theirs (desk, hand);
}

/* Whether it makes a difference to do this now. */
static gboolean
is_worth (Desk *desk,
          int   step,
          int   before)
{
  Hand *hand = step < 2 * N_ACTS ? &desk->hands[step / N_ACTS] : NULL;

  if (hand == NULL || step % N_ACTS == EDIT)
    return step != before;
  if (step % N_ACTS == SAVE)
    return step != before && way_document_is_modified (hand->document);

  return hand->is_asked;
}

/* Whatever was in the file is there, or is a version. */
static void
check_nothing_lost (Desk *desk)
{
  g_autofree char *folder = way_versions_dup_folder ();
  const char      *uuid = way_map_get_uuid (way_document_get_map (desk->hands[0].document));
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = way_versions_list (folder, uuid, &error);
  guint i;

  g_assert_no_error (error);
  g_hash_table_add (titles, read_title (desk->path));
  for (i = 0; i < list->len; i++)
    {
      g_autoptr (GBytes) bytes = way_versions_read (folder, uuid, ((WayVersion *)g_ptr_array_index (list, i))->id, &error);
      g_autofree char *path = g_build_filename (desk->folder, "version.journey", NULL);

      g_assert_no_error (error);
      way_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_hash_table_add (titles, read_title (path));
    }
  for (i = 0; i < desk->written->len; i++)
    if (!g_hash_table_contains (titles, g_ptr_array_index (desk->written, i)))
      g_error ("“%s” was in the file, and is nowhere now", (char *)g_ptr_array_index (desk->written, i));
}

/* All orders that begin with these steps; those that can be told from others by what happens. */
static void
try_orders (int *steps,
            int  n_steps,
            int  length)
{
  gboolean worth[N_STEPS];
  Desk     desk = { 0 };
  int      i;

  desk_set_up (&desk);
  for (i = 0; i < n_steps; i++)
    act (&desk, steps[i]);
  for (i = 0; i < N_STEPS; i++)
    worth[i] = is_worth (&desk, i, n_steps > 0 ? steps[n_steps - 1] : -1);
  if (n_steps == length)
    {
      check_nothing_lost (&desk);
      n_orders++;
    }
  desk_tear_down (&desk);
  for (i = 0; n_steps < length && i < N_STEPS; i++)
    if (worth[i])
      {
        steps[n_steps] = i;
        try_orders (steps, n_steps + 1, length);
      }
}

static void
test_in_any_order (void)
{
  int steps[LENGTH_OF_LONG];

  try_orders (steps, 0, g_getenv ("WAYMARK_TEST_LONG") != NULL ? LENGTH_OF_LONG : LENGTH);
}

/* Two saves at once. */

static struct
{
  int left;    /* calls of the first save until the second comes; -1 before and after */
  int to;      /* where the second is told to begin */
  int from;    /* where it tells how it went */
  int waiting; /* in the second: where it tells that it waits for the first; -1 */
} between = { -1, -1, -1, -1 };

/* What the second program says: that it is done, was refused, or waits for the first one. */
#define DONE 'd'
#define REFUSED 'r'
#define WAITS 'w'

static char
hear (void)
{
  char said;

  g_assert_cmpint (read (between.from, &said, 1), ==, 1);

  return said;
}

static char said = '\0';

static void
pass (void)
{
  if (between.left < 0 || between.left-- > 0)
    return;
  if (write (between.to, "g", 1) == 1)
    said = hear ();
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  va_list arguments;
  mode_t  mode;

  va_start (arguments, flags);
  mode = va_arg (arguments, mode_t);
  va_end (arguments);
  pass ();

  return REAL (open64) (path, flags, mode);
}

int
fsync (int descriptor)
{
  pass ();

  return REAL (fsync) (descriptor);
}

int
close (int descriptor)
{
  pass ();

  return REAL (close) (descriptor);
}

int
rename (const char *from,
        const char *to)
{
  pass ();

  return REAL (rename) (from, to);
}

int
stat64 (const char    *path,
        struct stat64 *info)
{
  pass ();

  return REAL (stat64) (path, info);
}

int
flock (int descriptor,
       int operation)
{
  int result;

  pass ();
  result = REAL (flock) (descriptor, operation);
  if (result != 0 && between.waiting >= 0)
    {
      int where = between.waiting;

      between.waiting = -1;
      if (write (where, &(char){ WAITS }, 1) != 1)
        _exit (1);
    }

  return result;
}

/* The second program: saves when it is told to. */
static pid_t
start_second (Desk *desk,
              int   told[2],
              int   tells[2])
{
  pid_t pid = fork ();
  char  go, result;

  if (pid != 0)
    return pid;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (read (told[0], &go, 1) != 1)
    _exit (1);
  between.waiting = tells[1];
  result = way_document_save (desk->hands[1].document, NULL) ? DONE : REFUSED;
  between.waiting = -1;
  _exit (write (tells[1], &result, 1) == 1 ? 0 : 1);
}

/* Returns whether the first save made so many calls. */
static gboolean
try_between (int call)
{
  Desk             desk = { 0 };
  int              told[2], tells[2], i;
  pid_t            second;
  gboolean         done, reached;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  desk_set_up (&desk);
  for (i = 0; i < 2; i++)
    way_test_document_edit (desk.hands[i].document, i == 0 ? "First" : "Second");
  g_assert_cmpint (pipe (told), ==, 0);
  g_assert_cmpint (pipe (tells), ==, 0);
  second = start_second (&desk, told, tells);
  between.to = told[1];
  between.from = tells[0];
  said = '\0';
  between.left = call;
  done = way_document_save (desk.hands[0].document, &error);
  reached = between.left < 0;
  between.left = -1;
  if (!reached)
    g_assert_cmpint (write (told[1], "g", 1), ==, 1);
  if (!reached || said == WAITS)
    said = hear ();
  if (!done)
    g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
  if (done && said == DONE)
    g_error ("Both saved, and nobody was asked, when the second came before call %d of the first", call);
  if (!done && said != DONE)
    g_error ("Neither saved, when the second came before call %d of the first", call);
  now = read_title (desk.path);
  g_assert_cmpstr (now, ==, done ? "First" : "Second");
  g_assert_cmpint (waitpid (second, NULL, 0), ==, second);
  for (i = 0; i < 2; i++)
    {
      close (told[i]);
      close (tells[i]);
    }
  desk_tear_down (&desk);
  n_between += reached;

  return reached;
}

static void
test_at_once (void)
{
  int call = 0;

  way_database_set_patience (0);
  while (try_between (call))
    call++;
  g_assert_cmpint (call, >, 10);
}

static void
test_count (void)
{
  /* Each of the checks above ends the program when it does not hold. */
  g_print ("# promise 10: %u orders of what two programs do with one file, and %u saves between two calls of another: nothing overwritten unasked, asked %u times and never without reason\n",
           n_orders, n_between, n_asked);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/documents/two-hands/1/at-once", test_at_once);
  g_test_add_func ("/documents/two-hands/1/in-any-order", test_in_any_order);
  g_test_add_func ("/documents/two-hands/2/count", test_count);

  return way_test_run ();
}
