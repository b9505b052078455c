/* reader-private.h - what the files of the reader share */
#pragma once

#include <libxml/parser.h>

#include "journeys/documents/reader.h"
#include "journeys/model/item-private.h"

#define WAY_READER_DEEPEST 256

typedef enum
{
  WAY_FRAME_DOCUMENT, /* around the outermost element */
  WAY_FRAME_FRAGMENT, /* around an item that is no map */
  WAY_FRAME_ITEM,
  WAY_FRAME_CONTAINER, /* the element around the children of a slot */
  WAY_FRAME_FIELD,
} WayFrameType;

typedef struct
{
  GString *text;
  int      n;
  gboolean unsure; /* an entry may be there twice */
} WayFrameList;

/* An open element. */
typedef struct
{
  WayFrameType   type;
  WayItem       *item; /* borrowed */
  int            part; /* of a container or a field: the field, or the slot counted on */
  int            look; /* the part found last: the next one is the same or behind it */
  guint64        seen; /* parts that are there already */
  const xmlChar *last_name;
  WayKind        last_kind;

  /* owned, of an item */
  WayFrameList *lists;     /* by field; NULL before the first entry */
  GHashTable   *annotated; /* entries that have foreign content of their own */
} WayFrame;

typedef struct
{
  WayItem *item; /* borrowed */
  int      line;
} WayReadItem;

/* A reference that pointed forward when it was read. */
typedef struct
{
  WayItem *item; /* borrowed */
  int      field;
} WayUnresolved;

typedef struct
{
  const xmlChar *prefix;
  int            depth;
} WayRawPrefix;

typedef struct
{
  xmlParserCtxt *parser;
  const char    *name;
  WayKind        kind;    /* of the outermost item */
  gsize          most;    /* bytes that the text may have */
  gboolean       wrapped; /* it stands in an element `fragment` */

  /* the bytes not yet given to the parser, borrowed */
  const char *next;
  gsize       left;

  /* owned */
  WayItem    *root;
  GArray     *items;      /* of WayReadItem, in the order of the file */
  GHashTable *ids;        /* id → item, both borrowed */
  GArray     *unresolved; /* of WayUnresolved */
  GPtrArray  *notices;
  GError     *error;
  char       *of; /* what the fragment says it has, or NULL */

  /* state */
  WayFrame frames[WAY_READER_DEEPEST + 2];
  int      depth;
  gsize    cost; /* bytes of memory taken, roughly */
  gboolean newer;
  gboolean read_only;
  gboolean doubt; /* something must be repaired */
  guint64  required[WAY_N_KINDS];
  gboolean knows_required[WAY_N_KINDS];

  /* owned; text since the last tag, and foreign content waiting for the sibling it stands before */
  GString   *text;
  GPtrArray *pending;
  GPtrArray *inner; /* of the field that is open */

  /* owned; a foreign element that is open */
  GString   *raw;
  GPtrArray *raw_needs;    /* prefix, namespace, … */
  GArray    *raw_prefixes; /* of WayRawPrefix */
  int        raw_depth;
  gboolean   raw_open; /* the ">" of the last start tag is still missing */
} WayReader;

void way_reader_notice (WayReader  *self,
                        int         line,
                        gboolean    repaired,
                        const char *format,
                        ...) G_GNUC_PRINTF (4, 5);

void way_reader_fail (WayReader  *self,
                      int         code,
                      const char *message);

gboolean way_reader_spend (WayReader *self,
                           gsize      bytes);

int way_reader_get_line (WayReader *self);

/* reader-elements.c */
extern const xmlSAXHandler way_reader_handler;

void way_frame_clear (WayFrame *frame);

/* reader-foreign.c */
void way_reader_add_node (WayReader *self,
                          char      *text);

void way_reader_place_pending (WayReader      *self,
                               WayItem        *item,
                               WayForeignPlace place,
                               int             part,
                               int             index,
                               const char     *anchor);

void way_reader_flush_stray_text (WayReader *self);

char *way_reader_dup_value (const xmlChar **attribute);

WayForeign *way_reader_new_attribute (WayReader      *self,
                                      WayForeignPlace place,
                                      const xmlChar **attribute);

void way_reader_need_prefixes (WayReader *self,
                               GPtrArray *inner);

void way_reader_take_namespaces (WayReader      *self,
                                 WayForeignPlace place,
                                 int             part,
                                 int             n_namespaces,
                                 const xmlChar **namespaces,
                                 WayItem        *item,
                                 GPtrArray      *list);

void way_reader_raw_start (WayReader      *self,
                           const xmlChar  *name,
                           const xmlChar  *prefix,
                           const xmlChar  *uri,
                           int             n_namespaces,
                           const xmlChar **namespaces,
                           int             n_attributes,
                           const xmlChar **attributes);

void way_reader_raw_end (WayReader     *self,
                         const xmlChar *name,
                         const xmlChar *prefix);

void way_reader_raw_text (WayReader  *self,
                          const char *text,
                          int         length);

void way_reader_raw_markup (WayReader  *self,
                            const char *markup);

/* reader-values.c */
void way_reader_resolve (WayReader *self);

gboolean way_reader_take_value (WayReader *self,
                                WayItem   *item,
                                int        place,
                                char     **text);

gboolean way_reader_set_value (WayReader  *self,
                               WayItem    *item,
                               int         place,
                               const char *text);

int way_reader_find_attribute (const WayKindInfo *info,
                               const char        *name,
                               int               *look);

char *way_reader_new_id (WayReader *self,
                         WayKind    kind);

void way_reader_tell_unknown (WayReader  *self,
                              const char *name);

void way_reader_read_attributes (WayReader      *self,
                                 WayItem        *item,
                                 int             n_namespaces,
                                 const xmlChar **namespaces,
                                 int             n_attributes,
                                 const xmlChar **attributes);

/* reader-fields.c */
const char *way_reader_get_element (const WayField *field);

void way_reader_start_field (WayReader      *self,
                             int             place,
                             int             n_namespaces,
                             const xmlChar **namespaces,
                             int             n_attributes,
                             const xmlChar **attributes);

void way_reader_end_field (WayReader *self,
                           int        place);

void way_reader_end_lists (WayReader *self,
                           WayFrame  *frame);

/* field-element.c */
void way_append_field_element (GString    *out,
                               const char *name,
                               const char *text,
                               GPtrArray  *inner);

/* repair.c */
void way_reader_repair (WayReader *self);
