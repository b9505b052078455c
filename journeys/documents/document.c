/* document.c - one open map and the file it lives in */
#include "config.h"

#include "journeys/documents/document-private.h"

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FILE,
  PROP_STATE,
  PROP_MODIFIED,
  PROP_DISK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define STATES                                                     \
  G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_NOT_SAVED, "not-saved"),       \
    G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_SAVING, "saving"),           \
    G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_SAVED, "saved"),             \
    G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_OVERWRITTEN, "overwritten"), \
    G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_GONE, "gone")

G_DEFINE_ENUM_TYPE (WayDocumentState, way_document_state, STATES)

G_DEFINE_FINAL_TYPE (WayDocument, way_document, G_TYPE_OBJECT)

static void
way_document_dispose (GObject *object)
{
  WayDocument *self = WAY_DOCUMENT (object);

  g_clear_signal_handler (&self->changed_handler, self->map);
  g_clear_signal_handler (&self->history_handler, self->history);
  g_clear_object (&self->history);
  g_clear_object (&self->map);
  g_clear_object (&self->file);
  g_clear_object (&self->origin);

  G_OBJECT_CLASS (way_document_parent_class)->dispose (object);
}

static void
way_document_finalize (GObject *object)
{
  WayDocument *self = WAY_DOCUMENT (object);

  way_file_identity_clear (&self->identity);
  g_free (self->unkept);
  g_ptr_array_unref (self->notices);
  g_queue_free_full (self->waiting, g_object_unref);

  G_OBJECT_CLASS (way_document_parent_class)->finalize (object);
}

static void
way_document_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  WayDocument *self = WAY_DOCUMENT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, way_document_get_title (self));
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_STATE:
      g_value_set_enum (value, way_document_get_state (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, way_document_is_modified (self));
      break;
    case PROP_DISK:
      g_value_set_enum (value, self->disk);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
way_document_class_init (WayDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_document_dispose;
  object_class->finalize = way_document_finalize;
  object_class->get_property = way_document_get_property;

  /**
   * WayDocument:title:
   *
   * What the map is called, or the file when the map has no title.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:file:
   *
   * Where the map is kept; NULL before it was saved for the first time.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:state:
   *
   * Whether the file on the disk is the map.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, WAY_TYPE_DOCUMENT_STATE,
                                              WAY_DOCUMENT_NOT_SAVED,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:modified:
   *
   * Whether something would be lost if the map were closed now.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:disk:
   *
   * What is in the file now, which a [class@FileWatch] looks at.
   */
  properties[PROP_DISK] = g_param_spec_enum ("disk", NULL, NULL, WAY_TYPE_DISK, WAY_DISK_KNOWN,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
way_document_init (WayDocument *self)
{
  self->notices = g_ptr_array_new ();
  self->waiting = g_queue_new ();
}

/* Called when the state may have changed, also with every key that is typed. */
void
way_document_notify_state (WayDocument *self)
{
  WayDocumentState state = way_document_get_state (self);
  gboolean         modified = way_document_is_modified (self);

  if (state != self->told_state)
    {
      self->told_state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (modified != self->told_modified)
    {
      self->told_modified = modified;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
    }
}

static void
on_map_changed (WayMap      *map,
                WayChange   *change,
                WayDocument *self)
{
  if (change->type == WAY_CHANGE_SET &&
      change->item == way_map_get_root (map) &&
      (way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* The file is another one now. */
void
way_document_take_file (WayDocument *self,
                        GFile       *file)
{
  g_set_object (&self->file, file);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

static WayDocument *
document_new (WayMap *map)
{
  WayDocument *self = g_object_new (WAY_TYPE_DOCUMENT, NULL);

  self->map = g_object_ref (map);
  self->history = way_history_new (map);
  self->saved_serial = way_history_get_serial (self->history);
  self->changed_handler = g_signal_connect (map, "changed", G_CALLBACK (on_map_changed), self);
  self->history_handler = g_signal_connect_swapped (self->history, "changed",
                                                    G_CALLBACK (way_document_notify_state), self);

  return self;
}

/**
 * way_document_new:
 * @map: (transfer none): a map that no file has yet
 *
 * Returns: (transfer full): a document without a file
 */
WayDocument *
way_document_new (WayMap *map)
{
  g_return_val_if_fail (WAY_IS_MAP (map), NULL);

  return document_new (map);
}

/**
 * way_document_new_to_look_at:
 * @map: (transfer none): a map as it was once
 *
 * Returns: (transfer full): a document without a file that cannot be changed
 */
WayDocument *
way_document_new_to_look_at (WayMap *map)
{
  WayDocument *self = way_document_new (map);

  self->read_only = TRUE;

  return self;
}

/* A document as it was before what is to be done again: the map of a file that is as it was then, or one
 * that no file has. */
WayDocument *
way_document_new_recovered (WayMap                *map,
                            GFile                 *file,
                            const WayFileIdentity *identity,
                            gboolean               is_saved)
{
  WayDocument *self = document_new (map);

  g_set_object (&self->file, file);
  if (file != NULL)
    way_file_identity_copy (&self->identity, identity);
  if (!is_saved)
    self->saved_serial = WAY_NO_SERIAL;

  return self;
}

static gboolean
was_repaired (GPtrArray *notices)
{
  guint i;

  for (i = 0; i < notices->len; i++)
    if (((WayNotice *)g_ptr_array_index (notices, i))->repaired)
      return TRUE;

  return FALSE;
}

/* Maps are files of this computer; others have no path. */
char *
way_document_dup_path (GFile   *file,
                       GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *address = g_file_get_uri (file);

      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                   _ ("%s: Maps can only be kept in folders of this computer. Copy the file there."), address);
    }

  return path;
}

/**
 * way_document_open:
 * @file: a file
 * @error: where to put why it cannot be opened
 *
 * Opens a map. What was repaired in it counts as a change that is not saved.
 *
 * Returns: (transfer full) (nullable): the document
 */
WayDocument *
way_document_open (GFile   *file,
                   GError **error)
{
  g_autofree char *path = way_document_dup_path (file, error);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  WayFileIdentity identity = { 0 };
  WayDocument    *self;
  gboolean        read_only;

  if (path == NULL)
    return NULL;
  bytes = way_file_read (path, &identity, error);
  if (bytes == NULL)
    return NULL;
  name = g_filename_display_name (path);
  map = way_reader_read (bytes, name, &notices, &read_only, error);
  if (map == NULL)
    {
      way_file_identity_clear (&identity);
      return NULL;
    }

  self = document_new (map);
  self->file = g_object_ref (file);
  self->identity = identity;
  self->read_only = read_only;
  g_ptr_array_unref (self->notices);
  self->notices = g_steal_pointer (&notices);
  if (was_repaired (self->notices) && !read_only)
    self->saved_serial = WAY_NO_SERIAL;
  way_document_notify_state (self);

  return self;
}

/**
 * way_document_get_map:
 * @self: a document
 *
 * Returns: (transfer none): its map
 */
WayMap *
way_document_get_map (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->map;
}

/**
 * way_document_get_history:
 * @self: a document
 *
 * Returns: (transfer none): what changes the map
 */
WayHistory *
way_document_get_history (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->history;
}

/**
 * way_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): its file; NULL before it was saved for the first time
 */
GFile *
way_document_get_file (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * way_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): the title of the map; "" when it has none
 */
const char *
way_document_get_title (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return way_item_get_name (way_map_get_root (self->map));
}

/**
 * way_document_get_state:
 * @self: a document
 *
 * Returns: whether the file on the disk is the map
 */
WayDocumentState
way_document_get_state (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), WAY_DOCUMENT_NOT_SAVED);

  if (self->saving)
    return WAY_DOCUMENT_SAVING;
  if (self->disk == WAY_DISK_GONE)
    return WAY_DOCUMENT_GONE;
  if (self->file == NULL || way_document_is_modified (self))
    return WAY_DOCUMENT_NOT_SAVED;

  return self->disk == WAY_DISK_OTHER ? WAY_DOCUMENT_OVERWRITTEN : WAY_DOCUMENT_SAVED;
}

/**
 * way_document_is_modified:
 * @self: a document
 *
 * Returns: whether something would be lost if the map were closed now
 */
gboolean
way_document_is_modified (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  return self->disk == WAY_DISK_GONE || self->saved_serial != way_history_get_serial (self->history);
}

/**
 * way_document_is_read_only:
 * @self: a document
 *
 * Returns: whether the map must not be changed, because a newer program made it or because it is only looked at
 */
gboolean
way_document_is_read_only (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

/**
 * way_document_get_notices:
 * @self: a document
 *
 * Returns: (transfer none) (element-type WayNotice): what was odd about the file when it was opened
 */
GPtrArray *
way_document_get_notices (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->notices;
}

/**
 * way_document_duplicate:
 * @self: a document
 *
 * Returns: (transfer full): a document without a file, whose map is a copy
 *   with an identity of its own that knows what it was derived from
 */
WayDocument *
way_document_duplicate (WayDocument *self)
{
  g_autoptr (WayItem) root = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  WayDocument     *copy;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  root = way_item_copy (way_map_get_root (self->map));
  way_item_set_id (root, uuid);
  way_item_put (root, way_kind_find_field (WAY_KIND_MAP, "derived-from"), way_map_get_uuid (self->map));
  map = way_map_new_for_root (root);
  copy = document_new (map);
  copy->saved_serial = WAY_NO_SERIAL;
  way_document_notify_state (copy);

  return copy;
}
