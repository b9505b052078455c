#!/bin/sh
# Who may include whom. The arrows:
#
#   app ► widgets ► journeys
#   inside journeys:  model ◄ commands ◄ documents ► storage ◄ records
#                     model ◄ layout ◄ drawing ◄ exchange
#                     commands, layout ◄ capture
#                     model ◄ records, which reads documents for the library
#                     model, commands, layout ◄ workshop
#                     model ◄ review, which documents, layout, drawing and exchange may ask
#                     records ◄ insight, which exchange may ask
#   inside widgets:   canvas, inspector, lists, dialogs, … ► shared
#                     records ► inspector, for the rows of fields
. "$(dirname -- "$0")/lib.sh"

tracked '*.c' '*.h' |
  grep -E '^(journeys|widgets|app)/' |
  xargs -r grep -HnE '^[[:space:]]*#[[:space:]]*include' |
  awk '
    BEGIN {
      # What a folder of the core may include besides itself.
      may["model"] = ""
      may["commands"] = "model"
      may["capture"] = "model commands layout"
      may["storage"] = ""
      may["documents"] = "model commands storage review"
      may["records"] = "model commands storage documents review"
      may["layout"] = "model review"
      may["drawing"] = "model layout review"
      may["exchange"] = "model layout drawing storage documents records review insight"
      may["insight"] = "model storage documents records review"
      may["review"] = "model commands"
      may["workshop"] = "model commands layout"
    }

    function complain(why) {
      print file ":" line ": " included ": " why
    }

    function is_in(word, words,    list, n, i) {
      n = split (words, list, " ")
      for (i = 1; i <= n; i++)
        if (list[i] == word)
          return 1
      return 0
    }

    {
      split ($0, part, ":")
      file = part[1]
      line = part[2]
      if (!match ($0, /["<][^">]+[">]/))
        next
      quote = substr ($0, RSTART, 1)
      included = substr ($0, RSTART + 1, RLENGTH - 2)

      n = split (file, from, "/")
      layer = from[1]
      folder = n > 2 ? from[2] : ""
      m = split (included, to, "/")
      to_layer = to[1]
      to_folder = m > 2 ? to[2] : ""

      toolkit = included ~ /^(gtk|gdk|gsk|adwaita|libadwaita)/ && included !~ /^gdk-pixbuf/ && quote == "<"
      command_line = layer == "app" && folder == "cli"

      if (quote == "\"" && included != "config.h" && included !~ /^(journeys|widgets|app)\// && included !~ /-resources?\.h$/)
        complain ("include from the root of the tree, or <…> for a library")

      if (layer == "journeys" || command_line)
        {
          if (toolkit)
            complain ("nothing here may know a toolkit")
          if (to_layer == "widgets" || (to_layer == "app" && !command_line))
            complain ("the core knows no " to_layer)
        }
      if (layer == "widgets" && to_layer == "app")
        complain ("widgets do not know the application")
      if (layer == "widgets" && included ~ /^(sqlite3|libxml)/)
        complain ("widgets run no SQL and read no XML")
      if (layer == "app" && included ~ /^(sqlite3|libxml)/)
        complain ("SQL belongs to records/, XML to documents/")
      if (command_line && to_layer == "app" && to_folder != "cli")
        complain ("waymark-cli has no window")

      if (layer == "journeys" && to_layer == "journeys" && folder != to_folder)
        {
          if (!(folder in may))
            complain ("an unknown folder: say in check-layers.sh what it may include")
          else if (!is_in(to_folder, may[folder]))
            complain (folder "/ may not include " to_folder "/")
        }
      if (layer == "journeys" && included ~ /^sqlite3/ && folder != "storage" && folder != "records" && folder != "documents")
        complain ("only storage/, records/ and documents/ see SQL")
      if (layer == "journeys" && included ~ /^libxml/ && folder != "documents")
        complain ("only documents/ sees XML")

      if (layer == "widgets" && to_layer == "widgets" && folder != to_folder && to_folder != "shared" &&
          !(folder == "records" && to_folder == "inspector"))
        complain (folder "/ may include shared/ and itself")

      if (included == "journeys/model/map-private.h" &&
          !(layer == "journeys" && (folder == "model" || folder == "commands" || folder == "documents")))
        complain ("only commands change a map")
      else if (included ~ /-private\.h$/ && included != "journeys/model/map-private.h" &&
               to_layer != layer)
        complain ("private to its layer")
    }' | complain

# Records tell of changes in whichever thread made them; a widget may be on its way out by then.
tracked '*.c' |
  grep -E '^(widgets|app)/' | grep -vE '^app/cli/|/records-watch\.c$' |
  xargs -r grep -HnE 'signal_[a-z_]+ \(.*records\b.*, "changed"' |
  sed -E 's/^([^:]+:[0-9]+):.*/\1: changes of records are heard of through WayRecordsWatch, in the main thread/' | complain

finish
