/* side-panel.c - a panel beside the content, or over it where there is no room
 *
 * The only user of AdwFlap, which newer libadwaita deprecates.
 */
#include "config.h"

#include "widgets/shared/side-panel.h"

struct _WaySidePanel
{
  GtkWidget parent_instance;

  /* template */
  AdwFlap *flap;
};

enum
{
  PROP_0,
  PROP_SHOWN,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WaySidePanel, way_side_panel, GTK_TYPE_WIDGET)

static void
shown_cb (WaySidePanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/* Where it would cover what is worked on, the panel comes when it is asked for. */
static void
folded_cb (WaySidePanel *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
way_side_panel_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *spec)
{
  WaySidePanel *self = WAY_SIDE_PANEL (object);

  switch (id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, way_side_panel_get_shown (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, way_side_panel_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
way_side_panel_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *spec)
{
  switch (id)
    {
    case PROP_SHOWN:
      way_side_panel_set_shown (WAY_SIDE_PANEL (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
way_side_panel_dispose (GObject *object)
{
  WaySidePanel *self = WAY_SIDE_PANEL (object);

  if (self->flap != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->flap, self);
      gtk_widget_unparent (GTK_WIDGET (self->flap));
      self->flap = NULL;
    }

  G_OBJECT_CLASS (way_side_panel_parent_class)->dispose (object);
}

static void
way_side_panel_class_init (WaySidePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_side_panel_dispose;
  object_class->get_property = way_side_panel_get_property;
  object_class->set_property = way_side_panel_set_property;

  /**
   * WaySidePanel:shown:
   *
   * Whether the panel is seen.
   */
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * WaySidePanel:folded:
   *
   * Whether there is no room beside the content.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_side_panel_init (WaySidePanel *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
}

/**
 * way_side_panel_set_content:
 * @self: a side panel
 * @content: what the panel stands beside
 *
 * Sets the content.
 */
void
way_side_panel_set_content (WaySidePanel *self,
                            GtkWidget    *content)
{
  adw_flap_set_content (self->flap, content);
}

/**
 * way_side_panel_set_panel:
 * @self: a side panel
 * @panel: what stands in the panel
 *
 * Sets the panel.
 */
void
way_side_panel_set_panel (WaySidePanel *self,
                          GtkWidget    *panel)
{
  adw_flap_set_flap (self->flap, panel);
}

/**
 * way_side_panel_set_shown:
 * @self: a side panel
 * @shown: whether the panel shall be seen
 *
 * Shows or hides the panel.
 */
void
way_side_panel_set_shown (WaySidePanel *self,
                          gboolean      shown)
{
  g_return_if_fail (WAY_IS_SIDE_PANEL (self));

  adw_flap_set_reveal_flap (self->flap, shown);
}

/**
 * way_side_panel_get_shown:
 * @self: a side panel
 *
 * Returns: whether the panel is seen
 */
gboolean
way_side_panel_get_shown (WaySidePanel *self)
{
  g_return_val_if_fail (WAY_IS_SIDE_PANEL (self), FALSE);

  return adw_flap_get_reveal_flap (self->flap);
}

/**
 * way_side_panel_get_folded:
 * @self: a side panel
 *
 * Returns: whether there is no room beside the content
 */
gboolean
way_side_panel_get_folded (WaySidePanel *self)
{
  g_return_val_if_fail (WAY_IS_SIDE_PANEL (self), FALSE);

  return adw_flap_get_folded (self->flap);
}
