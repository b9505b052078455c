/* picture-row.c - shows a picture, and asks for another */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "journeys/model/picture-size.h"

struct _WayPictureRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *picture;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (WayPictureRow, way_picture_row, WAY_TYPE_FIELD_ROW)

/* Files are not opened here: whoever holds the inspector asks for one. */
static void
choose_cb (WayPictureRow *self)
{
  WayItem *item = way_field_row_get_item (WAY_FIELD_ROW (self));

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.choose-picture", "(ss)", way_item_get_id (item),
                                way_field_row_get_field (WAY_FIELD_ROW (self))->name);
}

static void
remove_cb (WayPictureRow *self)
{
  way_field_row_commit (WAY_FIELD_ROW (self), NULL);
}

static void
way_picture_row_build (WayFieldRow *row)
{
  WayPictureRow *self = WAY_PICTURE_ROW (row);
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget     *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget     *choose = gtk_button_new_with_mnemonic (_ ("Ch_oose…"));

  self->picture = gtk_picture_new ();
  gtk_widget_set_size_request (self->picture, 96, 96);
  gtk_widget_set_halign (self->picture, GTK_ALIGN_START);
  way_field_row_name_widget (row, self->picture);
  self->remove = gtk_button_new_with_mnemonic (_ ("_Remove"));
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), choose);
  gtk_box_append (GTK_BOX (buttons), self->remove);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), buttons);
  way_field_row_set_editor (row, box);
}

static void
way_picture_row_show (WayFieldRow *row,
                      const char  *value)
{
  WayPictureRow *self = WAY_PICTURE_ROW (row);
  g_autoptr (GdkTexture) texture = NULL;
  int width, height;

  /* Looked at before it is decoded: a small text can hold a huge picture. */
  if (value != NULL && way_picture_read_size (value, &width, &height))
    {
      gsize   length;
      guchar *data = g_base64_decode (value, &length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

      texture = gdk_texture_new_from_bytes (bytes, NULL);
    }
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_widget_set_visible (self->remove, value != NULL);
}

static void
way_picture_row_class_init (WayPictureRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_picture_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_picture_row_show;
}

static void
way_picture_row_init (WayPictureRow *self)
{
}
