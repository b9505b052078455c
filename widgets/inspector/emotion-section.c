/* emotion-section.c - how each persona feels in a step */
#include "config.h"

#include "widgets/inspector/emotion-section.h"

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"
#include "journeys/model/rules.h"
#include "widgets/inspector/field-row.h"
#include "widgets/shared/dots.h"

struct _WayEmotionSection
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  char       *step_id;

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayEmotionSection, way_emotion_section, GTK_TYPE_WIDGET)

static void
chosen_cb (WayEmotionSection *self,
           WayDots           *dots)
{
  WayMap     *map = way_history_get_map (self->history);
  const char *persona = g_object_get_data (G_OBJECT (dots), "persona");
  WayItem    *step = way_map_find (map, self->step_id);
  WayItem    *emotion;
  g_autoptr (WayCommand) command = NULL;
  int level;

  if (step == NULL)
    return;
  emotion = way_rules_find_emotion (step, persona);
  if (way_dots_get_value (dots, &level))
    command = way_edits_new_emotion (step, persona, level);
  else if (emotion != NULL)
    command = way_command_new_remove (map, emotion);
  if (command != NULL)
    way_history_perform (self->history, command, NULL);
}

static void
add_persona (WayEmotionSection *self,
             WayItem           *step,
             WayItem           *persona,
             const char        *focused)
{
  WayMap    *map = way_history_get_map (self->history);
  WayItem   *emotion = way_rules_find_emotion (step, way_item_get_id (persona));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  /* TRANSLATORS: %s is the name of a persona */
  g_autofree char *title = g_strdup_printf (_ ("Emotion · %s"), way_item_get_name (persona));
  GtkWidget       *label = gtk_label_new (title);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (WayDot));
  GtkWidget *dots;
  int        lowest, highest, level;

  way_rules_get_scale (map, &lowest, &highest);
  for (level = lowest; level <= highest && levels->len < 11; level++)
    {
      WayDot dot = { level, way_rules_get_level_label (map, level) };

      g_array_append_val (levels, dot);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), label);
  dots = way_dots_new (WAY_DOTS_FACES, title, (WayDot *)levels->data, levels->len);
  if (emotion != NULL && way_item_get (emotion, "level") != NULL)
    way_dots_set_value (WAY_DOTS (dots), TRUE, way_item_get_int (emotion, "level", 0));
  g_object_set_data_full (G_OBJECT (dots), "persona", g_strdup (way_item_get_id (persona)), g_free);
  g_signal_connect_object (dots, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), dots);
  if (emotion != NULL)
    {
      GtkWidget *reason = way_field_row_new (self->history, emotion, way_kind_get_field (WAY_KIND_EMOTION, "reason"), NULL);

      gtk_widget_add_css_class (reason, "inner");
      gtk_box_append (GTK_BOX (box), reason);
    }
  gtk_widget_add_css_class (box, "fieldcard");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  if (g_strcmp0 (focused, way_item_get_id (persona)) == 0)
    gtk_widget_grab_focus (dots);
}

static void
clear (WayEmotionSection *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The persona whose faces have the keyboard. */
static char *
dup_focused (WayEmotionSection *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !WAY_IS_DOTS (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;

  return g_strdup (g_object_get_data (G_OBJECT (focus), "persona"));
}

static gboolean
rebuild_cb (gpointer data)
{
  WayEmotionSection *self = data;
  WayMap            *map = way_history_get_map (self->history);
  WayItem           *step = way_map_find (map, self->step_id);
  g_autofree char   *focused = dup_focused (self);
  int                i;

  self->idle = 0;
  clear (self);
  if (step == NULL)
    return G_SOURCE_REMOVE;
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == WAY_KIND_PERSONA_LINK)
        add_persona (self, step, link, focused);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);

  return G_SOURCE_REMOVE;
}

/* What is typed into the reason must not rebuild the row it is typed into. */
static void
map_changed_cb (WayEmotionSection *self,
                const WayChange   *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (kind != WAY_KIND_EMOTION && kind != WAY_KIND_PERSONA_LINK && kind != WAY_KIND_LEVEL)
    return;
  if (change->type == WAY_CHANGE_SET && kind == WAY_KIND_EMOTION && !g_str_equal (way_item_get_info (change->item)->fields[change->field].name, "level"))
    return;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
way_emotion_section_dispose (GObject *object)
{
  WayEmotionSection *self = WAY_EMOTION_SECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  clear (self);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_emotion_section_parent_class)->dispose (object);
}

static void
way_emotion_section_finalize (GObject *object)
{
  g_free (WAY_EMOTION_SECTION (object)->step_id);

  G_OBJECT_CLASS (way_emotion_section_parent_class)->finalize (object);
}

static void
way_emotion_section_class_init (WayEmotionSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_emotion_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_emotion_section_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
way_emotion_section_init (WayEmotionSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

/**
 * way_emotion_section_new:
 * @history: the history of the map
 * @step: a step of it
 *
 * Returns: (transfer floating): a row of faces for each persona of the map
 */
GtkWidget *
way_emotion_section_new (WayHistory *history,
                         WayItem    *step)
{
  WayEmotionSection *self = g_object_new (WAY_TYPE_EMOTION_SECTION, NULL);

  self->history = g_object_ref (history);
  self->step_id = g_strdup (way_item_get_id (step));
  rebuild_cb (self);
  g_signal_connect_object (way_history_get_map (history), "changed",
                           G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
