/* large-files.h - files of up to 32 MiB that are made to harm */
#pragma once

#include <stdio.h>

#include <glib.h>

/* The bounds hold for the program as it is shipped. With sanitizers only crashes are
 * looked for, in small files: each search in a string looks at all of it. */
#ifdef __SANITIZE_ADDRESS__
#define WAY_TEST_PART 128
#else
#define WAY_TEST_PART 1
#endif

typedef enum
{
  REFUSED,
  OPENED,
  EITHER,
} WayTestExpected;

/* Written by a function, or a start, something again and again, and an end. */
typedef struct
{
  const char *name;
  void (*make) (FILE *out);
  const char     *start;
  const char     *unit;
  const char     *end;
  WayTestExpected expected;
} WayTestLargeFile;

const WayTestLargeFile *way_test_get_large_files (guint *n);

void way_test_write_large_file (const WayTestLargeFile *file,
                                FILE                   *out);
