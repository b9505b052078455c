/* test-duplicates.c - records that may be one and the same: which is kept, which is another one */
#include "config.h"

#include <adwaita.h>

#include "journeys/records/duplicates.h"
#include "tests/support/folders.h"
#include "tests/support/window.h"
#include "widgets/records/care/duplicates-list.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  GtkWidget  *list;
  int         n_merged;
} Fixture;

static void
add (Fixture    *fixture,
     const char *name,
     const char *region,
     const char *website)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_new_record (WAY_KIND_ACCOUNT);

  way_item_set (record, "name", name, NULL);
  way_item_set (record, "region", region, NULL);
  way_item_set (record, "website", website, NULL);
  g_assert_true (way_records_add (fixture->records, record, &error));
  g_assert_no_error (error);
}

static void
merged_cb (Fixture *fixture)
{
  fixture->n_merged++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  add (fixture, "Aster", "Bern", "aster.example");
  add (fixture, "Aster & Sons", "Wien", "https://www.aster.example/");
  add (fixture, "Aster AG", "Graz", NULL);
  groups = way_records_list_duplicates (fixture->records, WAY_KIND_ACCOUNT, &error);
  g_assert_cmpuint (groups->len, ==, 1);
  fixture->list = g_object_ref_sink (way_duplicates_list_new (fixture->desk, WAY_KIND_ACCOUNT, groups));
  g_signal_connect_swapped (fixture->list, "merged", G_CALLBACK (merged_cb), fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (way_test_find (fixture->list, ADW_TYPE_EXPANDER_ROW, 0)), TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->records);
  way_test_folder_free (fixture->folder);
}

/* The check of a record: first whether it is kept, second whether it is the same. */
static GtkCheckButton *
get_check (Fixture *fixture,
           int      record,
           int      place)
{
  GtkWidget *check = way_test_find (fixture->list, GTK_TYPE_CHECK_BUTTON, record * 2 + place);

  g_assert_nonnull (check);

  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
find_merge (Fixture *fixture)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (fixture->list, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Merge") == 0)
      return button;

  return NULL;
}

static void
assert_names (Fixture    *fixture,
              const char *names)
{
  g_autoptr (GPtrArray) records = way_records_list (fixture->records, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  for (i = 0; i < records->len; i++)
    g_string_append_printf (all, "%s%s/%s", i > 0 ? " " : "", way_item_get_name (g_ptr_array_index (records, i)),
                            way_item_get_text (g_ptr_array_index (records, i), "region"));
  g_assert_cmpstr (all->str, ==, names);
}

/* Another one is kept, and one is not the same at all. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  gtk_check_button_set_active (get_check (fixture, 2, 0), TRUE);
  gtk_check_button_set_active (get_check (fixture, 1, 1), FALSE);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_check (fixture, 2, 1))));
  g_signal_emit_by_name (find_merge (fixture), "clicked");
  g_assert_cmpint (fixture->n_merged, ==, 1);
  assert_names (fixture, "Aster & Sons/Wien Aster AG/Graz");
  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  assert_names (fixture, "Aster/Bern Aster & Sons/Wien Aster AG/Graz");
}

static void
test_none_the_same (Fixture      *fixture,
                    gconstpointer data)
{
  g_assert_true (gtk_widget_get_sensitive (find_merge (fixture)));
  gtk_check_button_set_active (get_check (fixture, 1, 1), FALSE);
  gtk_check_button_set_active (get_check (fixture, 2, 1), FALSE);
  g_assert_false (gtk_widget_get_sensitive (find_merge (fixture)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 0;

  ADD ("/widgets/duplicates/choose", test_choose);
  ADD ("/widgets/duplicates/none-the-same", test_none_the_same);

  return g_test_run ();
}
