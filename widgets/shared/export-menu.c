/* export-menu.c - the ways to a picture or a table, as a menu */
#include "config.h"

#include "widgets/shared/export-menu.h"

#include <glib/gi18n.h>

#include "widgets/shared/export-choice.h"

static void
append_format (GMenu      *menu,
               const char *label,
               const char *action,
               const char *format)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", format);
  g_menu_append_item (menu, item);
}

static GMenu *
new_pages (void)
{
  GMenu      *menu = g_menu_new ();
  const char *name;
  guint       i;

  for (i = 0; (name = way_export_get_page_size (i)) != NULL; i++)
    append_format (menu, i == 0 ? _ ("As large as it is") : name, "export.page", name);

  return menu;
}

static GMenu *
new_themes (void)
{
  static const char *const names[] = { "print", "light", "dark", "contrast" };
  GMenu                   *menu = g_menu_new ();
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      WayThemeName theme = WAY_THEME_PRINT;

      way_theme_from_name (names[i], &theme);
      append_format (menu, _ (way_theme_get (theme)->label), "export.theme", names[i]);
    }

  return menu;
}

/**
 * way_export_menu_append_pictures:
 * @menu: a menu
 * @action: an action that takes "pdf", "png" or "svg"
 *
 * Adds the formats of pictures, and below them how they are made.
 */
void
way_export_menu_append_pictures (GMenu      *menu,
                                 const char *action)
{
  g_autoptr (GMenu) formats = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) pages = new_pages ();
  g_autoptr (GMenu) themes = new_themes ();

  append_format (formats, _ ("_PDF…"), action, "pdf");
  append_format (formats, _ ("P_NG…"), action, "png");
  append_format (formats, _ ("_SVG…"), action, "svg");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (formats));
  g_menu_append_submenu (choices, _ ("Paper of the PD_F"), G_MENU_MODEL (pages));
  g_menu_append_submenu (choices, _ ("C_olours"), G_MENU_MODEL (themes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
}

/**
 * way_export_menu_append_tables:
 * @menu: a menu
 * @action: an action that takes "csv" or "xlsx"
 *
 * Adds the formats of tables.
 */
void
way_export_menu_append_tables (GMenu      *menu,
                               const char *action)
{
  g_autoptr (GMenu) formats = g_menu_new ();

  append_format (formats, _ ("Table as _CSV…"), action, "csv");
  append_format (formats, _ ("Table as _XLSX…"), action, "xlsx");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (formats));
}

/**
 * way_export_menu_add_actions:
 * @widget: a widget around the menu
 *
 * Lets the menu choose how pictures are made.
 */
void
way_export_menu_add_actions (GtkWidget *widget)
{
  gtk_widget_insert_action_group (widget, "export", way_export_choice_get_actions (way_export_choice_get ()));
}

/**
 * way_export_menu_new_button:
 * @label: what it says, translated, with a mnemonic
 * @menu: what it opens
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
way_export_menu_new_button (const char *label,
                            GMenu      *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  way_export_menu_add_actions (button);

  return button;
}
