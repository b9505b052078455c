/* find-walk.c - from one thing that was found to the next */
#include "config.h"

#include "widgets/find/find-bar-private.h"

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/model/written.h"

WayMap *
way_find_bar_get_map (WayFindBar *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

const char *
way_find_bar_get_text (WayFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* What was shown last, or what was selected since. */
WayItem *
way_find_bar_get_shown (WayFindBar *self)
{
  WayItem *shown = self->shown != NULL && self->history != NULL ? way_map_find (way_find_bar_get_map (self), self->shown) : NULL;

  if (shown != NULL && self->selection != NULL && g_strcmp0 (way_selection_get_last (self->selection), self->shown_as) == 0)
    return shown;

  return self->selection != NULL && self->history != NULL ? way_selection_get_item (self->selection, way_find_bar_get_map (self)) : NULL;
}

/* Where in the text the words were found: "Note: … the fault of Benoît, as always". */
static char *
dup_snippet (WayFindBar *self,
             WayItem    *item)
{
  g_autofree char *sought = way_fold_text (way_find_bar_get_text (self));
  g_autofree char *before = NULL;
  g_autofree char *hit = NULL;
  g_autofree char *after = NULL;
  const WayField  *field;

  if (!way_written_find (way_find_bar_get_map (self), item, sought, &field, &before, &hit, &after))
    return g_strdup ("");

  return g_markup_printf_escaped ("%s: %s<b>%s</b>%s", _ (field->label), before, hit, after);
}

static void
set_status (WayFindBar *self,
            const char *markup)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->status)), markup) == 0)
    return;
  gtk_label_set_markup (GTK_LABEL (self->status), markup);
  /* What is said when it changes. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->status)), -1);
}

/* The map dims what does not fit, unless nothing is left that would. */
static void
show_sought (WayFindBar *self,
             gboolean    shown)
{
  g_autofree char *sought = way_fold_text (way_find_bar_get_text (self));

  if (self->sought == shown)
    return;
  self->sought = shown;
  g_signal_emit_by_name (self, "sought", shown ? sought : NULL);
}

/* Keeps what replacing did, to be told in the place of "Nothing found". */
void
way_find_bar_set_done (WayFindBar *self,
                       const char *done)
{
  g_free (self->done);
  self->done = g_strdup (done);
  if (done != NULL)
    way_find_bar_update_status (self);
}

void
way_find_bar_update_status (WayFindBar *self)
{
  guint    n = self->matches != NULL ? way_matches_get_size (self->matches) : 0;
  gboolean sought = *way_find_bar_get_text (self) != '\0' && self->matches != NULL;
  gboolean complete = sought && way_matches_is_complete (self->matches);
  gboolean there = FALSE;
  int      place;

  gtk_widget_set_sensitive (self->steps[0], n > 0);
  gtk_widget_set_sensitive (self->steps[1], n > 0);
  gtk_widget_set_sensitive (self->replace_button, n > 0 && self->editable);
  gtk_widget_set_sensitive (self->replace_all_button, n > 0 && self->editable);
  if (complete && n > 0)
    g_clear_pointer (&self->done, g_free);
  if (sought)
    show_sought (self, self->done == NULL);
  if (complete && n == 0 && self->done == NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");

  if (!sought)
    set_status (self, _ ("Searches all texts of the map"));
  else if (!complete)
    set_status (self, _ ("Searching…"));
  else if (n == 0)
    set_status (self, self->done != NULL ? self->done : _ ("Nothing found"));
  else
    {
      WayItem         *item = way_find_bar_get_shown (self);
      g_autofree char *text = NULL;

      place = way_matches_find_place (self->matches, item, &there);
      if (there)
        {
          g_autofree char *snippet = dup_snippet (self, item);
          /* TRANSLATORS: which of all that were found is shown */
          g_autofree char *count = g_strdup_printf (_ ("%d of %d"), place + 1, (int)n);

          text = g_strdup_printf ("%s%s · %s", count, self->wrapped ? _ (", from the other end") : "", snippet);
        }
      else
        text = g_strdup_printf (g_dngettext (NULL, "%d found", "%d found", n), (int)n);
      set_status (self, text);
    }
}

static void
show_item (WayFindBar *self,
           WayItem    *item)
{
  g_autofree char *sought = way_fold_text (way_find_bar_get_text (self));
  WayItem         *holder = way_written_find_holder (way_find_bar_get_map (self), item, sought);

  g_free (self->shown);
  self->shown = g_strdup (way_item_get_id (item));
  g_signal_emit_by_name (self, "show-item", self->shown, holder != NULL ? way_item_get_id (holder) : self->shown);
  g_free (self->shown_as);
  self->shown_as = self->selection != NULL ? g_strdup (way_selection_get_last (self->selection)) : NULL;
}

/* Goes to the first at or after FROM, or from there to the next or previous. */
void
way_find_bar_go (WayFindBar *self,
                 WayItem    *from,
                 int         by)
{
  GPtrArray *list = way_matches_list (self->matches);
  gboolean   there;
  int        n = list->len;
  int        place = way_matches_find_place (self->matches, from, &there);

  if (n == 0)
    {
      way_find_bar_update_status (self);
      return;
    }
  if (by < 0 || there)
    place += by;
  self->wrapped = by != 0 && (place < 0 || place >= n);
  place = (place + n) % n;
  show_item (self, g_ptr_array_index (list, place));
  way_find_bar_update_status (self);
}

static void
fulfil (WayFindBar *self)
{
  if (!self->wanted || !way_matches_is_complete (self->matches))
    return;
  self->wanted = FALSE;
  if (self->by == 0)
    way_find_bar_go (self, self->anchor != NULL ? way_map_find (way_find_bar_get_map (self), self->anchor) : NULL, 0);
  else
    way_find_bar_go (self, way_find_bar_get_shown (self), self->by);
}

static gboolean
portion_cb (gpointer data)
{
  WayFindBar *self = data;

  if (way_matches_advance (self->matches, WAY_FIND_PORTION))
    return G_SOURCE_CONTINUE;
  self->portion_id = 0;
  fulfil (self);
  way_find_bar_update_status (self);

  return G_SOURCE_REMOVE;
}

/* A small map is through at once, a large one after a while. */
void
way_find_bar_look_on (WayFindBar *self)
{
  if (self->portion_id == 0 && way_matches_advance (self->matches, WAY_FIND_PORTION))
    self->portion_id = g_idle_add (portion_cb, self);
  fulfil (self);
  way_find_bar_update_status (self);
}

static gboolean
has_sought (WayMap  *map,
            WayItem *item,
            gpointer data)
{
  return way_written_find (map, item, data, NULL, NULL, NULL, NULL);
}

void
way_find_bar_look_for (WayFindBar *self)
{
  g_autofree char *sought = way_fold_text (way_find_bar_get_text (self));

  if (self->matches == NULL)
    return;
  g_clear_handle_id (&self->portion_id, g_source_remove);
  self->wrapped = FALSE;
  self->wanted = *sought != '\0';
  self->by = 0;
  if (*sought != '\0')
    way_matches_look_for (self->matches, has_sought, g_strdup (sought), g_free);
  else
    way_matches_look_for (self->matches, NULL, NULL, NULL);
  self->sought = *sought != '\0';
  g_signal_emit_by_name (self, "sought", self->sought ? sought : NULL);
  way_find_bar_look_on (self);
}

/**
 * way_find_bar_step:
 * @self: a find bar
 * @by: 1 for the next, -1 for the previous
 *
 * Goes from what is selected to the next that was found. Opens the bar when it is closed.
 */
void
way_find_bar_step (WayFindBar *self,
                   int         by)
{
  g_return_if_fail (WAY_IS_FIND_BAR (self));

  if (!way_find_bar_is_open (self))
    {
      way_find_bar_open (self, FALSE);
      if (*way_find_bar_get_text (self) == '\0')
        return;
    }
  if (self->matches == NULL || *way_find_bar_get_text (self) == '\0')
    return;
  self->wanted = TRUE;
  self->by = by;
  way_find_bar_look_on (self);
}
