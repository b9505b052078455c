/* story-copy.c - several paragraphs, or the whole story, chosen and copied as text */
#include "config.h"

#include "widgets/story/story-view-private.h"

#include "journeys/model/join.h"
#include "widgets/story/story-paragraph.h"

static void
mark (WayStoryView *self,
      guint         place)
{
  GtkWidget *paragraph = way_story_view_find_paragraph (self, place);

  if (paragraph != NULL)
    way_story_view_mark (self, place, paragraph);
}

/* Shows whether a paragraph is one of those that are chosen. */
void
way_story_view_mark (WayStoryView *self,
                     guint         place,
                     GtkWidget    *paragraph)
{
  if (self->ranged && place >= MIN (self->anchor, self->reach) && place <= MAX (self->anchor, self->reach))
    gtk_widget_add_css_class (paragraph, "chosen");
  else
    gtk_widget_remove_css_class (paragraph, "chosen");
}

/* Nothing but the paragraph in use is chosen. */
void
way_story_view_end_range (WayStoryView *self)
{
  GHashTableIter iter;
  gpointer       paragraph;

  if (!self->ranged)
    return;
  self->ranged = FALSE;
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &paragraph))
    gtk_widget_remove_css_class (paragraph, "chosen");
}

/* Chooses all from where choosing began; the cards among them are selected. */
void
way_story_view_extend_to (WayStoryView *self,
                          guint         place)
{
  guint before, i;

  if (way_story_view_get_n_rows (self) == 0)
    return;
  if (!self->ranged)
    self->anchor = self->reach = self->place;
  before = self->reach;
  self->ranged = TRUE;
  self->place = self->reach = MIN (place, way_story_view_get_n_rows (self) - 1);
  for (i = MIN (before, MIN (self->reach, self->anchor)); i <= MAX (before, MAX (self->reach, self->anchor)); i++)
    mark (self, i);
  self->selecting = TRUE;
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->list), MIN (self->anchor, self->reach),
                                    MAX (self->anchor, self->reach) - MIN (self->anchor, self->reach) + 1, TRUE);
  self->selecting = FALSE;
  way_story_view_bring_here (self);
}

/* Chooses the whole story; the paragraph in use stays in sight. */
void
way_story_view_choose_all (WayStoryView *self)
{
  GHashTableIter iter;
  gpointer       paragraph;

  if (way_story_view_get_n_rows (self) == 0)
    return;
  self->ranged = TRUE;
  self->anchor = 0;
  self->reach = way_story_view_get_n_rows (self) - 1;
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &paragraph))
    gtk_widget_add_css_class (paragraph, "chosen");
  self->selecting = TRUE;
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->list));
  self->selecting = FALSE;
}

static char *
dup_lines (WayStoryView *self,
           guint         first,
           guint         last)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  way_story_list_settle (self->list);
  for (i = first; i <= last && i < way_story_view_get_n_rows (self); i++)
    {
      g_autofree char *plain = way_story_line_dup_plain (way_story_list_get_line (self->list, i));

      way_join_append (all, "\n\n", plain);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Within one paragraph, with the pointer. */
static char *
dup_selected_words (WayStoryView *self)
{
  GHashTableIter iter;
  gpointer       paragraph;
  char          *selected = NULL;

  g_hash_table_iter_init (&iter, self->shown);
  while (selected == NULL && g_hash_table_iter_next (&iter, NULL, &paragraph))
    selected = way_story_paragraph_dup_selected (paragraph);

  return selected;
}

/**
 * way_story_view_dup_copied:
 * @self: a story
 *
 * Returns: (transfer full) (nullable): the paragraphs that are chosen; otherwise the words
 *   that are selected in one; otherwise the paragraph in use
 */
char *
way_story_view_dup_copied (WayStoryView *self)
{
  char *words;

  g_return_val_if_fail (WAY_IS_STORY_VIEW (self), NULL);

  if (way_story_view_get_n_rows (self) == 0)
    return NULL;
  if (self->ranged)
    return dup_lines (self, MIN (self->anchor, self->reach), MAX (self->anchor, self->reach));
  words = dup_selected_words (self);

  return words != NULL ? words : dup_lines (self, self->place, self->place);
}

/* Returns whether there was something. */
gboolean
way_story_view_copy (WayStoryView *self)
{
  g_autofree char *text = way_story_view_dup_copied (self);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);

  return text != NULL;
}

/* What is chosen, or else all of it. */
void
way_story_view_copy_story (WayStoryView *self)
{
  if (!self->ranged)
    way_story_view_choose_all (self);
  way_story_view_copy (self);
}
