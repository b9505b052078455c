/* recovery-room.c - an open map whose work is kept, and a program that ends and begins again */
#include "config.h"

#include "tests/support/recovery-room.h"

char *
way_test_recovery_dup_path (WayTestRecovery *self)
{
  return g_build_filename (self->document.folder, "recovery", NULL);
}

void
way_test_recovery_begin (WayTestRecovery *self)
{
  g_autofree char *path = way_test_recovery_dup_path (self);

  self->folder = way_recovery_folder_new (path);
  self->recovery = way_recovery_new (self->folder, self->document.document);
}

void
way_test_recovery_set_up (WayTestRecovery *self,
                          gconstpointer    data)
{
  way_test_document_set_up (&self->document, NULL);
  way_test_recovery_begin (self);
}

void
way_test_recovery_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What the program has in memory is gone, what it gave to the disk is there. */
void
way_test_recovery_end (WayTestRecovery *self)
{
  way_recovery_write_now (self->recovery);
  way_recovery_folder_flush (self->folder);
  way_test_recovery_settle ();
  way_recovery_write_now (self->recovery);
  way_recovery_folder_flush (self->folder);
  way_test_recovery_settle ();
  g_assert_cmpstr (way_recovery_get_trouble (self->recovery), ==, NULL);
  g_clear_object (&self->recovery);
  way_test_recovery_settle ();
  g_assert_finalize_object (g_steal_pointer (&self->folder));
}

void
way_test_recovery_tear_down (WayTestRecovery *self,
                             gconstpointer    data)
{
  if (self->recovery != NULL)
    way_test_recovery_end (self);
  way_test_document_tear_down (&self->document, NULL);
}

/* Looks as a new start of the program does. */
GPtrArray *
way_test_recovery_look (WayTestRecovery *self)
{
  g_autofree char *path = way_test_recovery_dup_path (self);

  self->folder = way_recovery_folder_new (path);

  return way_recovered_list (self->folder);
}

void
way_test_recovery_stop_looking (WayTestRecovery *self,
                                GPtrArray       *list)
{
  g_ptr_array_unref (list);
  way_test_recovery_settle ();
  g_assert_finalize_object (g_steal_pointer (&self->folder));
}

void
way_test_recovery_assert_nothing (WayTestRecovery *self)
{
  GPtrArray *list = way_test_recovery_look (self);

  g_assert_cmpint (list->len, ==, 0);
  way_test_recovery_stop_looking (self, list);
}

WayDocument *
way_test_recovery_recover (WayTestRecovery *self,
                           WayBase          base)
{
  g_autoptr (GPtrArray) list = way_test_recovery_look (self);
  g_autoptr (GError) error = NULL;
  WayRecovered *found;
  WayDocument  *document;
  gboolean      is_whole;

  g_assert_cmpint (list->len, ==, 1);
  found = g_ptr_array_index (list, 0);
  g_assert_cmpstr (found->problem, ==, NULL);
  g_assert_cmpint (found->base, ==, base);
  document = way_recovered_open (found, self->folder, &self->recovery, &is_whole, &error);
  g_assert_no_error (error);
  g_assert_true (is_whole);
  g_assert_true (way_document_is_modified (document));

  return document;
}

void
way_test_recovery_write (WayTestRecovery *self)
{
  way_recovery_write_now (self->recovery);
  way_recovery_folder_flush (self->folder);
  way_test_recovery_settle ();
}

void
way_test_recovery_edit (WayTestRecovery *self,
                        const char      *title)
{
  way_history_seal (way_document_get_history (self->document.document));
  way_test_document_edit (self->document.document, title);
}
