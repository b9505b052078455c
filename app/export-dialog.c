/* export-dialog.c - what an export should be like */
#include "config.h"

#include "app/export-dialog.h"

#include "app/accessible-names.h"
#include "app/export-choices.h"

struct _WayExportDialog
{
  AdwWindow parent_instance;

  /* template */
  AdwComboRow   *format_row;
  AdwComboRow   *theme_row;
  GtkWidget     *page_group;
  AdwComboRow   *page_row;
  AdwComboRow   *orientation_row;
  GtkWidget     *picture_group;
  AdwComboRow   *resolution_row;
  GtkWidget     *width_row;
  GtkSpinButton *width_button;
  GtkSwitch     *transparent_switch;
  GtkWidget     *export_button;
};

/* In the order of the rows of the dialog. */
static const char *const formats[] = { "pdf", "png", "svg" };
static const double      resolutions[] = { 96, 192, 300, 0 };

enum
{
  SIGNAL_CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayExportDialog, way_export_dialog, ADW_TYPE_WINDOW)

static double
get_resolution (WayExportDialog *self)
{
  return resolutions[MIN (adw_combo_row_get_selected (self->resolution_row), G_N_ELEMENTS (resolutions) - 1)];
}

/* Only what the format knows of is asked. */
static void
update_rows (WayExportDialog *self)
{
  const char *format = way_export_dialog_get_format (self);

  gtk_widget_set_visible (self->page_group, g_str_equal (format, "pdf"));
  gtk_widget_set_visible (GTK_WIDGET (self->orientation_row), adw_combo_row_get_selected (self->page_row) > 0);
  gtk_widget_set_visible (self->picture_group, g_str_equal (format, "png"));
  gtk_widget_set_visible (self->width_row, get_resolution (self) == 0);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, -1);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayExportDialog *self = WAY_EXPORT_DIALOG (widget);

  gtk_spin_button_update (self->width_button);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
way_export_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), WAY_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (way_export_dialog_parent_class)->dispose (object);
}

static void
way_export_dialog_class_init (WayExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_export_dialog_dispose;

  /**
   * WayExportDialog::confirmed:
   *
   * The export is to be made as the rows say.
   */
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/waymark/Waymark/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, page_group);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, picture_group);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, resolution_row);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, width_button);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, transparent_switch);
  gtk_widget_class_bind_template_child (widget_class, WayExportDialog, export_button);
  gtk_widget_class_install_action (widget_class, "dialog.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_export_dialog_init (WayExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (self->format_row, "notify::selected", G_CALLBACK (update_rows), self);
  g_signal_connect_swapped (self->page_row, "notify::selected", G_CALLBACK (update_rows), self);
  g_signal_connect_swapped (self->resolution_row, "notify::selected", G_CALLBACK (update_rows), self);
}

/**
 * way_export_dialog_new:
 * @parent: the window of the map
 * @settings: what the user prefers
 *
 * Returns: (transfer none): a dialog that begins with what is preferred
 */
WayExportDialog *
way_export_dialog_new (GtkWindow *parent,
                       GSettings *settings)
{
  WayExportDialog *self = g_object_new (WAY_TYPE_EXPORT_DIALOG, "transient-for", parent,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  g_autofree char *theme_name = g_settings_get_string (settings, "export-theme");
  g_autofree char *page = g_settings_get_string (settings, "export-page");
  WayThemeName     theme = WAY_THEME_PRINT;

  way_theme_from_name (theme_name, &theme);
  way_export_choices_show_themes (self->theme_row, theme);
  way_export_choices_show_pages (self->page_row, page);
  update_rows (self);
  way_accessible_names_set (GTK_WIDGET (self), GTK_TYPE_LIST_BOX, gtk_window_get_title (GTK_WINDOW (self)));
  /* Most exports are like the last one: Enter is enough. */
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);

  return self;
}

/**
 * way_export_dialog_get_format:
 * @self: an export dialog
 *
 * Returns: (transfer none): the extension of the format that is chosen
 */
const char *
way_export_dialog_get_format (WayExportDialog *self)
{
  g_return_val_if_fail (WAY_IS_EXPORT_DIALOG (self), NULL);

  return formats[MIN (adw_combo_row_get_selected (self->format_row), G_N_ELEMENTS (formats) - 1)];
}

/**
 * way_export_dialog_get_options:
 * @self: an export dialog
 * @options: (out): what was chosen
 *
 * Tells how the export should be.
 */
void
way_export_dialog_get_options (WayExportDialog  *self,
                               WayExportOptions *options)
{
  g_return_if_fail (WAY_IS_EXPORT_DIALOG (self));

  way_export_options_init (options);
  options->theme = way_export_choices_get_theme (self->theme_row);
  options->page_size = way_export_choices_get_page (self->page_row);
  options->orientation = (WayOrientation)adw_combo_row_get_selected (self->orientation_row);
  options->dpi = get_resolution (self);
  options->width = options->dpi == 0 ? gtk_spin_button_get_value_as_int (self->width_button) : 0;
  options->transparent = gtk_switch_get_active (self->transparent_switch);
}
