/* start-page.c - where maps are begun and opened
 *
 * Three shelves of pictures: maps that were open last, templates, and worked maps
 * to look at. The pictures are painted one after the other when nothing else is to
 * be done, so that the page is there at once.
 */
#include "config.h"

#include "app/start-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/recent-maps.h"
#include "app/recovered-shelf.h"
#include "journeys/documents/document.h"
#include "journeys/documents/templates.h"
#include "widgets/lists/map-card.h"
#include "widgets/shared/wrap-layout.h"

#define MOST_RECENT 4
/* A map larger than this gets no picture: the page must not wait for it. */
#define LARGEST_PICTURED (2 << 20)

struct _WayStartPage
{
  GtkWidget parent_instance;

  /* owned */
  GQueue         waiting; /* of Picture */
  WayRecoveries *recoveries;

  /* template */
  GtkWidget *scroller;
  GtkWidget *shelves;

  /* state */
  WayThemeName theme;
  guint        source;
};

/* A card that waits for its picture. */
typedef struct
{
  WayMapCard *card; /* owned */
  WayMap     *map;  /* owned; or NULL: it is read from the file */
  GFile      *file; /* owned, or NULL */
} Picture;

G_DEFINE_FINAL_TYPE (WayStartPage, way_start_page, GTK_TYPE_WIDGET)

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->card);
  g_clear_object (&picture->map);
  g_clear_object (&picture->file);
  g_free (picture);
}

static WayMap *
read_map (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_autoptr (WayDocument) document = NULL;

  if (info == NULL || g_file_info_get_size (info) > LARGEST_PICTURED)
    return NULL;
  document = way_document_open (file, NULL);

  return document != NULL ? g_object_ref (way_document_get_map (document)) : NULL;
}

static gboolean
paint_cb (gpointer data)
{
  WayStartPage *self = data;
  Picture      *picture = g_queue_pop_head (&self->waiting);

  if (picture == NULL)
    {
      self->source = 0;
      return G_SOURCE_REMOVE;
    }
  if (picture->map == NULL)
    picture->map = read_map (picture->file);
  way_map_card_set_map (picture->card, picture->map);
  if (picture->map != NULL && picture->file != NULL)
    way_map_card_set_title (picture->card, way_item_get_text (way_map_get_root (picture->map), "title"));
  picture_free (picture);

  return G_SOURCE_CONTINUE;
}

static void
queue_picture (WayStartPage *self,
               GtkWidget    *card,
               WayMap       *map,
               GFile        *file)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->card = g_object_ref (WAY_MAP_CARD (card));
  g_set_object (&picture->map, map);
  g_set_object (&picture->file, file);
  g_queue_push_tail (&self->waiting, picture);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, paint_cb, self, NULL);
}

static GtkWidget *
add_shelf (WayStartPage *self,
           const char   *title,
           const char   *text)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *box = gtk_flow_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (self->shelves), heading);
  if (text != NULL)
    {
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "quiet");
      gtk_box_append (GTK_BOX (self->shelves), label);
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 16);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 16);
  gtk_widget_set_halign (box, GTK_ALIGN_FILL);
  gtk_widget_add_css_class (box, "shelf");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->shelves), box);

  return box;
}

/* The card is the thing that has the focus, not the place it stands in. */
static void
add_card (WayStartPage *self,
          GtkWidget    *shelf,
          GtkWidget    *card,
          const char   *action)
{
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), card);
  way_map_card_set_theme (WAY_MAP_CARD (card), self->theme);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", way_map_card_get_key (WAY_MAP_CARD (card)));
  gtk_flow_box_append (GTK_FLOW_BOX (shelf), place);
}

static void
add_recovered (WayStartPage *self,
               gboolean      discarded)
{
  GtkWidget *shelf;

  if (self->recoveries == NULL)
    return;
  shelf = way_recovered_shelf_new (self->recoveries, discarded);
  gtk_widget_set_margin_top (shelf, 12);
  gtk_widget_set_margin_bottom (shelf, 12);
  gtk_box_append (GTK_BOX (self->shelves), shelf);
}

static void
add_recent (WayStartPage *self)
{
  g_autoptr (GPtrArray) files = way_recent_maps_list (MOST_RECENT);
  GtkWidget *shelf;
  guint      i;

  if (files->len == 0)
    return;
  shelf = add_shelf (self, _ ("Open Again"), NULL);
  for (i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autoptr (GFile) parent = g_file_get_parent (file);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *folder = parent != NULL ? g_file_get_parse_name (parent) : NULL;
      g_autofree char *name = g_filename_display_basename (path);
      GtkWidget       *card;

      if (g_str_has_suffix (name, ".journey"))
        name[strlen (name) - strlen (".journey")] = '\0';
      card = way_map_card_new (path, name, folder);
      add_card (self, shelf, card, "win.open-path");
      queue_picture (self, card, NULL, file);
    }
}

static void
add_templates (WayStartPage *self,
               GPtrArray    *templates)
{
  GtkWidget *shelf = add_shelf (self, _ ("New Map"), _ ("Each template has its stages and lanes, and a question where a card is wanted."));
  guint      i;

  for (i = 0; i < templates->len; i++)
    {
      WayTemplate *template = g_ptr_array_index (templates, i);
      g_autoptr (GFile) file = g_file_new_for_path (template->path);
      GtkWidget *card = way_map_card_new (template->id, template->title, template->description);

      add_card (self, shelf, card, "win.new-from");
      queue_picture (self, card, NULL, file);
    }
}

static void
add_worked_map (WayStartPage *self,
                GtkWidget    *shelf,
                const char   *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WayMap) map = read_map (file);
  WayItem   *root;
  GtkWidget *card;

  if (map == NULL)
    return;
  root = way_map_get_root (map);
  card = way_map_card_new (path, way_item_get_text (root, "title"), way_item_get (root, "objective"));
  add_card (self, shelf, card, "win.open-sample");
  queue_picture (self, card, map, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list_samples (void)
{
  g_autofree char *data = way_documents_dup_data_dir ();
  g_autofree char *folder = g_build_filename (data, "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray  *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".journey"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

static void
add_worked_maps (WayStartPage *self,
                 GPtrArray    *templates)
{
  g_autoptr (GPtrArray) samples = list_samples ();
  GtkWidget *shelf = add_shelf (self, _ ("Worked Maps"), _ ("Maps that are filled in, to look at and to learn from. What you change is a copy."));
  guint      i;

  for (i = 0; i < samples->len; i++)
    add_worked_map (self, shelf, g_ptr_array_index (samples, i));
  for (i = 0; i < templates->len; i++)
    if (((WayTemplate *)g_ptr_array_index (templates, i))->example != NULL)
      add_worked_map (self, shelf, ((WayTemplate *)g_ptr_array_index (templates, i))->example);
}

static void
add_head (WayStartPage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *greeting = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", APP_ID, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (_ ("See What Your Customers Go Through"));
  GtkWidget *text = gtk_label_new (_ ("Choose a template, type while people talk, and hand out the map."));
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open…"));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 64);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "quiet");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), text);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (greeting), icon);
  gtk_box_append (GTK_BOX (greeting), words);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_hexpand (greeting, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (open, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (open, _ ("Open a map (Ctrl+O)"));
  gtk_widget_add_css_class (open, "pill");
  /* In a narrow window the button stands below. */
  gtk_widget_set_layout_manager (line, way_wrap_layout_new (18));
  gtk_box_append (GTK_BOX (line), greeting);
  gtk_box_append (GTK_BOX (line), open);
  gtk_widget_add_css_class (line, "head");
  gtk_box_append (GTK_BOX (self->shelves), line);
}

static void
empty (WayStartPage *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_clear_full (&self->waiting, picture_free);
  while (self->shelves != NULL && (child = gtk_widget_get_first_child (self->shelves)) != NULL)
    gtk_box_remove (GTK_BOX (self->shelves), child);
}

static void
way_start_page_dispose (GObject *object)
{
  WayStartPage *self = WAY_START_PAGE (object);

  empty (self);
  self->shelves = NULL;
  g_clear_object (&self->recoveries);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (way_start_page_parent_class)->dispose (object);
}

static void
way_start_page_class_init (WayStartPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_start_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "startpage");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_start_page_init (WayStartPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  g_queue_init (&self->waiting);
  self->shelves = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->shelves, "shelves");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1160);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1160);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->shelves);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Start"), -1);
}

static gboolean
empty_cb (gpointer data)
{
  WayStartPage *self = data;

  self->source = 0;
  empty (self);

  return G_SOURCE_REMOVE;
}

/**
 * way_start_page_leave:
 * @self: a start page
 *
 * Lets go of what is on the page, for a window that shows a map instead. The card
 * that was clicked is still busy, so it happens a little later.
 */
void
way_start_page_leave (WayStartPage *self)
{
  g_return_if_fail (WAY_IS_START_PAGE (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_idle_add (empty_cb, self);
}

/**
 * way_start_page_set_recoveries:
 * @self: a start page
 * @recoveries: (transfer none): what finds work that was not saved
 *
 * Shows that above all else the next time that the page is filled.
 */
void
way_start_page_set_recoveries (WayStartPage  *self,
                               WayRecoveries *recoveries)
{
  g_return_if_fail (WAY_IS_START_PAGE (self));

  if (g_set_object (&self->recoveries, recoveries))
    g_signal_connect_object (self, "map", G_CALLBACK (way_recoveries_look), recoveries, G_CONNECT_SWAPPED);
}

/**
 * way_start_page_fill:
 * @self: a start page
 *
 * Looks for the maps and templates that are there now.
 */
void
way_start_page_fill (WayStartPage *self)
{
  g_autoptr (GPtrArray) templates = NULL;

  g_return_if_fail (WAY_IS_START_PAGE (self));

  templates = way_templates_list ();
  empty (self);
  add_head (self);
  add_recovered (self, FALSE);
  add_recent (self);
  add_templates (self, templates);
  add_worked_maps (self, templates);
  add_recovered (self, TRUE);
}

static void
set_theme (GtkWidget   *widget,
           WayThemeName theme)
{
  GtkWidget *child;

  if (WAY_IS_MAP_CARD (widget))
    way_map_card_set_theme (WAY_MAP_CARD (widget), theme);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    set_theme (child, theme);
}

/**
 * way_start_page_set_theme:
 * @self: a start page
 * @theme: the colours of the pictures
 *
 * Sets the colours.
 */
void
way_start_page_set_theme (WayStartPage *self,
                          WayThemeName  theme)
{
  g_return_if_fail (WAY_IS_START_PAGE (self));

  self->theme = theme;
  set_theme (self->shelves, theme);
}
