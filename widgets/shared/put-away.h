/* put-away.h - an editor that ends itself when the focus leaves it */
#pragma once

#include <gtk/gtk.h>

void way_put_away (GtkWidget *editor);
