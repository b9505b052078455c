/* export-choices.c - what exports can be like, as rows of a list */
#include "config.h"

#include "app/export-choices.h"

#include <glib/gi18n.h>

/* Print comes first, because it is what most exports are for. */
static const WayThemeName themes[] = { WAY_THEME_PRINT, WAY_THEME_LIGHT, WAY_THEME_DARK, WAY_THEME_CONTRAST };

/**
 * way_export_choices_show_pages:
 * @row: a row without a list
 * @chosen: the name of a page size
 *
 * Fills the row with page sizes.
 */
void
way_export_choices_show_pages (AdwComboRow *row,
                               const char  *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *name;
  guint       place = 0;
  guint       i;

  for (i = 0; (name = way_export_get_page_size (i)) != NULL; i++)
    {
      gtk_string_list_append (list, i == 0 ? _ ("As large as the map") : name);
      if (g_strcmp0 (name, chosen) == 0)
        place = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, place);
}

/**
 * way_export_choices_get_page:
 * @row: a row of page sizes
 *
 * Returns: (transfer none): the name of the one that is chosen
 */
const char *
way_export_choices_get_page (AdwComboRow *row)
{
  const char *name = way_export_get_page_size (adw_combo_row_get_selected (row));

  return name != NULL ? name : way_export_get_page_size (0);
}

/**
 * way_export_choices_show_themes:
 * @row: a row without a list
 * @chosen: a theme
 *
 * Fills the row with themes.
 */
void
way_export_choices_show_themes (AdwComboRow *row,
                                WayThemeName chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint place = 0;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      gtk_string_list_append (list, _ (way_theme_get (themes[i])->label));
      if (themes[i] == chosen)
        place = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, place);
}

/**
 * way_export_choices_get_theme:
 * @row: a row of themes
 *
 * Returns: the one that is chosen
 */
WayThemeName
way_export_choices_get_theme (AdwComboRow *row)
{
  guint place = adw_combo_row_get_selected (row);

  return themes[MIN (place, G_N_ELEMENTS (themes) - 1)];
}
