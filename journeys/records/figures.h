/* figures.h - what many records say at once
 *
 * Rows for those who work something out of all accounts or contacts, without
 * reading whole records. A row is valid during the call only, which must not
 * change records.
 */
#pragma once

#include "journeys/records/records.h"

/* What has to be known: one of two fields. */
typedef struct
{
  const char *field;
  const char *or_field; /* or NULL */
} WayFieldPair;

/* One account. */
typedef struct
{
  const char *id;
  const char *name;
  const char *tier;       /* or NULL */
  const char *currency;   /* of the value, or NULL */
  double      value;      /* NAN: not known */
  int         likeness;   /* 1 to 5; 0: not known */
  double      figures[4]; /* fit, intent, engagement, relationship; NAN: not known */
  guint64     filled;     /* a bit for each pair that was asked for: whether it is known */
} WayAccountRow;

typedef void (*WayAccountRowFunc) (const WayAccountRow *row,
                                   gpointer             data);

/* Which accounts, and what of them. */
typedef struct
{
  const char         *tier;  /* NULL: of all; "": of none */
  const char         *text;  /* words that are sought, or NULL */
  const WayFieldPair *pairs; /* at most 64, or NULL */
  guint               n_pairs;
  const char         *currency; /* the most valuable in this currency come first; "": without one; NULL: by name */
  int                 offset;
  int                 limit; /* below 0: all */
} WayAccountQuery;

gboolean way_records_foreach_account (WayRecords            *self,
                                      const WayAccountQuery *query,
                                      WayAccountRowFunc      func,
                                      gpointer               data,
                                      GError               **error);

/* How many accounts of a tier know the same. */
typedef void (*WayPatternFunc) (guint64  filled,
                                guint    n_accounts,
                                gpointer data);

gboolean way_records_foreach_pattern (WayRecords            *self,
                                      const WayAccountQuery *query,
                                      WayPatternFunc         func,
                                      gpointer               data,
                                      GError               **error);

/* How many contacts an account has, and of how many of them each pair is known, be it from
 * their persona. */
typedef void (*WayGroupFunc) (const char  *account,
                              guint        n_contacts,
                              const guint *n_filled,
                              gpointer     data);

gboolean way_records_foreach_group (WayRecords            *self,
                                    const WayAccountQuery *query,
                                    WayGroupFunc           func,
                                    gpointer               data,
                                    GError               **error);

/* The account of a contact, and one of the contact's lead scores. */
typedef struct
{
  const char *contact;
  const char *account; /* or NULL */
  const char *account_name;
  const char *product; /* or NULL */
  const char *date;    /* or NULL */
  double      score;
} WayLeadRow;

typedef void (*WayLeadRowFunc) (const WayLeadRow *row,
                                gpointer          data);

gboolean way_records_foreach_lead_score (WayRecords    *self,
                                         WayLeadRowFunc func,
                                         gpointer       data,
                                         GError       **error);

gboolean way_records_find_main_currency (WayRecords *self,
                                         char      **currency,
                                         GError    **error);

gboolean way_records_rank_value (WayRecords *self,
                                 double      value,
                                 const char *currency,
                                 guint      *n_all,
                                 guint      *n_above,
                                 GError    **error);
