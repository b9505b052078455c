/* fragment-content.c - a part of a map on the clipboard */
#include "config.h"

#include "app/fragment-content.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/fragment-xml.h"
#include "journeys/exchange/export-fragment.h"

#define WAY_TYPE_FRAGMENT_CONTENT (way_fragment_content_get_type ())
G_DECLARE_FINAL_TYPE (WayFragmentContentProvider, way_fragment_content, WAY, FRAGMENT_CONTENT, GdkContentProvider)

struct _WayFragmentContentProvider
{
  GdkContentProvider parent_instance;

  WayFragment    *fragment; /* owned */
  WayContentForms forms;
};

G_DEFINE_FINAL_TYPE (WayFragmentContentProvider, way_fragment_content, GDK_TYPE_CONTENT_PROVIDER)

/* What is most of the map comes first: programs take the first that they know. */
static const struct
{
  const char     *type;
  WayContentForms form;
} offered[] = {
  { WAY_FRAGMENT_MEDIA_TYPE, WAY_CONTENT_FRAGMENT },
  { "text/plain;charset=utf-8", WAY_CONTENT_TEXT },
  { "text/plain", WAY_CONTENT_TEXT },
  { "text/tab-separated-values", WAY_CONTENT_TABLE },
  { "image/svg+xml", WAY_CONTENT_PICTURE },
  { "image/png", WAY_CONTENT_PICTURE },
};

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  WayFragmentContentProvider *self = WAY_FRAGMENT_CONTENT (provider);
  GdkContentFormatsBuilder   *builder = gdk_content_formats_builder_new ();
  guint                       i;

  for (i = 0; i < G_N_ELEMENTS (offered); i++)
    if ((self->forms & offered[i].form) != 0)
      gdk_content_formats_builder_add_mime_type (builder, offered[i].type);
  /* A table alone is the text as well: that is where spreadsheets look. */
  if ((self->forms & (WAY_CONTENT_TEXT | WAY_CONTENT_TABLE)) == WAY_CONTENT_TABLE)
    {
      gdk_content_formats_builder_add_mime_type (builder, "text/plain;charset=utf-8");
      gdk_content_formats_builder_add_mime_type (builder, "text/plain");
    }

  return gdk_content_formats_builder_free_to_formats (builder);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make (WayFragmentContentProvider *self,
      const char                 *type,
      GError                    **error)
{
  if (strcmp (type, WAY_FRAGMENT_MEDIA_TYPE) == 0)
    return way_fragment_to_xml (self->fragment);
  if (g_str_has_prefix (type, "text/plain") && (self->forms & WAY_CONTENT_TEXT) != 0)
    return take_text (way_fragment_to_text (self->fragment));
  if (g_str_has_prefix (type, "text/"))
    return take_text (way_fragment_to_table (self->fragment));

  return way_fragment_to_picture (self->fragment, strcmp (type, "image/png") == 0 ? "png" : "svg", error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_mime_type_async (GdkContentProvider *provider,
                       const char         *type,
                       GOutputStream      *stream,
                       int                 priority,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, data);
  GError     *error = NULL;
  GBytes     *bytes;
  const void *start;
  gsize       size;

  g_task_set_source_tag (task, write_mime_type_async);
  g_task_set_priority (task, priority);
  bytes = make (WAY_FRAGMENT_CONTENT (provider), type, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, bytes, (GDestroyNotify)g_bytes_unref);
  start = g_bytes_get_data (bytes, &size);
  g_output_stream_write_all_async (stream, start, size, priority, cancellable, written_cb, g_steal_pointer (&task));
}

static gboolean
write_mime_type_finish (GdkContentProvider *provider,
                        GAsyncResult       *result,
                        GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
way_fragment_content_finalize (GObject *object)
{
  WayFragmentContentProvider *self = WAY_FRAGMENT_CONTENT (object);

  g_clear_pointer (&self->fragment, way_fragment_unref);

  G_OBJECT_CLASS (way_fragment_content_parent_class)->finalize (object);
}

static void
way_fragment_content_class_init (WayFragmentContentProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_fragment_content_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_mime_type_async;
  provider_class->write_mime_type_finish = write_mime_type_finish;
}

static void
way_fragment_content_init (WayFragmentContentProvider *self)
{
}

/**
 * way_fragment_content_new:
 * @fragment: a part of a map
 * @forms: what of it is offered
 *
 * Returns: (transfer full): what a clipboard takes
 */
GdkContentProvider *
way_fragment_content_new (WayFragment    *fragment,
                          WayContentForms forms)
{
  WayFragmentContentProvider *self = g_object_new (WAY_TYPE_FRAGMENT_CONTENT, NULL);

  self->fragment = way_fragment_ref (fragment);
  self->forms = forms;

  return GDK_CONTENT_PROVIDER (self);
}
