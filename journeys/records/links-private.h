/* links-private.h - what the files about links share */
#pragma once

#include "journeys/records/links.h"

/* What the scores of a job are called where fields are named. */
#define WAY_LINK_SCORES "scores"

/* A link that is being made: what it adds to the map, persona by persona. */
typedef struct
{
  WayRecords *records;
  WayMap     *map;
  WayCommand *group;
  GHashTable *coming;  /* id of a persona record → local id it will have */
  GHashTable *takes;   /* what is refreshed, see way_linking_takes(); NULL: all that is not kept */
  GHashTable *keeps;   /* what stays although the record says something else, likewise; or NULL */
  GError    **problem; /* why the records could not tell, after which nothing made is to be used */
} WayLinking;

GError **way_linking_get_problem (WayLinking *self);

WayItem *way_linking_make_snapshot (WayLinking *self,
                                    WayItem    *record,
                                    WayKind     link_kind,
                                    WayItem    *old);

GPtrArray *way_linking_make_scores (WayLinking *self,
                                    WayItem    *record);

gboolean way_linking_add_scored_personas (WayLinking *self,
                                          WayItem    *job,
                                          GError    **error);

const char *way_linking_get_persona (WayLinking *linking,
                                     const char *record_id);

char *way_linking_translate_personas (WayLinking *linking,
                                      const char *ids);

char *way_linking_dup_key (const char *link_id,
                           const char *field);

gboolean way_linking_takes (WayLinking *self,
                            WayItem    *link,
                            const char *field,
                            const char *now);

gboolean way_linking_have_records (WayLinking *linking,
                                   const char *link_ids);

gboolean way_kept_has (WayItem    *link,
                       const char *field,
                       const char *now);

void way_kept_note (char      **kept,
                    const char *field,
                    const char *now,
                    gboolean    keep);

char *way_kept_dup_scores (GPtrArray *scores);

gboolean way_linking_scores_equal (WayItem   *link,
                                   GPtrArray *scores);

WayItem *way_linking_find (WayLinking *self,
                           WayKind     kind,
                           const char *record_id);

gboolean way_unite_add (WayMap     *map,
                        WayCommand *group,
                        WayItem    *item,
                        WayItem    *into,
                        GError    **error);

gboolean way_linking_unite (WayLinking *self,
                            WayItem    *link,
                            WayItem    *into,
                            GError    **error);

gboolean way_linking_refresh (WayLinking *self,
                              WayItem    *record,
                              WayItem    *link,
                              GError    **error);
