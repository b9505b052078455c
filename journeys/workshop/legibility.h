/* legibility.h - how large text must be to be read from the back of the room */
#pragma once

typedef struct
{
  double distance; /* metres from the picture to the last row */
  double height;   /* of the picture, metres */
  double pixels;   /* and in pixels */
} WayRoom;

double way_legibility_get_size (const WayRoom *room);

double way_legibility_get_zoom (const WayRoom *room);

double way_legibility_get_distance (const WayRoom *room,
                                    double         zoom);

char *way_legibility_dup_rule (const WayRoom *room);
