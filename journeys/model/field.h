/* field.h - what one field of a kind is
 *
 * The value of a field is text in one canonical form ("3", "2026-11-24",
 * "yes"), the same in memory, in XML, in SQL and on the command line; NULL is
 * unset. Lists hold one entry a line, several references are separated by spaces.
 */
#pragma once

#include <glib.h>

typedef guint64 WayKindSet;

typedef enum
{
  WAY_FIELD_TEXT,       /* one line */
  WAY_FIELD_PARAGRAPH,  /* many lines */
  WAY_FIELD_CHOICE,     /* the name of one of the choices */
  WAY_FIELD_SCORE,      /* a whole number on a short scale */
  WAY_FIELD_NUMBER,     /* a number with at most `decimals` decimals */
  WAY_FIELD_DATE,       /* 2026-11-24 */
  WAY_FIELD_TIME,       /* 2026-11-24T14:05:00Z */
  WAY_FIELD_MONEY,      /* 1200000 EUR */
  WAY_FIELD_REFERENCE,  /* the id of another item */
  WAY_FIELD_REFERENCES, /* ids */
  WAY_FIELD_LIST,       /* short texts, for example tags */
  WAY_FIELD_MARK,       /* "yes" or unset */
  WAY_FIELD_PICTURE,    /* PNG or JPEG in base 64 */
} WayFieldType;

typedef enum
{
  WAY_FIELD_PLAIN = 0,
  WAY_FIELD_REQUIRED = 1 << 0, /* a reference without which its item is pointless and goes too */
  WAY_FIELD_OPEN = 1 << 1,     /* a choice that also takes the user's own word */
  WAY_FIELD_HIDDEN = 1 << 2,   /* not edited as a row: place, identity, width */
  WAY_FIELD_SEARCH = 1 << 3,   /* records are found by it; by a reference: by the name of what it refers to */
  WAY_FIELD_NAME = 1 << 4,     /* what the item is called */
  WAY_FIELD_CODE = 1 << 5,     /* not words: a language, a unit, an address */
  WAY_FIELD_NARROW = 1 << 6,   /* references without the last of which its item would show all, and goes too */
  WAY_FIELD_PERSON = 1 << 7,   /* the name of somebody, or names */
} WayFieldFlags;

typedef struct
{
  const char *name;
  const char *label; /* translatable */
  const char *icon;  /* NAME of way-NAME-symbolic, or NULL */
} WayChoice;

typedef struct
{
  const char      *name; /* in XML, SQL and on the command line; never changes */
  WayFieldType     type;
  const char      *label; /* translatable */
  const char      *hint;  /* translatable; what to write here */
  const char      *group; /* translatable heading above it in the inspector, or NULL */
  const WayChoice *choices;
  double           minimum;
  double           maximum;
  int              decimals;
  int              longest; /* characters in all; 0: the longest of its type */
  WayKindSet       targets; /* what a reference may point to */
  const char      *entry;   /* element of one entry of a list */
  const char      *initial; /* what unset stands for, or NULL */
  WayFieldFlags    flags;
} WayField;

#define WAY_FIELD_ERROR (way_field_error_quark ())
GQuark way_field_error_quark (void);

typedef enum
{
  WAY_FIELD_ERROR_INVALID,
  WAY_FIELD_ERROR_TOO_LONG,
} WayFieldError;

int way_field_get_longest (const WayField *field);

gboolean way_field_is_attribute (const WayField *field);

void way_field_set_currency (const char *currency);

const char *way_field_get_currency (void);

gboolean way_field_check_length (const WayField *field,
                                 const char     *value,
                                 GError        **error);

gboolean way_field_normalise (const WayField *field,
                              const char     *text,
                              char          **value,
                              GError        **error);

gboolean way_field_normalise_stored (const WayField *field,
                                     const char     *text,
                                     char          **value,
                                     GError        **error);

gboolean way_field_is_canonical (const WayField *field,
                                 const char     *text);

const WayChoice *way_field_find_choice (const WayField *field,
                                        const char     *name);

char *way_field_format (const WayField *field,
                        const char     *value);
