/* go-to.c - to anything on the map, by a few letters of its name */
#include "config.h"

#include "app/go-to.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "journeys/model/name-search.h"
#include "journeys/model/written.h"
#include "widgets/find/chooser.h"

#define MOST_ROWS 60

/* Things that are looked at at once, and then between two frames. */
#define PORTION 1500

typedef struct
{
  WayWindow     *window;  /* borrowed: it outlives its chooser */
  WayChooser    *chooser; /* borrowed */
  WayNameSearch *search;  /* owned, or NULL */
  guint          portion_id;
} GoTo;

static void
go_to_free (gpointer data)
{
  GoTo *self = data;

  g_clear_handle_id (&self->portion_id, g_source_remove);
  g_clear_pointer (&self->search, way_name_search_free);
  g_free (self);
}

/* "Pain · First invoice" */
static char *
dup_note (WayMap  *map,
          WayItem *item)
{
  const char *kind = _ (way_item_get_info (item)->label);
  WayItem    *parent = way_item_get_parent (item);
  WayItem    *step;

  if (way_item_get_kind (item) == WAY_KIND_STEP)
    return g_strdup_printf ("%s · %s", kind, parent != NULL ? way_item_get_name (parent) : "");
  if (!way_kind_is_card (way_item_get_kind (item)))
    return g_strdup (kind);
  step = way_map_find (map, way_item_get_at (item, WAY_CARD_STEP));

  return step != NULL ? g_strdup_printf ("%s · %s", kind, way_item_get_name (step)) : g_strdup_printf ("%s · %s", kind, _ ("Bench"));
}

static void
fill (GoTo *self)
{
  WayMap *map = way_document_get_map (self->window->document);
  g_autoptr (GPtrArray) found = way_name_search_list (self->search);
  guint i;

  way_chooser_clear (self->chooser);
  for (i = 0; i < found->len; i++)
    {
      WayItem         *item = g_ptr_array_index (found, i);
      g_autofree char *note = dup_note (map, item);

      way_chooser_add (self->chooser, way_item_get_id (item), way_item_get_info (item)->icon, way_written_get_name (map, item), note, NULL);
    }
  way_chooser_done (self->chooser);
}

static gboolean
portion_cb (gpointer data)
{
  GoTo *self = data;

  if (self->window->document != NULL && way_name_search_advance (self->search, PORTION))
    return G_SOURCE_CONTINUE;
  self->portion_id = 0;
  if (self->window->document != NULL)
    fill (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (GoTo *self)
{
  g_clear_handle_id (&self->portion_id, g_source_remove);
  g_clear_pointer (&self->search, way_name_search_free);
  if (self->window->document == NULL)
    return;
  self->search = way_name_search_new (way_document_get_map (self->window->document), way_chooser_get_text (self->chooser), MOST_ROWS);
  if (way_name_search_advance (self->search, PORTION))
    self->portion_id = g_idle_add (portion_cb, self);
  fill (self);
}

static void
closed_cb (GoTo *self)
{
  g_clear_handle_id (&self->portion_id, g_source_remove);
  g_clear_pointer (&self->search, way_name_search_free);
}

static void
chosen_cb (GoTo       *self,
           const char *id)
{
  way_window_go_to (self->window, id);
  way_window_focus_selected (self->window);
}

static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    {
      way_go_to_record (self);
      return;
    }
  way_window_finish_typing (self);
  if (self->go_to == NULL)
    {
      GoTo *state = g_new0 (GoTo, 1);

      self->go_to = way_chooser_new (_ ("Go to a stage, step, lane, card, persona, account or job"), FALSE);
      state->window = self;
      state->chooser = WAY_CHOOSER (self->go_to);
      gtk_widget_set_parent (self->go_to, adw_toast_overlay_get_child (self->toasts));
      g_object_set_data_full (G_OBJECT (self->go_to), "state", state, go_to_free);
      g_signal_connect_swapped (self->go_to, "typed", G_CALLBACK (typed_cb), state);
      g_signal_connect_swapped (self->go_to, "chosen", G_CALLBACK (chosen_cb), state);
      g_signal_connect_swapped (self->go_to, "closed", G_CALLBACK (closed_cb), state);
    }
  way_chooser_open (WAY_CHOOSER (self->go_to), GTK_WIDGET (self->stack));
}

void
way_go_to_install_action (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.go-to", NULL, go_to_action);
}
