/* import-pages.c - the pages of the assistant */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/tables/import-assistant-private.h"
#include "widgets/records/tables/import-columns.h"
#include "widgets/records/tables/import-missing.h"
#include "widgets/records/tables/import-options.h"
#include "widgets/records/tables/import-report.h"

/* What went wrong may name a file, and the description of a status page is markup. */
void
way_import_pages_show_problem (GtkWidget    *page,
                               const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
}

GtkWidget *
way_import_pages_new_button (WayImportAssistant *self,
                             const char         *label,
                             const char         *css_class,
                             GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

/* It can be taken back and put again from there. */
static void
last_cb (WayImportAssistant *self)
{
  way_import_assistant_show_page (self, "done");
  gtk_widget_child_focus (self->done, GTK_DIR_TAB_FORWARD);
}

static void
build_choose (WayImportAssistant *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->drop_hint = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->drop_hint), "document-open-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->drop_hint), _ ("Choose a Table"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->drop_hint),
                                   _ ("CSV or text with tabs, as spreadsheets, address books and customer databases export it. You can also drop it here."));
  self->choose_button = way_import_pages_new_button (self, _ ("_Choose a File…"), "suggested-action", G_CALLBACK (way_import_assistant_choose));
  self->last_button = way_import_pages_new_button (self, _ ("_Last Import"), NULL, G_CALLBACK (last_cb));
  gtk_widget_set_visible (self->last_button, FALSE);
  gtk_box_append (GTK_BOX (buttons), self->choose_button);
  gtk_box_append (GTK_BOX (buttons), self->last_button);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->drop_hint), buttons);
  gtk_stack_add_named (GTK_STACK (self->stack), self->drop_hint, "choose");
}

static GtkWidget *
build_title (WayImportAssistant *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->name, "title-3");
  self->about = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->about);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), way_import_pages_new_button (self, _ ("_Other File…"), NULL, G_CALLBACK (way_import_assistant_choose)));

  return line;
}

static GtkWidget *
clamp (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static void
build_look (WayImportAssistant *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bottom_clamp = adw_clamp_new ();

  gtk_widget_add_css_class (content, "content");
  self->columns = way_import_columns_new ();
  self->missing = way_import_missing_new ();
  self->options = way_import_options_new ();
  self->trial = way_import_report_new (TRUE);
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (way_import_assistant_change_columns), self);
  g_signal_connect_swapped (self->missing, "changed", G_CALLBACK (way_import_assistant_try), self);
  g_signal_connect_swapped (self->options, "changed", G_CALLBACK (way_import_assistant_try), self);
  g_signal_connect_swapped (self->options, "rewritten", G_CALLBACK (way_import_assistant_reopen), self);
  gtk_box_append (GTK_BOX (content), build_title (self));
  gtk_box_append (GTK_BOX (content), self->columns);
  gtk_box_append (GTK_BOX (content), self->missing);
  gtk_box_append (GTK_BOX (content), self->trial);
  gtk_box_append (GTK_BOX (content), self->options);
  gtk_box_append (GTK_BOX (page), clamp (content));

  self->go = way_import_pages_new_button (self, _ ("_Import"), "suggested-action", G_CALLBACK (way_import_assistant_go));
  gtk_widget_add_css_class (self->go, "pill");
  gtk_widget_set_hexpand (self->go, TRUE);
  gtk_widget_add_css_class (bottom, "bottom");
  gtk_box_append (GTK_BOX (bottom), self->go);
  adw_clamp_set_child (ADW_CLAMP (bottom_clamp), bottom);
  gtk_box_append (GTK_BOX (page), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (page), bottom_clamp);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "look");
}

static void
build_run (WayImportAssistant *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *narrow = adw_clamp_new ();

  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), way_import_pages_new_button (self, _ ("_Cancel"), NULL, G_CALLBACK (way_import_assistant_cancel)));
  adw_clamp_set_maximum_size (ADW_CLAMP (narrow), 400);
  adw_clamp_set_child (ADW_CLAMP (narrow), box);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Importing…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Until it is done nothing is changed."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), narrow);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "run");
}

void
way_import_pages_build (WayImportAssistant *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  build_choose (self);
  build_look (self);
  build_run (self);
  way_import_done_build (self);
}
