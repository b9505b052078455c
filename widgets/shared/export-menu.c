/* export-menu.c - the ways to a picture or a table, as a menu, and how pictures are made */
#include "config.h"

#include "widgets/shared/export-menu.h"

#include <glib/gi18n.h>

#define PICTURE_DPI 192 /* a slide on a screen of twice the usual density */

struct _WayExportChoice
{
  GObject parent_instance;

  /* owned */
  char               *page;
  char               *theme;
  char               *logo;
  char               *brand_color;
  GSimpleActionGroup *actions;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_THEME,
  PROP_LOGO,
  PROP_BRAND_COLOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WayExportChoice, way_export_choice, G_TYPE_OBJECT)

static char **
get_place (WayExportChoice *self,
           guint            property)
{
  char **const places[] = { NULL, &self->page, &self->theme, &self->logo, &self->brand_color };

  return places[property];
}

static void
way_export_choice_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  char      **place = get_place (WAY_EXPORT_CHOICE (object), prop_id);
  const char *text = g_value_get_string (value);

  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  g_object_notify_by_pspec (object, pspec);
}

static void
way_export_choice_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_string (value, *get_place (WAY_EXPORT_CHOICE (object), prop_id));
}

static void
way_export_choice_finalize (GObject *object)
{
  WayExportChoice *self = WAY_EXPORT_CHOICE (object);

  g_object_unref (self->actions);
  g_free (self->page);
  g_free (self->theme);
  g_free (self->logo);
  g_free (self->brand_color);

  G_OBJECT_CLASS (way_export_choice_parent_class)->finalize (object);
}

static void
way_export_choice_class_init (WayExportChoiceClass *klass)
{
  static const char *const names[] = { NULL, "page", "theme", "logo", "brand-color" };
  static const char *const usual[] = { NULL, "A4", "print", "", "" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  guint                    i;

  object_class->finalize = way_export_choice_finalize;
  object_class->set_property = way_export_choice_set_property;
  object_class->get_property = way_export_choice_get_property;
  for (i = PROP_PAGE; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, usual[i],
                                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
way_export_choice_init (WayExportChoice *self)
{
  static const char *const names[] = { "page", "theme" };
  guint                    i;

  self->actions = g_simple_action_group_new ();
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GPropertyAction *action = g_property_action_new (names[i], self, names[i]);

      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      /* The action holds the choice, and the choice is there for as long as the program. */
      g_object_unref (action);
    }
}

/**
 * way_export_choice_get:
 *
 * Returns: (transfer none): what is chosen for all plots and posters
 */
WayExportChoice *
way_export_choice_get (void)
{
  static WayExportChoice *choice;

  if (choice == NULL)
    choice = g_object_new (WAY_TYPE_EXPORT_CHOICE, NULL);

  return choice;
}

/**
 * way_export_choice_fill:
 * @self: the choice
 * @format: "pdf", "png" or "svg"
 * @options: (out caller-allocates): how to export; its texts are those of @self
 *
 * Tells how a plot or poster is to be made.
 */
void
way_export_choice_fill (WayExportChoice  *self,
                        const char       *format,
                        WayExportOptions *options)
{
  way_export_options_init (options);
  way_theme_from_name (self->theme, &options->theme);
  options->dpi = PICTURE_DPI;
  options->logo = *self->logo != '\0' ? self->logo : NULL;
  options->brand_color = *self->brand_color != '\0' ? self->brand_color : NULL;
  if (g_str_equal (format, "pdf"))
    options->page_size = self->page;
}

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
  gtk_widget_insert_action_group (widget, "export", G_ACTION_GROUP (way_export_choice_get ()->actions));
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
