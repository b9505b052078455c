/* text-guard.h - what a file must be before a parser sees it */
#pragma once

#include <glib.h>

#define WAY_TEXT_GUARD_LARGEST (32 * 1024 * 1024)

GBytes *way_text_guard_check (GBytes     *bytes,
                              const char *name,
                              GError    **error);
