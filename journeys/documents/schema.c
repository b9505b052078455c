/* schema.c - the format of a map as a grammar, for people and for other programs
 *
 * RELAX NG in its XML syntax, made from the tables of kinds. Waymark itself
 * reads more than the grammar allows and writes only what it allows.
 */
#include "config.h"

#include "journeys/documents/schema.h"

#include "journeys/documents/xml-text.h"
#include "journeys/model/kind.h"

#define RELAX_NG "http://relaxng.org/ns/structure/1.0"
#define DATATYPES "http://www.w3.org/2001/XMLSchema-datatypes"

static const char head[] =
  WAY_XML_DECLARATION
  "<!-- The format of Waymark maps. Made from the declarations of kinds and fields\n"
  "     in journeys/model/kinds; do not edit. -->\n"
  "<grammar xmlns=\"" RELAX_NG "\" ns=\"" WAY_XML_NAMESPACE "\" datatypeLibrary=\"" DATATYPES "\">\n"
  "  <start>\n"
  "    <ref name=\"journey\"/>\n"
  "  </start>\n"
  "\n"
  "  <!-- Other programs may add attributes and elements of their own anywhere. -->\n"
  "  <define name=\"foreign-attributes\">\n"
  "    <zeroOrMore>\n"
  "      <attribute>\n"
  "        <anyName>\n"
  "          <except><nsName ns=\"\"/><nsName/></except>\n"
  "        </anyName>\n"
  "      </attribute>\n"
  "    </zeroOrMore>\n"
  "  </define>\n"
  "  <define name=\"foreign-element\">\n"
  "    <element>\n"
  "      <anyName>\n"
  "        <except><nsName/></except>\n"
  "      </anyName>\n"
  "      <ref name=\"anything\"/>\n"
  "    </element>\n"
  "  </define>\n"
  "  <define name=\"foreign-elements\">\n"
  "    <zeroOrMore><ref name=\"foreign-element\"/></zeroOrMore>\n"
  "  </define>\n"
  "  <define name=\"marked-text\">\n"
  "    <mixed>\n"
  "      <oneOrMore><ref name=\"foreign-element\"/></oneOrMore>\n"
  "    </mixed>\n"
  "  </define>\n"
  "  <define name=\"anything\">\n"
  "    <zeroOrMore>\n"
  "      <attribute><anyName/></attribute>\n"
  "    </zeroOrMore>\n"
  "    <zeroOrMore>\n"
  "      <choice>\n"
  "        <text/>\n"
  "        <element><anyName/><ref name=\"anything\"/></element>\n"
  "      </choice>\n"
  "    </zeroOrMore>\n"
  "  </define>\n"
  "  <define name=\"id\">\n"
  "    <data type=\"token\"><param name=\"pattern\">[A-Za-z0-9._\\-]{1,64}</param></data>\n"
  "  </define>\n";

/* The name of the definition of a kind; elements are not unique. */
static void
append_kind_name (GString *out,
                  WayKind  kind)
{
  const char *element = way_kind_get_info (kind)->element;
  int         number = 1;
  int         i;

  for (i = 0; i < (int)kind; i++)
    if (g_str_equal (way_kind_get_info (i)->element, element))
      number++;
  g_string_append (out, element);
  if (number > 1)
    g_string_append_printf (out, ".%d", number);
}

static void
append_parameter (GString    *out,
                  const char *name,
                  double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_ascii_formatd (text, sizeof text, "%.16g", value);
  g_string_append_printf (out, "<param name=\"%s\">%s</param>", name, text);
}

static void
append_string_type (GString *out,
                    int      longest)
{
  g_string_append_printf (out, "<data type=\"string\"><param name=\"minLength\">1</param><param name=\"maxLength\">%d</param></data>", longest);
}

static void
append_choices (GString        *out,
                const WayField *field)
{
  int i;

  if (field->flags & WAY_FIELD_OPEN)
    {
      append_string_type (out, way_field_get_longest (field));
      return;
    }
  g_string_append (out, "<choice>");
  for (i = 0; field->choices[i].name != NULL; i++)
    {
      g_string_append (out, "<value>");
      way_xml_append_text (out, field->choices[i].name, -1);
      g_string_append (out, "</value>");
    }
  g_string_append (out, "</choice>");
}

static void
append_type (GString        *out,
             const WayField *field)
{
  switch (field->type)
    {
    case WAY_FIELD_CHOICE:
      append_choices (out, field);
      break;
    case WAY_FIELD_SCORE:
    case WAY_FIELD_NUMBER:
      g_string_append_printf (out, "<data type=\"%s\">", field->type == WAY_FIELD_SCORE || field->decimals == 0 ? "integer" : "decimal");
      append_parameter (out, "minInclusive", field->minimum);
      append_parameter (out, "maxInclusive", field->maximum);
      if (field->type == WAY_FIELD_NUMBER && field->decimals > 0)
        append_parameter (out, "fractionDigits", field->decimals);
      g_string_append (out, "</data>");
      break;
    case WAY_FIELD_DATE:
      g_string_append (out, "<data type=\"date\"><param name=\"pattern\">[0-9]{4}-[0-9]{2}-[0-9]{2}</param></data>");
      break;
    case WAY_FIELD_TIME:
      g_string_append (out, "<data type=\"dateTime\"><param name=\"pattern\">.*Z</param></data>");
      break;
    case WAY_FIELD_MONEY:
      g_string_append (out, "<data type=\"string\"><param name=\"pattern\">-?[0-9]+(\\.[0-9]{1,2})?( [A-Z]{3})?</param></data>");
      break;
    case WAY_FIELD_REFERENCE:
      g_string_append (out, "<ref name=\"id\"/>");
      break;
    case WAY_FIELD_REFERENCES:
      g_string_append (out, "<list><oneOrMore><ref name=\"id\"/></oneOrMore></list>");
      break;
    case WAY_FIELD_MARK:
      g_string_append (out, "<value>yes</value>");
      break;
    case WAY_FIELD_PICTURE:
      g_string_append (out, "<data type=\"base64Binary\"/>");
      break;
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_LIST:
    default:
      append_string_type (out, way_field_get_longest (field));
      break;
    }
}

static void
append_attribute (GString        *out,
                  const WayField *field)
{
  const char *wrapper = field->flags & WAY_FIELD_REQUIRED ? NULL : "optional";

  g_string_append (out, wrapper != NULL ? "        <optional>" : "        ");
  g_string_append_printf (out, "<attribute name=\"%s\" ns=\"\">", field->name);
  append_type (out, field);
  g_string_append (out, wrapper != NULL ? "</attribute></optional>\n" : "</attribute>\n");
}

static void
append_field_element (GString        *out,
                      const WayField *field)
{
  gboolean    is_list = field->type == WAY_FIELD_LIST;
  const char *wrapper = is_list ? "zeroOrMore" : "optional";

  g_string_append_printf (out, "      <%s><element name=\"%s\"><ref name=\"foreign-attributes\"/><choice>", wrapper, is_list ? field->entry : field->name);
  append_type (out, field);
  g_string_append_printf (out, "<ref name=\"marked-text\"/></choice></element><ref name=\"foreign-elements\"/></%s>\n", wrapper);
}

static void
append_slot (GString       *out,
             const WaySlot *slot)
{
  int i;

  g_string_append (out, "      ");
  if (slot->element != NULL)
    g_string_append_printf (out, "<optional><element name=\"%s\"><ref name=\"foreign-attributes\"/><ref name=\"foreign-elements\"/>", slot->element);
  g_string_append (out, "<zeroOrMore><choice>");
  for (i = 0; i < WAY_N_KINDS; i++)
    if (slot->kinds & WAY_KIND_MASK (i))
      {
        g_string_append (out, "<ref name=\"");
        append_kind_name (out, i);
        g_string_append (out, "\"/>");
      }
  g_string_append (out, "</choice><ref name=\"foreign-elements\"/></zeroOrMore>");
  if (slot->element != NULL)
    g_string_append (out, "</element><ref name=\"foreign-elements\"/></optional>");
  g_string_append_c (out, '\n');
}

/* libxml2 pursues every optional attribute both ways, and what has n of them takes
 * it 2^n steps. After each part of an interleave it goes on with one way only. For
 * elements an interleave is slow; they have a fixed order. */
static void
append_kind (GString *out,
             WayKind  kind)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  g_string_append_printf (out, "\n  <!-- %s -->\n  <define name=\"", info->label);
  append_kind_name (out, kind);
  g_string_append_printf (out, "\">\n    <element name=\"%s\">\n      <interleave>\n", info->element);
  if (kind == WAY_KIND_MAP)
    g_string_append (out, "        <attribute name=\"version\" ns=\"\"><data type=\"token\"><param name=\"pattern\">1\\.[0-9]+</param></data></attribute>\n");
  g_string_append (out, "        <attribute name=\"id\" ns=\"\"><ref name=\"id\"/></attribute>\n");
  for (i = 0; i < info->n_fields; i++)
    if (way_field_is_attribute (&info->fields[i]))
      append_attribute (out, &info->fields[i]);
  g_string_append (out, "        <ref name=\"foreign-attributes\"/>\n      </interleave>\n      <ref name=\"foreign-elements\"/>\n");
  for (i = 0; i < info->n_fields; i++)
    if (!way_field_is_attribute (&info->fields[i]))
      append_field_element (out, &info->fields[i]);
  for (i = 0; i < info->n_slots; i++)
    append_slot (out, &info->slots[i]);
  g_string_append (out, "    </element>\n  </define>\n");
}

static WayKindSet
collect_kinds (WayKind    kind,
               WayKindSet known)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i, j;

  known |= WAY_KIND_MASK (kind);
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < WAY_N_KINDS; j++)
      if ((info->slots[i].kinds & WAY_KIND_MASK (j)) != 0 && (known & WAY_KIND_MASK (j)) == 0)
        known = collect_kinds (j, known);

  return known;
}

/**
 * way_schema_write:
 *
 * Returns: (transfer full): the grammar of all that can stand in a map
 */
char *
way_schema_write (void)
{
  GString   *out = g_string_new (head);
  WayKindSet kinds = collect_kinds (WAY_KIND_MAP, 0);
  int        i;

  for (i = 0; i < WAY_N_KINDS; i++)
    if (kinds & WAY_KIND_MASK (i))
      append_kind (out, i);
  g_string_append (out, "</grammar>\n");

  return g_string_free (out, FALSE);
}
