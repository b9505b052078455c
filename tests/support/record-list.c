/* record-list.c - accounts with a number each, as a list */
#include "config.h"

#include "tests/support/record-list.h"

char *
way_test_list_add (WayRecords *records,
                   const char *name)
{
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;

  way_item_set (account, "name", name, NULL);
  way_records_add (records, account, &error);
  g_assert_no_error (error);

  return g_strdup (way_item_get_id (account));
}

void
way_test_list_rename (WayRecords *records,
                      const char *id,
                      const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_records_get (records, WAY_KIND_ACCOUNT, id, &error);

  g_assert_no_error (error);
  way_item_set (account, "name", name, NULL);
  way_records_update (records, account, &error);
  g_assert_no_error (error);
}

WayRecords *
way_test_list_open (const char *folder,
                    int         n)
{
  g_autoptr (GError) error = NULL;
  WayRecords *records = way_records_open (folder, &error);
  int         i;

  g_assert_no_error (error);
  g_assert_true (way_records_begin (records, &error));
  for (i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %04d", i);
      g_autofree char *id = way_test_list_add (records, name);
    }
  g_assert_true (way_records_end (records, TRUE, &error));

  return records;
}

WayRecordModel *
way_test_list_all (WayRecords *records)
{
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  WayRecordModel *model = way_record_model_new (records, WAY_KIND_ACCOUNT);

  way_record_model_set_query (model, query);

  return model;
}

void
way_test_list_settle (WayRecordModel *model)
{
  while (way_record_model_is_busy (model) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

void
way_test_list_wait_for_row (WayRecordRow *row)
{
  while (!way_record_row_is_filled (row))
    g_main_context_iteration (NULL, TRUE);
}

void
way_test_list_assert_name (WayRecordModel *model,
                           guint           position,
                           const char     *name)
{
  g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);

  while (g_strcmp0 (way_record_row_get_name (row), name) != 0)
    g_main_context_iteration (NULL, TRUE);
}

void
way_test_list_follow_cb (GListModel *model,
                         guint       position,
                         guint       removed,
                         guint       added,
                         GPtrArray  *rows)
{
  guint i;

  if (removed > 0)
    g_ptr_array_remove_range (rows, position, removed);
  for (i = 0; i < added; i++)
    g_ptr_array_insert (rows, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (model));
}

void
way_test_list_assert_followed (WayRecordModel *model,
                               GPtrArray      *rows)
{
  guint i;

  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  for (i = 0; i < rows->len; i++)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_true (row == g_ptr_array_index (rows, i));
      g_assert_cmpint (way_record_row_get_key (row), ==, way_record_model_get_key (model, i));
    }
}
