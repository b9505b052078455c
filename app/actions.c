/* actions.c - everything a user can do, said once */
#include "config.h"

#include "app/actions.h"

#include <glib/gi18n.h>

/* In a column of the window of shortcuts. */
#define MOST_LINES 13

static const char *const group_titles[WAY_N_ACTION_GROUPS] = {
  [WAY_ACTIONS_MAPS] = N_ ("Maps"),
  [WAY_ACTIONS_CHANGE] = N_ ("Changing the Map"),
  [WAY_ACTIONS_CAPTURE] = N_ ("Capture Strip"),
  [WAY_ACTIONS_MOVE] = N_ ("Moving on the Map"),
  [WAY_ACTIONS_FIND] = N_ ("Finding"),
  [WAY_ACTIONS_VIEW] = N_ ("View"),
  [WAY_ACTIONS_SESSION] = N_ ("Session"),
  [WAY_ACTIONS_RECORDS] = N_ ("Records"),
  [WAY_ACTIONS_WAYMARK] = N_ ("Waymark"),
};

/* What stands together in the window of shortcuts, on a page of two columns. More pages
 * would come in the wrong order: GTK turns them round each time it lays them out. */
static const struct
{
  const char    *title;
  WayActionGroup groups[2];
} sections[] = {
  { N_ ("Maps"), { WAY_ACTIONS_MAPS, WAY_ACTIONS_WAYMARK } },
  { N_ ("Changing the Map"), { WAY_ACTIONS_CHANGE, WAY_ACTIONS_CHANGE } },
  { N_ ("Capture Strip"), { WAY_ACTIONS_CAPTURE, WAY_ACTIONS_CAPTURE } },
  { N_ ("Moving and View"), { WAY_ACTIONS_MOVE, WAY_ACTIONS_VIEW } },
  { N_ ("Finding and Session"), { WAY_ACTIONS_FIND, WAY_ACTIONS_SESSION } },
  { N_ ("Records"), { WAY_ACTIONS_RECORDS, WAY_ACTIONS_RECORDS } },
};

/* clang-format off */
static const WayActionInfo actions[] = {
  { WAY_ACTIONS_MAPS, "app.new", "<ctrl>N", NULL, N_ ("New map") },
  { WAY_ACTIONS_MAPS, "win.open", "<ctrl>O", NULL, N_ ("Open a map") },
  { WAY_ACTIONS_MAPS, "win.save", "<ctrl>S", NULL, N_ ("Save") },
  { WAY_ACTIONS_MAPS, "win.save-as", "<ctrl><shift>S", NULL, N_ ("Save under another name") },
  { WAY_ACTIONS_MAPS, "win.duplicate", NULL, NULL, N_ ("Duplicate the map") },
  { WAY_ACTIONS_MAPS, "win.versions", "<ctrl><alt>V", NULL, N_ ("Earlier versions of the map") },
  { WAY_ACTIONS_MAPS, "win.export", "<ctrl>E", NULL, N_ ("Export") },
  { WAY_ACTIONS_MAPS, "win.close", "<ctrl>W", NULL, N_ ("Close the window") },
  { WAY_ACTIONS_MAPS, "win.new-window", "<ctrl><shift>N", NULL, N_ ("New window of this map") },
  { WAY_ACTIONS_MAPS, "app.quit", "<ctrl>Q", NULL, N_ ("Quit") },

  { WAY_ACTIONS_CHANGE, "win.undo", "<ctrl>Z", NULL, N_ ("Undo"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.redo", "<ctrl><shift>Z", "<ctrl>Y", N_ ("Redo"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.add-comment", "<ctrl><shift>M", NULL, N_ ("Comment on what is selected") },
  { WAY_ACTIONS_CHANGE, "win.cut", "<ctrl>X", NULL, N_ ("Cut"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.copy", "<ctrl>C", NULL, N_ ("Copy"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.paste", "<ctrl>V", NULL, N_ ("Paste: cards, text or a picture"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.copy-as::picture", NULL, NULL, N_ ("Copy as a picture") },
  { WAY_ACTIONS_CHANGE, "win.copy-as::text", NULL, NULL, N_ ("Copy as text") },
  { WAY_ACTIONS_CHANGE, "win.copy-as::table", NULL, NULL, N_ ("Copy as a table") },
  { WAY_ACTIONS_CHANGE, "win.add-stage", "<ctrl>1", NULL, N_ ("Add a stage") },
  { WAY_ACTIONS_CHANGE, "win.add-step", "<ctrl>2", NULL, N_ ("Add a step") },
  { WAY_ACTIONS_CHANGE, "win.choose-lane", "<ctrl>3", NULL, N_ ("Add a lane") },
  { WAY_ACTIONS_CHANGE, "win.add-card", "<ctrl>4", NULL, N_ ("Add a card") },
  { WAY_ACTIONS_CHANGE, NULL, "Insert", NULL, N_ ("Write a card in the empty cell") },
  { WAY_ACTIONS_CHANGE, "win.rename", "Return F2", NULL, N_ ("Change the title"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.remove", "Delete", NULL, N_ ("Remove what is selected"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.duplicate-selected", "<ctrl>D", NULL, N_ ("Duplicate what is selected"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.move-left", "<alt>Left", NULL, N_ ("Move to the left"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.move-right", "<alt>Right", NULL, N_ ("Move to the right"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.move-up", "<alt>Up", NULL, N_ ("Move up"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.move-down", "<alt>Down", NULL, N_ ("Move down"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.span-longer", "<alt><shift>Right", NULL, N_ ("Card over one step more"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.span-shorter", "<alt><shift>Left", NULL, N_ ("Card over one step less"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.choose-kind", "<ctrl><shift>K", NULL, N_ ("Change the kind of the card") },
  { WAY_ACTIONS_CHANGE, "win.lock", "<ctrl><shift>L", NULL, N_ ("Lock or unlock stages, steps and lanes") },
  { WAY_ACTIONS_CHANGE, "win.moment-of-truth", "<ctrl>M", NULL, N_ ("Moment of truth"), TRUE },
  { WAY_ACTIONS_CHANGE, "win.put-on-bench", "<ctrl>B", NULL, N_ ("Put cards on the bench"), TRUE },
  { WAY_ACTIONS_CHANGE, NULL, "plus minus", NULL, N_ ("Better or worse emotion") },
  { WAY_ACTIONS_CHANGE, "win.fold", "space", NULL, N_ ("Fold or unfold the lane"), TRUE },

  { WAY_ACTIONS_CAPTURE, "win.capture", "<ctrl>space", "F4", N_ ("Type cards in the strip") },
  { WAY_ACTIONS_CAPTURE, NULL, "Return", NULL, N_ ("Land the card") },
  { WAY_ACTIONS_CAPTURE, NULL, "<ctrl>Return", NULL, N_ ("Land it and open its details") },
  { WAY_ACTIONS_CAPTURE, NULL, "<shift>Return", NULL, N_ ("New line in the card") },
  { WAY_ACTIONS_CAPTURE, NULL, "Tab <shift>Tab", NULL, N_ ("Next or previous step") },
  { WAY_ACTIONS_CAPTURE, NULL, "<alt>Down <alt>Up", NULL, N_ ("Next or previous lane") },
  { WAY_ACTIONS_CAPTURE, NULL, "<alt>1...9", NULL, N_ ("To a stage") },
  { WAY_ACTIONS_CAPTURE, NULL, "Up Down", NULL, N_ ("Earlier lines, or suggestions") },
  { WAY_ACTIONS_CAPTURE, NULL, "Tab Right", NULL, N_ ("Write the first suggestion, while there are some") },
  { WAY_ACTIONS_CAPTURE, NULL, "at", NULL, N_ ("Before a name: a persona or an account") },
  { WAY_ACTIONS_CAPTURE, NULL, "percent", NULL, N_ ("Before words: the job that the card serves") },
  { WAY_ACTIONS_CAPTURE, NULL, "numbersign asciicircum", NULL, N_ ("Before a word: a tag, a channel") },
  { WAY_ACTIONS_CAPTURE, NULL, "minus", NULL, N_ ("Before such marks: off the last card") },
  { WAY_ACTIONS_CAPTURE, NULL, "<ctrl>1...5", NULL, N_ ("Emotion of the step") },
  { WAY_ACTIONS_CAPTURE, NULL, "<ctrl>M", NULL, N_ ("Last card is a moment of truth") },
  { WAY_ACTIONS_CAPTURE, NULL, "<ctrl>B", NULL, N_ ("Next card goes to the bench") },
  { WAY_ACTIONS_CAPTURE, NULL, "<ctrl>J", NULL, N_ ("Next card is a job") },
  { WAY_ACTIONS_CAPTURE, NULL, "<ctrl>Z", NULL, N_ ("Take the last card back into the empty strip") },
  { WAY_ACTIONS_CAPTURE, NULL, "F6", NULL, N_ ("To the map, the strip stays") },
  { WAY_ACTIONS_CAPTURE, NULL, "Escape", NULL, N_ ("Close the strip") },
  { WAY_ACTIONS_CAPTURE, "win.bench", "<ctrl><shift>B", NULL, N_ ("Show the bench") },
  { WAY_ACTIONS_CAPTURE, "win.paste-many", "<ctrl><shift>V", NULL, N_ ("Paste lines as many cards") },

  { WAY_ACTIONS_MOVE, NULL, "Left Right Up Down", NULL, N_ ("To the next card, cell or title") },
  { WAY_ACTIONS_MOVE, NULL, "<shift>Left <shift>Right <shift>Up <shift>Down", NULL, N_ ("Select more") },
  { WAY_ACTIONS_MOVE, NULL, "Home End", NULL, N_ ("To the first or last step") },
  { WAY_ACTIONS_MOVE, NULL, "<ctrl>Home <ctrl>End", NULL, N_ ("To the first or last cell") },
  { WAY_ACTIONS_MOVE, NULL, "Page_Up Page_Down", NULL, N_ ("Scroll up or down") },
  { WAY_ACTIONS_MOVE, NULL, "Tab <shift>Tab", NULL, N_ ("To titles, stages, lanes or cells") },
  { WAY_ACTIONS_MOVE, "win.next-pane", "F6", NULL, N_ ("To the next part of the window") },
  { WAY_ACTIONS_MOVE, "win.previous-pane", "<shift>F6", NULL, N_ ("To the part of the window before") },
  { WAY_ACTIONS_MOVE, NULL, "<ctrl>A", NULL, N_ ("Select all cards") },
  { WAY_ACTIONS_MOVE, NULL, "Escape", NULL, N_ ("Select nothing") },
  { WAY_ACTIONS_MOVE, NULL, "Menu <shift>F10", NULL, N_ ("What can be done here") },
  { WAY_ACTIONS_MOVE, "win.next-comment", "F8", NULL, N_ ("To the next open comment") },
  { WAY_ACTIONS_MOVE, "win.previous-comment", "<shift>F8", NULL, N_ ("To the open comment before") },

  { WAY_ACTIONS_VIEW, "win.next-face", "<ctrl>Page_Down", NULL, N_ ("Next face of the map") },
  { WAY_ACTIONS_VIEW, "win.previous-face", "<ctrl>Page_Up", NULL, N_ ("Previous face of the map") },
  { WAY_ACTIONS_VIEW, "win.face::map", NULL, NULL, N_ ("Show the map") },
  { WAY_ACTIONS_VIEW, "win.face::table", NULL, NULL, N_ ("Show all cards as a table") },
  { WAY_ACTIONS_VIEW, "win.face::story", NULL, NULL, N_ ("Read the map as a story") },
  { WAY_ACTIONS_VIEW, "win.face::personas", NULL, NULL, N_ ("Show the personas by stage") },
  { WAY_ACTIONS_VIEW, NULL, "N P", NULL, N_ ("Next or previous heading of the story") },
  { WAY_ACTIONS_FIND, "win.commands", "<ctrl>K", NULL, N_ ("Find a command") },
  { WAY_ACTIONS_FIND, "win.go-to", "<ctrl>G", NULL, N_ ("Go to a card or a record by a few letters") },
  { WAY_ACTIONS_FIND, "win.find", "<ctrl>F", NULL, N_ ("Find words on the map, or in the records") },
  { WAY_ACTIONS_FIND, "win.replace", "<ctrl>H", NULL, N_ ("Find and replace") },
  { WAY_ACTIONS_FIND, "win.find-next", "F3", NULL, N_ ("Next that was found") },
  { WAY_ACTIONS_FIND, "win.find-previous", "<shift>F3 <ctrl><shift>G", NULL, N_ ("Previous that was found") },
  { WAY_ACTIONS_FIND, "win.filter", "<ctrl><shift>F", NULL, N_ ("Filter the cards, or the records") },
  { WAY_ACTIONS_FIND, "win.clear-filter", NULL, NULL, N_ ("Show all cards") },
  { WAY_ACTIONS_FIND, "win.views", NULL, NULL, N_ ("Saved views") },

  { WAY_ACTIONS_VIEW, "win.zoom-in", "<ctrl>plus", "<ctrl>equal <ctrl>KP_Add", N_ ("Zoom in") },
  { WAY_ACTIONS_VIEW, "win.zoom-out", "<ctrl>minus", "<ctrl>KP_Subtract", N_ ("Zoom out") },
  { WAY_ACTIONS_VIEW, "win.zoom-actual", "<ctrl>0", "<ctrl>KP_0", N_ ("Actual size") },
  { WAY_ACTIONS_VIEW, "win.zoom-fit", "<ctrl>9", "<ctrl>KP_9", N_ ("Whole map") },
  { WAY_ACTIONS_VIEW, "win.zoom-selection", "<ctrl>8", "<ctrl>KP_8", N_ ("Zoom to the selection") },
  { WAY_ACTIONS_VIEW, "win.inspector", "F9", NULL, N_ ("Side panel") },
  { WAY_ACTIONS_VIEW, "win.comments", NULL, NULL, N_ ("Comments") },
  { WAY_ACTIONS_VIEW, "win.history", "<ctrl><shift>H", NULL, N_ ("History: go to any step") },
  { WAY_ACTIONS_VIEW, "win.details", NULL, NULL, N_ ("Details of what is selected") },
  { WAY_ACTIONS_VIEW, "win.fullscreen", "F11", NULL, N_ ("Full screen") },

  { WAY_ACTIONS_SESSION, "win.session", "F5", NULL, N_ ("Session mode, or to its bar") },
  { WAY_ACTIONS_SESSION, "session.reveal-next", "space", NULL, N_ ("Reveal the next part on the projector"), TRUE },
  { WAY_ACTIONS_SESSION, "session.reveal-back", "<shift>space BackSpace", NULL, N_ ("Cover the last part again"), TRUE },
  { WAY_ACTIONS_SESSION, "session.reveal-all", NULL, NULL, N_ ("Reveal everything") },
  { WAY_ACTIONS_SESSION, "session.spotlight", "L", NULL, N_ ("Spotlight on the cell in use"), TRUE },
  { WAY_ACTIONS_SESSION, "session.timer", "T", NULL, N_ ("Set the timer"), TRUE },
  { WAY_ACTIONS_SESSION, "session.pause", NULL, NULL, N_ ("Pause the timer or let it run on") },
  { WAY_ACTIONS_SESSION, "session.vote", "V", NULL, N_ ("Vote with dots"), TRUE },
  { WAY_ACTIONS_SESSION, "session.score", "S", NULL, N_ ("Score emotion, importance or satisfaction"), TRUE },
  { WAY_ACTIONS_SESSION, "session.decide", "D", NULL, N_ ("Write down a decision"), TRUE },
  { WAY_ACTIONS_SESSION, "session.park", "P", NULL, N_ ("Park a thought on the bench"), TRUE },
  { WAY_ACTIONS_SESSION, "session.next-speaker", "N", NULL, N_ ("Next speaker"), TRUE },
  { WAY_ACTIONS_SESSION, "session.minutes", NULL, NULL, N_ ("Participants and minutes") },
  { WAY_ACTIONS_SESSION, "win.export-minutes", NULL, NULL, N_ ("Export the minutes") },
  { WAY_ACTIONS_SESSION, "session.leave", "Escape+Escape", NULL, N_ ("Leave session mode"), TRUE },

  { WAY_ACTIONS_RECORDS, "win.records", "<ctrl>R", NULL, N_ ("Accounts, contacts, personas and jobs") },
  { WAY_ACTIONS_RECORDS, "win.show-records::accounts", NULL, NULL, N_ ("Show the accounts") },
  { WAY_ACTIONS_RECORDS, "win.show-records::contacts", NULL, NULL, N_ ("Show the contacts") },
  { WAY_ACTIONS_RECORDS, "win.show-records::personas", NULL, NULL, N_ ("Show the personas of the records") },
  { WAY_ACTIONS_RECORDS, "win.show-records::jobs", NULL, NULL, N_ ("Show the jobs") },
  { WAY_ACTIONS_RECORDS, "win.show-records::profiles", NULL, NULL, N_ ("Show the customer profiles") },
  { WAY_ACTIONS_RECORDS, "win.show-records::tiers", NULL, NULL, N_ ("Show the accounts by tier") },
  { WAY_ACTIONS_RECORDS, "win.show-records::fit", NULL, NULL, N_ ("Is account-based marketing right here?") },
  { WAY_ACTIONS_RECORDS, "win.show-records::landscape", NULL, NULL, N_ ("Show the opportunity landscape") },
  { WAY_ACTIONS_RECORDS, "win.show-records::matrix", NULL, NULL, N_ ("Show personas by job") },
  { WAY_ACTIONS_RECORDS, "win.show-records::leads", NULL, NULL, N_ ("Show the lead scores") },
  { WAY_ACTIONS_RECORDS, "win.new-record", "<ctrl>N", NULL, N_ ("New record, where records are listed"), TRUE },
  { WAY_ACTIONS_RECORDS, "win.refresh-links", NULL, NULL, N_ ("Refresh linked records") },
  { WAY_ACTIONS_RECORDS, "win.show-links", NULL, NULL, N_ ("Linked records: what changed, what is unknown") },
  { WAY_ACTIONS_RECORDS, "win.open-linked", NULL, NULL, N_ ("Open the linked record") },
  { WAY_ACTIONS_RECORDS, "win.take-over", NULL, NULL, N_ ("Take over into the records") },
  { WAY_ACTIONS_RECORDS, "win.delete-taken-over", NULL, NULL, N_ ("Delete the records that were taken over from the map last") },
  { WAY_ACTIONS_RECORDS, "win.undo-records", NULL, NULL, N_ ("Undo what the map has written into the records") },
  { WAY_ACTIONS_RECORDS, "win.unlink", NULL, NULL, N_ ("Unlink from the record; it stays on the map") },
  { WAY_ACTIONS_RECORDS, "win.remove-linked", NULL, NULL, N_ ("Remove the linked record from the map") },
  { WAY_ACTIONS_RECORDS, "win.import-records", "<ctrl><shift>O", NULL, N_ ("Import records from a table") },
  { WAY_ACTIONS_RECORDS, "win.export-records", "<ctrl><shift>E", NULL, N_ ("Export the list of records") },
  { WAY_ACTIONS_RECORDS, "win.save-profile", NULL, NULL, N_ ("Save the filter of the accounts as a customer profile") },
  { WAY_ACTIONS_RECORDS, "win.duplicates", NULL, NULL, N_ ("Find duplicates, where records are listed") },
  { WAY_ACTIONS_RECORDS, "win.places", NULL, NULL, N_ ("List of places, in a narrow window") },
  { WAY_ACTIONS_RECORDS, "win.back", "<alt>Left", NULL, N_ ("Back to where one was"), TRUE },
  { WAY_ACTIONS_RECORDS, NULL, "Escape", NULL, N_ ("Close the page of a record") },
  { WAY_ACTIONS_RECORDS, NULL, "<ctrl><shift>Left <ctrl><shift>Right", NULL, N_ ("Move accounts to the tier before or after") },

  { WAY_ACTIONS_WAYMARK, "win.main-menu", "F10", NULL, N_ ("Main menu") },
  { WAY_ACTIONS_WAYMARK, "app.preferences", "<ctrl>comma", NULL, N_ ("Preferences") },
  { WAY_ACTIONS_WAYMARK, "app.shortcuts", "<ctrl>question", "<ctrl><shift>slash F1", N_ ("Keyboard shortcuts") },
  { WAY_ACTIONS_WAYMARK, "app.promises", NULL, NULL, N_ ("What Waymark promises about your work, and what to do when something went wrong") },
  { WAY_ACTIONS_WAYMARK, "app.about", NULL, NULL, N_ ("About Waymark") },
};
/* clang-format on */

/**
 * way_actions_list:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): everything a user can do, by group
 */
const WayActionInfo *
way_actions_list (int *n)
{
  *n = G_N_ELEMENTS (actions);

  return actions;
}

/**
 * way_actions_get_group_title:
 * @group: a group
 *
 * Returns: its translated title
 */
const char *
way_actions_get_group_title (WayActionGroup group)
{
  g_return_val_if_fail (group < WAY_N_ACTION_GROUPS, "");

  return _ (group_titles[group]);
}

/**
 * way_actions_set_keys:
 * @application: the application
 *
 * Binds the keys of all actions.
 */
void
way_actions_set_keys (GtkApplication *application)
{
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *all = g_strjoin (" ", actions[i].keys != NULL ? actions[i].keys : "", actions[i].more, NULL);
      g_auto (GStrv) keys = g_strsplit (all, " ", -1);
      g_autoptr (GPtrArray) bound = g_ptr_array_new ();

      for (j = 0; keys[j] != NULL; j++)
        if (*keys[j] != '\0')
          g_ptr_array_add (bound, keys[j]);
      g_ptr_array_add (bound, NULL);
      if (actions[i].action != NULL && !actions[i].by_widget)
        gtk_application_set_accels_for_action (application, actions[i].action, (const char *const *)bound->pdata);
    }
}

static int
count_lines (WayActionGroup group)
{
  int   n = 0;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].group == group && actions[i].keys != NULL)
      n++;

  return n;
}

/* A long group stands in several parts of about the same length: a single one would make
 * the window higher than a screen. */
static void
append_group (GString       *ui,
              WayActionGroup group)
{
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
                                                   way_actions_get_group_title (group));
  int              n = count_lines (group);
  int              n_parts = MAX (1, (n + MOST_LINES - 1) / MOST_LINES);
  int              in_part = (n + n_parts - 1) / n_parts;
  int              line = 0;
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *text = NULL;

      if (actions[i].group != group || actions[i].keys == NULL)
        continue;
      if (line % in_part == 0)
        g_string_append_printf (ui, "%s%s", line > 0 ? "</object></child>" : "", head);
      text = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
                                      "<property name='accelerator'>%s</property></object></child>",
                                      _ (actions[i].title), actions[i].keys);
      g_string_append (ui, text);
      line++;
    }
  if (line > 0)
    g_string_append (ui, "</object></child>");
}

static void
append_section (GString *ui,
                int      section)
{
  const WayActionGroup *groups = sections[section].groups;
  g_autofree char      *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsSection'><property name='section-name'>%d</property>"
                                                             "<property name='title'>%s</property><property name='max-height'>%d</property>",
                                                        section, _ (sections[section].title), MOST_LINES + 1);

  g_string_append (ui, head);
  append_group (ui, groups[0]);
  if (groups[1] != groups[0])
    append_group (ui, groups[1]);
  g_string_append (ui, "</object></child>");
}

/* GTK names some keys as they are called in files. */
static void
spell_keys (GtkWidget *widget)
{
  static const struct
  {
    const char *key;
    const char *spelled;
  } keys[] = { { "Page_Up", N_ ("Page Up") }, { "Page_Down", N_ ("Page Down") } };
  GtkWidget *child;
  guint      i;

  for (i = 0; GTK_IS_LABEL (widget) && i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), keys[i].key))
      gtk_label_set_text (GTK_LABEL (widget), _ (keys[i].spelled));
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    spell_keys (child);
}

/**
 * way_actions_new_shortcuts_window:
 *
 * Returns: (transfer none): a new window that shows all keys
 */
GtkWidget *
way_actions_new_shortcuts_window (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GString) ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='shortcuts'><property name='modal'>1</property>");
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  guint      i;

  /* Groups of shortcuts cannot be filled by any other call. */
  for (i = 0; i < G_N_ELEMENTS (sections); i++)
    append_section (ui, i);
  g_string_append (ui, "</object></interface>");
  if (!gtk_builder_add_from_string (builder, ui->str, -1, &error))
    g_error ("%s", error->message);

  window = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
  spell_keys (window);
  /* The first one, and not the one that was added last. */
  g_object_set (window, "section-name", "0", NULL);

  return window;
}
