/* go-to-record.c - to any record, or place of records, by a few letters of its name, where no map is open */
#include "config.h"

#include <glib/gi18n.h>

#include "app/home-places.h"
#include "app/window-private.h"
#include "journeys/model/fold.h"
#include "widgets/find/chooser.h"
#include "widgets/shared/record-finder.h"

#define MOST_OF_KIND 20

#define PLACE "place"

/* Beyond the ranks of a name. */
#define BY_OTHER_WORDS 4

typedef struct
{
  WayWindow       *window;  /* borrowed: it outlives its chooser */
  WayChooser      *chooser; /* borrowed */
  WayRecordFinder *finder;  /* owned, or NULL while the records cannot be read */
  char            *told;    /* owned: the last problem, which each letter may meet again; or NULL */
} GoToRecord;

/* Nobody is told any more of what it may still be looking for. */
static void
drop_finder (GoToRecord *self)
{
  if (self->finder == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->finder, self);
  way_record_finder_forget (self->finder);
  g_clear_object (&self->finder);
}

static void
go_to_record_free (gpointer data)
{
  GoToRecord *self = data;

  drop_finder (self);
  g_free (self->told);
  g_free (self);
}

/* "Contact · Nordwind": what tells a record from others of its name. */
static char *
dup_note (GoToRecord *self,
          WayItem    *record)
{
  static const char *const telling[] = { "industry", "position", "department", NULL };
  const char              *kind = _ (way_item_get_info (record)->label);
  const char              *more = way_record_finder_get_owner_name (self->finder, record);
  int                      i;

  for (i = 0; more == NULL && telling[i] != NULL; i++)
    if (way_kind_get_field (way_item_get_kind (record), telling[i]) != NULL)
      more = way_item_get (record, telling[i]);

  return more != NULL ? g_strdup_printf ("%s · %s", kind, more) : g_strdup (kind);
}

/* How well a name fits; what was found by what else it says comes last. */
static int
rank (const char *name,
      char      **words)
{
  g_autofree char *folded = way_fold_text (name);
  int              fit = way_fold_rank (folded, (const char *const *)words);

  return fit >= 0 ? fit : BY_OTHER_WORDS;
}

static void
add_places (GoToRecord *self,
            char      **words,
            int         level)
{
  int                 n, i;
  const WayHomePlace *places = way_home_places_list (&n);

  for (i = 0; i < n; i++)
    {
      const char      *title = _ (places[i].title);
      g_autofree char *id = g_strconcat (PLACE " ", places[i].name, NULL);
      int              fit = rank (title, words);

      if (fit == level && fit != BY_OTHER_WORDS)
        way_chooser_add (self->chooser, id, places[i].icon, title, NULL, NULL);
    }
}

static void
add_records (GoToRecord *self,
             GPtrArray  *found,
             char      **words,
             int         level)
{
  guint i;

  for (i = 0; found != NULL && i < found->len; i++)
    {
      WayItem         *record = g_ptr_array_index (found, i);
      const char      *shown = way_item_get_shown_name (record);
      g_autofree char *id = NULL;
      g_autofree char *note = NULL;

      if (rank (shown, words) != level)
        continue;
      id = g_strjoin (" ", way_item_get_info (record)->element, way_item_get_id (record), NULL);
      note = dup_note (self, record);
      way_chooser_add (self->chooser, id, way_item_get_info (record)->icon, shown, note, NULL);
    }
}

/* The likeliest first; the kinds keep their order among equals. */
static void
found_cb (GoToRecord *self,
          GPtrArray  *found,
          const char *problem)
{
  g_auto (GStrv) words = way_fold_words (way_chooser_get_text (self->chooser));
  int level;

  way_chooser_clear (self->chooser);
  for (level = 0; level <= BY_OTHER_WORDS; level++)
    {
      add_places (self, words, level);
      add_records (self, found, words, level);
    }
  way_chooser_done (self->chooser);
  if (problem != NULL && g_strcmp0 (problem, self->told) != 0)
    way_window_tell (self->window, problem);
  if (problem != NULL || found != NULL)
    {
      g_free (self->told);
      self->told = g_strdup (problem);
    }
}

static void
typed_cb (GoToRecord *self)
{
  const WayKindSet kinds = WAY_KIND_MASK (WAY_KIND_ACCOUNT) | WAY_KIND_MASK (WAY_KIND_CONTACT) | WAY_KIND_MASK (WAY_KIND_PERSONA) |
                           WAY_KIND_MASK (WAY_KIND_JOB) | WAY_KIND_MASK (WAY_KIND_PROFILE);
  const char *text = way_chooser_get_text (self->chooser);

  /* Before anything is typed there are the places. */
  if (self->finder == NULL || *text == '\0')
    {
      if (self->finder != NULL)
        way_record_finder_forget (self->finder);
      found_cb (self, NULL, NULL);
      return;
    }
  way_chooser_wait (self->chooser);
  way_record_finder_ask (self->finder, kinds, text, MOST_OF_KIND);
}

static void
closed_cb (GoToRecord *self)
{
  if (self->finder != NULL)
    way_record_finder_forget (self->finder);
}

static void
chosen_cb (GoToRecord *self,
           const char *id)
{
  g_auto (GStrv) words = g_strsplit (id, " ", 2);

  if (g_str_equal (words[0], PLACE))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-records", "s", words[1]);
  else
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "records.open", "(ss)", words[0], words[1]);
      gtk_widget_grab_focus (GTK_WIDGET (self->window->home));
    }
}

static GoToRecord *
make_chooser (WayWindow *window)
{
  GoToRecord *self = g_new0 (GoToRecord, 1);
  GtkWidget  *chooser = way_chooser_new (_ ("Go to an account, contact, persona, job or profile"), FALSE);

  self->window = window;
  self->chooser = WAY_CHOOSER (chooser);
  gtk_widget_set_parent (chooser, adw_toast_overlay_get_child (window->toasts));
  g_object_set_data_full (G_OBJECT (chooser), "state", self, go_to_record_free);
  g_signal_connect_swapped (chooser, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (chooser, "closed", G_CALLBACK (closed_cb), self);
  window->go_to_record = chooser;

  return self;
}

/* The records may be others than last time: they are opened anew when they could not be read. */
static void
take_records (GoToRecord *self)
{
  WayApplication *application = way_window_get_application (self->window);
  WayRecords     *records = application != NULL ? way_application_get_records (application) : NULL;

  drop_finder (self);
  g_clear_pointer (&self->told, g_free);
  if (records == NULL)
    return;
  self->finder = way_record_finder_new (records);
  g_signal_connect_swapped (self->finder, "found", G_CALLBACK (found_cb), self);
}

/* Goes from a window without a map to a record that is chosen. */
void
way_go_to_record (WayWindow *self)
{
  GoToRecord *state = self->go_to_record != NULL ? g_object_get_data (G_OBJECT (self->go_to_record), "state") : make_chooser (self);

  take_records (state);
  way_chooser_open (state->chooser, GTK_WIDGET (self->stack));
}
