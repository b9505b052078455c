/* command-xml.h - commands as text, for logs and for other programs */
#pragma once

#include "journeys/commands/command.h"

char *way_command_to_xml (WayCommand *command);

WayCommand *way_command_from_xml (const char *text,
                                  gssize      length,
                                  GError    **error);
