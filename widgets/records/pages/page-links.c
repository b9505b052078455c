/* page-links.c - addresses in fields that lead out of the program */
#include "config.h"

#include "widgets/records/pages/page-links.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/inspector/field-row-private.h"
#include "widgets/shared/icon-name.h"

/**
 * way_page_links_make:
 * @field: a field
 * @value: (nullable): its value
 *
 * Returns: (transfer full) (nullable): the address that it stands for; NULL when it is none that
 *   leads to the web, to a mailbox or to a phone
 */
char *
way_page_links_make (const WayField *field,
                     const char     *value)
{
  g_autofree char *scheme = NULL;
  g_autofree char *escaped = NULL;

  if (value == NULL || field->type != WAY_FIELD_TEXT)
    return NULL;
  if (strcmp (field->name, "email") == 0 && strchr (value, '@') != NULL)
    {
      escaped = g_uri_escape_string (value, "@", TRUE);
      return g_strconcat ("mailto:", escaped, NULL);
    }
  if (strcmp (field->name, "phone") == 0)
    {
      escaped = g_strcanon (g_strdup (value), "+0123456789", '-');
      return g_strconcat ("tel:", escaped, NULL);
    }
  if (strcmp (field->name, "website") != 0 || strpbrk (value, " \n\t\"<>") != NULL)
    return NULL;
  scheme = g_uri_parse_scheme (value);
  /* A port may look like a scheme; only what a browser is meant for is opened. */
  if (scheme != NULL && strstr (value, "://") != NULL)
    return g_str_has_prefix (scheme, "http") ? g_strdup (value) : NULL;

  return g_strconcat ("https://", value, NULL);
}

typedef struct
{
  char           *id;
  const WayField *field;
  WayMap         *map; /* borrowed from the row's history */
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->id);
  g_free (link);
}

static void
show (GtkWidget *button,
      Link      *link)
{
  WayItem         *item = way_map_find (link->map, link->id);
  g_autofree char *uri = item != NULL ? way_page_links_make (link->field, way_item_get (item, link->field->name)) : NULL;

  gtk_widget_set_visible (button, uri != NULL);
  if (uri != NULL)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (button), uri);
}

static void
changed_cb (WayMap          *map,
            const WayChange *change,
            gpointer         data)
{
  GtkWidget *button = data;
  Link      *link = g_object_get_data (G_OBJECT (button), "link");

  if (change->type == WAY_CHANGE_SET && g_str_equal (way_item_get_id (change->item), link->id))
    show (button, link);
}

/**
 * way_page_links_add:
 * @row: a row of a field
 * @map: the map that holds the item
 * @id: the item
 *
 * Gives a row whose value leads somewhere a button that goes there.
 */
void
way_page_links_add (WayFieldRow *row,
                    WayMap      *map,
                    const char  *id)
{
  const WayField  *field = way_field_row_get_field (row);
  g_autofree char *icon = NULL;
  Link            *link;
  GtkWidget       *button;

  if (field->type != WAY_FIELD_TEXT || (strcmp (field->name, "email") != 0 && strcmp (field->name, "phone") != 0 && strcmp (field->name, "website") != 0))
    return;
  link = g_new0 (Link, 1);
  link->id = g_strdup (id);
  link->field = field;
  link->map = map;
  button = gtk_link_button_new ("");
  icon = way_icon_name_dup (strcmp (field->name, "website") == 0 ? "web" : field->name);
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "small");
  /* TRANSLATORS: %s is a field: Open Website */
  way_field_row_name_button (row, button, _ ("Open %s"));
  gtk_box_append (GTK_BOX (way_field_row_get_box (row)), button);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "link", link, link_free);
  show (button, link);
  g_signal_connect_object (map, "changed", G_CALLBACK (changed_cb), button, 0);
}
