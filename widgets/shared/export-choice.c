/* export-choice.c - how plots and posters are made: paper, colours, logo */
#include "config.h"

#include "widgets/shared/export-choice.h"

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

/**
 * way_export_choice_get_actions:
 * @self: the choice
 *
 * Returns: (transfer none): the actions "page" and "theme", which choose
 */
GActionGroup *
way_export_choice_get_actions (WayExportChoice *self)
{
  return G_ACTION_GROUP (self->actions);
}
