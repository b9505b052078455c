/* searched-accounts.h - five accounts that differ in what can be asked of them */
#pragma once

#include "tests/support/records.h"

#define WAY_TEST_N_ACCOUNTS 5

WayRecords *way_test_accounts_open (const char *folder);

/* Their letters, in the order of the query. */
#define way_test_accounts_assert_found(records, query, letters)                     \
  G_STMT_START                                                                      \
  {                                                                                 \
    g_autofree char *_found = way_test_ask_records (records, query, "website", ""); \
    g_assert_cmpstr (_found, ==, letters);                                          \
  }                                                                                 \
  G_STMT_END
