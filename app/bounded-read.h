/* bounded-read.h - all that a stream has, up to a limit */
#pragma once

#include <gio/gio.h>

void way_bounded_read_async (GInputStream       *stream,
                             gsize               most,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            data);

GBytes *way_bounded_read_finish (GInputStream *stream,
                                 GAsyncResult *result,
                                 GError      **error);
