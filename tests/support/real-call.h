/* real-call.h - the function of the C library that one of ours stands before
 *
 * For files that define functions of its names. They define _GNU_SOURCE first, and undefine _FILE_OFFSET_BITS
 * where a function is wanted with and without 64.
 */
#pragma once

#include <dlfcn.h>
#include <glib.h>

#define REAL(name) ((__typeof__ (&name))dlsym (RTLD_NEXT, G_STRINGIFY (name)))
