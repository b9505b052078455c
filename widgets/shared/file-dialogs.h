/* file-dialogs.h - which file to open, and where to save */
#pragma once

#include <gtk/gtk.h>

typedef struct
{
  const char *label;   /* translated */
  const char *pattern; /* "*.journey"; several separated by spaces */
} WayFilePattern;

/* @file is NULL when the dialog was cancelled. */
typedef void (*WayFileFunc) (GFile   *file,
                             gpointer data);

void way_file_dialogs_open (GtkWindow            *parent,
                            const char           *title,
                            const WayFilePattern *patterns,
                            int                   n_patterns,
                            GFile                *folder,
                            WayFileFunc           func,
                            gpointer              data);

void way_file_dialogs_save (GtkWindow            *parent,
                            const char           *title,
                            const WayFilePattern *pattern,
                            GFile                *folder,
                            const char           *name,
                            WayFileFunc           func,
                            gpointer              data);

void way_file_dialogs_folder (GtkWindow  *parent,
                              const char *title,
                              WayFileFunc func,
                              gpointer    data);
