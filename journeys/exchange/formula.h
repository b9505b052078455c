/* formula.h - texts that a spreadsheet would take for formulas
 *
 * "=HYPERLINK(…)" in a name must not run where a table is opened. A single quote
 * in front makes it a text; what is read back loses it again.
 */
#pragma once

#include <glib.h>

char *way_formula_defuse (const char *text);

const char *way_formula_restore (const char *text);
