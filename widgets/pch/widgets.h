/* widgets.h - read once for all files that show something
 *
 * Most of the time of a build went into reading these.
 */
#include <adwaita.h>
