/* fault-memory.c - allocations of SQLite that fail */
#include "config.h"

#include "tests/support/faults.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;

static void *
allocate (int size)
{
  WayFault fault;

  return way_faults_pass (WAY_CALL_MEMORY, &fault) ? real.xMalloc (size) : NULL;
}

static void *
reallocate (void *memory,
            int   size)
{
  WayFault fault;

  return way_faults_pass (WAY_CALL_MEMORY, &fault) ? real.xRealloc (memory, size) : NULL;
}

void
way_fault_memory_install (void)
{

  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  methods = real;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* Small ones as well, which would come from a store of the connection as long as it lasts. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}
