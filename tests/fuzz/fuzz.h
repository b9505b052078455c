/* fuzz.h - what reads files that anybody may have made
 *
 * Each target is a file that reads bytes as one of the readers of the program would, and stops the program
 * when something must not be. It is linked with libFuzzer, which invents bytes, and with replay.c, which
 * tries what is in corpus/ again.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "journeys/model/map.h"

/* By these names libFuzzer calls them. */
int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

const char *way_fuzz_get_folder (void);

char *way_fuzz_write (const char    *name,
                      const uint8_t *data,
                      size_t         size);
void  way_fuzz_empty (void);

GBytes *way_fuzz_bytes (const uint8_t *data,
                        size_t         size);

/* The map to which steps are done. */
WayMap *way_fuzz_read_sample (void);
