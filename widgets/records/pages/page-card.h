/* page-card.h - a part of a page: a heading, a few words beside it, and what it holds */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_PAGE_CARD (way_page_card_get_type ())
G_DECLARE_FINAL_TYPE (WayPageCard, way_page_card, WAY, PAGE_CARD, GtkWidget)

GtkWidget *way_page_card_new (const char *title);

void way_page_card_set_aside (WayPageCard *self,
                              const char  *text);

void way_page_card_add_tail (WayPageCard *self,
                             GtkWidget   *widget);

void way_page_card_append (WayPageCard *self,
                           GtkWidget   *child);

void way_page_card_clear (GtkWidget *box);

gboolean way_page_card_is_new (GtkWidget  *box,
                               const char *digest);

GtkWidget *way_page_card_new_more (guint     n,
                                   gboolean *all,
                                   GCallback update,
                                   gpointer  page);

GtkWidget *way_page_card_new_button (const char *label,
                                     const char *icon);

GtkWidget *way_page_card_new_label (const char *text,
                                    const char *css_class);
