/* window.h - tests that use a window as people do, with real keys and clicks */
#pragma once

#include <gtk/gtk.h>

/* Waits for something, not for some time. */
#define way_test_wait_until(condition)                                           \
  G_STMT_START                                                                   \
  {                                                                              \
    gint64 until = way_test_wait_begin ();                                       \
    while (!(condition))                                                         \
      if (!way_test_wait_more (until))                                           \
        g_error ("%s:%d: still waiting for %s", __FILE__, __LINE__, #condition); \
  }                                                                              \
  G_STMT_END

gint64 way_test_wait_begin (void);

gboolean way_test_wait_more (gint64 until);

gboolean way_test_init_window (int    *argc,
                               char ***argv);

GtkWidget *way_test_window_new (GtkWidget *child,
                                int        width,
                                int        height);

void way_test_next_frame (GtkWidget *widget);

void way_test_press (const char *keys);

void way_test_type (const char *text);

void way_test_set_layout (const char *layouts);

void way_test_click (GtkWidget  *widget,
                     double      x,
                     double      y,
                     const char *how);

void way_test_click_on (GtkWidget *widget);

GtkWidget *way_test_find (GtkWidget *inside,
                          GType      type,
                          int        nth);
