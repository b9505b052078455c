/* journeys.h - read once for all files of the core; most of the time of a build went into reading these */
#include <gio/gio.h>
