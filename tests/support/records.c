/* records.c - records that tests begin with */
#include "config.h"

#include "tests/support/records.h"

#include "journeys/records/record-column.h"
#include "journeys/records/record-reader.h"
#include "tests/support/folders.h"

void
way_test_records_set_up (WayTestRecords *self,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->folder = way_test_folder_new_in_memory ();
  self->records = way_records_open (self->folder, &error);
  g_assert_no_error (error);
}

void
way_test_records_tear_down (WayTestRecords *self,
                            gconstpointer   data)
{
  g_assert_finalize_object (self->records);
  way_test_folder_free (self->folder);
}

static void
set_all (WayItem *item,
         va_list  fields)
{
  const char *field;

  while ((field = va_arg (fields, const char *)) != NULL)
    {
      g_autoptr (GError) error = NULL;

      way_item_set (item, field, va_arg (fields, const char *), &error);
      g_assert_no_error (error);
    }
}

/* A record that is not kept yet. */
WayItem *
way_test_record_new (WayKind kind,
                     ...)
{
  WayItem *record = way_records_new_record (kind);
  va_list  fields;

  va_start (fields, kind);
  set_all (record, fields);
  va_end (fields);

  return record;
}

/* Adds a part, for example a lead score; the record owns it. */
WayItem *
way_test_part (WayItem *record,
               int      slot,
               WayKind  kind,
               ...)
{
  g_autofree char *id = g_strdup_printf ("part-%d-%d", slot, way_item_n_children (record, slot));
  g_autoptr (WayItem) part = way_item_new (kind, id);
  va_list fields;

  va_start (fields, kind);
  set_all (part, fields);
  va_end (fields);
  way_item_append_child (record, slot, part);

  return way_item_get_child (record, slot, way_item_n_children (record, slot) - 1);
}

/* Keeps a record and lets go of it. Returns its id, which is the caller's. */
char *
way_test_keep (WayRecords *records,
               WayItem    *record)
{
  g_autoptr (GError) error = NULL;
  char *id;

  way_records_add (records, record, &error);
  g_assert_no_error (error);
  id = g_strdup (way_item_get_id (record));
  way_item_unref (record);

  return id;
}

/* Keeps a new record. What follows the kind are pairs of a field and its value. */
WayItem *
way_test_record_add (WayRecords *records,
                     WayKind     kind,
                     ...)
{
  g_autoptr (GError) error = NULL;
  WayItem *record = way_records_new_record (kind);
  va_list  fields;

  va_start (fields, kind);
  set_all (record, fields);
  va_end (fields);
  way_records_add (records, record, &error);
  g_assert_no_error (error);

  return record;
}

/**
 * way_test_ask_records:
 *
 * Returns: (transfer full): the values of @column of what @query finds, in its order, with @end behind each; "–" for none
 */
char *
way_test_ask_records (WayRecords     *records,
                      WayRecordQuery *query,
                      const char     *column,
                      const char     *end)
{
  g_autoptr (WayRecordReader) reader = way_record_reader_new (records);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = way_record_reader_find (reader, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  WayKind kind = way_record_query_get_kind (query);
  guint   i;

  g_assert_no_error (error);
  g_assert_cmpint (way_record_reader_count (reader, query, NULL, &error), ==, (int)keys->len);
  g_assert_no_error (error);
  rows = way_record_reader_read (reader, kind, (const gint64 *)keys->data, keys->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, keys->len);
  for (i = 0; i < rows->len; i++)
    {
      GPtrArray  *row = g_ptr_array_index (rows, i);
      const char *value = g_ptr_array_index (row, WAY_RECORD_ROW_COLUMNS + way_record_columns_find (kind, column));

      g_string_append_printf (text, "%s%s", value != NULL ? value : "–", end);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
