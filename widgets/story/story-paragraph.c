/* story-paragraph.c - a heading or a paragraph of a story, as it is read */
#include "config.h"

#include "widgets/story/story-paragraph.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Some sixty letters a line. */
#define MEASURE 640

struct _WayStoryParagraph
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *clamp;
};

G_DEFINE_FINAL_TYPE (WayStoryParagraph, way_story_paragraph, GTK_TYPE_WIDGET)

static void
way_story_paragraph_dispose (GObject *object)
{
  WayStoryParagraph *self = WAY_STORY_PARAGRAPH (object);

  g_clear_pointer (&self->clamp, gtk_widget_unparent);

  G_OBJECT_CLASS (way_story_paragraph_parent_class)->dispose (object);
}

static void
way_story_paragraph_class_init (WayStoryParagraphClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_story_paragraph_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "paragraph");
}

static void
way_story_paragraph_init (WayStoryParagraph *self)
{
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), MEASURE);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), MEASURE);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static const char *
get_class (WayStoryRole role)
{
  switch (role)
    {
    case WAY_STORY_TITLE:
      return "map";
    case WAY_STORY_STAGE:
      return "stage";
    case WAY_STORY_STEP:
      return "step";
    case WAY_STORY_LANE:
      return "lane";
    case WAY_STORY_CARD:
      return "about-card";
    case WAY_STORY_EMOTION:
      return "emotion";
    case WAY_STORY_TEXT:
    case WAY_STORY_VALUE:
    default:
      return "text";
    }
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* The pointer selects in it; the keyboard goes from paragraph to paragraph. */
  gtk_widget_set_focusable (label, FALSE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
add_text (GtkWidget          *box,
          const WayStoryLine *line)
{
  g_autofree char *markup = NULL;
  GtkWidget       *label;

  if (*line->lead == '\0')
    {
      add_label (box, line->text, NULL);
      return;
    }
  label = add_label (box, "", NULL);
  markup = g_markup_printf_escaped ("<b>%s</b>  %s", line->lead, line->text);
  gtk_label_set_markup (GTK_LABEL (label), markup);
}

/**
 * way_story_paragraph_new:
 * @line: what it says
 *
 * Returns: (transfer floating): the line, set for reading
 */
GtkWidget *
way_story_paragraph_new (const WayStoryLine *line)
{
  GtkWidget         *widget = g_object_new (WAY_TYPE_STORY_PARAGRAPH,
                                            "accessible-role", line->level > 0 ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  WayStoryParagraph *self = WAY_STORY_PARAGRAPH (widget);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char   *plain = way_story_line_dup_plain (line);
  g_autofree char   *level = NULL;
  guint              i;

  gtk_widget_add_css_class (widget, get_class (line->role));
  if (line->level > 0)
    {
      add_label (box, line->lead, NULL);
      /* TRANSLATORS: of a heading, 1 is the highest */
      level = g_strdup_printf (_ ("level %d"), line->level);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL, line->level, -1);
      /* GTK does not tell the level to readers yet. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, level, -1);
    }
  else if (line->role == WAY_STORY_CARD)
    {
      add_label (box, line->lead, "lead");
      if (*line->text != '\0')
        add_label (box, line->text, "facts");
    }
  else
    add_text (box, line);
  for (i = 0; line->details != NULL && i < line->details->len; i++)
    add_label (box, g_ptr_array_index (line->details, i), "detail");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);

  return widget;
}

/**
 * way_story_paragraph_dup_selected:
 * @self: a paragraph
 *
 * Returns: (transfer full) (nullable): the text that is selected in it
 */
char *
way_story_paragraph_dup_selected (WayStoryParagraph *self)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (adw_clamp_get_child (ADW_CLAMP (self->clamp))); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int start, end;

      if (gtk_label_get_selection_bounds (GTK_LABEL (child), &start, &end))
        {
          const char *text = gtk_label_get_text (GTK_LABEL (child));

          return g_utf8_substring (text, start, end);
        }
    }

  return NULL;
}
