/* records-fields.c - waymark-cli records fields: what can be said of a record */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/record-values.h"

/* The words of the command line for the types, in the order of WayFieldType. */
static const char *const type_names[] = {
  [WAY_FIELD_TEXT] = "text",
  [WAY_FIELD_PARAGRAPH] = "paragraph",
  [WAY_FIELD_CHOICE] = "choice",
  [WAY_FIELD_SCORE] = "score",
  [WAY_FIELD_NUMBER] = "number",
  [WAY_FIELD_DATE] = "date",
  [WAY_FIELD_TIME] = "time",
  [WAY_FIELD_MONEY] = "money",
  [WAY_FIELD_REFERENCE] = "reference",
  [WAY_FIELD_REFERENCES] = "references",
  [WAY_FIELD_LIST] = "list",
  [WAY_FIELD_MARK] = "mark",
  [WAY_FIELD_PICTURE] = "picture",
};

static gboolean
has_range (const WayField *field)
{
  return (field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_NUMBER) && field->maximum > field->minimum;
}

/* "strategic, lite, programmatic", "0 to 100", "2026-11-24". */
static char *
dup_values (const WayField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  if (field->choices != NULL)
    {
      for (i = 0; field->choices[i].name != NULL; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", field->choices[i].name);
      if (field->flags & WAY_FIELD_OPEN)
        g_string_append_printf (text, ", %s", _ ("or another word"));
    }
  else if (field->type == WAY_FIELD_SCORE)
    /* TRANSLATORS: a scale, for example 1 to 5 */
    g_string_append_printf (text, _ ("%g to %g"), field->minimum, field->maximum);
  else if (field->type == WAY_FIELD_DATE)
    g_string_append (text, "2026-11-24");
  else if (field->type == WAY_FIELD_MONEY)
    g_string_append (text, "1200000 EUR");
  else if (field->type == WAY_FIELD_MARK)
    g_string_append (text, "yes");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_json (WayJson        *json,
             const WayField *field)
{
  int i;

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "name", field->name);
  way_json_add_string (json, "label", _ (field->label));
  way_json_add_string (json, "type", type_names[field->type]);
  if (has_range (field))
    {
      way_json_add_double (json, "minimum", field->minimum);
      way_json_add_double (json, "maximum", field->maximum);
    }
  if (field->choices != NULL)
    {
      way_json_begin_array (json, "choices");
      for (i = 0; field->choices[i].name != NULL; i++)
        way_json_add_string (json, NULL, field->choices[i].name);
      way_json_end_array (json);
    }
  way_json_end_object (json);
}

/* Whether records have parts of a kind, such as the scores of a job. */
static gboolean
is_part (const WayKindInfo *info,
         WayKind            kind)
{
  int i;

  for (i = 0; i < info->n_slots; i++)
    if (info->slots[i].kinds & WAY_KIND_MASK (kind))
      return TRUE;

  return FALSE;
}

/* A value that a field can have; NULL: for an example it is left out. */
static const char *
get_example (const WayField *field)
{
  switch (field->type)
    {
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      return field->maximum > 10 ? "35" : "7";
    case WAY_FIELD_CHOICE:
      return field->choices[0].name;
    case WAY_FIELD_DATE:
      return "2026-11-24";
    case WAY_FIELD_REFERENCE:
      return "NAME";
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
      return "…";
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    case WAY_FIELD_REFERENCES:
    case WAY_FIELD_LIST:
    case WAY_FIELD_MARK:
    case WAY_FIELD_PICTURE:
    default:
      return NULL;
    }
}

/* "score=importance:7,satisfaction:7,date:2026-11-24", as it is given to add and update. */
static char *
dup_part_example (const WayKindInfo *part)
{
  g_autoptr (GString) text = g_string_new (part->element);
  char separator = '=';
  int  i;

  for (i = 0; i < part->n_fields; i++)
    {
      const char *example = get_example (&part->fields[i]);

      if (example == NULL)
        continue;
      g_string_append_printf (text, "%c%s:%s", separator, part->fields[i].name, example);
      separator = ',';
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_part_json (WayJson           *json,
                  const WayKindInfo *part)
{
  g_autofree char *example = dup_part_example (part);
  int              i;

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "name", part->element);
  way_json_add_string (json, "label", _ (part->label));
  way_json_add_string (json, "type", "part");
  way_json_add_string (json, "example", example);
  way_json_begin_array (json, "fields");
  for (i = 0; i < part->n_fields; i++)
    append_json (json, &part->fields[i]);
  way_json_end_array (json);
  way_json_end_object (json);
}

static void
append_field (GString        *text,
              const WayField *field,
              const char     *indent)
{
  g_autofree char *values = dup_values (field);

  g_string_append_printf (text, "%s%-*s %-11s %s%s%s\n", indent, 22 - (int)strlen (indent), field->name, type_names[field->type], _ (field->label),
                          *values != '\0' ? ": " : "", values);
}

/* A part, how it is written, and its fields. */
static void
append_part (GString           *text,
             const WayKindInfo *part)
{
  g_autofree char *example = dup_part_example (part);
  int              i;

  g_string_append_printf (text, "%-22s %-11s %s: %s\n", part->element, "part", _ (part->label), example);
  for (i = 0; i < part->n_fields; i++)
    append_field (text, &part->fields[i], "  ");
}

static WayCliStatus
print_json (const WayKindInfo *info)
{
  g_autoptr (WayJson) json = way_json_new ();
  WayKind kind;
  int     i;

  way_json_begin_array (json, NULL);
  for (i = 0; i < info->n_fields; i++)
    append_json (json, &info->fields[i]);
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (is_part (info, kind))
      append_part_json (json, way_kind_get_info (kind));
  way_json_end_array (json);

  return way_cli_print_json (json);
}

static WayCliStatus
run_fields (WayCli *cli,
            int     argc,
            char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GString) text = g_string_new (NULL);
  const WayKindInfo *info;
  WayCliStatus       status;
  WayKind            kind, part;
  int                i;

  if (!way_cli_parse (&way_cli_records_fields, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_fields, argc, argv, &kind, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_records_fields, "%s", _ ("One kind of record is needed, and nothing else."));
  info = way_kind_get_info (kind);
  if (as_json)
    return print_json (info);

  for (i = 0; i < info->n_fields; i++)
    append_field (text, &info->fields[i], "");
  for (part = 0; part < WAY_N_KINDS; part++)
    if (is_part (info, part))
      append_part (text, way_kind_get_info (part));
  way_cli_print (text->str);

  return WAY_CLI_DONE;
}

const WayCliCommand way_cli_records_fields = {
  "records fields", "[--json] KIND", N_ ("List the fields that a record can have"),
  N_ ("These are the names for FIELD=VALUE and, but for parts, for the columns of an import. A part is given as "
      "NAME=FIELD:VALUE,FIELD:VALUE…, as often as there are such parts; the line of each shows one, and its fields follow."),
  run_fields
};
