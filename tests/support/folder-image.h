/* folder-image.h - what is in a folder, to be brought back as often as wanted
 *
 * An image leads from paths below the folder to GBytes.
 */
#pragma once

#include <glib.h>

GHashTable *way_folder_image_read (const char *folder,
                                   GHashTable *known);

void way_folder_image_write (const char *folder,
                             GHashTable *image);
