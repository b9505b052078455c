/* least-asked.c - how many people have to be asked before a score is believed
 *
 * The number is one of the limits of the records: it is changed where hollow marks are seen, and
 * holds everywhere. The application keeps it.
 */
#include "config.h"

#include "widgets/records/views/least-asked.h"

#include <glib/gi18n.h>

#include "journeys/records/limits.h"

#define SPACING 6

static void
chosen_cb (GtkSpinButton *button,
           WayRecords    *records)
{
  WayLimits limits;

  way_limits_get (records, &limits);
  limits.least_asked = gtk_spin_button_get_value_as_int (button);
  way_limits_set (records, &limits);
}

static void
show_number (GtkSpinButton *button,
             WayRecords    *records)
{
  WayLimits limits;

  way_limits_get (records, &limits);
  gtk_spin_button_set_value (button, limits.least_asked);
}

/**
 * way_least_asked_new:
 * @records: the records
 *
 * Returns: (transfer floating): an entry of the number, which needs a label beside it
 */
GtkWidget *
way_least_asked_new (WayRecords *records)
{
  GtkWidget *button = gtk_spin_button_new_with_range (0, WAY_MOST_ASKED, 1);

  show_number (GTK_SPIN_BUTTON (button), records);
  gtk_widget_set_tooltip_text (button, _ ("Marks with fewer answers are hollow, here and everywhere"));
  g_object_set_data_full (G_OBJECT (button), "records", g_object_ref (records), g_object_unref);
  g_signal_connect (button, "value-changed", G_CALLBACK (chosen_cb), records);
  g_signal_connect_object (records, "limits-changed", G_CALLBACK (show_number), button, G_CONNECT_SWAPPED);

  return button;
}

static void
name_button (GtkMenuButton *button,
             WayRecords    *records)
{
  g_autofree char *text = NULL;
  WayLimits        limits;

  way_limits_get (records, &limits);
  text = g_strdup_printf (_ ("Hollow below %d"), limits.least_asked);
  gtk_menu_button_set_label (button, text);
}

/**
 * way_least_asked_new_button:
 * @records: the records
 *
 * Returns: (transfer floating): a small button that says the number and opens an entry for it
 */
GtkWidget *
way_least_asked_new_button (WayRecords *records)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Hollow _below"));
  GtkWidget *entry = way_least_asked_new (records);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), line);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, _ ("Scores of fewer people are drawn hollow, here and everywhere"));
  name_button (GTK_MENU_BUTTON (button), records);
  g_signal_connect_object (records, "limits-changed", G_CALLBACK (name_button), button, G_CONNECT_SWAPPED);

  return button;
}
