/* differences-list.c - what records say now, beside what a map shows of them */
#include "config.h"

#include "widgets/links/differences-list.h"

#include <glib/gi18n.h>

#include "journeys/records/links-stale.h"
#include "widgets/shared/icon-name.h"

/* A difference that is shown, and what to do about it. */
typedef struct
{
  char           *link_id;
  const WayField *field;
  GtkWidget      *drop_down; /* borrowed; NULL: there is nothing to choose */
} Question;

struct _WayDifferencesList
{
  GtkWidget parent_instance;

  /* owned */
  GArray *questions; /* of Question */

  /* template */
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *act;
};

enum
{
  SIGNAL_ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayDifferencesList, way_differences_list, GTK_TYPE_WIDGET)

static void
clear_question (gpointer data)
{
  g_free (((Question *)data)->link_id);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
ask (WayDifferencesList *self,
     WayStaleLink       *stale,
     const WayField     *field,
     GtkWidget          *drop_down)
{
  Question question = { g_strdup (stale->link_id), field, drop_down };

  g_array_append_val (self->questions, question);
}

/* What is chosen in the order of the answers. */
static GtkWidget *
new_drop_down (WayLinkDifference *difference,
               const char        *spoken)
{
  const char *const choices[] = { _ ("Take over"), _ ("Keep mine"), difference->puts ? _ ("Put mine into the record") : NULL, NULL };
  GtkWidget        *drop_down = gtk_drop_down_new_from_strings (choices);

  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  gtk_widget_set_margin_top (drop_down, 4);
  gtk_widget_set_tooltip_text (drop_down, _ ("What is kept is not asked again until the record changes once more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return drop_down;
}

/* Tier, and below it "Lite → Strategic"; long texts stand one below the other. */
static void
add_difference (WayDifferencesList *self,
                GtkWidget          *box,
                WayStaleLink       *stale,
                WayLinkDifference  *difference)
{
  const char      *field = difference->field != NULL ? _ (difference->field->label) : _ ("Scores");
  const char      *shown = difference->shown != NULL ? difference->shown : _ ("nothing");
  const char      *now = difference->now != NULL ? difference->now : _ ("nothing");
  g_autofree char *spoken = g_strdup_printf (_ ("%s: on the map %s, now %s"), field, shown, now);
  GtkWidget       *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget       *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *old = new_label (shown, "old");
  GtkWidget       *drop_down = new_drop_down (difference, spoken);
  gboolean         long_text = g_utf8_strlen (shown, -1) + g_utf8_strlen (now, -1) > 44;

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (row), new_label (field, "field"));
  if (long_text)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (values), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (values), old);
  if (!long_text)
    {
      const char *icon = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "go-previous-symbolic" : "go-next-symbolic";
      GtkWidget  *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (arrow, "quiet");
      gtk_box_append (GTK_BOX (values), arrow);
    }
  gtk_box_append (GTK_BOX (values), new_label (now, "now"));
  gtk_box_append (GTK_BOX (row), values);
  gtk_box_append (GTK_BOX (row), drop_down);
  ask (self, stale, difference->field, drop_down);
  gtk_box_append (GTK_BOX (box), row);
}

static GtkWidget *
new_record (WayDifferencesList *self,
            WayStaleLink       *stale)
{
  GtkWidget       *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *icon = way_icon_name_dup (way_kind_get_info (stale->kind)->icon);
  guint            i;

  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (head), new_label (stale->name, "heading"));
  gtk_box_append (GTK_BOX (box), head);
  if (stale->moved)
    {
      gtk_box_append (GTK_BOX (box), new_label (_ ("It was merged with another record."), "quiet"));
      ask (self, stale, way_kind_get_field (WAY_KIND_PERSONA_LINK, "record"), NULL);
    }
  for (i = 0; i < stale->differences->len; i++)
    add_difference (self, box, stale, g_ptr_array_index (stale->differences, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, stale->name, -1);
  gtk_widget_add_css_class (box, "record");

  return box;
}

static void
act_cb (WayDifferencesList *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWER], 0);
}

static void
way_differences_list_dispose (GObject *object)
{
  WayDifferencesList *self = WAY_DIFFERENCES_LIST (object);
  GtkWidget          *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->questions, g_array_unref);

  G_OBJECT_CLASS (way_differences_list_parent_class)->dispose (object);
}

/* The keyboard begins with the first that can be chosen. */
static gboolean
way_differences_list_grab_focus (GtkWidget *widget)
{
  WayDifferencesList *self = WAY_DIFFERENCES_LIST (widget);
  guint               i;

  for (i = 0; i < self->questions->len; i++)
    if (g_array_index (self->questions, Question, i).drop_down != NULL)
      return gtk_widget_grab_focus (g_array_index (self->questions, Question, i).drop_down);

  return gtk_widget_grab_focus (self->act);
}

static void
way_differences_list_class_init (WayDifferencesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_differences_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_differences_list_grab_focus;

  /**
   * WayDifferencesList::answer:
   *
   * What is chosen is to be done.
   */
  signals[SIGNAL_ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "differenceslist");
}

static void
way_differences_list_init (WayDifferencesList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  g_array_set_clear_func (self->questions, clear_question);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scroller), 300);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->act = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_set_halign (self->act, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->act, "suggested-action");
  g_signal_connect_object (self->act, "clicked", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->act, GTK_WIDGET (self));
}

/**
 * way_differences_list_new:
 *
 * Returns: (transfer floating): a list that is empty
 */
GtkWidget *
way_differences_list_new (void)
{
  return g_object_new (WAY_TYPE_DIFFERENCES_LIST, NULL);
}

/**
 * way_differences_list_fill:
 * @self: a list
 * @stale: (element-type WayStaleLink): links whose records say something else now
 *
 * Shows record by record what the map has and what is true now. What was chosen for a difference stays chosen.
 */
void
way_differences_list_fill (WayDifferencesList *self,
                           GPtrArray          *stale)
{
  g_autoptr (GPtrArray) before = NULL;
  GtkWidget *child;
  guint      i, j;

  g_return_if_fail (WAY_IS_DIFFERENCES_LIST (self));

  before = way_differences_list_get_answers (self);
  g_array_set_size (self->questions, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (i = 0; i < stale->len; i++)
    gtk_box_append (GTK_BOX (self->box), new_record (self, g_ptr_array_index (stale, i)));
  for (i = 0; i < self->questions->len; i++)
    for (j = 0; j < before->len; j++)
      {
        Question      *question = &g_array_index (self->questions, Question, i);
        WayLinkAnswer *answer = g_ptr_array_index (before, j);

        if (question->drop_down != NULL && question->field == answer->field && g_str_equal (question->link_id, answer->link_id))
          gtk_drop_down_set_selected (GTK_DROP_DOWN (question->drop_down), answer->type);
      }
}

/**
 * way_differences_list_get_answers:
 * @self: a list
 *
 * Returns: (transfer full) (element-type WayLinkAnswer): what to do about each difference
 */
GPtrArray *
way_differences_list_get_answers (WayDifferencesList *self)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);
  guint      i;

  g_return_val_if_fail (WAY_IS_DIFFERENCES_LIST (self), answers);

  for (i = 0; i < self->questions->len; i++)
    {
      Question *question = &g_array_index (self->questions, Question, i);
      guint     type = question->drop_down != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (question->drop_down)) : WAY_LINK_TAKE;

      g_ptr_array_add (answers, way_link_answer_new (question->link_id, question->field, MIN (type, WAY_LINK_PUT)));
    }

  return answers;
}
