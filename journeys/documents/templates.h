/* templates.h - the maps that a new map can begin with */
#pragma once

#include "journeys/model/map.h"

typedef struct
{
  char *id; /* the name of the file without its ending */
  char *title;
  char *description;
  char *path;
  char *example; /* path of a worked example, or NULL */
} WayTemplate;

GPtrArray *way_templates_list (void);

WayTemplate *way_templates_find (GPtrArray  *templates,
                                 const char *id);

WayMap *way_template_instantiate (const WayTemplate *self,
                                  const char        *title,
                                  GError           **error);

WayMap *way_template_load_example (const WayTemplate *self,
                                   GError           **error);

char *way_documents_dup_data_dir (void);
