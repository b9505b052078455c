/* json.c - JSON for other programs to read */
#include "config.h"

#include "app/cli/json.h"

#include <math.h>

struct _WayJson
{
  GString *text;
  int      depth;
  gboolean is_first; /* of the innermost object or array */
};

/**
 * way_json_new:
 *
 * Returns: (transfer full): an empty text, for one value
 */
WayJson *
way_json_new (void)
{
  WayJson *self = g_new0 (WayJson, 1);

  self->text = g_string_new (NULL);
  self->is_first = TRUE;

  return self;
}

/**
 * way_json_free:
 * @self: (transfer full): a text
 *
 * Frees it.
 */
void
way_json_free (WayJson *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * way_json_get_text:
 * @self: a text
 *
 * Returns: (transfer none): what was written, with a newline at the end
 */
const char *
way_json_get_text (WayJson *self)
{
  g_return_val_if_fail (self->depth == 0, NULL);

  if (self->text->len == 0 || self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');

  return self->text->str;
}

static void
append_line (WayJson *self)
{
  int i;

  g_string_append_c (self->text, '\n');
  for (i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

static void
append_quoted (WayJson    *self,
               const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  const char      *p;

  g_string_append_c (self->text, '"');
  for (p = valid; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (self->text, "\\\"");
        break;
      case '\\':
        g_string_append (self->text, "\\\\");
        break;
      case '\n':
        g_string_append (self->text, "\\n");
        break;
      case '\t':
        g_string_append (self->text, "\\t");
        break;
      default:
        if ((guchar)*p < 0x20 || *p == 0x7f)
          g_string_append_printf (self->text, "\\u%04x", *p);
        else
          g_string_append_c (self->text, *p);
        break;
      }
  g_string_append_c (self->text, '"');
}

static void
begin_value (WayJson    *self,
             const char *name)
{
  if (self->depth > 0)
    {
      if (!self->is_first)
        g_string_append_c (self->text, ',');
      append_line (self);
    }
  self->is_first = FALSE;
  if (name != NULL)
    {
      append_quoted (self, name);
      g_string_append (self->text, ": ");
    }
}

static void
begin (WayJson    *self,
       const char *name,
       char        bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_first = TRUE;
}

static void
end (WayJson *self,
     char     bracket)
{
  self->depth--;
  if (!self->is_first)
    append_line (self);
  g_string_append_c (self->text, bracket);
  self->is_first = FALSE;
}

/**
 * way_json_begin_object:
 * @self: a text
 * @name: (nullable): its name, within an object
 *
 * Begins an object.
 */
void
way_json_begin_object (WayJson    *self,
                       const char *name)
{
  begin (self, name, '{');
}

/**
 * way_json_end_object:
 * @self: a text
 *
 * Ends the innermost object.
 */
void
way_json_end_object (WayJson *self)
{
  end (self, '}');
}

/**
 * way_json_begin_array:
 * @self: a text
 * @name: (nullable): its name, within an object
 *
 * Begins an array.
 */
void
way_json_begin_array (WayJson    *self,
                      const char *name)
{
  begin (self, name, '[');
}

/**
 * way_json_end_array:
 * @self: a text
 *
 * Ends the innermost array.
 */
void
way_json_end_array (WayJson *self)
{
  end (self, ']');
}

/**
 * way_json_add_string:
 * @self: a text
 * @name: (nullable): its name, within an object
 * @value: (nullable): the value; NULL becomes null
 *
 * Adds a value.
 */
void
way_json_add_string (WayJson    *self,
                     const char *name,
                     const char *value)
{
  begin_value (self, name);
  if (value != NULL)
    append_quoted (self, value);
  else
    g_string_append (self->text, "null");
}

/**
 * way_json_add_int:
 * @self: a text
 * @name: (nullable): its name, within an object
 * @value: the value
 *
 * Adds a value.
 */
void
way_json_add_int (WayJson    *self,
                  const char *name,
                  gint64      value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * way_json_add_double:
 * @self: a text
 * @name: (nullable): its name, within an object
 * @value: the value; what JSON has no number for becomes null
 *
 * Adds a value.
 */
void
way_json_add_double (WayJson    *self,
                     const char *name,
                     double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  if (isfinite (value))
    g_string_append (self->text, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
  else
    g_string_append (self->text, "null");
}

/**
 * way_json_add_boolean:
 * @self: a text
 * @name: (nullable): its name, within an object
 * @value: the value
 *
 * Adds a value.
 */
void
way_json_add_boolean (WayJson    *self,
                      const char *name,
                      gboolean    value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * way_json_add_null:
 * @self: a text
 * @name: (nullable): its name, within an object
 *
 * Adds a value that is not there.
 */
void
way_json_add_null (WayJson    *self,
                   const char *name)
{
  way_json_add_string (self, name, NULL);
}
