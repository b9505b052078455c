/* text-guard.h - what a file must be before a parser sees it */
#pragma once

#include <glib.h>

/* Bytes of a file that anybody may have made. */
#define WAY_TEXT_GUARD_LARGEST (32 * 1024 * 1024)

/* Bytes of what this program kept by itself, so that nothing that it let grow is lost for its size. */
#define WAY_TEXT_GUARD_LARGEST_OWN (128 * 1024 * 1024)

GBytes *way_text_guard_check (GBytes     *bytes,
                              const char *name,
                              gsize       most,
                              GError    **error);
