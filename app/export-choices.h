/* export-choices.h - what exports can be like, as rows of a list */
#pragma once

#include <adwaita.h>

#include "journeys/exchange/export.h"

/* Fills the row with page sizes and chooses one. */
void way_export_choices_show_pages (AdwComboRow *row,
                                    const char  *chosen);

const char *way_export_choices_get_page (AdwComboRow *row);

/* Fills the row with themes and chooses one. */
void way_export_choices_show_themes (AdwComboRow *row,
                                     WayThemeName chosen);

WayThemeName way_export_choices_get_theme (AdwComboRow *row);
