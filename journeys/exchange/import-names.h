/* import-names.h - what columns of tables are called, and which field they mean */
#pragma once

#include "journeys/model/kind.h"

/* What a column may be besides a field. */
#define WAY_IMPORT_NOTHING -1
#define WAY_IMPORT_ID -2
#define WAY_IMPORT_FIRST_NAME -3
#define WAY_IMPORT_LAST_NAME -4
#define WAY_IMPORT_CURRENCY -5
/* What no column may be. */
#define WAY_IMPORT_UNKNOWN -6

/* What a name says of the values beside the field. */
typedef struct
{
  int    target;      /* a place in the kind, or one of the above */
  int    rank;        /* how sure it is: 0 the surest */
  char   currency[4]; /* of "revenue_eur", or empty */
  double scale;       /* of "revenue ($ millions)"; 1 otherwise */
} WayImportGuess;

gboolean way_import_has_amounts (WayKind kind);

gboolean way_import_is_known_name (const char *name);

WayImportGuess way_import_guess (WayKind     kind,
                                 const char *name);

int way_import_find_target (WayKind     kind,
                            const char *word);

const char *way_import_get_target_name (WayKind kind,
                                        int     target);

const WayChoice *way_import_find_choice (const WayField *field,
                                         const char     *cell);
