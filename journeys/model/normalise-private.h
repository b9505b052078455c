/* normalise-private.h - what the parts of normalise share */
#pragma once

#include "journeys/model/field.h"

gboolean way_field_refuse (const WayField *field,
                           GError        **error,
                           const char     *text);

gboolean way_field_normalise_number (const WayField *field,
                                     const char     *text,
                                     gboolean        typed,
                                     char          **value,
                                     GError        **error);

gboolean way_field_normalise_money (const WayField *field,
                                    const char     *text,
                                    gboolean        typed,
                                    char          **value,
                                    GError        **error);
