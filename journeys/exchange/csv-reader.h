/* csv-reader.h - the records of a comma-separated table, one after the other
 *
 * The file is never in memory as a whole. What is not a table is refused with
 * the line: bytes outside the encoding, NUL, a quote that is not closed.
 */
#pragma once

#include <gio/gio.h>

#define WAY_CSV_MAX_COLUMNS 1000
#define WAY_CSV_MAX_FIELD (1024 * 1024)

#define WAY_CSV_ERROR (way_csv_error_quark ())
GQuark way_csv_error_quark (void);

typedef enum
{
  WAY_CSV_ERROR_ENCODING,
  WAY_CSV_ERROR_NUL,
  WAY_CSV_ERROR_QUOTE,
  WAY_CSV_ERROR_TOO_LARGE,
  WAY_CSV_ERROR_NO_TEXT,
} WayCsvError;

/* How a file is to be read. */
typedef struct
{
  char     encoding[32]; /* as iconv knows it */
  int      mark;         /* bytes of the byte order mark at the beginning */
  char     delimiter;
  char     quote;           /* around fields */
  gboolean has_backslashes; /* before such a mark inside of one, where others double it */
  gboolean has_sep_line;    /* the first line is Excel's sep=; */
  gboolean has_header;      /* the first record names the columns … */
  int      n_above;         /* … but for so many above it, which are a title */
} WayCsvFormat;

/* Gets a record, and the line of the file in which it begins. Ends the reading by false. */
typedef gboolean (*WayCsvFunc) (const char *const *cells,
                                int                n_cells,
                                guint64            line,
                                gpointer           data,
                                GError           **error);

/* Is told how many bytes were read. */
typedef void (*WayCsvProgress) (guint64  bytes,
                                gpointer data);

gboolean way_csv_read (GFile              *file,
                       const WayCsvFormat *format,
                       guint64             largest,
                       WayCsvFunc          func,
                       WayCsvProgress      progress,
                       gpointer            data,
                       GCancellable       *cancellable,
                       GError            **error);
