/* open-document.h - a map that is opened from a file */
#pragma once

#include "journeys/documents/document.h"

typedef struct
{
  char        *folder;
  char        *path;
  GFile       *file;
  WayDocument *document; /* opened from the file */
} WayTestDocument;

/* How often these properties were told. */
typedef struct
{
  int title, state, modified, file;
} WayTestCounts;

/* How a save ended. */
typedef struct
{
  int      called;
  gboolean done;
  GError  *error;
} WayTestOutcome;

void way_test_document_set_up (WayTestDocument *fixture,
                               gconstpointer    data);

void way_test_document_tear_down (WayTestDocument *fixture,
                                  gconstpointer    data);

/* One that needs no repair. */
WayDocument *way_test_document_open (GFile *file);

void way_test_document_edit (WayDocument *document,
                             const char  *title);

/* Something a person does, or undoes or redoes something. */
void way_test_document_do_anything (WayDocument *document,
                                    GRand       *rand);

void way_test_document_assert_state (WayDocument     *document,
                                     WayDocumentState state,
                                     gboolean         modified);

void way_test_document_assert_saves (WayDocument *document);

/* Somebody else's file was looked at, and nothing of it is wanted. */
void way_test_document_accept_disk (WayDocument *document);

/* Takes over what they did to what was left alone here; mine may be saved then. */
void way_test_document_merge (WayDocument *document);

/* The message begins with the file, so that it can be told as it is. */
void way_test_document_assert_refused (WayTestDocument *fixture,
                                       GError         **error,
                                       int              code);

/* The title of the map in a file, read anew. */
void way_test_document_assert_title (const char *path,
                                     const char *title);

void way_test_document_count (WayDocument   *document,
                              GParamSpec    *spec,
                              WayTestCounts *counts);

void way_test_document_assert_counts (WayTestCounts *counts,
                                      int            title,
                                      int            state,
                                      int            modified,
                                      int            file);

void way_test_document_note_saved (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      data);

void way_test_document_wait_for (WayTestOutcome *outcome);
