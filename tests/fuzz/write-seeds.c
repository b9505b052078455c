/* write-seeds.c - files of every sort that this version writes, for inventing others
 *
 * write-seeds FOLDER makes a folder for each target in FOLDER.
 */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>

#include "journeys/commands/history.h"
#include "journeys/documents/command-xml.h"
#include "journeys/documents/fragment-xml.h"
#include "journeys/documents/lock-note.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/documents/versions.h"
#include "journeys/documents/writer.h"
#include "journeys/records/records.h"
#include "tests/support/folders.h"
#include "tests/support/inventions.h"
#include "tests/support/maps.h"
#include "tests/support/pictures.h"
#include "tests/support/records.h"
#include "tests/support/rich-map.h"
#include "tests/support/sql.h"

#define N_COMMANDS 60
#define UUID "6f2d1f6e-8f5e-4d0e-9d63-0d5b7f3d2a11"

static const char *root;

static char *
dup_path (const char *target,
          const char *name)
{
  g_autofree char *folder = g_build_filename (root, target, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);

  return g_build_filename (folder, name, NULL);
}

static void
put (const char *target,
     const char *name,
     GBytes     *bytes)
{
  g_autofree char *path = dup_path (target, name);

  way_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
put_text (const char *target,
          const char *name,
          const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  put (target, name, bytes);
}

/* A database as it is, but in as few bytes as can be: each is changed many times. */
static void
put_database (const char *target,
              const char *name,
              const char *from)
{
  g_autofree char *path = dup_path (target, name);
  g_autofree char *into = g_strdup_printf ("PRAGMA page_size = 512; PRAGMA journal_mode = DELETE; VACUUM INTO '%s'", path);

  g_unlink (path);
  way_test_run_sql (from, into);
}

static void
put_maps (void)
{
  g_autoptr (WayMap) rich = way_test_rich_map_new (TRUE);
  g_autoptr (WayMap) plain = way_test_map_new ();
  g_autoptr (GBytes) all = way_writer_write (rich);
  g_autoptr (GBytes) few = way_writer_write (plain);

  put ("journey", "every-field.journey", all);
  put ("journey", "plain.journey", few);
}

static void
put_fragments (void)
{
  g_autoptr (WayMap) map = way_test_rich_map_new (TRUE);
  int slot;

  for (slot = WAY_MAP_STAGES; slot <= WAY_MAP_CARDS; slot++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      g_autoptr (WayFragment) fragment = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *name = g_strdup_printf ("part-%d.xml", slot);
      int              i;

      for (i = 0; i < way_map_n (map, slot); i++)
        g_ptr_array_add (items, way_map_get (map, slot, i));
      fragment = items->len > 0 ? way_fragment_new (map, items) : NULL;
      bytes = fragment != NULL ? way_fragment_to_xml (fragment) : NULL;
      if (bytes != NULL)
        put ("fragment", name, bytes);
    }
}

/* What a person may have done, each with its text. */
static GPtrArray *
invent_steps (WayMap *map)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);

  while (steps->len < N_COMMANDS)
    {
      g_autoptr (WayCommand) command = steps->len % 2 == 0 ? way_test_invent_anything (rand, map) : way_test_invent_gesture (rand, map);
      g_autofree char *name = g_strdup_printf ("step-%02u.xml", steps->len);
      g_autofree char *text = NULL;

      if (command == NULL || !way_history_perform (history, command, NULL))
        continue;
      text = way_command_to_xml (command);
      put_text ("command", name, text);
      g_ptr_array_add (steps, way_recovery_step_new (steps->len + 1, WAY_DEED_STEP, g_steal_pointer (&text)));
    }

  return steps;
}

static void
put_recovery (void)
{
  g_autoptr (WayMap) map = way_fuzz_read_sample ();
  g_autoptr (GBytes) base = way_writer_write (map);
  g_autoptr (GPtrArray) steps = invent_steps (map);
  g_autofree char *path = way_fuzz_write ("a.recovery", NULL, 0);
  WayRecoveryAbout about = { NULL, (char *)"A map", NULL, (char *)"nobody.running" };
  WayRecoveryFile *file = way_recovery_file_open (path, NULL);

  g_assert_true (way_recovery_file_write (file, &about, base, 1, steps, NULL));
  way_recovery_file_close (file);
  put_database ("recovery", "never-saved.recovery", path);
}

static void
put_versions (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) content = way_writer_write (map);
  g_autofree char *path = g_build_filename (way_fuzz_get_folder (), UUID ".versions", NULL);

  g_assert_true (way_versions_keep (way_fuzz_get_folder (), UUID, content, 1764000000000000, "/maps/a.journey", NULL, NULL));
  g_assert_true (way_versions_keep (way_fuzz_get_folder (), UUID, content, 1764000000000001, NULL, "Before the review", NULL));
  put_database ("versions", "two.versions", path);
}

static void
put_records (void)
{
  g_autoptr (WayRecords) records = way_records_open (way_fuzz_get_folder (), NULL);
  g_autofree char *path = g_strdup (way_records_get_path (records));
  g_autoptr (WayItem) account = way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL);
  g_autoptr (WayItem) contact = NULL;

  g_assert_true (way_records_add (records, account, NULL));
  contact = way_test_record_new (WAY_KIND_CONTACT, "name", "Ida Brandt", "account", way_item_get_id (account), NULL);
  g_assert_true (way_records_add (records, contact, NULL));
  g_clear_object (&records);
  put_database ("records", "two.db", path);
}

#define PAGE 512
#define HEADER 100
#define N_DEEP 8

static void
put_number (guchar *bytes,
            gsize   n_bytes,
            guint   number)
{
  while (n_bytes > 0)
    {
      bytes[--n_bytes] = number & 0xff;
      number >>= 8;
    }
}

/* A page of a tree all of whose branches are one and the same page.
 * Source: https://www.sqlite.org/fileformat2.html#b_tree_pages */
static void
make_branches (guchar *page,
               gsize   start,
               guint   child)
{
  guint n = (PAGE - start - 12) / 7;
  guint i;

  memset (page + start, 0, PAGE - start);
  page[start] = 5;
  put_number (page + start + 3, 2, n);
  put_number (page + start + 5, 2, PAGE - n * 5);
  put_number (page + start + 8, 4, child);
  for (i = 0; i < n; i++)
    {
      put_number (page + start + 12 + i * 2, 2, PAGE - (i + 1) * 5);
      put_number (page + PAGE - (i + 1) * 5, 4, child);
      page[PAGE - (i + 1) * 5 + 4] = 1;
    }
}

/* What is in the database is to be found on more ways than can ever be gone. */
static void
multiply_schema (const char *path)
{
  g_autoptr (GBytes) bytes = way_test_read (path);
  guint              n_pages = g_bytes_get_size (bytes) / PAGE;
  g_autofree guchar *all = g_malloc0 ((n_pages + N_DEEP) * PAGE);
  guchar            *last = all + (n_pages + N_DEEP - 1) * PAGE;
  guint              i;

  memcpy (all, g_bytes_get_data (bytes, NULL), n_pages * PAGE);
  put_number (all + 28, 4, n_pages + N_DEEP);
  /* Its one page, whose head alone has another place. */
  memcpy (last + HEADER, all + HEADER, PAGE - HEADER);
  memcpy (last, all + HEADER, HEADER);
  make_branches (all, HEADER, n_pages + 1);
  for (i = 1; i < N_DEEP; i++)
    make_branches (all + (n_pages + i - 1) * PAGE, 0, n_pages + i + 1);
  way_test_write (path, (const char *)all, (n_pages + N_DEEP) * PAGE);
}

#define SLOW "length (hex (replace (printf ('%.*c', 7000000, x), 'a', 'bb'))) > 7"

/* A database that says it is of a sort, and takes for ever when something in it is worked out. */
static void
put_endless (const char *target,
             int         application_id,
             const char *name,
             const char *table)
{
  g_autofree char *path = dup_path (target, name);
  g_autofree char *sql = g_strdup_printf ("PRAGMA page_size = %d; PRAGMA application_id = %d; PRAGMA user_version = 1;"
                                          "CREATE TABLE slow (x); INSERT INTO slow VALUES ('a'), ('a'), ('a'), ('a'), ('a'), ('a'), ('a'), ('a');"
                                          "INSERT INTO slow SELECT a.x FROM slow AS a, slow AS b, slow AS c;"
                                          "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = \"%s\"",
                                          PAGE, application_id, table);

  g_unlink (path);
  way_test_run_sql (path, sql);
}

static void
put_endless_databases (void)
{
  static const char checked[] = "CREATE TABLE slow (x CHECK (" SLOW "))";
  g_autofree char  *path = dup_path ("records", "endless-schema.db");

  put_endless ("records", 0x57617952, "endless-check.db", checked);
  put_endless ("records", 0x57617952, "endless-column.db", "CREATE TABLE slow (x, y AS (" SLOW ") NOT NULL)");
  put_endless ("versions", 0x57617956, "endless-check.versions", checked);
  put_endless ("recovery", 0x5761794a, "endless-check.recovery", checked);
  put_endless ("records", 0x57617952, "endless-schema.db", "CREATE TABLE slow (x)");
  multiply_schema (path);
}

static void
put_pictures (void)
{
  static const char gif[] = "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02"
                            "D\x01\x00;";
  static const char webp[] = "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00";
  g_autoptr (GBytes) png = way_test_draw_png (24, 16, TRUE);
  g_autoptr (GBytes) huge = way_test_draw_huge_png (60000, 60000);
  g_autoptr (GBytes) small_gif = g_bytes_new_static (gif, sizeof gif - 1);
  g_autoptr (GBytes) small_webp = g_bytes_new_static (webp, sizeof webp - 1);
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 16, 16);
  g_autoptr (GBytes) jpeg = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixels, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixels, &data, &size, "jpeg", NULL, NULL));
  jpeg = g_bytes_new_take (data, size);
  put ("picture", "small.png", png);
  put ("picture", "says-huge.png", huge);
  put ("picture", "small.gif", small_gif);
  put ("picture", "small.webp", small_webp);
  put ("picture", "small.jpeg", jpeg);
}

static void
put_lock_notes (void)
{
  g_autofree char *path = g_build_filename (way_fuzz_get_folder (), "map.journey", NULL);
  g_autofree char *note = g_build_filename (way_fuzz_get_folder (), ".~lock.map.journey#", NULL);
  g_autoptr (WayLockNote) ours = way_lock_note_take (path, "Ida, of sales; first \\ floor");
  g_autoptr (GBytes) bytes = way_test_read (note);

  g_assert_nonnull (ours);
  put ("lock-note", "ours", bytes);
  put_text ("lock-note", "office", "Ida Brandt,ida,workstation,27.11.2026 09:30,file:///home/ida/.config/libreoffice/4;");
}

static void
put_tables (void)
{
  put_text ("csv", "accounts.csv", "Name;Tier;Annual value;Currency;Renewal\n\"Nordwind \"\"N\"\" AG\";Strategic;1.200.000,50;EUR;31.12.2026\nS\xc3\xbc"
                                   "dwind;;;;\n");
  put_text ("csv", "contacts.csv", "\xef\xbb\xbf"
                                   "First name,Last name,E-mail,Account,Role\r\nIda,Brandt,ida@example.com,Nordwind,champion\r\n'=1+1,,,,\r\n");
  put_text ("csv", "sep-line.csv", "sep=;\nName;Persona\na;b\n");
}

int
main (int    argc,
      char **argv)
{
  if (argc != 2)
    {
      g_printerr ("usage: write-seeds FOLDER\n");
      return 2;
    }
  LLVMFuzzerInitialize (&argc, &argv);
  root = argv[1];
  put_maps ();
  put_fragments ();
  put_recovery ();
  put_versions ();
  put_records ();
  put_endless_databases ();
  put_pictures ();
  put_lock_notes ();
  put_tables ();

  return 0;
}
