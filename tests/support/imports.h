/* imports.h - tables that tests import, and records for them */
#pragma once

#include "journeys/exchange/import.h"

typedef struct
{
  char       *folder;
  char       *table; /* the path of a table that the test writes */
  WayRecords *records;
} WayTestImports;

void way_test_imports_set_up (WayTestImports *self,
                              gconstpointer   data);

void way_test_imports_tear_down (WayTestImports *self,
                                 gconstpointer   data);

WayImport *way_test_imports_open (WayTestImports *self,
                                  WayKind         kind,
                                  const char     *path);

char *way_test_imports_run (WayTestImports *self,
                            WayImport      *import,
                            gboolean        try_only);

char *way_test_imports_import (WayTestImports *self,
                               WayKind         kind,
                               const char     *text);

char *way_test_imports_put (WayTestImports *self,
                            WayKind         kind,
                            const char     *text,
                            const char     *key,
                            WayBulkUndo   **undo);

void way_test_imports_assert_value (WayTestImports *self,
                                    WayKind         kind,
                                    const char     *name,
                                    const char     *field,
                                    const char     *value);

void way_test_imports_assert_gone (WayTestImports *self,
                                   WayKind         kind,
                                   const char     *name);

void way_test_imports_assert_sound (WayTestImports *self);

#define way_test_assert_import(imports, kind, text, counts)                     \
  G_STMT_START                                                                  \
  {                                                                             \
    g_autofree char *got = way_test_imports_import ((imports), (kind), (text)); \
    g_assert_cmpstr (got, ==, (counts));                                        \
  }                                                                             \
  G_STMT_END
