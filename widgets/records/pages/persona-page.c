/* persona-page.c - a persona as a poster, each part of which is edited where it stands
 *
 * What is seen is what is printed. A click on a part, or Enter on it, opens the row of its
 * field at that place, and the poster follows what is typed.
 */
#include "config.h"

#include "widgets/records/pages/persona-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/drawing/picture.h"
#include "journeys/exchange/persona-poster.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/pages/page-head.h"
#include "widgets/records/views/plot-view.h"
#include "widgets/shared/export-choice.h"
#include "widgets/shared/export-menu.h"
#include "widgets/shared/save-as.h"

G_DEFINE_FINAL_TYPE (WayPersonaPage, way_persona_page, GTK_TYPE_WIDGET)

WayItem *
way_persona_page_find_persona (WayPersonaPage *self)
{
  return self->desk != NULL ? way_map_find (way_desk_get_map (self->desk), self->id) : NULL;
}

static void
add_contacts (WayPersonaPage   *self,
              WayPersonaPoster *poster)
{
  guint i;

  for (i = 0; self->contacts != NULL && i < self->contacts->len; i++)
    {
      WayItem *contact = g_ptr_array_index (self->contacts, i);
      WayItem *account = way_map_find (way_desk_get_map (self->desk), way_item_get_text (contact, "account"));

      way_persona_poster_add_contact (poster, contact, account != NULL ? way_item_get_name (account) : NULL);
    }
}

static gboolean
update_cb (gpointer data)
{
  WayPersonaPage   *self = data;
  WayItem          *persona = way_persona_page_find_persona (self);
  WayMap           *map;
  WayPersonaPoster *poster;
  WayLimits         limits;
  guint             i;
  int               j;

  self->update_idle = 0;
  if (persona == NULL)
    return G_SOURCE_REMOVE;
  map = way_desk_get_map (self->desk);
  way_limits_get (way_desk_get_records (self->desk), &limits);
  poster = way_persona_poster_new (persona, &limits, !way_records_is_read_only (way_desk_get_records (self->desk)));
  for (j = 0; j < way_map_n (map, WAY_RECORDS_JOBS); j++)
    if (way_item_refers_to (way_map_get (map, WAY_RECORDS_JOBS, j), "personas", self->id))
      way_persona_poster_add_job (poster, way_map_get (map, WAY_RECORDS_JOBS, j));
  for (i = 0; self->maps != NULL && i < self->maps->len; i++)
    way_persona_poster_add_map (poster, g_ptr_array_index (self->maps, i));
  add_contacts (self, poster);
  way_plot_view_set_paper (WAY_PLOT_VIEW (self->view), way_item_get_shown_name (persona), NULL, NULL, TRUE);
  way_plot_view_set_source (WAY_PLOT_VIEW (self->view), way_poster_new_persona, (gpointer)way_persona_poster_get_data (poster),
                            (GDestroyNotify)way_persona_poster_free);

  return G_SOURCE_REMOVE;
}

static void
update_soon (WayPersonaPage *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
hold (WayPersonaPage *self,
      const char     *id)
{
  if (g_hash_table_add (self->held, g_strdup (id)))
    way_desk_hold (self->desk, id);
}

typedef struct
{
  WayRecords *records;
  char       *id;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->records);
  g_free (count->id);
  g_free (count);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Count     *count = data;
  GError    *error = NULL;
  GPtrArray *contacts = way_records_list_referring (count->records, WAY_KIND_PERSONA, count->id, WAY_KIND_MASK (WAY_KIND_CONTACT), &error);

  if (contacts != NULL)
    g_task_return_pointer (task, contacts, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  WayPersonaPage *self = data;
  g_autoptr (GPtrArray) contacts = g_task_propagate_pointer (G_TASK (result), NULL);
  guint i;

  /* Cancelled when the page goes. */
  if (contacts == NULL)
    return;
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  self->contacts = g_steal_pointer (&contacts);
  /* The accounts of those that are named. */
  for (i = 0; i < MIN (12, self->contacts->len); i++)
    {
      const char *account = way_item_get (g_ptr_array_index (self->contacts, i), "account");

      if (account != NULL && way_desk_load (self->desk, WAY_KIND_ACCOUNT, account, NULL) != NULL)
        hold (self, account);
    }
  update_soon (self);
}

/* Very many people may start from one persona; they are read in another thread. */
static void
count_contacts (WayPersonaPage *self)
{
  Count *count = g_new0 (Count, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, counted_cb, self);
  count->records = g_object_ref (way_desk_get_records (self->desk));
  count->id = g_strdup (self->id);
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, count_thread);
}

static void
load (WayPersonaPage *self)
{
  g_autoptr (GPtrArray) jobs = way_desk_load_referrers (self->desk, WAY_KIND_PERSONA, self->id, WAY_KIND_MASK (WAY_KIND_JOB), NULL);
  guint i;

  for (i = 0; jobs != NULL && i < jobs->len; i++)
    hold (self, way_item_get_id (g_ptr_array_index (jobs, i)));
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  self->maps = way_records_list_maps_of (way_desk_get_records (self->desk), WAY_KIND_PERSONA, self->id, NULL);
  count_contacts (self);
}

static gboolean
load_cb (gpointer data)
{
  WayPersonaPage *self = data;

  self->load_idle = 0;
  if (way_persona_page_find_persona (self) == NULL)
    return G_SOURCE_REMOVE;
  load (self);
  update_soon (self);

  return G_SOURCE_REMOVE;
}

static void
load_soon (WayPersonaPage *self)
{
  if (self->load_idle == 0)
    self->load_idle = g_idle_add (load_cb, self);
}

static void
activated_cb (WayPlotView    *view,
              const char     *element,
              const char     *id,
              WayPersonaPage *self)
{
  if (g_str_equal (element, "part"))
    way_persona_page_edit (self, id);
  else if (g_str_equal (element, "map"))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open-map", "(ss)", id, self->id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", element, id);
}

/* A picture from elsewhere becomes the portrait: a file, or what a browser shows. Files are
 * not opened here. */
static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         WayPersonaPage *self)
{
  WayItem *persona = way_persona_page_find_persona (self);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *portrait = NULL;

  if (persona == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList          *files = g_value_get_boxed (value);
      g_autofree char *address = files != NULL ? g_file_get_uri (files->data) : NULL;

      return address != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "records.take-picture", "(sss)", self->id, "portrait", address);
    }
  if (!G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    return FALSE;
  bytes = gdk_texture_save_to_png_bytes (g_value_get_object (value));
  portrait = way_picture_import (bytes, _ ("Portrait"), &error);
  if (portrait != NULL)
    command = way_command_new_set (persona, "portrait", portrait, &error);
  if (command == NULL || !way_desk_perform (self->desk, command, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
      return FALSE;
    }

  return TRUE;
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_plot_view_save (WAY_PLOT_VIEW (WAY_PERSONA_PAGE (widget)->view), g_variant_get_string (parameter, NULL));
}

typedef struct
{
  WayRecords      *records;
  char            *path;
  char            *page;
  WayExportOptions options;
  gboolean         rtl;
} All;

static void
all_free (gpointer data)
{
  All *all = data;

  g_object_unref (all->records);
  g_free (all->path);
  g_free (all->page);
  g_free ((char *)all->options.logo);
  g_free ((char *)all->options.brand_color);
  g_free (all);
}

static void
all_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  All    *all = data;
  GError *error = NULL;

  if (way_persona_posters_to_file (all->records, all->rtl, &all->options, all->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
all_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (WayPersonaPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
}

static void
save_all (GtkWidget  *above,
          const char *path,
          gpointer    data)
{
  WayPersonaPage *self = WAY_PERSONA_PAGE (above);
  g_autoptr (GTask) task = NULL;
  All *all;

  if (self->desk == NULL)
    return;
  all = g_new0 (All, 1);
  all->records = g_object_ref (way_desk_get_records (self->desk));
  all->path = g_strdup (path);
  all->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  way_export_choice_fill (way_export_choice_get (), "pdf", &all->options);
  /* Another choice may be made meanwhile. */
  all->options.page_size = all->page = g_strdup (all->options.page_size);
  all->options.logo = g_strdup (all->options.logo);
  all->options.brand_color = g_strdup (all->options.brand_color);
  task = g_task_new (NULL, NULL, all_done_cb, g_object_ref (self));
  g_task_set_task_data (task, all, all_free);
  g_task_run_in_thread (task, all_thread);
}

static void
save_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  way_desk_flush (WAY_PERSONA_PAGE (widget)->desk, NULL);
  way_save_as (widget, _ ("Save All Personas"), _ ("Personas"), "pdf", save_all, NULL, NULL);
}

static void
way_persona_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  WayPersonaPage *self = WAY_PERSONA_PAGE (widget);
  GdkRectangle    rect;

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->editor == NULL)
    return;
  /* The part grows while somebody types. */
  if (way_persona_page_find_edited (self, &rect))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->editor), &rect);
  gtk_popover_present (GTK_POPOVER (self->editor));
}

static void
way_persona_page_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  gtk_widget_measure (WAY_PERSONA_PAGE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
way_persona_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_persona_page_dispose (GObject *object)
{
  WayPersonaPage *self = WAY_PERSONA_PAGE (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->load_idle, g_source_remove);
  g_clear_object (&self->watch);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      gtk_popover_popdown (GTK_POPOVER (self->editor));
      g_clear_pointer (&self->editor, gtk_widget_unparent);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->desk != NULL)
    way_desk_release_all (self->desk, self->held);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (way_persona_page_parent_class)->dispose (object);
}

static void
way_persona_page_finalize (GObject *object)
{
  WayPersonaPage *self = WAY_PERSONA_PAGE (object);

  g_hash_table_unref (self->held);
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_free (self->edited);
  g_free (self->wanted);
  g_free (self->id);

  G_OBJECT_CLASS (way_persona_page_parent_class)->finalize (object);
}

static void
way_persona_page_class_init (WayPersonaPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_persona_page_dispose;
  object_class->finalize = way_persona_page_finalize;
  widget_class->size_allocate = way_persona_page_size_allocate;
  widget_class->measure = way_persona_page_measure;
  widget_class->get_request_mode = way_persona_page_get_request_mode;

  gtk_widget_class_install_action (widget_class, "persona.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "persona.save-all", NULL, save_all_action);
  gtk_widget_class_set_css_name (widget_class, "personapage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_persona_page_init (WayPersonaPage *self)
{
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GtkWidget *
new_save_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  GtkWidget *button;

  way_export_menu_append_pictures (menu, "persona.save");
  g_menu_append (all, _ ("_All Personas as PDF…"), "persona.save-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  button = way_export_menu_new_button (_ ("_Poster"), menu);
  gtk_widget_set_tooltip_text (button, _ ("Save the persona as a poster"));
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/**
 * way_persona_page_new:
 * @desk: the desk
 * @persona: a persona on it
 *
 * Returns: (transfer floating): the persona as a poster
 */
GtkWidget *
way_persona_page_new (WayDesk *desk,
                      WayItem *persona)
{
  WayPersonaPage *self = g_object_new (WAY_TYPE_PERSONA_PAGE, NULL);
  GtkWidget      *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkDropTarget  *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (way_item_get_id (persona));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_halign (tools, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (tools), new_save_button ());
  gtk_box_append (GTK_BOX (tools), way_page_head_new_menu_button ());
  gtk_box_append (GTK_BOX (self->box), tools);
  self->view = way_plot_view_new_inlaid (_ ("Persona"));
  g_signal_connect (self->view, "activated", G_CALLBACK (activated_cb), self);
  gtk_drop_target_set_gtypes (drop, (GType[]){ GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE }, 2);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (drop));
  gtk_box_append (GTK_BOX (self->box), self->view);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  load (self);
  update_cb (self);
  g_signal_connect_object (way_desk_get_map (desk), "changed", G_CALLBACK (update_soon), self, G_CONNECT_SWAPPED);
  self->watch = way_records_watch_new (way_desk_get_records (desk), WAY_RECORDS_WATCH_ALL);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (load_soon), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
