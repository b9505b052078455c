/* json.h - JSON for other programs to read
 *
 * Written in order, without a tree in between. Text is UTF-8 whatever the
 * locale.
 */
#pragma once

#include <glib.h>

typedef struct _WayJson WayJson;

WayJson *way_json_new (void);

void way_json_free (WayJson *self);

const char *way_json_get_text (WayJson *self);

void way_json_begin_object (WayJson    *self,
                            const char *name);

void way_json_end_object (WayJson *self);

void way_json_begin_array (WayJson    *self,
                           const char *name);

void way_json_end_array (WayJson *self);

void way_json_add_string (WayJson    *self,
                          const char *name,
                          const char *value);

void way_json_add_int (WayJson    *self,
                       const char *name,
                       gint64      value);

void way_json_add_double (WayJson    *self,
                          const char *name,
                          double      value);

void way_json_add_boolean (WayJson    *self,
                           const char *name,
                           gboolean    value);

void way_json_add_null (WayJson    *self,
                        const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayJson, way_json_free)
