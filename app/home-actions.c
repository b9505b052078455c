/* home-actions.c - what can be done without a map: going to records and places, making a record */
#include "config.h"

#include "app/home-private.h"

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *element, *id;
  WayKind     kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  if (way_records_find_kind (element, &kind))
    way_home_show_record (WAY_HOME (widget), kind, id);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_home_show (WAY_HOME (widget), g_variant_get_string (parameter, NULL));
}

/* Lists the records of a kind that lack a field, or what is worked out of it, to be filled in. */
static void
show_unset_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  static const char *const unset[] = { WAY_RECORD_QUERY_UNSET, NULL };
  WayHome                 *self = WAY_HOME (widget);
  const char              *element, *field;
  WayKind                  kind;
  WayKindPlace            *kind_place;

  g_variant_get (parameter, "(&s&s)", &element, &field);
  if (!way_records_find_kind (element, &kind) || way_record_subjects_find (kind, field) == NULL)
    return;
  way_home_show (self, way_home_places_find_kind (kind)->name);
  kind_place = way_home_get_kind_place (self);
  if (kind_place != NULL)
    {
      g_autoptr (WayRecordQuery) query = way_record_query_new (kind);

      way_record_query_set (query, field, WAY_RECORD_ANY, unset);
      way_kind_place_show (kind_place, NULL);
      way_record_list_set_query (way_kind_place_get_list (kind_place), query);
    }
}

static void
select_text (GtkWidget *focus)
{
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
  else if (GTK_IS_TEXT_VIEW (focus))
    {
      gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end);
      gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end);
    }
}

/* A record begins with a name, which is typed over. */
static void
show_new (WayHome    *self,
          WayKind     kind,
          const char *id)
{
  way_home_show_record (self, kind, id);
  way_kind_place_enter (way_home_get_kind_place (self));
  select_text (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
open_new_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const char *element, *id;
  WayKind     kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  if (way_records_find_kind (element, &kind))
    show_new (WAY_HOME (widget), kind, id);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WayHome *self = WAY_HOME (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  WayItem         *record;
  WayKind          kind;

  if (!way_records_find_kind (g_variant_get_string (parameter, NULL), &kind) || self->desk == NULL)
    return;
  label = way_records_dup_new_name (kind);
  record = way_desk_create (self->desk, kind, label, NULL, NULL, &error);
  if (record == NULL)
    {
      gtk_widget_activate_action (widget, "records.report", "s", error->message);
      return;
    }
  show_new (self, kind, way_item_get_id (record));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  WayHome      *self = WAY_HOME (widget);
  WayKindPlace *kind_place = way_home_get_kind_place (self);

  if (kind_place == NULL || way_kind_place_get_shown (kind_place) == NULL)
    return FALSE;
  way_home_note_step (self);
  way_kind_place_show (kind_place, NULL);
  way_home_focus_place (self);

  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  if (!way_home_can_go_back (WAY_HOME (widget)))
    return FALSE;
  way_home_go_back (WAY_HOME (widget));

  return TRUE;
}

void
way_home_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "records.open", "(ss)", open_action);
  gtk_widget_class_install_action (klass, "records.open-new", "(ss)", open_new_action);
  gtk_widget_class_install_action (klass, "records.show", "s", show_action);
  gtk_widget_class_install_action (klass, "records.show-unset", "(ss)", show_unset_action);
  gtk_widget_class_install_action (klass, "records.new", "s", new_action);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_ALT_MASK, back_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Back, 0, back_cb, NULL);
}
