/* record-absence.c - what stands in place of a record that is not there: why, and the way back
 *
 * The way back is by the steps of the desk. What it takes back besides is said before.
 */
#include "config.h"

#include "widgets/records/pages/record-absence.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/records/pages/page-card.h"

#define MOST_STEPS 5 /* that are named */

/* What the button does. */
typedef struct
{
  WayHistory *history; /* owned */
  guint64     from;    /* the state it was offered in */
  guint64     to;
} WayBack;

static void
way_back_free (gpointer  data,
               GClosure *closure)
{
  WayBack *back = data;

  g_object_unref (back->history);
  g_free (back);
}

static void
go_cb (GtkButton *button,
       WayBack   *back)
{
  int place = way_history_find_place (back->history, back->to);

  /* When something else happened just now, the page is about to say so. */
  if (place >= 0 && way_history_get_serial (back->history) == back->from)
    way_history_go_to (back->history, place);
}

static GtkWidget *
new_pill (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");

  return button;
}

/* The steps between now and the one that is meant, which is not named: the page says it. */
static void
add_steps (GtkWidget  *box,
           WayHistory *history,
           int         first,
           int         last)
{
  int by = first < last ? 1 : -1;
  int n = ABS (last - first), i;

  for (i = 0; i < MIN (n, MOST_STEPS); i++)
    {
      GtkWidget *label = way_page_card_new_label (way_history_get_nth_label (history, first + i * by), "quiet");

      gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (n > MOST_STEPS)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (NULL, "and %d more", "and %d more", n - MOST_STEPS), n - MOST_STEPS);

      gtk_box_append (GTK_BOX (box), way_page_card_new_label (more, "quiet"));
    }
}

/* Back to the state before it was deleted; or on, to the one after it was added. */
static GtkWidget *
new_way_back (WayHistory *history,
              int         step)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  int              place = way_history_get_place (history);
  gboolean         undo = step < place;
  int              n = undo ? place - step : step + 1 - place;
  g_autofree char *label = NULL;
  GtkWidget       *button;
  WayBack         *back;

  if (n > 1)
    {
      g_autofree char *said = undo ? g_strdup_printf (g_dngettext (NULL, "%d other step was done since. It is undone as well, and can be redone:",
                                                                   "%d other steps were done since. They are undone as well, and can be redone:", n - 1),
                                                      n - 1)
                                   : g_strdup_printf (g_dngettext (NULL, "%d other step was undone as well. It comes back with it:",
                                                                   "%d other steps were undone as well. They come back with it:", n - 1),
                                                      n - 1);
      GtkWidget       *words = way_page_card_new_label (said, NULL);

      gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
      gtk_widget_set_halign (words, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), words);
      add_steps (box, history, undo ? place - 1 : place, step);
      label = undo ? g_strdup_printf (g_dngettext (NULL, "_Undo %d Step", "_Undo %d Steps", n), n)
                   : g_strdup_printf (g_dngettext (NULL, "_Redo %d Step", "_Redo %d Steps", n), n);
    }
  button = new_pill (label != NULL ? label : (undo ? _ ("_Undo") : _ ("_Redo")));
  gtk_widget_set_margin_top (button, n > 1 ? 14 : 0);
  gtk_box_append (GTK_BOX (box), button);
  back = g_new0 (WayBack, 1);
  back->history = g_object_ref (history);
  back->from = way_history_get_serial (history);
  back->to = way_history_get_nth_serial (history, undo ? step : step + 1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (go_cb), back, way_back_free, 0);

  return box;
}

static GtkWidget *
new_status (const char *icon,
            const char *title,
            const char *text)
{
  GtkWidget       *status = adw_status_page_new ();
  g_autofree char *heading = g_markup_escape_text (title, -1);
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), heading);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);

  return status;
}

/* It may be there all the same. */
static GtkWidget *
new_unread (const char   *name,
            const GError *error)
{
  g_autofree char *title = name != NULL ? g_strdup_printf (_ ("“%s” Could Not Be Read"), name) : g_strdup (_ ("The Record Could Not Be Read"));
  GtkWidget       *status = new_status ("dialog-warning-symbolic", title, error->message);
  GtkWidget       *button = new_pill (_ ("Try _Again"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.read-again");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);

  return status;
}

static char *
dup_what_happened (WayDesk    *desk,
                   const char *id,
                   const char *name,
                   gboolean    undone)
{
  const char *kept = way_desk_find_kept (desk, id);
  WayItem    *into = kept != NULL ? way_map_find (way_desk_get_map (desk), kept) : NULL;

  if (undone)
    /* TRANSLATORS: the name of a record: to add it was a step, and that was taken back */
    return g_strdup_printf (_ ("Adding “%s” was undone"), name);
  if (into != NULL)
    /* TRANSLATORS: two names of records */
    return g_strdup_printf (_ ("“%s” was merged into “%s”"), name, way_item_get_shown_name (into));

  return g_strdup_printf (_ ("“%s” was deleted"), name);
}

/**
 * way_record_absence_new:
 * @desk: the desk
 * @id: of a record that is not on the desk
 * @name: (nullable): what it was called; NULL when it was never seen
 * @gone: the state of the desk after the step that took it away, or the step that added it and was taken
 *   back; 0 when no step did
 * @error: (nullable): what was said when it was looked for
 *
 * Says what became of the record. The way back that is offered leads to the very state in which the record is there, and
 * says what else comes back. As it speaks of the last steps, it is to be made anew when something is done.
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
way_record_absence_new (WayDesk      *desk,
                        const char   *id,
                        const char   *name,
                        guint64       gone,
                        const GError *error)
{
  WayHistory      *history = way_desk_get_history (desk);
  int              place = gone != 0 ? way_history_find_place (history, gone) : -1;
  g_autofree char *title = NULL;
  GtkWidget       *status;

  if (place < 1 && error != NULL && !g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    return new_unread (name, error);
  if (name == NULL)
    return new_status (NULL, _ ("Nothing to Show"), error != NULL ? error->message : NULL);
  if (place < 1)
    {
      title = g_strdup_printf (_ ("“%s” was deleted"), name);
      return new_status ("user-trash-symbolic", title, gone != 0 ? _ ("It was too long ago to be undone.") : _ ("It was deleted by something that cannot be undone here, for example another program."));
    }
  title = dup_what_happened (desk, id, name, place > (int)way_history_get_place (history));
  status = new_status ("user-trash-symbolic", title, NULL);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), new_way_back (history, place - 1));

  return status;
}
