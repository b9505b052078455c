/* bulk-private.h - what the parts of a bulk share */
#pragma once

#include "journeys/records/bulk-keys.h"
#include "journeys/records/bulk.h"
#include "journeys/storage/database.h"
#include "journeys/records/table.h"

struct _WayBulk
{
  /* owned */
  WayRecords   *records;
  int          *fields;
  WayStatement *insert;
  WayStatement *by_row;
  WayStatement *by_id;
  WayStatement *by_name;
  WayStatement *update;
  WayBulkKeys  *keys;     /* of the field that is the key, or NULL */
  WayBulkKeys  *nameless; /* the names of records in which the key is not set */
  WayBulkUndo  *undo;
  GHashTable   *met;  /* of gint64: rows of records that were there, and that rows were about */
  WayItem      *item; /* the one that was found for the row to be put, or NULL */
  GString      *text;
  char         *changed;

  /* borrowed */
  WayTable *table;

  /* state */
  int      n_fields;
  int      key;
  int      name;      /* place of the name in the kind */
  int      key_value; /* places in the values, or -1 */
  int      name_value;
  int      account_value;
  gint64   row; /* of the record that was found */
  gboolean found_by_name;
  gint64   last_row; /* the last one before the change; what comes after it is not in the indexes yet */
  guint32  n_rows;   /* that were looked for, or put without that */
  gboolean is_found; /* the row to be put was looked for */
  gboolean is_again; /* the ids may be there already */

  WayBulkIds ids;
};

int way_bulk_find_place (WayBulk *self,
                         int      field);

WayColumn *way_bulk_find_column (WayTable *table,
                                 int       field);

/* bulk-find.c */

gboolean way_bulk_step (WayStatement *statement,
                        gint64       *row,
                        GError      **error);

/* bulk-write.c */

gboolean way_bulk_add (WayBulk           *self,
                       const char        *id,
                       const char *const *values,
                       GError           **error);

gboolean way_bulk_change (WayBulk           *self,
                          const char *const *values,
                          gboolean          *changed,
                          GError           **error);
