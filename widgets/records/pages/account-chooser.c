/* account-chooser.c - a button that says which account is looked at, and finds another one */
#include "config.h"

#include "widgets/records/pages/account-chooser.h"

#include <glib/gi18n.h>

#include "widgets/shared/record-finder.h"

/* So many of those that fit are offered. */
#define MOST_OFFERED 12

struct _WayAccountChooser
{
  GtkWidget parent_instance;

  /* owned */
  WayDesk         *desk;
  WayRecordFinder *finder;
  char            *asked; /* what is looked for, or what the list shows */
  char            *none;  /* what is said while no account is chosen */

  /* template */
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *hint;

  /* state */
  gboolean entered; /* Enter was pressed while accounts were being looked for */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayAccountChooser, way_account_chooser, GTK_TYPE_WIDGET)

static void
add_row (WayAccountChooser *self,
         const char        *id,
         const char        *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (label), "id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), label);
}

static void
ask (WayAccountChooser *self)
{
  g_free (self->asked);
  self->asked = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->entered = FALSE;
  way_record_finder_ask (self->finder, WAY_KIND_MASK (WAY_KIND_ACCOUNT), self->asked, MOST_OFFERED + 1);
}

static void
choose (WayAccountChooser *self,
        GtkListBoxRow     *row)
{
  GtkWidget  *label = gtk_list_box_row_get_child (row);
  const char *id = g_object_get_data (G_OBJECT (label), "id");

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), gtk_label_get_text (GTK_LABEL (label)));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
row_cb (WayAccountChooser *self,
        GtkListBoxRow     *row)
{
  choose (self, row);
}

static void
choose_first (WayAccountChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    choose (self, row);
}

static void
found_cb (WayAccountChooser *self,
          GPtrArray         *found,
          const char        *problem)
{
  gboolean   entered = self->entered && found != NULL;
  GtkWidget *row;
  guint      i;

  self->entered = FALSE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (*self->asked == '\0')
    add_row (self, NULL, self->none);
  for (i = 0; found != NULL && i < MIN (found->len, MOST_OFFERED); i++)
    {
      WayItem *account = g_ptr_array_index (found, i);

      add_row (self, way_item_get_id (account), way_item_get_shown_name (account));
    }
  gtk_label_set_text (GTK_LABEL (self->hint), problem != NULL   ? problem
                                              : found->len == 0 ? _ ("No account has these words.")
                                                                : _ ("There are more. Type a part of the name."));
  gtk_widget_set_visible (self->hint, found == NULL || found->len == 0 || found->len > MOST_OFFERED);
  if (entered)
    choose_first (self);
}

/* Enter takes the first that fits what is typed now. */
static void
enter_cb (WayAccountChooser *self)
{
  if (g_strcmp0 (self->asked, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    ask (self);
  if (way_record_finder_is_waiting (self->finder))
    self->entered = TRUE;
  else
    choose_first (self);
}

static void
show_cb (WayAccountChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  ask (self);
  gtk_widget_grab_focus (self->entry);
}

static void
way_account_chooser_dispose (GObject *object)
{
  WayAccountChooser *self = WAY_ACCOUNT_CHOOSER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (self->finder != NULL)
    way_record_finder_forget (self->finder);
  g_clear_object (&self->finder);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_account_chooser_parent_class)->dispose (object);
}

static void
way_account_chooser_finalize (GObject *object)
{
  g_free (WAY_ACCOUNT_CHOOSER (object)->asked);
  g_free (WAY_ACCOUNT_CHOOSER (object)->none);

  G_OBJECT_CLASS (way_account_chooser_parent_class)->finalize (object);
}

static gboolean
way_account_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_ACCOUNT_CHOOSER (widget)->button);
}

static void
way_account_chooser_class_init (WayAccountChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_account_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_account_chooser_finalize;
  widget_class->grab_focus = way_account_chooser_grab_focus;

  /**
   * WayAccountChooser::chosen:
   * @id: (nullable): the id of an account; NULL for none
   *
   * Somebody chose an account, or none.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
way_account_chooser_init (WayAccountChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->button = gtk_menu_button_new ();
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find an account"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_set_size_request (self->list, 260, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Accounts"), -1);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_cb), self);
}

/**
 * way_account_chooser_new:
 * @desk: where records are edited
 * @none: what is said while no account is chosen, translated
 *
 * Returns: (transfer floating): a button that finds accounts, with none chosen
 */
GtkWidget *
way_account_chooser_new (WayDesk    *desk,
                         const char *none)
{
  WayAccountChooser *self = g_object_new (WAY_TYPE_ACCOUNT_CHOOSER, NULL);

  self->desk = g_object_ref (desk);
  self->finder = way_record_finder_new (way_desk_get_records (desk));
  g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  self->none = g_strdup (none);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), none);

  return GTK_WIDGET (self);
}
