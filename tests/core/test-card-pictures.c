/* test-card-pictures.c - pictures that users bring: bounded, small, and what they look like */
#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "journeys/commands/edits.h"
#include "journeys/drawing/picture-decode.h"
#include "journeys/drawing/picture.h"
#include "journeys/layout/card-face.h"
#include "journeys/model/picture-room.h"
#include "journeys/model/picture-size.h"
#include "tests/support/maps.h"
#include "tests/support/pictures.h"
#include "tests/support/test-main.h"

static char *
import (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  char *value = way_picture_import (bytes, "sketch.png", &error);

  g_assert_no_error (error);

  return value;
}

static void
assert_size (const char *value,
             int         expected_width,
             int         expected_height)
{
  int width, height;

  g_assert_true (way_picture_read_size (value, &width, &height));
  g_assert_cmpint (width, ==, expected_width);
  g_assert_cmpint (height, ==, expected_height);
}

static void
test_scaled_down (void)
{
  g_autoptr (GBytes) large = way_test_draw_png (3200, 2000, FALSE);
  g_autoptr (GBytes) small = way_test_draw_png (32, 20, FALSE);
  g_autofree char *large_value = import (large);
  g_autofree char *small_value = import (small);
  g_autoptr (WayItem) card = way_item_new (WAY_KIND_PAIN, NULL);
  g_autoptr (GError) error = NULL;

  assert_size (large_value, 640, 400);
  assert_size (small_value, 32, 20);
  way_item_set (card, "picture", large_value, &error);
  g_assert_no_error (error);
}

/* Before the file is full, so that what is on the map can be saved. */
static void
test_room (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autofree char *large = g_strnfill (600 * 1024, 'A');
  int              n = WAY_MAP_MOST_PICTURES / (600 * 1024);
  int              i;

  for (i = 0; i <= n; i++)
    {
      WayItem         *first = way_map_get (map, WAY_MAP_CARDS, 0);
      g_autofree char *id = way_map_new_id (map);
      g_autoptr (WayItem) card = way_item_new (WAY_KIND_NOTE, id);
      g_autoptr (WayCommand) insert = NULL;
      g_autoptr (WayCommand) set = NULL;
      g_autoptr (GError) error = NULL;

      way_item_set (card, "step", way_item_get_at (first, WAY_CARD_STEP), NULL);
      way_item_set (card, "lane", way_item_get_at (first, WAY_CARD_LANE), NULL);
      way_item_set (card, "picture", large, &error);
      g_assert_no_error (error);
      insert = way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, card);
      if (i < n)
        {
          way_history_perform (history, insert, &error);
          g_assert_no_error (error);
          continue;
        }
      g_assert_false (way_history_perform (history, insert, &error));
      g_assert_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_INVALID);
      set = way_command_new_set (first, "picture", large, NULL);
      g_assert_false (way_history_perform (history, set, NULL));
    }

  /* Without one of them there is room again, and the way back is always there. */
  g_assert_true (way_history_undo (history));
  g_assert_true (way_history_redo (history));
}

/* Noise cannot be packed: it becomes as small as it must. */
static void
test_fits_into_the_field (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 640, 640);
  guint32         *pixels = (guint32 *)cairo_image_surface_get_data (surface);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) card = way_item_new (WAY_KIND_NOTE, NULL);
  g_autofree char *value = NULL;
  int              i;

  for (i = 0; i < 640 * 640; i++)
    {
      guint32 alpha = g_rand_int_range (rand, 100, 255);

      pixels[i] = alpha << 24 | (g_rand_int (rand) & 0x3f3f3f);
    }
  cairo_surface_mark_dirty (surface);
  bytes = way_test_write_png (surface);
  cairo_surface_destroy (surface);
  value = import (bytes);
  way_item_set (card, "picture", value, &error);
  g_assert_no_error (error);
}

static void
test_keeps_transparency (void)
{
  g_autoptr (GBytes) clear = way_test_draw_png (160, 100, TRUE);
  g_autofree char *value = import (clear);
  g_autoptr (WayPicture) picture = way_picture_new_for_value (value);
  cairo_surface_t *surface = way_picture_get_surface (picture);

  g_assert_cmpstr (way_picture_get_media_type (picture), ==, "image/png");
  g_assert_cmpuint (cairo_image_surface_get_data (surface)[99 * cairo_image_surface_get_stride (surface) + 3], ==, 0);
}

/* What cannot be used is refused with words that name it. */
static void
test_refused (void)
{
  g_autoptr (GBytes) good = way_test_draw_png (64, 64, FALSE);
  g_autoptr (GBytes) bomb = way_test_draw_huge_png (60000, 60000);
  g_autoptr (GBytes) slow = way_test_draw_jpeg_in_goes (64, 64, 500);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, 80);
  g_autoptr (GBytes) text = g_bytes_new_static ("This is no picture at all.", 26);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) drawing = g_bytes_new_static ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41);
  struct
  {
    GBytes *bytes;
    int     code;
  } cases[] = {
    { bomb, WAY_PICTURE_ERROR_TOO_LARGE },
    { slow, WAY_PICTURE_ERROR_TOO_LARGE },
    { cut, WAY_PICTURE_ERROR_FORMAT },
    { text, WAY_PICTURE_ERROR_FORMAT },
    { nothing, WAY_PICTURE_ERROR_FORMAT },
    { drawing, WAY_PICTURE_ERROR_FORMAT },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (way_picture_import (cases[i].bytes, "sketch.png", &error));
      g_assert_error (error, WAY_PICTURE_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "sketch.png: "));
    }
}

static char *
encode (GBytes *bytes)
{
  return g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Some kilobytes that would keep a computer busy for as long as they like. */
static void
test_goes (void)
{
  g_autoptr (GBytes) usual = way_test_draw_jpeg_in_goes (1024, 512, 12);
  g_autoptr (GBytes) large = way_test_draw_jpeg_in_goes (2048, 2048, 60);
  g_autofree char *imported = import (usual);
  g_autofree char *usual_value = encode (usual);
  g_autofree char *large_value = encode (large);
  g_autoptr (WayPicture) picture = way_picture_new_for_value (usual_value);

  assert_size (imported, 640, 320);
  g_assert_cmpint (way_picture_get_width (picture), ==, 1024);
  g_assert_null (way_picture_new_for_value (large_value));
}

/* Notes in a file can unpack to gigabytes, and frames can be many. */
static void
test_only_what_is_shown (void)
{
  static const char      note[] = "\0\0\0\011tEXtNote\0seen:\xb5\\\xa4";
  static const char      frames[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
                                    ",\0\0\0\0\1\0\1\0\0\2\2D\1\0"
                                    ",\0\0\0\0\1\0\1\0\0\17\2D\1\0;"; /* the second is damaged */
  const WayPictureBounds bounds = { 0 };
  const gsize            head = 33;
  g_autoptr (GBytes) plain = way_test_draw_png (24, 16, TRUE);
  g_autoptr (GBytes) animation = g_bytes_new_static (frames, sizeof frames - 1);
  g_autofree char *shown = import (animation);
  GByteArray      *file = g_byte_array_new ();
  g_autoptr (GBytes) noted = NULL;
  g_autoptr (GdkPixbuf) pixels = NULL;

  assert_size (shown, 1, 1);
  g_byte_array_append (file, g_bytes_get_data (plain, NULL), head);
  g_byte_array_append (file, (const guint8 *)note, sizeof note - 1);
  g_byte_array_append (file, (const guint8 *)g_bytes_get_data (plain, NULL) + head, g_bytes_get_size (plain) - head);
  noted = g_byte_array_free_to_bytes (file);
  pixels = way_picture_decode (noted, "noted.png", &bounds, NULL);
  g_assert_cmpint (gdk_pixbuf_get_width (pixels), ==, 24);
  g_assert_null (gdk_pixbuf_get_option (pixels, "tEXt::Note"));
}

/* A map comes from anywhere: its pictures are looked at before they are decoded. */
static void
test_values_of_others (void)
{
  static const char *const values[] = { "A", "====", "/9j/", "/9j/4AAQ", "iVBORw0KGgo=", "iVBORw0KGgoAAAANSUhEUg==" };
  g_autoptr (GBytes) bomb = way_test_draw_huge_png (60000, 60000);
  g_autoptr (GBytes) large = way_test_draw_huge_png (2048, 2048);
  g_autofree char *bomb_value = g_base64_encode (g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));
  g_autofree char *large_value = g_base64_encode (g_bytes_get_data (large, NULL), g_bytes_get_size (large));
  g_autoptr (GBytes) whole = way_test_draw_png (400, 300, FALSE);
  g_autofree char *cut_value = g_base64_encode (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole) * 3 / 4);
  guint            i;
  int              width, height;

  for (i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_false (way_picture_read_size (values[i], &width, &height));
      g_assert_null (way_picture_new_for_value (values[i]));
    }
  g_assert_false (way_picture_read_size (bomb_value, &width, &height));
  g_assert_null (way_picture_new_for_value (bomb_value));
  assert_size (large_value, 2048, 2048);
  g_assert_null (way_picture_new_for_value (large_value));
  /* What is not there is not guessed. */
  g_assert_null (way_picture_new_for_value (cut_value));
}

static void
test_on_the_card (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (100);
  g_autoptr (GBytes) bytes = way_test_draw_png (1600, 1000, FALSE);
  g_autofree char *value = import (bytes);
  WayItem         *card = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) command = way_command_new_set (card, "picture", value, NULL);
  g_autoptr (WayCommand) words = way_command_new_set (card, "picture-text", "The first screen", NULL);
  g_autofree char *none = way_card_face_dup_picture_text (card);
  g_autofree char *some = NULL;
  g_autofree char *said = NULL;
  WayCardFace      before, after, again;

  way_card_face_measure (&before, texts, map, card, 0, 0, 180);
  g_assert_true (way_history_perform (history, command, NULL));
  way_card_face_measure (&after, texts, map, card, 0, 0, 180);
  g_assert_cmpfloat (after.picture_width, ==, 180 - 2 * WAY_CARD_PAD_X);
  g_assert_cmpfloat (after.picture_height, ==, 100);
  g_assert_cmpfloat (after.height, ==, before.height + 6 + 100);
  some = way_card_face_dup_picture_text (card);
  g_assert_true (way_history_perform (history, words, NULL));
  said = way_card_face_dup_picture_text (card);
  g_assert_null (none);
  g_assert_cmpstr (some, ==, "with a picture");
  g_assert_cmpstr (said, ==, "picture: The first screen");

  way_history_undo (history);
  way_history_undo (history);
  way_card_face_measure (&again, texts, map, card, 0, 0, 180);
  g_assert_cmpfloat (again.height, ==, before.height);
}

/* Onto a card, and below it what one card cannot have; as one step. */
static void
test_many (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) bytes = way_test_draw_png (32, 20, FALSE);
  g_autofree char *value = import (bytes);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  WayItem    *card = way_map_get (map, WAY_MAP_CARDS, 0);
  WayItem    *next = way_map_get (map, WAY_MAP_CARDS, 1);
  WayItem    *below;
  WayCardMove to = { card, way_map_find (map, way_item_get (card, "step")), way_map_find (map, way_item_get (card, "lane")), NULL, NULL };
  int         n = way_map_n (map, WAY_MAP_CARDS);
  WayCommand *command;
  guint       i;

  for (i = 0; i < 3; i++)
    g_ptr_array_add (values, value);
  command = way_edits_new_pictures (map, values, &to, "picture", ids, &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, NULL));
  way_command_unref (command);
  g_assert_cmpstr (way_history_get_undo_label (history), ==, "Set 3 Pictures");
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (way_map_n (map, WAY_MAP_CARDS), ==, n + 2);
  g_assert_cmpstr (way_item_get (card, "picture"), ==, value);
  for (i = 1; i < 3; i++)
    {
      below = way_map_get (map, WAY_MAP_CARDS, i);
      g_assert_cmpstr (way_item_get_id (below), ==, g_ptr_array_index (ids, i));
      g_assert_cmpint (way_item_get_kind (below), ==, WAY_KIND_TOUCHPOINT);
      g_assert_cmpstr (way_item_get (below, "step"), ==, way_item_get (card, "step"));
      g_assert_cmpstr (way_item_get (below, "picture"), ==, value);
    }
  g_assert_true (way_map_get (map, WAY_MAP_CARDS, 3) == next);
  way_history_undo (history);
  g_assert_null (way_item_get (card, "picture"));
  g_assert_cmpint (way_map_n (map, WAY_MAP_CARDS), ==, n);

  /* Into a cell, before what stands there. */
  to.card = NULL;
  to.before = card;
  command = way_edits_new_pictures (map, values, &to, "picture", ids, &error);
  g_assert_true (way_history_perform (history, command, NULL));
  way_command_unref (command);
  g_assert_cmpint (way_item_get_index (card), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/card-pictures/scaled-down", test_scaled_down);
  g_test_add_func ("/card-pictures/fit-into-the-field", test_fits_into_the_field);
  g_test_add_func ("/card-pictures/have-room", test_room);
  g_test_add_func ("/card-pictures/keep-transparency", test_keeps_transparency);
  g_test_add_func ("/card-pictures/refused-with-words", test_refused);
  g_test_add_func ("/card-pictures/drawn-in-few-goes", test_goes);
  g_test_add_func ("/card-pictures/only-what-is-shown", test_only_what_is_shown);
  g_test_add_func ("/card-pictures/values-of-others", test_values_of_others);
  g_test_add_func ("/card-pictures/many-at-once", test_many);
  g_test_add_func ("/card-pictures/on-the-card", test_on_the_card);

  return way_test_run ();
}
